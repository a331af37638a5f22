//! Standing messages (boodschappen) as they are kept: what is said again and again at many tables, at which tables, and
//! where it has been said with what answer (domain A15).

use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use network::Refusal;
use network::round_table::{MeetingId, RoundTableId};
use store::page::{After, Page};
use store::{Error, Row, ToValue, Tx, places};
use worklist::Matter;

define_id!(
    /// One standing message.
    StandingMessageId
);
store::id_value!(StandingMessageId);

/// A standing message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingMessage {
    /// Its id.
    pub id: StandingMessageId,
    /// What is to be said.
    pub words: String,
    /// Who wrote it.
    pub by: PersonId,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
    /// Since when it is withdrawn, if it is.
    pub withdrawn_at: Option<Timestamp>,
    /// For compare-and-swap.
    pub version: i64,
}

/// That a message was said at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The message.
    pub message: StandingMessageId,
    /// The meeting.
    pub meeting: MeetingId,
    /// Its table.
    pub table: RoundTableId,
    /// The table's name.
    pub table_name: String,
    /// When it met.
    pub starts_at: Timestamp,
    /// What was answered.
    pub answer: String,
}

impl StandingMessage {
    /// As the worklist knows it: somebody sees to it that it isn't said for ever.
    pub fn work(&self) -> Matter {
        work(self.id)
    }

    /// Its place on the page of all messages.
    pub fn href(&self) -> String {
        format!("/boodschappen#boodschap-{}", self.id)
    }
}

/// A message as the worklist knows it.
pub fn work(id: StandingMessageId) -> Matter {
    Matter::new("standing_message", id)
}

const MESSAGE: &str = "select standing_message.id, standing_message.words, standing_message.by_id,
    person.name as by_name, standing_message.at, standing_message.withdrawn_at, standing_message.version
  from standing_message
  join person on person.network_id = standing_message.network_id and person.id = standing_message.by_id";

/// One message.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: StandingMessageId) -> Result<StandingMessage, Refusal> {
    let sql = format!("{MESSAGE} where standing_message.network_id = $1 and standing_message.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("standing message"))?;
    Ok(read(&row)?)
}

/// A page of messages, the newest first, also those that were withdrawn.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    after: &After<StandingMessageId>,
) -> Result<Page<StandingMessage>, Error> {
    let sql = format!(
        "{MESSAGE} where standing_message.network_id = $1 and standing_message.id < $2
         order by standing_message.id desc limit $3"
    );
    let before = after.key.unwrap_or(StandingMessageId(Uuid::max()));
    let rows = tx.query(&sql, &[&network, &before, &after.fetch()])?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |message: &StandingMessage| message.id))
}

/// The messages that stand on a table's agenda, the oldest first.
pub fn of_table(
    tx: &mut Tx<'_>,
    network: NetworkId,
    table: RoundTableId,
) -> Result<Vec<StandingMessage>, Error> {
    let sql = format!(
        "{MESSAGE} join standing_message_table on standing_message_table.network_id = standing_message.network_id
           and standing_message_table.message_id = standing_message.id
         where standing_message.network_id = $1 and standing_message_table.table_id = $2
           and standing_message.withdrawn_at is null
         order by standing_message.id limit 20"
    );
    tx.query(&sql, &[&network, &table])?.iter().map(read).collect()
}

/// Keeps a message; gives whether it wasn't there yet by this form.
pub fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    (id, words, form_key): (StandingMessageId, &str, Uuid),
) -> Result<bool, Error> {
    let inserted = tx.execute(
        "insert into standing_message (network_id, id, words, by_id, at, form_key, version)
         values ($1, $2, $3, $4, $5, $6, 1) on conflict (network_id, form_key) do nothing",
        &[&network, &id, &words, &by, &now, &form_key],
    )?;
    Ok(inserted == 1)
}

/// Puts a message on a table's agenda.
pub fn put_on(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: StandingMessageId,
    table: RoundTableId,
) -> Result<(), Error> {
    tx.execute(
        "insert into standing_message_table (network_id, message_id, table_id) values ($1, $2, $3)
         on conflict do nothing",
        &[&network, &id, &table],
    )
    .map(drop)
}

/// Takes a message off a table's agenda.
pub fn take_off(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: StandingMessageId,
    table: RoundTableId,
) -> Result<(), Error> {
    tx.execute(
        "delete from standing_message_table where network_id = $1 and message_id = $2 and table_id = $3",
        &[&network, &id, &table],
    )
    .map(drop)
}

