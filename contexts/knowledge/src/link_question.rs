//! Saying that a question is the same as a published answer, or as another open question: it is linked instead of answered
//! again. Its asker hears at once, or when the other is answered; so does whoever was linked to it before. For the desk,
//! and for the asker (domain A9: duplicates are linked, not re-answered).

use crate::answer::{self, Answer, AnswerId};
use crate::likely::{self, SameAs};
use crate::question::{self, Question, QuestionId, State};
use crate::show_question;
use crate::stamp::Stamp;
use crate::{ask, tell_askers};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};
use worklist::notice::{self, Word};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/vragen/{id}/koppeling", "link_question", post)]
}

async fn post(visit: Visit, Path(id): Path<QuestionId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let question = question::load(tx, actor.network, id)?;
            actor.may("link_question", &question.circle_with_asker(tx)?)
        })
        .await?;
    let done = match posted.text("same_as").parse::<SameAs>() {
        Ok(same_as) => {
            let done = visit.write(move |tx, actor, now| link(tx, actor, now, id, same_as)).await;
            show_question::tried(done, "same_as")?
        }
        Err(_) => Err(Problems::with("same_as", "problem-same-as-empty")),
    };
    match done {
        Ok(()) => {
            let flash = Flash::new("question-linked");
            Ok(SeeOther::to(format!("/vragen/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_question::again(&visit, id, ("link", &posted, &problems)).await,
    }
}

/// Links a question; to what it is linked already changes nothing.
pub fn link(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: QuestionId,
    same_as: SameAs,
) -> Result<(), Refusal> {
    match same_as {
        SameAs::Answer(answer) => {
            let question = question::load_to_change(tx, actor.network, id)?;
            actor.may("link_question", &question.circle_with_asker(tx)?)?;
            to_answer(tx, actor, now, &question, answer)
        }
        SameAs::Question(other) => {
            // Both stay as they are until this ends, always the older first, so that two links can't wait for each other.
            let (older, newer) = if other < id { (other, id) } else { (id, other) };
            question::load_to_change(tx, actor.network, older)?;
            question::load_to_change(tx, actor.network, newer)?;
            let question = question::load(tx, actor.network, id)?;
            actor.may("link_question", &question.circle_with_asker(tx)?)?;
            to_question(tx, actor, now, &question, other)
        }
    }
}

fn to_answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    question: &Question,
    id: AnswerId,
) -> Result<(), Refusal> {
    match question.state {
        State::Answered(_, before) if before == id => return Ok(()),
        State::Open(_) => {}
        State::Prepared(..) | State::Linked(..) | State::Answered(..) => {
            return Err(Refusal::NotNow("question-refused-not-open"));
        }
    }
    let answer = answer::load(tx, actor.network, id)?;
    if !matches!(answer.state, answer::State::Published(_)) {
        return Err(Refusal::NotNow("question-refused-answer-not-published"));
    }
    let stamp = Stamp { at: now, by: actor.person };
    answered(tx, question, &answer, stamp)?;
    let facts = json!({ "answer": id });
    record::note(tx, actor, now, "question.linked", ("question", question.id.into()), facts)?;
    for follower in question::linked_to(tx, actor.network, question.id)? {
        answered(tx, &follower, &answer, stamp)?;
    }
    tell_askers::tell(tx, now, actor.person, &answer)
}

/// The question has its answer: its obligation, if it had one of its own, is settled.
pub fn answered(tx: &mut Tx<'_>, question: &Question, answer: &Answer, stamp: Stamp) -> Result<(), Refusal> {
    question::step(tx, question, State::Answered(stamp, answer.id))?;
    likely::forget(tx, question.network, SameAs::Question(question.id))?;
    match question.state {
        State::Open(_) | State::Prepared(..) => {
            worklist::settle(tx, stamp.at, question.network, question.matter(), "answered")
        }
        State::Linked(..) | State::Answered(..) => Ok(()),
    }
}

fn to_question(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    question: &Question,
    other: QuestionId,
) -> Result<(), Refusal> {
    let other = question::load(tx, actor.network, other)?;
    let root = match other.state {
        State::Answered(_, answer) => return to_answer(tx, actor, now, question, answer),
        State::Linked(_, root) => question::load_to_change(tx, actor.network, root)?,
        State::Open(_) | State::Prepared(..) => other,
    };
    match question.state {
        State::Linked(_, before) if before == root.id => return Ok(()),
        State::Open(_) => {}
        State::Prepared(..) | State::Linked(..) | State::Answered(..) => {
            return Err(Refusal::NotNow("question-refused-not-open"));
        }
    }
    if root.id == question.id {
        return Err(Refusal::NotNow("question-refused-same-as-itself"));
    }
    let stamp = Stamp { at: now, by: actor.person };
    question::step(tx, question, State::Linked(stamp, root.id))?;
    for follower in question::linked_to(tx, actor.network, question.id)? {
        question::step(tx, &follower, State::Linked(stamp, root.id))?;
    }
    likely::forget(tx, actor.network, SameAs::Question(question.id))?;
    worklist::settle(tx, now, actor.network, question.matter(), "linked")?;
    let facts = json!({ "question": root.id });
    record::note(tx, actor, now, "question.linked", ("question", question.id.into()), facts)?;
    if question.asked_by == actor.person {
        return Ok(());
    }
    let mut facts = Map::new();
    facts.insert("title".to_owned(), json!(question.words));
    let word = Word {
        text: "notice-question-linked",
        facts,
        href: &question.href(),
        answerable: Some(actor.person),
    };
    notice::tell(tx, now, actor.network, question.asked_by, &word)?;
    Ok(())
}

/// The form on the question's page: what reads alike, to choose from.
pub fn form(view: &View, again: &Again<'_>, id: QuestionId, likely: &[likely::Likely]) -> Markup {
    let form = again.form(view, "link").promise("link-promise", &[]);
    let choices = ask::choices(view, likely);
    let fields = html! { (form.radios("same_as", "link-same-as", &choices).required()) };
    form.around(&format!("/vragen/{id}/koppeling"), "link-act", &fields)
}
