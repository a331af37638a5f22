//! What must hold of a committed step, act by act, written from the table of transitions and without the engine's
//! guards.

use super::system::{Job, Wish};
use super::world::{self, Absent, day};
use crate::{
    Act, Cause, Choice, End, Ground, Handover, Holder, Kind, PassingOn, Pause, Preview, Reminded,
    ResidentsWord, Side, Stage, Start, State, Who, Window,
};
use kernel::{PersonId, Timestamp, calendar};

/// What has gone wrong so far, one bit for each property of a step.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Faults(pub(super) u32);

pub(super) const MOMENT: u32 = 1;
pub(super) const MOVED: u32 = 1 << 1;
pub(super) const OVERWRITTEN: u32 = 1 << 2;
pub(super) const UNSAID: u32 = 1 << 3;
pub(super) const TWICE: u32 = 1 << 4;
pub(super) const LOST: u32 = 1 << 5;
pub(super) const SILENCE: u32 = 1 << 6;
pub(super) const OUTSIDER: u32 = 1 << 7;
pub(super) const SHARED: u32 = 1 << 8;
pub(super) const ASKED: u32 = 1 << 9;
pub(super) const BRIDGE: u32 = 1 << 10;
pub(super) const PAUSE: u32 = 1 << 11;
pub(super) const REPEATED_WORD: u32 = 1 << 12;
pub(super) const CLOSED: u32 = 1 << 13;
pub(super) const REOPENED: u32 = 1 << 14;

impl Faults {
    pub(super) fn set(&mut self, fault: u32, wrong: bool) {
        if wrong {
            self.0 |= fault;
        }
    }

    /// Judges one write: `row` is what stands in the store, `job` what was read, decided and is written.
    pub(super) fn judge(&mut self, row: Option<&Handover>, wish: &Wish, job: &Job) {
        self.set(OVERWRITTEN, row != job.basis.as_ref());
        let act = match wish {
            Wish::Draft(by, _) => return self.judge_draft(*by, job),
            Wish::Act(act) => act,
        };
        let Some(basis) = &job.basis else { return };
        self.set(OUTSIDER, act.actor().is_some_and(|by| job.absent.has(by)) || meddles(act, basis, job));
        self.set(MOVED, !moves_well(act, basis, job));
        self.set(SHARED, !shares_well(act, basis));
        self.set(ASKED, !asks_well(act, basis, job));
        self.set(MOMENT, !in_sight(act, job.at));
        self.set(BRIDGE, !starts_well(&job.next, basis, job.at));
        self.set(PAUSE, !pauses_well(&job.next, basis));
        self.set(CLOSED, !closes_well(act, basis, job.at));
        self.set(REOPENED, !reopens_well(act, basis, job.at));
        self.set(SILENCE, !stays_asked(act, basis, job));
        if *act == Act::Pass {
            self.set(REPEATED_WORD, repeats(basis, &job.next) || job.notices == 0);
        }
        let other = job.next.state.stage() != basis.state.stage();
        let quiet = matches!(
            act,
            Act::See { .. } | Act::Drop { .. } | Act::MoveOn | Act::GoOn { .. } | Act::Refuse { .. }
        );
        self.set(UNSAID, other && job.notices == 0 && !quiet);
    }

    /// 1: by the holder of the case, help also by whoever may refer; a claim by somebody else, for themselves.
    fn judge_draft(&mut self, by: PersonId, job: &Job) {
        let Handover { kind, giver, receiver, .. } = job.next;
        let holds = job.case.is_some_and(|case| world::may_act(by, case));
        let well = match kind {
            Kind::Claim => !holds && Some(giver) == job.case && world::may_act(by, receiver),
            Kind::Transfer => holds && world::may_act(by, giver),
            // The lead has a refer grant, and no more.
            Kind::Consult | Kind::Refer => (holds || by == world::LEAD) && world::may_act(by, giver),
        };
        self.set(OUTSIDER, !well || job.absent.has(by));
        self.set(ASKED, giver == receiver);
    }
}

