//! Wrapping data keys anew with the newest master key, a round at a time. Broken off it goes on where it was: what is
//! wrapped with the newest already is passed over. What was sealed with a data key stays as it is.

use crate::vault::Kept;
use crate::{Problem, Vault};
use kernel::NetworkId;
use kernel::ids::Uuid;
use store::Tx;

/// Data keys in one transaction.
const ROUND: i64 = 500;

/// What one round did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// Wrapped anew.
    pub wrapped: u64,
    /// Left as they are, because they can't be opened.
    pub left: Vec<Uuid>,
    /// Where the next round begins; none after the last.
    pub next: Option<Uuid>,
}

impl Vault {
    /// One round over the data keys of a network, after the subject `after` (nil begins).
    pub fn wrap_anew(&self, tx: &mut Tx<'_>, network: NetworkId, after: Uuid) -> Result<Round, Problem> {
        let kept = Kept::after(tx, network, after, ROUND)?;
        let full = i64::try_from(kept.len()).unwrap_or(ROUND) == ROUND;
        let next = kept.last().filter(|_| full).map(|last| last.subject);
        let mut round = Round { wrapped: 0, left: Vec::new(), next };
        let newest = self.keyring().newest().id().to_owned();
        for one in kept.iter().filter(|one| one.master.as_ref().is_some_and(|master| *master != newest)) {
            match self.unwrap(one) {
                Ok(key) => {
                    let (master, wrapped) = self.wrap(&key);
                    // Erased meanwhile, it stays so.
                    round.wrapped += tx.execute(
                        "update data_key set master = $4, wrapped = $5
                         where network_id = $1 and subject_id = $2 and master = $3",
                        &[&network, &one.subject, &one.master, &master, &wrapped],
                    )?;
                }
                Err(Problem::NoMaster { .. } | Problem::Damaged { .. }) => round.left.push(one.subject),
                Err(problem) => return Err(problem),
            }
        }
        Ok(round)
    }
}
