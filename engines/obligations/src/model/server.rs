//! What the modelled server does with a request, the clock and an absence, and what a crash takes from it. A plan
//! whose basis has changed can only fail under the guard in question, so it is dropped at once: that keeps the
//! search small without losing a behaviour.

use super::StoreGuard;
use super::oracle;
use super::system::{Bounds, Client, Job, System};
use super::world;
use crate::{Act, Cause, Holder};
use kernel::PersonId;

impl Bounds {
    /// Reads and plans; a refusal, or a key that is known, is answered at once.
    pub(super) fn deliver(&self, system: &mut System, client: usize) {
        let (now, absent) = (system.now, system.absent);
        let Client::Waiting(request) = &system.clients[client] else { return };
        let plan = self.plan(&system.matters[request.matter], &request.act, absent, now);
        let job = plan.map(|plan| Job::on(system, request.matter, plan.state));
        let Client::Waiting(request) = &mut system.clients[client] else { return };
        match job {
            Some(_) | None if request.key => request.acknowledged = true,
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
        if request.key {
            return;
        }
        let act = request.act.clone();
        request.committed = true;
        request.key |= self.has(StoreGuard::KeyWithEffect);
        request.effects += 1;
        system.faults.set(oracle::TWICE, request.effects > 1);
        self.write(system, job, &act);
    }

    /// Writes; whatever else was planned on the old row can now only fail, or overwrite it.
    pub(super) fn write(&self, system: &mut System, job: Job, act: &Act) {
        system.faults.judge(&system.matters[job.matter], act, &job);
        system.matters[job.matter] = job.next;
        if self.has(StoreGuard::CompareVersion) {
            system.forget(|other| other.matter == job.matter);
        }
    }

    /// The answer reaches the client. The key is written only now if the guard is off.
    pub(super) fn answer(&self, system: &mut System, client: usize) {
        let Client::Waiting(request) = &mut system.clients[client] else { return };
        if !self.has(StoreGuard::AnswerAfterCommit) && !request.jobs.is_empty() {
            return;
        }
        request.key = true;
        let lost = request.effects == 0;
        system.clients[client] = Client::Answered;
        system.faults.set(oracle::LOST, lost);
    }

    /// Somebody is gone, and in the same transaction all they held, or a desk they left empty, is with a desk.
    pub(super) fn absence(&self, system: &mut System, person: PersonId) {
        system.absent = system.absent.with(person);
        system.absences_left -= 1;
        if self.has(StoreGuard::StandingUnchanged) {
            system.forget(|_| true);
        }
        if !self.has(StoreGuard::AbsenceMovesAll) {
            return;
        }
        for matter in 0..system.matters.len() {
            let holder = system.matters[matter].holder();
            let Some(holder) = holder.filter(|it| !system.absent.stands(*it)) else { continue };
            let ladder = world::ladder(Some(holder));
            let to = ladder.organisation.filter(|it| system.absent.stands(*it));
            let to = to.unwrap_or(ladder.network);
            let cause = match holder {
                Holder::Person(_) => Cause::Absence,
                Holder::Desk(_) => Cause::DeskEmptied,
            };
            let act = Act::Reassign { by: None, to, cause };
            if let Some(plan) = self.plan(&system.matters[matter], &act, system.absent, system.now) {
                let job = Job::on(system, matter, plan.state);
                self.write(system, job, &act);
            }
        }
    }
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

/// The server's memory is gone; rows and keys stay. Whoever was told "done" before the commit has lost it.
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
    system.faults.set(oracle::LOST, lost);
}
