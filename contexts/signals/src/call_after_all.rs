//! A member that said no says otherwise: it may be called again, in every round that runs and in those that come. Only
//! after word from the member itself.

use crate::call_round::{self, CallRoundId};
use crate::record::record;
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, Timestamp};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/belrondes/{id}/toch", "call_member", post)]
}

async fn post(visit: Visit, Path(id): Path<CallRoundId>, posted: Posted) -> Result<Response, Failure> {
    let organisation = posted.text("organisation").parse().ok();
    visit
        .write(move |tx, actor, now| {
            let round = call_round::load_for(tx, actor, id, "call_member")?;
            let organisation = organisation.ok_or(Refusal::NotNow("call-round-refused-no-member"))?;
            call_after_all(tx, actor, now, (round.id, organisation))
        })
        .await?;
    Ok(SeeOther::to(format!("/belrondes/{id}")).saying(Flash::new("call-after-all-done")).into_response())
}

/// Takes a member's no back; without one, nothing changes.
pub fn call_after_all(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, organisation): (CallRoundId, OrganisationId),
) -> Result<(), Refusal> {
    let round = call_round::load_for(tx, actor, id, "call_member")?;
    let gone = tx.execute(
        "delete from call_refusal where network_id = $1 and organisation_id = $2",
        &[&actor.network, &organisation],
    )?;
    if gone == 0 {
        return Ok(());
    }
    tx.execute(
        "update call_round_member set standing = 'to_call', version = version + 1
         where network_id = $1 and organisation_id = $2 and standing = 'said_no' and tries = 0 and round_id in (
           select id from call_round where network_id = $1 and state = 'running')",
        &[&actor.network, &organisation],
    )?;
    tx.execute(
        "update call_round_member set standing = 'not_reached', again_at = $3, version = version + 1
         where network_id = $1 and organisation_id = $2 and standing = 'said_no' and tries > 0 and round_id in (
           select id from call_round where network_id = $1 and state = 'running')",
        &[&actor.network, &organisation, &now],
    )?;
    let said = json!({ "organisation": organisation });
    Ok(record(tx, actor, now, "call_round.yes-after-all", round.subject(), said)?)
}
