//! Founding a network: its name and its own duty desk, in one act, because the desk is the last rung of every
//! ladder and must exist before anything can be open.

use kernel::{DeskId, NetworkId, PersonId, Timestamp};
use store::{Error, Tx};

/// What stands after founding.
#[derive(Clone, Copy, Debug)]
pub struct Founded {
    /// The network.
    pub network: NetworkId,
    /// Its duty desk; staff it before opening anything.
    pub desk: DeskId,
}

/// Founds a network with its own duty desk.
pub fn found(tx: &mut Tx<'_>, now: Timestamp, name: &str, desk_name: &str) -> Result<Founded, Error> {
    let founded = Founded { network: NetworkId::new(now), desk: DeskId::new(now) };
    tx.execute(
        "insert into network (id, name, created_at) values ($1, $2, $3)",
        &[&founded.network, &name, &now],
    )?;
    tx.execute(
        "insert into desk (network_id, id, organisation_id, name) values ($1, $2, null, $3)",
        &[&founded.network, &founded.desk, &desk_name],
    )?;
    Ok(founded)
}

/// The networks there are, oldest first, with their names: for the command line and the demo.
pub fn networks(tx: &mut Tx<'_>) -> Result<Vec<(NetworkId, String)>, Error> {
    let rows = tx.query("select id, name from network order by id", &[])?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The name of a network.
pub fn name_of(tx: &mut Tx<'_>, network: NetworkId) -> Result<String, Error> {
    let row = tx.first("select name from network where id = $1", &[&network])?;
    row.map_or_else(|| Ok(String::new()), |row| row.get("name"))
}

/// Adds `person` to the staff of `desk`; being on it twice changes nothing.
pub fn staff(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId, person: PersonId) -> Result<(), Error> {
    tx.execute(
        "insert into desk_staff (network_id, desk_id, person_id) values ($1, $2, $3) on conflict do nothing",
        &[&network, &desk, &person],
    )?;
    Ok(())
}
