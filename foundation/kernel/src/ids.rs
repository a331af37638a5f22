//! Ids: every kind of thing has an id type of its own, a UUIDv7 inside, so that a signal's id can't stand where
//! a dossier's is meant and new rows sort by the moment they were made. Made from a given moment, never from
//! the system clock.

use crate::clock::Timestamp;
pub use uuid::Uuid;

/// Makes a UUIDv7 for `now`: its first 48 bits are milliseconds, the rest is chance from the system.
pub fn uuid_at(now: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &crate::chance::bytes()).into_uuid()
}

/// Declares an id type: `define_id!(/// one signal\n SignalId);`.
#[macro_export]
macro_rules! define_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $crate::ids::Uuid);

        impl $name {
            /// A new id that sorts at `now`.
            pub fn new(now: $crate::Timestamp) -> Self {
                Self($crate::ids::uuid_at(now))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::ids::NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::ids::Uuid::parse_str(text).map(Self).map_err(|_| $crate::ids::NotAnId)
            }
        }

        impl From<$name> for $crate::ids::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl From<$crate::ids::Uuid> for $name {
            fn from(id: $crate::ids::Uuid) -> Self {
                Self(id)
            }
        }
    };
}

/// A text that should have been an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct NotAnId;

define_id!(
    /// One network of organisations; the first part of every key.
    NetworkId
);
define_id!(
    /// An organisation in a network.
    OrganisationId
);
define_id!(
    /// A team in an organisation.
    TeamId
);
define_id!(
    /// Somebody who works in the network (never a resident).
    PersonId
);
define_id!(
    /// A duty desk: a staffed place that can hold what nobody holds in person.
    DeskId
);
define_id!(
    /// One obligation.
    ObligationId
);
define_id!(
    /// One event in the append-only record.
    EventId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_by_the_moment_they_were_made() {
        let monday: Timestamp = "2026-11-16T09:10:00Z".parse().unwrap();
        let tuesday: Timestamp = "2026-11-17T09:10:00Z".parse().unwrap();
        assert!(PersonId::new(monday) < PersonId::new(tuesday));
        assert_ne!(PersonId::new(monday), PersonId::new(monday));
    }

    #[test]
    fn an_id_reads_back_what_it_shows() {
        let id = DeskId::new("2026-11-16T09:10:00Z".parse().unwrap());
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("desk-7".parse::<DeskId>(), Err(NotAnId));
    }
}
