//! What must hold, written without looking at the engine's own guards: each committed step is judged against the
//! invariants of the design, and each instant against the first of them.

use super::system::{Bounds, Client, Job, Step, System};
use super::world::{self, day};
use crate::{Act, Cause, Holder, LONGEST_PROMISE_DAYS, Offer, Reminded, Rung, State};
use kernel::{PersonId, calendar};
use stateright::{Model, Property};

/// What has gone wrong so far, one bit for each property of a step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Faults(u16);

pub(super) const HANDOVER: u16 = 1;
pub(super) const SILENCE: u16 = 2;
pub(super) const OUTSIDER: u16 = 4;
pub(super) const MOMENT: u16 = 8;
pub(super) const ASKED: u16 = 16;
pub(super) const REPEATED_WORD: u16 = 32;
pub(super) const CLIMB: u16 = 64;
pub(super) const OVERWRITTEN: u16 = 128;
pub(super) const LOST: u16 = 256;
pub(super) const TWICE: u16 = 512;
pub(super) const SETTLED: u16 = 1024;
pub(super) const TOO_EARLY: u16 = 2048;

pub(super) fn properties() -> Vec<Property<Bounds>> {
    let clean = |name, holds: fn(&Bounds, &System) -> bool| Property::<Bounds>::always(name, holds);
    vec![
        clean("1 one holder who is there, one moment in sight", |_, it| held(it)),
        clean("1 a moment that somebody sets lies ahead, at most 90 days", |_, it| !it.faults.has(MOMENT)),
        clean("2 handed over only to who took over, or from who is gone, silent or supervised", |_, it| {
            !it.faults.has(HANDOVER)
        }),
        clean("6 silence grants nothing", |_, it| !it.faults.has(SILENCE)),
        clean("only those concerned act, and only while active", |_, it| !it.faults.has(OUTSIDER)),
        clean("who is asked is another, is there, and is the only one asked", |_, it| !it.faults.has(ASKED)),
        clean("what was settled stays settled unless reopened", |_, it| !it.faults.has(SETTLED)),
        clean("a reminder is given once", |_, it| !it.faults.has(REPEATED_WORD)),
        clean("a climb reaches somebody else, or the top, on a higher rung", |_, it| !it.faults.has(CLIMB)),
        clean("what is due later stays with a holder who is there", |_, it| !it.faults.has(TOO_EARLY)),
        clean("what somebody did is never overwritten", |_, it| !it.faults.has(OVERWRITTEN)),
        clean("nothing acknowledged is lost", |_, it| !it.faults.has(LOST)),
        clean("a repeat has no second effect", |_, it| !it.faults.has(TWICE)),
        clean("whatever is overdue can always be moved on", movable),
        clean("at rest nothing is overdue and nobody waits", |model, it| !at_rest(model, it) || done(it)),
        Property::<Bounds>::eventually("every passed moment is climbed or answered", |model, it| {
            it.now == model.days && done(it)
        }),
        Property::<Bounds>::sometimes("it reaches the network's desk", |_, it| {
            it.matters.iter().any(|state| state.hold().is_some_and(|hold| hold.rung() == Rung::NetworkDesk))
        }),
        Property::<Bounds>::sometimes("it comes to rest", at_rest),
        Property::<Bounds>::sometimes("the other organisation's worker holds it", |_, it| {
            it.matters.iter().any(|state| state.holder() == Some(Holder::Person(world::OTHER_WORKER)))
        }),
        Property::<Bounds>::sometimes(
            "a crash, if any, leaves a committed request unanswered",
            |model, it| model.crashes == 0 || it.clients.iter().any(forgotten),
        ),
    ]
}

/// It took effect, and the server no longer knows.
fn forgotten(client: &Client) -> bool {
    matches!(client, Client::Waiting(request) if request.effects == 1 && !request.committed)
}

