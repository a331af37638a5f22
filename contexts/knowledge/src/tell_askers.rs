//! Word to everybody who asked: that their question has an answer, that the answer has a new version, or that it was
//! withdrawn. Once per person and version; whoever is linked later hears the version that holds then.

use crate::answer::{self, Answer};
use crate::question::{self, Question, State};
use kernel::{PersonId, Timestamp};
use network::Refusal;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use store::{Error, Tx};
use worklist::notice::{self, NoticeId, Word};

/// Tells every asker who was not yet told of the version that holds now; `by` takes it up when a mail bounces.
pub fn tell(tx: &mut Tx<'_>, now: Timestamp, by: PersonId, answer: &Answer) -> Result<(), Refusal> {
    let Some(version) = answer::published(tx, answer)? else { return Ok(()) };
    let mut by_person: BTreeMap<PersonId, Vec<Question>> = BTreeMap::new();
    for question in answered(tx, answer)? {
        if !is_told(tx, answer, &question)? {
            by_person.entry(question.asked_by).or_default().push(question);
        }
    }
    for (person, questions) in by_person {
        let mut is_new = false;
        for question in &questions {
            is_new |= !was_told_before(tx, answer, question)?;
        }
        let text = if is_new { "notice-question-answered" } else { "notice-answer-new-version" };
        let facts = facts(&[
            ("title", json!(version.title)),
            ("owner", json!(answer.owner_name)),
            ("number", json!(answer.number)),
        ]);
        let word = Word { text, facts, href: &answer.href(), answerable: Some(by) };
        let notice = notice::tell(tx, now, answer.network, person, &word)?;
        for question in &questions {
            keep(tx, now, answer, (question, notice))?;
        }
    }
    Ok(())
}

/// Tells every asker that the answer doesn't hold any more, and why.
pub fn tell_withdrawn(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: PersonId,
    answer: &Answer,
    why: &str,
) -> Result<(), Refusal> {
    let title = answer::published(tx, answer)?.map(|version| version.title).unwrap_or_default();
    let mut people: Vec<PersonId> = answered(tx, answer)?.iter().map(|question| question.asked_by).collect();
    people.sort_unstable();
    people.dedup();
    for person in people {
        let facts = facts(&[("title", json!(title)), ("why", json!(why))]);
        let word =
            Word { text: "notice-answer-withdrawn", facts, href: &answer.href(), answerable: Some(by) };
        notice::tell(tx, now, answer.network, person, &word)?;
    }
    Ok(())
}

fn facts(pairs: &[(&str, Json)]) -> Map<String, Json> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()
}

/// The questions that this answer answers.
fn answered(tx: &mut Tx<'_>, answer: &Answer) -> Result<Vec<Question>, Error> {
    let mut questions = question::of_answer(tx, answer.network, answer.id)?;
    questions.retain(|question| matches!(question.state, State::Answered(..)));
    Ok(questions)
}

fn is_told(tx: &mut Tx<'_>, answer: &Answer, question: &Question) -> Result<bool, Error> {
    let row = tx.first(
        "select number from question_told
         where network_id = $1 and question_id = $2 and answer_id = $3 and number = $4",
        &[&answer.network, &question.id, &answer.id, &answer.number],
    )?;
    Ok(row.is_some())
}

fn was_told_before(tx: &mut Tx<'_>, answer: &Answer, question: &Question) -> Result<bool, Error> {
    let row = tx.first(
        "select number from question_told where network_id = $1 and question_id = $2 and answer_id = $3 limit 1",
        &[&answer.network, &question.id, &answer.id],
    )?;
    Ok(row.is_some())
}

fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    answer: &Answer,
    (question, notice): (&Question, NoticeId),
) -> Result<(), Error> {
    tx.execute(
        "insert into question_told (network_id, question_id, answer_id, number, notice_id, told_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&answer.network, &question.id, &answer.id, &answer.number, &notice, &now],
    )
    .map(drop)
}
