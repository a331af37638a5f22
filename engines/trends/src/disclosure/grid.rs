//! The counts of a release as one list, whichever way they add up: down the places, down the themes, both at once, or as
//! whoever counts says. For suppression and its audit, which need nothing but sums; it decides nothing.

use super::crossed::{Crossed, Topic};
use super::{Cells, Rule, Withheld};

/// More counts than this take long.
const LARGE: usize = 100;

/// The counts of a release, and which of them add up to which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The exact counts.
    pub counts: Vec<u32>,
    /// From how many on each is shown, and how many values it can be at least when it isn't; nothing for what may be told
    /// though it isn't shown.
    pub thresholds: Vec<u32>,
    /// Whether each would be shown if no other were there: it is enough, or a zero that is said.
    pub enough: Vec<bool>,
    /// A count, and those that add up to it.
    pub sums: Vec<(usize, Vec<usize>)>,
}

impl Grid {
    /// One theme over its places.
    pub fn of(cells: &Cells, rule: &Rule) -> Result<Self, Withheld> {
        let counts = cells.totals()?;
        let zero_is_said = |at: usize| cells.places[at].zero_is_said(rule);
        let thresholds = vec![rule.threshold_of(cells.sensitivity); counts.len()];
        Ok(Self {
            enough: enough(&counts, &thresholds, zero_is_said),
            thresholds,
            sums: cells.sums(),
            counts,
        })
    }

    /// A theme and its sub-themes over the same places: the places of the first, then those of the next.
    pub fn crossed(crossed: &Crossed, rule: &Rule) -> Result<Self, Withheld> {
        let (counts, places) = (crossed.totals()?, &crossed.places);
        let of_topic = |topic: &Topic| vec![rule.threshold_of(topic.sensitivity); places.len()];
        let thresholds: Vec<u32> = crossed.topics.iter().flat_map(of_topic).collect();
        let zero_is_said = |at: usize| places[at % places.len()].zero_is_said(rule);
        Ok(Self {
            enough: enough(&counts, &thresholds, zero_is_said),
            thresholds,
            sums: crossed.sums(),
            counts,
        })
    }

    /// Whether it is gone through in one order, and what is told is hidden beside as soon as it is found: the fewest are sought
    /// where that takes a moment.
    pub(super) fn is_large(&self) -> bool {
        self.counts.len() > LARGE
    }

    /// For each count the first that is the same: a total of which it is all there is. Two draws of one count would tell more
    /// of it than one.
    #[must_use]
    pub fn same(&self) -> Vec<usize> {
        self.together(|parts| {
            let mut there = parts.iter().filter(|part| self.counts[**part] > 0);
            there.next().filter(|_| there.next().is_none()).copied()
        })
    }

    /// The same counts, a total and its only part as one of them, because they can only be hidden or shown together; and which
    /// of them each is. Each stays by itself where one would then be a part of itself.
    pub(super) fn joined(&self) -> (Self, Vec<usize>) {
        let first = self.together(|parts| if let [only] = parts { Some(*only) } else { None });
        let kept: Vec<usize> = (0..first.len()).filter(|at| first[*at] == *at).collect();
        let at: Vec<usize> = first.iter().map(|first| kept.partition_point(|one| one < first)).collect();
        let mut joined = Self {
            counts: kept.iter().map(|one| self.counts[*one]).collect(),
            thresholds: vec![0; kept.len()],
            enough: vec![true; kept.len()],
            sums: Vec::new(),
        };
        for (one, at) in at.iter().enumerate() {
            joined.thresholds[*at] = joined.thresholds[*at].max(self.thresholds[one]);
            joined.enough[*at] &= self.enough[one];
        }
        for (total, parts) in self.sums.iter().filter(|(_, parts)| parts.len() > 1) {
            let sum = (at[*total], parts.iter().map(|part| at[*part]).collect());
            if !joined.sums.contains(&sum) {
                joined.sums.push(sum);
            }
        }
        if joined.sums.iter().any(is_twice) { (self.clone(), (0..at.len()).collect()) } else { (joined, at) }
    }

    /// For each count the first of those that are one with it, where a sum of such parts has only that one.
    fn together(&self, only: impl Fn(&[usize]) -> Option<usize>) -> Vec<usize> {
        let mut first: Vec<usize> = (0..self.counts.len()).collect();
        let mut is_new = true;
        while std::mem::take(&mut is_new) {
            for (total, parts) in &self.sums {
                if let Some(only) = only(parts) {
                    let least = first[only].min(first[*total]);
                    is_new |= least < first[only].max(first[*total]);
                    (first[only], first[*total]) = (least, least);
                }
            }
        }
        first
    }
}

/// Whether a sum has a count twice.
fn is_twice((total, parts): &(usize, Vec<usize>)) -> bool {
    let mut all: Vec<usize> = parts.iter().chain([total]).copied().collect();
    all.sort_unstable();
    all.windows(2).any(|pair| pair[0] == pair[1])
}

fn enough(counts: &[u32], thresholds: &[u32], zero_is_said: impl Fn(usize) -> bool) -> Vec<bool> {
    let is_enough = |(at, count): (usize, &u32)| {
        if *count == 0 { zero_is_said(at) } else { *count >= thresholds[at] }
    };
    counts.iter().enumerate().map(is_enough).collect()
}
