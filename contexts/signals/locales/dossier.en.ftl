### Dossiers: from gathering to "it works here".

## How far a dossier is
dossier-state-gathering = gathering
dossier-state-prepared = prepared
dossier-state-at-table = at the table
dossier-state-in-hand = in hand
dossier-state-solved = solved
dossier-state-not-solved = no solution yet
dossier-state-brought-back = brought back
dossier-state-confirmed = works here
dossier-state-silent = closed without word
dossier-state-unsolved = closed without a solution
dossier-state-remainder = open on what remains
commitment-open = running
commitment-kept = kept
commitment-not_kept = not kept

## The list
dossiers-title = Dossiers
dossiers-what = Signals that are alike, with one driver who brings them to a solution and back again.
dossiers-filter = Choose what you see
dossiers-filter-state = How far
dossiers-filter-mine = Only those I drive
dossiers-filter-act = Show
dossiers-none = There is no dossier here.
dossiers-none-what = Gather signals that are alike
dossiers-line = { $state } · { $level } · { $signals ->
    [one] 1 signal
   *[other] { $signals } signals
 } · { $next }
dossiers-closed = { $state } · driven by { $driver } · ended on
dossier-mark = dossier

## One dossier
dossier-sentence = { $driver } drives this. Next step: { $next }, { $moment }.
dossier-sentence-climbed = { $driver } drives this, but it was left lying. { $holder } holds it now. Next step: { $next }, { $moment }.
dossier-sentence-held = { $holder } holds this for its driver { $driver }. Next step: { $next }, { $moment }.
dossier-closed = Closed on { $moment }. It was driven by { $driver }.
dossier-is-closed = It works where it was raised. If that turns out otherwise, it can be opened again.
dossier-closed-in-silence = { $silent ->
    [0] Not everybody said whether it works.
    [one] One person said nothing.
   *[other] { $silent } people said nothing.
 } { $works ->
    [0] So it is not known whether it works.
    [one] It works for one of those who raised it.
   *[other] It works for { $works } of those who raised it.
 } Whoever said nothing can still do so. If it does not work, it opens again.
dossier-closed-unsolved = There was no solution. If there is one after all, it can be opened again.
dossier-overdue = The next step is overdue.
dossier-remains = Part of it is solved. This remains: { $words }
remains-shielded = it does not work yet for one of those who reported it.
dossier-none-yet = There is no solution yet, because: { $why }
dossier-acts = What you can do
dossier-problem = The problem
dossier-level = Reaches
dossier-first-raised = First raised
dossier-lead-time = Lead time
dossier-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
dossier-signals = { $count ->
    [one] 1 signal
   *[other] { $count } signals
 }
dossier-more-signals = { $count ->
    [one] 1 more signal
   *[other] { $count } more signals
 }
dossier-shielded-reporter = reporter shielded
dossier-suggestions = Suggestions
dossier-said-on = { $name }, { $moment }
dossier-coalition = Together with
dossier-tables = At the table
dossier-question = Question: { $question }
dossier-outcome-missing = The meeting has been. Its outcome has not been recorded yet.
dossier-on-agenda = Stands on the agenda.
dossier-outcome-on = Outcome, recorded on { $moment }
dossier-taken-off = Taken off the agenda on { $moment }, because there was a solution.
dossier-commitments = Commitments
dossier-solution = What came of it
dossier-earlier-versions = { $count ->
    [one] The version before
   *[other] { $count } earlier versions
 }
dossier-back = Back to those who raised it
dossier-way = The way of this dossier

## Stating the problem
statement-none = The problem has not been stated yet.
statement-invites = State it: clear, neutral, recognised and shared. Without a solution as yet; suggestions stand apart.
statement-never = The problem was not stated.
statement-act = State the problem
statement-words = What is the problem?
statement-hint = Clear, neutral, recognised and shared. Name no solution: that belongs with the suggestions.
statement-promise = Everybody in the network reads this. You can state it better later; the way keeps every version.
statement-submit = Record the problem
statement-done = The problem is stated.

## Suggestions
suggest-act = Add a suggestion
suggest-words = What do you suggest?
suggest-promise = Your suggestion stands apart from the problem, with your name. The table reads it too.
suggest-submit = Add
suggest-done = Your suggestion is there.

