//! The decision: what an act does to an obligation, or why it may not. Every combination of state and act is
//! named. Deliberately without reading the clock or the world: both are parameters.

use crate::guards::{Guard, Guards};
use crate::offer::end_offer;
use crate::plan::{Deed, Event, Footing, Plan, Word};
use crate::{
    Act, Cause, Hold, Holder, Moment, Offer, Outcome, Refusal, Reminded, Settlement, Standing, State,
};
use kernel::{PersonId, Timestamp, calendar};

/// The furthest moment that anybody may promise, in calendar days: what is later than this has no next moment
/// (handover rule I2). What its matter sets later than this is looked at by then, and again, until its day.
pub const LONGEST_PROMISE_DAYS: i32 = 90;

/// Opens an obligation with `holder`, who need not have been asked: what is opened had no holder before. A moment beyond
/// [`LONGEST_PROMISE_DAYS`] is looked at on the way. `by` is whoever's act opens it; `None` for a rule.
pub fn open(
    by: Option<PersonId>,
    holder: Holder,
    moment: Moment,
    standing: &Standing<'_>,
    now: Timestamp,
) -> Result<Plan, Refusal> {
    Decider { standing, now, guards: Guards::ALL }.open(by, holder, moment)
}

/// Decides what `act` does to `state` at `now`. [`Refusal::AlreadyDone`] answers a repeat; a clock that comes too
/// early gets a plan that [changes nothing](Plan::changes_nothing).
pub fn decide(state: &State, act: &Act, standing: &Standing<'_>, now: Timestamp) -> Result<Plan, Refusal> {
    Decider { standing, now, guards: Guards::ALL }.decide(state, act)
}

/// Everything a decision looks at, beside the state and the act.
pub(crate) struct Decider<'a> {
    pub(crate) standing: &'a Standing<'a>,
    pub(crate) now: Timestamp,
    pub(crate) guards: Guards,
}

