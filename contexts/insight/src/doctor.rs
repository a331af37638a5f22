//! The proof for trends and figures, on a live database: every count is what is there to count, every alarm is somebody's,
//! and nothing was released twice. Called by `ponton doctor`; it only reads.

use crate::count::{cell_of, kept, read_until};
use kernel::NetworkId;
use kernel::ids::Uuid;
use network::counted::{Counted, Counts};
use std::collections::{BTreeMap, BTreeSet};
use store::{Error, Tx, event};
use worklist::doctor::Finding;

/// Things read at a time.
const ROWS: i64 = 500;
/// So many offenders are named.
const NAMED: usize = 100;

/// What must hold: how much there is of it, and what breaks it. `$1` is the network.
struct Rule {
    invariant: &'static str,
    count: &'static str,
    offending: &'static str,
}

const RULES: [Rule; 8] = [
    Rule {
        invariant: "counts per week add up to the things that were counted",
        count: "select count(*) as counted from theme_count where network_id = $1",
        // The network is what offends: a week has no id of its own.
        offending: "select distinct theme_count.network_id as id from theme_count where theme_count.network_id = $1
            and theme_count.number <> (select count(*) from counted where counted.network_id = theme_count.network_id
              and counted.week = theme_count.week and counted.theme_code = theme_count.theme_code
              and counted.area_code = theme_count.area_code and counted.reported = theme_count.reported)",
    },
    Rule {
        invariant: "every alarm is somebody's until it is answered, and nobody's after",
        count: "select count(*) as counted from alarm where network_id = $1",
        offending: "select alarm.id from alarm where alarm.network_id = $1
            and (select count(*) from obligation where obligation.network_id = alarm.network_id
              and obligation.matter_kind = 'alarm' and obligation.matter_id = alarm.id
              and obligation.state <> 'settled')
              <> case when alarm.state in ('open', 'acting', 'following') then 1 else 0 end
            order by alarm.id",
    },
    Rule {
        invariant: "no day was released twice",
        count: "select count(*) as counted from figure_release where network_id = $1",
        offending: "select figure_release.id from figure_release
            join figure_release as other on other.network_id = figure_release.network_id
              and other.id <> figure_release.id and other.first_day <= figure_release.last_day
              and other.last_day >= figure_release.first_day
            where figure_release.network_id = $1 order by figure_release.id",
    },
    Rule {
        invariant: "what is released is rounded, and told of no hidden count",
        count: "select count(*) as counted from released_figure where network_id = $1",
        offending: "select released_figure.release_id as id from released_figure
            where released_figure.network_id = $1 and released_figure.persons % 5 <> 0
            union
            select release_audit.release_id as id from release_audit
            where release_audit.network_id = $1 and release_audit.narrowest < 5",
    },
    Rule {
        invariant: "every account is somebody's while it has a draft, and nobody's after",
        count: "select count(*) as counted from account where network_id = $1",
        offending: "select account.id from account where account.network_id = $1
            and (select count(*) from obligation where obligation.network_id = account.network_id
              and obligation.matter_kind = 'account' and obligation.matter_id = account.id
              and obligation.state <> 'settled')
              <> (select count(*) from account_version where account_version.network_id = account.network_id
                and account_version.account_id = account.id and account_version.finished_at is null)
            order by account.id",
    },
    Rule {
        invariant: "no number of an account is smaller than may be shown",
        count: "select count(*) as counted from account_figure where network_id = $1",
        offending: "select distinct account.id from account
            join account_figure on account_figure.network_id = account.network_id
              and account_figure.account_id = account.id
            where account.network_id = $1 and (
              (account_figure.number > 0 and account_figure.number < account.threshold)
              or exists (select 1 from account_part where account_part.network_id = account.network_id
                and account_part.account_id = account.id and account_part.number < account.threshold))
            order by account.id",
    },
    Rule {
        invariant: "each number of an account is that of the release of its quarter, rounded and told of no hidden count",
        count: "select count(*) as counted from quarter_cell where network_id = $1",
        offending: "select distinct account.id from account
            join account_quarter on account_quarter.network_id = account.network_id
              and account_quarter.first_day = account.first_day and account_quarter.key_id is not null
            left join account_figure on account_figure.network_id = account.network_id
              and account_figure.account_id = account.id
            where account.network_id = $1 and (account_quarter.narrowest < account_quarter.threshold
              or account_figure.number % 5 <> 0
              or coalesce(account_figure.number, -1) <> coalesce((select coalesce(quarter_cell.number, -1) from quarter_cell
                where quarter_cell.network_id = account.network_id and quarter_cell.first_day = account.first_day
                  and quarter_cell.municipality = account.municipality and quarter_cell.figure = account_figure.code
                  and quarter_cell.told = 'number' and quarter_cell.split = ''
                  and (quarter_cell.organisation_id = account.organisation_id
                    or (quarter_cell.organisation_id is null and account.organisation_id is null))), 0))
            order by account.id",
    },
    Rule {
        invariant: "one organisation answers for each agreed result, and it is somebody's until it is said what came of it",
        count: "select count(*) as counted from agreed_result where network_id = $1",
        offending: "select agreed_result.id from agreed_result where agreed_result.network_id = $1
            and (exists (select 1 from agreed_contributor
                where agreed_contributor.network_id = agreed_result.network_id
                  and agreed_contributor.result_id = agreed_result.id
                  and agreed_contributor.organisation_id = agreed_result.answerable_id)
              or (select count(*) from obligation where obligation.network_id = agreed_result.network_id
                and obligation.matter_kind = 'agreed_result' and obligation.matter_id = agreed_result.id
                and obligation.state <> 'settled') <> case when agreed_result.state = 'open' then 1 else 0 end)
            order by agreed_result.id",
    },
];

