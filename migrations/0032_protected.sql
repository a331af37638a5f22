-- What is about a wrong is held by confidants only. What could have been one is taken for one.
alter table obligation add column protected boolean not null default false;
update obligation set protected = true where shielded = true and matter_kind = 'signal';
update obligation set protected = true where matter_kind = 'bounce' and matter_id in (
  select id from notice where text = 'notice-of-a-wrong');
-- A signal that became a wrong left what was settled before in everybody's sight.
update obligation set shielded = true, protected = true where matter_kind = 'signal' and matter_id in (
  select id from signal where signal.network_id = obligation.network_id and signal.shielded = true);
create index obligation_protected on obligation (network_id, id) where protected = true and state <> 'settled';

-- Somebody is asked to become a confidant, and is one only after their own yes.
create table confidant_proposal (
  network_id uuid not null references network (id),
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('waits', 'accepted', 'declined', 'withdrawn')),
  state_since timestamptz not null,
  reason text,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, proposed_by) references person (network_id, id),
  constraint no_has_a_reason check (state <> 'declined' or (reason is not null and reason <> ''))
);
create unique index confidant_asked_once on confidant_proposal (network_id, person_id) where state = 'waits';
