//! The modelled network: De Steiger and De Boeg, each with a worker, a team lead and a desk, and the network's desk
//! with its keeper, who is never absent. It also holds the states from which a search starts and the acts that are
//! tried: those that should succeed, and those that never should. Deliberately small.

use crate::{
    Above, Act, Bridge, Bridging, Cause, Choice, Clocks, Drafting, Ground, Handover, Helped, Holder, Kind,
    Moving, Need, No, NoCode, PassingOn, Preview, Report, ResidentsWord, Side, Span, Stage, Standing,
    Urgency, Who, Words, Yes, decide, draft,
};
use kernel::ids::Uuid;
use kernel::{DeskId, PersonId, Timestamp, calendar};
use std::sync::LazyLock;

pub(crate) const WORKER: PersonId = person(0);
pub(crate) const LEAD: PersonId = person(1);
pub(crate) const OTHER_WORKER: PersonId = person(2);
pub(crate) const OTHER_LEAD: PersonId = person(3);
pub(crate) const KEEPER: PersonId = person(4);
pub(crate) const DESK: DeskId = desk(0);
pub(crate) const OTHER_DESK: DeskId = desk(1);
pub(crate) const NETWORK_DESK: DeskId = desk(2);

/// Those who may become absent.
pub(crate) const MAY_LEAVE: [PersonId; 3] = [WORKER, OTHER_WORKER, OTHER_LEAD];
const DUTIES: [(PersonId, DeskId); 4] =
    [(LEAD, DESK), (OTHER_LEAD, OTHER_DESK), (OTHER_WORKER, OTHER_DESK), (KEEPER, NETWORK_DESK)];

const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

const fn desk(number: u128) -> DeskId {
    DeskId(Uuid::from_u128(100 + number))
}

/// Who is absent, one bit for each person.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) struct Absent(u8);

impl Absent {
    fn bit(person: PersonId) -> u8 {
        1 << u8::try_from(person.0.as_u128()).expect("five people")
    }

    pub(crate) fn has(self, person: PersonId) -> bool {
        self.0 & Self::bit(person) != 0
    }

    pub(crate) fn with(self, person: PersonId) -> Self {
        Self(self.0 | Self::bit(person))
    }

    pub(crate) fn stands(self, holder: Holder) -> bool {
        match holder {
            Holder::Person(person) => !self.has(person),
            Holder::Desk(desk) => DUTIES.iter().any(|(member, of)| *of == desk && !self.has(*member)),
        }
    }

    fn present(self) -> Vec<Holder> {
        let people = [WORKER, LEAD, OTHER_WORKER, OTHER_LEAD, KEEPER].map(Holder::Person);
        let desks = [DESK, OTHER_DESK, NETWORK_DESK].map(Holder::Desk);
        people.into_iter().chain(desks).filter(|it| self.stands(*it)).collect()
    }
}

static PRESENT: LazyLock<[Vec<Holder>; 32]> =
    LazyLock::new(|| std::array::from_fn(|mask| Absent(u8::try_from(mask).expect("five bits")).present()));

/// Who may act for `holder`, by the model's own account.
pub(crate) fn may_act(by: PersonId, holder: Holder) -> bool {
    match holder {
        Holder::Person(person) => person == by,
        Holder::Desk(desk) => DUTIES.contains(&(by, desk)),
    }
}

/// Who stands above whom.
pub(crate) fn above(holder: Holder) -> Above {
    let own = [Holder::Person(WORKER), Holder::Person(LEAD), Holder::Desk(DESK)];
    let other = [Holder::Person(OTHER_WORKER), Holder::Person(OTHER_LEAD), Holder::Desk(OTHER_DESK)];
    if own.contains(&holder) {
        Above { team_lead: Some(LEAD), organisation_desk: Some(DESK) }
    } else if other.contains(&holder) {
        Above { team_lead: Some(OTHER_LEAD), organisation_desk: Some(OTHER_DESK) }
    } else {
        Above::default()
    }
}

/// What the engine is told about the world.
pub(crate) fn standing(
    absent: Absent,
    case_holder: impl Into<Option<Holder>>,
    moving: Moving,
    (giver, receiver): (Holder, Holder),
) -> Standing<'static> {
    Standing {
        present: &PRESENT[usize::from(absent.0)],
        duties: &DUTIES,
        case_holder: case_holder.into(),
        refer_grants: &[LEAD],
        moving,
        duty_holder: None,
        above_giver: above(giver),
        above_receiver: above(receiver),
        network_desk: NETWORK_DESK,
    }
}

