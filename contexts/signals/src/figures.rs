//! The figures of the loop, counted per week from the record of what happened: nobody registers anything for them. A week
//! that has ended is counted once by the job clock and kept; the one under way is counted when somebody asks. For whoever
//! has to say how fast signals come back. It holds no words and no people.

mod spread;
mod steps;

use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use network::Refusal;
use serde::{Deserialize, Serialize};
pub use spread::{Spread, Within};
use std::collections::BTreeMap;
pub use steps::{Place, Step, answers_page, page_of};
use store::{Db, Error, Row, Tx};

/// What is measured: a step, and how long it took to get there. Those of a dossier run from the first report in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// From raised to understood, of a signal.
    Understood,
    /// From the first report to a table's agenda, of a dossier.
    Tabled,
    /// From the first report to an outcome or a solution, of a dossier.
    Decided,
    /// From raised to word back, of a signal.
    BroughtBack,
}

impl Measure {
    /// All of them, in the order of the loop.
    pub const ALL: [Self; 4] = [Self::Understood, Self::Tabled, Self::Decided, Self::BroughtBack];

    /// Its name in addresses, files and what is kept.
    pub fn name(self) -> &'static str {
        match self {
            Self::Understood => "geduid",
            Self::Tabled => "aan-tafel",
            Self::Decided => "besloten",
            Self::BroughtBack => "teruggebracht",
        }
    }
}

/// How often each answer was given to "werkt dit bij jullie?".
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Answers {
    /// It works.
    pub yes: u64,
    /// It works after adapting it.
    pub adapted: u64,
    /// Not yet.
    pub not_yet: u64,
}

impl Answers {
    /// All answers.
    pub fn all(self) -> u64 {
        self.yes + self.adapted + self.not_yet
    }

    /// Of a hundred answers, how many say that it works; none without answers.
    pub fn works_percent(self) -> Option<u64> {
        (100 * (self.yes + self.adapted)).checked_div(self.all())
    }
}

/// What happened in one week, or in several together.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Signals raised.
    pub raised: u64,
    /// How many of them, without those that are shielded, by the organisation that raised them.
    pub by_organisation: BTreeMap<OrganisationId, u64>,
    /// How long things took, by the name of the measure.
    pub took: BTreeMap<String, Spread>,
    /// Whether it works.
    pub works: Answers,
}

impl Counts {
    /// How long a step took.
    pub fn of(&self, measure: Measure) -> Spread {
        self.took.get(measure.name()).cloned().unwrap_or_default()
    }

    /// Both together.
    pub fn and(mut self, other: &Self) -> Self {
        self.raised += other.raised;
        for (organisation, count) in &other.by_organisation {
            *self.by_organisation.entry(*organisation).or_default() += count;
        }
        for (name, spread) in &other.took {
            self.took.entry(name.clone()).or_default().add(spread);
        }
        self.works.yes += other.works.yes;
        self.works.adapted += other.works.adapted;
        self.works.not_yet += other.works.not_yet;
        self
    }
}

/// One week.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Week {
    /// The Monday it began.
    pub starts_at: Timestamp,
    /// What happened in it.
    pub counts: Counts,
}

/// A transaction that was under way at midnight on Sunday has ended by then.
const SETTLED_AFTER_HOURS: i64 = 1;
/// So many weeks are counted at once at most: a network that starts with years of record catches up by and by.
const AT_ONCE: usize = 8;
/// Further back than this nobody looks.
pub const WEEKS: usize = 52;

/// The Monday of the week of `at`, at midnight in the Netherlands.
pub fn week_of(at: Timestamp) -> Timestamp {
    let day = calendar::day(at);
    let monday =
        calendar::in_days(calendar::at_hour(day, 12), -i32::from(day.weekday().to_monday_zero_offset()));
    calendar::at_hour(calendar::day(monday), 0)
}

fn week_before(starts_at: Timestamp) -> Timestamp {
    week_of(calendar::in_days(starts_at, -3))
}

/// The first id that can have been made at `at`.
pub(crate) fn first_id(at: Timestamp) -> Uuid {
    Uuid::from_u128(u128::try_from(at.as_millisecond()).unwrap_or(0) << 80)
}

/// When each of the newest `weeks` weeks began, the one under way last; never none.
pub fn starts(weeks: usize, now: Timestamp) -> Vec<Timestamp> {
    let mut starts = vec![week_of(now)];
    while starts.len() < weeks.clamp(1, WEEKS) {
        starts.push(week_before(starts[starts.len() - 1]));
    }
    starts.reverse();
    starts
}

