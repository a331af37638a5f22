-- Looking along: another organisation is asked what it would do, in a text that names nobody. Sealed under a key of its own,
-- so that what the other reads is no part of the plan; the plan stands here only for whoever asked.
create table second_view (
  network_id uuid not null references network (id),
  id uuid not null,
  plan_id uuid not null,
  asked_by uuid not null,
  organisation_id uuid not null,
  -- Who is asked, at their desk.
  asked_id uuid not null,
  words bytea not null,
  -- Why the asker kept what the personal-data guard found.
  guard_reason bytea,
  -- Whether the other sees who asks, to call them.
  is_named boolean not null,
  asked_at timestamptz not null,
  answer_by timestamptz not null,
  answer bytea,
  answered_by uuid,
  answered_at timestamptz,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, asked_by) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, asked_id) references organisation (network_id, id),
  foreign key (network_id, answered_by) references person (network_id, id),
  constraint an_answer_has_an_author check ((answer is null) = (answered_by is null)),
  constraint an_answer_has_a_moment check ((answer is null) = (answered_at is null))
);
create index second_view_of_asker on second_view (network_id, asked_by, plan_id, id);
create index second_view_of_plan on second_view (network_id, plan_id, id);
create unique index second_view_sent_once on second_view (network_id, asked_by, form_key);

-- When a plan was looked at as a whole with the resident.
create table plan_review (
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
create index plan_review_of_plan on plan_review (network_id, plan_id, at);
create unique index plan_review_sent_once on plan_review (network_id, by_id, form_key);
