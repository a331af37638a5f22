-- One-time links with which somebody chooses a password. Only a digest of the token is kept, and one link per person, so
-- that a new one ends the one before; a link that has been used is gone.

create table access_link (
  network_id uuid not null,
  person_id uuid not null,
  token_digest text not null,
  -- The form that asked for it: sent twice, it is the same act.
  form_key uuid not null,
  made_at timestamptz not null,
  made_by uuid not null,
  ends_at timestamptz not null,
  primary key (network_id, person_id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, made_by) references person (network_id, id)
);
create unique index access_link_by_token on access_link (token_digest);

-- A form that is sent twice at once must not make two tables, nor two seats for one person.
create unique index round_table_by_name on round_table (network_id, name);
create unique index seat_by_person on seat (network_id, table_id, person_id);
