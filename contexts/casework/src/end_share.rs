//! Ending a share: from then on they read nothing any more, and hear that it ended. By whoever holds the plan. Whoever sits at
//! the table is taken from it there.

use crate::hear_of_share::tell;
use crate::plan::{self, PlanId};
use crate::share::{self, ShareId};
use crate::who_may_read;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Row, Tx};
use web::{Failure, Flash, Path, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/lezers/{share}/einde", "share_plan", post)]
}

async fn post(visit: Visit, Path((id, share)): Path<(PlanId, ShareId)>) -> Result<Response, Failure> {
    visit.write(move |tx, actor, now| end_share(tx, actor, now, (id, share))).await?;
    Ok(SeeOther::to(who_may_read::href(id)).saying(Flash::new("share-ended")).into_response())
}

/// Ends a share; one that ended already stays as it was.
pub fn end_share(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, share): (PlanId, ShareId),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("share_plan", &share::reads(tx, actor, now, &plan)?.matter(actor))?;
    let row: Row = tx
        .first(
            "select organisation_id, person_id from share
             where network_id = $1 and id = $2 and plan_id = $3 and not at_table",
            &[&actor.network, &share, &id],
        )?
        .ok_or(Refusal::NotFound("share"))?;
    let ended = tx.execute(
        "update share set ended_at = $4, ended_by = $5
         where network_id = $1 and id = $2 and plan_id = $3 and ended_at is null",
        &[&actor.network, &share, &id, &now, &actor.person],
    )?;
    if ended == 1 {
        record::note(tx, actor, now, "share.ended", ("share", share.into()), json!({ "plan": id }))?;
        let reader = (row.get("organisation_id")?, row.get("person_id")?);
        tell(tx, actor, now, reader, ("notice-share-ended", "/plannen"))?;
    }
    Ok(())
}
