//! What a handover does to the case and to what may be read: the question moves to whoever made the first contact, whoever
//! said yes reads the plan for as long as the engine says, and a wait is bridged until it ends.

use super::step::Said;
use super::{Kept, Previewed, carry, standing};
use crate::plan;
use crate::share::{ShareId, Step};
use crate::{agreement, help_request};
use handover::{Act, CaseChange, Choice, Holder, Plan, Reading, Reads, Stage, State, Transition};
use kernel::ids::{Uuid, uuid_at};
use kernel::{PersonId, Timestamp};
use network::reading::Keys;
use network::{Refusal, person};
use obligations::{Cause, Moment};
use store::Tx;
use worklist::{obligation, why};

pub(super) fn change(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    of: &Kept,
    (by, plan, transition): (Option<PersonId>, &Plan, Transition),
) -> Result<(), Refusal> {
    match plan.case {
        Some(CaseChange::MovesTo { to, .. }) => moves(tx, now, of, to)?,
        Some(CaseChange::NextMoment { at }) => next_moment(tx, now, of, (by, at))?,
        None => {}
    }
    if transition == Transition::Held && of.machine.kind.moves_holder() && plan.case.is_some() {
        others_move_on(tx, now, keys, of)?;
    }
    waits(tx, now, of, transition)?;
    for reading in &plan.reading {
        reads(tx, now, keys, of, reading)?;
    }
    Ok(())
}

/// 13: the case has another holder, who has taken over in person.
fn moves(tx: &mut Tx<'_>, now: Timestamp, of: &Kept, to: PersonId) -> Result<(), Refusal> {
    let holder = obligations::Holder::Person(to);
    let act = obligations::Act::Reassign { by: Some(to), to: holder, cause: Cause::Handover };
    worklist::act(tx, now, of.network, help_request::matter(of.request), &act)?;
    let request = help_request::load_to_change(tx, of.network, of.plan, of.request)?;
    let pontoon = of.pontoon.unwrap_or(request.pontoon);
    let since = if pontoon == request.pontoon { request.pontoon_since } else { now };
    tx.change_one(
        "update help_request set pontoon = $4, pontoon_since = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&of.network, &of.request, &request.version, &pontoon, &since],
    )?;
    // Whoever holds the leading question leads the plan, and sees to what the resident's own people promised.
    let plan = plan::load(tx, of.network, of.plan)?;
    if plan.leading == of.request {
        agreement::follow_lead(tx, now, to, (&plan, holder))?;
    }
    Ok(())
}

/// 18: whoever holds the case looks at it again then.
fn next_moment(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &Kept,
    (by, at): (Option<PersonId>, Timestamp),
) -> Result<(), Refusal> {
    let request = help_request::load_to_change(tx, of.network, of.plan, of.request)?;
    let held = obligation::of_matter(tx, of.network, request.matter())?;
    let (Some(by), Some(holder)) = (by, held.as_ref().and_then(|held| held.state.holder())) else {
        return Ok(());
    };
    if held.and_then(|held| held.state.hold().map(|hold| hold.moment.at)) == Some(at) {
        return Ok(());
    }
    let moment = Moment { at, why: why::rule("why-next-step")? };
    worklist::advance(tx, now, by, request.opening(holder, moment))
}

/// What moved the case before has nothing left to watch.
fn others_move_on(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, of: &Kept) -> Result<(), Refusal> {
    for other in super::open_of_request(tx, of.network, of.request)? {
        let held = matches!(other.stage(), Stage::Held | Stage::Waiting);
        if other.id != of.id && held && other.machine.kind.moves_holder() {
            move_on(tx, now, keys, &other)?;
        }
    }
    Ok(())
}

/// The case that it moved has ended, or has been moved on.
pub(super) fn move_on(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, of: &Kept) -> Result<(), Refusal> {
    let world = standing::read(tx, now, of.into(), standing::sides(&of.machine), &[])?;
    let plan =
        handover::decide(&of.machine, &Act::MoveOn, &world.standing(), now).map_err(super::act::refusal)?;
    carry::apply(tx, now, keys, of, (plan, uuid_at(now), &Said::default())).map(drop)
}