impl Decider<'_> {
    pub(crate) fn open(&self, by: Option<PersonId>, holder: Holder, moment: Moment) -> Result<Plan, Refusal> {
        self.guards.hold(Guard::MomentAhead, self.must_lie_ahead(moment.at))?;
        let hold = self.in_sight(Hold::own(holder, moment, self.now));
        let deed = Deed::Opened { moment: hold.moment.clone() };
        let state = State::Held(hold);
        self.checked(self.recorded(None, state, deed, by).tell(holder, Word::YouHold))
    }

    pub(crate) fn decide(&self, state: &State, act: &Act) -> Result<Plan, Refusal> {
        if let Some(by) = act.actor() {
            self.guards.hold(Guard::ActorIsActive, self.standing.must_be_active(by))?;
        }
        let plan = match state {
            State::Held(hold) => self.while_open(hold, None, act),
            State::Offered { hold, offer } => self.while_open(hold, Some(offer), act),
            State::Settled(settlement) => self.once_settled(settlement, act),
        }?;
        if plan.changes_nothing() { Ok(plan) } else { self.checked(plan) }
    }

    fn while_open(&self, hold: &Hold, offer: Option<&Offer>, act: &Act) -> Result<Plan, Refusal> {
        match act {
            Act::Take { by } => self.take(hold, offer, *by),
            Act::Promise { by, moment } => self.promise(hold, offer, *by, moment),
            Act::Schedule { by, moment } => self.schedule(hold, offer, *by, moment),
            Act::Offer { by, to, answer_by, why } => {
                let asked = Offer { to: *to, answer_by: *answer_by, why: why.clone() };
                self.offer(hold, offer, *by, asked)
            }
            Act::Accept { by } => self.accept(hold, offer, *by),
            Act::Decline { by, reason } => self.decline(hold, offer, *by, reason),
            Act::Withdraw { by, reason } => self.withdraw(hold, offer, *by, reason),
            Act::Settle { by, outcome } => self.settle(hold, offer, *by, outcome),
            Act::Reassign { by, to, cause } => self.reassign(hold, offer, (*by, *to, *cause)),
            Act::Reopen { holder, moment, .. } if hold.holder == *holder && hold.moment == *moment => {
                Err(Refusal::AlreadyDone)
            }
            Act::Reopen { .. } => Err(Refusal::NotSettled),
            Act::Pass => Ok(self.pass(hold, offer)),
        }
    }

    fn once_settled(&self, settlement: &Settlement, act: &Act) -> Result<Plan, Refusal> {
        match act {
            Act::Reopen { by, holder, moment } => {
                self.must_be_promisable(moment.at)?;
                let state = State::Held(Hold::own(*holder, moment.clone(), self.now));
                let deed = Deed::Reopened { moment: moment.clone() };
                Ok(self.recorded(None, state, deed, *by).tell(*holder, Word::YouHold))
            }
            Act::Settle { by, outcome } if settlement.by == *by && settlement.outcome == *outcome => {
                Err(Refusal::AlreadyDone)
            }
            Act::Take { .. }
            | Act::Promise { .. }
            | Act::Schedule { .. }
            | Act::Offer { .. }
            | Act::Accept { .. }
            | Act::Decline { .. }
            | Act::Withdraw { .. }
            | Act::Settle { .. }
            | Act::Reassign { .. } => Err(Refusal::Settled),
            Act::Pass => Ok(Plan::idle(&State::Settled(settlement.clone()))),
        }
    }

    fn take(&self, hold: &Hold, offer: Option<&Offer>, by: PersonId) -> Result<Plan, Refusal> {
        let taker = Holder::Person(by);
        if hold.holder == taker && hold.climbed.is_none() {
            return Err(Refusal::AlreadyDone);
        }
        self.guards.hold(Guard::TakerIsEntitled, self.standing.must_be_able_to_take(by, hold))?;
        let plan = self.moved(hold, self.taken_over(hold, taker), Deed::Taken, Some(by));
        Ok(end_offer(plan.tell(hold.holder, Word::TakenOver { by: taker }), offer))
    }

    fn promise(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        by: PersonId,
        moment: &Moment,
    ) -> Result<Plan, Refusal> {
        self.guards.hold(Guard::ActorHolds, self.standing.must_act_for(by, hold.holder))?;
        if hold.moment == *moment {
            return Err(Refusal::AlreadyDone);
        }
        self.must_be_promisable(moment.at)?;
        Ok(self.set(hold, offer, (by, moment), |moment| Deed::Promised { moment }))
    }

    fn schedule(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        by: PersonId,
        moment: &Moment,
    ) -> Result<Plan, Refusal> {
        self.guards.hold(Guard::ActorHolds, self.standing.must_act_for(by, hold.holder))?;
        if hold.is_until(moment) {
            return Err(Refusal::AlreadyDone);
        }
        self.guards.hold(Guard::MomentAhead, self.must_lie_ahead(moment.at))?;
        Ok(self.set(hold, offer, (by, moment), |moment| Deed::Scheduled { moment }))
    }

    /// The same holder with another moment, and an offer as it stood.
    fn set(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        (by, moment): (PersonId, &Moment),
        deed: fn(Moment) -> Deed,
    ) -> Plan {
        let next = self.until(hold, moment.clone());
        let deed = deed(next.moment.clone());
        self.moved(hold, State::open(next, offer.cloned()), deed, Some(by))
    }

    fn settle(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        by: Option<PersonId>,
        outcome: &Outcome,
    ) -> Result<Plan, Refusal> {
        if let Some(by) = by {
            self.guards.hold(Guard::ActorHolds, self.standing.must_act_for(by, hold.holder))?;
        }
        let settled = State::Settled(Settlement { by, at: self.now, outcome: outcome.clone() });
        let plan = self.moved(hold, settled, Deed::Settled { outcome: outcome.clone() }, by);
        Ok(end_offer(plan, offer))
    }

    fn reassign(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        (by, to, cause): (Option<PersonId>, Holder, Cause),
    ) -> Result<Plan, Refusal> {
        if hold.holder == to {
            return Err(Refusal::AlreadyDone);
        }
        match cause {
            Cause::Supervision => {
                self.guards.hold(Guard::LeadSupervises, self.standing.must_supervise(by, hold.holder))?;
            }
            Cause::Absence | Cause::Leaving | Cause::DeskEmptied => {
                self.guards.hold(Guard::HolderIsGone, self.standing.must_be_gone(hold.holder))?;
            }
            Cause::Handover => {
                self.guards.hold(Guard::ReceiverTakesOver, must_take_over(by, to))?;
            }
        }
        let plan = self
            .moved(hold, self.taken_over(hold, to), Deed::Reassigned { cause }, by)
            .tell(to, Word::GivenToYou { cause })
            .tell(hold.holder, Word::TakenOver { by: to });
        Ok(end_offer(plan, offer))
    }

    /// In the new holder's own right, with the moment that stands, or a fresh one if that has already come.
    pub(crate) fn taken_over(&self, hold: &Hold, holder: Holder) -> State {
        let hold = self.with_moment_ahead(hold);
        State::Held(Hold { holder, since: self.now, reminded: Reminded::NotYet, climbed: None, ..hold })
    }

    /// As it stands, or with a fresh moment if that has already come.
    pub(crate) fn with_moment_ahead(&self, hold: &Hold) -> Hold {
        if self.must_lie_ahead(hold.moment.at).is_ok() {
            return hold.clone();
        }
        let at = self.due_ahead(hold).unwrap_or_else(|| {
            calendar::in_working_days(self.now, self.standing.patience.days(crate::Rung::Holder))
        });
        self.until(hold, Moment { at, why: hold.moment.why.clone() })
    }

    /// The day that the moment stands in for, while that lies ahead.
    pub(crate) fn due_ahead(&self, hold: &Hold) -> Option<Timestamp> {
        hold.due.filter(|due| self.guards.hold(Guard::DueAhead, self.must_lie_ahead(*due)).is_ok())
    }

    /// The same hold with another moment, of which nothing is said yet.
    pub(crate) fn until(&self, hold: &Hold, moment: Moment) -> Hold {
        let hold = Hold { moment, due: None, since: self.now, reminded: Reminded::NotYet, ..hold.clone() };
        self.in_sight(hold)
    }

    /// A moment out of sight is looked at by the last one within it, which stands in for it.
    fn in_sight(&self, hold: Hold) -> Hold {
        let latest = calendar::in_days(self.now, LONGEST_PROMISE_DAYS);
        let day = hold.moment.at;
        if day <= latest {
            return hold;
        }
        Hold { moment: Moment { at: latest, why: hold.moment.why }, due: Some(day), ..hold }
    }

    pub(crate) fn must_be_promisable(&self, at: Timestamp) -> Result<(), Refusal> {
        self.guards.hold(Guard::MomentAhead, self.must_lie_ahead(at))?;
        let latest = calendar::in_days(self.now, LONGEST_PROMISE_DAYS);
        let in_sight = if at <= latest { Ok(()) } else { Err(Refusal::MomentTooFar { latest }) };
        self.guards.hold(Guard::MomentInSight, in_sight)
    }

    pub(crate) fn must_lie_ahead(&self, at: Timestamp) -> Result<(), Refusal> {
        if at > self.now { Ok(()) } else { Err(Refusal::MomentPassed) }
    }

    /// The last word on every plan: whoever holds it afterwards is there.
    fn checked(&self, plan: Plan) -> Result<Plan, Refusal> {
        if let Some(holder) = plan.state.holder() {
            self.guards.hold(Guard::HolderStands, self.standing.must_stand(holder))?;
        }
        Ok(plan)
    }

    pub(crate) fn moved(&self, hold: &Hold, state: State, deed: Deed, by: Option<PersonId>) -> Plan {
        self.recorded(Some(Footing::of_hold(hold)), state, deed, by)
    }

    fn recorded(&self, before: Option<Footing>, state: State, deed: Deed, actor: Option<PersonId>) -> Plan {
        let event = Event { at: self.now, actor, deed, before, after: Footing::of(&state) };
        Plan { state, events: vec![event], notices: Vec::new() }
    }
}

