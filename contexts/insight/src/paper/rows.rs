//! The rows of papers.

use super::{Body, Origin, Paper, PaperId, State};
use crate::alarm::Said;
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use network::round_table::RoundTableId;
use network::{Actor, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use store::{Error, Row, Tx, dialect};

const PAPER: &str = "select paper.network_id, paper.id, paper.source_kind, paper.source_id, paper.source_title,
    paper.source_path, paper.theme_code, paper.place, paper.body_kind, paper.body_table, paper.body_municipality,
    paper.body_name, paper.question, paper.asked, paper.first_at, paper.first_signal, paper.exact, paper.released,
    paper.made_at, paper.made_by, paper.state, paper.state_since, paper.state_by, paper.state_words, paper.meeting_on,
    paper.heard, paper.version, maker.name as maker_name, person.name as state_name
  from paper
  join person as maker on maker.network_id = paper.network_id and maker.id = paper.made_by
  join person on person.network_id = paper.network_id and person.id = paper.state_by";

/// The last of a page of a list: when it was made, and which it is.
pub type After = (Timestamp, PaperId);

/// One paper.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: PaperId) -> Result<Paper, Refusal> {
    let sql = format!("{PAPER} where paper.network_id = $1 and paper.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("paper"))?;
    Ok(read(&row)?)
}

/// One paper, kept for this transaction to change.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: PaperId) -> Result<Paper, Refusal> {
    let sql = format!("select id from paper where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// At most so many papers before `after`, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (after, most): (Option<After>, i64),
) -> Result<Vec<Paper>, Error> {
    let rows = match after {
        None => {
            let sql = format!(
                "{PAPER} where paper.network_id = $1 order by paper.made_at desc, paper.id desc limit $2"
            );
            tx.query(&sql, &[&network, &most])?
        }
        Some((at, id)) => {
            let sql = format!(
                "{PAPER} where paper.network_id = $1
                   and (paper.made_at < $3 or (paper.made_at = $3 and paper.id < $4))
                 order by paper.made_at desc, paper.id desc limit $2"
            );
            tx.query(&sql, &[&network, &most, &at, &id])?
        }
    };
    rows.iter().map(read).collect()
}

/// The papers that came of something, newest first.
pub fn of_source(tx: &mut Tx<'_>, network: NetworkId, (kind, id): (&str, Uuid)) -> Result<Vec<Paper>, Error> {
    let sql = format!(
        "{PAPER} where paper.network_id = $1 and paper.source_kind = $2 and paper.source_id = $3
         order by paper.made_at desc, paper.id desc limit 20"
    );
    tx.query(&sql, &[&network, &kind, &id])?.iter().map(read).collect()
}

/// The papers in which a signal counted, newest first.
pub fn of_signal(tx: &mut Tx<'_>, network: NetworkId, id: Uuid) -> Result<Vec<Paper>, Error> {
    let sql = format!(
        "{PAPER} join paper_signal on paper_signal.network_id = paper.network_id and paper_signal.paper_id = paper.id
         where paper.network_id = $1 and paper_signal.signal_id = $2
         order by paper.made_at desc, paper.id desc limit 20"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// The papers that a table deals with on a day.
pub fn of_table(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (table, day): (RoundTableId, Date),
) -> Result<Vec<Paper>, Error> {
    let sql = format!(
        "{PAPER} where paper.network_id = $1 and paper.body_table = $2 and paper.meeting_on = $3
         order by paper.made_at, paper.id limit 20"
    );
    tx.query(&sql, &[&network, &table, &day])?.iter().map(read).collect()
}

/// Keeps a new paper, a draft; false where this form was sent before.
pub fn insert(tx: &mut Tx<'_>, paper: &Paper, form_key: Uuid) -> Result<bool, Refusal> {
    let (table, municipality) = match &paper.body {
        Body::Table(table) => (Some(*table), None),
        Body::Council(code) => (None, Some(code.as_str())),
        Body::Board => (None, None),
    };
    let kept = tx.execute(
        "insert into paper (network_id, id, source_kind, source_id, source_title, source_path, theme_code, place,
           body_kind, body_table, body_municipality, body_name, question, asked, first_at, first_signal, exact,
           released, made_at, made_by, state, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 'draft',
           $19, $20, $21, 1) on conflict (network_id, form_key) do nothing",
        &[
            &paper.network,
            &paper.id,
            &paper.origin.kind,
            &paper.origin.id,
            &paper.origin.title,
            &paper.origin.path,
            &paper.theme,
            &paper.place,
            &paper.body.kind(),
            &table,
            &municipality,
            &paper.body_name,
            &paper.question,
            &paper.asked,
            &paper.first_at,
            &paper.first_signal,
            &frozen(&paper.exact)?,
            &frozen(&paper.open)?,
            &paper.made_at,
            &paper.made_by,
            &form_key,
        ],
    )?;
    Ok(kept == 1)
}

fn frozen(figures: &impl Serialize) -> Result<Json, Refusal> {
    serde_json::to_value(figures).map_err(|problem| Refusal::Broken(format!("figures of a paper: {problem}")))
}

/// Keeps which signals counted in it.
pub fn keep_signals(tx: &mut Tx<'_>, network: NetworkId, id: PaperId, signals: &[Uuid]) -> Result<(), Error> {
    for signal in signals {
        tx.execute(
            "insert into paper_signal (network_id, paper_id, signal_id) values ($1, $2, $3) on conflict do nothing",
            &[&network, &id, signal],
        )?;
    }
    Ok(())
}

/// The signals that counted in it.
pub fn signals(tx: &mut Tx<'_>, network: NetworkId, id: PaperId) -> Result<Vec<Uuid>, Error> {
    let rows = tx.query(
        "select signal_id from paper_signal where network_id = $1 and paper_id = $2 order by signal_id",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("signal_id")).collect()
}

/// Moves a paper to another state, where its version is still the one that was read; `heard` is how many heard of it.
pub fn set_state(
    tx: &mut Tx<'_>,
    actor: &Actor,
    paper: &Paper,
    (state, heard): (&State, Option<i64>),
) -> Result<(), Error> {
    let said = state.said();
    let (at, words) = (said.map(|said| said.at), said.map(|said| said.words.as_str()));
    tx.change_one(
        "update paper set state = $4, state_since = coalesce($5, state_since), state_by = $6, state_words = $7,
           meeting_on = $8, heard = $9, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &paper.network,
            &paper.id,
            &paper.version,
            &state.name(),
            &at,
            &actor.person,
            &words.filter(|words| !words.is_empty()),
            &state.meeting(),
            &heard,
        ],
    )
}

fn read(row: &Row) -> Result<Paper, Error> {
    let kind: String = row.get("body_kind")?;
    let body = match kind.as_str() {
        "table" => Body::Table(row.get("body_table")?),
        "council" => Body::Council(row.get("body_municipality")?),
        "board" => Body::Board,
        _ => return Err(row.bad("body_kind", format!("the unknown body {kind}"))),
    };
    Ok(Paper {
        id: row.get("id")?,
        network: row.get("network_id")?,
        origin: Origin {
            kind: row.get("source_kind")?,
            id: row.get("source_id")?,
            title: row.get("source_title")?,
            path: row.get("source_path")?,
        },
        theme: row.get("theme_code")?,
        place: row.get("place")?,
        body,
        body_name: row.get("body_name")?,
        question: row.get("question")?,
        asked: row.get("asked")?,
        first_at: row.get("first_at")?,
        first_signal: row.get("first_signal")?,
        exact: thawed(row, "exact")?,
        open: thawed(row, "released")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        made_by_name: row.get("maker_name")?,
        state: state(row)?,
        heard: row.get("heard")?,
        version: row.get("version")?,
    })
}

fn thawed<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, Error> {
    let json: Json = row.get(column)?;
    serde_json::from_value(json).map_err(|problem| row.bad(column, problem.to_string()))
}

fn state(row: &Row) -> Result<State, Error> {
    let said = || {
        Ok::<_, Error>(Said {
            at: row.get("state_since")?,
            by: row.get("state_by")?,
            name: row.get("state_name")?,
            words: row.get::<Option<String>>("state_words")?.unwrap_or_default(),
        })
    };
    let name: String = row.get("state")?;
    let day = || row.get::<Date>("meeting_on");
    Ok(match name.as_str() {
        "draft" => State::Draft,
        "on_agenda" => State::OnAgenda(said()?, day()?),
        "put_off" => State::PutOff(said()?, day()?),
        "decided" => State::Decided(said()?, day()?),
        "refused" => State::Refused(said()?, row.get("meeting_on")?),
        _ => return Err(row.bad("state", format!("the unknown state {name}"))),
    })
}
