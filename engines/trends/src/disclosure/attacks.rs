//! What somebody would try who wants to know about one person: each attack fails, and each defence that is switched
//! off lets at least one succeed. An attack succeeds when it narrows a hidden count to fewer values than the threshold.

use super::audit::{Known, Table};
use super::period::{Period, may_release};
use super::release::{Figure, Release, falls_back_to, public_alarm, reader, release};
use super::rounding::round;
use super::samples::{divided_towns, key, place, town, towns};
use super::suppress::{Shown, of_figure};
use super::{Cells, Defences, Rule, Sensitivity, Withheld};
use jiff::ToSpan;
use jiff::civil::date;

const ALL: Defences = Defences { complementary: true, rounding: true, fixed_periods: true };

fn rule(defences: Defences) -> Rule {
    Rule { defences, ..Rule::default() }
}

fn released(cells: &Cells, rule: &Rule) -> Release {
    release(cells, &[], rule, &key()).unwrap().0
}

/// Totals minus what stands below them, at all levels at once: hidden counts that are told.
fn subtract(cells: &Cells, rule: &Rule) -> usize {
    let out = released(cells, rule);
    let table = Table::of(cells, reader(&out.figures, rule, cells.sensitivity));
    let needed = f64::from(rule.threshold_of(cells.sensitivity));
    let hidden = (0..out.figures.len()).filter(|at| out.figures[*at].count.is_none());
    hidden.filter(|at| table.interval(*at).unwrap().width() < needed).count()
}

#[test]
fn totals_minus_siblings_tell_nothing() {
    for cells in towns(45) {
        assert_eq!(subtract(&cells, &Rule::default()), 0, "{:?}", cells.persons);
        let sensitive = Cells { sensitivity: Sensitivity::Sensitive, ..cells };
        assert_eq!(subtract(&sensitive, &Rule::default()), 0, "{:?}", sensitive.persons);
    }
}

#[test]
fn without_complementary_suppression_they_do() {
    let without = Defences { complementary: false, ..ALL };
    let told: usize = towns(45).iter().map(|cells| subtract(cells, &rule(without))).sum();
    assert!(told > 0, "rounding alone must not look enough");
    let neither = Defences { complementary: false, rounding: false, ..ALL };
    let more: usize = towns(45).iter().map(|cells| subtract(cells, &rule(neither))).sum();
    assert!(more > told, "{more} without rounding, {told} with");
}

#[test]
fn themes_minus_sub_themes_tell_nothing_in_any_place() {
    let mut shown = 0;
    for cells in divided_towns(45) {
        assert_eq!(subtract(&cells, &Rule::default()), 0, "{:?}", cells.persons);
        let sensitive = Cells { sensitivity: Sensitivity::Sensitive, ..cells.clone() };
        assert_eq!(subtract(&sensitive, &Rule::default()), 0, "{:?}", sensitive.persons);
        let figures = released(&cells, &Rule::default()).figures;
        shown += figures.iter().filter(|figure| figure.theme.contains('.') && figure.count.is_some()).count();
    }
    assert!(shown > 90, "hiding everything is no answer: {shown}");
}

#[test]
fn without_complementary_suppression_sub_themes_do() {
    let without = Defences { complementary: false, ..ALL };
    let told: usize = divided_towns(45).iter().map(|cells| subtract(cells, &rule(without))).sum();
    assert!(told > 0);
    let neither = Defences { complementary: false, rounding: false, ..ALL };
    let more: usize = divided_towns(45).iter().map(|cells| subtract(cells, &rule(neither))).sum();
    assert!(more > told, "{more} without rounding, {told} with");
}

/// Places by themselves and themes by themselves are each guarded in vain, where a reader takes both.
#[test]
fn both_ways_at_once_tell_nothing_either() {
    let cells = divided_towns(3).remove(2);
    let places = cells.places.len();
    let out = released(&cells, &Rule::default());
    let known = reader(&out.figures, &Rule::default(), cells.sensitivity);
    for (at, _) in out.figures.iter().enumerate().filter(|(_, figure)| figure.count.is_none()) {
        assert!(Table::of(&cells, known.clone()).interval(at).unwrap().width() >= 5.0, "{at} of {places}");
    }
    let totals = cells.totals().unwrap();
    for (total, parts) in cells.sums() {
        assert_eq!(totals[total], parts.iter().map(|at| totals[*at]).sum::<u32>(), "what adds up adds up");
    }
}

/// The same week in four windows that roll over it: what all of them together tell of that week.
fn roll(rule: &Rule) -> f64 {
    let start = Period::four_weeks(date(2026, 3, 2)).first;
    // One busy week among weeks of none; each window is a release of its own.
    let weeks = [0, 0, 0, 0, 7, 0, 0, 0, 0];
    let mut before = Vec::new();
    let mut table = Table { known: vec![Known { least: 0, most: None }; weeks.len()], sums: Vec::new() };
    for window in 0..=weeks.len() - 4 {
        let first = start.saturating_add((7 * i64::try_from(window).unwrap()).days());
        let period = Period { first, last: first.saturating_add(27.days()) };
        if may_release(&period, &before, rule).is_err() {
            continue;
        }
        before.push(period);
        let one = Cells {
            theme: "eenzaamheid".to_owned(),
            parts: Vec::new(),
            sensitivity: Sensitivity::Usual,
            period,
            places: vec![place("GM1", None)],
            persons: vec![weeks[window..window + 4].iter().sum()],
        };
        let figures = released(&one, rule).figures;
        table.known.push(reader(&figures, rule, Sensitivity::Usual)[0]);
        table.sums.push((table.known.len() - 1, (window..window + 4).collect()));
    }
    table.interval(4).unwrap().width()
}

