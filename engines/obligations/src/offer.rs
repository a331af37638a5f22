//! Asking somebody else to take over, and the answers: the offerer holds until the one asked has accepted.
//! Deliberately without a way for an offer to be granted by waiting; what happens to one that nobody answers
//! stands in `pass`.

use crate::decide::Decider;
use crate::guards::Guard;
use crate::plan::{Deed, Plan, Word};
use crate::standing::must_differ;
use crate::{Hold, Holder, Offer, Refusal, State, Why};
use kernel::PersonId;

impl Decider<'_> {
    pub(crate) fn offer(
        &self,
        hold: &Hold,
        open: Option<&Offer>,
        by: PersonId,
        asked: Offer,
    ) -> Result<Plan, Refusal> {
        self.guards.hold(Guard::ActorHolds, self.standing.must_act_for(by, hold.holder))?;
        if let Some(open) = open {
            let verdict = Err(if *open == asked { Refusal::AlreadyDone } else { Refusal::OfferOpen });
            self.guards.hold(Guard::OneOffer, verdict)?;
        }
        self.guards.hold(Guard::AskedIsAnother, must_differ(asked.to, hold.holder))?;
        self.guards.hold(Guard::AskedIsThere, self.standing.must_stand(asked.to))?;
        self.must_be_promisable(asked.answer_by)?;
        let (to, answer_by, why) = (asked.to, asked.answer_by, asked.why.clone());
        let state = State::Offered { hold: hold.clone(), offer: asked };
        let deed = Deed::Offered { to, answer_by, why: why.clone() };
        Ok(self.moved(hold, state, deed, Some(by)).tell(to, Word::Asked { answer_by, why }))
    }

    pub(crate) fn accept(&self, hold: &Hold, offer: Option<&Offer>, by: PersonId) -> Result<Plan, Refusal> {
        let taker = Holder::Person(by);
        if offer.is_none() && hold.holder == taker {
            return Err(Refusal::AlreadyDone);
        }
        self.must_be_answerable(offer, by)?;
        let plan = self.moved(hold, self.taken_over(hold, taker), Deed::Accepted, Some(by));
        Ok(end_offer(plan.tell(hold.holder, Word::TakenOver { by: taker }), offer))
    }

    /// The offerer gets at least their own patience to decide what now.
    pub(crate) fn decline(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        by: PersonId,
        reason: &Why,
    ) -> Result<Plan, Refusal> {
        self.must_be_answerable(offer, by)?;
        let returned = self.with_moment_ahead(hold);
        let deed = Deed::Declined { reason: reason.clone() };
        let plan = self.moved(hold, State::Held(returned), deed, Some(by));
        Ok(plan.tell(hold.holder, Word::Declined { reason: reason.clone() }))
    }

    pub(crate) fn withdraw(
        &self,
        hold: &Hold,
        offer: Option<&Offer>,
        by: PersonId,
        reason: &Why,
    ) -> Result<Plan, Refusal> {
        let offer = offer.ok_or(Refusal::NoOffer)?;
        self.guards.hold(Guard::ActorHolds, self.standing.must_act_for(by, hold.holder))?;
        let deed = Deed::Withdrawn { reason: reason.clone() };
        let plan = self.moved(hold, State::Held(hold.clone()), deed, Some(by));
        Ok(end_offer(plan, Some(offer)))
    }

    /// There is an open offer, and `by` may still answer it.
    fn must_be_answerable(&self, offer: Option<&Offer>, by: PersonId) -> Result<(), Refusal> {
        let offer = offer.ok_or(Refusal::NoOffer)?;
        self.guards.hold(Guard::AskedAnswers, self.standing.must_act_for(by, offer.to))?;
        let in_time = self.must_lie_ahead(offer.answer_by).map_err(|_| Refusal::OfferLapsed);
        self.guards.hold(Guard::AnswerInTime, in_time)
    }
}

