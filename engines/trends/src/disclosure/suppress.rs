//! Which counts are hidden: those below the threshold, and those that would give them away. The second are found on
//! the exact counts, as if nothing were rounded, so that rounding is a second defence and not the only one; and
//! again on what is published, where rounding near zero tells something too. Two orders are tried, and whatever was
//! hidden for another and needn't be is shown again; how near that comes to the fewest stands in decision 40.

use super::audit::{Known, Seen, Table, hidden, up_to};
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
    let (joined, at) = grid.joined();
    let shown = decide(&joined, rule)?;
    Ok(at.into_iter().map(|at| shown[at]).collect())
}

fn decide(grid: &Grid, rule: &Rule) -> Result<Vec<Shown>, Withheld> {
    let shown: Vec<Shown> =
        grid.enough.iter().map(|enough| if *enough { Shown::Yes } else { Shown::TooFew }).collect();
    if !rule.defences.complementary {
        return Ok(shown);
    }
    let mut possible = Possible::of(grid);
    let first = complete(grid, shown.clone(), (rule, Order::Closing), &mut possible)?;
    if cost(grid, &first).0 < 2 || grid.is_large() {
        return Ok(first);
    }
    let second = complete(grid, shown, (rule, Order::ClosingAlsoZeros), &mut possible)?;
    Ok(if cost(grid, &second) < cost(grid, &first) { second } else { first })
}

/// Hides until nothing is told, and shows again what needn't be hidden.
fn complete(
    grid: &Grid,
    mut shown: Vec<Shown>,
    (rule, order): (&Rule, Order),
    possible: &mut Possible,
) -> Result<Vec<Shown>, Withheld> {
    while let Some(told) =
        alone(grid, &shown).map_or_else(|| possible.worst(grid, &shown, rule), |at| Ok(Some(at)))?
    {
        let next = cheapest(grid, &shown, told, order).ok_or(Withheld::NoAudit)?;
        shown[next] = Shown::WouldTell;
    }
    spare(grid, &mut shown, rule, possible)?;
    Ok(shown)
}

/// A count that is hidden alone in a sum, which tells it without a program.
fn alone(grid: &Grid, shown: &[Shown]) -> Option<usize> {
    if !grid.is_large() {
        return None;
    }
    grid.sums.iter().find_map(|(total, parts)| {
        let mut hidden = parts.iter().chain([total]).copied().filter(|at| shown[*at] != Shown::Yes);
        let only = hidden.next().filter(|_| hidden.next().is_none());
        only.filter(|at| grid.thresholds[*at] > 0)
    })
}

/// How many counts are hidden for others, and how much they say.
fn cost(grid: &Grid, shown: &[Shown]) -> (usize, u32) {
    let hidden = (0..shown.len()).filter(|at| shown[*at] == Shown::WouldTell);
    hidden.fold((0, 0), |(number, sum), at| (number + 1, sum + grid.counts[at]))
}

/// Which counts are hidden rather.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// Those that close most sums in which one alone is hidden.
    Closing,
    /// The same, even if it is a zero.
    ClosingAlsoZeros,
}

