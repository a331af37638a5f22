//! Arbitrary sequences of acts, absences and days, with people who do whatever comes to mind: after each step the
//! invariants hold, and every transition of the table is reached. For developers; the exhaustive search over fewer
//! people stands in `model`.

use crate::model::world::{
    self, Absent, DESK, KEEPER, LEAD, MAY_LEAVE, NETWORK_DESK, OTHER_DESK, OTHER_LEAD, OTHER_WORKER, WORKER,
    bridging, no, report_of, words,
};
use crate::{
    Act, CaseChange, Cause, Choice, Clocks, Drafting, DutyChange, Ground, Handover, Holder, Kind, Moving,
    PassingOn, Plan, Preview, Reads, ResidentsWord, Side, Stage, Transition, Urgency, Who, Yes, decide,
    draft,
};
use kernel::{PersonId, Timestamp, calendar};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use std::collections::{BTreeMap, BTreeSet};

/// Something happens: to the world, or to the handover.
#[derive(Clone, Debug)]
enum Step {
    Hours(i64),
    Leaves(PersonId),
    /// An act by somebody, about somebody, with a moment in hours from now.
    Acts(fn(PersonId, Holder, Timestamp) -> Act, PersonId, Holder, i64),
    Passes,
}

/// What people do.
const DEEDS: [fn(PersonId, Holder, Timestamp) -> Act; 22] = [
    |by, _, _| world::send(by),
    |by, _, _| world::send(by),
    |by, to, _| Act::Send {
        by,
        ground: Ground { permission: None, legal_basis: Some(words("b")) },
        preview: Preview::WithoutResident { reason: words("w") },
        passing_on: PassingOn::AgreedTo(to),
    },
    |by, _, _| Act::Drop { by },
    |by, _, _| Act::See { by },
    |by, to, _| Act::Ask { by, question: words("q"), elsewhere: Some(to) },
    |by, _, _| Act::Reply { by, passing_on: PassingOn::Agreed },
    |by, _, _| Act::Accept { by, yes: world::yes(by) },
    |by, _, at| Act::Accept {
        by,
        yes: Yes { start: Some(at), bridging: Some(bridging()), ..world::yes(OTHER_WORKER) },
    },
    |by, _, _| Act::Refuse { by, no: no() },
    |by, to, _| Act::Redirect { by, to, reason: words("r") },
    |by, _, _| Act::Withdraw { by: Who::Worker(by), reason: words("r") },
    |_, _, at| Act::Contact { by: OTHER_WORKER, at },
    |by, _, at| Act::Contact { by, at },
    |by, _, _| Act::Enter { by },
    |by, _, review_by| Act::Wait { by, interim: words("i"), review_by },
    |by, _, _| Act::GoOn { by },
    |by, _, at| Act::Report { by, report: crate::Report { at, ..report_of(0) } },
    |by, _, _| Act::Confirm { by, word: ResidentsWord::Said(words("s")) },
    |_, _, _| Act::Reopen { by: Who::Resident, reason: words("r") },
    |by, to, next| Act::Decide { by, choice: Choice::OtherRoute { to }, next },
    |by, to, _| Act::Replace { by: Some(by), side: Side::Giver, to, cause: Cause::Supervision },
];

fn people() -> impl Strategy<Value = PersonId> {
    prop_oneof![
        5 => Just(WORKER),
        6 => Just(OTHER_WORKER),
        1 => proptest::sample::select(vec![LEAD, OTHER_LEAD, KEEPER]),
    ]
}

fn holders() -> impl Strategy<Value = Holder> {
    proptest::sample::select(vec![
        Holder::Person(OTHER_WORKER),
        Holder::Person(OTHER_LEAD),
        Holder::Person(LEAD),
        Holder::Desk(DESK),
        Holder::Desk(OTHER_DESK),
    ])
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let hours = prop_oneof![4 => Just(0_i64), 3 => -5..48_i64, 1 => 48..2400_i64];
    let acts = (proptest::sample::select(DEEDS.to_vec()), people(), holders(), hours)
        .prop_map(|(deed, by, to, at)| Step::Acts(deed, by, to, at));
    let step = prop_oneof![
        3 => prop_oneof![6 => 0..30_i64, 1 => 30..1200_i64].prop_map(Step::Hours),
        1 => proptest::sample::select(MAY_LEAVE.to_vec()).prop_map(Step::Leaves),
        60 => acts,
        6 => Just(Step::Passes),
    ];
    proptest::collection::vec(step, 1..160)
}

fn drafts() -> impl Strategy<Value = Drafting> {
    let kinds = proptest::sample::select(vec![Kind::Consult, Kind::Refer, Kind::Transfer, Kind::Claim]);
    let urgencies = proptest::sample::select(vec![Urgency::Now, Urgency::Soon, Urgency::Normal]);
    (kinds, urgencies, any::<bool>()).prop_map(|(kind, urgency, to_desk)| {
        let receiver =
            if to_desk && kind != Kind::Claim { OTHER_DESK.into() } else { Holder::Person(OTHER_WORKER) };
        Drafting { kind, urgency, giver: WORKER.into(), receiver, clocks: Clocks::of(urgency) }
    })
}

/// The world of one play.
struct Play {
    now: Timestamp,
    absent: Absent,
    case: Holder,
    handover: Handover,
    readers: BTreeMap<Holder, Reads>,
    seen: BTreeSet<Transition>,
}

