//! Meetings of round tables: planned, the next one, those that have been, and those that are off. What stands on their
//! agendas belongs to the signals.

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
    /// Whether it goes on.
    pub standing: GoesOn,
    /// How often it was changed since it was planned.
    pub changes: i64,
    /// When it last changed, if it did.
    pub changed_at: Option<Timestamp>,
}

/// Whether a meeting goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GoesOn {
    /// It does, as far as anybody knows.
    Planned,
    /// It is off.
    Cancelled {
        /// Since when.
        at: Timestamp,
        /// Why.
        why: String,
    },
}

impl Meeting {
    /// The page of its agenda.
    pub fn href(&self) -> String {
        format!("/tafels/{}/{}", self.table, self.id)
    }

    /// Whether it is off.
    pub fn is_off(&self) -> bool {
        self.standing != GoesOn::Planned
    }
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

/// Puts a meeting at another moment or place, if nobody changed it since.
pub fn put_elsewhere(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    meeting: &Meeting,
    when_where: (Timestamp, &str),
) -> Result<(), Error> {
    tx.change_one(
        "update meeting set starts_at = $4, place = $5, changes = changes + 1, changed_at = $6
         where network_id = $1 and id = $2 and changes = $3",
        &[&network, &meeting.id, &meeting.changes, &when_where.0, &when_where.1, &now],
    )
}

/// Says that a meeting is off, if nobody changed it since.
pub fn call_off(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    meeting: &Meeting,
    why: &str,
) -> Result<(), Error> {
    tx.change_one(
        "update meeting set cancelled_at = $4, cancelled_why = $5, changes = changes + 1, changed_at = $4
         where network_id = $1 and id = $2 and changes = $3",
        &[&network, &meeting.id, &meeting.changes, &now, &why],
    )
}

/// The first meeting of a table after `now` that goes on.
pub fn next_meeting(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    now: Timestamp,
) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 and starts_at >= $3 and cancelled_at is null
         order by starts_at limit 1",
        &[&network, &table, &now],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// One meeting.
pub fn meeting(tx: &mut Tx<'_>, network: NetworkId, id: MeetingId) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// The last `limit` meetings of a table, planned and past, newest first, also those that are off.
pub fn meetings(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    limit: i64,
) -> Result<Vec<Meeting>, Error> {
    let rows = tx.query(
        "select id, table_id, starts_at, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 order by starts_at desc limit $3",
        &[&network, &table, &limit],
    )?;
    rows.iter().map(read_meeting).collect()
}

/// The meetings to come of all tables, the soonest first; those that are off left out.
pub fn coming(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Meeting>, Error> {
    let rows = tx.query(
        "select id, table_id, starts_at, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and starts_at >= $2 and cancelled_at is null order by starts_at, id limit 1000",
        &[&network, &now],
    )?;
    rows.iter().map(read_meeting).collect()
}

fn read_meeting(row: &Row) -> Result<Meeting, Error> {
    let (at, why): (Option<Timestamp>, Option<String>) =
        (row.get("cancelled_at")?, row.get("cancelled_why")?);
    Ok(Meeting {
        id: row.get("id")?,
        table: row.get("table_id")?,
        starts_at: row.get("starts_at")?,
        place: row.get("place")?,
        standing: match at {
            Some(at) => GoesOn::Cancelled { at, why: why.unwrap_or_default() },
            None => GoesOn::Planned,
        },
        changes: row.get("changes")?,
        changed_at: row.get("changed_at")?,
    })
}
