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

-- When an organisation was last heard: by a signal that isn't shielded, or in a call in which it was spoken; before that,
-- when it came into the network. Kept at most once a day.
alter table organisation add column heard_at timestamptz;
update organisation set heard_at = (select created_at from network where network.id = organisation.network_id);
update organisation set heard_at = (select max(signal.raised_at) from signal
    where signal.network_id = organisation.network_id and signal.organisation_id = organisation.id and not signal.shielded)
  where exists (select 1 from signal where signal.network_id = organisation.network_id
    and signal.organisation_id = organisation.id and not signal.shielded and signal.raised_at > organisation.heard_at);
update organisation set heard_at = (select max(call_note.at) from call_note
    where call_note.network_id = organisation.network_id and call_note.organisation_id = organisation.id
      and call_note.outcome = 'spoken')
  where exists (select 1 from call_note where call_note.network_id = organisation.network_id
    and call_note.organisation_id = organisation.id and call_note.outcome = 'spoken'
    and call_note.at > organisation.heard_at);
create index organisation_by_heard on organisation (network_id, heard_at, id);
-- After so many weeks without a word, an organisation counts as silent.
alter table network add column silent_weeks bigint not null default 26 check (silent_weeks between 4 and 520);
