//! The proof for casework, on a live database: every open help request has exactly one holder, every open plan has a lead
//! who holds it, nobody stands on two pontoons, and nothing that is closed is held. Called by `ponton doctor`; it only
//! reads, and opens nothing.

use kernel::NetworkId;
use store::{Error, Tx};
use worklist::doctor::{Finding, Rule};

const RULES: [Rule; 4] = [
    Rule {
        invariant: "every open help request has exactly one open obligation, a closed one has none",
        count: "select count(*) as counted from help_request where network_id = $1 and state = 'open'",
        offending: "select help_request.id from help_request where help_request.network_id = $1
            and (select count(*) from obligation where obligation.network_id = help_request.network_id
              and obligation.matter_kind = 'help_request' and obligation.matter_id = help_request.id
              and obligation.state <> 'settled') <> case when help_request.state = 'open' then 1 else 0 end
            order by help_request.id",
    },
    Rule {
        invariant: "every open plan is led by an open help request of its own, a closed one has none open",
        count: "select count(*) as counted from plan where network_id = $1 and state = 'open'",
        offending: "select plan.id from plan where plan.network_id = $1
            and case when plan.state = 'open' then
              (select count(*) from help_request where help_request.network_id = plan.network_id
                and help_request.id = plan.leading_id and help_request.plan_id = plan.id
                and help_request.state = 'open') <> 1
            else exists (select 1 from help_request where help_request.network_id = plan.network_id
                and help_request.plan_id = plan.id and help_request.state = 'open') end
            order by plan.id",
    },
    Rule {
        invariant: "the obligation of a help request tells nothing of anybody",
        count: "select count(*) as counted from obligation where network_id = $1 and matter_kind = 'help_request'",
        offending:
            "select matter_id as id from obligation where network_id = $1 and matter_kind = 'help_request'
            and (title <> '' or not shielded or moment_why not like '@%') order by matter_id",
    },
    Rule {
        invariant: "whoever reads along without sitting at the table does so until a day, and on grounds that hold together",
        count: "select count(*) as counted from share where network_id = $1 and not at_table",
        offending: "select id from share where network_id = $1 and not at_table
            and (until is null or legal_basis = '' or secrecy = ''
              or (step = 'not_agreed' and secrecy = 'agreed')) order by id",
    },
];

/// What was found in one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Finding>, Error> {
    RULES.iter().map(|rule| rule.examine(tx, network)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_help_request_that_nobody_holds_is_found() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let broken = || {
                let findings = db.read_here(|tx| examine(tx, village.network)).unwrap();
                findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect::<Vec<_>>()
            };
            assert_eq!(broken(), Vec::<&str>::new());
            db.write_here(|tx| tx.execute("update obligation set title = 'Dirk'", &[])).unwrap();
            assert_eq!(broken(), [RULES[2].invariant]);
            db.write_here(|tx| tx.execute("delete from obligation", &[])).unwrap();
            assert_eq!(broken(), [RULES[0].invariant]);
        });
    }
}
