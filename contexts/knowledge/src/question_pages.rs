//! The routes and texts of the question pages, gathered from the capabilities' own files.

use crate::{begin_crisis, end_crisis, show_crisis};
use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "knowledge",
    nl: include_str!("../locales/question.nl.ftl"),
    en: include_str!("../locales/question.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    [show_crisis::routes(), begin_crisis::routes(), end_crisis::routes()].into_iter().flatten().collect()
}
