-- The record of events, which only grows, and the outbox. They stand before the network they belong to, and so
-- refer to it without a foreign key: the record outlives what it tells about.

create table event (
  network_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- Nobody when the clock did it.
  actor_id uuid,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  facts text not null,
  primary key (network_id, id)
);
create index event_about on event (network_id, subject_kind, subject_id, at desc, id desc);

create trigger event_never_changes before update on event begin
  select raise(abort, 'event_never_changes');
end;
create trigger event_never_goes before delete on event begin
  select raise(abort, 'event_never_changes');
end;

create table outbox (
  network_id uuid not null,
  id uuid not null,
  topic text not null,
  recipient_id uuid,
  -- Ids, text keys and their arguments; never an address.
  payload text not null,
  key text not null,
  state text not null constraint outbox_state_check check (state in ('waiting', 'delivered', 'given_up')),
  state_since timestamptz not null,
  -- When it may be tried; while a node has it, when it comes free again.
  due_at timestamptz not null,
  claimed_by uuid,
  attempts bigint not null,
  failure text,
  primary key (network_id, id)
);
create unique index outbox_once on outbox (network_id, topic, key);
create index outbox_due on outbox (topic, due_at, network_id, id) where state = 'waiting';