/// What must hold of papers.
const PAPER_RULES: [Rule; 3] = [
    Rule {
        invariant: "every paper is somebody's until the body has spoken, and nobody's after",
        count: "select count(*) as counted from paper where network_id = $1",
        offending: "select paper.id from paper where paper.network_id = $1
            and (select count(*) from obligation where obligation.network_id = paper.network_id
              and obligation.matter_kind = 'paper' and obligation.matter_id = paper.id
              and obligation.state <> 'settled')
              <> case when paper.state in ('draft', 'on_agenda', 'put_off') then 1 else 0 end
            order by paper.id",
    },
    Rule {
        invariant: "whoever gave a signal to a paper heard what the body said",
        count: "select count(*) as counted from paper where network_id = $1 and state in ('decided', 'refused')",
        offending: "select paper.id from paper where paper.network_id = $1
            and (paper.state in ('decided', 'refused')) <> (paper.heard is not null) order by paper.id",
    },
    Rule {
        invariant: "every paper of an alarm has that alarm",
        count: "select count(*) as counted from paper where network_id = $1 and source_kind = 'alarm'",
        offending: "select paper.id from paper
            left join alarm on alarm.network_id = paper.network_id and alarm.id = paper.source_id
            where paper.network_id = $1 and paper.source_kind = 'alarm' and alarm.id is null order by paper.id",
    },
];

/// Examines one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId, sources: &[Counted]) -> Result<Vec<Finding>, Error> {
    let mut findings = Vec::new();
    for rule in RULES.iter().chain(&PAPER_RULES) {
        let counted = match tx.first(rule.count, &[&network])? {
            Some(row) => row.get("counted")?,
            None => 0,
        };
        let rows = tx.query(rule.offending, &[&network])?;
        let offending = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Uuid>, Error>>()?;
        findings.push(Finding { invariant: rule.invariant, holds: offending.is_empty(), counted, offending });
    }
    findings.push(all_is_counted(tx, network, sources)?);
    Ok(findings)
}

