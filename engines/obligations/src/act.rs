//! What can happen to an obligation: what people do with it, what follows from a change elsewhere, and the
//! passing of time. Deliberately without opening, which has no state before it (see [`crate::open`]).

use crate::{Holder, Moment, Outcome, Why};
use kernel::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// Something that happens to an obligation.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Act {
    /// A member of the holding desk takes it in person, somebody it climbed away from takes it back, or the one it
    /// climbed to makes it their own.
    Take {
        /// Who takes it, and holds it from now on.
        by: PersonId,
    },
    /// The holder sets a new moment, with its reason.
    Promise {
        /// The holder, or a member of the holding desk.
        by: PersonId,
        /// In the future, at most 90 days ahead.
        moment: Moment,
    },
    /// Its matter has a day of its own by another recorded act: a meeting, a deadline. That may lie further ahead than
    /// anybody may promise; until then the holder looks at it every so often.
    Schedule {
        /// The holder, or a member of the holding desk.
        by: PersonId,
        /// In the future.
        moment: Moment,
    },
    /// The holder asks somebody else to take over, and holds it until they do.
    Offer {
        /// The holder, or a member of the holding desk.
        by: PersonId,
        /// Who is asked.
        to: Holder,
        /// In the future, at most 90 days ahead.
        answer_by: Timestamp,
        /// What is asked, and why of them.
        why: Why,
    },
    /// The person asked, or a member of the desk asked, takes over: by name, in their own person.
    Accept {
        /// Who accepts, and holds it from now on.
        by: PersonId,
    },
    /// The person asked, or a member of the desk asked, says no.
    Decline {
        /// Who declines.
        by: PersonId,
        /// Why, for the offerer.
        reason: Why,
    },
    /// The holder takes the offer back.
    Withdraw {
        /// The holder, or a member of the holding desk.
        by: PersonId,
        /// Why, for whoever was asked.
        reason: Why,
    },
    /// It is done.
    Settle {
        /// The holder, or a member of the holding desk; `None` when it ends with another recorded and permitted act
        /// on its matter, never because of silence.
        by: Option<PersonId>,
        /// What came of it.
        outcome: Outcome,
    },
    /// Somebody else becomes the holder by what happened elsewhere: the holder is gone, their lead decided so, or a
    /// handover came to its end.
    Reassign {
        /// Who did it; `None` when a rule did. Supervision needs a person, a handover whoever receives it.
        by: Option<PersonId>,
        /// Who holds it from now on.
        to: Holder,
        /// Why.
        cause: Cause,
    },
    /// What was settled is open again.
    Reopen {
        /// Who reopened it; `None` when it follows from another recorded act on its matter.
        by: Option<PersonId>,
        /// Who holds it from now on.
        holder: Holder,
        /// In the future, at most 90 days ahead.
        moment: Moment,
    },
    /// Time passes: reminders, offers that lapse, and the ladder.
    Pass,
}

/// Why somebody becomes the holder without an offer of this obligation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The holder is ill or away: `Standing` must already say so.
    Absence,
    /// The holder leaves: `Standing` must already say so.
    Leaving,
    /// Nobody staffs the holding desk any more: `Standing` must already say so.
    DeskEmptied,
    /// The holder's team lead decides so.
    Supervision,
    /// A handover that the holder agreed to has come to its end: whoever receives it has taken over, by their own act.
    Handover,
}

impl Act {
    /// The person who must be active for this act. Recording that somebody is gone needs nobody: it may be the
    /// last thing they do themselves.
    pub fn actor(&self) -> Option<PersonId> {
        match self {
            Self::Take { by }
            | Self::Promise { by, .. }
            | Self::Schedule { by, .. }
            | Self::Offer { by, .. }
            | Self::Accept { by }
            | Self::Decline { by, .. }
            | Self::Withdraw { by, .. } => Some(*by),
            Self::Settle { by, .. }
            | Self::Reopen { by, .. }
            | Self::Reassign { by, cause: Cause::Supervision | Cause::Handover, .. } => *by,
            Self::Reassign { cause: Cause::Absence | Cause::Leaving | Cause::DeskEmptied, .. }
            | Self::Pass => None,
        }
    }

    /// Who might hold or be asked because of this act: what the caller must look up for `Standing`, beside the
    /// actor, the present holder, those it climbed away from, and the ladder.
    pub fn names(&self) -> Option<Holder> {
        match self {
            Self::Take { by } | Self::Accept { by } => Some(Holder::Person(*by)),
            Self::Offer { to, .. } | Self::Reassign { to, .. } => Some(*to),
            Self::Reopen { holder, .. } => Some(*holder),
            Self::Promise { .. }
            | Self::Schedule { .. }
            | Self::Decline { .. }
            | Self::Withdraw { .. }
            | Self::Settle { .. }
            | Self::Pass => None,
        }
    }
}
