//! What should happen, as data: the next state, what becomes of duties, of the case and of what may be read, and who
//! must hear what. Deliberately without texts, addresses and storage; the caller does all of it in one transaction.

use crate::{Choice, Duty, Handover, Holder, Question, Reads, Side, Stage, Who, Words};
use kernel::{PersonId, Timestamp};
use serde::Serialize;

/// A decision with its consequences.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plan {
    /// The handover to keep.
    pub handover: Handover,
    /// What happened; `None`: nothing changes.
    pub step: Option<Step>,
    /// What becomes of its obligation.
    pub duty: Option<DutyChange>,
    /// What becomes of the case.
    pub case: Option<CaseChange>,
    /// What may be read from now on, and no longer.
    pub reading: Vec<Reading>,
    /// Who must hear what: one word each, none to the person who acted.
    pub notices: Vec<Notice>,
    /// A new draft that is part of this one.
    pub follow_up: Option<Handover>,
}

/// One line of the record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Step {
    /// When.
    pub at: Timestamp,
    /// Who; `None` for the clock or a rule.
    pub by: Option<Who>,
    /// What.
    pub transition: Transition,
    /// Where it stood; `None` for a new one.
    pub before: Option<Stage>,
    /// Where it stands.
    pub after: Stage,
}

/// What happened, by its place in the table of transitions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the number is the table's")]
pub enum Transition {
    Drafted = 1,
    Sent = 2,
    Seen = 3,
    Asked = 4,
    Replied = 5,
    Accepted = 6,
    Refused = 7,
    Redirected = 8,
    Unanswered = 9,
    Withdrawn = 10,
    ContactMissed = 11,
    TakenBack = 12,
    Held = 13,
    Waiting = 14,
    Reported = 15,
    Closed = 16,
    Reopened = 17,
    Settled = 18,
    /// Beside the table: a draft that was never sent.
    Dropped,
    /// Beside the table: an entry, which quiets the clock.
    Entered,
    /// Beside the table: another stands in somebody's place.
    Replaced,
    /// Beside the table: the case it moved has ended or gone on.
    MovedOn,
    /// Beside the table: the clock said something.
    Reminded,
}

impl Transition {
    /// The kind of event, as the record names it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Drafted => "handover.drafted",
            Self::Sent => "handover.sent",
            Self::Seen => "handover.seen",
            Self::Asked => "handover.asked",
            Self::Replied => "handover.replied",
            Self::Accepted => "handover.accepted",
            Self::Refused => "handover.refused",
            Self::Redirected => "handover.redirected",
            Self::Unanswered => "handover.unanswered",
            Self::Withdrawn => "handover.withdrawn",
            Self::ContactMissed => "handover.contact_missed",
            Self::TakenBack => "handover.taken_back",
            Self::Held => "handover.held",
            Self::Waiting => "handover.waiting",
            Self::Reported => "handover.reported",
            Self::Closed => "handover.closed",
            Self::Reopened => "handover.reopened",
            Self::Settled => "handover.settled",
            Self::Dropped => "handover.dropped",
            Self::Entered => "handover.entered",
            Self::Replaced => "handover.replaced",
            Self::MovedOn => "handover.moved_on",
            Self::Reminded => "handover.reminded",
        }
    }
}

/// What becomes of the one obligation of the handover.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyChange {
    /// It opens.
    Open(Duty),
    /// Somebody else, something else or another moment.
    Move {
        /// What it was.
        from: Duty,
        /// What it is.
        to: Duty,
    },
    /// It is done.
    Settle(Duty),
}

/// What becomes of the case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseChange {
    /// 13: it has another holder, who has taken over.
    MovesTo {
        /// H until now.
        from: Holder,
        /// H from now on.
        to: PersonId,
    },
    /// 18: its holder has a next moment.
    NextMoment {
        /// When.
        at: Timestamp,
    },
}

/// What may be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Reading {
    /// By whom.
    pub who: Holder,
    /// How much, from now on.
    pub may: Reads,
}

/// A word to somebody; to a desk it goes to all its members.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Notice {
    /// Who must hear it.
    pub to: Ear,
    /// What.
    pub word: Word,
}

/// Who hears.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ear {
    /// A worker, or a desk.
    Holder(Holder),
    /// The resident.
    Resident,
}

