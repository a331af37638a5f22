-- The figures of the loop as they stand, and an index for each list that is read a page at a time. The week under way, and
-- what has an answer by now, are counted anew by the job clock every quarter of an hour, so that looking at them costs the
-- page and not the record.
create table figures_now (
  network_id uuid not null primary key references network (id),
  -- The Monday of the week under way, at midnight in the Netherlands.
  starts_at timestamptz not null,
  -- What happened in it so far, as in `figures_week`.
  counts text not null,
  -- Of what was raised in each of the last 52 weeks, the oldest first, how many have an answer.
  answered text not null,
  made_at timestamptz not null
);

-- What one organisation raised: a figure opens into the signals behind it.
create index signal_by_organisation on signal (network_id, organisation_id, id);

-- The meetings to come of all tables, a page at a time.
create index meeting_by_moment on meeting (network_id, starts_at, id);
