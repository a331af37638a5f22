//! "Dit beantwoordt mijn vraag niet": the asker says what is still missing, and the question goes back to its desk. Nobody
//! says it for them, and silence is no yes.

use crate::likely::{self, SameAs};
use crate::question::{self, QuestionId, State};
use crate::stamp::Stamp;
use crate::{circle, show_question};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::Moment;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::why;

const LONGEST: usize = 400;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/vragen/{id}/heropening", "reopen_question", post)]
}

async fn post(visit: Visit, Path(id): Path<QuestionId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let question = question::load(tx, actor.network, id)?;
            actor.may("reopen_question", &question.of_asker())
        })
        .await?;
    let mut problems = Problems::none();
    let words = typed_words::required(&posted, "missing", LONGEST, "problem-missing-empty", &mut problems);
    let done = if problems.is_empty() {
        let done = visit.write(move |tx, actor, now| reopen(tx, actor, now, id, &words)).await;
        show_question::tried(done, "missing")?
    } else {
        Err(problems)
    };
    match done {
        Ok(()) => {
            Ok(SeeOther::to(format!("/vragen/{id}")).saying(Flash::new("question-reopened")).into_response())
        }
        Err(problems) => show_question::again(&visit, id, ("reopen", &posted, &problems)).await,
    }
}

/// Opens a question again: its desk holds it, in the asker's words of what is missing.
pub fn reopen(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: QuestionId,
    missing: &str,
) -> Result<(), Refusal> {
    let question = question::load_to_change(tx, actor.network, id)?;
    actor.may("reopen_question", &question.of_asker())?;
    match question.state {
        State::Linked(..) | State::Answered(..) => {}
        State::Open(_) | State::Prepared(..) => return Err(Refusal::NotNow("question-refused-open-already")),
    }
    question::step(tx, &question, State::Open(Stamp { at: now, by: actor.person }))?;
    likely::keep(tx, actor.network, SameAs::Question(id), &question.words)?;
    let said = why::words(missing).map_err(|problem| Refusal::Broken(problem.to_string()))?;
    let moment = Moment { at: calendar::in_working_days(now, 2), why: said };
    let holder = circle::staffed(tx, actor.network, question.desk)?;
    worklist::open(tx, now, Some(actor.person), question.opening(holder, moment))?;
    record::note(tx, actor, now, "question.reopened", ("question", id.into()), json!({}))?;
    Ok(())
}

/// The form on the page of one's own question.
pub fn form(view: &View, again: &Again<'_>, id: QuestionId) -> Markup {
    let form = again.form(view, "reopen").promise("reopen-question-promise", &[]);
    let fields = html! { (form.words("missing", "reopen-question-missing").required().max(LONGEST).rows(2)) };
    form.around(&format!("/vragen/{id}/heropening"), "reopen-question-act", &fields)
}
