//! The clock as an act: half-time reminders, offers that lapse, and the climb from rung to rung. Deliberately
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
    /// holds the climb until it lapses, because the one asked may still say yes.
    pub(crate) fn pass(&self, hold: &Hold, offer: Option<&Offer>) -> Plan {
        let gone = !self.standing.stands(hold.holder);
        let passed = self.guards.hold(Guard::MomentHasCome, must_have_come(hold.moment.at, self.now)).is_ok();
        let lapsed = |offer: &Offer| {
            self.guards.hold(Guard::OfferHasLapsed, must_have_come(offer.answer_by, self.now)).is_ok()
        };
        match offer {
            None if gone || passed => self.climb(hold, None),
            None => self.remind_halfway(hold, None),
            Some(offer) if gone || (passed && lapsed(offer)) => self.climb(hold, Some(offer)),
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

    /// One rung up; an open offer lapses with it. At the top it stays and asks again, and stands there as climbed even
    /// when it began there: it is adrift all the same.
    fn climb(&self, hold: &Hold, offer: Option<&Offer>) -> Plan {
        let above = self.standing.above_with(self.guards, hold);
        let rung = above.map_or(hold.rung(), |(rung, _)| rung);
        let at = calendar::in_working_days(self.now, self.standing.patience.days(rung));
        let moment = Moment { at, why: hold.moment.why.clone() };
        let mut next = Hold { moment, since: self.now, reminded: Reminded::NotYet, ..hold.clone() };
        let mut plan = match above {
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
        if let Some(offer) = offer {
            plan.events.splice(0..0, self.lapse(hold, offer).events);
            plan = plan.tell(offer.to, Word::NoLongerAsked);
        }
        plan
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
