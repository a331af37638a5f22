//! The season of a theme: a quasi-Poisson curve with a trend and two waves, fitted on the sum of all areas.

use super::Theme;
use super::areas::Work;
use crate::chance::{Counts, normal_quantile};
use crate::series::NoVerdict;
use nalgebra::{SMatrix, SVector};
use std::f64::consts::PI;

/// Level, trend, and cosine and sine of two waves.
pub(super) const TERMS: usize = 6;
pub(super) type Vector = SVector<f64, TERMS>;
pub(super) type Matrix = SMatrix<f64, TERMS, TERMS>;

/// Weeks further out than one in fifty count less; what that takes away where no outbreak was is given back.
const FAR_OUT_TAIL: f64 = 0.02;

/// Which weeks are looked at; `end` is the first that isn't any more.
pub(super) struct Window {
    pub start: usize,
    pub end: usize,
    pub t: usize,
    pub with_trend: bool,
}

/// The curve: what it says of each week of the window and of the weeks that are expected, on the log scale.
pub(super) struct Profile {
    pub coefficients: Vector,
    pub with_trend: bool,
    /// Variance of the coefficients.
    covariance: Matrix,
    /// The weighted middle of the window, from which the error of the shape is counted: the level is each area's own.
    middle: Vector,
}

impl Profile {
    pub(super) fn log(&self, terms: &Vector) -> f64 {
        self.coefficients.dot(terms)
    }

    /// Variance of the shape at a week.
    pub(super) fn variance(&self, terms: &Vector) -> f64 {
        let away = terms - self.middle;
        away.dot(&(self.covariance * away))
    }
}

/// The terms of week `week`: time in years from `window.t`.
fn terms(theme: &Theme<'_>, window: &Window, week: usize) -> Vector {
    let number = |weeks: usize| f64::from(u32::try_from(weeks).unwrap_or(u32::MAX));
    let (years, angle) = match theme.dates {
        Some(dates) => {
            let days = f64::from((dates[week] - dates[window.t]).get_days());
            (days / 365.25, 2.0 * PI * f64::from(dates[week].day_of_year()) / 365.25)
        }
        None => ((number(week) - number(window.t)) / 52.0, 2.0 * PI * number(week % 52) / 52.0),
    };
    let time = if window.with_trend { years } else { 0.0 };
    let ((sin, cos), (sin2, cos2)) = (angle.sin_cos(), (2.0 * angle).sin_cos());
    Vector::from([1.0, time, cos, sin, cos2, sin2])
}

/// Fills `work` with the terms of the window and of the weeks that are expected.
pub(super) fn prepare(theme: &Theme<'_>, window: &Window, before: usize, work: &mut Work) {
    work.terms.clear();
    work.terms.extend((window.start..window.end).map(|week| terms(theme, window, week)));
    work.expected.clear();
    work.expected.extend((0..=before).map(|ago| terms(theme, window, window.t - ago)));
    work.sums.clear();
    work.sums.extend(
        (window.start..window.end).map(|week| theme.areas.iter().map(|area| area[week]).sum::<f64>()),
    );
}

/// Fits the curve, twice: weeks that stand far out count less the second time.
pub(super) fn fit(_theme: &Theme<'_>, window: &Window, work: &mut Work) -> Result<Profile, NoVerdict> {
    let weeks = work.sums.len();
    let n = f64::from(u32::try_from(weeks).unwrap_or(u32::MAX));
    let mean = (work.sums.iter().sum::<f64>() / n).max(0.3 / n);
    let mut coefficients = Vector::zeros();
    coefficients[0] = mean.ln();
    work.omega.clear();
    work.omega.resize(weeks, 1.0);
    let freedom = n - if window.with_trend { 6.0 } else { 5.0 };
    let mut phi = 1.0;
    let mut information = Matrix::identity();
    let mut middle = Vector::zeros();
    for round in 0..2 {
        for _ in 0..12 {
            let (matrix, score, sum) = normal_equations(&coefficients, work);
            // Next to nothing on each term keeps a theme with hardly a case solvable.
            information = matrix + Matrix::identity() * 1e-3;
            middle = sum / sum[0];
            let solved = information.cholesky().ok_or(NoVerdict::NoFit)?;
            let mut step = solved.solve(&score);
            let size = step.amax();
            if size > 2.0 {
                step *= 2.0 / size;
            }
            coefficients += step;
            if size < 1e-7 {
                break;
            }
        }
        let mut squares = 0.0;
        for (index, terms) in work.terms.iter().enumerate() {
            let mu = coefficients.dot(terms).exp();
            squares += work.omega[index] * (work.sums[index] - mu).powi(2) / mu;
        }
        phi = (squares / freedom).max(1.0);
        if round == 0 {
            for (index, terms) in work.terms.iter().enumerate() {
                let mu = coefficients.dot(terms).exp();
                work.omega[index] = weight(work.sums[index], mu, phi);
            }
        }
    }
    if !coefficients.iter().all(|one| one.is_finite()) {
        return Err(NoVerdict::NoFit);
    }
    let inverse = information.cholesky().ok_or(NoVerdict::NoFit)?.inverse();
    Ok(Profile { coefficients, with_trend: window.with_trend, covariance: inverse * phi, middle })
}

fn normal_equations(coefficients: &Vector, work: &Work) -> (Matrix, Vector, Vector) {
    let (mut matrix, mut score, mut sum) = (Matrix::zeros(), Vector::zeros(), Vector::zeros());
    for (index, terms) in work.terms.iter().enumerate() {
        let mu = coefficients.dot(terms).clamp(-30.0, 30.0).exp();
        let weight = work.omega[index] * mu;
        matrix.ger(weight, terms, terms, 1.0);
        sum.axpy(weight, terms, 1.0);
        score.axpy(work.omega[index] * (work.sums[index] - mu), terms, 1.0);
    }
    (matrix, score, sum)
}

/// The weight of a week by how far out it stands, as Noufaily's; but by the tail of its own distribution, for with few
/// cases Anscombe's residual takes what is common for an outbreak, and the expectation sinks.
pub(super) fn weight(count: f64, mu: f64, phi: f64) -> f64 {
    // Most weeks are nowhere near: they need no tail.
    if count <= mu || (count - mu) * (count - mu) <= 4.0 * mu * phi {
        return 1.0;
    }
    weight_of_tail(Counts::new(mu, phi).at_least(count))
}

fn weight_of_tail(tail: f64) -> f64 {
    if tail > FAR_OUT_TAIL {
        return 1.0;
    }
    normal_quantile(tail.max(1e-300)).powi(2).recip()
}

/// What weighing takes away where no outbreak was: chance alone puts weeks that far out too.
#[derive(Clone, Copy, Debug)]
pub(super) struct TakenAway {
    /// Of each residual, in standard deviations.
    pub residual: f64,
    /// Of the dispersion, as a part of it.
    pub dispersion: f64,
}

/// Counted out at a mean and a dispersion.
pub(super) fn taken_away(mu: f64, phi: f64) -> TakenAway {
    let counts = Counts::new(mu, phi);
    let spread = (mu * phi).sqrt();
    let mut count = (mu + 2.0 * spread).floor() + 1.0;
    let mut probability = counts.probability(count);
    let mut tail = counts.at_least(count);
    let mut taken = TakenAway { residual: 0.0, dispersion: 0.0 };
    while tail > 1e-7 {
        let away = (count - mu) / spread;
        let lost = probability * (1.0 - weight_of_tail(tail));
        taken.residual += lost * away;
        taken.dispersion += lost * away * away;
        tail -= probability;
        probability *= counts.step(count);
        count += 1.0;
    }
    taken
}
