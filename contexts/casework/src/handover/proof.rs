//! The proof of handovers, on a live database: each is somebody's to act on, stands where its way says, runs only in an
//! open help request, and opens to its receiver what its own state gives and no more. Read by `doctor`.

use worklist::doctor::Rule;

pub(crate) const RULES: [Rule; 5] = [
    Rule {
        invariant: "every handover that somebody must act on has exactly one open obligation, any other has none",
        count: "select count(*) as counted from handover where network_id = $1 and clock_at is not null",
        offending: "select handover.id from handover where handover.network_id = $1
            and (select count(*) from obligation where obligation.network_id = handover.network_id
              and obligation.matter_kind = 'handover' and obligation.matter_id = handover.id
              and obligation.state <> 'settled')
            <> case when handover.clock_at is null then 0
              when handover.kind in ('transfer', 'claim') and handover.stage = 'held' then 0 else 1 end
            order by handover.id",
    },
    Rule {
        invariant: "what was opened to somebody, or agreed until they begin, stands as long as its own handover needs it",
        count: "select (select count(*) from share where network_id = $1 and handover_id is not null)
            + (select count(*) from bridge where network_id = $1 and handover_id is not null) as counted",
        offending: "select handover.id from handover where handover.network_id = $1
            and (handover.stage not in ('accepted', 'contact_missed', 'held', 'waiting', 'reported')
                and exists (select 1 from share where share.network_id = handover.network_id
                  and share.handover_id = handover.id and share.ended_at is null)
              or handover.stage not in ('accepted', 'contact_missed')
                and exists (select 1 from bridge where bridge.network_id = handover.network_id
                  and bridge.handover_id = handover.id and bridge.ended_at is null))
            order by handover.id",
    },
    Rule {
        invariant: "whoever said yes to a handover reads the plan, whatever becomes of another",
        count: "select count(*) as counted from handover where network_id = $1
            and stage in ('accepted', 'contact_missed', 'held', 'waiting', 'reported')",
        offending: "select handover.id from handover
            join person on person.network_id = handover.network_id and person.id = handover.receiver_person
              and person.state = 'active'
            where handover.network_id = $1
            and handover.stage in ('accepted', 'contact_missed', 'held', 'waiting', 'reported')
            and not exists (select 1 from share where share.network_id = handover.network_id
              and share.plan_id = handover.plan_id and share.person_id = handover.receiver_person
              and share.reads_story and share.ended_at is null)
            order by handover.id",
    },
    Rule {
        invariant: "nothing is handed over of a help request that is closed, and what runs keeps it open",
        count: "select count(*) as counted from handover where network_id = $1 and clock_at is not null",
        offending: "select handover.id from handover
            join help_request on help_request.network_id = handover.network_id
              and help_request.id = handover.help_request_id
            where handover.network_id = $1
            and (handover.clock_at is not null
                and (help_request.state <> 'open' or handover.runs_in is null
                  or handover.runs_in <> handover.help_request_id)
              or handover.clock_at is null and handover.runs_in is not null
              or help_request.state = 'open'
                and (help_request.open_id is null or help_request.open_id <> help_request.id)
              or help_request.state <> 'open' and help_request.open_id is not null)
            order by handover.id",
    },
    Rule {
        invariant: "every handover stands where its way says, and its obligation tells nothing of anybody",
        count: "select count(*) as counted from handover where network_id = $1",
        offending: "select handover.id from handover where handover.network_id = $1
            and (not exists (select 1 from handover_step where handover_step.network_id = handover.network_id
                and handover_step.handover_id = handover.id and handover_step.stage_after = handover.stage)
              or exists (select 1 from obligation where obligation.network_id = handover.network_id
                and obligation.matter_kind = 'handover' and obligation.matter_id = handover.id
                and (obligation.title <> '' or not obligation.shielded or obligation.moment_why not like '@%')))
            order by handover.id",
    },
];
