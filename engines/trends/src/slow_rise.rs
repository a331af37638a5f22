//! A rise too slow for one week: sums of one, two and three weeks, the least likely of them. It has a threshold of its
//! own and runs beside the default, never instead: its alarms come in runs, one slow rise is several of them.

use crate::chance::Counts;
use crate::pooled::{Expectation, Pooled, Theme, Work};
use crate::series::{Detector, NoVerdict, Reason, Remark, Verdict};

/// How the slow rise looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SlowRise {
    /// How it looks back.
    pub pooled: Pooled,
    /// One-sided; how often chance alone gives an alarm.
    pub alpha: f64,
}

/// Three sums that overlap are as many looks as this: they are not three.
const LOOKS: f64 = 2.2;
/// The longest sum.
const WEEKS: usize = 3;

impl Default for SlowRise {
    fn default() -> Self {
        Self { pooled: Pooled::default(), alpha: 0.01 }
    }
}

impl SlowRise {
    /// Looks at the weeks until `t` (from 0) of each area.
    pub fn look(&self, theme: &Theme<'_>, t: usize, work: &mut Work) -> Result<Vec<Verdict>, NoVerdict> {
        let expected = self.pooled.expect(theme, t, WEEKS - 1, work)?;
        let years = self.pooled.years_at(t);
        let each = theme.areas.iter().zip(&expected);
        Ok(each.map(|(counts, weeks)| self.verdict(&counts[t + 1 - WEEKS..=t], weeks, years)).collect())
    }

    /// `counts` are oldest first, `weeks` newest first.
    fn verdict(&self, counts: &[f64], weeks: &[Expectation], years: usize) -> Verdict {
        let newest = counts[counts.len() - 1];
        let mut least: Option<Verdict> = None;
        let (mut sum, mut mean, mut own) = (0.0, 0.0, 0.0);
        for (count, week) in counts.iter().rev().zip(weeks) {
            sum += count;
            mean += week.mean;
            own += week.phi * week.mean;
            // The error of the level is the same in all of them.
            let together = Counts::new(mean, own / mean + weeks[0].variance * mean);
            let p_value = (LOOKS * together.mid_p(sum)).min(1.0);
            let upper = newest - (sum - together.upper_quantile(self.alpha / LOOKS));
            let verdict = Verdict {
                expected: week.mean,
                upper: upper.max(0.0),
                p_value,
                alarm: p_value < self.alpha,
                phi: week.phi,
                trend: (years > 1).then_some(week.trend),
                score: Verdict::exceedance(sum, mean, mean + upper),
                reason: Reason {
                    detector: Detector::SlowRise,
                    reference_weeks: 52 * years,
                    remarks: if years == 1 { vec![Remark::TrendLeftOut] } else { Vec::new() },
                },
            };
            if least.as_ref().is_none_or(|least| p_value < least.p_value) {
                least = Some(Verdict { expected: weeks[0].mean, ..verdict });
            }
        }
        least.unwrap_or_else(|| unreachable!("there is always this week"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_weeks_that_are_each_a_little_high_are_one_rise() {
        let mut counts: Vec<f64> = (0..200).map(|week| [3.0, 5.0, 4.0, 2.0, 6.0][week % 5]).collect();
        counts[197..].fill(9.0);
        let found = SlowRise::default()
            .look(&Theme { areas: &[&counts], dates: None }, 199, &mut Work::default())
            .unwrap();
        assert!(found[0].alarm, "{found:?}");
    }
}
