//! What somebody holds, in person or at a desk they staff, by next moment: the lines of Vandaag and Mijn lat. Reads
//! one page at a time; cost grows with the page, not with what is kept.

use kernel::{DeskId, NetworkId, ObligationId, PersonId, Timestamp};
use store::{Error, Row, Tx};

/// One line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The obligation.
    pub id: ObligationId,
    /// The kind of its matter.
    pub matter_kind: String,
    /// In the words of whoever raised it.
    pub title: String,
    /// The matter's page.
    pub href: String,
    /// Only insiders read the title.
    pub shielded: bool,
    /// Whoever holds it, by name.
    pub holder: String,
    /// Whether that is a desk.
    pub at_desk: bool,
    /// The next moment.
    pub moment: Timestamp,
    /// Why then: somebody's words, or a text key of the context that set it.
    pub why: String,
    /// How far it climbed: `holder` is not at all.
    pub rung: String,
    /// Since when this moment stands.
    pub since: Timestamp,
    /// Whether it waits for an answer to an offer.
    pub offered: bool,
}

const LINE: &str = "select obligation.id, obligation.matter_kind, obligation.title, obligation.href,
    obligation.shielded, coalesce(person.name, desk.name) as holder, obligation.holder_desk, obligation.moment_at,
    obligation.moment_why, obligation.rung, obligation.since, obligation.state
  from obligation
  left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
  left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk";

/// Where a page of lines goes on: after this moment and id.
pub type From = (Timestamp, ObligationId);

/// What `person` holds in person, by next moment.
pub fn by_person(
    tx: &mut Tx<'_>,
    network: NetworkId,
    person: PersonId,
    from: Option<From>,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let (at, id) = start(from);
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.holder_person = $2 and obligation.state <> 'settled'
           and (obligation.moment_at, obligation.id) > ($3, $4)
         order by obligation.moment_at, obligation.id limit $5"
    );
    tx.query(&sql, &[&network, &person, &at, &id, &limit])?.iter().map(read).collect()
}

/// What a desk holds, by next moment.
pub fn by_desk(
    tx: &mut Tx<'_>,
    network: NetworkId,
    desk: DeskId,
    from: Option<From>,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let (at, id) = start(from);
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.holder_desk = $2 and obligation.state <> 'settled'
           and (obligation.moment_at, obligation.id) > ($3, $4)
         order by obligation.moment_at, obligation.id limit $5"
    );
    tx.query(&sql, &[&network, &desk, &at, &id, &limit])?.iter().map(read).collect()
}

/// What `person` has been asked to take over.
pub fn asked_of(tx: &mut Tx<'_>, network: NetworkId, person: PersonId, limit: i64) -> Result<Vec<Line>, Error> {
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.asked_person = $2 and obligation.state = 'offered'
         order by obligation.answer_by, obligation.id limit $3"
    );
    tx.query(&sql, &[&network, &person, &limit])?.iter().map(read).collect()
}

/// What is overdue or climbed in the whole network, longest waiting first: the waterlijn.
pub fn adrift(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    from: Option<From>,
    limit: i64,
) -> Result<Vec<Line>, Error> {
    let (at, id) = start(from);
    let sql = format!(
        "{LINE} where obligation.network_id = $1 and obligation.state <> 'settled'
           and (obligation.rung <> 'holder' or obligation.moment_at < $5)
           and (obligation.moment_at, obligation.id) > ($2, $3)
         order by obligation.moment_at, obligation.id limit $4"
    );
    tx.query(&sql, &[&network, &at, &id, &limit, &now])?.iter().map(read).collect()
}

fn start(from: Option<From>) -> From {
    from.unwrap_or((Timestamp::UNIX_EPOCH, ObligationId(kernel::ids::Uuid::nil())))
}

fn read(row: &Row) -> Result<Line, Error> {
    let desk: Option<DeskId> = row.get("holder_desk")?;
    let state: String = row.get("state")?;
    Ok(Line {
        id: row.get("id")?,
        matter_kind: row.get("matter_kind")?,
        title: row.get("title")?,
        href: row.get("href")?,
        shielded: row.get("shielded")?,
        holder: row.get("holder")?,
        at_desk: desk.is_some(),
        moment: row.get("moment_at")?,
        why: row.get("moment_why")?,
        rung: row.get("rung")?,
        since: row.get("since")?,
        offered: state == "offered",
    })
}
