-- What residents may ask about what is kept of them, until when it is kept, and its end (decision 34).

create table right_request (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  kind text not null check (kind in ('access', 'correction', 'erasure')),
  -- Who asks: the resident, somebody else of the household, somebody on their behalf; or nobody, when its time ran out.
  asker text not null check (asker in ('resident', 'household', 'representative', 'retention')),
  -- What a correction is about: one row of the plan, or the plan as a whole.
  about_kind text not null check (about_kind in ('plan', 'help_request', 'contact', 'agreement', 'goal', 'plan_note')),
  about_id uuid not null,
  -- Their own words; of a correction the statement that stands beside what it is about.
  words bytea,
  -- Who wrote it down; nobody when the resident did.
  recorded_by uuid,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  -- An erasure that is granted waits for somebody else's yes before it is done.
  stage text not null check (stage in ('asked', 'confirming', 'granted', 'refused')),
  answer bytea,
  answered_by uuid,
  answered_at timestamptz,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, recorded_by) references person (network_id, id),
  foreign key (network_id, answered_by) references person (network_id, id),
  constraint a_correction_says_what check (kind <> 'correction' or words is not null),
  constraint an_answer_has_a_reason check ((answer is null) = (answered_by is null)),
  constraint an_answer_has_a_moment check ((answer is null) = (answered_at is null)),
  constraint what_is_answered_has_an_answer check (stage = 'asked' or answer is not null),
  constraint only_an_erasure_is_confirmed check (stage <> 'confirming' or kind = 'erasure')
);
create index right_request_of_plan on right_request (network_id, plan_id, id);
create unique index right_request_sent_once on right_request (network_id, plan_id, form_key);

-- Until when a closed plan is kept, why it is kept longer, and when it was erased, by whom.
alter table plan add column kept_until timestamptz;
alter table plan add column kept_why bytea;
alter table plan add column erased_at timestamptz;
alter table plan add column erased_by uuid;
create index plan_kept_until on plan (kept_until, network_id, id) where kept_until is not null and erased_at is null;
create index plan_without_an_end on plan (network_id, id)
  where state = 'closed' and kept_until is null and erased_at is null;

-- Under which term of retention it falls; none said means the shortest one, of free welfare work.
alter table help_request add column kept_as text;

-- A second view that nobody need answer any more, because the plan it came from is to be erased.
alter table second_view add column ended_at timestamptz;
