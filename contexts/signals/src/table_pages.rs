//! The routes and texts of what stands on tables' agendas besides dossiers, gathered from the capabilities' own files.

use crate::{
    add_agenda_point, cancel_meeting, move_meeting, place_standing_message, say_standing_message,
    show_calendar, show_standing_messages, withdraw_standing_message, write_standing_message,
};
use network::Route;
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "tables",
    nl: include_str!("../locales/table.nl.ftl"),
    en: include_str!("../locales/table.en.ftl"),
};

/// Their routes.
pub fn routes() -> Vec<Route> {
    [
        add_agenda_point::routes(),
        move_meeting::routes(),
        cancel_meeting::routes(),
        show_calendar::routes(),
        show_standing_messages::routes(),
        write_standing_message::routes(),
        place_standing_message::routes(),
        withdraw_standing_message::routes(),
        say_standing_message::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
