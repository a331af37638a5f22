//! Counting the steps of a quarter so that every number may be shown: what is smaller than the threshold is not kept at all,
//! nor what would give it away. Parts that are too small stand together, and weeks stand together until there are enough, so
//! that all that is shown adds up and nothing can be taken off it. It decides nothing about words or pages.

use crate::account_steps::{Run, is_shown, pool, runs};
use kernel::OrganisationId;
use network::worked::{Figure, Measure, Split, WorkStep};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of an area or theme that nobody noted.
pub const UNKNOWN: &str = "?";

/// From how many on a number is shown, and where a step counts.
pub struct Limits<'l> {
    /// From how many on.
    pub threshold: u64,
    /// The same for a sensitive theme.
    pub sensitive: u64,
    /// The main themes that are sensitive.
    pub sensitive_themes: &'l BTreeSet<String>,
    /// The place of an area.
    pub place: &'l dyn Fn(Option<&str>) -> String,
    /// The main theme of a theme.
    pub main: &'l dyn Fn(Option<&str>) -> String,
}

/// A part of a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// By what it is told apart.
    pub split: Split,
    /// The place, theme or reason; nothing for those that stand together.
    pub code: Option<String>,
    /// How many.
    pub number: u64,
}

/// A figure as it may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The code of the figure.
    pub code: &'static str,
    /// How many, or how many came out well; nothing where that is too few to show.
    pub number: Option<u64>,
    /// Of how many, where that is told.
    pub whole: Option<u64>,
    /// Half of them took at most so many days.
    pub median_days: Option<i64>,
    /// Its parts.
    pub parts: Vec<Part>,
    /// The steps it counts.
    pub runs: Vec<Run>,
}

/// Counts the steps of each figure, in the order of the figures.
pub fn count(figures: &[Figure], steps: &[WorkStep], limits: &Limits<'_>) -> Vec<Counted> {
    let mut counted: Vec<Counted> = figures.iter().map(|figure| one(figure, steps, limits)).collect();
    for (at, figure) in figures.iter().enumerate() {
        let above = figure.within.and_then(|code| counted.iter().find(|one| one.code == code)?.number);
        let Some((above, number)) = above.zip(counted[at].number) else { continue };
        // What is left of the other would be too few to show.
        if !is_shown(above.saturating_sub(number), limits.threshold) {
            counted[at] = hidden(figure.code);
        }
    }
    counted
}

fn hidden(code: &'static str) -> Counted {
    Counted { code, number: None, whole: None, median_days: None, parts: Vec::new(), runs: Vec::new() }
}

fn one(figure: &Figure, steps: &[WorkStep], limits: &Limits<'_>) -> Counted {
    let all: Vec<&WorkStep> = steps.iter().filter(|step| step.figure == figure.code).collect();
    let (groups, left_out) = organisations(&all, limits.threshold);
    let all: Vec<&WorkStep> = groups.iter().flat_map(|(_, steps)| steps.iter().copied()).collect();
    let well: Vec<&WorkStep> = all.iter().copied().filter(|step| step.well).collect();
    let (number, whole) = (long(well.len()), long(all.len()));
    if !is_shown(number, limits.threshold) || (number == 0 && left_out) {
        let whole = (figure.measure == Measure::Share && whole >= limits.threshold).then_some(whole);
        return Counted { whole, ..hidden(figure.code) };
    }
    let rest_is_shown = is_shown(whole - number, limits.threshold);
    let told_runs = groups.iter().flat_map(|(organisation, steps)| {
        let at = steps.iter().filter(|step| step.well).map(|step| step.at);
        runs(*organisation, at, limits.threshold)
    });
    Counted {
        code: figure.code,
        number: Some(number),
        whole: (figure.measure == Measure::Share && rest_is_shown).then_some(whole),
        median_days: if figure.measure == Measure::Days { median(&well) } else { None },
        parts: figure.splits.iter().flat_map(|split| parts(*split, &well, limits)).collect(),
        runs: told_runs.collect(),
    }
}

