-- Call rounds: members phoned in turn, what they said, and the signals that came of it after their yes.

-- An organisation's own number: whoever calls its people needs it.
alter table organisation add column phone text;
create index organisation_by_umbrella on organisation (network_id, umbrella_id, id);
-- What a member raised, newest first: shown to whoever calls it.
create index signal_of_organisation on signal (network_id, organisation_id, id);

create table call_round (
  network_id uuid not null references network (id),
  id uuid not null,
  name text not null,
  first_question text not null,
  second_question text not null,
  -- Who is called, as it was chosen: everybody, umbrella:<id>, kind:<name>, area:<code>, silent:<round>.
  population text not null,
  call_order text not null check (call_order in ('by_name', 'longest_silent', 'random')),
  -- What the random order was drawn with, so that it can be drawn again.
  seed bigint not null,
  led_by uuid not null,
  callers text not null check (callers in ('chosen', 'by_role')),
  started_at timestamptz not null,
  ends_at timestamptz not null,
  -- Again: closed, but those who stayed silent will be tried again.
  state text not null check (state in ('running', 'again', 'closed')),
  closed_at timestamptz,
  closed_by uuid,
  came_of_it text,
  again_at timestamptz,
  silent_why text,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, led_by) references person (network_id, id),
  constraint closed_says_what_came_of_it check (
    (state = 'running') = (closed_at is null) and (state = 'running' or (closed_by is not null and came_of_it is not null))
  ),
  constraint again_has_a_moment check ((state = 'again') = (again_at is not null))
);
create unique index call_round_sent_once on call_round (network_id, led_by, form_key);
create index call_round_by_state on call_round (network_id, state, id);

create table call_round_caller (
  network_id uuid not null,
  round_id uuid not null,
  person_id uuid not null,
  primary key (network_id, round_id, person_id),
  foreign key (network_id, round_id) references call_round (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);

create table call_round_member (
  network_id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null,
  -- Its turn, drawn once when the round began.
  turn bigint not null,
  standing text not null check (standing in ('to_call', 'not_reached', 'spoken', 'said_no')),
  tries bigint not null,
  -- When somebody who was not reached comes back by itself; never after the last try.
  again_at timestamptz,
  -- Who has it on the line, and until when nobody else gets it.
  claimed_by uuid,
  claimed_until timestamptz,
  version bigint not null,
  primary key (network_id, round_id, organisation_id),
  foreign key (network_id, round_id) references call_round (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, claimed_by) references person (network_id, id),
  constraint claimed_until_a_moment check ((claimed_by is null) = (claimed_until is null)),
  constraint claimed_to_be_called check (claimed_by is null or standing in ('to_call', 'not_reached'))
);
create unique index call_round_member_by_turn on call_round_member (network_id, round_id, turn);
create unique index one_member_on_the_line on call_round_member (network_id, round_id, claimed_by) where claimed_by is not null;
create index call_round_member_by_standing on call_round_member (network_id, round_id, standing, turn);
create index call_round_member_to_try_again on call_round_member (network_id, round_id, again_at, organisation_id)
  where again_at is not null;
create index call_round_member_of_organisation on call_round_member (network_id, organisation_id, standing);

-- One call: what came of it, and what was said. `contact_id` is who was spoken, when that is somebody of the network.
create table call_note (
  network_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null,
  caller_id uuid not null,
  contact_id uuid,
  at timestamptz not null,
  outcome text not null check (outcome in ('spoken', 'not_reached', 'said_no')),
  first_answer text,
  second_answer text,
  -- Why the caller kept what the personal-data guard found.
  guard_reason text,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, round_id, organisation_id) references call_round_member (network_id, round_id, organisation_id),
  foreign key (network_id, caller_id) references person (network_id, id),
  foreign key (network_id, contact_id) references person (network_id, id)
);
create unique index call_note_sent_once on call_note (network_id, caller_id, form_key);
create index call_note_of_organisation on call_note (network_id, organisation_id, outcome, at);
create index call_note_of_round on call_note (network_id, round_id, id);

-- A signal that came of a call. It stands here only with the member's yes.
create table call_note_signal (
  network_id uuid not null,
  signal_id uuid not null,
  note_id uuid not null,
  said_yes_at timestamptz not null,
  primary key (network_id, signal_id),
  foreign key (network_id, signal_id) references signal (network_id, id),
  foreign key (network_id, note_id) references call_note (network_id, id)
);
create index call_note_signal_by_note on call_note_signal (network_id, note_id);

-- A member that doesn't want to be called: in no round, until it says otherwise. Nobody asks why.
create table call_refusal (
  network_id uuid not null,
  organisation_id uuid not null,
  said_at timestamptz not null,
  noted_by uuid not null,
  primary key (network_id, organisation_id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, noted_by) references person (network_id, id)
);
