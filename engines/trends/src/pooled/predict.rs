//! What an area is expected to count in a week, how sure that is, and from how many on it is more than chance.

use super::areas::Work;
use super::profile::Profile;
use crate::chance::Counts;

/// What is expected of an area in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expectation {
    /// How many. Expectations add up over areas.
    pub mean: f64,
    /// Variance over mean of the counts themselves.
    pub phi: f64,
    /// Variance of the logarithm of the mean.
    pub variance: f64,
    /// Trend per week on the log scale.
    pub trend: f64,
    /// Nothing was seen before.
    pub on_a_floor: bool,
}

/// How much a theme may rise or fall in a year for all that one year of it tells, as a standard deviation of the
/// logarithm: those of the study rise by up to a quarter.
const UNKNOWN_TREND: f64 = 0.2;

impl Expectation {
    /// The counts it expects, where the error of the mean counts `times` over.
    #[must_use]
    pub fn counts(&self, times: f64) -> Counts {
        Counts::new(self.mean, self.phi + times * self.variance * self.mean)
    }

    /// What is expected of the part of a week's reports that is in: never the counts inflated, and with less of what
    /// makes counts spread, because each report is in or not by a chance of its own.
    #[must_use]
    pub fn thinned(self, part: f64) -> Self {
        Self { mean: self.mean * part, phi: 1.0 + (self.phi - 1.0) * part, ..self }
    }

    /// What is expected of areas together: their means add up, and so do the variances.
    #[must_use]
    pub fn together(areas: &[Self]) -> Self {
        let mean: f64 = areas.iter().map(|area| area.mean).sum();
        let weighted =
            |of: fn(&Self) -> f64| areas.iter().map(|area| of(area) * area.mean).sum::<f64>() / mean;
        let squares: f64 = areas.iter().map(|area| area.variance * area.mean * area.mean).sum();
        Self {
            mean,
            phi: weighted(|area| area.phi),
            variance: squares / (mean * mean),
            trend: weighted(|area| area.trend),
            on_a_floor: areas.iter().all(|area| area.on_a_floor),
        }
    }
}

/// What is expected of area `area`, `ago` weeks before the week that is looked at.
pub(super) fn expect(profile: &Profile, work: &Work, area: usize, ago: usize) -> Expectation {
    let (terms, area) = (&work.expected[ago], &work.areas[area]);
    let log = profile.log(terms) + area.own.dot(terms);
    // One year shows no trend; there may be one all the same, over the year from its middle until now.
    let unknown_trend = if profile.with_trend { 0.0 } else { UNKNOWN_TREND * UNKNOWN_TREND };
    Expectation {
        mean: log.clamp(-40.0, 40.0).exp(),
        phi: area.phi,
        variance: terms.dot(&(area.covariance * terms)) + profile.variance(terms) + unknown_trend,
        trend: (profile.coefficients[1] + area.own[1]) / 52.0,
        on_a_floor: area.on_a_floor,
    }
}

/// How often chance alone may give an alarm, and for which part by this week alone.
pub(crate) struct Test {
    pub alpha: f64,
    pub share_of_week: f64,
}

/// More than `upper` is an alarm.
pub(crate) struct Bound {
    pub upper: f64,
    pub p_value: f64,
    pub with_week_before: bool,
}

/// Two regions that don't overlap: this week alone is too many; or it isn't, but is more than expected and with the
/// week before it is too many. Half of what stands exactly at a bound counts as chance (mid-p).
pub(crate) fn bound(test: &Test, this: &Expectation, before: &Expectation, counts: (f64, f64)) -> Bound {
    let (y, y_before) = counts;
    let of_week = test.alpha * test.share_of_week;
    let of_two = test.alpha - of_week;
    let alone = this.counts(1.0);
    let highest = alone.mid_bound(of_week);
    let p_alone = alone.mid_p(y) / test.share_of_week.max(1e-9);
    if of_two <= 0.0 || !highest.is_finite() {
        return Bound { upper: highest, p_value: p_alone.min(1.0), with_week_before: false };
    }
    // The error of the level is the same in both weeks, so it counts twice in each.
    let (now, then) = (this.counts(2.0), before.counts(2.0));
    let least = this.mean.floor() + 1.0;
    let two = TwoWeeks { now, then, least, highest };
    let share = of_two / test.alpha;
    let p_two = if y < least { 1.0 } else { two.mid_p(y.min(highest) + y_before) / share };
    let upper = two.bound(y_before, of_two);
    Bound { upper, p_value: p_alone.min(p_two).min(1.0), with_week_before: y > upper && y <= highest }
}

/// This week between `least` and `highest`, and the week before.
struct TwoWeeks {
    now: Counts,
    then: Counts,
    least: f64,
    highest: f64,
}

impl TwoWeeks {
    /// P(S > s) + P(S = s)/2, within the region.
    fn mid_p(&self, s: f64) -> f64 {
        let (mut sum, mut y) = (0.0, self.least);
        let mut probability = self.now.probability(y);
        let (mut beyond, mut exactly) = (self.then.at_least(s - y), self.then.probability(s - y));
        while y <= self.highest {
            sum += probability * (beyond - 0.5 * exactly);
            probability *= self.now.step(y);
            y += 1.0;
            // One more this week is one less that the week before has to bring.
            let needed = s - y;
            if needed < 0.0 {
                (beyond, exactly) = (1.0, 0.0);
            } else {
                exactly = self.then.probability(needed);
                beyond = (beyond + exactly).min(1.0);
            }
        }
        sum
    }

    /// From `least` on, the highest count this week that is no alarm after `before` in the week before.
    fn bound(&self, before: f64, alpha: f64) -> f64 {
        let (mut none, mut alarm) = (self.least - 1.0, self.highest + 1.0);
        while alarm - none > 1.0 {
            let middle = f64::midpoint(none, alarm).floor();
            if self.mid_p(middle + before) < alpha {
                alarm = middle;
            } else {
                none = middle;
            }
        }
        none
    }
}
