//! Releases: made once per period, kept as they are; and what somebody would try against what is really shown.

use super::*;
use crate::earlier::{self, Earlier};
use crate::released::{self, Figure, Released};
use crate::samples::history;
use jiff::civil::date;
use network::samples::{Village, monday};
use testkit::on_both;
use trends::disclosure::Defence;
use trends::disclosure::audit::{Known, Table};
use trends::disclosure::suppress::of_figure;

fn read(db: &Db, village: &Village) -> Released {
    db.read_here(|tx| released::read(tx, village.network, 20)).unwrap()
}

#[test]
fn a_period_is_released_once_two_weeks_after_it_ended_and_stays_as_it_is() {
    on_both(|db| {
        let (village, keys) = (Village::build(db), Keys::passing());
        history(db, &village, 3);
        let made = pass(db, &keys, monday()).unwrap();
        assert_eq!(made, PERIODS);
        let first = read(db, &village);
        let newest = &first.releases[0];
        assert!(newest.last < date(2026, 11, 9) && newest.last >= date(2026, 10, 12), "{newest:?}");
        assert_eq!((newest.rule, newest.key.as_str()), (2, "rounding-1"));
        // A report that comes later changes nothing of it.
        let late =
            Earlier { theme: "REL".to_owned(), area: "WK990101".to_owned(), week: newest.first, number: 40 };
        db.write_here(|tx| earlier::bring_in(tx, village.network, std::slice::from_ref(&late))).unwrap();
        assert_eq!(pass(db, &keys, monday()).unwrap(), 0);
        let again = read(db, &village);
        assert_eq!(again.figures, first.figures);
        let shown = first.figures.iter().filter(|figure| figure.persons.is_some()).count();
        assert!(shown > 10, "{shown}");
        assert!(first.figures.iter().filter_map(|figure| figure.persons).all(|persons| persons % 5 == 0));
    });
}

/// A town of which each wijk counts so many people in a month long ago.
pub fn town(db: &Db, village: &Village, persons: &[u32]) {
    let weeks: Vec<Earlier> = persons
        .iter()
        .enumerate()
        .map(|(at, number)| Earlier {
            theme: "REL".to_owned(),
            area: crate::samples::WIJKEN[at].to_owned(),
            week: date(2026, 9, 14),
            number: *number,
        })
        .collect();
    db.write_here(|tx| earlier::bring_in(tx, village.network, &weeks)).unwrap();
}

/// What a reader knows of the figures of REL in that month, as they are shown.
fn table(figures: &[Figure], rounded: bool) -> Option<(Vec<usize>, Table)> {
    let month = Period::four_weeks(date(2026, 9, 14));
    let of: Vec<&Figure> =
        figures.iter().filter(|figure| figure.theme == "REL" && figure.first == month.first).collect();
    if of.is_empty() {
        return None;
    }
    let known = of.iter().map(|figure| match figure.persons {
        Some(count) if rounded => of_figure(count, 5, 5),
        Some(count) => Known { least: count, most: Some(count) },
        None => Known { least: 0, most: None },
    });
    let hidden = (0..of.len()).filter(|at| of[*at].persons.is_none()).collect();
    // The municipality stands first, its wijken after it.
    let table = Table { known: known.collect(), sums: vec![(0, (1..of.len()).collect())] };
    Some((hidden, table))
}

/// How many hidden counts somebody narrows to fewer values than the threshold, who takes what is shown off its total.
fn told_by_subtraction(figures: &[Figure], rounded: bool) -> usize {
    let Some((hidden, table)) = table(figures, rounded) else { return 0 };
    hidden.iter().filter(|at| table.interval(**at).unwrap().width() < 5.0).count()
}

const TOWNS: [[u32; 4]; 5] =
    [[3, 24, 31, 18], [0, 12, 9, 2], [4, 40, 40, 40], [1, 6, 30, 30], [2, 11, 0, 25]];

/// What subtraction tells of all the towns together, by a rule.
fn subtraction(rule: &Rule, rounded: bool) -> usize {
    let one = |persons: &[u32; 4]| {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        crate::samples::wijken(&db, &village);
        town(&db, &village, persons);
        by_rule(&db, &Keys::passing(), monday(), rule).unwrap();
        told_by_subtraction(&read(&db, &village).figures, rounded)
    };
    TOWNS.iter().map(one).sum()
}

#[test]
fn a_total_minus_what_is_shown_tells_nobody() {
    assert_eq!(subtraction(&Rule::default(), true), 0);
}

#[test]
fn without_complementary_suppression_it_would() {
    let rule = Rule::default().without(Defence::Complementary).without(Defence::Rounding);
    assert!(subtraction(&rule, false) > 0);
}

/// The width of what is known of a hidden wijk to whoever has the exact total from elsewhere.
fn with_a_total_from_elsewhere(rule: &Rule, rounded: bool) -> f64 {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    crate::samples::wijken(&db, &village);
    town(&db, &village, &[3, 24, 31, 18]);
    by_rule(&db, &Keys::passing(), monday(), rule).unwrap();
    let (hidden, mut table) = table(&read(&db, &village).figures, rounded).unwrap();
    table.known[0] = Known { least: 76, most: Some(76) };
    // Nobody lives in no wijk: that too may be known.
    let last = table.known.len() - 1;
    table.known[last] = Known { least: 0, most: Some(0) };
    let widths = hidden.iter().filter(|at| **at != last).map(|at| table.interval(*at).unwrap().width());
    widths.fold(f64::INFINITY, f64::min)
}

#[test]
fn an_exact_total_from_elsewhere_tells_nobody_because_figures_are_rounded() {
    assert!(with_a_total_from_elsewhere(&Rule::default(), true) >= 5.0);
    let rule = Rule::default().without(Defence::Rounding).without(Defence::Complementary);
    assert!(with_a_total_from_elsewhere(&rule, false) < 1.0, "exact figures tell it exactly");
}

#[test]
fn a_window_that_rolls_is_not_released() {
    let db = testkit::sqlite();
    let (village, keys) = (Village::build(&db), Keys::passing());
    crate::samples::wijken(&db, &village);
    town(&db, &village, &[7, 24, 31, 18]);
    let month = Period::four_weeks(date(2026, 9, 14));
    let rolled =
        Period { first: month.first.saturating_add(7.days()), last: month.last.saturating_add(7.days()) };
    let make = |period, rule: &Rule| make(&db, &keys, monday(), (village.network, period, rule)).unwrap();
    assert!(make(month, &Rule::default()));
    assert!(!make(rolled, &Rule::default()), "it overlaps one that was released");
    assert!(!make(month, &Rule::default()), "and a period is released once");
    assert!(make(rolled, &Rule::default().without(Defence::FixedPeriods)), "the rule is what forbids it");
}

#[test]
fn an_alarm_is_told_where_a_figure_is_shown_and_nowhere_else() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    crate::samples::wijken(&db, &village);
    town(&db, &village, &[3, 24, 31, 18]);
    pass(&db, &Keys::passing(), calendar::at_hour(date(2026, 10, 20), 9)).unwrap();
    let released = read(&db, &village);
    assert_eq!(released::told_at(&released, ("REL", "WK990101")), Some(("REL", "GM9901")), "too few");
    assert_eq!(released::told_at(&released, ("STE", "WK990101")), None);
    assert_eq!(released::told_at(&released, ("REL", "?")), None);
}
