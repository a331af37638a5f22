//! Which data keys open, and with which master key: for `ponton doctor`, and before an old master key is taken away.

use crate::vault::Kept;
use crate::{Problem, Vault};
use kernel::NetworkId;
use kernel::ids::Uuid;
use std::collections::BTreeMap;
use store::{Error, Tx};

/// How many are read at once.
const AT_ONCE: i64 = 1_000;
/// So many that don't open are told by their id.
const TOLD: usize = 100;

/// What was found in one network.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Examined {
    /// How many data keys there are that weren't destroyed, per name of the master key they are wrapped with.
    pub per_master: BTreeMap<String, u64>,
    /// How many were destroyed.
    pub destroyed: u64,
    /// The subjects whose key doesn't open, at most a hundred.
    pub closed: Vec<Uuid>,
}

impl Examined {
    /// How many data keys there are that weren't destroyed.
    pub fn kept(&self) -> u64 {
        self.per_master.values().sum()
    }
}

/// Whether anything is sealed in this database, so that a missing master key is a loss.
pub fn any(tx: &mut Tx<'_>) -> Result<bool, Error> {
    let kept = tx.first("select subject_id from data_key where destroyed_at is null limit 1", &[])?;
    Ok(kept.is_some())
}

impl Vault {
    /// Opens every data key of a network.
    pub fn examine(&self, tx: &mut Tx<'_>, network: NetworkId) -> Result<Examined, Problem> {
        let mut examined = Examined::default();
        let mut after = Uuid::nil();
        loop {
            let kept = Kept::after(tx, network, after, AT_ONCE)?;
            for one in &kept {
                match &one.master {
                    Some(master) => *examined.per_master.entry(master.clone()).or_default() += 1,
                    None => examined.destroyed += 1,
                }
                match self.unwrap(one) {
                    Ok(_) | Err(Problem::Erased { .. }) => {}
                    Err(_) if examined.closed.len() >= TOLD => {}
                    Err(_) => examined.closed.push(one.subject),
                }
            }
            match kept.last() {
                Some(last) if i64::try_from(kept.len()).unwrap_or(AT_ONCE) == AT_ONCE => after = last.subject,
                Some(_) | None => return Ok(examined),
            }
        }
    }
}