fn held(system: &System) -> bool {
    system.matters.iter().filter_map(State::hold).all(|hold| {
        system.absent.stands(hold.holder)
            && hold.moment.at <= calendar::in_days(day(system.now), LONGEST_PROMISE_DAYS)
    })
}

fn overdue(state: &State, now: u8) -> bool {
    match state {
        State::Held(hold) => hold.moment.at <= day(now),
        State::Offered { offer, .. } => offer.answer_by <= day(now),
        State::Settled(_) => false,
    }
}

fn movable(model: &Bounds, system: &System) -> bool {
    system.matters.iter().filter(|state| overdue(state, system.now)).all(|state| {
        let plan = model.plan(state, &Act::Pass, system.absent, system.now);
        plan.is_some_and(|plan| !overdue(&plan.state, system.now))
    })
}

fn done(system: &System) -> bool {
    system.matters.iter().all(|state| !overdue(state, system.now))
        && system.clients.iter().all(|client| *client == Client::Answered)
}

fn at_rest(model: &Bounds, system: &System) -> bool {
    if system.now < model.days || system.clients.contains(&Client::Idle) {
        return false;
    }
    let mut steps: Vec<Step> = Vec::new();
    model.actions(system, &mut steps);
    steps.into_iter().all(|step| model.next_state(system, step).is_none())
}

impl Faults {
    pub(super) fn has(self, fault: u16) -> bool {
        self.0 & fault != 0
    }

    pub(super) fn set(&mut self, fault: u16, wrong: bool) {
        if wrong {
            self.0 |= fault;
        }
    }

    /// Judges one write: `row` is what stands in the store, `job` what was read, decided and is written.
    pub(super) fn judge(&mut self, row: &State, act: &Act, job: &Job) {
        self.set(OVERWRITTEN, *row != job.basis);
        let reopens = matches!(act, Act::Reopen { .. });
        self.set(SETTLED, matches!(row, State::Settled(_)) && !reopens);
        self.set(OUTSIDER, act.actor().is_some_and(|by| job.absent.has(by)) || meddles(act, &job.basis));
        self.set(MOMENT, !moment_ahead(act, job.at));
        self.set(ASKED, matches!(act, Act::Offer { .. }) && !asks_well(job));
        self.set(HANDOVER, !hands_over_well(act, job));
        self.set(SILENCE, grants_by_silence(act, job));
        if *act == Act::Pass {
            self.judge_pass(job);
        }
    }

    fn judge_pass(&mut self, job: &Job) {
        let (Some(before), Some(after)) = (job.basis.hold(), job.next.hold()) else { return };
        let same_moment = before.moment == after.moment && before.since == after.since;
        let lapsed = matches!((&job.basis, &job.next), (State::Offered { .. }, State::Held(_)));
        let said = before.reminded != Reminded::NotYet && before.reminded == after.reminded;
        self.set(REPEATED_WORD, same_moment && !lapsed && said);
        let higher = after.rung() > before.rung();
        // Above the network's desk there is nobody: what it lets pass stays with it, and stands there as climbed.
        let alone = before.holder == Holder::Desk(world::NETWORK_DESK);
        let elsewhere = after.holder != before.holder;
        self.set(CLIMB, higher != elsewhere && !(higher && alone));
        self.set(CLIMB, after.rung() < before.rung());
        let due_later = before.due.is_some_and(|due| due > day(job.at));
        self.set(CLIMB, !same_moment && !higher && !due_later && before.rung() < Rung::NetworkDesk);
        self.set(TOO_EARLY, due_later && elsewhere && job.absent.stands(before.holder));
    }
}

fn meddles(act: &Act, basis: &State) -> bool {
    let Some(hold) = basis.hold() else { return false };
    match act {
        Act::Promise { by, .. }
        | Act::Schedule { by, .. }
        | Act::Offer { by, .. }
        | Act::Withdraw { by, .. } => !world::may_act(*by, hold.holder),
        Act::Settle { by, .. } => by.is_some_and(|by| !world::may_act(by, hold.holder)),
        Act::Accept { by } | Act::Decline { by, .. } => {
            !offer_in(basis).is_some_and(|offer| world::may_act(*by, offer.to))
        }
        Act::Take { by } => !may_take(*by, basis),
        Act::Reassign { .. } | Act::Reopen { .. } | Act::Pass => false,
    }
}

