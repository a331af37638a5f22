//! What a resident says of something that is shared, or asked of others for them: it may, or rather not, with their words.
//! Each stays as it was said; of each of the household the newest counts.

use crate::plan::PlanId;
use crate::sent_once;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use network::reading::{Keys, Reading, Sealed};
use network::resident::ResidentId;
use network::{Refusal, Resident};
use std::collections::HashMap;
use store::Tx;
use store::event::Subject;

define_id!(
    /// One answer.
    AnswerId
);
store::id_value!(AnswerId);

network::named! {
    /// About what.
    pub enum About, text "resident-answer-about" {
        /// Somebody who reads along.
        Share = "share",
        /// Something that is asked of others.
        Handover = "handover",
    }
}

network::named! {
    /// What they say.
    pub enum Answer, text "resident-answer" {
        /// It may.
        Agrees = "agrees",
        /// Rather not.
        Refuses = "refuses",
    }
}

/// An answer, as typed.
#[derive(Clone, Debug)]
pub struct New {
    /// What they say.
    pub answer: Answer,
    /// In their words.
    pub words: Option<String>,
    /// The form's key.
    pub form_key: Uuid,
}

/// An answer as it is shown.
#[derive(Clone, Debug)]
pub struct Said {
    /// What they said.
    pub answer: Answer,
    /// In their words, for whoever may read those.
    pub words: Option<String>,
    /// Whether it is somebody else of the household than the reader who said it.
    pub by_another: bool,
    /// When.
    pub at: Timestamp,
}

/// Keeps an answer.
pub(crate) fn keep(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (about, about_id, new): (About, Uuid, &New),
) -> Result<(), Refusal> {
    let (id, sealing) = (AnswerId::new(now), keys.sealing(tx, resident.network, resident.plan)?);
    let words = new.words.as_deref().map(|words| sealing.seal("resident_answer.words", id, words));
    tx.execute(
        "insert into resident_answer (network_id, id, plan_id, resident_id, about_kind, about_id, answer, words, at,
           form_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &resident.network,
            &id,
            &PlanId(resident.plan),
            &resident.id,
            &about,
            &about_id,
            &new.answer,
            &words,
            &now,
            &new.form_key,
        ],
    )?;
    let kind = match new.answer {
        Answer::Agrees => "resident.agreed",
        Answer::Refuses => "resident.refused",
    };
    resident.note(tx, now, kind, Subject { kind: about.name(), id: about_id })?;
    Ok(())
}

/// The answer with the key that it is kept under; nothing when it is the very same that they said last.
pub(crate) fn to_keep(
    tx: &mut Tx<'_>,
    resident: &Resident,
    (about, id, new): (About, Uuid, &New),
) -> Result<Option<New>, Refusal> {
    let (which, words) = (id.to_string(), new.words.as_deref().unwrap_or_default());
    let what = [about.name(), which.as_str(), new.answer.name(), words];
    let mut key = sent_once::key(new.form_key, &what);
    let row = tx.first(
        "select form_key from resident_answer
         where network_id = $1 and plan_id = $2 and about_kind = $3 and about_id = $4 and resident_id = $5
         order by id desc limit 1",
        &[&resident.network, &PlanId(resident.plan), &about, &id, &resident.id],
    )?;
    let last: Option<Uuid> = row.map(|row| row.get("form_key")).transpose()?;
    // Said before, then otherwise, and now again: it counts again, under the next key.
    while is_kept(tx, resident, key)? {
        if last == Some(key) {
            return Ok(None);
        }
        key = sent_once::key(key, &what);
    }
    Ok(Some(New { form_key: key, ..new.clone() }))
}

fn is_kept(tx: &mut Tx<'_>, resident: &Resident, key: Uuid) -> Result<bool, Refusal> {
    let row = tx.first(
        "select id from resident_answer where network_id = $1 and resident_id = $2 and form_key = $3",
        &[&resident.network, &resident.id, &key],
    )?;
    Ok(row.is_some())
}

/// What each of the household said last about each, the oldest first. To `own` only their own words are shown; whoever
/// works on it (nobody) reads all.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    about: About,
    own: Option<ResidentId>,
    reading: &Reading,
) -> Result<HashMap<Uuid, Vec<Said>>, Refusal> {
    let rows = tx.query(
        "select id, about_id, resident_id, answer, words, at from resident_answer
         where network_id = $1 and plan_id = $2 and about_kind = $3 order by id",
        &[&network, &plan, &about],
    )?;
    let mut last: HashMap<(Uuid, ResidentId), AnswerId> = HashMap::new();
    for row in &rows {
        last.insert((row.get("about_id")?, row.get("resident_id")?), row.get("id")?);
    }
    let mut newest: HashMap<Uuid, Vec<Said>> = HashMap::new();
    for row in &rows {
        let (id, by, of): (AnswerId, ResidentId, Uuid) =
            (row.get("id")?, row.get("resident_id")?, row.get("about_id")?);
        if last.get(&(of, by)) != Some(&id) {
            continue;
        }
        let by_another = own.is_some_and(|own| own != by);
        let words: Option<Sealed> = row.get("words")?;
        let words = words
            .filter(|_| !by_another)
            .map(|words| Ok::<_, Refusal>(reading.open("resident_answer.words", id, &words)?.to_string()))
            .transpose()?;
        let said = Said { answer: row.get("answer")?, words, by_another, at: row.get("at")? };
        newest.entry(of).or_default().push(said);
    }
    Ok(newest)
}

/// Whether somebody of the household said no to one thing, and did not take that back themselves.
pub(crate) fn said_no(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    (about, id): (About, Uuid),
) -> Result<bool, Refusal> {
    let rows = tx.query(
        "select resident_id, answer from resident_answer
         where network_id = $1 and plan_id = $2 and about_kind = $3 and about_id = $4 order by id",
        &[&network, &plan, &about, &id],
    )?;
    let mut last: HashMap<ResidentId, Answer> = HashMap::new();
    for row in &rows {
        last.insert(row.get("resident_id")?, row.get("answer")?);
    }
    Ok(last.values().any(|answer| *answer == Answer::Refuses))
}
