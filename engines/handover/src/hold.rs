//! Holding: the first real contact, at which a case moves and not before, entries and waiting, what came of it, the
//! resident's word, and coming back (13 to 17).

use crate::clocks::{LANDING, REOPEN_WITHIN, REVIEW_WITHIN};
use crate::decide::Decider;
use crate::guards::Guard;
use crate::plan::{CaseChange, Plan, Transition, Word};
use crate::standing::not_now;
use crate::{
    Ear, Handover, Holder, Holding, Kind, Refusal, Reminded, Report, ResidentsWord, Side, State, Who, Words,
};
use kernel::{PersonId, Timestamp};

impl Decider<'_> {
    pub(crate) fn contact(&self, of: &Handover, by: PersonId, at: Timestamp) -> Result<Plan, Refusal> {
        let (State::Accepted(start) | State::ContactMissed { start, .. }) = &of.state else {
            return Err(not_now(of));
        };
        // In person: a case doesn't move to somebody because another says that they were there.
        let worker = if of.receiver == Holder::Person(by) { Ok(()) } else { Err(not_yours(of)) };
        self.guards.hold(Guard::SideActs, worker)?;
        let then = if start.since <= at && at <= self.now { Ok(()) } else { Err(Refusal::NotThen) };
        self.guards.hold(Guard::ContactHappened, then)?;
        let from = self.open_case()?;
        let held = State::Held(self.holding(Some(LANDING.after(self.now))));
        let mut plan = self.moved(of, held, Transition::Held, Who::Worker(by));
        let word = if of.kind.moves_holder() {
            if from != of.receiver {
                plan.case = Some(CaseChange::MovesTo { from, to: by });
            }
            plan = plan.tell(from, Word::NewLead { worker: by });
            Word::NewLead { worker: by }
        } else {
            Word::HelpStarted { worker: by }
        };
        Ok(plan.tell(of.giver, word.clone()).tell(Ear::Resident, word))
    }

    fn holding(&self, landing: Option<Timestamp>) -> Holding {
        Holding { since: self.now, quiet_since: self.now, reminded: Reminded::NotYet, landing }
    }

    pub(crate) fn enter(&self, of: &Handover, by: PersonId) -> Result<Plan, Refusal> {
        let fresh =
            |holding: &Holding| Holding { quiet_since: self.now, reminded: Reminded::NotYet, ..*holding };
        let state = match &of.state {
            State::Held(holding) => State::Held(fresh(holding)),
            State::Waiting { holding, interim, since, review_by } => State::Waiting {
                holding: fresh(holding),
                interim: interim.clone(),
                since: *since,
                review_by: *review_by,
            },
            _other => return Err(not_now(of)),
        };
        self.must_act_for(by, Side::Receiver, of)?;
        Ok(self.moved(of, state, Transition::Entered, Who::Worker(by)))
    }

    pub(crate) fn wait(
        &self,
        of: &Handover,
        by: PersonId,
        interim: &Words,
        review_by: Timestamp,
    ) -> Result<Plan, Refusal> {
        let holding = match &of.state {
            State::Held(holding) | State::Waiting { holding, .. } => *holding,
            _other => return Err(not_now(of)),
        };
        self.must_act_for(by, Side::Receiver, of)?;
        let latest = REVIEW_WITHIN.after(self.now);
        self.guards.hold(Guard::ReviewInSight, self.must_be_in_sight(review_by, latest))?;
        let waiting = State::Waiting { holding, interim: interim.clone(), since: self.now, review_by };
        let word = Word::Waits { review_by, interim: interim.clone() };
        Ok(self
            .moved(of, waiting, Transition::Waiting, Who::Worker(by))
            .tell(of.giver, word.clone())
            .tell(Ear::Resident, word))
    }

    pub(crate) fn go_on(&self, of: &Handover, by: PersonId) -> Result<Plan, Refusal> {
        match &of.state {
            State::Held(_) => Err(Refusal::AlreadyDone),
            State::Waiting { holding, .. } => {
                self.must_act_for(by, Side::Receiver, of)?;
                let held =
                    State::Held(Holding { quiet_since: self.now, reminded: Reminded::NotYet, ..*holding });
                Ok(self.moved(of, held, Transition::Held, Who::Worker(by)).tell(Ear::Resident, Word::GoesOn))
            }
            _other => Err(not_now(of)),
        }
    }

    /// A question for advice may be answered at once; help is reported once it was held.
    pub(crate) fn report(&self, of: &Handover, by: PersonId, report: &Report) -> Result<Plan, Refusal> {
        match (&of.state, of.kind) {
            (State::Held(_) | State::Waiting { .. }, _) | (State::Seen(_), Kind::Consult) => {}
            _other => return Err(not_now(of)),
        }
        let part = if of.kind.moves_holder() { Err(Refusal::NothingToReport) } else { Ok(()) };
        self.guards.hold(Guard::ReportFits, part)?;
        self.must_act_for(by, Side::Receiver, of)?;
        let confirm_by = of.clocks.confirm.after(self.now);
        let reported = State::Reported { report: report.clone(), confirm_by };
        Ok(self
            .moved(of, reported, Transition::Reported, Who::Worker(by))
            .tell(of.giver, Word::Reported { confirm_by }))
    }

    pub(crate) fn confirm(&self, of: &Handover, by: PersonId, word: &ResidentsWord) -> Result<Plan, Refusal> {
        let report = match &of.state {
            State::Reported { report, .. } => report.clone(),
            _other => return Err(not_now(of)),
        };
        self.must_act_for(by, Side::Giver, of)?;
        self.guards.hold(Guard::TriedTwice, self.must_have_tried(word, &report))?;
        let closed = State::Closed { report, word: word.clone(), at: self.now };
        Ok(self.moved(of, closed, Transition::Closed, Who::Worker(by)).tell(of.receiver, Word::Closed))
    }

    fn must_have_tried(&self, word: &ResidentsWord, report: &Report) -> Result<(), Refusal> {
        match word {
            ResidentsWord::Said(_) => Ok(()),
            ResidentsWord::NoReply { first, second }
                if report.at <= *first && first < second && *second <= self.now =>
            {
                Ok(())
            }
            ResidentsWord::NoReply { .. } => Err(Refusal::NotTried),
        }
    }

    /// Back to whoever helped, or to the duty desk there when they are gone; whoever sent it may be gone as well, and
    /// then it is of whoever holds the case now.
    pub(crate) fn reopen(&self, of: &Handover, by: Who, reason: &Words) -> Result<Plan, Refusal> {
        let (State::Reported { report, .. } | State::Closed { report, .. }) = &of.state else {
            return Err(not_now(of));
        };
        let holder = self.open_case()?;
        if let Who::Worker(by) = by {
            let concerned = self.standing.may_act(by, holder);
            let verdict = if concerned { Ok(()) } else { Err(Refusal::NotYours { holder }) };
            self.guards.hold(Guard::ReopenerIsConcerned, verdict)?;
        }
        let ended_at = match &of.state {
            State::Closed { at, .. } => *at,
            _reported => report.at,
        };
        let in_time =
            if self.now <= REOPEN_WITHIN.after(ended_at) { Ok(()) } else { Err(Refusal::TooLongAgo) };
        self.guards.hold(Guard::ReopenInTime, in_time)?;
        let same = self.standing.stands(of.receiver);
        let receiver = if same { of.receiver } else { self.standing.desk(Side::Receiver) };
        let sent = self.standing.stands(of.giver);
        let giver = if sent { of.giver } else { holder };
        let next = Handover { state: State::Held(self.holding(None)), giver, receiver, ..of.clone() };
        let word = Word::Reopened { reason: reason.clone() };
        Ok(self
            .changed(of, next, Transition::Reopened, by)
            .tell(receiver, word.clone())
            .tell(holder, word.clone())
            .tell(Ear::Resident, word))
    }
}

fn not_yours(of: &Handover) -> Refusal {
    Refusal::NotYours { holder: of.receiver }
}
