//! Stopping as a confidant: by themselves, or by whoever looks after the network. What they hold that is about wrongs goes to
//! another confidant in the same act, and what they were asked goes back.

use crate::confidants::{self, PAGE};
use crate::{obligation, why};
use kernel::{PersonId, Timestamp};
use network::{Actor, Refusal, Role, Route, Visit, confidant, membership, person, record};
use obligations::{Act, Cause, Holder, State};
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, SeeOther};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/mensen/{id}/terugtreden", "end_confidant", post)]
}

async fn post(visit: Visit, Path(id): Path<PersonId>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| step_down(tx, actor, now, id)).await?;
    Ok(SeeOther::to(PAGE).saying(Flash::new("confidant-ended")))
}

/// As the policy sees it: it is their own to say, besides those who look after the network.
pub fn matter(actor: &Actor, id: PersonId) -> Matter {
    Matter { leads: vec![id], ..Matter::network(actor.network) }
}

/// Ends it; who is none already stays so. Whoever does nothing else in the network leaves it, which is recorded elsewhere.
pub fn step_down(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PersonId) -> Result<(), Refusal> {
    actor.may("end_confidant", &matter(actor, id))?;
    // The row stays ours until the commit: nobody gives them anything meanwhile.
    let somebody = person::load_to_change(tx, actor.network, id)?.ok_or(Refusal::NotFound("person"))?;
    let all = membership::of_person(tx, actor.network, id)?;
    if all.iter().all(|one| one.role != Role::Confidant) {
        return Ok(());
    }
    if all.iter().all(|one| one.role == Role::Confidant) {
        return Err(Refusal::NotNow("confidant-refused-only"));
    }
    for kept in obligation::asked_of(tx, actor.network, Holder::Person(id))? {
        if kept.protected {
            let lapsed = matches!(&kept.state, State::Offered { offer, .. } if offer.answer_by <= now);
            let act = if lapsed || somebody.presence != person::Presence::Active {
                Act::Pass
            } else {
                Act::Decline { by: id, reason: why::rule("why-asked-is-not-there")? }
            };
            obligation::carry_out(tx, now, &kept, &act)?;
        }
    }
    confidant::end(tx, actor.network, id)?;
    for kept in obligation::held_by(tx, actor.network, Holder::Person(id))? {
        if kept.protected {
            confidants::hand_on(tx, now, &kept, Cause::Leaving)?;
        }
    }
    confidants::see_to(tx, now, actor.network)?;
    Ok(record::note(tx, actor, now, "confidant.ended", ("person", id.into()), json!({}))?)
}
