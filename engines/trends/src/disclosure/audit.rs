//! What a reader could work out: the least and the most each hidden count can be, given all that is published, by
//! linear programming. The reader knows the rule, what adds up to what and that counts are not negative. A table passes
//! when every hidden count could be so many values that none is told.

use super::grid::Grid;
use super::suppress::Shown;
use super::{Cells, Withheld};
use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOutcome, Variable};

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
    /// The table of a tree of places.
    #[must_use]
    pub fn of(cells: &Cells, known: Vec<Known>) -> Self {
        Self { known, sums: cells.sums() }
    }

    /// The least and the most that a count can be.
    pub fn interval(&self, at: usize) -> Result<Interval, Withheld> {
        Ok(Interval {
            least: self.solve(at, OptimizationDirection::Minimize)?[at],
            most: up_to(self.solve(at, OptimizationDirection::Maximize)?[at]),
        })
    }

    /// All counts where one of them is the least or the most it can be.
    pub(super) fn solve(&self, at: usize, direction: OptimizationDirection) -> Result<Vec<f64>, Withheld> {
        let mut problem = Problem::new(direction);
        // What is known exactly is no unknown.
        let counts: Vec<Option<Variable>> = self
            .known
            .iter()
            .enumerate()
            .map(|(index, known)| {
                let most = known.most.map_or(BEYOND, f64::from);
                let sought = if index == at { 1.0 } else { 0.0 };
                (known.most != Some(known.least))
                    .then(|| problem.add_var(sought, (f64::from(known.least), most)))
            })
            .collect();
        for (total, parts) in &self.sums {
            let (mut sum, mut left) = (Vec::new(), 0.0);
            for (index, sign) in parts.iter().map(|part| (*part, 1.0)).chain([(*total, -1.0)]) {
                match counts[index] {
                    Some(count) => sum.push((count, sign)),
                    None => left -= sign * f64::from(self.known[index].least),
                }
            }
            if !sum.is_empty() {
                problem.add_constraint(sum.as_slice(), ComparisonOp::Eq, left);
            }
        }
        let SolveOutcome::Solution(solved) = problem.solve().map_err(|_| Withheld::NoAudit)? else {
            return Err(Withheld::NoAudit);
        };
        let value = |(count, known): (&Option<Variable>, &Known)| {
            // Counts are whole; a program in doubles is a hair beside them.
            count.map_or(f64::from(known.least), |count| (solved[count] * 1e6).round() / 1e6)
        };
        Ok(counts.iter().zip(&self.known).map(value).collect())
    }

    /// Whether a table of counts is one that a reader must think possible.
    pub(super) fn allows(&self, counts: &[f64]) -> bool {
        let possible = |(known, count): (&Known, &f64)| {
            *count >= f64::from(known.least) && known.most.is_none_or(|most| *count <= f64::from(most))
        };
        self.known.iter().zip(counts).all(possible)
    }
}

/// Beyond any count is without a bound.
pub(super) fn up_to(most: f64) -> f64 {
    if most >= BEYOND { f64::INFINITY } else { most }
}

/// What a reader could work out of each hidden count.
pub fn told(grid: &Grid, known: Vec<Known>, shown: &[Shown]) -> Result<Vec<(usize, Interval)>, Withheld> {
    let table = Table { known, sums: grid.sums.clone() };
    let hidden = (0..shown.len()).filter(|at| shown[*at] != Shown::Yes && grid.thresholds[*at] > 0);
    hidden.map(|at| Ok((at, table.interval(at)?))).collect()
}
