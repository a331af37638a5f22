//! The table of all routes, and what stands around them. The coverage test below holds every route against the policy.

use crate::{describe_api, health, metrics::Metrics};
use anyhow::Result;
use axum::Router;
use axum::middleware::from_fn_with_state;
use network::published::Source;
use network::{Endpoint, Route, Workplace};
use std::sync::Arc;
use web::harden::{Limits, harden};
use web::rate::Pace;
use worklist::today::Part;

/// What other contexts show on Vandaag.
static PARTS: &[Part] = &[signals::capture::PART];

/// What contexts have to show everybody in the network: for the bulletin, the search and the export.
pub static SOURCES: &[Source] = &[];

/// Every route of every context, with the action that the policy is asked for.
pub fn table() -> Vec<Route> {
    [
        network::routes(),
        worklist::routes(PARTS),
        signals::routes(),
        knowledge::routes(SOURCES),
        describe_api::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Every endpoint of the API, with the action that the policy is asked for and the scope that its token needs.
pub fn endpoints() -> Vec<Endpoint> {
    [network::endpoints(), worklist::endpoints(), signals::endpoints()].into_iter().flatten().collect()
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
