//! Withdrawing the access of a resident: it opens nothing any more, and whoever came in with it is out at once.

use crate::give_resident_access::href;
use crate::plan::PlanId;
use crate::resident_access::{self, AccessId};
use kernel::Timestamp;
use network::{Actor, Refusal, Route, Visit, record, resident_session};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/inwoners/{access}/einde", "give_resident_access", post_withdraw)]
}

async fn post_withdraw(
    visit: Visit,
    Path((id, access)): Path<(PlanId, AccessId)>,
) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| withdraw(tx, actor, now, (id, access))).await?;
    Ok(SeeOther::to(href(id)).saying(Flash::new("resident-access-withdrawn")))
}

/// Withdraws an access and ends whatever was begun with it. One that is gone already stays as it was.
pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, access): (PlanId, AccessId),
) -> Result<(), Refusal> {
    resident_access::may_give(tx, actor, now, id)?;
    let found = resident_access::load_to_change(tx, actor.network, access)?;
    if found.plan != id {
        return Err(Refusal::NotFound("access"));
    }
    resident_session::end_of_access(tx, actor.network, access.into())?;
    let withdrawn = tx.execute(
        "update resident_access set withdrawn_at = $3, withdrawn_by = $4, address = null
         where network_id = $1 and id = $2 and withdrawn_at is null",
        &[&actor.network, &access, &now, &actor.person],
    )?;
    if withdrawn == 1 {
        let facts = json!({ "plan": id });
        record::note(tx, actor, now, "resident_access.withdrawn", ("resident_access", access.into()), facts)?;
    }
    Ok(())
}
