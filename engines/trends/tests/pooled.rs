//! The default on simulated themes: calibrated whether areas share a season or not, the same in any order, and adding
//! up from buurt to gemeente.

use proptest::prelude::*;
use trends::benchmark::contest::{Contestant, Variant, replicates};
use trends::benchmark::generate::{FIRST, WEEKS, scenarios};
use trends::benchmark::measure::measure;
use trends::pooled::{Expectation, Pooled, Theme, Work};
use trends::series::NoVerdict;
use trends::slow_rise::SlowRise;

/// False alarms over one scenario of each set with a trend and a season: few enough to run in every build.
fn false_positives(variant: Variant) -> f64 {
    let all = scenarios();
    let of_sets: Vec<_> =
        [4, 10, 16, 22, 28, 34, 40].iter().map(|at| replicates(&all[*at], variant, 10)).collect();
    let contestant = Contestant::Pooled(Pooled::default());
    let results: Vec<_> = of_sets.iter().flat_map(|made| made.iter().zip(contestant.alarms(made))).collect();
    measure(&results).false_positive_rate.value
}

/// One in a hundred; with 3,430 weeks that may be 0.5 to 1.7 in a hundred. The whole study stands in the documents.
#[test]
fn false_alarms_are_one_in_a_hundred_whether_areas_are_alike_or_not() {
    for variant in [Variant::Homogeneous, Variant::Heterogeneous] {
        let found = false_positives(variant);
        assert!((0.005..0.017).contains(&found), "{variant:?}: {found}");
    }
}

fn theme() -> Vec<Vec<f64>> {
    replicates(&scenarios()[4], Variant::Heterogeneous, 8).into_iter().map(|made| made.with).collect()
}

fn means(areas: &[Vec<f64>], t: usize) -> Vec<f64> {
    let areas: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
    let theme = Theme { areas: &areas, dates: None };
    let found = Pooled::default().look(&theme, t, &mut Work::default()).unwrap();
    found.iter().map(|one| one.this_week.mean).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_areas_changes_nothing(shift in 1..8_usize) {
        let mut areas = theme();
        let before = means(&areas, 600);
        areas.rotate_left(shift);
        let mut after = means(&areas, 600);
        after.rotate_right(shift);
        for (before, after) in before.iter().zip(&after) {
            prop_assert!((before / after - 1.0).abs() < 1e-9, "{before} {after}");
        }
    }
}

#[test]
fn an_area_of_constant_rate_leaves_the_others_as_they_were() {
    let mut areas = theme();
    let before = means(&areas, 600);
    areas.push(vec![3.0; WEEKS]);
    for (before, after) in before.iter().zip(means(&areas, 600)) {
        assert!((before / after - 1.0).abs() < 0.25, "{before} {after}");
    }
}

#[test]
fn what_is_expected_adds_up_from_buurt_to_gemeente() {
    let areas = theme();
    let areas: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
    let theme = Theme { areas: &areas, dates: None };
    let buurten: Vec<Expectation> = Pooled::default()
        .expect(&theme, FIRST, 0, &mut Work::default())
        .unwrap()
        .iter()
        .map(|weeks| weeks[0])
        .collect();
    let wijken = [Expectation::together(&buurten[..3]), Expectation::together(&buurten[3..])];
    let through_wijken = Expectation::together(&wijken);
    let at_once = Expectation::together(&buurten);
    assert!((through_wijken.mean - at_once.mean).abs() < 1e-9);
    assert!((through_wijken.variance - at_once.variance).abs() < 1e-12);
    assert!((through_wijken.phi - at_once.phi).abs() < 1e-9);
}

#[test]
fn a_short_history_says_how_much_it_needs_and_nothing_is_no_error() {
    let nothing = vec![0.0; 120];
    let areas = [nothing.as_slice(), nothing.as_slice()];
    let theme = Theme { areas: &areas, dates: None };
    let mut work = Work::default();
    let found = Pooled::default().look(&theme, 70, &mut work);
    assert_eq!(found, Err(NoVerdict::HistoryTooShort { found: 70, needed: 78 }));
    let found = Pooled::default().look(&theme, 119, &mut work).unwrap();
    assert!(found.iter().all(|one| !one.verdict.alarm && one.verdict.expected.is_finite()), "{found:?}");
    assert!(SlowRise::default().look(&theme, 119, &mut work).is_ok());
}

#[test]
fn the_bound_is_where_the_alarm_begins() {
    let mut areas = theme();
    for t in [FIRST, 590, 610] {
        let shared: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
        let theme = Theme { areas: &shared, dates: None };
        let upper = Pooled::default().look(&theme, t, &mut Work::default()).unwrap()[0].verdict.upper;
        for (count, alarm) in [(upper, false), (upper + 1.0, true)] {
            areas[0][t] = count;
            let shared: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
            let theme = Theme { areas: &shared, dates: None };
            let verdict = Pooled::default().look(&theme, t, &mut Work::default()).unwrap()[0].verdict.clone();
            assert_eq!(verdict.alarm, alarm);
            assert_eq!(verdict.p_value < 0.01, alarm, "{verdict:?}");
        }
    }
}
