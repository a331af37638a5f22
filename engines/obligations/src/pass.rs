//! The clock as an act: half-time reminders, looks at what is due later, offers that lapse, and the climb from rung to rung. Deliberately
//! without any way to settle, grant or accept: time alone never does.

use crate::decide::Decider;
use crate::guards::Guard;
use crate::plan::{Deed, Plan, Word};
use crate::{Climbed, Hold, Moment, Offer, Reminded, Rung, State};
use kernel::{Timestamp, calendar};

/// The clock has come too early for this.
struct NotYet;

fn must_have_come(at: Timestamp, now: Timestamp) -> Result<(), NotYet> {
    if at <= now { Ok(()) } else { Err(NotYet) }
}

impl Decider<'_> {
    /// A holder who is gone loses it at once, however far the moment is: nothing waits for nobody. An open offer
    /// holds the climb until it lapses, because the one asked may still say yes. What is due later only comes up again.
    pub(crate) fn pass(&self, hold: &Hold, offer: Option<&Offer>) -> Plan {
        let gone = !self.standing.stands(hold.holder);
        let passed = self.guards.hold(Guard::MomentHasCome, must_have_come(hold.moment.at, self.now)).is_ok();
        let lapsed = |offer: &Offer| {
            self.guards.hold(Guard::OfferHasLapsed, must_have_come(offer.answer_by, self.now)).is_ok()
        };
        if gone {
            return self.climb(hold, offer);
        }
        if let Some(due) = self.due_ahead(hold).filter(|_| passed) {
            return self.renew(hold, (offer, offer.filter(|offer| lapsed(offer))), due);
        }
        match offer {
            None if passed => self.climb(hold, None),
            None => self.remind_halfway(hold, None),
            Some(offer) if passed && lapsed(offer) => self.climb(hold, Some(offer)),
            Some(offer) if lapsed(offer) => self.lapse(hold, offer),
            Some(offer) if passed => self.remind(hold, Some(offer), Reminded::Due),
            Some(offer) => self.remind_halfway(hold, Some(offer)),
        }
    }

    fn lapse(&self, hold: &Hold, offer: &Offer) -> Plan {
        self.moved(hold, State::Held(hold.clone()), Deed::OfferLapsed, None)
            .tell(hold.holder, Word::OfferLapsed)
            .tell(offer.to, Word::NoLongerAsked)
    }

    fn remind_halfway(&self, hold: &Hold, offer: Option<&Offer>) -> Plan {
        match must_have_come(hold.halfway(), self.now) {
            Ok(()) => self.remind(hold, offer, Reminded::Halfway),
            Err(NotYet) => Plan::idle(&State::open(hold.clone(), offer.cloned())),
        }
    }

    fn remind(&self, hold: &Hold, offer: Option<&Offer>, of: Reminded) -> Plan {
        let fresh = if hold.reminded < of { Ok(()) } else { Err(NotYet) };
        if self.guards.hold(Guard::RemindOnce, fresh).is_err() {
            return Plan::idle(&State::open(hold.clone(), offer.cloned()));
        }
        let word = match of {
            Reminded::NotYet | Reminded::Halfway => Word::Halfway,
            Reminded::Due => Word::Due,
        };
        let reminded = Hold { reminded: of, ..hold.clone() };
        self.moved(hold, State::open(reminded, offer.cloned()), Deed::Reminded, None).tell(hold.holder, word)
    }

    /// The day itself lies ahead: the holder looks at it, and again by the next moment on the way.
    fn renew(&self, hold: &Hold, (offer, lapsed): (Option<&Offer>, Option<&Offer>), due: Timestamp) -> Plan {
        let next = self.until(hold, Moment { at: due, why: hold.moment.why.clone() });
        let moment = next.moment.clone();
        let word = Word::Renewed { moment: moment.at };
        let kept = if lapsed.is_some() { None } else { offer };
        let state = State::open(next, kept.cloned());
        let plan = self.moved(hold, state, Deed::Renewed { moment }, None).tell(hold.holder, word);
        self.after_lapse(plan, hold, lapsed)
    }

    /// An offer that lapses by the same look lapses first.
    fn after_lapse(&self, mut plan: Plan, hold: &Hold, offer: Option<&Offer>) -> Plan {
        let Some(offer) = offer else { return plan };
        plan.events.splice(0..0, self.lapse(hold, offer).events);
        plan.tell(offer.to, Word::NoLongerAsked)
    }

    /// One rung up; an open offer lapses with it. At the top it stays and asks again, and stands there as climbed even
    /// when it began there: it is adrift all the same.
    fn climb(&self, hold: &Hold, offer: Option<&Offer>) -> Plan {
        let above = self.standing.above_with(self.guards, hold);
        let rung = above.map_or(hold.rung(), |(rung, _)| rung);
        let at = calendar::in_working_days(self.now, self.standing.patience.days(rung));
        let moment = Moment { at, why: hold.moment.why.clone() };
        let mut next = self.until(hold, moment);
        let plan = match above {
            None => {
                next.climbed =
                    hold.climbed.or_else(|| Climbed::to(Rung::NetworkDesk, hold.original(), hold.holder));
                self.moved(hold, State::Held(next), Deed::AskedAgain, None)
                    .tell(hold.holder, Word::AskedAgain)
                    .tell(hold.original(), Word::ClimbedOn { to: hold.holder })
            }
            Some((rung, holder)) => {
                next.holder = holder;
                next.climbed = Climbed::to(rung, hold.original(), hold.holder);
                self.moved(hold, State::Held(next), Deed::Climbed, None)
                    .tell(holder, Word::ClimbedToYou { from: hold.holder })
                    .tell(hold.holder, Word::ClimbedFromYou { to: holder })
                    .tell(hold.original(), Word::ClimbedOn { to: holder })
            }
        };
        self.after_lapse(plan, hold, offer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::world::{
        Absent, DESK, KEEPER, LEAD, NETWORK_DESK, OTHER_WORKER, WORKER, day, moment, standing,
    };
    use crate::{Act, Holder, Rung, decide};

    fn held() -> State {
        State::Held(Hold::own(WORKER.into(), moment(2), day(0)))
    }

    fn pass(state: &State, on: u8, absent: Absent) -> Plan {
        decide(state, &Act::Pass, &standing(absent, state), day(on)).unwrap()
    }

    fn words(plan: &Plan) -> Vec<(Holder, Word)> {
        plan.notices.iter().map(|notice| (notice.to, notice.word.clone())).collect()
    }

    #[test]
    fn before_halfway_the_clock_does_nothing() {
        let plan = pass(&held(), 0, Absent::default());
        assert!(plan.changes_nothing());
        assert_eq!(plan.state, held());
    }

    #[test]
    fn halfway_the_holder_is_reminded_once() {
        let plan = pass(&held(), 1, Absent::default());
        assert_eq!(words(&plan), [(WORKER.into(), Word::Halfway)]);
        assert!(pass(&plan.state, 1, Absent::default()).changes_nothing());
    }

    #[test]
    fn silence_climbs_rung_by_rung_and_stays_with_the_networks_desk() {
        let mut state = held();
        let mut holders = Vec::new();
        for on in 2..=5 {
            state = pass(&state, on, Absent::default()).state;
            let hold = state.hold().unwrap();
            holders.push((hold.rung(), hold.holder));
            assert!(hold.moment.at > day(on));
            assert_eq!(hold.original(), WORKER.into());
        }
        let top = (Rung::NetworkDesk, NETWORK_DESK.into());
        assert_eq!(holders, [(Rung::TeamLead, LEAD.into()), (Rung::OrganisationDesk, DESK.into()), top, top]);
    }

    #[test]
    fn what_the_networks_desk_itself_lets_pass_stands_there_as_climbed() {
        let own = State::Held(Hold::own(NETWORK_DESK.into(), moment(2), day(0)));
        let plan = pass(&own, 2, Absent::default());
        let hold = plan.state.hold().unwrap();
        assert_eq!((hold.rung(), hold.holder), (Rung::NetworkDesk, NETWORK_DESK.into()));
        assert_eq!(words(&plan), [(NETWORK_DESK.into(), Word::AskedAgain)], "it hears it once");
    }

    #[test]
    fn where_the_top_changes_it_goes_round() {
        let present = [WORKER.into(), OTHER_WORKER.into(), LEAD.into()];
        let mut state = held();
        for (on, network) in [(2, OTHER_WORKER), (3, LEAD), (4, WORKER), (5, WORKER)] {
            let ladder = crate::Ladder { team_lead: None, organisation: None, network: network.into() };
            let patience = crate::Patience::default();
            let standing = crate::Standing { present: &present, duties: &[], ladder, patience };
            state = decide(&state, &Act::Pass, &standing, day(on)).unwrap().state;
            let hold = state.hold().unwrap();
            assert_eq!((hold.rung(), hold.holder), (Rung::NetworkDesk, network.into()));
        }
    }

    #[test]
    fn each_step_up_is_told_to_the_one_above_the_one_below_and_the_first() {
        let lead = pass(&held(), 2, Absent::default());
        let climbed = Word::ClimbedToYou { from: WORKER.into() };
        let from = Word::ClimbedFromYou { to: LEAD.into() };
        let on = Word::ClimbedOn { to: LEAD.into() };
        assert_eq!(words(&lead)[..2], [(LEAD.into(), climbed), (WORKER.into(), from)]);
        assert!(!words(&lead).contains(&(WORKER.into(), on)), "the first hears it once");
        let desk = pass(&lead.state, 3, Absent::default());
        assert_eq!(words(&desk)[2], (WORKER.into(), Word::ClimbedOn { to: DESK.into() }));
    }

    #[test]
    fn what_is_due_later_comes_up_again_and_climbs_once_its_day_has_come() {
        let standing = standing(Absent::default(), &held());
        let due = crate::open(Some(WORKER), WORKER.into(), moment(100), &standing, day(0)).unwrap().state;
        assert_eq!(due.hold().unwrap().moment.at, day(90), "as far as anybody may look");
        let looked = pass(&due, 90, Absent::default());
        assert_eq!(words(&looked), [(WORKER.into(), Word::Renewed { moment: day(100) })]);
        let hold = looked.state.hold().unwrap();
        assert_eq!((hold.holder, hold.rung(), hold.moment.at), (WORKER.into(), Rung::Holder, day(100)));
        let climbed = pass(&looked.state, 100, Absent::default()).state;
        assert_eq!(climbed.holder(), Some(LEAD.into()), "its day itself is not let pass");
        let late = pass(&due, 101, Absent::default()).state;
        assert_eq!(late.holder(), Some(LEAD.into()), "a clock that stood still finds the day behind it");
        let gone = pass(&due, 90, Absent::default().with(WORKER)).state;
        assert_eq!(gone.holder(), Some(LEAD.into()), "nothing waits for nobody");
    }

    #[test]
    fn a_moment_that_the_holder_sets_themselves_stands_in_for_nothing() {
        let standing = standing(Absent::default(), &held());
        let due = crate::open(Some(WORKER), WORKER.into(), moment(100), &standing, day(0)).unwrap().state;
        let promised = Act::Promise { by: WORKER, moment: moment(5) };
        let promised = decide(&due, &promised, &standing, day(1)).unwrap().state;
        assert_eq!(pass(&promised, 5, Absent::default()).state.holder(), Some(LEAD.into()));
        let again = Act::Schedule { by: WORKER, moment: moment(100) };
        let again = decide(&promised, &again, &standing, day(1)).unwrap();
        assert_eq!(
            again.events[0].deed.name(),
            "obligation.scheduled",
            "nobody promised the look on the way"
        );
        assert_eq!(again.state.hold().unwrap().due, Some(day(100)));
    }

    #[test]
    fn an_offer_that_lapses_with_the_look_is_ended_and_one_that_does_not_stays() {
        let standing = standing(Absent::default(), &held());
        let due = crate::open(Some(WORKER), WORKER.into(), moment(100), &standing, day(0)).unwrap().state;
        let offered = |until| {
            let why = "Wie helpt?".parse().unwrap();
            let offer = Act::Offer { by: WORKER, to: OTHER_WORKER.into(), answer_by: day(until), why };
            decide(&due, &offer, &standing, day(5)).unwrap().state
        };
        let ended = pass(&offered(89), 90, Absent::default());
        let names: Vec<_> = ended.events.iter().map(|event| event.deed.name()).collect();
        assert_eq!(names, ["obligation.offer_lapsed", "obligation.renewed"]);
        assert!(words(&ended).contains(&(OTHER_WORKER.into(), Word::NoLongerAsked)));
        let kept = pass(&offered(95), 90, Absent::default());
        assert!(matches!(kept.state, State::Offered { .. }), "{kept:?}");
    }

    #[test]
    fn an_empty_rung_is_skipped() {
        let plan = pass(&held(), 2, Absent::default().with(LEAD));
        assert_eq!(plan.state.holder(), Some(NETWORK_DESK.into()), "the lead was the only one on the desk");
    }

    #[test]
    fn a_holder_who_is_gone_loses_it_at_once() {
        let plan = pass(&held(), 0, Absent::default().with(WORKER));
        assert_eq!(plan.state.holder(), Some(LEAD.into()));
    }

    #[test]
    fn who_lost_it_to_the_clock_may_take_it_back() {
        let climbed = pass(&held(), 2, Absent::default()).state;
        let take = |by| decide(&climbed, &Act::Take { by }, &standing(Absent::default(), &climbed), day(2));
        let back = take(WORKER).unwrap().state;
        assert_eq!((back.holder(), back.hold().unwrap().rung()), (Some(WORKER.into()), Rung::Holder));
        assert!(take(OTHER_WORKER).is_err() && take(KEEPER).is_err());
    }

    #[test]
    fn an_offer_nobody_answers_goes_back_and_climbs_if_its_moment_has_passed() {
        let why = "Wie helpt?".parse().unwrap();
        let offer = Act::Offer { by: WORKER, to: OTHER_WORKER.into(), answer_by: day(3), why };
        let offered = decide(&held(), &offer, &standing(Absent::default(), &held()), day(0)).unwrap().state;
        let due = pass(&offered, 2, Absent::default());
        assert_eq!(words(&due), [(WORKER.into(), Word::Due)]);
        let lapsed = pass(&due.state, 3, Absent::default());
        let names: Vec<_> = lapsed.events.iter().map(|event| event.deed.name()).collect();
        assert_eq!(names, ["obligation.offer_lapsed", "obligation.climbed"]);
        assert_eq!(lapsed.state.holder(), Some(LEAD.into()));
        assert!(words(&lapsed).contains(&(OTHER_WORKER.into(), Word::NoLongerAsked)));
    }
}
