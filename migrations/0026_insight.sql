-- Trendbeeld: what is counted of signals, what is expected, the alarms that came of it, and what is released to all.

-- What counts, one row each, so that counting it again finds what changed.
create table counted (
  network_id uuid not null references network (id),
  kind text not null,
  matter_id uuid not null,
  -- Empty: not known.
  theme_code text not null,
  area_code text not null,
  -- The Mondays of the week in which it happened and of the week in which it was reported.
  week date not null,
  reported date not null,
  -- Who is counted once: whoever reported it.
  by_id uuid not null,
  primary key (network_id, kind, matter_id)
);
create index counted_by_week on counted (network_id, week, theme_code, area_code);

create table theme_count (
  network_id uuid not null references network (id),
  theme_code text not null,
  area_code text not null,
  week date not null,
  reported date not null,
  number bigint not null check (number >= 0),
  primary key (network_id, theme_code, area_code, week, reported)
);
create index theme_count_by_week on theme_count (network_id, week, theme_code);

-- How far the record was counted.
create table counting (
  network_id uuid primary key references network (id),
  read_until uuid not null
);

-- A week that was looked at, once per network.
create table trend_look (
  network_id uuid not null references network (id),
  week date not null,
  looked_at timestamptz not null,
  -- Weeks of history before it, and what stood out but didn't fit the budget.
  history bigint not null,
  left_out bigint not null,
  primary key (network_id, week)
);

create table expectation (
  network_id uuid not null references network (id),
  week date not null,
  theme_code text not null,
  -- The municipality, a wijk, or what is not known of it.
  place text not null,
  observed double precision not null,
  expected double precision not null,
  upper double precision not null,
  p_value double precision not null,
  primary key (network_id, theme_code, place, week)
);
create index expectation_by_week on expectation (network_id, week);

create table alarm (
  network_id uuid not null references network (id),
  id uuid not null,
  theme_code text not null,
  place text not null,
  week date not null,
  -- The last week in which it stood out again.
  last_week date not null,
  detector text not null check (detector in ('pooled_season', 'slow_rise')),
  observed double precision not null,
  expected double precision not null,
  upper double precision not null,
  p_value double precision not null,
  reference_weeks bigint not null,
  raised_at timestamptz not null,
  state text not null check (state in ('open', 'acting', 'following', 'dismissed', 'done')),
  state_since timestamptz not null,
  -- Nobody while it is open: the clock raised it.
  state_by uuid,
  state_words text,
  until timestamptz,
  -- Whether it was worth acting on; what is only followed isn't said yet.
  worth boolean,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  constraint answered_by_somebody check (state = 'open' or (state_by is not null and state_words is not null and state_words <> '')),
  constraint until_a_day check ((state in ('acting', 'following')) = (until is not null))
);
create unique index alarm_once on alarm (network_id, theme_code, place) where state in ('open', 'acting', 'following');
create index alarm_by_moment on alarm (network_id, raised_at, id);

-- Figures that all may see: made once per period, never again another way.
create table figure_release (
  network_id uuid not null references network (id),
  id uuid not null,
  first_day date not null,
  last_day date not null,
  rule_version bigint not null,
  key_id text not null,
  made_at timestamptz not null,
  primary key (network_id, id)
);
create unique index figure_release_once on figure_release (network_id, first_day);

create table released_figure (
  network_id uuid not null,
  release_id uuid not null,
  theme_code text not null,
  municipality text not null,
  place text not null,
  -- In the order of places, which says nothing of counts.
  position bigint not null,
  -- Nothing where it isn't shown.
  persons bigint,
  primary key (network_id, release_id, theme_code, municipality, place),
  foreign key (network_id, release_id) references figure_release (network_id, id)
);

-- What a reader could still work out, for whoever answers for it.
create table release_audit (
  network_id uuid not null,
  release_id uuid not null,
  theme_code text not null,
  municipality text not null,
  hidden bigint not null,
  -- How many values the narrowest hidden count can have, less one; nothing where nothing bounds it.
  narrowest double precision,
  primary key (network_id, release_id, theme_code, municipality),
  foreign key (network_id, release_id) references figure_release (network_id, id)
);

-- Since when a network shows its released figures to everybody outside, and who decided so.
create table open_figures (
  network_id uuid primary key references network (id),
  since timestamptz not null,
  by_id uuid not null,
  foreign key (network_id, by_id) references person (network_id, id)
);
