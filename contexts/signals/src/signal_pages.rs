//! The routes and texts of the signal pages, gathered from the capabilities' own files.

use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "signals",
    nl: include_str!("../locales/signal.nl.ftl"),
    en: include_str!("../locales/signal.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
