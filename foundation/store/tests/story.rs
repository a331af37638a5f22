//! The stories of storage, on both databases: what goes in comes back, what must not happen is refused in the same
//! words, and what was acknowledged is there.

#[path = "story/backup.rs"]
mod backup;
#[path = "story/claiming.rs"]
mod claiming;
#[path = "story/meeting.rs"]
mod meeting;
#[path = "story/record.rs"]
mod record;
#[path = "story/refusing.rs"]
mod refusing;
#[path = "story/restarting.rs"]
mod restarting;
#[path = "story/schema.rs"]
mod schema;
#[path = "story/values.rs"]
mod values;

use jiff::ToSpan;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use store::{Db, Error, Tx};

/// A Monday morning in the fictional region.
fn monday() -> Timestamp {
    "2026-11-16T09:10:00Z".parse().unwrap()
}

fn minutes_later(minutes: i64) -> Timestamp {
    monday() + minutes.minutes()
}

fn zilverhaven() -> NetworkId {
    NetworkId(Uuid::from_u128(1))
}

/// Runs a change whose only error is storage's own.
fn write<T>(db: &Db, act: impl Fn(&mut Tx<'_>) -> Result<T, Error>) -> Result<T, Error> {
    db.write_here(act)
}

/// Reads one number.
fn number(db: &Db, sql: &str) -> i64 {
    db.read_here(|tx| tx.first(sql, &[])?.ok_or(Error::Conflict)?.get("n")).unwrap()
}

#[test]
fn every_statement_is_understood_by_both() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) >= 8);
}
