//! Adding a team to an organisation, with its lead: the first rung above whoever is in it. For an administrator or
//! facilitator.

use crate::again::Again;
use crate::by_name::{self, Of};
use crate::{Actor, Refusal, Route, Visit, organisation, person, record, show_organisation};
use axum::response::{IntoResponse, Response};
use kernel::{OrganisationId, PersonId, TeamId, Timestamp};
use maud::{Markup, html};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

const NAME_MOST: usize = 120;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/netwerk/organisaties/{id}/teams", "add_team", post)]
}

fn parse(posted: &Posted) -> Result<(String, Option<PersonId>), Problems> {
    let name = posted.text("name");
    match name.chars().count() {
        0 => Err(Problems::with("name", "add-team-name-empty")),
        1..=NAME_MOST => Ok((name.to_owned(), posted.text("lead").parse().ok())),
        _ => Err(Problems::with("name", "add-team-name-too-long")),
    }
}

async fn post(visit: Visit, Path(id): Path<OrganisationId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("add_team")?;
    let chosen = by_name::read_within(&visit, &posted, ("lead", &[Of::Colleague]), id).await?;
    match chosen.parse(parse) {
        Ok((name, lead)) => {
            visit.write(move |tx, actor, now| add(tx, actor, now, id, (&name, lead))).await?;
            let back = format!("/netwerk/organisaties/{id}#teams");
            let flash = Flash::new("add-team-done").with("name", posted.text("name"));
            Ok(SeeOther::to(&back).saying(flash).into_response())
        }
        Err(problems) => {
            let shown = show_organisation::read(&visit, id).await?;
            let again = Again::refused("team", &posted, &problems);
            Ok(show_organisation::page(&visit.view, &shown, &again)
                .refused_for(&posted, &problems)
                .into_response())
        }
    }
}

/// Adds a team by name, with its lead; a team of that name there already is the same team, with this lead.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    organisation: OrganisationId,
    (name, lead): (&str, Option<PersonId>),
) -> Result<TeamId, Refusal> {
    actor.may_here("add_team")?;
    organisation::load(tx, actor.network, organisation)?.ok_or(Refusal::NotFound("organisation"))?;
    let present =
        organisation::teams(tx, actor.network, organisation)?.into_iter().find(|team| team.name == name);
    let lead_name = match lead {
        None => None,
        Some(lead) => Some(person::load(tx, actor.network, lead)?.ok_or(Refusal::NotFound("person"))?.name),
    };
    let team = match present {
        Some(team) if lead.is_none() || team.lead == lead_name => return Ok(team.id),
        Some(team) => team.id,
        None => organisation::add_team(tx, now, actor.network, organisation, name)?,
    };
    if let Some(lead) = lead {
        organisation::lead_team(tx, actor.network, team, lead)?;
    }
    let facts = json!({ "organisation": organisation, "lead": lead });
    record::note(tx, actor, now, "team.added", ("team", team.into()), facts)?;
    Ok(team)
}

/// The form, on the page of the organisation at `here`, with whom may lead: id, name, and what they do.
pub fn form(view: &View, again: &Again<'_>, here: &str, people: &[(PersonId, String, String)]) -> Markup {
    let leads: Vec<Choice> = people
        .iter()
        .map(|(id, name, roles)| Choice::new(id.to_string(), format!("{name} ({roles})")))
        .collect();
    let form = again.form(view, "team").promise("add-team-promise", &[]);
    let fields = html! {
        (form.line("name", "add-team-name").required().max(NAME_MOST).autocomplete("off"))
        (form.choice("lead", "add-team-lead", &leads).hint("add-team-lead-hint").by_name())
    };
    form.around(&format!("{here}/teams"), "add-team-act", &fields)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_team_is_added_once_and_its_lead_can_change() {
        on_both(|db| {
            let village = Village::build(db);
            let add = |lead| {
                db.write_here(|tx| {
                    let actor = village.actor(tx, village.elly)?;
                    add(tx, &actor, monday(), village.steiger, ("Jongerenwerk", Some(lead)))
                })
            };
            assert_eq!(add(village.ruud).unwrap(), add(village.marleen).unwrap());
            let teams = db.read_here(|tx| organisation::teams(tx, village.network, village.steiger)).unwrap();
            assert_eq!(teams[0].lead.as_deref(), Some("Marleen Hoekstra"));
        });
    }
}
