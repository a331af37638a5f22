//! Meetings of round tables: planned, the next one, those that have been, and those that are off. What stands on their
//! agendas belongs to the signals.

use super::RoundTableId;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use store::page::{After, Page};
use store::{Error, Row, ToValue, Tx, places};

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
    /// How long, in minutes.
    pub minutes: i64,
    /// Where: a place, or "online".
    pub place: String,
    /// Whether it goes on.
    pub standing: GoesOn,
    /// How often it was changed since it was planned.
    pub changes: i64,
    /// When it last changed, if it did.
    pub changed_at: Option<Timestamp>,
}

/// When, how long and where a table meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// When.
    pub starts_at: Timestamp,
    /// How long, in minutes.
    pub minutes: i64,
    /// Where: a place, or "online".
    pub place: String,
}

/// How long a meeting lasts when nobody says so, in minutes.
pub const AN_HOUR: i64 = 60;

impl Sitting {
    /// A meeting of which nobody says how long it lasts.
    pub fn of_an_hour(starts_at: Timestamp, place: impl Into<String>) -> Self {
        Self { starts_at, minutes: AN_HOUR, place: place.into() }
    }
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

    /// When it is over.
    pub fn ends_at(&self) -> Timestamp {
        Timestamp::from_second(self.starts_at.as_second() + self.minutes * 60).unwrap_or(self.starts_at)
    }

    /// When, how long and where.
    pub fn sitting(&self) -> Sitting {
        Sitting { starts_at: self.starts_at, minutes: self.minutes, place: self.place.clone() }
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
    new: &Sitting,
) -> Result<MeetingId, Error> {
    let id = MeetingId::new(now);
    let made = tx.execute(
        "insert into meeting (network_id, id, table_id, starts_at, minutes, place) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        &[&network, &id, &table, &new.starts_at, &new.minutes, &new.place],
    )?;
    if made == 0 { Err(Error::Conflict) } else { Ok(id) }
}

/// Puts a meeting at another moment or place, if nobody changed it since.
pub fn put_elsewhere(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    meeting: &Meeting,
    new: &Sitting,
) -> Result<(), Error> {
    tx.change_one(
        "update meeting set starts_at = $4, minutes = $5, place = $6, changes = changes + 1, changed_at = $7
         where network_id = $1 and id = $2 and changes = $3",
        &[&network, &meeting.id, &meeting.changes, &new.starts_at, &new.minutes, &new.place, &now],
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
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 and starts_at >= $3 and cancelled_at is null
         order by starts_at limit 1",
        &[&network, &table, &now],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// One meeting.
pub fn meeting(tx: &mut Tx<'_>, network: NetworkId, id: MeetingId) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// The meeting of a table at that very moment, if it goes on.
pub fn meeting_at(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    at: Timestamp,
) -> Result<Option<Meeting>, Error> {
    let row = tx.first(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 and starts_at = $3 and cancelled_at is null order by id limit 1",
        &[&network, &table, &at],
    )?;
    row.as_ref().map(read_meeting).transpose()
}

/// The meetings of a table from `now` on, the soonest first, also those that are off.
pub fn planned(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    (now, limit): (Timestamp, i64),
) -> Result<Vec<Meeting>, Error> {
    let rows = tx.query(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 and starts_at >= $3 order by starts_at, id limit $4",
        &[&network, &table, &now, &limit],
    )?;
    rows.iter().map(read_meeting).collect()
}

/// A page of the meetings of a table before `now`, the latest first, also those that were off.
pub fn past(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    (now, after): (Timestamp, &After<MeetingPlace>),
) -> Result<Page<Meeting>, Error> {
    let key = after.key.unwrap_or((now, MeetingId(Uuid::nil())));
    of_table(tx, network, table, &After { key: Some(key), limit: after.limit })
}

/// The meetings of some tables since a moment, also those that were off, by table and moment; one statement however many
/// there are.
pub fn of_tables(
    tx: &mut Tx<'_>,
    network: NetworkId,
    tables: &[RoundTableId],
    since: Timestamp,
) -> Result<Vec<Meeting>, Error> {
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &since];
    let places = places(tables, &mut params);
    let sql = format!(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and starts_at >= $2 and table_id in ({places}) order by table_id, starts_at, id"
    );
    tx.query(&sql, &params)?.iter().map(read_meeting).collect()
}

/// Where a list of meetings goes on.
pub type MeetingPlace = (Timestamp, MeetingId);

/// A page of the meetings to come of all tables, the soonest first; those that are off left out.
pub fn coming(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    after: &After<MeetingPlace>,
) -> Result<Page<Meeting>, Error> {
    let (at, id) = after.key.unwrap_or((now, MeetingId(Uuid::nil())));
    let rows = tx.query(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and cancelled_at is null and (starts_at > $2 or (starts_at = $2 and id > $3))
         order by starts_at, id limit $4",
        &[&network, &at, &id, &after.fetch()],
    )?;
    cut(&rows, after)
}

/// A page of all meetings of a table, the last one first, also those that are off.
pub fn of_table(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
    after: &After<MeetingPlace>,
) -> Result<Page<Meeting>, Error> {
    let start = || (Timestamp::from_second(LAST).unwrap_or(Timestamp::MAX), MeetingId(Uuid::max()));
    let (at, id) = after.key.unwrap_or_else(start);
    let rows = tx.query(
        "select id, table_id, starts_at, minutes, place, changes, changed_at, cancelled_at, cancelled_why from meeting
         where network_id = $1 and table_id = $2 and (starts_at < $3 or (starts_at = $3 and id < $4))
         order by starts_at desc, id desc limit $5",
        &[&network, &table, &at, &id, &after.fetch()],
    )?;
    cut(&rows, after)
}

/// After every meeting: in the year 9999.
const LAST: i64 = 253_370_764_800;

fn cut(rows: &[Row], after: &After<MeetingPlace>) -> Result<Page<Meeting>, Error> {
    let fetched = rows.iter().map(read_meeting).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |meeting: &Meeting| (meeting.starts_at, meeting.id)))
}

fn read_meeting(row: &Row) -> Result<Meeting, Error> {
    let (at, why): (Option<Timestamp>, Option<String>) =
        (row.get("cancelled_at")?, row.get("cancelled_why")?);
    Ok(Meeting {
        id: row.get("id")?,
        table: row.get("table_id")?,
        starts_at: row.get("starts_at")?,
        minutes: row.get("minutes")?,
        place: row.get("place")?,
        standing: match at {
            Some(at) => GoesOn::Cancelled { at, why: why.unwrap_or_default() },
            None => GoesOn::Planned,
        },
        changes: row.get("changes")?,
        changed_at: row.get("changed_at")?,
    })
}
