//! Who answers for a plan when a resident asks something about it, or when its time is over: whoever holds it, and for a
//! closed plan somebody who is there.

use crate::plan::{Plan, State};
use crate::right_request::MATTER;
use crate::{lead, retention, share};
use kernel::{DeskId, PersonId, Timestamp};
use network::{Actor, Refusal, desk, person};
use obligations::Holder;
use store::{Error, Tx};

/// Who answers for a plan: its lead; of a closed one whoever closed it, as long as they work for whoever keeps it, and after
/// that the desk there; the network's desk when nobody is.
pub fn answers_for(tx: &mut Tx<'_>, plan: &Plan) -> Result<Holder, Refusal> {
    if let Some(lead) = lead::of(tx, plan)? {
        return Ok(lead.holder);
    }
    let closed_by = person::load(tx, plan.network, plan.state_by)?;
    let theirs = person::organisation_of(tx, plan.network, plan.state_by)? == Some(plan.organisation);
    if theirs && closed_by.is_some_and(|one| one.presence == person::Presence::Active) {
        return Ok(Holder::Person(plan.state_by));
    }
    let desk = desk::of_organisation(tx, plan.network, plan.organisation)?.filter(|desk| desk.staff > 0);
    Ok(Holder::Desk(match desk {
        Some(desk) => desk.id,
        None => desk::of_network(tx, plan.network)?.id,
    }))
}

/// As the policy sees who answers: whoever holds the plan leads it, and whoever holds something that is asked or due.
pub fn matter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    plan: &Plan,
) -> Result<policy::Matter, Refusal> {
    let reads = share::reads(tx, actor, now, plan)?;
    let answers = plan.erased_at.is_none() && (reads.holds || holds_one(tx, actor, plan)?);
    Ok(policy::Matter { leads: answers.then_some(actor.person).into_iter().collect(), ..reads.matter(actor) })
}

fn holds_one(tx: &mut Tx<'_>, actor: &Actor, plan: &Plan) -> Result<bool, Error> {
    let rows = tx.query(
        "select obligation.holder_person, obligation.holder_desk from right_request
         join obligation on obligation.network_id = right_request.network_id
           and obligation.matter_kind = $3 and obligation.matter_id = right_request.id
           and obligation.state <> 'settled'
         where right_request.network_id = $1 and right_request.plan_id = $2 and right_request.stage = 'asked'
         union all
         select holder_person, holder_desk from obligation
         where network_id = $1 and matter_kind = $4 and matter_id = $2 and state <> 'settled' and $5",
        &[&plan.network, &plan.id, &MATTER, &retention::MATTER, &(plan.state == State::Closed)],
    )?;
    for row in &rows {
        let (person, desk): (Option<PersonId>, Option<DeskId>) =
            (row.get("holder_person")?, row.get("holder_desk")?);
        if person == Some(actor.person) || desk.is_some_and(|desk| actor.desks.contains(&desk)) {
            return Ok(true);
        }
    }
    Ok(false)
}
