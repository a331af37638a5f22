//! Taking a routing rule away: what it fitted goes to the next rule that fits. For an administrator or facilitator. What
//! comes after the last rule is no rule, and can't be taken away.

use crate::add_routing_rule::subject;
use crate::change_routing_rule::load;
use crate::mend_routing;
use crate::record::record;
use crate::routing::{Change, RoutingRuleId};
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
    vec![Route::post("/routering/{id}/weg", "change_routing", post)]
}

async fn post(visit: Visit, Path(id): Path<RoutingRuleId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_routing")?;
    if posted.has(try_routing::FIELD) {
        let tried = try_routing::read(&visit, Change::Remove(id)).await?;
        let shown = show_routing_rule::read(&visit, id).await?;
        return Ok(
            show_routing_rule::page(&visit.view, &shown, &Again::NOTHING, Some(&tried)).into_response()
        );
    }
    visit.write(move |tx, actor, now| remove(tx, actor, now, id)).await?;
    Ok(SeeOther::to("/routering").saying(Flash::new("routing-remove-done")).into_response())
}

/// Takes the rule away, and with it what its owner had to mend.
pub fn remove(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: RoutingRuleId) -> Result<(), Refusal> {
    actor.may_here("change_routing")?;
    let kept = load(tx, actor, id)?;
    if worklist::obligation::of_matter(tx, actor.network, mend_routing::matter(id))?.is_some() {
        worklist::settle(tx, now, actor.network, mend_routing::matter(id), "removed")?;
    }
    routing_rule::delete(tx, actor.network, id)?;
    let facts = json!({ "holder": kept.rule.holder });
    Ok(record(tx, actor, now, "routing.removed", subject(id), facts)?)
}