impl From<Holder> for Ear {
    fn from(holder: Holder) -> Self {
        Self::Holder(holder)
    }
}

/// What somebody must hear.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the facts are named by their types")]
pub enum Word {
    /// You are asked.
    Asked { answer_by: Timestamp },
    /// To the resident: somebody is asked on your behalf.
    SentForYou { to: Holder },
    /// There is a question first.
    Question { question: Question },
    /// Your question has an answer.
    Replied,
    /// Yes: this worker, by then.
    Accepted { worker: PersonId, contact_by: Timestamp },
    /// No, because.
    Refused { no: crate::No },
    /// Passed on to another.
    Redirected { to: Holder, reason: Words },
    /// Nobody answered.
    Unanswered,
    /// You need not answer any more.
    NoLongerAsked,
    /// Taken back, because.
    Withdrawn { reason: Words },
    /// Half of the time has gone.
    Halfway { by: Timestamp },
    /// The time has come.
    Due { lapses_at: Timestamp },
    /// The first contact was not made in time.
    ContactMissed,
    /// To everybody: this is the lead now.
    NewLead { worker: PersonId },
    /// This worker helps now; the case stays where it is.
    HelpStarted { worker: PersonId },
    /// How what you handed over has landed.
    Landed { stage: Stage },
    /// Nothing was written for so long.
    Quiet { since: Timestamp },
    /// It waits, and is looked at again then.
    Waits { review_by: Timestamp, interim: Words },
    /// It goes on.
    GoesOn,
    /// What came of it; hear the resident.
    Reported { confirm_by: Timestamp },
    /// The resident's word is in.
    Closed,
    /// Not helped yet: it is open again.
    Reopened { reason: Words },
    /// What was decided.
    Settled { choice: Choice },
    /// You stand in somebody's place now.
    InPlaceOf { holder: Holder, side: Side },
    /// Somebody stands in your place now.
    TakesYourPlace { holder: Holder },
}

impl Plan {
    /// Whether there is nothing to write and nobody to tell.
    pub fn changes_nothing(&self) -> bool {
        self.step.is_none() && self.notices.is_empty()
    }

    /// Nothing happens: for a clock that came too early.
    pub(crate) fn idle(handover: &Handover) -> Self {
        Self::becoming(handover.clone(), None)
    }

    fn becoming(handover: Handover, step: Option<Step>) -> Self {
        Self {
            handover,
            step,
            duty: None,
            case: None,
            reading: Vec::new(),
            notices: Vec::new(),
            follow_up: None,
        }
    }

    /// From `before` to `after`, with every effect that follows from the two.
    pub(crate) fn between(before: Option<&Handover>, after: Handover, step: Step) -> Self {
        let mut plan = Self::becoming(after, Some(step));
        let (was, is) = (before.and_then(Handover::duty), plan.handover.duty());
        plan.duty = match (was, is) {
            (None, Some(is)) => Some(DutyChange::Open(is)),
            (Some(was), None) => Some(DutyChange::Settle(was)),
            (Some(from), Some(to)) if from != to => Some(DutyChange::Move { from, to }),
            (Some(_), Some(_)) | (None, None) => None,
        };
        let read = before.map_or((plan.handover.receiver, Reads::Nothing), |it| (it.receiver, it.reads()));
        let reads = (plan.handover.receiver, plan.handover.reads());
        if read != reads {
            if read.0 != reads.0 && read.1 > Reads::Nothing {
                plan.reading.push(Reading { who: read.0, may: Reads::Nothing });
            }
            if read.0 == reads.0 || reads.1 > Reads::Nothing {
                plan.reading.push(Reading { who: reads.0, may: reads.1 });
            }
        }
        plan
    }

    /// Adds a word, except to whoever acted and to whoever hears something already: the word that tells most comes
    /// first.
    pub(crate) fn tell(mut self, to: impl Into<Ear>, word: Word) -> Self {
        let to = to.into();
        let actor = self.step.as_ref().and_then(|step| step.by).map(|by| match by {
            Who::Worker(person) => Ear::Holder(Holder::Person(person)),
            Who::Resident => Ear::Resident,
        });
        if actor != Some(to) && self.notices.iter().all(|notice| notice.to != to) {
            self.notices.push(Notice { to, word });
        }
        self
    }
}
