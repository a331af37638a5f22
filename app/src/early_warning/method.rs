//! Flags of the method, named as in the literature, and the detector they make.

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use trends::ears::{Baseline, Ears};
use trends::farrington::{Compat, Farrington, PopulationOffset, Power, Threshold, Trend};
use trends::pooled::Pooled;
use trends::slow_rise::SlowRise;

/// Which detector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Name {
    /// Areas share the season of their theme (series THEME/AREA, or all series one theme)
    Pooled,
    /// Sums of one, two and three weeks; beside pooled
    SlowRise,
    /// Noufaily and others, 2013
    FarringtonFlexible,
    /// Farrington and others, 1996; alpha is two-sided
    Farrington,
    /// Mean of the last seven weeks
    EarsC1,
    /// The same, two weeks back
    EarsC2,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Bound {
    Delta,
    NbPlugin,
    Muan,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Peer {
    /// R's surveillance 1.20.3
    Surveillance,
}

/// The method and its parameters.
#[derive(Args)]
pub struct Method {
    /// Which detector
    #[arg(long = "method", value_enum, default_value = "pooled")]
    detector: Name,
    /// How often chance alone may give an alarm; one-sided
    #[arg(long, default_value_t = 0.01)]
    alpha: f64,
    /// Years back [default: 3 for pooled, else 5]
    #[arg(long)]
    b: Option<usize>,
    /// Half-width of the window around an anniversary, in weeks [default: 3]
    #[arg(long)]
    w: Option<usize>,
    /// Parts of a year; 1 looks at the windows only
    #[arg(long)]
    periods: Option<usize>,
    /// The last weeks that are left out
    #[arg(long)]
    past_weeks_not_included: Option<usize>,
    /// Threshold of farrington-flexible [default: nb-plugin]
    #[arg(long, value_enum)]
    threshold: Option<Bound>,
    /// Power of --threshold delta: 2/3, 1/2 or none [default: 2/3]
    #[arg(long)]
    power: Option<String>,
    /// Weeks with a residual above this count less, or off
    #[arg(long)]
    weights_threshold: Option<String>,
    /// Whether a trend is tried [default: on]
    #[arg(long, value_enum)]
    trend: Option<Switch>,
    /// A trend is kept below this p-value
    #[arg(long)]
    p_threshold_trend: Option<f64>,
    /// No alarm with fewer cases than this in so many weeks: CASES,WEEKS
    #[arg(long)]
    limit54: Option<String>,
    /// Counts per population
    #[arg(long)]
    population_offset: bool,
    /// The spread of EARS is at least this [default: 0]
    #[arg(long)]
    min_sigma: Option<f64>,
    /// Repeat a peer's peculiarities
    #[arg(long, value_enum)]
    compat: Option<Peer>,
}

/// The detector that the flags make.
#[derive(Clone, Debug)]
pub enum Chosen {
    Pooled(Pooled),
    SlowRise(SlowRise),
    Farrington(Farrington),
    Ears(Ears),
}

impl Method {
    /// The detector, or what is wrong with a flag.
    pub fn chosen(&self) -> Result<Chosen> {
        if !(self.alpha > 0.0 && self.alpha < 0.5) {
            bail!("--alpha {} must lie between 0 and 0.5", self.alpha);
        }
        if self.b == Some(0) || self.periods == Some(0) {
            bail!("--b and --periods are at least 1");
        }
        self.refuse_flags_of_others()?;
        self.refuse_flags_of_each_other()?;
        let min_sigma = self.min_sigma.unwrap_or(0.0);
        let ears = |baseline| Chosen::Ears(Ears { baseline, alpha: self.alpha, min_sigma });
        let usual = Pooled::default();
        let pooled = Pooled {
            years: self.b.unwrap_or(usual.years),
            past_weeks_not_included: self.past_weeks_not_included.unwrap_or(usual.past_weeks_not_included),
            alpha: self.alpha,
            ..usual
        };
        let years = self.b.unwrap_or(5);
        Ok(match self.detector {
            Name::Pooled => Chosen::Pooled(pooled),
            Name::SlowRise => Chosen::SlowRise(SlowRise { pooled, alpha: self.alpha }),
            Name::FarringtonFlexible => {
                let usual = Farrington { alpha: self.alpha, ..Farrington::flexible(years) };
                Chosen::Farrington(Farrington { threshold: self.bound()?, ..self.farrington(&usual)? })
            }
            Name::Farrington => {
                Chosen::Farrington(self.farrington(&Farrington::original(years, self.alpha))?)
            }
            Name::EarsC1 => ears(Baseline::C1),
            Name::EarsC2 => ears(Baseline::C2),
        })
    }

    /// A flag that the method has no use for is refused: left out in silence, results would look as if it worked.
    fn refuse_flags_of_others(&self) -> Result<()> {
        let is_flexible = self.detector == Name::FarringtonFlexible;
        let is_farrington = is_flexible || self.detector == Name::Farrington;
        let is_ears = matches!(self.detector, Name::EarsC1 | Name::EarsC2);
        let flags = [
            ("--b", self.b.is_some(), !is_ears),
            ("--past-weeks-not-included", self.past_weeks_not_included.is_some(), !is_ears),
            ("--w", self.w.is_some(), is_farrington),
            ("--periods", self.periods.is_some(), is_farrington),
            ("--threshold", self.threshold.is_some(), is_flexible),
            ("--power", self.power.is_some(), is_flexible),
            ("--weights-threshold", self.weights_threshold.is_some(), is_farrington),
            ("--trend", self.trend.is_some(), is_farrington),
            ("--p-threshold-trend", self.p_threshold_trend.is_some(), is_farrington),
            ("--limit54", self.limit54.is_some(), is_farrington),
            ("--population-offset", self.population_offset, is_farrington),
            ("--compat", self.compat.is_some(), is_farrington),
            ("--min-sigma", self.min_sigma.is_some(), is_ears),
        ];
        for (flag, is_given, is_taken) in flags {
            if is_given && !is_taken {
                let method = self
                    .detector
                    .to_possible_value()
                    .map_or_else(String::new, |one| one.get_name().to_owned());
                bail!("{flag} says nothing to --method {method}");
            }
        }
        Ok(())
    }

    /// A flag that another one makes say nothing, and values that mean nothing.
    fn refuse_flags_of_each_other(&self) -> Result<()> {
        if self.power.is_some() && self.threshold != Some(Bound::Delta) {
            bail!("--power says nothing without --threshold delta");
        }
        if self.p_threshold_trend.is_some() && self.trend == Some(Switch::Off) {
            bail!("--p-threshold-trend says nothing to --trend off");
        }
        if self.p_threshold_trend.is_some_and(|threshold| !(threshold > 0.0 && threshold <= 1.0)) {
            bail!("--p-threshold-trend lies above 0 and up to 1, which is no test");
        }
        if self.w.is_some_and(|w| w > 25) {
            bail!("--w is at most 25: windows of a year apart may not overlap");
        }
        if self.min_sigma.is_some_and(|sigma| !(sigma.is_finite() && sigma >= 0.0)) {
            bail!("--min-sigma is 0 or more");
        }
        Ok(())
    }

    fn bound(&self) -> Result<Threshold> {
        let power = match self.power.as_deref() {
            None | Some("2/3") => Power::TwoThirds,
            Some("1/2") => Power::Half,
            Some("none") => Power::None,
            Some(other) => bail!("--power {other:?} is not 2/3, 1/2 or none"),
        };
        Ok(match self.threshold {
            Some(Bound::Delta) => Threshold::Delta(power),
            None | Some(Bound::NbPlugin) => Threshold::NbPlugin,
            Some(Bound::Muan) => Threshold::Muan,
        })
    }

    fn farrington(&self, usual: &Farrington) -> Result<Farrington> {
        let weights_threshold = match self.weights_threshold.as_deref() {
            None => usual.weights_threshold,
            Some("off") => None,
            Some(text) => match text.parse::<f64>() {
                Ok(number) if number > 0.0 => Some(number),
                _ => bail!("--weights-threshold {text:?} is not a number above 0, or off"),
            },
        };
        let trend = match (self.trend, self.p_threshold_trend) {
            (Some(Switch::Off), _) => Trend::Off,
            (_, Some(threshold)) => Trend::Below(threshold),
            (_, None) => usual.trend,
        };
        let limit54 = match &self.limit54 {
            None => usual.limit54,
            Some(text) => limit(text)?,
        };
        Ok(Farrington {
            w: self.w.unwrap_or(usual.w),
            periods: self.periods.unwrap_or(usual.periods),
            past_weeks_not_included: self.past_weeks_not_included.unwrap_or(usual.past_weeks_not_included),
            weights_threshold,
            trend,
            limit54,
            population_offset: if self.population_offset {
                PopulationOffset::On
            } else {
                PopulationOffset::Off
            },
            compat: if self.compat.is_some() { Compat::Surveillance } else { Compat::Papers },
            ..usual.clone()
        })
    }
}

fn limit(text: &str) -> Result<(f64, usize)> {
    let parts = text.split_once(',').and_then(|(cases, weeks)| {
        Some((cases.trim().parse::<f64>().ok()?, weeks.trim().parse::<usize>().ok()?))
    });
    match parts {
        Some((cases, weeks)) if cases >= 0.0 && weeks > 0 => Ok((cases, weeks)),
        _ => bail!("--limit54 {text:?} is not CASES,WEEKS such as 5,4"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Flags {
        #[command(flatten)]
        method: Method,
    }

    fn chosen(flags: &str) -> Result<Chosen> {
        Flags::parse_from(std::iter::once("x").chain(flags.split_whitespace())).method.chosen()
    }

    #[test]
    fn flags_are_those_of_the_literature() {
        let Ok(Chosen::Farrington(method)) = chosen(
            "--method farrington-flexible --b 4 --w 3 --periods 1 --past-weeks-not-included 3 --threshold delta \
             --power 1/2 --weights-threshold off --trend off --limit54 5,4 --compat surveillance",
        ) else {
            panic!("flags of Farrington")
        };
        assert_eq!((method.b, method.periods, method.past_weeks_not_included), (4, 1, 3));
        assert_eq!(method.threshold, Threshold::Delta(Power::Half));
        assert_eq!((method.weights_threshold, method.trend, method.limit54), (None, Trend::Off, (5.0, 4)));
        assert_eq!(method.compat, Compat::Surveillance);
    }

    #[test]
    fn each_flag_is_heard() {
        let of = |flags: &str| match chosen(&format!("--method farrington-flexible {flags}")) {
            Ok(Chosen::Farrington(method)) => method,
            other => panic!("{flags}: {other:?}"),
        };
        let usual = of("");
        assert_eq!(usual, Farrington::flexible(5));
        for (flags, heard) in [
            ("--alpha 0.05", Farrington { alpha: 0.05, ..usual.clone() }),
            ("--b 3", Farrington { b: 3, ..usual.clone() }),
            ("--w 2", Farrington { w: 2, ..usual.clone() }),
            ("--periods 8", Farrington { periods: 8, ..usual.clone() }),
            ("--past-weeks-not-included 20", Farrington { past_weeks_not_included: 20, ..usual.clone() }),
            ("--threshold muan", Farrington { threshold: Threshold::Muan, ..usual.clone() }),
            (
                "--threshold delta --power none",
                Farrington { threshold: Threshold::Delta(Power::None), ..usual.clone() },
            ),
            ("--weights-threshold 3", Farrington { weights_threshold: Some(3.0), ..usual.clone() }),
            ("--trend off", Farrington { trend: Trend::Off, ..usual.clone() }),
            ("--p-threshold-trend 0.05", Farrington { trend: Trend::Below(0.05), ..usual.clone() }),
            ("--limit54 5,4", Farrington { limit54: (5.0, 4), ..usual.clone() }),
            ("--population-offset", Farrington { population_offset: PopulationOffset::On, ..usual.clone() }),
            ("--compat surveillance", Farrington { compat: Compat::Surveillance, ..usual.clone() }),
        ] {
            assert_eq!(of(flags), heard, "{flags}");
        }
        let Ok(Chosen::Pooled(pooled)) = chosen("--alpha 0.02 --b 2 --past-weeks-not-included 20") else {
            panic!("flags of the default")
        };
        let usual = Pooled::default();
        assert_eq!(pooled, Pooled { alpha: 0.02, years: 2, past_weeks_not_included: 20, ..usual });
        let Ok(Chosen::Ears(ears)) = chosen("--method ears-c2 --min-sigma 0.5") else {
            panic!("flags of EARS")
        };
        assert_eq!((ears.baseline, ears.min_sigma.to_bits()), (Baseline::C2, 0.5_f64.to_bits()));
    }

    #[test]
    fn a_wrong_flag_says_what_it_takes() {
        let said = |flags: &str| chosen(flags).unwrap_err().to_string();
        assert_eq!(said("--alpha 2"), "--alpha 2 must lie between 0 and 0.5");
        assert_eq!(said("--population-offset"), "--population-offset says nothing to --method pooled");
        assert_eq!(
            said("--method farrington-flexible --power 1/2"),
            "--power says nothing without --threshold delta"
        );
        assert_eq!(
            said("--method farrington --trend off --p-threshold-trend 0.05"),
            "--p-threshold-trend says nothing to --trend off"
        );
        assert_eq!(
            said("--method farrington --p-threshold-trend 2"),
            "--p-threshold-trend lies above 0 and up to 1, which is no test"
        );
        assert_eq!(said("--method ears-c1 --min-sigma=-1"), "--min-sigma is 0 or more");
        assert_eq!(
            said("--method farrington --w 26"),
            "--w is at most 25: windows of a year apart may not overlap"
        );
        assert_eq!(said("--method ears-c1 --b 3"), "--b says nothing to --method ears-c1");
        assert_eq!(said("--method farrington --limit54 5"), "--limit54 \"5\" is not CASES,WEEKS such as 5,4");
    }
}
