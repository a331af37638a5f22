//! The coalition of a dossier: the organisations that carry it together, beside its one driver (domain A5, A22). An
//! organisation that is involved hears so; leaving is in `leave_coalition`.

use crate::dossier::{self, DossierId};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::tell;
use axum::response::Response;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use maud::{Markup, html};
use network::by_name;
use network::{Actor, Refusal, Role, Route, Visit, desk, organisation};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Path, Posted, Problems, View};

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "coalition",
    path: "coalitie",
    action: "join_coalition",
    field: "partner",
    summary: "coalition-act",
    done: "coalition-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/coalitie", "join_coalition", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, &[("partner", by_name::ORGANISATION)]).await?;
    let parsed = chosen.parse(parse);
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, partner| {
        join_coalition(tx, actor, now, id, *partner)
    })
    .await
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<OrganisationId, Problems> {
    posted.text("partner").parse().map_err(|_| Problems::with("partner", "problem-partner-empty"))
}

/// The form: the organisations that are not in it yet.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("coalition-promise", &[]);
    let choices: Vec<Choice> = shown
        .organisations
        .iter()
        .filter(|(id, _)| !shown.coalition.iter().any(|(there, _)| there == id))
        .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
        .collect();
    form.around(
        &DEED.action_of(&shown.dossier),
        "coalition-submit",
        &html! { (form.choice("partner", "coalition-partner", &choices).required().by_name()) },
    )
}

/// Adds an organisation to the coalition and tells whoever speaks for it; being in it already changes nothing.
pub fn join_coalition(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    partner: OrganisationId,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "join_coalition")?;
    dossier.must_be_open()?;
    let partner = organisation::load(tx, actor.network, partner)?
        .ok_or(Refusal::NotNow("coalition-refused-unknown"))?;
    let joined = tx.execute(
        "insert into coalition_member (network_id, dossier_id, organisation_id, joined_at, joined_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &[&actor.network, &id, &partner.id, &now, &actor.person],
    )?;
    if joined == 1 {
        let facts = json!({ "organisation": partner.id });
        record(tx, actor, now, "dossier.coalition-joined", dossier.subject(), facts)?;
        let said = tell::facts([
            ("title", json!(dossier.title)),
            ("by", json!(actor.name)),
            ("driver", json!(dossier.driver_name)),
            ("organisation", json!(partner.name)),
        ]);
        for person in speaks_for(tx, actor.network, partner.id)? {
            if person != actor.person {
                let to = (actor.network, person);
                tell::person(tx, now, to, "notice-coalition-joined", said.clone(), &dossier.href())?;
            }
        }
    }
    Ok(())
}

/// Who speaks for an organisation: its directors who are there; without one, whoever staffs its desk.
pub fn speaks_for(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select person.id from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.organisation_id = $2 and membership.role = $3
           and person.state = 'active' order by person.id",
        &[&network, &organisation, &Role::Director],
    )?;
    if !rows.is_empty() {
        return rows.iter().map(|row| row.get("id")).collect();
    }
    match desk::of_organisation(tx, network, organisation)? {
        Some(desk) => desk::staff(tx, network, desk.id),
        None => Ok(Vec::new()),
    }
}

/// The organisations in the coalition, by name.
pub fn members(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: DossierId,
) -> Result<Vec<(OrganisationId, String)>, Error> {
    let rows = tx.query(
        "select organisation.id, organisation.name from coalition_member
         join organisation on organisation.network_id = coalition_member.network_id
           and organisation.id = coalition_member.organisation_id
         where coalition_member.network_id = $1 and coalition_member.dossier_id = $2 order by organisation.name",
        &[&network, &id],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The organisations there are to choose from, by name.
pub fn to_choose_from(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(OrganisationId, String)>, Error> {
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 order by name limit 300",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
