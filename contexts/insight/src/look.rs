//! Weeks through the engine: what was expected of each place and what is more than chance. The newest is the newest of which
//! enough is in; those before it are looked at again as they stand now, because reports come late and themes are settled
//! late. It writes nothing; `detect` does.

mod tree;

use crate::places::Places;
use crate::series::{Series, are_related, counts_for};
use jiff::civil::Date;
use tree::{At, Tree};
use trends::late_reports::{Delays, TOO_EARLY};
use trends::many_series::{Node, Tested, descend, stand_out};
use trends::pooled::Pooled;
use trends::series::{Detector, Verdict};

/// Of what stands out in a week, so many in ten may be chance.
const FALSE_SHARE: f64 = 0.2;
/// Fewer in so many weeks are no reason to send for anybody, however few were expected (Farrington's limit, 1996).
const FEWEST: f64 = 5.0;
const RECENT: usize = 4;
/// A week of which too little is in is waited for so long.
const LONGEST_WAIT: usize = 4;

/// What was found of one place of a theme in a week.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The main theme, or the sub-theme where that stands out.
    pub theme: String,
    /// The place: a municipality, a wijk, or what is not known.
    pub place: String,
    /// The week.
    pub week: Date,
    /// What was counted.
    pub observed: f64,
    /// What a detector says.
    pub verdict: Verdict,
}

/// What a look at the weeks gave.
#[derive(Clone, Debug, Default)]
pub struct Seeing {
    /// What was expected of every week that was looked at.
    pub expected: Vec<Found>,
    /// What the slow rise says of the weeks in which an alarm may be raised.
    pub slowly: Vec<Found>,
    /// What stands out in the newest week and in those that are looked at again, furthest out first.
    pub alarms: Vec<Found>,
    /// Weeks of history before the newest.
    pub history: usize,
}

/// Which weeks are looked at before the newest.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before {
    /// In so many an alarm may still be raised.
    pub again: usize,
    /// So many are expected, for the charts; at least those that are looked at again.
    pub drawn: usize,
}

/// How many weeks ago the newest week ended of which enough is in; `None` where reports come too late for it.
pub fn newest(delays: Option<&Delays>) -> Option<usize> {
    (0..=LONGEST_WAIT).find(|weeks| part(delays, *weeks) >= TOO_EARLY)
}

fn part(delays: Option<&Delays>, weeks: usize) -> f64 {
    delays.map_or(1.0, |delays| delays.part(weeks))
}

/// What a detector found of a week: the places of the main themes as nodes that are tested from the top, and for each of them
/// what it found of the sub-themes there.
#[derive(Default)]
struct Findings {
    nodes: Vec<Node>,
    found: Vec<Found>,
    within: Vec<Vec<Found>>,
}

/// Looks at the last of `series`, and at the weeks before it.
pub fn look(series: &Series, places: &Places, delays: Option<&Delays>, before: Before) -> Seeing {
    let Some(t) = series.weeks.len().checked_sub(1) else { return Seeing::default() };
    let waited = newest(delays).unwrap_or(0);
    let seen: Vec<f64> = (0..=t).map(|week| part(delays, waited + t - week)).collect();
    let mut seeing = Seeing { history: t, ..Seeing::default() };
    let mut of_weeks: Vec<OfWeek> = Vec::new();
    of_weeks.resize_with(before.again.min(t) + 1, OfWeek::default);
    for (theme, counted) in &series.themes {
        // The main theme first: its sub-themes are tested where it stands out.
        let themes = [(theme, counted)].into_iter().chain(series.within(theme));
        for (theme, counted) in themes {
            let tree = Tree::of(counted, places);
            for ago in (0..=before.drawn.max(before.again).min(t)).rev() {
                let at = At { theme, series, seen: &seen, t: t - ago };
                let looked = tree.look(&at);
                if let Some(of_week) = of_weeks.get_mut(ago) {
                    let slowly = tree.look_slowly(&at);
                    tree.gather((&looked, at.t), &mut of_week.weekly);
                    tree.gather((&slowly, at.t), &mut of_week.slow);
                    seeing.slowly.extend(slowly.into_iter().flatten());
                }
                seeing.expected.extend(looked.into_iter().flatten());
            }
        }
    }
    seeing.alarms = of_weeks.iter().flat_map(|of_week| of_week.alarms(places)).collect();
    seeing.alarms.sort_by(|a, b| a.verdict.p_value.total_cmp(&b.verdict.p_value));
    seeing
}

/// What each detector found of a week.
#[derive(Default)]
struct OfWeek {
    weekly: Findings,
    slow: Findings,
}

