//! Moments as people say them, with how far off they are. For every page that shows when.

use crate::view::View;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};

/// `<time>` around the moment as people say it: "dinsdag 24 november, over 3 dagen", "vandaag, 14.00".
pub fn when(view: &View, at: Timestamp) -> Markup {
    html! { time datetime=(machine(at)) { (say(view, at)) } }
}

/// `<time>` around the day alone: "dinsdag 24 november".
pub fn day(view: &View, at: Timestamp) -> Markup {
    html! { time datetime=(calendar::day(at).to_string()) { (view.day(at)) } }
}

/// The moment as people say it. The hour is told near the present, where it matters, and left out further off.
pub(crate) fn say(view: &View, at: Timestamp) -> String {
    let hour = calendar::say_hour(at, view.lang);
    match calendar::days_until(at, view.now) {
        0 => view.say("moment-today", &[("hour", hour.into())]),
        1 => view.say("moment-tomorrow", &[("hour", hour.into())]),
        -1 => view.say("moment-yesterday", &[("hour", hour.into())]),
        days => {
            let day = view.day(at);
            let Some((key, count)) = distance(days) else { return day };
            view.say(key, &[("day", day.into()), ("count", count.into())])
        }
    }
}

/// How far off, in the unit that people would use; beyond two years the date says enough by itself.
fn distance(days: i32) -> Option<(&'static str, i32)> {
    let (far, ahead) = (days.abs(), days > 0);
    let (key, count) = match far {
        ..=20 => (if ahead { "moment-in-days" } else { "moment-days-ago" }, far),
        21..=90 => (if ahead { "moment-in-weeks" } else { "moment-weeks-ago" }, far / 7),
        91..=730 => (if ahead { "moment-in-months" } else { "moment-months-ago" }, far * 12 / 365),
        _ => return None,
    };
    Some((key, count))
}

fn machine(at: Timestamp) -> String {
    calendar::local(at).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Whether a moment has passed, is today, or lies ahead: what a line at the edge of the page shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Urgency {
    /// Before `now`.
    Overdue,
    /// Later today.
    Today,
    /// After today.
    Ahead,
}

/// The urgency of `at` for a reader at `now`.
pub fn urgency(at: Timestamp, now: Timestamp) -> Urgency {
    if at < now {
        Urgency::Overdue
    } else if calendar::days_until(at, now) == 0 {
        Urgency::Today
    } else {
        Urgency::Ahead
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;
    use kernel::Lang;

    #[test]
    fn moments_are_said_in_both_languages() {
        let cases = [
            ("2026-11-21T14:00:00+01:00", "vandaag, 14.00", "today, 14:00"),
            ("2026-11-22T09:10:00+01:00", "morgen, 9.10", "tomorrow, 9:10"),
            ("2026-11-20T09:10:00+01:00", "gisteren, 9.10", "yesterday, 9:10"),
            (
                "2026-11-24T09:00:00+01:00",
                "dinsdag 24 november, over 3 dagen",
                "Tuesday 24 November, in 3 days",
            ),
            (
                "2026-11-18T09:00:00+01:00",
                "woensdag 18 november, 3 dagen geleden",
                "Wednesday 18 November, 3 days ago",
            ),
            (
                "2027-01-04T09:00:00+01:00",
                "maandag 4 januari 2027, over 6 weken",
                "Monday 4 January 2027, in 6 weeks",
            ),
        ];
        for (at, nl, en) in cases {
            let at = at.parse().unwrap();
            assert_eq!(say(&samples::view(Lang::Nl, &[]), at), nl);
            assert_eq!(say(&samples::view(Lang::En, &[]), at), en);
        }
    }

    #[test]
    fn the_machine_reads_the_moment_with_its_offset() {
        let html = when(&samples::view(Lang::Nl, &[]), "2026-11-24T08:00:00Z".parse().unwrap()).into_string();
        assert!(html.contains(r#"datetime="2026-11-24T09:00:00+01:00""#), "{html}");
    }

    #[test]
    fn what_has_passed_today_is_overdue() {
        let now: Timestamp = "2026-11-21T12:00:00+01:00".parse().unwrap();
        assert_eq!(urgency("2026-11-21T11:59:00+01:00".parse().unwrap(), now), Urgency::Overdue);
        assert_eq!(urgency("2026-11-21T23:59:00+01:00".parse().unwrap(), now), Urgency::Today);
        assert_eq!(urgency("2026-11-22T00:00:00+01:00".parse().unwrap(), now), Urgency::Ahead);
    }
}
