//! What the pages of papers share: the exact figures for the circle, the released ones for everybody, and a paper as a row.

use crate::chart::{Point, chart, decimal, legend};
use crate::paper::frozen::{Exact, Period};
use crate::paper::{Paper, State};
use crate::places::Places;
use crate::released::place_name;
use crate::released_tables::period;
use crate::show_alarm::detector_key;
use crate::show_paper::{Shown, day};
use crate::themes::{hidden, theme_name};
use maud::{Markup, html};
use web::components::{facts, list, table};
use web::{View, t};

/// The exact figures of a paper about `about`.
pub fn exact(view: &View, exact: &Exact, about: &str) -> Markup {
    let points: Vec<Point> = exact.weeks.iter().map(Point::from).collect();
    let usual = exact.usual.map(|usual| decimal(view, usual));
    let mut rows = vec![(t!(view, "paper-exact-now"), html! { strong { (exact.now) } })];
    if let Some(usual) = usual {
        rows.push((t!(view, "paper-exact-usual"), html! { (usual) }));
    }
    rows.push((t!(view, "paper-exact-since"), html! { (day(view, exact.since)) }));
    rows.push((t!(view, "paper-exact-sources"), html! { (sources(view, exact)) }));
    if let Some(detector) = &exact.detector {
        rows.push((t!(view, "alarm-why-detector"), html! { (view.say(detector_key(detector), &[])) }));
    }
    html! {
        (facts(&rows))
        @if points.is_empty() { p { (t!(view, "paper-no-course")) } }
        @else { (legend(view)) (chart(view, about, &points)) }
    }
}

fn sources(view: &View, exact: &Exact) -> String {
    let ours = t!(view, "paper-exact-signals", signals = exact.signals, organisations = exact.organisations);
    if exact.elsewhere == 0 {
        return ours;
    }
    t!(view, "paper-exact-and-elsewhere", ours = ours, elsewhere = exact.elsewhere)
}

/// What was released, with what may be told of the rise and where the figures come from.
pub fn released(view: &View, shown: &Shown) -> Markup {
    let open = &shown.paper.open;
    let theme = theme_name(view, &shown.themes, &open.theme);
    let hidden = hidden(view, &shown.themes, &open.theme);
    let rises = open.rises_in.as_deref().map(|place| place_name(view, &shown.places, place));
    let newest = open.periods.first();
    html! {
        @if let Some(place) = rises { p { (t!(view, "paper-rises", theme = &theme, place = place)) } }
        @if open.periods.iter().all(|period| period.figures.is_empty()) || open.municipality.is_none() {
            p { (t!(view, "paper-released-none")) }
        } @else {
            (periods(view, (&theme, &hidden, &shown.places), &open.periods))
            p class="ponton-title__under" {
                (t!(view, "paper-released-how")) " " (t!(view, "released-what-hidden", hidden = hidden))
            }
        }
        @if let Some(newest) = newest {
            p class="ponton-title__under" {
                (t!(view, "paper-provenance", day = view.day(newest.made_at), rule = newest.rule, key = &newest.key))
            }
        }
    }
}

fn periods(view: &View, (theme, hidden, places): (&str, &str, &Places), periods: &[Period]) -> Markup {
    // A period of which nothing is shown names no place.
    let mut shown: Vec<&str> = Vec::new();
    for figure in periods.iter().flat_map(|period| &period.figures) {
        if !shown.contains(&figure.place.as_str()) {
            shown.push(&figure.place);
        }
    }
    let mut columns = vec![t!(view, "paper-column-period")];
    columns.extend(shown.iter().map(|place| place_name(view, places, place)));
    let row = |one: &Period| {
        let mut cells = vec![html! { (period(view, one.first, one.last)) }];
        for place in &shown {
            let persons = one.figures.iter().find(|figure| figure.place == *place);
            let persons = persons.and_then(|figure| figure.persons);
            cells.push(html! { (persons.map_or_else(|| hidden.to_owned(), |persons| persons.to_string())) });
        }
        cells
    };
    let rows: Vec<Vec<Markup>> = periods.iter().map(row).collect();
    table(&t!(view, "paper-released-caption", theme = theme), &columns, &rows)
}

/// A paper in one row of a list: the question, whom it is for, when, and how long that took.
pub fn row(view: &View, paper: &Paper) -> Markup {
    let days = paper.lead_days(view.now);
    let state = view.say(paper.state.text_key(), &[]);
    html! {
        a class="utrecht-link" href=(paper.href()) lang=[view.said_lang()] { (paper.question) } " "
        span class="ponton-title__under" {
            @match paper.state.meeting() {
                Some(on) => (t!(view, "paper-row", body = &paper.body_name, state = state, day = day(view, on), days = days)),
                None => (t!(view, "paper-row-no-day", body = &paper.body_name, state = state)),
            }
        }
    }
}

/// What came of something: its papers, each with what the body said.
pub fn came_of(view: &View, papers: &[Paper]) -> Markup {
    let one = |paper: &Paper| {
        let said = match &paper.state {
            State::Decided(said, _) | State::Refused(said, _) => Some(said.words.as_str()),
            State::Draft | State::OnAgenda(..) | State::PutOff(..) => None,
        };
        html! {
            (row(view, paper))
            @if let Some(words) = said { p lang=[view.said_lang()] { "“" (words) "”" } }
        }
    };
    list(&papers.iter().map(one).collect::<Vec<_>>())
}
