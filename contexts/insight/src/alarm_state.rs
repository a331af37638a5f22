//! Where an alarm stands: open, acted on, followed, dismissed or done, each with who said so and in which words. Pure: no
//! rows and no rights, those are in `alarm`.

use kernel::{PersonId, Timestamp};

/// Who said it, when and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: PersonId,
    /// Their name.
    pub name: String,
    /// What will be done, why it is followed or dismissed, or what came of it.
    pub words: String,
}

/// Where an alarm stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody answered yet.
    Open,
    /// Somebody does something about it, and says by then what came of it.
    Acting(Said, Timestamp),
    /// Somebody looks again then.
    Following(Said, Timestamp),
    /// It was nothing, for a reason.
    Dismissed(Said),
    /// What came of it was told.
    Done(Said),
}

impl State {
    /// Its name in the database.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Acting(..) => "acting",
            Self::Following(..) => "following",
            Self::Dismissed(_) => "dismissed",
            Self::Done(_) => "done",
        }
    }

    /// The text key of its name.
    pub fn text_key(&self) -> &'static str {
        match self {
            Self::Open => "alarm-state-open",
            Self::Acting(..) => "alarm-state-acting",
            Self::Following(..) => "alarm-state-following",
            Self::Dismissed(_) => "alarm-state-dismissed",
            Self::Done(_) => "alarm-state-done",
        }
    }

    /// Whether it is still somebody's.
    pub fn is_open(&self) -> bool {
        match self {
            Self::Open | Self::Acting(..) | Self::Following(..) => true,
            Self::Dismissed(_) | Self::Done(_) => false,
        }
    }

    /// What was said last.
    pub fn said(&self) -> Option<&Said> {
        match self {
            Self::Open => None,
            Self::Acting(said, _) | Self::Following(said, _) | Self::Dismissed(said) | Self::Done(said) => {
                Some(said)
            }
        }
    }

    /// Until when somebody acts or follows.
    pub fn until(&self) -> Option<Timestamp> {
        match self {
            Self::Acting(_, until) | Self::Following(_, until) => Some(*until),
            Self::Open | Self::Dismissed(_) | Self::Done(_) => None,
        }
    }
}
