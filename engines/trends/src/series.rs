//! What goes into a detector: counts per week, with their dates and populations where they are known. And what comes
//! out: a verdict that says why. For every detector; it decides nothing.

use jiff::civil::Date;
use thiserror::Error;

/// Counts per week, oldest first. The weeks follow each other without gaps; a week without signals is a zero.
#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    /// Distinct persons or signals per week.
    pub counts: &'a [f64],
    /// The first day of each week; without dates a year is 52 weeks.
    pub dates: Option<&'a [Date]>,
    /// How many people could have been counted, per week.
    pub population: Option<&'a [f64]>,
}

impl<'a> Series<'a> {
    /// Counts without dates or populations.
    #[must_use]
    pub fn of(counts: &'a [f64]) -> Self {
        Self { counts, dates: None, population: None }
    }
}

/// What a detector says of one week.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How many were expected.
    pub expected: f64,
    /// More than this is an alarm.
    pub upper: f64,
    /// How often chance alone would give as many or more.
    pub p_value: f64,
    /// Whether it is more than chance explains.
    pub alarm: bool,
    /// Dispersion: variance over mean.
    pub phi: f64,
    /// The trend per week on the log scale, where one was used.
    pub trend: Option<f64>,
    /// How far to the bound: 0 at what was expected, 1 at the bound.
    pub score: f64,
    /// Why it says so.
    pub reason: Reason,
}

impl Verdict {
    /// How far the count is on the way from what was expected to the bound.
    #[must_use]
    pub fn exceedance(count: f64, expected: f64, upper: f64) -> f64 {
        if upper > expected { (count - expected) / (upper - expected) } else { 0.0 }
    }
}

/// Why a verdict is as it is: told to whoever reads the alarm.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Which detector.
    pub detector: Detector,
    /// How many weeks it looked at.
    pub reference_weeks: usize,
    /// What kept it from an alarm, or what it left out.
    pub remarks: Remarks,
}

/// The detectors, by the names of the literature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detector {
    /// Farrington and others, 1996, with its improvements by Noufaily and others, 2013.
    Farrington,
    /// The baseline of the last weeks (EARS C1, C2).
    Ears,
    /// Areas that share the season of their theme.
    PooledSeason,
    /// Sums of one, two and three weeks.
    SlowRise,
}

/// Something about a verdict that its reader must know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The trend was left out: too few years, not significant, or it would run away.
    TrendLeftOut,
    /// Fewer cases in the last weeks than an alarm needs.
    TooFewRecentCases,
    /// Nothing was seen before; the expectation stands on a floor.
    NothingSeenBefore,
    /// The bound is beyond counting: too sparse for this threshold.
    BoundBeyondCounting,
    /// The week before counts along: together they are more than chance explains.
    WithWeekBefore,
}

impl Remark {
    const ALL: [Self; 5] = [
        Self::TrendLeftOut,
        Self::TooFewRecentCases,
        Self::NothingSeenBefore,
        Self::BoundBeyondCounting,
        Self::WithWeekBefore,
    ];
}

/// Remarks, each once, in the order in which they stand above; a set of bits, so that a verdict allocates nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Remarks(u8);

impl Remarks {
    /// None.
    pub const NONE: Self = Self(0);

    /// With one more, where `holds`.
    #[must_use]
    pub(crate) fn with_where(self, holds: bool, remark: Remark) -> Self {
        if holds { Self(self.0 | 1 << remark as u8) } else { self }
    }

    /// Whether it is among them.
    #[must_use]
    pub fn contains(self, remark: Remark) -> bool {
        self.0 & 1 << remark as u8 != 0
    }

    /// One after the other.
    pub fn iter(self) -> impl Iterator<Item = Remark> {
        Remark::ALL.into_iter().filter(move |remark| self.contains(*remark))
    }
}

/// Why there is no verdict.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum NoVerdict {
    /// History is too short: how many weeks there are before this one, and how many are needed.
    #[error("needs {needed} weeks of history before this week, there are {found}")]
    HistoryTooShort {
        /// Weeks before this one.
        found: usize,
        /// Weeks it takes.
        needed: usize,
    },
    /// Counts are finite and not negative; populations are more than zero.
    #[error("a count must be zero or more and a population more than zero (week {week})")]
    NotACount {
        /// Which week, from 1.
        week: usize,
    },
    /// What is in of a week's reports is more than nothing and no more than all.
    #[error("the part of a week's reports that is in lies above 0 and up to 1 (week {week})")]
    NotAPart {
        /// Which week, from 1.
        week: usize,
    },
    /// Dates and populations are as many as counts, and the week is one of them.
    #[error("there is no such week, or dates and populations are not as many as counts")]
    NoSuchWeek,
    /// No curve fits these weeks.
    #[error("no curve fits the weeks it looks back on")]
    NoFit,
}

/// Whether the series can be read at week `t` (from 0).
pub(crate) fn check(series: &Series<'_>, t: usize) -> Result<(), NoVerdict> {
    let weeks = series.counts.len();
    let as_many = series.dates.is_none_or(|dates| dates.len() == weeks)
        && series.population.is_none_or(|people| people.len() == weeks);
    if t >= weeks || !as_many {
        return Err(NoVerdict::NoSuchWeek);
    }
    let wrong = |week: &usize| {
        let count = series.counts[*week];
        let people = series.population.map_or(1.0, |people| people[*week]);
        !(count.is_finite() && count >= 0.0 && people.is_finite() && people > 0.0)
    };
    match (0..=t).find(wrong) {
        Some(week) => Err(NoVerdict::NotACount { week: week + 1 }),
        None => Ok(()),
    }
}
