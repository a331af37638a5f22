//! The page of an offer: what they do and don't, whom to ask for and how, how long it takes, and since when all of that is
//! known. For everybody in the network; who works there says with one button that it is still so, changes it, or closes it.

use crate::find_offer_page::waiting;
use crate::offer::{self, Offer, OfferId, State};
use crate::offer_form::{PLACE, known, theme_names};
use crate::set_offer_term::{stale_before, weeks};
use crate::typed_offer::{Known, area_written};
use crate::{close_offer, confirm_offer, offer_form, say_room};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::phone::{self, Phone};
use network::{Actor, Refusal, Route, Visit, desk};
use store::Tx;
use web::components::{Tone, facts, head, notice, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/aanbod/{id}", "see_offers", show)]
}

/// Everything that the page shows.
pub struct Shown {
    offer: Offer,
    known: Known,
    /// The organisation's desk.
    desk: Option<String>,
    phone: Option<Phone>,
    /// Whether nobody said for too long that it is still so.
    freshness: Freshness,
    /// What the reader may do with it.
    may: Vec<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Freshness {
    Fresh,
    Stale,
}

async fn show(visit: Visit, Path(id): Path<OfferId>) -> Result<Page, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, id)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: OfferId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, id)).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: OfferId) -> Result<Shown, Refusal> {
    actor.may_here("see_offers")?;
    let offer = offer::load(tx, actor.network, id)?;
    let matter = offer.of_owner(tx, actor)?;
    let actions = ["change_offer", "confirm_offer", "say_room", "close_offer"];
    let may = actions.into_iter().filter(|action| actor.may(action, &matter).is_ok()).collect();
    let stale = offer.confirmed_at <= stale_before(now, weeks(tx, actor.network)?) || offer.has_ended(now);
    Ok(Shown {
        known: known(tx, actor.network, offer.organisation)?,
        desk: desk::of_organisation(tx, actor.network, offer.organisation)?.map(|desk| desk.name),
        phone: phone::of(tx, actor.network, offer.organisation)?,
        freshness: if stale { Freshness::Stale } else { Freshness::Fresh },
        offer,
        may,
    })
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let offer = &shown.offer;
    let sentence = html! {
        (t!(view, "offer-stands", organisation = &offer.organisation_name,
            pontoon = view.say(offer.entry.pontoon.text_key(), &[]))) " "
        (asked_for(view, shown))
    };
    let main = html! {
        (head(view, &offer.entry.name, None, &sentence))
        (standing(view, shown))
        (said(view, "doet", "offer-does-heading", Some(&offer.entry.does)))
        (said(view, "niet", "offer-does-not-heading", offer.entry.does_not.as_ref()))
        (section("aankloppen", &t!(view, "offer-knock"), &facts(&how(view, shown))))
        @if !about(view, shown).is_empty() { (section("voor-wie", &t!(view, "offer-for"), &facts(&about(view, shown)))) }
        p class="ponton-title__under" {
            (t!(view, "offer-confirmed-by", name = &offer.confirmed_by, day = view.day(offer.confirmed_at)))
        }
        (acts(view, shown, again))
    };
    Page::new(view, t!(view, "offer-title"), main).at(PLACE)
}

/// That it closed, ended, has yet to begin, or that nobody confirmed it for long.
fn standing(view: &View, shown: &Shown) -> Markup {
    let (offer, today) = (&shown.offer, calendar::day(view.now));
    let text = |text: String| html! { (text) };
    if let State::Closed { at, why } = &offer.state {
        return notice(
            view,
            Tone::Now,
            &html! {
                (t!(view, "offer-is-closed", day = view.day(*at))) " " span lang=[view.said_lang()] { (why) }
            },
        );
    }
    if offer.has_ended(view.now) {
        return notice(view, Tone::Now, &text(t!(view, "offer-is-over")));
    }
    let begins = offer.entry.valid_from.filter(|from| *from > today);
    html! {
        @if let Some(from) = begins { (notice(view, Tone::Wait, &text(t!(view, "offer-begins", day = said_day(view, from))))) }
        @if shown.freshness == Freshness::Stale {
            (notice(view, Tone::Wait, &html! {
                (t!(view, "offer-is-stale", day = view.day(offer.confirmed_at)))
            }))
        }
    }
}

fn said(view: &View, id: &str, heading: &str, words: Option<&String>) -> Markup {
    let inner = html! {
        @match words {
            Some(words) => @for line in words.lines().filter(|line| !line.trim().is_empty()) {
                p lang=[view.said_lang()] { (line) }
            },
            None => p class="ponton-title__under" { (t!(view, "offer-not-said")) },
        }
    };
    section(id, &view.say(heading, &[]), &inner)
}

