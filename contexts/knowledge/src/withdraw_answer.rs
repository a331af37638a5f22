//! Withdrawing an answer that doesn't hold any more, by its owner, with the reason. Everybody who asked hears it; what it
//! said stays to be read, marked as withdrawn.

use crate::answer::{self, AnswerId};
use crate::likely::{self, SameAs};
use crate::{show_answer, show_question, tell_askers, touch};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::obligation;

const WHY_MOST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/antwoorden/{id}/intrekking", "withdraw_answer", post)]
}

async fn post(visit: Visit, Path(id): Path<AnswerId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let answer = answer::load(tx, actor.network, id)?;
            actor.may("withdraw_answer", &answer.of_owner(tx)?)
        })
        .await?;
    let mut problems = Problems::none();
    let why = typed_words::required(&posted, "why", WHY_MOST, "problem-withdraw-why-empty", &mut problems);
    let done = if problems.is_empty() {
        let done = visit.write(move |tx, actor, now| withdraw(tx, actor, now, id, &why)).await;
        show_question::tried(done, "why")?
    } else {
        Err(problems)
    };
    match done {
        Ok(()) => {
            let flash = Flash::new("answer-withdrawn");
            Ok(SeeOther::to(format!("/antwoorden/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_answer::again(&visit, id, ("withdraw", &posted, &problems)).await,
    }
}

/// Withdraws a published answer; one that was withdrawn stays as it is.
pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AnswerId,
    why: &str,
) -> Result<(), Refusal> {
    let answer = answer::load_to_change(tx, actor.network, id)?;
    actor.may("withdraw_answer", &answer.of_owner(tx)?)?;
    match &answer.state {
        answer::State::Published(_) => {}
        answer::State::Withdrawn(_, said) if said == why => return Ok(()),
        answer::State::Withdrawn(..) => return Err(Refusal::NotNow("answer-refused-withdrawn")),
        answer::State::Prepared(_) => return Err(Refusal::NotNow("answer-refused-not-published")),
    }
    if answer::under_way(tx, actor.network, id)?.is_some() {
        return Err(Refusal::NotNow("answer-refused-under-way"));
    }
    tx.change_one(
        "update answer set state = 'withdrawn', state_since = $4, state_by = $5, state_why = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &answer.version, &now, &actor.person, &why],
    )?;
    likely::forget(tx, actor.network, SameAs::Answer(id))?;
    if obligation::of_matter(tx, actor.network, answer.validity_matter())?.is_some() {
        worklist::settle(tx, now, actor.network, answer.validity_matter(), "withdrawn")?;
    }
    touch::settle_all(tx, now, actor.person, (actor.network, touch::Touched::Answer(id)))?;
    tell_askers::tell_withdrawn(tx, now, actor.person, &answer, why)?;
    record::note(tx, actor, now, "answer.withdrawn", ("answer", id.into()), json!({}))?;
    Ok(())
}

/// The form on the answer's page.
pub fn form(view: &View, again: &Again<'_>, id: AnswerId) -> Markup {
    let form = again.form(view, "withdraw").promise("withdraw-promise", &[]);
    let fields = html! { (form.words("why", "withdraw-why").required().max(WHY_MOST).rows(2)) };
    form.around(&format!("/antwoorden/{id}/intrekking"), "withdraw-act", &fields)
}
