//! Duty desks: staffed places that hold what nobody holds in person. A desk counts as staffed while at least one
//! active person is on it; the network's own desk is the last rung of every ladder.

use crate::person::Presence;
use kernel::{DeskId, NetworkId, OrganisationId, PersonId, Timestamp, calendar};
use store::{Error, Tx, dialect};

/// A desk with its name and whether anybody active is on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    /// Its id.
    pub id: DeskId,
    /// Its name.
    pub name: String,
    /// How many active people staff it.
    pub staff: i64,
}

const DESK: &str = "select desk.id, desk.name,
      (select count(*) from desk_staff
       join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
         and person.state = 'active'
       where desk_staff.network_id = desk.network_id and desk_staff.desk_id = desk.id) as staff
    from desk";

/// The network's own desk.
pub fn of_network(tx: &mut Tx<'_>, network: NetworkId) -> Result<Desk, Error> {
    let sql = format!("{DESK} where desk.network_id = $1 and desk.organisation_id is null");
    let row = tx.first(&sql, &[&network])?.ok_or_else(no_desk)?;
    Ok(Desk { id: row.get("id")?, name: row.get("name")?, staff: row.get("staff")? })
}

fn no_desk() -> Error {
    Error::bad_row("desk", None, "organisation_id", "no desk of the network's own")
}

/// An organisation's desk.
pub fn of_organisation(
    tx: &mut Tx<'_>,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<Option<Desk>, Error> {
    let sql = format!("{DESK} where desk.network_id = $1 and desk.organisation_id = $2");
    let row = tx.first(&sql, &[&network, &organisation])?;
    row.map(|row| Ok(Desk { id: row.get("id")?, name: row.get("name")?, staff: row.get("staff")? }))
        .transpose()
}

/// One desk by id.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: DeskId) -> Result<Option<Desk>, Error> {
    let sql = format!("{DESK} where desk.network_id = $1 and desk.id = $2");
    let row = tx.first(&sql, &[&network, &id])?;
    row.map(|row| Ok(Desk { id: row.get("id")?, name: row.get("name")?, staff: row.get("staff")? }))
        .transpose()
}

/// The organisation a desk belongs to; none for the network's own.
pub fn organisation_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: DeskId,
) -> Result<Option<OrganisationId>, Error> {
    let row =
        tx.first("select organisation_id from desk where network_id = $1 and id = $2", &[&network, &id])?;
    row.map_or(Ok(None), |row| row.get("organisation_id"))
}

/// The desks that somebody staffs.
pub fn staffed_by(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<Vec<DeskId>, Error> {
    let rows = tx.query(
        "select desk_id from desk_staff where network_id = $1 and person_id = $2 order by desk_id",
        &[&network, &person],
    )?;
    rows.iter().map(|row| row.get("desk_id")).collect()
}

/// Everybody active on a desk.
pub fn staff(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId) -> Result<Vec<PersonId>, Error> {
    let rows = tx.query(
        "select person.id from desk_staff
         join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
         where desk_staff.network_id = $1 and desk_staff.desk_id = $2 and person.state = 'active'
         order by person.id",
        &[&network, &desk],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Notes that the staff hears of something new on the day of `now`; no when they did that day already, whichever node
/// told them.
pub fn tells_today(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, desk: DeskId) -> Result<bool, Error> {
    let day = calendar::day(now).to_string();
    let first = tx.execute(
        "update desk set told_on = $3 where network_id = $1 and id = $2 and (told_on is null or told_on <> $3)",
        &[&network, &desk, &day],
    )?;
    Ok(first == 1)
}

/// As `staff`, and they stay so until this transaction ends: a desk that is given something doesn't empty meanwhile.
pub fn staff_standing(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId) -> Result<Vec<PersonId>, Error> {
    let sql = format!(
        "select person.id from desk_staff
         join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
         where desk_staff.network_id = $1 and desk_staff.desk_id = $2 and person.state = 'active'
         order by person.id{}",
        dialect::for_share(tx)
    );
    let rows = tx.query(&sql, &[&network, &desk])?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Somebody on a desk, there or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnDesk {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Whether they are there.
    pub presence: Presence,
}

/// Everybody on a desk by name, those who left not counted.
pub fn everybody_on(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId) -> Result<Vec<OnDesk>, Error> {
    let rows = tx.query(
        "select person.id, person.name, person.state from desk_staff
         join person on person.network_id = desk_staff.network_id and person.id = desk_staff.person_id
         where desk_staff.network_id = $1 and desk_staff.desk_id = $2 and person.state <> 'left'
         order by person.name, person.id",
        &[&network, &desk],
    )?;
    let read = |row: &store::Row| {
        Ok(OnDesk { person: row.get("id")?, name: row.get("name")?, presence: row.get("state")? })
    };
    rows.iter().map(read).collect()
}

/// Keeps who staffs a desk for this transaction to change: two people taken off at once could empty it.
pub fn hold(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId) -> Result<(), Error> {
    let sql = format!("select id from desk where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &desk]).map(drop)
}

/// Takes somebody off one desk; the caller has seen that somebody stays.
pub fn leave(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId, person: PersonId) -> Result<u64, Error> {
    tx.execute(
        "delete from desk_staff where network_id = $1 and desk_id = $2 and person_id = $3",
        &[&network, &desk, &person],
    )
}

/// Takes somebody off every desk: for when they have left.
pub fn leave_all(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<u64, Error> {
    tx.execute("delete from desk_staff where network_id = $1 and person_id = $2", &[&network, &person])
}
