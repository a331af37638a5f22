//! The books of the spine: for every kind of matter and every day, what was opened (or opened again) in the record is
//! settled in the record, or stands open with one holder and one moment. Counted from two sources that know nothing of
//! each other: the events, and the rows. Read a page at a time; what is kept meanwhile grows with kinds and days.

use super::{AT_ONCE, Finding, TOLD, finding};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use std::collections::{BTreeMap, BTreeSet};
use store::{Error, Row, Tx};

/// A kind of matter, and the day on which some of it was opened.
type Page = (String, String);

/// What opens (counts up) and what ends or stands (counts down); `$2` is where a page begins, `$3` how many rows.
const RECORD: &str =
    "select event.id, event.at, event.kind, event.subject_id, obligation.matter_kind, obligation.opened_at
     from event left join obligation
       on obligation.network_id = event.network_id and obligation.id = event.subject_id
     where event.network_id = $1 and event.id > $2
       and event.kind in ('obligation.opened', 'obligation.reopened', 'obligation.settled')
     order by event.id limit $3";
const STANDING: &str =
    "select id, id as subject_id, matter_kind, opened_at, opened_at as at, '' as kind from obligation
     where network_id = $1 and id > $2 and state <> 'settled' and moment_at is not null
       and (holder_person is null) <> (holder_desk is null)
     order by id limit $3";

/// Whether the books balance; offending are the obligations of which more was opened than ended and stands, or less.
pub(super) fn balance(tx: &mut Tx<'_>, network: NetworkId, all: i64) -> Result<Finding, Error> {
    let mut books: BTreeMap<Page, i64> = BTreeMap::new();
    walk(tx, network, |page, _, count| *books.entry(page).or_default() += count)?;
    let unbalanced: BTreeSet<Page> =
        books.into_iter().filter(|(_, balance)| *balance != 0).map(|(page, _)| page).collect();
    let mut offending = Vec::new();
    if !unbalanced.is_empty() {
        let mut each: BTreeMap<Uuid, i64> = BTreeMap::new();
        walk(tx, network, |page, id, count| {
            if unbalanced.contains(&page) {
                *each.entry(id).or_default() += count;
            }
        })?;
        offending.extend(each.into_iter().filter(|(_, balance)| *balance != 0).map(|(id, _)| id).take(TOLD));
    }
    let invariant =
        "for every kind and day: what was opened is settled, or open with one holder and one moment";
    Ok(finding(invariant, all, offending))
}

/// Shows `note` every line of both sources: its page of the books, its obligation, and 1 or -1.
fn walk(tx: &mut Tx<'_>, network: NetworkId, mut note: impl FnMut(Page, Uuid, i64)) -> Result<(), Error> {
    for sql in [RECORD, STANDING] {
        let mut after = Uuid::nil();
        loop {
            let rows = tx.query(sql, &[&network, &after, &AT_ONCE])?;
            for row in &rows {
                let (page, id, count) = line(row)?;
                note(page, id, count);
                after = row.get("id")?;
            }
            if i64::try_from(rows.len()).unwrap_or(0) < AT_ONCE {
                break;
            }
        }
    }
    Ok(())
}

fn line(row: &Row) -> Result<(Page, Uuid, i64), Error> {
    let (kind, event): (Option<String>, String) = (row.get("matter_kind")?, row.get("kind")?);
    // What stands in the record alone has lost its row: a page of its own, which can't balance.
    let opened: Option<Timestamp> = row.get("opened_at")?;
    let at: Timestamp = opened.map_or_else(|| row.get("at"), Ok)?;
    let count = if event.ends_with("opened") { 1 } else { -1 };
    Ok(((kind.unwrap_or_default(), calendar::day(at).to_string()), row.get("subject_id")?, count))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::obligation;
    use crate::samples::open_at;
    use kernel::ObligationId;
    use network::Refusal;
    use network::samples::{Village, monday};
    use obligations::Act;
    use store::Db;
    use testkit::on_both;

    fn settled(db: &Db, village: &Village, id: ObligationId) {
        db.write_here(|tx| {
            let kept = obligation::load(tx, village.network, id)?.unwrap();
            let act = Act::Settle { by: None, outcome: "Gedaan".parse().unwrap() };
            obligation::carry_out(tx, monday(), &kept, &act)
        })
        .unwrap_or_else(|refusal: Refusal| panic!("{refusal}"));
    }

    fn offending(db: &Db, village: &Village) -> Vec<Uuid> {
        db.read_here(|tx| balance(tx, village.network, 0)).unwrap().offending
    }

    #[test]
    fn what_is_settled_past_the_record_or_gone_from_the_rows_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            let [kept, cheated, lost] = [2, 3, 4].map(|days| open_at(db, &village, village.fatima, days));
            settled(db, &village, kept);
            assert_eq!(offending(db, &village), [] as [Uuid; 0]);
            let past = |sql: &'static str, id| db.write_here(|tx| tx.execute(sql, &[&id])).unwrap();
            past("delete from obligation where id = $1", lost);
            assert_eq!(offending(db, &village), [Uuid::from(lost)]);
            past(
                "update obligation set state = 'settled', settled_at = opened_at, outcome = 'x' where id = $1",
                cheated,
            );
            assert_eq!(offending(db, &village), [Uuid::from(cheated), Uuid::from(lost)]);
        });
    }
}
