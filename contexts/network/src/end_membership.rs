//! Ending what somebody does in an organisation, as long as they belong somewhere else or in another role. For an
//! administrator or facilitator. Whoever ends their last membership leaves, which the worklist records, because then what
//! they hold must be handed on.

use crate::again::Again;
use crate::by_name::{self, Of};
use crate::change_membership::{members, not_a_confidants, somebody_else_looks_after};
use crate::membership::{self, Listed, Member};
use crate::{Actor, Refusal, Route, Visit, desk, person, record, round_table, show_organisation, staff_desk};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/leden/einde", "end_membership", post)]
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("end_membership")?;
    let chosen = by_name::read_within(&visit, &posted, ("membership", &[Of::Member]), id).await?;
    let problems = match chosen.id::<Member>("membership", "change-membership-nobody") {
        Ok(member) => match visit.write(move |tx, actor, now| end(tx, actor, now, id, member)).await {
            Ok(()) => {
                let back = format!("/netwerk/organisaties/{id}#mensen");
                return Ok(SeeOther::to(back).saying(Flash::new("end-membership-done")).into_response());
            }
            Err(refusal) => refusal.at("membership")?,
        },
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("ended", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Ends a membership; one that has ended already stays so.
pub fn end(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OrganisationId,
    member: Member,
) -> Result<(), Refusal> {
    actor.may_here("end_membership")?;
    // The row stays ours until the commit: two ends at once can't leave somebody belonging nowhere.
    person::load_to_change(tx, actor.network, member.person)?.ok_or(Refusal::NotFound("person"))?;
    let all = membership::of_person(tx, actor.network, member.person)?;
    let is_it = |one: &&membership::Membership| one.organisation == id && one.role == member.role;
    if !all.iter().any(|one| is_it(&one)) {
        return Ok(());
    }
    if all.len() == 1 {
        return Err(Refusal::NotNow("end-membership-refused-last"));
    }
    not_a_confidants(&[member.role])?;
    somebody_else_looks_after(tx, actor, id, member)?;
    if all.iter().filter(|one| one.organisation == id).count() == 1 {
        leave(tx, actor, now, id, member.person)?;
    }
    membership::end(tx, actor.network, id, member)?;
    let facts = json!({ "organisation": id, "role": member.role.name() });
    record::note(tx, actor, now, "membership.ended", ("person", member.person.into()), facts)?;
    Ok(())
}

/// What somebody was in an organisation besides: at its desk, and at tables for it. Its teams must be led by somebody
/// else first.
fn leave(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: OrganisationId,
    person: PersonId,
) -> Result<(), Refusal> {
    if membership::leads_team_in(tx, actor.network, id, person)? {
        return Err(Refusal::NotNow("end-membership-refused-leads"));
    }
    if let Some(desk) = desk::of_organisation(tx, actor.network, id)? {
        staff_desk::take_off(tx, actor, now, desk.id, person)?;
    }
    round_table::take_seats_for(tx, now, actor.network, person, id)?;
    Ok(())
}

/// The form, on the page of the organisation at `here`.
pub fn form(view: &View, again: &Again<'_>, here: &str, listed: &[Listed]) -> Markup {
    let members = members(view, listed);
    let form = again.form(view, "ended").promise("end-membership-promise", &[]);
    let chosen = again.typed("ended").and_then(|typed| {
        let said = typed.text("membership");
        let named = listed.iter().zip(&members).find(|(one, choice)| one.name == said || choice.text == said);
        named.map(|(one, _)| one.member).or_else(|| said.parse().ok())
    });
    let fields = html! {
        (form.choice("membership", "change-membership-who", &members).required().by_name())
        // Whoever leaves altogether does so on their own page.
        @if let Some(member) = chosen {
            p { a class="utrecht-link" href={"/netwerk/mensen/" (member.person)} { (t!(view, "end-membership-person")) } }
        }
    };
    form.around(&format!("{here}/leden/einde"), "end-membership-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::person::NewMembership;
    use crate::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn also(db: &Db, village: &Village, person: PersonId, organisation: OrganisationId) {
        let new = NewMembership { person, organisation, role: Role::Adviser, team: None };
        db.write_here(|tx| person::join(tx, monday(), village.network, &new)).unwrap();
    }

    fn ended(
        db: &Db,
        village: &Village,
        person: PersonId,
        role: Role,
    ) -> Result<Vec<membership::Membership>, Refusal> {
        village.acts(db, village.elly, |tx, actor| {
            let organisation = if role == Role::Adviser { village.swv } else { village.steiger };
            end(tx, actor, monday(), organisation, Member { person, role })?;
            Ok(membership::of_person(tx, village.network, person)?)
        })
    }

    #[test]
    fn the_last_membership_ends_by_leaving() {
        on_both(|db| {
            let village = Village::build(db);
            let last = ended(db, &village, village.fatima, Role::Worker);
            assert!(matches!(last, Err(Refusal::NotNow("end-membership-refused-last"))), "{last:?}");
            also(db, &village, village.fatima, village.swv);
            let left = ended(db, &village, village.fatima, Role::Worker).unwrap();
            assert_eq!(left.iter().map(|one| one.organisation).collect::<Vec<_>>(), [village.swv]);
            assert_eq!(
                ended(db, &village, village.fatima, Role::Worker).unwrap(),
                left,
                "sent twice is once"
            );
        });
    }

    #[test]
    fn desk_and_seats_of_the_organisation_end_with_it() {
        on_both(|db| {
            let village = Village::build(db);
            also(db, &village, village.ruud, village.swv);
            db.write_here(|tx| {
                let seat = (village.ruud, village.steiger, "Hoort aan");
                round_table::give_seat(tx, monday(), village.network, village.table, seat)
            })
            .unwrap();
            ended(db, &village, village.ruud, Role::Director).unwrap();
            let (desks, seats) = db
                .read_here(|tx| {
                    let desks = desk::staffed_by(tx, village.network, village.ruud)?;
                    Ok::<_, store::Error>((desks, round_table::seats(tx, village.network, village.table)?))
                })
                .unwrap();
            assert_eq!((desks.len(), seats.len()), (0, 1));
        });
    }

    #[test]
    fn a_desk_and_a_team_are_not_left_without_anybody() {
        on_both(|db| {
            let village = Village::build(db);
            also(db, &village, village.marleen, village.swv);
            let leads = ended(db, &village, village.marleen, Role::Lead);
            assert!(matches!(leads, Err(Refusal::NotNow("end-membership-refused-leads"))), "{leads:?}");
            db.write_here(|tx| {
                crate::organisation::lead_team(tx, village.network, village.team, village.ruud)
            })
            .unwrap();
            ended(db, &village, village.marleen, Role::Lead).unwrap();
            also(db, &village, village.ruud, village.swv);
            db.write_here(|tx| {
                crate::organisation::lead_team(tx, village.network, village.team, village.fatima)
            })
            .unwrap();
            let last = ended(db, &village, village.ruud, Role::Director);
            assert!(matches!(last, Err(Refusal::NotNow("leave-desk-refused-last"))), "{last:?}");
        });
    }

    #[test]
    fn a_lead_ends_no_membership() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        let member = Member { person: village.fatima, role: Role::Worker };
        let refused =
            village.acts(&db, village.marleen, |tx, actor| end(tx, actor, monday(), village.steiger, member));
        assert!(matches!(refused, Err(Refusal::Forbidden { action: "end_membership" })), "{refused:?}");
    }
}
