//! The modelled system as a whole: clients that ask, requests on their way, plans that are made on what was read and
//! committed later, a clock, the days, and every step that can come next. What a step does stands in `server`.

use super::judge::Faults;
use super::oracle;
use super::server::crash;
use super::world::{self, Absent};
use super::{StoreGuard, world::day};
use crate::decide::Decider;
use crate::guards::Guards;
use crate::{Act, Drafting, Handover, Holder, Kind, Moving, Plan, Reads};
use kernel::PersonId;
use stateright::{Model, Property};

/// How far a search goes, and which guards are in force.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub(super) clients: usize,
    /// The days that come one after the other.
    pub(super) days: &'static [u16],
    pub(super) absences: u8,
    pub(super) crashes: u8,
    pub(super) closings: u8,
    pub(super) guards: Guards,
    pub(super) without: Option<StoreGuard>,
}

/// Everything at one instant.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct System {
    pub(super) tick: usize,
    pub(super) absent: Absent,
    pub(super) absences_left: u8,
    pub(super) crashes_left: u8,
    pub(super) closings_left: u8,
    /// H; nobody once it is closed.
    pub(super) case: Option<Holder>,
    /// The handovers of the case; `None` is one that may still be drafted.
    pub(super) rows: Vec<Row>,
    pub(super) clients: Vec<Client>,
    pub(super) clock: Option<Job>,
    pub(super) faults: Faults,
}

/// A handover in the store, and who may read by it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Row {
    pub(super) handover: Option<Handover>,
    pub(super) readers: Vec<(Holder, Reads)>,
}

/// Somebody at a screen, with one request to make.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Client {
    Idle,
    Waiting(Request),
    Answered,
}

/// What somebody asks of the server.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Wish {
    Draft(PersonId, Drafting),
    Act(Act),
}

/// A request on its way, and what the server and the store know of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Request {
    pub(super) row: usize,
    pub(super) wish: Wish,
    /// Plans in the server's memory: two when it was delivered twice.
    pub(super) jobs: Vec<Job>,
    /// An answer ready to go, in the server's memory.
    pub(super) committed: bool,
    /// The transition's id, in the store.
    pub(super) id: bool,
    /// How often it took effect.
    pub(super) effects: u8,
    /// The client was told "done".
    pub(super) acknowledged: bool,
}

/// A plan made on what was read, not yet written.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Job {
    pub(super) row: usize,
    pub(super) at: u16,
    pub(super) absent: Absent,
    pub(super) case: Option<Holder>,
    pub(super) basis: Option<Handover>,
    pub(super) next: Handover,
    pub(super) moves_to: Option<PersonId>,
    pub(super) readers: Vec<(Holder, Reads)>,
    pub(super) follow_up: Option<Handover>,
    pub(super) notices: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Ask(usize, usize, Wish),
    Deliver(usize),
    Commit(usize, usize),
    Answer(usize),
    ClockReads(usize),
    ClockWrites,
    Absence(PersonId),
    Close,
    Day,
    Crash,
}

impl Bounds {
    pub(super) fn has(&self, guard: StoreGuard) -> bool {
        self.without != Some(guard)
    }

    pub(super) fn today(&self, system: &System) -> u16 {
        self.days[system.tick]
    }

    pub(super) fn plan(&self, system: &System, row: usize, wish: &Wish) -> Option<Plan> {
        let handover = system.rows[row].handover.as_ref();
        let sides = match (handover, wish) {
            (Some(it), _) => (it.giver, it.receiver),
            (None, Wish::Draft(_, new)) => (new.giver, new.receiver),
            (None, Wish::Act(_)) => return None,
        };
        let moving = if system.others_move(row) { Moving::ByAnother } else { Moving::No };
        let standing = world::standing(system.absent, system.case, moving, sides);
        let decider = Decider { standing: &standing, now: day(self.today(system)), guards: self.guards };
        let plan = match (handover, wish) {
            (None, Wish::Draft(by, new)) => decider.draft(*by, *new),
            (Some(handover), Wish::Act(act)) => decider.decide(handover, act),
            (Some(_), Wish::Draft(..)) | (None, Wish::Act(_)) => return None,
        };
        plan.ok().filter(|plan| !plan.changes_nothing())
    }
}

impl System {
    pub(super) fn others_move(&self, row: usize) -> bool {
        let others = self.rows.iter().enumerate().filter(|(number, _)| *number != row);
        others.filter_map(|(_, other)| other.handover.as_ref()).any(moves)
    }
}

