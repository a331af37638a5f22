//! The proof: the search finds nothing wrong with all guards in force, and something wrong without any one.

use super::StoreGuard;
use super::system::Bounds;
use crate::guards::{Guard, Guards};
use stateright::{Checker, HasDiscoveries, Model};
use std::collections::BTreeSet;

/// Two people act at the same time.
const TOGETHER: Bounds = Bounds {
    clients: 2,
    days: &[0],
    absences: 0,
    crashes: 1,
    closings: 1,
    guards: Guards::ALL,
    without: None,
};
/// One person acts while somebody goes, and while all clocks of an asking run out.
const DAYS: Bounds =
    Bounds { clients: 1, days: &[0, 1, 2, 3], absences: 1, crashes: 1, closings: 0, ..TOGETHER };
/// One person acts while a season goes by.
const SEASON: Bounds = Bounds { clients: 1, days: &[0, 31, 46, 92], crashes: 0, ..TOGETHER };

/// Searches everything within the bounds, and says how much that was.
fn prove(name: &str, bounds: &Bounds) {
    let watch = kernel::clock::Stopwatch::start();
    let checker = bounds.clone().checker().threads(2).spawn_bfs().join();
    let Bounds { clients, days, absences, crashes, closings, .. } = bounds;
    println!(
        "figures: handover, {name}: {} states in {:.0} s ({clients} clients with one request each, days {days:?}, \
         {absences} absences, {crashes} crashes, {closings} closings, {} starting states)",
        checker.unique_state_count(),
        watch.seconds(),
        bounds.init_states().len(),
    );
    checker.assert_properties();
}

#[test]
fn two_people_at_once_break_nothing() {
    prove("two people at once", &TOGETHER);
}

#[test]
fn clocks_and_absence_break_nothing() {
    prove("clocks and absence", &DAYS);
}

#[test]
fn a_season_breaks_nothing() {
    prove("a season", &SEASON);
}

/// The first property that fails, searching the smallest bounds first.
fn violated(guards: Guards, without: Option<StoreGuard>) -> Option<&'static str> {
    let alone = Bounds { clients: 1, crashes: 0, absences: 1, days: &[0, 1, 2], ..TOGETHER };
    [alone, SEASON, TOGETHER, DAYS].into_iter().find_map(|bounds| {
        let model = Bounds { guards, without, ..bounds };
        let checker = model.checker().threads(2).finish_when(HasDiscoveries::AnyFailures).spawn_bfs().join();
        let failures: BTreeSet<_> = checker
            .discoveries()
            .into_keys()
            .filter(|name| checker.model().property(name).expectation.discovery_is_failure())
            .collect();
        failures.first().copied()
    })
}

#[test]
fn without_any_one_guard_something_breaks() {
    let mut unneeded = Vec::new();
    for (number, guard) in Guard::EVERY.into_iter().enumerate() {
        assert_eq!(guard as usize, number, "Guard::EVERY lists every guard, in order");
        match violated(Guards::without(guard), None) {
            Some(property) => println!("without {guard:?}: {property}"),
            None => unneeded.push(format!("{guard:?}")),
        }
    }
    for guard in StoreGuard::EVERY {
        match violated(Guards::ALL, Some(guard)) {
            Some(property) => println!("without {guard:?}: {property}"),
            None => unneeded.push(format!("{guard:?}")),
        }
    }
    assert!(unneeded.is_empty(), "the proof doesn't need {unneeded:?}");
}
