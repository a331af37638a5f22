-- The signal loop: signals, the dossiers that carry them, tables' agendas, commitments, solutions, and bringing back.

create table signal (
  network_id uuid not null references network (id),
  id uuid not null,
  words text not null,
  kind text not null check (kind in ('unsorted', 'good_practice', 'bottleneck', 'question', 'wrong', 'suggestion')),
  shielded boolean not null,
  raised_by uuid not null,
  organisation_id uuid not null,
  raised_at timestamptz not null,
  area_code text,
  area_year bigint,
  level text not null check (level in ('wijk', 'gemeente', 'regio', 'land')),
  quote text,
  quote_source_shielded boolean not null,
  suggestion text,
  -- Why the reporter kept what the personal-data guard found.
  guard_reason text,
  -- The form's own key: sending twice makes one.
  form_key uuid not null,
  state text not null check (state in ('raised', 'understood', 'carried', 'answered', 'brought_back', 'confirmed')),
  state_since timestamptz not null,
  state_by uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, raised_by) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, area_code, area_year) references area (network_id, code, year)
);
create unique index signal_sent_once on signal (network_id, raised_by, form_key);
create index signal_by_state on signal (network_id, state, id);
create index signal_open_list on signal (network_id, shielded, id);
create index signal_by_raiser on signal (network_id, raised_by, id);

create table signal_theme (
  network_id uuid not null,
  signal_id uuid not null,
  theme_code text not null,
  main boolean not null,
  primary key (network_id, signal_id, theme_code),
  foreign key (network_id, signal_id) references signal (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code)
);
create index signal_theme_by_code on signal_theme (network_id, theme_code, signal_id);
create unique index signal_one_main_theme on signal_theme (network_id, signal_id) where main;

-- Words by which earlier signals that look alike are found; never for shielded ones.
create table signal_token (
  network_id uuid not null,
  token text not null,
  signal_id uuid not null,
  primary key (network_id, token, signal_id),
  foreign key (network_id, signal_id) references signal (network_id, id)
);
create index signal_token_by_signal on signal_token (network_id, signal_id);

create table dossier (
  network_id uuid not null references network (id),
  id uuid not null,
  title text not null,
  -- The statement of the problem: clear, neutral, recognised, shared; prescribes no solution.
  problem text,
  level text not null check (level in ('wijk', 'gemeente', 'regio', 'land')),
  theme_code text,
  driver_id uuid not null,
  opened_at timestamptz not null,
  -- Lead time runs from the first report among its signals.
  first_raised_at timestamptz not null,
  state text not null check (state in
    ('gathering', 'prepared', 'at_table', 'in_hand', 'solved', 'not_solved', 'brought_back', 'confirmed', 'remainder')),
  state_since timestamptz not null,
  state_by uuid not null,
  state_why text,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, driver_id) references person (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  constraint why_is_said check (state not in ('not_solved', 'remainder') or (state_why is not null and state_why <> ''))
);
create unique index dossier_sent_once on dossier (network_id, form_key);
create index dossier_by_state on dossier (network_id, state, id);
-- The list of what is open must not grow with what was closed.
create index dossier_open on dossier (network_id, id) where state <> 'confirmed';
create index dossier_by_driver on dossier (network_id, driver_id, id);

create table dossier_signal (
  network_id uuid not null,
  dossier_id uuid not null,
  signal_id uuid not null,
  carried_at timestamptz not null,
  carried_by uuid not null,
  primary key (network_id, dossier_id, signal_id),
  foreign key (network_id, dossier_id) references dossier (network_id, id),
  foreign key (network_id, signal_id) references signal (network_id, id)
);
create index dossier_signal_by_signal on dossier_signal (network_id, signal_id);

create table dossier_suggestion (
  network_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  words text not null,
  by_id uuid not null,
  at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, dossier_id) references dossier (network_id, id)
);
create index dossier_suggestion_by_dossier on dossier_suggestion (network_id, dossier_id, id);

