//! The way of a dossier: who did what when and why, newest first, and what lies ahead. Where a wrong lies in it, what
//! could lead to its reporter is left out.

use super::read::Shown;
use crate::bring_to_table::Talk;
use crate::make_commitment::Kept;
use maud::Markup;
use network::area::Level;
use serde_json::Value as Json;
use store::event::Recorded;
use web::components::{Ahead, Step, section, way};
use web::texts::Arg;
use web::{View, t};

pub(super) fn the_way(view: &View, shown: &Shown) -> Markup {
    let done: Vec<Step> =
        shown.way.iter().filter_map(|(event, who)| step(view, event, who.as_deref())).collect();
    section("way", &t!(view, "dossier-way"), &way(view, &done, &ahead(view, shown)))
}

/// What lies ahead, furthest first: meetings, commitments, and the driver's next moment.
fn ahead(view: &View, shown: &Shown) -> Vec<Ahead> {
    let meetings = shown
        .agenda
        .iter()
        .filter(|item| item.talk == Talk::OnAgenda && item.starts_at > view.now)
        .map(|item| (item.starts_at, t!(view, "way-ahead-meeting", table = item.table.as_str())));
    let promises =
        shown.commitments.iter().map(|promise| &promise.commitment).filter(|made| made.state == Kept::Open);
    let promises = promises
        .filter(|made| made.due_at > view.now)
        .map(|made| (made.due_at, t!(view, "way-ahead-commitment", name = made.person_name.as_str())));
    let next = shown.dossier.holding.iter().map(|holding| {
        let next = worklist::why::say(view, &holding.why);
        (holding.moment, t!(view, "way-ahead-next", name = holding.name.as_str(), next = next))
    });
    let mut ahead: Vec<_> = meetings.chain(promises).chain(next).collect();
    ahead.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    ahead.into_iter().map(|(at, what)| Ahead { what, when: Some(at) }).collect()
}

/// How each kind of event is told: its text, the facts that fill it, and the fact that says why, if one does.
const TOLD: [(&str, &str, &[&str], &str); 25] = [
    ("dossier.gathered", "way-dossier-gathered", &["signals", "driver"], ""),
    ("dossier.joined", "way-dossier-joined", &[], ""),
    ("dossier.problem-stated", "way-dossier-problem-stated", &[], "words"),
    ("dossier.suggested", "way-dossier-suggested", &[], "words"),
    ("dossier.coalition-joined", "way-dossier-coalition-joined", &["organisation"], ""),
    ("dossier.coalition-left", "way-dossier-coalition-left", &["organisation"], "why"),
    ("dossier.brought-to-table", "way-dossier-brought-to-table", &["table", "moment"], "question"),
    ("dossier.outcome-recorded", "way-dossier-outcome-recorded", &["table"], "words"),
    ("dossier.taken-off-agenda", "way-dossier-taken-off-agenda", &["table"], ""),
    ("dossier.committed", "way-dossier-committed", &["person", "moment"], "words"),
    ("dossier.commitment-kept", "way-dossier-commitment-kept", &["person"], "words"),
    ("dossier.commitment-not-kept", "way-dossier-commitment-not-kept", &["person"], "why"),
    ("dossier.solution-recorded", "way-dossier-solution-recorded", &["number"], "words"),
    ("dossier.brought-back", "way-dossier-brought-back", &["told"], ""),
    ("dossier.remainder", "way-dossier-remainder", &["organisation"], "words"),
    ("dossier.remainder-worded", "way-dossier-remainder-worded", &[], "words"),
    ("dossier.confirmed", "way-dossier-confirmed", &["works"], "why"),
    ("dossier.closed-in-silence", "way-dossier-closed-in-silence", &["works"], "why"),
    ("dossier.closed-unsolved", "way-dossier-closed-unsolved", &[], "why"),
    ("dossier.works-after-all", "way-dossier-works-after-all", &["organisation"], ""),
    ("dossier.reopened", "way-dossier-reopened", &[], "words"),
    ("dossier.lifted", "way-dossier-lifted", &["level"], "why"),
    ("dossier.driver-asked", "way-dossier-driver-asked", &["to"], "why"),
    ("dossier.driver-changed", "way-dossier-driver-changed", &["from"], ""),
    ("dossier.driver-declined", "way-dossier-driver-declined", &[], "why"),
];

/// One event as a step; an event of a kind that this page doesn't tell is none.
fn step(view: &View, event: &Recorded, who: Option<&str>) -> Option<Step> {
    let (kind, key, facts, why) = TOLD.iter().find(|(kind, ..)| *kind == event.kind)?;
    let who = who.unwrap_or_default().to_owned();
    let from_somewhere = event.facts.get("organisation").is_some_and(Json::is_string);
    // That a wrong joined is nobody's to read. Of the others it isn't said where they came from: the one that is no longer
    // said would stand out.
    if *kind == "dossier.joined" && !from_somewhere {
        return None;
    }
    let of_somebody = match *kind {
        "dossier.remainder" if !from_somewhere => Some(t!(view, "way-dossier-remainder-somebody")),
        "dossier.works-after-all" if !from_somewhere => {
            Some(t!(view, "way-dossier-works-after-all-somebody"))
        }
        _ => None,
    };
    if let Some(what) = of_somebody {
        return Some(Step { at: event.at, who: t!(view, "way-a-contributor"), what, why: None });
    }
    let args: Vec<(&str, Arg)> = facts.iter().map(|name| (*name, arg(view, event, name))).collect();
    let why = event.facts.get(*why).and_then(Json::as_str).filter(|why| !why.is_empty());
    Some(Step { at: event.at, who, what: view.say(key, &args), why: why.map(str::to_owned) })
}

/// A fact as the reader reads it: a day, a level, a number, or the words themselves.
fn arg(view: &View, event: &Recorded, name: &str) -> Arg {
    let text = |name: &str| event.facts.get(name).and_then(Json::as_str).unwrap_or_default();
    match name {
        "moment" => text("moment").parse().map_or_else(|_| String::new(), |at| view.day(at)).into(),
        "level" => {
            Level::named(text("to")).map_or_else(String::new, |level| view.say(level.text_key(), &[])).into()
        }
        _ => match event.facts.get(name).and_then(Json::as_i64) {
            Some(number) => number.into(),
            None => text(name).into(),
        },
    }
}
