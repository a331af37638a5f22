//! Stating the problem of a dossier: clear, neutral, recognised, shared, and without prescribing a solution. What people
//! suggest is kept apart (`suggest`). Each statement replaces the one before; the record keeps them all.

use crate::dossier::{self, DossierId, Step};
use crate::record::record;
use kernel::Timestamp;
use network::{Actor, Refusal};
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};

const LONGEST: usize = 2_000;

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<String, Problems> {
    crate::bring_to_table::words(posted, "problem", LONGEST, "problem-problem-empty")
}

/// States the problem; a dossier that was being gathered is prepared from then on.
pub fn state_problem(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    problem: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "state_problem")?;
    dossier::step(tx, actor, now, &dossier, Step::Prepare, None)?;
    tx.execute(
        "update dossier set problem = $3 where network_id = $1 and id = $2",
        &[&actor.network, &id, &problem],
    )?;
    Ok(record(tx, actor, now, "dossier.problem-stated", dossier.subject(), json!({ "words": problem }))?)
}
