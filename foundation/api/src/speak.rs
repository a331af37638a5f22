//! The layer that makes the API speak: each fault becomes problem+json in the caller's language, every answer carries
//! `API-Version`, and whoever takes no JSON hears so. It stands twice: around the operations, where faults are known, and
//! around the whole application, for what the layers there say (too often, too slow, broken) under `/api`.

use crate::VERSION;
use crate::fault::Fault;
use crate::operation::{FHIR_JSON, JSON};
use crate::problem::{PROBLEM_JSON, answer};
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Lang;
use std::sync::Arc;
use web::{Failure, Site, View, language};

/// Whether a path belongs to the API.
pub fn is_api(path: &str) -> bool {
    path == "/api" || path.starts_with("/api/")
}

/// The layer around the operations.
pub async fn speak(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    // Asked before anything is done: an act whose answer can't be taken doesn't happen.
    let fhir = request.uri().path().ends_with("/fhir") && accepts(request.headers(), &[FHIR_JSON]);
    let response = if fhir || accepts_json(request.headers()) {
        next.run(request).await
    } else {
        Fault::NotAcceptable.into_response()
    };
    asker.said(site, response)
}

/// The layer around the whole application; what doesn't lie under `/api` passes as it is.
pub async fn speak_outside(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let asker = Asker::of(&request);
    let response = next.run(request).await;
    asker.said(site, response)
}

/// What is kept of a call in case it fails.
struct Asker {
    lang: Lang,
    path: String,
}

impl Asker {
    fn of(request: &Request) -> Self {
        Self { lang: language::of(request.headers()), path: request.uri().path().to_owned() }
    }

    fn said(self, site: Arc<Site>, mut response: Response) -> Response {
        let Some(fault) = fault_in(&mut response) else {
            let version = HeaderValue::from_static(VERSION);
            response.headers_mut().insert(HeaderName::from_static("api-version"), version);
            return response;
        };
        if let Fault::Failure(Failure::Broken(why)) = &fault {
            tracing::error!(%why, "a call broke");
        }
        answer(&fault, &View::new(site, self.lang, &self.path), &self.path, response.headers())
    }
}

/// The fault that an answer stands for: ours, a page's, or a bare one of a library.
fn fault_in(response: &mut Response) -> Option<Fault> {
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        return Some(fault);
    }
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return Some(failure.into());
    }
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind == PROBLEM_JSON {
        return None;
    }
    // How long to wait was said by whoever said to wait.
    let wait = response.headers().get(RETRY_AFTER).and_then(|wait| wait.to_str().ok()?.parse().ok());
    match (Failure::of_status(response.status()), wait) {
        (Some(Failure::TooMany(_)), Some(seconds)) => Some(Failure::TooMany(seconds).into()),
        (failure, _) => failure.map(Fault::from),
    }
}

/// Whether the caller takes JSON; saying nothing takes everything (RFC 9110 §12.5.1).
pub fn accepts_json(headers: &HeaderMap) -> bool {
    accepts(headers, &["*/*", "application/*", JSON, PROBLEM_JSON])
}

/// Whether an answer of one of these kinds can be taken.
fn accepts(headers: &HeaderMap, kinds: &[&str]) -> bool {
    let mut said = headers.get_all(ACCEPT).iter().filter_map(|line| line.to_str().ok()).peekable();
    if said.peek().is_none() {
        return true;
    }
    said.flat_map(|line| line.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let refused =
            parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.parse() == Ok(0.0_f32)));
        !refused && kinds.contains(&kind.as_str())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(accept: &[&str], expect: bool) {
        let headers = accept.iter().map(|line| (ACCEPT, HeaderValue::from_str(line).unwrap()));
        assert_eq!(accepts_json(&headers.collect()), expect, "{accept:?}");
    }

    #[test]
    fn whoever_takes_no_json_is_told_apart() {
        check(&[], true);
        check(&["*/*"], true);
        check(&["text/html, application/json;q=0.5"], true);
        check(&["text/html"], false);
        check(&["application/json;q=0"], false);
        check(&["application/xml", "application/problem+json"], true);
    }

    #[test]
    fn only_what_lies_under_api_speaks_so() {
        assert!(is_api("/api") && is_api("/api/") && is_api("/api/v1/signalen"));
        assert!(!is_api("/apis") && !is_api("/signalen"));
    }
}
