//! Whom it reached: per contributor what they were told, whether it arrived, was read, and whether it works there, with
//! a tally on top. Only the newest version counts; those told about an earlier one stand folded up.

use super::read::Shown;
use crate::bring_back::BringingBack;
use crate::dossier::Ending;
use crate::kinds::Works;
use maud::{Markup, html};
use web::components::{Tally, Tone, empty, fold, list, section, tally};
use web::{View, t};

/// The section; an invitation to wait while there is nothing to bring back.
pub(super) fn back(view: &View, shown: &Shown) -> Markup {
    let newest = shown.solutions.first().map(|solution| solution.id);
    let (now, before): (Vec<&BringingBack>, Vec<&BringingBack>) =
        shown.told.iter().partition(|told| Some(told.solution) == newest);
    let inner = if newest.is_none() {
        empty(&t!(view, "back-nothing-yet"), &html! { (t!(view, "back-nothing-yet-what")) })
    } else {
        let rows: Vec<Markup> = now.iter().map(|told| one(view, shown, told)).collect();
        let earlier: Vec<Markup> = before.iter().map(|told| one(view, shown, told)).collect();
        html! {
            @let numbers = numbers(view, shown);
            @if !numbers.is_empty() { (tally(view, &numbers)) }
            (list(&rows))
            @if !earlier.is_empty() { (fold(view, &t!(view, "back-earlier"), &list(&earlier))) }
        }
    };
    section("reached", &t!(view, "dossier-back"), &inner)
}

fn numbers(view: &View, shown: &Shown) -> Vec<Tally> {
    let counted = &shown.closing;
    // Where there is no solution nobody was asked, and only who doesn't know it yet counts.
    let counts = match counted.ending() {
        Ending::Unsolved => usize::from(counted.untold > 0),
        Ending::Works | Ending::Silent => 4,
    };
    [
        (counted.untold, "back-tally-untold", Tone::Now),
        (counted.works, "back-tally-works", Tone::Landed),
        (counted.not_yet, "back-tally-not-yet", Tone::Wait),
        (counted.silent, "back-tally-silent", Tone::Quiet),
    ]
    .into_iter()
    .take(counts)
    .map(|(number, key, tone)| Tally {
        number: u64::try_from(number).unwrap_or(u64::MAX),
        text: view.say(key, &[]),
        tone,
        href: None,
    })
    .collect()
}

fn one(view: &View, shown: &Shown, told: &BringingBack) -> Markup {
    let shielded = shown.signals.iter().any(|part| part.id == told.signal && part.reporter.is_none());
    html! {
        @if shielded {
            strong { (t!(view, "back-shielded-reporter")) }
        } @else {
            strong { (told.person_name) } ", " (told.organisation)
        }
        p class="ponton-quiet" { (reached(view, told).join(" · ")) }
        @if !shielded && !told.has_left && told.delivered_at.is_some() && told.bounced_at.is_none() && told.works.is_none() {
            p { a class="utrecht-link" href={"/netwerk/mensen/" (told.person) "#returned"} {
                (t!(view, "back-mail-returned", name = &told.person_name))
            } }
        }
        @match told.works {
            Some(works) => p {
                span class=(if works == Works::NotYet { "ponton-word-wait" } else { "ponton-word-landed" }) {
                    (view.say(works.text_key(), &[]))
                }
                @if let Some(words) = &told.works_words { ": " (words) }
            },
            None if !told.asks() || told.has_left => {},
            None => p class="ponton-quiet" {
                @if told.asked_at.is_some() { (t!(view, "back-no-answer")) }
                @else { (t!(view, "back-asked-on", moment = view.day(told.ask_at))) }
            },
        }
    }
}

/// How far the word came.
fn reached(view: &View, told: &BringingBack) -> Vec<String> {
    let mut reached = vec![t!(view, "back-told-on", moment = view.day(told.told_at))];
    if told.has_left {
        reached.push(t!(view, "back-has-left"));
    } else if let Some(at) = told.bounced_at {
        reached.push(t!(view, "back-bounced-on", moment = view.day(at)));
    } else if let Some(at) = told.delivered_at {
        reached.push(t!(view, "back-delivered-on", moment = view.day(at)));
    }
    if let Some(at) = told.read_at {
        reached.push(t!(view, "back-read-on", moment = view.day(at)));
    }
    reached
}