/// The handover's own engine has seen to it that the holder agreed; here it is still in person.
fn must_take_over(by: Option<PersonId>, to: Holder) -> Result<(), Refusal> {
    if by.map(Holder::Person) == Some(to) { Ok(()) } else { Err(Refusal::NotYours { holder: to }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::world::{
        Absent, DESK, KEEPER, LEAD, NETWORK_DESK, OTHER_LEAD, OTHER_WORKER, WORKER, day, moment, standing,
    };

    fn held(holder: impl Into<Holder>) -> State {
        State::Held(Hold::own(holder.into(), moment(2), day(0)))
    }

    fn at(state: &State, act: &Act, absent: Absent) -> Result<Plan, Refusal> {
        decide(state, act, &standing(absent, state), day(1))
    }

    fn settled(by: PersonId) -> Act {
        Act::Settle { by: Some(by), outcome: "Dirk houdt zijn hond".parse().unwrap() }
    }

    #[test]
    fn nothing_opens_with_somebody_who_is_not_there() {
        let world = standing(Absent::default().with(WORKER), &held(WORKER));
        let refused = open(Some(LEAD), WORKER.into(), moment(2), &world, day(0));
        assert_eq!(refused, Err(Refusal::NotThere { holder: WORKER.into() }));
        let opened = open(Some(LEAD), NETWORK_DESK.into(), moment(2), &world, day(0)).unwrap();
        assert_eq!(opened.notices[0].word, Word::YouHold);
    }

    #[test]
    fn a_moment_lies_ahead_and_within_ninety_days() {
        let promise =
            |on| at(&held(WORKER), &Act::Promise { by: WORKER, moment: moment(on) }, Absent::default());
        assert_eq!(promise(1), Err(Refusal::MomentPassed));
        assert!(promise(91).is_ok());
        assert_eq!(promise(92), Err(Refusal::MomentTooFar { latest: day(91) }));
    }

    #[test]
    fn a_member_takes_from_their_desk_and_others_do_not() {
        let taken = at(&held(DESK), &Act::Take { by: LEAD }, Absent::default()).unwrap();
        assert_eq!(taken.state.holder(), Some(LEAD.into()));
        let refused = at(&held(DESK), &Act::Take { by: WORKER }, Absent::default());
        assert_eq!(refused, Err(Refusal::NotYours { holder: DESK.into() }));
    }

    #[test]
    fn who_is_ill_is_followed_in_the_same_act() {
        let act = |to| Act::Reassign { by: Some(WORKER), to, cause: Cause::Absence };
        let ill = Absent::default().with(WORKER);
        let moved = at(&held(WORKER), &act(DESK.into()), ill).unwrap();
        assert_eq!(moved.state.holder(), Some(DESK.into()));
        assert_eq!(moved.notices.len(), 1, "the desk hears it; whoever reported ill knows");
        let there = at(&held(WORKER), &act(DESK.into()), Absent::default());
        assert_eq!(there, Err(Refusal::StillThere { holder: WORKER.into() }));
        let empty = at(&held(WORKER), &act(OTHER_WORKER.into()), ill.with(OTHER_WORKER));
        assert_eq!(empty, Err(Refusal::NotThere { holder: OTHER_WORKER.into() }));
    }

    #[test]
    fn only_the_lead_gives_work_away_and_not_their_own() {
        let act = |by| Act::Reassign { by, to: OTHER_WORKER.into(), cause: Cause::Supervision };
        assert!(at(&held(WORKER), &act(Some(LEAD)), Absent::default()).is_ok());
        for (holder, by) in [(WORKER, Some(OTHER_LEAD)), (WORKER, None), (LEAD, Some(LEAD))] {
            let refused = at(&held(holder), &act(by), Absent::default());
            assert_eq!(refused, Err(Refusal::NotSupervisor { holder: holder.into() }));
        }
    }

    #[test]
    fn a_handover_ends_with_who_took_over_in_person() {
        let act = |by, to: PersonId| Act::Reassign { by, to: to.into(), cause: Cause::Handover };
        let moved = at(&held(WORKER), &act(Some(OTHER_WORKER), OTHER_WORKER), Absent::default()).unwrap();
        assert_eq!(moved.state.holder(), Some(OTHER_WORKER.into()));
        assert_eq!(moved.notices[0].to, WORKER.into(), "who handed it over hears who took it");
        for by in [Some(LEAD), None] {
            let refused = at(&held(WORKER), &act(by, OTHER_WORKER), Absent::default());
            assert_eq!(refused, Err(Refusal::NotYours { holder: OTHER_WORKER.into() }));
        }
    }

    #[test]
    fn settled_stays_settled_until_reopened() {
        let done = at(&held(WORKER), &settled(WORKER), Absent::default()).unwrap().state;
        assert_eq!(at(&done, &Act::Take { by: LEAD }, Absent::default()), Err(Refusal::Settled));
        assert_eq!(at(&done, &settled(WORKER), Absent::default()), Err(Refusal::AlreadyDone));
        assert!(at(&done, &Act::Pass, Absent::default()).unwrap().changes_nothing());
        let reopen = Act::Reopen { by: Some(KEEPER), holder: WORKER.into(), moment: moment(3) };
        let open = at(&done, &reopen, Absent::default()).unwrap().state;
        assert_eq!(open.holder(), Some(WORKER.into()));
        assert_eq!(at(&open, &reopen, Absent::default()), Err(Refusal::AlreadyDone));
    }

    #[test]
    fn whoever_is_not_active_does_nothing() {
        let refused = at(&held(WORKER), &settled(WORKER), Absent::default().with(WORKER));
        assert_eq!(refused, Err(Refusal::NotActive { by: WORKER }));
    }
}
