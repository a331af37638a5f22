//! A day and an hour as people type them in a form, parsed once at the edge into a moment on a Dutch clock. For the
//! forms of every context. It knows no rule about how far ahead a moment may lie.

use jiff::civil::{Date, Time};
use kernel::{Timestamp, calendar};
use web::Posted;

/// Why a typed day or hour is no moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NoMoment {
    /// No day was typed.
    #[error("no day was typed: choose one")]
    DayEmpty,
    /// The day can't be read, or lies outside the years that make sense.
    #[error("the day can't be read: choose one from the calendar")]
    DayUnreadable,
    /// The hour can't be read.
    #[error("the hour can't be read: write it as 14:00")]
    HourUnreadable,
}

/// The years in which anybody plans anything; a date picker sends more than these.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2200;

/// The day in field `day`, sent as `2026-11-24`.
pub fn typed_day(posted: &Posted, day: &str) -> Result<Date, NoMoment> {
    match posted.text(day) {
        "" => Err(NoMoment::DayEmpty),
        text => {
            let date: Date = text.parse().map_err(|_| NoMoment::DayUnreadable)?;
            if YEARS.contains(&date.year()) { Ok(date) } else { Err(NoMoment::DayUnreadable) }
        }
    }
}

/// The moment in fields `day` and `hour`; without an hour it is `otherwise`:00.
pub fn typed_moment(posted: &Posted, day: &str, hour: &str, otherwise: i8) -> Result<Timestamp, NoMoment> {
    let date = typed_day(posted, day)?;
    let text = posted.text(hour);
    if text.is_empty() {
        return Ok(calendar::at_hour(date, otherwise));
    }
    let time: Time = text.parse().map_err(|_| NoMoment::HourUnreadable)?;
    Ok(at_time(date, time))
}

/// The same hour on another day, as a clock on a Dutch wall shows it.
pub fn on_day(date: Date, like: Timestamp) -> Timestamp {
    at_time(date, calendar::local(like).time())
}

fn at_time(date: Date, time: Time) -> Timestamp {
    let whole = calendar::at_hour(date, time.hour());
    Timestamp::from_second(whole.as_second() + i64::from(time.minute()) * 60).unwrap_or(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(day: &str, hour: &str) -> Result<String, NoMoment> {
        let posted = Posted::of(&[("day", day), ("hour", hour)]);
        typed_moment(&posted, "day", "hour", 17).map(|at| at.to_string())
    }

    #[test]
    fn a_day_and_an_hour_are_a_moment_in_the_netherlands() {
        assert_eq!(typed("2026-11-26", "14:30"), Ok("2026-11-26T13:30:00Z".to_owned()));
        assert_eq!(typed("2026-07-01", ""), Ok("2026-07-01T15:00:00Z".to_owned()));
    }

    #[test]
    fn what_is_no_day_or_hour_is_said() {
        assert_eq!(typed("", "14:00"), Err(NoMoment::DayEmpty));
        for day in ["morgen", "9999-12-31", "-000001-01-01", "2026-02-30"] {
            assert_eq!(typed(day, ""), Err(NoMoment::DayUnreadable), "{day}");
        }
        assert_eq!(typed("2026-11-26", "half drie"), Err(NoMoment::HourUnreadable));
    }
}
