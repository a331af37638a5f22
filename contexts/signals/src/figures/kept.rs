//! The figures as they are kept, so that looking costs the page and not the record. A week that has ended is counted once:
//! events never change, so neither does it. The week under way, and what has an answer by now, are counted anew by the job
//! clock every quarter of an hour, and say when.

use super::{Counts, WEEKS, Week, count, first_id, signals, starts, week_after, week_before, week_of};
use jiff::SignedDuration;
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use std::collections::BTreeMap;
use store::{Db, Error, Row, Tx};

/// A transaction that was under way at midnight on Sunday has ended by then.
const SETTLED_AFTER: SignedDuration = SignedDuration::from_hours(1);
/// What is under way is counted anew when it is so old.
const ANEW_AFTER: SignedDuration = SignedDuration::from_mins(15);
/// So many weeks are counted at once at most: a network that starts with years of record catches up by and by.
const AT_ONCE: usize = 8;

/// The figures of some weeks, as they stood at a moment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The weeks, the one under way last.
    pub weeks: Vec<Week>,
    /// Of what was raised in each of them, how many have an answer.
    pub answered: Vec<u64>,
    /// When the week under way and the answers were counted.
    pub made_at: Timestamp,
}

/// What is counted anew again and again.
struct UnderWay {
    starts_at: Timestamp,
    counts: Counts,
    answered: Vec<u64>,
    made_at: Timestamp,
}

/// The newest `weeks` weeks. What the job clock has not counted yet is counted here.
pub fn newest(tx: &mut Tx<'_>, network: NetworkId, weeks: usize, now: Timestamp) -> Result<Kept, Refusal> {
    let mut starts = starts(weeks, now);
    let under_way = match under_way(tx, network)?.filter(|kept| kept.starts_at == week_of(now)) {
        Some(kept) => kept,
        None => count_under_way(tx, network, (&starts, now))?,
    };
    let mut kept = kept_since(tx, network, starts[0])?;
    let answered = under_way.answered[under_way.answered.len().saturating_sub(starts.len())..].to_vec();
    starts.pop();
    let mut newest = Vec::with_capacity(starts.len() + 1);
    for starts_at in starts {
        let counts = match kept.remove(&starts_at) {
            Some(counts) => counts,
            None => count(tx, network, starts_at)?,
        };
        newest.push(Week { starts_at, counts });
    }
    newest.push(Week { starts_at: under_way.starts_at, counts: under_way.counts });
    Ok(Kept { weeks: newest, answered, made_at: under_way.made_at })
}

fn kept_since(
    tx: &mut Tx<'_>,
    network: NetworkId,
    oldest: Timestamp,
) -> Result<BTreeMap<Timestamp, Counts>, Error> {
    let rows = tx.query(
        "select starts_at, counts from figures_week where network_id = $1 and starts_at >= $2",
        &[&network, &oldest],
    )?;
    rows.iter().map(|row| Ok((row.get("starts_at")?, read(row, "counts")?))).collect()
}

fn read<T: serde::de::DeserializeOwned>(row: &Row, column: &'static str) -> Result<T, Error> {
    let kept: serde_json::Value = row.get(column)?;
    serde_json::from_value(kept).map_err(|problem| row.bad(column, problem.to_string()))
}

