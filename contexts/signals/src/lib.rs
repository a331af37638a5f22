//! The signal loop: what members see is raised, understood, gathered, brought to the table that can solve it, solved,
//! and brought back to everybody who raised it, until it works there. It holds no resident and no plan.

pub mod call_round;
pub mod counted_signals;
pub mod dossier;
pub mod figures;
pub mod gathered_dossiers;
pub mod kinds;
pub mod learn_theme;
pub mod lookalike;
pub mod published_signals;
pub mod record;
pub mod routing;
pub mod routing_facts;
pub mod routing_rule;
pub mod signal;
pub mod signal_state;
pub mod solution;
pub mod standing_message;
pub mod suggestions;
pub mod tell;
pub mod who_holds;
pub mod word_back;
pub mod worked_signals;

pub mod add_to_signal;
pub mod answer;
pub mod capture;
pub mod capture_form;
pub mod close_signal;
pub mod list_signals;
pub mod show_signal;
pub mod show_signal_page;
pub mod signal_way;
pub mod understand;

pub mod add_routing_rule;
pub mod change_routing_rule;
pub mod mend_routing;
pub mod move_routing_rule;
pub mod remove_routing_rule;
pub mod show_routing;
pub mod show_routing_rule;
pub mod try_routing;

pub mod add_agenda_point;
pub mod cancel_meeting;
pub mod move_meeting;
pub mod place_standing_message;
pub mod say_standing_message;
pub mod show_calendar;
pub mod show_standing_messages;
pub mod withdraw_standing_message;
pub mod write_standing_message;

pub mod bring_back;
pub mod bring_to_table;
pub mod carry;
pub mod confirm;
pub mod doctor;
pub mod exports;
pub mod exports_around;
pub mod follow_driver;
pub mod gather;
pub mod gather_page;
pub mod hand_over_driver;
pub mod import_signals;
pub mod join_coalition;
pub mod keep_commitment;
pub mod leave_coalition;
pub mod lift;
pub mod list_dossiers;
pub mod make_commitment;
pub mod published_solutions;
pub mod record_outcome;
pub mod record_solution;
pub mod reopen_dossier;
pub mod see_figures;
pub mod show_agenda;
pub mod show_dossier;
pub mod state_problem;
pub mod suggest;
pub mod word_remainder;
pub mod works_here;

pub mod call_after_all;
pub mod call_next_member;
pub mod close_call_round;
pub mod give_member_back;
pub mod list_call_rounds;
pub mod list_long_silent;
pub mod list_silent;
pub mod note_call;
pub mod show_call;
pub mod show_call_round;
pub mod start_call_round;

pub mod api_agendas;
pub mod api_call_rounds;
pub mod api_dossier_acts;
pub mod api_dossier_beside;
pub mod api_dossiers;
pub mod api_figures;
pub mod api_promises;
pub mod api_raise;
pub mod api_signal_acts;
pub mod api_signals;
pub mod api_words;

mod call_round_pages;
mod dossier_pages;
mod routing_pages;
mod signal_pages;
mod table_pages;

use network::beside::Beside;
use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 6] = [
    signal_pages::TEXTS,
    dossier_pages::TEXTS,
    routing_pages::TEXTS,
    table_pages::TEXTS,
    see_figures::TEXTS,
    call_round_pages::TEXTS,
];

/// The routes of this context; `beside` is what others show on the page of a signal, a dossier or a meeting.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    [
        signal_pages::routes(beside),
        dossier_pages::routes(beside),
        routing_pages::routes(),
        table_pages::routes(),
        see_figures::routes(),
        call_round_pages::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    signal_pages::endpoints().into_iter().chain(dossier_pages::endpoints()).collect()
}
