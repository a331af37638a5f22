//! Confidants (vertrouwenspersonen): who reads wrongs that are shielded. Rows only: who becomes one and how one steps down is
//! decided where what they hold is kept, in the worklist.

use crate::Role;
use crate::person::Presence;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use store::{Error, Tx, dialect};

/// The confidants who are there, in a fixed order: who has been one longest comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing(Vec<(PersonId, OrganisationId)>);

impl Standing {
    /// Everybody, once.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.0.iter().map(|(person, _)| *person)
    }

    /// Whether that is one of them.
    pub fn includes(&self, person: PersonId) -> bool {
        self.people().any(|one| one == person)
    }

    /// Who has been one longest.
    pub fn first(&self) -> Option<PersonId> {
        self.people().next()
    }

    /// The one after `person`, round and round; nobody, when they are the only one.
    pub fn after(&self, person: PersonId) -> Option<PersonId> {
        let behind = self.people().position(|one| one == person).map_or(0, |at| at + 1);
        self.people().skip(behind).chain(self.people()).find(|one| *one != person)
    }

    /// Another than `person` of that organisation.
    pub fn another_of(&self, organisation: Option<OrganisationId>, person: PersonId) -> Option<PersonId> {
        let another = self.0.iter().find(|(one, theirs)| *one != person && Some(*theirs) == organisation);
        another.map(|(one, _)| *one)
    }

    /// Who goes on when `person` no longer can: of their organisation, else whoever comes next.
    pub fn instead_of(&self, organisation: Option<OrganisationId>, person: PersonId) -> Option<PersonId> {
        self.another_of(organisation, person).or_else(|| self.after(person))
    }
}

/// The confidants who are there; they stay so until this transaction ends.
pub fn standing(tx: &mut Tx<'_>, network: NetworkId) -> Result<Standing, Error> {
    let sql = format!(
        "select membership.person_id, membership.organisation_id from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         where membership.network_id = $1 and membership.role = $2 and person.state = 'active'
         order by membership.since, membership.person_id, membership.organisation_id{}",
        dialect::for_share(tx)
    );
    let mut standing = Standing::default();
    for row in tx.query(&sql, &[&network, &Role::Confidant])? {
        let person: PersonId = row.get("person_id")?;
        if !standing.includes(person) {
            standing.0.push((person, row.get("organisation_id")?));
        }
    }
    Ok(standing)
}

/// A confidant, there or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confidant {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Where.
    pub organisation: String,
    /// Since when they are one.
    pub since: Timestamp,
    /// Whether they are there.
    pub presence: Presence,
}

/// All confidants by name, of whom those who left are none.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Confidant>, Error> {
    let rows = tx.query(
        "select person.id, person.name, person.state, organisation.name as organisation, membership.since
         from membership
         join person on person.network_id = membership.network_id and person.id = membership.person_id
         join organisation on organisation.network_id = membership.network_id
           and organisation.id = membership.organisation_id
         where membership.network_id = $1 and membership.role = $2 and person.state <> 'left'
         order by person.name, person.id, organisation.name",
        &[&network, &Role::Confidant],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Confidant {
                person: row.get("id")?,
                name: row.get("name")?,
                organisation: row.get("organisation")?,
                since: row.get("since")?,
                presence: row.get("state")?,
            })
        })
        .collect()
}

/// Ends it, wherever they are one; gives how many memberships that were.
pub fn end(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<u64, Error> {
    tx.execute(
        "delete from membership where network_id = $1 and person_id = $2 and role = $3",
        &[&network, &person, &Role::Confidant],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;

    #[test]
    fn somebody_of_the_same_organisation_goes_on_else_whoever_comes_next() {
        let (steiger, loohoek) = (OrganisationId(Uuid::from_u128(8)), OrganisationId(Uuid::from_u128(9)));
        let [bart, joost, elly] = [1, 2, 3].map(|number| PersonId(Uuid::from_u128(number)));
        let all = Standing(vec![(bart, steiger), (joost, loohoek), (elly, steiger)]);
        assert_eq!(all.instead_of(Some(steiger), bart), Some(elly));
        assert_eq!(all.instead_of(Some(loohoek), joost), Some(elly));
        assert_eq!(all.instead_of(None, elly), Some(bart), "round");
        assert_eq!(Standing(vec![(bart, steiger)]).instead_of(Some(steiger), bart), None);
    }
}
