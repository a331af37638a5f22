-- Feeds in one place, how long meetings last, what was made of a signal, and since when an organisation is silent. One table
-- becomes a part of another; the rest only adds.

-- The feed of letters has its address where all feeds have theirs.
insert into personal_feed (network_id, person_id, what, digest, form_key, made_at, withdrawn_at)
  select network_id, person_id, 'letters', token_digest, form_key, made_at, null from feed_address;
drop table feed_address;

-- What was made of a signal, shown beside it.
create index practice_by_source on practice (network_id, source_kind, source_id, id) where source_id is not null;

-- How long a meeting lasts; an hour, when nobody says.
alter table meeting add column minutes bigint not null default 60 check (minutes between 1 and 1440);
