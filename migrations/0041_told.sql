-- The day (in the Netherlands) on which whoever staffs a desk last heard that something came to lie there: once a day.
alter table desk add column told_on text;

-- What is about holding something, apart from word that came back: each has its own part of Vandaag, and one may not
-- hide the other.
alter table notice add column holding boolean not null default false;
update notice set holding = true where text in ('notice-you-hold', 'notice-given-absence', 'notice-given-leaving',
  'notice-given-desk-emptied', 'notice-given-supervision', 'notice-given-handover', 'notice-given-to-desk',
  'notice-reassigned', 'notice-taken-over', 'notice-asked', 'notice-declined', 'notice-no-longer-asked',
  'notice-offer-lapsed', 'notice-halfway', 'notice-due', 'notice-climbed-from-you', 'notice-climbed-to-you',
  'notice-climbed-on', 'notice-asked-again');
create index notice_unread_by_part on notice (network_id, person_id, holding, id) where read_at is null;