impl Play {
    fn begin(new: Drafting) -> Self {
        let now = world::day(0);
        let by = if new.kind == Kind::Claim { OTHER_WORKER } else { WORKER };
        let standing =
            world::standing(Absent::default(), Holder::Person(WORKER), Moving::No, (new.giver, new.receiver));
        let plan = draft(by, new, &standing, now).expect("drafts");
        Self {
            now,
            absent: Absent::default(),
            case: WORKER.into(),
            handover: plan.handover,
            readers: BTreeMap::new(),
            seen: BTreeSet::from([Transition::Drafted]),
        }
    }

    fn hence(&self, hours: i64) -> Timestamp {
        Timestamp::from_second(self.now.as_second() + hours * 3600).expect("within the calendar")
    }

    fn asked(&self, act: &Act) -> Result<Plan, crate::Refusal> {
        let sides = (self.handover.giver, self.handover.receiver);
        decide(&self.handover, act, &world::standing(self.absent, self.case, Moving::No, sides), self.now)
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Hours(hours) => self.now = self.hence(hours),
            Step::Leaves(person) => self.leaves(person),
            Step::Acts(deed, by, to, hours) => self.act(&deed(by, to, self.hence(hours))),
            Step::Passes => {
                for _ in 0..4 {
                    self.act(&Act::Pass);
                }
                assert!(self.handover.look_at().is_none_or(|at| at > self.now), "{:?}", self.handover);
            }
        }
    }

    fn leaves(&mut self, person: PersonId) {
        self.absent = self.absent.with(person);
        if !self.absent.stands(self.case) {
            self.case = NETWORK_DESK.into();
        }
        for side in [Side::Giver, Side::Receiver] {
            if !self.absent.stands(self.handover.party(side)) {
                self.act(&Act::Replace { by: None, side, to: NETWORK_DESK.into(), cause: Cause::Gone });
            }
        }
    }

    fn act(&mut self, act: &Act) {
        let Ok(plan) = self.asked(act) else { return };
        if plan.changes_nothing() {
            assert_eq!(plan.handover, self.handover);
            return;
        }
        self.must_carry_duties(&plan);
        self.must_move_well(act, &plan);
        self.must_tell_others(act, &plan);
        for reading in &plan.reading {
            self.readers.insert(reading.who, reading.may);
        }
        let step = plan.step.as_ref().expect("what changes is recorded");
        assert_eq!(
            (step.before, step.after),
            (Some(self.handover.state.stage()), plan.handover.state.stage())
        );
        self.seen.insert(step.transition);
        self.handover = plan.handover;
        self.must_be_kept(act);
    }

    fn must_carry_duties(&self, plan: &Plan) {
        let (was, is) = (self.handover.duty(), plan.handover.duty());
        let carried = match plan.duty {
            None => was,
            Some(DutyChange::Open(duty)) => was.is_none().then_some(duty),
            Some(DutyChange::Move { from, to }) => (was == Some(from)).then_some(to),
            Some(DutyChange::Settle(duty)) => {
                assert_eq!(was, Some(duty));
                None
            }
        };
        assert_eq!(carried, is, "{plan:?}");
    }

    fn must_move_well(&mut self, act: &Act, plan: &Plan) {
        if let Some(CaseChange::MovesTo { from, to }) = plan.case {
            assert_eq!(from, self.case);
            assert!(matches!(act, Act::Contact { by, .. } if *by == to), "{act:?}");
            assert!(self.handover.kind.moves_holder());
            self.case = to.into();
        }
    }

    fn must_tell_others(&self, act: &Act, plan: &Plan) {
        let actor = act.actor().map(|by| crate::Ear::Holder(by.into()));
        assert!(plan.notices.iter().all(|notice| Some(notice.to) != actor), "{act:?} is told to who did it");
        let ears: BTreeSet<_> = plan.notices.iter().map(|notice| notice.to).collect();
        assert_eq!(ears.len(), plan.notices.len(), "somebody hears two things at once: {plan:?}");
        if let Some(follow_up) = &plan.follow_up {
            assert_eq!(follow_up.state.stage(), Stage::Draft);
            assert_eq!(follow_up.party(follow_up.asker()), self.handover.party(self.handover.asker()));
        }
    }

    /// I1, I2, I5, I8, and that a row reads back.
    fn must_be_kept(&self, act: &Act) {
        let of = &self.handover;
        let stage = of.state.stage();
        assert_eq!(of.clock().is_none(), stage.is_final(), "{act:?}: {of:?}");
        if let Some(duty) = of.duty() {
            assert!(self.absent.stands(duty.holder), "{act:?}: {of:?}");
        }
        for (who, may) in &self.readers {
            assert!(*may == Reads::Nothing || (*who == of.receiver && *may == of.reads()), "{who:?} {of:?}");
        }
        let row = serde_json::to_string(of).expect("it can be written");
        assert_eq!(serde_json::from_str::<Handover>(&row).expect("it reads back"), *of);
        assert!(of.clock().is_none_or(|at| at <= calendar::in_days(self.now, 110)), "{of:?}");
    }
}

/// The plays are worth something only if they get everywhere.
#[test]
fn the_sequences_reach_every_transition() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeSet::new();
    for _ in 0..1500 {
        let mut play = Play::begin(drafts().new_tree(&mut runner).expect("a draft").current());
        for step in &steps().new_tree(&mut runner).expect("a play").current() {
            play.step(step);
        }
        seen.extend(play.seen);
    }
    let missing: Vec<_> = (1..=18).filter(|number| !seen.iter().any(|it| *it as u8 == *number)).collect();
    assert!(missing.is_empty(), "not reached: {missing:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_keeps_the_invariants(new in drafts(), steps in steps()) {
        let mut play = Play::begin(new);
        for step in &steps {
            play.step(step);
        }
    }
}
