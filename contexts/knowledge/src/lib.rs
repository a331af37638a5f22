//! What the network knows together: questions and their answers, practices that spread, measures with their validity,
//! and the bulletin that tells what changed. It knows no signal and no plan; what other contexts have to tell it reads
//! as published, through the sources that the app hangs in.

pub mod crisis;

pub mod begin_crisis;
pub mod end_crisis;
pub mod show_crisis;

mod bulletin_pages;
mod question_pages;
mod typed_words;

use network::Route;
use network::published::Source;
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 2] = [question_pages::TEXTS, bulletin_pages::TEXTS];

/// The routes of this context; `sources` is what the bulletin draws from.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    question_pages::routes().into_iter().chain(bulletin_pages::routes(sources)).collect()
}
