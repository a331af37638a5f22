-- Weeks that were counted with wrongs among them are counted again from the record, without.
delete from figures_week;

-- A table meets once at a moment, also when two ask for it at the same time. Of a meeting that stands twice the first
-- stays; the others are off.
update meeting set cancelled_at = starts_at, cancelled_why = 'Stond dubbel' where cancelled_at is null and exists (
  select 1 from meeting earlier where earlier.network_id = meeting.network_id and earlier.table_id = meeting.table_id
    and earlier.starts_at = meeting.starts_at and earlier.cancelled_at is null and earlier.id < meeting.id);
create unique index meeting_once on meeting (network_id, table_id, starts_at) where cancelled_at is null;
