//! What a handover is, and where it stands. Each state carries its facts; who must act next, who reads what and by
//! when follow from the state alone (see `duty`). Deliberately without the packet, the resident and the case: those
//! are the caller's.

use crate::{
    Choice, Clocks, Dates, End, Holder, Holding, Question, Report, ResidentsWord, Stage, Start, Urgency,
    Window, Words,
};
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

kernel::define_id!(
    /// One handover.
    HandoverId
);

/// What is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Advice; the case stays where it is.
    Consult,
    /// Help with a part; the case stays where it is.
    Refer,
    /// The whole case, offered by its holder's side.
    Transfer,
    /// The whole case, asked for by whoever wants to hold it.
    Claim,
}

impl Kind {
    /// Whether the case gets another holder in the end.
    pub fn moves_holder(self) -> bool {
        match self {
            Self::Transfer | Self::Claim => true,
            Self::Consult | Self::Refer => false,
        }
    }
}

/// The two sides, by the way the case goes: from the giver to the receiver, also when the receiver asked for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// S.
    Giver,
    /// R.
    Receiver,
}

/// One handover.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Handover {
    /// What is asked.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// S: whoever's work it was.
    pub giver: Holder,
    /// R: a desk until somebody there has accepted by name.
    pub receiver: Holder,
    /// How long each step may take.
    pub clocks: Clocks,
    /// Both dates of waiting.
    pub dates: Dates,
    /// Where it stands.
    pub state: State,
}

/// Where a handover stands.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Being written; nobody else knows.
    Draft {
        /// By when it is sent, or dropped.
        send_by: Timestamp,
        /// Since when it is written.
        since: Timestamp,
    },
    /// With whoever is asked, not opened yet.
    Sent(Window),
    /// Opened.
    Seen(Window),
    /// A question about it waits for an answer.
    Asked {
        /// The clock, which the first question pauses.
        window: Window,
        /// What is asked.
        question: Question,
    },
    /// A named worker said yes; the case hasn't moved.
    Accepted(Start),
    /// The first contact didn't come in time.
    ContactMissed {
        /// What was agreed.
        start: Start,
        /// Who must see to it now.
        lead: Holder,
        /// By when.
        act_by: Timestamp,
    },
    /// The first real contact was made: the receiver holds it.
    Held(Holding),
    /// Held, while something outside must come first.
    Waiting {
        /// How it is held.
        holding: Holding,
        /// What happens meanwhile.
        interim: Words,
        /// Since when.
        since: Timestamp,
        /// When it is looked at again.
        review_by: Timestamp,
    },
    /// The receiver said what came of it.
    Reported {
        /// What.
        report: Report,
        /// By when the giver hears the resident.
        confirm_by: Timestamp,
    },
    /// The resident's word is in.
    Closed {
        /// What was reported.
        report: Report,
        /// The resident's word, or the attempts to get it.
        word: ResidentsWord,
        /// When.
        at: Timestamp,
    },
    /// Nothing came of it: somebody must decide what now.
    Ended {
        /// How it ended.
        end: End,
        /// By when it is decided; after that it climbs.
        decide_by: Timestamp,
    },
    /// Passed on to another, by a new one that is part of this.
    Redirected {
        /// To whom.
        to: Holder,
        /// Why there.
        reason: Words,
        /// When.
        at: Timestamp,
    },
    /// Decided what now.
    Settled {
        /// How it ended.
        end: End,
        /// What was decided.
        choice: Choice,
        /// When.
        at: Timestamp,
    },
    /// Written and not sent.
    Dropped {
        /// When.
        at: Timestamp,
    },
    /// The case it moved has ended, or has been moved on.
    MovedOn {
        /// When.
        at: Timestamp,
    },
}

impl State {
    /// Its name.
    pub fn stage(&self) -> Stage {
        match self {
            Self::Draft { .. } => Stage::Draft,
            Self::Sent(_) => Stage::Sent,
            Self::Seen(_) => Stage::Seen,
            Self::Asked { .. } => Stage::Asked,
            Self::Accepted(_) => Stage::Accepted,
            Self::ContactMissed { .. } => Stage::ContactMissed,
            Self::Held(_) => Stage::Held,
            Self::Waiting { .. } => Stage::Waiting,
            Self::Reported { .. } => Stage::Reported,
            Self::Closed { .. } => Stage::Closed,
            Self::Ended { end: End::Refused(_), .. } => Stage::Refused,
            Self::Ended { end: End::Unanswered, .. } => Stage::Unanswered,
            Self::Ended { end: End::Withdrawn { .. }, .. } => Stage::Withdrawn,
            Self::Redirected { .. } => Stage::Redirected,
            Self::Settled { .. } => Stage::Settled,
            Self::Dropped { .. } => Stage::Dropped,
            Self::MovedOn { .. } => Stage::MovedOn,
        }
    }
}
