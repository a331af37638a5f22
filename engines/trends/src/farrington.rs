//! The reference mode: Farrington flexible (Noufaily and others, 2013, doi:10.1002/sim.5595) and the original
//! (Farrington and others, 1996). One series at a time against its own earlier years; it agrees with R's
//! `surveillance` 1.20.3, with `Compat::Surveillance` for one oddity of it. For who compares; the default is
//! [`crate::pooled`].

pub mod fit;
pub mod look_back;
pub mod threshold;

use crate::series::{Detector, NoVerdict, Reason, Remark, Remarks, Series, Verdict, check};
use fit::{Fit, Work};

/// How the method looks; names as in the literature.
#[derive(Clone, Debug, PartialEq)]
pub struct Farrington {
    /// Years back.
    pub b: usize,
    /// Half-width of the window around an anniversary, in weeks.
    pub w: usize,
    /// Parts of a year: 1 looks at the windows only, more at every week.
    pub periods: usize,
    /// The last weeks before this one, which an outbreak may already be in.
    pub past_weeks_not_included: usize,
    /// One-sided.
    pub alpha: f64,
    /// Weeks with an Anscombe residual above this count less; `None` leaves all as they are.
    pub weights_threshold: Option<f64>,
    /// Whether a trend is tried.
    pub trend: Trend,
    /// No alarm with fewer cases than this in so many weeks.
    pub limit54: (f64, usize),
    /// Which threshold.
    pub threshold: Threshold,
    /// Counts per population instead of counts.
    pub population_offset: PopulationOffset,
    /// Whose variance of the expectation.
    pub compat: Compat,
}

/// Whether a trend is tried, and when it is kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trend {
    /// No.
    Off,
    /// Yes; kept where its two-sided p-value is below this (1: always).
    Below(f64),
}

/// Which threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// A power transformation to symmetry: 2/3 (`TwoThirds`), 1/2 or none.
    Delta(Power),
    /// The quantile of a negative binomial with the fitted mean.
    NbPlugin,
    /// The same, with the upper bound of the mean. Unusable when sparse.
    Muan,
}

/// The power of the delta method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    /// For counts around Poisson.
    TwoThirds,
    /// Stabilises the variance.
    Half,
    /// As it is.
    None,
}

/// Whether populations count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopulationOffset {
    /// Counts.
    Off,
    /// Counts per population.
    On,
}

/// Whose variance of the expectation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compat {
    /// The papers' (d = φ), and a floor where nothing was seen before.
    Papers,
    /// R's `farringtonFlexible` 1.20.3: after reweighting, a dispersion not weighted by the mean; no floor.
    Surveillance,
}

/// Cases in all reference weeks together that a week's expectation is at least drawn from.
const FLOOR: f64 = 0.3;

impl Farrington {
    /// Noufaily's settings with the negative binomial threshold.
    #[must_use]
    pub fn flexible(b: usize) -> Self {
        Self {
            b,
            w: 3,
            periods: 10,
            past_weeks_not_included: 26,
            alpha: 0.01,
            weights_threshold: Some(2.58),
            trend: Trend::Below(1.0),
            limit54: (0.0, 4),
            threshold: Threshold::NbPlugin,
            population_offset: PopulationOffset::Off,
            compat: Compat::Papers,
        }
    }

    /// The settings of 1996; `two_sided` is the level at both sides together.
    #[must_use]
    pub fn original(b: usize, two_sided: f64) -> Self {
        Self {
            periods: 1,
            past_weeks_not_included: 0,
            alpha: two_sided / 2.0,
            weights_threshold: Some(1.0),
            trend: Trend::Below(0.05),
            limit54: (5.0, 4),
            threshold: Threshold::Delta(Power::TwoThirds),
            ..Self::flexible(b)
        }
    }

    /// Weeks of history it takes without dates.
    #[must_use]
    pub fn minimum_history(&self) -> usize {
        52 * self.b + self.w
    }

