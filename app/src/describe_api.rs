//! The description of the API: as OpenAPI 3.1 for programs, open to any website (it tells nothing of anybody), and as a
//! page for people. Both are made from the table of endpoints, once per start.

use crate::routes::endpoints;
use axum::Router;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE,
};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use network::Route;
use network::endpoint::SCOPES;
use serde_json::Value;
use std::sync::LazyLock;
use web::{Failure, Page, View};

/// Where the description stands.
pub const PLACE: &str = "/api/v1/openapi.json";

static DESCRIPTION: LazyLock<Value> = LazyLock::new(description);

/// The description of every endpoint.
pub fn description() -> Value {
    let operations: Vec<_> =
        endpoints().into_iter().map(|endpoint| (endpoint.operation, endpoint.scope.name())).collect();
    api::openapi::describe(&operations, &SCOPES, &worklist::api_webhooks::described())
}

/// The page about the API.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/api/v1/docs", "read_api", show)]
}

async fn show(view: View) -> Result<Page, Failure> {
    Ok(api::show_openapi::page(&view, &DESCRIPTION))
}

/// The description for programs.
pub fn open() -> Router {
    Router::new().route(PLACE, get(give).options(may_ask))
}

async fn give() -> Response {
    let headers = [(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "public, max-age=300")];
    let body = serde_json::to_vec_pretty(&*DESCRIPTION).unwrap_or_default();
    (headers, [(CONTENT_TYPE, "application/json")], body).into_response()
}

/// What a browser asks before it reads from another website.
async fn may_ask() -> Response {
    let headers: [(HeaderName, &str); 2] =
        [(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (ACCESS_CONTROL_ALLOW_METHODS, "GET")];
    (StatusCode::NO_CONTENT, headers).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change of the API is a decision: read the difference before accepting it with `PONTON_ACCEPT=openapi`.
    #[test]
    fn the_description_is_the_one_in_the_repository() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
        let now = serde_json::to_string_pretty(&description()).unwrap() + "\n";
        if std::env::var("PONTON_ACCEPT").is_ok_and(|what| what == "openapi") {
            std::fs::write(path, &now).expect("the file can be written");
        }
        let known = std::fs::read_to_string(path).unwrap_or_default();
        assert!(now == known, "the API has changed; see the difference with {path}");
    }

    #[test]
    fn every_operation_says_what_it_does_and_what_can_go_wrong() {
        let described = description();
        for (path, item) in described["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let name = format!("{method} {path}");
                for field in ["operationId", "summary", "description"] {
                    assert!(
                        !operation[field].as_str().unwrap_or_default().is_empty(),
                        "{name} has no {field}"
                    );
                }
                let responses = operation["responses"].as_object().unwrap();
                let is_open = operation["security"].as_array().is_some_and(Vec::is_empty);
                let of_tokens = ["401", "403"].into_iter().filter(|_| !is_open);
                for status in of_tokens.chain(["406", "429", "500", "503"]) {
                    assert!(responses.contains_key(status), "{name} doesn't say {status}");
                }
                let bodies = responses.values().filter(|answer| answer.get("content").is_some());
                let takes = operation.get("requestBody").into_iter().chain(bodies);
                for body in takes {
                    let kinds = body["content"].as_object().unwrap();
                    let told = kinds.values().all(|kind| kind.get("example").is_some());
                    assert!(told && !kinds.is_empty(), "{name} has a body without an example");
                }
            }
        }
    }
}