impl OfWeek {
    /// What stands out; the slow rise beside the default, never instead of it.
    fn alarms(&self, places: &Places) -> Vec<Found> {
        let mut alarms = standing(&self.weekly, places);
        for rise in standing(&self.slow, places) {
            let is_same = |other: &Found| other.place == rise.place && are_related(&other.theme, &rise.theme);
            if !alarms.iter().any(is_same) {
                alarms.push(rise);
            }
        }
        alarms
    }
}

/// Of a detector's findings those that stand out: the places of a main theme from the top, and only where one stands out its
/// sub-themes there, as a family of their own. Of what is told closer by, in place or theme, only the closest.
fn standing(findings: &Findings, places: &Places) -> Vec<Found> {
    let stands = descend(&findings.nodes, FALSE_SHARE);
    let mut out: Vec<&Found> = Vec::new();
    let each = findings.found.iter().zip(&findings.within).zip(stands);
    // A place where nothing is an alarm isn't looked into: what stands out there may be one of many.
    for ((one, within), _) in each.filter(|((one, _), stands)| *stands && one.verdict.alarm) {
        let family: Vec<Tested> = within.iter().map(|sub| tested(&sub.verdict)).collect();
        let subs = within.iter().zip(stand_out(&family, FALSE_SHARE)).filter(|(_, stands)| *stands);
        out.push(one);
        out.extend(subs.map(|(sub, _)| sub).filter(|sub| sub.verdict.alarm));
    }
    let is_closer = |closer: &Found, one: &Found| {
        let is_inside = closer.place == one.place || places.above(&closer.place) == Some(&one.place);
        let is_other = (&closer.theme, &closer.place) != (&one.theme, &one.place);
        is_other && is_inside && counts_for(&closer.theme, &one.theme)
    };
    let is_told_closer = |one: &Found| out.iter().any(|other| is_closer(other, one));
    out.iter().filter(|one| !is_told_closer(one)).map(|one| (*one).clone()).collect()
}

fn tested(verdict: &Verdict) -> Tested {
    // Counts have no end, so that every series could stand out.
    Tested { p_value: verdict.p_value, smallest: 0.0 }
}

/// More than this is told to be more than chance: with the week before counting along a bound may lie below what is
/// expected, but nothing that is expected is an alarm.
pub fn bound(verdict: &Verdict) -> f64 {
    verdict.upper.max(verdict.expected)
}

/// The name of a detector in the database and in text keys.
pub fn detector_name(detector: Detector) -> &'static str {
    match detector {
        Detector::SlowRise => "slow_rise",
        Detector::PooledSeason | Detector::Farrington | Detector::Ears => "pooled_season",
    }
}

/// Weeks of history that it takes before anything can be said.
pub fn minimum_history() -> usize {
    Pooled::default().minimum_history()
}

/// A number of weeks as it is kept.
pub fn kept(weeks: usize) -> i64 {
    i64::try_from(weeks).unwrap_or(i64::MAX)
}

