//! The page on which signals are gathered into a dossier, and the same act in short on a signal's own page: the signals to
//! bundle, a title, a table's next meeting, and who drives it.

use crate::bring_to_table::{self, Place, choice};
use crate::gather::LONGEST_TITLE;
use crate::lookalike::{self, Lookalike};
use crate::show_signal::{Act, Refused, Shown};
use crate::show_signal_page::beginning;
use crate::signal::{self, Signal, SignalId, State};
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::area::Level;
use network::{Actor, Refusal, person};
use search::Index;
use store::Tx;
use web::components::{empty, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};

/// What there is to choose from.
pub struct Offer {
    signals: Vec<Signal>,
    alike: Vec<Lookalike>,
    places: Vec<Place>,
    people: Vec<(PersonId, String, String)>,
    me: PersonId,
    my_name: String,
}

/// Reads what there is to choose from; a signal that the actor may not gather, or that has its answer, is left out.
pub fn offer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (now, index): (Timestamp, Option<&Index>),
    ids: &[SignalId],
) -> Result<Offer, Refusal> {
    actor.may_here("gather_dossier")?;
    let mut signals = Vec::with_capacity(ids.len());
    for signal in signal::these(tx, actor.network, ids)? {
        let circle = signal::circle(tx, &signal)?;
        let open = matches!(signal.state, State::Raised(_) | State::Understood(_) | State::Carried(_));
        if open && actor.may("gather_dossier", &circle).is_ok() {
            signals.push(signal);
        }
    }
    let mut alike = Vec::new();
    if let Some(first) = signals.iter().find(|signal| !signal.shielded) {
        alike = lookalike::find_by(tx, index, actor.network, &first.words, Some(first.id))?;
        alike.retain(|other| can_join(other) && !ids.contains(&other.id));
    }
    let level = signals.iter().map(|signal| signal.level).max().unwrap_or(Level::Gemeente);
    let theme = match signals.first() {
        Some(signal) => signal::themes(tx, actor.network, signal.id)?.into_iter().next(),
        None => None,
    };
    Ok(Offer {
        places: bring_to_table::places(tx, actor.network, now, theme.as_deref(), level)?,
        people: person::to_choose_from(tx, actor.network)?,
        me: actor.person,
        my_name: actor.name.clone(),
        signals,
        alike,
    })
}

/// An earlier signal that still waits for a dossier or lies in one.
fn can_join(other: &Lookalike) -> bool {
    ["raised", "understood", "carried"].contains(&other.state.as_str())
}

/// The page.
pub fn page(view: &View, offer: &Offer, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "gather-title");
    let form = Form::new(view, typed, problems).promise("gather-promise-driver", &[]);
    let people: Vec<Choice> = offer
        .people
        .iter()
        .map(|(id, name, organisation)| Choice::new(id.to_string(), format!("{name}, {organisation}")))
        .collect();
    let me = offer.me.to_string();
    let signals = choices(view, &offer.signals, &offer.alike);
    let ticked = offer.signals.iter().map(|signal| signal.id.to_string());
    let input = ticked
        .fold(form.ticks("signal", "gather-signals", &signals).required(), |input, id| input.value(&id));
    let places = place_choices(view, &offer.places);
    let fields = html! {
        (input)
        (form.line("title", "gather-name").hint("gather-name-hint").required().max(LONGEST_TITLE))
        (form.radios("meeting", "gather-meeting", &places).hint("gather-meeting-hint"))
        (bring_to_table::other_table(&form, &offer.places))
        (form.choice("driver", "gather-driver", &people).hint("gather-driver-hint").by_name().value(&me)
            .known_as(&offer.my_name))
    };
    let main = html! {
        (title(&heading, &t!(view, "gather-what")))
        @if signals.is_empty() {
            (empty(&t!(view, "gather-none"), &html! {
                a class="utrecht-link" href="/signalen" { (t!(view, "gather-none-link")) }
            }))
        } @else {
            (form.around("/dossiers/nieuw", "gather-act", &fields))
        }
    };
    Page::new(view, heading, main)
}

/// The act on a signal's own page: the reader drives it.
pub fn fold_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Gather).promise("gather-promise", &[]);
    let own = std::slice::from_ref(&shown.signal);
    let alike: Vec<Lookalike> = shown.alike.iter().filter(|other| can_join(other)).cloned().collect();
    let (signals, places) = (choices(view, own, &alike), place_choices(view, &shown.places));
    let page = format!("/dossiers/nieuw?signal={}", shown.signal.id);
    let fields = html! {
        (form.line("title", "gather-name").hint("gather-name-hint").required().max(LONGEST_TITLE))
        (form.ticks("signal", "gather-signals", &signals).value(&shown.signal.id.to_string()))
        (form.radios("meeting", "gather-meeting", &places).hint("gather-meeting-hint"))
        (bring_to_table::other_table(&form, &shown.places))
    };
    let inner = html! {
        (form.around("/dossiers/nieuw", "gather-act", &fields))
        p { a class="utrecht-link" href=(page) { (t!(view, "gather-other-driver")) } }
    };
    refused.fold(view, Act::Gather, &t!(view, "gather-fold"), &inner)
}

fn choices(view: &View, chosen: &[Signal], alike: &[Lookalike]) -> Vec<Choice> {
    let chosen = chosen.iter().map(|signal| {
        let who = if signal.shielded {
            t!(view, "signal-protected-reporter")
        } else {
            signal.organisation_name.clone()
        };
        Choice::new(signal.id.to_string(), beginning(&signal.words, 160))
            .explained(format!("{who} · {}", view.day(signal.raised_at)))
    });
    let alike = alike.iter().map(|other| {
        Choice::new(other.id.to_string(), beginning(&other.words, 160)).explained(t!(view, "gather-alike"))
    });
    chosen.chain(alike).collect()
}

fn place_choices(view: &View, places: &[Place]) -> Vec<Choice> {
    let none = Choice::new("", t!(view, "gather-no-meeting"));
    places.iter().map(|place| choice(view, place)).chain([none]).collect()
}
