-- Feeds in one place, how long meetings last, what was made of a signal, and since when an organisation is silent. One table
-- becomes a part of another; the rest only adds.

-- What was made of a signal, shown beside it.
create index practice_by_source on practice (network_id, source_kind, source_id, id) where source_id is not null;
