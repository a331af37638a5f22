//! Organisations and their teams: umbrella, members, teams. Data do not flow up an umbrella by themselves
//! (domain B7): it is a line on a page, not a right.

use kernel::{DeskId, NetworkId, OrganisationId, PersonId, TeamId, Timestamp};
use store::{Error, Row, Tx};

crate::named! {
    /// What an organisation is in the network.
    pub enum OrganisationKind, text "organisation-kind" {
        /// Welfare or social-work organisation.
        Welfare = "welfare",
        /// Municipality.
        Municipality = "municipality",
        /// School.
        School = "school",
        /// Youth mental health or other specialist care.
        Care = "care",
        /// Housing corporation.
        Housing = "housing",
        /// Volunteer centre.
        Volunteers = "volunteers",
        /// Sector body, professional body or trade union.
        SectorBody = "sector_body",
        /// Knowledge institute.
        Knowledge = "knowledge",
        /// Ministry or another part of national government.
        Government = "government",
        /// Network of directors, or another umbrella.
        Umbrella = "umbrella",
    }
}

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// The place it works from.
    pub place: String,
    /// The umbrella it belongs to.
    pub umbrella: Option<OrganisationId>,
}

/// What founding an organisation needs.
#[derive(Clone, Copy, Debug)]
pub struct NewOrganisation<'a> {
    /// Its name, unique in the network.
    pub name: &'a str,
    /// What it is.
    pub kind: OrganisationKind,
    /// The place it works from.
    pub place: &'a str,
    /// The umbrella it belongs to.
    pub umbrella: Option<OrganisationId>,
    /// The name of its duty desk.
    pub desk_name: &'a str,
}

/// Adds an organisation with its duty desk, still without staff.
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    new: &NewOrganisation<'_>,
) -> Result<(OrganisationId, DeskId), Error> {
    let (id, desk) = (OrganisationId::new(now), DeskId::new(now));
    tx.execute(
        "insert into organisation (network_id, id, name, kind, place, umbrella_id, version)
         values ($1, $2, $3, $4, $5, $6, 1)",
        &[&network, &id, &new.name, &new.kind, &new.place, &new.umbrella],
    )?;
    tx.execute(
        "insert into desk (network_id, id, organisation_id, name) values ($1, $2, $3, $4)",
        &[&network, &desk, &id, &new.desk_name],
    )?;
    Ok((id, desk))
}

/// Adds a team to an organisation.
pub fn add_team(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    organisation: OrganisationId,
    name: &str,
) -> Result<TeamId, Error> {
    let id = TeamId::new(now);
    tx.execute(
        "insert into team (network_id, id, organisation_id, name) values ($1, $2, $3, $4)",
        &[&network, &id, &organisation, &name],
    )?;
    Ok(id)
}

/// Puts `lead` at the head of a team.
pub fn lead_team(tx: &mut Tx<'_>, network: NetworkId, team: TeamId, lead: PersonId) -> Result<(), Error> {
    tx.change_one("update team set lead_id = $3 where network_id = $1 and id = $2", &[&network, &team, &lead])
}

/// One organisation.
pub fn load(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: OrganisationId,
) -> Result<Option<Organisation>, Error> {
    let row = tx.first(
        "select id, name, kind, place, umbrella_id from organisation where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read).transpose()
}

/// Up to `limit` organisations by name, after the name `after`.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    after: &str,
    limit: i64,
) -> Result<Vec<Organisation>, Error> {
    let rows = tx.query(
        "select id, name, kind, place, umbrella_id from organisation
         where network_id = $1 and name > $2 order by name limit $3",
        &[&network, &after, &limit],
    )?;
    rows.iter().map(read).collect()
}

/// A team with its lead's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Who leads it.
    pub lead: Option<String>,
}

/// The teams of an organisation.
pub fn teams(tx: &mut Tx<'_>, network: NetworkId, id: OrganisationId) -> Result<Vec<Team>, Error> {
    let rows = tx.query(
        "select team.id, team.name, person.name as lead from team
         left join person on person.network_id = team.network_id and person.id = team.lead_id
         where team.network_id = $1 and team.organisation_id = $2 order by team.name",
        &[&network, &id],
    )?;
    rows.iter().map(|row| Ok(Team { id: row.get("id")?, name: row.get("name")?, lead: row.get("lead")? })).collect()
}

fn read(row: &Row) -> Result<Organisation, Error> {
    Ok(Organisation {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        place: row.get("place")?,
        umbrella: row.get("umbrella_id")?,
    })
}
