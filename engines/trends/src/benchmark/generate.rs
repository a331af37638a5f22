//! Makes the series of the study, the same on every machine: 42 scenarios of 624 weeks, each with past outbreaks and a
//! current one, and a twin without the current one. The variant draws season, level and trend per area.

use statrs::function::erf::erfc;
use std::f64::consts::{PI, SQRT_2};

/// Weeks in a series.
pub const WEEKS: usize = 624;

/// The first of the weeks that are looked at (from 0); they are the last 49.
pub const FIRST: usize = 575;

/// A small generator with a known sequence (SplitMix64); no chance comes from outside.
struct Draws(u64);

impl Draws {
    fn of(scenario: &Scenario, replicate: u64, stream: u64) -> Self {
        let start = 0x50_4F_4E_54_4F_4E_u64;
        Self(start + scenario.id * 1_000_003 + replicate * 10_007 + stream * 7_919)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Between 0 and 1, never either.
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit a double exactly")]
    fn uniform(&mut self) -> f64 {
        ((self.next() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0)
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and n")]
    fn below(&mut self, n: u32) -> usize {
        (self.uniform() * f64::from(n)) as usize
    }
}

/// A scenario of the study.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// From 1 to 42.
    pub id: u64,
    /// Level on the log scale.
    pub theta: f64,
    /// Variance over mean.
    pub phi: f64,
    /// Trend per week on the log scale.
    pub beta: f64,
    /// Cosine of each wave.
    pub gamma1: f64,
    /// Sine of each wave.
    pub gamma2: f64,
    /// How many waves: 0, 1 or 2.
    pub waves: u32,
    /// By how many weeks the season comes later; 0 in the study.
    pub later: f64,
}

/// θ, φ, β, γ1, γ2 of the seven sets.
const SETS: [[f64; 5]; 7] = [
    [0.1, 1.5, 0.0025, 0.6, 0.6],
    [-2.0, 2.0, 0.005, 0.1, 0.3],
    [1.5, 1.0, 0.003, 0.2, -0.4],
    [0.5, 5.0, 0.002, 0.5, 0.5],
    [2.5, 3.0, 0.001, 1.0, 0.1],
    [3.75, 1.1, 0.001, 0.1, -0.1],
    [5.0, 1.2, 0.0001, 0.05, 0.01],
];

/// The 42 scenarios.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    let mut found = Vec::new();
    for [theta, phi, beta, gamma1, gamma2] in SETS {
        for trend in [0.0, 1.0] {
            for waves in 0..3 {
                let season = f64::from(waves.min(1));
                found.push(Scenario {
                    id: found.len() as u64 + 1,
                    theta,
                    phi,
                    beta: beta * trend,
                    gamma1: gamma1 * season,
                    gamma2: gamma2 * season,
                    waves,
                    later: 0.0,
                });
            }
        }
    }
    found
}

impl Scenario {
    /// The mean in week `week` (from 1).
    #[must_use]
    pub fn mean(&self, week: f64) -> f64 {
        let mut log = self.theta + self.beta * week;
        for wave in 1..=self.waves {
            let angle = 2.0 * PI * f64::from(wave) * (week - self.later) / 52.0;
            log += self.gamma1 * angle.cos() + self.gamma2 * angle.sin();
        }
        log.exp()
    }

