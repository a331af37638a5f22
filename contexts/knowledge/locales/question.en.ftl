### Knowledge: questions and answers, practices, measures, and crisis mode.

## What can go wrong anywhere

## Crisis mode
crisis-title = Crisis mode
crisis-what = In a crisis everybody must know quickly what is new. Tables, contacts and answers stay where they are afterwards.
crisis-banner = Crisis mode since { $day }: { $name }.
crisis-banner-new = See what is new
crisis-none = There is no crisis.
crisis-none-then = Everything runs as you are used to.
crisis-new = New since it began
crisis-new-none = Nothing yet.
crisis-since = Since
crisis-reason = Why
crisis-name = What is this crisis called?
crisis-name-hint = Short, as everybody calls it. For example: high water.
crisis-begin-title = Begin crisis mode
crisis-follow-title = Begin another crisis
crisis-follow-promise = The crisis that runs now then ends. Everybody sees the new one on Today.
crisis-begin-act = Begin
crisis-begin-promise = Everybody sees on Today that crisis mode is on. You can always end it.
crisis-begun = Crisis mode is on.
crisis-end-title = End crisis mode
crisis-end-act = End
crisis-end-promise = The line on Today goes away. Tables, contacts, questions and answers stay, and what is open stays open.
crisis-ended = Crisis mode is over. Everything that was built up stays.
crisis-before = Before
crisis-from-until = from { $from } until { $until }.
crisis-refused-running = Somebody else just began a crisis. Below you see which.
problem-crisis-name-empty = Write what the crisis is called.
problem-crisis-reason-empty = Write why: everybody reads this.

## Knowledge
knowledge-title = Knowledge
knowledge-what = What the network knows together: questions and their answers, what works somewhere, and which measures hold.
knowledge-new = New
knowledge-theme = Theme
knowledge-filter = Choose a theme
knowledge-filter-act = Show
knowledge-show-all = Show all
knowledge-way = What happened
knowledge-earlier = Earlier versions
knowledge-version = Version { $number }, of { $day }
problem-knowledge-day-unreadable = Choose a day from the calendar.

## Questions
questions-title = Questions
questions-what = Ask whoever knows. You hear it when there is an answer.
questions-ask = Ask a question
questions-mine = My questions
questions-mine-what = All that you asked, the newest first, with where it stands.
questions-all-mine = All my questions
questions-open = Waiting for an answer
questions-none = No question is waiting for an answer.
questions-to-answers = Read what was answered
questions-look = Look
questions-asked = Asked on { $day }
questions-with = With { $holder }
questions-desks = Who answers which theme?
question-title = Question
question-by = { $name }, { $organisation }
question-asked-on = Asked on
question-also = Also asked by
question-followers = { $count ->
    [one] one other
   *[other] { $count } others
 }
question-held = { $holder } holds this until { $day }: { $why }
question-state-open = Waiting for an answer
question-state-prepared = The answer is being looked at
question-state-linked = Waits along with the same question
question-state-answered = Answered
question-linked-waits = The same question is being answered already. You hear when it is.
question-answered-on = Answered on { $day }.
question-to-answer = To the whole answer
question-to-draft = Look at it
question-being-answered = An answer was written. Somebody else looks at it before everybody reads it.
question-linked-to = It is the same question as:
question-likely = This reads like it. Is the answer there already?
question-asked = Your question was asked. { $holder } looks at it before { $day }.
question-linked-at-once = Your question was linked. You hear what comes of it.
question-linked = The question was linked. Whoever asked it hears.
question-taken = You find this out.
question-reopened = Your question is open again.
question-refused-not-open = This question is not open any more. Below you see what happened to it.
question-refused-open-already = This question is still open.
question-refused-taken = Somebody else is finding this out already.
question-refused-same-as-itself = A question can't be linked to itself. Choose another.
question-refused-answer-not-published = This answer can't be read (any more). Choose another.
problem-ask-empty = Write your question.
problem-question-personal-data = This holds something that belongs to a person. Take it out, or write below why it must stay.
problem-same-as-empty = Choose what this question is the same as.
problem-missing-empty = Write what is still missing, so that whoever answers knows it too.
ask-title = Ask a question
ask-what = Your question goes to whoever knows the theme. Somebody else looks at the answer before you get it.
ask-words = What do you want to know?
ask-words-hint = Write it as you would ask a colleague. No names.
ask-more = Say what it is about
ask-theme = What is it about?
ask-theme-hint = May stay empty: then we look at your words.
ask-act = Ask my question
ask-act-anyway = Go on
ask-promise = Everybody in the network can read your question. You hear it when there is an answer.
ask-guard-found = { $count ->
    [one] This seems to be about a person:
   *[other] These { $count } parts seem to be about a person:
 }
