-- In which browser somebody came in with their own password before: there they keep tries of their own, whatever others
-- try at their address. Only a digest of what the browser keeps. One browser may be several people's.
create table known_browser (
  token_digest text not null,
  network_id uuid not null,
  person_id uuid not null,
  seen_at timestamptz not null,
  primary key (token_digest, network_id, person_id),
  foreign key (network_id, person_id) references person (network_id, id)
);
create index known_browser_of_person on known_browser (network_id, person_id);
create index known_browser_by_age on known_browser (seen_at);
