//! Taking the directory out as Open Referral HSDS 3.1: one file with every open offer, for everybody who may read them.

use crate::hsds::write::services;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use network::{Refusal, Route, Visit};
use serde_json::Value;
use web::Failure;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/aanbod/hsds.json", "see_offers", download)]
}

async fn download(visit: Visit) -> Result<Response, Failure> {
    let services = visit
        .read(|tx, actor| {
            actor.may_here("see_offers")?;
            Ok(services(tx, actor.network)?)
        })
        .await?;
    let file = serde_json::to_string_pretty(&Value::Array(services))
        .map_err(|problem| Refusal::Broken(problem.to_string()))?;
    let headers = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"aanbod-hsds-3.1.json\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, file).into_response())
}
