//! Moments as the demo's stories write them: on a Dutch wall clock, or counted from the day on which the demo starts,
//! so that the region is at work today, whenever today is. For whoever writes a story; `data/README.md` has the list.

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time, Weekday};
use kernel::{Timestamp, calendar};
use serde::Deserialize;
use toml::{Table, Value};

/// The keys that write a moment; they may stand beside other keys.
const KEYS: [&str; 6] = ["at", "day", "on", "weeks", "days", "minutes_ago"];

/// A moment as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "Table")]
pub enum Moment {
    /// `at = 2020-03-16T08:50:00`
    Wall(DateTime),
    /// `day = -3`, `at = "09:10"`: working days before (negative) or after the demo's day.
    WorkingDay(i32, Time),
    /// `on = "last monday"`, `weeks = -3` or `days = -21`, `at = "09:10"`: so many days from that weekday.
    Weekday(Nearest, i32, Time),
    /// `minutes_ago = 6`
    MinutesAgo(i64),
}

/// A weekday near the demo's day, never that day itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nearest {
    /// The latest before.
    Last(Weekday),
    /// The first after.
    Next(Weekday),
}

impl Moment {
    /// Takes the keys that write a moment out of `table`; the others stay in it.
    pub fn take(table: &mut Table) -> Result<Self, String> {
        let [at, day, on, weeks, days, minutes_ago] = KEYS.map(|key| table.remove(key));
        let days = days_away(weeks, days)?;
        match (at, day, on, days, minutes_ago) {
            (Some(Value::Datetime(at)), None, None, None, None) => wall(&at.to_string()),
            // A day and time that was read before comes as text.
            (Some(Value::String(at)), None, None, None, None) => wall(&at),
            (Some(Value::String(at)), Some(Value::Integer(day)), None, None, None) => {
                let day = i32::try_from(day).map_err(|_| format!("{day} days is too far"))?;
                Ok(Self::WorkingDay(day, time(&at)?))
            }
            (Some(Value::String(at)), None, Some(Value::String(on)), days, None) => {
                Ok(Self::Weekday(nearest(&on)?, days.unwrap_or(0), time(&at)?))
            }
            (None, None, None, None, Some(Value::Integer(minutes))) if minutes >= 0 => {
                Ok(Self::MinutesAgo(minutes))
            }
            written => {
                Err(format!("no moment is written by {written:?} (at, day, on, weeks or days, minutes_ago)"))
            }
        }
    }

    /// The moment itself, when the demo starts at `start`.
    pub fn from(self, start: Timestamp) -> Timestamp {
        let today = calendar::day(start);
        match self {
            Self::Wall(at) => on_the_wall(at.date(), at.time()),
            Self::WorkingDay(days, at) => on_the_wall(working_day(today, days), at),
            Self::Weekday(nearest, days, at) => on_the_wall(days_on(nearest.to(today), days), at),
            Self::MinutesAgo(minutes) => start - SignedDuration::from_mins(minutes),
        }
    }
}

impl Nearest {
    fn to(self, today: Date) -> Date {
        let (step, wanted) = match self {
            Self::Last(wanted) => (-1, wanted),
            Self::Next(wanted) => (1, wanted),
        };
        let mut date = days_on(today, step);
        while date.weekday() != wanted {
            date = days_on(date, step);
        }
        date
    }
}

impl TryFrom<Table> for Moment {
    type Error = String;

    fn try_from(mut table: Table) -> Result<Self, String> {
        let moment = Self::take(&mut table)?;
        match table.keys().next() {
            None => Ok(moment),
            Some(key) => Err(format!("a moment has no {key}")),
        }
    }
}

