//! Lifting a dossier a level: what several municipalities see belongs at a regional or national table (A17). Proposed
//! when signals come from more than one municipality; a person decides, with the reason.

use crate::dossier::{self, Dossier, DossierId};
use crate::gather;
use crate::record::record;
use crate::signal;
use kernel::Timestamp;
use network::{Actor, Refusal, area::Level};
use serde_json::json;
use store::Tx;

/// Whether lifting is proposed: below the country, with signals from organisations in more than one place.
pub fn proposed(tx: &mut Tx<'_>, dossier: &Dossier) -> Result<Option<Level>, Refusal> {
    let Some(above) = dossier.level.above() else { return Ok(None) };
    let row = tx.first(
        "select count(distinct organisation.place) as places from dossier_signal
         join signal on signal.network_id = dossier_signal.network_id and signal.id = dossier_signal.signal_id
         join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
         where dossier_signal.network_id = $1 and dossier_signal.dossier_id = $2",
        &[&dossier.network, &dossier.id],
    )?;
    let places: i64 = row.map_or(Ok(0), |row| row.get("places"))?;
    Ok((places > 1).then_some(above))
}

/// Lifts the dossier to `level`, which lies above the present one, and tells its contributors.
pub fn lift(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (level, why): (Level, &str),
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "lift_dossier")?;
    if level <= dossier.level {
        return Err(Refusal::NotNow("dossier-refused-level-not-above"));
    }
    if matches!(dossier.state, dossier::State::Confirmed(_)) {
        return Err(Refusal::NotNow("dossier-refused-closed"));
    }
    tx.change_one(
        "update dossier set level = $4, version = version + 1 where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &dossier.version, &level],
    )?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let level_name = [("level", json!(level.name()))];
    gather::tell_all(tx, now, &dossier, &signals, "notice-lifted", &level_name)?;
    let facts = json!({ "from": dossier.level.name(), "to": level.name(), "why": why });
    Ok(record(tx, actor, now, "dossier.lifted", dossier.subject(), facts)?)
}
