//! Who can be asked and who can hold. The same two as of an obligation; an engine sees no other engine.

use kernel::{DeskId, PersonId};
use serde::{Deserialize, Serialize};

/// A person by name, or a desk that somebody staffs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// Somebody who works in the network; stands while active.
    Person(PersonId),
    /// A duty desk; stands while staffed.
    Desk(DeskId),
}

impl From<PersonId> for Holder {
    fn from(person: PersonId) -> Self {
        Self::Person(person)
    }
}

impl From<DeskId> for Holder {
    fn from(desk: DeskId) -> Self {
        Self::Desk(desk)
    }
}
