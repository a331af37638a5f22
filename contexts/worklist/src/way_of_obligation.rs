//! The way an obligation came: who opened it, promised, offered, took it over, and where it climbed, newest first, with
//! what lies ahead on top. Read from the record of events; names are looked up when they are shown.

use crate::{notice, why};
use kernel::{NetworkId, ObligationId, Timestamp};
use maud::Markup;
use obligations::{Holder, State};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use store::event::{self, Recorded, Subject};
use store::{After, Error, Tx};
use web::components::{Ahead, Step, way};
use web::{View, t};

/// How many steps are shown; an obligation that took more has its story on the matter's own page.
const STEPS: u16 = 60;

/// The steps with the names of whoever stands in them.
pub struct Way {
    steps: Vec<Recorded>,
    names: BTreeMap<Holder, String>,
}

/// Reads the way of one obligation.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, id: ObligationId) -> Result<Way, Error> {
    let subject = Subject { kind: "obligation", id: id.into() };
    let steps = event::about(tx, network, subject, &After::start(STEPS))?.rows;
    let mut names = BTreeMap::new();
    for step in &steps {
        let actor = step.actor.map(Holder::Person);
        for holder in [actor, holder_after(step), asked(step)].into_iter().flatten() {
            if let Entry::Vacant(e) = names.entry(holder) {
                e.insert(notice::name_of(tx, network, holder)?);
            }
        }
    }
    Ok(Way { steps, names })
}

/// The way as a timeline.
pub fn show(view: &View, state: &State, done: &Way) -> Markup {
    let ahead: Vec<Ahead> = match state.hold() {
        Some(hold) => {
            let next = Ahead { what: why::say(view, hold.moment.why.as_str()), when: Some(hold.moment.at) };
            let due = hold.due.map(|due| Ahead { what: t!(view, "way-obligation-due"), when: Some(due) });
            due.into_iter().chain([next]).collect()
        }
        None => Vec::new(),
    };
    // A reminder changes nothing, so it is no step on the way.
    let steps = done.steps.iter().filter(|step| step.kind != "obligation.reminded");
    let steps: Vec<Step> = steps.map(|step| said(view, done, step)).collect();
    way(view, &steps, &ahead)
}

fn said(view: &View, done: &Way, step: &Recorded) -> Step {
    let name = |holder: Option<Holder>| {
        holder.and_then(|holder| done.names.get(&holder)).cloned().unwrap_or_default()
    };
    let holder = name(holder_after(step));
    let day = moment_after(step).map(|at| view.day(at)).unwrap_or_default();
    let what = match step.kind.as_str() {
        "obligation.opened" if step.actor.map(Holder::Person) == holder_after(step) => {
            t!(view, "way-obligation-opened-themselves")
        }
        "obligation.opened" => t!(view, "way-obligation-opened", holder = holder),
        "obligation.taken" => t!(view, "way-obligation-taken"),
        "obligation.promised" => t!(view, "way-obligation-promised", day = day),
        "obligation.scheduled" => t!(view, "way-obligation-scheduled", day = day),
        "obligation.renewed" => t!(view, "way-obligation-renewed", holder = holder, day = day),
        "obligation.offered" => t!(view, "way-obligation-offered", name = name(asked(step))),
        "obligation.accepted" => t!(view, "way-obligation-accepted"),
        "obligation.declined" => t!(view, "way-obligation-declined"),
        "obligation.withdrawn" => t!(view, "way-obligation-withdrawn"),
        "obligation.offer_lapsed" => t!(view, "way-obligation-offer-lapsed"),
        "obligation.climbed" => t!(view, "way-obligation-climbed", holder = holder),
        "obligation.asked_again" => t!(view, "way-obligation-asked-again", holder = holder),
        "obligation.reassigned" => t!(view, "way-obligation-reassigned", holder = holder),
        "obligation.settled" => t!(view, "way-obligation-settled"),
        "obligation.reopened" => t!(view, "way-obligation-reopened", holder = holder),
        _ => t!(view, "way-obligation-other"),
    };
    Step {
        at: step.at,
        who: match step.actor {
            Some(person) => name(Some(Holder::Person(person))),
            None => t!(view, "way-obligation-clock"),
        },
        what,
        why: reason(step).map(|why| why::say(view, why)),
    }
}

fn holder_after(step: &Recorded) -> Option<Holder> {
    serde_json::from_value(step.facts.pointer("/after/holder")?.clone()).ok()
}

fn moment_after(step: &Recorded) -> Option<Timestamp> {
    step.facts.pointer("/after/moment")?.as_str()?.parse().ok()
}

fn asked(step: &Recorded) -> Option<Holder> {
    serde_json::from_value(step.facts.pointer("/deed/offered/to")?.clone()).ok()
}

/// The words that were given with a step.
fn reason(step: &Recorded) -> Option<&str> {
    let places = [
        "/deed/opened/moment/why",
        "/deed/promised/moment/why",
        "/deed/scheduled/moment/why",
        "/deed/reopened/moment/why",
        "/deed/offered/why",
        "/deed/declined/reason",
        "/deed/withdrawn/reason",
        "/why",
    ];
    places.iter().find_map(|place| step.facts.pointer(place).and_then(Json::as_str))
}
