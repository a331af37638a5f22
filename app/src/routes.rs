//! The table of all routes, and what stands around them. The coverage test below holds every route against the policy.

use crate::{describe_api, health, metrics::Metrics};
use anyhow::Result;
use axum::Router;
use axum::middleware::from_fn_with_state;
use directory::close_offer::Users;
use network::beside::Beside;
use network::counted::Counted;
use network::export::Kind;
use network::published::Source;
use network::{Endpoint, Route, Workplace};
use std::sync::Arc;
use web::harden::{Limits, harden};
use web::rate::Pace;
use worklist::titles::Titles;
use worklist::today::Part;

/// What other contexts show on Vandaag and the waterlijn.
static PARTS: &[Part] = &[
    knowledge::crisis::PART,
    signals::capture::PART,
    signals::list_silent::PART,
    signals::list_long_silent::PART,
];

/// How contexts name for its holder what they keep sealed.
static TITLES: &[Titles] = &[casework::name_obligations::TITLES];

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
    directory::published_offers::OFFERS,
    casework::published_deviations::DEVIATIONS,
];

/// What is counted for trends and figures.
pub static COUNTED: &[Counted] = &[signals::counted_signals::SIGNALS];

/// Who in the network counts on an offer, as each context that knows some says; they hear that it closes.
pub static USERS: &[Users] = &[];

/// What each context has to export.
pub static EXPORTS: &[&[Kind]] = &[
    &network::export::kinds::EXPORTS,
    &worklist::exports::EXPORTS,
    &signals::exports::EXPORTS,
    &knowledge::exports::EXPORTS,
    &directory::exports::EXPORTS,
    &insight::exports::EXPORTS,
];

/// What contexts show on the pages of others' things.
static BESIDE: &[Beside] = &[knowledge::derive_practice::BESIDE];

/// Every route of every context, with the action that the policy is asked for.
pub fn table() -> Vec<Route> {
    [
        network::routes(),
        network::export_everything::routes(EXPORTS),
        worklist::routes(PARTS, TITLES),
        signals::routes(BESIDE),
        knowledge::routes(SOURCES, FOUND),
        directory::routes(USERS),
        casework::routes(),
        insight::routes(FOUND),
        describe_api::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every endpoint of the API, with the action that the policy is asked for and the scope that its token needs.
pub fn endpoints() -> Vec<Endpoint> {
    [
        network::endpoints(),
        worklist::endpoints(),
        signals::endpoints(),
        directory::endpoints(),
        casework::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The whole application.
pub fn router(workplace: &Workplace, limits: Limits, metrics: &Arc<Metrics>) -> Result<Router> {
    let pages = network::routes::mount(table(), workplace)?;
    // One token is one system of many behind the same address.
    let pace = Pace { at_once: limits.pace.at_once / 2, per_minute: limits.pace.per_minute / 2 };
    let site = || Arc::clone(&workplace.site);
    let calls = network::endpoint::mount(endpoints(), workplace, pace)
        .merge(describe_api::open())
        .layer(from_fn_with_state(site(), api::speak::speak));
    let hardened = harden(pages.merge(calls), &workplace.site, limits)
        .layer(from_fn_with_state(site(), api::speak::speak_outside));
    let router = hardened.merge(health::routes(workplace, metrics));
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
    fn every_endpoint_asks_for_an_action_that_the_policies_know() {
        let policy = Policy::load().unwrap();
        let mut seen = BTreeSet::new();
        for endpoint in endpoints() {
            let name = format!("{} {}", endpoint.operation.method, endpoint.operation.path);
            assert!(policy.knows(endpoint.action), "{name} asks for {}", endpoint.action);
            assert!(seen.insert(name.clone()), "{name} twice");
            assert!(seen.insert(endpoint.operation.id.to_owned()), "{name} has the id of another");
        }
        assert!(seen.len() > 60, "{} endpoints", seen.len() / 2);
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
