### Call rounds: phoning members in turn with two questions, and what comes of it.

## Fixed lists
call-order-by_name = By name
call-order-longest_silent = Whom we heard longest ago first
call-order-random = Drawn by lot
callers-by_role = Whoever understands signals or keeps the network going
callers-chosen = People who were asked
call-standing-to_call = still to call
call-standing-not_reached = not reached
call-standing-spoken = spoken
call-standing-said_no = doesn't want to be called
call-outcome-spoken = Spoken
call-outcome-not_reached = Not reached
call-outcome-said_no = Doesn't want to be called

## All call rounds
call-rounds-title = Call rounds
call-rounds-what = Every member on the phone in turn: how are things, and what must others know?
call-rounds-start = Start a call round
call-rounds-none = No call round is running now.
call-rounds-none-then = Start one to hear from every member how things are.
call-rounds-running = Running now
call-rounds-ended = Closed
call-rounds-mark = call round
call-rounds-until = until { $day }
call-rounds-again = again from { $day }
call-rounds-closed = closed on { $day }
call-rounds-link = See the call rounds

## Starting
start-round-title = Start a call round
start-round-what = You lead the round: you hold it until it is closed.
start-round-name = What is the round called?
start-round-name-hint = For example: How are you, and how are you all?
start-round-population = Whom do you call?
start-round-population-hint = Each choice says how many there are.
start-round-order = In which order?
start-round-ends = When do you want to be done?
start-round-ends-hint = After that day the waterline shows whom you didn't hear. Choose a day within three months.
start-round-first-label = First question
start-round-second-label = Second question
start-round-first = How are you?
start-round-second = How are you all?
start-round-callers = Choose who calls along (optional)
start-round-callers-label = Who calls along?
start-round-callers-hint = If you choose nobody, whoever understands signals or keeps the network going calls.
start-round-promise = Whoever calls along hears it at once. Members hear something only when you call.
start-round-act = Start the round
start-round-done = The round has begun with { $count ->
    [one] one member
   *[other] { $count } members
 }. Ask for the next member to call.
population-everybody = All other organisations of the network ({ $count })
population-umbrella = Members of { $of } ({ $count })
population-kind = { $of } ({ $count })
population-area = From { $of } ({ $count })
population-silent = Whom we didn't hear in "{ $of }" ({ $count })

## The round
call-round-held = { $holder } holds this round. Next moment:
call-round-late = The end of the round has passed. We didn't hear { $silent } of the { $all } members.
call-round-see-silent = See who stayed silent
call-round-closed = Closed on { $day }.
call-round-again = Those who stayed silent are called again from { $day }.
call-round-left-in-peace = Those who stayed silent are left in peace: { $why }
call-round-on-the-line = You have on the line now:
call-round-questions = The two questions
call-round-areas = By area
call-round-areas-what = Members spoken by area
call-round-area = Area
call-round-not-reached = Not reached
call-round-said-no = Doesn't want to be called
call-round-said-no-what = Nobody calls them, not in a later round either, until they say otherwise themselves.
call-round-more = And { $count } more
call-round-comes-now = may be called again
call-round-comes-back = comes back on { $when }
call-round-comes-no-more = tried three times, doesn't come back by itself
call-round-call-back = Call back
call-round-member = member
call-round-signals = What came of it
call-round-callers = Who calls
call-round-callers-by-role = { $leader } leads the round. Whoever understands signals or keeps the network going calls along.
call-round-callers-chosen = { $leader } leads the round. With { $names }.
call-round-order = Order: { $order }.
coverage-spoken-of = { $spoken } of { $all } spoken
coverage-of = of { $all } spoken
coverage-so-many-of = { $spoken } of { $all }
coverage-spoken = Spoken
coverage-not-reached = not reached
coverage-said-no = don't want to
coverage-to-call = still to call

## The next member
next-member-act = Next member
next-member-none = There is nobody to call now. Whoever was not reached comes back.
next-member-with-another = That member has been spoken already, or somebody else is calling it now.
give-member-back-act = Give this member back
give-member-back-done = The member is back in the round.
call-nobody = Nobody on the line
call-nobody-what = You have no member to call now.
call-back-to-round = Back to the round
call-what = { $place } · { $round }
call-number = Call
call-no-number = There is no number for this member here.
call-no-number-do = See the organisation
call-ask-for = Ask for
call-last-call = Last call
call-last-by = By { $caller }, in "{ $round }".
call-never = never called yet
call-last-signal = Last signal
call-no-signal-yet = none yet
call-tries = Tried
call-tried = { $count ->
    [one] tried once
   *[other] tried { $count } times
 }
call-yours = Yours
call-yours-until = until { $when }; then somebody else gets this member
call-open-signals = Still waits for an answer
call-no-open-signals = Nothing of this member is open.
call-note = The call
call-not-now = Not calling after all?
call-not-now-what = Give the member back and somebody else calls. It doesn't count as a try.