/// "Vraag naar …": the contact, or the desk.
fn asked_for(view: &View, shown: &Shown) -> String {
    match shown.offer.asked_for() {
        Some(contact) => t!(view, "offer-ask-for", name = &contact.name),
        None => match &shown.desk {
            Some(desk) => t!(view, "offer-ask-desk", desk = desk),
            None => t!(view, "offer-ask-there"),
        },
    }
}

fn how(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let (offer, entry) = (&shown.offer, &shown.offer.entry);
    let words = |text: &String| html! { span lang=[view.said_lang()] { (text) } };
    let mut rows = Vec::new();
    if let Some(contact) = offer.asked_for() {
        let presence = (contact.presence != network::person::Presence::Active)
            .then(|| format!(" ({})", view.say(contact.presence.text_key(), &[])));
        let link = html! {
            a class="utrecht-link" href={ "/netwerk/mensen/" (contact.person) } { (contact.name) } (presence.unwrap_or_default())
        };
        rows.push((t!(view, "offer-fact-contact"), link));
    } else if let Some(desk) = &shown.desk {
        rows.push((t!(view, "offer-fact-contact"), html! { (desk) }));
    }
    rows.extend(entry.reach.as_ref().map(|text| (t!(view, "offer-fact-reach"), words(text))));
    rows.extend(shown.phone.as_ref().map(|phone| {
        (t!(view, "offer-phone"), html! { a class="utrecht-link" href=(phone.dial()) { (phone) } })
    }));
    rows.push((t!(view, "offer-waiting"), html! { (waiting(view, offer)) }));
    if let Some(room) = &offer.room {
        if let (Some(places), Some(_)) = (room.places, room.weeks) {
            rows.push((t!(view, "offer-fact-places"), html! { (places) }));
        }
        rows.push((t!(view, "offer-room-by"), html! { (room.by_name) }));
    }
    rows.extend(entry.hours.as_ref().map(|text| (t!(view, "offer-fact-hours"), words(text))));
    rows.extend(entry.place.as_ref().map(|text| (t!(view, "offer-fact-place"), words(text))));
    rows.push((t!(view, "offer-organisation"), html! {
        a class="utrecht-link" href={ "/netwerk/organisaties/" (offer.organisation) } { (offer.organisation_name) }
    }));
    rows
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let entry = &shown.offer.entry;
    let mut rows = Vec::new();
    rows.extend(
        entry
            .audience
            .as_ref()
            .map(|text| (t!(view, "offer-fact-audience"), html! { span lang=[view.said_lang()] { (text) } })),
    );
    let areas: Vec<String> = entry.areas.iter().map(|code| area_written(&shown.known.areas, code)).collect();
    let areas = if areas.is_empty() { t!(view, "offer-everywhere") } else { areas.join(", ") };
    rows.push((t!(view, "offer-fact-areas"), html! { (areas) }));
    let themes = theme_names(&shown.known.themes, &entry.themes, view.lang);
    if !themes.is_empty() {
        rows.push((t!(view, "offer-themes"), html! { (themes.join(", ")) }));
    }
    let days = [(entry.valid_from, "offer-valid-from"), (entry.valid_until, "offer-valid-until")];
    for (day, key) in days {
        rows.extend(day.map(|day| (view.say(key, &[]), html! { (said_day(view, day)) })));
    }
    rows
}

fn said_day(view: &View, day: Date) -> String {
    view.day(calendar::at_hour(day, 12))
}

fn acts(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let offer = &shown.offer;
    let is_open = offer.state == State::Open;
    let may =
        |action: &str, form: &str| (is_open && shown.may.contains(&action)) || again.typed(form).is_some();
    html! {
        @if is_open && shown.may.contains(&"confirm_offer") { (confirm_offer::button(view, offer)) }
        @if may("say_room", "room") {
            (again.fold(view, "room", &t!(view, "offer-room-title"), &say_room::form(view, again, offer)))
        }
        @if may("change_offer", "change") {
            (again.fold(view, "change", &t!(view, "offer-change-title"), &offer_form::change(view, again, offer, &shown.known)))
        }
        @if may("close_offer", "close") {
            (again.fold(view, "close", &t!(view, "offer-close-title"), &close_offer::form(view, again, offer)))
        }
    }
}

#[cfg(test)]
mod tests;