fn under_way(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<UnderWay>, Error> {
    let row = tx.first(
        "select starts_at, counts, answered, made_at from figures_now where network_id = $1",
        &[&network],
    )?;
    row.map(|row| {
        Ok(UnderWay {
            starts_at: row.get("starts_at")?,
            counts: read(&row, "counts")?,
            answered: read(&row, "answered")?,
            made_at: row.get("made_at")?,
        })
    })
    .transpose()
}

/// Counts the week under way, and the answers to what was raised in each of these weeks.
fn count_under_way(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (starts, now): (&[Timestamp], Timestamp),
) -> Result<UnderWay, Error> {
    let starts_at = week_of(now);
    let mut answered = Vec::with_capacity(starts.len());
    for week in starts {
        let between = (first_id(*week), first_id(week_after(*week)));
        answered.push(signals::answered(tx, network, between)?);
    }
    Ok(UnderWay { starts_at, counts: count(tx, network, starts_at)?, answered, made_at: now })
}

/// Counts what has to be counted by now: the weeks that ended, some at a time, and what is under way. The job clock calls
/// it. Counting only reads, so that nobody waits for it; two nodes that do so at once count the same.
pub fn keep(db: &Db, now: Timestamp) -> Result<(), Refusal> {
    for network in db.read_here(|tx| stale(tx, now))? {
        let counted = db.read_here(|tx| count_under_way(tx, network, (&starts(WEEKS, now), now)))?;
        db.write_here(|tx| put(tx, network, &counted))?;
        for starts_at in db.read_here(|tx| uncounted(tx, network, week_of(now - SETTLED_AFTER)))? {
            let counts = json(&db.read_here(|tx| count(tx, network, starts_at))?)?;
            db.write_here(|tx| {
                tx.execute(
                    "insert into figures_week (network_id, starts_at, counts) values ($1, $2, $3)
                     on conflict (network_id, starts_at) do nothing",
                    &[&network, &starts_at, &counts],
                )
            })?;
        }
    }
    Ok(())
}

/// What was kept since `since` is counted anew: a signal of then turned out to be a wrong, which doesn't count.
pub fn forget(tx: &mut Tx<'_>, network: NetworkId, since: Timestamp) -> Result<(), Error> {
    let weeks = "delete from figures_week where network_id = $1 and starts_at >= $2";
    tx.execute(weeks, &[&network, &week_of(since)])?;
    tx.execute("delete from figures_now where network_id = $1", &[&network])?;
    Ok(())
}

/// The networks whose figures have grown old.
fn stale(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<NetworkId>, Error> {
    let rows = tx.query(
        "select network.id from network
         left join figures_now on figures_now.network_id = network.id
         where figures_now.made_at is null or figures_now.made_at <= $1 or figures_now.starts_at <> $2
         order by network.id",
        &[&(now - ANEW_AFTER), &week_of(now)],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

fn put(tx: &mut Tx<'_>, network: NetworkId, counted: &UnderWay) -> Result<(), Refusal> {
    tx.execute(
        "insert into figures_now (network_id, starts_at, counts, answered, made_at) values ($1, $2, $3, $4, $5)
         on conflict (network_id) do update set starts_at = excluded.starts_at, counts = excluded.counts,
           answered = excluded.answered, made_at = excluded.made_at
         where excluded.made_at > figures_now.made_at",
        &[&network, &counted.starts_at, &json(&counted.counts)?, &json(&counted.answered)?, &counted.made_at],
    )?;
    Ok(())
}

fn json<T: serde::Serialize>(of: &T) -> Result<serde_json::Value, Refusal> {
    serde_json::to_value(of).map_err(|problem| Refusal::Broken(problem.to_string()))
}

/// The weeks before `under_way` that are not kept yet, the newest first, back to the first event.
fn uncounted(tx: &mut Tx<'_>, network: NetworkId, under_way: Timestamp) -> Result<Vec<Timestamp>, Error> {
    let first = tx.first("select at from event where network_id = $1 order by id limit 1", &[&network])?;
    let Some(first) = first else { return Ok(Vec::new()) };
    let first: Timestamp = week_of(first.get("at")?);
    let mut starts_at = week_before(under_way);
    let oldest = (1..WEEKS).fold(starts_at, |week, _| week_before(week)).max(first);
    let kept = kept_since(tx, network, oldest)?;
    let mut missing = Vec::new();
    while starts_at >= oldest && missing.len() < AT_ONCE {
        if !kept.contains_key(&starts_at) {
            missing.push(starts_at);
        }
        starts_at = week_before(starts_at);
    }
    Ok(missing)
}