/// Whoever was asked hears that they need not answer any more, unless they hold it now.
pub(crate) fn end_offer(plan: Plan, offer: Option<&Offer>) -> Plan {
    match offer {
        Some(offer) if plan.state.holder() != Some(offer.to) => plan.tell(offer.to, Word::NoLongerAsked),
        Some(_) | None => plan,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::world::{
        Absent, LEAD, OTHER_DESK, OTHER_LEAD, OTHER_WORKER, WORKER, day, moment, standing,
    };
    use crate::{Act, decide};

    fn held() -> State {
        State::Held(Hold::own(WORKER.into(), moment(3), day(0)))
    }

    fn at(state: &State, act: &Act, on: u8) -> Result<Plan, Refusal> {
        decide(state, act, &standing(Absent::default(), state), day(on))
    }

    fn offering(to: impl Into<Holder>) -> Act {
        Act::Offer { by: WORKER, to: to.into(), answer_by: day(2), why: "Ponton 3 is nodig".parse().unwrap() }
    }

    fn offered(to: impl Into<Holder>) -> State {
        at(&held(), &offering(to), 0).unwrap().state
    }

    fn reason() -> Why {
        "Wachtlijst van elf weken".parse().unwrap()
    }

    #[test]
    fn the_offerer_holds_until_the_other_accepts() {
        let offered = offered(OTHER_WORKER);
        assert_eq!(offered.holder(), Some(WORKER.into()));
        let accepted = at(&offered, &Act::Accept { by: OTHER_WORKER }, 1).unwrap();
        assert_eq!(accepted.state.holder(), Some(OTHER_WORKER.into()));
        assert_eq!(accepted.notices[0].word, Word::TakenOver { by: OTHER_WORKER.into() });
    }

    #[test]
    fn a_desk_is_answered_for_by_a_named_member() {
        let offered = offered(OTHER_DESK);
        let accepted = at(&offered, &Act::Accept { by: OTHER_LEAD }, 1).unwrap().state;
        assert_eq!(accepted.holder(), Some(OTHER_LEAD.into()));
        let holder = OTHER_DESK.into();
        assert_eq!(at(&offered, &Act::Accept { by: OTHER_WORKER }, 1), Err(Refusal::NotYours { holder }));
    }

    #[test]
    fn a_no_goes_back_with_its_reason_and_time_to_decide() {
        let offered = offered(OTHER_WORKER);
        let promise = Act::Promise { by: WORKER, moment: moment(1) };
        let short = at(&offered, &promise, 0).unwrap().state;
        let declined = at(&short, &Act::Decline { by: OTHER_WORKER, reason: reason() }, 1).unwrap();
        assert_eq!(declined.state.hold().map(|it| (it.holder, it.moment.at)), Some((WORKER.into(), day(2))));
        assert_eq!(declined.notices[0].word, Word::Declined { reason: reason() });
    }

    #[test]
    fn a_late_yes_is_no_longer_a_yes() {
        let late = at(&offered(OTHER_WORKER), &Act::Accept { by: OTHER_WORKER }, 2);
        assert_eq!(late, Err(Refusal::OfferLapsed));
    }

    #[test]
    fn one_is_asked_at_a_time_and_never_oneself() {
        let offered = offered(OTHER_WORKER);
        assert_eq!(at(&offered, &offering(LEAD), 0), Err(Refusal::OfferOpen));
        assert_eq!(at(&offered, &offering(OTHER_WORKER), 0), Err(Refusal::AlreadyDone));
        let mut other_words = offering(OTHER_WORKER);
        if let Act::Offer { why, .. } = &mut other_words {
            *why = "Iets anders".parse().unwrap();
        }
        assert_eq!(at(&offered, &other_words, 0), Err(Refusal::OfferOpen), "those words would be nowhere");
        assert_eq!(at(&held(), &offering(WORKER), 0), Err(Refusal::OfferToHolder));
    }

    #[test]
    fn withdraw_against_accept_the_second_gets_a_refusal() {
        let offered = offered(OTHER_WORKER);
        let withdrawn = at(&offered, &Act::Withdraw { by: WORKER, reason: reason() }, 1).unwrap();
        assert_eq!(withdrawn.state, held());
        assert_eq!(withdrawn.notices[0].to, OTHER_WORKER.into());
        assert_eq!(at(&withdrawn.state, &Act::Accept { by: OTHER_WORKER }, 1), Err(Refusal::NoOffer));
    }
}
