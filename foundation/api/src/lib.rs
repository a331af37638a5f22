//! What every resource of the API stands on: faults as problem+json, bodies and queries read against what is declared,
//! ETags, idempotency keys, and the OpenAPI description with its page. For the contexts, which declare operations, and the
//! app, which serves them. It knows no person, no token and no context.

pub mod dutch;

pub mod fault;
pub mod problem;
pub mod speak;

pub mod asked;
pub mod body;
pub mod done;
pub mod once;
pub mod unchanged;

pub mod openapi;
pub mod operation;
pub mod show_openapi;

pub use asked::Asked;
pub use body::Json;
pub use done::{Done, Verwijzing};
pub use fault::{Fault, Wrong};
pub use operation::{Operation, Query, Shape};
pub use problem::Problem;

/// Where the API begins; the major version stands in it (Dutch API Design Rules, `/core/uri-version`).
pub const ROOT: &str = "/api/v1";
/// The whole version, on every answer in `API-Version`.
pub const VERSION: &str = "1.0.0";
/// The texts of this crate.
pub const TEXTS: web::TextSource = web::TextSource {
    context: "api",
    nl: include_str!("../locales/nl.ftl"),
    en: include_str!("../locales/en.ftl"),
};
