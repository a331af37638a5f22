//! Counting the steps of a family of figures: whose they are, in which month, and by what else they are told apart; and how
//! many people they were for, which doesn't add up. Where an organisation worked each figure of the family has a count, if only
//! of none. Where it did nothing at all there is none: everybody may know where somebody doesn't work, so that such a zero
//! hides nobody. It knows nothing of what may be shown.

use super::{At, By, Names, UNKNOWN};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{OrganisationId, Timestamp, calendar};
use network::worked::{Figure, Split, WorkStep};
use std::collections::{BTreeMap, BTreeSet};

/// How many steps there were, and for how many people; a step that is for nobody in particular is one's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Steps.
    pub steps: u32,
    /// People.
    pub people: u32,
}

impl Tally {
    /// What is left of it without a part: at least so many people, because somebody may be in both.
    pub fn without(self, part: Self) -> Self {
        Self { steps: self.steps.saturating_sub(part.steps), people: self.people.saturating_sub(part.people) }
    }
}

/// Where the steps of a family were made: there each of its figures has a count, if only of none.
pub struct Domain {
    whose: Vec<Option<OrganisationId>>,
    there: BTreeSet<At>,
    /// By what it is known where that is.
    splits: &'static [Split],
}

impl Domain {
    /// That of the steps of a figure.
    pub fn of(root: &Figure, steps: &[&WorkStep], names: &Names<'_>) -> Self {
        let organisations: BTreeSet<OrganisationId> = steps.iter().map(|step| step.organisation).collect();
        let at = |step: &&WorkStep| {
            let whose = [None, Some(step.organisation)];
            let ways = told_apart(step, Some(root.splits), names);
            ways.into_iter().flat_map(move |by| whose.map(|whose| (whose, by.clone())))
        };
        Self {
            whose: std::iter::once(None).chain(organisations.into_iter().map(Some)).collect(),
            there: steps.iter().flat_map(at).collect(),
            splits: root.splits,
        }
    }

    /// The counts of these steps; without anything they are told apart by, only all of them.
    pub fn count(
        &self,
        steps: &[&WorkStep],
        splits: Option<&[Split]>,
        names: &Names<'_>,
    ) -> BTreeMap<At, Tally> {
        let is_told = |by: &By| match by {
            By::All => true,
            By::Month(_) => splits.is_some(),
            By::Part(split, _) => splits.is_some_and(|splits| splits.contains(split)),
        };
        let there = self.there.iter().filter(|(_, by)| is_told(by)).cloned();
        let mut counts: BTreeMap<At, Tally> = there.map(|at| (at, Tally::default())).collect();
        // Who did something may have done any of what only this figure tells apart.
        let own = |by: &By| matches!(by, By::Part(split, _) if !self.splits.contains(split));
        let parts: BTreeSet<By> =
            steps.iter().flat_map(|step| told_apart(step, splits, names)).filter(own).collect();
        for by in parts {
            counts.extend(self.whose.iter().map(|whose| ((*whose, by.clone()), Tally::default())));
        }
        let mut seen: BTreeSet<(At, Uuid)> = BTreeSet::new();
        for step in steps {
            for by in told_apart(step, splits, names) {
                for at in [(Some(step.organisation), by.clone()), (None, by)] {
                    let is_new = step.for_whom.is_none_or(|whom| seen.insert((at.clone(), whom)));
                    let count = counts.entry(at).or_default();
                    count.steps += 1;
                    count.people += u32::from(is_new);
                }
            }
        }
        counts
    }

    /// Half of the steps of each took no longer than this: in fives, so that it is nobody's own number of days.
    pub fn medians(&self, steps: &[&WorkStep]) -> BTreeMap<Option<OrganisationId>, i64> {
        let of = |whose: &Option<OrganisationId>| {
            let mine = steps.iter().filter(|step| whose.is_none_or(|whose| step.organisation == whose));
            let mut days: Vec<i64> = mine.filter_map(|step| step.days).collect();
            days.sort_unstable();
            let half = days.get(days.len().saturating_sub(1) / 2)?;
            Some((*whose, (half + 4) / 5 * 5))
        };
        self.whose.iter().filter_map(of).collect()
    }
}

fn month_of(at: Timestamp) -> Date {
    calendar::day(at).first_of_month()
}

/// By what a step is told apart: all of them, and where anything is told apart its month and its parts.
fn told_apart(step: &WorkStep, splits: Option<&[Split]>, names: &Names<'_>) -> Vec<By> {
    let parts = splits.unwrap_or_default().iter().map(|split| By::Part(*split, code(*split, step, names)));
    let month = splits.map(|_| By::Month(month_of(step.at)));
    std::iter::once(By::All).chain(month).chain(parts).collect()
}

fn code(split: Split, step: &WorkStep, names: &Names<'_>) -> String {
    match split {
        Split::Area => (names.place)(step.area.as_deref()),
        Split::Theme => (names.main)(step.theme.as_deref()),
        Split::Reason => step.reason.unwrap_or(UNKNOWN).to_owned(),
    }
}
