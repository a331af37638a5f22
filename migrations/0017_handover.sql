-- A resident's question on its way from one organisation to another (decision 24). What the machine knows of it holds
-- nobody's words: those stand sealed, in the packet and with the step in which they were said.

create table handover (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  help_request_id uuid not null,
  -- The one of which this is a part: sent again, or passed on.
  part_of uuid,
  kind text not null check (kind in ('consult', 'refer', 'transfer', 'claim')),
  stage text not null check (stage in ('draft', 'sent', 'seen', 'asked', 'accepted', 'contact_missed', 'held', 'waiting',
    'reported', 'closed', 'refused', 'unanswered', 'withdrawn', 'redirected', 'settled', 'dropped', 'moved_on')),
  giver_person uuid,
  giver_desk uuid,
  receiver_person uuid,
  receiver_desk uuid,
  -- All that the machine knows, as JSON, without anybody's words.
  machine text not null,
  -- On which pontoon it stands once it has moved.
  pontoon text check (pontoon in ('education', 'guidance', 'specialist')),
  -- The packet: sealed under an id of its own, so that a second sending is the same packet.
  packet_id uuid not null,
  question bytea not null,
  story bytea not null,
  wished bytea,
  -- What opens professional secrecy, and what lets data be used: one doesn't stand in for the other.
  permission bytea,
  legal_basis bytea,
  previewed text not null check (previewed in ('not_yet', 'by_resident', 'without_resident')),
  not_previewed_why bytea,
  -- What was opened to the receiver by it.
  share_id uuid,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  changed_at timestamptz not null,
  -- What runs (I5), and when the clock has something to do.
  clock_at timestamptz,
  look_at timestamptz,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, help_request_id) references help_request (network_id, id),
  foreign key (network_id, drafted_by) references person (network_id, id),
  constraint one_giver check ((giver_person is null) <> (giver_desk is null)),
  constraint one_receiver check ((receiver_person is null) <> (receiver_desk is null)),
  constraint what_is_open_has_a_clock check (
    (clock_at is null) = (stage in ('closed', 'redirected', 'settled', 'dropped', 'moved_on'))),
  constraint what_was_sent_was_read check (stage in ('draft', 'dropped') or previewed <> 'not_yet'),
  constraint what_was_sent_has_a_ground check (
    stage in ('draft', 'dropped') or permission is not null or legal_basis is not null),
  constraint what_moves_goes_somewhere check ((kind in ('transfer', 'claim')) = (pontoon is not null))
);
create unique index one_moving_handover on handover (network_id, help_request_id)
  where kind in ('transfer', 'claim') and stage in ('sent', 'seen', 'asked', 'accepted', 'contact_missed');
create unique index handover_sent_once on handover (network_id, drafted_by, form_key);
create index handover_of_plan on handover (network_id, plan_id, id);
create index handover_of_giver on handover (network_id, giver_person, id) where clock_at is not null;
create index handover_of_receiver on handover (network_id, receiver_person, id) where clock_at is not null;
create index handover_of_giving_desk on handover (network_id, giver_desk, id) where clock_at is not null;
create index handover_of_receiving_desk on handover (network_id, receiver_desk, id) where clock_at is not null;
create index handover_to_look_at on handover (look_at, network_id, id) where look_at is not null;

-- Every transition, under the id with which it was asked: asked again it changes nothing (I9, I10).
create table handover_step (
  network_id uuid not null,
  id uuid not null,
  handover_id uuid not null,
  at timestamptz not null,
  -- Nobody when it was the clock, a rule or the resident.
  by_id uuid,
  by_resident boolean not null,
  transition text not null,
  stage_before text,
  stage_after text not null,
  -- What they said, and what they added to it: a better route, the attempts to reach somebody.
  words bytea,
  more bytea,
  primary key (network_id, id),
  foreign key (network_id, handover_id) references handover (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id)
);
create index handover_step_of on handover_step (network_id, handover_id, at, id);
