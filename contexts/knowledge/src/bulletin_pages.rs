//! The routes and texts of the bulletin pages, gathered from the capabilities' own files.

use crate::{
    choose_letters, compose_newsletter, end_subscription, feed_address, introduce_bulletin, list_letters,
    read_feed, show_letter,
};
use network::Route;
use network::published::Source;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "knowledge",
    nl: include_str!("../locales/bulletin.nl.ftl"),
    en: include_str!("../locales/bulletin.en.ftl"),
};

/// Their routes; `sources` is what the letters draw from.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    [
        list_letters::routes(sources),
        show_letter::routes(sources),
        introduce_bulletin::routes(sources),
        compose_newsletter::routes(sources),
        choose_letters::routes(),
        feed_address::routes(),
        read_feed::routes(sources),
        end_subscription::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
