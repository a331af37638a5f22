//! The routes and texts of the routing pages, gathered from the capabilities' own files.

use crate::{
    add_routing_rule, change_routing_rule, move_routing_rule, remove_routing_rule, show_routing,
    show_routing_rule,
};
use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "routing",
    nl: include_str!("../locales/routing.nl.ftl"),
    en: include_str!("../locales/routing.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    [
        show_routing::routes(),
        add_routing_rule::routes(),
        show_routing_rule::routes(),
        change_routing_rule::routes(),
        move_routing_rule::routes(),
        remove_routing_rule::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
