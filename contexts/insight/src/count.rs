//! Counting what others publish: theme × area × week, with the week of the event and the week of the report apart, so that
//! late reports are known for what they are. The record of events says what to look at again; each thing is kept as it was
//! counted, so that looking twice changes nothing and counting all over gives the same. An area nobody knows is counted as
//! such. It reads no words.

use jiff::civil::Date;
use kernel::ids::{Uuid, earliest_at};
use kernel::{EventId, NetworkId, Timestamp, calendar};
use network::counted::{Counted, Counts};
use network::{Refusal, each_apart, founding};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use store::{Db, Error, Row, ToValue, Tx, dialect, event};

/// The kind of what somebody reported, and hears back of.
pub const SIGNAL: &str = "signal";
/// Events read in one transaction.
const AT_ONCE: i64 = 500;
/// Transactions in one pass, so that other work of the job clock has its turn.
const ROUNDS: usize = 40;
/// Within this time an act is committed, or never: what is younger is read again.
const AT_LATEST: Duration = Duration::from_mins(5);

/// Where something counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The code of its theme; empty while nobody settled it.
    pub theme: String,
    /// The code of its area; empty where it isn't known.
    pub area: String,
    /// The Monday of the week in which it happened.
    pub week: Date,
    /// The Monday of the week in which it was reported.
    pub reported: Date,
}

/// The Monday of the week of a day.
pub fn monday_of(day: Date) -> Date {
    day.saturating_sub(jiff::Span::new().days(i64::from(day.weekday().to_monday_zero_offset())))
}

/// The Monday of the week of a moment, in the Netherlands.
pub fn week_of(at: Timestamp) -> Date {
    monday_of(calendar::day(at))
}

/// Counts what happened since it last counted, in every network; returns how many events it read.
pub fn pass(db: &Db, now: Timestamp, sources: &[Counted]) -> Result<usize, Refusal> {
    let networks = db.read_here(|tx| Ok::<_, Refusal>(founding::networks(tx)?))?;
    each_apart(networks, |(network, _)| {
        for source in sources {
            if db.read_here(|tx| is_new(tx, network, source))? {
                db.write_here(|tx| rebuild(tx, network, std::slice::from_ref(source)))?;
            }
        }
        let mut read = 0;
        for _ in 0..ROUNDS {
            if db.read_here(|tx| unread(tx, network, 1))?.is_empty() {
                break;
            }
            let events = db.write_here(|tx| Ok::<_, Refusal>(round(tx, now, network, sources)?))?;
            read += events;
            if i64::try_from(events).unwrap_or(i64::MAX) < AT_ONCE {
                break;
            }
        }
        Ok(read)
    })
}

/// Whether nothing of a kind was counted yet while there is some of it: what began to count today was there before, and
/// counted from today on alone it would look like a rise.
fn is_new(tx: &mut Tx<'_>, network: NetworkId, source: &Counted) -> Result<bool, Error> {
    let sql = "select 1 as one from counted where network_id = $1 and kind = $2 limit 1";
    let is_counted = tx.first(sql, &[&network, &source.kind])?.is_some();
    Ok(!is_counted && !(source.walk)(tx, network, Uuid::nil(), 1)?.is_empty())
}

fn unread(tx: &mut Tx<'_>, network: NetworkId, limit: i64) -> Result<Vec<event::Touched>, Error> {
    let from = read_until(tx, network)?;
    event::since(tx, network, from, limit)
}

/// From which event on the record is still to be read.
pub fn read_until(tx: &mut Tx<'_>, network: NetworkId) -> Result<EventId, Error> {
    let row = tx.first("select read_until from counting where network_id = $1", &[&network])?;
    row.map_or(Ok(EventId(Uuid::nil())), |row| row.get("read_until"))
}

/// Reads some of the record and counts what it speaks of; returns how many events that were.
fn round(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, sources: &[Counted]) -> Result<usize, Error> {
    hold(tx, network)?;
    let from = read_until(tx, network)?;
    let touched = event::since(tx, network, from, AT_ONCE)?;
    for source in sources {
        let of_kind = touched.iter().filter(|one| one.subject_kind == source.kind);
        let ids: BTreeSet<Uuid> = of_kind.map(|one| one.subject).collect();
        recount(tx, network, source, &ids.into_iter().collect::<Vec<_>>())?;
    }
    let Some(last) = touched.last() else { return Ok(0) };
    let is_end = i64::try_from(touched.len()).unwrap_or(i64::MAX) < AT_ONCE;
    let settled = EventId(earliest_at(now - AT_LATEST));
    let until = if is_end { last.id.min(settled).max(from) } else { last.id };
    if until != from {
        tx.execute("update counting set read_until = $2 where network_id = $1", &[&network, &until])?;
    }
    Ok(touched.len())
}

/// One node counts at a time: two would both add the same difference.
fn hold(tx: &mut Tx<'_>, network: NetworkId) -> Result<(), Error> {
    tx.execute(
        "insert into counting (network_id, read_until) values ($1, $2) on conflict (network_id) do nothing",
        &[&network, &Uuid::nil()],
    )?;
    let sql = format!("select read_until from counting where network_id = $1{}", dialect::for_update(tx));
    tx.query(&sql, &[&network]).map(drop)
}

