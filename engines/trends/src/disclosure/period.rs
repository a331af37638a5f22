//! Periods that don't overlap: four weeks, counted from a fixed Monday, or a quarter. Overlapping ones, or the same
//! one twice, tell the difference between them: one week, or one person.

use super::{Rule, Withheld};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A period of which figures are released.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

/// The Monday from which fours of weeks are counted.
const ORIGIN: Date = date(2024, 1, 1);

impl Period {
    /// The four weeks that hold a day.
    #[must_use]
    pub fn four_weeks(day: Date) -> Self {
        let days = (day - ORIGIN).get_days();
        let first = ORIGIN.saturating_add((days - days.rem_euclid(28)).days());
        Self { first, last: first.saturating_add(27.days()) }
    }

    /// The quarter that holds a day.
    #[must_use]
    pub fn quarter(day: Date) -> Self {
        let first = date(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
        Self { first, last: first.saturating_add(3.months()).saturating_sub(1.day()) }
    }

    /// Whether they have a day in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether it is one of the periods that are released: four whole weeks in step, or a quarter.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        *self == Self::four_weeks(self.first) || *self == Self::quarter(self.first)
    }
}

/// Whether a period may be released after those that were.
pub fn may_release(period: &Period, released: &[Period], rule: &Rule) -> Result<(), Withheld> {
    if !rule.defences.fixed_periods {
        return Ok(());
    }
    if released.contains(period) {
        return Err(Withheld::ReleasedBefore);
    }
    if !period.is_fixed() || released.iter().any(|before| before.overlaps(period)) {
        return Err(Withheld::Overlaps);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_weeks_and_quarters_are_fixed_and_never_overlap() {
        let day = date(2026, 11, 22);
        let four = Period::four_weeks(day);
        assert!(four.is_fixed() && four.first <= day && day <= four.last);
        assert_eq!(
            Period::four_weeks(four.last.saturating_add(1.day())).first,
            four.last.saturating_add(1.day())
        );
        assert_eq!(Period::quarter(day), Period { first: date(2026, 10, 1), last: date(2026, 12, 31) });
        let week_later =
            Period { first: four.first.saturating_add(7.days()), last: four.last.saturating_add(7.days()) };
        assert!(!week_later.is_fixed());
        let rule = Rule::default();
        assert_eq!(may_release(&four, &[four], &rule), Err(Withheld::ReleasedBefore));
        assert_eq!(may_release(&Period::quarter(day), &[four], &rule), Err(Withheld::Overlaps));
        assert_eq!(may_release(&Period::four_weeks(day), &[], &rule), Ok(()));
    }
}
