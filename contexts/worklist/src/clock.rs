//! The clock's own act: everything whose moment to look at has come is reminded, lapses or climbs. Safe with any
//! number of nodes: each obligation is its own transaction with compare-and-swap, and a loser just goes on.

use crate::obligation::{self, Look};
use kernel::ids::Uuid;
use kernel::{NetworkId, ObligationId, Timestamp};
use network::Refusal;
use obligations::Act;
use store::{Db, Error};

/// How many obligations are read at once.
const ROUND: i64 = 200;
/// How many rounds one pass makes at most, so that other work of the job clock has its turn.
const ROUNDS: usize = 25;

/// Passes the clock over everything due at `now`; returns how many were looked at. What can't be passed over is logged
/// and left behind, so that it never stands before the others. Blocking: call it off the request threads.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let mut from: Look = (Timestamp::UNIX_EPOCH, NetworkId(Uuid::nil()), ObligationId(Uuid::nil()));
    let mut looked_at = 0;
    for _ in 0..ROUNDS {
        let due = db.read_here(|tx| Ok::<_, Refusal>(obligation::due(tx, now, from, ROUND)?))?;
        for (_, network, id) in &due {
            match pass_over(db, now, *network, *id) {
                Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
                Err(refusal) => {
                    tracing::error!(obligation = %id, error = %refusal, "the clock could not pass over an obligation");
                }
            }
        }
        looked_at += due.len();
        match due.last() {
            Some(last) if i64::try_from(due.len()).unwrap_or(ROUND) == ROUND => from = *last,
            Some(_) | None => break,
        }
    }
    Ok(looked_at)
}

fn pass_over(db: &Db, now: Timestamp, network: NetworkId, id: ObligationId) -> Result<(), Refusal> {
    db.write_here(|tx| match obligation::load(tx, network, id)? {
        // Another node or a person may have been first.
        Some(kept) if kept.state.hold().is_some() => obligation::carry_out(tx, now, &kept, &Act::Pass),
        Some(_) | None => Ok(()),
    })
}
