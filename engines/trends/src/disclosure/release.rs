//! A release: figures with where they come from, kept as they are; and the report of its audit, for whoever answers
//! for it.

use super::audit::{Interval, Known, told};
use super::grid::Grid;
use super::period::{Period, may_release};
use super::rounding::{Key, round};
use super::suppress::{Shown, of_figure, suppress};
use super::{Cells, Rule, Sensitivity, Withheld};

/// A figure that may be seen by all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The place, by its code; the name of a count that adds up another way.
    pub place: String,
    /// The rounded count; `None` where it isn't shown. Nothing says which of the reasons hides it.
    pub count: Option<u32>,
}

/// What is published of a theme in a period, with its provenance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The theme.
    pub theme: String,
    /// The period.
    pub period: Period,
    /// The version of the rule.
    pub rule: u32,
    /// The key of the draws, by its name.
    pub key: String,
    /// In the order of the places, which says nothing of counts.
    pub figures: Vec<Figure>,
}

/// The report of the audit. It holds what the release hides: for whoever answers for it, not for all.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Per place: shown, or why not.
    pub shown: Vec<Shown>,
    /// What a reader could work out of each hidden count.
    pub told: Vec<(usize, Interval)>,
    /// How many values a hidden count can at least be, less one.
    pub narrowest: f64,
}

/// Makes the release of a period, once.
pub fn release(
    cells: &Cells,
    released: &[Period],
    rule: &Rule,
    key: &Key,
) -> Result<(Release, Audit), Withheld> {
    may_release(&cells.period, released, rule)?;
    let grid = Grid::of(cells, rule)?;
    let shown = suppress(&grid, rule)?;
    let each = grid.counts.iter().zip(&cells.places).zip(&shown);
    let figures: Vec<Figure> = each
        .map(|((count, place), shown)| {
            let exact = (*shown == Shown::Yes).then_some(*count);
            figure(exact, (&cells.theme, &place.code), (cells.period, rule, key))
        })
        .collect();
    let told = told(&grid, reader(&figures, rule, cells.sensitivity), &shown)?;
    let release = Release {
        theme: cells.theme.clone(),
        period: cells.period,
        rule: rule.version,
        key: key.id.clone(),
        figures,
    };
    Ok((release, Audit::new(shown, told)))
}

/// Makes the figures of counts that add up in any way, once, with the report of their audit. A count has a name of its own,
/// by which its draw is always the same.
pub fn of_grid(
    (grid, names): (&Grid, &[String]),
    (period, released): (Period, &[Period]),
    rule: &Rule,
    key: &Key,
) -> Result<(Vec<Figure>, Audit), Withheld> {
    may_release(&period, released, rule)?;
    let shown = suppress(grid, rule)?;
    let each = grid.counts.iter().zip(names).zip(&shown);
    let figures: Vec<Figure> = each
        .map(|((count, name), shown)| {
            figure((*shown == Shown::Yes).then_some(*count), ("", name), (period, rule, key))
        })
        .collect();
    let known = figures.iter().zip(&grid.thresholds);
    let known = known.map(|(figure, threshold)| known_of(figure.count, rule, *threshold)).collect();
    let told = told(grid, known, &shown)?;
    Ok((figures, Audit::new(shown, told)))
}

impl Audit {
    pub(super) fn new(shown: Vec<Shown>, told: Vec<(usize, Interval)>) -> Self {
        let narrowest = told.iter().map(|(_, interval)| interval.width()).fold(f64::INFINITY, f64::min);
        Self { shown, told, narrowest }
    }
}

/// The figure of a theme and a place, where it is shown: its draw is the same whatever it is released with.
pub(super) fn figure(
    exact: Option<u32>,
    (theme, place): (&str, &str),
    (period, rule, key): (Period, &Rule, &Key),
) -> Figure {
    let drawn = |count| {
        if !rule.defences.rounding {
            return count;
        }
        round(count, rule.base, key, &format!("{theme}/{place}/{}/{}", period.first, rule.version))
    };
    Figure { place: place.to_owned(), count: exact.map(drawn) }
}

/// What a reader knows who knows the rule.
#[must_use]
pub fn reader(figures: &[Figure], rule: &Rule, sensitivity: Sensitivity) -> Vec<Known> {
    let threshold = rule.threshold_of(sensitivity);
    figures.iter().map(|figure| known_of(figure.count, rule, threshold)).collect()
}

/// What a reader knows of one figure.
#[must_use]
pub fn known_of(figure: Option<u32>, rule: &Rule, threshold: u32) -> Known {
    match figure {
        Some(count) if rule.defences.rounding => of_figure(count, threshold, rule.base),
        Some(count) => Known { least: count, most: Some(count) },
        None => Known { least: 0, most: None },
    }
}

/// The first place from here upward whose figure is shown: where something of a place that isn't shown is said.
#[must_use]
pub fn falls_back_to(cells: &Cells, release: &Release, place: usize) -> Option<usize> {
    let mut at = Some(place);
    while let Some(here) = at {
        if release.figures[here].count.is_some_and(|count| count > 0) {
            return at;
        }
        at = cells.places[here].above;
    }
    None
}

/// What everybody hears of an alarm: that there is one, where as far as that may be said; never how many too many.
#[must_use]
pub fn public_alarm(cells: &Cells, release: &Release, place: usize) -> Option<String> {
    falls_back_to(cells, release, place).map(|at| cells.places[at].code.clone())
}
