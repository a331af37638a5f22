//! Whether a meeting comes back, and on which days. Every day becomes a meeting of its own, with its own agenda, that moves
//! or is called off without the others. Public holidays are not passed over: a convener sees the day and decides.

use jiff::ToSpan as _;
use jiff::civil::Date;

crate::named! {
    /// Whether a meeting comes back.
    pub enum Repeats, text "repeats" {
        /// It is once.
        Once = "once",
        /// Every week.
        Weekly = "weekly",
        /// Every two weeks.
        Fortnightly = "fortnightly",
        /// Every month on the same day of the week: the second Tuesday, the last Thursday.
        Monthly = "monthly",
    }
}

impl Repeats {
    /// The days from `first` up to and including `last`, at most one more than `most`, to know of more.
    pub fn days(self, first: Date, last: Date, most: usize) -> Vec<Date> {
        (0..).map_while(|time| self.day(first, time)).take_while(|day| *day <= last).take(most + 1).collect()
    }

    /// The day of the so-manieth time after the first.
    fn day(self, first: Date, time: i32) -> Option<Date> {
        match self {
            Self::Once => (time == 0).then_some(first),
            Self::Weekly => first.checked_add(time.weeks()).ok(),
            Self::Fortnightly => first.checked_add((time * 2).weeks()).ok(),
            Self::Monthly => {
                // The fifth one isn't there every month: then it is the last.
                let which = (first.day() - 1) / 7 + 1;
                let which = if which == 5 { -1 } else { which };
                let month = first.first_of_month().checked_add(time.months()).ok()?;
                month.nth_weekday_of_month(which, first.weekday()).ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(repeats: Repeats, (first, last): (&str, &str), expect: &[&str]) {
        let days = repeats.days(first.parse().unwrap(), last.parse().unwrap(), 5);
        let days: Vec<String> = days.iter().map(ToString::to_string).collect();
        assert_eq!(days, expect, "{repeats:?} {first} {last}");
    }

    #[test]
    fn a_meeting_comes_back_on_its_own_day_of_the_week() {
        check(Repeats::Once, ("2026-11-26", "2027-11-26"), &["2026-11-26"]);
        check(Repeats::Weekly, ("2026-12-22", "2027-01-05"), &["2026-12-22", "2026-12-29", "2027-01-05"]);
        check(Repeats::Fortnightly, ("2026-11-26", "2026-12-23"), &["2026-11-26", "2026-12-10"]);
        check(Repeats::Monthly, ("2026-11-26", "2027-01-31"), &["2026-11-26", "2026-12-24", "2027-01-28"]);
    }

    #[test]
    fn the_fifth_of_a_month_is_its_last_and_nothing_is_without_end() {
        check(Repeats::Monthly, ("2026-12-31", "2027-02-28"), &["2026-12-31", "2027-01-28", "2027-02-25"]);
        let many = Repeats::Weekly.days("2026-11-26".parse().unwrap(), "2200-01-01".parse().unwrap(), 5);
        assert_eq!(many.len(), 6);
    }
}
