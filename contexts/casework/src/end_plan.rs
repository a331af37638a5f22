//! Ending everything that is open on a plan in one act, because it is to be erased: handovers, agreements, help requests,
//! second views and shares, with one reason. So nothing that is erased is still somebody's to do.

use crate::finish_agreement::{Ended, finish};
use crate::handover::stop;
use crate::help_request::{self, Outcome};
use crate::plan::Plan;
use crate::say_not_helped::{self, CryId};
use crate::{agreement, close_help_request, second_view};
use kernel::Timestamp;
use network::reading::Keys;
use network::{Actor, Refusal};
use store::Tx;
use worklist::Matter;

/// How many things are open on a plan: help requests, handovers and agreements.
pub(crate) fn open_things(tx: &mut Tx<'_>, plan: &Plan) -> Result<usize, Refusal> {
    let row = tx.first(
        "select (select count(*) from help_request where network_id = $1 and plan_id = $2 and state = 'open')
           + (select count(*) from handover where network_id = $1 and plan_id = $2 and clock_at is not null)
           + (select count(*) from not_helped where network_id = $1 and plan_id = $2 and came_of_it = 'raised'
               and answered_at is null and ended_at is null)
           + (select count(*) from agreement where network_id = $1 and plan_id = $2 and state = 'open') as counted",
        &[&plan.network, &plan.id],
    )?;
    let counted: i64 = row.map_or(Ok(0), |row| row.get("counted"))?;
    Ok(usize::try_from(counted).unwrap_or(0))
}

/// Ends all of it with that reason.
pub(crate) fn end_everything(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, words): (&Plan, &str),
) -> Result<(), Refusal> {
    stop::stop(tx, actor, now, keys, (plan, words))?;
    for one in agreement::of_plan(tx, plan.network, plan.id)? {
        if one.state == agreement::State::Open {
            let ended =
                Ended { state: agreement::State::Dropped, words: Some(words.to_owned()), form_key: None };
            finish(tx, actor, now, keys, ((plan.id, one.id), &ended))?;
        }
    }
    let new =
        close_help_request::Close { outcome: Outcome::Stopped, words: words.to_owned(), form_key: None };
    let requests = help_request::of_plan(tx, plan.network, plan.id)?;
    // The leading one last: the lead doesn't move on the way.
    let (leading, others): (Vec<_>, Vec<_>) =
        requests.into_iter().filter(|one| one.closed.is_none()).partition(|one| one.id == plan.leading);
    for request in others.iter().chain(&leading) {
        close_help_request::close_as_lead(tx, actor, now, keys, (plan, request, &new))?;
    }
    end_cries(tx, now, plan)?;
    end_second_views(tx, now, plan)
}

/// Nobody need say back any more what happens now.
fn end_cries(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    let open = tx.query(
        "select id from not_helped where network_id = $1 and plan_id = $2 and came_of_it = 'raised'
           and answered_at is null and ended_at is null",
        &[&plan.network, &plan.id],
    )?;
    for row in &open {
        let id: CryId = row.get("id")?;
        tx.execute(
            "update not_helped set ended_at = $3 where network_id = $1 and id = $2",
            &[&plan.network, &id, &now],
        )?;
        worklist::settle(tx, now, plan.network, Matter::new(say_not_helped::MATTER, id), "ended")?;
    }
    Ok(())
}

/// Nobody need answer any more.
fn end_second_views(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    for one in second_view::of_plan(tx, plan.network, plan.id)? {
        if one.answered.is_none() {
            tx.execute(
                "update second_view set ended_at = $3, version = version + 1
                 where network_id = $1 and id = $2 and ended_at is null",
                &[&plan.network, &one.id, &now],
            )?;
            worklist::settle(tx, now, plan.network, one.matter(), "ended")?;
        }
    }
    Ok(())
}
