//! Writing a version of a deviation down, signed, with the words by which others find it; and telling with which others it
//! is alike. For deciding and for correcting.

use crate::deviation::{DeviationId, Weighing, load, rule_key};
use crate::find_precedent;
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, Timestamp};
use network::{Actor, Refusal};
use store::{Error, Tx, dialect};

/// A version to write down.
pub struct Signing<'a> {
    /// The number it gets.
    pub number: i64,
    /// What was weighed.
    pub weighing: &'a Weighing,
    /// Why it had to be corrected.
    pub why: Option<&'a str>,
    /// The form's key.
    pub form_key: Uuid,
}

/// Writes a version down, signed by `actor` now, and the words by which others find it.
pub fn sign(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DeviationId,
    new: &Signing<'_>,
) -> Result<(), Error> {
    let weighed = new.weighing;
    tx.execute(
        "insert into deviation_version (network_id, deviation_id, number, rule, situation, needed, purpose, effects,
           legal, decision, agreed, guard_reason, why, by_id, at, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        &[
            &actor.network,
            &id,
            &new.number,
            &weighed.rule,
            &weighed.situation,
            &weighed.needed,
            &weighed.purpose,
            &weighed.effects,
            &weighed.legal,
            &weighed.decision,
            &weighed.agreed,
            &weighed.guard_reason,
            &new.why,
            &actor.person,
            &now,
            &new.form_key,
        ],
    )?;
    find_precedent::keep(tx, actor.network, id, weighed)
}

/// With which others a departure from that rule is alike: those that whoever decided said, otherwise those of the same rule,
/// otherwise none yet. The others stay as they are until this transaction ends, so that nobody miscounts them.
pub fn alike_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    (rule, like): (&str, Option<DeviationId>),
) -> Result<Uuid, Refusal> {
    let found = if let Some(like) = like {
        Some(load(tx, network, like)?.alike)
    } else {
        let row = tx.first(
            "select alike_id from deviation where network_id = $1 and rule_key = $2 order by id desc limit 1",
            &[&network, &rule_key(rule)],
        )?;
        row.map(|row| row.get("alike_id")).transpose()?
    };
    let Some(alike) = found else { return Ok(uuid_at(now)) };
    let sql = format!(
        "select id from deviation where network_id = $1 and alike_id = $2{}",
        dialect::for_update(tx)
    );
    tx.query(&sql, &[&network, &alike])?;
    Ok(alike)
}
