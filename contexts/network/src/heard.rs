//! Since when an organisation has let nothing be heard: the last signal it raised or the last time it was spoken to, and
//! before that the day it came into the network. For whoever keeps the network going. A wrong doesn't count, because who
//! raised one shows nowhere. Kept with the organisation and at most once a day, so that a list of the silent costs what it
//! shows, and not what the network is large. The list itself belongs to whoever calls.

use kernel::{NetworkId, OrganisationId, Timestamp, calendar};
use store::{Error, Tx};

/// After so many weeks without a word, where nobody says otherwise: half a year.
pub const WEEKS: i64 = 26;

/// Keeps that an organisation was heard today.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    organisation: OrganisationId,
) -> Result<(), Error> {
    // What was heard less than a day ago changes nothing: signals of one organisation don't wait for each other.
    let yesterday = calendar::in_days(now, -1);
    tx.execute(
        "update organisation set heard_at = $3
         where network_id = $1 and id = $2 and (heard_at is null or heard_at < $4)",
        &[&network, &organisation, &now, &yesterday],
    )
    .map(drop)
}

/// After how many weeks without a word an organisation stands in the list.
pub fn weeks(tx: &mut Tx<'_>, network: NetworkId) -> Result<i64, Error> {
    let row = tx.first("select silent_weeks from network where id = $1", &[&network])?;
    row.map_or(Ok(WEEKS), |row| row.get("silent_weeks"))
}

/// Keeps after how many weeks.
pub fn set_weeks(tx: &mut Tx<'_>, network: NetworkId, weeks: i64) -> Result<(), Error> {
    tx.change_one("update network set silent_weeks = $2 where id = $1", &[&network, &weeks])
}

/// The moment before which the last word lies of who is silent for so many weeks.
pub fn before(now: Timestamp, weeks: i64) -> Timestamp {
    let days = i32::try_from(weeks.saturating_mul(7)).unwrap_or(i32::MAX);
    calendar::in_days(now, -days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::Village;
    use testkit::on_both;

    #[test]
    fn a_network_says_itself_how_long_is_long() {
        on_both(|db| {
            let village = Village::build(db);
            let weeks = || db.read_here(|tx| weeks(tx, village.network)).unwrap();
            assert_eq!(weeks(), WEEKS);
            db.write_here(|tx| set_weeks(tx, village.network, 13)).unwrap();
            assert_eq!(weeks(), 13);
        });
    }
}
