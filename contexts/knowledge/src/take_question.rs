//! Taking a question: an expert of the desk, or somebody of the network's own, finds it out and holds it from then on.

use crate::question::{self, QuestionId, State};
use crate::show_question;
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther, View};
use worklist::{obligation, why};

/// Whoever takes a question has so many working days to answer it.
const ANSWERED_WITHIN: u16 = 3;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/vragen/{id}/overname", "take_question", post)]
}

async fn post(visit: Visit, Path(id): Path<QuestionId>, posted: Posted) -> Result<Response, Failure> {
    let done = visit.write(move |tx, actor, now| take(tx, actor, now, id)).await;
    match show_question::tried(done, "take")? {
        Ok(()) => {
            Ok(SeeOther::to(format!("/vragen/{id}")).saying(Flash::new("question-taken")).into_response())
        }
        Err(problems) => show_question::again(&visit, id, ("take", &posted, &problems)).await,
    }
}

/// Takes a question; one's own stays one's own, and what a colleague holds is asked of them on its obligation's page.
pub fn take(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: QuestionId) -> Result<(), Refusal> {
    let question = question::load(tx, actor.network, id)?;
    actor.may("take_question", &question.circle(tx)?)?;
    match question.state {
        State::Open(_) => {}
        State::Prepared(..) | State::Linked(..) | State::Answered(..) => {
            return Err(Refusal::NotNow("question-refused-not-open"));
        }
    }
    let kept = obligation::of_matter(tx, actor.network, question.matter())?
        .ok_or(Refusal::NotFound("obligation"))?;
    match kept.state.holder() {
        Some(Holder::Person(person)) if person == actor.person => return Ok(()),
        Some(Holder::Person(_)) => return Err(Refusal::NotNow("question-refused-taken")),
        Some(Holder::Desk(_)) | None => {}
    }
    let moment = Moment {
        at: calendar::in_working_days(now, ANSWERED_WITHIN),
        why: why::rule("why-answer-question")?,
    };
    worklist::advance(tx, now, actor.person, question.opening(Holder::Person(actor.person), moment))?;
    record::note(tx, actor, now, "question.taken", ("question", id.into()), json!({}))?;
    Ok(())
}

/// The form: one button.
pub fn form(view: &View, again: &Again<'_>, id: QuestionId) -> Markup {
    let form = again.form(view, "take").promise("take-promise", &[]);
    form.around(&format!("/vragen/{id}/overname"), "take-act", &html! {})
}
