//! The default on simulated themes: calibrated whether areas share a season or not, the same in any order, and adding
//! up from buurt to gemeente.

use proptest::prelude::*;
use trends::benchmark::contest::{Contestant, Variant, replicates};
use trends::benchmark::generate::{FIRST, Made, WEEKS, scenarios};
use trends::benchmark::measure::measure;
use trends::pooled::{Expectation, Looked, Pooled, Theme, Work};
use trends::series::NoVerdict;
use trends::slow_rise::SlowRise;

/// One scenario of each set with a trend and a season: few enough to run in every build.
fn of_sets(variant: Variant) -> Vec<Vec<Made>> {
    let all = scenarios();
    [4, 10, 16, 22, 28, 34, 40].iter().map(|at| replicates(&all[*at], variant, 10)).collect()
}

fn false_positives(variant: Variant) -> f64 {
    let of_sets = of_sets(variant);
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

fn look(areas: &[Vec<f64>], t: usize) -> Vec<Looked> {
    let areas: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
    let theme = Theme { areas: &areas, dates: None, seen: None };
    Pooled::default().look(&theme, t, &mut Work::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn the_order_of_areas_changes_nothing(order in Just((0..8_usize).collect::<Vec<_>>()).prop_shuffle(), t in FIRST..WEEKS) {
        let areas = theme();
        let before = look(&areas, t);
        let shuffled: Vec<Vec<f64>> = order.iter().map(|at| areas[*at].clone()).collect();
        for (at, after) in order.iter().zip(look(&shuffled, t)) {
            let (before, after) = (&before[*at], &after);
            let (mean, of_mean) = (before.this_week.mean, after.this_week.mean);
            prop_assert!((mean / of_mean - 1.0).abs() < 1e-9, "{mean} {of_mean}");
            let (p, of_p) = (before.verdict.p_value, after.verdict.p_value);
            prop_assert!((p / of_p - 1.0).abs() < 1e-6, "{p} {of_p}");
            prop_assert_eq!(before.verdict.alarm, after.verdict.alarm);
        }
    }
}

/// One more area that has neither season nor trend: the alarms of the others are still one in a hundred.
#[test]
fn an_area_of_constant_rate_leaves_the_calibration_of_the_others() {
    for variant in [Variant::Homogeneous, Variant::Heterogeneous] {
        let (mut alarms, mut weeks) = (0.0, 0.0);
        for made in of_sets(variant) {
            let mut areas: Vec<Vec<f64>> = made.into_iter().map(|one| one.without).collect();
            let of_area = areas.iter().map(|area| area[FIRST]).sum::<f64>() / 10.0;
            areas.push((0..WEEKS).map(|week| (of_area + [0.0, 1.0, 2.0][week % 3]).round()).collect());
            for t in FIRST..WEEKS {
                let found = look(&areas, t);
                alarms += found[..10].iter().map(|one| f64::from(u8::from(one.verdict.alarm))).sum::<f64>();
                weeks += 10.0;
            }
        }
        assert!((0.005..0.017).contains(&(alarms / weeks)), "{variant:?}: {}", alarms / weeks);
    }
}

#[test]
fn what_is_expected_adds_up_from_buurt_to_gemeente() {
    let areas = theme();
    let areas: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
    let theme = Theme { areas: &areas, dates: None, seen: None };
    let mut work = Work::default();
    let buurten = Pooled::default().expect(&theme, FIRST, 0, &mut work).unwrap();
    let wijken = [Expectation::together(&buurten[..3]), Expectation::together(&buurten[3..])];
    let through_wijken = Expectation::together(&wijken);
    let at_once = Expectation::together(buurten);
    assert!((through_wijken.mean - at_once.mean).abs() < 1e-9);
    assert!((through_wijken.variance - at_once.variance).abs() < 1e-12);
    assert!((through_wijken.phi - at_once.phi).abs() < 1e-9);
}

#[test]
fn a_short_history_says_how_much_it_needs_and_nothing_is_no_error() {
    let nothing = vec![0.0; 120];
    let areas = [nothing.as_slice(), nothing.as_slice()];
    let theme = Theme { areas: &areas, dates: None, seen: None };
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
        let theme = Theme { areas: &shared, dates: None, seen: None };
        let upper = Pooled::default().look(&theme, t, &mut Work::default()).unwrap()[0].verdict.upper;
        for (count, alarm) in [(upper, false), (upper + 1.0, true)] {
            areas[0][t] = count;
            let shared: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
            let theme = Theme { areas: &shared, dates: None, seen: None };
            let verdict = Pooled::default().look(&theme, t, &mut Work::default()).unwrap()[0].verdict.clone();
            assert_eq!(verdict.alarm, alarm);
            assert_eq!(verdict.p_value < 0.01, alarm, "{verdict:?}");
        }
    }
}