/// In flight, and the case would move by it.
pub(super) fn moves(handover: &Handover) -> bool {
    handover.kind.moves_holder() && handover.state.stage().is_in_flight()
}

/// What people try on a row that their page shows so.
fn wishes(row: &Row, today: u16) -> Vec<Wish> {
    let Some(handover) = &row.handover else {
        let offered = world::drafting(Kind::Transfer, world::OTHER_WORKER);
        let to_self = world::drafting(Kind::Refer, world::WORKER);
        let helped = world::drafting(Kind::Refer, world::OTHER_WORKER);
        let by_lead = Drafting { giver: world::LEAD.into(), ..offered };
        let claimed = world::drafting(Kind::Claim, world::OTHER_WORKER);
        return vec![
            Wish::Draft(world::WORKER, offered),
            Wish::Draft(world::LEAD, helped),
            Wish::Draft(world::LEAD, by_lead),
            Wish::Draft(world::WORKER, to_self),
            Wish::Draft(world::OTHER_WORKER, claimed),
            Wish::Draft(world::OTHER_LEAD, claimed),
        ];
    };
    world::acts(handover.state.stage(), today).into_iter().map(Wish::Act).collect()
}

impl Model for Bounds {
    type State = System;
    type Action = Step;

    fn init_states(&self) -> Vec<System> {
        let start = |handovers: Vec<Option<Handover>>| System {
            tick: 0,
            absent: Absent::default(),
            absences_left: self.absences,
            crashes_left: self.crashes,
            closings_left: self.closings,
            case: Some(oracle::holder_after(&handovers)),
            rows: handovers.into_iter().map(oracle::row).collect(),
            clients: vec![Client::Idle; self.clients],
            clock: None,
            faults: Faults::default(),
        };
        world::starts().into_iter().map(start).collect()
    }

    fn actions(&self, system: &System, steps: &mut Vec<Step>) {
        for (number, client) in system.clients.iter().enumerate() {
            match client {
                Client::Idle if number == 0 || system.clients[number - 1] != Client::Idle => {
                    for (place, row) in system.rows.iter().enumerate() {
                        let wishes = wishes(row, self.today(system)).into_iter();
                        steps.extend(wishes.map(|it| Step::Ask(number, place, it)));
                    }
                }
                Client::Idle | Client::Answered => {}
                Client::Waiting(request) => {
                    let delivered = request.jobs.len() + usize::from(request.committed);
                    if delivered < 2 && !request.acknowledged {
                        steps.push(Step::Deliver(number));
                    }
                    steps.extend((0..request.jobs.len()).map(|job| Step::Commit(number, job)));
                    if request.committed || request.acknowledged {
                        steps.push(Step::Answer(number));
                    }
                }
            }
        }
        if system.clock.is_none() {
            steps.extend((0..system.rows.len()).map(Step::ClockReads));
        } else {
            steps.push(Step::ClockWrites);
        }
        if system.absences_left > 0 {
            steps
                .extend(world::MAY_LEAVE.into_iter().filter(|it| !system.absent.has(*it)).map(Step::Absence));
        }
        if system.closings_left > 0 {
            steps.push(Step::Close);
        }
        if system.tick + 1 < self.days.len() {
            steps.push(Step::Day);
        }
        if system.crashes_left > 0 {
            steps.push(Step::Crash);
        }
    }

    fn next_state(&self, last: &System, step: Step) -> Option<System> {
        let mut next = last.clone();
        match step {
            Step::Ask(client, row, wish) => {
                next.clients[client] = Client::Waiting(Request::new(row, wish));
            }
            Step::Deliver(client) => self.deliver(&mut next, client),
            Step::Commit(client, job) => self.commit(&mut next, client, job),
            Step::Answer(client) => self.answer(&mut next, client),
            Step::ClockReads(row) => {
                let plan = self.plan(last, row, &Wish::Act(Act::Pass))?;
                next.clock = Some(self.job(last, row, plan));
            }
            Step::ClockWrites => {
                let job = next.clock.take()?;
                self.write(&mut next, job, &Wish::Act(Act::Pass));
            }
            Step::Absence(person) => self.absence(&mut next, person),
            Step::Close => self.close(&mut next),
            Step::Day => next.tick += 1,
            Step::Crash => crash(&mut next),
        }
        (next != *last).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        oracle::properties()
    }
}

impl Request {
    fn new(row: usize, wish: Wish) -> Self {
        Self { row, wish, jobs: Vec::new(), committed: false, id: false, effects: 0, acknowledged: false }
    }
}
