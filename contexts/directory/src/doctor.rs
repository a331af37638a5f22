//! The proof for the directory, on a live database: what nobody confirmed for too long is somebody's to answer, nothing is
//! asked about an offer that closed, and each says when and by whom it was last known. Called by `ponton doctor`; it only
//! reads.

use crate::ask_again::DUE;
use crate::set_offer_term::{stale_before, weeks};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use store::{Error, ToValue, Tx};
use worklist::doctor::Finding;

/// The clock has this long to ask, in days: it may have been away for a night.
const GRACE: i32 = 1;

/// What must hold: how much there is of it, and what breaks it. `$1` is the network.
struct Rule {
    invariant: &'static str,
    count: &'static str,
    offending: &'static str,
}

const RULES: [Rule; 2] = [
    Rule {
        invariant: "an offer is asked about once at a time, and never after it closed",
        count: "select count(*) as counted from obligation where network_id = $1 and matter_kind = 'offer'
            and state <> 'settled'",
        offending: "select offer.id from offer where offer.network_id = $1
            and (select count(*) from obligation where obligation.network_id = offer.network_id
              and obligation.matter_kind = 'offer' and obligation.matter_id = offer.id
              and obligation.state <> 'settled') > case when offer.state = 'open' then 1 else 0 end
            order by offer.id",
    },
    Rule {
        invariant: "every offer is found by its words",
        count: "select count(*) as counted from offer where network_id = $1 and state = 'open'",
        offending: "select offer.id from offer where offer.network_id = $1 and offer.state = 'open'
            and not exists (select 1 from offer_token where offer_token.network_id = offer.network_id
              and offer_token.offer_id = offer.id)
            order by offer.id",
    },
];

/// Examines the directory of one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for rule in &RULES {
        findings.push(finding(tx, rule.invariant, (rule.count, rule.offending), &[&network])?);
    }
    findings.push(stale_is_asked(tx, network, now)?);
    let count = "select count(*) as counted from offer where network_id = $1 and added_at <= $2";
    let offending = "select id from offer where network_id = $1
        and (confirmed_at > $2 or changed_at > $2 or room_at > $2) order by id";
    let invariant = "no offer was said, changed or confirmed ahead of now";
    findings.push(finding(tx, invariant, (count, offending), &[&network, &now])?);
    Ok(findings)
}

/// What is due to be asked about, with a day's grace, has its one obligation.
fn stale_is_asked(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Finding, Error> {
    let then = calendar::in_days(now, -GRACE);
    let (before, today) = (stale_before(then, weeks(tx, network)?), calendar::day(then));
    let (count, offending) = (
        format!(
            "select count(*) as counted from offer where offer.network_id = $1 and offer.state = 'open' and {DUE}"
        ),
        // Whose contact left just now the clock has yet to see.
        "select offer.id from offer where offer.network_id = $1 and offer.state = 'open'
           and (offer.confirmed_at <= $2 or offer.valid_until < $3)
           and not exists (select 1 from obligation where obligation.network_id = offer.network_id
             and obligation.matter_kind = 'offer' and obligation.matter_id = offer.id
             and obligation.state <> 'settled') order by offer.id",
    );
    let invariant = "what nobody confirmed for too long is somebody's to answer";
    finding(tx, invariant, (&count, offending), &[&network, &before, &today])
}

fn finding(
    tx: &mut Tx<'_>,
    invariant: &'static str,
    (count, offending): (&str, &str),
    params: &[&dyn ToValue],
) -> Result<Finding, Error> {
    let counted = match tx.first(count, params)? {
        Some(row) => row.get("counted")?,
        None => 0,
    };
    let rows = tx.query(offending, params)?;
    let offending = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
    Ok(Finding { invariant, holds: offending.is_empty(), counted, offending })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask_again;
    use crate::samples::added;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_stale_offer_that_nobody_is_asked_about_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            added(db, &village, village.fatima);
            let broken = |now| -> Vec<&str> {
                let findings = db.read_here(|tx| examine(tx, village.network, now)).unwrap();
                findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect()
            };
            assert_eq!(broken(monday()), [] as [&str; 0]);
            let late = calendar::in_days(monday(), 100);
            assert_eq!(broken(late), ["what nobody confirmed for too long is somebody's to answer"]);
            ask_again::pass(db, late).unwrap();
            assert_eq!(broken(late), [] as [&str; 0]);
            db.write_here(|tx| tx.execute("delete from offer_token", &[])).unwrap();
            assert_eq!(broken(late), ["every offer is found by its words"]);
        });
    }
}