create table coalition_member (
  network_id uuid not null,
  dossier_id uuid not null,
  organisation_id uuid not null,
  joined_at timestamptz not null,
  joined_by uuid not null,
  primary key (network_id, dossier_id, organisation_id),
  foreign key (network_id, dossier_id) references dossier (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);

-- A dossier on a table's agenda. Several tables may have the same dossier; it has one driver.
create table agenda_item (
  network_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  table_id uuid not null,
  meeting_id uuid not null,
  question text not null,
  brought_by uuid not null,
  brought_at timestamptz not null,
  -- Taken off: a solution was there before the meeting; `outcome` then holds that solution.
  state text not null check (state in ('on_agenda', 'discussed', 'taken_off')),
  outcome text,
  discussed_at timestamptz,
  recorded_by uuid,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, dossier_id) references dossier (network_id, id),
  foreign key (network_id, table_id) references round_table (network_id, id),
  foreign key (network_id, meeting_id) references meeting (network_id, id),
  constraint discussed_has_outcome check (state = 'on_agenda' or (outcome is not null and discussed_at is not null))
);
create index agenda_item_by_meeting on agenda_item (network_id, meeting_id);
create index agenda_item_by_dossier on agenda_item (network_id, dossier_id);
create unique index agenda_item_once on agenda_item (network_id, dossier_id, meeting_id);

create table commitment (
  network_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  words text not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  recorded_by uuid not null,
  state text not null check (state in ('open', 'kept', 'not_kept')),
  state_since timestamptz not null,
  state_why text,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, dossier_id) references dossier (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  constraint not_kept_has_a_reason check (state <> 'not_kept' or (state_why is not null and state_why <> ''))
);
create index commitment_by_dossier on commitment (network_id, dossier_id, id);
create unique index commitment_sent_once on commitment (network_id, form_key);

-- What came of it: for a dossier, or straight for one signal. Never changed; a better one is a new version.
create table solution (
  network_id uuid not null,
  id uuid not null,
  dossier_id uuid,
  signal_id uuid,
  kind text not null check (kind in
    ('decision', 'guideline', 'urgent_advice', 'answer', 'decision_framework', 'good_practice', 'bill', 'none_yet')),
  force text not null check (force in ('binding', 'comply_or_explain', 'advice', 'information')),
  words text not null,
  why text,
  owner_id uuid not null,
  number bigint not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, dossier_id) references dossier (network_id, id),
  foreign key (network_id, signal_id) references signal (network_id, id),
  foreign key (network_id, owner_id) references organisation (network_id, id),
  constraint for_one_matter check ((dossier_id is null) <> (signal_id is null)),
  constraint none_yet_has_a_reason check (kind <> 'none_yet' or (why is not null and why <> ''))
);
create unique index solution_of_dossier on solution (network_id, dossier_id, number) where dossier_id is not null;
create unique index solution_of_signal on solution (network_id, signal_id, number) where signal_id is not null;

-- Word back to one contributor about one solution: told, read, asked two weeks later, answered.
create table bringing_back (
  network_id uuid not null,
  id uuid not null,
  solution_id uuid not null,
  signal_id uuid not null,
  dossier_id uuid,
  person_id uuid not null,
  notice_id uuid not null,
  told_at timestamptz not null,
  ask_at timestamptz not null,
  asked_at timestamptz,
  works text check (works in ('yes', 'adapted', 'not_yet')),
  works_words text,
  works_at timestamptz,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, solution_id) references solution (network_id, id),
  foreign key (network_id, signal_id) references signal (network_id, id),
  foreign key (network_id, notice_id) references notice (network_id, id)
);
create unique index brought_back_once on bringing_back (network_id, solution_id, signal_id);
create index bringing_back_to_ask on bringing_back (ask_at, network_id, id) where asked_at is null;
create index bringing_back_of_person on bringing_back (network_id, person_id, id);
create index bringing_back_of_dossier on bringing_back (network_id, dossier_id, id);
create index bringing_back_of_signal on bringing_back (network_id, signal_id, id);
