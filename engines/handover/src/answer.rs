//! The answers to what was asked: yes by name, no with its reason, on to another, or taken back (6, 7, 8, 10, 12), and
//! what is decided about what came back (18). The case has not moved in any of them.

use crate::decide::{Decider, Drafting, must_differ};
use crate::guards::Guard;
use crate::plan::{CaseChange, Plan, Transition, Word};
use crate::standing::not_now;
use crate::{
    Choice, Dates, Ear, End, Handover, Holder, Kind, No, PassingOn, Refusal, Reminded, Side, Start, State,
    Who, Window, Words, Yes,
};
use kernel::{PersonId, Timestamp};

impl Decider<'_> {
    pub(crate) fn accept(&self, of: &Handover, by: PersonId, yes: &Yes) -> Result<Plan, Refusal> {
        let (State::Sent(window) | State::Seen(window)) = &of.state else {
            return Err(not_now(of));
        };
        self.must_act_for(by, of.asked(), of)?;
        self.open_case()?;
        if of.kind == Kind::Claim {
            self.guards.hold(Guard::HolderGives, self.standing.must_hold(by))?;
        }
        self.guards.hold(Guard::AnswerInTime, self.must_not_have_lapsed(window))?;
        self.guards.hold(Guard::WorkerIsTheirs, self.must_be_theirs(yes.worker, of))?;
        let usual = of.clocks.contact.after(self.now);
        let contact_by = yes.start.unwrap_or(usual);
        self.guards.hold(Guard::StartIsAhead, self.must_lie_ahead(contact_by))?;
        let bridged = contact_by <= usual || yes.bridging.is_some();
        let verdict = if bridged { Ok(()) } else { Err(Refusal::NoBridge { usual }) };
        self.guards.hold(Guard::WaitIsBridged, verdict)?;
        let bridging = yes.bridging.clone();
        let start = Start { since: self.now, contact_by, bridging, reminded: Reminded::NotYet };
        let worker = Holder::Person(yes.worker);
        let dates = Dates { decided: yes.decided.or(of.dates.decided), ..of.dates };
        let next = Handover { state: State::Accepted(start), receiver: worker, dates, ..of.clone() };
        let word = Word::Accepted { worker: yes.worker, contact_by };
        Ok(self
            .changed(of, next, Transition::Accepted, Who::Worker(by))
            .tell(of.party(of.asker()), word.clone())
            .tell(worker, word.clone())
            .tell(Ear::Resident, word))
    }

    pub(crate) fn refuse(&self, of: &Handover, by: PersonId, no: &No) -> Result<Plan, Refusal> {
        if !of.is_asked() {
            return Err(not_now(of));
        }
        self.must_act_for(by, of.asked(), of)?;
        let plan = self.ended(of, End::Refused(no.clone()), Transition::Refused, Who::Worker(by));
        Ok(plan.tell(of.party(of.asker()), Word::Refused { no: no.clone() }))
    }

    /// The new one is the asker's to send: what may be shared with whom is theirs to say.
    pub(crate) fn redirect(
        &self,
        of: &Handover,
        by: PersonId,
        to: Holder,
        reason: &Words,
    ) -> Result<Plan, Refusal> {
        let (State::Sent(window) | State::Seen(window) | State::Asked { window, .. }) = &of.state else {
            return Err(not_now(of));
        };
        self.must_act_for(by, of.asked(), of)?;
        self.guards.hold(Guard::PassingOnIsAgreed, must_be_agreed(window.passing_on, to))?;
        self.must_be_askable(of, to)?;
        let redirected = State::Redirected { to, reason: reason.clone(), at: self.now };
        let mut plan = self
            .moved(of, redirected, Transition::Redirected, Who::Worker(by))
            .tell(of.party(of.asker()), Word::Redirected { to, reason: reason.clone() });
        plan.follow_up = Some(self.again(of, to));
        Ok(plan)
    }

    /// The same asked of `asked`, to be sent by whoever asked before.
    fn again(&self, of: &Handover, asked: Holder) -> Handover {
        let Handover { kind, urgency, giver, receiver, clocks, dates, .. } = *of;
        let (giver, receiver) = match of.asked() {
            Side::Giver => (asked, receiver),
            Side::Receiver => (giver, asked),
        };
        Handover { dates, ..self.blank(Drafting { kind, urgency, giver, receiver, clocks }) }
    }

    pub(crate) fn withdraw(&self, of: &Handover, by: Who, reason: &Words) -> Result<Plan, Refusal> {
        let transition = match &of.state {
            State::Sent(_) | State::Seen(_) | State::Asked { .. } => Transition::Withdrawn,
            State::Accepted(_) | State::ContactMissed { .. } => Transition::TakenBack,
            _other => return Err(not_now(of)),
        };
        if let Who::Worker(by) = by {
            // After a yes either side may step back; before it only whoever asked.
            let either = [Side::Giver, Side::Receiver];
            let sides = if transition == Transition::TakenBack { &either[..] } else { &[of.asker()] };
            let concerned = sides.iter().any(|side| self.standing.acts_for(by, *side, of));
            let verdict = if concerned { Ok(()) } else { Err(Refusal::NotYours { holder: of.giver }) };
            self.guards.hold(Guard::SideActs, verdict)?;
        }
        let plan = self.ended(of, End::Withdrawn { reason: reason.clone() }, transition, by);
        let word = Word::Withdrawn { reason: reason.clone() };
        Ok(plan.tell(of.giver, word.clone()).tell(of.receiver, word.clone()).tell(Ear::Resident, word))
    }

    /// Nobody took over: somebody decides what now.
    pub(crate) fn ended(
        &self,
        of: &Handover,
        end: End,
        transition: Transition,
        by: impl Into<Option<Who>>,
    ) -> Plan {
        let decide_by = of.clocks.decide.after(self.now);
        self.moved(of, State::Ended { end, decide_by }, transition, by)
    }

    pub(crate) fn choose(
        &self,
        of: &Handover,
        by: PersonId,
        choice: &Choice,
        next: Timestamp,
    ) -> Result<Plan, Refusal> {
        let end = match &of.state {
            State::Ended { end, .. } => end,
            _other => return Err(not_now(of)),
        };
        let side = of.duty().map_or(Side::Giver, |duty| duty.side);
        self.must_act_for(by, side, of)?;
        self.guards.hold(Guard::NextInSight, self.must_be_in_sight(next, self.latest_next()))?;
        let settled = State::Settled { end: end.clone(), choice: choice.clone(), at: self.now };
        let mut plan = self.moved(of, settled, Transition::Settled, Who::Worker(by));
        plan.case = Some(CaseChange::NextMoment { at: next });
        plan.follow_up = match choice {
            Choice::SendAgain => Some(self.again(of, of.party(of.asked()))),
            Choice::OtherRoute { to } => {
                self.must_be_askable(of, *to)?;
                Some(self.again(of, *to))
            }
            Choice::DoItSelf | Choice::Escalate { .. } | Choice::Stop { .. } => None,
        };
        let word = Word::Settled { choice: choice.clone() };
        Ok(plan.tell(of.party(side), word.clone()).tell(Ear::Resident, word))
    }

    /// Somebody else, who is there; a case is asked of its holder only.
    fn must_be_askable(&self, of: &Handover, to: Holder) -> Result<(), Refusal> {
        if of.kind == Kind::Claim {
            self.guards.hold(Guard::HolderGives, self.standing.must_be_holder(to))?;
        }
        self.guards.hold(Guard::AskedIsThere, self.standing.must_stand(to))?;
        self.guards.hold(Guard::SidesDiffer, must_differ(to, of.party(of.asker())))
    }

    fn must_not_have_lapsed(&self, window: &Window) -> Result<(), Refusal> {
        if window.lapses_at > self.now { Ok(()) } else { Err(Refusal::TooLate) }
    }

    /// The worker is who was asked, or of the desk that was; for a claim whoever made it.
    fn must_be_theirs(&self, worker: PersonId, of: &Handover) -> Result<(), Refusal> {
        if self.standing.may_act(worker, of.receiver) { Ok(()) } else { Err(Refusal::NotTheirWorker) }
    }
}

impl Handover {
    /// Whether somebody is asked and hasn't answered.
    pub(crate) fn is_asked(&self) -> bool {
        matches!(&self.state, State::Sent(_) | State::Seen(_) | State::Asked { .. })
    }
}

fn must_be_agreed(passing_on: PassingOn, to: Holder) -> Result<(), Refusal> {
    match passing_on {
        PassingOn::Agreed => Ok(()),
        PassingOn::AgreedTo(agreed) if agreed == to => Ok(()),
        PassingOn::AgreedTo(_) | PassingOn::AskFirst => Err(Refusal::NotAgreed),
    }
}
