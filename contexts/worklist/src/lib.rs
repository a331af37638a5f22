//! The worklist: who holds what, until when. It stores obligations, carries out what the engine plans, tells people
//! what came back to them, and shows Vandaag, Mijn lat and the waterlijn. It knows no signal and no plan: those
//! contexts open obligations here and give them a title and a page.

pub mod matter;
pub mod why;
pub mod obligation;
pub mod standing;
pub mod notice;
pub mod bounce;
pub mod clock;
pub mod held;

pub use matter::Matter;
pub use obligation::{Opening, act, advance, open, settle};

pub mod today;

use network::Route;
use web::TextSource;

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "worklist",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The routes of this context; `parts` are what other contexts show on Vandaag.
pub fn routes(parts: &'static [today::Part]) -> Vec<Route> {
    [today::routes(parts)].into_iter().flatten().collect()
}
