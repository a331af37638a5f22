//! EARS C1 and C2: the mean and spread of seven weeks. For series without a history; a baseline this short takes a
//! season for an alarm, so it is the floor to compare with. C3 is left out: R's centres it on the week itself.

use crate::chance::{normal_quantile, normal_upper};
use crate::series::{Detector, NoVerdict, Reason, Remarks, Series, Verdict, check};

/// Weeks of the baseline.
const BASELINE: usize = 7;

/// Which seven weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// The seven weeks before this one.
    C1,
    /// Two weeks in between, so that a rise doesn't raise its own baseline.
    C2,
}

impl Baseline {
    fn gap(self) -> usize {
        match self {
            Self::C1 => 0,
            Self::C2 => 2,
        }
    }

    /// Weeks of history it takes.
    #[must_use]
    pub fn minimum_history(self) -> usize {
        BASELINE + self.gap()
    }
}

/// How EARS looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ears {
    /// Which baseline.
    pub baseline: Baseline,
    /// One-sided.
    pub alpha: f64,
    /// The spread is at least this.
    pub min_sigma: f64,
}

impl Ears {
    /// Looks at week `t` (from 0).
    pub fn look(&self, series: &Series<'_>, t: usize) -> Result<Verdict, NoVerdict> {
        check(series, t)?;
        let needed = self.baseline.minimum_history();
        if t < needed {
            return Err(NoVerdict::HistoryTooShort { found: t, needed });
        }
        let end = t - self.baseline.gap();
        let weeks = &series.counts[end - BASELINE..end];
        let n = 7.0;
        let mean = weeks.iter().sum::<f64>() / n;
        let spread = (weeks.iter().map(|y| (y - mean) * (y - mean)).sum::<f64>() / (n - 1.0)).sqrt();
        let sigma = spread.max(self.min_sigma);
        let upper = mean + normal_quantile(1.0 - self.alpha) * sigma;
        let y = series.counts[t];
        let p_value =
            if sigma > 0.0 { normal_upper((y - mean) / sigma) } else { f64::from(u8::from(y <= mean)) };
        Ok(Verdict {
            expected: mean,
            upper,
            p_value,
            alarm: y > upper,
            phi: if mean > 0.0 { sigma * sigma / mean } else { 1.0 },
            trend: None,
            score: Verdict::exceedance(y, mean, upper),
            reason: Reason { detector: Detector::Ears, reference_weeks: BASELINE, remarks: Remarks::NONE },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_is_an_alarm_and_a_short_history_says_so() {
        let counts = [3.0, 4.0, 2.0, 3.0, 4.0, 3.0, 2.0, 3.0, 2.0, 12.0];
        let ears = Ears { baseline: Baseline::C2, alpha: 0.01, min_sigma: 0.5 };
        assert!(ears.look(&Series::of(&counts), 9).unwrap().alarm);
        assert_eq!(
            ears.look(&Series::of(&counts), 8),
            Err(NoVerdict::HistoryTooShort { found: 8, needed: 9 })
        );
    }
}
