//! What follows from where a handover stands: who must act next, by when it runs, when the clock has something to do,
//! and what the receiver may read. Effects of a transition are differences of these, so that no transition can forget
//! one. Deliberately without the holder of the case, which moves by a transition alone.

use crate::clocks::{QUIET, SILENT, halfway};
use crate::{End, Handover, Holder, Holding, Kind, Question, Reminded, Side, Stage, Start, State, Window};
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// Who must act next on a handover: its one obligation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Duty {
    /// What must be done.
    pub task: Task,
    /// Which side does it.
    pub side: Side,
    /// Who does it.
    pub holder: Holder,
    /// By when.
    pub at: Timestamp,
}

/// What must be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Send the draft, or drop it.
    Send,
    /// Say yes or no.
    Answer,
    /// Answer the question.
    Reply,
    /// Make the first contact.
    Contact,
    /// See to it that the first contact is made after all.
    Mend,
    /// Help, and write down how it goes.
    Help,
    /// Look again at what is waited for.
    Review,
    /// Hear from the resident what came of it.
    Confirm,
    /// Decide what now.
    Decide,
}

/// What the receiver may read. Whoever holds the case reads it as its holder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reads {
    /// Nothing.
    Nothing,
    /// The packet.
    Packet,
    /// All that the kind of handover opens.
    Fully,
}

impl Handover {
    /// Who stands on this side.
    pub fn party(&self, side: Side) -> Holder {
        match side {
            Side::Giver => self.giver,
            Side::Receiver => self.receiver,
        }
    }

    /// Who asks: the receiver of a claim, else the giver.
    pub fn asker(&self) -> Side {
        match self.kind {
            Kind::Claim => Side::Receiver,
            Kind::Consult | Kind::Refer | Kind::Transfer => Side::Giver,
        }
    }

    /// Who is asked.
    pub fn asked(&self) -> Side {
        match self.asker() {
            Side::Giver => Side::Receiver,
            Side::Receiver => Side::Giver,
        }
    }

    fn task(&self, task: Task, side: Side, at: Timestamp) -> Duty {
        Duty { task, side, holder: self.party(side), at }
    }

    /// The one obligation of this handover; `None` when it is final, and when the case itself carries it on.
    pub fn duty(&self) -> Option<Duty> {
        Some(match &self.state {
            State::Draft { send_by, .. } => self.task(Task::Send, self.asker(), *send_by),
            State::Sent(window) | State::Seen(window) => {
                self.task(Task::Answer, self.asked(), window.answer_by)
            }
            State::Asked { question, .. } => self.task(Task::Reply, self.asker(), question.reply_by),
            State::Accepted(start) => self.task(Task::Contact, Side::Receiver, start.contact_by),
            State::ContactMissed { lead, act_by, .. } => {
                Duty { task: Task::Mend, side: Side::Receiver, holder: *lead, at: *act_by }
            }
            State::Held(_) if self.kind.moves_holder() => return None,
            State::Held(holding) => self.task(Task::Help, Side::Receiver, QUIET.after(holding.quiet_since)),
            State::Waiting { review_by, .. } => self.task(Task::Review, Side::Receiver, *review_by),
            State::Reported { confirm_by, .. } => self.task(Task::Confirm, Side::Giver, *confirm_by),
            State::Ended { end, decide_by } => self.task(Task::Decide, self.decider(end), *decide_by),
            State::Closed { .. }
            | State::Redirected { .. }
            | State::Settled { .. }
            | State::Dropped { .. }
            | State::MovedOn { .. } => return None,
        })
    }

    /// The giver, with whom the case is; but a claim that was refused goes back to whoever made it.
    fn decider(&self, end: &End) -> Side {
        match end {
            End::Refused(_) => self.asker(),
            End::Unanswered | End::Withdrawn { .. } => Side::Giver,
        }
    }

    /// I5: the moment that runs while it is not final.
    pub fn clock(&self) -> Option<Timestamp> {
        match &self.state {
            State::Held(holding) => Some(QUIET.after(holding.quiet_since)),
            State::Sent(window) | State::Seen(window) | State::Asked { window, .. } => Some(window.lapses_at),
            _other => self.duty().map(|duty| duty.at),
        }
    }

    /// The first moment at which [`crate::Act::Pass`] may have something to do. `None` where only people, and the
    /// ladder of the obligation, move it on.
    pub fn look_at(&self) -> Option<Timestamp> {
        match &self.state {
            State::Sent(window) | State::Seen(window) => {
                Some(window.next_reminder().unwrap_or(window.lapses_at))
            }
            State::Asked { window, .. } => Some(window.lapses_at),
            State::Accepted(start) => Some(start.next_reminder().unwrap_or(start.contact_by)),
            State::Held(holding) => Some(holding.next_look()),
            State::Waiting { holding, .. } => holding.landing,
            State::Draft { .. }
            | State::ContactMissed { .. }
            | State::Reported { .. }
            | State::Closed { .. }
            | State::Ended { .. }
            | State::Redirected { .. }
            | State::Settled { .. }
            | State::Dropped { .. }
            | State::MovedOn { .. } => None,
        }
    }

    /// What the receiver may read (I8). A claim opens nothing before the yes.
    pub fn reads(&self) -> Reads {
        match self.state.stage() {
            Stage::Sent | Stage::Seen | Stage::Asked if self.kind == Kind::Claim => Reads::Nothing,
            Stage::Sent | Stage::Seen | Stage::Asked => Reads::Packet,
            Stage::Accepted | Stage::ContactMissed | Stage::Held | Stage::Waiting | Stage::Reported => {
                Reads::Fully
            }
            Stage::Draft
            | Stage::Closed
            | Stage::Refused
            | Stage::Unanswered
            | Stage::Withdrawn
            | Stage::Redirected
            | Stage::Settled
            | Stage::Dropped
            | Stage::MovedOn => Reads::Nothing,
        }
    }
}

impl Window {
    /// Halfway to the answer.
    pub fn halfway(&self) -> Timestamp {
        halfway(self.since, self.answer_by)
    }

    fn next_reminder(&self) -> Option<Timestamp> {
        match self.reminded {
            Reminded::NotYet => Some(self.halfway()),
            Reminded::Halfway => Some(self.answer_by),
            Reminded::Due => None,
        }
    }
}

impl Question {
    /// The window once it is answered at `now`: the clock stood still until then, at most until the reply was due.
    pub(crate) fn resumed(&self, window: Window, grace: crate::Span, now: Timestamp) -> Window {
        let Some(paused_from) = self.paused_from else { return window };
        let still = now.min(self.reply_by).duration_since(self.at);
        let answer_by = paused_from.checked_add(still).expect("a moment within the calendar");
        Window { answer_by, lapses_at: grace.after(answer_by), ..window }
    }
}

impl Start {
    /// Halfway to the first contact.
    pub fn halfway(&self) -> Timestamp {
        halfway(self.since, self.contact_by)
    }

    fn next_reminder(&self) -> Option<Timestamp> {
        match self.reminded {
            Reminded::NotYet => Some(self.halfway()),
            Reminded::Halfway | Reminded::Due => None,
        }
    }
}

impl Holding {
    fn next_look(&self) -> Timestamp {
        let quiet = match self.reminded {
            Reminded::NotYet => QUIET.after(self.quiet_since),
            Reminded::Halfway | Reminded::Due => SILENT.after(self.quiet_since),
        };
        self.landing.map_or(quiet, |landing| landing.min(quiet))
    }
}
