-- What of casework was left: who of a household asked what is kept of them, and sharing that is proposed before it begins.

-- Who of the household asked for themselves; nobody when a worker wrote it down.
alter table right_request add column resident_id uuid;

-- What somebody would like to share, before the resident or whoever may decide said yes. While it waits nobody reads
-- anything by it: what is read is a share of its own, that begins with the yes.
create table share_proposal (
  network_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  organisation_id uuid not null,
  -- One person of it; nobody means whoever of the organisation has to do with it.
  person_id uuid,
  reads_identity boolean not null,
  reads_story boolean not null,
  reads_plan boolean not null,
  reads_contact boolean not null,
  -- Only what is about this theme.
  theme_code text,
  legal_basis text not null,
  -- Sealed as the reason of the share that begins with a yes, whose id is known beforehand: so nobody has to read it then.
  share_id uuid not null,
  reason bytea not null,
  until timestamptz not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('waits', 'agreed', 'refused', 'withdrawn')),
  -- Since when it stands so: the day of a no is kept.
  state_since timestamptz not null,
  -- The worker who said so; nobody when it was one of the household, or while it waits.
  state_by uuid,
  -- What that worker said with it; what one of the household said stands with their answers.
  words bytea,
  form_key uuid not null,
  version bigint not null,
  primary key (network_id, id),
  foreign key (network_id, plan_id) references plan (network_id, id),
  foreign key (network_id, organisation_id) references organisation (network_id, id),
  foreign key (network_id, person_id) references person (network_id, id),
  foreign key (network_id, theme_code) references theme (network_id, code),
  foreign key (network_id, proposed_by) references person (network_id, id),
  foreign key (network_id, state_by) references person (network_id, id),
  constraint only_a_worker_has_words check (words is null or state_by is not null)
);
create index share_proposal_of_plan on share_proposal (network_id, plan_id, id);
create unique index share_proposal_sent_once on share_proposal (network_id, proposed_by, form_key);

-- Whoever held something before it climbed further finds it among their own.
create index obligation_climbed_by on obligation (network_id, previous_person, moment_at, id)
  where state <> 'settled' and rung <> 'holder';
