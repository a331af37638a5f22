//! The page "Bij wie klop ik aan?": the field, the filters, and a line per offer with who to ask for and how long it takes.
//! A plain form whose question stands in the address, so that it can be kept, sent on and gone back to.

use crate::find_offer::{LONGEST, Shown};
use crate::offer::Offer;
use crate::offer_form::{PLACE, theme_choices, theme_names};
use crate::pontoon::Pontoon;
use crate::set_offer_term;
use maud::{Markup, html};
use network::address::address;
use network::again::Again;
use network::area::Area;
use network::name_line::{NameLine, name_lines};
use web::components::{Tone, act_link, empty, fold, fold_open, notice, pager, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};

/// What is asked besides the words; it goes along to the next page.
const NARROWING: [&str; 4] = ["ponton", "gebied", "thema", "organisatie"];

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, asked: &Posted, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "offers-title");
    let main = html! {
        (title(&heading, &t!(view, "offers-what")))
        (form(view, asked, shown))
        @if let Some(name) = &shown.organisation {
            (notice(view, Tone::Quiet, &html! {
                (t!(view, "offers-of", organisation = name)) " "
                a class="utrecht-link" href="/aanbod" { (t!(view, "offers-all")) }
            }))
        }
        (found(view, asked, shown))
        (pager(view, first(asked).as_deref(), next(asked, shown).as_deref()))
        p { (act_link("/aanbod/nieuw", &t!(view, "offers-add"))) }
        p {
            a class="utrecht-link" href="/aanbod/hsds.json" { (t!(view, "offers-take-out")) }
            @if shown.may_import { " · " a class="utrecht-link" href="/aanbod/invoer" { (t!(view, "offers-bring-in")) } }
        }
        @if let Some(weeks) = shown.term {
            (again.fold(view, "term", &t!(view, "offer-term-title"), &set_offer_term::form(view, again, weeks)))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn form(view: &View, asked: &Posted, shown: &Shown) -> Markup {
    let problems = Problems::none();
    let form = Form::new(view, asked, &problems).called("zoek");
    let pontoons = Pontoon::choices(view);
    let themes = theme_choices(&shown.themes, view.lang);
    let areas = areas(&shown.areas);
    let narrowing = html! {
        (form.choice("ponton", "offers-pontoon", &pontoons))
        @if !areas.is_empty() { (form.choice("gebied", "offers-area", &areas)) }
        (form.choice("thema", "offers-theme", &themes))
        @if !asked.text("organisatie").is_empty() { (form.hidden("organisatie", asked.text("organisatie"))) }
    };
    let summary = t!(view, "offers-narrow");
    let is_narrowed = NARROWING[..3].iter().any(|name| !asked.text(name).is_empty());
    let folded =
        if is_narrowed { fold_open(view, &summary, &narrowing) } else { fold(view, &summary, &narrowing) };
    let fields = html! {
        (form.search("q", "offers-words").hint("offers-words-hint").max(LONGEST).large())
        (folded)
    };
    form.asking("/aanbod", "offers-act", &fields)
}

/// The areas to choose from; two of one name differ by their code.
fn areas(areas: &[Area]) -> Vec<Choice> {
    let is_double = |area: &Area| areas.iter().filter(|other| other.name == area.name).count() > 1;
    areas
        .iter()
        .map(|area| {
            let name =
                if is_double(area) { format!("{} ({})", area.name, area.code) } else { area.name.clone() };
            Choice::new(&area.code, name)
        })
        .collect()
}

fn found(view: &View, asked: &Posted, shown: &Shown) -> Markup {
    let lines: Vec<NameLine> = shown.rows.rows.iter().map(|offer| line(view, shown, offer)).collect();
    let is_asked = ["q", "na"].iter().chain(&NARROWING).any(|name| !asked.text(name).is_empty());
    html! {
        @if shown.no_such_area {
            (empty(&t!(view, "offers-no-area", name = asked.text("gebied")), &all(view)))
        } @else if lines.is_empty() && is_asked {
            (empty(&t!(view, "offers-none-such"), &html! {
                (t!(view, "offers-none-such-do")) " "
                a class="utrecht-link" href="/signalen/nieuw" { (t!(view, "offers-none-raise")) } " "
                (all(view))
            }))
        } @else if lines.is_empty() {
            (empty(&t!(view, "offers-none"), &html! { (t!(view, "offers-none-do")) }))
        }
        (name_lines(&lines))
    }
}

fn all(view: &View) -> Markup {
    html! { a class="utrecht-link" href="/aanbod" { (t!(view, "offers-all")) } }
}

fn line(view: &View, shown: &Shown, offer: &Offer) -> NameLine {
    let who = match offer.asked_for() {
        Some(contact) => {
            t!(view, "offers-who", name = &contact.name, organisation = &offer.organisation_name)
        }
        None => t!(view, "offers-who-desk", organisation = &offer.organisation_name),
    };
    let themes = theme_names(&shown.themes, &offer.entry.themes, view.lang);
    let mut what = offer.entry.does.clone();
    if !themes.is_empty() {
        what = format!("{what} ({})", themes.join(", "));
    }
    NameLine {
        mark: offer.entry.pontoon.mark(view),
        href: Some(offer.href()),
        name: offer.entry.name.clone(),
        what,
        place: who,
        act: html! { p class="ponton-line__why" { (waiting(view, offer)) } },
    }
}

/// How long it takes, with the day on which that was said.
pub fn waiting(view: &View, offer: &Offer) -> String {
    match &offer.room {
        None => t!(view, "offer-wait-unknown"),
        Some(room) => {
            let day = view.day(room.at);
            match (room.weeks, room.places) {
                (Some(0), _) => t!(view, "offer-wait-none", day = day),
                (Some(weeks), _) => t!(view, "offer-wait-weeks", weeks = weeks, day = day),
                (None, Some(places)) => t!(view, "offer-wait-places", places = places, day = day),
                (None, None) => t!(view, "offer-wait-unknown"),
            }
        }
    }
}

fn first(asked: &Posted) -> Option<String> {
    (!asked.text("na").is_empty()).then(|| at(asked, ""))
}

fn next(asked: &Posted, shown: &Shown) -> Option<String> {
    shown.rows.next.as_ref().map(|place| at(asked, &place.to_string()))
}

/// The same question at another place.
fn at(asked: &Posted, place: &str) -> String {
    let pairs: Vec<(&str, &str)> = ["q"]
        .into_iter()
        .chain(NARROWING)
        .map(|name| (name, asked.text(name)))
        .chain([("na", place)])
        .collect();
    address("/aanbod", &pairs)
}
