//! What an area has of its own beside the season of its theme: a level, and a trend and a season that are drawn
//! towards nothing, the more so the less the areas differ (an empirical Bayes mixed model, Breslow and Clayton 1993,
//! with its variances by EM).

use super::profile::{Matrix, Profile, TERMS, Vector, Window, taken_away, weight};
use super::{Expectation, Theme};

/// Rounds of weighing weeks and fitting.
const ROUNDS: usize = 3;
/// Rounds of EM for how much areas differ; from `START` it only has to go down or settle.
const EM_ROUNDS: usize = 12;
const START: f64 = 0.04;
/// A dispersion counts as so many weeks of the median of the theme.
const MEDIAN_WEEKS: f64 = 60.0;
/// Cases in all weeks together that an area has at least.
const FLOOR: f64 = 0.3;

/// What a fit works on; kept between fits so that the inner loop allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Work {
    pub(super) terms: Vec<Vector>,
    pub(super) expected: Vec<Vector>,
    pub(super) sums: Vec<f64>,
    pub(super) omega: Vec<f64>,
    season: Vec<f64>,
    /// The mean of `season`.
    middle: f64,
    pub(super) areas: Vec<Area>,
    /// What is expected, area after area, newest week first.
    pub(super) found: Vec<Expectation>,
    order: Vec<f64>,
}

/// One area.
#[derive(Clone, Debug)]
pub(super) struct Area {
    /// Beside the profile, on the log scale.
    pub own: Vector,
    pub covariance: Matrix,
    pub phi: f64,
    pub on_a_floor: bool,
    information: Matrix,
    pull: Vector,
}

/// Fits what is each area's own.
pub(super) fn fit(theme: &Theme<'_>, window: &Window, profile: &Profile, work: &mut Work) {
    work.season.clear();
    work.season.extend(work.terms.iter().map(|terms| profile.log(terms).clamp(-40.0, 40.0).exp()));
    let season: f64 = work.season.iter().sum();
    work.middle = season / f64::from(u32::try_from(work.season.len()).unwrap_or(u32::MAX));
    work.areas.clear();
    for counts in theme.areas {
        let cases: f64 = counts[window.start..window.end].iter().sum();
        let mut own = Vector::zeros();
        own[0] = (cases.max(FLOOR) / season).ln();
        work.areas.push(Area {
            own,
            covariance: Matrix::zeros(),
            phi: 0.0,
            on_a_floor: cases < FLOOR,
            information: Matrix::zeros(),
            pull: Vector::zeros(),
        });
    }
    let mut variances = Vector::from_element(START);
    for _ in 0..ROUNDS {
        for (index, counts) in theme.areas.iter().enumerate() {
            let mut area = work.areas[index].clone();
            linearise(&counts[window.start..window.end], &mut area, work);
            work.areas[index] = area;
        }
        share_dispersion(work);
        variances = settle(variances, window, &mut work.areas);
    }
}

/// The information and the pull of an area's weeks at where it stands, without its dispersion; and the dispersion.
fn linearise(counts: &[f64], area: &mut Area, work: &Work) {
    area.information = Matrix::zeros();
    area.pull = Vector::zeros();
    let phi = if area.phi > 0.0 { area.phi } else { rough_dispersion(counts, area, work) };
    let (mut squares, mut weights, mut weeks) = (0.0, 0.0, 0.0);
    let taken = taken_away(area.own[0].exp() * work.middle, phi);
    for (index, terms) in work.terms.iter().enumerate() {
        let mu = work.season[index] * area.own.dot(terms).clamp(-30.0, 30.0).exp();
        let omega = weight(counts[index], mu, phi);
        let residual = counts[index] - mu;
        squares += omega * residual * residual / mu;
        weights += omega;
        weeks += 1.0;
        area.information.ger(omega * mu, terms, terms, 1.0);
        area.pull.axpy(omega * residual + taken.residual * (mu * phi).sqrt(), terms, 1.0);
    }
    let scale = weeks / weights;
    area.information *= scale;
    area.pull *= scale;
    area.phi = squares * scale / (weeks - 1.0) / (1.0 - taken.dispersion).max(0.5);
}

/// Before anything is weighed.
fn rough_dispersion(counts: &[f64], area: &Area, work: &Work) -> f64 {
    let level = area.own[0].exp();
    let (mut squares, mut weeks) = (0.0, 0.0);
    for (count, season) in counts.iter().zip(&work.season) {
        let mu = season * level;
        squares += (count - mu).powi(2) / mu;
        weeks += 1.0;
    }
    (squares / weeks).max(1.0)
}

/// Draws each dispersion towards the median of the theme.
fn share_dispersion(work: &mut Work) {
    work.order.clear();
    work.order.extend(work.areas.iter().filter(|area| !area.on_a_floor).map(|area| area.phi));
    work.order.sort_unstable_by(f64::total_cmp);
    let median = work.order.get(work.order.len() / 2).copied().unwrap_or(1.0);
    let weeks = f64::from(u32::try_from(work.terms.len()).unwrap_or(u32::MAX));
    for area in &mut work.areas {
        let own = if area.on_a_floor { median } else { area.phi };
        area.phi = ((weeks * own + MEDIAN_WEEKS * median) / (weeks + MEDIAN_WEEKS)).max(1.0);
    }
}

/// How much areas differ in trend, first and second wave, and what each then has of its own.
fn settle(mut variances: Vector, window: &Window, areas: &mut [Area]) -> Vector {
    let n = f64::from(u32::try_from(areas.len()).unwrap_or(u32::MAX));
    for area in areas.iter_mut() {
        area.pull = area.information * area.own + area.pull;
    }
    for _ in 0..EM_ROUNDS {
        let mut squares = Vector::zeros();
        for area in areas.iter_mut() {
            solve(&variances, window, area);
            for term in 1..TERMS {
                squares[term] += area.own[term].powi(2) + area.covariance[(term, term)];
            }
        }
        // One area more that is like the theme: with few areas nothing can be said of how they differ.
        let alike = (n + 1.0).recip();
        variances = Vector::from([
            0.0,
            squares[1] * alike,
            f64::midpoint(squares[2], squares[3]) * alike,
            f64::midpoint(squares[2], squares[3]) * alike,
            f64::midpoint(squares[4], squares[5]) * alike,
            f64::midpoint(squares[4], squares[5]) * alike,
        ]);
    }
    for area in areas.iter_mut() {
        solve(&variances, window, area);
    }
    variances
}

fn solve(variances: &Vector, window: &Window, area: &mut Area) {
    let mut matrix = area.information / area.phi;
    // The level is free but for what keeps an area without a case solvable.
    matrix[(0, 0)] = matrix[(0, 0)].max(FLOOR / area.phi);
    for term in 1..TERMS {
        matrix[(term, term)] += 1.0 / variances[term].max(1e-9);
    }
    if !window.with_trend {
        matrix[(1, 1)] += 1e9;
    }
    if let Some(solved) = matrix.cholesky() {
        area.covariance = solved.inverse();
        if !area.on_a_floor {
            area.own = area.covariance * (area.pull / area.phi);
        }
    }
}
