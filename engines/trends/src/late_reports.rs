//! What isn't in yet. Signals about a week come in for weeks after; the last weeks always look low. The expectation is
//! thinned to the part that is usually in by now (`Theme::seen`), never the counts inflated: a count stays what was seen.

/// Below this part nothing can be said yet.
pub const TOO_EARLY: f64 = 0.3;
/// Complete weeks it learns from.
pub const COMPLETE_WEEKS: usize = 26;

/// How soon reports come in: the part that is in within d weeks, for d = 0, 1, …
#[derive(Clone, Debug, PartialEq)]
pub struct Delays {
    seen: Vec<f64>,
}

impl Delays {
    /// Learns from the last complete weeks: `reports[week][d]` is how many came in d weeks after `week`. The last
    /// delay counts as complete. `None` where not one report is known.
    #[must_use]
    pub fn learn(reports: &[Vec<f64>]) -> Option<Self> {
        let recent = &reports[reports.len().saturating_sub(COMPLETE_WEEKS)..];
        let longest = recent.iter().map(Vec::len).max()?;
        let mut seen: Vec<f64> =
            (0..longest).map(|d| recent.iter().filter_map(|week| week.get(d)).sum()).collect();
        let all: f64 = seen.iter().sum();
        if all <= 0.0 {
            return None;
        }
        let mut sum = 0.0;
        for part in &mut seen {
            sum += *part / all;
            *part = sum.min(1.0);
        }
        Some(Self { seen })
    }

    /// The part that is in, `weeks` weeks after a week ended.
    #[must_use]
    pub fn part(&self, weeks: usize) -> f64 {
        self.seen.get(weeks).copied().unwrap_or(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pooled::Expectation;

    const FULL: Expectation =
        Expectation { mean: 10.0, phi: 3.0, variance: 0.01, trend: 0.0, on_a_floor: false };

    #[test]
    fn the_expectation_is_thinned_to_what_is_in_by_now() {
        let delays = Delays::learn(&vec![vec![2.0, 3.0, 5.0]; 30]).unwrap();
        assert!(delays.part(0) < TOO_EARLY);
        let half = FULL.thinned(delays.part(1));
        assert!((half.mean - 5.0).abs() < 1e-12 && (half.phi - 2.0).abs() < 1e-12);
        assert_eq!(FULL.thinned(delays.part(9)), FULL);
        assert_eq!(Delays::learn(&[]), None);
    }
}
