//! The routes and texts of the bulletin pages, gathered from the capabilities' own files.

use network::Route;
use network::published::Source;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "knowledge",
    nl: include_str!("../locales/bulletin.nl.ftl"),
    en: include_str!("../locales/bulletin.en.ftl"),
};

/// Their routes; `sources` is what the bulletin draws from.
pub fn routes(_sources: &'static [Source]) -> Vec<Route> {
    Vec::new()
}