/// What was read of the record is counted as it stands; what came since is still to be read.
fn all_is_counted(tx: &mut Tx<'_>, network: NetworkId, sources: &[Counted]) -> Result<Finding, Error> {
    let unread = unread(tx, network)?;
    let (mut looked_at, mut offending) = (0, Vec::new());
    for source in sources {
        let mut after = Uuid::nil();
        loop {
            let ids = (source.walk)(tx, network, after, ROWS)?;
            let Some(last) = ids.last() else { break };
            after = *last;
            let as_counted = kept(tx, network, source.kind, &ids)?;
            let there = (source.load)(tx, network, &ids)?;
            let there: BTreeMap<Uuid, Counts> = there.into_iter().map(|one| (one.id, one)).collect();
            for id in ids.iter().filter(|id| unread.as_ref().is_some_and(|unread| !unread.contains(id))) {
                looked_at += 1;
                let is = there.get(id).map(|one| (cell_of(one), one.by));
                if as_counted.get(id) != is.as_ref() && offending.len() < NAMED {
                    offending.push(*id);
                }
            }
        }
    }
    let invariant = "every signal that was read is counted as it stands";
    Ok(Finding { invariant, holds: offending.is_empty(), counted: looked_at, offending })
}

/// What the record speaks of since it was last read; nothing where it was never read, and all is still to come.
fn unread(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<BTreeSet<Uuid>>, Error> {
    let mut from = read_until(tx, network)?;
    if from.0.is_nil() {
        return Ok(None);
    }
    let mut found = BTreeSet::new();
    loop {
        let touched = event::since(tx, network, from, ROWS)?;
        found.extend(touched.iter().map(|one| one.subject));
        match touched.last() {
            // The first of a page is the last of the one before.
            Some(last) if last.id != from && touched.len() > 1 => from = last.id,
            _ => return Ok(Some(found)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree_result::agree;
    use crate::samples::{THINGS, Thing, agreeing, begun, happens, history};
    use crate::{alarm, count, detect, release};
    use kernel::calendar;
    use network::reading::Keys;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    fn broken(db: &Db, village: &Village) -> Vec<&'static str> {
        let findings = db.read_here(|tx| examine(tx, village.network, &[THINGS])).unwrap();
        findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect()
    }

    #[test]
    fn a_sound_network_holds_and_each_fault_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            let thing = Thing { theme: Some("REL"), area: Some("WK990101"), weeks_ago: 0, late: 0, by: 1 };
            happens(db, &village, 1, Some(thing));
            count::pass(db, calendar::in_days(monday(), 1), &[THINGS]).unwrap();
            detect::pass(db, monday()).unwrap();
            release::pass(db, &Keys::passing(), monday()).unwrap();
            assert_eq!(broken(db, &village), [] as [&str; 0]);
            // Past the last event, so that nothing is still to be read.
            let written = |sql: &'static str| db.write_here(|tx| tx.execute(sql, &[])).unwrap();
            written("update theme_count set number = number + 1");
            assert_eq!(broken(db, &village), [RULES[0].invariant]);
            written("update theme_count set number = number - 1");
            db.write_here(|tx| {
                let alarm = alarm::open(tx, village.network)?.remove(0);
                worklist::settle(tx, monday(), village.network, alarm.matter(), "dismissed")
            })
            .unwrap();
            assert_eq!(broken(db, &village), [RULES[1].invariant]);
            written("update released_figure set persons = persons + 1 where persons is not null");
            assert_eq!(broken(db, &village), [RULES[1].invariant, RULES[3].invariant]);
        });
    }

    #[test]
    fn an_account_holds_and_each_fault_is_found() {
        on_both(|db| {
            let village = Village::build(db);
            begun(db, &village);
            let new = agreeing(&village, 1);
            village.acts(db, village.ruud, |tx, actor| agree(tx, actor, monday(), &new)).unwrap();
            assert_eq!(broken(db, &village), [] as [&str; 0]);
            let written = |sql: &'static str| db.write_here(|tx| tx.execute(sql, &[])).unwrap();
            written("update account_figure set number = 3 where code = 'geholpen'");
            assert_eq!(broken(db, &village), [RULES[5].invariant, RULES[6].invariant]);
            written("update account_figure set number = 10 where code = 'geholpen'");
            written(
                "update agreed_contributor set organisation_id = (select answerable_id from agreed_result)",
            );
            written("delete from account_version");
            assert_eq!(broken(db, &village), [RULES[4].invariant, RULES[7].invariant]);
        });
    }
}
