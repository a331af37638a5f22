-- What the network knows together: questions and their answers, practices that spread, measures with their validity, and
-- the crisis in which it all goes faster. What was published is never changed: a better one is a new version.

-- A network is in a crisis or it isn't; what came of it stays when it ends.
create table crisis (
  network_id uuid not null references network (id),
  id uuid not null,
  name text not null,
  reason text not null,
  begun_at timestamptz not null,
  begun_by uuid not null,
  state text not null check (state in ('running', 'ended')),
  state_since timestamptz not null,
  state_by uuid not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, begun_by) references person (network_id, id)
);
create unique index one_crisis_at_a_time on crisis (network_id) where state = 'running';
create unique index crisis_sent_once on crisis (network_id, form_key);

-- Which desk of experts answers questions about a theme; a theme without one goes to the network's own desk.
create table expert_desk (
  network_id uuid not null,
  theme_code text not null,
  desk_id uuid not null,
  primary key (network_id, theme_code),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, desk_id) references desk (network_id, id)
);

create table answer (
  network_id uuid not null references network (id),
  id uuid not null,
  theme_code text,
  -- The organisation that stands for it.
  owner_id uuid not null,
  -- Whose people look at a version before it is published.
  desk_id uuid not null,
  state text not null check (state in ('prepared', 'published', 'withdrawn')),
  state_since timestamptz not null,
  state_by uuid not null,
  state_why text,
  -- The newest version that was published, and when; none while the first is prepared.
  number bigint not null,
  published_at timestamptz,
  valid_until timestamptz,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, owner_id) references organisation (network_id, id),
  foreign key (network_id, desk_id) references desk (network_id, id),
  constraint published_has_a_date check ((number > 0) = (published_at is not null)),
  constraint published_is_not_prepared check ((state = 'prepared') = (number = 0)),
  constraint withdrawn_has_a_reason check (state <> 'withdrawn' or (state_why is not null and state_why <> ''))
);
create index answer_open_list on answer (network_id, id) where state = 'published';
create index answer_by_theme on answer (network_id, theme_code, id) where state = 'published';
create index answer_news on answer (network_id, published_at, id) where state = 'published';
create index answer_validity on answer (network_id, valid_until, id) where state = 'published' and valid_until is not null;

create table answer_version (
  network_id uuid not null,
  id uuid not null,
  answer_id uuid not null,
  number bigint not null,
  -- The question as it reads above the answer.
  title text not null,
  words text not null,
  valid_until timestamptz,
  written_by uuid not null,
  written_at timestamptz not null,
  state text not null check (state in ('in_review', 'returned', 'published')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- What should change, when it was returned.
  state_why text,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, answer_id) references answer (network_id, id),
  foreign key (network_id, written_by) references person (network_id, id),
  -- Nobody publishes what they wrote themselves.
  constraint seen_by_another check (state <> 'published' or state_by <> written_by),
  constraint returned_has_a_reason check (state <> 'returned' or (state_why is not null and state_why <> ''))
);
create unique index answer_version_by_number on answer_version (network_id, answer_id, number);
create unique index one_answer_version_under_way on answer_version (network_id, answer_id) where state <> 'published';

create table question (
  network_id uuid not null references network (id),
  id uuid not null,
  words text not null,
  theme_code text,
  asked_by uuid not null,
  organisation_id uuid not null,
  asked_at timestamptz not null,
  -- Why the asker kept what the personal-data guard found.
  guard_reason text,
  -- The desk that it came to.
  desk_id uuid not null,
  state text not null check (state in ('open', 'linked', 'answered')),
  state_since timestamptz not null,
  state_by uuid not null,
  -- The open question that it is the same as.
  linked_to uuid,
  -- The answer to it; while it is open, the one that is being prepared.
  answer_id uuid,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, asked_by) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, desk_id) references desk (network_id, id),
  foreign key (network_id, linked_to) references question (network_id, id),
  foreign key (network_id, answer_id) references answer (network_id, id),
  constraint linked_leads_somewhere check ((state = 'linked') = (linked_to is not null)),
  constraint answered_has_an_answer check (state <> 'answered' or answer_id is not null)
);
create unique index question_sent_once on question (network_id, asked_by, form_key);
create index question_open on question (network_id, id) where state = 'open';
create index question_by_asker on question (network_id, asked_by, id);
create index question_of_answer on question (network_id, answer_id, id);
create index question_linked_to on question (network_id, linked_to, id) where state = 'linked';

-- Word to an asker about one version of the answer.
create table question_told (
  network_id uuid not null,
  question_id uuid not null,
  answer_id uuid not null,
  number bigint not null,
  notice_id uuid not null,
  told_at timestamptz not null,
  primary key (network_id, question_id, answer_id, number),
  foreign key (network_id, question_id) references question (network_id, id),
  foreign key (network_id, answer_id) references answer (network_id, id),
  foreign key (network_id, notice_id) references notice (network_id, id)
);

