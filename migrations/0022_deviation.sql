-- Departing from a rule with reason: what was decided in the spirit of a rule, by whom, for which organisation. A record of
-- its own without anybody in it; no column leads to a plan. What is kept is a version; a better one comes after it.
create table deviation (
  network_id uuid not null references network (id),
  id uuid not null,
  organisation_id uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  -- The number of the version that counts.
  number bigint not null,
  -- Of the version that counts: whether the rule was departed from, and the words of its name by which rules are the same.
  decision text not null check (decision in ('departed', 'kept')),
  rule_key text not null,
  -- Those that are alike share it: of the same rule, or because whoever decided said so.
  alike_id uuid not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, decided_by) references person (network_id, id)
);
create index deviation_alike on deviation (network_id, alike_id, id);
create index deviation_of_rule on deviation (network_id, rule_key, id);
create unique index deviation_sent_once on deviation (network_id, decided_by, form_key);

create table deviation_version (
  network_id uuid not null,
  deviation_id uuid not null,
  number bigint not null,
  rule text not null,
  situation text not null,
  needed text not null,
  purpose text not null,
  effects text not null,
  legal text not null,
  decision text not null check (decision in ('departed', 'kept')),
  agreed text,
  -- Why what the personal-data guard found stays.
  guard_reason text,
  -- Why it had to be corrected; the first had not.
  why text,
  by_id uuid not null,
  at timestamptz not null,
  form_key uuid not null,
  primary key (network_id, deviation_id, number),
  foreign key (network_id, deviation_id) references deviation (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id),
  constraint a_correction_says_why check ((number = 1) = (why is null))
);
create unique index deviation_version_sent_once on deviation_version (network_id, by_id, form_key);

-- The words by which others find it.
create table deviation_token (
  network_id uuid not null,
  token text not null,
  deviation_id uuid not null,
  primary key (network_id, token, deviation_id),
  foreign key (network_id, deviation_id) references deviation (network_id, id)
);
create index deviation_token_of on deviation_token (network_id, deviation_id);

-- A rule that was departed from so often alike that it becomes a signal: first a draft, which a person confirms or puts aside.
create table strained_rule (
  network_id uuid not null references network (id),
  id uuid not null,
  alike_id uuid not null,
  since timestamptz not null,
  -- Who decided the one that made it so.
  decided_by uuid not null,
  state text not null check (state in ('draft', 'raised', 'aside')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- Why no signal was made of it.
  why text,
  -- The signal that was made of it.
  signal_id uuid,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, decided_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  foreign key (network_id, signal_id) references signal (network_id, id),
  constraint aside_says_why check ((state = 'aside') = (why is not null))
);
create index strained_rule_of on strained_rule (network_id, alike_id, id);

-- Which departures made it so; each counts once.
create table strained_by (
  network_id uuid not null,
  deviation_id uuid not null,
  strained_id uuid not null,
  primary key (network_id, deviation_id),
  foreign key (network_id, deviation_id) references deviation (network_id, id),
  foreign key (network_id, strained_id) references strained_rule (network_id, id)
);
create index strained_by_of on strained_by (network_id, strained_id);

-- What somebody made of what they met in a plan, for their own eyes: which thing it is stands sealed with the plan's key, and
-- no moment stands here, so that the record leads from a signal to no plan.
create table own_list (
  network_id uuid not null,
  person_id uuid not null,
  plan_id uuid not null,
  number bigint not null,
  thing bytea not null,
  primary key (network_id, person_id, plan_id, number),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id)
);
