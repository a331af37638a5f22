//! What came back on the page of a signal: the answer, what its reporter said of it, and for the reporter the question
//! whether it works.

use super::said_by;
use crate::bring_back::BringingBack;
use crate::kinds::Works;
use crate::show_signal::{Act, Reader, Refused, Shown};
use crate::signal::State;
use crate::solution::Solution;
use crate::works_here::{self, Asks};
use maud::{Markup, html};
use web::components::{Tone, day, facts, notice, quote, section};
use web::{View, t};

/// The newest word back; nothing while nothing came.
pub(super) fn came_back(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let Some(told) = shown.told.first() else { return html! {} };
    let solution = shown.solutions.iter().find(|solution| solution.id == told.solution);
    let inner = html! {
        @if let Some(solution) = solution { (answer_card(view, solution)) }
        @if let Some(works) = told.works { (said(view, shown, told, works)) }
        @if shown.reader == Reader::Reporter { (question(view, shown, told, refused)) }
    };
    section("teruggekomen", &t!(view, "signal-came-back"), &inner)
}

fn said(view: &View, shown: &Shown, told: &BringingBack, works: Works) -> Markup {
    let (tone, key) = match works {
        Works::Yes | Works::Adapted => (Tone::Landed, "signal-works-said"),
        Works::NotYet => (Tone::Wait, "signal-works-said-not-yet"),
    };
    let sentence = html! {
        (view.say(key, &[("name", said_by(view, shown).into())])) " "
        strong { (view.say(works.text_key(), &[])) }
        @if let Some(words) = &told.works_words { " – " (words) }
    };
    notice(view, tone, &sentence)
}

/// Somebody who said "not yet" is asked again while that answer is still the newest: with a newer one their signal is
/// answered anew, and the question comes when that is brought back.
fn question(view: &View, shown: &Shown, told: &BringingBack, refused: &Refused) -> Markup {
    if !told.asks() {
        return html! {};
    }
    let said_no = told.works == Some(Works::NotYet);
    match shown.signal.state {
        State::BroughtBack(_) | State::Confirmed(_) | State::Closed(_) if told.works.is_none() => html! {
            div id="werkt" { (works_here::form_for(view, told.id, Asks::Whether, refused)) }
        },
        State::Carried(_) | State::Understood(_) if said_no => html! {
            div id="werkt" { (works_here::form_for(view, told.id, Asks::WhetherNow, refused)) }
        },
        State::BroughtBack(_) | State::Confirmed(_) | State::Closed(_) => changing(view, told, refused),
        State::Raised(_) | State::Understood(_) | State::Carried(_) | State::Answered(_)
            if refused.is(Act::Works) =>
        {
            changing(view, told, refused)
        }
        State::Raised(_) | State::Understood(_) | State::Carried(_) | State::Answered(_) => html! {},
    }
}

fn changing(view: &View, told: &BringingBack, refused: &Refused) -> Markup {
    let form = works_here::form_for(view, told.id, Asks::Whether, refused);
    refused.fold(view, Act::Works, &t!(view, "works-change"), &form)
}

fn answer_card(view: &View, solution: &Solution) -> Markup {
    let mut rows = vec![
        (t!(view, "signal-answer-kind"), html! { (view.say(solution.kind.text_key(), &[])) }),
        (t!(view, "signal-answer-force"), html! { (view.say(solution.force.text_key(), &[])) }),
        (t!(view, "signal-answer-owner"), html! { (solution.owner) }),
        (
            t!(view, "signal-answer-version"),
            html! { (t!(view, "signal-answer-version-of", number = solution.number)) " " (day(view, solution.valid_from)) },
        ),
    ];
    if let Some(until) = solution.valid_until {
        rows.push((t!(view, "signal-answer-until"), html! { (day(view, until)) }));
    }
    html! {
        (quote(view, &solution.words, ""))
        @if let Some(why) = &solution.why { p { (why) } }
        (facts(&rows))
    }
}