create table practice (
  network_id uuid not null references network (id),
  id uuid not null,
  theme_code text,
  -- The organisation to call.
  owner_id uuid not null,
  -- What it was derived from, where it was: the kind and id of something published.
  source_kind text,
  source_id uuid,
  shared_by uuid not null,
  shared_at timestamptz not null,
  number bigint not null,
  changed_at timestamptz not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, owner_id) references organisation (network_id, id),
  foreign key (network_id, shared_by) references person (network_id, id),
  constraint derived_from_one_thing check ((source_kind is null) = (source_id is null))
);
create unique index practice_sent_once on practice (network_id, shared_by, form_key);
create index practice_by_theme on practice (network_id, theme_code, id);
create index practice_news on practice (network_id, changed_at, id);

create table practice_version (
  network_id uuid not null,
  practice_id uuid not null,
  number bigint not null,
  title text not null,
  works text not null,
  audience text,
  needs text,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (network_id, practice_id, number),
  foreign key (network_id, practice_id) references practice (network_id, id),
  foreign key (network_id, written_by) references person (network_id, id)
);

-- How a practice spreads: who applies it, since when, and how they adapted it. Once per organisation.
create table practice_use (
  network_id uuid not null,
  practice_id uuid not null,
  organisation_id uuid not null,
  how text not null check (how in ('as_is', 'adapted')),
  words text,
  said_by uuid not null,
  said_at timestamptz not null,
  primary key (network_id, practice_id, organisation_id),
  foreign key (network_id, practice_id) references practice (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, said_by) references person (network_id, id),
  constraint adapted_says_how check (how <> 'adapted' or (words is not null and words <> ''))
);

create table measure (
  network_id uuid not null references network (id),
  id uuid not null,
  theme_code text,
  -- The organisation that keeps it up to date here.
  owner_id uuid not null,
  state text not null check (state in ('in_force', 'ended')),
  state_since timestamptz not null,
  -- Nobody when its last day had come.
  state_by uuid,
  state_why text,
  number bigint not null,
  changed_at timestamptz not null,
  valid_from timestamptz not null,
  valid_until timestamptz,
  set_by uuid not null,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, owner_id) references organisation (network_id, id),
  foreign key (network_id, set_by) references person (network_id, id)
);
create unique index measure_sent_once on measure (network_id, set_by, form_key);
create index measure_by_theme on measure (network_id, theme_code, id);
create index measure_news on measure (network_id, changed_at, id);
create index measure_to_end on measure (network_id, valid_until, id) where state = 'in_force' and valid_until is not null;

create table measure_version (
  network_id uuid not null,
  measure_id uuid not null,
  number bigint not null,
  title text not null,
  words text not null,
  source text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (network_id, measure_id, number),
  foreign key (network_id, measure_id) references measure (network_id, id),
  foreign key (network_id, written_by) references person (network_id, id)
);

-- An answer or a practice that rests on a measure.
create table rests_on (
  network_id uuid not null,
  measure_id uuid not null,
  subject_kind text not null check (subject_kind in ('answer', 'practice')),
  subject_id uuid not null,
  since timestamptz not null,
  said_by uuid not null,
  primary key (network_id, measure_id, subject_kind, subject_id),
  foreign key (network_id, measure_id) references measure (network_id, id),
  foreign key (network_id, said_by) references person (network_id, id)
);
create index rests_on_by_subject on rests_on (network_id, subject_kind, subject_id);

-- A measure changed or ended: what rests on it must be looked at again by its owner.
create table measure_touch (
  network_id uuid not null,
  id uuid not null,
  measure_id uuid not null,
  number bigint not null,
  what text not null check (what in ('changed', 'ended')),
  subject_kind text not null check (subject_kind in ('answer', 'practice')),
  subject_id uuid not null,
  touched_at timestamptz not null,
  state text not null check (state in ('open', 'looked')),
  state_since timestamptz not null,
  state_by uuid,
  state_words text,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, measure_id) references measure (network_id, id)
);
create unique index measure_touch_once on measure_touch (network_id, measure_id, subject_kind, subject_id) where state = 'open';
create index measure_touch_of_subject on measure_touch (network_id, subject_kind, subject_id, id);

-- Words by which a question finds what was asked and answered before.
create table knowledge_token (
  network_id uuid not null references network (id),
  token text not null,
  subject_kind text not null check (subject_kind in ('question', 'answer')),
  subject_id uuid not null,
  primary key (network_id, token, subject_kind, subject_id)
);
create index knowledge_token_by_subject on knowledge_token (network_id, subject_kind, subject_id);
