-- An offer says until when somebody may answer, and why they are asked.
alter table obligation add constraint offered_is_asked
  check (state <> 'offered' or (answer_by is not null and asked_why is not null and asked_why <> ''));