ask-guard-reason = Why must this stay in?
ask-maybe-answered = This may have been answered already. See whether your question is there.
ask-same = Is it one of these?
ask-same-none = No, my question is another one
likely-answer = Answered: you get this answer at once
likely-question = Asked already: you hear when this one is answered
link-title = This question is the same as another
link-same-as = What is it the same as?
link-act = Link
link-promise = Whoever asked this hears at once, or as soon as the other question is answered.
take-act = I find this out
take-promise = Then you hold this question, for three working days. If you can't, you offer it to a colleague.
reopen-question-title = This doesn't answer my question
reopen-question-missing = What is still missing?
reopen-question-act = Open my question again
reopen-question-promise = Your question goes back to whoever knows the theme, with your words.

## Who answers which theme
expert-desks-title = Who answers which theme?
expert-desks-what = A question goes to the desk that knows the theme. Everything else goes to { $desk }.
expert-desks-none = No theme has a desk of its own yet.
expert-desks-none-then = Every question goes to { $desk } now.
expert-desk-theme = Theme
expert-desk-desk = Desk
expert-desk-set = Choose a desk for a theme
expert-desk-act = Set
expert-desk-promise = New questions about this theme go there from now on. What is open stays where it lies.
expert-desk-done = From now on questions about this theme go to this desk.
expert-desk-refused-empty = Nobody is on this desk now. Choose another.
problem-expert-theme-empty = Choose a theme.
problem-expert-desk-empty = Choose a desk.

## Answers
answers-title = Answers
answers-what = What was asked and answered, with its date, version and who stands for it.
answers-none = No answer was published yet.
answers-none-then = Ask a question: its answer comes here for everybody.
answers-none-such = Nothing about this theme was answered yet.
answers-line = { $owner }, version { $number }, { $day }
answers-touched = Being looked at again
answer-title = Answer
answer-of = Of { $owner }, version { $number }.
answer-not-yet = Not published yet: somebody else looks at it first.
answer-stands = Version { $number } of { $day }. { $owner } stands for this.
answer-is-withdrawn = Withdrawn on { $day }: { $why }
answer-has-ended = Its validity has ended. { $holder } renews or withdraws it, before { $day }.
answer-owner = Of
answer-date = Date
answer-version = Version
answer-until = Valid through
answer-seen-by = Looked at by
answer-under-way = Version { $number } is under way
answer-was-returned = Change first: { $why }
answer-held = { $holder } holds this until { $day }: { $why }
answer-by = Written by { $name } on { $day }
answer-written = Written. Somebody else looks at it before everybody reads it.
answer-published = Published. Everybody who asked hears.
answer-returned = Given back to whoever wrote it.
answer-renewed = Renewed.
answer-withdrawn = Withdrawn. Everybody who asked hears.
answer-revise-title = Write a new version
answer-refused-under-way = A version is under way already. Below you see who looks at it.
answer-refused-withdrawn = This answer was withdrawn.
answer-refused-nothing-to-review = There is nothing to look at now.
answer-refused-own-review = You wrote this yourself. Somebody else must look at it.
answer-refused-not-published = This answer is not published.
answer-refused-past = This day has passed. Choose one that is still to come.
problem-answer-words-empty = Write the answer.
problem-review-verdict-empty = Choose whether it is good as it is.
problem-review-why-empty = Write what must change.
problem-renew-day-empty = Choose the last day on which it holds.
problem-withdraw-why-empty = Write why: everybody who asked reads this.
write-answer-title-act = Write the answer
write-answer-words = The answer
write-answer-more = How the question reads above it, and until when it holds
write-answer-title = The question above it
write-answer-title-hint = So that everybody who wants to know the same finds it.
write-answer-valid-until = Valid through
write-answer-valid-until-hint = After that its owner renews or withdraws it.
write-answer-act = Have it looked at
write-answer-promise = Your organisation stands for this answer. Somebody else looks at it; then everybody who asked hears.
review-verdict = Is it good as it is?
review-good = Yes, publish it
review-change = No, something must change first
review-why = What must change?
review-why-hint = Only for no.
review-act = Set
review-promise = With yes everybody reads it, and everybody who asked hears. That can't be undone; a new version is always possible.
renew-title = Renew its validity
renew-until = Valid through
renew-act = Renew
renew-promise = What it says stays the same.
withdraw-title = Withdraw it
withdraw-why = Why doesn't it hold any more?
withdraw-act = Withdraw
withdraw-promise = Everybody who asked hears it with your reason. What it said can still be read.

