-- Data keys, wrapped with a master key that stands outside the database, and the log of who read whose data.

create table data_key (
  network_id uuid not null,
  -- Whose data it seals: a plan; or the network itself, for what is derived from the network's own key.
  subject_id uuid not null,
  -- The name of the master key it is wrapped with; both are gone when the subject was erased.
  master text,
  wrapped bytea,
  made_at timestamptz not null,
  destroyed_at timestamptz,
  primary key (network_id, subject_id),
  constraint data_key_kept_or_destroyed check (
    (wrapped is null) = (master is null) and (wrapped is null) = (destroyed_at is not null))
);

-- One line per look at somebody's data, also one that was refused.
create table read_line (
  network_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- Nobody when it was the resident.
  reader_id uuid,
  organisation_id uuid,
  -- The roles they have, separated by a space; or resident.
  role text not null,
  purpose text not null,
  behalf_id uuid,
  subject_kind text not null,
  subject_id uuid not null,
  part text not null,
  outcome text not null constraint read_line_outcome check (outcome in ('granted', 'refused')),
  request_id uuid not null,
  signature bytea not null,
  primary key (network_id, id)
);
create index read_line_about on read_line (network_id, subject_id, at desc, id desc);

-- Lines sealed in a chain: each seal covers the lines after the one before it, up to and with last_id.
create table read_seal (
  network_id uuid not null,
  number bigint not null,
  first_id uuid not null,
  last_id uuid not null,
  lines bigint not null,
  -- Over the lines and the digest before.
  digest bytea not null,
  signature bytea not null,
  sealed_at timestamptz not null,
  primary key (network_id, number)
);

-- The last seal, so that taking away the end of the chain shows.
create table read_chain (
  network_id uuid not null primary key,
  number bigint not null,
  signature bytea not null
);

create function read_line_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'read_line_never_changes';
end;
$$;
create trigger read_line_never_changes before update or delete or truncate on read_line
  for each statement execute function read_line_never_changes();

create function read_seal_never_changes() returns trigger language plpgsql as $$
begin
  raise exception 'read_seal_never_changes';
end;
$$;
create trigger read_seal_never_changes before update or delete or truncate on read_seal
  for each statement execute function read_seal_never_changes();

-- An erased subject stays erased.
create function data_key_stays_destroyed() returns trigger language plpgsql as $$
begin
  raise exception 'data_key_stays_destroyed';
end;
$$;
create trigger data_key_stays_destroyed before update on data_key
  for each row when (old.destroyed_at is not null) execute function data_key_stays_destroyed();
create trigger data_key_never_goes before delete or truncate on data_key
  for each statement execute function data_key_stays_destroyed();
