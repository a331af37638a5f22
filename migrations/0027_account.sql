-- Giving account: stories with consent, what an organisation or the network tells of a quarter, and which organisation
-- answers for what was agreed (decision 36).

-- What somebody told, in their words; never who they are, and no column leads to them.
create table story (
  network_id uuid not null references network (id),
  id uuid not null,
  -- Whose it is: who keeps it with them, and may take it back.
  organisation_id uuid not null,
  -- Gone once the teller took back their yes.
  told text,
  theme_code text,
  area_code text,
  -- When the teller said yes, and to what.
  consented_on date not null,
  for_account boolean not null,
  for_agenda boolean not null,
  -- Why what the personal-data guard found stays.
  guard_reason text,
  shared_by uuid not null,
  shared_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, shared_by) references person (network_id, id),
  foreign key (network_id, withdrawn_by) references person (network_id, id),
  constraint yes_to_something check (for_account or for_agenda),
  constraint no_words_without_a_yes check ((told is null) = (withdrawn_at is not null)),
  constraint withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index story_sent_once on story (network_id, shared_by, form_key);
create index story_of_organisation on story (network_id, organisation_id, id);

-- In which documents it stands. A document keeps the id only, so that what is taken back is gone from every page made after.
create table story_use (
  network_id uuid not null,
  story_id uuid not null,
  kind text not null,
  document_id uuid not null,
  href text not null,
  used_by uuid not null,
  used_at timestamptz not null,
  primary key (network_id, kind, document_id, story_id),
  foreign key (network_id, story_id) references story (network_id, id),
  foreign key (network_id, used_by) references person (network_id, id)
);
create index story_use_of_story on story_use (network_id, story_id, used_at);

-- What one organisation, or the network, tells a municipality of a quarter. Counted once; what is told is in its versions.
create table account (
  network_id uuid not null references network (id),
  id uuid not null,
  -- Nobody: the network.
  organisation_id uuid,
  -- The municipality it is told to, by code.
  municipality text not null,
  first_day date not null,
  last_day date not null,
  rule_version bigint not null,
  threshold bigint not null,
  counted_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create unique index account_of_organisation on account (network_id, organisation_id, municipality, first_day)
  where organisation_id is not null;
create unique index account_of_network on account (network_id, municipality, first_day) where organisation_id is null;

-- The quarters of which the accounts were begun.
create table account_quarter (
  network_id uuid not null references network (id),
  first_day date not null,
  begun_at timestamptz not null,
  primary key (network_id, first_day)
);

-- A number that may be shown, or that it may not be; what is smaller than the threshold is kept nowhere.
create table account_figure (
  network_id uuid not null,
  account_id uuid not null,
  code text not null,
  line text not null,
  position bigint not null,
  -- Nothing where it is under the threshold.
  number bigint,
  -- Of how many, where that tells nothing else.
  whole bigint,
  -- Half of them took no longer than this, where it counts days.
  median_days bigint,
  primary key (network_id, account_id, code),
  foreign key (network_id, account_id) references account (network_id, id)
);

-- The same number by area, theme or reason; those that are too small stand together, under no code.
create table account_part (
  network_id uuid not null,
  account_id uuid not null,
  figure text not null,
  split text not null check (split in ('area', 'theme', 'reason')),
  code text not null,
  position bigint not null,
  number bigint not null,
  primary key (network_id, account_id, figure, split, code),
  foreign key (network_id, account_id, figure) references account_figure (network_id, account_id, code)
);

-- The work steps a number counts: by which organisation, in which weeks. Weeks stand together until there are enough.
create table account_step (
  network_id uuid not null,
  account_id uuid not null,
  figure text not null,
  position bigint not null,
  -- Nobody: several together.
  organisation_id uuid,
  first_week date not null,
  last_week date not null,
  number bigint not null,
  primary key (network_id, account_id, figure, position),
  foreign key (network_id, account_id, figure) references account_figure (network_id, account_id, code)
);

-- The words beside the figures: a draft, and what was final. A final version is never changed; the next is a new one.
create table account_version (
  network_id uuid not null,
  account_id uuid not null,
  number bigint not null,
  not_worked text,
  story_id uuid,
  chosen_why text,
  -- Why what the personal-data guard found stays.
  guard_reason text,
  begun_at timestamptz not null,
  finished_at timestamptz,
  finished_by uuid,
  version bigint not null,
  primary key (network_id, account_id, number),
  foreign key (network_id, account_id) references account (network_id, id),
  foreign key (network_id, story_id) references story (network_id, id),
  foreign key (network_id, finished_by) references person (network_id, id),
  constraint final_by_somebody check ((finished_at is null) = (finished_by is null)),
  constraint final_is_whole check (finished_at is null
    or (not_worked is not null and (story_id is null) = (chosen_why is null)))
);
create unique index one_draft_at_a_time on account_version (network_id, account_id) where finished_at is null;

-- What was agreed with a municipality, and the one organisation that answers for it (domain B5).
create table agreed_result (
  network_id uuid not null references network (id),
  id uuid not null,
  words text not null,
  line text not null,
  answerable_id uuid not null,
  municipality text not null,
  agreed_on date not null,
  due_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  state text not null check (state in ('open', 'reached', 'partly', 'not_reached')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- What came of it, and what shows it: a figure of an account, a story, or both.
  outcome text,
  evidence_account uuid,
  evidence_figure text,
  evidence_story uuid,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, answerable_id) references organisation (network_id, id),
  foreign key (network_id, recorded_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  foreign key (network_id, evidence_account, evidence_figure) references account_figure (network_id, account_id, code),
  foreign key (network_id, evidence_story) references story (network_id, id),
  constraint what_came_of_it_is_said check ((state = 'open') = (outcome is null)),
  constraint a_figure_of_an_account check ((evidence_account is null) = (evidence_figure is null)),
  constraint evidence_of_an_outcome check (state <> 'open' or (evidence_figure is null and evidence_story is null))
);
create unique index agreed_result_sent_once on agreed_result (network_id, recorded_by, form_key);
create index agreed_result_of_organisation on agreed_result (network_id, answerable_id, id);

create table agreed_contributor (
  network_id uuid not null,
  result_id uuid not null,
  organisation_id uuid not null,
  primary key (network_id, result_id, organisation_id),
  foreign key (network_id, result_id) references agreed_result (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
