//! What the modelled server does with a request, the clock and an absence, and what a crash takes from it. A plan
//! whose basis has changed can only fail under the guard in question, so it is dropped at once: that keeps the search
//! small without losing a behaviour.

use super::StoreGuard;
use super::judge::{LOST, TWICE};
use super::system::{Bounds, Client, Job, Row, System, Wish};
use super::world;
use crate::{Act, CaseChange, Cause, Holder, Plan, Reads, Side};
use kernel::PersonId;

impl Bounds {
    pub(super) fn job(&self, system: &System, row: usize, plan: Plan) -> Job {
        let mut readers = system.rows[row].readers.clone();
        for reading in &plan.reading {
            readers.retain(|(who, _)| *who != reading.who);
            if reading.may > Reads::Nothing {
                readers.push((reading.who, reading.may));
            }
        }
        let moves_to = match plan.case {
            Some(CaseChange::MovesTo { to, .. }) => Some(to),
            Some(CaseChange::NextMoment { .. }) | None => None,
        };
        Job {
            row,
            at: self.today(system),
            absent: system.absent,
            case: system.case,
            basis: system.rows[row].handover.clone(),
            next: plan.handover,
            moves_to,
            readers,
            follow_up: plan.follow_up,
            notices: plan.notices.len(),
        }
    }

    /// Reads and plans; a refusal, or an id that is known, is answered at once.
    pub(super) fn deliver(&self, system: &mut System, client: usize) {
        let Client::Waiting(request) = &system.clients[client] else { return };
        let row = request.row;
        let plan = self.plan(system, row, &request.wish);
        let job = plan.map(|plan| self.job(system, row, plan));
        let Client::Waiting(request) = &mut system.clients[client] else { return };
        match job {
            Some(_) | None if request.id => request.acknowledged = true,
            Some(job) => {
                request.jobs.push(job);
                request.acknowledged |= !self.has(StoreGuard::AnswerAfterCommit);
            }
            None if request.jobs.is_empty() && !request.committed => {
                system.clients[client] = Client::Answered;
            }
            // Its twin is still being worked on: that one will answer.
            None => {}
        }
    }

    pub(super) fn commit(&self, system: &mut System, client: usize, job: usize) {
        let Client::Waiting(request) = &mut system.clients[client] else { return };
        let job = request.jobs.remove(job);
        if request.id {
            return;
        }
        let wish = request.wish.clone();
        request.committed = true;
        request.id |= self.has(StoreGuard::IdWithEffect);
        request.effects += 1;
        system.faults.set(TWICE, request.effects > 1);
        self.write(system, job, &wish);
    }

    /// Writes; whatever else was planned on the old rows can now only fail, or overwrite them.
    pub(super) fn write(&self, system: &mut System, job: Job, wish: &Wish) {
        system.faults.judge(system.rows[job.row].handover.as_ref(), wish, &job);
        let row = job.row;
        if let Some(to) = job.moves_to {
            system.case = Some(Holder::Person(to));
        }
        system.rows[row] = Row { handover: Some(job.next), readers: job.readers };
        if self.has(StoreGuard::CompareVersion) {
            system.forget(|other| other.row == row);
        }
        if self.has(StoreGuard::CaseUnchanged) {
            system.forget(|other| other.row != row);
        }
    }

    /// The answer reaches the client. The id is written only now if the guard is off.
    pub(super) fn answer(&self, system: &mut System, client: usize) {
        let Client::Waiting(request) = &mut system.clients[client] else { return };
        if !self.has(StoreGuard::AnswerAfterCommit) && !request.jobs.is_empty() {
            return;
        }
        request.id = true;
        let lost = request.effects == 0;
        system.clients[client] = Client::Answered;
        system.faults.set(LOST, lost);
    }

    /// Somebody is gone; in the same transaction another stands wherever they, or a desk they left empty, stood.
    pub(super) fn absence(&self, system: &mut System, person: PersonId) {
        system.absent = system.absent.with(person);
        system.absences_left -= 1;
        if self.has(StoreGuard::StandingUnchanged) {
            system.forget(|_| true);
        }
        if !self.has(StoreGuard::AbsenceReplaces) {
            return;
        }
        if let Some(gone) = system.case.filter(|it| !system.absent.stands(*it)) {
            system.case = Some(instead(system, gone));
        }
        for row in 0..system.rows.len() {
            for side in [Side::Giver, Side::Receiver] {
                let gone = system.rows[row].handover.as_ref().map(|it| it.party(side));
                let Some(gone) = gone.filter(|it| !system.absent.stands(*it)) else { continue };
                let act = Act::Replace { by: None, side, to: instead(system, gone), cause: Cause::Gone };
                let wish = Wish::Act(act);
                if let Some(plan) = self.plan(system, row, &wish) {
                    let job = self.job(system, row, plan);
                    self.write(system, job, &wish);
                }
            }
        }
    }
}

impl Bounds {
    /// The case is closed, in one transaction with every handover of it coming to rest; refused while one runs.
    pub(super) fn close(&self, system: &mut System) {
        let mut next = system.clone();
        for row in 0..next.rows.len() {
            let open = next.rows[row].handover.as_ref().is_some_and(|it| !it.state.stage().is_final());
            if open {
                let wish = Wish::Act(Act::MoveOn);
                let Some(plan) = self.plan(&next, row, &wish) else { return };
                let job = self.job(&next, row, plan);
                self.write(&mut next, job, &wish);
            }
        }
        next.case = None;
        next.closings_left -= 1;
        if self.has(StoreGuard::CaseUnchanged) {
            next.forget(|_| true);
        }
        *system = next;
    }
}

/// The desk of the same organisation, else the network's.
fn instead(system: &System, gone: Holder) -> Holder {
    let desk = world::above(gone).organisation_desk.map(Holder::Desk);
    desk.filter(|it| system.absent.stands(*it)).unwrap_or(Holder::Desk(world::NETWORK_DESK))
}

impl System {
    fn forget(&mut self, stale: impl Fn(&Job) -> bool) {
        for client in &mut self.clients {
            if let Client::Waiting(request) = client {
                request.jobs.retain(|job| !stale(job));
            }
        }
        self.clock = self.clock.take().filter(|job| !stale(job));
    }
}

/// The server's memory is gone; rows and ids stay. Whoever was told "done" before the commit has lost it.
pub(super) fn crash(system: &mut System) {
    system.crashes_left -= 1;
    system.clock = None;
    let mut lost = false;
    for client in &mut system.clients {
        if let Client::Waiting(request) = client {
            request.jobs.clear();
            request.committed = false;
            lost |= request.acknowledged && request.effects == 0;
        }
    }
    system.faults.set(LOST, lost);
}
