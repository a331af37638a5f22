-- Whatever is open has a moment at which the clock looks at it: without one it would never climb.
update obligation set look_at = moment_at where state <> 'settled' and look_at is null;
alter table obligation add constraint open_is_looked_at check (state = 'settled' or look_at is not null);
