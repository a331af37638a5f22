### Signals: from raising to "does this work for you?".

## Closed lists
kind-unsorted = Still to be understood
kind-good_practice = Good practice
kind-bottleneck = Bottleneck
kind-question = Question
kind-wrong = Wrong
kind-suggestion = Suggestion
solution-kind-decision = Decision or list
solution-kind-guideline = Guideline
solution-kind-urgent_advice = Urgent advice
solution-kind-answer = Answer to a question
solution-kind-decision_framework = Decision framework
solution-kind-good_practice = Good practice
solution-kind-bill = Bill
solution-kind-none_yet = No solution yet
force-binding = Binding
force-comply_or_explain = Comply, or explain why not
force-advice = Advice
force-information = For information
works-yes = Yes, this works for us
works-adapted = Yes, we adapted it
works-not_yet = No, not yet
signal-state-raised = to be understood
signal-state-understood = understood
signal-state-carried = in a dossier
signal-state-answered = answered
signal-state-brought-back = brought back
signal-state-confirmed = works here
signal-state-closed = closed
stop-raised = raised
stop-understood = understood
stop-at-table = at the table
stop-answered = answered
stop-brought-back = brought back
stop-works = works here
stop-closed = closed
stop-remains = open on what remains

## Raising
capture-heading = Say what you see
capture-words = What do you see?
capture-words-hint = Write it the way you see it. Leave out names and addresses of residents.
capture-act = Raise it
capture-promise = { $desk }, or whoever knows most about it, looks at it within two working days. You always hear what comes of it.
capture-more = Add more (you don't have to)
capture-kind = What is it?
capture-theme = What is it about?
capture-area = In which neighbourhood or municipality?
capture-area-hint = For instance: Kadebuurt.
capture-level = How far does it reach?
capture-quote = A quote, word for word
capture-quote-hint = Who said it stays with you.
capture-quote-open = The source may be named
capture-suggestion = Do you have an idea for a solution?
capture-suggestion-hint = This is kept apart from what you see.
capture-wrong-seen-by = { $count ->
    [one] Only { $names }, confidential adviser, and whoever takes it up read this. Your name stays protected.
   *[other] Only the confidential advisers ({ $names }) and whoever takes it up read this. Your name stays protected.
 }
capture-wrong-desk = There is no confidential adviser now. { $desk } is looking for one. Until there is, nobody else reads this, not even that desk.
capture-done = Your signal has been raised. { $holder } looks at it by { $day } at the latest.
capture-done-before = This signal was in already. Below you see how far it has come.

## Personal data
guard-found = { $count ->
    [one] This looks like something about a resident or colleague. Take it out, or say why it may stay. Your text has not been stored anywhere yet.
   *[other] These { $count } things look like they are about a resident or colleague. Take them out, or say why they may stay. Your text has not been stored anywhere yet.
 }
guard-reason = Why may it stay?
guard-reason-hint = Leave this empty when you have changed your text.
datum-email = an e-mail address
datum-iban = a bank account number
datum-bsn = a citizen service number
datum-phone = a telephone number
datum-birth-date = a date of birth
datum-school-class = a child with its class or school
datum-family = a family that can be recognised
datum-address = an address
datum-postcode = a postcode
datum-licence-plate = a number plate
datum-person-name = a name
datum-initials = initials with a surname
guard-why-email = It looks like one person's mail address.
guard-why-phone = It looks like a telephone number.
guard-why-phone-abroad = It looks like a telephone number abroad.
guard-why-iban = It is a valid account number.
guard-why-bsn-test = Nine digits that add up as a citizen service number.
guard-why-bsn-called = You call it a citizen service number.
guard-why-plate = It looks like a Dutch number plate.
guard-why-plate-called = You call it a number plate.
guard-why-born = It says that somebody was born then.
guard-why-birth-year = The date is written as a date of birth.
guard-why-postcode = It is a postcode.
guard-why-street = It is a street with a number.
guard-why-house-number = It is a house number.
guard-why-lives-at = It says that somebody lives there.
guard-why-title = "Mr", "Mrs" or the like stands before it.
guard-why-role = It follows what somebody is, such as "client" or "neighbour".
guard-why-initials = These are initials with a surname.
guard-why-first-name = It begins with a first name.
guard-why-surname-form = It is written like a surname.
guard-why-called = It says that somebody is called this.

## The list
signals-title = Signals
signals-what = What people in the network see, and how far it has come.
signals-raise = Say what you see
signals-routing = Who understands what first?
signals-waiting = To be understood
signals-waiting-all = See all that is to be understood
signals-newest = Newest first
signals-open = View
signals-bundle = Bundle signals that are alike
signals-bundle-which = Which belong together?
signals-bundle-act = Bundle
signals-filter = Choose what you see
signals-filter-state = How far
signals-filter-theme = Theme
signals-filter-mine = Only mine
signals-filter-act = Show
signals-none = There are no signals yet.
signals-none-do = Do you see something that happens more often, good or hard? Raise it: one sentence is enough.
signals-none-such = No signal fits this.
signals-show-all = Show all signals

## One signal
signal-protected-reporter = Protected reporter
signal-shielded = This is a wrong. Only its reporter, the confidential advisers and whoever takes it up can see it.
signal-held = { $holder } holds this. Next step: { $step },
signal-driven = { $holder } is the driver. Next step: { $step },
signal-climbed = It was left lying by { $from }.
signal-works-here = It works here. Closed on { $day }.
signal-closed-in-silence = Closed on { $day }, without its reporter saying whether it works.
signal-closed-unsolved = Closed on { $day }, without a solution.
signal-closed-with-dossier = The dossier is closed; nothing has been open here since { $day }.
signal-kind = Kind
signal-theme = Theme
signal-area = Where
signal-level = Reaches
signal-raised-at = Raised
signal-guard-reason = The reporter left it, because
signal-quote-shielded = Quote, source shielded
signal-quote-open = Quote, source known to { $name }
signal-suggestion = The reporter's idea
signal-came-back = What came back
signal-works-said = { $name } says:
signal-works-said-not-yet = This stays open. { $name } says:
signal-answer-kind = Kind
signal-answer-force = How binding
signal-answer-owner = From
signal-answer-version = Version
signal-answer-version-of = { $number }, valid since
signal-answer-until = Valid until
signal-dossiers = Lies in
signal-dossier-driver = driver { $name }
signal-acts = What you can do
signal-way = The way so far
way-clock = Ponton
way-signal-raised = saw this and raised it
way-signal-imported = brought it in from a file
way-signal-added-to = added to the signal
way-signal-said-alike = says this is like another signal
way-signal-understood = understood it as: { $kind }
way-signal-theme-corrected = settled another theme than was suggested: { $to } instead of { $from }
way-signal-carried = put it in a dossier
way-signal-carried-in = put it in the dossier "{ $title }"
way-signal-answered = answered: { $kind }
way-signal-brought-back = brought back what came of it
way-signal-works-said = said: { $works }
way-signal-closed = closed it without word from the reporter
way-signal-closed-with = closed its dossier
way-next-meeting = meeting of { $table }
way-next-asks = the question: does this work for you?

## Adding
add-heading = Is this right?
add-what = Tap what is right. Skip what isn't: nothing gets lost.
add-kind = It is: { $name }
add-theme = It is about: { $name }
add-theme-unsure = What this is about, we are not sure enough of to suggest it. Somebody will look.
add-area = It is in: { $name }
alike-heading = This looks like
add-alike = Yes, this is the same
add-more = Add more yourself
add-act = Add
add-done = Added.

## Understanding
understand-act = Understand this signal
understand-promise = You then hold this signal yourself: within a week you put it in a dossier or answer it. A wrong goes to the confidential adviser.
understand-promise-late = You only say what this is: the signal stays where it lies, and whoever holds it keeps it. With a wrong, only those it concerns see this signal afterwards.
understand-kind = What is it?
understand-theme = Main theme
understand-more-themes = Also about
understand-level = How far does it reach?
understand-note = Note, for the way of this signal
understand-done = Understood. You hold it yourself now.
understand-done-late = Understood. The signal stays where it lies.
understand-done-wrong = Understood as a wrong. The confidential adviser holds it now; you don't see it any more.

## Answering
answer-fold = Answer directly
answer-fold-again = Give a better answer
answer-promise = The reporter gets this answer at once, and in two weeks the question whether it works. If there is no solution yet, it stays with you. You can't take it back; a better answer becomes a new version.
answer-words = Your answer
answer-kind = What kind of answer is it?
answer-why = Why
answer-why-hint = Needed when there is no solution yet.
answer-force = How binding is it?
answer-force-hint = Leave this empty and we take what is usual for this kind.
answer-valid-until = Valid until
answer-act = Answer
answer-done = The answer has been brought back to the reporter.

## Closing without word
close-fold = Close without word
close-promise = The reporter hears that it was closed and why, and can still say afterwards whether it works. It will say that it was closed without word.
close-why = Why can this be closed without word?
close-act = Close this signal
close-done = Closed.

## Bundling
gather-title = Bundle into a dossier
gather-what = Signals that are alike get one driver together.
gather-fold = Bundle in a new dossier
gather-promise = Everybody who raised one of these signals hears at once who drives it and what the next step is.
gather-promise-driver = Everybody who raised one of these signals hears at once who drives it and what the next step is. If you choose another driver, they are asked at once. Until they say yes, you are the driver.
gather-signals = Which signals?
gather-alike = Looks like this
gather-name = The problem in a few words
gather-name-hint = Clear and neutral, without a solution in it.
gather-meeting = Straight to a table?
gather-meeting-hint = On top are the tables that fit the theme and the reach.
gather-no-meeting = Not yet
gather-driver = Who is the driver?
gather-driver-hint = Somebody else becomes the driver only after a yes.
gather-other-driver = Ask somebody else to drive it
gather-act = Bundle
gather-done = The dossier has been made. The reporters know.
gather-done-asked = The dossier has been made. The reporters know. The other has been asked; until they say yes, you are the driver.
gather-none = No signal was chosen that you can bundle.
gather-none-link = Choose signals from the list

## Adding to a dossier
carry-fold = Put in a dossier that is there already
carry-what = The reporter hears at once who drives it. If there is an answer already, it comes along.
carry-act = Put in: { $title } (driver { $driver })
carry-none = There is no open dossier like this.
carry-all = Search all dossiers
carry-done = The signal lies in this dossier. The reporter knows.

## Does this work for you?
works-question = Does this work for you?
works-question-again = Does it work now?
works-words = Tell us more
works-words-hint = If it doesn't work yet, write what is still needed.
works-promise = The driver reads your answer. If it doesn't work yet, your signal stays open.
works-act = Send
works-change = Change your answer
works-done = Thank you. Your answer is in.

## Word to reporters
notice-bundled-with-meeting = Your signal has been bundled{ $others ->
    [0] {""}
    [1] {" "}with one other
    [2] {" "}with two others
    [3] {" "}with three others
    [4] {" "}with four others
   *[other] {" "}with { $others } others
 }. Driver: { $driver }. Next step: meeting on { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
    [7] Sunday
   *[0] { $moment }
 }.
notice-bundled = Your signal lies in the dossier "{ $title }"{ $others ->
    [0] {""}
    [1] , with one other
    [2] , with two others
    [3] , with three others
    [4] , with four others
   *[other] , with { $others } others
 }. Driver: { $driver }. Next step: writing down the problem clearly.
notice-signal-closed = { $by } closed your signal without word from you. Why: "{ $why }" Does the answer not work? Say so with your signal, and it opens again.
notice-not-yet = { $organisation } says about "{ $title }": not yet. "{ $words }"

## Why this moment
why-asked-when-gathered = you were chosen as the driver of this new dossier
why-understand-signal = seeing what this signal is
why-carry-or-answer = putting it in a dossier or answering it
why-answer-did-not-work = looking again: the answer didn't work
why-none-yet = keep looking: there is no solution yet

## What is missing
problem-words-empty = Write what you see; one sentence is enough.
problem-personal-data = There is something about a person in here.
problem-area-unknown = We don't know this neighbourhood or municipality. Check the spelling, or leave it empty.
problem-area-several = There are several of this name. Add the municipality, such as: Centrum, Loohoek.
problem-kind-empty = Choose what it is.
problem-theme-empty = Choose a main theme.
problem-level-empty = Choose how far it reaches.
problem-title-empty = Give the dossier a title.
problem-personal-data-title = The title says something about a person. Write it without.
problem-signal-empty = Choose at least one signal.
problem-works-empty = Choose an answer.
problem-remainder-empty = Write what you still need.
problem-close-why-empty = Write why this can be closed.

## What can't be done now
signal-refused-answered-already = This signal has an answer already.
signal-refused-no-answer-yet = This signal has no answer yet. It is still with the driver.
signal-refused-not-brought-back = First bring the answer back to the reporter.
signal-refused-unknown-theme = This theme is not on the list any more. Choose another.
signal-refused-understood-already = This signal has been understood meanwhile. Adding is not possible any more; what you typed is still below.
signal-refused-carried-answers-there = This signal lies in a dossier. It is answered there.
signal-refused-dossier-closes-it = This signal lies in a dossier and is closed with that dossier.
signal-refused-not-asked-yet = Two weeks after the answer the reporter is asked whether it works. If it stays silent after that, you can close it.
signal-refused-ended-already = This signal has come to its end already.
signal-refused-better-answer = A better answer came in the meantime. Say of that one whether it works.
signal-refused-no-solution-to-judge = There is no solution yet, so there is nothing to say about whether it works. You will hear when there is one.

# Bringing signals in from a file
import-signals-title = Bring in signals
import-signals-what = Bring in what colleagues wrote down earlier. Each signal comes in under the name of its reporter, who hears what happens to it. You see per row what would happen first.
import-signals-link = Bring in signals from a file
import-signals-done = { $count ->
    [0] Everything was there already.
    [one] One signal has come in and waits to be understood.
   *[other] { $count } signals have come in and wait to be understood.
}
import-signal-words = What was seen, without names or other personal data.
import-signal-reporter = The e-mail address of the reporter, who is in the network. Whoever isn't yet, add at their organisation first.
import-signal-kind = Bottleneck, good practice, question or suggestion. It may stay empty: understanding settles it. A wrong is raised by somebody themselves.
import-signal-theme = The name or the code of a theme.
import-signal-area = The name or the code of a neighbourhood, district or municipality.
import-signal-organisation = For which organisation the reporter saw this. Empty: the first they belong to.
import-signal-seen = The day it was seen, as 17-11-2026 or 2026-11-17. The lead time begins with it.
import-signal-key = A number of your own. By it we know the row again when you bring in the file once more. Without one we know it by all its words.
import-signal-personal-data = { $count ->
    [one] This looks like personal data
   *[other] These look like personal data
}: { $found }. Write it without, or let the reporter raise it themselves.
import-signal-reporter-unknown = Nobody in the network has this e-mail address. Check the address, or add the reporter first.
import-signal-organisation-unknown = This organisation is not in the network. Check the name, or leave this cell empty.
import-signal-organisation-other = The reporter doesn't belong to this organisation. Check the name, or leave this cell empty.
import-signal-kind-unknown = We don't know this kind. Write bottleneck, good practice, question or suggestion, or leave this cell empty.
import-signal-wrong = A wrong doesn't come from a file: whoever raises it is protected, and a file protects nobody. Let the reporter raise it themselves.
import-signal-theme-unknown = We don't know this theme. Write its name as it stands in the list, or leave this cell empty.
import-signal-seen-unreadable = We can't read this day. Write it as 17-11-2026.
import-signal-seen-later = This day is yet to come. Check it.

worked-raised = Signals that were raised
worked-raised-what = A signal that somebody raised. What is shielded doesn't count.
worked-good-examples = Good examples
worked-good-examples-what = A signal that says what works in the neighbourhood. Without the names of who takes part.
worked-answered = Signals that were answered
worked-answered-what = A signal of which whoever raised it heard what was done. From raising to word back.
worked-works = It works here
worked-works-what = An answer to the question "Does this work for you?": yes, or adapted.
worked-works-not = It doesn't work here yet
worked-works-not-what = An answer to the question "Does this work for you?": not yet.
worked-promises = Promises that were kept
worked-promises-what = A promise of a partner on a dossier, of which was said whether it was kept.
worked-remains = Solved but for what remains
worked-remains-what = A dossier of which a part is solved and the rest stays open.
