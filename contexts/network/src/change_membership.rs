//! Changing what somebody does in an organisation: their role and their team. For an administrator or facilitator.
//! Somebody must go on looking after the network, so its last administrator or facilitator keeps that role.

use crate::again::Again;
use crate::by_name::{self, Of};
use crate::membership::{self, Listed, Member};
use crate::organisation::Team;
use crate::{Actor, Refusal, Role, Route, Visit, desk, organisation, person, record, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, TeamId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/leden/rol", "change_membership", post)]
}

fn parse(posted: &Posted) -> Result<(Member, Role, Option<TeamId>), Problems> {
    let mut problems = Problems::none();
    let (member, role) = (posted.text("membership").parse().ok(), Role::named(posted.text("role")));
    if member.is_none() {
        problems.add("membership", "change-membership-nobody");
    }
    if role.is_none() {
        problems.add("role", "add-person-role-empty");
    }
    match (member, role) {
        (Some(member), Some(role)) => Ok((member, role, posted.text("team").parse().ok())),
        _ => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("change_membership")?;
    let chosen = by_name::read_within(&visit, &posted, ("membership", &[Of::Member]), id).await?;
    let problems = match chosen.parse(parse) {
        Ok((member, role, team)) => {
            match visit.write(move |tx, actor, now| change(tx, actor, now, (id, member), (role, team))).await
            {
                Ok(()) => {
                    let back = format!("/netwerk/organisaties/{id}#mensen");
                    let flash = Flash::new("change-membership-done");
                    return Ok(SeeOther::to(back).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("membership")?,
            }
        }
        Err(problems) => problems,
    };
    let shown = show_organisation::read(&visit, id).await?;
    let again = Again::refused("membership", &posted, &problems);
    Ok(show_organisation::page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Gives a membership another role and team; sent twice, it is done once.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, member): (OrganisationId, Member),
    (role, team): (Role, Option<TeamId>),
) -> Result<(), Refusal> {
    actor.may_here("change_membership")?;
    person::load_to_change(tx, actor.network, member.person)?.ok_or(Refusal::NotFound("person"))?;
    let team = team_of(tx, actor, id, team)?;
    let all = membership::of_person(tx, actor.network, member.person)?;
    let here = |role: Role| all.iter().find(|one| one.organisation == id && one.role == role);
    match (here(member.role), here(role)) {
        (_, Some(there)) if there.team == team && (role == member.role || here(member.role).is_none()) => {
            return Ok(());
        }
        (None, _) => return Err(Refusal::NotNow("change-membership-refused-gone")),
        (Some(_), Some(_)) if role != member.role => {
            return Err(Refusal::NotNow("change-membership-refused-has-role"));
        }
        (Some(_), _) => {}
    }
    not_a_confidants(&[member.role, role])?;
    if !looks_after(role) {
        somebody_else_looks_after(tx, actor, id, member)?;
    }
    membership::change(tx, actor.network, (id, member), (role, team))?;
    let facts = json!({ "organisation": id, "was": member.role.name(), "role": role.name(), "team": team });
    record::note(tx, actor, now, "membership.changed", ("person", member.person.into()), facts)?;
    Ok(())
}

/// The team, if it is one of that organisation.
pub fn team_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: OrganisationId,
    team: Option<TeamId>,
) -> Result<Option<TeamId>, Refusal> {
    organisation::load(tx, actor.network, id)?.ok_or(Refusal::NotFound("organisation"))?;
    let teams = organisation::teams(tx, actor.network, id)?;
    Ok(team.filter(|team| teams.iter().any(|one| one.id == *team)))
}

/// Confidants read wrongs that are shielded: they are asked first and say yes themselves, and when they stop, what they hold
/// goes to another confidant. Both happen on a page of their own, where the worklist sees to it.
pub fn not_a_confidants(roles: &[Role]) -> Result<(), Refusal> {
    if roles.contains(&Role::Confidant) {
        return Err(Refusal::NotNow("change-membership-refused-confidant"));
    }
    Ok(())
}

/// The roles that are given here, as something to choose.
pub fn roles(view: &View) -> Vec<Choice> {
    let given = Role::ALL.iter().filter(|role| **role != Role::Confidant);
    given.map(|role| Choice::new(role.name(), view.say(role.text_key(), &[]))).collect()
}

fn looks_after(role: Role) -> bool {
    matches!(role, Role::Administrator | Role::Facilitator)
}

/// Without this membership somebody must still look after the network, or nobody could ever mend it.
pub fn somebody_else_looks_after(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: OrganisationId,
    member: Member,
) -> Result<(), Refusal> {
    if !looks_after(member.role) {
        return Ok(());
    }
    // Two who do so at once wait for each other here, because every network has this one desk.
    let desk = desk::of_network(tx, actor.network)?;
    desk::hold(tx, actor.network, desk.id)?;
    if membership::others_look_after(tx, actor.network, id, member)? {
        Ok(())
    } else {
        Err(Refusal::NotNow("change-membership-refused-last-to-look-after"))
    }
}

/// The members as something to choose: "Fatima el Amrani (Werker, Team Kadebuurt)".
pub fn members(view: &View, listed: &[Listed]) -> Vec<Choice> {
    let does = |one: &Listed| {
        let role = view.say(one.member.role.text_key(), &[]);
        [Some(role), one.team.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    listed
        .iter()
        .map(|one| Choice::new(one.member.to_string(), format!("{} ({})", one.name, does(one))))
        .collect()
}

/// The form, on the page of the organisation at `here`.
pub fn form(view: &View, again: &Again<'_>, here: &str, (listed, teams): (&[Listed], &[Team])) -> Markup {
    let members = members(view, listed);
    let roles = roles(view);
    let teams: Vec<Choice> = teams.iter().map(|team| Choice::new(team.id.to_string(), &team.name)).collect();
    let form = again.form(view, "membership").promise("change-membership-promise", &[]);
    let fields = html! {
        (form.choice("membership", "change-membership-who", &members).required().by_name())
        (form.choice("role", "change-membership-role", &roles).required())
        @if !teams.is_empty() { (form.choice("team", "change-membership-team", &teams).hint("change-membership-team-hint")) }
    };
    form.around(&format!("{here}/leden/rol"), "change-membership-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use kernel::PersonId;
    use store::Db;
    use testkit::on_both;

    fn changed(
        db: &Db,
        village: &Village,
        who: (PersonId, Role),
        to: (Role, Option<TeamId>),
    ) -> Result<Vec<membership::Membership>, Refusal> {
        let member = Member { person: who.0, role: who.1 };
        village.acts(db, village.elly, |tx, actor| {
            let organisation = membership::of_person(tx, village.network, who.0)?[0].organisation;
            change(tx, actor, monday(), (organisation, member), to)?;
            Ok(membership::of_person(tx, village.network, who.0)?)
        })
    }

    #[test]
    fn somebody_gets_another_role_and_team_once() {
        on_both(|db| {
            let village = Village::build(db);
            let fatima = (village.fatima, Role::Worker);
            let now = changed(db, &village, fatima, (Role::Lead, None)).unwrap();
            assert_eq!((now.len(), now[0].role, now[0].team), (1, Role::Lead, None));
            let again = changed(db, &village, fatima, (Role::Lead, None)).unwrap();
            assert_eq!(again, now, "sent twice is once");
            let back = changed(db, &village, (village.fatima, Role::Lead), (Role::Lead, Some(village.team)));
            assert_eq!(back.unwrap()[0].team, Some(village.team));
            let gone = changed(db, &village, fatima, (Role::Adviser, None));
            assert!(matches!(gone, Err(Refusal::NotNow("change-membership-refused-gone"))), "{gone:?}");
        });
    }

    #[test]
    fn somebody_always_looks_after_the_network() {
        on_both(|db| {
            let village = Village::build(db);
            let last = changed(db, &village, (village.elly, Role::Facilitator), (Role::Worker, None));
            let key = "change-membership-refused-last-to-look-after";
            assert!(matches!(last, Err(Refusal::NotNow(why)) if why == key), "{last:?}");
            changed(db, &village, (village.elly, Role::Facilitator), (Role::Administrator, None)).unwrap();
            changed(db, &village, (village.priya, Role::Triager), (Role::Facilitator, None)).unwrap();
            changed(db, &village, (village.elly, Role::Administrator), (Role::Worker, None)).unwrap();
        });
    }

    #[test]
    fn who_is_a_confidant_is_not_decided_here() {
        on_both(|db| {
            let village = Village::build(db);
            let key = "change-membership-refused-confidant";
            for (who, to) in [
                ((village.fatima, Role::Worker), Role::Confidant),
                ((village.bart, Role::Confidant), Role::Worker),
            ] {
                let refused = changed(db, &village, who, (to, None));
                assert!(matches!(refused, Err(Refusal::NotNow(why)) if why == key), "{refused:?}");
            }
        });
    }

    #[test]
    fn a_lead_changes_no_roles_and_a_role_is_had_once() {
        on_both(|db| {
            let village = Village::build(db);
            let member = Member { person: village.fatima, role: Role::Worker };
            let refused = village.acts(db, village.marleen, |tx, actor| {
                change(tx, actor, monday(), (village.steiger, member), (Role::Director, None))
            });
            assert!(
                matches!(refused, Err(Refusal::Forbidden { action: "change_membership" })),
                "{refused:?}"
            );
            let new = person::NewMembership {
                person: village.fatima,
                organisation: village.steiger,
                role: Role::Triager,
                team: None,
            };
            db.write_here(|tx| person::join(tx, monday(), village.network, &new)).unwrap();
            let twice = changed(db, &village, (village.fatima, Role::Worker), (Role::Triager, None));
            assert!(matches!(twice, Err(Refusal::NotNow("change-membership-refused-has-role"))), "{twice:?}");
        });
    }
}