## Coalition
coalition-act = Involve an organisation
coalition-partner = Which organisation carries this with you?
coalition-promise = The organisation hears it, is named in this dossier and can leave again. Its people can make a commitment from then on.
coalition-submit = Involve
coalition-done = The organisation is there.
coalition-refused-unknown = This organisation is no longer there. Choose another.
leave-coalition-act = Take an organisation out of this dossier
leave-coalition-partner = Which organisation no longer carries this?
leave-coalition-why = Why no longer?
leave-coalition-promise = The driver and that organisation hear it, with your reason. What its people committed to stays.
leave-coalition-submit = Take it out
leave-coalition-done = The organisation no longer carries this.

## To the table
bring-act = Bring to the table
bring-meeting = Which meeting?
bring-meeting-hint = What fits best stands on top. A dossier may lie at several tables.
bring-other-table = Another table
bring-other-table-hint = Not all tables are listed above. Type the name of a table with a planned meeting: it goes to the next one.
bring-question = What do you ask the table?
bring-question-hint = If you leave this empty, the title of the dossier is the question.
bring-fits-both = { $when }, { $place }. Fits theme and level.
bring-fits-theme = { $when }, { $place }. Fits the theme.
bring-fits-level = { $when }, { $place }. Fits the level.
bring-fits-neither = { $when }, { $place }.
bring-none-planned = No table has planned a meeting. Ask a convener for a date.
bring-promise = { $count ->
    [one] Whoever raised it hears when it is discussed.
   *[other] The { $count } people who raised it hear when it is discussed.
 } The convener sees to it that the outcome is recorded.
bring-submit = Bring to the table
bring-done = It stands on the agenda, and those who raised it know.

## Commitments
commitment-mark = commitment
commitment-act = Record a commitment
commitment-words = What was promised?
commitment-person = Who does it?
commitment-person-hint = You see people from the tables, the coalition and your own organisation. Is somebody missing? Involve their organisation first.
commitment-due = When is it done?
commitment-promise = It is held by whoever you choose, and they hear of it. If they stay silent, it goes on to somebody else.
commitment-submit = Record
commitment-done = The commitment is held.
commitment-due-on = Due: { $moment }
commitment-overdue = Overdue, and nothing heard yet.
commitment-refused-due-far = This day is more than two years ahead. See whether the year is right; for what comes later, agree on a day to look at it together.
commitment-refused-due-past = This day has passed. Choose a day that is still to come.
commitment-refused-person-not-there = This person is not there now. Choose somebody else.
commitment-refused-said-already = Something has been said about this already. You see it below.
keep-act = Say what came of it
keep-question = Is it done?
keep-yes = Yes, it is done
keep-no = No, it won't work
keep-why = Why not?
keep-why-hint = Only needed when it won't work.
keep-promise = { $driver }, who drives this, hears it at once. It cannot be taken back.
keep-submit = Say it
keep-done = Thank you. The driver knows.

## Outcome of a meeting
outcome-act = Record the outcome
outcome-words = What did the table say?
outcome-hint = Decisions and agreements. Who does what is recorded as a commitment afterwards.
outcome-promise = Everybody in the network reads this. { $driver }, who drives this, goes on from here. It cannot be changed afterwards.
outcome-submit = Record the outcome
outcome-done = The outcome of { $table } is recorded.

## Solution
solution-act = Record what came of it
solution-kind-label = What is it?
solution-words = What does it say, in plain words?
solution-words-hint = Those who raised it read this. Write it as you would tell them.
solution-why = Why?
solution-why-hint = Needed when there is no solution yet.
solution-force-label = How binding is it?
solution-force-hint = If you leave this empty, it is what is usual for this kind.
solution-owner = Which organisation owns it?
solution-owner-hint = If you leave this empty, it is of the organisation that convened the last table. Without a table it is your organisation's.
solution-valid-until = Valid until
solution-promise = It becomes a new version; older versions stay. Agenda items that are still open come off the agenda. You bring it back to those who raised it within a working day.
solution-submit = Record
solution-done = It is recorded. Now bring it back to those who raised it.
solution-refused-owner = This organisation is no longer there. Choose another.
solution-refused-ended = The end date lies behind us. Choose a day that is still to come, or leave it empty.
solution-by = Recorded by { $name }, { $moment }
solution-is = Kind
solution-force = Force
solution-owned-by = Owner
solution-version = Version
solution-until = Valid until
solution-none-yet-why = Why not yet: { $why }
solution-because = Why: { $why }

