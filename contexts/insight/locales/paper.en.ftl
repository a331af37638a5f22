# Papers: what an alarm or a dossier asks of a table, a council or another board, and what that said.

papers-title = On the agenda
papers-what = What we asked of a table, a council or another board, and what was decided.
papers-none = Nothing was put on an agenda yet.
papers-none-do = You can do that from an alarm that somebody acts on, and from a dossier.
papers-to-trends = To the trends
papers-open = Under way
papers-over = Dealt with
papers-all = Everything that is or was on an agenda
papers-median = { $days ->
    [one] One day
   *[other] { $days } days
} from the first signal to the agenda.
papers-median-of = { $count ->
    [one] That is of one paper.
   *[other] That is the middle of { $count } papers: half of them went faster.
}

paper-make-title = Put it on the agenda
paper-make-what = Ask one question of those who decide about it. The figures of today come along.
paper-of = Comes from:
paper-make-submit = Make the paper
paper-make-promise = The paper is yours until there is a decision. For an alarm this is the answer ‘act’. You can still change the text afterwards.
paper-question = What do you ask?
paper-question-hint = One sentence, as you would say it aloud. For instance: Do we dare to call at every house before winter?
paper-asked = Which decision do you ask for?
paper-asked-hint = What exactly must be decided, and by when? Don't write about one person.
paper-body = Of whom?
paper-body-hint = Everybody may read what goes to a council. Only released figures stand in it.
paper-board = Which other board?
paper-board-hint = Only if it isn't in the list above, such as the Provincial Council.
paper-body-board = Another board
paper-council = Council of { $municipality }
paper-table = Table: { $table }
paper-theme = What is it about?
paper-where = Where is it?
paper-about-hint = The figures follow from this. Filled in is what most signals of the dossier are about.

paper-made = The paper is there. Now put it on the agenda of a day.
paper-changed = The text was changed.
paper-scheduled = The day is set. Whoever gave a signal has heard.
paper-told = Noted. Everybody whose signal counted has heard.

paper-sentence = { $holder } holds this paper. Next step: { $next }, { $moment }.
paper-sentence-over = { $body } has spoken. Nobody has to do anything with it any more.
paper-state-draft = being prepared
paper-state-on-agenda = on the agenda
paper-state-put-off = put off
paper-state-decided = decided
paper-state-refused = not dealt with
paper-decided = What { $body } decided
paper-refused = Why { $body } doesn't deal with it
paper-put-off-because = Why { $body } put it off
paper-noted-by = noted by { $name }, { $day }
paper-heard = { $count ->
    [0] No signals of the network counted, so there was nobody to tell.
    [one] One reporter has heard of this.
   *[other] { $count } reporters have heard of this.
}
paper-no-day = no day yet
paper-fact-body = To
paper-fact-day = Meeting
paper-fact-asked = Decision asked for
paper-fact-lead = From signal to agenda
paper-fact-first = First signal
paper-fact-maker = Made by
paper-fact-of = Comes from
paper-lead-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
paper-lead-so-far = { $days ->
    [one] 1 day by now, and it is on no agenda yet
   *[other] { $days } days by now, and it is on no agenda yet
}
paper-maker = { $name }, { $organisation }, { $day }
paper-to-print = To print or to send
paper-to-file = As a file (JSON)
paper-acts = What you can do
paper-agenda-act = Put it on the agenda of a day
paper-agenda-submit = Put on the agenda
paper-agenda-promise = Whoever gave a signal hears on which day this is discussed. So does whoever calls the table together.
paper-day = On which day is the meeting?
paper-day-hint = The day on which it is discussed.
paper-put-off-act = Put off or brought forward
paper-put-off-submit = Put on another day
paper-put-off-why = Why?
paper-decide-act = Note what was decided
paper-decide-submit = Note it and tell them
paper-decide-promise = Everybody whose signal counted hears this at once. It can't be undone.
paper-ruling = What happened?
paper-ruling-decided = There is a decision
paper-ruling-decided-hint = A no is a decision too.
paper-ruling-refused = It isn't dealt with
paper-ruling-refused-hint = It doesn't come on the agenda (any more). Of an alarm the holder then finds something else.
paper-ruling-words = In plain words
paper-ruling-words-hint = This is how the reporters read it. What was decided, or why not?
paper-change-act = Change the text
paper-change-submit = Keep the text

