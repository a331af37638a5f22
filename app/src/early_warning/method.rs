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
    /// Half-width of the window around an anniversary, in weeks
    #[arg(long, default_value_t = 3)]
    w: usize,
    /// Parts of a year; 1 looks at the windows only
    #[arg(long)]
    periods: Option<usize>,
    /// The last weeks that are left out
    #[arg(long)]
    past_weeks_not_included: Option<usize>,
    /// Threshold of farrington-flexible
    #[arg(long, value_enum, default_value = "nb-plugin")]
    threshold: Bound,
    /// Power of the delta threshold: 2/3, 1/2 or none
    #[arg(long, default_value = "2/3")]
    power: String,
    /// Weeks with a residual above this count less, or off
    #[arg(long)]
    weights_threshold: Option<String>,
    /// Whether a trend is tried
    #[arg(long, value_enum, default_value = "on")]
    trend: Switch,
    /// A trend is kept below this p-value
    #[arg(long)]
    p_threshold_trend: Option<f64>,
    /// No alarm with fewer cases than this in so many weeks: CASES,WEEKS
    #[arg(long)]
    limit54: Option<String>,
    /// Counts per population
    #[arg(long)]
    population_offset: bool,
    /// The spread of EARS is at least this
    #[arg(long, default_value_t = 0.0)]
    min_sigma: f64,
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
        let ears = |baseline| Chosen::Ears(Ears { baseline, alpha: self.alpha, min_sigma: self.min_sigma });
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

    fn bound(&self) -> Result<Threshold> {
        let power = match self.power.as_str() {
            "2/3" => Power::TwoThirds,
            "1/2" => Power::Half,
            "none" => Power::None,
            other => bail!("--power {other:?} is not 2/3, 1/2 or none"),
        };
        Ok(match self.threshold {
            Bound::Delta => Threshold::Delta(power),
            Bound::NbPlugin => Threshold::NbPlugin,
            Bound::Muan => Threshold::Muan,
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
        let trend = match (self.trend, self.p_threshold_trend, usual.trend) {
            (Switch::Off, _, _) => Trend::Off,
            (Switch::On, Some(threshold), _) => Trend::Below(threshold),
            (Switch::On, None, usual) => usual,
        };
        let limit54 = match &self.limit54 {
            None => usual.limit54,
            Some(text) => limit(text)?,
        };
        Ok(Farrington {
            w: self.w,
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
    fn a_wrong_flag_says_what_it_takes() {
        let said = |flags: &str| chosen(flags).unwrap_err().to_string();
        assert_eq!(said("--alpha 2"), "--alpha 2 must lie between 0 and 0.5");
        assert_eq!(said("--method farrington --limit54 5"), "--limit54 \"5\" is not CASES,WEEKS such as 5,4");
    }
}
