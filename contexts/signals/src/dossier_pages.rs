//! The routes and texts of the dossier pages, gathered from the capabilities' own files.

use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "dossiers",
    nl: include_str!("../locales/dossier.nl.ftl"),
    en: include_str!("../locales/dossier.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    Vec::new()
}