## Back to those who raised it
back-act = Bring it back to those who raised it
back-whom = { $count ->
    [one] 1 person gets word on Today and by mail:
   *[other] { $count } people get word on Today and by mail:
 }
back-everybody-told = Everybody who raised it has had word already, the last on { $moment }. Below you see how far it came with each of them.
back-promise = { $count ->
    [one] They hear it at once, and are asked in two weeks whether it works.
   *[other] All { $count } hear it at once, and are asked in two weeks whether it works.
 } It cannot be called back.
back-promise-none-yet = { $count ->
    [one] They hear at once that there is no solution yet, and why.
   *[other] All { $count } hear at once that there is no solution yet, and why.
 } The dossier stays open. It cannot be called back.
back-submit = Bring it back
back-done = Those who raised it have word.
back-nothing-yet = There is nothing to bring back yet.
back-nothing-yet-what = As soon as there is a solution, or it is clear why there is none yet, everybody who raised it hears.
back-tally-untold = don't know yet
back-tally-works = works
back-tally-not-yet = not yet
back-tally-silent = said nothing yet
back-shielded-reporter = A reporter who is shielded
back-told-on = told on { $moment }
back-delivered-on = mail sent on { $moment }
back-has-left = has left
back-bounced-on = mail came back on { $moment }
back-mail-returned = Did the mail to { $name } come back? Say so here
back-read-on = read on { $moment }
back-asked-on = Will be asked on { $moment } whether it works.
back-no-answer = Asked whether it works, no answer yet.
back-earlier = Who was told of an earlier version

## What remains
remainder-act = Say better what remains
remainder-promise = This stands at the top of the dossier. What reporters wrote themselves stays with their signal.
remainder-submit = Keep
remainder-done = What remains is worded anew.

## Closing and opening again
closing-act = Close this dossier
closing-counts = It works for { $works }, not yet for { $not }, and { $silent } said nothing yet.
closing-why = Why do you close it all the same?
closing-why-hint = { $count ->
    [one] One person said nothing yet. Silence is no yes.
   *[other] { $count } people said nothing yet. Silence is no yes.
 }
closing-became = What became of what remained?
closing-promise = You no longer hold the dossier. Whoever said nothing hears that it was closed, and why. If it turns out not to work, it can be opened again.
closing-submit = Close
closing-done = The dossier is closed.
reopen-act = Open this dossier again
reopen-remains = What remains?
reopen-hint = Write what does not work yet, and where.
reopen-promise = { $count ->
    [one] Whoever raised it hears that it is open again.
   *[other] The { $count } people who raised it hear that it is open again.
 } The driver holds it again.
reopen-submit = Open again
reopen-done = The dossier is open again.

## A level up
lift-act = Lift to a higher level
lift-proposed = This is seen in several places. Proposal: lift it to { $level }.
lift-level = To which level?
lift-why = Why does it belong there?
lift-promise = { $count ->
    [one] Whoever raised it hears of it.
   *[other] The { $count } people who raised it hear of it.
 } Other tables fit from then on.
lift-submit = Lift it
lift-done = The dossier lies a level higher.

## The driver
driver-act = Ask somebody else to drive
driver-to = Whom do you ask?
driver-why = Why do you ask?
driver-promise = You drive it until they say yes. Without an answer within { $days } working days it stays with you.
driver-submit = Ask
driver-done = Asked. Until there is a yes, you drive it.
driver-asked = { $name } has been asked to drive this.
driver-answer-act = Will you drive this?
driver-answer-question = What do you say?
driver-yes = Yes, I will drive it
driver-no = No, not now
driver-answer-why = Why not?
driver-answer-why-hint = Only needed for a no. You may always say no.
driver-answer-promise = With a yes you hold the dossier, and those who raised it hear who drives it. With a no everything stays as it was.
driver-answer-submit = Answer
driver-answer-done = Your answer is there.

