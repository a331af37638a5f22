-- Whatever is open has a moment at which the clock looks at it: without one it would never climb.
update obligation set look_at = moment_at where state <> 'settled' and look_at is null;
create trigger open_is_looked_at before update on obligation when new.state <> 'settled' and new.look_at is null begin
  select raise(abort, 'open_is_looked_at');
end;
create trigger open_is_looked_at_from_the_start before insert on obligation
when new.state <> 'settled' and new.look_at is null begin
  select raise(abort, 'open_is_looked_at');
end;
