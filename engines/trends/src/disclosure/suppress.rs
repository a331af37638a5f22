//! Which counts are hidden: those below the threshold, and those that would give them away. The second are found on
//! the exact counts, as if nothing were rounded, so that rounding is a second defence and not the only one; and
//! again on what is published, where rounding near zero tells something too. Afterwards whatever was hidden for
//! another and needn't be is shown again.

use super::audit::{Known, Table, up_to};
use super::grid::Grid;
use super::{Rule, Withheld};
use microlp::OptimizationDirection::{Maximize, Minimize};

/// Why a count is or isn't shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// It is shown.
    Yes,
    /// Below the threshold, or a zero of few people.
    TooFew,
    /// It would give away another.
    WouldTell,
}

/// Decides for each count.
pub fn suppress(grid: &Grid, rule: &Rule) -> Result<Vec<Shown>, Withheld> {
    let enough = |at: usize| {
        let count = grid.counts[at];
        if count == 0 { grid.zero_is_said[at] } else { count >= grid.thresholds[at] }
    };
    let mut shown: Vec<Shown> =
        (0..grid.counts.len()).map(|at| if enough(at) { Shown::Yes } else { Shown::TooFew }).collect();
    if !rule.defences.complementary {
        return Ok(shown);
    }
    let mut possible = Possible::of(grid);
    while let Some(told) = possible.worst(grid, &shown, rule)? {
        let next = cheapest(grid, &shown, told).ok_or(Withheld::NoAudit)?;
        shown[next] = Shown::WouldTell;
    }
    spare(grid, &mut shown, rule, &mut possible)?;
    Ok(shown)
}

/// Shows again what needn't be hidden after all, what says most first.
fn spare(grid: &Grid, shown: &mut [Shown], rule: &Rule, possible: &mut Possible) -> Result<(), Withheld> {
    let mut hidden: Vec<usize> = (0..shown.len()).filter(|at| shown[*at] == Shown::WouldTell).collect();
    hidden.sort_by_key(|at| (std::cmp::Reverse(grid.counts[*at]), *at));
    for at in hidden {
        shown[at] = Shown::Yes;
        if possible.worst(grid, shown, rule)?.is_some() {
            shown[at] = Shown::WouldTell;
        }
    }
    Ok(())
}

/// Tables that add up as the real one does: whichever of them a reader must think possible proves that the counts in
/// it aren't told, without a program being solved for each.
struct Possible(Vec<Vec<f64>>);

impl Possible {
    fn of(grid: &Grid) -> Self {
        Self(vec![grid.counts.iter().map(|count| f64::from(*count)).collect()])
    }

    /// The hidden count of which a reader knows most, if that is too much.
    fn worst(&mut self, grid: &Grid, shown: &[Shown], rule: &Rule) -> Result<Option<usize>, Withheld> {
        let mut found: Option<(usize, f64)> = None;
        for known in [exactly(grid, shown), rounded(grid, shown, rule)] {
            let table = Table { known, sums: grid.sums.clone() };
            let mut seen: Vec<(f64, f64)> = vec![(f64::INFINITY, f64::NEG_INFINITY); shown.len()];
            for counts in self.0.iter().filter(|counts| table.allows(counts)) {
                widen(&mut seen, counts);
            }
            for at in (0..shown.len()).filter(|at| shown[*at] != Shown::Yes) {
                let needed = f64::from(grid.thresholds[at]);
                for direction in [Maximize, Minimize] {
                    if seen[at].1 - seen[at].0 < needed {
                        let counts = table.solve(at, direction)?;
                        widen(&mut seen, &counts);
                        self.0.push(counts);
                    }
                }
                let width = up_to(seen[at].1) - seen[at].0;
                if width < needed && found.is_none_or(|(_, least)| width < least) {
                    found = Some((at, width));
                }
            }
        }
        Ok(found.map(|(at, _)| at))
    }
}

fn widen(seen: &mut [(f64, f64)], counts: &[f64]) {
    for (seen, count) in seen.iter_mut().zip(counts) {
        *seen = (seen.0.min(*count), seen.1.max(*count));
    }
}

/// What to hide for a told count: of what is shown and adds up with it, or with what is hidden beside it, what costs
/// least. Rather not a zero, which tells nothing when hidden, nor a total; rather what leaves no sum in which it alone
/// is hidden, for that would tell it in turn; then the smallest.
fn cheapest(grid: &Grid, shown: &[Shown], told: usize) -> Option<usize> {
    let mut reached = vec![told];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        let candidates: Vec<(usize, bool)> = beside(grid, at).collect();
        let cost = |(other, is_total): &(usize, bool)| {
            let alone = grid.sums.iter().filter(|sum| is_alone(sum, *other, shown)).count();
            (grid.counts[*other] == 0, *is_total, alone, grid.counts[*other], *other)
        };
        let found =
            candidates.iter().filter(|(other, _)| shown[*other] == Shown::Yes).min_by_key(|one| cost(one));
        if let Some((other, _)) = found {
            return Some(*other);
        }
        for (other, _) in candidates {
            if !reached.contains(&other) {
                reached.push(other);
            }
        }
        next += 1;
    }
    None
}

/// The counts in a sum with this one, and whether they are the total of it.
fn beside(grid: &Grid, at: usize) -> impl Iterator<Item = (usize, bool)> + '_ {
    let with_it = move |(total, parts): &&(usize, Vec<usize>)| *total == at || parts.contains(&at);
    grid.sums
        .iter()
        .filter(with_it)
        .flat_map(|(total, parts)| parts.iter().map(|part| (*part, false)).chain([(*total, true)]))
        .filter(move |(other, _)| *other != at)
}

/// Whether a sum holds this count, and nothing in it is hidden yet.
fn is_alone((total, parts): &(usize, Vec<usize>), at: usize, shown: &[Shown]) -> bool {
    let mut all = parts.iter().chain([total]);
    (*total == at || parts.contains(&at)) && all.all(|other| shown[*other] == Shown::Yes)
}

/// What a reader would know were nothing rounded.
fn exactly(grid: &Grid, shown: &[Shown]) -> Vec<Known> {
    let known = |(count, shown): (&u32, &Shown)| match shown {
        Shown::Yes => Known { least: *count, most: Some(*count) },
        _ => Known { least: 0, most: None },
    };
    grid.counts.iter().zip(shown).map(known).collect()
}

/// What a reader knows of what is published, whichever way the draws fell.
fn rounded(grid: &Grid, shown: &[Shown], rule: &Rule) -> Vec<Known> {
    let known = |at: usize| match shown[at] {
        // The draw may be the one that tells most: down to the figure below.
        Shown::Yes => {
            of_figure(grid.counts[at] - grid.counts[at] % rule.base, grid.thresholds[at], rule.base)
        }
        _ => Known { least: 0, most: None },
    };
    (0..shown.len()).map(known).collect()
}

/// The counts that may stand behind a rounded figure.
#[must_use]
pub fn of_figure(figure: u32, threshold: u32, base: u32) -> Known {
    if figure == 0 {
        // A shown zero is a zero: counts below the threshold are never shown.
        return Known { least: 0, most: Some(0) };
    }
    Known { least: (figure + 1).saturating_sub(base).max(threshold), most: Some(figure + base - 1) }
}