/// Counts these again as they stand now.
pub fn recount(tx: &mut Tx<'_>, network: NetworkId, source: &Counted, ids: &[Uuid]) -> Result<(), Error> {
    let before = kept(tx, network, source.kind, ids)?;
    let now: BTreeMap<Uuid, Counts> =
        (source.load)(tx, network, ids)?.into_iter().map(|one| (one.id, one)).collect();
    for id in ids {
        let (was, is) = (before.get(id), now.get(id).map(cell_of));
        let by = now.get(id).map(|one| one.by);
        if was.map(|(cell, _)| cell) == is.as_ref() && was.map(|(_, by)| *by) == by {
            continue;
        }
        if let Some((cell, _)) = was {
            take_off(tx, network, (source.kind, *id), cell)?;
        }
        if let (Some(cell), Some(by)) = (&is, by) {
            add(tx, network, (source.kind, &[(*id, by)]), cell)?;
        }
    }
    Ok(())
}

/// Where a thing counts.
pub fn cell_of(one: &Counts) -> Cell {
    Cell {
        theme: one.theme.clone().unwrap_or_default(),
        area: one.area.clone().unwrap_or_default(),
        week: week_of(one.at),
        // Nothing is reported before it happened.
        reported: week_of(one.reported.max(one.at)),
    }
}

/// As these were counted, and whom.
pub fn kept(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: &str,
    ids: &[Uuid],
) -> Result<BTreeMap<Uuid, (Cell, Uuid)>, Error> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &kind];
    let mut places = Vec::with_capacity(ids.len());
    for id in ids {
        params.push(id);
        places.push(format!("${}", params.len()));
    }
    let sql = format!(
        "select matter_id, theme_code, area_code, week, reported, by_id from counted
         where network_id = $1 and kind = $2 and matter_id in ({})",
        places.join(", ")
    );
    let read = |row: &Row| Ok((row.get("matter_id")?, (read_cell(row)?, row.get("by_id")?)));
    tx.query(&sql, &params)?.iter().map(read).collect()
}

fn read_cell(row: &Row) -> Result<Cell, Error> {
    Ok(Cell {
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        week: row.get("week")?,
        reported: row.get("reported")?,
    })
}

/// Counts things of a kind in one cell, each with who reported it.
pub fn add(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (kind, things): (&str, &[(Uuid, Uuid)]),
    cell: &Cell,
) -> Result<(), Error> {
    if things.is_empty() {
        return Ok(());
    }
    let mut params: Vec<&dyn ToValue> =
        vec![&network, &kind, &cell.theme, &cell.area, &cell.week, &cell.reported];
    let mut rows = Vec::with_capacity(things.len());
    for (id, by) in things {
        params.extend([id as &dyn ToValue, by]);
        rows.push(format!("($1, $2, ${}, $3, $4, $5, $6, ${})", params.len() - 1, params.len()));
    }
    let sql = format!(
        "insert into counted (network_id, kind, matter_id, theme_code, area_code, week, reported, by_id) values {}",
        rows.join(", ")
    );
    tx.execute(&sql, &params)?;
    tx.execute(
        "insert into theme_count (network_id, theme_code, area_code, week, reported, number)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, theme_code, area_code, week, reported)
           do update set number = theme_count.number + excluded.number",
        &[
            &network,
            &cell.theme,
            &cell.area,
            &cell.week,
            &cell.reported,
            &i64::try_from(things.len()).unwrap_or(i64::MAX),
        ],
    )?;
    Ok(())
}

fn take_off(tx: &mut Tx<'_>, network: NetworkId, (kind, id): (&str, Uuid), cell: &Cell) -> Result<(), Error> {
    tx.execute(
        "delete from counted where network_id = $1 and kind = $2 and matter_id = $3",
        &[&network, &kind, &id],
    )?;
    tx.change_one(
        "update theme_count set number = number - 1
         where network_id = $1 and theme_code = $2 and area_code = $3 and week = $4 and reported = $5",
        &[&network, &cell.theme, &cell.area, &cell.week, &cell.reported],
    )?;
    tx.execute(
        "delete from theme_count
         where network_id = $1 and theme_code = $2 and area_code = $3 and week = $4 and reported = $5 and number = 0",
        &[&network, &cell.theme, &cell.area, &cell.week, &cell.reported],
    )?;
    Ok(())
}

/// Counts everything of these sources all over, from what there is now.
pub fn rebuild(tx: &mut Tx<'_>, network: NetworkId, sources: &[Counted]) -> Result<(), Error> {
    hold(tx, network)?;
    for source in sources {
        let mut after = Uuid::nil();
        loop {
            let ids = (source.walk)(tx, network, after, AT_ONCE)?;
            let Some(last) = ids.last() else { break };
            after = *last;
            recount(tx, network, source, &ids)?;
        }
    }
    Ok(())
}

/// All counts of a network.
pub fn all(tx: &mut Tx<'_>, network: NetworkId) -> Result<BTreeMap<Cell, i64>, Error> {
    let rows = tx.query(
        "select theme_code, area_code, week, reported, number from theme_count where network_id = $1",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((read_cell(row)?, row.get("number")?))).collect()
}

#[cfg(test)]
mod tests;
