-- Residents on their own side: who of a household is let in, with which access, for how long, and what they said there.
-- Nothing here opens anything: codes and words are kept as digests under a key that stands outside the database
-- (decision 33); what they said is sealed with their plan's own key.

-- Somebody of a household. They are no person of the network and hold nothing.
create table resident (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  -- Nothing when it is whom the plan is called after.
  name bytea,
  -- Tells the same name from another without reading it.
  name_mark bytea not null,
  made_at timestamptz not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id)
);
create unique index resident_once on resident (network_id, plan_id, name_mark);

-- A way in: once, not for long, and with a word that only they know.
create table resident_access (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  resident_id uuid not null,
  means text not null check (means in ('mail', 'paper')),
  factor text not null check (factor in ('birth_year', 'word')),
  factor_mark bytea not null,
  -- By this it is found when its code is typed.
  digest bytea not null,
  -- Where the link goes; gone once it went.
  address bytea,
  given_at timestamptz not null,
  given_by uuid not null,
  ends_at timestamptz not null,
  wrong_tries bigint not null,
  sent_at timestamptz,
  used_at timestamptz,
  withdrawn_at timestamptz,
  -- Nobody when a newer one took its place.
  withdrawn_by uuid,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id),
  foreign key (network_id, given_by) references person (network_id, id),
  constraint only_a_mail_has_an_address check (address is null or means = 'mail')
);
create unique index resident_access_digest on resident_access (network_id, digest);
create unique index resident_access_sent_once on resident_access (network_id, given_by, form_key);
create index resident_access_of_plan on resident_access (network_id, plan_id, id);
-- A newer one takes the place of the one before.
create unique index one_access_at_a_time on resident_access (network_id, resident_id)
  where used_at is null and withdrawn_at is null;

create table resident_session (
  token_digest text primary key,
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  resident_id uuid not null,
  -- None in the demo.
  access_id uuid,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id)
);
create index resident_session_of_access on resident_session (network_id, access_id);

-- Who of the household wrote words of their own.
alter table plan_note add column resident_id uuid;

-- What a resident says of something that is shared, or asked of others: it may, or rather not.
create table resident_answer (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  resident_id uuid not null,
  about_kind text not null check (about_kind in ('share', 'handover')),
  about_id uuid not null,
  answer text not null check (answer in ('agrees', 'refuses')),
  words bytea,
  at timestamptz not null,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id)
);
create index resident_answer_about on resident_answer (network_id, plan_id, about_kind, about_id, id);
create unique index resident_answer_sent_once on resident_answer (network_id, resident_id, form_key);

-- "Ik ben nog niet geholpen": what was closed opens again; what is open reaches somebody above its holder, who says back
-- what happens now.
create table not_helped (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  help_request_id uuid not null,
  resident_id uuid not null,
  words bytea not null,
  at timestamptz not null,
  came_of_it text not null check (came_of_it in ('reopened', 'raised')),
  -- Until when they hear.
  hears_by timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  answer bytea,
  next_at timestamptz,
  -- Nobody need say anything any more: the plan is to be erased.
  ended_at timestamptz,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, help_request_id) references help_request (network_id, id),
  foreign key (network_id, resident_id) references resident (network_id, id),
  foreign key (network_id, answered_by) references person (network_id, id),
  constraint an_answer_says_something check (
    (answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)
    and (answered_at is null) = (next_at is null))
);
create index not_helped_of_plan on not_helped (network_id, plan_id, id);
create unique index not_helped_sent_once on not_helped (network_id, resident_id, form_key);
create unique index one_raised_at_a_time on not_helped (network_id, help_request_id)
  where came_of_it = 'raised' and answered_at is null and ended_at is null;
