//! Answers, practices and measures as everybody in the network may read them: for the search, the bulletin and the export,
//! which see this context only so. A prepared or withdrawn answer is none of these.

use crate::who_holds::places;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::published::{Published, Source, Stretch};
use store::{Error, Row, ToValue, Tx};

/// What this context has to show everybody.
pub const SOURCES: [Source; 3] = [
    Source { kind: "answer", load: answers, news: new_answers },
    Source { kind: "practice", load: practices, news: new_practices },
    Source { kind: "measure", load: measures, news: new_measures },
];

/// How one kind is read: its columns and what they are read from, and what orders its news.
struct Kind {
    path: &'static str,
    select: &'static str,
    table: &'static str,
    at: &'static str,
}

const ANSWER: Kind = Kind {
    path: "/antwoorden/",
    select: "select answer.id, answer_version.title, answer_version.words as text, answer.published_at as at,
        answer.theme_code as theme,
        answer.owner_id from answer
      join answer_version on answer_version.network_id = answer.network_id and answer_version.answer_id = answer.id
        and answer_version.number = answer.number
      where answer.network_id = $1 and answer.state = 'published'",
    table: "answer",
    at: "published_at",
};

const PRACTICE: Kind = Kind {
    path: "/praktijken/",
    select: "select practice.id, practice_version.title, practice_version.works as text, practice_version.audience,
        practice_version.needs, practice.changed_at as at, practice.theme_code as theme,
        practice.owner_id from practice
      join practice_version on practice_version.network_id = practice.network_id
        and practice_version.practice_id = practice.id and practice_version.number = practice.number
      where practice.network_id = $1",
    table: "practice",
    at: "changed_at",
};

const MEASURE: Kind = Kind {
    path: "/maatregelen/",
    select: "select measure.id, measure_version.title, measure_version.words as text, measure_version.source,
        measure.changed_at as at, measure.theme_code as theme,
        measure.owner_id from measure
      join measure_version on measure_version.network_id = measure.network_id
        and measure_version.measure_id = measure.id and measure_version.number = measure.number
      where measure.network_id = $1",
    table: "measure",
    at: "changed_at",
};

fn answers(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    load(tx, network, &ANSWER, ids)
}

fn new_answers(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<Published>, Error> {
    news(tx, network, &ANSWER, (stretch, limit))
}

fn practices(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    load(tx, network, &PRACTICE, ids)
}

fn new_practices(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<Published>, Error> {
    news(tx, network, &PRACTICE, (stretch, limit))
}

fn measures(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    load(tx, network, &MEASURE, ids)
}

fn new_measures(
    tx: &mut Tx<'_>,
    network: NetworkId,
    stretch: &Stretch,
    limit: i64,
) -> Result<Vec<Published>, Error> {
    news(tx, network, &MEASURE, (stretch, limit))
}

fn load(tx: &mut Tx<'_>, network: NetworkId, kind: &Kind, ids: &[Uuid]) -> Result<Vec<Published>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(ids, &mut params);
    let sql =
        format!("{} and {table}.id in ({places}) order by {table}.id desc", kind.select, table = kind.table);
    tx.query(&sql, &params)?.iter().map(|row| read(row, kind)).collect()
}

fn news(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: &Kind,
    (stretch, limit): (&Stretch, i64),
) -> Result<Vec<Published>, Error> {
    let sql = format!(
        "{} and {table}.{at} >= $2 and {table}.{at} < $3 order by {table}.{at} desc, {table}.id desc limit $4",
        kind.select,
        table = kind.table,
        at = kind.at
    );
    let rows = tx.query(&sql, &[&network, &stretch.from, &stretch.until, &limit])?;
    rows.iter().map(|row| read(row, kind)).collect()
}

fn read(row: &Row, kind: &Kind) -> Result<Published, Error> {
    let id: Uuid = row.get("id")?;
    let theme: Option<String> = row.get("theme")?;
    let at: Timestamp = row.get("at")?;
    Ok(Published {
        id,
        title: row.get("title")?,
        text: text(row, kind)?,
        path: format!("{}{id}", kind.path),
        at,
        themes: theme.into_iter().collect(),
        area: None,
        organisations: vec![row.get("owner_id")?],
    })
}

/// The whole of it, as plain text: each kind has more to say than its first words.
fn text(row: &Row, kind: &Kind) -> Result<String, Error> {
    let more: &[&str] = match kind.path {
        "/praktijken/" => &["audience", "needs"],
        "/maatregelen/" => &["source"],
        _ => &[],
    };
    let mut parts: Vec<String> = vec![row.get("text")?];
    for column in more {
        let part: Option<String> = row.get(column)?;
        parts.extend(part);
    }
    Ok(parts.join("\n\n"))
}

/// What came or changed here since `from`, the newest first: for the page of a crisis.
pub fn since(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (from, now): (Timestamp, Timestamp),
) -> Result<Vec<Published>, Error> {
    let until = kernel::calendar::in_days(now, 1);
    let stretch = Stretch { from, until };
    let mut new = Vec::new();
    for source in &SOURCES {
        new.extend((source.news)(tx, network, &stretch, NEW)?);
    }
    new.sort_by_key(|one| std::cmp::Reverse(one.at));
    new.truncate(usize::try_from(NEW).unwrap_or(usize::MAX));
    Ok(new)
}

/// So many are shown of what is new.
const NEW: i64 = 30;
