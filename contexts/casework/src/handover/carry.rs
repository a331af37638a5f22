//! Carrying out what the engine planned, whole, in the transaction of the act: where it stands now, the step on its way,
//! its one obligation, the case, what may be read, who hears, and the draft that follows from it.

use super::step::{self, Said};
use super::{Kept, Previewed, case, columns, hear, names, standing};
use directory::pontoon::Pontoon;
use handover::{Duty, DutyChange, Handover, HandoverId, Plan, Step, Task, Transition, Who};
use kernel::ids::{Uuid, uuid_at};
use kernel::{PersonId, Timestamp, calendar};
use network::Refusal;
use network::reading::Keys;
use obligations::Moment;
use serde_json::json;
use store::Tx;
use store::event::{self, Event, Subject};
use worklist::{Opening, why};

/// Writes all of `plan`, asked for under the id `transition`.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    of: &Kept,
    (plan, transition, said): (Plan, Uuid, &Said),
) -> Result<Kept, Refusal> {
    let Some(step) = plan.step.clone() else { return Ok(of.clone()) };
    let by = worker(&step);
    let mut kept = Kept { machine: plan.handover.clone(), changed_at: now, ..of.clone() };
    update(tx, &mut kept)?;
    step::insert(tx, keys, &kept, (transition, &step), said)?;
    note(tx, now, &kept, &step)?;
    if let Some(change) = plan.duty {
        duty(tx, now, by, &kept, change)?;
    }
    case::change(tx, now, keys, &kept, (by, &plan, step.transition))?;
    hear::tell(tx, now, &kept, by, &plan.notices)?;
    if let Some(next) = plan.follow_up {
        follow_up(tx, now, keys, &kept, (by, next))?;
    }
    Ok(kept)
}

fn worker(step: &Step) -> Option<PersonId> {
    match step.by {
        Some(Who::Worker(person)) => Some(person),
        Some(Who::Resident) | None => None,
    }
}

/// What a row keeps of the machine, beside the machine itself.
fn machine(of: &Handover) -> Result<serde_json::Value, Refusal> {
    serde_json::to_value(of).map_err(|problem| Refusal::Broken(problem.to_string()))
}

fn update(tx: &mut Tx<'_>, kept: &mut Kept) -> Result<(), Refusal> {
    let (giver, receiver) = (columns(kept.machine.giver), columns(kept.machine.receiver));
    tx.change_one(
        "update handover set stage = $4, machine = $5, giver_person = $6, giver_desk = $7, receiver_person = $8,
           receiver_desk = $9, clock_at = $10, look_at = $11, changed_at = $12, version = version + 1,
           runs_in = case when $13 then (select open_id from help_request
             where help_request.network_id = handover.network_id and help_request.id = handover.help_request_id) end
         where network_id = $1 and id = $2 and version = $3",
        &[
            &kept.network,
            &Uuid::from(kept.id),
            &kept.version,
            &kept.stage().word(),
            &machine(&kept.machine)?,
            &giver.0,
            &giver.1,
            &receiver.0,
            &receiver.1,
            &kept.machine.clock(),
            &kept.machine.look_at(),
            &kept.changed_at,
            &!kept.stage().is_final(),
        ],
    )?;
    kept.version += 1;
    Ok(())
}

fn note(tx: &mut Tx<'_>, now: Timestamp, of: &Kept, step: &Step) -> Result<(), Refusal> {
    let event = Event {
        network: of.network,
        at: now,
        actor: worker(step),
        kind: step.transition.name(),
        subject: Subject { kind: "handover", id: of.id.into() },
        facts: json!({ "plan": of.plan, "before": step.before, "after": step.after }),
    };
    event::append(tx, &event)?;
    Ok(())
}