/// Help begins, or will not: nobody is carried until then any more. Taken back, they still wait, without a bridge, and that
/// is a fault that shows until somebody decides that nobody waits any more.
fn waits(tx: &mut Tx<'_>, now: Timestamp, of: &Kept, transition: Transition) -> Result<(), Refusal> {
    match transition {
        Transition::Held if end_bridge(tx, now, of)? => end_wait(tx, of),
        Transition::TakenBack => end_bridge(tx, now, of).map(drop),
        Transition::Settled if goes_no_further(&of.machine.state) && was_bridged(tx, of)? => end_wait(tx, of),
        _other => Ok(()),
    }
}

fn goes_no_further(state: &State) -> bool {
    matches!(state, State::Settled { choice: Choice::DoItSelf | Choice::Stop { .. }, .. })
}

/// Ends the agreement that came with this one, and no other; says whether there was one.
fn end_bridge(tx: &mut Tx<'_>, now: Timestamp, of: &Kept) -> Result<bool, Refusal> {
    let ended = tx.execute(
        "update bridge set ended_at = $3 where network_id = $1 and handover_id = $2 and ended_at is null",
        &[&of.network, &Uuid::from(of.id), &now],
    )?;
    Ok(ended > 0)
}

fn was_bridged(tx: &mut Tx<'_>, of: &Kept) -> Result<bool, Refusal> {
    let sql = "select id from bridge where network_id = $1 and handover_id = $2 limit 1";
    Ok(tx.first(sql, &[&of.network, &Uuid::from(of.id)])?.is_some())
}

/// Nobody waits any more, unless another agreement still carries them.
fn end_wait(tx: &mut Tx<'_>, of: &Kept) -> Result<(), Refusal> {
    tx.execute(
        "update help_request set waiting_since = null, version = version + 1
         where network_id = $1 and id = $2 and waiting_since is not null and not exists (select 1 from bridge
           where bridge.network_id = help_request.network_id and bridge.help_request_id = help_request.id
             and bridge.ended_at is null)",
        &[&of.network, &of.request],
    )?;
    Ok(())
}

/// Whoever said yes by name reads the plan; whoever may read no more has their share ended. A desk reads the packet
/// until somebody of it is named.
fn reads(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, of: &Kept, reading: &Reading) -> Result<(), Refusal> {
    match (reading.may, reading.who) {
        (Reads::Fully, Holder::Person(person)) => share(tx, now, keys, of, person),
        (Reads::Fully | Reads::Packet, _) => Ok(()),
        (Reads::Nothing, _) => {
            tx.execute(
                "update share set ended_at = $3 where network_id = $1 and handover_id = $2 and ended_at is null",
                &[&of.network, &Uuid::from(of.id), &now],
            )?;
            Ok(())
        }
    }
}

fn share(tx: &mut Tx<'_>, now: Timestamp, keys: &Keys, of: &Kept, person: PersonId) -> Result<(), Refusal> {
    let Some(organisation) = person::organisation_of(tx, of.network, person)? else { return Ok(()) };
    let (id, sealing) = (ShareId::new(now), keys.sealing(tx, of.network, of.plan)?);
    let step = match of.previewed {
        Previewed::ByResident => Step::AtTable,
        Previewed::NotYet | Previewed::WithoutResident if of.packet.permission.is_some() => Step::Agreed,
        Previewed::NotYet | Previewed::WithoutResident => Step::NotAgreed,
    };
    // It is this handover's: whatever else they read or sit at the table by stands beside it, and neither ends the other.
    tx.execute(
        "insert into share (network_id, id, plan_id, organisation_id, person_id, at_table, spokesperson, reads_identity,
           reads_story, reads_plan, reads_contact, step, legal_basis, secrecy, reason, since, made_by, form_key, handover_id)
         values ($1, $2, $3, $4, $5, $11, $12, $11, $11, $11, $11, $6, $13, $13, $7, $8, $9, $10, $14)",
        &[
            &of.network,
            &id,
            &of.plan,
            &organisation,
            &person,
            &step,
            &sealing.seal("share.reason", id, ""),
            &now,
            &of.drafted.0,
            &uuid_at(now),
            &true,
            &false,
            &crate::legal::HANDOVER,
            &Uuid::from(of.id),
        ],
    )?;
    Ok(())
}
