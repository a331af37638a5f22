//! Structured logs: one JSON object a line on standard error, ids only; the level by `PONTON_LOG` (`info`, `debug`,
//! `web=debug`…).

use tracing_subscriber::EnvFilter;

/// Starts logging; a second call in one process (tests) changes nothing.
pub fn start() {
    let filter = EnvFilter::try_from_env("PONTON_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let started = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_current_span(true)
        .with_span_list(false)
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .try_init();
    if started.is_err() {
        tracing::debug!("logging was started before");
    }
}
