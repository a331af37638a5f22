//! Where a handover stands, by name alone. Deliberately without facts: for columns, lists and refusals.

use serde::{Deserialize, Serialize};

/// Where a handover stands, by name alone: for columns, lists and refusals.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a state of the same name")]
pub enum Stage {
    Draft,
    Sent,
    Seen,
    Asked,
    Accepted,
    ContactMissed,
    Held,
    Waiting,
    Reported,
    Closed,
    Refused,
    Unanswered,
    Withdrawn,
    Redirected,
    Settled,
    Dropped,
    MovedOn,
}

impl Stage {
    /// All of them, in the order of the way.
    pub const ALL: [Self; 17] = [
        Self::Draft,
        Self::Sent,
        Self::Seen,
        Self::Asked,
        Self::Accepted,
        Self::ContactMissed,
        Self::Held,
        Self::Waiting,
        Self::Reported,
        Self::Closed,
        Self::Refused,
        Self::Unanswered,
        Self::Withdrawn,
        Self::Redirected,
        Self::Settled,
        Self::Dropped,
        Self::MovedOn,
    ];

    /// The word for it in a column or an address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::Seen => "seen",
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::ContactMissed => "contact_missed",
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::Reported => "reported",
            Self::Closed => "closed",
            Self::Refused => "refused",
            Self::Unanswered => "unanswered",
            Self::Withdrawn => "withdrawn",
            Self::Redirected => "redirected",
            Self::Settled => "settled",
            Self::Dropped => "dropped",
            Self::MovedOn => "moved_on",
        }
    }

    /// Whether nothing more is to be done: no clock, nobody's duty.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Closed | Self::Redirected | Self::Settled | Self::Dropped | Self::MovedOn)
    }

    /// Whether it has been sent and the case may still move by it: I4 allows one such at a time.
    pub fn is_in_flight(self) -> bool {
        matches!(self, Self::Sent | Self::Seen | Self::Asked | Self::Accepted | Self::ContactMissed)
    }
}