## Noting the call
note-call-outcome = What came of it?
note-call-not-reached-what = The member comes back by itself: first after one working day, then after three. After three times no more.
note-call-said-no-what = We don't ask why. Nobody calls this member any more, until it says otherwise itself.
note-call-contact = Whom did you speak?
note-call-contact-hint = Whoever you choose hears what happens with the signals.
note-call-first = The answer to the first question
note-call-second = The answer to the second question
note-call-answer = { $question }
note-call-signals = Signals from this call
note-call-signals-what = Only with the member's yes. The signal stands in the member's name, and everybody in the network can read it.
note-call-another = One more signal
note-call-kind = What is it?
note-call-words = What must others know?
note-call-words-hint = If you leave this empty, your note on the second question is taken.
note-call-yes = The member says yes: this may become a signal
note-call-promise = Your note stays with whoever calls along. Of a signal you and whoever you spoke hear what happens with it.
note-call-act = Note the call
note-call-done-spoken = The call has been noted. { $count ->
    [0] No signal came of it.
    [one] One signal came of it.
   *[other] { $count } signals came of it.
 }
note-call-done-not-reached = It has been noted. This member comes back later.
note-call-done-said-no = It has been noted. Nobody calls this member any more.
call-after-all-act = May be called after all
call-after-all-done = This member may be called again.
signal-said-for-member = { $name }, for { $organisation }

## Closing
close-round-section = Closing
close-round-title = Close the round
close-round-came = What came of it?
close-round-came-hint = In a few sentences, for whoever called along and whoever looks later.
close-round-silent = What do we do about those we didn't hear?
close-round-silent-count = { $count ->
    [one] That is one member.
   *[other] That is { $count } members.
 }
close-round-try-again = We call them again, from a day on
close-round-in-peace = We leave them in peace now, for a reason
close-round-day = From which day?
close-round-why = For which reason?
close-round-promise = Whoever called along hears it. If you choose to call again, the round stays held until that day.
close-round-act = Close
close-round-done = The round has been closed.

## Silence
silent-title = Whom we didn't hear
silent-what = In "{ $round }". Silence doesn't say how things are; it says that somebody still has to call.
silent-nobody = We heard everybody.
silent-nobody-then = Whoever doesn't want to be called isn't listed here.
silent-not-called = not called yet
silent-last-heard = last heard on { $day }
silent-never-heard = never heard yet
silent-section = Silence
silent-line = { $silent } of the { $all } members we didn't hear in "{ $round }".

## Notices and reasons
notice-call-round-started = Will you call along? { $leader } began the call round "{ $name }". Done by { $day }.
notice-call-round-closed = The call round "{ $name }" has been closed: { $spoken } of { $all } members spoken, { $signals ->
    [0] no signals
    [one] one signal
   *[other] { $signals } signals
 }.
notice-raised-for-you = After your call { $caller } raised this for { $organisation }: "{ $words }". You hear what happens with it.
why-call-round-ends = Every member must have been spoken by then
why-call-round-again = Call those again who stayed silent

## What may be wrong
problem-round-name-empty = Give the round a name.
problem-round-question-empty = Write a question.
problem-round-population-empty = Choose whom you call.
problem-round-callers-unknown = Choose who calls along from the list.
problem-round-end-empty = Choose a day by which you want to be done.
problem-round-end-unreadable = Choose a day from the calendar.
problem-round-end-past = Choose a day that is still to come.
problem-round-end-far = Choose a day within three months.
problem-call-outcome-empty = Choose what came of the call.
problem-call-member-gone = Ask for a member to call first.
problem-call-signal-without-talk = A signal only comes of a talk. Empty this, or choose "Spoken".
problem-call-signal-kind-empty = Choose what it is, or empty this signal.
problem-call-signal-no-yes = Tick that the member said yes, or empty this signal.
problem-call-signal-words-empty = Write what others must know, or fill in your note.
problem-close-round-empty = Write what came of it.
problem-close-round-why-empty = Write why you leave them in peace.
problem-close-round-day-empty = Choose the day from which you call again.
problem-close-round-day-far = Choose a day that is still to come, within three months.
call-round-refused-closed = This round has been closed. Start a new round to go on calling.
call-round-refused-nobody = No member belongs to this. Choose another group.
call-round-refused-too-many = These are more than five thousand. Choose a smaller group.
call-round-refused-followed-up = A new round has begun already for those who stayed silent there.
call-round-refused-no-member = Choose a member from the list.
call-round-refused-with-another = Somebody else has this member on the line now. Your note stands below; have a word with them.
call-round-refused-silent = Say what happens with those you didn't hear.
long-silent-title = Not heard for long
long-silent-what = These organisations raised nothing and were not spoken to for { $weeks } weeks or longer. Silence doesn't say how things are; it says that somebody might call.
long-silent-nobody = We heard everybody not so long ago.
long-silent-since = nothing heard since { $day }
long-silent-call = Begin a call round
long-silent-line = { $more ->
    [yes] We heard nothing of more than { $count } organisations for { $weeks } weeks or longer.
   *[no] { $count ->
        [one] We heard nothing of one organisation for { $weeks } weeks or longer.
       *[other] We heard nothing of { $count } organisations for { $weeks } weeks or longer.
    }
 }
long-silent-see = See of whom we heard nothing for long
long-silent-set-title = After how many weeks is it long?
long-silent-weeks = Weeks without hearing anything
long-silent-weeks-hint = Half a year is 26 weeks.
long-silent-promise = The list and the waterline count so from now on. Nobody hears of it.
long-silent-act = Keep
long-silent-set = After { $weeks } weeks an organisation stands here.
problem-silent-weeks = Fill in a whole number of weeks, from { $least } to { $most }.
