//! Ending a seat at the table of a plan: by themselves or by anybody who works on it. Who still does something of the plan
//! ends that first, so that nobody holds what they can't read. Who may read nothing more, reads nothing more.

use crate::plan::{self, PlanId};
use crate::{agreement, share};
use kernel::{PersonId, Timestamp};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther};
use worklist::notice::{self, Word};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/tafel/einde", "seat_professional", post)]
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<SeeOther, Failure> {
    let person: Option<PersonId> = posted.text("person").parse().ok();
    visit.write(move |tx, actor, now| unseat(tx, actor, now, (id, person))).await?;
    // Who left the table themselves may not read its page any more.
    let to = if person == Some(visit.actor.person) { "/plannen".to_owned() } else { plan::href(id) };
    Ok(SeeOther::to(to).saying(Flash::new("professional-unseated")))
}

/// Ends a seat. Sent twice, it ended once.
pub fn unseat(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, person): (PlanId, Option<PersonId>),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("seat_professional", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let person = person.ok_or(Refusal::NotFound("person"))?;
    if agreement::does_something(tx, &plan, person)? {
        return Err(Refusal::NotNow("casework-refused-still-does-something"));
    }
    let ended = tx.execute(
        "update share set ended_at = $4, ended_by = $5, spokesperson = $6
         where network_id = $1 and plan_id = $2 and person_id = $3 and at_table and ended_at is null
           and handover_id is null",
        &[&actor.network, &id, &person, &now, &actor.person, &false],
    )?;
    let by_handover = tx.first(
        "select id from share where network_id = $1 and plan_id = $2 and person_id = $3 and at_table and ended_at is null
           limit 1",
        &[&actor.network, &id, &person],
    )?;
    if ended == 0 {
        // Whoever said yes to a handover sits there until that ends.
        return if by_handover.is_some() {
            Err(Refusal::NotNow("casework-refused-seat-of-handover"))
        } else {
            Ok(())
        };
    }
    record::note(tx, actor, now, "share.ended", ("plan", id.into()), json!({ "person": person }))?;
    if person != actor.person {
        let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
        let word = Word { text: "notice-unseated", facts, href: "/plannen", answerable: Some(actor.person) };
        notice::tell(tx, now, actor.network, person, &word)?;
    }
    Ok(())
}
