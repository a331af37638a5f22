//! What the network knows together: questions and their answers, practices that spread, measures with their validity,
//! and the bulletin that tells what changed. It knows no signal and no plan; what other contexts have to tell it reads
//! as published, through the sources that the app hangs in.

pub mod find;
pub mod find_page;

mod bulletin_pages;
mod find_pages;
mod question_pages;

use network::Route;
use network::published::Source;
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 3] = [question_pages::TEXTS, bulletin_pages::TEXTS, find_pages::TEXTS];

/// The routes of this context; `sources` is what the bulletin draws from and what is searched.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    [question_pages::routes(), bulletin_pages::routes(sources), find_pages::routes(sources)]
        .into_iter()
        .flatten()
        .collect()
}
