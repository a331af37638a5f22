-- Who is there: organisations, people, desks, places, themes and the tables they meet at.
-- Every key leads with the network, so that PostgreSQL can partition by network without a rewrite.

create table network (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table organisation (
  network_id uuid not null references network (id),
  id uuid not null,
  name text not null,
  kind text not null,
  place text not null,
  umbrella_id uuid,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, umbrella_id) references organisation (network_id, id)
);
create unique index organisation_by_name on organisation (network_id, name);

create table person (
  network_id uuid not null references network (id),
  id uuid not null,
  name text not null,
  email text not null,
  password text,
  lang text not null,
  -- active: holds things. absent: ill or away, holds nothing. left: gone, can't sign in.
  state text not null check (state in ('active', 'absent', 'left')),
  state_since timestamptz not null,
  version bigint not null,
  primary key (network_id, id)
);
create unique index person_by_email on person (email);
create index person_by_name on person (network_id, name, id);

create table team (
  network_id uuid not null references network (id),
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  lead_id uuid,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, lead_id) references person (network_id, id)
);
create index team_by_organisation on team (network_id, organisation_id);

create table membership (
  network_id uuid not null references network (id),
  person_id uuid not null,
  organisation_id uuid not null,
  role text not null,
  team_id uuid,
  since timestamptz not null,
  primary key (network_id, person_id, organisation_id, role),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, team_id) references team (network_id, id)
);
create index membership_by_organisation on membership (network_id, organisation_id);

-- A duty desk holds what nobody holds in person. The one without an organisation is the network's own: the last
-- rung of every ladder.
create table desk (
  network_id uuid not null references network (id),
  id uuid not null,
  organisation_id uuid,
  name text not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create unique index one_desk_per_organisation on desk (network_id, organisation_id) where organisation_id is not null;
create unique index one_network_desk on desk (network_id) where organisation_id is null;

create table desk_staff (
  network_id uuid not null,
  desk_id uuid not null,
  person_id uuid not null,
  primary key (network_id, desk_id, person_id),
  foreign key (network_id, desk_id) references desk (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create index desk_staff_by_person on desk_staff (network_id, person_id);

-- Codes change per year (Statistics Netherlands renumbers), so the year is part of what an area is.
create table area (
  network_id uuid not null references network (id),
  code text not null,
  year bigint not null,
  name text not null,
  kind text not null check (kind in ('buurt', 'wijk', 'gemeente', 'regio', 'land')),
  parent_code text,
  primary key (network_id, code, year)
);

create table theme (
  network_id uuid not null references network (id),
  code text not null,
  parent_code text,
  name_nl text not null,
  name_en text not null,
  sensitive boolean not null,
  primary key (network_id, code)
);

create table round_table (
  network_id uuid not null references network (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('bestuurlijk', 'ambtelijk', 'cao', 'wetgeving', 'regio', 'wijk')),
  level text not null check (level in ('wijk', 'gemeente', 'regio', 'land')),
  convener_id uuid not null,
  primary key (network_id, id),
  foreign key (network_id, convener_id) references person (network_id, id)
);

create table round_table_theme (
  network_id uuid not null,
  table_id uuid not null,
  theme_code text not null,
  primary key (network_id, table_id, theme_code),
  foreign key (network_id, table_id) references round_table (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code)
);

create table seat (
  network_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  mandate text not null,
  primary key (network_id, id),
  foreign key (network_id, table_id) references round_table (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create index seat_by_table on seat (network_id, table_id);

create table meeting (
  network_id uuid not null,
  id uuid not null,
  table_id uuid not null,
  starts_at timestamptz not null,
  place text not null,
  primary key (network_id, id),
  foreign key (network_id, table_id) references round_table (network_id, id)
);
create index meeting_by_table on meeting (network_id, table_id, starts_at);

-- Sessions: only a digest of the token is kept.
create table session (
  token_digest text primary key,
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  device text not null,
  stepped_in boolean not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  foreign key (network_id, person_id) references person (network_id, id)
);
create index session_by_person on session (network_id, person_id, started_at);

-- Failed sign-ins by digest of the address, so that any number of nodes count together.
create table failed_sign_in (
  address_digest text not null,
  id uuid not null,
  at timestamptz not null,
  primary key (address_digest, id)
);
