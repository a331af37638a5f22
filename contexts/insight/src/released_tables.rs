//! Released figures as tables: a theme, a municipality with its wijken, period by period. For the network and for everybody.

use crate::map::{Wijk, map};
use crate::released::{Figure, Released};
use crate::series::counts_for;
use jiff::civil::Date;
use kernel::{Lang, calendar};
use maud::{Markup, html};
use network::theme::Theme;
use web::components::{Bar, bars, empty, section, table};
use web::{Choice, Form, Posted, Problems, View, t};

/// Municipalities on one page; more are chosen by name.
const MOST: usize = 12;

/// What a reader asked to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The main theme or a sub-theme.
    pub theme: Option<String>,
    /// The municipality.
    pub municipality: Option<String>,
}

impl Asked {
    /// Reads it from the address; a theme or municipality that isn't there finds nothing.
    pub fn parse(typed: &Posted) -> Self {
        let asked = |field: &str| Some(typed.text(field).to_owned()).filter(|text| !text.is_empty());
        Self { theme: asked("thema"), municipality: asked("gemeente") }
    }

    /// The address of a file of the same.
    pub fn file(&self, path: &str) -> String {
        let field = |name: &str, value: &Option<String>| value.as_ref().map(|code| format!("{name}={code}"));
        let fields: Vec<String> = [field("thema", &self.theme), field("gemeente", &self.municipality)]
            .into_iter()
            .flatten()
            .collect();
        if fields.is_empty() { path.to_owned() } else { format!("{path}?{}", fields.join("&")) }
    }

    /// Whether what is told of a theme was asked for: all of it, of that theme or of what lies within it.
    pub fn is_theme(&self, theme: &str) -> bool {
        self.theme.as_ref().is_none_or(|asked| counts_for(theme, asked))
    }

    /// Whether what is told of a municipality was asked for.
    pub fn is_in(&self, municipality: Option<&str>) -> bool {
        self.municipality.as_deref().is_none_or(|asked| municipality == Some(asked))
    }

    /// The address of Trendbeeld with another theme and the rest as it was asked.
    pub fn with_theme(&self, theme: &str) -> String {
        let municipality = self.municipality.as_ref().map(|code| format!("&gemeente={code}"));
        format!("/trendbeeld?thema={theme}{}", municipality.unwrap_or_default())
    }
}

/// The form by which one chooses; `action` is the page.
pub fn narrowing(view: &View, action: &str, (typed, released): (&Posted, &Released)) -> Markup {
    let no_problems = Problems::none();
    let form = Form::new(view, typed, &no_problems).called("kies");
    let themes = themes(view, released);
    let municipalities: Vec<Choice> =
        released.places.municipalities.iter().map(|one| Choice::new(&one.code, &one.name)).collect();
    let fields = html! {
        (form.choice("thema", "trend-theme", &themes))
        @if municipalities.len() > 1 { (form.choice("gemeente", "trend-municipality", &municipalities)) }
    };
    form.asking(action, "trend-choose", &fields)
}

/// The main themes, each with its sub-themes under it.
fn themes(view: &View, released: &Released) -> Vec<Choice> {
    let mut sorted: Vec<&Theme> = released.themes.iter().collect();
    sorted.sort_by_key(|theme| theme.code.as_str());
    let choice = |theme: &Theme| {
        let under = if theme.parent.is_some() { "– " } else { "" };
        Choice::new(&theme.code, format!("{under}{}", theme.name(view.lang)))
    };
    sorted.into_iter().map(choice).collect()
}

/// The theme that is shown: the one asked for, else the first of which something is shown.
pub fn theme_shown(released: &Released, asked: &Asked) -> Option<String> {
    let first =
        || released.figures.iter().find(|figure| figure.persons.is_some()).map(|figure| figure.theme.clone());
    asked.theme.clone().or_else(first)
}

/// The municipalities of which a table is shown, by code: the one asked for, or those of which something is shown.
fn municipalities<'a>(released: &'a Released, asked: &Asked) -> Vec<&'a str> {
    let theme = theme_shown(released, asked);
    let mut found: Vec<&str> = released
        .figures
        .iter()
        .filter(|figure| Some(&figure.theme) == theme.as_ref() && figure.place == figure.municipality)
        .filter(|figure| match &asked.municipality {
            Some(code) => *code == figure.municipality,
            None => figure.persons.is_some(),
        })
        .map(|figure| figure.municipality.as_str())
        .collect();
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}

/// The municipality that is shown first, which has a map.
pub fn first_shown(released: &Released, asked: &Asked) -> Option<String> {
    municipalities(released, asked).first().map(|code| (*code).to_owned())
}

/// The tables of the theme that is shown.
pub fn tables(view: &View, released: &Released, asked: &Asked) -> Markup {
    let theme = theme_shown(released, asked).unwrap_or_default();
    let of_theme: Vec<&Figure> = released.figures.iter().filter(|figure| figure.theme == theme).collect();
    let municipalities = municipalities(released, asked);
    html! {
        @if municipalities.is_empty() {
            (empty(&t!(view, "released-none"), &html! { (t!(view, "released-none-why")) }))
        } @else {
            p { (t!(view, "released-what")) " " (t!(view, "released-what-hidden", hidden = released.hidden(view, &theme))) }
            @for code in municipalities { (municipality(view, released, (&theme, code), &of_theme)) }
        }
    }
}

