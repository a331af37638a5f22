-- The spine: everything open has exactly one obligation, with one holder and one next moment.

create table obligation (
  network_id uuid not null references network (id),
  id uuid not null,
  matter_kind text not null,
  matter_id uuid not null,
  -- In the words of whoever raised it; shielded ones show no words outside their circle.
  title text not null,
  -- The page of the matter, a path of ours.
  href text not null,
  shielded boolean not null,
  opened_at timestamptz not null,
  state text not null check (state in ('held', 'offered', 'settled')),
  holder_person uuid,
  holder_desk uuid,
  moment_at timestamptz,
  moment_why text,
  rung text check (rung in ('holder', 'team_lead', 'organisation_desk', 'network_desk')),
  since timestamptz,
  reminded text,
  -- The way up of one that climbed: who held it in their own right, and who held it before the last step.
  original_person uuid,
  original_desk uuid,
  previous_person uuid,
  previous_desk uuid,
  -- When the clock has something to do: halfway, the moment, or the end of an offer.
  look_at timestamptz,
  asked_person uuid,
  asked_desk uuid,
  answer_by timestamptz,
  asked_why text,
  settled_by uuid,
  settled_at timestamptz,
  outcome text,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, holder_person) references person (network_id, id),
  foreign key (network_id, holder_desk) references desk (network_id, id),
  foreign key (network_id, asked_person) references person (network_id, id),
  foreign key (network_id, asked_desk) references desk (network_id, id),
  -- Invariant 1: whatever is open has exactly one holder and one next moment with its reason.
  constraint open_has_one_holder check (
    state = 'settled' or ((holder_person is null) <> (holder_desk is null))
  ),
  constraint open_has_a_moment check (
    state = 'settled' or (moment_at is not null and moment_why is not null and moment_why <> '' and rung is not null)
  ),
  -- Invariant 2: an offer names to whom, while somebody still holds.
  constraint offered_to_one check (
    (state = 'offered') = ((asked_person is null) <> (asked_desk is null))
  ),
  constraint settled_is_said check (
    (state = 'settled') = (settled_at is not null and outcome is not null)
  )
);
create unique index one_open_obligation_per_matter on obligation (network_id, matter_kind, matter_id) where state <> 'settled';
create index obligation_of_person on obligation (network_id, holder_person, moment_at, id) where state <> 'settled';
create index obligation_of_desk on obligation (network_id, holder_desk, moment_at, id) where state <> 'settled';
create index obligation_asked_of_person on obligation (network_id, asked_person) where state = 'offered';
create index obligation_asked_of_desk on obligation (network_id, asked_desk) where state = 'offered';
create index obligation_climbed_from on obligation (network_id, original_person, moment_at, id)
  where state <> 'settled' and rung <> 'holder';
create index obligation_to_look_at on obligation (look_at, network_id, id) where state <> 'settled';
create index obligation_by_network_moment on obligation (network_id, moment_at, id) where state <> 'settled';
create index obligation_climbed on obligation (network_id, rung, moment_at, id) where state <> 'settled' and rung <> 'holder';
create index obligation_by_matter on obligation (network_id, matter_kind, matter_id);

-- Word to a person: on Vandaag, and by mail through the outbox. `text` is a text key, `facts` its arguments.
create table notice (
  network_id uuid not null references network (id),
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  text text not null,
  facts text not null,
  -- The page it is about, a path of ours.
  href text not null,
  -- Who takes it up when the mail bounces; nobody means the network's desk.
  answerable_id uuid,
  delivered_at timestamptz,
  bounced_at timestamptz,
  read_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create index notice_of_person on notice (network_id, person_id, id);
create index notice_unread on notice (network_id, person_id, id) where read_at is null;
