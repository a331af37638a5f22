//! The decision: what an act does to a handover, or why it may not. Every state and every act is named. Deliberately
//! without reading the clock or the world: both are parameters.

use crate::clocks::IN_SIGHT;
use crate::guards::{Guard, Guards};
use crate::plan::{Plan, Step, Transition, Word};
use crate::standing::not_now;
use crate::{
    Act, Cause, Clocks, Dates, End, Handover, Holder, Kind, Refusal, Side, Stage, Standing, State, Urgency,
    Who,
};
use kernel::{PersonId, Timestamp};

/// What a draft begins with.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Drafting {
    /// What is asked.
    pub kind: Kind,
    /// How soon.
    pub urgency: Urgency,
    /// S: for a claim, the holder of the case.
    pub giver: Holder,
    /// R: for a claim, whoever makes it.
    pub receiver: Holder,
    /// The clocks of the route; [`Clocks::of`] the urgency if it says nothing else.
    pub clocks: Clocks,
}

/// 1: begins a handover, which nobody else knows of yet.
pub fn draft(by: PersonId, new: Drafting, standing: &Standing<'_>, now: Timestamp) -> Result<Plan, Refusal> {
    Decider { standing, now, guards: Guards::ALL }.draft(by, new)
}

/// Decides what `act` does to `handover` at `now`. [`Refusal::AlreadyDone`] answers a repeat; a clock that comes too
/// early gets a plan that [changes nothing](Plan::changes_nothing).
pub fn decide(
    handover: &Handover,
    act: &Act,
    standing: &Standing<'_>,
    now: Timestamp,
) -> Result<Plan, Refusal> {
    Decider { standing, now, guards: Guards::ALL }.decide(handover, act)
}

/// Everything a decision looks at, beside the handover and the act.
pub(crate) struct Decider<'a> {
    pub(crate) standing: &'a Standing<'a>,
    pub(crate) now: Timestamp,
    pub(crate) guards: Guards,
}

