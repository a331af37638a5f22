//! The table of transitions, read line by line: who may do it, under which guard, and what it leads to; and the ways
//! people go through it. For whoever changes a rule and wants to see it said.

use crate::model::world::{
    Absent, DESK, LEAD, OTHER_DESK, OTHER_LEAD, OTHER_WORKER, WORKER, bridging, day, no, played, report_of,
    send, standing, words, yes,
};
use crate::{
    Act, CaseChange, Cause, Choice, Clocks, Drafting, Duty, DutyChange, Ear, Handover, Holder, Kind, Moving,
    Plan, Reads, Refusal, Side, Stage, Task, Urgency, Who, Word, Yes, decide, draft,
};
use kernel::{Timestamp, calendar};

/// A handover as it goes, with the real clocks of a normal route.
struct Way {
    now: Timestamp,
    absent: Absent,
    case: Holder,
    handover: Handover,
}

impl Way {
    /// Ayşe (the worker) begins on a Monday.
    fn begins(kind: Kind, receiver: impl Into<Holder>) -> Self {
        let (giver, receiver, urgency) = (WORKER.into(), receiver.into(), Urgency::Normal);
        let new = Drafting { kind, urgency, giver, receiver, clocks: Clocks::of(urgency) };
        let by = if kind == Kind::Claim { OTHER_WORKER } else { WORKER };
        let world = standing(Absent::default(), giver, Moving::No, (giver, receiver));
        let handover = draft(by, new, &world, day(0)).unwrap().handover;
        Self { now: day(0), absent: Absent::default(), case: giver, handover }
    }

    fn asked(&self, act: &Act) -> Result<Plan, Refusal> {
        let sides = (self.handover.giver, self.handover.receiver);
        decide(&self.handover, act, &standing(self.absent, self.case, Moving::No, sides), self.now)
    }

    fn does(&mut self, act: &Act) -> Plan {
        let plan = self.asked(act).unwrap_or_else(|refusal| panic!("{act:?}: {refusal}"));
        if let Some(CaseChange::MovesTo { to, .. }) = plan.case {
            self.case = to.into();
        }
        self.handover = plan.handover.clone();
        plan
    }

    fn after_days(&mut self, days: i32) -> &mut Self {
        self.now = calendar::in_days(self.now, days);
        self
    }

    fn stage(&self) -> Stage {
        self.handover.state.stage()
    }
}

fn word_to(plan: &Plan, to: impl Into<Ear>) -> Option<Word> {
    let to = to.into();
    plan.notices.iter().find(|notice| notice.to == to).map(|notice| notice.word.clone())
}

/// Who must act next, and on what.
fn check(kind: Kind, acts: &[Act], expect: Option<(Task, Holder)>) {
    let handover = played(kind, OTHER_WORKER, acts);
    let duty = handover.duty().map(|Duty { task, holder, .. }| (task, holder));
    assert_eq!(duty, expect, "{kind:?} after {acts:?}");
}

#[test]
fn somebody_must_act_next_at_each_stage() {
    let (own, other) = (Holder::Person(WORKER), Holder::Person(OTHER_WORKER));
    let accept = Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) };
    let ask = Act::Ask { by: OTHER_WORKER, question: words("q"), elsewhere: None };
    let contact = Act::Contact { by: OTHER_WORKER, at: day(0) };
    let report = Act::Report { by: OTHER_WORKER, report: report_of(0) };
    let refuse = |by| Act::Refuse { by, no: no() };
    let sent = || send(WORKER);
    check(Kind::Refer, &[], Some((Task::Send, own)));
    check(Kind::Refer, &[sent()], Some((Task::Answer, other)));
    check(Kind::Refer, &[sent(), ask], Some((Task::Reply, own)));
    check(Kind::Refer, &[sent(), accept.clone()], Some((Task::Contact, other)));
    check(Kind::Refer, &[sent(), accept.clone(), contact.clone()], Some((Task::Help, other)));
    check(
        Kind::Refer,
        &[sent(), accept.clone(), contact.clone(), report.clone()],
        Some((Task::Confirm, own)),
    );
    check(Kind::Refer, &[sent(), refuse(OTHER_WORKER)], Some((Task::Decide, own)));
    check(Kind::Transfer, &[sent(), accept, contact], None);
    check(Kind::Consult, &[sent(), Act::See { by: OTHER_WORKER }, report], Some((Task::Confirm, own)));
    check(Kind::Claim, &[send(OTHER_WORKER)], Some((Task::Answer, own)));
    check(Kind::Claim, &[send(OTHER_WORKER), refuse(WORKER)], Some((Task::Decide, other)));
}

