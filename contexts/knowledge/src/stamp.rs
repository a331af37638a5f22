//! Since when something stands as it does, and through whom.

use kernel::{PersonId, Timestamp};

/// When, and by whom.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: PersonId,
}