impl Decider<'_> {
    pub(crate) fn draft(&self, by: PersonId, new: Drafting) -> Result<Plan, Refusal> {
        self.guards.hold(Guard::ActorIsActive, self.standing.must_be_active(by))?;
        self.open_case()?;
        let drafted = self.blank(new);
        self.guards.hold(Guard::AskerMayRefer, self.standing.must_be_able_to_draft(by, &drafted))?;
        self.guards.hold(Guard::HolderGives, self.standing.must_come_from_holder(by, &drafted))?;
        self.guards.hold(Guard::SidesDiffer, must_differ(new.giver, new.receiver))?;
        let asked = drafted.party(drafted.asked());
        self.guards.hold(Guard::AskedIsThere, self.standing.must_stand(asked))?;
        let step = Step {
            at: self.now,
            by: Some(Who::Worker(by)),
            transition: Transition::Drafted,
            before: None,
            after: Stage::Draft,
        };
        self.checked(Plan::between(None, drafted, step))
    }

    pub(crate) fn blank(&self, new: Drafting) -> Handover {
        let Drafting { kind, urgency, giver, receiver, clocks } = new;
        let state = State::Draft { send_by: clocks.answer.after(self.now), since: self.now };
        Handover { kind, urgency, giver, receiver, clocks, dates: Dates::default(), state }
    }

    pub(crate) fn decide(&self, of: &Handover, act: &Act) -> Result<Plan, Refusal> {
        if let Some(by) = act.actor() {
            self.guards.hold(Guard::ActorIsActive, self.standing.must_be_active(by))?;
        }
        let plan = match act {
            Act::Send { by, ground, preview, passing_on } => {
                self.send(of, *by, (ground, preview, *passing_on))
            }
            Act::Drop { by } => self.drop(of, *by),
            Act::See { by } => self.see(of, *by),
            Act::Ask { by, question, elsewhere } => self.ask(of, *by, question, *elsewhere),
            Act::Reply { by, passing_on } => self.reply(of, *by, *passing_on),
            Act::Accept { by, yes } => self.accept(of, *by, yes),
            Act::Refuse { by, no } => self.refuse(of, *by, no),
            Act::Redirect { by, to, reason } => self.redirect(of, *by, *to, reason),
            Act::Withdraw { by, reason } => self.withdraw(of, *by, reason),
            Act::Contact { by, at } => self.contact(of, *by, *at),
            Act::Enter { by } => self.enter(of, *by),
            Act::Wait { by, interim, review_by } => self.wait(of, *by, interim, *review_by),
            Act::GoOn { by } => self.go_on(of, *by),
            Act::Report { by, report } => self.report(of, *by, report),
            Act::Confirm { by, word } => self.confirm(of, *by, word),
            Act::Reopen { by, reason } => self.reopen(of, *by, reason),
            Act::Decide { by, choice, next } => self.choose(of, *by, choice, *next),
            Act::Replace { by, side, to, cause } => self.replace(of, *by, (*side, *to, *cause)),
            Act::MoveOn => self.move_on(of),
            Act::Pass => return Ok(self.pass(of)),
        }?;
        self.checked(plan)
    }

    /// The last word on every plan: whoever must act next is there.
    fn checked(&self, plan: Plan) -> Result<Plan, Refusal> {
        if let Some(duty) = plan.handover.duty() {
            self.guards.hold(Guard::DutyStands, self.standing.must_stand(duty.holder))?;
        }
        Ok(plan)
    }

    /// H, as long as the case is open: of a closed one nothing goes on.
    pub(crate) fn open_case(&self) -> Result<Holder, Refusal> {
        let holder = self.standing.case_holder;
        self.guards.hold(Guard::CaseIsOpen, holder.map(drop).ok_or(Refusal::CaseClosed))?;
        Ok(holder.unwrap_or(Holder::Desk(self.standing.network_desk)))
    }

    /// Somebody of this side acts.
    pub(crate) fn must_act_for(&self, by: PersonId, side: Side, of: &Handover) -> Result<(), Refusal> {
        self.guards.hold(Guard::SideActs, self.standing.must_act_for(by, side, of))
    }

    pub(crate) fn must_lie_ahead(&self, at: Timestamp) -> Result<(), Refusal> {
        if at > self.now { Ok(()) } else { Err(Refusal::MomentPassed) }
    }

    /// Ahead, and no later than `latest`.
    pub(crate) fn must_be_in_sight(&self, at: Timestamp, latest: Timestamp) -> Result<(), Refusal> {
        self.must_lie_ahead(at)?;
        if at <= latest { Ok(()) } else { Err(Refusal::MomentTooFar { latest }) }
    }

    pub(crate) fn latest_next(&self) -> Timestamp {
        IN_SIGHT.after(self.now)
    }

    /// To `state`, by `act`'s transition.
    pub(crate) fn moved(
        &self,
        of: &Handover,
        state: State,
        transition: Transition,
        by: impl Into<Option<Who>>,
    ) -> Plan {
        self.changed(of, Handover { state, ..of.clone() }, transition, by)
    }

    pub(crate) fn changed(
        &self,
        of: &Handover,
        next: Handover,
        transition: Transition,
        by: impl Into<Option<Who>>,
    ) -> Plan {
        let (before, after) = (Some(of.state.stage()), next.state.stage());
        let step = Step { at: self.now, by: by.into(), transition, before, after };
        Plan::between(Some(of), next, step)
    }

    /// One of the sides has another in its place; what they read and must do goes along.
    fn replace(
        &self,
        of: &Handover,
        by: Option<PersonId>,
        (side, to, cause): (Side, Holder, Cause),
    ) -> Result<Plan, Refusal> {
        if of.state.stage().is_final() {
            return Err(not_now(of));
        }
        let from = of.party(side);
        if from == to {
            return Err(Refusal::AlreadyDone);
        }
        match cause {
            // Both sides may come to stand with the network's desk: better that than with nobody.
            Cause::Gone => self.guards.hold(Guard::ReplacedIsGone, self.standing.must_be_gone(from))?,
            Cause::Supervision => {
                self.guards.hold(Guard::LeadReplaces, self.standing.must_supervise(by, side, of))?;
                self.guards.hold(Guard::SidesDiffer, must_differ(to, of.party(other(side))))?;
            }
        }
        self.guards.hold(Guard::AskedIsThere, self.standing.must_stand(to))?;
        let mut next = of.clone();
        match side {
            Side::Giver => next.giver = to,
            Side::Receiver => next.receiver = to,
        }
        let plan = self.changed(of, next, Transition::Replaced, by.map(Who::Worker));
        Ok(plan
            .tell(to, Word::InPlaceOf { holder: from, side })
            .tell(from, Word::TakesYourPlace { holder: to })
            .tell(of.party(other(side)), Word::TakesYourPlace { holder: to }))
    }

    /// The case ends, or has been moved on: what nobody else knows of is dropped, and nothing is left to watch of what
    /// moved it, nor to decide for whoever asked for it in vain. What still runs keeps the case open.
    fn move_on(&self, of: &Handover) -> Result<Plan, Refusal> {
        let stage = of.state.stage();
        if stage.is_final() {
            return Err(Refusal::AlreadyDone);
        }
        if let State::Draft { .. } = &of.state {
            return Ok(self.moved(of, State::Dropped { at: self.now }, Transition::Dropped, None));
        }
        let carried = matches!(&of.state, State::Held(_) | State::Waiting { .. }) && of.kind.moves_holder();
        let in_vain =
            matches!(&of.state, State::Ended { end: End::Refused(_), .. }) && of.kind == Kind::Claim;
        let rests = if carried || in_vain { Ok(()) } else { Err(Refusal::StillRuns { stage }) };
        self.guards.hold(Guard::NothingRuns, rests)?;
        Ok(self.moved(of, State::MovedOn { at: self.now }, Transition::MovedOn, None))
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::Giver => Side::Receiver,
        Side::Receiver => Side::Giver,
    }
}

pub(crate) fn must_differ(one: Holder, other: Holder) -> Result<(), Refusal> {
    if one == other { Err(Refusal::ToThemselves) } else { Ok(()) }
}

impl From<PersonId> for Who {
    fn from(person: PersonId) -> Self {
        Self::Worker(person)
    }
}
