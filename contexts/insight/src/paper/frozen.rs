//! The figures of a paper as they were the day it was made, as data with where they come from. Two kinds: exact ones for the
//! circle around it, and what was released, which is all that leaves that circle. They are never counted again.

use crate::chart::{Expected, Point};
use jiff::civil::Date;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// A week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Week {
    /// Its Monday.
    pub week: Date,
    /// What was counted.
    pub counted: f64,
    /// What was expected, where enough was known.
    pub expected: Option<f64>,
    /// More than this is more than chance.
    pub upper: Option<f64>,
}

impl From<&Point> for Week {
    fn from(point: &Point) -> Self {
        Self {
            week: point.week,
            counted: point.observed,
            expected: point.expected.map(|one| one.mean),
            upper: point.expected.map(|one| one.upper),
        }
    }
}

impl From<&Week> for Point {
    fn from(week: &Week) -> Self {
        let expected = week.expected.zip(week.upper).map(|(mean, upper)| Expected { mean, upper });
        Self { week: week.week, observed: week.counted, expected }
    }
}

/// What only the circle sees.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exact {
    /// Which detector said so, where one did: its name.
    pub detector: Option<String>,
    /// The first week of the rise.
    pub since: Date,
    /// The last week that was counted.
    pub until: Date,
    /// The last weeks, oldest first.
    pub weeks: Vec<Week>,
    /// Signals in the last four weeks.
    pub now: i64,
    /// Signals in four weeks of the year before it rose, on average; none where there is less than half a year.
    pub usual: Option<f64>,
    /// Signals of ours that counted.
    pub signals: i64,
    /// The organisations that raised them.
    pub organisations: i64,
    /// Cases that another registration counted.
    pub elsewhere: i64,
}

/// A released figure of a period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The municipality or the wijk.
    pub place: String,
    /// How many people reported it, rounded; nothing where it isn't shown.
    pub persons: Option<u32>,
}

/// A released period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// The version of the rule it was made by.
    pub rule: i64,
    /// The name of the key of its rounding.
    pub key: String,
    /// When it was released.
    pub made_at: Timestamp,
    /// Its figures: of the municipality, and of the place itself.
    pub figures: Vec<Figure>,
}

/// What everybody may see.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// The code of the theme of which was released.
    pub theme: String,
    /// The municipality.
    pub municipality: Option<String>,
    /// Where may be told that it rises, if anywhere.
    pub rises_in: Option<String>,
    /// The last periods, newest first.
    pub periods: Vec<Period>,
}
