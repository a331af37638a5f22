# Stories with consent, the account of a quarter, and who answers for what.

## Stories

story-title = Story
story-purpose = What did the teller say yes to?
story-purpose-hint = Ask for each apart. Without a yes we keep nothing.
story-purpose-account = an account
story-purpose-agenda = the agenda of a council or table
story-told = What did somebody tell?
story-told-hint = In the teller's words, without a name and without what tells who it is.
story-yes-on = On which day did the teller say yes?
story-yes-on-hint = The teller may take it back at any time.
story-theme = Theme
story-area = Neighbourhood, village or municipality
story-area-hint = For example "Kadebuurt". May stay empty.
story-tell-title = Write down a story
story-tell-what = What a resident tells weighs as much as a figure. You keep it only when the teller says yes.
story-tell-promise = Everybody in the network can read the story. If the teller takes it back, it is gone everywhere.
story-tell-submit = Keep the story
story-told-done = The story is kept. If the teller takes it back, withdraw it here.
story-sentence = Told at { $organisation }.
story-fact-yes = Said yes on
story-fact-purpose = May be used for
story-fact-shared-by = Written down by
story-withdraw = The teller takes it back
story-withdraw-promise = The words are gone at once, also from documents that are final. Whoever used it hears so. This can't be undone.
story-withdraw-teller = The teller wants this
story-withdraw-submit = Withdraw the story
story-withdrawn-done = The story is withdrawn. Whoever used it hears so.
story-withdrawn-mark = Story withdrawn on { $day }
story-withdrawn-gone = The teller took this story back.
story-withdrawn-gone-why = The words are erased. They stand in no document any more.
story-used-nowhere = It stands in no document yet.
story-used-count = { $count ->
    [one] It stands in one document:
   *[other] It stands in { $count } documents:
}
story-used-draft = Somebody else's draft
story-used-page = See the document
story-to-list = All stories
stories-title = Stories
stories-what = What residents told and said yes to. To understand a figure by, or to show what a figure doesn't say.
stories-tell = Write down a story
stories-none = There are no stories yet.
stories-none-do = Ask somebody what changed for them, and whether you may write it down.
stories-for = May stand in: { $purposes }
stories-withdrawn = Withdrawn story
words-guard-found = { $count ->
    [one] This seems to be about a person. Take it out, or write down why it must stay.
   *[other] These { $count } things seem to be about a person. Take them out, or write down why they must stay.
}
words-guard-reason = Why must this stay in?
notice-story-withdrawn = A story you wrote down at { $organisation } was withdrawn. Its words are erased.
notice-story-withdrawn-used = A story of { $organisation } that you used in a document was withdrawn. The document now says only that it was.
problem-story-empty = Write down what somebody told.
problem-story-purpose = Choose what the teller said yes to.
problem-story-day-empty = Choose the day on which the teller said yes.
problem-story-day-ahead = Choose today or a day before: a later yes isn't there yet.
problem-story-day-unreadable = This day can't be read. Choose it from the calendar.
problem-story-teller = Tick the box: only the teller takes a story back.
problem-story-changed = Somebody else just changed this story. See how it stands now.
problem-story-withdrawn = This story was withdrawn. Choose another.
problem-story-not-for-this = The teller didn't say yes to this. Choose another story, or ask.
problem-kept-words-personal-data = This says something about a person. Take it out, or write down why it must stay.

worked-acted-on = Rises that were acted on
worked-acted-on-what = An alarm on Trendbeeld that was answered, and was worth it.
worked-not-again = Acted on and not risen again
worked-not-again-what = An alarm that was finished, and of which the topic did not rise again there in that quarter.

## Giving account