## Practices
practice-how-as_is = We apply this
practice-how-adapted = We apply this, adapted
practices-title = Practices
practices-what = What works somewhere and may work elsewhere. See who applies it, and call them.
practices-share = Share what works
practices-none = Nothing was shared yet.
practices-none-then = Does something work with you? Share it in one story.
practices-none-such = Nothing about this theme was shared yet.
practices-uses = { $count ->
    [0] Nowhere else yet
    [one] One organisation applies this
   *[other] { $count } organisations apply this
 }
practice-title = Practice
practice-share-title = Share what works
practice-share-what = Tell it as you would to a colleague of another organisation.
practice-share-act = Share it
practice-share-promise = Everybody in the network reads this and can call your organisation. You hear who is going to apply it.
derive-practice-title = For others
derive-practice-none = This works somewhere. Make a practice of it, so that others can adopt it and call you.
derive-practice-made = What came of it:
derive-practice-act = Make a practice of it
practice-from = This comes from:
practice-name = What do you call it?
practice-name-hint = Short. For example: talks at the window with older people.
practice-works = What do you do, and what works about it?
practice-more = For whom it is, and what it takes
practice-audience = For whom?
practice-needs = What does it take?
practice-needs-hint = People, time, money, space.
practice-call = Call
practice-derived-from = Comes from
practice-stands = Of { $owner }. Version { $number } of { $day }.
practice-shared = Shared. You hear who is going to apply it.
practice-revise-title = Write it better
practice-revise-act = Keep as a new version
practice-revise-promise = Everybody reads this version from now on. Who applies it stays.
practice-revised = There is a new version.
practice-spread = Who applies this?
practice-spread-none = No other organisation applies this yet.
practice-spread-none-then = Are you going to? Say it here, so that others see that it works.
practice-spread-count = { $count ->
    [one] One organisation applies this.
   *[other] { $count } organisations apply this.
 }
practice-own = You apply this since { $day }.
practice-applies-since = Applies this since { $day }
practice-adapted-since = Adapted, since { $day }
practice-apply-title = We are going to do this
practice-apply-how = How do you do it?
practice-apply-words = What did you adapt?
practice-apply-words-hint = For adapted: others learn from this.
practice-apply-act = Set
practice-apply-promise = Your organisation's name comes with this practice. Whoever shared it hears.
practice-applied = Set. Whoever shared this hears.
practice-applied-before = Your organisation is there already.
practice-refused-own = This is your own.
problem-practice-title-empty = Write what you call it.
problem-practice-works-empty = Write what you do and what works about it.
problem-practice-how-empty = Choose how you do it.
problem-practice-adapted-empty = Write what you adapted: others learn from it.

