//! The facts that a state carries: clocks that run, what was asked, agreed, reported and decided. Deliberately without
//! what follows from them; that stands in `duty` and `decide`.

use crate::{Holder, Words};
use kernel::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// The two dates from which a wait is counted; providers count from the second, people from the first.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Dates {
    /// When help was asked for: when it was sent.
    pub registered: Option<Timestamp>,
    /// When the formal decision was taken.
    pub decided: Option<Timestamp>,
}

/// The time for an answer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Window {
    /// Where it began.
    pub since: Timestamp,
    /// When an answer is due.
    pub answer_by: Timestamp,
    /// When the grace ends, and with it the asking.
    pub lapses_at: Timestamp,
    /// What was said about it.
    pub reminded: Reminded,
    /// Whether a question has stopped the clock already.
    pub pause: Pause,
    /// What the asker has agreed to.
    pub passing_on: PassingOn,
}

/// A question stops the clock once.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// Not yet.
    Unused,
    /// Used up.
    Used,
}

/// Whether whoever is asked may pass it on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PassingOn {
    /// Not without asking.
    AskFirst,
    /// To this one.
    AgreedTo(Holder),
    /// To whoever fits better.
    Agreed,
}

/// What was said about a clock.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminded {
    /// Nothing.
    NotYet,
    /// Half of the time has gone.
    Halfway,
    /// The time has come.
    Due,
}

/// A question of whoever is asked.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Question {
    /// In their words.
    pub words: Words,
    /// Who put it.
    pub by: PersonId,
    /// Where it might better go, if that is the question.
    pub elsewhere: Option<Holder>,
    /// When it was put.
    pub at: Timestamp,
    /// When its answer is due.
    pub reply_by: Timestamp,
    /// When the answer to the whole was due before the pause; `None` when this question pauses nothing.
    pub paused_from: Option<Timestamp>,
}

/// A yes, and the first contact that follows from it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Start {
    /// When the yes was said.
    pub since: Timestamp,
    /// By when the first contact is made.
    pub contact_by: Timestamp,
    /// Who does what meanwhile.
    pub bridging: Option<Bridging>,
    /// What was said about it.
    pub reminded: Reminded,
}

/// Who does what until help starts, and how often. Never empty.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Vec<Bridge>", into = "Vec<Bridge>")]
pub struct Bridging(Vec<Bridge>);

/// One line of a bridging agreement.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Bridge {
    /// Who, also when it is no worker of the network.
    pub who: Words,
    /// What they do.
    pub what: Words,
    /// How often.
    pub rhythm: Words,
}

/// An agreement with nobody in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("nobody bridges the wait: say who does what, and how often")]
pub struct NobodyBridges;

impl TryFrom<Vec<Bridge>> for Bridging {
    type Error = NobodyBridges;
    fn try_from(lines: Vec<Bridge>) -> Result<Self, NobodyBridges> {
        if lines.is_empty() { Err(NobodyBridges) } else { Ok(Self(lines)) }
    }
}

impl From<Bridging> for Vec<Bridge> {
    fn from(bridging: Bridging) -> Self {
        bridging.0
    }
}

/// Being held by the receiver.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Holding {
    /// Since the first contact.
    pub since: Timestamp,
    /// The last entry, or the last time its absence was told upwards.
    pub quiet_since: Timestamp,
    /// Whether the quiet was said to the holder.
    pub reminded: Reminded,
    /// When the giver hears how it landed; `None` once told.
    pub landing: Option<Timestamp>,
}

/// What came of it, says the receiver.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Report {
    /// How far it helped.
    pub helped: Helped,
    /// Whether what the resident needed was met.
    pub need: Need,
    /// In the receiver's words.
    pub words: Words,
    /// When.
    pub at: Timestamp,
}

/// How far it helped.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helped {
    /// It did.
    Yes,
    /// In part.
    Partly,
    /// It didn't.
    No,
}

/// Whether what was needed was met.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// It was.
    Met,
    /// It wasn't.
    Unmet,
}

/// What the resident says, or what was done to hear it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResidentsWord {
    /// In the resident's words.
    Said(Words),
    /// Two attempts, no reply.
    NoReply {
        /// The first attempt.
        first: Timestamp,
        /// Another, later.
        second: Timestamp,
    },
}

/// How a handover ended without anybody taking over.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum End {
    /// Whoever was asked said no.
    Refused(No),
    /// Nobody answered.
    Unanswered,
    /// It was taken back.
    Withdrawn {
        /// Why.
        reason: Words,
    },
}

/// A no, with its reason and what would be better.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct No {
    /// The kind of reason.
    pub code: NoCode,
    /// The reason in words.
    pub reason: Words,
    /// A better route, if one is known.
    pub better: Option<Words>,
}

/// The kinds of reason to say no.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoCode {
    /// No room.
    Full,
    /// This isn't what they do.
    NotOurs,
    /// Another area, age or group.
    OtherGroup,
    /// Something must come first.
    TooEarly,
    /// Too little is known to say yes.
    TooLittleKnown,
    /// Something else, said in words.
    Other,
}

/// What is done with what came back.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// The same again.
    SendAgain,
    /// To somebody else.
    OtherRoute {
        /// Whom.
        to: Holder,
    },
    /// Whoever holds the case does it.
    DoItSelf,
    /// A table must say what now.
    Escalate {
        /// What is asked of it.
        question: Words,
    },
    /// No further.
    Stop {
        /// The resident's agreement, in the resident's words.
        agreed: Words,
    },
}
