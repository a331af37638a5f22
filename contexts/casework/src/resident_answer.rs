//! What a resident says of something that is shared, or asked of others for them: it may, or rather not, with their words.
//! Each stays as it was said; the newest counts.

use crate::plan::PlanId;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use network::reading::{Keys, Reading, Sealed};
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
    /// In their words.
    pub words: Option<String>,
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

/// Whether this form was kept before: sent twice, it is said once.
pub(crate) fn is_kept(tx: &mut Tx<'_>, resident: &Resident, form_key: Uuid) -> Result<bool, Refusal> {
    let row = tx.first(
        "select id from resident_answer where network_id = $1 and resident_id = $2 and form_key = $3",
        &[&resident.network, &resident.id, &form_key],
    )?;
    Ok(row.is_some())
}

/// The newest answer about each.
pub(crate) fn newest(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    about: About,
    reading: &Reading,
) -> Result<HashMap<Uuid, Said>, Refusal> {
    let rows = tx.query(
        "select id, about_id, answer, words, at from resident_answer
         where network_id = $1 and plan_id = $2 and about_kind = $3 order by id",
        &[&network, &plan, &about],
    )?;
    let mut newest = HashMap::new();
    for row in &rows {
        let (id, words): (AnswerId, Option<Sealed>) = (row.get("id")?, row.get("words")?);
        let words = words
            .map(|words| Ok::<_, Refusal>(reading.open("resident_answer.words", id, &words)?.to_string()))
            .transpose()?;
        newest.insert(row.get("about_id")?, Said { answer: row.get("answer")?, words, at: row.get("at")? });
    }
    Ok(newest)
}

/// What they said last about one thing, without their words: for rules.
pub(crate) fn last(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    (about, id): (About, Uuid),
) -> Result<Option<Answer>, Refusal> {
    let row = tx.first(
        "select answer from resident_answer
         where network_id = $1 and plan_id = $2 and about_kind = $3 and about_id = $4 order by id desc limit 1",
        &[&network, &plan, &about, &id],
    )?;
    Ok(row.map(|row| row.get("answer")).transpose()?)
}
