//! What a reader could work out: the least and the most each hidden count can be, given all that is published, by
//! linear programming. The reader knows the rule, the tree of places and that counts are not negative. A table passes
//! when every hidden count could be so many values that none is told.

use super::{Cells, Withheld};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome};

/// What is known of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// At least.
    pub least: u32,
    /// At most; `None` where nothing says so.
    pub most: Option<u32>,
}

/// What could be worked out of a hidden count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// At least.
    pub least: f64,
    /// At most; infinite where nothing says so.
    pub most: f64,
}

impl Interval {
    /// How many values it could be, less one.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.most - self.least
    }
}

/// More than any count; a hidden total without a bound comes up to it.
const BEYOND: f64 = 1e6;

/// A table as a reader sees it: what is known of each count, and which counts add up to which.
#[derive(Clone, Debug)]
pub struct Table {
    /// What is known of each count.
    pub known: Vec<Known>,
    /// A count, and those that add up to it.
    pub sums: Vec<(usize, Vec<usize>)>,
}

impl Table {
    /// The table of a tree of places, for a theme and its parts.
    #[must_use]
    pub fn of(cells: &Cells, known: Vec<Known>) -> Self {
        // That the parts add up in a place above others follows from its places: saying it twice costs the program time.
        let says_more = |total: usize, parts: &[usize]| {
            total >= cells.places.len()
                || parts[0] < cells.places.len()
                || cells.below(total).next().is_none()
        };
        let sums = cells.sums().into_iter().filter(|(total, parts)| says_more(*total, parts));
        Self { known, sums: sums.collect() }
    }

    /// The least and the most that a count can be.
    pub fn interval(&self, at: usize) -> Result<Interval, Withheld> {
        let least = self.solve(at, OptimizationDirection::Minimize)?;
        let most = self.solve(at, OptimizationDirection::Maximize)?;
        Ok(Interval { least, most: if most >= BEYOND { f64::INFINITY } else { most } })
    }

    /// How many values a count can be, less one, where that is fewer than `needed`.
    pub fn narrow(&self, at: usize, needed: f64) -> Result<Option<f64>, Withheld> {
        let most = self.solve(at, OptimizationDirection::Maximize)?;
        // Nothing is below zero, so that nothing can be taken off it that matters.
        if most >= BEYOND {
            return Ok(None);
        }
        let width = most - self.solve(at, OptimizationDirection::Minimize)?;
        Ok((width < needed).then_some(width))
    }

    fn solve(&self, at: usize, direction: OptimizationDirection) -> Result<f64, Withheld> {
        let mut problem = Problem::new(direction);
        let counts: Vec<_> = self
            .known
            .iter()
            .enumerate()
            .map(|(index, known)| {
                let most = known.most.map_or(BEYOND, f64::from);
                let sought = if index == at { 1.0 } else { 0.0 };
                problem.add_var(sought, (f64::from(known.least), most))
            })
            .collect();
        for (total, parts) in &self.sums {
            let mut sum: Vec<_> = parts.iter().map(|part| (counts[*part], 1.0)).collect();
            sum.push((counts[*total], -1.0));
            problem.add_constraint(sum.as_slice(), ComparisonOp::Eq, 0.0);
        }
        let SolveOutcome::Solution(solved) = problem.solve().map_err(|_| Withheld::NoAudit)? else {
            return Err(Withheld::NoAudit);
        };
        // Counts are whole; a program in doubles is a hair beside them.
        Ok((solved.objective() * 1e6).round() / 1e6)
    }
}
