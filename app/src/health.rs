//! `/healthz`: the process answers. `/readyz`: it can read its database too, and a second line when the mail server takes
//! no mail. That is no reason to send people elsewhere: their pages work. For whatever watches over the server; they say no
//! more than that.

use crate::metrics::Metrics;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use network::{Refusal, Workplace};
use std::sync::Arc;

/// The two routes.
pub fn routes(workplace: &Workplace, metrics: &Arc<Metrics>) -> Router {
    let metrics = Arc::clone(metrics);
    let ready = move |State(place): State<Workplace>| ready(place, Arc::clone(&metrics));
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(workplace.clone())
}

async fn ready(workplace: Workplace, metrics: Arc<Metrics>) -> (StatusCode, &'static str) {
    let read = workplace
        .read(|tx| {
            tx.first("select 1 as one", &[])?;
            Ok::<_, Refusal>(())
        })
        .await;
    match read {
        Ok(()) if metrics.mail_held_up_since().is_some() => (StatusCode::OK, "ready\nmail is held up\n"),
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(refusal) => {
            tracing::warn!(%refusal, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
