//! Organisations and their teams: umbrella, members, teams. Data do not flow up an umbrella by themselves
//! (domain B7): it is a line on a page, not a right.

use kernel::{DeskId, NetworkId, OrganisationId, PersonId, TeamId, Timestamp};
use store::{After, Error, Page, Row, Tx};

crate::named! {
    /// What an organisation is in the network.
    pub enum OrganisationKind, text "organisation-kind" {
        /// Broad welfare organisation.
        Welfare = "welfare",
        /// General social casework.
        SocialCasework = "social_casework",
        /// Community work.
        CommunityWork = "community_work",
        /// Youth work.
        YouthWork = "youth_work",
        /// Work with older people.
        ElderlyWork = "elderly_work",
        /// Support of informal carers.
        InformalCare = "informal_care",
        /// Support of refugees.
        RefugeeSupport = "refugee_support",
        /// Shelter.
        Shelter = "shelter",
        /// Social neighbourhood team.
        NeighbourhoodTeam = "neighbourhood_team",
        /// Volunteer centre.
        VolunteerCentre = "volunteer_centre",
        /// Municipality.
        Municipality = "municipality",
        /// School.
        School = "school",
        /// Youth mental health care.
        YouthMentalHealth = "youth_mental_health",
        /// Housing corporation.
        Housing = "housing",
        /// Sector body.
        SectorBody = "sector_body",
        /// Professional body.
        ProfessionalBody = "professional_body",
        /// Association of municipalities.
        MunicipalAssociation = "municipal_association",
        /// Knowledge institute.
        KnowledgeInstitute = "knowledge_institute",
        /// Ministry, or another part of national government.
        Ministry = "ministry",
        /// Network of directors.
        DirectorsNetwork = "directors_network",
        /// Umbrella, or the network's own office.
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
        "insert into organisation (network_id, id, name, kind, place, umbrella_id, heard_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, 1)",
        &[&network, &id, &new.name, &new.kind, &new.place, &new.umbrella, &now],
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

/// Puts an organisation under an umbrella.
pub fn belongs_to(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: OrganisationId,
    umbrella: OrganisationId,
) -> Result<(), Error> {
    tx.change_one(
        "update organisation set umbrella_id = $3, version = version + 1 where network_id = $1 and id = $2",
        &[&network, &id, &umbrella],
    )
}

/// One organisation.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: OrganisationId) -> Result<Option<Organisation>, Error> {
    let row = tx.first(
        "select id, name, kind, place, umbrella_id from organisation where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read).transpose()
}

/// The organisation with that name.
pub fn named(tx: &mut Tx<'_>, network: NetworkId, name: &str) -> Result<Option<OrganisationId>, Error> {
    let row =
        tx.first("select id from organisation where network_id = $1 and name = $2", &[&network, &name])?;
    row.map(|row| row.get("id")).transpose()
}

/// An organisation as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The organisation.
    pub organisation: Organisation,
    /// The name of its umbrella.
    pub umbrella: Option<String>,
}

/// Organisations by name, of which a word begins with `begins` (any, when it is empty); a page begins after a name.
pub fn search(
    tx: &mut Tx<'_>,
    network: NetworkId,
    begins: &str,
    after: &After<String>,
) -> Result<Page<Listed>, Error> {
    let (first, later) = begins_with(begins);
    let from = after.key.as_deref().unwrap_or_default();
    let rows = tx.query(
        "select organisation.id, organisation.name, organisation.kind, organisation.place, organisation.umbrella_id,
                umbrella.name as umbrella
         from organisation
         left join organisation umbrella on umbrella.network_id = organisation.network_id
           and umbrella.id = organisation.umbrella_id
         where organisation.network_id = $1 and organisation.name > $2
           and (lower(organisation.name) like $3 escape '!' or lower(organisation.name) like $4 escape '!')
         order by organisation.name limit $5",
        &[&network, &from, &first, &later, &after.fetch()],
    )?;
    let listed =
        rows.iter().map(|row| Ok(Listed { organisation: read(row)?, umbrella: row.get("umbrella")? }));
    let listed = listed.collect::<Result<Vec<_>, Error>>()?;
    Ok(Page::cut(listed, after, |listed| listed.organisation.name.clone()))
}

/// The two patterns for a name whose first word, or a later one, begins so.
fn begins_with(text: &str) -> (String, String) {
    let plain: String = text.to_lowercase().chars().flat_map(escaped).collect();
    (format!("{plain}%"), format!("% {plain}%"))
}

fn escaped(letter: char) -> impl Iterator<Item = char> {
    let mark = matches!(letter, '%' | '_' | '!').then_some('!');
    mark.into_iter().chain([letter])
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
    rows.iter()
        .map(|row| Ok(Team { id: row.get("id")?, name: row.get("name")?, lead: row.get("lead")? }))
        .collect()
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