/// The table's column "who".
fn meddles(act: &Act, basis: &Handover, job: &Job) -> bool {
    // What would move a case is also of whoever holds that case now.
    let holds = |by| job.case.is_some_and(|case| world::may_act(by, case));
    let on = |side| {
        let by = act.actor().expect("a worker's act");
        let theirs = side == Side::Giver && basis.kind.moves_holder() && holds(by);
        world::may_act(by, basis.party(side)) || theirs
    };
    let lead = |side| world::above(basis.party(side)).team_lead;
    match act {
        Act::Send { .. } | Act::Drop { .. } | Act::Reply { .. } => !on(basis.asker()),
        Act::See { .. }
        | Act::Ask { .. }
        | Act::Accept { .. }
        | Act::Refuse { .. }
        | Act::Redirect { .. } => !on(basis.asked()),
        Act::Contact { by, .. } => basis.receiver != Holder::Person(*by),
        Act::Enter { .. } | Act::Wait { .. } | Act::GoOn { .. } | Act::Report { .. } => !on(Side::Receiver),
        Act::Confirm { .. } => !on(Side::Giver),
        Act::Withdraw { by: Who::Worker(_), .. } => match basis.state.stage() {
            Stage::Accepted | Stage::ContactMissed => !on(Side::Giver) && !on(Side::Receiver),
            _asked => !on(basis.asker()),
        },
        Act::Decide { .. } => match &basis.state {
            State::Ended { end: End::Refused(_), .. } => !on(basis.asker()),
            _other => !on(Side::Giver),
        },
        Act::Replace { by, side, cause: Cause::Supervision, .. } => by.is_none() || *by != lead(*side),
        Act::Replace { side, cause: Cause::Gone, .. } => job.absent.stands(basis.party(*side)),
        Act::Withdraw { by: Who::Resident, .. } | Act::Reopen { .. } | Act::MoveOn | Act::Pass => false,
    }
}

/// I3: at 13, after a yes, in person, and when it happened; and a yes is by somebody of those asked.
fn moves_well(act: &Act, basis: &Handover, job: &Job) -> bool {
    if let Act::Accept { yes, .. } = act
        && !world::may_act(yes.worker, basis.receiver)
    {
        return false;
    }
    if let Act::Accept { by, .. } = act
        && basis.kind == Kind::Claim
        && !job.case.is_some_and(|case| world::may_act(*by, case))
    {
        return false;
    }
    let contact = match (act, &basis.state) {
        (Act::Contact { at, .. }, State::Accepted(start) | State::ContactMissed { start, .. }) => {
            start.since <= *at && *at <= day(job.at)
        }
        (Act::Contact { .. }, _) => false,
        (_other, _) => return job.moves_to.is_none(),
    };
    contact && job.moves_to.is_none_or(|to| basis.kind.moves_holder() && Holder::Person(to) == basis.receiver)
}

fn shares_well(act: &Act, basis: &Handover) -> bool {
    match (act, &basis.state) {
        (Act::Send { ground, preview, .. }, _) => *ground != Ground::default() && *preview != Preview::NotYet,
        (
            Act::Redirect { to, .. },
            State::Sent(Window { passing_on, .. })
            | State::Seen(Window { passing_on, .. })
            | State::Asked { window: Window { passing_on, .. }, .. },
        ) => *passing_on == PassingOn::Agreed || *passing_on == PassingOn::AgreedTo(*to),
        _other => true,
    }
}

fn asks_well(act: &Act, basis: &Handover, job: &Job) -> bool {
    let there = |absent: Absent, handover: &Handover| absent.stands(handover.party(handover.asked()));
    match act {
        Act::Send { .. } => there(job.absent, &job.next),
        Act::Redirect { .. } | Act::Decide { choice: Choice::OtherRoute { .. }, .. } => {
            job.follow_up.as_ref().is_some_and(|it| there(job.absent, it) && it.giver != it.receiver)
        }
        Act::Replace { side, cause, to, .. } => {
            let same = job.next.giver == job.next.receiver;
            job.absent.stands(*to) && (!same || *cause == Cause::Gone) && basis.party(*side) != *to
        }
        _other => true,
    }
}

