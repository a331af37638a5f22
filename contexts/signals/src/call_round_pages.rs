//! The routes and texts of the pages of call rounds, gathered from the capabilities' own files.

use crate::{
    call_after_all, call_next_member, close_call_round, give_member_back, list_call_rounds, list_long_silent,
    list_silent, note_call, show_call, show_call_round, start_call_round,
};
use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "call rounds",
    nl: include_str!("../locales/call_round.nl.ftl"),
    en: include_str!("../locales/call_round.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    [
        list_call_rounds::routes(),
        start_call_round::routes(),
        show_call_round::routes(),
        call_next_member::routes(),
        show_call::routes(),
        note_call::routes(),
        give_member_back::routes(),
        call_after_all::routes(),
        list_silent::routes(),
        list_long_silent::routes(),
        close_call_round::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
