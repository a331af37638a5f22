//! The way of a dossier: who did what when and why, newest first, and what lies ahead. Where a wrong lies in it, what
//! could lead to its reporter is left out.

use super::read::Shown;
use crate::bring_to_table::Talk;
use crate::make_commitment::Kept;
use maud::Markup;
use serde_json::Value as Json;
use store::event::Recorded;
use web::components::{Ahead, Step, section, way};
use web::texts::Arg;
use web::{View, t};

pub(super) fn the_way(view: &View, shown: &Shown) -> Markup {
    let done: Vec<Step> = shown
        .way
        .iter()
        .filter_map(|(event, who)| step(view, event, who.as_deref(), shown.holds_a_wrong()))
        .collect();
    section("way", &t!(view, "dossier-way"), &way(view, &done, &ahead(view, shown)))
}

/// What lies ahead, furthest first: meetings, commitments, and the driver's next moment.
fn ahead(view: &View, shown: &Shown) -> Vec<Ahead> {
    let meetings = shown
        .agenda
        .iter()
        .filter(|item| item.talk == Talk::OnAgenda && item.starts_at > view.now)
        .map(|item| (item.starts_at, t!(view, "way-ahead-meeting", table = item.table.as_str())));
    let promises = shown.commitments.iter().map(|promise| &promise.commitment).filter(|made| made.state == Kept::Open);
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

/// One event as a step; an event of a kind that this page doesn't tell is none.
fn step(view: &View, event: &Recorded, who: Option<&str>, holds_a_wrong: bool) -> Option<Step> {
    let fact = |name: &str| event.facts.get(name).and_then(Json::as_str).unwrap_or_default().to_owned();
    let number = |name: &str| event.facts.get(name).and_then(Json::as_i64).unwrap_or_default();
    let day = |name: &str| fact(name).parse().map_or_else(|_| String::new(), |at| view.day(at));
    let say = |key: &str, args: &[(&str, Arg)]| view.say(key, args);
    let (who_text, anonymous) = (who.unwrap_or_default().to_owned(), t!(view, "way-a-contributor"));
    let text = |key: &'static str, name: &'static str| (say(key, &[(name, fact(name).into())]), None);
    let (what, why) = match event.kind.as_str() {
        "dossier.gathered" => (
            say("way-dossier-gathered", &[("signals", number("signals").into()), ("driver", fact("driver").into())]),
            None,
        ),
        "dossier.joined" if holds_a_wrong => (say("way-dossier-joined-somebody", &[]), None),
        "dossier.joined" => text("way-dossier-joined", "organisation"),
        "dossier.problem-stated" => (say("way-dossier-problem-stated", &[]), Some(fact("words"))),
        "dossier.suggested" => (say("way-dossier-suggested", &[]), Some(fact("words"))),
        "dossier.coalition-joined" => text("way-dossier-coalition-joined", "organisation"),
        "dossier.brought-to-table" => (
            say("way-dossier-brought-to-table", &[("table", fact("table").into()), ("moment", day("moment").into())]),
            Some(fact("question")),
        ),
        "dossier.outcome-recorded" => {
            (say("way-dossier-outcome-recorded", &[("table", fact("table").into())]), Some(fact("words")))
        }
        "dossier.taken-off-agenda" => text("way-dossier-taken-off-agenda", "table"),
        "dossier.committed" => (
            say("way-dossier-committed", &[("person", fact("person").into()), ("moment", day("moment").into())]),
            Some(fact("words")),
        ),
        "dossier.commitment-kept" => {
            (say("way-dossier-commitment-kept", &[("person", fact("person").into())]), Some(fact("words")))
        }
        "dossier.commitment-not-kept" => {
            (say("way-dossier-commitment-not-kept", &[("person", fact("person").into())]), Some(fact("why")))
        }
        "dossier.solution-recorded" => {
            (say("way-dossier-solution-recorded", &[("number", number("number").into())]), Some(fact("words")))
        }
        "dossier.brought-back" => (say("way-dossier-brought-back", &[("count", number("told").into())]), None),
        "dossier.remainder" if holds_a_wrong => {
            return Some(Step { at: event.at, who: anonymous, what: say("way-dossier-remainder-somebody", &[]), why: None });
        }
        "dossier.remainder" => {
            (say("way-dossier-remainder", &[("organisation", fact("organisation").into())]), Some(fact("words")))
        }
        "dossier.confirmed" => (
            say(
                "way-dossier-confirmed",
                &[("works", number("works").into()), ("silent", number("silent").into())],
            ),
            Some(fact("why")),
        ),
        "dossier.reopened" => (say("way-dossier-reopened", &[]), Some(fact("words"))),
        "dossier.lifted" => {
            let level = network::area::Level::named(&fact("to")).map_or("", network::area::Level::text_key);
            let level = if level.is_empty() { String::new() } else { say(level, &[]) };
            (say("way-dossier-lifted", &[("level", level.into())]), Some(fact("why")))
        }
        "dossier.driver-asked" => (say("way-dossier-driver-asked", &[("to", fact("to").into())]), Some(fact("why"))),
        "dossier.driver-changed" => text("way-dossier-driver-changed", "from"),
        "dossier.driver-declined" => (say("way-dossier-driver-declined", &[]), Some(fact("why"))),
        _ => return None,
    };
    Some(Step { at: event.at, who: who_text, what, why: why.filter(|why| !why.is_empty()) })
}
