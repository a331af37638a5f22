//! What every engine, context and foundation crate shares: ids, time, the working-day calendar, chance, and
//! the one shape a refusal's text key has. For developers. It knows no storage, no web and no context.

pub mod calendar;
pub mod chance;
pub mod clock;
pub mod ids;
pub mod lang;

pub use clock::{Clock, Timestamp};
pub use ids::{DeskId, EventId, NetworkId, ObligationId, OrganisationId, PersonId, TeamId};
pub use lang::Lang;
