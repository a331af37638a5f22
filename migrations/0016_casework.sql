-- Residents: one plan, told once, with one lead; what they ask help with, on one pontoon at a time; who stands around them
-- and may read what. Whatever tells who somebody is or what they said is sealed with the plan's own key (decision 26).

create table plan (
  network_id uuid not null references network (id),
  id uuid not null,
  -- Whose record it is: each organisation is the controller of its own (domain B4).
  organisation_id uuid not null,
  -- What to call them, and their biggest worry in their own words, which nobody writes over.
  called bytea not null,
  worry bytea not null,
  -- The help request whose holder is the lead.
  leading_id uuid not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  form_key uuid not null,
  state text not null check (state in ('open', 'closed')),
  state_since timestamptz not null,
  state_by uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, opened_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id)
);
create unique index plan_sent_once on plan (network_id, opened_by, form_key);
create index plan_of_organisation on plan (network_id, organisation_id, state, id);

-- By these numbers somebody is found by the first letters of their name; without the network's key they say nothing.
create table plan_name (
  network_id uuid not null,
  number bigint not null,
  plan_id uuid not null,
  primary key (network_id, number, plan_id),
  foreign key (network_id, plan_id) references plan (network_id, id)
);
create index plan_name_of_plan on plan_name (network_id, plan_id);

-- What somebody asks help with. It stands on exactly one pontoon, and while it is open somebody holds it.
create table help_request (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  -- Nothing when it is the worry itself.
  question bytea,
  pontoon text not null check (pontoon in ('education', 'guidance', 'specialist')),
  pontoon_since timestamptz not null,
  theme_code text,
  area_code text,
  -- What happens next, in somebody's words; until when stands with the obligation.
  next_step bytea,
  -- Waiting for something that begins later; without a bridge that is a fault.
  waiting_since timestamptz,
  opened_at timestamptz not null,
  state text not null check (state in ('open', 'closed')),
  state_since timestamptz not null,
  state_by uuid not null,
  outcome text check (outcome in ('helped', 'partly', 'not', 'stopped')),
  outcome_words bytea,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, state_by) references person (network_id, id),
  constraint closed_has_an_outcome check ((state = 'closed') = (outcome is not null))
);
create index help_request_of_plan on help_request (network_id, plan_id, id);
create index help_request_on_pontoon on help_request (network_id, pontoon, area_code, id) where state = 'open';
create unique index help_request_sent_once on help_request (network_id, state_by, form_key);

-- The agreement that carries somebody who waits: who does what, in which rhythm. Both dates of waiting are kept.
create table bridge (
  network_id uuid not null,
  id uuid not null,
  help_request_id uuid not null,
  words bytea not null,
  registered_on date,
  decided_on date,
  starts_on date,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  -- Nothing when it came with a handover.
  form_key uuid,
  primary key (network_id, id),
  foreign key (network_id, help_request_id) references help_request (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id)
);
create unique index one_bridge_at_a_time on bridge (network_id, help_request_id) where ended_at is null;
create unique index bridge_sent_once on bridge (network_id, help_request_id, form_key);

-- Who may read which parts of a plan besides whoever holds it: a person, or everybody of an organisation.
create table share (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  organisation_id uuid not null,
  -- One person of it; nobody means whoever of the organisation has to do with it.
  person_id uuid,
  -- Whether they are one of the professionals at the table, and the one the resident speaks with.
  at_table boolean not null,
  spokesperson boolean not null,
  reads_identity boolean not null,
  reads_story boolean not null,
  reads_plan boolean not null,
  reads_contact boolean not null,
  -- Only what is about this theme.
  theme_code text,
  -- The step of the sharing ladder, and the two grounds, each said apart.
  step text not null check (step in ('at_table', 'agreed', 'not_agreed')),
  legal_basis text not null,
  secrecy text not null,
  reason bytea not null,
  since timestamptz not null,
  made_by uuid not null,
  until timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  constraint table_is_people check (not at_table or person_id is not null),
  constraint spokesperson_at_table check (not spokesperson or at_table)
);
create index share_of_plan on share (network_id, plan_id, id);
create index share_of_person on share (network_id, person_id, plan_id) where ended_at is null;
create unique index share_once_per_person on share (network_id, plan_id, person_id) where ended_at is null and person_id is not null;
create unique index one_spokesperson on share (network_id, plan_id) where ended_at is null and spokesperson;
create unique index share_sent_once on share (network_id, made_by, form_key);

-- A contact: one field.
create table contact (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  words bytea not null,
  at timestamptz not null,
  by_id uuid not null,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id)
);
create index contact_of_plan on contact (network_id, plan_id, id);
create unique index contact_sent_once on contact (network_id, by_id, form_key);

-- What was agreed: who does what, in which ring, until when; and who decides, when that is somebody else (domain C10).
create table agreement (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  ring text not null check (ring in ('own', 'team', 'partners')),
  -- A worker, or somebody of the resident's own, by name.
  person_id uuid,
  who bytea,
  words bytea not null,
  theme_code text,
  due_at timestamptz,
  -- A date that others set: an eviction, a hearing.
  is_deadline boolean not null,
  -- The organisation that decides, when whoever does it may only ask.
  decides_id uuid,
  made_by uuid not null,
  made_at timestamptz not null,
  state text not null check (state in ('open', 'done', 'dropped')),
  state_since timestamptz not null,
  state_by uuid not null,
  outcome bytea,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, decides_id) references organisation (network_id, id),
  constraint somebody_does_it check ((person_id is null) <> (who is null)),
  constraint own_ring_has_no_worker check ((ring = 'own') = (person_id is null)),
  constraint a_deadline_has_a_date check (not is_deadline or due_at is not null)
);
create index agreement_of_plan on agreement (network_id, plan_id, id);
create unique index agreement_sent_once on agreement (network_id, made_by, form_key);

-- The plan in full, only where it is chosen: household, strengths and worries, words that the resident adds.
create table plan_note (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('household', 'strength', 'worry', 'own_words', 'correction', 'option')),
  words bytea not null,
  -- Somebody of the household may keep theirs from the others.
  is_private boolean not null,
  -- Nobody when the resident wrote it.
  by_id uuid,
  at timestamptz not null,
  ended_at timestamptz,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, by_id) references person (network_id, id)
);
create index plan_note_of_plan on plan_note (network_id, plan_id, id);
create unique index plan_note_sent_once on plan_note (network_id, plan_id, form_key);

create table goal (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  words bytea not null,
  weight bigint not null check (weight between 1 and 5),
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id)
);
create index goal_of_plan on goal (network_id, plan_id, id);
create unique index goal_sent_once on goal (network_id, made_by, form_key);

-- How heavy it is now (0 to 10), by the resident; and how far it came (-2 to 2), agreed together.
create table goal_score (
  network_id uuid not null,
  goal_id uuid not null,
  at timestamptz not null,
  heavy bigint check (heavy between 0 and 10),
  reached bigint check (reached between -2 and 2),
  by_id uuid,
  primary key (network_id, goal_id, at),
  foreign key (network_id, goal_id) references goal (network_id, id),
  constraint something_is_scored check (heavy is not null or reached is not null)
);

-- The board reads what is at risk first: what passed its moment or climbed, and who waits without a bridge.
create index help_by_moment on obligation (network_id, moment_at, id)
  where matter_kind = 'help_request' and state <> 'settled';
create index help_climbed on obligation (network_id, moment_at, id)
  where matter_kind = 'help_request' and state <> 'settled' and rung <> 'holder';
create index help_waiting on help_request (network_id, waiting_since, id)
  where state = 'open' and waiting_since is not null;
