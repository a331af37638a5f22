-- What happened in each week that has ended, counted once from the record: events never change, so neither does a week.
create table figures_week (
  network_id uuid not null references network (id),
  -- The Monday it began, at midnight in the Netherlands.
  starts_at timestamptz not null,
  -- Counts per measure, how long things took in steps of time, and how many signals each organisation raised.
  counts text not null,
  primary key (network_id, starts_at)
);
