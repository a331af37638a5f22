//! The way of a handover: each transition under the id with which it was asked for, with what was said, sealed. It only
//! grows.

use super::Kept;
use handover::{Step, Who};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use network::reading::{Keys, Reading, Sealed};
use store::{Error, Tx};

/// What somebody said with a step: never given to the engine, always sealed.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Their words: a question, a reason, what came of it.
    pub words: Option<String>,
    /// What they added: a better route, the attempts to reach somebody.
    pub more: Option<String>,
}

impl Said {
    /// Only words.
    pub fn words(words: &str) -> Self {
        Self { words: Some(words.to_owned()), more: None }
    }
}

/// A step as it is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// When.
    pub at: Timestamp,
    /// Who; nobody when it was the clock or a rule.
    pub by: Option<String>,
    /// Whether it was the resident.
    pub by_resident: bool,
    /// The name of what happened: `handover.sent`.
    pub transition: String,
    /// What was said.
    pub said: Said,
}

/// Whether that transition was carried out before.
pub fn is_done(tx: &mut Tx<'_>, network: NetworkId, transition: Uuid) -> Result<bool, Error> {
    let row =
        tx.first("select id from handover_step where network_id = $1 and id = $2", &[&network, &transition])?;
    Ok(row.is_some())
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    keys: &Keys,
    of: &Kept,
    (id, step): (Uuid, &Step),
    said: &Said,
) -> Result<(), Refusal> {
    let by = match step.by {
        Some(Who::Worker(person)) => Some(person),
        Some(Who::Resident) | None => None,
    };
    let (mut words, mut more) = (None, None);
    if said.words.is_some() || said.more.is_some() {
        let sealing = keys.sealing(tx, of.network, of.plan)?;
        words = said.words.as_deref().map(|text| sealing.seal("handover_step.words", id, text));
        more = said.more.as_deref().map(|text| sealing.seal("handover_step.more", id, text));
    }
    tx.execute(
        "insert into handover_step (network_id, id, handover_id, at, by_id, by_resident, transition, stage_before,
           stage_after, words, more)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &of.network,
            &id,
            &Uuid::from(of.id),
            &step.at,
            &by,
            &(step.by == Some(Who::Resident)),
            &step.transition.name(),
            &step.before.map(handover::Stage::word),
            &step.after.word(),
            &words,
            &more,
        ],
    )?;
    Ok(())
}

/// The whole way, newest first.
pub fn all(tx: &mut Tx<'_>, of: &Kept, reading: &Reading) -> Result<Vec<Shown>, Refusal> {
    let rows = tx.query(
        "select handover_step.id, handover_step.at, handover_step.by_resident, handover_step.transition,
           handover_step.words, handover_step.more, person.name
         from handover_step
         left join person on person.network_id = handover_step.network_id and person.id = handover_step.by_id
         where handover_step.network_id = $1 and handover_step.handover_id = $2
         order by handover_step.at desc, handover_step.id desc",
        &[&of.network, &Uuid::from(of.id)],
    )?;
    rows.iter()
        .map(|row| {
            let id: Uuid = row.get("id")?;
            let open = |field: &str, sealed: Option<Sealed>| {
                sealed
                    .map(|sealed| Ok::<_, Refusal>(reading.open(field, id, &sealed)?.to_string()))
                    .transpose()
            };
            Ok(Shown {
                at: row.get("at")?,
                by: row.get("name")?,
                by_resident: row.get("by_resident")?,
                transition: row.get("transition")?,
                said: Said {
                    words: open("handover_step.words", row.get("words")?)?,
                    more: open("handover_step.more", row.get("more")?)?,
                },
            })
        })
        .collect()
}
