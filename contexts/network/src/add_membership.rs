//! Letting somebody who is in the network already work in another organisation too, or in another role. For an
//! administrator or facilitator. They go on acting for the organisation they joined first.

use crate::add_person::{EMAIL_MOST, is_address};
use crate::again::Again;
use crate::change_membership::{not_a_confidants, roles, team_of};
use crate::organisation::Team;
use crate::person::{self, NewMembership, Presence};
use crate::{Actor, Refusal, Role, Route, Visit, membership, record, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, TeamId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/leden", "add_membership", post)]
}

/// A membership as typed.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Whose: their address, in lower case.
    pub email: String,
    /// As what.
    pub role: Role,
    /// In which team.
    pub team: Option<TeamId>,
}

fn parse(posted: &Posted) -> Result<Typed, Problems> {
    let mut problems = Problems::none();
    let (email, role) = (posted.text("email"), Role::named(posted.text("role")));
    if !is_address(email) {
        problems.add("email", "add-person-email-unreadable");
    }
    if role.is_none() {
        problems.add("role", "add-person-role-empty");
    }
    match role {
        Some(role) if problems.is_empty() => {
            Ok(Typed { email: email.to_lowercase(), role, team: posted.text("team").parse().ok() })
        }
        _ => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("add_membership")?;
    let problems = match parse(&posted) {
        Ok(typed) => match visit.write(move |tx, actor, now| add(tx, actor, now, id, &typed)).await {
            Ok(()) => {
                let back = format!("/netwerk/organisaties/{id}#mensen");
                return Ok(SeeOther::to(back).saying(Flash::new("add-membership-done")).into_response());
            }
            Err(refusal) => refusal.at("email")?,
        },
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("member", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Begins the membership; having it already changes nothing.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    organisation: OrganisationId,
    typed: &Typed,
) -> Result<(), Refusal> {
    actor.may_here("add_membership")?;
    let team = team_of(tx, actor, organisation, typed.team)?;
    let Some(somebody) = person::by_email(tx, actor.network, &typed.email)? else {
        return Err(Refusal::NotNow("add-membership-refused-unknown"));
    };
    if somebody.presence == Presence::Left {
        return Err(Refusal::NotNow("add-membership-refused-left"));
    }
    not_a_confidants(&[typed.role])?;
    let all = membership::of_person(tx, actor.network, somebody.id)?;
    if all.iter().any(|one| one.organisation == organisation && one.role == typed.role) {
        return Ok(());
    }
    let new = NewMembership { person: somebody.id, organisation, role: typed.role, team };
    person::join(tx, now, actor.network, &new)?;
    let facts = json!({ "organisation": organisation, "role": typed.role.name(), "team": team });
    record::note(tx, actor, now, "membership.added", ("person", somebody.id.into()), facts)?;
    Ok(())
}

/// The form, on the page of the organisation at `here`.
pub fn form(view: &View, again: &Again<'_>, here: &str, teams: &[Team]) -> Markup {
    let roles = roles(view);
    let teams: Vec<Choice> = teams.iter().map(|team| Choice::new(team.id.to_string(), &team.name)).collect();
    let form = again.form(view, "member").promise("add-membership-promise", &[]);
    let fields = html! {
        (form.email("email", "add-person-email").hint("add-membership-email-hint").required().max(EMAIL_MOST).autocomplete("off"))
        (form.choice("role", "add-person-role", &roles).required().value(Role::Worker.name()))
        @if !teams.is_empty() { (form.choice("team", "add-person-team", &teams)) }
    };
    form.around(&format!("{here}/leden"), "add-membership-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use kernel::calendar;
    use testkit::on_both;

    fn typed(email: &str) -> Typed {
        parse(&Posted::of(&[("email", email), ("role", "adviser")])).unwrap()
    }

    #[test]
    fn somebody_works_in_a_second_organisation_and_still_acts_for_the_first() {
        on_both(|db| {
            let village = Village::build(db);
            let add = |who, email: &str| {
                village.acts(db, who, |tx, actor| {
                    add(tx, actor, calendar::in_days(monday(), 1), village.loohoek, &typed(email))?;
                    village.actor(tx, village.fatima)
                })
            };
            let fatima = add(village.elly, "Fatima@voorbeeld.example").unwrap();
            assert_eq!(
                (fatima.organisation, fatima.roles),
                (village.steiger, vec![Role::Worker, Role::Adviser])
            );
            let again = add(village.elly, "fatima@voorbeeld.example").unwrap();
            assert_eq!(again.roles.len(), 2, "sent twice is once");
            let unknown = add(village.elly, "niemand@voorbeeld.example").err();
            assert!(
                matches!(unknown, Some(Refusal::NotNow("add-membership-refused-unknown"))),
                "{unknown:?}"
            );
            let refused = add(village.ruud, "fatima@voorbeeld.example").err();
            assert!(matches!(refused, Some(Refusal::Forbidden { action: "add_membership" })), "{refused:?}");
        });
    }
}
