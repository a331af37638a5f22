//! Arbitrary sequences of acts, absences and hours, with people who do whatever comes to mind: after each step the
//! invariants hold. For developers; the exhaustive search over fewer people stands in `model`.

use crate::{
    Act, Cause, Flat, Footing, Hold, Holder, LONGEST_PROMISE_DAYS, Ladder, Moment, Patience, Plan, Refusal,
    Rung, Standing, State, decide, open,
};
use kernel::ids::Uuid;
use kernel::{DeskId, PersonId, Timestamp, calendar};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::BTreeSet;

const PEOPLE: u8 = 6;
const DESKS: u8 = 3;
/// Always staffed, by a person outside the play.
const NETWORK_DESK: u8 = 0;

fn person(number: u8) -> PersonId {
    PersonId(Uuid::from_u128(u128::from(number)))
}

fn desk(number: u8) -> DeskId {
    DeskId(Uuid::from_u128(1000 + u128::from(number)))
}

/// Something happens: to the world, or to the obligation.
#[derive(Clone, Debug)]
enum Step {
    /// Hours go by.
    Hours(u32),
    /// Somebody leaves or a desk empties, and what they hold moves in the same act.
    Leaves(Holder),
    /// The same, but whoever should have moved their work forgot: the clock must mend it.
    Vanishes(Holder),
    Returns(Holder),
    /// An act whose moments are given in hours from now.
    Acts(fn(PersonId, Holder, Moment) -> Act, PersonId, Holder, i32),
    Passes,
}

fn holders() -> impl Strategy<Value = Holder> {
    prop_oneof![
        3 => (0..PEOPLE).prop_map(|it| Holder::Person(person(it))),
        1 => (0..DESKS).prop_map(|it| Holder::Desk(desk(it))),
    ]
}

/// What people do, given who does it, whom it is about and a moment.
const DEEDS: [fn(PersonId, Holder, Moment) -> Act; 12] = [
    |by, _, _| Act::Take { by },
    |by, _, moment| Act::Promise { by, moment },
    |by, _, Moment { at, why }| Act::Schedule { by, moment: Moment { at: calendar::in_days(at, 60), why } },
    |by, to, Moment { at, why }| Act::Offer { by, to, answer_by: at, why },
    |by, to, Moment { at, why }| Act::Offer { by, to, answer_by: at, why },
    |by, _, _| Act::Accept { by },
    |by, _, moment| Act::Decline { by, reason: moment.why },
    |by, _, moment| Act::Withdraw { by, reason: moment.why },
    |by, _, _| Act::Settle { by: Some(by), outcome: "gedaan".parse().expect("text") },
    |by, to, _| Act::Reassign { by: Some(by), to, cause: Cause::Supervision },
    |by, to, _| Act::Reassign { by: Some(by), to, cause: Cause::Handover },
    |by, holder, moment| Act::Reopen { by: Some(by), holder, moment },
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let deeds = proptest::sample::select(DEEDS.to_vec());
    let acts = (deeds, 0..PEOPLE, holders(), -48..2300_i32)
        .prop_map(|(deed, by, other, hours)| Step::Acts(deed, person(by), other, hours));
    let step = prop_oneof![
        3 => (0..90_u32).prop_map(Step::Hours),
        1 => (0..2300_u32).prop_map(Step::Hours),
        1 => holders().prop_map(Step::Leaves),
        1 => holders().prop_map(Step::Vanishes),
        2 => holders().prop_map(Step::Returns),
        12 => acts,
        4 => Just(Step::Passes),
    ];
    proptest::collection::vec(step, 1..60)
}

/// The world of one play.
struct Play {
    now: Timestamp,
    gone: BTreeSet<Holder>,
    state: State,
    /// The kinds of event so far.
    seen: BTreeSet<&'static str>,
}

