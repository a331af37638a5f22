//! Figures that betray nobody: from exact cells to a release that may be seen by all, and an audit of what a reader
//! could still work out. A release is made once per period and kept; nobody makes it again another way. For the public
//! page, open data and letters to a council. Differential privacy is left out: noise larger than the counts.
//!
//! The defences, each of which an attack in `attacks` needs: primary suppression (a count below the threshold isn't
//! shown), complementary suppression (nor is what would give it away), rounding by a keyed draw (the same cell always
//! the same figure), and periods that don't overlap, of which each is released once.

pub mod audit;
pub mod crossed;
pub mod grid;
pub mod period;
pub mod release;
pub mod rounding;
pub mod suppress;

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod samples;

use period::Period;
use thiserror::Error;

/// The places of a theme, from the municipality down. A count of a place is that of those below it together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its code in the year of the period.
    pub code: String,
    /// The one above, by its place in the list; it stands before this one.
    pub above: Option<usize>,
    /// People living there, as far as known; a zero is only said of a hundred or more.
    pub population: Option<u32>,
}

impl Place {
    pub(crate) fn zero_is_said(&self, rule: &Rule) -> bool {
        self.population.is_some_and(|people| people >= rule.zero_from)
    }
}

/// Whether each stands after the one above it.
pub(crate) fn is_tree(above: impl Iterator<Item = Option<usize>>) -> bool {
    above.enumerate().all(|(at, above)| above.is_none_or(|up| up < at))
}

/// What is counted of a theme in a period: distinct persons per place without any below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The theme.
    pub theme: String,
    /// Whether the theme is sensitive: violence, debts, youth care.
    pub sensitivity: Sensitivity,
    /// The period.
    pub period: Period,
    /// The places; those below another add up to it.
    pub places: Vec<Place>,
    /// Distinct persons of each place, where it has none below it; else what stands here isn't looked at.
    pub persons: Vec<u32>,
}

/// How much a figure could hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sensitivity {
    /// Five or more.
    Usual,
    /// Ten or more.
    Sensitive,
}

/// The rule by which a release is made; it is kept with the release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its version.
    pub version: u32,
    /// From how many on a count is shown.
    pub threshold: u32,
    /// The same for sensitive themes.
    pub threshold_sensitive: u32,
    /// People in a place from which on a zero is said.
    pub zero_from: u32,
    /// What figures are rounded to.
    pub base: u32,
    /// Defences that tests switch off to see that an attack then succeeds.
    pub(crate) defences: Defences,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Defences {
    pub complementary: bool,
    pub rounding: bool,
    pub fixed_periods: bool,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            version: 2,
            threshold: 5,
            threshold_sensitive: 10,
            zero_from: 100,
            base: 5,
            defences: Defences { complementary: true, rounding: true, fixed_periods: true },
        }
    }
}

/// A defence of the rule, by which a test takes it away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defence {
    /// What would give away a hidden count is hidden too.
    Complementary,
    /// Figures are rounded by a keyed draw.
    Rounding,
    /// Periods don't overlap, and each is released once.
    FixedPeriods,
}

impl Rule {
    /// The rule without a defence: for tests that see an attack succeed then, never for a release.
    #[must_use]
    pub fn without(mut self, defence: Defence) -> Self {
        match defence {
            Defence::Complementary => self.defences.complementary = false,
            Defence::Rounding => self.defences.rounding = false,
            Defence::FixedPeriods => self.defences.fixed_periods = false,
        }
        self
    }

    /// From how many on a count of these cells is shown.
    #[must_use]
    pub fn threshold_of(&self, sensitivity: Sensitivity) -> u32 {
        match sensitivity {
            Sensitivity::Usual => self.threshold,
            Sensitivity::Sensitive => self.threshold_sensitive,
        }
    }
}

/// Why nothing is released.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum Withheld {
    /// This period was released; corrections come with the next.
    #[error("this period was released before; corrections come with the next one")]
    ReleasedBefore,
    /// A period that isn't over, or overlaps one that was released.
    #[error("this period overlaps one that was released")]
    Overlaps,
    /// Places, themes and persons don't fit together.
    #[error("the places or themes are no tree, or persons are not as many as they are")]
    NoTree,
    /// The key is too short to be one.
    #[error("the key of the rounding is shorter than 16 bytes")]
    KeyTooShort,
    /// The audit can't be worked out.
    #[error("what a reader could work out can't be told")]
    NoAudit,
}

impl Cells {
    /// The count of every place: its own, or that of those below it.
    pub fn totals(&self) -> Result<Vec<u32>, Withheld> {
        let places = self.places.len();
        if places != self.persons.len() || !is_tree(self.places.iter().map(|place| place.above)) {
            return Err(Withheld::NoTree);
        }
        let mut totals: Vec<u32> = (0..places)
            .map(|at| if self.below(at).next().is_some() { 0 } else { self.persons[at] })
            .collect();
        for at in (0..places).rev() {
            if let Some(up) = self.places[at].above {
                totals[up] += totals[at];
            }
        }
        Ok(totals)
    }

    /// What adds up to what, down the places.
    pub(crate) fn sums(&self) -> Vec<(usize, Vec<usize>)> {
        let sums = (0..self.places.len()).map(|at| (at, self.below(at).collect::<Vec<_>>()));
        sums.filter(|(_, parts)| !parts.is_empty()).collect()
    }

    /// The places right below a place.
    pub fn below(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.places.len()).filter(move |place| self.places[*place].above == Some(at))
    }
}