static DAYS: LazyLock<[Timestamp; 320]> = LazyLock::new(|| {
    let monday: Timestamp = "2026-11-16T09:10:00Z".parse().expect("a moment");
    std::array::from_fn(|day| calendar::in_days(monday, i32::try_from(day).expect("few days")))
});

/// The moment `number` days after the Monday on which every search starts.
pub(crate) fn day(number: u16) -> Timestamp {
    DAYS[usize::from(number)]
}

pub(crate) fn words(text: &str) -> Words {
    text.parse().expect("words")
}

/// A day for everything: the route's own clocks, so that a search needs few days.
pub(crate) fn clocks() -> Clocks {
    let day = Span::WorkingDays(1);
    Clocks { answer: day, grace: day, contact: day, reply: day, decide: day, confirm: day }
}

/// What is drafted: offered by the worker, or claimed by the other worker.
pub(crate) fn drafting(kind: Kind, receiver: impl Into<Holder>) -> Drafting {
    let (giver, receiver) = (WORKER.into(), receiver.into());
    Drafting { kind, urgency: Urgency::Normal, giver, receiver, clocks: clocks() }
}

pub(crate) fn send(by: PersonId) -> Act {
    let ground = Ground { permission: Some(words("p")), legal_basis: None };
    Act::Send { by, ground, preview: Preview::ByResident, passing_on: PassingOn::AskFirst }
}

pub(crate) fn yes(worker: PersonId) -> Yes {
    Yes { worker, start: None, bridging: None, decided: None }
}

pub(crate) fn bridging() -> Bridging {
    let line = Bridge { who: words("w"), what: words("b"), rhythm: words("r") };
    vec![line].try_into().expect("a line")
}

pub(crate) fn no() -> No {
    No { code: NoCode::Full, reason: words("n"), better: None }
}

pub(crate) fn report_of(on: u16) -> Report {
    Report { helped: Helped::Yes, need: Need::Met, words: words("h"), at: day(on) }
}

/// Plays `acts` on Monday, with everybody there.
pub(crate) fn played(kind: Kind, receiver: impl Into<Holder>, acts: &[Act]) -> Handover {
    let new = drafting(kind, receiver);
    let by = if kind == Kind::Claim { OTHER_WORKER } else { WORKER };
    let world = |handover: Option<&Handover>| {
        let sides = handover.map_or((new.giver, new.receiver), |it| (it.giver, it.receiver));
        standing(Absent::default(), Holder::Person(WORKER), Moving::No, sides)
    };
    let mut handover = draft(by, new, &world(None), day(0)).expect("drafted").handover;
    for act in acts {
        handover = decide(&handover, act, &world(Some(&handover)), day(0)).expect("played").handover;
    }
    handover
}

/// The handovers of a case from which a search starts, all on Monday.
pub(crate) fn starts() -> Vec<Vec<Option<Handover>>> {
    let (own, other) = (WORKER, OTHER_WORKER);
    let ask = Act::Ask { by: other, question: words("q"), elsewhere: None };
    let accept = Act::Accept { by: other, yes: yes(other) };
    let agree = Act::Accept { by: own, yes: yes(other) };
    let contact = Act::Contact { by: other, at: day(0) };
    let wait = Act::Wait { by: other, interim: words("i"), review_by: day(2) };
    let report = Act::Report { by: other, report: report_of(0) };
    let confirm = Act::Confirm { by: own, word: ResidentsWord::Said(words("s")) };
    let refuse = Act::Refuse { by: other, no: no() };
    let one = |kind, acts: &[Act]| vec![Some(played(kind, other, acts))];
    let sent = || send(own);
    vec![
        vec![None],
        one(Kind::Transfer, &[]),
        vec![Some(played(Kind::Transfer, OTHER_DESK, &[sent()]))],
        one(Kind::Transfer, &[sent(), Act::See { by: other }]),
        one(Kind::Transfer, &[sent(), ask.clone(), Act::Reply { by: own, passing_on: PassingOn::AskFirst }]),
        one(Kind::Transfer, &[sent(), ask]),
        one(Kind::Transfer, &[sent(), accept.clone()]),
        one(Kind::Transfer, &[sent(), refuse]),
        one(Kind::Transfer, &[sent(), accept.clone(), contact.clone()]),
        one(Kind::Refer, &[sent(), accept.clone(), contact.clone()]),
        one(Kind::Refer, &[sent(), accept.clone(), contact.clone(), wait]),
        one(Kind::Refer, &[sent(), accept.clone(), contact.clone(), report.clone()]),
        one(Kind::Refer, &[sent(), accept, contact, report, confirm]),
        one(Kind::Consult, &[sent(), Act::See { by: other }]),
        one(Kind::Claim, &[send(other)]),
        one(Kind::Claim, &[send(other), agree]),
        vec![Some(played(Kind::Transfer, OTHER_LEAD, &[])), Some(played(Kind::Transfer, other, &[]))],
    ]
}

