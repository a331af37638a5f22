-- Letters: the daily bulletin and the newsletter, one mechanism with a kind. What people are told stands here as it was
-- composed; who gets it by mail stands in the outbox, one parcel per reader.

create table letter (
  network_id uuid not null references network (id),
  id uuid not null,
  kind text not null check (kind in ('bulletin', 'newsletter')),
  -- The day in the Netherlands, 2026-11-26: one of a kind a day, so that two nodes make one.
  day text not null,
  -- What changed from here until there.
  covers_from timestamptz not null,
  covers_until timestamptz not null,
  introduction text,
  introduced_by uuid,
  made_at timestamptz not null,
  -- Nobody when the clock made it.
  made_by uuid,
  -- Sent twice, a form is the same act; the clock has none.
  form_key uuid,
  -- Nothing: the clock looked, and nothing had changed. Mailing: parcels are being put in the outbox.
  state text not null check (state in ('nothing', 'mailing', 'mailed')),
  -- The last subscription whose parcel was put, while mailing.
  mailed_up_to uuid,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, introduced_by) references person (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id)
);
create unique index letter_once_a_day on letter (network_id, kind, day);
create index letter_to_mail on letter (made_at, network_id, id) where state = 'mailing';

create table letter_item (
  network_id uuid not null,
  letter_id uuid not null,
  place bigint not null,
  -- In the letter itself, or under "and so many more".
  part text not null check (part in ('letter', 'rest')),
  item_kind text not null,
  item_id uuid not null,
  -- When it changed, as its source said.
  item_at timestamptz not null,
  title text not null,
  sentence text not null,
  path text not null,
  primary key (network_id, letter_id, place),
  foreign key (network_id, letter_id) references letter (network_id, id)
);
create index letter_item_by_item on letter_item (network_id, item_kind, item_id, item_at);

-- What an editor has ready for the next letter of a kind.
create table letter_draft (
  network_id uuid not null references network (id),
  kind text not null check (kind in ('bulletin', 'newsletter')),
  introduction text,
  changed_by uuid not null,
  changed_at timestamptz not null,
  -- The form that changed it last: what is sent is what was looked at.
  form_key uuid not null,
  primary key (network_id, kind),
  foreign key (network_id, changed_by) references person (network_id, id)
);

create table letter_pick (
  network_id uuid not null,
  kind text not null,
  place bigint not null,
  item_kind text not null,
  item_id uuid not null,
  primary key (network_id, kind, place),
  foreign key (network_id, kind) references letter_draft (network_id, kind)
);

-- Who gets which letter by mail. The digest is of the token in the link that ends it.
create table letter_subscription (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('bulletin', 'newsletter')),
  token_digest text not null,
  -- Ended by its owner: on their page, or with the link in the mail.
  state text not null check (state in ('running', 'ended')),
  state_since timestamptz not null,
  -- Since when the mail server refuses what is sent.
  refused_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create unique index letter_subscription_once on letter_subscription (network_id, person_id, kind);
create unique index letter_subscription_by_token on letter_subscription (token_digest);
create index letter_subscription_running on letter_subscription (network_id, kind, id) where state = 'running';

-- From it the tokens in the links that end a subscription are derived.
create table letter_key (
  network_id uuid not null references network (id),
  secret text not null,
  made_at timestamptz not null,
  primary key (network_id)
);

-- Somebody's own address of the feed; only a digest of its token is kept, and one address per person.
create table feed_address (
  network_id uuid not null,
  person_id uuid not null,
  token_digest text not null,
  form_key uuid not null,
  made_at timestamptz not null,
  primary key (network_id, person_id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create unique index feed_address_by_token on feed_address (token_digest);

-- What was brought back in a stretch of time.
create index bringing_back_by_moment on bringing_back (network_id, told_at, solution_id);