fn duty(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: Option<PersonId>,
    of: &Kept,
    change: DutyChange,
) -> Result<(), Refusal> {
    match change {
        DutyChange::Open(duty) => open(tx, now, by, of, duty),
        DutyChange::Settle(_) => worklist::settle(tx, now, of.network, of.matter(), of.stage().word()),
        DutyChange::Move { from, to } => {
            let held = standing::duty_holder(tx, of)?;
            // Whoever went, what they held was given to their desk in that same act.
            if (from.task, from.at) == (to.task, to.at) && held == Some(to.holder) {
                return Ok(());
            }
            worklist::settle(tx, now, of.network, of.matter(), "moved-on")?;
            open(tx, now, by, of, to)
        }
    }
}

/// The one obligation of a handover. It tells nothing of anybody.
fn open(tx: &mut Tx<'_>, now: Timestamp, by: Option<PersonId>, of: &Kept, duty: Duty) -> Result<(), Refusal> {
    let at = if duty.at > now { duty.at } else { calendar::in_working_days(now, 1) };
    let moment = Moment { at, why: why::rule(reason(duty.task))? };
    let opening = Opening {
        network: of.network,
        matter: of.matter(),
        title: String::new(),
        href: of.href(),
        shielded: true,
        holder: standing::theirs(duty.holder),
        moment,
    };
    worklist::open(tx, now, by, opening)?;
    Ok(())
}

/// Why that moment: what must be done by then.
fn reason(task: Task) -> &'static str {
    match task {
        Task::Send => "why-handover-send",
        Task::Answer => "why-handover-answer",
        Task::Reply => "why-handover-reply",
        Task::Contact => "why-handover-contact",
        Task::Mend => "why-handover-mend",
        Task::Help => "why-handover-help",
        Task::Review => "why-handover-review",
        Task::Confirm => "why-handover-confirm",
        Task::Decide => "why-handover-decide",
    }
}

/// The same packet, to be sent again or to another: whoever asked sends it.
fn follow_up(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    of: &Kept,
    (by, next): (Option<PersonId>, Handover),
) -> Result<(), Refusal> {
    let drafted_by = by.unwrap_or(of.drafted.0);
    let kept = Kept {
        id: HandoverId::new(now),
        part_of: Some(of.id),
        machine: next,
        previewed: Previewed::NotYet,
        drafted: (drafted_by, now),
        changed_at: now,
        version: 1,
        ..of.clone()
    };
    let step = Step {
        at: now,
        by: Some(Who::Worker(drafted_by)),
        transition: Transition::Drafted,
        before: None,
        after: kept.stage(),
    };
    insert(tx, now, keys, &kept, (uuid_at(now), &step))
}

/// Keeps a new draft with its first step and its obligation.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    of: &Kept,
    (form_key, first): (Uuid, &Step),
) -> Result<(), Refusal> {
    let (giver, receiver) = (columns(of.machine.giver), columns(of.machine.receiver));
    let pontoon: Option<Pontoon> = of.pontoon;
    tx.execute(
        "insert into handover (network_id, id, plan_id, help_request_id, part_of, kind, stage, giver_person, giver_desk,
           receiver_person, receiver_desk, machine, pontoon, packet_id, question, story, wished, previewed, drafted_by,
           drafted_at, changed_at, clock_at, look_at, form_key, runs_in, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20, $21,
           $22, $23, $4, 1)",
        &[
            &of.network,
            &Uuid::from(of.id),
            &of.plan,
            &of.request,
            &of.part_of.map(Uuid::from),
            &names::KindName::from(of.machine.kind),
            &of.stage().word(),
            &giver.0,
            &giver.1,
            &receiver.0,
            &receiver.1,
            &machine(&of.machine)?,
            &pontoon,
            &of.packet.id,
            &of.packet.question,
            &of.packet.story,
            &of.packet.wished,
            &of.previewed,
            &of.drafted.0,
            &now,
            &of.machine.clock(),
            &of.machine.look_at(),
            &form_key,
        ],
    )?;
    step::insert(tx, keys, of, (uuid_at(now), first), &Said::default())?;
    note(tx, now, of, first)?;
    if let Some(duty) = of.machine.duty() {
        open(tx, now, Some(of.drafted.0), of, duty)?;
    }
    Ok(())
}
