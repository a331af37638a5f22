//! How well a detector does: the measures of the study, each a ratio with its Monte Carlo error.

use super::generate::{FIRST, Made, WEEKS};

/// Alarms of the last 49 weeks, on the series and on its twin.
#[derive(Clone, Debug)]
pub struct Alarms {
    /// With the current outbreak.
    pub with: Vec<bool>,
    /// Without it.
    pub without: Vec<bool>,
}

/// A measure and its standard error over series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// The ratio.
    pub value: f64,
    /// Its Monte Carlo error.
    pub error: f64,
}

/// The measures of the study.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// Alarm weeks of the twin, of all its weeks.
    pub false_positive_rate: Measure,
    /// Weeks outside the outbreak without an alarm.
    pub specificity: Measure,
    /// Outbreaks with an alarm between their first and last week.
    pub detected: Measure,
    /// Outbreaks with an alarm in the week they start.
    pub detected_at_once: Measure,
    /// Outbreak weeks with an alarm.
    pub sensitivity: Measure,
    /// Alarms that stand in an outbreak week.
    pub positive_value: Measure,
    /// Weeks without an alarm that stand in none.
    pub negative_value: Measure,
    /// Of sensitivity and positive value together.
    pub f1: Measure,
}

/// What one series adds.
#[derive(Default)]
struct Tally {
    hit: f64,
    miss: f64,
    wrong: f64,
    quiet: f64,
    twin: f64,
    detected: f64,
    at_once: f64,
}

fn tally(made: &Made, alarms: &Alarms) -> Tally {
    let mut tally = Tally::default();
    for (index, t) in (FIRST..WEEKS).enumerate() {
        let in_outbreak = (made.start..=made.end).contains(&t);
        let (alarm, twin) = (alarms.with[index], alarms.without[index]);
        match (in_outbreak, alarm) {
            (true, true) => tally.hit += 1.0,
            (true, false) => tally.miss += 1.0,
            (false, true) => tally.wrong += 1.0,
            (false, false) => tally.quiet += 1.0,
        }
        tally.twin += f64::from(u8::from(twin));
        if in_outbreak && alarm {
            tally.detected = 1.0;
        }
        if t == made.start && alarm {
            tally.at_once = 1.0;
        }
    }
    tally
}

/// A ratio of sums over series, with the error of a ratio estimator.
#[expect(clippy::cast_precision_loss, reason = "series are few")]
fn ratio(tallies: &[Tally], of: impl Fn(&Tally) -> (f64, f64)) -> Measure {
    let (over, under) =
        tallies.iter().map(&of).fold((0.0, 0.0), |sum, (over, under)| (sum.0 + over, sum.1 + under));
    let value = if under > 0.0 { over / under } else { f64::NAN };
    let squares: f64 = tallies.iter().map(&of).map(|(over, under)| (over - value * under).powi(2)).sum();
    let n = tallies.len() as f64;
    Measure { value, error: (squares * n / (n - 1.0)).sqrt() / under }
}

/// Measures a detector on all series.
#[must_use]
pub fn measure(results: &[(&Made, Alarms)]) -> Measures {
    let tallies: Vec<Tally> = results.iter().map(|(made, alarms)| tally(made, alarms)).collect();
    let weeks = f64::from(u32::try_from(WEEKS - FIRST).unwrap_or(1));
    Measures {
        false_positive_rate: ratio(&tallies, |one| (one.twin, weeks)),
        specificity: ratio(&tallies, |one| (one.quiet, one.quiet + one.wrong)),
        detected: ratio(&tallies, |one| (one.detected, 1.0)),
        detected_at_once: ratio(&tallies, |one| (one.at_once, 1.0)),
        sensitivity: ratio(&tallies, |one| (one.hit, one.hit + one.miss)),
        positive_value: ratio(&tallies, |one| (one.hit, one.hit + one.wrong)),
        negative_value: ratio(&tallies, |one| (one.quiet, one.quiet + one.miss)),
        f1: ratio(&tallies, |one| (2.0 * one.hit, 2.0 * one.hit + one.wrong + one.miss)),
    }
}
