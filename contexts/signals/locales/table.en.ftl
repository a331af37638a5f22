## The three standing questions
standing-question-what_you_see = What do you see?
standing-question-what_we_see = What do we see?
point-none = Nothing added yet.
point-words = What do you want to mention here?
point-words-under = { $question } Mention it here.
point-act = Add it
point-done = It is on the agenda.
point-to-signal = Make it a signal
problem-point-empty = Write down what you want to mention.
agenda-refused-too-many-points = There are sixty points already. Take it along to a next meeting.

## Moving a meeting or calling it off
agenda-meeting = This meeting
agenda-off = This meeting is off: { $why }
agenda-was-present = Who sat there, with the mandate of that day
move-meeting-title = Move the meeting
move-meeting-act = Move the meeting
move-meeting-promise = Everybody with a seat and whoever has something on the agenda hears of it. Calendars follow by themselves.
move-meeting-done = The meeting is moved to { $when }.
cancel-meeting-title = Call the meeting off
cancel-meeting-act = Call the meeting off
cancel-meeting-why = Why is it off?
cancel-meeting-promise = What stands on the agenda goes to this table's next meeting. Everybody with a seat hears of it. This can't be undone.
cancel-meeting-done = The meeting is off. Everybody has been told.
problem-meeting-why-empty = Write down why it is off.
meeting-refused-past = Choose a moment that is still to come.
meeting-refused-double = This table meets at that moment already. Choose another moment.
meeting-refused-far = This is more than two years ahead. Is the year right?
meeting-refused-off = This meeting is off.
meeting-refused-has-been = This meeting has been.
meeting-refused-agenda-has-nowhere = Something is still on the agenda and there is no next meeting. Plan that first, and the agenda goes along.
notice-meeting-moved = { $table } is moved to { $moment }.
notice-meeting-cancelled = { $table } of { $moment } is off: { $why }

## In a calendar programme
calendar-withheld = an item without a title
calendar-nothing-yet = Nothing is on the agenda yet.
calendar-off = Is off: { $why }

## Standing messages
messages-title = Standing messages
messages-what = What we say at all those tables, until it is no longer needed. You see where it has been said and what the answer was.
messages-none = No standing message runs.
messages-none-do = Do you want to say the same at many tables? Write it down once; it then stands on all those agendas.
messages-no-tables = There are no tables yet. Set one up first.
messages-withdrawn = Withdrawn
message-title = Write a standing message
message-words = What must be said?
message-words-hint = One or two sentences, as you say it at the table.
message-tables = At which tables?
message-promise = It stands on every agenda of these tables until you withdraw it. Whoever convenes the tables hears of it. In two months we ask you whether it is still needed.
message-act = Put it on the agendas
message-done = The message stands on the agendas.
message-since = Message since { $day }
message-by = { $name }
message-said-count = { $count ->
    [0] Not said at any table yet.
    [one] Said at one table.
   *[other] Said at { $count } tables.
}
message-said-on = said on { $day }.
message-not-said-yet = not said yet.
place-message-link = Change the tables
place-message-title = At which tables does this lie?
place-message-what = The message stands on every agenda of the tables you tick, and on no other.
place-message-promise = Whoever convenes a new table hears of it. Where it has been said stays known.
place-message-act = Put the message there
place-message-done = The message now lies at these tables.
place-message-back = To the messages
place-message-refused-withdrawn = This message was withdrawn and lies nowhere any more.
message-withdraw-act = Withdraw the message
message-withdrawn-done = The message stands on no agenda any more.
message-on-agenda = Our message
message-on-agenda-what = We say this at several tables.
message-answered = Said. The answer:
message-said-title = This has been said
message-answer = What was the answer?
message-answer-hint = "No answer" is an answer too.
message-said-act = Record the answer
message-said-done = The answer is there.
message-refused-table-not-there = Choose tables from the list.
message-refused-not-here = This message no longer stands on this agenda.
problem-message-empty = Write down what must be said.
problem-message-no-table = Choose at least one table.
problem-message-answer-empty = Write down what the answer was.
notice-standing-message = { $by } put a message on your table's agenda: "{ $words }"
why-message-still-needed = see whether this message is still needed
