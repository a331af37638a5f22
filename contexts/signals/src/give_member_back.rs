//! Giving a member back that one has on the line, without a call: it goes to whoever asks next. Nothing of it counts as a
//! try.

use crate::call_next_member::release;
use crate::call_round::{self, CallRoundId, members};
use axum::response::{IntoResponse, Response};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::{Failure, Flash, Path, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/belrondes/{id}/teruggave", "call_member", post)]
}

async fn post(visit: Visit, Path(id): Path<CallRoundId>) -> Result<Response, Failure> {
    visit.write(move |tx, actor, _| give_back(tx, actor, id)).await?;
    Ok(SeeOther::to(format!("/belrondes/{id}")).saying(Flash::new("give-member-back-done")).into_response())
}

/// Gives back whom the caller has on the line; nobody is fine too.
pub fn give_back(tx: &mut Tx<'_>, actor: &Actor, id: CallRoundId) -> Result<(), Refusal> {
    let round = call_round::load_for(tx, actor, id, "call_member")?;
    match members::on_the_line(tx, actor.network, id, actor.person)? {
        Some(member) => Ok(release(tx, &round, &member)?),
        None => Ok(()),
    }
}
