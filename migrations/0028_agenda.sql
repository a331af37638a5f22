-- From an alarm or a dossier to a body that decides: what it is asked, with which figures, and what it said.
create table paper (
  network_id uuid not null references network (id),
  id uuid not null,
  -- What it comes of: an alarm, or a thing of another context.
  source_kind text not null check (source_kind in ('alarm', 'dossier')),
  source_id uuid not null,
  source_title text not null,
  source_path text not null,
  theme_code text not null,
  place text not null,
  body_kind text not null check (body_kind in ('table', 'council', 'board')),
  -- The table, or the municipality of a council; of a board elsewhere only its name is known.
  body_table uuid,
  body_municipality text,
  body_name text not null,
  question text not null,
  asked text not null,
  -- When the first of its signals was raised, and which that was, where it has any of its own.
  first_at timestamptz not null,
  first_signal uuid,
  -- As they were when it was made: exact for its circle, and released for everybody.
  exact text not null,
  released text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  state text not null check (state in ('draft', 'on_agenda', 'put_off', 'decided', 'refused')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- Why it was put off or not dealt with, or what was decided.
  state_words text,
  meeting_on date,
  -- How many people heard what came of it.
  heard bigint,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, body_table) references round_table (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  constraint one_body check ((body_kind = 'table') = (body_table is not null)
    and (body_kind = 'council') = (body_municipality is not null)),
  constraint on_a_day check (state in ('draft', 'refused') or meeting_on is not null),
  constraint said_in_words check (state in ('draft', 'on_agenda') or (state_words is not null and state_words <> ''))
);
create unique index paper_sent_once on paper (network_id, form_key);
create index paper_by_source on paper (network_id, source_kind, source_id);
create index paper_by_table on paper (network_id, body_table, meeting_on);

-- Which signals counted in it, so that whoever raised them hears what came of it.
create table paper_signal (
  network_id uuid not null,
  paper_id uuid not null,
  signal_id uuid not null,
  primary key (network_id, paper_id, signal_id),
  foreign key (network_id, paper_id) references paper (network_id, id)
);
create index paper_by_signal on paper_signal (network_id, signal_id);
