//! The figures of the loop, counted per week from the record of what happened: nobody registers anything for them. For
//! whoever has to say how fast signals come back. It holds no words and no people. When they are counted, and what is
//! kept, is in `kept`; the steps behind each figure are in `steps` and `signals`.

mod kept;
mod signals;
mod spread;
mod steps;

pub use kept::{Kept, forget, keep, newest};
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use serde::{Deserialize, Serialize};
pub use signals::{Raised, signals_page};
pub use spread::{Spread, Within};
use std::collections::BTreeMap;
pub use steps::{Ended, Place, Step, answers_page, page_of};
use store::{Error, Tx};

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

fn week_after(starts_at: Timestamp) -> Timestamp {
    week_of(calendar::in_days(starts_at, 10))
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

/// Counts one week from the record.
pub fn count(tx: &mut Tx<'_>, network: NetworkId, starts_at: Timestamp) -> Result<Counts, Error> {
    let between = (first_id(starts_at), first_id(week_after(starts_at)));
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