/// The newest `weeks` weeks, the one under way last.
pub fn newest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    weeks: usize,
    now: Timestamp,
) -> Result<Vec<Week>, Refusal> {
    let starts = starts(weeks, now);
    let mut kept = kept_since(tx, network, starts[0])?;
    let mut newest = Vec::with_capacity(starts.len());
    for starts_at in starts {
        let counts = match kept.remove(&starts_at) {
            Some(counts) => counts,
            None => count(tx, network, starts_at)?,
        };
        newest.push(Week { starts_at, counts });
    }
    Ok(newest)
}

fn kept_since(
    tx: &mut Tx<'_>,
    network: NetworkId,
    oldest: Timestamp,
) -> Result<BTreeMap<Timestamp, Counts>, Refusal> {
    let rows = tx.query(
        "select starts_at, counts from figures_week where network_id = $1 and starts_at >= $2",
        &[&network, &oldest],
    )?;
    rows.iter().map(|row| Ok((row.get("starts_at")?, read(row)?))).collect()
}

fn read(row: &Row) -> Result<Counts, Refusal> {
    let counts: serde_json::Value = row.get("counts")?;
    serde_json::from_value(counts)
        .map_err(|problem| Error::bad_row("figures_week", None, "counts", problem.to_string()).into())
}

/// Counts one week from the record.
pub fn count(tx: &mut Tx<'_>, network: NetworkId, starts_at: Timestamp) -> Result<Counts, Refusal> {
    let ends_at = week_of(calendar::in_days(starts_at, 10));
    let between = (first_id(starts_at), first_id(ends_at));
    let mut counts = Counts::default();
    for (organisation, raised) in steps::raised(tx, network, between)? {
        counts.raised += raised;
        *counts.by_organisation.entry(organisation).or_default() += raised;
    }
    for measure in Measure::ALL {
        let mut spread = Spread::default();
        for step in steps::all(tx, network, measure, between)? {
            spread.count(step.hours());
        }
        if spread.all() > 0 {
            counts.took.insert(measure.name().to_owned(), spread);
        }
    }
    counts.works = steps::works(tx, network, between)?;
    Ok(counts)
}

/// Counts the weeks that have ended and weren't counted yet, some at a time; the job clock calls it. Two nodes that do so
/// at once count the same.
pub fn keep(db: &Db, now: Timestamp) -> Result<(), Refusal> {
    let settled = now - jiff::SignedDuration::from_hours(SETTLED_AFTER_HOURS);
    let networks: Vec<NetworkId> = db.read_here(|tx| {
        tx.query("select id from network order by id", &[])?
            .iter()
            .map(|row| row.get("id"))
            .collect::<Result<_, Error>>()
    })?;
    for network in networks {
        for starts_at in db.read_here(|tx| uncounted(tx, network, week_of(settled)))? {
            db.write_here(|tx| {
                let counts = serde_json::to_value(count(tx, network, starts_at)?)
                    .map_err(|problem| Refusal::Broken(problem.to_string()))?;
                tx.execute(
                    "insert into figures_week (network_id, starts_at, counts) values ($1, $2, $3)
                     on conflict (network_id, starts_at) do nothing",
                    &[&network, &starts_at, &counts],
                )?;
                Ok::<_, Refusal>(())
            })?;
        }
    }
    Ok(())
}

/// What was kept since `since` is counted anew: a signal of then turned out to be a wrong, which doesn't count.
pub fn forget(tx: &mut Tx<'_>, network: NetworkId, since: Timestamp) -> Result<(), Error> {
    let sql = "delete from figures_week where network_id = $1 and starts_at >= $2";
    tx.execute(sql, &[&network, &week_of(since)]).map(drop)
}

/// The weeks before `under_way` that are not kept yet, the newest first, back to the first event.
fn uncounted(tx: &mut Tx<'_>, network: NetworkId, under_way: Timestamp) -> Result<Vec<Timestamp>, Refusal> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_also_when_the_clock_changes() {
        // The night to 25 October 2026 has an hour more.
        let monday = at("2026-10-18T22:00:00Z");
        assert_eq!(week_of(at("2026-10-25T22:59:59Z")), monday);
        assert_eq!(week_of(at("2026-10-25T23:00:00Z")), at("2026-10-25T23:00:00Z"));
        assert_eq!(week_before(at("2026-10-25T23:00:00Z")), monday);
        assert_eq!(week_of(monday), monday);
    }

    #[test]
    fn weeks_add_up() {
        let week = |raised, hours: &[i64]| {
            let mut spread = Spread::default();
            for hours in hours {
                spread.count(*hours);
            }
            Counts {
                raised,
                took: BTreeMap::from([("geduid".to_owned(), spread)]),
                works: Answers { yes: 1, adapted: 1, not_yet: 2 },
                ..Counts::default()
            }
        };
        let both = week(2, &[1, 30]).and(&week(3, &[200]));
        assert_eq!((both.raised, both.of(Measure::Understood).all()), (5, 3));
        assert_eq!(both.works.works_percent(), Some(50));
        assert_eq!(both.of(Measure::Decided).half_within(), None);
    }
}
