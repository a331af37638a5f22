//! Which earlier weeks are looked at, and in which part of the year each stands: steps 1 and 2.

use super::fit::Work;
use super::{Farrington, PopulationOffset};
use crate::series::{NoVerdict, Series};
use jiff::ToSpan;
use jiff::civil::Date;

/// Fills `work` with the weeks that week `t` is compared with.
pub(super) fn gather(
    method: &Farrington,
    series: &Series<'_>,
    t: usize,
    work: &mut Work,
) -> Result<(), NoVerdict> {
    let needed = method.minimum_history();
    let too_short = NoVerdict::HistoryTooShort { found: t, needed };
    work.clear();
    // The week itself, then its anniversaries, newest first.
    work.anniversaries.push(t);
    for years in 1..=method.b {
        work.anniversaries.push(anniversary(series.dates, t, years).ok_or(too_short)?);
    }
    let last = t.checked_sub(method.past_weeks_not_included + 1).ok_or(too_short)?;
    let oldest = work.anniversaries[method.b].checked_sub(method.w).ok_or(too_short)?;
    for years in (1..=method.b).rev() {
        let from = work.anniversaries[years];
        let until = work.anniversaries[years - 1];
        let window_ends = from + method.w;
        for week in from - method.w..=window_ends.min(last) {
            push(method, series, (t, week, 0), work);
        }
        if method.periods > 1 && until > window_ends + method.w {
            let between = until - method.w - window_ends - 1;
            for index in 0..between {
                let week = window_ends + 1 + index;
                if week <= last {
                    push(method, series, (t, week, 1 + part(index, between, method.periods - 1)), work);
                }
            }
        }
    }
    // Weeks of the window around `t` itself that lie far enough back.
    if method.periods > 1 {
        for week in (t - method.w).max(oldest)..=last {
            push(method, series, (t, week, 0), work);
        }
    }
    if work.weeks() == 0 { Err(too_short) } else { Ok(()) }
}

/// The part in which a week stands, of `parts` as equal as they can be; the first ones get the weeks left over.
fn part(index: usize, weeks: usize, parts: usize) -> usize {
    let (short, longer) = (weeks / parts, weeks % parts);
    if index < longer * (short + 1) {
        index / (short + 1)
    } else {
        longer + (index - longer * (short + 1)) / short.max(1)
    }
}

/// The week that stands `years` earlier in the year: 52 weeks each without dates, else the nearest week start.
fn anniversary(dates: Option<&[Date]>, t: usize, years: usize) -> Option<usize> {
    let Some(dates) = dates else { return t.checked_sub(52 * years) };
    let meant = dates[t].checked_sub(i32::try_from(years).ok()?.years()).ok()?;
    let after = dates.partition_point(|date| *date < meant);
    let distance = |week: usize| (dates[week] - meant).get_days().abs();
    match after.checked_sub(1) {
        Some(before) if distance(before) <= distance(after) => Some(before),
        None if distance(0) > 3 => None,
        _ => Some(after),
    }
}

fn push(method: &Farrington, series: &Series<'_>, (t, week, level): (usize, usize, usize), work: &mut Work) {
    let offset = match (method.population_offset, series.population) {
        (PopulationOffset::On, Some(people)) => people[week].ln(),
        _ => 0.0,
    };
    let ago = f64::from(u32::try_from(t - week).unwrap_or(u32::MAX));
    work.push(series.counts[week], -ago, offset, level);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_52_weeks_has_nine_parts_of_five() {
        let parts: Vec<usize> = (0..45).map(|index| part(index, 45, 9)).collect();
        for wanted in 0..9 {
            assert_eq!(parts.iter().filter(|part| **part == wanted).count(), 5);
        }
        // With 53 weeks the first gets the one left over.
        assert_eq!((0..46).filter(|index| part(*index, 46, 9) == 0).count(), 6);
    }

    #[test]
    fn an_anniversary_is_the_nearest_week_start() {
        let start = jiff::civil::date(2001, 12, 31);
        let dates: Vec<Date> = (0..300).map(|week| start.checked_add((week * 7).days()).unwrap()).collect();
        let then = anniversary(Some(&dates), 200, 1).unwrap();
        let days = (dates[200] - dates[then]).get_days();
        assert!((362..=369).contains(&days), "{days}");
        assert_eq!(anniversary(Some(&dates), 20, 1), None);
        assert_eq!(anniversary(None, 51, 1), None);
    }
}
