//! The worklist: who holds what, until when. It stores obligations, carries out what the engine plans, tells people
//! what came back to them, and shows Vandaag, Mijn lat and the waterlijn. It knows no signal and no plan: those
//! contexts open obligations here and give them a title and a page.

pub mod bounce;
pub mod change_person;
pub mod clock;
pub mod confidant_proposal;
pub mod confidants;
pub mod convening;
pub mod doctor;
pub mod held;
pub mod matter;
pub mod notice;
pub mod obligation;
pub mod standing;
pub mod titles;
pub mod webhook;
pub mod why;
pub mod word_back;

pub use matter::Matter;
pub use obligation::{Opening, act, advance, must_be_promisable, open, settle};

pub mod api_holder;
pub mod api_messages;
pub mod api_obligation_moves;
pub mod api_obligations;
pub mod api_webhooks;

pub mod absence;
pub mod become_confidant;
pub mod everything_held;
pub mod exports;
pub mod move_obligation;
pub mod propose_confidant;
pub mod read_notice;
pub mod reassign;
pub mod return_mail;
pub mod show_confidants;
pub mod show_obligation;
pub mod show_person;
pub mod shown;
pub mod step_down;
pub mod subscribe_webhook;
pub mod today;
pub mod waterline;
pub mod way_of_obligation;

#[cfg(test)]
mod samples;

use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "worklist",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The routes of this context; `parts` are what other contexts show on Vandaag and the waterlijn, `titles` how they name what
/// they keep sealed.
pub fn routes(parts: &'static [today::Part], titles: &'static [titles::Titles]) -> Vec<Route> {
    [
        today::routes(parts, titles),
        read_notice::routes(titles),
        everything_held::routes(titles),
        waterline::routes(parts),
        show_obligation::routes(titles),
        move_obligation::routes(),
        reassign::routes(),
        show_person::routes(),
        absence::routes(),
        change_person::routes(),
        bounce::routes(),
        return_mail::routes(),
        show_confidants::routes(),
        propose_confidant::routes(),
        become_confidant::routes(),
        step_down::routes(),
        subscribe_webhook::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    [
        api_obligations::endpoints(),
        api_obligation_moves::endpoints(),
        api_messages::endpoints(),
        api_webhooks::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
