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

pub mod answer;
pub mod choose_letters;
pub mod circle;
pub mod derived;
pub mod end_subscription;
pub mod feed_address;
pub mod letter_doctor;
pub mod likely;
pub mod list_page;
pub mod mail_letter;
pub mod measure;
pub mod practice;
pub mod question;
pub mod read_feed;
pub mod stamp;
pub mod tell_askers;
pub mod themes;
pub mod touch;
pub mod unread;
pub mod way_here;
pub mod who_holds;

pub mod ask;
pub mod ask_form;
pub mod expert_desk;
pub mod link_question;
pub mod list_questions;
pub mod reopen_question;
pub mod show_question;
pub mod take_question;

pub mod list_answers;
pub mod renew_answer;
pub mod review_answer;
pub mod show_answer;
pub mod withdraw_answer;
pub mod write_answer;
pub mod write_answer_form;

pub mod apply_practice;
pub mod derive_practice;
pub mod list_practices;
pub mod share_practice;
pub mod share_practice_form;
pub mod show_practice;

pub mod confirm_touched;
pub mod end_measure;
pub mod list_measures;
pub mod rest_on;
pub mod set_measure;
pub mod set_measure_form;
pub mod show_measure;

pub mod begin_crisis;
pub mod crisis;
pub mod end_crisis;
pub mod show_crisis;

pub mod api_answers;
pub mod api_find;
pub mod api_measures;
pub mod api_practices;
pub mod api_questions;

pub mod doctor;
pub mod exports;
pub mod exports_around;
pub mod overview;
pub mod published_knowledge;
pub mod worked_practices;

pub mod find;
pub mod find_page;

mod bulletin_pages;
mod find_pages;
mod question_pages;

#[cfg(test)]
mod samples;

use network::published::Source;
use network::{Endpoint, Route};
pub use published_knowledge::SOURCES;
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 3] = [question_pages::TEXTS, bulletin_pages::TEXTS, find_pages::TEXTS];

/// The routes of this context; `sources` is what the bulletin draws from and what a practice may be derived from, `found`
/// what is searched.
pub fn routes(sources: &'static [Source], found: &'static [Source]) -> Vec<Route> {
    [question_pages::routes(sources), bulletin_pages::routes(sources), find_pages::routes(found)]
        .into_iter()
        .flatten()
        .collect()
}

/// The endpoints of this context; `found` is what is searched.
pub fn endpoints(found: &'static [Source]) -> Vec<Endpoint> {
    [
        api_questions::endpoints(),
        api_answers::endpoints(),
        api_practices::endpoints(),
        api_measures::endpoints(),
        api_find::endpoints(found),
    ]
    .into_iter()
    .flatten()
    .collect()
}
