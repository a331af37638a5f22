//! The clock's own act: everything whose moment to look at has come is reminded, lapses or climbs. Safe with any
//! number of nodes: each obligation is its own transaction with compare-and-swap, and a loser just goes on.

use crate::obligation;
use kernel::Timestamp;
use network::Refusal;
use obligations::Act;
use store::{Db, Error};

/// How many obligations one round takes up.
const ROUND: i64 = 200;

/// Passes the clock over everything due at `now`; returns how many were looked at. Blocking: call it off the
/// request threads.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due = db.read_here(|tx| Ok::<_, Refusal>(obligation::due(tx, now, ROUND)?))?;
    for kept in &due {
        let passed = db.write_here(|tx| {
            // Read again: another node or a person may have been first.
            match obligation::load(tx, kept.network, kept.id)? {
                Some(now_kept) if now_kept.state.hold().is_some() => {
                    obligation::carry_out(tx, now, &now_kept, &Act::Pass)
                }
                _ => Ok(()),
            }
        });
        match passed {
            Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
            Err(refusal) => {
                tracing::error!(obligation = %kept.id, error = %refusal, "the clock could not pass over an obligation");
            }
        }
    }
    Ok(due.len())
}
