//! How many are too many: step 7, the three thresholds.

use super::{Farrington, Power, Threshold};
use crate::chance::{Counts, normal_quantile, normal_upper};

/// What stands at a week.
pub(super) struct At {
    pub y: f64,
    pub mean: f64,
    /// Variance of the logarithm of the mean.
    pub variance: f64,
    pub phi: f64,
}

/// More than `upper` is an alarm.
pub(super) struct Bound {
    pub upper: f64,
    pub p_value: f64,
}

pub(super) fn bound(method: &Farrington, at: &At) -> Bound {
    match method.threshold {
        Threshold::Delta(power) => delta(power, method.alpha, at),
        Threshold::NbPlugin => plugin(method.alpha, at.mean, at),
        Threshold::Muan => {
            let highest = at.mean * (normal_quantile(1.0 - method.alpha) * at.variance.sqrt()).exp();
            plugin(method.alpha, highest, at)
        }
    }
}

fn delta(power: Power, alpha: f64, at: &At) -> Bound {
    let power = match power {
        Power::TwoThirds => 2.0 / 3.0,
        Power::Half => 0.5,
        Power::None => 1.0,
    };
    let spread = power * (at.phi * at.mean + at.mean * at.mean * at.variance).sqrt() / at.mean;
    let upper = at.mean * (1.0 + normal_quantile(1.0 - alpha) * spread).powf(1.0 / power);
    let p_value = normal_upper(((at.y / at.mean).powf(power) - 1.0) / spread);
    Bound { upper, p_value }
}

fn plugin(alpha: f64, mean: f64, at: &At) -> Bound {
    let counts = Counts::new(mean, at.phi);
    Bound { upper: counts.upper_quantile(alpha), p_value: counts.at_least(at.y) }
}