## Measures
measures-title = Measures
measures-what = What holds now, of whom, and until when. When it changes, we look again at what rests on it.
measures-set = Set a measure
measures-none = No measure was set yet.
measures-none-then = Whoever is at an organisation's desk sets it here.
measures-none-such = No measure about this theme was set.
measures-until = Holds through { $day }
measure-state-in-force = In force
measure-state-ended = Ended
measure-title = Measure
measure-set-title = Set a measure
measure-set-what = A decision from outside that your work rests on: a rule, a prohibition, a permission.
measure-set-act = Set
measure-set-promise = Your organisation keeps this up to date. Whoever lets something rest on it hears when it changes.
measure-set = The measure is there.
measure-name = What is the measure called?
measure-words = What does it say?
measure-source = Whose decision is it?
measure-source-hint = And where it can be read.
measure-valid-from = Holds from
measure-valid-from-hint = Empty is from now.
measure-valid-until = Holds through
measure-stands = { $owner } keeps this up to date. Version { $number } of { $day }.
measure-from = From
measure-until = Through
measure-until-further = Until further notice
measure-is-ended = Ended on { $day }.
measure-carries = What rests on this
measure-carries-none = Nothing yet. On the page of an answer or practice its owner says that it rests on this.
measure-change-title = Change the measure
measure-change-act = Keep as a new version
measure-change-promise = Whoever let an answer or practice rest on this must look at it again.
measure-changed = Changed. What rests on it is looked at again.
measure-end-title = The measure ends
measure-end-why = Why does it end?
measure-end-act = End it
measure-end-promise = Whoever let an answer or practice rest on this must look at it again. Its text can still be read.
measure-ended = Ended. What rests on it is looked at again.
measure-refused-past = Choose a last day that is still to come, and not before the first.
measure-refused-ended = This measure has ended.
problem-measure-title-empty = Write what the measure is called.
problem-measure-words-empty = Write what the measure says.
problem-measure-source-empty = Write whose decision it is.
problem-measure-end-why-empty = Write why the measure ends.
rests-on-title = Rests on
rests-on-add = This rests on a measure
rests-on-measure = Which measure?
rests-on-act = Set
rests-on-promise = When the measure changes or ends, your organisation must look at this again.
rests-on-done = Set. When the measure changes, you hear.
problem-rests-on-empty = Choose a measure.
touch-what-changed = changed
touch-what-ended = ended
touch-changed = The measure on which this rests was changed on { $day }:
touch-ended = The measure on which this rests ended on { $day }:
touch-title = Does it still hold?
touch-found = What did you look at?
touch-act = It still holds
touch-promise = The line goes away from this page. If it doesn't hold any more, write a new version.
touch-confirmed = Set: it still holds.

## What people hear
notice-question-answered = Your question was answered by { $owner }: { $title }
notice-question-linked = Your question is being answered for somebody else already; you hear the answer together: { $title }
notice-answer-new-version = An answer that you got was renewed (version { $number }): { $title }
notice-answer-withdrawn = An answer that you got doesn't hold any more: { $title }. { $why }
notice-practice-applied = { $organisation } applies what you shared: { $title }
notice-practice-adapted = { $organisation } applies what you shared, adapted: { $title }. { $words }

## Why then
why-take-question = somebody who knows takes the question
why-answer-question = write the answer
why-answer-in-review = the answer is being looked at
why-review-answer = look at the answer
why-mend-answer = mend what must change
why-renew-answer = renew the answer or withdraw it
why-measure-touched = the measure on which this rests changed: see whether it still holds

## The way
way-by-the-clock = The clock
way-question-asked = asked the question
way-question-taken = finds it out
way-question-linked = linked the question
way-question-reopened = opened the question again
way-question-answer-written = wrote an answer
way-answer-written = wrote version { $number }
way-answer-published = looked at version { $number } and published it
way-answer-returned = gave version { $number } back
way-answer-renewed = renewed its validity
way-answer-withdrawn = withdrew it
way-answer-rests-on = said on which measure it rests
way-answer-confirmed = looked at it: it still holds
problem-knowledge-no-such-theme = There is no theme with that code here.

worked-applied = Practices of others taken up
worked-applied-what = An organisation said that it applies a good example of another.
