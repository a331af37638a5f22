//! Writing an answer: to a question, or a better version of one that is published, or again after it was returned. What
//! was written is seen by somebody else before anybody reads it.

use crate::answer::{self, Answer, AnswerId, AnswerVersionId, Version, VersionState};
use crate::question::{self, Question, QuestionId, State};
use crate::stamp::Stamp;
use crate::write_answer_form::parse;
use crate::{circle, show_answer, show_question};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther};
use worklist::{Opening, why};

/// The longest title, in characters.
pub const TITLE_MOST: usize = 300;
/// The longest answer, in characters.
pub const WORDS_MOST: usize = 8_000;
/// Somebody else looks at it within so many working days.
const SEEN_WITHIN: u16 = 2;
/// Whoever holds the question is back at it after so many working days.
const PUBLISHED_WITHIN: u16 = 4;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/vragen/{id}/antwoord", "write_answer", post_first),
        Route::post("/antwoorden/{id}/versies", "revise_answer", post_next),
    ]
}

/// An answer as typed.
#[derive(Clone, Debug)]
pub struct Write {
    /// The question as it will read above it; the asker's own words when nothing was typed.
    pub title: Option<String>,
    /// What it says.
    pub words: String,
    /// Until when it holds.
    pub valid_until: Option<Timestamp>,
    /// The form's key.
    pub form_key: Uuid,
}

async fn post_first(visit: Visit, Path(id): Path<QuestionId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let question = question::load(tx, actor.network, id)?;
            actor.may("write_answer", &question.circle(tx)?)
        })
        .await?;
    let typed = parse(&posted, visit.view.form_key);
    let done = show_question::act_on(&visit, typed, "words", move |tx, actor, now, new| {
        write(tx, actor, now, id, new)
    })
    .await?;
    match done {
        Ok(answer) => {
            let flash = Flash::new("answer-written");
            Ok(SeeOther::to(format!("/antwoorden/{answer}")).saying(flash).into_response())
        }
        Err(problems) => show_question::again(&visit, id, ("write", &posted, &problems)).await,
    }
}

