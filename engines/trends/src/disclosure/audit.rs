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
            least: self.solve(&[(at, 1.0)], OptimizationDirection::Minimize)?[at],
            most: up_to(self.solve(&[(at, 1.0)], OptimizationDirection::Maximize)?[at]),
        })
    }

    /// All counts where one of them, or what some of them come to, each so many times, is the least or the most it can be.
    pub(super) fn solve(
        &self,
        sought: &[(usize, f64)],
        direction: OptimizationDirection,
    ) -> Result<Vec<f64>, Withheld> {
        let mut times = vec![0.0; self.known.len()];
        for (at, weight) in sought {
            times[*at] = *weight;
        }
        let mut problem = Problem::new(direction);
        // What is known exactly is no unknown.
        let counts: Vec<Option<Variable>> = self
            .known
            .iter()
            .enumerate()
            .map(|(index, known)| {
                let most = known.most.map_or(BEYOND, f64::from);
                (known.most != Some(known.least))
                    .then(|| problem.add_var(times[index], (f64::from(known.least), most)))
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

/// What a reader could work out of each hidden count. Of a large grid as much as it takes to prove that it isn't told: each
/// count can be all that is said, and perhaps more.
pub fn told(grid: &Grid, known: Vec<Known>, shown: &[Shown]) -> Result<Vec<(usize, Interval)>, Withheld> {
    let table = Table { known, sums: grid.sums.clone() };
    let mut seen = Seen::nothing(grid.counts.len());
    if grid.is_large() {
        seen.look_around(grid, &table, shown)?;
    }
    let interval = |at: usize| if seen.is_wide(grid, at) { Ok(seen.0[at]) } else { table.interval(at) };
    hidden(grid, shown).map(|at| Ok((at, interval(at)?))).collect()
}

/// The counts that must not be told.
pub(super) fn hidden<'a>(grid: &'a Grid, shown: &'a [Shown]) -> impl Iterator<Item = usize> + 'a {
    (0..shown.len()).filter(|at| shown[*at] != Shown::Yes && grid.thresholds[*at] > 0)
}

/// The least and the most each count was in the tables that were looked at, all of which a reader must think possible.
pub(super) struct Seen(pub(super) Vec<Interval>);

impl Seen {
    /// Before any table was looked at.
    pub(super) fn nothing(counts: usize) -> Self {
        Self(vec![Interval { least: f64::INFINITY, most: f64::NEG_INFINITY }; counts])
    }

    /// Looks at one table more.
    pub(super) fn widen(&mut self, counts: &[f64]) {
        for (seen, count) in self.0.iter_mut().zip(counts) {
            *seen = Interval { least: seen.least.min(*count), most: seen.most.max(*count) };
        }
    }

    /// Whether a count was seen to be so many values that it isn't told.
    pub(super) fn is_wide(&self, grid: &Grid, at: usize) -> bool {
        self.0[at].width() >= f64::from(grid.thresholds[at])
    }

    /// Looks at tables in which many hidden counts are as much or as little as they can be at once, as long as that shows
    /// of more of them that they aren't told: fewer programs than two for each. Gives the tables.
    pub(super) fn look_around(
        &mut self,
        grid: &Grid,
        table: &Table,
        shown: &[Shown],
    ) -> Result<Vec<Vec<f64>>, Withheld> {
        let mut found = Vec::new();
        let mut left: Vec<usize> = hidden(grid, shown).filter(|at| !self.is_wide(grid, *at)).collect();
        for round in 0.. {
            let before = left.len();
            if before < FEW {
                break;
            }
            let sought: Vec<(usize, f64)> = left.iter().map(|at| (*at, sign(*at, round))).collect();
            for direction in [OptimizationDirection::Maximize, OptimizationDirection::Minimize] {
                let counts = table.solve(&sought, direction)?;
                self.widen(&counts);
                found.push(counts);
            }
            left.retain(|at| !self.is_wide(grid, *at));
            if before - left.len() < FEW {
                break;
            }
        }
        Ok(found)
    }
}

/// So few counts are looked at one by one.
const FEW: usize = 3;

/// Whether a count is sought to be much or little: as good as drawn, and the same every time.
fn sign(at: usize, round: u64) -> f64 {
    let mixed =
        (at as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (round + 1).wrapping_mul(0xD1B5_4A32_D192_ED03);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    if (mixed >> 41) & 1 == 0 { 1.0 } else { -1.0 }
}
