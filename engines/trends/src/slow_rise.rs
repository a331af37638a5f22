//! A rise too slow for one week: sums of one, two and three weeks, the least likely of them. It has a threshold of its
//! own and runs beside the default, never instead: its alarms come in runs, one slow rise is several of them.

use crate::chance::Counts;
use crate::pooled::{Expectation, Pooled, Theme, Work};
use crate::series::{Detector, NoVerdict, Reason, Remark, Remarks, Verdict};

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
        let each = theme.areas.iter().zip(expected.chunks_exact(WEEKS));
        Ok(each.map(|(counts, weeks)| self.verdict(&counts[t + 1 - WEEKS..=t], weeks, years)).collect())
    }

    /// `counts` are oldest first, `weeks` newest first. The bound is on the newest week, given the weeks before it: one more
    /// and one of the sums is more than chance. How far out it is, is told of the sum that is least likely.
    fn verdict(&self, counts: &[f64], weeks: &[Expectation], years: usize) -> Verdict {
        let alpha = self.alpha / LOOKS;
        let newest = counts[counts.len() - 1];
        let (mut sum, mut mean, mut own) = (0.0, 0.0, 0.0);
        let (mut p_value, mut score, mut upper) = (f64::INFINITY, 0.0, f64::INFINITY);
        for (count, week) in counts.iter().rev().zip(weeks) {
            sum += count;
            mean += week.mean;
            own += week.phi * week.mean;
            // The error of the level is the same in all of them.
            let together = Counts::new(mean, own / mean + weeks[0].variance * mean);
            let bound = together.mid_bound(alpha);
            upper = upper.min(bound - (sum - newest));
            let p_of_sum = together.mid_p(sum);
            if p_of_sum < p_value {
                (p_value, score) = (p_of_sum, Verdict::exceedance(sum, mean, bound));
            }
        }
        Verdict {
            expected: weeks[0].mean,
            upper,
            p_value: (LOOKS * p_value).min(1.0),
            alarm: newest > upper,
            phi: weeks[0].phi,
            trend: (years > 1).then_some(weeks[0].trend),
            score,
            reason: Reason {
                detector: Detector::SlowRise,
                reference_weeks: 52 * years,
                remarks: Remarks::NONE.with_where(years == 1, Remark::TrendLeftOut),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn look(counts: &[f64]) -> Verdict {
        let theme = Theme { areas: &[counts], dates: None, seen: None };
        SlowRise::default().look(&theme, counts.len() - 1, &mut Work::default()).unwrap().remove(0)
    }

    fn usual() -> Vec<f64> {
        (0..200).map(|week| [3.0, 5.0, 4.0, 2.0, 6.0][week % 5]).collect()
    }

    #[test]
    fn three_weeks_that_are_each_a_little_high_are_one_rise() {
        let mut counts = usual();
        counts[197..].fill(9.0);
        let found = look(&counts);
        assert!(found.alarm && found.score > 1.0, "{found:?}");
        let quiet = look(&usual());
        assert!(!quiet.alarm && quiet.score < 1.0 && quiet.upper > quiet.expected, "{quiet:?}");
    }

    proptest! {
        #[test]
        fn its_bound_its_probability_and_its_score_say_the_same(last in prop::array::uniform3(0..16_u8)) {
            let mut counts = usual();
            counts.truncate(197);
            counts.extend(last.map(f64::from));
            let found = look(&counts);
            prop_assert_eq!(found.alarm, found.p_value < 0.01, "{:?}", found);
            prop_assert_eq!(found.alarm, found.score > 1.0, "{:?}", found);
            // One count at the bound is none yet, one more is.
            for (newest, alarm) in [(found.upper, false), (found.upper + 1.0, true)] {
                if newest >= 0.0 {
                    counts[199] = newest;
                    prop_assert_eq!(look(&counts).alarm, alarm, "{} in {:?}", newest, counts);
                }
            }
        }
    }
}
