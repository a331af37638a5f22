-- Making the release of a quarter may take minutes: one node does it, beside the beat of the job clock (decision 53). A node
-- that was stopped in the middle holds it up until then.
create table quarter_claim (
  network_id uuid not null references network (id),
  first_day date not null,
  claimed_until timestamptz not null,
  primary key (network_id, first_day)
);
