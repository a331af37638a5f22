//! Taking back what was asked, and deciding what now with what came back: the same again, another route, doing it
//! oneself, a table, or no further with the resident's agreement. What came back never closes by itself.

use crate::handover::names::ChoiceName;
use crate::handover::sealed_words;
use crate::handover::step::Said;
use crate::handover::typed::{LONGEST, required, whole};
use crate::handover::whom::holder;
use crate::hold_handover::moment;
use crate::show_handover::{self, Asked, Parsed};
use axum::response::Response;
use handover::{Act, Choice as Chosen, HandoverId, Who};
use kernel::{PersonId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::{Route, Visit};
use web::{Choice, Failure, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/overdrachten/{id}/intrekken", "work_on_handover", withdraw),
        Route::post("/overdrachten/{id}/besluit", "work_on_handover", decide),
    ]
}

async fn withdraw(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "withdraw", field: "reason", flash: "handover-withdrawn" };
    show_handover::carry(&visit, asked, &posted, taking_back).await
}

/// Taken back.
pub(crate) fn taking_back(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "reason", "problem-handover-reason-empty", &mut problems);
    let act = Act::Withdraw { by: Who::Worker(by), reason: sealed_words() };
    whole(problems, Some(act), Said { words, more: None })
}

async fn decide(visit: Visit, Path(id): Path<HandoverId>, posted: Posted) -> Result<Response, Failure> {
    let asked = Asked { id, form: "decide", field: "choice", flash: "handover-settled" };
    show_handover::carry(&visit, asked, &posted, decision).await
}

/// What now.
pub(crate) fn decision(posted: &Posted, by: PersonId, _now: Timestamp) -> Parsed {
    let mut problems = Problems::none();
    let words = required(posted, "words", "problem-handover-decision-empty", &mut problems);
    let next = moment(posted, "next", &mut problems);
    let chosen = choice(posted, &mut problems);
    let act = chosen.zip(next).map(|(choice, next)| Act::Decide { by, choice, next });
    whole(problems, act, Said { words, more: None })
}

fn choice(posted: &Posted, problems: &mut Problems) -> Option<Chosen> {
    match ChoiceName::named(posted.text("choice")) {
        Some(ChoiceName::SendAgain) => Some(Chosen::SendAgain),
        Some(ChoiceName::OtherRoute) => {
            let to = holder(posted.text("to"));
            if to.is_none() {
                problems.add("to", "problem-handover-to-empty");
            }
            to.map(|to| Chosen::OtherRoute { to })
        }
        Some(ChoiceName::DoItSelf) => Some(Chosen::DoItSelf),
        Some(ChoiceName::Escalate) => Some(Chosen::Escalate { question: sealed_words() }),
        Some(ChoiceName::Stop) => Some(Chosen::Stop { agreed: sealed_words() }),
        None => {
            problems.add("choice", "problem-handover-choice-empty");
            None
        }
    }
}

/// Taking it back.
pub fn withdraw_form(view: &View, again: &Again<'_>, href: &str) -> Markup {
    let form = again.form(view, "withdraw");
    let inner = form.around(
        &format!("{href}/intrekken"),
        "withdraw-handover-act",
        &html! {
            (form.line("reason", "withdraw-handover-reason").required().max(LONGEST))
        },
    );
    again.fold(view, "withdraw", &t!(view, "withdraw-handover-title"), &inner)
}

/// What now.
pub fn decide_form(view: &View, again: &Again<'_>, href: &str, people: &[(String, String)]) -> Markup {
    let form = again.form(view, "decide").promise("decide-handover-promise", &[]);
    let choices: Vec<Choice> =
        ChoiceName::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let people: Vec<Choice> = people.iter().map(|(id, name)| Choice::new(id, name)).collect();
    form.around(&format!("{href}/besluit"), "decide-handover-act", &html! {
        (form.radios("choice", "decide-handover-choice", &choices).required())
        (form.choice("to", "decide-handover-to", &people).by_name())
        (form.line("words", "decide-handover-words").hint("decide-handover-words-hint").required().max(LONGEST))
        (form.day("next", "decide-handover-next").required())
    })
}
