//! A release: figures with where they come from, kept as they are; and the report of its audit, for whoever answers
//! for it.

use super::audit::{Interval, Known};
use super::period::{Period, may_release};
use super::rounding::{Key, round};
use super::suppress::{Shown, of_figure, suppress, told};
use super::{Cells, Rule, Sensitivity, Withheld};

/// A figure that may be seen by all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The theme, or the part of it.
    pub theme: String,
    /// The place, by its code.
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
    /// By theme, each in the order of the places, which says nothing of counts.
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
    let totals = cells.totals()?;
    let shown = suppress(cells, rule)?;
    let themes = cells.themes();
    let figure = |(at, (count, shown)): (usize, (&u32, &Shown))| {
        let (row, place) = cells.whose(at);
        let theme = themes[row].to_owned();
        let draw = || {
            let cell = format!("{theme}/{}/{}/{}", place.code, cells.period.first, rule.version);
            round(*count, rule.base, key, &cell)
        };
        let count = (*shown == Shown::Yes).then(|| if rule.defences.rounding { draw() } else { *count });
        Figure { theme, place: place.code.clone(), count }
    };
    let figures: Vec<Figure> = totals.iter().zip(&shown).enumerate().map(figure).collect();
    let known = reader(&figures, rule, cells.sensitivity);
    let hidden: Vec<usize> = (0..shown.len()).filter(|at| shown[*at] != Shown::Yes).collect();
    let told: Vec<(usize, Interval)> = hidden.iter().copied().zip(told(cells, &known, &hidden)?).collect();
    let narrowest = told.iter().map(|(_, interval)| interval.width()).fold(f64::INFINITY, f64::min);
    let release = Release {
        theme: cells.theme.clone(),
        period: cells.period,
        rule: rule.version,
        key: key.id.clone(),
        figures,
    };
    Ok((release, Audit { shown, told, narrowest }))
}

/// What a reader knows who knows the rule.
#[must_use]
pub fn reader(figures: &[Figure], rule: &Rule, sensitivity: Sensitivity) -> Vec<Known> {
    figures
        .iter()
        .map(|figure| match figure.count {
            Some(count) if rule.defences.rounding => {
                of_figure(count, rule.threshold_of(sensitivity), rule.base)
            }
            Some(count) => Known { least: count, most: Some(count) },
            None => Known { least: 0, most: None },
        })
        .collect()
}

/// The first place from here upward whose figure of the theme is shown: where something of a place that isn't shown is said.
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
