-- A goal that a resident set and what they said of how heavy it is, on their own page: made by them, and by no worker. SQLite
-- can't let a column be empty afterwards, so both tables are made anew, the one that refers to the other first let go of.
create table goal_or_own (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  words bytea not null,
  weight bigint not null check (weight between 1 and 5),
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  form_key uuid not null,
  resident_id uuid,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id),
  constraint somebody_set_it check ((made_by is null) <> (resident_id is null))
);
insert into goal_or_own (network_id, id, plan_id, words, weight, made_by, made_at, ended_at, form_key)
  select network_id, id, plan_id, words, weight, made_by, made_at, ended_at, form_key from goal;

create table goal_score_or_own (
  network_id uuid not null,
  goal_id uuid not null,
  at timestamptz not null,
  heavy bigint check (heavy between 0 and 10),
  reached bigint check (reached between -2 and 2),
  by_id uuid,
  resident_id uuid,
  primary key (network_id, goal_id, at),
  foreign key (network_id, goal_id) references goal_or_own (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id),
  constraint something_is_scored check (heavy is not null or reached is not null),
  constraint one_says_it check (by_id is null or resident_id is null)
);
insert into goal_score_or_own (network_id, goal_id, at, heavy, reached, by_id)
  select network_id, goal_id, at, heavy, reached, by_id from goal_score;

drop table goal_score;
drop table goal;
alter table goal_or_own rename to goal;
alter table goal_score_or_own rename to goal_score;
create index goal_of_plan on goal (network_id, plan_id, id);
create unique index goal_sent_once on goal (network_id, made_by, form_key);
create unique index goal_said_once on goal (network_id, plan_id, form_key) where resident_id is not null;