    /// The same theme in an area of its own character: level times 2^±1, amplitude times 0.5 to 2, the season up to
    /// thirteen weeks earlier or later, and a trend of its own that differs by up to a third a year. Where the study
    /// has no season, the area may still have a small one.
    #[must_use]
    pub fn of_area(&self, area: u64) -> Self {
        let mut draws = Draws::of(self, area, 3);
        let mut between = |from: f64, to: f64| from + (to - from) * draws.uniform();
        let level = between(-1.0, 1.0) * 2.0_f64.ln();
        let amplitude = (between(-1.0, 1.0) * 2.0_f64.ln()).exp();
        let later = between(-13.0, 13.0);
        let slope = between(-0.3, 0.3) / 52.0;
        let own_season = if self.waves == 0 { between(0.0, 0.3) } else { 0.0 };
        Self {
            // The trend turns around the week in the middle of the last five years, or levels would run away.
            theta: self.theta + level - slope * 470.0,
            beta: self.beta + slope,
            gamma1: self.gamma1 * amplitude + own_season,
            gamma2: self.gamma2 * amplitude,
            waves: self.waves.max(1),
            later,
            ..self.clone()
        }
    }
}

fn poisson(u: f64, mean: f64) -> u32 {
    let mut p = (-mean).exp();
    let (mut sum, mut k) = (p, 0);
    while u > sum && k < 100_000 {
        k += 1;
        p = p * mean / f64::from(k);
        sum += p;
        if p < 1e-300 && f64::from(k) > mean {
            break;
        }
    }
    k
}

/// The count whose cumulative probability first reaches `u`.
#[expect(clippy::float_cmp, reason = "a dispersion of exactly 1 is Poisson")]
fn count(u: f64, mean: f64, phi: f64) -> u32 {
    if phi == 1.0 {
        return poisson(u, mean);
    }
    let size = mean / (phi - 1.0);
    let failure = 1.0 - 1.0 / phi;
    let mut p = (-size * phi.ln()).exp();
    let (mut sum, mut k) = (p, 0);
    while u > sum && k < 100_000 {
        p = p * (f64::from(k) + size) / f64::from(k + 1) * failure;
        k += 1;
        sum += p;
        if p < 1e-300 && f64::from(k) > mean {
            break;
        }
    }
    k
}

/// Weeks after the start of an outbreak in which a case falls: ⌊LN(0, 0.5²)⌋.
fn lag(u: f64) -> usize {
    let cumulative = |z: u32| 0.5 * erfc(-((f64::from(z) + 1.0).ln() / 0.5) / SQRT_2);
    (0..40).find(|z| u <= cumulative(*z)).unwrap_or(40) as usize
}

/// A series and its twin.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// Without the current outbreak.
    pub without: Vec<f64>,
    /// With it.
    pub with: Vec<f64>,
    /// Size of past outbreaks, in standard deviations.
    pub k1: u32,
    /// Size of the current one.
    pub k2: u32,
    /// The first week of the current outbreak (from 0).
    pub start: usize,
    /// The last week in which it has a case.
    pub end: usize,
    /// How many cases it drew.
    pub size: u32,
}

impl Made {
    /// Whether the current outbreak has a case in week `t` (from 0).
    #[must_use]
    pub fn has_cases(&self, t: usize) -> bool {
        self.with[t] > self.without[t]
    }
}

#[expect(clippy::cast_precision_loss, reason = "weeks are few")]
fn mean_of(scenario: &Scenario, week: usize) -> f64 {
    scenario.mean(week as f64)
}

/// An outbreak that starts in week `start` (from 1), on top of `counts`: its last week with a case, and its size.
fn outbreak(
    draws: &mut Draws,
    start: usize,
    k: u32,
    scenario: &Scenario,
    counts: &mut [f64],
) -> (usize, u32) {
    let spread = (scenario.phi * mean_of(scenario, start)).sqrt();
    let mut size = 0;
    while size < 2 {
        size = poisson(draws.uniform(), f64::from(k) * spread);
    }
    let mut last = start;
    for _ in 0..size {
        let week = start + lag(draws.uniform());
        if week <= WEEKS {
            counts[week - 1] += 1.0;
            last = last.max(week);
        }
    }
    (last, size)
}

/// Replicate `replicate` (from 0) of a scenario.
#[must_use]
pub fn series(scenario: &Scenario, replicate: u64) -> Made {
    let mut draws = Draws::of(scenario, replicate, 0);
    let mut without: Vec<f64> = (1..=WEEKS)
        .map(|week| f64::from(count(draws.uniform(), mean_of(scenario, week), scenario.phi)))
        .collect();
    let k1 = [0, 2, 3, 5, 10][((replicate + replicate / 10) % 5) as usize];
    let k2 = u32::try_from(replicate % 10).unwrap_or(0) + 1;
    let mut draws = Draws::of(scenario, replicate, 1);
    if k1 > 0 {
        let mut starts = Vec::new();
        while starts.len() < 4 {
            let week = 313 + draws.below(263);
            if !starts.contains(&week) {
                starts.push(week);
            }
        }
        for week in starts {
            outbreak(&mut draws, week, k1, scenario, &mut without);
        }
    }
    let mut with = without.clone();
    let mut draws = Draws::of(scenario, replicate, 2);
    let start = FIRST + 1 + draws.below(49);
    let (last, size) = outbreak(&mut draws, start, k2, scenario, &mut with);
    Made { without, with, k1, k2, start: start - 1, end: last - 1, size }
}
