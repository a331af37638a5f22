//! Putting somebody on a duty desk: the network's own, or an organisation's. For an administrator or facilitator.
//! Nobody is taken off here: a desk that empties hands on what it holds, which the worklist does when somebody leaves.

use crate::again::Again;
use crate::{Actor, Refusal, Route, Visit, desk, founding, person, record, show_network, show_organisation};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use kernel::{DeskId, OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/netwerk/balie", "staff_desk", staff_network),
        Route::post("/netwerk/organisaties/{id}/balie", "staff_desk", staff_organisation),
    ]
}

async fn staff_network(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("staff_desk")?;
    let Ok(person) = posted.text("person").parse::<PersonId>() else {
        let shown = show_network::read(&visit).await?;
        let problems = Problems::with("person", "staff-desk-nobody");
        let again = Again::refused("staff", &posted, &problems);
        return Ok(show_network::page(&visit.view, &shown, &again)
            .refused_for(&posted, &problems)
            .into_response());
    };
    visit
        .write(move |tx, actor, now| {
            let desk = desk::of_network(tx, actor.network)?;
            staff(tx, actor, now, desk.id, person)
        })
        .await?;
    Ok(SeeOther::to("/netwerk#balie").saying(Flash::new("staff-desk-done")).into_response())
}

async fn staff_organisation(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    posted: Posted,
) -> Result<Response, Failure> {
    visit.actor.may_here("staff_desk")?;
    let Ok(person) = posted.text("person").parse::<PersonId>() else {
        let shown = show_organisation::read(&visit, id).await?;
        let problems = Problems::with("person", "staff-desk-nobody");
        let again = Again::refused("staff", &posted, &problems);
        return Ok(show_organisation::page(&visit.view, &shown, &again)
            .refused_for(&posted, &problems)
            .into_response());
    };
    visit
        .write(move |tx, actor, now| {
            let desk =
                desk::of_organisation(tx, actor.network, id)?.ok_or(Refusal::NotFound("organisation"))?;
            staff(tx, actor, now, desk.id, person)
        })
        .await?;
    let back = format!("/netwerk/organisaties/{id}#balie");
    Ok(SeeOther::to(&back).saying(Flash::new("staff-desk-done")).into_response())
}

/// Puts `person` on `desk`; being on it already changes nothing.
pub fn staff(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    desk: DeskId,
    person: PersonId,
) -> Result<(), Refusal> {
    actor.may_here("staff_desk")?;
    let somebody = person::load(tx, actor.network, person)?.ok_or(Refusal::NotFound("person"))?;
    if somebody.presence == person::Presence::Left {
        return Err(Refusal::NotNow("staff-desk-refused-left"));
    }
    if desk::staffed_by(tx, actor.network, person)?.contains(&desk) {
        return Ok(());
    }
    founding::staff(tx, actor.network, desk, person)?;
    record::note(tx, actor, now, "desk.staffed", ("desk", desk.into()), json!({ "person": person }))?;
    Ok(())
}

/// The form, posting to `action`, with whom to choose from: id, name, and where they work.
pub fn form(view: &View, again: &Again<'_>, action: &str, people: &[(PersonId, String, String)]) -> Markup {
    let choices: Vec<Choice> = people
        .iter()
        .map(|(id, name, place)| Choice::new(id.to_string(), format!("{name}, {place}")))
        .collect();
    let form = again.form(view, "staff").promise("staff-desk-promise", &[]);
    let fields = html! { (form.choice("person", "staff-desk-person", &choices).required()) };
    form.around(action, "staff-desk-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_facilitator_staffs_a_desk_and_a_lead_does_not() {
        on_both(|db| {
            let village = Village::build(db);
            let staff = |who| {
                village.acts(db, who, |tx, actor| {
                    staff(tx, actor, monday(), village.desk, village.fatima)?;
                    Ok(desk::staff(tx, village.network, village.desk)?.len())
                })
            };
            assert!(matches!(staff(village.marleen), Err(Refusal::Forbidden { .. })));
            assert_eq!(staff(village.elly).unwrap(), 3);
            assert_eq!(staff(village.elly).unwrap(), 3, "twice is once");
        });
    }
}
