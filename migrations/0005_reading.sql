-- What Vandaag asks for a team lead, and what every visit asks about desks and the waterlijn about organisations, by index alone.

create index team_by_lead on team (network_id, lead_id, id);
create index membership_by_person on membership (network_id, person_id, since, organisation_id);
create index membership_by_team on membership (network_id, team_id, person_id);
create index signal_wrong_by_raiser on signal (network_id, raised_by, id) where shielded = true;
drop index desk_staff_by_person;
create index desk_staff_by_person on desk_staff (network_id, person_id, desk_id);