/// Everybody's lead is person 0, everybody's desk is desk 1, and person n serves desk n modulo 3.
fn asked<T>(play: &Play, ask: impl FnOnce(&Standing<'_>) -> T) -> T {
    let people = (0..PEOPLE).map(|it| Holder::Person(person(it)));
    let desks = (0..DESKS).map(|it| Holder::Desk(desk(it)));
    let present: Vec<Holder> = people.chain(desks).filter(|it| !play.gone.contains(it)).collect();
    let duties: Vec<_> = (0..PEOPLE).map(|it| (person(it), desk(it % DESKS))).collect();
    let ladder = Ladder {
        team_lead: Some(person(0)),
        organisation: Some(desk(1).into()),
        network: desk(NETWORK_DESK).into(),
    };
    ask(&Standing { present: &present, duties: &duties, ladder, patience: Patience::default() })
}

impl Play {
    fn begin() -> Self {
        let now = "2026-11-16T09:10:00Z".parse().expect("a moment");
        let moment = Moment { at: calendar::in_days(now, 2), why: "eerste stap".parse().expect("text") };
        let state =
            State::Settled(crate::Settlement { by: None, at: now, outcome: "-".parse().expect("text") });
        let mut play = Self { now, gone: BTreeSet::new(), state, seen: BTreeSet::new() };
        play.state =
            asked(&play, |it| open(None, Holder::Person(person(1)), moment, it, now)).expect("opens").state;
        play
    }

    fn moment(&self, hours: i32) -> Moment {
        let second = self.now.as_second() + i64::from(hours) * 3600;
        let at = Timestamp::from_second(second).expect("within the calendar");
        Moment { at, why: "volgende stap".parse().expect("text") }
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Hours(hours) => self.now = self.moment(i32::try_from(hours).expect("few hours")).at,
            Step::Leaves(holder) | Step::Vanishes(holder) if holder == Holder::Desk(desk(NETWORK_DESK)) => {}
            Step::Leaves(holder) => {
                self.gone.insert(holder);
                let (to, cause) = (Holder::Desk(desk(NETWORK_DESK)), Cause::Leaving);
                if self.state.holder() == Some(holder) {
                    self.act(&Act::Reassign { by: None, to, cause }).expect("the network's desk is staffed");
                }
            }
            Step::Vanishes(holder) => _ = self.gone.insert(holder),
            Step::Returns(holder) => _ = self.gone.remove(&holder),
            Step::Acts(deed, by, other, hours) => _ = self.act(&deed(by, other, self.moment(hours))),
            Step::Passes => {
                self.act(&Act::Pass).expect("the clock is never refused");
                self.must_be_mended();
            }
        }
    }

    fn act(&mut self, act: &Act) -> Result<(), Refusal> {
        let plan = asked(self, |standing| decide(&self.state, act, standing, self.now))?;
        if plan.changes_nothing() {
            assert_eq!(plan.state, self.state);
            return Ok(());
        }
        self.must_be_held(&plan);
        must_chain(&self.state, &plan);
        self.must_be_handed_over_well(act, &plan);
        must_tell_others(act, &plan);
        assert_eq!(State::try_from(&Flat::from(&plan.state)), Ok(plan.state.clone()), "a row reads back");
        self.seen.extend(plan.events.iter().map(|event| event.deed.name()));
        self.state = plan.state;
        self.must_not_repeat(act);
        self.must_look_when_it_says();
        Ok(())
    }

    /// Invariant 1.
    fn must_be_held(&self, plan: &Plan) {
        if let Some(hold) = plan.state.hold() {
            assert!(!self.gone.contains(&hold.holder), "held by somebody who is gone: {plan:?}");
            assert!(hold.moment.at <= calendar::in_days(self.now, LONGEST_PROMISE_DAYS));
            assert!(hold.since <= self.now && hold.since < hold.moment.at);
            assert!(hold.due.is_none_or(|due| due > hold.moment.at), "{plan:?}");
        }
    }

    /// Invariants 2 and 6, and what is settled.
    fn must_be_handed_over_well(&self, act: &Act, plan: &Plan) {
        let (Some(before), Some(after)) = (self.state.hold(), plan.state.hold()) else {
            let closes = matches!(act, Act::Settle { .. });
            let reopens = matches!(act, Act::Reopen { .. });
            assert!(closes != reopens, "only settling closes and only reopening opens: {act:?}");
            return;
        };
        let by = |it: PersonId| after.holder == Holder::Person(it);
        let well = match act {
            Act::Take { by: taker } | Act::Accept { by: taker } => by(*taker),
            Act::Reassign { by: taker, to, cause: Cause::Handover } => {
                after.holder == *to && taker.is_some_and(by)
            }
            Act::Reassign { to, .. } => after.holder == *to,
            Act::Pass => before.holder == after.holder || self.may_climb(before, after),
            Act::Promise { .. }
            | Act::Schedule { .. }
            | Act::Offer { .. }
            | Act::Decline { .. }
            | Act::Withdraw { .. }
            | Act::Settle { .. }
            | Act::Reopen { .. } => before.holder == after.holder,
        };
        assert!(well, "{act:?}: {before:?} → {after:?}");
    }

    fn may_climb(&self, before: &Hold, after: &Hold) -> bool {
        let due = before.due.unwrap_or(before.moment.at);
        let cause = due <= self.now || self.gone.contains(&before.holder);
        cause && after.rung() > before.rung() && after.original() == before.original()
    }

    /// After the clock nobody who is gone holds it, and nothing is overdue that no offer excuses.
    fn must_be_mended(&self) {
        if let Some(hold) = self.state.hold() {
            assert!(!self.gone.contains(&hold.holder));
            let excused = matches!(&self.state, State::Offered { offer, .. } if offer.answer_by > self.now);
            assert!(hold.moment.at > self.now || excused, "{:?}", self.state);
        }
    }

    fn must_not_repeat(&self, act: &Act) {
        let again = asked(self, |standing| decide(&self.state, act, standing, self.now));
        let second = again.is_ok_and(|plan| !plan.changes_nothing());
        // A lapsed offer and the half-time reminder may fall due together; the clock then takes two looks.
        assert!(!second || *act == Act::Pass, "{act:?} took effect twice");
    }

    /// The clock finds nothing before `look_at`, and something then.
    fn must_look_when_it_says(&self) {
        let Some(look_at) = self.state.look_at() else { return };
        let pass = |at| {
            asked(self, |standing| decide(&self.state, &Act::Pass, standing, at)).expect("never refused")
        };
        assert!(
            !pass(look_at.max(self.now)).changes_nothing(),
            "nothing to do at {look_at}: {:?}",
            self.state
        );
        let before = look_at.checked_sub(std::time::Duration::from_micros(1)).expect("within the calendar");
        assert!(pass(before).changes_nothing(), "something to do before {look_at}");
    }
}

