//! The personal-data guard once more over the reasons that people gave on the worklist, on the rows and in the record,
//! which forgets nothing. What a rule said is a text key and is passed over. Read a page at a time.

use super::{AT_ONCE, Finding, TOLD, finding};
use crate::why;
use kernel::NetworkId;
use kernel::ids::Uuid;
use network::typed_words::holds_somebody;
use serde_json::Value as Json;
use store::{Error, Row, Tx};

/// The rows that somebody's words stand on, and the events; `$2` is where a page begins, `$3` how many.
const ROWS: &str = "select id, id as subject_id, moment_why, asked_why, outcome from obligation
     where network_id = $1 and id > $2 order by id limit $3";
const RECORD: &str = "select id, subject_id, facts from event
     where network_id = $1 and id > $2 and subject_kind = 'obligation' and kind in ('obligation.opened',
       'obligation.promised', 'obligation.scheduled', 'obligation.offered', 'obligation.declined',
       'obligation.withdrawn', 'obligation.reassigned', 'obligation.settled') order by id limit $3";

/// Whether a row of one of these holds what a reason may not.
type Offends = fn(&Row) -> Result<bool, Error>;

/// Whether no reason on the worklist holds personal data; offending are the obligations.
pub(super) fn reasons(tx: &mut Tx<'_>, network: NetworkId) -> Result<Finding, Error> {
    let (mut counted, mut offending) = (0, Vec::new());
    let readings: [(&str, Offends); 2] = [(ROWS, row_offends), (RECORD, event_offends)];
    for (sql, offends) in readings {
        let mut after = Uuid::nil();
        loop {
            let rows = tx.query(sql, &[&network, &after, &AT_ONCE])?;
            for row in &rows {
                if offends(row)? && offending.len() < TOLD {
                    offending.push(row.get("subject_id")?);
                }
                after = row.get("id")?;
            }
            counted += i64::try_from(rows.len()).unwrap_or(AT_ONCE);
            if i64::try_from(rows.len()).unwrap_or(0) < AT_ONCE {
                break;
            }
        }
    }
    offending.dedup();
    Ok(finding("no reason on the worklist holds personal data", counted, offending))
}

fn row_offends(row: &Row) -> Result<bool, Error> {
    for column in ["moment_why", "asked_why", "outcome"] {
        let words: Option<String> = row.get(column)?;
        if words.is_some_and(|words| is_told(&words)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn event_offends(row: &Row) -> Result<bool, Error> {
    Ok(tells(&row.get("facts")?))
}

/// Whether any of the words in `facts` do.
fn tells(facts: &Json) -> bool {
    match facts {
        Json::Null | Json::Bool(_) | Json::Number(_) => false,
        Json::String(words) => is_told(words),
        Json::Array(several) => several.iter().any(tells),
        Json::Object(fields) => fields.values().any(tells),
    }
}

/// Ids and moments are one word, and no reason.
fn is_told(words: &str) -> bool {
    why::is_words(words) && words.contains(char::is_whitespace) && holds_somebody(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::move_obligation::{Move, move_on};
    use crate::samples::open_at;
    use kernel::calendar;
    use network::samples::{Village, monday};
    use obligations::Moment;
    use testkit::on_both;

    #[test]
    fn a_number_in_a_reason_is_found_on_the_row_and_in_the_record() {
        on_both(|db| {
            let village = Village::build(db);
            let id = open_at(db, &village, village.fatima, 2);
            let says = |why: &str| {
                let moment = Moment { at: calendar::in_days(monday(), 3), why: why.parse().unwrap() };
                let wanted = Move::Promise(moment);
                village
                    .acts(db, village.fatima, |tx, actor| move_on(tx, actor, monday(), id, &wanted))
                    .unwrap();
                db.read_here(|tx| reasons(tx, village.network)).unwrap().offending
            };
            assert_eq!(says("De gemeente belt dinsdag terug"), [] as [Uuid; 0]);
            assert_eq!(says("Bel haar op 06-12345678"), [Uuid::from(id)], "past the form, which refuses it");
            assert_eq!(says("Zij belde al terug"), [Uuid::from(id)], "the record keeps it");
        });
    }
}