/// Whether the last of these weeks are too few for an alarm.
pub fn is_few(counts: &[f64]) -> bool {
    counts.iter().rev().take(RECENT).sum::<f64>() < FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::series::OfPlaces;
    use crate::series::weeks_after;
    use jiff::civil::date;
    use network::area::Area;
    use std::collections::BTreeMap;

    fn town() -> Places {
        let area = |code: &str, kind: &str, parent: Option<&str>| Area {
            code: code.to_owned(),
            year: 2026,
            name: code.to_owned(),
            kind: kind.to_owned(),
            parent: parent.map(str::to_owned),
        };
        let wijken = ["WK1", "WK2", "WK3", "WK4"];
        let mut areas = vec![area("GM", "gemeente", None)];
        areas.extend(wijken.map(|code| area(code, "wijk", Some("GM"))));
        Places::of(&areas)
    }

    fn drawn(weeks: usize) -> Before {
        Before { again: 0, drawn: weeks }
    }

    /// Two years and a half in four wijken, of which the first ends as told.
    fn weeks(end: &[f64]) -> Series {
        let weeks: Vec<Date> = (0..130).map(|week| weeks_after(date(2024, 5, 6), week)).collect();
        let of = |shift: usize, end: &[f64]| -> Vec<f64> {
            let usual = |week: usize| [2.0, 3.0, 4.0, 3.0, 5.0, 2.0, 3.0][(week + shift) % 7];
            let mut counts: Vec<f64> = (0..130).map(usual).collect();
            counts[130 - end.len()..].copy_from_slice(end);
            counts
        };
        let wijken = [("WK1", of(0, end)), ("WK2", of(3, &[])), ("WK3", of(6, &[])), ("WK4", of(9, &[]))];
        let places = wijken.map(|(wijk, counts)| (wijk.to_owned(), counts)).into_iter().collect();
        Series { weeks, themes: BTreeMap::from([("REL".to_owned(), places)]), ..Series::default() }
    }

    #[test]
    fn a_rise_stands_out_where_it_is_and_is_told_once() {
        let seeing = look(&weeks(&[16.0]), &town(), None, drawn(3));
        let [one] = seeing.alarms.as_slice() else { panic!("{:?}", seeing.alarms) };
        assert_eq!((one.theme.as_str(), one.place.as_str(), one.observed), ("REL", "WK1", 16.0));
        assert!(one.verdict.expected > 1.5 && one.verdict.expected < 5.0, "{one:?}");
        assert_eq!(seeing.expected.len(), 4 * 5, "four weeks of a municipality and four wijken");
        assert_eq!(seeing.history, 129);
    }

    /// The same with half of what the main theme counts in a sub-theme, and all of the rise where `all` says so.
    fn divided(end: &[f64], all: bool) -> Series {
        let mut series = weeks(end);
        let of_main = series.themes["REL"].clone();
        let half = |place: &str, counts: &[f64]| -> Vec<f64> {
            let rises = |week: usize| all && place == "WK1" && week + end.len() >= counts.len();
            let part =
                |(week, count): (usize, &f64)| if rises(week) { *count } else { (count / 2.0).floor() };
            counts.iter().enumerate().map(part).collect()
        };
        let sub = of_main.iter().map(|(place, counts)| (place.clone(), half(place, counts))).collect();
        series.sub_themes.insert("REL.eenzaamheid".to_owned(), sub);
        let rest: OfPlaces = of_main
            .iter()
            .map(|(place, counts)| (place.clone(), counts.iter().map(|_| 1.0).collect()))
            .collect();
        series.sub_themes.insert("REL.cohesie".to_owned(), rest);
        series
    }

    #[test]
    fn a_rise_of_a_sub_theme_is_told_of_the_sub_theme() {
        let seeing = look(&divided(&[16.0], true), &town(), None, drawn(3));
        let [one] = seeing.alarms.as_slice() else { panic!("{:?}", seeing.alarms) };
        assert_eq!((one.theme.as_str(), one.place.as_str(), one.observed), ("REL.eenzaamheid", "WK1", 16.0));
        assert_eq!(
            seeing.expected.len(),
            3 * 4 * 5,
            "the theme and two sub-themes, four weeks of five places"
        );
    }

    #[test]
    fn sub_themes_are_looked_at_only_where_their_theme_stands_out_and_change_nothing_of_it() {
        let mut quiet = divided(&[], false);
        // A sub-theme that rises while its theme as a whole doesn't.
        quiet.sub_themes.get_mut("REL.cohesie").unwrap().get_mut("WK1").unwrap()[129] = 9.0;
        assert_eq!(look(&quiet, &town(), None, drawn(0)).alarms, []);
        let of_main = |series: &Series| -> Vec<Found> {
            let expected = look(series, &town(), None, drawn(0)).expected;
            expected.into_iter().filter(|one| one.theme == "REL").collect()
        };
        assert_eq!(of_main(&divided(&[16.0], true)), of_main(&weeks(&[16.0])));
    }

    #[test]
    fn usual_weeks_and_short_histories_give_no_alarm() {
        assert_eq!(look(&weeks(&[]), &town(), None, drawn(0)).alarms, []);
        let mut short = weeks(&[16.0]);
        short.weeks.drain(..60);
        let places = short.themes.get_mut("REL").unwrap();
        for counts in places.values_mut() {
            counts.drain(..60);
        }
        let seeing = look(&short, &town(), None, drawn(0));
        assert!(seeing.alarms.is_empty() && seeing.expected.is_empty(), "{seeing:?}");
        assert!(seeing.history < minimum_history());
    }

    #[test]
    fn one_signal_where_nobody_expects_any_sends_for_nobody() {
        let mut series = weeks(&[]);
        let mut rare = vec![0.0; 130];
        rare[129] = 2.0;
        let places = BTreeMap::from([("WK1".to_owned(), rare)]);
        series.themes.insert("JEU".to_owned(), places);
        assert_eq!(look(&series, &town(), None, drawn(0)).alarms, []);
    }

    #[test]
    fn of_a_week_that_is_half_in_half_is_expected() {
        let delays = Delays::learn(&vec![vec![5.0, 5.0]; 26]).unwrap();
        let expected = |series: &Series, delays: Option<&Delays>| {
            let seeing = look(series, &town(), delays, drawn(0));
            seeing.expected.iter().find(|one| one.place == "WK1").unwrap().verdict.expected
        };
        let (whole, half) = (expected(&weeks(&[]), None), expected(&weeks(&[]), Some(&delays)));
        assert!((whole / 2.0 - half).abs() < 1e-9, "{whole} {half}");
        let late = Delays::learn(&vec![vec![1.0, 1.0, 8.0]; 26]).unwrap();
        assert_eq!((newest(None), newest(Some(&delays)), newest(Some(&late))), (Some(0), Some(0), Some(2)));
    }

    #[test]
    fn a_week_that_fills_up_late_is_told_late_and_of_the_slow_rise_too() {
        let half = Delays::learn(&vec![vec![5.0, 5.0]; 26]).unwrap();
        let again = Before { again: 8, drawn: 0 };
        let (early, late) = (weeks(&[2.0]), weeks(&[16.0, 3.0]));
        assert_eq!(look(&early, &town(), Some(&half), again).alarms, []);
        let told = |before| -> Vec<(String, Date, f64)> {
            let alarms = look(&late, &town(), Some(&half), before).alarms;
            alarms.into_iter().map(|one| (one.place, one.week, one.observed)).collect()
        };
        let of_week_before = ("WK1".to_owned(), late.weeks[128], 16.0);
        assert_eq!(told(again)[0], of_week_before, "the week before the newest");
        assert!(!told(drawn(8)).contains(&of_week_before), "only where it is looked at again");
        // The slow rise looks at each of its weeks by the part of it that is in.
        let slowly = |delays: Option<&Delays>| {
            let found = look(&late, &town(), delays, drawn(0)).slowly;
            found.into_iter().find(|one| one.place == "WK1").unwrap().verdict
        };
        let (whole, thinned) = (slowly(None), slowly(Some(&half)));
        assert!((whole.expected / 2.0 - thinned.expected).abs() < 1e-9, "{whole:?} {thinned:?}");
        assert!(thinned.p_value < whole.p_value, "as many where fewer are expected");
    }

    #[test]
    fn a_new_wijk_is_compared_with_nothing_it_was_not_there_for() {
        let begins = |year: i16| {
            let mut series = weeks(&[]);
            let since = date(year, 1, 1);
            let before = series.weeks.partition_point(|week| *week < since);
            let wijk = series.themes.get_mut("REL").unwrap().get_mut("WK1").unwrap();
            wijk[..before].fill(0.0);
            let of_wijk = |places: &Places| {
                let seeing = look(&series, places, None, drawn(0));
                let found =
                    seeing.expected.iter().find(|one| one.place == "WK1").map(|one| one.verdict.clone());
                (found, seeing.expected.iter().filter(|one| one.place != "WK1").count())
            };
            let mut places = town();
            let as_if_there = of_wijk(&places).0.unwrap();
            places.begin(BTreeMap::from([("WK1".to_owned(), i64::from(year))]));
            (as_if_there, of_wijk(&places))
        };
        // The last week is of October 2026.
        let (as_if_there, of_wijk) = begins(2026);
        assert!(as_if_there.expected < 1.5, "half of what is usual: {as_if_there:?}");
        assert_eq!(of_wijk, (None, 4), "the municipality and the others go on");
        let (_, (found, others)) = begins(2025);
        let found = found.unwrap();
        assert!(!found.alarm && found.reason.reference_weeks == 52, "{found:?}");
        assert!(found.expected > 2.0 && others == 4, "{found:?}");
    }

    #[test]
    fn a_new_theme_is_compared_with_nothing_before_it_was_there() {
        // Three weeks of a theme that the network has since then; there is nothing before.
        let mut series = weeks(&[]);
        let (none, some) = (vec![0.0; 127], vec![4.0, 5.0, 6.0]);
        let counts: Vec<f64> = none.into_iter().chain(some).collect();
        series.themes.insert("NW".to_owned(), BTreeMap::from([("WK1".to_owned(), counts)]));
        let of_new = |series: &Series| {
            let seeing = look(series, &town(), None, drawn(0));
            let alarms = seeing.alarms.iter().filter(|one| one.theme == "NW").count();
            let expected = |theme: &str| seeing.expected.iter().filter(|one| one.theme == theme).count();
            (alarms, expected("NW"), expected("REL"))
        };
        assert_eq!(of_new(&series), (1, 2, 5), "a theme that was always there, and never heard of before");
        series.new_themes.insert("NW".to_owned(), series.weeks[127]);
        assert_eq!(of_new(&series), (0, 0, 5), "the others go on");
    }

    #[test]
    fn the_order_of_places_changes_nothing() {
        let (series, mut other) = (weeks(&[16.0]), weeks(&[16.0]));
        let places = other.themes.get_mut("REL").unwrap();
        let (first, last) = (places["WK2"].clone(), places["WK4"].clone());
        places.insert("WK4".to_owned(), first);
        places.insert("WK2".to_owned(), last);
        let of = |series| look(series, &town(), None, drawn(0)).alarms[0].verdict.p_value;
        assert!((of(&series) - of(&other)).abs() < 1e-9);
    }
}
