-- What a handover opened says so itself since 0034 (`share.handover_id`); the column that said it the other way round is read
-- by no release any more.
alter table handover drop column share_id;
