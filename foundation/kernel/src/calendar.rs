//! The Dutch working-day calendar and the way people say a day: "dinsdag 24 november, over 3 dagen". Deadlines
//! are counted in working days because a moment that falls on Easter Monday is a moment nobody keeps. Days are
//! days in Europe/Amsterdam. Deliberately without regional holidays and office hours per organisation.

use crate::{Lang, Timestamp};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};
use std::sync::LazyLock;

static AMSTERDAM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Amsterdam").expect("the bundled time zones know Amsterdam"));

/// The moment as a clock on a Dutch wall shows it.
pub fn local(at: Timestamp) -> Zoned {
    at.to_zoned(AMSTERDAM.clone())
}

/// The day on which `at` falls in the Netherlands.
pub fn day(at: Timestamp) -> Date {
    local(at).date()
}

/// `hour`:00 in the Netherlands on `date`.
pub fn at_hour(date: Date, hour: i8) -> Timestamp {
    date.at(hour, 0, 0, 0).to_zoned(AMSTERDAM.clone()).expect("a date within the calendar").timestamp()
}

/// `working_days` working days after `from`, at the same hour of the wall clock; 0 keeps `from` itself.
pub fn in_working_days(from: Timestamp, working_days: u16) -> Timestamp {
    let start = local(from);
    let mut date = start.date();
    for _ in 0..working_days {
        date = next_working_day(date);
    }
    date.to_datetime(start.time())
        .to_zoned(AMSTERDAM.clone())
        .expect("a date within the calendar")
        .timestamp()
}

/// `days` calendar days after `from`, at the same hour of the wall clock.
pub fn in_days(from: Timestamp, days: i32) -> Timestamp {
    local(from).checked_add(days.days()).expect("a date within the calendar").timestamp()
}

/// `months` calendar months after `from`, at the same hour of the wall clock; a day that a month doesn't have is its last.
pub fn in_months(from: Timestamp, months: i32) -> Timestamp {
    local(from).checked_add(months.months()).expect("a date within the calendar").timestamp()
}

/// The first working day after `date`.
pub fn next_working_day(date: Date) -> Date {
    let mut next = date.tomorrow().expect("a date within the calendar");
    while !is_working_day(next) {
        next = next.tomorrow().expect("a date within the calendar");
    }
    next
}

/// Monday to Friday, except the Dutch public holidays (Algemene termijnenwet art. 3: New Year, Easter Monday,
/// Ascension, Whit Monday, both days of Christmas, King's Day, and 5 May in lustrum years).
pub fn is_working_day(date: Date) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) && !is_holiday(date)
}

fn is_holiday(date: Date) -> bool {
    let easter = easter_sunday(date.year());
    let days_after_easter = (date - easter).get_days();
    if matches!(days_after_easter, 1 | 39 | 50) {
        return true;
    }
    match (date.month(), date.day()) {
        (1, 1) | (12, 25 | 26) => true,
        (4, 27) => date.weekday() != Weekday::Sunday,
        // King's Day moves to the Saturday when 27 April is a Sunday.
        (4, 26) => date.weekday() == Weekday::Saturday,
        (5, 5) => date.year() % 5 == 0,
        _ => false,
    }
}

/// Easter by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8).
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn easter_sunday(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = i8::try_from(n / 31).expect("March or April");
    let day = i8::try_from(n % 31 + 1).expect("a day of the month");
    Date::new(year, month, day).expect("Easter is a date")
}

/// The date as people say it: "dinsdag 24 november"; the year is added when it isn't the present one.
pub fn say_day(at: Timestamp, now: Timestamp, lang: Lang) -> String {
    let date = day(at);
    let weekday = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let month = usize::from(date.month().unsigned_abs()) - 1;
    let (weekdays, months) = match lang {
        Lang::Nl => (&WEEKDAYS_NL, &MONTHS_NL),
        Lang::En => (&WEEKDAYS_EN, &MONTHS_EN),
    };
    let said = format!("{} {} {}", weekdays[weekday], date.day(), months[month]);
    if date.year() == day(now).year() { said } else { format!("{said} {}", date.year()) }
}

/// The hour as people say it: "9.10" in Dutch, "9:10" in English.
pub fn say_hour(at: Timestamp, lang: Lang) -> String {
    let time = local(at).time();
    match lang {
        Lang::Nl => format!("{}.{:02}", time.hour(), time.minute()),
        Lang::En => format!("{}:{:02}", time.hour(), time.minute()),
    }
}

/// Whole days from `now`'s day to `at`'s day: 0 is today, negative is past.
pub fn days_until(at: Timestamp, now: Timestamp) -> i32 {
    (day(at) - day(now)).get_days()
}

const WEEKDAYS_NL: [&str; 7] =
    ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_NL: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [(2020, 4, 12), (2024, 3, 31), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter_sunday(year), date(year, month, day));
        }
    }

    #[test]
    fn dutch_holidays_are_not_working_days() {
        for holiday in [
            date(2026, 1, 1),
            date(2026, 4, 6),
            date(2026, 4, 27),
            date(2026, 5, 14),
            date(2026, 5, 25),
            date(2026, 12, 25),
            date(2025, 5, 5),
            date(2025, 4, 26),
        ] {
            assert!(!is_working_day(holiday), "{holiday}");
        }
        for ordinary in [date(2026, 5, 5), date(2026, 4, 3), date(2026, 11, 23)] {
            assert!(is_working_day(ordinary), "{ordinary}");
        }
    }

    #[test]
    fn working_days_skip_the_weekend_and_keep_the_hour() {
        let friday: Timestamp = "2026-11-20T09:10:00+01:00".parse().unwrap();
        assert_eq!(in_working_days(friday, 2).to_string(), "2026-11-24T08:10:00Z");
        assert_eq!(in_working_days(friday, 0), friday);
    }

    #[test]
    fn the_hour_on_the_wall_survives_summer_time() {
        let saturday: Timestamp = "2026-03-28T09:00:00+01:00".parse().unwrap();
        assert_eq!(local(in_days(saturday, 1)).time().hour(), 9);
    }

    #[test]
    fn days_are_said_as_people_say_them() {
        let now: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
        let at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        assert_eq!(say_day(at, now, Lang::Nl), "dinsdag 24 november");
        assert_eq!(say_day(at, now, Lang::En), "Tuesday 24 November");
        assert_eq!(days_until(at, now), 3);
        assert_eq!(say_hour(at, Lang::Nl), "10.00");
    }

    proptest! {
        #[test]
        fn counting_working_days_always_lands_on_one(second in 1_577_836_800_i64..2_208_988_800, count in 1_u16..40) {
            let from = Timestamp::from_second(second).unwrap();
            let there = in_working_days(from, count);
            prop_assert!(there > from);
            prop_assert!(is_working_day(day(there)));
        }
    }
}
