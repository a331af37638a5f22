//! Figures that betray nobody: from exact cells to a release that may be seen by all, and an audit of what a reader
//! could still work out. A release is made once per period and kept; nobody makes it again another way. For the public
//! page, open data and letters to a council. Differential privacy is left out: noise larger than the counts.
//!
//! The defences, each of which an attack in `attacks` needs: primary suppression (a count below the threshold isn't
//! shown), complementary suppression (nor is what would give it away), rounding by a keyed draw (the same cell always
//! the same figure), and periods that don't overlap, of which each is released once.

pub mod audit;
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

/// What is counted of a theme in a period: distinct persons per place without any below it, and where the theme has
/// sub-themes per sub-theme. Of each figure there are then two ways to work it out: from the places below it, and from the
/// sub-themes in its own place; both are guarded at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cells {
    /// The theme.
    pub theme: String,
    /// What it is divided in: its sub-themes and what nobody settled further, which add up to it. None: undivided.
    pub parts: Vec<String>,
    /// Whether the theme is sensitive: violence, debts, youth care.
    pub sensitivity: Sensitivity,
    /// The period.
    pub period: Period,
    /// The places; those below another add up to it.
    pub places: Vec<Place>,
    /// Distinct persons of each place, where it has none below it; else what stands here isn't looked at. Where the theme is
    /// divided: those of all places for the first part, then for the second, and so on.
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
    /// Places and persons don't fit together.
    #[error("the places are no tree, or persons are not as many as places")]
    NoTree,
    /// The key is too short to be one.
    #[error("the key of the rounding is shorter than 16 bytes")]
    KeyTooShort,
    /// The audit can't be worked out.
    #[error("what a reader could work out can't be told")]
    NoAudit,
}

impl Cells {
    /// Themes that have figures: the theme itself, then its parts.
    #[must_use]
    pub fn themes(&self) -> Vec<&str> {
        let parts = self.parts.iter().map(String::as_str);
        [self.theme.as_str()].into_iter().chain(parts).collect()
    }

    /// The theme and the place of a figure. Figures stand by theme, each in the order of places.
    #[must_use]
    pub fn whose(&self, figure: usize) -> (usize, &Place) {
        (figure / self.places.len(), &self.places[figure % self.places.len()])
    }

    /// The count of every figure: its own, or that of what adds up to it.
    pub fn totals(&self) -> Result<Vec<u32>, Withheld> {
        let places = self.places.len();
        let is_tree = self.places.iter().enumerate().all(|(at, place)| place.above.is_none_or(|up| up < at));
        if places == 0 || places * self.parts.len().max(1) != self.persons.len() || !is_tree {
            return Err(Withheld::NoTree);
        }
        let is_leaf: Vec<bool> = (0..places).map(|at| self.below(at).next().is_none()).collect();
        let mut rows: Vec<Vec<u32>> = self.persons.chunks(places).map(<[u32]>::to_vec).collect();
        for row in &mut rows {
            row.iter_mut().zip(&is_leaf).filter(|(_, is_leaf)| !**is_leaf).for_each(|(count, _)| *count = 0);
            for at in (0..places).rev() {
                if let Some(up) = self.places[at].above {
                    row[up] += row[at];
                }
            }
        }
        if !self.parts.is_empty() {
            let all = (0..places).map(|at| rows.iter().map(|row| row[at]).sum()).collect();
            rows.insert(0, all);
        }
        Ok(rows.concat())
    }

    /// The places right below a place.
    pub fn below(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.places.len()).filter(move |place| self.places[*place].above == Some(at))
    }

    /// Which figures add up to which, by place and by theme: the total, and its parts.
    #[must_use]
    pub fn sums(&self) -> Vec<(usize, Vec<usize>)> {
        let places = self.places.len();
        let mut sums = Vec::new();
        for row in 0..=self.parts.len() {
            for at in 0..places {
                let below: Vec<usize> = self.below(at).map(|place| row * places + place).collect();
                if !below.is_empty() {
                    sums.push((row * places + at, below));
                }
            }
        }
        if !self.parts.is_empty() {
            sums.extend(
                (0..places).map(|at| (at, (1..=self.parts.len()).map(|row| row * places + at).collect())),
            );
        }
        sums
    }
}