#[test]
fn a_start_in_eleven_weeks_needs_a_bridge_and_the_holder_stays() {
    let mut way = Way::begins(Kind::Transfer, OTHER_DESK);
    way.does(&send(WORKER));
    let start = calendar::in_days(way.now, 77);
    let yes = Yes { worker: OTHER_WORKER, start: Some(start), bridging: None, decided: Some(day(0)) };
    let accept = |yes: &Yes| Act::Accept { by: OTHER_WORKER, yes: yes.clone() };
    assert!(matches!(way.asked(&accept(&yes)), Err(Refusal::NoBridge { .. })));
    let plan = way.does(&accept(&Yes { bridging: Some(bridging()), ..yes }));
    assert_eq!((way.case, plan.case), (WORKER.into(), None), "a yes moves nothing");
    assert_eq!((way.handover.dates.registered, way.handover.dates.decided), (Some(day(0)), Some(day(0))));
    assert_eq!(way.handover.receiver, OTHER_WORKER.into(), "by name from now on");
    // In week 6 Ayşe falls ill; her lead's desk stands in her place, and nobody's place is empty.
    way.after_days(42).absent = Absent::default().with(WORKER);
    way.case = DESK.into();
    let cause = Cause::Gone;
    way.does(&Act::Replace { by: Some(LEAD), side: Side::Giver, to: DESK.into(), cause });
    way.after_days(35);
    let plan = way.does(&Act::Contact { by: OTHER_WORKER, at: way.now });
    assert_eq!(plan.case, Some(CaseChange::MovesTo { from: DESK.into(), to: OTHER_WORKER }));
    assert_eq!(word_to(&plan, Ear::Resident), Some(Word::NewLead { worker: OTHER_WORKER }));
    assert!(matches!(plan.duty, Some(DutyChange::Settle(_))), "the case carries it on");
    // Thirty days later the desk hears how it landed; nobody hears it twice.
    way.after_days(30);
    let told = way.does(&Act::Pass);
    assert_eq!(word_to(&told, Holder::from(DESK)), Some(Word::Landed { stage: Stage::Held }));
}

#[test]
fn a_no_comes_back_with_its_reason_and_never_closes_by_itself() {
    let mut way = Way::begins(Kind::Transfer, OTHER_WORKER);
    way.does(&send(WORKER));
    let plan = way.does(&Act::Refuse { by: OTHER_WORKER, no: no() });
    assert_eq!(word_to(&plan, Holder::from(WORKER)), Some(Word::Refused { no: no() }));
    assert_eq!(way.handover.reads(), Reads::Nothing);
    way.after_days(90);
    assert!(way.asked(&Act::Pass).unwrap().changes_nothing(), "time decides nothing");
    let next = calendar::in_days(way.now, 7);
    let choice = Choice::OtherRoute { to: OTHER_LEAD.into() };
    let plan = way.does(&Act::Decide { by: WORKER, choice, next });
    assert_eq!(plan.case, Some(CaseChange::NextMoment { at: next }));
    assert_eq!(plan.follow_up.map(|it| it.receiver), Some(OTHER_LEAD.into()));
}

