//! What chance can explain: tails and quantiles of the normal, Student, Poisson and negative binomial
//! distributions. For the detectors. Normal and Student come from `statrs`; the tails of counts are summed term by
//! term, because the usual continued fraction stops converging where a dispersion is near 1 and counts are large.

use statrs::function::{beta::beta_reg, erf, gamma::ln_gamma};
use std::f64::consts::SQRT_2;

/// P(Z ≥ z) of a standard normal.
#[must_use]
pub fn normal_upper(z: f64) -> f64 {
    0.5 * erf::erfc(z / SQRT_2)
}

/// The z below which a standard normal lies with probability `p`, for 0 < p < 1.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    -SQRT_2 * erf::erfc_inv(2.0 * p)
}

/// The two-sided p-value of Student's t on `df` degrees of freedom.
#[must_use]
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    if t.is_finite() { beta_reg(df / 2.0, 0.5, df / (df + t * t)) } else { 0.0 }
}

/// Counts with a mean and a variance at least as large: Poisson where they are equal, else negative binomial.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    mean: f64,
    /// Variance over mean; 1 is Poisson.
    ratio: f64,
}

/// Ratios nearer to 1 than this are Poisson; the difference can't be seen.
const POISSON: f64 = 1e-9;

impl Counts {
    /// Counts with this mean (> 0) and variance over mean (taken as 1 where it is less).
    #[must_use]
    pub fn new(mean: f64, ratio: f64) -> Self {
        Self { mean: mean.max(f64::MIN_POSITIVE), ratio: ratio.max(1.0) }
    }

    /// The mean.
    #[must_use]
    pub fn mean(self) -> f64 {
        self.mean
    }

    /// The standard deviation.
    #[must_use]
    pub fn sd(self) -> f64 {
        (self.mean * self.ratio).sqrt()
    }

    fn is_poisson(self) -> bool {
        self.ratio - 1.0 < POISSON
    }

    /// Number of successes of the negative binomial.
    fn size(self) -> f64 {
        self.mean / (self.ratio - 1.0)
    }

    /// P(Y = k).
    #[must_use]
    pub fn probability(self, k: f64) -> f64 {
        if k < 0.0 {
            return 0.0;
        }
        let log = if self.is_poisson() {
            k * self.mean.ln() - self.mean - ln_gamma(k + 1.0)
        } else if k == 0.0 {
            -self.size() * self.ratio.ln()
        } else {
            let size = self.size();
            let failure = (1.0 - 1.0 / self.ratio).ln();
            ln_gamma(k + size) - ln_gamma(size) - ln_gamma(k + 1.0) - size * self.ratio.ln() + k * failure
        };
        log.exp()
    }

    /// P(Y = k + 1) / P(Y = k).
    #[must_use]
    pub(crate) fn step(self, k: f64) -> f64 {
        if self.is_poisson() {
            self.mean / (k + 1.0)
        } else {
            (k + self.size()) / (k + 1.0) * (1.0 - 1.0 / self.ratio)
        }
    }

    /// P(Y ≥ k).
    #[must_use]
    pub fn at_least(self, k: f64) -> f64 {
        if k <= 0.0 {
            return 1.0;
        }
        if k > self.mean { self.sum_up(k) } else { 1.0 - self.sum_down(k - 1.0) }
    }

    /// P(Y > k) + P(Y = k)/2: what is used where many discrete tests are read together.
    #[must_use]
    pub fn mid_p(self, k: f64) -> f64 {
        (self.at_least(k) - 0.5 * self.probability(k)).max(0.0)
    }

    /// The largest k that is not rarer than `alpha` (< 1/2) by `mid_p`: one more is. Infinite where the mean is beyond counting.
    #[must_use]
    pub fn mid_bound(self, alpha: f64) -> f64 {
        let mut highest = self.upper_quantile(alpha);
        // By mid-p the bound may lie lower.
        while highest.is_finite() && highest >= 0.0 && self.mid_p(highest) < alpha {
            highest -= 1.0;
        }
        highest
    }

