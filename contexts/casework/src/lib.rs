//! Residents: the story told once, one plan, one lead, and help on three pontoons that nobody falls between. It stands on
//! the worklist, which proves that somebody holds every open help request, and tells the rest of the network only what
//! names nobody.

pub mod board;
pub mod help_request;
pub mod lead;
pub mod legal;
pub mod name_obligations;
pub mod plan;
pub mod share;

pub mod end_share;
pub mod find_plan;
pub mod list_plans;
pub mod log_contact;
pub mod look_in_emergency;
pub mod open_plan;
pub mod place_help_request;
pub mod see_who_read;
pub mod set_next_step;
pub mod share_part;
pub mod show_board;
pub mod show_plan;
pub mod wait;
pub mod who_may_read;

pub mod doctor;

#[cfg(test)]
mod samples;

use network::Route;
use web::{Place, TextSource};

/// Where these pages stand in the navigation.
pub(crate) const PLACE: Place = Place("nav-plans");

/// The texts of this context.
pub const TEXTS: [TextSource; 3] = [
    TextSource {
        context: "casework/plan",
        nl: include_str!("../locales/plan.nl.ftl"),
        en: include_str!("../locales/plan.en.ftl"),
    },
    TextSource {
        context: "casework/board",
        nl: include_str!("../locales/board.nl.ftl"),
        en: include_str!("../locales/board.en.ftl"),
    },
    TextSource {
        context: "casework/reading",
        nl: include_str!("../locales/reading.nl.ftl"),
        en: include_str!("../locales/reading.en.ftl"),
    },
];

/// The routes of this context.
pub fn routes() -> Vec<Route> {
    [
        list_plans::routes(),
        open_plan::routes(),
        find_plan::routes(),
        show_plan::routes(),
        log_contact::routes(),
        set_next_step::routes(),
        place_help_request::routes(),
        wait::routes(),
        show_board::routes(),
        who_may_read::routes(),
        share_part::routes(),
        end_share::routes(),
        see_who_read::routes(),
        look_in_emergency::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