fn municipality(
    view: &View,
    released: &Released,
    (theme, code): (&str, &str),
    figures: &[&Figure],
) -> Markup {
    let periods: Vec<(Date, Date)> =
        released.releases.iter().rev().map(|release| (release.first, release.last)).collect();
    let name = released.place_name(view, code);
    let heading = t!(view, "released-heading", theme = released.theme_name(view, theme), place = &name);
    let mut places: Vec<&str> = Vec::new();
    for figure in figures.iter().filter(|figure| figure.municipality == code) {
        if !places.contains(&figure.place.as_str()) {
            places.push(&figure.place);
        }
    }
    let count = |place: &str, first: Date| {
        let figure = figures.iter().find(|figure| figure.place == place && figure.first == first);
        figure.and_then(|figure| figure.persons)
    };
    let hidden = released.hidden(view, theme);
    let mut columns = vec![t!(view, "released-column-place")];
    columns.extend(periods.iter().rev().map(|(first, last)| days(view, *first, *last)));
    let row = |place: &&str| {
        let mut cells = vec![html! { (released.place_name(view, place)) }];
        cells.extend(periods.iter().rev().map(|(first, _)| shown(&hidden, count(place, *first))));
        cells
    };
    let rows: Vec<Vec<Markup>> = places.iter().map(row).collect();
    let bar = |(first, last): &(Date, Date)| {
        let persons = count(code, *first);
        Bar {
            label: period(view, *first, *last),
            height: persons.and_then(|persons| u16::try_from(persons).ok()),
            said: persons.map_or_else(|| hidden.clone(), |persons| persons.to_string()),
        }
    };
    let drawn: Vec<Bar> = periods.iter().map(bar).collect();
    section(
        &format!("gemeente-{code}"),
        &heading,
        &html! {
            (wijken_on_map(view, released, (theme, code, &name), figures))
        (bars(&t!(view, "released-chart", place = &name), &drawn))
            (table(&t!(view, "released-caption", place = name), &columns, &rows))
        },
    )
}

/// The wijken of the newest period on a map, where their boundaries are known.
fn wijken_on_map(
    view: &View,
    released: &Released,
    (theme, code, name): (&str, &str, &str),
    figures: &[&Figure],
) -> Markup {
    let (Some(municipality), Some(newest)) = (released.places.municipality(code), released.releases.first())
    else {
        return html! {};
    };
    if !municipality.wijken.iter().any(|(wijk, _)| released.outlines.contains_key(wijk)) {
        return html! {};
    }
    let hidden = released.hidden(view, theme);
    let fewest = released.fewest_shown(theme);
    let wijk = |(code, name): &(String, String)| {
        let figure = figures.iter().find(|figure| figure.place == *code && figure.first == newest.first);
        let persons = figure.and_then(|figure| figure.persons);
        Wijk {
            code: code.clone(),
            name: name.clone(),
            says: persons.map_or_else(|| hidden.clone(), |persons| persons.to_string()),
            short: persons.map_or_else(|| format!("< {fewest}"), |persons| persons.to_string()),
            figure: persons,
        }
    };
    let wijken: Vec<Wijk> = municipality.wijken.iter().map(wijk).collect();
    let shows = t!(view, "released-map", place = name, period = period(view, newest.first, newest.last));
    html! {
        p { (shows) " " (t!(view, "released-map-how")) }
        (map(&format!("kaart-{code}"), &shows, &wijken, &released.outlines))
    }
}

fn shown(hidden: &str, persons: Option<u32>) -> Markup {
    html! {
        @if let Some(persons) = persons { (persons) } @else { span class="ponton-hidden" { (hidden) } }
    }
}

/// "14 sep – 11 okt 2026".
pub fn period(view: &View, first: Date, last: Date) -> String {
    format!("{} {}", days(view, first, last), last.year())
}

/// The same without the year, for a column.
fn days(view: &View, first: Date, last: Date) -> String {
    let short = |day: Date| {
        let said = calendar::say_day(calendar::at_hour(day, 12), calendar::at_hour(day, 12), view.lang);
        let mut words = said.split(' ').skip(1);
        let (number, month) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let month: String = month.chars().take(3).collect();
        let month = match (view.lang, month.as_str()) {
            (Lang::Nl, "maa") => "mrt".to_owned(),
            _ => month,
        };
        format!("{number} {month}")
    };
    format!("{} – {}", short(first), short(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use jiff::civil::date;
    use web::samples::view;

    #[test]
    fn a_period_is_said_in_short() {
        let said = |lang, first, last| period(&view(lang, &[TEXTS]), first, last);
        assert_eq!(said(Lang::Nl, date(2026, 2, 23), date(2026, 3, 22)), "23 feb – 22 mrt 2026");
        assert_eq!(said(Lang::En, date(2026, 9, 14), date(2026, 10, 11)), "14 Sep – 11 Oct 2026");
    }
}