## The agenda of a table
agenda-title = Agenda: { $table }
agenda-when = { $day }, { $hour } to { $until }, { $place }. Convened by { $convener }.
agenda-three-questions = Three questions for each item: What do you see? What do we see? What do we take up together?
agenda-present = At the table
agenda-no-seats = There are no standing seats yet.
agenda-was-empty = Nothing was on the agenda.
agenda-empty = There is nothing on the agenda yet.
agenda-empty-what = Bring a dossier to this table
agenda-driver = Driver: { $name }
agenda-question = Question to the table:
agenda-what-you-see = What do you see?
agenda-reach = { $signals ->
    [one] 1 signal
   *[other] { $signals } signals
 } from { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisations
 } in { $places ->
    [one] 1 place
   *[other] { $places } places
 }.
agenda-no-problem = The problem has not been stated yet.
agenda-what-we-see = What do we see?
agenda-nothing-before = This has not been discussed before.
agenda-earlier = { $table }, { $moment }
agenda-suggested = Suggestions so far:
agenda-together = What do we take up together?
agenda-nothing-promised = No commitments are running yet.
agenda-promised = These commitments are running:
agenda-notes = Room for notes
agenda-decided = Outcome, recorded on { $moment }
agenda-taken-off = Off the agenda: { $title }, because there was an answer already

## Word
notice-to-table = "{ $title }" is discussed at the table { $table }, on { $moment }.
notice-lifted = "{ $title }" lies a level higher now: { $level ->
    [gemeente] municipality
    [regio] region
    [land] country
   *[other] neighbourhood
 }. Driver: { $driver }.
notice-brought-back = There is an answer to your signal, from { $by }: "{ $words }"
notice-does-it-work = Does this work for you? You raised: "{ $title }"
notice-not-yet-shielded = Somebody who raised it says of "{ $title }": not yet. Read it in Ponton.
notice-works-now = { $organisation } says about "{ $title }": it works now. { $left ->
    [0] Nobody says any more that it does not work. You can close the dossier.
    [one] One reporter still says: not yet.
   *[other] { $left } reporters still say: not yet.
 }
notice-works-now-shielded = A reporter says about "{ $title }": it works now. { $left ->
    [0] Nobody says any more that it does not work. You can close the dossier.
    [one] One reporter still says: not yet.
   *[other] { $left } reporters still say: not yet.
 }
notice-reopened = "{ $title }" is open again. This remains: { $words } Driver: { $driver }.
notice-coalition-joined = { $by } asks { $organisation } to carry "{ $title }" too. Driver: { $driver }. If that cannot be, take your organisation out again.
notice-coalition-left = { $organisation } no longer carries "{ $title }". { $by } says why: "{ $why }"
notice-closed-in-silence = { $by } closed the dossier "{ $title }" without word from you. Why: "{ $why }" Does it not work for you? Say so with your signal, and it opens again.
notice-closed-unsolved = { $by } closed the dossier "{ $title }" without a solution. Why: "{ $why }" Do you run into it again? Raise it anew.
notice-driver-changed = "{ $title }" has another driver: { $driver }.
notice-commitment-kept = { $person } kept the commitment: "{ $words }"
notice-commitment-not-kept = { $person } does not keep the commitment: "{ $words }" Why: { $why }
notice-taken-off-agenda = "{ $title }" need not go to { $table } any more: { $by } recorded a solution.

## Why this moment
why-state-the-problem = state the problem clearly
why-bring-to-table = bring it to a table
why-hear-outcome = hear what the table says
why-record-outcome = record the outcome
why-record-solution = record what comes of it
why-bring-back = bring it back to those who raised it
why-hear-whether-it-works = hear whether it works
why-remainder = go on with what remains
why-keep-commitment = do what was promised
why-commitment-not-kept = find another way: a commitment won't be kept

## The way
way-a-contributor = Somebody who raised it
way-ahead-meeting = meeting of { $table }
way-ahead-commitment = commitment of { $name }
way-ahead-next = { $name }: { $next }
way-dossier-gathered = gathered { $signals ->
    [one] 1 signal
   *[other] { $signals } signals
 }, driven by { $driver }
