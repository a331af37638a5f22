//! The list of erased subjects. An older backup still holds their wrapped keys, so putting one back would bring them
//! back; this list, kept apart from the backups, erases them again (decision 25). It holds ids and moments only.

use crate::{Problem, Vault};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::fmt;
use std::str::FromStr;
use store::{Error, Tx};

/// How many are read at once.
const AT_ONCE: i64 = 1_000;

/// One erased subject; as text `NETWORK SUBJECT MOMENT`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Erased {
    /// Where.
    pub network: NetworkId,
    /// Whose key was destroyed.
    pub subject: Uuid,
    /// When.
    pub at: Timestamp,
}

/// A line that names no erased subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a line of the list of erased subjects: NETWORK SUBJECT MOMENT is wanted")]
pub struct NotErased;

impl fmt::Display for Erased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.network, self.subject, self.at)
    }
}

impl FromStr for Erased {
    type Err = NotErased;

    fn from_str(line: &str) -> Result<Self, NotErased> {
        let mut words = line.split_whitespace();
        let mut next = || words.next().ok_or(NotErased);
        let (network, subject, at) = (next()?, next()?, next()?);
        Ok(Self {
            network: network.parse().map_err(|_| NotErased)?,
            subject: subject.parse().map_err(|_| NotErased)?,
            at: at.parse().map_err(|_| NotErased)?,
        })
    }
}

/// All erased subjects of a network, in the order of their ids.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Erased>, Error> {
    let (mut all, mut after) = (Vec::new(), Uuid::nil());
    loop {
        let rows = tx.query(
            "select subject_id, destroyed_at from data_key
             where network_id = $1 and destroyed_at is not null and subject_id > $2 order by subject_id limit $3",
            &[&network, &after, &AT_ONCE],
        )?;
        for row in &rows {
            after = row.get("subject_id")?;
            all.push(Erased { network, subject: after, at: row.get("destroyed_at")? });
        }
        if i64::try_from(rows.len()).unwrap_or(AT_ONCE) < AT_ONCE {
            return Ok(all);
        }
    }
}

/// Erases again those of `list` whose key stands in this database; gives how many that were.
pub fn erase_again(tx: &mut Tx<'_>, list: &[Erased]) -> Result<u64, Problem> {
    let mut again = 0;
    for erased in list {
        match Vault::destroy(tx, erased.at, erased.network, erased.subject) {
            Ok(_) => again += 1,
            // Its subject came after the backup was made.
            Err(Problem::NoKey { .. }) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(again)
}
