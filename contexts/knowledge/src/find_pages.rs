//! The routes and texts of the search, gathered from the capability's own file.

use crate::find;
use network::Route;
use network::published::Source;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "knowledge",
    nl: include_str!("../locales/find.nl.ftl"),
    en: include_str!("../locales/find.en.ftl"),
};

/// Their routes; `sources` is what is searched.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    find::routes(sources)
}
