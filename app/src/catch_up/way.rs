//! How far the record has been read, as it is saved with the index.

use kernel::ids::Uuid;
use kernel::{EventId, NetworkId};
use search::{Index, Problem};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use store::{Db, Error, event};

/// How far a network has been read.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Way {
    /// The kinds of which everything has been walked past; a new version may bring another.
    pub walked: BTreeSet<String>,
    /// The kind that is being walked past, and behind which of its things.
    pub walking: Option<(String, Uuid)>,
    /// From this event on the record is to be read; all before it has been.
    pub from: EventId,
    /// The last event that was read. When it isn't there any more, a backup was put back, or this is another database.
    pub last: Option<EventId>,
}

impl Way {
    /// Nothing was read; the record is to be read from `from` on once everything has been walked past.
    pub fn new(from: EventId) -> Self {
        Self { walked: BTreeSet::new(), walking: None, from, last: None }
    }
}

/// How far every network was read; a place that can't be read is none, and everything is walked past again.
pub(super) fn saved(index: &Index) -> Result<BTreeMap<NetworkId, Way>, Problem> {
    let saved = index.place()?;
    Ok(saved.and_then(|saved| serde_json::from_str(&saved).ok()).unwrap_or_default())
}

/// Whether these are ways through the record of `db`: every event that was read last still stands in it.
pub(super) fn are_of(db: &Db, ways: &BTreeMap<NetworkId, Way>) -> Result<bool, Error> {
    for (network, way) in ways {
        if let Some(last) = way.last {
            let there = db.read_here(|tx| event::since(tx, *network, last, 1))?;
            if there.first().is_none_or(|first| first.id != last) {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
