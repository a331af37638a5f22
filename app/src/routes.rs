//! The table of all routes, and what stands around them. The coverage test below holds every route against the policy.

use crate::{health, metrics::Metrics};
use anyhow::Result;
use axum::Router;
use axum::middleware::from_fn_with_state;
use network::export::Kind;
use network::published::Source;
use network::{Route, Workplace};
use std::sync::Arc;
use web::harden::{Limits, harden};
use worklist::today::Part;

/// What other contexts show on Vandaag and the waterlijn.
static PARTS: &[Part] = &[knowledge::crisis::PART, signals::capture::PART, signals::list_silent::PART];

/// What contexts have to show everybody in the network: the bulletin and the newsletter draw from it.
pub static SOURCES: &[Source] = &[
    signals::published_signals::SIGNALS,
    signals::published_signals::DOSSIERS,
    signals::published_solutions::SOLUTIONS,
    signals::published_solutions::GOOD_EXAMPLES,
    knowledge::SOURCES[0],
    knowledge::SOURCES[1],
    knowledge::SOURCES[2],
];

/// What is found by its words: the same, but for good examples, which are signals and dossiers already.
pub static FOUND: &[Source] = &[
    signals::published_signals::SIGNALS,
    signals::published_signals::DOSSIERS,
    signals::published_solutions::SOLUTIONS,
    knowledge::SOURCES[0],
    knowledge::SOURCES[1],
    knowledge::SOURCES[2],
];

/// What each context has to export.
pub static EXPORTS: &[&[Kind]] =
    &[&network::export::kinds::EXPORTS, &worklist::exports::EXPORTS, &signals::exports::EXPORTS];

/// Every route of every context, with the action that the policy is asked for.
pub fn table() -> Vec<Route> {
    [
        network::routes(),
        network::export_everything::routes(EXPORTS),
        worklist::routes(PARTS),
        signals::routes(),
        knowledge::routes(SOURCES, FOUND),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The whole application.
pub fn router(workplace: &Workplace, limits: Limits, metrics: &Arc<Metrics>) -> Result<Router> {
    let pages = network::routes::mount(table(), workplace)?;
    let hardened = harden(pages, &workplace.site, limits);
    let router = hardened.merge(health::routes(workplace));
    Ok(router.layer(from_fn_with_state(Arc::clone(metrics), crate::metrics::measure)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy::Policy;
    use std::collections::BTreeSet;

    #[test]
    fn every_route_asks_for_an_action_that_the_policies_know() {
        let policy = Policy::load().unwrap();
        let unknown: Vec<String> = table()
            .iter()
            .filter(|route| !policy.knows(route.action))
            .map(|route| format!("{} {} asks for {}", route.method, route.path, route.action))
            .collect();
        assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn no_route_stands_in_the_table_twice() {
        let mut seen = BTreeSet::new();
        for route in table() {
            assert!(seen.insert(format!("{} {}", route.method, route.path)), "{} twice", route.path);
        }
        assert!(seen.len() > 30, "{} routes", seen.len());
    }
}
