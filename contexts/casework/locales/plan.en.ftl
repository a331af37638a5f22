# Plans of residents: opening, finding, reading, contact, next step.

plans-title = My plans
plans-what = The people you work with: what of theirs lies with you, and where you sit at the table.
plans-open-one = Open a plan
plans-mine = What you are working on
plans-first = You see { $count }, what comes first on top. If a plan is missing, find it by name or look at
plans-everything-held = all that you hold
plans-none = You are not working on any plan now.
plans-none-then = Somebody coming in? Open a plan: two questions, no more.

find-plan-title = Find a plan
find-plan-what = By the first letters of the name, within your own organisation. What you type is not put in an address.
find-plan-name = Name
find-plan-name-hint = Three letters or more. Whoever searches stands in the read log of whoever is found.
find-plan-act = Search
find-plan-none = No plan found with that name.
find-plan-lead = lead: { $lead }

open-plan-title = Open a plan
open-plan-what = Two questions. The rest comes when it is needed.
open-plan-called = What shall we call you?
open-plan-called-hint = A first name or a nickname will do.
open-plan-worry = What is your biggest worry?
open-plan-worry-hint = Write down what the person says. This sentence heads every page and nobody can write over it.
open-plan-pontoon = Where does help begin?
open-plan-act = Open the plan
open-plan-anyway = This is somebody else: open the plan
open-plan-promise = You become the lead. Only those involved can read this, and whoever reads is written down.
open-plan-there-already = { $count ->
    [one] There is a plan with such a name already. Is this the same person?
   *[other] There are { $count } plans with such a name already. Is one of them the same person?
  }
problem-plan-called-empty = Fill in what we call this person. A first name is enough.
problem-plan-worry-empty = Fill in somebody’s biggest worry, in their own words.
problem-casework-too-long = This is too long: { $most } characters at most. What you typed is still there.
plan-opened = The plan is open and lies with you. Now set the first step.

plan-state-open = open
plan-state-closed = closed
plan-title-without-name = Plan of a resident
plan-of-organisation = This plan is kept by { $organisation }.
plan-lead = { $lead } is the lead. Next step, { $day }: { $step }
plan-closed = Closed on { $day }.
plan-requests = What help is needed with
plan-request-is-the-worry = the biggest worry
plan-request-held = Lies with { $holder }. { $day }: { $step }
plan-request-closed = { $outcome }, { $day }
plan-at-table = Who is at the table
plan-spokesperson = the one to speak with
plan-contacts = What was said
plan-no-contacts = No contact has been noted yet.
plan-no-contacts-then = Write in one field above what was talked about.

help-outcome-helped = Helped
help-outcome-partly = Partly helped
help-outcome-not = Not helped
help-outcome-stopped = Stopped, by agreement

share-step-at_table = With the resident at the table
share-step-agreed = The least that is needed, with consent
share-step-not_agreed = Without consent, with a reason and on record

contact-words = What was talked about?
contact-words-hint = One field. Dictating is fine; what you type stays when the connection drops.
contact-act = Note the contact
contact-logged = The contact is noted.
problem-contact-empty = Write down what was talked about; one sentence is enough.

next-step-title = Next step
next-step-words = What happens now?
next-step-words-hint = For example: call the housing corporation.
next-step-day = On which day?
next-step-hour = What time? (may stay empty)
next-step-act = Set the next step
next-step-set = The next step is set.
problem-next-step-empty = Fill in what happens now.
problem-next-step-day-empty = Choose the day on which it happens.
problem-next-step-day-unreadable = We can’t read this day. Choose a day, for example 24-11-2026.
problem-next-step-hour-unreadable = We can’t read this time. Type for example 14:30, or leave it empty.

why-first-step = take the first step
why-next-step = the next step, which stands in the plan

casework-refused-closed = This is closed already.

worked-helped = Help requests that were helped
worked-helped-what = A help request that was closed, with what the resident said of it: helped, or helped in part. From closing help requests.
worked-goals = Goals that were reached
worked-goals-what = A goal of which was said together how far it came: as expected, or better. From the last talk about the goal.
worked-lighter = Goals that weigh less now
worked-lighter-what = A goal of which the resident said twice how heavy it is, and less the last time than the first.
worked-own-ring = Agreements that their own ring kept
worked-own-ring-what = An agreement in a plan that somebody of the resident's own ring carried out. From finishing agreements.
worked-kept = Agreements in plans that were kept
worked-kept-what = An agreement in a plan of which was said whether it was kept, whoever's. From finishing agreements.
worked-nearby = Helped nearby, without heavier help
worked-nearby-what = A help request that began on the first pontoon, stayed there and was closed as helped.
worked-opened = New help requests
worked-opened-what = A help request that a resident asked. From opening plans and help requests.
worked-bridged = Waiting with a bridge
worked-bridged-what = Somebody waited for help and had a bridging agreement meanwhile. From the day of registration until the waiting ended.
worked-accepted = Handovers that were accepted
worked-accepted-what = A handover that another accepted. From sending to accepting.
worked-refused = Handovers that were refused
worked-refused-what = A handover that was refused, with the kind of reason.
worked-stopped = Closed without having helped
worked-stopped-what = A help request that was closed as not helped, or stopped.
worked-reopened = Help requests that opened again
worked-reopened-what = A help request that was closed and opened again.
worked-not-helped = Residents said: I am not helped yet
worked-not-helped-what = A time that a resident said on their own page not to be helped yet.
