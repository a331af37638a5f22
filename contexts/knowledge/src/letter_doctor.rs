//! The proof for letters on a live database: a letter that was made tells something, its mail is put within the hour and
//! goes to nobody who didn't choose it. Called by `ponton doctor`; it only reads.

use crate::mail_letter::LETTERS;
use jiff::SignedDuration;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use store::{Error, Tx};
use worklist::doctor::Finding;

/// How long putting all parcels of a letter may take.
const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// Examines the letters of one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Finding>, Error> {
    Ok(vec![tell_something(tx, network)?, are_mailed(tx, network, now)?, were_chosen(tx, network)?])
}

fn tell_something(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let row = tx.first(
        "select count(*) as counted from letter where network_id = $1 and state <> 'nothing'",
        &[&network],
    )?;
    let rows = tx.query(
        "select letter.id from letter where letter.network_id = $1 and letter.state <> 'nothing'
           and not exists (select 1 from letter_item
             where letter_item.network_id = letter.network_id and letter_item.letter_id = letter.id
               and letter_item.part = 'letter')
         order by letter.id limit 100",
        &[&network],
    )?;
    let counted = row.map_or(Ok(0), |row| row.get("counted"))?;
    finding("every letter tells something", counted, &rows)
}

fn are_mailed(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let row = tx.first(
        "select count(*) as counted from letter where network_id = $1 and state = 'mailing'",
        &[&network],
    )?;
    let rows = tx.query(
        "select id from letter where network_id = $1 and state = 'mailing' and made_at < $2
         order by id limit 100",
        &[&network, &(now - HOUR)],
    )?;
    let counted = row.map_or(Ok(0), |row| row.get("counted"))?;
    finding("every letter's mail is put within the hour", counted, &rows)
}

fn were_chosen(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let row = tx.first(
        "select count(*) as counted from outbox where network_id = $1 and topic = $2",
        &[&network, &LETTERS],
    )?;
    let rows = tx.query(
        "select outbox.id from outbox where outbox.network_id = $1 and outbox.topic = $2
           and not exists (select 1 from letter_subscription
             where letter_subscription.network_id = outbox.network_id
               and letter_subscription.person_id = outbox.recipient_id)
         order by outbox.id limit 100",
        &[&network, &LETTERS],
    )?;
    let counted = row.map_or(Ok(0), |row| row.get("counted"))?;
    finding("no letter goes to somebody who never chose it", counted, &rows)
}

fn finding(invariant: &'static str, counted: i64, rows: &[store::Row]) -> Result<Finding, Error> {
    let offending: Vec<Uuid> = rows.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?;
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose_bulletin::compose_due;
    use kernel::calendar;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_letter_that_tells_nothing_and_is_mailed_for_hours_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            let four = calendar::at_hour(calendar::day(monday()), 16);
            let broken = || {
                let later = four + SignedDuration::from_hours(2);
                let findings = db.read_here(|tx| examine(tx, village.network, later)).unwrap();
                findings
                    .iter()
                    .filter(|finding| !finding.holds)
                    .map(|finding| finding.invariant)
                    .collect::<Vec<_>>()
            };
            compose_due(db, four, &[]).unwrap();
            assert_eq!(broken(), [] as [&str; 0]);
            db.write_here(|tx| tx.execute("update letter set state = 'mailing'", &[])).unwrap();
            assert_eq!(
                broken(),
                ["every letter tells something", "every letter's mail is put within the hour"]
            );
        });
    }
}