account-title = Account
accounts-title = Giving account
accounts-what = What the work itself tells of a quarter. Nobody has to register anything more for it.
accounts-none = There is no account yet that is final.
accounts-none-do = When a quarter is over, a draft is ready by itself with whoever answers for it.
account-quarter = { $quarter ->
    [1] first quarter of { $year }
    [2] second quarter of { $year }
    [3] third quarter of { $year }
   *[other] fourth quarter of { $year }
}
account-heading = { $name }, { $quarter }
account-towards = To the municipality of { $municipality }
account-is-final = Version { $number }, final since { $day }
account-is-draft = Draft
account-final-by = Version { $number }, made final on { $day } by { $name }.
account-draft-is = This is a draft. Only who answers for it sees it.
account-begin = Begin an account
account-begin-promise = The figures are counted once, from the work of that quarter. After that they don't change.
account-begin-submit = Begin
account-begun = The draft is ready.
account-whose = Whose?
account-of-network = The whole network
account-municipality = To which municipality?
account-which-quarter = Which quarter?
account-line-self_reliance = Self-reliance
account-line-connectedness = Connectedness
account-line-prevention = Prevention
account-line-reach = Reach
account-line-waiting = Waiting times
account-line-answered = Answered signals
account-line-not_worked = What did not work
account-split-area = area
account-split-theme = theme
account-split-reason = reason
account-column-what = What
account-column-number = How often
account-few = fewer than { $threshold }, or not to be shown
account-few-of = fewer than { $threshold } or not to be shown, of { $whole }
account-of = { $number } of { $whole }
account-days = { $days ->
    [one] { $number }, half of them within one day
   *[other] { $number }, half of them within { $days } days
}
account-none-of = Didn't happen this quarter: { $names }.
account-not-counted = not counted then
account-not-counted-then = Not counted then: { $names }. Counting this began later, so it isn't known of this quarter.
account-line-nothing = The work tells nothing of this yet.
account-counted-no-more = This figure is no longer counted.
account-told-apart = { $name }, by { $by }
account-part-others = the others together
account-part-unknown = not known
account-why-not = Why not
account-change = The change that means most
account-why-chosen = Why it was chosen:
account-no-change = No story was chosen yet.
account-provenance = Where the figures come from
account-provenance-before = Each number was counted from steps in the work itself.
account-provenance-what = Every number was counted from steps in the work itself. Opening a number shows those steps: what, in which months, by which organisation. Never who.
account-released = All accounts of this quarter take their figures from one release. In it every figure is rounded to five. What is fewer than { $threshold }, or about fewer than { $threshold } people, isn't there; nor what would give it away when figures are taken off one another. So parts don't add up exactly.
account-from-before = These figures were counted before all accounts of a quarter were released together. They are not rounded, and the steps behind them are no longer shown.
account-rule-and-key = version { $rule }: nothing below { $threshold }, rounded with key { $key }
account-counted-on = Counted on
account-rule = Rule
account-rule-is = version { $rule }: what is less than { $threshold } isn't shown as a number
account-files = To take along
account-files-what = Print it from your browser. The files say the same as this page.
account-file-pdf = As a PDF
account-file-csv = The figures, with definition and source (CSV)
account-file-json = The whole (JSON)
account-other-versions = Other versions:
account-next = Begin a next version
account-next-begun = A new draft is ready, with the same figures and your last words.
account-next-there = There was a new draft already.
account-to-list = All accounts
account-words-title = Your words beside it
account-words-promise = Making it final can't be undone: everybody in the network can read it then. Better words are a next version.
account-not-worked = What did not work, and why?
account-not-worked-hint = The figures above say how often. You know why. Write nothing about a person.
account-story = Which change meant most?
account-story-hint = Stories of which the teller said that they may stand in an account.
account-no-story = No story yet
account-chosen-why = Why this one?
account-chosen-why-hint = In one or two sentences.
account-keep = Keep as a draft
account-finish = Make final
account-kept = Your words are kept.
account-finished = The account is final. Everybody in the network can read it.
figure-column-organisation = By
figure-column-quarter = Quarter
figure-all = All together
figure-few = not to be shown
figure-from-before = The steps behind this figure are no longer there
figure-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
figure-caption = Which work steps this counts: { $name }

figure-together = Every number is rounded to five. Where it says "not to be shown" there were fewer than { $threshold }, it was about fewer than { $threshold } people, or the number gives away another. So nobody can be recognised.
figure-none = This step did not happen in this quarter.
figure-none-why = If it happens in a next quarter, it stands there.
figure-to-account = Back to the account
why-finish-account = a draft is ready: finish the account
problem-account-whose = Choose whose account it is.
problem-account-municipality = Choose the municipality.
problem-account-quarter = Choose a quarter that is over.
problem-account-not-released = No figures were released of this quarter. Choose one from the list.
problem-account-not-worked = Write down what did not work and why. If everything did, write that.
problem-account-chosen-why = Write down why you chose this story.
problem-account-final = This version is final already. Begin a next version.
problem-account-changed = Somebody else just wrote here. See how it stands now and try again.

## Who answers for what

results-title = Agreed results
results-what = What was agreed with municipalities. For each result exactly one organisation answers.
results-agree = Write down an agreement
results-none = Nothing agreed stands here yet.
results-none-do = Begin with one result that your organisation answers for.
results-column-result = Result
results-column-came = What came of it
results-until = until { $day }
results-to-oversight = As a supervisory board sees it
result-title = Agreed result
result-sentence = { $organisation } answers for this.
result-words = What was agreed?
result-words-hint = In one sentence, so that it can be said later whether it worked.
result-line = What does it add to?
result-answerable = Answers for it
result-answerable-hint = Exactly one organisation. The others contribute.
result-contributors = Who contributes?
result-contributors-who = Contribute
result-municipality = With the municipality of
result-due = By when must it be there?
result-agreed-on = Agreed on
result-agree-title = Write down an agreement
result-agree-what = So that everybody knows beforehand what an organisation will be asked about.
result-agree-promise = Whoever answers for the organisation holds this until it is said what came of it.
result-agree-submit = Write it down
result-agreed-done = The agreement stands.
result-state-open = still running
result-state-reached = Reached
result-state-partly = Reached in part
result-state-not_reached = Not reached
result-tell-title = What came of it?
result-came = Was it reached?
result-outcome = What happened?
result-outcome-hint = Also when it did not work: others learn from that most. Write nothing about a person.
result-figure = Which figure shows it?
result-story = Which story shows it?
result-tell-promise = Everybody in the network can read this, the supervisory board too. It doesn't change after that.
result-tell-submit = Say what came of it
result-told-done = It now says what came of it.
result-what-came = What came of it
result-see-figure = The figure that shows this
result-to-list = All agreed results
oversight-title = Oversight
oversight-what = For each agreed result the one organisation that answers for it, and what came of it.
oversight-answers-for = What { $organisation } answers for
oversight-column-outcome = In their words
why-say-result = this was agreed until today: say what came of it
problem-result-words = Write down what was agreed.
problem-result-line = Choose what it adds to.
problem-result-answerable = Choose the one organisation that answers for it.
problem-result-due = Choose a day after today.
problem-result-came = Choose whether it was reached.
problem-result-outcome = Write down what happened.
problem-result-told = It was said already what came of this. See how it stands now.
