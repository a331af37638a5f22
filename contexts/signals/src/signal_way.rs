//! The way of a signal: the stations it passes, and who did what when and why, newest first, with what lies ahead on top.

use crate::bring_back::BringingBack;
use crate::bring_to_table::Talk;
use crate::dossier;
use crate::kinds::{Kind, SolutionKind, Works};
use crate::show_signal::{Reader, Shown};
use crate::signal::State;
use kernel::Timestamp;
use maud::Markup;
use serde_json::Value as Json;
use store::event::Recorded;
use web::components::{Ahead, State as Stop, Station, Step, way};
use web::{View, t};
use worklist::why;

const STATIONS: [&str; 6] =
    ["stop-raised", "stop-understood", "stop-at-table", "stop-answered", "stop-brought-back", "stop-works"];
const UNDERSTOOD: usize = 1;
const AT_TABLE: usize = 2;
const WORKS: usize = 5;

/// The stations as far as it has come, with those it skipped: understood by nobody, spoken about at no table. A signal that
/// was answered directly comes at no table at all, so that stop is left out for it. One that ended without anybody saying
/// that it works says so; what remains comes after it was brought back, as on the dossier.
pub fn stations_of(view: &View, shown: &Shown) -> Vec<Station> {
    let here = reached(shown);
    let waits = matches!(shown.signal.state, State::Raised(_) | State::Understood(_));
    let skipped = !shown.understood && !waits;
    let direct = here > AT_TABLE && shown.dossiers.is_empty();
    let no_table = !shown.agenda.iter().any(|item| matches!(item.talk, Talk::Discussed { .. }));
    let mut keys = STATIONS.to_vec();
    match shown.signal.state {
        State::Closed(_) => keys[WORKS] = "stop-closed",
        State::Carried(_) if remains(shown) => keys.insert(WORKS, "stop-remains"),
        _ => {}
    }
    keys.iter()
        .enumerate()
        .filter(|(index, _)| !(direct && *index == AT_TABLE))
        .map(|(index, key)| Station {
            text: view.say(key, &[]),
            state: match index.cmp(&here) {
                _ if skipped && index == UNDERSTOOD => Stop::Skipped,
                std::cmp::Ordering::Less if no_table && index == AT_TABLE => Stop::Skipped,
                std::cmp::Ordering::Less => Stop::Done,
                std::cmp::Ordering::Equal => Stop::Here,
                std::cmp::Ordering::Greater => Stop::Ahead,
            },
        })
        .collect()
}

/// Whether word was brought back, and it goes on with what that left open.
fn remains(shown: &Shown) -> bool {
    let was_back = shown.events.iter().any(|event| event.kind == "signal.brought-back");
    was_back && shown.dossiers.iter().any(|dossier| matches!(dossier.state, dossier::State::Remainder(..)))
}

fn reached(shown: &Shown) -> usize {
    let on_a_table = shown.agenda.iter().any(|item| !matches!(item.talk, Talk::TakenOff { .. }));
    match shown.signal.state {
        State::Raised(_) => 0,
        State::Carried(_) if remains(shown) => WORKS,
        State::Carried(_) if on_a_table => AT_TABLE,
        State::Understood(_) | State::Carried(_) => usize::from(shown.understood),
        State::Answered(_) => 3,
        State::BroughtBack(_) => 4,
        State::Confirmed(_) | State::Closed(_) => WORKS,
    }
}

/// The way, with the future on top.
pub fn way_of(view: &View, shown: &Shown) -> Markup {
    let done: Vec<Step> = shown.events.iter().filter_map(|event| step(view, shown, event)).collect();
    way(view, &done, &ahead(view, shown))
}

