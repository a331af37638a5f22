//! The bound of what can be found: the default's test, told the true mean and dispersion of a series. No detector that
//! has to learn them does better with this test, so the distance to it is what learning costs. For the benchmark.

use super::generate::{FIRST, Made, Scenario, WEEKS};
use super::measure::Alarms;
use crate::pooled::{Expectation, Pooled};

/// The alarms of a series that was made by a scenario.
#[must_use]
pub fn alarms(test: &Pooled, made: &Made, scenario: &Scenario) -> Alarms {
    let of = |counts: &[f64]| (FIRST..WEEKS).map(|t| alarm(test, scenario, counts, t)).collect();
    Alarms { with: of(&made.with), without: of(&made.without) }
}

fn alarm(test: &Pooled, scenario: &Scenario, counts: &[f64], t: usize) -> bool {
    let at = |t: usize| {
        let week = f64::from(u32::try_from(t + 1).unwrap_or(u32::MAX));
        let mean = scenario.mean(week);
        Expectation { mean, phi: scenario.phi, variance: 0.0, trend: scenario.beta, on_a_floor: false }
    };
    test.is_too_many(&at(t), &at(t - 1), (counts[t], counts[t - 1]))
}
