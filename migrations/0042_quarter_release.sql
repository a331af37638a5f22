-- One release of every quarter (decision 45): the whole table of what the work tells, made safe at once, from which every
-- account copies. An account of a quarter without a key was counted before there was one.
alter table account_quarter add column rule_version bigint;
alter table account_quarter add column threshold bigint;
alter table account_quarter add column key_id text;
-- How many values a hidden count can be at least, as far as its audit says; nothing where nothing is hidden.
alter table account_quarter add column narrowest double precision;

create table quarter_cell (
  network_id uuid not null,
  first_day date not null,
  position bigint not null,
  -- Where the steps were made, or else where who made them is at home.
  municipality text not null,
  -- Nobody: all of the network together.
  organisation_id uuid,
  figure text not null,
  -- How many there were (of a share: came out well), or of how many.
  told text not null check (told in ('number', 'whole')),
  -- Nothing: all of them; else what tells them apart, and which of these.
  split text not null check (split in ('', 'month', 'area', 'theme', 'reason')),
  code text not null,
  -- Rounded; nothing where it isn't shown.
  number bigint,
  -- Half of them took no longer than this, in fives, where it counts days.
  median_days bigint,
  primary key (network_id, first_day, position),
  foreign key (network_id, first_day) references account_quarter (network_id, first_day),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create index quarter_cell_of_account on quarter_cell (network_id, first_day, municipality, organisation_id);

-- Weeks and organisations that were told exactly: a number opens into its release now.
drop table account_step;
