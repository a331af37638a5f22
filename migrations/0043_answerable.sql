-- What a word is about: whoever holds that by the time its mail comes back, brings the word another way.
alter table notice add column about_kind text;
alter table notice add column about_id uuid;
-- Mail that left, newest first, of which it may be said that it came back.
create index notice_that_left on notice (network_id, person_id, delivered_at, id)
  where delivered_at is not null and bounced_at is null;
