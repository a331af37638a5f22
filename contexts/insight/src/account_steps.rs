//! What stands together until it is enough to show: small parts of a number, and weeks with few steps. Nothing that is shown
//! is too few, and all of it adds up to the number.

use crate::count::week_of;
use jiff::civil::Date;
use kernel::{OrganisationId, Timestamp};
use std::collections::BTreeMap;

/// Steps of one organisation, or of several together, in weeks that follow each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Whose; of several together, nobody.
    pub organisation: Option<OrganisationId>,
    /// The Monday of the first week.
    pub first: Date,
    /// The Monday of the last week.
    pub last: Date,
    /// How many.
    pub number: u64,
}

/// Whether a number may be shown: that there is none, or enough.
pub fn is_shown(number: u64, threshold: u64) -> bool {
    number == 0 || number >= threshold
}

/// The steps of one organisation by week, weeks together until there are enough; few at the end join those before.
pub fn runs(
    organisation: Option<OrganisationId>,
    steps: impl Iterator<Item = Timestamp>,
    threshold: u64,
) -> Vec<Run> {
    let mut weeks: BTreeMap<Date, u64> = BTreeMap::new();
    for at in steps {
        *weeks.entry(week_of(at)).or_default() += 1;
    }
    let mut found: Vec<Run> = Vec::new();
    for (week, number) in weeks {
        match found.last_mut() {
            Some(run) if run.number < threshold => (run.last, run.number) = (week, run.number + number),
            _ => found.push(Run { organisation, first: week, last: week, number }),
        }
    }
    if let [.., before, last] = found.as_mut_slice()
        && last.number < threshold
    {
        (before.last, before.number) = (last.last, before.number + last.number);
        found.pop();
    }
    found
}

/// Parts, each with from how many on it may be shown: those that are too few stand together under no code, with as many
/// others as it takes. Where that leaves nothing to tell apart, nothing is told apart.
pub fn pool(parts: Vec<(u64, String, u64)>) -> Vec<(Option<String>, u64)> {
    let (mut shown, mut few): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .filter(|(_, _, number)| *number > 0)
        .partition(|(least, _, number)| number >= least);
    // The smallest is taken first; of equals the one whose code comes last.
    shown.sort_by(|a, b| b.2.cmp(&a.2).then(a.1.cmp(&b.1)));
    let is_enough = |few: &[(u64, String, u64)]| {
        let least = few.iter().map(|(least, _, _)| *least).max().unwrap_or(0);
        few.is_empty() || (few.len() > 1 && few.iter().map(|(_, _, number)| number).sum::<u64>() >= least)
    };
    while !is_enough(&few) {
        let Some(smallest) = shown.pop() else { return Vec::new() };
        few.push(smallest);
    }
    if shown.is_empty() {
        return Vec::new();
    }
    let mut told: Vec<(Option<String>, u64)> =
        shown.into_iter().map(|(_, code, number)| (Some(code), number)).collect();
    if !few.is_empty() {
        told.push((None, few.iter().map(|(_, _, number)| number).sum()));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use network::samples::monday;
    use proptest::prelude::*;

    fn pooled(parts: &[(&str, u64)]) -> Vec<(String, u64)> {
        let parts = parts.iter().map(|(code, number)| (5, (*code).to_owned(), *number)).collect();
        pool(parts).into_iter().map(|(code, number)| (code.unwrap_or_default(), number)).collect()
    }

    #[test]
    fn small_parts_stand_together_with_another_when_they_must() {
        let told =
            |parts: &[(&str, u64)]| pooled(parts).into_iter().map(|(_, number)| number).collect::<Vec<_>>();
        assert_eq!(told(&[("a", 9), ("b", 7)]), [9, 7]);
        assert_eq!(told(&[("a", 9), ("b", 3), ("c", 4)]), [9, 7]);
        // One small one alone would be told by its place: another goes with it.
        assert_eq!(told(&[("a", 12), ("b", 9), ("c", 3)]), [12, 12]);
        assert_eq!(told(&[("a", 9), ("b", 3)]), [] as [u64; 0]);
    }

    #[test]
    fn weeks_stand_together_until_there_are_enough() {
        let week = |number: i64| monday() + SignedDuration::from_hours(168 * number);
        let at = [0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3].map(week);
        let found: Vec<u64> = runs(None, at.into_iter(), 5).iter().map(|run| run.number).collect();
        assert_eq!(found, [5, 7]);
    }

    proptest! {
        #[test]
        fn nothing_that_is_shown_is_few_and_all_of_it_adds_up(
            numbers in prop::collection::vec(0_u64..20, 0..8),
            weeks in prop::collection::vec(0_i64..13, 5..40),
        ) {
            let all: u64 = numbers.iter().sum();
            let parts = numbers.iter().enumerate().map(|(at, number)| (5, at.to_string(), *number)).collect();
            let told = pool(parts);
            prop_assert!(told.iter().all(|(_, number)| *number >= 5));
            prop_assert!(told.is_empty() || told.iter().map(|(_, number)| number).sum::<u64>() == all);
            let at = weeks.iter().map(|week| monday() + SignedDuration::from_hours(168 * week));
            let found = runs(None, at, 5);
            prop_assert!(found.iter().all(|run| run.number >= 5));
            prop_assert_eq!(found.iter().map(|run| run.number).sum::<u64>(), weeks.len() as u64);
            prop_assert!(found.windows(2).all(|pair| pair[0].last < pair[1].first));
        }
    }
}