#[test]
fn silence_is_reminded_twice_and_goes_back_after_the_grace() {
    let mut way = Way::begins(Kind::Refer, OTHER_WORKER);
    way.does(&send(WORKER));
    let due = calendar::in_working_days(way.now, 5);
    let lapses_at = calendar::in_working_days(due, 2);
    way.now = calendar::in_days(way.now, 4);
    let halfway = way.does(&Act::Pass);
    assert_eq!(word_to(&halfway, Holder::from(OTHER_WORKER)), Some(Word::Halfway { by: due }));
    way.now = due;
    let at_end = way.does(&Act::Pass);
    assert_eq!(word_to(&at_end, Holder::from(OTHER_WORKER)), Some(Word::Due { lapses_at }));
    assert!(way.asked(&Act::Pass).unwrap().changes_nothing());
    way.now = lapses_at;
    let accept = Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) };
    assert_eq!(way.asked(&accept), Err(Refusal::TooLate));
    let plan = way.does(&Act::Pass);
    assert_eq!(way.stage(), Stage::Unanswered);
    for lead in [LEAD, OTHER_LEAD] {
        assert_eq!(word_to(&plan, Holder::from(lead)), Some(Word::Unanswered));
    }
}

#[test]
fn a_question_stops_the_clock_for_as_long_as_its_answer_takes() {
    let mut way = Way::begins(Kind::Refer, OTHER_WORKER);
    way.does(&send(WORKER));
    let clock = way.handover.clock();
    let ask = Act::Ask { by: OTHER_WORKER, question: words("Hoe oud?"), elsewhere: None };
    way.does(&ask);
    assert!(way.handover.clock() > clock);
    let reply = Act::Reply { by: WORKER, passing_on: crate::PassingOn::AskFirst };
    way.does(&reply);
    assert_eq!(way.handover.clock(), clock, "answered at once: nothing was lost");
    way.does(&ask);
    assert_eq!(way.handover.clock(), clock, "it stops once");
}

#[test]
fn withdrawn_against_accepted_the_loser_hears_where_it_stands() {
    let mut way = Way::begins(Kind::Transfer, OTHER_WORKER);
    way.does(&send(WORKER));
    way.does(&Act::Withdraw { by: Who::Resident, reason: words("Toch niet") });
    let accept = Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) };
    let refusal = way.asked(&accept).unwrap_err();
    assert_eq!(refusal, Refusal::NotNow { stage: Stage::Withdrawn });
    assert!(refusal.to_string().contains("withdrawn"));
}

#[test]
fn not_helped_yet_comes_back_within_ninety_days() {
    let handover = played(
        Kind::Refer,
        OTHER_WORKER,
        &[
            send(WORKER),
            Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) },
            Act::Contact { by: OTHER_WORKER, at: day(0) },
            Act::Report { by: OTHER_WORKER, report: report_of(0) },
        ],
    );
    let mut way = Way { now: day(90), absent: Absent::default(), case: WORKER.into(), handover };
    let reopen = Act::Reopen { by: Who::Resident, reason: words("Ik ben nog niet geholpen") };
    let plan = way.asked(&reopen).unwrap();
    assert_eq!(plan.handover.duty().map(|duty| duty.holder), Some(OTHER_WORKER.into()));
    way.after_days(1);
    assert_eq!(way.asked(&reopen), Err(Refusal::TooLongAgo));
}

#[test]
fn what_lies_still_is_said_to_the_holder_and_then_to_the_lead() {
    let mut way = Way::begins(Kind::Refer, OTHER_WORKER);
    way.does(&send(WORKER));
    way.does(&Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) });
    way.does(&Act::Contact { by: OTHER_WORKER, at: day(0) });
    way.after_days(30);
    way.does(&Act::Pass);
    let quiet = Some(Word::Quiet { since: day(0) });
    let reminded = way.does(&Act::Pass);
    assert_eq!(word_to(&reminded, Holder::from(OTHER_WORKER)), quiet);
    way.after_days(15);
    let lead = way.does(&Act::Pass);
    assert_eq!(word_to(&lead, Holder::from(OTHER_LEAD)), quiet);
    assert!(way.handover.clock() > Some(way.now), "it is asked again");
}

