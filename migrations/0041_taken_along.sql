-- Of a meeting that stood twice one was called off (0031), and what stood on its agenda stayed there. It stands on the
-- agenda of the meeting that is held; where the same dossier stands there already, or comes there from another of the two,
-- the item stays as it was, with whoever holds its outcome.
update agenda_item set version = version + 1, meeting_id = (
  select standing.id from meeting doubled
  join meeting standing on standing.network_id = doubled.network_id and standing.table_id = doubled.table_id
    and standing.starts_at = doubled.starts_at and standing.cancelled_at is null
  where doubled.network_id = agenda_item.network_id and doubled.id = agenda_item.meeting_id)
where state = 'on_agenda'
  and exists (
    select 1 from meeting doubled
    join meeting standing on standing.network_id = doubled.network_id and standing.table_id = doubled.table_id
      and standing.starts_at = doubled.starts_at and standing.cancelled_at is null
    where doubled.network_id = agenda_item.network_id and doubled.id = agenda_item.meeting_id
      and doubled.cancelled_why = 'Stond dubbel')
  and not exists (
    select 1 from meeting doubled
    join meeting beside on beside.network_id = doubled.network_id and beside.table_id = doubled.table_id
      and beside.starts_at = doubled.starts_at
    join agenda_item other on other.network_id = beside.network_id and other.meeting_id = beside.id
    where doubled.network_id = agenda_item.network_id and doubled.id = agenda_item.meeting_id
      and other.dossier_id = agenda_item.dossier_id
      and (beside.cancelled_at is null or (other.state = 'on_agenda' and other.id < agenda_item.id)));