paper-figures = The figures
paper-figures-come-along = This is how they come along, as they are today. Only the circle around the paper sees these numbers.
paper-figures-circle = As they were when the paper was made. You see these numbers, but they aren't on the print or in the file.
paper-exact-now = Signals in the last four weeks
paper-exact-usual = Otherwise in four weeks, on average
paper-exact-since = Rises since the week of
paper-exact-sources = Sources
paper-exact-signals = { $signals ->
    [one] 1 signal
   *[other] { $signals } signals
} of { $organisations ->
    [one] 1 organisation
   *[other] { $organisations } organisations
}
paper-exact-and-elsewhere = { $ours }, and { $elsewhere } from an earlier registration
paper-no-course = Too little was counted yet to draw how it went.
paper-signals = The signals
paper-signals-what = Whoever gave these signals hears what came of it.
paper-signals-none = There are no signals that everybody in the network may read.
paper-released = What everybody may see
paper-rises = { $theme } in { $place }: more was reported than one may expect.
paper-released-none = No figures were released of this.
paper-released-caption = People who reported something about { $theme }, per four weeks
paper-released-how = Rounded to five, so that nobody can be recognised.
paper-provenance = Released { $day }, by rule { $rule } with key { $key }.
paper-column-period = Period
paper-row = { $body }, { $day } · { $state } · { $days ->
    [one] 1 day
   *[other] { $days } days
} after the first signal
paper-row-no-day = { $body } · { $state }
paper-beside-title = Papers for a decision
paper-beside-none = No paper was made of it yet.
paper-beside-act = Make a paper of it
paper-beside-signal = This signal counted.

paper-back = Back to the paper
paper-print-how = Print this page, or keep it as a pdf, with the print button of your browser.
paper-sheet-kind = For { $body } · { $day }
paper-sheet-asked = Decision asked for
paper-sheet-figures = What is going on
paper-sheet-lead = How long it took
paper-sheet-lead-what = from the first signal ({ $day }) to this agenda.
paper-sheet-decision = Decision
paper-sheet-from = From
paper-sheet-network = Network

why-paper-draft = Put it on the agenda of a day
why-paper-decision = Note what was decided
matter-paper = paper for the agenda

paper-part-first = Your signal was the first.
paper-part-counted = Your signal counted.
notice-paper-on-agenda = On { $day } { $body } discusses: “{ $question }” { $part } (“{ $signal }”)
notice-paper-put-off = { $body } discusses “{ $question }” on another day: { $day }. { $part } (“{ $signal }”)
notice-paper-decided = { $body } decided about “{ $question }”: { $words } { $part } Thank you. (“{ $signal }”)
notice-paper-refused = { $body } doesn't deal with “{ $question }”: { $words } { $part } (“{ $signal }”)
notice-paper-for-table = { $by } puts a paper on the agenda of { $body } for { $day }: “{ $question }”

problem-paper-question-empty = Write down what you ask, in one sentence.
problem-paper-asked-empty = Write down which decision you ask for.
problem-paper-body-empty = Choose of whom you ask it.
problem-paper-board-empty = Write down which board it is.
problem-paper-theme-empty = Choose what it is about.
problem-paper-where-empty = Choose where it is.
problem-paper-theme = The signals of this dossier have no theme yet. Choose one.
problem-paper-personal-data = Something in this may be about one person, such as a name, address or number. Take it out: many people read this paper.
problem-paper-alarm-first = Whoever holds this alarm must first choose to act. Ask the holder.
problem-paper-alarm-over = This alarm was dealt with. No paper can be made of it any more.
problem-paper-no-draft = The paper is on an agenda already. Its text doesn't change any more.
problem-paper-day-empty = Choose the day of the meeting.
problem-paper-day-range = Choose a day from today on, within a year.
problem-paper-why-empty = Write down why the day changes.
problem-paper-ruling-empty = Choose what happened.
problem-paper-words-empty = Write down what was decided, or why it isn't dealt with.
problem-paper-not-on-agenda = It isn't on an agenda yet. Put it there first.
problem-paper-over = The body has spoken about this. Nothing of it can change any more.
problem-paper-changed = Somebody else has just changed this paper. See what it says now and try again.

paper-stories = Stories
paper-stories-hint = Whoever told it said yes to use on an agenda. If they take that yes back, the story stands nowhere from then on.
paper-stories-none = There are no stories about this yet with a yes for an agenda.
paper-stories-tell = Write down a story
paper-stories-not-chosen = No stories come along yet.
paper-story-of = told to { $organisation }, with consent
paper-sheet-stories = What people tell
paper-beside-meeting = The network asks for a decision about these. Print them and lay them beside it.
paper-beside-meeting-title = Papers with this agenda