/// Each event begins where the one before it ended.
fn must_chain(before: &State, plan: &Plan) {
    let mut stands = Footing::of(before);
    for event in &plan.events {
        assert_eq!(event.before, stands, "{plan:?}");
        stands = event.after;
    }
    assert_eq!(stands, Footing::of(&plan.state));
}

fn must_tell_others(act: &Act, plan: &Plan) {
    let actor = act.actor().map(Holder::Person);
    assert!(plan.notices.iter().all(|notice| Some(notice.to) != actor), "{act:?} is told to who did it");
    let receivers: BTreeSet<_> = plan.notices.iter().map(|notice| notice.to).collect();
    assert_eq!(receivers.len(), plan.notices.len(), "somebody hears two things at once: {plan:?}");
}

#[test]
fn rungs_are_in_order_and_each_has_its_patience() {
    assert!(Rung::ALL.is_sorted());
    assert!(Rung::ALL.into_iter().all(|rung| Patience::default().days(rung) == 1));
}

/// The plays are worth something only if they get everywhere.
#[test]
fn the_sequences_reach_every_kind_of_event() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..400 {
        let mut play = Play::begin();
        for step in &steps().new_tree(&mut runner).expect("a play").current() {
            play.step(step);
        }
        seen.extend(play.seen);
    }
    assert_eq!(seen.len(), 15, "all but opening, which precedes the play: {seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_one_holder_and_one_next_moment(steps in steps()) {
        let mut play = Play::begin();
        for step in &steps {
            play.step(step);
        }
    }
}
