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
problem-words-personal-data = This says something about a person. Take it out, or write down why it must stay.
