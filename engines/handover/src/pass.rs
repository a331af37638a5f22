//! The clock as an act: reminders at half of the time and at its end, what nobody answered, the contact that did not
//! come, and cases that lie still (9, 11). Deliberately without any way to accept, move or close: silence never does.

use crate::clocks::{QUIET, SILENT};
use crate::decide::Decider;
use crate::guards::Guard;
use crate::plan::{Plan, Transition, Word};
use crate::{End, Handover, Holding, Reminded, Side, Stage, Start, State, Window};
use kernel::Timestamp;

/// The clock has come too early for this.
struct NotYet;

fn must_have_come(at: Timestamp, now: Timestamp) -> Result<(), NotYet> {
    if at <= now { Ok(()) } else { Err(NotYet) }
}

impl Decider<'_> {
    pub(crate) fn pass(&self, of: &Handover) -> Plan {
        match &of.state {
            State::Sent(window) | State::Seen(window) | State::Asked { window, .. } => {
                self.pass_asked(of, window)
            }
            State::Accepted(start) => self.pass_accepted(of, start),
            State::Held(holding) | State::Waiting { holding, .. } => self.pass_held(of, holding),
            State::Draft { .. }
            | State::ContactMissed { .. }
            | State::Reported { .. }
            | State::Closed { .. }
            | State::Ended { .. }
            | State::Redirected { .. }
            | State::Settled { .. }
            | State::Dropped { .. }
            | State::MovedOn { .. } => Plan::idle(of),
        }
    }

    fn has_come(&self, at: Timestamp) -> bool {
        must_have_come(at, self.now).is_ok()
    }

    fn pass_asked(&self, of: &Handover, window: &Window) -> Plan {
        let over = self.guards.hold(Guard::GraceIsOver, must_have_come(window.lapses_at, self.now));
        if over.is_ok() {
            return self
                .ended(of, End::Unanswered, Transition::Unanswered, None)
                .tell(of.giver, Word::Unanswered)
                .tell(self.standing.lead(Side::Giver), Word::Unanswered)
                .tell(self.standing.lead(Side::Receiver), Word::Unanswered)
                .tell(of.receiver, Word::NoLongerAsked);
        }
        // While a question waits, whoever asked it isn't hurried.
        if matches!(of.state, State::Asked { .. }) {
            return Plan::idle(of);
        }
        let Some(reminded) = self.next_reminder(window.reminded, window.halfway(), window.answer_by) else {
            return Plan::idle(of);
        };
        let next = Window { reminded, ..*window };
        let state = match of.state.stage() {
            Stage::Sent => State::Sent(next),
            _seen => State::Seen(next),
        };
        let word = match reminded {
            Reminded::NotYet | Reminded::Halfway => Word::Halfway { by: window.answer_by },
            Reminded::Due => Word::Due { lapses_at: window.lapses_at },
        };
        self.moved(of, state, Transition::Reminded, None).tell(of.party(of.asked()), word)
    }

    /// What is to be said now and hasn't been said.
    fn next_reminder(&self, said: Reminded, halfway: Timestamp, due: Timestamp) -> Option<Reminded> {
        let now = match (self.has_come(halfway), self.has_come(due)) {
            (_, true) => Reminded::Due,
            (true, false) => Reminded::Halfway,
            (false, false) => return None,
        };
        let fresh = if said < now { Ok(()) } else { Err(NotYet) };
        self.guards.hold(Guard::RemindOnce, fresh).is_ok().then_some(now)
    }

    fn pass_accepted(&self, of: &Handover, start: &Start) -> Plan {
        let overdue = self.guards.hold(Guard::ContactIsOverdue, must_have_come(start.contact_by, self.now));
        if overdue.is_ok() {
            let lead = self.standing.lead(Side::Receiver);
            let act_by = of.clocks.decide.after(self.now);
            let missed = State::ContactMissed { start: start.clone(), lead, act_by };
            return self
                .moved(of, missed, Transition::ContactMissed, None)
                .tell(lead, Word::ContactMissed)
                .tell(of.giver, Word::ContactMissed)
                .tell(of.receiver, Word::ContactMissed);
        }
        match self.next_reminder(start.reminded, start.halfway(), start.contact_by) {
            Some(reminded) => {
                let next = State::Accepted(Start { reminded, ..start.clone() });
                self.moved(of, next, Transition::Reminded, None)
                    .tell(of.receiver, Word::Halfway { by: start.contact_by })
            }
            None => Plan::idle(of),
        }
    }

    fn pass_held(&self, of: &Handover, holding: &Holding) -> Plan {
        if holding.landing.is_some_and(|landing| self.has_come(landing)) {
            let told = Holding { landing: None, ..*holding };
            return self
                .moved(of, keeping(of, told), Transition::Reminded, None)
                .tell(of.giver, Word::Landed { stage: of.state.stage() });
        }
        // What waits has a review instead.
        if of.state.stage() == Stage::Waiting {
            return Plan::idle(of);
        }
        let quiet = Word::Quiet { since: holding.quiet_since };
        if self.has_come(SILENT.after(holding.quiet_since)) {
            // Told upwards; from here it counts anew, so that it is told again.
            let anew = Holding { quiet_since: self.now, reminded: Reminded::NotYet, ..*holding };
            return self
                .moved(of, keeping(of, anew), Transition::Reminded, None)
                .tell(self.standing.lead(Side::Receiver), quiet.clone())
                .tell(of.receiver, quiet);
        }
        let fresh = if holding.reminded == Reminded::NotYet { Ok(()) } else { Err(NotYet) };
        let fresh = self.guards.hold(Guard::RemindOnce, fresh).is_ok();
        if fresh && self.has_come(QUIET.after(holding.quiet_since)) {
            let reminded = Holding { reminded: Reminded::Due, ..*holding };
            return self
                .moved(of, keeping(of, reminded), Transition::Reminded, None)
                .tell(of.receiver, quiet);
        }
        Plan::idle(of)
    }
}

/// The same state with another holding.
fn keeping(of: &Handover, holding: Holding) -> State {
    match &of.state {
        State::Waiting { interim, since, review_by, .. } => {
            State::Waiting { holding, interim: interim.clone(), since: *since, review_by: *review_by }
        }
        _held => State::Held(holding),
    }
}
