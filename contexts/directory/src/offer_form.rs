//! The form in which an offer is added or changed: a name, a pontoon and one sentence must be filled; the rest stands in a
//! fold and may come later. What they don't do stands in sight, because that is what saves a resident a wrong door.

use crate::offer::{Entry, Offer};
use crate::pontoon::Pontoon;
use crate::typed_offer::{Known, MORE_MOST, NAME_MOST, PLACES_MOST, WEEKS_MOST, WORDS_MOST, area_written};
use kernel::{Lang, NetworkId, OrganisationId};
use maud::{Markup, html};
use network::again::Again;
use network::area;
use network::membership;
use network::theme::{self, Theme};
use store::{Error, Tx};
use web::components::{fold, fold_open, title};
use web::{Choice, Form, Page, Place, Posted, Problems, View, t};

/// Where these pages stand in the navigation.
pub const PLACE: Place = Place("nav-offers");

/// What a form of that organisation is read against.
pub fn known(tx: &mut Tx<'_>, network: NetworkId, organisation: OrganisationId) -> Result<Known, Error> {
    let mut people: Vec<_> = membership::in_organisation(tx, network, organisation)?
        .into_iter()
        .map(|listed| (listed.member.person, listed.name))
        .collect();
    // Somebody with two roles there stands in the list twice, one after the other.
    people.dedup();
    Ok(Known { themes: theme::list(tx, network)?, areas: area::list(tx, network)?, people })
}

/// The page on which an offer is added.
pub fn page(view: &View, known: &Known, organisation: &str, typed: (&Posted, &Problems)) -> Page {
    let heading = t!(view, "offer-add-title");
    let form = Form::new(view, typed.0, typed.1)
        .called("offer")
        .draft("offer")
        .promise("offer-add-promise", &[("organisation", organisation.into())]);
    let room = html! {
        (form.line("weeks", "offer-weeks").hint("offer-weeks-hint").max(width(WEEKS_MOST)))
        (form.line("places", "offer-places").max(width(PLACES_MOST)))
    };
    let main = html! {
        (title(&heading, &t!(view, "offer-add-what")))
        (form.around("/aanbod", "offer-add-act", &fields(view, &form, known, &Start::default(), &room)))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The form on the offer's own page.
pub fn change(view: &View, again: &Again<'_>, offer: &Offer, known: &Known) -> Markup {
    let form = again.form(view, "change").promise("offer-change-promise", &[]);
    let start = Start::of(&offer.entry, known);
    let action = format!("{}/wijziging", offer.href());
    form.around(&action, "offer-change-act", &fields(view, &form, known, &start, &html! {}))
}

/// How many characters a number up to `most` takes.
pub fn width(most: i64) -> usize {
    most.to_string().len()
}

/// What stands in the fields as long as nothing was typed.
#[derive(Default)]
struct Start {
    name: String,
    pontoon: &'static str,
    does: String,
    does_not: String,
    audience: String,
    reach: String,
    place: String,
    hours: String,
    contact: String,
    areas: String,
    themes: Vec<String>,
    valid_from: String,
    valid_until: String,
}

impl Start {
    fn of(entry: &Entry, known: &Known) -> Self {
        let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let areas: Vec<String> = entry.areas.iter().map(|code| area_written(&known.areas, code)).collect();
        Self {
            name: entry.name.clone(),
            pontoon: entry.pontoon.name(),
            does: entry.does.clone(),
            does_not: or_nothing(&entry.does_not),
            audience: or_nothing(&entry.audience),
            reach: or_nothing(&entry.reach),
            place: or_nothing(&entry.place),
            hours: or_nothing(&entry.hours),
            contact: entry.contact.map(|id| id.to_string()).unwrap_or_default(),
            areas: areas.join(", "),
            themes: entry.themes.clone(),
            valid_from: day(entry.valid_from),
            valid_until: day(entry.valid_until),
        }
    }

    fn has_more(&self) -> bool {
        let more = [&self.audience, &self.reach, &self.place, &self.hours, &self.contact, &self.areas];
        more.iter().any(|text| !text.is_empty()) || !self.themes.is_empty()
    }
}

fn fields(view: &View, form: &Form<'_>, known: &Known, start: &Start, room: &Markup) -> Markup {
    let pontoons = Pontoon::explained_choices(view);
    let more = more(view, form, known, start, room);
    html! {
        (form.line("name", "offer-name").hint("offer-name-hint").required().value(&start.name).max(NAME_MOST)
            .autocomplete("off"))
        (form.radios("pontoon", "offer-pontoon", &pontoons).required().value(start.pontoon))
        (form.words("does", "offer-does").hint("offer-does-hint").required().value(&start.does).max(WORDS_MOST).rows(3))
        (form.words("does_not", "offer-does-not").hint("offer-does-not-hint").value(&start.does_not).max(WORDS_MOST).rows(2))
        @if form.is_refused() || start.has_more() { (fold_open(view, &t!(view, "offer-more"), &more)) }
        @else { (fold(view, &t!(view, "offer-more"), &more)) }
    }
}

fn more(view: &View, form: &Form<'_>, known: &Known, start: &Start, room: &Markup) -> Markup {
    let people: Vec<Choice> =
        known.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.as_str())).collect();
    let themes = theme_choices(&known.themes, view.lang);
    let ticks = form.ticks("themes", "offer-themes", &themes);
    let ticks = start.themes.iter().fold(ticks, |ticks, code| ticks.value(code));
    html! {
        (form.choice("contact", "offer-contact", &people).hint("offer-contact-hint").by_name().value(&start.contact))
        (form.words("reach", "offer-reach").hint("offer-reach-hint").value(&start.reach).max(MORE_MOST).rows(2))
        (form.words("audience", "offer-audience").value(&start.audience).max(MORE_MOST).rows(2))
        (room)
        (form.line("areas", "offer-areas").hint("offer-areas-hint").value(&start.areas).max(MORE_MOST))
        (form.line("place", "offer-place").value(&start.place).max(MORE_MOST))
        (form.line("hours", "offer-hours").hint("offer-hours-hint").value(&start.hours).max(MORE_MOST))
        (form.day("valid_from", "offer-valid-from").value(&start.valid_from))
        (form.day("valid_until", "offer-valid-until").hint("offer-valid-until-hint").value(&start.valid_until))
        // The list is long and may stay as it is.
        @if !themes.is_empty() { (fold(view, &t!(view, "offer-themes-choose"), &html! { (ticks) })) }
    }
}

/// The themes to choose from, a sub-theme behind its main theme.
pub fn theme_choices(themes: &[Theme], lang: Lang) -> Vec<Choice> {
    themes.iter().map(|theme| Choice::new(&theme.code, theme_name(themes, theme, lang))).collect()
}

/// The names of those codes.
pub fn theme_names(themes: &[Theme], codes: &[String], lang: Lang) -> Vec<String> {
    let named = themes.iter().filter(|theme| codes.contains(&theme.code));
    named.map(|theme| theme.name(lang).to_owned()).collect()
}

fn theme_name(themes: &[Theme], theme: &Theme, lang: Lang) -> String {
    let parent = theme.parent.as_deref().and_then(|code| themes.iter().find(|one| one.code == code));
    match parent {
        None => theme.name(lang).to_owned(),
        Some(parent) => format!("{} › {}", parent.name(lang), theme.name(lang)),
    }
}
