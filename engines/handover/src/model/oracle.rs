//! What must hold at every instant, written without looking at the engine's own guards: the invariants I1 to I10 of the
//! handover. What must hold of a step stands in `judge`.

use super::judge::{self, Faults};
use super::system::{Bounds, Client, Row, Step, System, Wish, moves};
use super::world::{self, day};
use crate::{Act, Handover, Holder, Reads, Stage, State};
use stateright::{Model, Property};

pub(super) fn properties() -> Vec<Property<Bounds>> {
    let clean = |name, holds: fn(&Bounds, &System) -> bool| Property::<Bounds>::always(name, holds);
    vec![
        clean("I1 the case has one holder, who is there, until it is closed", |_, it| {
            it.case.is_none_or(|holder| it.absent.stands(holder))
        }),
        clean("nothing runs of a closed case", |_, it| it.case.is_some() || open(it).count() == 0),
        clean("I1 whoever must act next is there", |_, it| sides_stand(it)),
        clean("I2 the next moment that is set lies in sight", |_, it| !it.faults.has(judge::MOMENT)),
        clean("I3 the case moves at the first contact, to who made it", |_, it| !it.faults.has(judge::MOVED)),
        clean("I4 at most one handover moves a case", |_, it| {
            it.rows.iter().filter_map(|row| row.handover.as_ref()).filter(|it| moves(it)).count() <= 1
        }),
        clean("I5 what is not final has a clock", |_, it| {
            open(it).all(|handover| handover.clock().is_some())
        }),
        clean("I5 what the clock finds it moves on", clock_moves_on),
        clean("I6 what somebody did is never overwritten", |_, it| !it.faults.has(judge::OVERWRITTEN)),
        clean("I8 who may not read reads nothing", |_, it| readers_fit(it)),
        clean("I9 whatever changes is told or recorded", |_, it| !it.faults.has(judge::UNSAID)),
        clean("I10 a repeat has no second effect", |_, it| !it.faults.has(judge::TWICE)),
        clean("nothing acknowledged is lost", |_, it| !it.faults.has(judge::LOST)),
        clean("silence grants nothing", |_, it| !it.faults.has(judge::SILENCE)),
        clean("only those concerned act, and only while active", |_, it| !it.faults.has(judge::OUTSIDER)),
        clean("nothing is shared unread, without ground or agreement", |_, it| !it.faults.has(judge::SHARED)),
        clean("who is asked is another, and is there", |_, it| !it.faults.has(judge::ASKED)),
        clean("a late start is bridged", |_, it| !it.faults.has(judge::BRIDGE)),
        clean("questions stop the clock once", |_, it| !it.faults.has(judge::PAUSE)),
        clean("a reminder is given once", |_, it| !it.faults.has(judge::REPEATED_WORD)),
        clean("what comes of it is said of help, and closed on the resident's word", |_, it| {
            !it.faults.has(judge::CLOSED)
        }),
        clean("what came back came back in time, from those concerned", |_, it| {
            !it.faults.has(judge::REOPENED)
        }),
        Property::<Bounds>::sometimes("a case moves", |_, it| {
            it.case == Some(Holder::Person(world::OTHER_WORKER))
        }),
        Property::<Bounds>::sometimes("a case is closed, where it may be", |bounds, it| {
            bounds.closings == 0 || it.case.is_none()
        }),
        Property::<Bounds>::sometimes("it comes to rest", at_rest),
        Property::<Bounds>::sometimes(
            "a crash, if any, leaves a committed request unanswered",
            |bounds, it| bounds.crashes == 0 || it.clients.iter().any(forgotten),
        ),
    ]
}

/// It took effect, and the server no longer knows.
fn forgotten(client: &Client) -> bool {
    matches!(client, Client::Waiting(request) if request.effects == 1 && !request.committed)
}

fn open(system: &System) -> impl Iterator<Item = &Handover> {
    system.rows.iter().filter_map(|row| row.handover.as_ref()).filter(|it| !it.state.stage().is_final())
}

fn sides_stand(system: &System) -> bool {
    open(system).all(|it| system.absent.stands(it.giver) && system.absent.stands(it.receiver))
}

/// Looks as often as the clock would, at most a few times: a moment may bring two words.
fn clock_moves_on(bounds: &Bounds, system: &System) -> bool {
    let now = day(bounds.today(system));
    (0..system.rows.len()).all(|row| {
        let mut at = system.clone();
        for _ in 0..4 {
            let Some(plan) = bounds.plan(&at, row, &Wish::Act(Act::Pass)) else { break };
            at.rows[row].handover = Some(plan.handover);
        }
        let look_at = at.rows[row].handover.as_ref().and_then(Handover::look_at);
        look_at.is_none_or(|look_at| look_at > now)
    })
}

/// Only a receiver reads, as much as the stage gives, and only what was given by this row.
fn readers_fit(system: &System) -> bool {
    system.rows.iter().all(|row| match &row.handover {
        None => row.readers.is_empty(),
        Some(handover) => {
            let may = may_read(handover);
            row.readers.iter().all(|reader| may == Some(*reader)) && row.readers.len() == may.iter().count()
        }
    })
}

fn may_read(handover: &Handover) -> Option<(Holder, Reads)> {
    let reads = match handover.state.stage() {
        Stage::Sent | Stage::Seen | Stage::Asked if handover.asker() == crate::Side::Giver => Reads::Packet,
        Stage::Accepted | Stage::ContactMissed | Stage::Held | Stage::Waiting | Stage::Reported => {
            Reads::Fully
        }
        _other => return None,
    };
    Some((handover.receiver, reads))
}

/// A row as a search starts with it.
pub(super) fn row(handover: Option<Handover>) -> Row {
    let readers = handover.as_ref().and_then(may_read).into_iter().collect();
    Row { handover, readers }
}

/// Who holds the case when a search starts: the receiver of what has moved, else the worker.
pub(super) fn holder_after(handovers: &[Option<Handover>]) -> Holder {
    let moved = handovers
        .iter()
        .flatten()
        .find(|it| it.kind.moves_holder() && matches!(it.state, State::Held(_) | State::Waiting { .. }));
    moved.map_or(Holder::Person(world::WORKER), |it| it.receiver)
}

fn at_rest(bounds: &Bounds, system: &System) -> bool {
    if system.tick + 1 < bounds.days.len() || system.clients.contains(&Client::Idle) {
        return false;
    }
    let mut steps: Vec<Step> = Vec::new();
    bounds.actions(system, &mut steps);
    steps.into_iter().all(|step| bounds.next_state(system, step).is_none())
}

impl Faults {
    pub(super) fn has(self, fault: u32) -> bool {
        self.0 & fault != 0
    }
}
