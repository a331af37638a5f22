//! Figures for whoever runs the server, in Prometheus' text format, on a loopback address of their own: requests and
//! their time by route, the outbox, what is overdue. No ids and no words of anybody.

use crate::mail::standing::Trouble;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use kernel::Timestamp;
use kernel::clock::Stopwatch;
use network::Refusal;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::registry::Registry;
use std::sync::{Arc, Mutex, PoisonError};
use store::Db;

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    route: String,
    method: String,
    status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

/// All figures.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<OfRoute, Histogram>,
    outbox_waiting: Gauge,
    outbox_given_up: Gauge,
    mail_held_up: Gauge,
    mail_held_up_since: Mutex<Option<Timestamp>>,
    open: Gauge,
    overdue: Gauge,
}

impl Metrics {
    /// All figures at zero.
    pub fn new() -> Arc<Self> {
        let mut registry = Registry::with_prefix("ponton");
        let requests = Family::<Answered, Counter>::default();
        let seconds = Family::<OfRoute, Histogram>::new_with_constructor(|| {
            Histogram::new(exponential_buckets(0.000_5, 2.0, 14))
        });
        let (outbox_waiting, outbox_given_up, mail_held_up) =
            (Gauge::default(), Gauge::default(), Gauge::default());
        let (open, overdue) = (Gauge::default(), Gauge::default());
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_request_seconds", "Time to answer", seconds.clone());
        registry.register("outbox_waiting", "Parcels waiting to be delivered", outbox_waiting.clone());
        registry.register("outbox_given_up", "Parcels that could not be delivered", outbox_given_up.clone());
        registry.register(
            "mail_held_up_seconds",
            "How long the mail server has taken no mail from this node; 0 when it does",
            mail_held_up.clone(),
        );
        registry.register("obligations_open", "Obligations that are open", open.clone());
        registry.register("obligations_overdue", "Obligations whose moment has passed", overdue.clone());
        Arc::new(Self {
            registry,
            requests,
            seconds,
            outbox_waiting,
            outbox_given_up,
            mail_held_up,
            mail_held_up_since: Mutex::default(),
            open,
            overdue,
        })
    }

    /// Keeps how the mail server is doing; the loop that sends mail says so at every beat.
    pub fn mail_is(&self, now: Timestamp, trouble: Option<Trouble>) {
        let since = trouble.map(|trouble| trouble.since);
        self.mail_held_up.set(since.map_or(0, |since| (now.as_second() - since.as_second()).max(1)));
        *self.mail_held_up_since.lock().unwrap_or_else(PoisonError::into_inner) = since;
    }

    /// Since when the mail server takes no mail from this node, if it doesn't.
    pub fn mail_held_up_since(&self) -> Option<Timestamp> {
        *self.mail_held_up_since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts what stands in the database; the job clock calls it now and then.
    pub fn count(&self, db: &Db, now: Timestamp) -> Result<(), Refusal> {
        db.read_here(|tx| {
            let mut one = |sql: &str, params: &[&dyn store::ToValue]| -> Result<i64, Refusal> {
                Ok(tx.first(sql, params)?.map_or(Ok(0), |row| row.get("number"))?)
            };
            let waiting = one("select count(*) as number from outbox where state = 'waiting'", &[])?;
            let given_up = one("select count(*) as number from outbox where state = 'given_up'", &[])?;
            let open = one("select count(*) as number from obligation where state <> 'settled'", &[])?;
            let overdue = one(
                "select count(*) as number from obligation where state <> 'settled' and moment_at < $1",
                &[&now],
            )?;
            self.outbox_waiting.set(waiting);
            self.outbox_given_up.set(given_up);
            self.open.set(open);
            self.overdue.set(overdue);
            Ok(())
        })
    }

    /// The text that Prometheus reads.
    pub fn text(&self) -> String {
        let mut text = String::new();
        match encode(&mut text, &self.registry) {
            Ok(()) => text,
            Err(problem) => format!("# the figures can't be written: {problem}\n"),
        }
    }
}

/// Middleware: counts and times each request by the route it matched.
pub async fn measure(State(metrics): State<Arc<Metrics>>, request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let method = request.method().to_string();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status().as_u16();
    metrics.requests.get_or_create(&Answered { route: route.clone(), method, status }).inc();
    metrics.seconds.get_or_create(&OfRoute { route }).observe(watch.seconds());
    response
}

/// The one route of the metrics server.
pub fn router(metrics: &Arc<Metrics>) -> Router {
    let metrics = Arc::clone(metrics);
    let read = move || {
        let text = metrics.text();
        async move {
            ([(CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text)
                .into_response()
        }
    };
    Router::new().route("/metrics", get(read))
}