/// What people try on day `today` with a handover that their page shows at `stage`.
pub(crate) fn acts(stage: Stage, today: u16) -> Vec<Act> {
    let (own, other) = (WORKER, OTHER_WORKER);
    let mut acts = match stage {
        Stage::Draft => drafted(own),
        Stage::Sent | Stage::Seen => asked(today),
        Stage::Asked => vec![
            Act::Reply { by: own, passing_on: PassingOn::AgreedTo(OTHER_LEAD.into()) },
            Act::Reply { by: own, passing_on: PassingOn::Agreed },
            Act::Reply { by: other, passing_on: PassingOn::AskFirst },
            Act::Refuse { by: other, no: no() },
            Act::Withdraw { by: Who::Resident, reason: words("r") },
        ],
        Stage::Accepted | Stage::ContactMissed => vec![
            Act::Contact { by: other, at: day(today) },
            Act::Contact { by: other, at: day(today + 1) },
            Act::Contact { by: own, at: day(today) },
            Act::Withdraw { by: Who::Worker(own), reason: words("r") },
            Act::Withdraw { by: Who::Worker(LEAD), reason: words("r") },
        ],
        Stage::Held | Stage::Waiting => vec![
            Act::Enter { by: other },
            Act::Wait { by: other, interim: words("i"), review_by: day(today + 30) },
            Act::Wait { by: other, interim: words("i"), review_by: day(today + 61) },
            Act::GoOn { by: other },
            Act::Report { by: other, report: report_of(today) },
            Act::Report { by: LEAD, report: report_of(today) },
            Act::MoveOn,
        ],
        Stage::Reported | Stage::Closed => ended_well(today),
        Stage::Refused | Stage::Unanswered | Stage::Withdrawn => {
            let decide = |by, choice, on| Act::Decide { by, choice, next: day(on) };
            vec![
                decide(own, Choice::SendAgain, today + 1),
                decide(own, Choice::DoItSelf, today + 91),
                decide(own, Choice::OtherRoute { to: OTHER_LEAD.into() }, today + 1),
                decide(LEAD, Choice::DoItSelf, today + 1),
            ]
        }
        Stage::Redirected | Stage::Settled | Stage::Dropped | Stage::MovedOn => Vec::new(),
    };
    acts.extend([
        Act::Replace { by: Some(LEAD), side: Side::Giver, to: LEAD.into(), cause: Cause::Supervision },
        Act::Replace {
            by: Some(OTHER_LEAD),
            side: Side::Giver,
            to: OTHER_LEAD.into(),
            cause: Cause::Supervision,
        },
        Act::Replace { by: None, side: Side::Receiver, to: OTHER_LEAD.into(), cause: Cause::Gone },
    ]);
    acts
}

fn drafted(own: PersonId) -> Vec<Act> {
    let (ground, passing_on) = (Ground::default(), PassingOn::AskFirst);
    let permitted = Ground { permission: None, legal_basis: Some(words("b")) };
    vec![
        send(own),
        send(LEAD),
        Act::Send { by: own, ground, preview: Preview::ByResident, passing_on },
        Act::Send { by: own, ground: permitted, preview: Preview::NotYet, passing_on },
        Act::Drop { by: own },
    ]
}

