-- Two plans of one person that go on as one (decision 51). Nothing of either is moved: one of them says in which it goes on,
-- and saying so no more brings back what was.

-- A plan names itself while it stands by itself, and one that goes on elsewhere refers to that name: so nothing goes on in a
-- plan that goes on elsewhere itself, also when two do it at once.
alter table plan add column stands_id uuid;
update plan set stands_id = id;
create unique index plan_that_stands on plan (stands_id);
alter table plan add column goes_on_in uuid references plan (stands_id)
  constraint stands_or_goes_on check (
    (goes_on_in is null) = (stands_id is not null) and coalesce(stands_id, id) = id);
alter table plan add column goes_on_since timestamptz;
alter table plan add column goes_on_by uuid;
create index plan_goes_on_in on plan (network_id, goes_on_in) where goes_on_in is not null;
