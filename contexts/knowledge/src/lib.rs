//! What the network knows together: questions and their answers, practices that spread, measures with their validity,
//! and the bulletin that tells what changed. It knows no signal and no plan; what other contexts have to tell it reads
//! as published, through the sources that the app hangs in.

pub mod letter;
pub mod letter_draft;
pub mod letter_html;
pub mod sentence;
pub mod subscription;

pub mod compose_bulletin;
pub mod compose_newsletter;
pub mod introduce_bulletin;
pub mod list_letters;
pub mod show_letter;

pub mod choose_letters;
pub mod end_subscription;
pub mod feed_address;
pub mod letter_doctor;
pub mod mail_letter;
pub mod read_feed;

mod bulletin_pages;
mod question_pages;

use network::Route;
use network::published::Source;
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 2] = [question_pages::TEXTS, bulletin_pages::TEXTS];

/// The routes of this context; `sources` is what the bulletin draws from.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    question_pages::routes().into_iter().chain(bulletin_pages::routes(sources)).collect()
}
