//! Meetings of round tables: planned, the next one, and those that have been. What stands on their agendas belongs to
//! the signals.

use super::RoundTableId;
use kernel::{NetworkId, Timestamp, define_id};
use store::{Error, Row, Tx};

define_id!(
    /// One meeting of a table.
    MeetingId
);
store::id_value!(MeetingId);

/// One meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// The table that meets.
    pub table: RoundTableId,
    /// When.
    pub starts_at: Timestamp,
    /// Where: a place, or "online".
    pub place: String,
}

/// Plans a meeting.
pub fn plan_meeting(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    table: RoundTableId,
    when_where: (Timestamp, &str),
) -> Result<MeetingId, Error> {
    let id = MeetingId::new(now);
    tx.execute(
        "insert into meeting (network_id, id, table_id, starts_at, place) values ($1, $2, $3, $4, $5)",
        &[&network, &id, &table, &when_where.0, &when_where.1],
    )?;
    Ok(id)
}

/// The first meeting of a table after `now`.
pub fn next_meeting(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    now: Timestamp,
) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, place from meeting
         where network_id = $1 and table_id = $2 and starts_at >= $3 order by starts_at limit 1",
        &[&network, &table, &now],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// One meeting.
pub fn meeting(tx: &mut Tx<'_>, network: NetworkId, id: MeetingId) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, place from meeting where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// The last `limit` meetings of a table, planned and past, newest first.
pub fn meetings(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    limit: i64,
) -> Result<Vec<Meeting>, Error> {
    let rows = tx.query(
        "select id, table_id, starts_at, place from meeting
         where network_id = $1 and table_id = $2 order by starts_at desc limit $3",
        &[&network, &table, &limit],
    )?;
    rows.iter().map(read_meeting).collect()
}

/// The meetings to come of all tables, the soonest first.
pub fn coming(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Meeting>, Error> {
    let rows = tx.query(
        "select id, table_id, starts_at, place from meeting
         where network_id = $1 and starts_at >= $2 order by starts_at, id limit 1000",
        &[&network, &now],
    )?;
    rows.iter().map(read_meeting).collect()
}

fn read_meeting(row: &Row) -> Result<Meeting, Error> {
    Ok(Meeting {
        id: row.get("id")?,
        table: row.get("table_id")?,
        starts_at: row.get("starts_at")?,
        place: row.get("place")?,
    })
}
