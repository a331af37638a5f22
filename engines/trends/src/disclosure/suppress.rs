//! Which counts are hidden: those below the threshold, and those that would give them away. The second are found on
//! the exact counts, as if nothing were rounded, so that rounding is a second defence and not the only one; and
//! again on what is published, where rounding near zero tells something too.

use super::audit::{Interval, Known, Table};
use super::{Cells, Rule, Withheld};

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

/// Decides for each figure: of the theme, then of its parts, in the order of places.
pub fn suppress(cells: &Cells, rule: &Rule) -> Result<Vec<Shown>, Withheld> {
    let totals = cells.totals()?;
    let threshold = rule.threshold_of(cells.sensitivity);
    let of = |(at, count): (usize, &u32)| {
        let (_, place) = cells.whose(at);
        let zero = *count == 0 && place.population.is_some_and(|people| people >= rule.zero_from);
        if zero || *count >= threshold { Shown::Yes } else { Shown::TooFew }
    };
    let mut shown: Vec<Shown> = totals.iter().enumerate().map(of).collect();
    if !rule.defences.complementary {
        return Ok(shown);
    }
    let sums = cells.sums();
    if !cells.parts.is_empty() {
        hide_what_single_sums_tell(&sums, &totals, threshold, &mut shown);
    }
    while let Some(told) = worst(cells, &shown, rule)? {
        let next = cheapest(&sums, &totals, &shown, told);
        // Where nothing is left to hide beside it: what it adds up to.
        let next = next.or_else(|| above(&sums, &totals, &shown, told)).ok_or(Withheld::NoAudit)?;
        shown[next] = Shown::WouldTell;
    }
    Ok(shown)
}

/// What one sum by itself would tell is hidden first, without a program: of a shown total, hidden parts of which there is one
/// only, or that are together too few. In a table of two ways that is most of what the audit would find one by one.
fn hide_what_single_sums_tell(
    sums: &[(usize, Vec<usize>)],
    totals: &[u32],
    threshold: u32,
    shown: &mut [Shown],
) {
    loop {
        let mut found = None;
        for (total, parts) in sums {
            let hidden: Vec<usize> = parts.iter().copied().filter(|at| shown[*at] != Shown::Yes).collect();
            let together: u32 = hidden.iter().map(|at| totals[*at]).sum();
            let tells = match (shown[*total] == Shown::Yes, hidden.len()) {
                (true, 0) => false,
                (true, several) => several < 2 || together < threshold,
                (false, hidden) => hidden == 0,
            };
            if tells {
                let beside = parts.iter().copied().filter(|at| shown[*at] == Shown::Yes);
                found = least(beside, totals).or((shown[*total] == Shown::Yes).then_some(*total));
            }
            if found.is_some() {
                break;
            }
        }
        let Some(next) = found else { return };
        shown[next] = Shown::WouldTell;
    }
}

/// The smallest of some; a zero tells nothing when hidden, so it is the last.
fn least(some: impl Iterator<Item = usize>, totals: &[u32]) -> Option<usize> {
    some.min_by_key(|at| (totals[*at] == 0, totals[*at], *at))
}

/// The hidden count of which a reader knows most, if that is too much.
fn worst(cells: &Cells, shown: &[Shown], rule: &Rule) -> Result<Option<usize>, Withheld> {
    let needed = f64::from(rule.threshold_of(cells.sensitivity));
    let mut found: Option<(usize, f64)> = None;
    for known in [exactly(cells, shown)?, rounded(cells, shown, rule)?] {
        let table = Table::of(cells, known);
        for (at, _) in shown.iter().enumerate().filter(|(_, shown)| **shown != Shown::Yes) {
            let Some(width) = table.narrow(at, needed)? else { continue };
            if found.is_none_or(|(_, least)| width < least) {
                found = Some((at, width));
            }
        }
    }
    Ok(found.map(|(at, _)| at))
}

/// The smallest count beside a told one, or among those that add up to it, that is still shown.
fn cheapest(sums: &[(usize, Vec<usize>)], totals: &[u32], shown: &[Shown], told: usize) -> Option<usize> {
    let in_its_sums = sums.iter().filter(|(total, parts)| *total == told || parts.contains(&told));
    let candidates = in_its_sums.flat_map(|(_, parts)| parts.iter().copied());
    least(candidates.filter(|at| *at != told && shown[*at] == Shown::Yes), totals)
}

/// The smallest of what a told count adds up to that is still shown.
fn above(sums: &[(usize, Vec<usize>)], totals: &[u32], shown: &[Shown], told: usize) -> Option<usize> {
    let above = sums.iter().filter(|(_, parts)| parts.contains(&told)).map(|(total, _)| *total);
    least(above.filter(|at| shown[*at] == Shown::Yes), totals)
}

/// What a reader would know were nothing rounded.
fn exactly(cells: &Cells, shown: &[Shown]) -> Result<Vec<Known>, Withheld> {
    let each = cells.totals()?.into_iter().zip(shown);
    Ok(each
        .map(|(count, shown)| match shown {
            Shown::Yes => Known { least: count, most: Some(count) },
            _ => Known { least: 0, most: None },
        })
        .collect())
}

/// What a reader knows of what is published, whichever way the draws fell.
fn rounded(cells: &Cells, shown: &[Shown], rule: &Rule) -> Result<Vec<Known>, Withheld> {
    let threshold = rule.threshold_of(cells.sensitivity);
    let each = cells.totals()?.into_iter().zip(shown);
    Ok(each
        .map(|(count, shown)| match shown {
            // The draw may be the one that tells most: down to the figure below.
            Shown::Yes => of_figure(count - count % rule.base, threshold, rule.base),
            _ => Known { least: 0, most: None },
        })
        .collect())
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

/// What a reader could work out of each hidden count of a release.
pub fn told(cells: &Cells, known: &[Known], hidden: &[usize]) -> Result<Vec<Interval>, Withheld> {
    let table = Table::of(cells, known.to_vec());
    hidden.iter().map(|at| table.interval(*at)).collect()
}
