-- Who looked into a plan because danger couldn't wait, with their reason, sealed with the plan's own key. What they then
-- read stands in the read log.
create table emergency (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  reason bytea not null,
  at timestamptz not null,
  -- Until when it is open to them.
  until timestamptz not null,
  form_key uuid not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id)
);
create index emergency_of_plan on emergency (network_id, plan_id, id);
create index emergency_open on emergency (network_id, plan_id, person_id, until);
create unique index emergency_sent_once on emergency (network_id, person_id, form_key);
