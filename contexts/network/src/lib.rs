//! The network: who is there, where they belong, what they may do, and the tables they meet at. Every other
//! context stands on this one. It holds no signals and no obligations.

pub mod named;
pub mod role;
pub mod refusal;
pub mod workplace;
pub mod actor;
pub mod visit;
pub mod routes;

pub mod person;
pub mod organisation;
pub mod desk;
pub mod area;
pub mod theme;
pub mod round_table;
pub mod founding;

pub mod sign_in;
pub mod sessions;
pub mod step_in;

pub mod samples;

pub use actor::Actor;
pub use refusal::Refusal;
pub use role::Role;
pub use routes::{Route, TEXTS, routes};
pub use visit::Visit;
pub use workplace::Workplace;
