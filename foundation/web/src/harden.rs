//! The layers around the whole router: who may send what how often, which headers every answer carries, and that
//! whatever goes wrong inside becomes a page. For the app, which calls `harden` once, outermost but for its own
//! session layer, which belongs inside. Deliberately no rights: those are the policy's.

mod headers;
mod log;

use crate::failure::{Failure, pages};
use crate::rate::{self, Client, Pace, Proxy, RateLimit};
use crate::view::Site;
use crate::{assets, language};
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use std::any::Any;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::timeout::TimeoutLayer;

pub use log::RequestId;

/// How much is too much.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one body.
    pub body: usize,
    /// Requests from one address. An organisation behind one address is many people.
    pub pace: Pace,
    /// Whose word about the address is believed.
    pub proxy: Proxy,
    /// How long an answer may take.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 64 * 1024,
            pace: Pace { at_once: 600, per_minute: 3_000 },
            proxy: Proxy::None,
            patience: Duration::from_secs(30),
        }
    }
}

/// How many bytes of a body a form may have; `Posted` looks for it.
#[derive(Clone, Copy)]
pub(crate) struct BodyLimit(pub(crate) usize);

/// Adds web's own routes (`/assets/…`, `/taal`, `/favicon.ico`, `/robots.txt`) and puts all layers around.
pub fn harden(router: Router, site: &Arc<Site>, limits: Limits) -> Router {
    let rate = Arc::new(RateLimit::<IpAddr>::new(limits.pace, &site.clock));
    let proxy = limits.proxy;
    router
        .merge(own_routes())
        .fallback(async || Failure::NotFound)
        .method_not_allowed_fallback(async || Failure::WrongMethod)
        .layer((DefaultBodyLimit::max(limits.body), Extension(BodyLimit(limits.body))))
        .layer(
            CsrfLayer::new().with_rejection_response(|_: ProtectionError| Failure::CrossSite.into_response()),
        )
        .layer(middleware::from_fn(move |request: Request, next: Next| {
            slow_down(Arc::clone(&rate), proxy, request, next)
        }))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limits.patience))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(pages::failure_pages))
        .layer(Extension(Arc::clone(site)))
        .layer(
            // Packing harder costs more than building the page did, for a tenth of its bytes.
            CompressionLayer::new()
                .gzip(true)
                .quality(CompressionLevel::Fastest)
                .compress_when(worth_compressing()),
        )
        .layer(middleware::from_fn_with_state(site.transport, headers::add))
        .layer(middleware::from_fn_with_state(site.clock.clone(), log::request))
}

fn own_routes() -> Router {
    Router::new()
        .route("/assets/{file}", get(assets::serve))
        .route("/favicon.ico", get(assets::favicon))
        .route("/robots.txt", get(assets::robots))
        .route("/taal", post(language::post))
}

async fn slow_down(rate: Arc<RateLimit<IpAddr>>, proxy: Proxy, mut request: Request, next: Next) -> Response {
    let client = rate::client(&request, proxy);
    request.extensions_mut().insert(Client(client));
    match rate.check(&client) {
        Ok(()) => next.run(request).await,
        Err(wait) => Failure::TooMany(wait.seconds).into_response(),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that the layer asks for")]
fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let why = cause
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| cause.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without words");
    Failure::Broken(format!("panic: {why}")).into_response()
}

fn worth_compressing() -> impl Predicate {
    // A woff2 file and a ZIP are compressed already.
    DefaultPredicate::new()
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/zip"))
}
