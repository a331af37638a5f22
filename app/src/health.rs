//! `/healthz`: the process answers. `/readyz`: it can read its database too. For whatever watches over the server; they
//! say no more than that.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use network::{Refusal, Workplace};

/// The two routes.
pub fn routes(workplace: &Workplace) -> Router {
    Router::new()
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .with_state(workplace.clone())
}

async fn ready(State(workplace): State<Workplace>) -> (StatusCode, &'static str) {
    let read = workplace
        .read(|tx| {
            tx.first("select 1 as one", &[])?;
            Ok::<_, Refusal>(())
        })
        .await;
    match read {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(refusal) => {
            tracing::warn!(%refusal, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