/// How many days `weeks` or `days` are.
fn days_away(weeks: Option<Value>, days: Option<Value>) -> Result<Option<i32>, String> {
    let (number, length) = match (weeks, days) {
        (None, None) => return Ok(None),
        (Some(Value::Integer(weeks)), None) => (weeks, 7),
        (None, Some(Value::Integer(days))) => (days, 1),
        (weeks, days) => {
            return Err(format!("weeks = {weeks:?} and days = {days:?} are not one whole number"));
        }
    };
    i32::try_from(number * length).map(Some).map_err(|_| format!("{number} is too far"))
}

fn wall(text: &str) -> Result<Moment, String> {
    text.parse().map(Moment::Wall).map_err(|_| format!("{text} is no day and time"))
}

fn time(text: &str) -> Result<Time, String> {
    text.parse().map_err(|_| format!("{text} is no time of day"))
}

fn nearest(text: &str) -> Result<Nearest, String> {
    let unknown =
        || format!("{text} is no weekday near the demo's day, such as last monday or next thursday");
    let (which, day) = text.split_once(' ').ok_or_else(unknown)?;
    let day = match day {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "sunday" => Weekday::Sunday,
        _ => return Err(unknown()),
    };
    match which {
        "last" => Ok(Nearest::Last(day)),
        "next" => Ok(Nearest::Next(day)),
        _ => Err(unknown()),
    }
}

fn on_the_wall(date: Date, time: Time) -> Timestamp {
    let past_the_hour = SignedDuration::from_secs(i64::from(time.minute()) * 60 + i64::from(time.second()));
    calendar::at_hour(date, time.hour()) + past_the_hour
}

/// `days` working days after `today`, or before it when negative; 0 is `today`, whatever day that is.
fn working_day(today: Date, days: i32) -> Date {
    let mut date = today;
    for _ in 0..days.unsigned_abs() {
        date = days_on(date, days.signum());
        while !calendar::is_working_day(date) {
            date = days_on(date, days.signum());
        }
    }
    date
}

fn days_on(date: Date, days: i32) -> Date {
    date.saturating_add(SignedDuration::from_hours(24 * i64::from(days)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Wednesday, in winter time.
    fn start() -> Timestamp {
        "2026-11-25T09:30:00Z".parse().unwrap()
    }

    fn check(written: &str, expected: &str) {
        let moment: Moment = toml::from_str(written).unwrap();
        assert_eq!(moment.from(start()).to_string(), expected, "{written}");
    }

    #[test]
    fn moments_are_read_as_the_readme_says() {
        check("at = 2020-03-16T08:50:00", "2020-03-16T07:50:00Z");
        check("day = -3\nat = \"09:10\"", "2026-11-20T08:10:00Z");
        check("day = 3\nat = \"17:00\"", "2026-11-30T16:00:00Z");
        check("on = \"last monday\"\nat = \"09:10\"", "2026-11-23T08:10:00Z");
        check("on = \"next wednesday\"\nat = \"16:00\"", "2026-12-02T15:00:00Z");
        check("on = \"last wednesday\"\nweeks = -6\nat = \"09:30\"", "2026-10-07T07:30:00Z");
        check("on = \"last sunday\"\ndays = 10\nat = \"16:00\"", "2026-12-02T15:00:00Z");
        check("minutes_ago = 6", "2026-11-25T09:24:00Z");
    }

    #[test]
    fn holidays_are_skipped() {
        let new_year = "2027-01-04T09:00:00Z".parse().unwrap();
        let before: Moment = toml::from_str("day = -2\nat = \"10:00\"").unwrap();
        assert_eq!(before.from(new_year).to_string(), "2026-12-30T09:00:00Z");
    }

    #[test]
    fn what_writes_no_moment_is_refused() {
        for written in [
            "at = \"09:10\"",
            "day = 1",
            "on = \"last saturday\"\nat = \"09:10\"",
            "minutes_ago = 6\nday = 1",
        ] {
            assert!(toml::from_str::<Moment>(written).is_err(), "{written}");
        }
        assert!(
            toml::from_str::<Moment>("minutes_ago = 6\nwho = \"ruud\"")
                .unwrap_err()
                .to_string()
                .contains("who")
        );
    }
}
