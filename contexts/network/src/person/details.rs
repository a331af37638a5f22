//! What is known of somebody that can change: their name, address and language.

use super::Person;
use kernel::{Lang, NetworkId, PersonId};
use store::{Error, Tx};

/// What is known of somebody that can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Their name.
    pub name: String,
    /// Where mail reaches them, in lower case.
    pub email: String,
    /// The language they read.
    pub lang: Lang,
}

impl Person {
    /// What is known of them that can change.
    pub fn details(&self) -> Details {
        Details { name: self.name.clone(), email: self.email.clone(), lang: self.lang }
    }
}

/// Keeps what is known of somebody, as long as nobody changed it since `person` was seen.
pub fn change(tx: &mut Tx<'_>, network: NetworkId, person: &Person, new: &Details) -> Result<(), Error> {
    tx.change_one(
        "update person set name = $4, email = $5, lang = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&network, &person.id, &person.version, &new.name, &new.email, &new.lang.tag()],
    )
}

/// Whether somebody has a password, so that they came in at least once.
pub fn has_password(tx: &mut Tx<'_>, network: NetworkId, id: PersonId) -> Result<bool, Error> {
    let sql = "select id from person where network_id = $1 and id = $2 and password is not null";
    Ok(tx.first(sql, &[&network, &id])?.is_some())
}
