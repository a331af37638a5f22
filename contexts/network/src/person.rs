//! People who work in the network, their memberships, and whether they are there. Never residents.

use crate::Role;
use kernel::{Lang, NetworkId, OrganisationId, PersonId, TeamId, Timestamp};
use store::{Error, Row, Tx};

crate::named! {
    /// Whether somebody is there.
    pub enum Presence, text "presence" {
        /// At work: can hold things.
        Active = "active",
        /// Ill or away: holds nothing; can sign in.
        Absent = "absent",
        /// Gone: holds nothing, can't sign in.
        Left = "left",
    }
}

/// Somebody, as others see them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Where mail reaches them.
    pub email: String,
    /// The language they read.
    pub lang: Lang,
    /// Whether they are there.
    pub presence: Presence,
    /// Since when.
    pub since: Timestamp,
    /// For compare-and-swap.
    pub version: i64,
}

/// What adding somebody needs.
#[derive(Clone, Copy, Debug)]
pub struct NewPerson<'a> {
    /// Their name.
    pub name: &'a str,
    /// Where mail reaches them; one account per address.
    pub email: &'a str,
    /// An argon2id hash in PHC form; nobody signs in without one.
    pub password: Option<&'a str>,
    /// The language they read.
    pub lang: Lang,
}

/// A membership to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewMembership {
    /// Who.
    pub person: PersonId,
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// In which team.
    pub team: Option<TeamId>,
}

/// Adds somebody, active from `now`. The address is kept in lower case.
pub fn add(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, new: &NewPerson<'_>) -> Result<PersonId, Error> {
    let id = PersonId::new(now);
    let (email, lang) = (new.email.to_lowercase(), new.lang.tag());
    tx.execute(
        "insert into person (network_id, id, name, email, password, lang, state, state_since, version)
         values ($1, $2, $3, $4, $5, $6, 'active', $7, 1)",
        &[&network, &id, &new.name, &email, &new.password, &lang, &now],
    )?;
    Ok(id)
}

/// Begins a membership; having it already changes nothing.
pub fn join(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, new: &NewMembership) -> Result<(), Error> {
    tx.execute(
        "insert into membership (network_id, person_id, organisation_id, role, team_id, since)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[&network, &new.person, &new.organisation, &new.role, &new.team, &now],
    )?;
    Ok(())
}

const COLUMNS: &str = "person.id, person.name, person.email, person.lang, person.state, person.state_since, person.version";

/// One person.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Option<Person>, Error> {
    let sql = "select person.id, person.name, person.email, person.lang, person.state, person.state_since,
                      person.version
               from person where network_id = $1 and id = $2";
    tx.first(sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// Everybody in an organisation, by name.
pub fn of_organisation(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<(Person, Role)>, Error> {
    let sql = format!(
        "select {COLUMNS}, membership.role from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.organisation_id = $2
         order by person.name, membership.role"
    );
    let rows = tx.query(&sql, &[&network, &organisation])?;
    rows.iter().map(|row| Ok((read(row)?, row.get("role")?))).collect()
}

/// Active people with their organisation's name, by name: for choosing somebody.
pub fn to_choose_from(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(PersonId, String, String)>, Error> {
    let rows = tx.query(
        "select person.id, person.name, min(organisation.name) as organisation from person
         join membership on membership.network_id = person.network_id and membership.person_id = person.id
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where person.network_id = $1 and person.state = 'active'
         group by person.id, person.name order by person.name, person.id limit 500",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?, row.get("organisation")?))).collect()
}

/// The first organisation somebody joined: the one they act for.
pub fn organisation_of(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Option<OrganisationId>, Error> {
    let row = tx.first(
        "select organisation_id from membership where network_id = $1 and person_id = $2
         order by since, organisation_id limit 1",
        &[&network, &id],
    )?;
    row.map(|row| row.get("organisation_id")).transpose()
}

/// Who leads the team(s) somebody is in; not themselves.
pub fn leads_of(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select distinct team.lead_id from membership
         join team on team.network_id = membership.network_id and team.id = membership.team_id
         where membership.network_id = $1 and membership.person_id = $2 and team.lead_id <> $2",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("lead_id")).collect()
}

/// Changes whether somebody is there; the caller has moved what they held first.
pub fn set_presence(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: &Person,
    presence: Presence,
) -> Result<(), Error> {
    tx.change_one(
        "update person set state = $4, state_since = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&network, &person.id, &person.version, &presence, &now],
    )
}

fn read(row: &Row) -> Result<Person, Error> {
    let lang: String = row.get("lang")?;
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        lang: Lang::from_tag(&lang).unwrap_or_default(),
        presence: row.get("state")?,
        since: row.get("state_since")?,
        version: row.get("version")?,
    })
}