fn may_take(by: PersonId, basis: &State) -> bool {
    let Some(hold) = basis.hold() else { return false };
    let before = hold.climbed.map(|climbed| [climbed.previous(), climbed.original()]);
    before.into_iter().flatten().chain([hold.holder]).any(|holder| world::may_act(by, holder))
}

fn offer_in(state: &State) -> Option<&Offer> {
    match state {
        State::Offered { offer, .. } => Some(offer),
        State::Held(_) | State::Settled(_) => None,
    }
}

fn moment_ahead(act: &Act, at: u8) -> bool {
    let set = match act {
        Act::Promise { moment, .. } | Act::Reopen { moment, .. } => moment.at,
        Act::Offer { answer_by, .. } => *answer_by,
        Act::Schedule { moment, .. } => return moment.at > day(at),
        Act::Take { .. }
        | Act::Accept { .. }
        | Act::Decline { .. }
        | Act::Withdraw { .. }
        | Act::Settle { .. }
        | Act::Reassign { .. }
        | Act::Pass => return true,
    };
    set > day(at) && set <= calendar::in_days(day(at), LONGEST_PROMISE_DAYS)
}

fn asks_well(job: &Job) -> bool {
    let another = offer_in(&job.next)
        .is_some_and(|offer| job.absent.stands(offer.to) && job.next.holder() != Some(offer.to));
    another && offer_in(&job.basis).is_none()
}

/// Invariant 2, act by act.
fn hands_over_well(act: &Act, job: &Job) -> bool {
    let (Some(before), Some(after)) = (job.basis.hold(), job.next.hold()) else { return true };
    if before.holder == after.holder {
        return true;
    }
    let to_self = |by: &PersonId| after.holder == Holder::Person(*by);
    match act {
        Act::Accept { by } => {
            to_self(by) && offer_in(&job.basis).is_some_and(|offer| world::may_act(*by, offer.to))
        }
        Act::Take { by } => to_self(by) && may_take(*by, &job.basis),
        Act::Reassign { by, cause: Cause::Supervision, .. } => {
            by.is_some() && *by == world::ladder(Some(before.holder)).team_lead
        }
        Act::Reassign { by, cause: Cause::Handover, .. } => by.as_ref().is_some_and(to_self),
        Act::Reassign { cause: Cause::Absence | Cause::Leaving | Cause::DeskEmptied, .. } => {
            !job.absent.stands(before.holder)
        }
        Act::Pass => before.moment.at <= day(job.at) || !job.absent.stands(before.holder),
        Act::Promise { .. }
        | Act::Schedule { .. }
        | Act::Offer { .. }
        | Act::Decline { .. }
        | Act::Withdraw { .. }
        | Act::Settle { .. }
        | Act::Reopen { .. } => false,
    }
}

/// Invariant 6: time alone settles nothing, ends no offer that may still be answered, and whoever answered too
/// late doesn't get it.
fn grants_by_silence(act: &Act, job: &Job) -> bool {
    let open_offer = offer_in(&job.basis).filter(|offer| offer.answer_by > day(job.at));
    match act {
        Act::Pass => {
            let ended = open_offer.is_some() && offer_in(&job.next).is_none();
            job.next.hold().is_none() || (ended && job.absent.stands(job.basis.holder().expect("open")))
        }
        Act::Accept { .. } => open_offer.is_none(),
        Act::Take { .. }
        | Act::Promise { .. }
        | Act::Schedule { .. }
        | Act::Offer { .. }
        | Act::Decline { .. }
        | Act::Withdraw { .. }
        | Act::Settle { .. }
        | Act::Reassign { .. }
        | Act::Reopen { .. } => false,
    }
}