    /// Looks at week `t` (from 0). `work` is reused from week to week, so that nothing is allocated.
    pub fn look(&self, series: &Series<'_>, t: usize, work: &mut Work) -> Result<Verdict, NoVerdict> {
        check(series, t)?;
        look_back::gather(self, series, t, work)?;
        let offset = self.offset(series, t);
        let fit = self.fit(offset, work)?;
        let (mean, variance, is_floor) = self.expectation(&fit, offset, work);
        let y = series.counts[t];
        let bound = threshold::bound(self, &threshold::At { y, mean, variance, phi: fit.phi });
        let recent: f64 = series.counts[(t + 1).saturating_sub(self.limit54.1)..=t].iter().sum();
        let enough = recent >= self.limit54.0;
        let remarks = Remarks::NONE
            .with_where(fit.trend.is_none() && self.trend != Trend::Off, Remark::TrendLeftOut)
            .with_where(is_floor, Remark::NothingSeenBefore)
            .with_where(bound.upper.is_infinite(), Remark::BoundBeyondCounting)
            .with_where(!enough, Remark::TooFewRecentCases);
        Ok(Verdict {
            expected: mean,
            upper: bound.upper,
            p_value: bound.p_value,
            alarm: enough && y > bound.upper,
            phi: fit.phi,
            trend: fit.trend,
            score: Verdict::exceedance(y, mean, bound.upper),
            reason: Reason { detector: Detector::Farrington, reference_weeks: work.weeks(), remarks },
        })
    }

    fn offset(&self, series: &Series<'_>, t: usize) -> f64 {
        match (self.population_offset, series.population) {
            (PopulationOffset::On, Some(people)) => people[t].ln(),
            _ => 0.0,
        }
    }

    /// Steps 3–6: with the trend while it may stay, else without.
    fn fit(&self, offset: f64, work: &mut Work) -> Result<Fit, NoVerdict> {
        if let Trend::Below(p_threshold) = self.trend
            && self.b >= 3
            && let Ok(fit) = fit::fit(self, fit::Slope::Fitted, work)
        {
            // At 1 there is no test: where the slope is nothing but rounding, R keeps or drops it by chance.
            let significant = p_threshold >= 1.0 || fit.trend_p_value() < p_threshold;
            if significant && (fit.log_mean + offset).exp() <= work.largest() {
                return Ok(fit);
            }
        }
        if self.compat == Compat::Papers && work.largest() <= 0.0 {
            return Ok(Fit::OF_NOTHING);
        }
        fit::fit(self, fit::Slope::None, work)
    }

    /// The expectation, the variance of its logarithm, and whether it stands on a floor because nothing was seen.
    fn expectation(&self, fit: &Fit, offset: f64, work: &Work) -> (f64, f64, bool) {
        let mean = (fit.log_mean + offset).exp();
        let floor = FLOOR / f64::from(u32::try_from(work.weeks()).unwrap_or(u32::MAX)).max(1.0);
        if self.compat == Compat::Surveillance || mean >= floor {
            return (mean, fit.variance, false);
        }
        // A variance on the log scale says nothing about a mean that is a floor.
        (floor, 0.0, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steady(weeks: usize) -> Vec<f64> {
        (0..weeks).map(|week| [3.0, 5.0, 4.0, 2.0, 6.0][week % 5]).collect()
    }

    #[test]
    fn a_peak_is_an_alarm() {
        let mut counts = steady(300);
        counts[299] = 25.0;
        let verdict = Farrington::flexible(5).look(&Series::of(&counts), 299, &mut Work::default()).unwrap();
        assert!(verdict.alarm && verdict.p_value < 1e-6, "{verdict:?}");
    }

    #[test]
    fn a_short_history_says_how_much_it_needs() {
        let counts = steady(200);
        let found = Farrington::flexible(5).look(&Series::of(&counts), 199, &mut Work::default());
        assert_eq!(found, Err(NoVerdict::HistoryTooShort { found: 199, needed: 263 }));
    }

    #[test]
    fn one_case_after_years_of_none_stands_on_a_floor() {
        let mut counts = vec![0.0; 300];
        counts[299] = 1.0;
        let farrington = Farrington { limit54: (5.0, 4), ..Farrington::flexible(5) };
        let verdict = farrington.look(&Series::of(&counts), 299, &mut Work::default()).unwrap();
        assert!(!verdict.alarm && verdict.expected > 1e-4, "{verdict:?}");
        assert!(verdict.reason.remarks.contains(Remark::NothingSeenBefore));
        assert!(verdict.reason.remarks.contains(Remark::TooFewRecentCases));
    }

    #[test]
    fn a_count_that_is_none_is_named() {
        let mut counts = steady(300);
        counts[4] = f64::NAN;
        let found = Farrington::flexible(5).look(&Series::of(&counts), 299, &mut Work::default());
        assert_eq!(found, Err(NoVerdict::NotACount { week: 5 }));
    }
}
