//! What can happen to a handover: what the two sides and the resident do, what follows from a change elsewhere, and
//! the passing of time. Deliberately without writing the draft, which has no state before it (see [`crate::draft`]).

use crate::{Bridging, Choice, Holder, No, PassingOn, Report, ResidentsWord, Side, Words};
use kernel::{PersonId, Timestamp};
use serde::{Deserialize, Serialize};

/// Something that happens to a handover.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "`by` is whoever does it, everywhere")]
pub enum Act {
    /// 2: the asker sends it.
    Send { by: PersonId, ground: Ground, preview: Preview, passing_on: PassingOn },
    /// The asker drops what was never sent.
    Drop { by: PersonId },
    /// 3: somebody of those asked opens it.
    See { by: PersonId },
    /// 4: they ask something first; `elsewhere` asks whether it may go there instead.
    Ask { by: PersonId, question: Words, elsewhere: Option<Holder> },
    /// 5: the asker answers; `passing_on` is what they agree to.
    Reply { by: PersonId, passing_on: PassingOn },
    /// 6: yes, by name.
    Accept { by: PersonId, yes: Yes },
    /// 7: no, with the reason.
    Refuse { by: PersonId, no: No },
    /// 8: on to another, as the asker has agreed.
    Redirect { by: PersonId, to: Holder, reason: Words },
    /// 10 and 12: taken back.
    Withdraw { by: Who, reason: Words },
    /// 13: the first real contact was made.
    Contact { by: PersonId, at: Timestamp },
    /// The holder wrote something down.
    Enter { by: PersonId },
    /// 14: something outside must come first.
    Wait { by: PersonId, interim: Words, review_by: Timestamp },
    /// 14: it goes on.
    GoOn { by: PersonId },
    /// 15: what came of it.
    Report { by: PersonId, report: Report },
    /// 16: the resident's word.
    Confirm { by: PersonId, word: ResidentsWord },
    /// 17: "ik ben nog niet geholpen".
    Reopen { by: Who, reason: Words },
    /// 18: what now, and when the case is looked at next.
    Decide { by: PersonId, choice: Choice, next: Timestamp },
    /// One of the two sides is gone, or their lead gives it to another.
    Replace { by: Option<PersonId>, side: Side, to: Holder, cause: Cause },
    /// The case ends, or what moved it has been moved on; follows from another recorded act. Refused while it runs.
    MoveOn,
    /// Time passes: reminders, 9, 11, and the quiet.
    Pass,
}

/// A worker of the network, or the resident whom it is about.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// A worker.
    Worker(PersonId),
    /// The resident.
    Resident,
}

/// On what ground the packet is shared: permission opens professional secrecy, the basis lets data be used. Two
/// fields, because one doesn't stand in for the other.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Ground {
    /// The resident's permission, in words.
    pub permission: Option<Words>,
    /// The legal basis.
    pub legal_basis: Option<Words>,
}

/// Who has read the packet before it goes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Preview {
    /// Nobody.
    NotYet,
    /// The resident.
    ByResident,
    /// The asker, because the resident couldn't.
    WithoutResident {
        /// Why they couldn't.
        reason: Words,
    },
}

/// A yes with what belongs to it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Yes {
    /// Who will do it. For a claim: whoever claims.
    pub worker: PersonId,
    /// When it starts, if that is agreed.
    pub start: Option<Timestamp>,
    /// Who does what until then.
    pub bridging: Option<Bridging>,
    /// When the formal decision was taken, if there is one.
    pub decided: Option<Timestamp>,
}

/// Why somebody stands in another's place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// They are absent, have left, or their desk is empty: `Standing` must already say so.
    Gone,
    /// Their team lead decides so.
    Supervision,
}

impl Act {
    /// The worker who must be active for this act. Recording that somebody is gone needs nobody.
    pub fn actor(&self) -> Option<PersonId> {
        match self {
            Self::Send { by, .. }
            | Self::Drop { by }
            | Self::See { by }
            | Self::Ask { by, .. }
            | Self::Reply { by, .. }
            | Self::Accept { by, .. }
            | Self::Refuse { by, .. }
            | Self::Redirect { by, .. }
            | Self::Contact { by, .. }
            | Self::Enter { by }
            | Self::Wait { by, .. }
            | Self::GoOn { by }
            | Self::Report { by, .. }
            | Self::Confirm { by, .. }
            | Self::Decide { by, .. } => Some(*by),
            Self::Withdraw { by, .. } | Self::Reopen { by, .. } => match by {
                Who::Worker(by) => Some(*by),
                Who::Resident => None,
            },
            Self::Replace { by, cause: Cause::Supervision, .. } => *by,
            Self::Replace { cause: Cause::Gone, .. } | Self::MoveOn | Self::Pass => None,
        }
    }

    /// Whoever does it, as the record says it; `None` for the clock or a rule.
    pub fn who(&self) -> Option<Who> {
        match self {
            Self::Withdraw { by, .. } | Self::Reopen { by, .. } => Some(*by),
            Self::Replace { by, .. } => by.map(Who::Worker),
            Self::Send { .. }
            | Self::Drop { .. }
            | Self::See { .. }
            | Self::Ask { .. }
            | Self::Reply { .. }
            | Self::Accept { .. }
            | Self::Refuse { .. }
            | Self::Redirect { .. }
            | Self::Contact { .. }
            | Self::Enter { .. }
            | Self::Wait { .. }
            | Self::GoOn { .. }
            | Self::Report { .. }
            | Self::Confirm { .. }
            | Self::Decide { .. }
            | Self::MoveOn
            | Self::Pass => self.actor().map(Who::Worker),
        }
    }
}
