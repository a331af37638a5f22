//! Runs a detector over the study: the twenty series of a scenario are the areas of a theme for detectors that pool,
//! and stand alone for those that don't.

use super::generate::{FIRST, Made, Scenario, WEEKS, scenarios, series};
use super::measure::Alarms;
use crate::ears::Ears;
use crate::farrington::Farrington;
use crate::farrington::fit::Work as OneWork;
use crate::pooled::{Pooled, Theme, Work};
use crate::series::Series;
use crate::slow_rise::SlowRise;

/// Whether areas share season and trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The published study.
    Homogeneous,
    /// Each area has a level, season and trend of its own.
    Heterogeneous,
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq)]
pub enum Contestant {
    /// The default.
    Pooled(Pooled),
    /// Sums of up to three weeks.
    SlowRise(SlowRise),
    /// One series at a time.
    Farrington(Farrington),
    /// Seven weeks.
    Ears(Ears),
}

/// Makes the replicates of a scenario.
#[must_use]
pub fn replicates(scenario: &Scenario, variant: Variant, count: u64) -> Vec<Made> {
    let make = |replicate| match variant {
        Variant::Homogeneous => series(scenario, replicate),
        Variant::Heterogeneous => series(&scenario.of_area(replicate), replicate),
    };
    (0..count).map(make).collect()
}

/// The 42 scenarios, by `count` replicates each.
#[must_use]
pub fn study(variant: Variant, count: u64) -> Vec<Vec<Made>> {
    scenarios().iter().map(|scenario| replicates(scenario, variant, count)).collect()
}

impl Contestant {
    /// The alarms of one scenario. A week without a verdict is a week without an alarm.
    #[must_use]
    pub fn alarms(&self, made: &[Made]) -> Vec<Alarms> {
        let with = self.of(&made.iter().map(|one| one.with.as_slice()).collect::<Vec<_>>());
        let without = self.of(&made.iter().map(|one| one.without.as_slice()).collect::<Vec<_>>());
        with.into_iter().zip(without).map(|(with, without)| Alarms { with, without }).collect()
    }

    fn of(&self, areas: &[&[f64]]) -> Vec<Vec<bool>> {
        let theme = Theme { areas, dates: None, seen: None };
        let mut work = Work::default();
        match self {
            Self::Pooled(pooled) => by_area(areas.len(), |t| {
                let looked = pooled.look(&theme, t, &mut work).unwrap_or_default();
                looked.iter().map(|one| one.verdict.alarm).collect()
            }),
            Self::SlowRise(slow) => by_area(areas.len(), |t| {
                slow.look(&theme, t, &mut work).unwrap_or_default().iter().map(|one| one.alarm).collect()
            }),
            Self::Farrington(method) => {
                let mut work = OneWork::default();
                let mut look = |area: &[f64], t| {
                    method.look(&Series::of(area), t, &mut work).is_ok_and(|found| found.alarm)
                };
                areas.iter().map(|area| (FIRST..WEEKS).map(|t| look(area, t)).collect()).collect()
            }
            Self::Ears(ears) => {
                let look = |area: &[f64], t| ears.look(&Series::of(area), t).is_ok_and(|found| found.alarm);
                areas.iter().map(|area| (FIRST..WEEKS).map(|t| look(area, t)).collect()).collect()
            }
        }
    }
}

/// From weeks of areas to areas of weeks.
fn by_area(areas: usize, mut week: impl FnMut(usize) -> Vec<bool>) -> Vec<Vec<bool>> {
    let mut found = vec![vec![false; WEEKS - FIRST]; areas];
    for t in FIRST..WEEKS {
        for (area, alarm) in week(t).into_iter().enumerate() {
            found[area][t - FIRST] = alarm;
        }
    }
    found
}
