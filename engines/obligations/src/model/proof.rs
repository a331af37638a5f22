//! The proof: the search finds nothing wrong with all guards in force, and something wrong without any one.

use super::StoreGuard;
use super::system::Bounds;
use crate::guards::{Guard, Guards};
use stateright::{Checker, HasDiscoveries, Model};
use std::collections::BTreeSet;

/// Two people act at the same time.
const TOGETHER: Bounds =
    Bounds { matters: 1, clients: 2, days: 1, absences: 1, crashes: 1, guards: Guards::ALL, without: None };
/// One person acts while a whole week of ladder goes by.
const LADDER: Bounds = Bounds { clients: 1, days: 4, absences: 2, crashes: 0, ..TOGETHER };
/// Two matters with the same holders.
const TWO_MATTERS: Bounds = Bounds { matters: 2, clients: 1, days: 2, crashes: 0, ..TOGETHER };

/// Searches everything within the bounds, and says how much that was.
fn prove(name: &str, bounds: &Bounds) {
    let watch = kernel::clock::Stopwatch::start();
    let checker = bounds.clone().checker().threads(2).spawn_bfs().join();
    let Bounds { matters, clients, days, absences, crashes, .. } = bounds;
    println!(
        "figures: obligations, {name}: {} states in {:.0} s ({matters} matters, {clients} clients with one request each, {days} days, \
         {absences} absences, {crashes} crashes, {} starting states)",
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
fn a_week_of_silence_breaks_nothing() {
    prove("a week of silence", &LADDER);
}

#[test]
fn two_matters_move_together() {
    prove("two matters", &TWO_MATTERS);
}

/// The first property that fails, searching the smallest bounds first.
fn violated(guards: Guards, without: Option<StoreGuard>) -> Option<&'static str> {
    let alone = Bounds { clients: 1, absences: 1, days: 2, ..TOGETHER };
    [alone, LADDER, TOGETHER].into_iter().find_map(|bounds| {
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
    for (number, guard) in Guard::every().enumerate() {
        assert_eq!(guard as usize, number, "Guard::next goes past every guard, in order");
        let property = violated(Guards::without(guard), None);
        println!("without {guard:?}: {}", property.unwrap_or_else(|| panic!("{guard:?} is not needed")));
    }
    for guard in StoreGuard::EVERY {
        let property = violated(Guards::ALL, Some(guard));
        println!("without {guard:?}: {}", property.unwrap_or_else(|| panic!("{guard:?} is not needed")));
    }
}