#[test]
fn only_its_holder_gives_a_case_away() {
    let (lead, other) = (Holder::Person(LEAD), Holder::Person(OTHER_WORKER));
    let begins = |by, kind, giver, case: Option<Holder>| {
        let urgency = Urgency::Normal;
        let new = Drafting { kind, urgency, giver, receiver: other, clocks: Clocks::of(urgency) };
        draft(by, new, &standing(Absent::default(), case, Moving::No, (giver, other)), day(0)).err()
    };
    let holder = Holder::Person(WORKER);
    assert_eq!(begins(LEAD, Kind::Refer, lead, Some(holder)), None, "who may refer, refers");
    assert_eq!(begins(LEAD, Kind::Transfer, lead, Some(holder)), Some(Refusal::NotHolder { holder }));
    assert_eq!(begins(LEAD, Kind::Transfer, lead, Some(lead)), None, "or who stands in");
    assert_eq!(begins(OTHER_WORKER, Kind::Claim, lead, Some(holder)), Some(Refusal::NotHolder { holder }));
    assert_eq!(begins(WORKER, Kind::Refer, holder, None), Some(Refusal::CaseClosed));
    // Written while they held it, and sent when they don't any more.
    let mut way = Way::begins(Kind::Transfer, OTHER_WORKER);
    way.case = lead;
    assert_eq!(way.asked(&send(WORKER)), Err(Refusal::NotHolder { holder: lead }));
    // Whoever was asked while they held it gives nothing away once they don't.
    let mut claim = Way::begins(Kind::Claim, OTHER_WORKER);
    claim.does(&send(OTHER_WORKER));
    claim.case = lead;
    let accept = |by| Act::Accept { by, yes: yes(OTHER_WORKER) };
    assert_eq!(claim.asked(&accept(WORKER)), Err(Refusal::NotHolder { holder: lead }));
    assert!(claim.asked(&accept(LEAD)).is_ok(), "it is theirs to answer now");
}

#[test]
fn what_runs_keeps_the_case_open() {
    let accept = Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) };
    let contact = Act::Contact { by: OTHER_WORKER, at: day(0) };
    let mut way = Way::begins(Kind::Refer, OTHER_WORKER);
    for act in [send(WORKER), accept, contact] {
        way.does(&act);
        assert_eq!(way.asked(&Act::MoveOn), Err(Refusal::StillRuns { stage: way.stage() }));
    }
    let draft = Way::begins(Kind::Refer, OTHER_WORKER).does(&Act::MoveOn);
    assert_eq!(draft.handover.state.stage(), Stage::Dropped, "what nobody knows of is dropped");
    let mut claim = Way::begins(Kind::Claim, OTHER_WORKER);
    claim.does(&send(OTHER_WORKER));
    claim.does(&Act::Refuse { by: WORKER, no: no() });
    claim.does(&Act::MoveOn);
    assert_eq!(claim.stage(), Stage::MovedOn, "there is nothing left to ask for");
}

#[test]
fn words_are_never_taken_for_words_that_were_said_before() {
    let accept = Act::Accept { by: OTHER_WORKER, yes: yes(OTHER_WORKER) };
    let mut way = Way::begins(Kind::Refer, OTHER_WORKER);
    way.does(&send(WORKER));
    assert!(matches!(way.asked(&send(WORKER)), Err(Refusal::NotNow { .. })));
    way.does(&accept);
    let contact = Act::Contact { by: OTHER_WORKER, at: way.now };
    way.does(&contact);
    assert_eq!(way.asked(&contact), Err(Refusal::NotNow { stage: Stage::Held }), "a second one is an entry");
    // The engine never sees what is said, so the same day with other words looks the same to it.
    let wait = Act::Wait { by: OTHER_WORKER, interim: words("·"), review_by: day(9) };
    way.does(&wait);
    assert_eq!(way.does(&wait).step.map(|step| step.after), Some(Stage::Waiting));
    let withdraw = Act::Withdraw { by: Who::Resident, reason: words("·") };
    let mut back = Way::begins(Kind::Refer, OTHER_WORKER);
    back.does(&send(WORKER));
    back.does(&withdraw);
    assert_eq!(back.asked(&withdraw), Err(Refusal::NotNow { stage: Stage::Withdrawn }));
}

#[test]
fn what_people_choose_between_has_a_word_each() {
    let said: std::collections::BTreeSet<_> = Stage::ALL.into_iter().map(Stage::word).collect();
    assert_eq!(said.len(), Stage::ALL.len());
}
