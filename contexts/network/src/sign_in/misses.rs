//! Attempts in vain, counted by digest of what was tried, over all nodes together (decision 44).

use crate::sessions;
use kernel::Timestamp;
use kernel::ids::{Uuid, uuid_at};
use store::{Error, Tx};

/// So many misses on one address from one place, in one browser of its owner, or of one link.
pub(super) const OF_ONE: i64 = 5;
/// So many from one place on any address: an organisation behind one address is many people. And so many on one address
/// from anywhere: whoever has a hundred places to guess from gets no further than from one.
pub(super) const OF_MANY: i64 = 100;
/// So long a miss counts.
const WITHIN_SECONDS: i64 = 15 * 60;

/// Removes misses that no longer count; the job clock calls it.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, Error> {
    tx.execute("delete from failed_sign_in where at < $1", &[&since(now)])
}

/// Whether the token of a link was tried in vain too often to be tried now.
pub(crate) fn has_to_wait(tx: &mut Tx<'_>, now: Timestamp, token: &str) -> Result<bool, Error> {
    Ok(count(tx, now, &of_link(token))? >= OF_ONE)
}

/// Notes that the token of a link was tried in vain.
pub(crate) fn note_miss(tx: &mut Tx<'_>, now: Timestamp, token: &str) -> Result<(), Error> {
    note(tx, now, &of_link(token), uuid_at(now))
}

/// Whatever is tried as a link counts apart: nobody fills the count of an address by it.
fn of_link(token: &str) -> String {
    format!("link {token}")
}

/// How many count against an attempt.
pub(super) fn count(tx: &mut Tx<'_>, now: Timestamp, counted: &str) -> Result<i64, Error> {
    let row = tx.first(
        "select count(*) as misses from failed_sign_in where address_digest = $1 and at > $2",
        &[&sessions::digest(counted), &since(now)],
    )?;
    row.map_or(Ok(0), |row| row.get("misses"))
}

/// Writes an attempt down as a miss.
pub(super) fn note(tx: &mut Tx<'_>, now: Timestamp, counted: &str, id: Uuid) -> Result<(), Error> {
    tx.execute(
        "insert into failed_sign_in (address_digest, id, at) values ($1, $2, $3)",
        &[&sessions::digest(counted), &id, &now],
    )?;
    Ok(())
}

fn since(now: Timestamp) -> Timestamp {
    Timestamp::from_second(now.as_second() - WITHIN_SECONDS).expect("a moment in our time")
}

/// Takes misses away: all of them, or one attempt.
pub(super) fn strike(tx: &mut Tx<'_>, counted: &str, only: Option<Uuid>) -> Result<(), Error> {
    tx.execute(
        "delete from failed_sign_in where address_digest = $1 and id = coalesce($2, id)",
        &[&sessions::digest(counted), &only],
    )?;
    Ok(())
}
