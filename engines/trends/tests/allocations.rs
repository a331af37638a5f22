//! What is said of the inner loop, measured: once its work space is warm, looking at a series of the reference mode asks for
//! no memory, and looking at a theme only for the list of its answers.

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;
use trends::ears::{Baseline, Ears};
use trends::farrington::fit::Work as OneWork;
use trends::farrington::{Farrington, Power, Threshold};
use trends::pooled::{Pooled, Theme, Work};
use trends::series::Series;
use trends::slow_rise::SlowRise;

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How often memory was asked for or stretched. The count is of the whole process, whose other thread runs the test and now
/// and then asks for some itself: what the act asks for is asked every time.
fn asked(mut act: impl FnMut()) -> usize {
    let mut once = || {
        let region = Region::new(COUNTED);
        act();
        let change = region.change();
        change.allocations + change.reallocations
    };
    (0..5).map(|_| once()).min().unwrap_or_default()
}

fn area(number: usize) -> Vec<f64> {
    (0..420).map(|week| [3.0, 5.0, 4.0, 2.0, 26.0, 0.0, 1.0][(week * (number + 3) + number) % 7]).collect()
}

// One test: two at once would count each other's.
#[test]
fn the_inner_loop_asks_for_no_memory() {
    assert!(asked(|| drop(black_box(vec![0_u8; 64]))) >= 1, "what is counted is what is asked for");
    let areas: Vec<Vec<f64>> = (0..20).map(area).collect();
    let series = Series::of(&areas[0]);
    for threshold in [Threshold::NbPlugin, Threshold::Muan, Threshold::Delta(Power::TwoThirds)] {
        let method = Farrington { threshold, ..Farrington::flexible(5) };
        let mut work = OneWork::default();
        method.look(&series, 400, &mut work).unwrap();
        let again = || (350..420).for_each(|t| drop(black_box(method.look(&series, t, &mut work))));
        assert_eq!(asked(again), 0, "{threshold:?}, seventy weeks");
    }
    let ears = Ears { baseline: Baseline::C2, alpha: 0.01, min_sigma: 0.0 };
    assert_eq!(asked(|| drop(black_box(ears.look(&series, 400)))), 0);
    let shared: Vec<&[f64]> = areas.iter().map(Vec::as_slice).collect();
    let theme = Theme { areas: &shared, dates: None, seen: None };
    let mut work = Work::default();
    Pooled::default().look(&theme, 400, &mut work).unwrap();
    let look = || drop(black_box(Pooled::default().look(&theme, 410, &mut work)));
    assert_eq!(asked(look), 1, "twenty areas, one list of answers");
    SlowRise::default().look(&theme, 400, &mut work).unwrap();
    assert_eq!(asked(|| drop(black_box(SlowRise::default().look(&theme, 410, &mut work)))), 1);
}
