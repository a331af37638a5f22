# Together on a plan: agreements, the table, a second view, closing and opening again, goals.

agreements-title = Agreed
agreements-none = Nothing has been agreed yet.
agreements-none-then = Write down who does what: somebody of their own network counts just as much.
agreements-ended = What has ended
agreement-by = { $day }
agreement-deadline = fixed date: { $day }
agreement-decides = { $organisation } decides
agreement-made = The agreement is there.
agreement-finished = The agreement has ended.
ring-own = Own network
ring-team = Team
ring-partners = Partners
agreement-state-open = stands
agreement-state-done = done
agreement-state-dropped = let go

agree-title = Note an agreement
agree-words = What was agreed?
agree-words-hint = For example: puts the eviction on hold.
agree-person = Who does it?
agree-person-hint = One person. Is somebody not in the list? Ask them to the table first.
agree-who = Who of their own network?
agree-who-hint = Only if somebody of their own network does it. Say it as the resident does: your sister, the neighbour.
agree-due = On which day? (may stay empty)
agree-set-by-others = Others set this day, such as an eviction or a hearing
agree-theme = What is it about? (may stay empty)
agree-theme-hint = Whoever reads along on one theme only sees the agreements of that theme.
agree-decides = Who decides? (may stay empty)
agree-decides-hint = Only if whoever does it doesn’t decide on it.
agree-act = Note it
agree-promise = With a day it comes on the list of whoever does it; for the own network on that of the lead.
problem-agree-words-empty = Fill in what was agreed.
problem-agree-nobody = Choose who does it: one person.
problem-agree-who-empty = Fill in who of their own network does it.
problem-agree-deadline-without-day = Fill in the day that others set.

finish-title = End it
finish-outcome = How did it end?
finish-words = What is there to say about it?
finish-words-hint = Is it let go? Then say why.
finish-act = End the agreement
problem-finish-outcome = Choose whether it is done or let go.
problem-finish-why = Fill in why the agreement is let go.

why-agreement = an agreement, which stands in the plan
why-agreement-deadline = a fixed date is coming; it stands in the plan

seat-count = { $count ->
    [0] Nobody is around this plan yet.
    [one] One professional around this plan.
   *[other] { $count } professionals around this plan.
  }
seat-title = Ask somebody to the table
seat-person = Who?
seat-why = What will they do?
seat-reason = What will they do that { $others } can’t?
seat-spokesperson = Who is the one to speak with?
seat-newcomer = whoever joins
seat-parts = What may they read?
seat-parts-hint = No more than is needed.
seat-theme = Only on one theme? (may stay empty)
seat-theme-hint = Then they only read what is about that theme.
seat-grounds = On which ground, and until when
seat-step = How is the resident part of it?
seat-legal-basis = Ground for sharing data
seat-secrecy = Why professional secrecy allows it
seat-until = Until which day? (may stay empty)
seat-act = Ask to the table
seat-promise = They hear it at once and can read this plan; that stands in the read log.
unseat-act = { $name } leaves the table
professional-seated = They sit at the table now and have heard it.
professional-unseated = That seat at the table is free.
problem-seat-nobody = Choose who comes to the table.
problem-seat-no-part = Choose what they may read.
problem-seat-third = What will { $newcomer } do that { $others } can’t?
problem-seat-spokesperson = Who is the one to speak with? Choose one person.

notice-seated = { $by } asks you to the table of a plan.
notice-unseated = { $by } took you from the table of a plan. You read nothing new of it.
notice-table-grew = { $by } asked somebody to the table of a plan that lies with you.

casework-refused-day-passed = That day has passed. Choose a day that is still to come.
casework-refused-no-such-theme = We don’t know this theme. Choose one from the list, or leave it empty.
casework-refused-not-around = They are not around this plan. Ask them to the table first.
casework-refused-not-their-theme = They only read along on another theme. Choose that theme, or somebody else.
casework-refused-not-active = They don’t work in the network any more. Choose somebody else.
casework-refused-around-already = They are around this plan already.
casework-refused-still-does-something = They still have an open agreement in this plan. End that first.
casework-refused-seat-of-handover = They sit at the table because of a handover. Withdraw it, or wait until it has ended.

help-request-title = Something else that help is needed with
help-request-question = What is help needed with?
help-request-question-hint = In the resident’s words.
help-request-act = Add the help request
help-request-promise = The help request lies with you when you hold something of this plan already, and with the lead otherwise.
help-request-added = The help request is there. Below it says with whom it lies.
problem-help-request-empty = Fill in what help is needed with, in the resident’s words.

close-title = Close this help request
close-outcome = What came of it?
close-words = What does the resident say of it?
close-words-hint = Ask. One sentence in their own words will do.
help-request-close-act = Close the help request
help-request-close-promise = If this was the last, the plan closes and nobody at the table reads on. It can be opened again for ninety days.
help-request-closed = The help request is closed.
problem-close-outcome = Choose what came of it.
problem-close-words = Fill in what the resident says of it.

help-request-reopen-act = Not over after all: open again
help-request-reopened = The help request is open again. Below it says with whom it lies.

why-reopened = opened again: what is needed now?

notice-plan-closed = { $by } closed a plan that you were around. You read nothing new of it.
notice-you-lead = { $by } closed a help request. You are the lead of that plan now.
notice-request-added = Somebody at the table added a help request to a plan of yours. It lies with you.
notice-request-reopened = { $by } opened a help request again in a plan that lies with you.

casework-refused-agreements-open = Agreements with a day are still open. End those first, then the plan can close.
casework-refused-reopen-too-late = This was closed more than ninety days ago. Open a new plan.
casework-refused-not-your-theme = You only read along on one theme. Choose that theme, or ask the lead.