/// The steps by organisation. Those of whom too few would be told stand together, or, where even that tells too much, are
/// left out: then the number is that of the others, and taking those off it leaves nothing.
#[expect(clippy::type_complexity, reason = "groups of steps, each under its organisation")]
fn organisations<'s>(
    steps: &[&'s WorkStep],
    threshold: u64,
) -> (Vec<(Option<OrganisationId>, Vec<&'s WorkStep>)>, bool) {
    let mut by: BTreeMap<OrganisationId, Vec<&WorkStep>> = BTreeMap::new();
    for step in steps {
        by.entry(step.organisation).or_default().push(step);
    }
    let is_told = |steps: &[&WorkStep]| {
        let well = long(steps.iter().filter(|step| step.well).count());
        is_shown(well, threshold) && is_shown(long(steps.len()) - well, threshold)
    };
    if by.len() == 1 {
        return (by.into_iter().map(|(id, steps)| (Some(id), steps)).collect(), false);
    }
    let (told, small): (Vec<_>, Vec<_>) = by.into_iter().partition(|(_, steps)| is_told(steps));
    let mut groups: Vec<(Option<OrganisationId>, Vec<&WorkStep>)> =
        told.into_iter().map(|(id, steps)| (Some(id), steps)).collect();
    let few = small.len();
    let together: Vec<&WorkStep> = small.into_iter().flat_map(|(_, steps)| steps).collect();
    if few >= 2 && is_told(&together) {
        groups.push((None, together));
        return (groups, false);
    }
    (groups, few > 0)
}

fn parts(split: Split, steps: &[&WorkStep], limits: &Limits<'_>) -> Vec<Part> {
    let mut by: BTreeMap<String, u64> = BTreeMap::new();
    for step in steps {
        let code = match split {
            Split::Area => (limits.place)(step.area.as_deref()),
            Split::Theme => (limits.main)(step.theme.as_deref()),
            Split::Reason => step.reason.unwrap_or(UNKNOWN).to_owned(),
        };
        *by.entry(code).or_default() += 1;
    }
    let least = |code: &str| match split {
        Split::Theme if limits.sensitive_themes.contains(code) => limits.sensitive,
        Split::Area | Split::Theme | Split::Reason => limits.threshold,
    };
    let pooled = pool(by.into_iter().map(|(code, number)| (least(&code), code, number)).collect());
    pooled.into_iter().map(|(code, number)| Part { split, code, number }).collect()
}

/// Half of them took no longer than this.
fn median(steps: &[&WorkStep]) -> Option<i64> {
    let mut days: Vec<i64> = steps.iter().filter_map(|step| step.days).collect();
    days.sort_unstable();
    days.get(days.len().saturating_sub(1) / 2).copied()
}

fn long(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::ids::Uuid;
    use network::samples::monday;
    use network::worked::Line;
    use proptest::prelude::*;

    const fn figure(code: &'static str, measure: Measure, within: Option<&'static str>) -> Figure {
        Figure { code, line: Line::Reach, name: "", what: "", measure, within, splits: &[Split::Area] }
    }
    const ALL: Figure = figure("alle", Measure::Share, None);
    const SOME: Figure = figure("enkele", Measure::Count, Some("alle"));

    fn step(code: &'static str, organisation: u128, well: bool) -> WorkStep {
        WorkStep { well, ..WorkStep::new(code, monday(), OrganisationId(Uuid::from_u128(organisation))) }
    }

    fn steps(groups: &[(&'static str, u128, usize, bool)]) -> Vec<WorkStep> {
        let of = |(code, organisation, number, well): &(&'static str, u128, usize, bool)| {
            vec![step(code, *organisation, *well); *number]
        };
        groups.iter().flat_map(of).collect()
    }

    fn counted(steps: &[WorkStep]) -> Vec<(Option<u64>, Option<u64>)> {
        let none = BTreeSet::new();
        let limits = Limits {
            threshold: 5,
            sensitive: 10,
            sensitive_themes: &none,
            place: &|area| area.unwrap_or(UNKNOWN).to_owned(),
            main: &|theme| theme.unwrap_or(UNKNOWN).to_owned(),
        };
        count(&[ALL, SOME], steps, &limits).into_iter().map(|one| (one.number, one.whole)).collect()
    }

    #[test]
    fn few_are_not_told_nor_what_gives_them_away() {
        assert_eq!(counted(&[]), [(Some(0), Some(0)), (Some(0), None)]);
        assert_eq!(counted(&steps(&[("alle", 1, 4, true)]))[0], (None, None));
        let most_well = steps(&[("alle", 1, 20, true), ("alle", 1, 2, false)]);
        assert_eq!(counted(&most_well)[0], (Some(20), None), "two did not: of how many isn't told");
        let few_well = steps(&[("alle", 1, 2, true), ("alle", 1, 20, false)]);
        assert_eq!(counted(&few_well)[0], (None, Some(22)));
        let close = steps(&[("alle", 1, 20, true), ("enkele", 1, 18, true)]);
        assert_eq!(counted(&close), [(Some(20), Some(20)), (None, None)], "their difference is two");
    }

    #[test]
    fn a_total_never_holds_one_small_organisation() {
        let one_small = steps(&[("alle", 1, 9, true), ("alle", 2, 3, true)]);
        assert_eq!(counted(&one_small)[0], (Some(9), Some(9)));
        let two_small = steps(&[("alle", 1, 9, true), ("alle", 2, 3, true), ("alle", 3, 3, true)]);
        assert_eq!(counted(&two_small)[0], (Some(15), Some(15)));
        let only_small = steps(&[("alle", 1, 2, true), ("alle", 2, 2, true)]);
        assert_eq!(counted(&only_small)[0], (None, None));
    }

    proptest! {
        #[test]
        fn what_is_told_of_organisations_adds_up_and_is_never_few(numbers in prop::collection::vec(0_usize..12, 1..7)) {
            let steps: Vec<WorkStep> = numbers
                .iter()
                .enumerate()
                .flat_map(|(who, number)| vec![step("alle", who as u128 + 1, true); *number])
                .collect();
            let none = BTreeSet::new();
            let limits = Limits {
                threshold: 5,
                sensitive: 10,
                sensitive_themes: &none,
                place: &|_| UNKNOWN.to_owned(),
                main: &|_| UNKNOWN.to_owned(),
            };
            let told = &count(&[ALL], &steps, &limits)[0];
            if let Some(number) = told.number {
                prop_assert_eq!(told.runs.iter().map(|run| run.number).sum::<u64>(), number);
                prop_assert!(told.runs.iter().all(|run| run.number >= 5));
                // Whoever knows all others by name learns of nobody alone.
                let by_name: u64 = told.runs.iter().filter(|run| run.organisation.is_some()).map(|run| run.number).sum();
                prop_assert!(number == by_name || number - by_name >= 5);
            }
        }
    }
}
