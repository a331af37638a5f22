//! The counts of a release as one list, whichever way they add up: down the places, down the themes, or both at once.
//! For suppression and its audit, which need nothing but sums; it decides nothing.

use super::crossed::Crossed;
use super::{Cells, Rule, Withheld};

/// The counts of a release, and which of them add up to which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The exact counts.
    pub counts: Vec<u32>,
    /// From how many on each is shown, and how many values it can be at least when it isn't.
    pub thresholds: Vec<u32>,
    /// Whether a zero is said there.
    pub zero_is_said: Vec<bool>,
    /// A count, and those that add up to it.
    pub sums: Vec<(usize, Vec<usize>)>,
}

impl Grid {
    /// One theme over its places.
    pub fn of(cells: &Cells, rule: &Rule) -> Result<Self, Withheld> {
        let counts = cells.totals()?;
        Ok(Self {
            thresholds: vec![rule.threshold_of(cells.sensitivity); counts.len()],
            zero_is_said: cells.places.iter().map(|place| place.zero_is_said(rule)).collect(),
            sums: cells.sums(),
            counts,
        })
    }

    /// A theme and its sub-themes over the same places: the places of the first, then those of the next.
    pub fn crossed(crossed: &Crossed, rule: &Rule) -> Result<Self, Withheld> {
        let counts = crossed.totals()?;
        let of_places: Vec<bool> = crossed.places.iter().map(|place| place.zero_is_said(rule)).collect();
        let thresholds = crossed
            .topics
            .iter()
            .flat_map(|topic| vec![rule.threshold_of(topic.sensitivity); crossed.places.len()]);
        Ok(Self {
            thresholds: thresholds.collect(),
            zero_is_said: of_places.repeat(crossed.topics.len()),
            sums: crossed.sums(),
            counts,
        })
    }
}