fn step(view: &View, shown: &Shown, event: &Recorded) -> Option<Step> {
    let fact = |name: &str| event.facts.get(name).and_then(Json::as_str).unwrap_or_default();
    let said = |name: &str| Some(fact(name).to_owned()).filter(|text| !text.is_empty());
    let (what, why) = match event.kind.as_str() {
        "signal.raised" => (t!(view, "way-signal-raised"), None),
        "signal.imported" => (t!(view, "way-signal-imported"), None),
        "signal.added-to" => (t!(view, "way-signal-added-to"), added(view, shown, &event.facts)),
        "signal.said-alike" => {
            let alike = fact("alike").parse().ok().and_then(|id| shown.said_alike.get(&id).cloned());
            (t!(view, "way-signal-said-alike"), alike)
        }
        "signal.understood" => {
            let kind =
                Kind::named(fact("kind")).map_or_else(String::new, |kind| view.say(kind.text_key(), &[]));
            (t!(view, "way-signal-understood", kind = kind), said("note"))
        }
        "signal.theme-corrected" => {
            let name = |code: &str| shown.known.theme_name(code, view.lang);
            let (from, to) = (name(fact("suggested")), name(fact("settled")));
            (t!(view, "way-signal-theme-corrected", from = from, to = to), None)
        }
        "signal.carried" => {
            let dossier = shown.dossiers.iter().find(|dossier| dossier.id.to_string() == fact("dossier"));
            let what = match dossier {
                Some(dossier) => t!(view, "way-signal-carried-in", title = &dossier.title),
                None => t!(view, "way-signal-carried"),
            };
            (what, None)
        }
        "signal.answered" => {
            let kind = SolutionKind::named(fact("kind"))
                .map_or_else(String::new, |kind| view.say(kind.text_key(), &[]));
            (t!(view, "way-signal-answered", kind = kind), None)
        }
        "signal.brought-back" => (t!(view, "way-signal-brought-back"), None),
        "signal.works-said" => {
            let works =
                Works::named(fact("works")).map_or_else(String::new, |works| view.say(works.text_key(), &[]));
            (t!(view, "way-signal-works-said", works = works), said("words"))
        }
        "signal.closed" if said("dossier").is_some() => (t!(view, "way-signal-closed-with"), said("why")),
        "signal.closed" => (t!(view, "way-signal-closed"), said("why")),
        _ => return None,
    };
    Some(Step { at: event.at, who: who(view, shown, event), what, why })
}

/// The reporter of a wrong stays nameless to everybody but the confidant.
fn who(view: &View, shown: &Shown, event: &Recorded) -> String {
    let Some(person) = event.actor else { return t!(view, "way-clock") };
    if shown.signal.shielded && shown.reader == Reader::Colleague && person == shown.signal.raised_by {
        return t!(view, "signal-protected-reporter");
    }
    shown.names.get(&person).cloned().unwrap_or_default()
}

fn added(view: &View, shown: &Shown, facts: &Json) -> Option<String> {
    let text = |name: &str| facts.get(name).and_then(Json::as_str);
    let kind = text("kind").and_then(Kind::named).map(|kind| view.say(kind.text_key(), &[]));
    let theme = text("theme").map(|code| shown.known.theme_name(code, view.lang));
    let area = text("area").and_then(|code| shown.known.area(code).ok()).map(|area| area.name.clone());
    let all: Vec<String> = [kind, theme, area].into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" · "))
}

/// What lies ahead, the furthest first.
fn ahead(view: &View, shown: &Shown) -> Vec<Ahead> {
    let mut ahead: Vec<(Timestamp, String)> = Vec::new();
    if let Some(held) = &shown.held {
        ahead.push((held.moment, format!("{}: {}", held.name, why::say(view, &held.why))));
    }
    for item in shown.agenda.iter().filter(|item| item.starts_at > view.now && item.talk == Talk::OnAgenda) {
        ahead.push((item.starts_at, t!(view, "way-next-meeting", table = &item.table)));
    }
    let asks = |told: &&BringingBack| {
        told.asks() && told.works.is_none() && told.asked_at.is_none() && told.ask_at > view.now
    };
    if let Some(told) = shown.told.first().filter(asks) {
        ahead.push((told.ask_at, t!(view, "way-next-asks")));
    }
    ahead.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    ahead.into_iter().map(|(at, what)| Ahead { what, when: Some(at) }).collect()
}
