### The network: signing in, stepping into the demo, sessions, organisations, people, desks and tables.

## Signing in
sign-in-title = Sign in
sign-in-email = E-mail address
sign-in-password = Password
sign-in-act = Sign in
sign-in-demo = Just looking? Step in as somebody from the demo
problem-email-empty = Fill in your e-mail address.
problem-password-empty = Fill in your password.
problem-sign-in-unknown = This address and this password don't belong together. Check them, or ask your administrator for a new password.

## Stepping into the demo
step-in-title = Step in as …
step-in-what = Choose somebody and walk along: a signal goes to the table that can solve it, and the solution comes back to everyone who raised it.
step-in-demo = This is a demo. All people, places and organisations are invented; you can't break anything. Step out and come back as somebody else whenever you like.
step-in-act = Step in as { $name }
step-in-role-at = { $role }, { $place }
step-in-others = { $count ->
    [one] One other
   *[other] { $count } others
 }
step-in-more = { $count ->
    [one] And one more member who isn't listed here.
   *[other] And { $count } more members who aren't listed here.
 }
step-in-story-raises = Sees that his drop-in's grant is being cut, and says so. Start here.
step-in-story-gathers = Reads what comes in, bundles what belongs together and brings it to a table.
step-in-story-says-no = Raised the same in Loohoek. Is asked later whether the solution works for him.
step-in-story-table = Convenes the table where it is decided. Sees the agenda and records what was decided.
step-in-story-chair = Chair of the sector body. Sits at the table for all its members.
step-in-story-desk = Staffs the network's desk. Sees new signals, and all that is overdue.
step-in-story-worker = Works in the neighbourhood. Sees something every day that could be better, or that works well.
step-in-story-lead = Leads a team. Sees it when something is left lying with one of her people.
step-in-story-confidant = Confidential adviser. The only one who sees wrongs that are shielded.

## Sessions
sessions-title = Where you are signed in
sessions-what = Don't recognise one? End it, and ask your administrator for a new password.
sessions-session = session
sessions-here = { $device }, here
sessions-started = Started: { $when }
sessions-seen = Last seen: { $when }
sessions-end = End { $device }
sessions-sign-out = Sign out
sessions-device-unknown = Unknown device
sessions-ended = That session has ended.
sessions-signed-out = You are signed out.

## The network
network-what = Who takes part, and who stands ready when something lies with nobody.
network-desk = The network's desk
network-desk-what = Whatever isn't taken up anywhere else arrives at { $desk }. That is why somebody is always here.
network-desk-empty = Nobody is at this desk now. Put somebody there.
network-person = person
network-organisation = organisation
network-organisations = Organisations
network-search = Search by name
network-search-act = Search
network-none = No organisation of that name.
network-all = Show all organisations
network-kind-under = { $kind }, part of { $umbrella }

## An organisation
organisation-what = { $kind }, { $place }
organisation-umbrella = Umbrella
organisation-teams = Teams
organisation-team = team
organisation-team-lead = Led by { $name }
organisation-team-no-lead = Nobody leads this team yet
organisation-people = People
organisation-desk = Desk
organisation-desk-what = Whatever is left lying in this organisation arrives at { $desk }.
organisation-nobody = Nobody works here yet.
organisation-nobody-then = Whoever looks after the network can add somebody below.
organisation-presence-since = { $presence }, since { $day }
organisation-look-after = Looking after it
organisation-kind-welfare = Welfare
organisation-kind-social_casework = Social casework
organisation-kind-community_work = Community work
organisation-kind-youth_work = Youth work
organisation-kind-elderly_work = Work with older people
organisation-kind-informal_care = Support for informal carers
organisation-kind-refugee_support = Refugee support
organisation-kind-shelter = Shelter
organisation-kind-neighbourhood_team = Neighbourhood team
organisation-kind-volunteer_centre = Volunteer centre
organisation-kind-municipality = Municipality
organisation-kind-school = School
organisation-kind-youth_mental_health = Youth mental health
organisation-kind-housing = Housing corporation
organisation-kind-sector_body = Sector body
organisation-kind-professional_body = Professional body
organisation-kind-municipal_association = Association of municipalities
organisation-kind-knowledge_institute = Knowledge institute
organisation-kind-ministry = Ministry
organisation-kind-directors_network = Network of directors
organisation-kind-umbrella = Umbrella

## Roles and presence
role-worker = Worker
role-lead = Team lead
role-director = Director
role-triager = Triager
role-facilitator = Facilitator
role-administrator = Administrator
role-confidant = Confidential adviser
role-adviser = Policy adviser
role-alderman = Alderman
presence-active = Present
presence-absent = Absent
presence-left = Left

