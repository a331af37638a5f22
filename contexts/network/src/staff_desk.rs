//! Putting somebody on a duty desk and taking them off it: the network's own, or an organisation's. For an administrator
//! or facilitator. The last one who is there stays, because a desk holds things; when somebody leaves or falls ill, the
//! worklist hands on what an empty desk held.

use crate::again::Again;
use crate::by_name::{self, Of};
use crate::{Actor, Refusal, Route, Visit, desk, founding, person, record, show_network, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::{DeskId, OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/netwerk/balie", "staff_desk", staff_network),
        Route::post("/netwerk/balie/einde", "staff_desk", clear_network),
        Route::post("/netwerk/organisaties/{id}/balie", "staff_desk", staff_organisation),
        Route::post("/netwerk/organisaties/{id}/balie/einde", "staff_desk", clear_organisation),
    ]
}

async fn staff_network(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("staff_desk")?;
    let chosen = by_name::read(&visit, &posted, &[("person", by_name::PERSON)]).await?;
    let person = match chosen.id("person", "staff-desk-nobody") {
        Ok(person) => person,
        Err(problems) => {
            let shown = show_network::read(&visit).await?;
            let again = Again::refused("staff", &posted, &problems);
            return Ok(show_network::page(&visit.view, &shown, &again)
                .refused_for(&posted, &problems)
                .into_response());
        }
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
    let chosen = by_name::read_within(&visit, &posted, ("person", &[Of::Colleague]), id).await?;
    let person = match chosen.id("person", "staff-desk-nobody") {
        Ok(person) => person,
        Err(problems) => {
            let shown = show_organisation::read(&visit, id).await?;
            let again = Again::refused("staff", &posted, &problems);
            return Ok(show_organisation::page(&visit.view, &shown, &again)
                .refused_for(&posted, &problems)
                .into_response());
        }
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

async fn clear_network(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("staff_desk")?;
    let person = posted.text("person").parse::<PersonId>().map_err(|_| Failure::NotFound)?;
    let cleared = visit
        .write(move |tx, actor, now| {
            let desk = desk::of_network(tx, actor.network)?;
            take_off(tx, actor, now, desk.id, person)
        })
        .await;
    let Some(problems) = not_now(cleared)? else {
        return Ok(SeeOther::to("/netwerk#balie").saying(Flash::new("leave-desk-done")).into_response());
    };
    let (shown, nothing) = (show_network::read(&visit).await?, Posted::empty());
    let again = Again::refused("staff", &nothing, &problems);
    Ok(show_network::page(&visit.view, &shown, &again).refused_for(&nothing, &problems).into_response())
}

async fn clear_organisation(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    posted: Posted,
) -> Result<Response, Failure> {
    visit.actor.may_here("staff_desk")?;
    let person = posted.text("person").parse::<PersonId>().map_err(|_| Failure::NotFound)?;
    let cleared = visit
        .write(move |tx, actor, now| {
            let desk =
                desk::of_organisation(tx, actor.network, id)?.ok_or(Refusal::NotFound("organisation"))?;
            take_off(tx, actor, now, desk.id, person)
        })
        .await;
    let Some(problems) = not_now(cleared)? else {
        let back = format!("/netwerk/organisaties/{id}#balie");
        return Ok(SeeOther::to(&back).saying(Flash::new("leave-desk-done")).into_response());
    };
    let (shown, nothing) = (show_organisation::read(&visit, id).await?, Posted::empty());
    let again = Again::refused("staff", &nothing, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&nothing, &problems).into_response())
}

/// A desk that must keep somebody says so in the form with which somebody else is put on it.
fn not_now(cleared: Result<(), Refusal>) -> Result<Option<Problems>, Refusal> {
    match cleared {
        Ok(()) => Ok(None),
        Err(refusal) => refusal.at("person").map(Some),
    }
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

/// Takes `person` off `desk`, where somebody else who is there must remain; not being on it changes nothing.
pub fn take_off(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    desk: DeskId,
    person: PersonId,
) -> Result<(), Refusal> {
    actor.may_here("staff_desk")?;
    desk::hold(tx, actor.network, desk)?;
    if !desk::staffed_by(tx, actor.network, person)?.contains(&desk) {
        return Ok(());
    }
    let standing = desk::staff_standing(tx, actor.network, desk)?;
    if standing.iter().all(|one| *one == person) {
        return Err(Refusal::NotNow("leave-desk-refused-last"));
    }
    desk::leave(tx, actor.network, desk, person)?;
    record::note(tx, actor, now, "desk.left", ("desk", desk.into()), json!({ "person": person }))?;
    Ok(())
}

/// The form, posting to `action`, with whom to choose from: id, name, and where they work.
pub fn form(view: &View, again: &Again<'_>, action: &str, people: &[(PersonId, String, String)]) -> Markup {
    let choices: Vec<Choice> = people
        .iter()
        .map(|(id, name, place)| Choice::new(id.to_string(), format!("{name}, {place}")))
        .collect();
    let form = again.form(view, "staff").promise("staff-desk-promise", &[]);
    let fields = html! { (form.choice("person", "staff-desk-person", &choices).required().by_name()) };
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

    #[test]
    fn somebody_is_taken_off_a_desk_as_long_as_somebody_stays() {
        on_both(|db| {
            let village = Village::build(db);
            let off = |who, person| {
                village.acts(db, who, |tx, actor| {
                    take_off(tx, actor, monday(), village.desk, person)?;
                    Ok(desk::staff(tx, village.network, village.desk)?)
                })
            };
            assert!(matches!(off(village.ruud, village.priya), Err(Refusal::Forbidden { .. })));
            assert_eq!(off(village.elly, village.ruud).unwrap().len(), 2, "who isn't there isn't taken off");
            assert_eq!(off(village.elly, village.priya).unwrap(), [village.elly]);
            assert_eq!(off(village.elly, village.priya).unwrap(), [village.elly], "twice is once");
            let last = off(village.elly, village.elly);
            assert!(matches!(last, Err(Refusal::NotNow("leave-desk-refused-last"))), "{last:?}");
        });
    }

    #[test]
    fn who_is_away_does_not_keep_a_desk() {
        on_both(|db| {
            let village = Village::build(db);
            db.write_here(|tx| {
                let priya = person::load_to_change(tx, village.network, village.priya)?.unwrap();
                person::set_presence(tx, monday(), village.network, &priya, person::Presence::Absent)
            })
            .unwrap();
            let last = village.acts(db, village.elly, |tx, actor| {
                take_off(tx, actor, monday(), village.desk, village.elly)
            });
            assert!(matches!(last, Err(Refusal::NotNow("leave-desk-refused-last"))), "{last:?}");
        });
    }
}
