-- An offer says until when somebody may answer, and why they are asked.
create trigger offered_is_asked before update on obligation
  when new.state = 'offered' and (new.answer_by is null or coalesce(new.asked_why, '') = '') begin
  select raise(abort, 'offered_is_asked');
end;
create trigger offered_is_asked_from_the_start before insert on obligation
  when new.state = 'offered' and (new.answer_by is null or coalesce(new.asked_why, '') = '') begin
  select raise(abort, 'offered_is_asked');
end;
