-- What a million signals and ten thousand people showed to be read without an index: the first confidant, on every capture
-- of a wrong, and what could not be delivered, which is counted twice a minute.

create index membership_by_role on membership (network_id, role, since, person_id);
create index outbox_given_up on outbox (network_id, id) where state = 'given_up';
