-- What other systems come in by: personal tokens, what was done once under an idempotency key, and webhooks.

create table api_token (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_digest text not null,
  form_key uuid not null,
  name text not null,
  -- Names of scopes, separated by a space.
  scopes text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create unique index api_token_by_digest on api_token (token_digest);
create unique index api_token_by_form on api_token (network_id, person_id, form_key);

create table api_once (
  network_id uuid not null,
  token_id uuid not null,
  key text not null,
  request_digest text not null,
  at timestamptz not null,
  -- Where the result is, and its version; never words of anybody.
  answer text,
  primary key (network_id, token_id, key)
);

create table webhook (
  network_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  url text not null,
  -- Names of kinds of events, separated by a space.
  kinds text not null,
  -- Readable, because it signs what we send; it opens nothing here.
  secret text not null,
  state text not null check (state in ('on', 'given_up', 'ended')),
  state_since timestamptz not null,
  form_key uuid not null,
  made_at timestamptz not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create unique index webhook_by_form on webhook (network_id, person_id, form_key);
create index webhook_by_state on webhook (network_id, state);
