-- A goal that a resident set and what they said of how heavy it is, on their own page: made by them, and by no worker.
alter table goal alter column made_by drop not null;
alter table goal add column resident_id uuid;
alter table goal add foreign key (network_id, resident_id) references resident (network_id, id);
alter table goal add constraint somebody_set_it check ((made_by is null) <> (resident_id is null));
create unique index goal_said_once on goal (network_id, plan_id, form_key) where resident_id is not null;
alter table goal_score add column resident_id uuid;
alter table goal_score add foreign key (network_id, resident_id) references resident (network_id, id);
alter table goal_score add constraint one_says_it check (by_id is null or resident_id is null);