fn in_sight(act: &Act, at: u16) -> bool {
    let within = |moment: Timestamp, days| moment > day(at) && moment <= calendar::in_days(day(at), days);
    match act {
        Act::Decide { next, .. } => within(*next, 90),
        Act::Wait { review_by, .. } => within(*review_by, 60),
        _other => true,
    }
}

/// 6: a start lies ahead; one later than usual has a bridge.
fn starts_well(next: &Handover, basis: &Handover, at: u16) -> bool {
    let (State::Accepted(Start { contact_by, bridging, .. }), false) =
        (&next.state, matches!(basis.state, State::Accepted(_)))
    else {
        return true;
    };
    let usual = calendar::in_working_days(day(at), 1);
    *contact_by > day(at) && (*contact_by <= usual || bridging.is_some())
}

/// 4: the clock stops once; after that a question leaves it as it was.
fn pauses_well(next: &Handover, basis: &Handover) -> bool {
    match (&basis.state, &next.state) {
        (State::Sent(before) | State::Seen(before), State::Asked { window, .. }) => {
            before.pause == Pause::Unused || before.lapses_at == window.lapses_at
        }
        _other => true,
    }
}

/// 15 and 16; and a case is closed only when nobody is asked, helps or must decide.
fn closes_well(act: &Act, basis: &Handover, at: u16) -> bool {
    match act {
        Act::Report { .. } => !basis.kind.moves_holder(),
        Act::MoveOn => match &basis.state {
            State::Draft { .. } => true,
            State::Held(_) | State::Waiting { .. } => basis.kind.moves_holder(),
            State::Ended { end: End::Refused(_), .. } => basis.kind == Kind::Claim,
            _runs => false,
        },
        Act::Confirm { word: ResidentsWord::NoReply { first, second }, .. } => {
            first < second && *second <= day(at)
        }
        _other => true,
    }
}

/// 17.
fn reopens_well(act: &Act, basis: &Handover, at: u16) -> bool {
    let ended_at = match &basis.state {
        State::Reported { report, .. } => report.at,
        State::Closed { at, .. } => *at,
        _other => return true,
    };
    match act {
        Act::Reopen { by, .. } => {
            let concerned = match by {
                Who::Resident => true,
                Who::Worker(by) => world::may_act(*by, Holder::Person(world::WORKER)) || *by == world::LEAD,
            };
            concerned && day(at) <= calendar::in_days(ended_at, 90)
        }
        _other => true,
    }
}

/// Time alone ends only what can no longer be answered, says yes to nothing, and whoever says yes too late is too late.
fn stays_asked(act: &Act, basis: &Handover, job: &Job) -> bool {
    let lapsed = |window: &Window| window.lapses_at <= day(job.at);
    match (act, &basis.state) {
        (Act::Pass, State::Sent(window) | State::Seen(window) | State::Asked { window, .. }) => {
            match &job.next.state {
                State::Ended { end: End::Unanswered, .. } => lapsed(window),
                next => next.stage() == basis.state.stage(),
            }
        }
        (Act::Pass, State::Accepted(start)) => match &job.next.state {
            State::ContactMissed { .. } => start.contact_by <= day(job.at),
            next => next.stage() == Stage::Accepted,
        },
        (Act::Pass, before) => job.next.state.stage() == before.stage(),
        (Act::Accept { .. }, State::Sent(window) | State::Seen(window)) => !lapsed(window),
        _other => true,
    }
}

/// The clock said what it had said already.
fn repeats(before: &Handover, after: &Handover) -> bool {
    let said = |state: &State| match state {
        State::Sent(window) | State::Seen(window) => Some((window.reminded, None)),
        State::Accepted(start) => Some((start.reminded, None)),
        State::Held(holding) | State::Waiting { holding, .. } => {
            Some((holding.reminded, holding.landing.map(|_| holding.quiet_since)))
        }
        _other => None,
    };
    let quiet = |state: &State| match state {
        State::Held(holding) | State::Waiting { holding, .. } => Some(holding.quiet_since),
        _other => None,
    };
    let (was, is) = (said(&before.state), said(&after.state));
    was.is_some()
        && was == is
        && was != Some((Reminded::NotYet, None))
        && quiet(&before.state) == quiet(&after.state)
}