/// Shows again what needn't be hidden after all, what says most first.
fn spare(grid: &Grid, shown: &mut [Shown], rule: &Rule, possible: &mut Possible) -> Result<(), Withheld> {
    let mut hidden: Vec<usize> = (0..shown.len()).filter(|at| shown[*at] == Shown::WouldTell).collect();
    hidden.sort_by_key(|at| (std::cmp::Reverse(grid.counts[*at]), *at));
    for at in hidden {
        shown[at] = Shown::Yes;
        if alone(grid, shown).is_some() || possible.worst(grid, shown, rule)?.is_some() {
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

    /// The hidden count of which a reader knows most, if that is too much; of a large grid the first of which that is too much.
    fn worst(&mut self, grid: &Grid, shown: &[Shown], rule: &Rule) -> Result<Option<usize>, Withheld> {
        let mut found: Option<(usize, f64)> = None;
        for known in [exactly(grid, shown), rounded(grid, shown, rule)] {
            let table = Table { known, sums: grid.sums.clone() };
            let mut seen = Seen::nothing(shown.len());
            self.0.iter().filter(|counts| table.allows(counts)).for_each(|counts| seen.widen(counts));
            if grid.is_large() {
                self.0.extend(seen.look_around(grid, &table, shown)?);
            }
            for at in hidden(grid, shown) {
                for direction in [Maximize, Minimize] {
                    if !seen.is_wide(grid, at) {
                        let counts = table.solve(&[(at, 1.0)], direction)?;
                        seen.widen(&counts);
                        self.0.push(counts);
                    }
                }
                let width = up_to(seen.0[at].most) - seen.0[at].least;
                let is_told = width < f64::from(grid.thresholds[at]);
                if is_told && grid.is_large() {
                    return Ok(Some(at));
                }
                if is_told && found.is_none_or(|(_, least)| width < least) {
                    found = Some((at, width));
                }
            }
        }
        Ok(found.map(|(at, _)| at))
    }
}

/// What to hide for a told count: of what is shown and adds up with it, or with what is hidden beside it, what costs
/// least. A count that is hidden alone in a sum is told by it: so rather what closes such sums and opens none. Rather
/// not a zero, which tells nothing when hidden, nor a total; then the smallest.
fn cheapest(grid: &Grid, shown: &[Shown], told: usize, order: Order) -> Option<usize> {
    let mut reached = vec![told];
    let mut next = 0;
    while let Some(at) = reached.get(next).copied() {
        let candidates: Vec<(usize, bool)> = beside(grid, at).collect();
        let cost = |(other, is_total): &(usize, bool)| {
            let opened = opened(grid, shown, *other);
            let is_zero = i32::from(grid.counts[*other] == 0);
            let first = if order == Order::Closing { [is_zero, opened] } else { [opened, is_zero] };
            (first, *is_total, grid.counts[*other], *other)
        };
        let may_hide = |(other, _): &&(usize, bool)| shown[*other] == Shown::Yes;
        if let Some((other, _)) = candidates.iter().filter(may_hide).min_by_key(|one| cost(one)) {
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

/// How many sums more have one count alone hidden that must not be told, when this one is hidden too; below zero when there
/// are fewer.
fn opened(grid: &Grid, shown: &[Shown], at: usize) -> i32 {
    let is_guarded = |at: usize| i32::from(grid.thresholds[at] > 0);
    let with_it = grid.sums.iter().filter(|(total, parts)| *total == at || parts.contains(&at));
    with_it
        .map(|(total, parts)| {
            let mut hidden = parts.iter().chain([total]).filter(|other| shown[**other] != Shown::Yes);
            match (hidden.next(), hidden.next()) {
                (None, _) => is_guarded(at),
                (Some(only), None) => -is_guarded(*only),
                (Some(_), Some(_)) => 0,
            }
        })
        .sum()
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

#[cfg(test)]
mod tests {
    use super::super::samples::towns;
    use super::*;

    /// The fewest that have to be hidden for others, by trying all.
    fn fewest(grid: &Grid, rule: &Rule) -> usize {
        let only = rule.clone().without(super::super::Defence::Complementary);
        let primary = suppress(grid, &only).unwrap();
        let free: Vec<usize> = (0..primary.len()).filter(|at| primary[*at] == Shown::Yes).collect();
        let mut possible = Possible::of(grid);
        (0..=free.len())
            .find(|size| {
                (0..1_u32 << free.len()).filter(|chosen| chosen.count_ones() as usize == *size).any(
                    |chosen| {
                        let mut shown = primary.clone();
                        for (bit, at) in free.iter().enumerate() {
                            if chosen >> bit & 1 == 1 {
                                shown[*at] = Shown::WouldTell;
                            }
                        }
                        possible.worst(grid, &shown, rule).unwrap().is_none()
                    },
                )
            })
            .unwrap()
    }

    /// What one organisation did is all that was done: neither of the two can be shown again without the other.
    #[test]
    fn a_total_and_its_only_part_are_hidden_and_shown_together() {
        let (all, august, september) = (24, 2, 22);
        let counts = vec![all, august, september, all, august, september];
        let grid = Grid {
            thresholds: vec![5; 6],
            enough: counts.iter().map(|count| *count >= 5).collect(),
            sums: vec![(0, vec![1, 2]), (3, vec![4, 5]), (0, vec![3]), (1, vec![4]), (2, vec![5])],
            counts,
        };
        let shown = suppress(&grid, &Rule::default()).unwrap();
        assert_eq!(shown[..3], [Shown::Yes, Shown::TooFew, Shown::WouldTell], "all of them says most");
        assert_eq!(shown[..3], shown[3..]);
    }

    #[test]
    fn hardly_more_is_hidden_for_others_than_has_to_be() {
        let rule = Rule::default();
        let (mut ours, mut least) = (0, 0);
        for cells in towns(40) {
            let grid = Grid::of(&cells, &rule).unwrap();
            let shown = suppress(&grid, &rule).unwrap();
            ours += cost(&grid, &shown).0;
            least += fewest(&grid, &rule);
        }
        assert!(least > 10 && ours * 10 <= least * 11, "{ours} hidden, {least} would do");
    }
}