#[test]
fn rolling_periods_tell_nothing_because_there_are_none() {
    assert!(roll(&Rule::default()) >= 5.0);
    let without = Defences { fixed_periods: false, ..ALL };
    assert!(roll(&rule(without)) < 5.0, "four draws of one week tell it");
}

#[test]
fn a_period_is_released_once_and_late_reports_come_with_the_next() {
    let cells = town(&[12, 9, 14, 20, 8, 7, 6, 11]);
    let later = Cells { persons: cells.persons.iter().map(|count| count + 1).collect(), ..cells.clone() };
    let again = release(&later, &[cells.period], &Rule::default(), &key());
    assert_eq!(again.unwrap_err(), Withheld::ReleasedBefore);
    let without = rule(Defences { fixed_periods: false, rounding: false, ..ALL });
    let (first, _) = release(&cells, &[], &without, &key()).unwrap();
    let (second, _) = release(&later, &[cells.period], &without, &key()).unwrap();
    let change = second.figures[2].count.unwrap() - first.figures[2].count.unwrap();
    assert_eq!(change, 1, "one person, told");
}

/// Somebody has the exact number of all themes together from elsewhere, and takes off the themes that are shown.
fn margin(rule: &Rule) -> f64 {
    let of_theme = |theme: &str, count: u32| {
        let cells = Cells {
            theme: theme.to_owned(),
            places: vec![place("GM1", None)],
            persons: vec![count],
            ..town(&[])
        };
        let figures: Vec<Figure> = released(&cells, rule).figures;
        reader(&figures, rule, cells.sensitivity)[0]
    };
    let known =
        vec![of_theme("a", 12), of_theme("b", 9), of_theme("c", 2), Known { least: 23, most: Some(23) }];
    assert_eq!(known[2], Known { least: 0, most: None }, "the third theme is hidden");
    Table { known, sums: vec![(3, vec![0, 1, 2])] }.interval(2).unwrap().width()
}

#[test]
fn theme_margins_from_elsewhere_tell_nothing_of_rounded_figures() {
    assert!(margin(&Rule::default()) >= 5.0);
    assert!(margin(&rule(Defences { rounding: false, ..ALL })) < 1.0, "exact figures tell it exactly");
}

#[test]
fn another_division_of_the_same_period_is_not_released() {
    let cells = town(&[12, 9, 14, 20, 8, 7, 6, 11]);
    let mut by_postcode = cells.clone();
    by_postcode.places[2].code = "1234AB".to_owned();
    let found = release(&by_postcode, &[cells.period], &Rule::default(), &key());
    assert_eq!(found.unwrap_err(), Withheld::ReleasedBefore);
}

#[test]
fn a_zero_is_only_said_of_many() {
    let mut cells = town(&[0, 40, 30, 50, 0, 30, 20, 40]);
    cells.places[2].population = Some(30);
    let (out, audit) = release(&cells, &[], &Rule::default(), &key()).unwrap();
    assert_eq!(audit.shown[2], Shown::TooFew);
    assert_eq!(out.figures[2].count, None);
    assert_eq!(out.figures[7].count, Some(0), "of 1200 people nobody is nobody");
}

#[test]
fn asking_again_tells_nothing_more() {
    for cells in towns(9) {
        let once = release(&cells, &[], &Rule::default(), &key()).unwrap();
        for _ in 0..5 {
            assert_eq!(release(&cells, &[], &Rule::default(), &key()).unwrap(), once);
        }
    }
    // Were each call a draw of its own, a hundred of them would tell the count to the person.
    let calls: u32 = (0..1000).map(|call| round(7, 5, &key(), &format!("call {call}"))).sum();
    assert!((f64::from(calls) / 1000.0 - 7.0).abs() < 0.3);
}

/// Two towns that a reader may not tell apart look the same in every way but their figures.
#[test]
fn order_reasons_and_alarms_tell_nothing() {
    let cells = town(&[3, 40, 30, 50, 2, 30, 20, 40]);
    let (out, _) = release(&cells, &[], &Rule::default(), &key()).unwrap();
    let codes: Vec<&str> = out.figures.iter().map(|figure| figure.place.as_str()).collect();
    let as_placed: Vec<&str> = cells.places.iter().map(|place| place.code.as_str()).collect();
    assert_eq!(codes, as_placed, "figures stand in the order of places, not of counts");
    let hidden: Vec<&Figure> = out.figures.iter().filter(|figure| figure.count.is_none()).collect();
    assert!(hidden.len() > 2, "what is hidden for itself and for another look the same");
    // An alarm is told where a figure is shown, and only that there is one.
    assert_eq!(falls_back_to(&cells, &out, 2), Some(1));
    assert_eq!(public_alarm(&cells, &out, 2).as_deref(), Some("WK0"));
}

#[test]
fn sums_of_what_is_shown_stay_as_wide_as_their_parts() {
    let cells = town(&[12, 9, 14, 20, 8, 7, 6, 11]);
    let rule = Rule::default();
    let out = released(&cells, &rule);
    for figure in out.figures.iter().filter_map(|figure| figure.count) {
        let known = of_figure(figure, 5, 5);
        assert!(known.most.unwrap() - known.least >= 4, "a figure is never one count");
    }
}
