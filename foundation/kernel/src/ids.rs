//! Ids: every kind of thing has an id type of its own, a UUIDv7 inside, so that a signal's id can't stand where
//! a dossier's is meant and new rows sort by the moment they were made. Made from a given moment, never from
//! the system clock.

use crate::clock::Timestamp;
use std::sync::atomic::{AtomicU32, Ordering};
pub use uuid::Uuid;

/// How many ids this process made, so that those of one moment sort as they were made (RFC 9562, method 1).
static MADE: AtomicU32 = AtomicU32::new(0);

/// Makes a UUIDv7 for `now`: 48 bits of milliseconds, 26 bits that count, and 48 bits of chance from the system.
pub fn uuid_at(now: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(now.as_millisecond()).unwrap_or(0);
    let made = MADE.fetch_add(1, Ordering::Relaxed);
    let mut rest: [u8; 10] = crate::chance::bytes();
    // Twelve bits stand beside the version, fourteen after the variant.
    rest[..2].copy_from_slice(&low_bytes(made >> 14 & 0xfff));
    rest[2..4].copy_from_slice(&low_bytes(made & 0x3fff));
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &rest).into_uuid()
}

/// The id that sorts before every id made at `moment` or later.
pub fn earliest_at(moment: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(moment.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &[0; 10]).into_uuid()
}

fn low_bytes(number: u32) -> [u8; 2] {
    let [_, _, high, low] = number.to_be_bytes();
    [high, low]
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
    fn ids_of_one_moment_sort_as_they_were_made() {
        let monday: Timestamp = "2026-11-16T09:10:00Z".parse().unwrap();
        let made: Vec<PersonId> = (0..10_000).map(|_| PersonId::new(monday)).collect();
        assert!(made.is_sorted());
        assert_eq!(made[0].0.get_version_num(), 7);
    }

    #[test]
    fn the_earliest_id_of_a_moment_sorts_between_before_and_after() {
        let (monday, tuesday): (Timestamp, Timestamp) =
            ("2026-11-16T09:10:00Z".parse().unwrap(), "2026-11-17T09:10:00Z".parse().unwrap());
        assert!(uuid_at(monday) < earliest_at(tuesday) && earliest_at(tuesday) <= uuid_at(tuesday));
    }

    #[test]
    fn an_id_reads_back_what_it_shows() {
        let id = DeskId::new("2026-11-16T09:10:00Z".parse().unwrap());
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("desk-7".parse::<DeskId>(), Err(NotAnId));
    }
}
