//! The modelled network: De Steiger and De Boeg, each with a worker, a team lead and a desk that the lead staffs,
//! and the network's desk with its keeper, who is never absent. It also holds the acts that are tried and the
//! states from which the search starts. Deliberately small: every further person multiplies the search.

use crate::{Act, Cause, Climbed, Hold, Holder, Ladder, Moment, Offer, Patience, Reminded, Rung};
use crate::{Settlement, Standing, State};
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
pub(crate) const MAY_LEAVE: [PersonId; 4] = [WORKER, LEAD, OTHER_WORKER, OTHER_LEAD];
const DUTIES: [(PersonId, DeskId); 3] = [(LEAD, DESK), (OTHER_LEAD, OTHER_DESK), (KEEPER, NETWORK_DESK)];

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

/// What the engine is told about the world for an obligation that stands in `state`.
pub(crate) fn standing(absent: Absent, state: &State) -> Standing<'static> {
    Standing {
        present: &PRESENT[usize::from(absent.0)],
        duties: &DUTIES,
        ladder: ladder(state.holder()),
        patience: Patience::default(),
    }
}

pub(crate) fn ladder(holder: Option<Holder>) -> Ladder {
    let own = [Holder::Person(WORKER), Holder::Person(LEAD), Holder::Desk(DESK)];
    let other = [Holder::Person(OTHER_WORKER), Holder::Person(OTHER_LEAD), Holder::Desk(OTHER_DESK)];
    let (team_lead, organisation) = match holder {
        Some(holder) if own.contains(&holder) => (Some(LEAD), Some(DESK.into())),
        Some(holder) if other.contains(&holder) => (Some(OTHER_LEAD), Some(OTHER_DESK.into())),
        Some(_) | None => (None, None),
    };
    Ladder { team_lead, organisation, network: NETWORK_DESK.into() }
}

static DAYS: LazyLock<[Timestamp; 120]> = LazyLock::new(|| {
    let monday: Timestamp = "2026-11-16T09:10:00Z".parse().expect("a moment");
    std::array::from_fn(|day| calendar::in_days(monday, i32::try_from(day).expect("few days")))
});

/// The moment `number` days after the Monday on which every search starts; searches end before the weekend.
pub(crate) fn day(number: u8) -> Timestamp {
    DAYS[usize::from(number)]
}

pub(crate) fn moment(on: u8) -> Moment {
    Moment { at: day(on), why: "w".parse().expect("a reason") }
}

fn offer(to: impl Into<Holder>, answer_by: u8) -> Offer {
    Offer { to: to.into(), answer_by: day(answer_by), why: "o".parse().expect("a reason") }
}

fn held(holder: impl Into<Holder>, until: u8) -> Hold {
    Hold::own(holder.into(), moment(until), day(0))
}

/// The states from which a search starts, all on Monday: each way of being open, and settled.
pub(crate) fn starts() -> Vec<State> {
    let climbed = Hold {
        climbed: Climbed::to(Rung::TeamLead, WORKER.into(), WORKER.into()),
        reminded: Reminded::NotYet,
        ..held(LEAD, 1)
    };
    vec![
        State::Held(Hold { due: Some(day(3)), ..held(WORKER, 1) }),
        State::Held(held(WORKER, 1)),
        State::Held(held(LEAD, 1)),
        State::Held(held(DESK, 2)),
        State::Held(climbed),
        State::Offered { hold: held(WORKER, 2), offer: offer(OTHER_WORKER, 1) },
        State::Offered { hold: held(WORKER, 1), offer: offer(OTHER_DESK, 2) },
        State::Settled(Settlement { by: None, at: day(0), outcome: "done".parse().expect("an outcome") }),
    ]
}

/// The acts that people try on day `today`: those that should succeed somewhere, and those that never should.
pub(crate) fn acts(today: u8) -> Vec<Act> {
    let mut acts = Vec::new();
    acts.extend([WORKER, LEAD, OTHER_WORKER].map(|by| Act::Take { by }));
    for (by, on) in [(WORKER, 2), (LEAD, 1), (OTHER_LEAD, 1), (WORKER, 0), (WORKER, 91)] {
        acts.push(Act::Promise { by, moment: moment(today + on) });
    }
    acts.push(Act::Schedule { by: WORKER, moment: moment(today + 91) });
    for (by, to) in [
        (WORKER, Holder::Person(OTHER_WORKER)),
        (WORKER, Holder::Desk(OTHER_DESK)),
        (WORKER, Holder::Person(WORKER)),
        (LEAD, Holder::Person(OTHER_WORKER)),
    ] {
        let Offer { to, answer_by, why } = offer(to, today + 1);
        acts.push(Act::Offer { by, to, answer_by, why });
    }
    acts.extend([OTHER_WORKER, OTHER_LEAD, LEAD].map(|by| Act::Accept { by }));
    let reason = || "r".parse().expect("a reason");
    acts.extend([OTHER_WORKER, OTHER_LEAD].map(|by| Act::Decline { by, reason: reason() }));
    acts.push(Act::Withdraw { by: WORKER, reason: reason() });
    acts.extend([WORKER, LEAD].map(|by| Act::Settle { by: Some(by), outcome: "s".parse().expect("text") }));
    for (by, to, cause) in [
        (LEAD, OTHER_WORKER, Cause::Supervision),
        (OTHER_LEAD, OTHER_WORKER, Cause::Supervision),
        (OTHER_LEAD, OTHER_LEAD, Cause::Absence),
        (OTHER_WORKER, OTHER_WORKER, Cause::Handover),
        (LEAD, OTHER_WORKER, Cause::Handover),
    ] {
        acts.push(Act::Reassign { by: Some(by), to: to.into(), cause });
    }
    acts.push(Act::Reopen { by: Some(LEAD), holder: WORKER.into(), moment: moment(today + 1) });
    acts
}
