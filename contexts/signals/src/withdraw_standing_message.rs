//! Withdrawing a standing message: it leaves every agenda, and where it was said stays known. For whoever wrote it, or a
//! facilitator.

use crate::record::record;
use crate::standing_message::{self, StandingMessage, StandingMessageId};
use crate::write_standing_message::subject;
use kernel::Timestamp;
use network::{Actor, Refusal, Route, Visit};
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/boodschappen/{id}/intrekken", "withdraw_standing_message", post)]
}

/// A message as the policy sees it: its writer leads it.
pub fn matter(actor: &Actor, message: &StandingMessage) -> Matter {
    Matter { leads: vec![message.by], ..Matter::network(actor.network) }
}

async fn post(visit: Visit, Path(id): Path<StandingMessageId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| withdraw(tx, actor, now, id)).await?;
    Ok(SeeOther::to("/boodschappen").saying(Flash::new("message-withdrawn-done")))
}

/// Withdraws the message; one that was withdrawn stays so.
pub fn withdraw(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: StandingMessageId,
) -> Result<(), Refusal> {
    let message = standing_message::load(tx, actor.network, id)?;
    actor.may("withdraw_standing_message", &matter(actor, &message))?;
    if message.withdrawn_at.is_some() {
        return Ok(());
    }
    standing_message::withdraw(tx, now, actor.network, &message, actor.person)?;
    worklist::settle(tx, now, actor.network, message.work(), "withdrawn")?;
    Ok(record(tx, actor, now, "standing_message.withdrawn", subject(id), json!({}))?)
}
