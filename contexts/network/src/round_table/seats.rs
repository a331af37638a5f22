//! Seats at round tables: who sits there, for which organisation, and what they may decide. One person has one seat at a
//! table. What a seat was before is kept as terms, so that a decision is read with the mandate of its own day.

use super::RoundTableId;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use store::{Error, Row, Tx};

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
    end_terms(tx, now, network, (table, person))?;
    tx.execute(
        "insert into seat_term (network_id, id, table_id, person_id, organisation_id, mandate, from_at, until_at)
         values ($1, $2, $3, $4, $5, $6, $7, null)",
        &[&network, &SeatId::new(now), &table, &person, &organisation, &mandate, &now],
    )?;
    Ok(())
}

/// Ends the running term of somebody at a table.
fn end_terms(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (table, person): (RoundTableId, PersonId),
) -> Result<u64, Error> {
    tx.execute(
        "update seat_term set until_at = $4
         where network_id = $1 and table_id = $2 and person_id = $3 and until_at is null",
        &[&network, &table, &person, &now],
    )
}

/// Takes the seat of `person` at a table away; gives how many that were.
pub fn take_seat(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    table: RoundTableId,
    person: PersonId,
) -> Result<u64, Error> {
    end_terms(tx, now, network, (table, person))?;
    tx.execute(
        "delete from seat where network_id = $1 and table_id = $2 and person_id = $3",
        &[&network, &table, &person],
    )
}

/// Takes every seat away that `person` has for `organisation`; gives how many that were.
pub fn take_seats_for(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    person: PersonId,
    organisation: OrganisationId,
) -> Result<u64, Error> {
    tx.execute(
        "update seat_term set until_at = $4
         where network_id = $1 and person_id = $2 and organisation_id = $3 and until_at is null",
        &[&network, &person, &organisation, &now],
    )?;
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
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Seat, Error> {
    Ok(Seat {
        person: row.get("person_id")?,
        person_name: row.get("person_name")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        mandate: row.get("mandate")?,
    })
}

/// A seat as it was for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Who sat there, for whom and with what mandate.
    pub seat: Seat,
    /// Since when; nobody knows of a seat that was there before this was kept.
    pub from: Option<Timestamp>,
    /// Until when; it is still so when there is no end.
    pub until: Option<Timestamp>,
}

/// Who sat at a table before, the latest first: seats that ended, and mandates that were changed.
pub fn former_seats(tx: &mut Tx<'_>, network: NetworkId, table: RoundTableId) -> Result<Vec<Term>, Error> {
    let rows = tx.query(
        "select seat_term.person_id, person.name as person_name, seat_term.organisation_id,
                organisation.name as organisation_name, seat_term.mandate, seat_term.from_at, seat_term.until_at
         from seat_term
         join person on person.network_id = seat_term.network_id and person.id = seat_term.person_id
         join organisation on organisation.network_id = seat_term.network_id
           and organisation.id = seat_term.organisation_id
         where seat_term.network_id = $1 and seat_term.table_id = $2 and seat_term.until_at is not null
         order by seat_term.until_at desc, seat_term.id desc limit 100",
        &[&network, &table],
    )?;
    rows.iter()
        .map(|row| Ok(Term { seat: read(row)?, from: row.get("from_at")?, until: row.get("until_at")? }))
        .collect()
}

/// Who sat at a table at that moment, with the mandate of that day.
pub fn seats_at(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    at: Timestamp,
) -> Result<Vec<Seat>, Error> {
    let rows = tx.query(
        "select seat_term.person_id, person.name as person_name, seat_term.organisation_id,
                organisation.name as organisation_name, seat_term.mandate
         from seat_term
         join person on person.network_id = seat_term.network_id and person.id = seat_term.person_id
         join organisation on organisation.network_id = seat_term.network_id
           and organisation.id = seat_term.organisation_id
         where seat_term.network_id = $1 and seat_term.table_id = $2
           and (seat_term.from_at is null or seat_term.from_at <= $3)
           and (seat_term.until_at is null or seat_term.until_at > $3)
         order by organisation.name, person.name",
        &[&network, &table, &at],
    )?;
    rows.iter().map(read).collect()
}

/// Since when everybody sits at a table as they do, by person; who sat there before this was kept is left out.
pub fn since(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
) -> Result<Vec<(PersonId, Timestamp)>, Error> {
    let rows = tx.query(
        "select person_id, from_at from seat_term
         where network_id = $1 and table_id = $2 and until_at is null and from_at is not null order by person_id",
        &[&network, &table],
    )?;
    rows.iter().map(|row| Ok((row.get("person_id")?, row.get("from_at")?))).collect()
}