way-dossier-joined = added a signal
way-dossier-problem-stated = stated the problem
way-dossier-suggested = made a suggestion
way-dossier-coalition-joined = involved { $organisation }
way-dossier-coalition-left = took { $organisation } out
way-dossier-brought-to-table = brought it to { $table }, { $moment }
way-dossier-outcome-recorded = recorded the outcome of { $table }
way-dossier-taken-off-agenda = took it off the agenda of { $table }
way-dossier-committed = recorded a commitment of { $person }, due { $moment }
way-dossier-commitment-kept = said that { $person } kept the commitment
way-dossier-commitment-not-kept = said that { $person } does not keep the commitment
way-dossier-solution-recorded = recorded what came of it, version { $number }
way-dossier-brought-back = brought it back to { $told ->
    [one] 1 person
   *[other] { $told } people
 }
way-dossier-remainder = ({ $organisation }) said: not yet
way-dossier-remainder-somebody = said: not yet
way-dossier-remainder-worded = worded anew what remains
way-dossier-confirmed = { $works ->
    [0] closed it
   *[other] closed it: works for { $works }
 }
way-dossier-closed-in-silence = closed it without word from all: works for { $works }
way-dossier-closed-unsolved = closed it without a solution
way-dossier-works-after-all = ({ $organisation }) said: it works. So it works where it was raised
way-dossier-works-after-all-somebody = said: it works. So it works where it was raised
way-dossier-reopened = opened it again
way-dossier-lifted = lifted it to { $level }
way-dossier-driver-asked = asked { $to } to drive it
way-dossier-driver-changed = became the driver, after { $from }
way-dossier-driver-declined = did not become the driver

## What is missing
problem-too-long = This is too long. It may have { $most } characters at most.
problem-problem-empty = Write what the problem is.
problem-suggestion-empty = Write what you suggest.
problem-partner-empty = Choose an organisation.
problem-leave-why-empty = Write why, so that the other side understands.
problem-meeting-empty = Choose a meeting.
problem-question-empty = Write what you ask the table.
problem-outcome-empty = Write what the table said.
problem-commitment-empty = Write what was promised.
problem-person-empty = Choose who does it.
problem-due-empty = Choose the day on which it is done.
problem-kept-empty = Choose whether it is done.
problem-why-not-kept-empty = Write why it won't work, so that the driver can go on.
problem-solution-kind-empty = Choose what it is.
problem-solution-empty = Write what came of it.
problem-why-none-yet-empty = Write why there is no solution yet. That goes back to those who raised it as well.
problem-day-unreadable = We cannot read this day. Choose a day.
problem-remains-empty = Write what remains.
problem-level-above-empty = Choose a level.
problem-lift-why-empty = Write why it belongs there.
problem-driver-empty = Choose whom you ask.
problem-driver-why-empty = Write why you ask.
problem-driver-answer-empty = Choose yes or no.
problem-driver-no-why-empty = Write why not, so that the driver can go on.

## Why not now
dossier-refused-closed = This dossier is closed. Open it again first.
dossier-refused-bring-back-first = There is a solution already. Bring it back to everybody who raised it first.
dossier-refused-no-solution-yet = First record what came of it now, or why there is no solution yet.
dossier-refused-not-brought-back = First back to everybody who raised it.
dossier-refused-not-at-table = This dossier stands on no agenda.
dossier-refused-does-not-work-yet = For somebody it does not work yet. Go on with what remains.
dossier-refused-not-asked-yet = Not everybody has been asked yet whether it works. That question comes two weeks after word was brought back. Then you can close it, also when it stays silent.
dossier-refused-commitments-run = A commitment is still running. Say first what came of it.
dossier-refused-remainder-needs-why = Something remained. Write what became of it.
dossier-refused-nothing-remains = Nothing remains in this dossier now. Load the page again.
dossier-refused-silent-needs-why = Not everybody has said something. Write why you close it all the same.
dossier-refused-everybody-told = Everybody who raised it knows already.
dossier-refused-open-already = This dossier is open already.
dossier-refused-meeting-past = This meeting has been. Choose a next one.
dossier-refused-outcome-recorded = The outcome is there already. You see it below.
dossier-refused-other-question = This dossier is on this agenda already, with somebody else's question; it stands on the agenda. Agree on one question together, or choose another meeting.
dossier-refused-taken-off = This item was taken off the agenda, because there is a solution.
dossier-refused-none-yet-needs-why = Write why there is no solution yet.
dossier-refused-level-not-above = Choose a level above the present one.
dossier-refused-driver-not-there = This person is not there now. Choose somebody else to drive it.
dossier-refused-not-asked = This question is no longer open for you.
