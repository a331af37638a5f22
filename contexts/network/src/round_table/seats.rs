//! Seats at round tables: who sits there, for which organisation, and what they may decide. One person has one seat at a
//! table.

use super::RoundTableId;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use store::{Error, Tx};

define_id!(
    /// A seat at a table.
    SeatId
);
store::id_value!(SeatId);

/// Who sits at a table, with what mandate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The person.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// What they may decide.
    pub mandate: String,
}

/// Gives `person` a seat for `organisation` with a mandate; whoever sits there already sits for this from now on.
pub fn give_seat(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    table: RoundTableId,
    seat: (PersonId, OrganisationId, &str),
) -> Result<(), Error> {
    let (person, organisation, mandate) = seat;
    tx.execute(
        "insert into seat (network_id, id, table_id, organisation_id, person_id, mandate)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, table_id, person_id)
         do update set organisation_id = excluded.organisation_id, mandate = excluded.mandate",
        &[&network, &SeatId::new(now), &table, &organisation, &person, &mandate],
    )?;
    Ok(())
}

/// Takes the seat of `person` at a table away; gives how many that were.
pub fn take_seat(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    person: PersonId,
) -> Result<u64, Error> {
    tx.execute(
        "delete from seat where network_id = $1 and table_id = $2 and person_id = $3",
        &[&network, &table, &person],
    )
}

/// Takes every seat away that `person` has for `organisation`; gives how many that were.
pub fn take_seats_for(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    organisation: OrganisationId,
) -> Result<u64, Error> {
    tx.execute(
        "delete from seat where network_id = $1 and person_id = $2 and organisation_id = $3",
        &[&network, &person, &organisation],
    )
}

/// Who sits at a table.
pub fn seats(tx: &mut Tx<'_>, network: NetworkId, table: RoundTableId) -> Result<Vec<Seat>, Error> {
    let rows = tx.query(
        "select seat.person_id, person.name as person_name, seat.organisation_id,
                organisation.name as organisation_name, seat.mandate
         from seat
         join person on person.network_id = seat.network_id and person.id = seat.person_id
         join organisation on organisation.network_id = seat.network_id and organisation.id = seat.organisation_id
         where seat.network_id = $1 and seat.table_id = $2 order by organisation.name, person.name",
        &[&network, &table],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Seat {
                person: row.get("person_id")?,
                person_name: row.get("person_name")?,
                organisation: row.get("organisation_id")?,
                organisation_name: row.get("organisation_name")?,
                mandate: row.get("mandate")?,
            })
        })
        .collect()
}
