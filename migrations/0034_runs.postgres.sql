-- What belongs to one handover, and what may not be closed under it (decision 43).

-- A help request names itself while it is open, and a handover that runs refers to that name: so the database itself
-- refuses to close a help request under a handover.
alter table help_request add column open_id uuid;
update help_request set open_id = id where state = 'open';
create unique index help_request_that_is_open on help_request (network_id, open_id);
alter table handover add column runs_in uuid;
alter table handover add constraint runs_in_an_open_request foreign key (network_id, runs_in)
  references help_request (network_id, open_id);
update handover set runs_in = help_request_id where clock_at is not null and exists (
  select 1 from help_request where help_request.network_id = handover.network_id
    and help_request.id = handover.help_request_id and help_request.open_id is not null);
create index handover_runs_in on handover (network_id, runs_in) where runs_in is not null;
-- What is left of before: the clock brings to rest what it can.
create index handover_outlives on handover (network_id, id) where runs_in is null and clock_at is not null;

-- What a handover opened, and who bridges the wait for it, is its own: the answer to another one ends neither. Nothing
-- means that somebody gave it, or agreed it, by hand. `handover.share_id` said it the other way round; it is read no more.
alter table share add column handover_id uuid;
update share set handover_id = (select handover.id from handover
  where handover.network_id = share.network_id and handover.share_id = share.id);
drop index share_once_per_person;
create unique index share_once_per_person on share (network_id, plan_id, person_id)
  where ended_at is null and person_id is not null and handover_id is null;
create unique index share_once_per_handover on share (network_id, handover_id)
  where ended_at is null and handover_id is not null;

alter table bridge add column handover_id uuid;
update bridge set handover_id = (select handover_step.handover_id from handover_step
  join handover on handover.network_id = handover_step.network_id and handover.id = handover_step.handover_id
  where handover_step.network_id = bridge.network_id and handover.help_request_id = bridge.help_request_id
    and handover_step.transition = 'handover.accepted' and handover_step.at = bridge.made_at
    and handover_step.by_id = bridge.made_by
  order by handover_step.id limit 1)
where form_key is null;
drop index one_bridge_at_a_time;
create unique index one_bridge_by_hand on bridge (network_id, help_request_id)
  where ended_at is null and handover_id is null;
create unique index one_bridge_per_handover on bridge (network_id, handover_id)
  where ended_at is null and handover_id is not null;

-- The board says who may fall, each risk by an index of its own: held by a desk because whoever had it is gone, and offered
-- to another who doesn't answer.
create index help_at_a_desk on obligation (network_id, moment_at, id)
  where matter_kind = 'help_request' and state <> 'settled' and holder_desk is not null;
create index handover_by_moment on obligation (network_id, moment_at, id)
  where matter_kind = 'handover' and state <> 'settled';
create index handover_without_answer on handover (network_id, help_request_id) where stage = 'unanswered';