## Adding
add-organisation-title = Add an organisation
add-organisation-what = The organisation gets a desk of its own at once. As long as nobody is there, the network's desk stands in.
add-organisation-name = Name
add-organisation-kind = Kind
add-organisation-place = Place
add-organisation-desk = Name of the desk
add-organisation-desk-hint = Empty is fine: the desk is then named after the organisation.
add-organisation-promise = Everybody in the network sees the organisation. Next you add its people.
add-organisation-act = Add
add-organisation-done = { $name } takes part. Now add its people.
add-organisation-name-empty = Fill in the name.
add-organisation-name-taken = There is an organisation of this name already. Look it up, or choose another name.
add-organisation-place-empty = Fill in the place.
add-organisation-kind-empty = Choose the kind of organisation.
add-organisation-too-long = Make it shorter: at most { $most } characters.
add-team-title = Add a team
add-team-name = Name of the team
add-team-lead = Who leads it?
add-team-lead-hint = When something is left lying with somebody in the team, it goes to the team lead first.
add-team-promise = If there is a team of this name already, only who leads it changes.
add-team-act = Add
add-team-done = Team { $name } has been added.
add-team-name-empty = Fill in the team's name.
add-team-name-too-long = Make the name shorter.
add-person-title = Add somebody
add-person-name = Name
add-person-email = E-mail address
add-person-role = Role
add-person-team = Team
add-person-desk = Also at the desk
add-person-promise = This person can hold things and be told things at once. Signing in is possible when whoever keeps the server has set a first password.
add-person-act = Add
add-person-done = { $name } takes part.
add-person-name-empty = Fill in the name.
add-person-name-too-long = Make the name shorter.
add-person-email-unreadable = Fill in an e-mail address, such as name@organisation.org.
add-person-email-taken = Somebody else has this e-mail address already. Each address belongs to one person: look them up, or use another address.
add-person-role-empty = Choose a role.
staff-desk-title = Put somebody at the desk
staff-desk-person = Who?
staff-desk-promise = Whoever is at the desk hears when something arrives there, and may take it over.
staff-desk-act = Put at the desk
staff-desk-done = The desk is staffed.
staff-desk-nobody = Choose who comes to the desk.
staff-desk-refused-left = This person has left. Choose somebody who is there.

## Tables
tables-title = Tables
tables-what = Where partners meet to solve what one organisation can't.
tables-table = table
tables-none = There are no tables yet.
tables-none-then = Once there is a table, this page says when it meets.
tables-kind-level = { $kind }, { $level }. Convened by { $convener }.
tables-about = { $what } About { $themes }.
tables-next = { $when }, { $place }
tables-no-meeting = No meeting planned
table-kind = Kind
table-level = Reach
table-themes = Speaks about
table-kind-bestuurlijk = Administrative table
table-kind-ambtelijk = Officials' table
table-kind-cao = Collective agreement table
table-kind-wetgeving = Legislation table
table-kind-regio = Regional table
table-kind-wijk = Neighbourhood table
level-wijk = neighbourhood
level-gemeente = municipality
level-regio = region
level-land = national
table-convener = { $name } convenes this table.
table-next = Next meeting: { $when }, { $place }.
table-no-meeting = There is no next meeting yet.
table-planned = Planned
table-none-planned = Nothing is planned.
table-none-planned-then = A dossier can only be put on the agenda once a meeting is planned. Whoever convenes the table plans it here.
table-past = Past
table-meeting = meeting
table-agenda-of = Agenda of { $day }, { $hour }
table-seats = Who sits here
table-no-seats = Nobody has a seat at this table yet.
table-mandate = Mandate: { $mandate }
plan-meeting-title = Plan a meeting
plan-meeting-day = Day
plan-meeting-hour = Time
plan-meeting-hour-hint = Empty means 14:00.
plan-meeting-place = Where
plan-meeting-place-hint = An address, or: online.
plan-meeting-promise = The meeting then stands at this table, and dossiers can be put on its agenda.
plan-meeting-act = Plan meeting
plan-meeting-done = The meeting is planned: { $when }.
plan-meeting-day-empty = Choose the day.
plan-meeting-day-unreadable = We can't read this day. Choose it from the calendar.
plan-meeting-hour-unreadable = We can't read this time. Write it as 14:00.
plan-meeting-place-empty = Fill in where it is.
plan-meeting-place-too-long = Make the place shorter.
plan-meeting-refused-past = That moment has passed. Choose one that lies ahead.
plan-meeting-refused-far = That is more than two years ahead. Is the year right?
