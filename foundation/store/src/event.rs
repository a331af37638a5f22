//! The record of what happened: one row per event, added in the transaction of the act and never changed again;
//! triggers on both databases refuse. For timelines, for "who looked", for proving that nothing was lost. The
//! facts hold ids and words of the domain, never a name, an address or what a resident said.

use crate::{After, Error, Page, Row, Tx};
use kernel::ids::Uuid;
use kernel::{EventId, NetworkId, PersonId, Timestamp};

/// What an event is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Subject {
    /// Its kind, as in the obligation's matter: `signal`, `dossier`…
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

/// Something that happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Where.
    pub network: NetworkId,
    /// When.
    pub at: Timestamp,
    /// Who did it; nobody when the clock did.
    pub actor: Option<PersonId>,
    /// What: subject and past tense, `signal.raised`.
    pub kind: &'static str,
    /// To what.
    pub subject: Subject,
    /// The rest, as ids and words of the domain.
    pub facts: serde_json::Value,
}

/// An event as it stands in the record.
#[derive(Clone, PartialEq, Debug)]
pub struct Recorded {
    /// Which one; ids sort by moment, to the millisecond.
    pub id: EventId,
    /// When.
    pub at: Timestamp,
    /// Who did it; nobody when the clock did.
    pub actor: Option<PersonId>,
    /// What.
    pub kind: String,
    /// The rest.
    pub facts: serde_json::Value,
}

/// The place of an event in a list: newest first.
pub type Place = (Timestamp, EventId);

/// Adds `event` to the record.
pub fn append(tx: &mut Tx<'_>, event: &Event) -> Result<EventId, Error> {
    let id = EventId::new(event.at);
    tx.execute(
        "insert into event (network_id, id, at, actor_id, kind, subject_kind, subject_id, facts)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &event.network,
            &id,
            &event.at,
            &event.actor,
            &event.kind,
            &event.subject.kind,
            &event.subject.id,
            &event.facts,
        ],
    )?;
    Ok(id)
}

/// What happened to `subject`, newest first.
pub fn about(
    tx: &mut Tx<'_>,
    network: NetworkId,
    subject: Subject,
    after: &After<Place>,
) -> Result<Page<Recorded>, Error> {
    let rows = match &after.key {
        None => tx.query(
            "select id, at, actor_id, kind, facts from event
             where network_id = $1 and subject_kind = $2 and subject_id = $3
             order by at desc, id desc limit $4",
            &[&network, &subject.kind, &subject.id, &after.fetch()],
        )?,
        Some((at, id)) => tx.query(
            "select id, at, actor_id, kind, facts from event
             where network_id = $1 and subject_kind = $2 and subject_id = $3 and (at, id) < ($4, $5)
             order by at desc, id desc limit $6",
            &[&network, &subject.kind, &subject.id, at, id, &after.fetch()],
        )?,
    };
    let fetched: Vec<Recorded> = rows.iter().map(Recorded::try_from).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |event| (event.at, event.id)))
}

/// Something that an event is about, as whoever follows the record reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Touched {
    /// The event.
    pub id: EventId,
    /// The kind of what it is about.
    pub subject_kind: String,
    /// Which one.
    pub subject: Uuid,
}

/// What the events of a network from the id `from` on are about, at most `limit`, in the order of their ids. Two writers
/// may commit in another order than that of their ids: whoever follows the record reads the last minutes again.
pub fn since(tx: &mut Tx<'_>, network: NetworkId, from: EventId, limit: i64) -> Result<Vec<Touched>, Error> {
    let rows = tx.query(
        "select id, subject_kind, subject_id from event where network_id = $1 and id >= $2 order by id limit $3",
        &[&network, &from, &limit],
    )?;
    let touched = |row: &Row| {
        Ok(Touched {
            id: row.get("id")?,
            subject_kind: row.get("subject_kind")?,
            subject: row.get("subject_id")?,
        })
    };
    rows.iter().map(touched).collect()
}

/// At most `limit` things of a kind that events are about, each once, in the order of their ids, after `after`.
pub fn subjects(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: &str,
    after: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select distinct subject_id from event
         where network_id = $1 and subject_kind = $2 and subject_id > $3 order by subject_id limit $4",
        &[&network, &kind, &after, &limit],
    )?;
    rows.iter().map(|row| row.get("subject_id")).collect()
}

impl TryFrom<&Row> for Recorded {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(Self {
            id: row.get("id")?,
            at: row.get("at")?,
            actor: row.get("actor_id")?,
            kind: row.get("kind")?,
            facts: row.get("facts")?,
        })
    }
}
