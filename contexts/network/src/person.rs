//! People who work in the network, their memberships, and whether they are there. Never residents.

mod details;

use crate::Role;
pub use details::{Details, change, has_password};
use kernel::{Lang, NetworkId, OrganisationId, PersonId, TeamId, Timestamp};
use store::{After, Error, Page, Row, Tx, dialect};

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
pub fn add(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    new: &NewPerson<'_>,
) -> Result<PersonId, Error> {
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

const COLUMNS: &str =
    "person.id, person.name, person.email, person.lang, person.state, person.state_since, person.version";

/// One person.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Option<Person>, Error> {
    let sql = "select person.id, person.name, person.email, person.lang, person.state, person.state_since,
                      person.version
               from person where network_id = $1 and id = $2";
    tx.first(sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// Whose address `email` is, in lower case; addresses are unique over all networks.
pub fn with_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<(NetworkId, PersonId)>, Error> {
    let row = tx.first("select network_id, id from person where email = $1", &[&email])?;
    row.map(|row| Ok((row.get("network_id")?, row.get("id")?))).transpose()
}

/// Whoever has that address, in lower case.
pub fn by_email(tx: &mut Tx<'_>, network: NetworkId, email: &str) -> Result<Option<Person>, Error> {
    let row = tx.first(
        "select person.id, person.name, person.email, person.lang, person.state, person.state_since, person.version
         from person where network_id = $1 and email = $2",
        &[&network, &email],
    )?;
    row.as_ref().map(read).transpose()
}

/// Somebody in an organisation, with what they do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are there.
    pub presence: Presence,
    /// Since when.
    pub since: Timestamp,
    /// What they do there.
    pub roles: Vec<Role>,
    /// Their team.
    pub team: Option<String>,
}

/// A page of the people in an organisation, by name; those who left are not among them.
pub fn of_organisation(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    after: &After<(String, PersonId)>,
) -> Result<Page<Member>, Error> {
    let nobody = (String::new(), PersonId(kernel::ids::Uuid::nil()));
    let (name, id) = after.key.as_ref().unwrap_or(&nobody);
    let people = tx.query(
        "select distinct person.id, person.name, person.state, person.state_since from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.organisation_id = $2 and person.state <> 'left'
           and (person.name, person.id) > ($3, $4)
         order by person.name, person.id limit $5",
        &[&network, &organisation, name, id, &after.fetch()],
    )?;
    let people = people.iter().map(member).collect::<Result<Vec<_>, Error>>()?;
    let mut page = Page::cut(people, after, |member| (member.name.clone(), member.id));
    let Some((last, _)) = page.rows.last().map(|member| (member.name.clone(), member.id)) else {
        return Ok(page);
    };
    let roles = tx.query(
        "select membership.person_id, membership.role, team.name as team from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         left join team on team.network_id = membership.network_id and team.id = membership.team_id
         where membership.network_id = $1 and membership.organisation_id = $2 and person.name >= $3
           and person.name <= $4
         order by membership.person_id, membership.role",
        &[&network, &organisation, name, &last],
    )?;
    for row in &roles {
        let id: PersonId = row.get("person_id")?;
        if let Some(member) = page.rows.iter_mut().find(|member| member.id == id) {
            member.roles.push(row.get("role")?);
            member.team = member.team.take().or(row.get("team")?);
        }
    }
    Ok(page)
}

fn member(row: &Row) -> Result<Member, Error> {
    Ok(Member {
        id: row.get("id")?,
        name: row.get("name")?,
        presence: row.get("state")?,
        since: row.get("state_since")?,
        roles: Vec::new(),
        team: None,
    })
}

/// Where somebody belongs: organisation, its name, and as what.
pub fn memberships(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: PersonId,
) -> Result<Vec<(OrganisationId, String, Role)>, Error> {
    let rows = tx.query(
        "select organisation.id, organisation.name, membership.role from membership
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where membership.network_id = $1 and membership.person_id = $2
         order by membership.since, organisation.id, membership.role",
        &[&network, &id],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?, row.get("role")?))).collect()
}

/// One person, whose row stays as it is until this transaction ends: for changing whether they are there.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Option<Person>, Error> {
    let sql =
        format!("select {COLUMNS} from person where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()
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
pub fn organisation_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: PersonId,
) -> Result<Option<OrganisationId>, Error> {
    let row = tx.first(
        "select organisation_id from membership where network_id = $1 and person_id = $2
         order by since, organisation_id limit 1",
        &[&network, &id],
    )?;
    row.map(|row| row.get("organisation_id")).transpose()
}

/// Who leads the team(s) somebody is in, the team they are in longest first; not themselves. The first is the rung that
/// what they let pass climbs to.
pub fn leads_of(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select team.lead_id from membership
         join team on team.network_id = membership.network_id and team.id = membership.team_id
         where membership.network_id = $1 and membership.person_id = $2 and team.lead_id <> $2
         group by team.lead_id order by min(membership.since), team.lead_id",
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
