//! The proof for casework, on a live database: every open help request has exactly one holder, every open plan has a lead
//! who holds it, nobody stands on two pontoons, and nothing that is closed is held. Called by `ponton doctor`; it only
//! reads, and opens nothing.

use crate::handover::proof;
use kernel::NetworkId;
use store::{Error, Tx};
use worklist::doctor::{Finding, Rule};

const RULES: [Rule; 21] = [
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
        invariant: "what is held of a resident tells nothing of anybody",
        count: "select count(*) as counted from obligation where network_id = $1
            and matter_kind in ('help_request', 'agreement', 'second_view', 'right_request', 'retention',
                'not_helped', 'share_proposal')",
        offending: "select matter_id as id from obligation where network_id = $1
            and matter_kind in ('help_request', 'agreement', 'second_view', 'right_request', 'retention',
                'not_helped', 'share_proposal') and state <> 'settled'
            and (title <> '' or not shielded or moment_why not like '@%') order by matter_id",
    },
    Rule {
        invariant: "every open agreement with a day has exactly one open obligation, every other has none",
        count: "select count(*) as counted from agreement where network_id = $1 and state = 'open'",
        offending: "select agreement.id from agreement where agreement.network_id = $1
            and (select count(*) from obligation where obligation.network_id = agreement.network_id
              and obligation.matter_kind = 'agreement' and obligation.matter_id = agreement.id
              and obligation.state <> 'settled')
            <> case when agreement.state = 'open' and agreement.due_at is not null then 1 else 0 end
            order by agreement.id",
    },
    Rule {
        invariant: "nobody does something of an open plan without sitting at its table or holding something of it",
        count: "select count(*) as counted from agreement where network_id = $1 and state = 'open'
            and person_id is not null",
        offending: "select agreement.id from agreement where agreement.network_id = $1 and agreement.state = 'open'
            and agreement.person_id is not null
            and not exists (select 1 from share where share.network_id = agreement.network_id
              and share.plan_id = agreement.plan_id and share.person_id = agreement.person_id)
            and not exists (select 1 from help_request
              join obligation on obligation.network_id = help_request.network_id
                and obligation.matter_kind = 'help_request' and obligation.matter_id = help_request.id
              where help_request.network_id = agreement.network_id and help_request.plan_id = agreement.plan_id
                and obligation.holder_person = agreement.person_id)
            order by agreement.id",
    },
    Rule {
        invariant: "every second view that is asked for has exactly one open obligation, an answered one has none",
        count: "select count(*) as counted from second_view where network_id = $1 and answer is null and ended_at is null",
        offending: "select second_view.id from second_view where second_view.network_id = $1
            and (select count(*) from obligation where obligation.network_id = second_view.network_id
              and obligation.matter_kind = 'second_view' and obligation.matter_id = second_view.id
              and obligation.state <> 'settled')
            <> case when second_view.answer is null and second_view.ended_at is null then 1 else 0 end
            order by second_view.id",
    },
    Rule {
        invariant: "whoever reads along without sitting at the table does so until a day, and on grounds that hold together",
        count: "select count(*) as counted from share where network_id = $1 and not at_table",
        offending: "select id from share where network_id = $1 and not at_table
            and (until is null or legal_basis = '' or secrecy = ''
              or (step = 'not_agreed' and secrecy = 'agreed')) order by id",
    },
    Rule {
        invariant: "every deviation is signed in every version up to the one that counts",
        count: "select count(*) as counted from deviation where network_id = $1",
        offending: "select deviation.id from deviation where deviation.network_id = $1
            and (select count(*) from deviation_version where deviation_version.network_id = deviation.network_id
              and deviation_version.deviation_id = deviation.id
              and deviation_version.number <= deviation.number) <> deviation.number
            order by deviation.id",
    },
    Rule {
        invariant: "every draft signal of a rule that chafes has exactly one open obligation, any other has none",
        count: "select count(*) as counted from strained_rule where network_id = $1 and state = 'draft'",
        offending: "select strained_rule.id from strained_rule where strained_rule.network_id = $1
            and (select count(*) from obligation where obligation.network_id = strained_rule.network_id
              and obligation.matter_kind = 'strained_rule' and obligation.matter_id = strained_rule.id
              and obligation.state <> 'settled') <> case when strained_rule.state = 'draft' then 1 else 0 end
            order by strained_rule.id",
    },
    Rule {
        invariant: "a rule that chafes was departed from five times",
        count: "select count(*) as counted from strained_rule where network_id = $1",
        offending: "select strained_rule.id from strained_rule where strained_rule.network_id = $1
            and (select count(*) from strained_by where strained_by.network_id = strained_rule.network_id
              and strained_by.strained_id = strained_rule.id) <> 5
            order by strained_rule.id",
    },
    Rule {
        invariant: "whatever a resident asked about what is kept has exactly one open obligation until it is answered",
        count: "select count(*) as counted from right_request where network_id = $1 and stage in ('asked', 'confirming')",
        offending: "select right_request.id from right_request where right_request.network_id = $1
            and (select count(*) from obligation where obligation.network_id = right_request.network_id
              and obligation.matter_kind = 'right_request' and obligation.matter_id = right_request.id
              and obligation.state <> 'settled')
            <> case when right_request.stage in ('asked', 'confirming') then 1 else 0 end
            order by right_request.id",
    },
    Rule {
        invariant: "only a closed plan that was not erased waits to hear whether it goes or stays",
        count: "select count(*) as counted from plan where network_id = $1 and state = 'closed' and erased_at is null",
        offending: "select obligation.id from obligation where obligation.network_id = $1
            and obligation.matter_kind = 'retention' and obligation.state <> 'settled'
            and not exists (select 1 from plan where plan.network_id = obligation.network_id
              and plan.id = obligation.matter_id and plan.state = 'closed' and plan.erased_at is null) order by obligation.id",
    },
    Rule {
        invariant: "of an erased plan no key is left, nor of its second views, and nobody finds it by name",
        count: "select count(*) as counted from plan where network_id = $1 and erased_at is not null",
        offending: "select plan.id from plan where plan.network_id = $1 and plan.erased_at is not null
            and (exists (select 1 from plan_name where plan_name.network_id = plan.network_id
                and plan_name.plan_id = plan.id)
              or exists (select 1 from data_key where data_key.network_id = plan.network_id
                and data_key.destroyed_at is null and (data_key.subject_id = plan.id
                  or data_key.subject_id in (select second_view.id from second_view
                    where second_view.network_id = plan.network_id and second_view.plan_id = plan.id))))
            order by plan.id",
    },
    Rule {
        invariant: "of an erased plan nothing is open and nobody reads along",
        count: "select count(*) as counted from plan where network_id = $1 and erased_at is not null",
        offending: "select plan.id from plan where plan.network_id = $1 and plan.erased_at is not null
            and (plan.state <> 'closed'
              or exists (select 1 from agreement where agreement.network_id = plan.network_id
                and agreement.plan_id = plan.id and agreement.state = 'open')
              or exists (select 1 from handover where handover.network_id = plan.network_id
                and handover.plan_id = plan.id and handover.clock_at is not null)
              or exists (select 1 from right_request where right_request.network_id = plan.network_id
                and right_request.plan_id = plan.id and right_request.stage in ('asked', 'confirming'))
              or exists (select 1 from share where share.network_id = plan.network_id
                and share.plan_id = plan.id and share.ended_at is null))
            order by plan.id",
    },
    Rule {
        invariant: "every resident who is not helped yet is heard by exactly one, or was answered",
        count: "select count(*) as counted from not_helped where network_id = $1 and came_of_it = 'raised'
            and answered_at is null and ended_at is null",
        offending: "select not_helped.id from not_helped where not_helped.network_id = $1
            and (select count(*) from obligation where obligation.network_id = not_helped.network_id
              and obligation.matter_kind = 'not_helped' and obligation.matter_id = not_helped.id
              and obligation.state <> 'settled')
            <> case when not_helped.came_of_it = 'raised' and not_helped.answered_at is null
              and not_helped.ended_at is null then 1 else 0 end
            order by not_helped.id",
    },
    Rule {
        invariant: "whoever handed over the lead doesn't see to what the resident's own people promised any more",
        count: "select count(*) as counted from agreement where network_id = $1 and state = 'open' and ring = 'own'
            and due_at is not null",
        offending: "select agreement.id from agreement
            join obligation on obligation.network_id = agreement.network_id
              and obligation.matter_kind = 'agreement' and obligation.matter_id = agreement.id
              and obligation.state <> 'settled' and obligation.rung = 'holder'
            join plan on plan.network_id = agreement.network_id and plan.id = agreement.plan_id
            join obligation led on led.network_id = plan.network_id and led.matter_kind = 'help_request'
              and led.matter_id = plan.leading_id and led.state <> 'settled'
            join handover on handover.network_id = plan.network_id and handover.help_request_id = plan.leading_id
              and handover.kind in ('transfer', 'claim') and handover.stage = 'held'
              and handover.giver_person = obligation.holder_person
            where agreement.network_id = $1 and agreement.state = 'open' and agreement.ring = 'own'
              and handover.receiver_person = led.holder_person and led.holder_person <> obligation.holder_person
            order by agreement.id",
    },
    Rule {
        invariant: "every proposal to share that waits is exactly one's to see through, any other nobody's",
        count: "select count(*) as counted from share_proposal where network_id = $1 and state = 'waits'",
        offending: "select share_proposal.id from share_proposal where share_proposal.network_id = $1
            and (select count(*) from obligation where obligation.network_id = share_proposal.network_id
              and obligation.matter_kind = 'share_proposal' and obligation.matter_id = share_proposal.id
              and obligation.state <> 'settled') <> case when share_proposal.state = 'waits' then 1 else 0 end
            order by share_proposal.id",
    },
    Rule {
        invariant: "what was proposed is read after a yes, and by nothing else",
        count: "select count(*) as counted from share_proposal where network_id = $1",
        offending: "select share_proposal.id from share_proposal where share_proposal.network_id = $1
            and (select count(*) from share where share.network_id = share_proposal.network_id
              and share.id = share_proposal.share_id)
            <> case when share_proposal.state = 'agreed' then 1 else 0 end order by share_proposal.id",
    },
    Rule {
        invariant: "a resident comes in for their own plan, with an access that was used and not withdrawn",
        count: "select count(*) as counted from resident_session where network_id = $1",
        offending: "select resident_session.id from resident_session
            join resident on resident.network_id = resident_session.network_id
              and resident.id = resident_session.resident_id
            left join resident_access on resident_access.network_id = resident_session.network_id
              and resident_access.id = resident_session.access_id
            where resident_session.network_id = $1
              and (resident.plan_id <> resident_session.plan_id
                or (resident_session.access_id is not null
                  and (resident_access.id is null or resident_access.used_at is null
                    or resident_access.withdrawn_at is not null
                    or resident_access.resident_id <> resident_session.resident_id)))
            order by resident_session.id",
    },
    Rule {
        invariant: "where a link went to is forgotten once it went, was used or was withdrawn",
        count: "select count(*) as counted from resident_access where network_id = $1 and means = 'mail'",
        offending: "select id from resident_access where network_id = $1 and address is not null
            and (sent_at is not null or used_at is not null or withdrawn_at is not null) order by id",
    },
    Rule {
        invariant: "a plan goes on in one that stands by itself, of the same organisation, and says since when and by whom",
        count: "select count(*) as counted from plan where network_id = $1 and goes_on_in is not null",
        offending: "select plan.id from plan where plan.network_id = $1 and plan.goes_on_in is not null
            and (plan.goes_on_since is null or plan.goes_on_by is null
              or not exists (select 1 from plan stays where stays.network_id = plan.network_id
                and stays.id = plan.goes_on_in and stays.goes_on_in is null
                and stays.organisation_id = plan.organisation_id)) order by plan.id",
    },
];

/// What was found in one network.
pub fn examine(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Finding>, Error> {
    RULES.iter().chain(&proof::RULES).map(|rule| rule.examine(tx, network)).collect()
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