second-view-fold = A second view
second-view-title = Ask for a second view
second-view-what = Another organisation looks along without knowing who it is about. Nothing in what they see leads to the plan.
second-view-organisation = Whom do you ask to look along?
second-view-words = Where are you stuck?
second-view-words-hint = Without a name, an address or anything else by which somebody is recognised.
second-view-named = They may see my name, to be able to call
second-view-answer-by = When do you want to hear? (empty: in three working days)
second-view-act = Ask
second-view-promise = Your question comes to their desk. The answer comes to you alone.
second-view-guard = { $count ->
    [one] By this somebody may be recognised:
   *[other] By these { $count } things somebody may be recognised:
  }
second-view-guard-reason = Must it stay all the same? Say why.
second-view-back = Back to the plan
second-view-asked = Your question lies at their desk. The answer comes here and on Vandaag.
second-view-page = A second view
second-view-asks = You are asked to look along. Answer { $day }.
second-view-waits = { $organisation } looks along. Answer { $day }.
second-view-answered-on = { $organisation } answered { $day }.
second-view-answer = What they see
second-view-answer-words = What do you see, with your eyes?
second-view-answer-hint = Something outside the usual ways is fine too.
second-view-answer-act = Send the answer
second-view-answer-promise = Only whoever asked reads your answer.
second-view-answered = Your answer is with whoever asked.
problem-second-view-nobody = Choose whom you ask to look along.
problem-second-view-empty = Fill in where you are stuck.
problem-second-view-guard = By this somebody may be recognised. Write it differently, or say below why it must stay.
problem-second-view-answer-empty = Fill in what you see.
why-second-view = a second view is asked for
notice-second-view-answered = { $organisation } looked along and answered.
casework-refused-own-organisation = This is your own organisation. Choose another.
casework-refused-no-desk = This organisation has no desk to ask. Choose another.
casework-refused-more-than-own = You cannot let another read more than you read yourself.
casework-refused-answered = A colleague has answered already.

full-plan-title = More in the plan: goals, household, what goes well and what worries
goals-title = Goals
goals-attainment = All goals together: { $score } (50 is as expected).
goal-title = Add a goal
goal-words = What do you want to reach?
goal-words-hint = In the resident’s words.
goal-weight = How much does this count?
goal-weight-1 = as usual
goal-weight-2 = a little more
goal-weight-3 = more
goal-weight-4 = much more
goal-weight-5 = the most
goal-act = Set the goal
goal-set = The goal is set.
goal-end = This goal is over
goal-ended = The goal is over; what was said of it stays.
goal-by-resident = written down by the resident
goal-over = over
goal-heavy = how heavy now: { $now } of 10
goal-heavy-from = how heavy: from { $first } to { $now }
goal-reached-much-less = much less than expected
goal-reached-less = less than expected
goal-reached-expected = as expected
goal-reached-more = more than expected
goal-reached-much-more = much more than expected
goal-scored = How it stands is noted.
score-title = How does it stand?
score-heavy = How heavy is it now?
score-heavy-hint = The resident says it: 0 is not heavy, 10 is more than can be borne.
score-reached = How far did it come?
score-act = Note it
problem-goal-empty = Fill in what somebody wants to reach.
problem-goal-weight = Choose how much this goal counts.
problem-score-heavy = Choose a number from 0 to 10.
problem-score-reached = Choose how far it came.
problem-score-nothing = Fill in how heavy it is now, or how far it came. One of the two will do.

plan-note-title = Write something down about the household, what goes well or what worries
plan-note-about = What is it about?
plan-note-words = What is there to say?
plan-note-keep-private = Not for others at the table
plan-note-act = Write it down
plan-note-end = Take it away
plan-note-private = only for you and whoever holds the plan
plan-note-household = Household
plan-note-strength = What goes well
plan-note-worry = What worries
plan-note-option = What could be too
note-made = It is there.
note-ended = It is gone from the plan.
problem-note-about = Choose what it is about.
problem-note-empty = Fill in what there is to say.

review-title = Look back on the plan together
review-words = What did you see, and what stays?
review-words-hint = With the resident, every six to ten months.
help-request-review-act = Note the review
plan-reviewed = The review is there.
problem-review-empty = Fill in what you saw; one sentence will do.
why-review = look back on the plan together

join-plans-link = This person has another plan
join-plans-title = Two plans of one person
join-plans-what = They go on as one. Nothing moves: whatever somebody holds stays with them. You can always part them again.
join-plans-other = Which plan is also of this person?
join-plans-one = { $called } · since { $day } · { $lead }
join-plans-act = Let them go on together
join-plans-promise = The plan that runs longest stays and shows everything of both. Whoever holds something in either hears it and reads the other too. The resident sees it on their own page.
join-plans-none = There is no other plan that you can choose.
join-plans-none-then = You choose from plans of your own organisation that you hold or sit at the table of, and that you read all of. Isn’t it there? Ask the lead of that plan for a seat at its table.
problem-join-other = Choose the plan that is also of this person.
plans-joined = The two plans go on as one.
plans-parted = The two plans each stand by themselves again, as they were.
plan-goes-on = This plan goes on in another plan of the same person.
plan-goes-on-to = To the plan in which it goes on
together-title = From the other plan: { $worry }
together-to = To that plan, to work on it.
together-since = It runs since { $day }.
part-plans-act = Part the two plans
notice-plans-joined = { $by } let a plan in which you hold something go on with another plan of the same person.
notice-plans-parted = { $by } parted two plans. What you hold still lies with you.
casework-refused-joined-already = One of these plans goes together with another already. Part those first.
casework-refused-other-record = That plan is of another organisation. Share it, or hand it over.
casework-refused-join-unread = You don’t read everything of both. Ask the lead of the other plan for a seat at its table.
