//! The signal loop: what members see is raised, understood, gathered, brought to the table that can solve it, solved,
//! and brought back to everybody who raised it, until it works there. It holds no resident and no plan.

pub mod dossier;
pub mod kinds;
pub mod lookalike;
pub mod record;
pub mod signal;
pub mod signal_state;
pub mod solution;
pub mod suggestions;
pub mod tell;
pub mod who_holds;

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

pub mod bring_back;
pub mod bring_to_table;
pub mod carry;
pub mod confirm;
pub mod doctor;
pub mod gather;
pub mod gather_page;
pub mod hand_over_driver;
pub mod join_coalition;
pub mod keep_commitment;
pub mod lift;
pub mod list_dossiers;
pub mod make_commitment;
pub mod record_outcome;
pub mod record_solution;
pub mod show_agenda;
pub mod show_dossier;
pub mod state_problem;
pub mod suggest;
pub mod works_here;

pub mod api_agendas;
pub mod api_dossier_acts;
pub mod api_dossier_beside;
pub mod api_dossiers;
pub mod api_promises;
pub mod api_raise;
pub mod api_signal_acts;
pub mod api_signals;
pub mod api_words;

mod dossier_pages;
mod signal_pages;

use network::{Endpoint, Route};
use web::TextSource;

/// The texts of this context.
pub const TEXTS: [TextSource; 2] = [signal_pages::TEXTS, dossier_pages::TEXTS];

/// The routes of this context.
pub fn routes() -> Vec<Route> {
    signal_pages::routes().into_iter().chain(dossier_pages::routes()).collect()
}

/// The endpoints of this context.
pub fn endpoints() -> Vec<Endpoint> {
    signal_pages::endpoints().into_iter().chain(dossier_pages::endpoints()).collect()
}