    fn sum_up(self, from: f64) -> f64 {
        let (mut k, mut term) = (from, self.probability(from));
        let mut sum = 0.0;
        while term > sum * 1e-17 && term > 0.0 {
            sum += term;
            term *= self.step(k);
            k += 1.0;
        }
        sum.min(1.0)
    }

    fn sum_down(self, from: f64) -> f64 {
        let (mut k, mut term) = (from, self.probability(from));
        let mut sum = term;
        while k > 0.0 && term > sum * 1e-17 {
            k -= 1.0;
            term /= self.step(k);
            sum += term;
        }
        sum.min(1.0)
    }

    /// The smallest k with P(Y ≤ k) ≥ 1 − `alpha`; infinite where the mean is beyond counting.
    #[must_use]
    pub fn upper_quantile(self, alpha: f64) -> f64 {
        if !self.mean.is_finite() || self.mean > 1e9 {
            return f64::INFINITY;
        }
        // Near the answer by the normal distribution, then exactly.
        let near = self.mean + normal_quantile(1.0 - alpha) * (self.mean * self.ratio).sqrt();
        let mut k = near.max(0.0).floor();
        let mut beyond = self.at_least(k + 1.0);
        if beyond > alpha {
            while beyond > alpha {
                k += 1.0;
                beyond = self.at_least(k + 1.0);
            }
            return k;
        }
        while k > 0.0 {
            let one_less = beyond + self.probability(k);
            if one_less > alpha {
                break;
            }
            beyond = one_less;
            k -= 1.0;
        }
        k
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) {
        assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
    }

    /// Values of tables anybody can look up.
    #[test]
    fn tails_and_quantiles_are_those_of_the_tables() {
        near(normal_quantile(0.975), 1.959_963_984_540_054);
        near(normal_quantile(0.99), 2.326_347_874_040_841);
        near(normal_upper(1.959_963_984_540_054), 0.025);
        near(student_two_sided(2.228_138_851_986_273_7, 10.0), 0.05);
        near(Counts::new(2.0, 1.0).at_least(1.0), 1.0 - (-2.0_f64).exp());
        // Negative binomial with size 2 and probability 1/2: P(Y = k) = (k+1)/2^(k+2).
        near(Counts::new(2.0, 2.0).probability(3.0), 4.0 / 32.0);
        near(Counts::new(2.0, 2.0).at_least(2.0), 0.5);
    }

    #[test]
    fn a_quantile_is_the_smallest_that_will_do() {
        for (mean, ratio) in
            [(0.05, 1.0), (0.3, 2.0), (4.0, 1.0), (40.0, 1.000_001), (900.0, 7.0), (3.0, 60.0)]
        {
            for alpha in [0.001, 0.01, 0.05, 0.4] {
                let counts = Counts::new(mean, ratio);
                let k = counts.upper_quantile(alpha);
                assert!(counts.at_least(k + 1.0) <= alpha, "{mean} {ratio} {alpha}");
                assert!(k == 0.0 || counts.at_least(k) > alpha, "{mean} {ratio} {alpha}");
            }
        }
    }

    #[test]
    fn more_than_the_bound_of_mid_p_is_what_mid_p_calls_rare() {
        for (mean, ratio) in [(0.001, 1.0), (0.3, 2.0), (4.0, 1.0), (90.0, 7.0)] {
            for alpha in [0.001, 0.01, 0.05] {
                let counts = Counts::new(mean, ratio);
                let bound = counts.mid_bound(alpha);
                assert!(counts.mid_p(bound + 1.0) < alpha, "{mean} {ratio} {alpha}");
                assert!(counts.mid_p(bound) >= alpha, "{mean} {ratio} {alpha}");
            }
        }
    }

    #[test]
    fn what_is_beyond_counting_has_no_quantile() {
        assert!(Counts::new(1e12, 2.0).upper_quantile(0.01).is_infinite());
    }
}
