//! The routes and texts of the dossier pages, gathered from the capabilities' own files.

use crate::{
    api_agendas, api_dossier_acts, api_dossier_beside, api_dossiers, api_promises, bring_back,
    bring_to_table, confirm, hand_over_driver, join_coalition, keep_commitment, leave_coalition, lift,
    list_dossiers, make_commitment, record_outcome, record_solution, reopen_dossier, show_agenda,
    show_dossier, state_problem, suggest, word_remainder,
};
use network::beside::Beside;
use network::{Endpoint, Route};
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "dossiers",
    nl: include_str!("../locales/dossier.nl.ftl"),
    en: include_str!("../locales/dossier.en.ftl"),
};

/// Their routes; `beside` is what others show on the page of a dossier or a meeting.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    [
        list_dossiers::routes(),
        show_dossier::routes(beside),
        state_problem::routes(),
        suggest::routes(),
        join_coalition::routes(),
        leave_coalition::routes(),
        bring_to_table::routes(),
        make_commitment::routes(),
        keep_commitment::routes(),
        record_outcome::routes(),
        record_solution::routes(),
        bring_back::routes(),
        word_remainder::routes(),
        confirm::routes(),
        reopen_dossier::routes(),
        lift::routes(),
        hand_over_driver::routes(),
        show_agenda::routes(beside),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Their endpoints in the API.
pub fn endpoints() -> Vec<Endpoint> {
    [
        api_dossiers::endpoints(),
        api_dossier_acts::endpoints(),
        api_dossier_beside::endpoints(),
        api_promises::endpoints(),
        api_agendas::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
