//! The directory: what organisations offer, on which of the three pontoons, with whom to call and how long it takes; so that
//! nobody has to guess at whose door to knock (domain B10). It knows no resident and no plan; contexts above it read it.

pub mod offer;
pub mod pontoon;

mod keep_offer;
pub mod typed_offer;
pub mod who_answers;
pub mod within_area;

pub mod find_offer;
pub mod find_offer_page;
pub mod show_offer;

pub mod add_offer;
pub mod ask_again;
pub mod change_offer;
pub mod close_offer;
pub mod confirm_offer;
pub mod offer_form;
pub mod say_room;
pub mod set_offer_term;

pub mod export_offers;
pub mod hsds;
pub mod import_offers;

pub mod api_offers;
pub mod doctor;
pub mod exports;
pub mod published_offers;

#[cfg(test)]
mod samples;

use close_offer::Users;
use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: TextSource = TextSource {
    context: "directory",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};

/// The routes of this context; `users` are asked who must hear that an offer closed.
pub fn routes(users: &'static [Users]) -> Vec<Route> {
    [
        find_offer::routes(),
        add_offer::routes(),
        set_offer_term::routes(),
        export_offers::routes(),
        import_offers::routes(),
        show_offer::routes(),
        change_offer::routes(),
        confirm_offer::routes(),
        say_room::routes(),
        close_offer::routes(users),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    api_offers::endpoints()
}