/// At which tables a message lies.
pub fn tables_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: StandingMessageId,
) -> Result<Vec<RoundTableId>, Error> {
    let rows = tx.query(
        "select table_id from standing_message_table where network_id = $1 and message_id = $2 order by table_id",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("table_id")).collect()
}

/// Marks that a message changed, if nobody changed it since.
pub fn changed(tx: &mut Tx<'_>, network: NetworkId, message: &StandingMessage) -> Result<(), Error> {
    tx.change_one(
        "update standing_message set version = version + 1 where network_id = $1 and id = $2 and version = $3",
        &[&network, &message.id, &message.version],
    )
}

/// Withdraws a message, if nobody changed it since.
pub fn withdraw(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    message: &StandingMessage,
    by: PersonId,
) -> Result<(), Error> {
    tx.change_one(
        "update standing_message set withdrawn_at = $4, withdrawn_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&network, &message.id, &message.version, &now, &by],
    )
}

/// At which tables each of these messages stands: message and table, with the table's name.
pub fn tables(
    tx: &mut Tx<'_>,
    network: NetworkId,
    messages: &[StandingMessageId],
) -> Result<Vec<(StandingMessageId, RoundTableId, String)>, Error> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(messages, &mut params);
    let sql = format!(
        "select standing_message_table.message_id, standing_message_table.table_id, round_table.name as table_name
         from standing_message_table
         join round_table on round_table.network_id = standing_message_table.network_id
           and round_table.id = standing_message_table.table_id
         where standing_message_table.network_id = $1 and standing_message_table.message_id in ({places})
         order by round_table.name, round_table.id"
    );
    tx.query(&sql, &params)?
        .iter()
        .map(|row| Ok((row.get("message_id")?, row.get("table_id")?, row.get("table_name")?)))
        .collect()
}

/// Where these messages were said, the latest first.
pub fn said(tx: &mut Tx<'_>, network: NetworkId, messages: &[StandingMessageId]) -> Result<Vec<Said>, Error> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(messages, &mut params);
    let sql = format!(
        "select standing_message_said.message_id, standing_message_said.meeting_id, meeting.table_id,
                meeting.starts_at, standing_message_said.answer, round_table.name as table_name
         from standing_message_said
         join meeting on meeting.network_id = standing_message_said.network_id
           and meeting.id = standing_message_said.meeting_id
         join round_table on round_table.network_id = meeting.network_id and round_table.id = meeting.table_id
         where standing_message_said.network_id = $1 and standing_message_said.message_id in ({places})
         order by standing_message_said.said_at desc, standing_message_said.meeting_id"
    );
    tx.query(&sql, &params)?.iter().map(read_said).collect()
}

/// Which messages were said at a meeting.
pub fn said_at(tx: &mut Tx<'_>, network: NetworkId, meeting: MeetingId) -> Result<Vec<Said>, Error> {
    let rows = tx.query(
        "select standing_message_said.message_id, standing_message_said.meeting_id, meeting.table_id,
                meeting.starts_at, standing_message_said.answer, round_table.name as table_name
         from standing_message_said
         join meeting on meeting.network_id = standing_message_said.network_id
           and meeting.id = standing_message_said.meeting_id
         join round_table on round_table.network_id = meeting.network_id and round_table.id = meeting.table_id
         where standing_message_said.network_id = $1 and standing_message_said.meeting_id = $2
         order by standing_message_said.message_id",
        &[&network, &meeting],
    )?;
    rows.iter().map(read_said).collect()
}

/// Keeps that a message was said at a meeting; gives whether it wasn't known yet.
pub fn keep_said(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    (message, meeting, answer): (StandingMessageId, MeetingId, &str),
) -> Result<bool, Error> {
    let kept = tx.execute(
        "insert into standing_message_said (network_id, message_id, meeting_id, answer, said_by, said_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[&network, &message, &meeting, &answer, &by, &now],
    )?;
    Ok(kept == 1)
}

fn read(row: &Row) -> Result<StandingMessage, Error> {
    Ok(StandingMessage {
        id: row.get("id")?,
        words: row.get("words")?,
        by: row.get("by_id")?,
        by_name: row.get("by_name")?,
        at: row.get("at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        version: row.get("version")?,
    })
}

fn read_said(row: &Row) -> Result<Said, Error> {
    Ok(Said {
        message: row.get("message_id")?,
        meeting: row.get("meeting_id")?,
        table: row.get("table_id")?,
        table_name: row.get("table_name")?,
        starts_at: row.get("starts_at")?,
        answer: row.get("answer")?,
    })
}