async fn post_next(visit: Visit, Path(id): Path<AnswerId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let answer = answer::load(tx, actor.network, id)?;
            actor.may("revise_answer", &answer.circle(tx)?)
        })
        .await?;
    let typed = parse(&posted, visit.view.form_key);
    let done = show_question::act_on(&visit, typed, "words", move |tx, actor, now, new| {
        revise(tx, actor, now, id, new)
    })
    .await?;
    match done {
        Ok(()) => {
            let flash = Flash::new("answer-written");
            Ok(SeeOther::to(format!("/antwoorden/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_answer::again(&visit, id, ("write", &posted, &problems)).await,
    }
}

/// Writes the first version of an answer to a question; the actor's organisation owns it, the actor holds the question.
pub fn write(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: QuestionId,
    new: &Write,
) -> Result<AnswerId, Refusal> {
    let question = question::load_to_change(tx, actor.network, id)?;
    actor.may("write_answer", &question.circle(tx)?)?;
    match question.state {
        State::Open(_) => {}
        State::Prepared(_, answer) => return written_before(tx, actor, answer, new),
        State::Linked(..) | State::Answered(..) => {
            return Err(Refusal::NotNow("question-refused-not-open"));
        }
    }
    let stamp = Stamp { at: now, by: actor.person };
    let answer = prepare(tx, actor, now, &question)?;
    question::step(tx, &question, State::Prepared(stamp, answer.id))?;
    let title = new.title.clone().unwrap_or_else(|| question.words.clone());
    insert_version(tx, actor, now, (&answer, 1, &title), new)?;
    let moment = Moment {
        at: calendar::in_working_days(now, PUBLISHED_WITHIN),
        why: why::rule("why-answer-in-review")?,
    };
    worklist::advance(tx, now, actor.person, question.opening(Holder::Person(actor.person), moment))?;
    ask_others_to_look(tx, actor.person, now, (&answer, &title))?;
    let facts = json!({ "answer": answer.id });
    record::note(tx, actor, now, "question.answer-written", ("question", id.into()), facts)?;
    record::note(tx, actor, now, "answer.written", ("answer", answer.id.into()), json!({ "number": 1 }))?;
    Ok(answer.id)
}

/// The same form sent again gives the answer that it wrote; another comes too late.
fn written_before(tx: &mut Tx<'_>, actor: &Actor, id: AnswerId, new: &Write) -> Result<AnswerId, Refusal> {
    let row = tx.first(
        "select id from answer_version where network_id = $1 and answer_id = $2 and form_key = $3",
        &[&actor.network, &id, &new.form_key],
    )?;
    if row.is_some() { Ok(id) } else { Err(Refusal::NotNow("answer-refused-under-way")) }
}

fn prepare(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, question: &Question) -> Result<Answer, Refusal> {
    let id = AnswerId::new(now);
    tx.execute(
        "insert into answer (network_id, id, theme_code, owner_id, desk_id, state, state_since, state_by, number, version)
         values ($1, $2, $3, $4, $5, 'prepared', $6, $7, 0, 1)",
        &[&actor.network, &id, &question.theme, &actor.organisation, &question.desk, &now, &actor.person],
    )?;
    answer::load(tx, actor.network, id)
}

fn insert_version(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (answer, number, title): (&Answer, i64, &str),
    new: &Write,
) -> Result<(), Refusal> {
    tx.execute(
        "insert into answer_version (network_id, id, answer_id, number, title, words, valid_until, written_by, written_at,
           state, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'in_review', $9, $8, $10, 1)",
        &[
            &actor.network, &AnswerVersionId::new(now), &answer.id, &number, &title, &new.words, &new.valid_until,
            &actor.person, &now, &new.form_key,
        ],
    )?;
    Ok(())
}

/// Writes a better version of a published answer, or writes the one under way again after it was returned.
pub fn revise(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AnswerId,
    new: &Write,
) -> Result<(), Refusal> {
    let answer = answer::load_to_change(tx, actor.network, id)?;
    actor.may("revise_answer", &answer.circle(tx)?)?;
    if written_before(tx, actor, id, new).is_ok() {
        return Ok(());
    }
    let newest = answer::versions(tx, actor.network, id)?.into_iter().next();
    let newest = newest.ok_or_else(|| Refusal::Broken(format!("answer {id} has no version")))?;
    let title = new.title.clone().unwrap_or_else(|| newest.title.clone());
    let number = match (&answer.state, &newest.state) {
        (answer::State::Withdrawn(..), _) => return Err(Refusal::NotNow("answer-refused-withdrawn")),
        (_, VersionState::InReview(_)) => return Err(Refusal::NotNow("answer-refused-under-way")),
        (_, VersionState::Returned(..)) => {
            write_again(tx, actor, now, &newest, (&title, new))?;
            newest.number
        }
        (_, VersionState::Published(_)) => {
            insert_version(tx, actor, now, (&answer, newest.number + 1, &title), new)?;
            newest.number + 1
        }
    };
    ask_others_to_look(tx, actor.person, now, (&answer, &title))?;
    let facts = json!({ "number": number });
    record::note(tx, actor, now, "answer.written", ("answer", id.into()), facts)?;
    Ok(())
}

fn write_again(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    before: &Version,
    (title, new): (&str, &Write),
) -> Result<(), Refusal> {
    Ok(tx.change_one(
        "update answer_version set title = $4, words = $5, valid_until = $6, written_by = $7, written_at = $8,
           state = 'in_review', state_since = $8, state_by = $7, state_why = null, form_key = $9, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network, &before.id, &before.version, &title, &new.words, &new.valid_until, &actor.person, &now,
            &new.form_key,
        ],
    )?)
}

/// Somebody else than the author looks at it: an obligation of its desk, or of the network's own.
fn ask_others_to_look(
    tx: &mut Tx<'_>,
    author: PersonId,
    now: Timestamp,
    (answer, title): (&Answer, &str),
) -> Result<(), Refusal> {
    let holder = circle::others_than(tx, answer.network, answer.desk, author)?;
    let moment =
        Moment { at: calendar::in_working_days(now, SEEN_WITHIN), why: why::rule("why-review-answer")? };
    worklist::advance(tx, now, author, review(answer, title, holder, moment))
}

/// The obligation to look at a version, or to mend it.
pub fn review(answer: &Answer, title: &str, holder: Holder, moment: Moment) -> Opening {
    Opening {
        network: answer.network,
        matter: answer.review_matter(),
        title: title.to_owned(),
        href: answer.href(),
        shielded: false,
        holder,
        moment,
    }
}
