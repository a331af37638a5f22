//! Moving a routing rule up or down the list: the first that fits decides. For an administrator or facilitator. The form
//! says to which place, so that sending it twice moves once.

use crate::add_routing_rule::subject;
use crate::change_routing_rule::load;
use crate::record::record;
use crate::routing::{Change, RoutingRuleId, changed};
use crate::routing_rule;
use crate::{show_routing_rule, try_routing};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use network::again::Again;
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/routering/{id}/plaats", "change_routing", post)]
}

async fn post(visit: Visit, Path(id): Path<RoutingRuleId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_routing")?;
    let position: usize = posted.text("position").parse().map_err(|_| Failure::NotFound)?;
    let place = position.checked_sub(1).ok_or(Failure::NotFound)?;
    if posted.has(try_routing::FIELD) {
        let tried = try_routing::read(&visit, Change::Move(id, place)).await?;
        let shown = show_routing_rule::read(&visit, id).await?;
        return Ok(
            show_routing_rule::page(&visit.view, &shown, &Again::NOTHING, Some(&tried)).into_response()
        );
    }
    visit.write(move |tx, actor, now| move_to(tx, actor, now, id, place)).await?;
    Ok(SeeOther::to("/routering").saying(Flash::new("routing-move-done")).into_response())
}

/// Puts the rule at a place, counted from 0; being there already changes nothing.
pub fn move_to(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoutingRuleId,
    place: usize,
) -> Result<(), Refusal> {
    actor.may_here("change_routing")?;
    load(tx, actor, id)?;
    let kept = routing_rule::list(tx, actor.network)?;
    let rules = routing_rule::rules(tx, actor.network, &kept)?;
    let moved = changed(&rules, &Change::Move(id, place));
    if moved == rules {
        return Ok(());
    }
    let order: Vec<RoutingRuleId> = moved.ordered.iter().map(|rule| rule.id).collect();
    routing_rule::put_in_order(tx, actor.network, &kept, &order)?;
    Ok(record(tx, actor, now, "routing.moved", subject(id), json!({ "place": place }))?)
}