fn asked(today: u16) -> Vec<Act> {
    let (own, other) = (WORKER, OTHER_WORKER);
    let accept = |by, yes| Act::Accept { by, yes };
    let late = Yes { start: Some(day(today + 7)), ..yes(other) };
    vec![
        Act::See { by: other },
        Act::See { by: LEAD },
        Act::Ask { by: other, question: words("q"), elsewhere: Some(OTHER_LEAD.into()) },
        accept(other, yes(other)),
        accept(OTHER_LEAD, yes(other)),
        accept(other, yes(own)),
        accept(own, yes(other)),
        accept(other, late.clone()),
        accept(other, Yes { bridging: Some(bridging()), ..late }),
        accept(other, Yes { start: Some(day(today)), ..yes(other) }),
        Act::Refuse { by: other, no: no() },
        Act::Redirect { by: other, to: OTHER_LEAD.into(), reason: words("r") },
        Act::Withdraw { by: Who::Worker(own), reason: words("r") },
        Act::Withdraw { by: Who::Worker(other), reason: words("r") },
        Act::Report { by: other, report: report_of(today) },
    ]
}

fn ended_well(today: u16) -> Vec<Act> {
    let confirm = |by, word| Act::Confirm { by, word };
    let no_reply = ResidentsWord::NoReply { first: day(today), second: day(today + 1) };
    vec![
        confirm(WORKER, ResidentsWord::Said(words("s"))),
        confirm(WORKER, no_reply),
        confirm(OTHER_WORKER, ResidentsWord::Said(words("s"))),
        Act::Reopen { by: Who::Resident, reason: words("r") },
        Act::Reopen { by: Who::Worker(WORKER), reason: words("r") },
        Act::Reopen { by: Who::Worker(OTHER_LEAD), reason: words("r") },
    ]
}

/// A word that stands in everything people write in [`every_stage`].
pub(crate) const STORY: &str = "planted";

/// One handover at each stage, in the order of the way, with words that must not leave.
pub(crate) fn every_stage() -> Vec<Handover> {
    let (own, other, story) = (WORKER, OTHER_WORKER, || words(STORY));
    let ask = Act::Ask { by: other, question: story(), elsewhere: None };
    let accept = Act::Accept { by: other, yes: yes(other) };
    let contact = Act::Contact { by: other, at: day(0) };
    let wait = Act::Wait { by: other, interim: story(), review_by: day(2) };
    let report = Act::Report { by: other, report: crate::Report { words: story(), ..report_of(0) } };
    let confirm = Act::Confirm { by: own, word: ResidentsWord::Said(story()) };
    let refuse = Act::Refuse { by: other, no: No { reason: story(), better: Some(story()), ..no() } };
    let withdraw = Act::Withdraw { by: Who::Resident, reason: story() };
    let next = day(1);
    let settle = Act::Decide { by: own, choice: Choice::Escalate { question: story() }, next };
    let passing_on = PassingOn::Agreed;
    let open = Act::Send {
        by: own,
        ground: Ground { permission: Some(story()), legal_basis: None },
        preview: Preview::ByResident,
        passing_on,
    };
    let redirect = Act::Redirect { by: other, to: OTHER_LEAD.into(), reason: story() };
    let refer = |acts: &[Act]| played(Kind::Refer, other, acts);
    let (sent, held) = (refer(&[send(own)]), [send(own), accept.clone(), contact.clone()]);
    let accepted = refer(&held[..2]);
    let passed = |handover: &Handover| {
        let world =
            standing(Absent::default(), Holder::Person(own), Moving::No, (handover.giver, handover.receiver));
        decide(handover, &Act::Pass, &world, day(9)).expect("the clock is never refused").handover
    };
    let with = |more: &[Act]| refer(&[&held[..], more].concat());
    vec![
        refer(&[]),
        sent.clone(),
        refer(&[send(own), Act::See { by: other }]),
        refer(&[send(own), ask]),
        accepted.clone(),
        passed(&accepted),
        with(&[]),
        with(&[wait]),
        with(std::slice::from_ref(&report)),
        with(&[report, confirm]),
        refer(&[send(own), refuse.clone()]),
        passed(&sent),
        refer(&[send(own), withdraw]),
        refer(&[open, redirect]),
        refer(&[send(own), refuse, settle]),
        refer(&[Act::Drop { by: own }]),
        played(Kind::Transfer, other, &[&held[..], &[Act::MoveOn]].concat()),
    ]
}
