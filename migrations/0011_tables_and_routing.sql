-- Tables in full, and who understands a new signal first. Only adds: what ran before runs on.

-- Who understands a new signal first, in order of place. After the last of these always comes the network's own desk,
-- which is no row: nobody can take it away or narrow it. Theme and area are codes without a key to what they name,
-- because a rule outlives them and must be seen to be broken.
create table routing_rule (
  network_id uuid not null references network (id),
  id uuid not null,
  place bigint not null,
  kind text check (kind in ('good_practice', 'bottleneck', 'question', 'suggestion')),
  theme_code text,
  area_code text,
  level text check (level in ('wijk', 'gemeente', 'regio', 'land')),
  organisation_id uuid,
  holder_person uuid,
  holder_desk uuid,
  -- Who mends it when it is broken.
  answerable_id uuid not null,
  why text not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, holder_person) references person (network_id, id),
  foreign key (network_id, holder_desk) references desk (network_id, id),
  foreign key (network_id, answerable_id) references person (network_id, id),
  constraint rule_has_one_holder check ((holder_person is null) <> (holder_desk is null))
);
create index routing_rule_by_place on routing_rule (network_id, place, id);
create unique index routing_rule_sent_once on routing_rule (network_id, form_key);

-- A secret address at which somebody's own programme reads what is theirs: a calendar, a bulletin. Only a digest of the
-- token is kept, and one address per person and kind, so that a new one ends the one before.
create table personal_feed (
  network_id uuid not null,
  person_id uuid not null,
  what text not null,
  digest text not null,
  -- The form that asked for it: sent twice, it is the same act.
  form_key uuid not null,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (network_id, person_id, what),
  foreign key (network_id, person_id) references person (network_id, id)
);
create unique index personal_feed_by_digest on personal_feed (digest);

-- How often a meeting was changed since it was planned, and since when it is off.
alter table meeting add column changes bigint not null default 0;
alter table meeting add column changed_at timestamptz;
alter table meeting add column cancelled_at timestamptz;
alter table meeting add column cancelled_why text;

-- Who sat where, for whom and with what mandate, from when until when. A seat that was there before this was kept has no
-- beginning.
create table seat_term (
  network_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  mandate text not null,
  from_at timestamptz,
  until_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, table_id) references round_table (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create index seat_term_by_table on seat_term (network_id, table_id, id);
create unique index seat_term_one_running on seat_term (network_id, table_id, person_id) where until_at is null;
insert into seat_term (network_id, id, table_id, person_id, organisation_id, mandate, from_at, until_at)
  select network_id, id, table_id, person_id, organisation_id, mandate, null, null from seat;

-- What somebody at the table sees, under one of the first two of the three standing questions.
create table agenda_point (
  network_id uuid not null,
  id uuid not null,
  meeting_id uuid not null,
  question text not null check (question in ('what_you_see', 'what_we_see')),
  words text not null,
  by_id uuid not null,
  at timestamptz not null,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, meeting_id) references meeting (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id)
);
create index agenda_point_by_meeting on agenda_point (network_id, meeting_id, id);
create unique index agenda_point_sent_once on agenda_point (network_id, by_id, form_key);

-- A message that is said again and again, at many tables at once, until it is withdrawn.
create table standing_message (
  network_id uuid not null references network (id),
  id uuid not null,
  words text not null,
  by_id uuid not null,
  at timestamptz not null,
  form_key uuid not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id),
  constraint withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index standing_message_sent_once on standing_message (network_id, form_key);
create index standing_message_open on standing_message (network_id, id) where withdrawn_at is null;

create table standing_message_table (
  network_id uuid not null,
  message_id uuid not null,
  table_id uuid not null,
  primary key (network_id, message_id, table_id),
  foreign key (network_id, message_id) references standing_message (network_id, id),
  foreign key (network_id, table_id) references round_table (network_id, id)
);
create index standing_message_by_table on standing_message_table (network_id, table_id);

create table standing_message_said (
  network_id uuid not null,
  message_id uuid not null,
  meeting_id uuid not null,
  answer text not null,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (network_id, message_id, meeting_id),
  foreign key (network_id, message_id) references standing_message (network_id, id),
  foreign key (network_id, meeting_id) references meeting (network_id, id),
  foreign key (network_id, said_by) references person (network_id, id)
);
