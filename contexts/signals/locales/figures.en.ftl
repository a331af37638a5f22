## Figures of the loop
figures-title = Figures
figures-to-trends = What is rising in the neighbourhoods
figures-what = How fast signals move on and come back. Counted from the work itself: nobody fills in anything for it.
figures-empty = Nothing was raised in these weeks.
figures-empty-then = Raise what you see on Today
figures-stretch = Over which time
figures-stretch-weeks = { $count } weeks
figures-raised = { $count ->
    [one] signal raised
   *[other] signals raised
 }
figures-answered = of those { $percent }% with an answer
figures-works = times: it works here ({ $percent }% of { $all } answers)
figures-coverage = of { $all } organisations raised something
figures-how-long = How long does it take?
figures-how-long-what = For a dossier, time runs from the first report in it.
figures-understood = From raised to understood
figures-tabled = From first report to the table
figures-decided = From first report to a decision
figures-brought-back = From raised to brought back
figures-half = Half within { $half }, nine of ten within { $most }.
figures-half-short = half within { $half }
figures-none = nothing
figures-none-yet = That didn't happen in these weeks yet.
figures-longer = more than 180 days
figures-hours = { $count ->
    [one] 1 hour
   *[other] { $count } hours
 }
figures-days = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
figures-chart = { $name }: how long half of them took, per week
figures-week = week of { $day }
figures-steps = { $count ->
    [one] See the one step
   *[other] See the { $count } steps
 }
figures-oldest = Longest without an answer
figures-open-since = Raised on
figures-weeks = Per week
figures-weeks-show = All figures per week
figures-weeks-caption = Figures per week, newest on top
figures-column-week = Week from
figures-column-raised = Raised
figures-column-works = Does it work here?
figures-column-organisation = Organisation
figures-column-took = Took
figures-column-said = Answer
figures-column-about = About
figures-column-day = On
figures-of = { $some } of { $all }
figures-who = Who raised
figures-who-caption = Signals per organisation, without shielded ones
figures-who-nobody = No organisation raised anything.
figures-file = Download the figures per week (CSV)
figures-back = Back to the figures
figures-steps-what = The steps of the past { $count } weeks, newest on top.
figures-steps-empty = Nobody made this step in these weeks.
figures-made = Counted: { $when }. The week under way and the answers are counted again every quarter of an hour.
figures-who-what = How many signals each organisation raised in the past { $count } weeks. Those that raised nothing stand here with 0.
figures-who-all = { $count ->
    [one] The one organisation of the network
   *[other] All { $count } organisations, also those that raised nothing
 }
figures-signals-raised = Signals that were raised
figures-signals-answered = Signals with an answer
figures-column-stands = Where it stands
figures-steps-file = Download all these steps (CSV)
