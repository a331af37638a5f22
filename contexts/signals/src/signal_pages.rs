//! The routes and texts of the signal pages, gathered from the capabilities' own files.

use crate::{
    add_to_signal, answer, api_call_rounds, api_figures, api_raise, api_signal_acts, api_signals, capture,
    carry, close_signal, gather, import_signals, list_signals, show_signal, understand, works_here,
};
use network::beside::Beside;
use network::{Endpoint, Route};
use web::TextSource;

/// Their texts.
pub const TEXTS: TextSource = TextSource {
    context: "signals",
    nl: include_str!("../locales/signal.nl.ftl"),
    en: include_str!("../locales/signal.en.ftl"),
};

/// Their routes; `beside` is what others show on the page of a signal.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    [
        list_signals::routes(),
        capture::routes(),
        import_signals::routes(),
        show_signal::routes(beside),
        add_to_signal::routes(),
        understand::routes(),
        answer::routes(),
        close_signal::routes(),
        gather::routes(),
        carry::routes(),
        works_here::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Their endpoints in the API.
pub fn endpoints() -> Vec<Endpoint> {
    [
        api_signals::endpoints(),
        api_raise::endpoints(),
        api_signal_acts::endpoints(),
        api_call_rounds::endpoints(),
        api_figures::endpoints(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
