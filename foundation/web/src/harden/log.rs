//! One line in the log per request, under an id that the answer carries too: method, route, status, milliseconds.
//! For administrators. Deliberately the route's pattern and not the address, which may hold words that somebody
//! searched for; and an id of our own, not one that the sender chose.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use kernel::Clock;
use kernel::clock::Stopwatch;
use kernel::ids::Uuid;
use tracing::Instrument as _;

/// The id of a request, as the log line and the answer carry it; for whoever writes down what a request did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RequestId(pub Uuid);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

pub(super) async fn request(State(clock): State<Clock>, mut request: Request, next: Next) -> Response {
    let request_id = kernel::ids::uuid_at(clock.now());
    let id = request_id.to_string();
    request.extensions_mut().insert(RequestId(request_id));
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", %id, method = %request.method(), route);
    let watch = Stopwatch::start();
    let mut response = next.run(request).instrument(span.clone()).await;
    span.in_scope(|| {
        let milliseconds = watch.seconds() * 1_000.0;
        tracing::info!(status = response.status().as_u16(), milliseconds, "answered");
    });
    response.headers_mut().insert(REQUEST_ID, HeaderValue::try_from(id).expect("an id fits a header"));
    response
}
