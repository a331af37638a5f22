//! The quasi-Poisson curve: steps 3–5. A level per part of the year and at most one slope make an information matrix
//! with one border, so the least squares of each step are means per level and one ratio: exact, and nothing is
//! allocated or decomposed. For the reference mode only.

use super::{Compat, Farrington};
use crate::chance::student_two_sided;
use crate::series::NoVerdict;

/// Steps of the iteration, and when it stops: R's `glm.control`.
const MOST_STEPS: usize = 25;
const CLOSE_ENOUGH: f64 = 1e-8;

/// What a fit works on; kept between fits so that the inner loop allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Work {
    pub(super) anniversaries: Vec<usize>,
    weeks: Vec<Week>,
    levels: Vec<Level>,
}

#[derive(Clone, Copy, Debug)]
struct Week {
    count: f64,
    time: f64,
    offset: f64,
    level: usize,
    /// Prior weight ω.
    omega: f64,
    mu: f64,
    /// Working weight of the last step, before its update.
    weight: f64,
}

#[derive(Clone, Copy, Debug, Default)]
struct Level {
    weight: f64,
    time: f64,
    value: f64,
}

impl Work {
    pub(super) fn clear(&mut self) {
        self.anniversaries.clear();
        self.weeks.clear();
        self.levels.clear();
    }

    pub(super) fn push(&mut self, count: f64, time: f64, offset: f64, level: usize) {
        if self.levels.len() <= level {
            self.levels.resize(level + 1, Level::default());
        }
        self.weeks.push(Week { count, time, offset, level, omega: 1.0, mu: 0.0, weight: 0.0 });
    }

    /// How many weeks are looked at.
    #[must_use]
    pub fn weeks(&self) -> usize {
        self.weeks.len()
    }

    /// The largest of their counts.
    pub(super) fn largest(&self) -> f64 {
        self.weeks.iter().map(|week| week.count).fold(0.0, f64::max)
    }
}

/// Whether the curve has a slope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slope {
    /// One per week, on the log scale.
    Fitted,
    /// Level.
    None,
}

/// What was fitted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Logarithm of the expectation, without the offset.
    pub log_mean: f64,
    /// Variance of that.
    pub variance: f64,
    /// Dispersion, at least 1.
    pub phi: f64,
    /// The slope, where there is one.
    pub trend: Option<f64>,
    trend_variance: f64,
    freedom: f64,
}

impl Fit {
    /// Where nothing was seen, no curve settles: it sinks with every step.
    pub(super) const OF_NOTHING: Self = Self {
        log_mean: f64::NEG_INFINITY,
        variance: 0.0,
        phi: 1.0,
        trend: None,
        trend_variance: 0.0,
        freedom: 1.0,
    };

    pub(super) fn trend_p_value(&self) -> f64 {
        let Some(trend) = self.trend else { return 1.0 };
        student_two_sided(trend / self.trend_variance.sqrt(), self.freedom)
    }
}

/// The curve after its last step.
#[derive(Clone, Copy)]
struct Curve {
    slope: f64,
    /// Weighted sum of squares of time within levels; 0 without a slope.
    spread: f64,
}

/// Fits, reweights, fits again.
pub(super) fn fit(method: &Farrington, slope: Slope, work: &mut Work) -> Result<Fit, NoVerdict> {
    for week in &mut work.weeks {
        week.omega = 1.0;
    }
    let mut curve = iterate(slope, work).ok_or(NoVerdict::NoFit)?;
    let freedom = freedom(slope, work).ok_or(NoVerdict::NoFit)?;
    let mut raw = dispersion(work, freedom, |week| week.weight);
    if let Some(threshold) = method.weights_threshold {
        reweight(work, curve, raw.max(1.0), threshold);
        // The second fit is taken as it comes, as R does.
        curve = iterate(slope, work).unwrap_or(curve);
        raw = dispersion(work, freedom, |week| week.weight);
    }
    let phi = raw.max(1.0);
    // The dispersion of the expectation, and that of the test of the slope, which R's original leaves below 1.
    let (scale, of_slope) = match (method.compat, method.weights_threshold) {
        (Compat::Papers, _) => (phi, raw),
        (Compat::Surveillance, Some(_)) => {
            let unweighted = dispersion(work, freedom, |week| week.omega);
            (unweighted, unweighted)
        }
        (Compat::Surveillance, None) => (raw, raw),
    };
    let here = work.levels[0];
    let (log_mean, unscaled, trend_variance) = if curve.spread > 0.0 {
        let from_middle = -here.time;
        let unscaled = 1.0 / here.weight + from_middle * from_middle / curve.spread;
        (here.value + curve.slope * from_middle, unscaled, of_slope / curve.spread)
    } else {
        (here.value, 1.0 / here.weight, 0.0)
    };
    if !(log_mean.is_finite() && unscaled.is_finite() && phi.is_finite()) {
        return Err(NoVerdict::NoFit);
    }
    let trend = (slope == Slope::Fitted).then_some(curve.slope);
    Ok(Fit { log_mean, variance: scale * unscaled, phi, trend, trend_variance, freedom })
}

fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// n − p, where there is something left.
fn freedom(slope: Slope, work: &Work) -> Option<f64> {
    let used = work.levels.iter().filter(|level| level.weight > 0.0).count();
    let used = used + usize::from(slope == Slope::Fitted);
    (work.weeks.len() > used).then(|| count(work.weeks.len() - used))
}

/// Iteratively reweighted least squares from μ = y + 0.1; `None` where it doesn't settle.
fn iterate(slope: Slope, work: &mut Work) -> Option<Curve> {
    for week in &mut work.weeks {
        week.mu = week.count + 0.1;
    }
    let mut before = deviance(work);
    for _ in 0..MOST_STEPS {
        let curve = step(slope, work);
        let now = deviance(work);
        if !now.is_finite() {
            return None;
        }
        if (now - before).abs() / (now.abs() + 0.1) < CLOSE_ENOUGH {
            return Some(curve);
        }
        before = now;
    }
    None
}

fn working(week: &Week) -> f64 {
    week.mu.ln() - week.offset + (week.count - week.mu) / week.mu
}

fn step(slope: Slope, work: &mut Work) -> Curve {
    work.levels.fill(Level::default());
    for week in &mut work.weeks {
        week.weight = week.omega * week.mu;
        let level = &mut work.levels[week.level];
        level.weight += week.weight;
        level.time += week.weight * week.time;
        level.value += week.weight * working(week);
    }
    for level in work.levels.iter_mut().filter(|level| level.weight > 0.0) {
        level.time /= level.weight;
        level.value /= level.weight;
    }
    let mut curve = Curve { slope: 0.0, spread: 0.0 };
    if slope == Slope::Fitted {
        let mut product = 0.0;
        for week in &work.weeks {
            let level = work.levels[week.level];
            let time = week.time - level.time;
            curve.spread += week.weight * time * time;
            product += week.weight * time * (working(week) - level.value);
        }
        curve.slope = product / curve.spread;
    }
    for week in &mut work.weeks {
        let level = work.levels[week.level];
        week.mu = (level.value + curve.slope * (week.time - level.time) + week.offset).exp();
    }
    curve
}

fn deviance(work: &Work) -> f64 {
    let of = |week: &Week| {
        let part = if week.count > 0.0 { week.count * (week.count / week.mu).ln() } else { 0.0 };
        2.0 * week.omega * (part - (week.count - week.mu))
    };
    work.weeks.iter().map(of).sum()
}

fn dispersion(work: &Work, freedom: f64, weight: impl Fn(&Week) -> f64) -> f64 {
    let of = |week: &Week| {
        let residual = (week.count - week.mu) / week.mu;
        weight(week) * residual * residual
    };
    work.weeks.iter().map(of).sum::<f64>() / freedom
}

/// Weeks that stand far out count less: standardised Anscombe residuals above the threshold.
fn reweight(work: &mut Work, curve: Curve, phi: f64, threshold: f64) {
    for week in &mut work.weeks {
        let level = work.levels[week.level];
        let time = week.time - level.time;
        let slope = if curve.spread > 0.0 { time * time / curve.spread } else { 0.0 };
        let leverage = week.weight * (1.0 / level.weight + slope);
        let raw = 1.5 * (week.count.powf(2.0 / 3.0) - week.mu.powf(2.0 / 3.0)) / week.mu.powf(1.0 / 6.0);
        let residual = raw / (phi * (1.0 - leverage).max(1e-12)).sqrt();
        week.omega = if residual > threshold { 1.0 / (residual * residual) } else { 1.0 };
    }
    let scale = count(work.weeks.len()) / work.weeks.iter().map(|week| week.omega).sum::<f64>();
    for week in &mut work.weeks {
        week.omega *= scale;
    }
}
