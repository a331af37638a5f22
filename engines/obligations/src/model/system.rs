//! The modelled system as a whole: clients that ask, requests on their way, plans that are made on what was read
//! and committed later, a clock, the days, and every step that can come next. What a step does stands in `server`.

use super::oracle::{self, Faults};
use super::server::crash;
use super::world::{self, Absent};
use super::{StoreGuard, world::day};
use crate::decide::Decider;
use crate::guards::Guards;
use crate::{Act, State};
use kernel::PersonId;
use stateright::{Model, Property};

/// How far a search goes, and which guards are in force.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub(super) matters: usize,
    pub(super) clients: usize,
    pub(super) days: u8,
    pub(super) absences: u8,
    pub(super) crashes: u8,
    pub(super) guards: Guards,
    pub(super) without: Option<StoreGuard>,
}

impl Bounds {
    pub(super) fn has(&self, guard: StoreGuard) -> bool {
        self.without != Some(guard)
    }

    pub(super) fn plan(&self, state: &State, act: &Act, absent: Absent, now: u8) -> Option<crate::Plan> {
        let standing = world::standing(absent, state);
        let decider = Decider { standing: &standing, now: day(now), guards: self.guards };
        decider.decide(state, act).ok().filter(|plan| !plan.changes_nothing())
    }
}

/// Everything at one instant.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct System {
    pub(super) now: u8,
    pub(super) absent: Absent,
    pub(super) absences_left: u8,
    pub(super) crashes_left: u8,
    pub(super) matters: Vec<State>,
    pub(super) clients: Vec<Client>,
    pub(super) clock: Option<Job>,
    pub(super) faults: Faults,
}

/// Somebody at a screen, with one request to make.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Client {
    Idle,
    Waiting(Request),
    Answered,
}

/// A request on its way, and what the server and the store know of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Request {
    pub(super) matter: usize,
    pub(super) act: Act,
    /// Plans in the server's memory: two when it was delivered twice.
    pub(super) jobs: Vec<Job>,
    /// An answer ready to go, in the server's memory.
    pub(super) committed: bool,
    /// The request's key, in the store.
    pub(super) key: bool,
    /// How often it took effect.
    pub(super) effects: u8,
    /// The client was told "done".
    pub(super) acknowledged: bool,
}

/// A plan made on what was read, not yet written.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Job {
    pub(super) matter: usize,
    pub(super) at: u8,
    pub(super) absent: Absent,
    pub(super) basis: State,
    pub(super) next: State,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Step {
    Ask(usize, usize, Act),
    Deliver(usize),
    Commit(usize, usize),
    Answer(usize),
    ClockReads(usize),
    ClockWrites,
    Absence(PersonId),
    Day,
    Crash,
}

impl Model for Bounds {
    type State = System;
    type Action = Step;

    fn init_states(&self) -> Vec<System> {
        let start = |state: State| System {
            now: 0,
            absent: Absent::default(),
            absences_left: self.absences,
            crashes_left: self.crashes,
            matters: std::iter::repeat_n(state, self.matters).collect(),
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
                    for matter in 0..self.matters {
                        steps.extend(
                            world::acts(system.now).into_iter().map(|it| Step::Ask(number, matter, it)),
                        );
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
            steps.extend((0..self.matters).map(Step::ClockReads));
        } else {
            steps.push(Step::ClockWrites);
        }
        if system.absences_left > 0 {
            steps
                .extend(world::MAY_LEAVE.into_iter().filter(|it| !system.absent.has(*it)).map(Step::Absence));
        }
        if system.now < self.days {
            steps.push(Step::Day);
        }
        if system.crashes_left > 0 {
            steps.push(Step::Crash);
        }
    }

    fn next_state(&self, last: &System, step: Step) -> Option<System> {
        let mut next = last.clone();
        match step {
            Step::Ask(client, matter, act) => {
                next.clients[client] = Client::Waiting(Request::new(matter, act));
            }
            Step::Deliver(client) => self.deliver(&mut next, client),
            Step::Commit(client, job) => self.commit(&mut next, client, job),
            Step::Answer(client) => self.answer(&mut next, client),
            Step::ClockReads(matter) => {
                let plan = self.plan(&last.matters[matter], &Act::Pass, last.absent, last.now)?;
                next.clock = Some(Job::on(last, matter, plan.state));
            }
            Step::ClockWrites => {
                let job = next.clock.take()?;
                self.write(&mut next, job, &Act::Pass);
            }
            Step::Absence(person) => self.absence(&mut next, person),
            Step::Day => next.now += 1,
            Step::Crash => crash(&mut next),
        }
        (next != *last).then_some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        oracle::properties()
    }
}

impl Request {
    fn new(matter: usize, act: Act) -> Self {
        Self { matter, act, jobs: Vec::new(), committed: false, key: false, effects: 0, acknowledged: false }
    }
}

impl Job {
    pub(super) fn on(system: &System, matter: usize, next: State) -> Self {
        let basis = system.matters[matter].clone();
        Self { matter, at: system.now, absent: system.absent, basis, next }
    }
}
