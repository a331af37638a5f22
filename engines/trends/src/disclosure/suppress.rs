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

/// Decides for each place.
pub fn suppress(cells: &Cells, rule: &Rule) -> Result<Vec<Shown>, Withheld> {
    let totals = cells.totals()?;
    let threshold = rule.threshold_of(cells.sensitivity);
    let mut shown: Vec<Shown> = totals
        .iter()
        .zip(&cells.places)
        .map(|(count, place)| {
            let zero = *count == 0 && place.population.is_some_and(|people| people >= rule.zero_from);
            if zero || *count >= threshold { Shown::Yes } else { Shown::TooFew }
        })
        .collect();
    if !rule.defences.complementary {
        return Ok(shown);
    }
    while let Some(told) = worst(cells, &shown, rule)? {
        let Some(next) = cheapest(cells, &shown, told) else {
            // Nothing is left to hide beside it: hide what is above.
            match cells.places[told].above {
                Some(above) if shown[above] == Shown::Yes => shown[above] = Shown::WouldTell,
                _ => return Err(Withheld::NoAudit),
            }
            continue;
        };
        shown[next] = Shown::WouldTell;
    }
    Ok(shown)
}

/// The hidden count of which a reader knows most, if that is too much.
fn worst(cells: &Cells, shown: &[Shown], rule: &Rule) -> Result<Option<usize>, Withheld> {
    let needed = f64::from(rule.threshold_of(cells.sensitivity));
    let mut found: Option<(usize, f64)> = None;
    for known in [exactly(cells, shown)?, rounded(cells, shown, rule)?] {
        let table = Table::of(cells, known);
        for (at, _) in shown.iter().enumerate().filter(|(_, shown)| **shown != Shown::Yes) {
            let width = table.interval(at)?.width();
            if width < needed && found.is_none_or(|(_, least)| width < least) {
                found = Some((at, width));
            }
        }
    }
    Ok(found.map(|(at, _)| at))
}

/// The smallest count beside a told one that is still shown; a zero tells nothing when hidden, so it is the last.
fn cheapest(cells: &Cells, shown: &[Shown], told: usize) -> Option<usize> {
    let totals = cells.totals().ok()?;
    let above = cells.places[told].above;
    let beside = cells.places.iter().enumerate().filter(|(at, place)| *at != told && place.above == above);
    let own = if above.is_some() { beside.map(|(at, _)| at).collect::<Vec<_>>() } else { Vec::new() };
    // What stands below it may tell as well as what stands beside it.
    let candidates = own.into_iter().chain(cells.below(told)).filter(|at| shown[*at] == Shown::Yes);
    candidates.min_by_key(|at| (totals[*at] == 0, totals[*at], *at))
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
