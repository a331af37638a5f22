//! Memberships as they are kept: who belongs where, as what and in which team. One person may have several, also several
//! in one organisation; the first they began is the organisation they act for.

use crate::Role;
use crate::person::Presence;
use kernel::{NetworkId, OrganisationId, PersonId, TeamId};
use std::fmt::{Display, Formatter};
use std::str::FromStr;
use store::{Error, Tx};

/// One membership of a given organisation, as forms send it: `person:role`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub role: Role,
}

impl Display for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.person, self.role.name())
    }
}

/// A text that should have been `person:role`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a membership")]
pub struct NotAMember;

impl FromStr for Member {
    type Err = NotAMember;

    fn from_str(text: &str) -> Result<Self, NotAMember> {
        let (person, role) = text.split_once(':').ok_or(NotAMember)?;
        let person = person.parse().map_err(|_| NotAMember)?;
        Ok(Self { person, role: Role::named(role).ok_or(NotAMember)? })
    }
}

/// A membership of an organisation, for choosing one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Who, and as what.
    pub member: Member,
    /// Their name.
    pub name: String,
    /// The name of their team.
    pub team: Option<String>,
    /// Whether they are there.
    pub presence: Presence,
}

/// The memberships of an organisation by name; of those who left, none.
pub fn in_organisation(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Vec<Listed>, Error> {
    let rows = tx.query(
        "select person.id, person.name, person.state, membership.role, team.name as team from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         left join team on team.network_id = membership.network_id and team.id = membership.team_id
         where membership.network_id = $1 and membership.organisation_id = $2 and person.state <> 'left'
         order by person.name, person.id, membership.role",
        &[&network, &organisation],
    )?;
    rows.iter()
        .map(|row| {
            let member = Member { person: row.get("id")?, role: row.get("role")? };
            let (name, team) = (row.get("name")?, row.get("team")?);
            Ok(Listed { member, name, team, presence: row.get("state")? })
        })
        .collect()
}

/// One membership of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Where.
    pub organisation: OrganisationId,
    /// As what.
    pub role: Role,
    /// In which team.
    pub team: Option<TeamId>,
}

/// All memberships of somebody.
pub fn of_person(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<Vec<Membership>, Error> {
    let rows = tx.query(
        "select organisation_id, role, team_id from membership where network_id = $1 and person_id = $2
         order by since, organisation_id, role",
        &[&network, &person],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Membership {
                organisation: row.get("organisation_id")?,
                role: row.get("role")?,
                team: row.get("team_id")?,
            })
        })
        .collect()
}

/// Somebody in one of the organisations they belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
}

/// Active people in every organisation they belong to, by name: for choosing somebody on behalf of one.
pub fn places(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Place>, Error> {
    let rows = tx.query(
        "select distinct person.id, person.name, organisation.id as organisation_id,
                organisation.name as organisation_name
         from person
         join membership on membership.network_id = person.network_id and membership.person_id = person.id
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where person.network_id = $1 and person.state = 'active'
         order by person.name, organisation.name, person.id limit 1000",
        &[&network],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Place {
                person: row.get("id")?,
                name: row.get("name")?,
                organisation: row.get("organisation_id")?,
                organisation_name: row.get("organisation_name")?,
            })
        })
        .collect()
}

/// Gives a membership another role and team.
pub fn change(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (organisation, member): (OrganisationId, Member),
    (role, team): (Role, Option<TeamId>),
) -> Result<(), Error> {
    tx.change_one(
        "update membership set role = $5, team_id = $6
         where network_id = $1 and person_id = $2 and organisation_id = $3 and role = $4",
        &[&network, &member.person, &organisation, &member.role, &role, &team],
    )
}

/// Ends a membership.
pub fn end(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    member: Member,
) -> Result<(), Error> {
    tx.change_one(
        "delete from membership where network_id = $1 and person_id = $2 and organisation_id = $3 and role = $4",
        &[&network, &member.person, &organisation, &member.role],
    )
}

/// Whether anybody active looks after the network apart from this membership.
pub fn others_look_after(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    member: Member,
) -> Result<bool, Error> {
    let row = tx.first(
        "select membership.person_id from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and person.state = 'active'
           and membership.role in ('administrator', 'facilitator')
           and (membership.person_id <> $2 or membership.organisation_id <> $3 or membership.role <> $4)
         limit 1",
        &[&network, &member.person, &organisation, &member.role],
    )?;
    Ok(row.is_some())
}

/// Whether somebody leads a team of that organisation.
pub fn leads_team_in(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
    person: PersonId,
) -> Result<bool, Error> {
    let row = tx.first(
        "select id from team where network_id = $1 and lead_id = $2 and organisation_id = $3 limit 1",
        &[&network, &person, &organisation],
    )?;
    Ok(row.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_membership_is_read_back_as_it_was_sent() {
        let member = Member { person: PersonId(kernel::ids::Uuid::nil()), role: Role::Lead };
        assert_eq!(member.to_string().parse(), Ok(member));
        for text in ["", "7:lead", "00000000-0000-0000-0000-000000000000:king"] {
            assert_eq!(text.parse::<Member>(), Err(NotAMember), "{text}");
        }
    }
}
