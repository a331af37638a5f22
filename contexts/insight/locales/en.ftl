# Trends: what rises where and since when, who does something about it, and figures that betray nobody.

trend-to-figures = How fast signals move on and come back
trend-to-accounts = Giving account, stories and agreed results
trend-title = Trends
trend-what = What rises, where and since when: seen before it is a crisis.
trend-rises = What rises
trend-no-alarms = Nothing rises more than chance explains.
trend-no-alarms-do = We look again every week. Below you see how things go.
trend-alarms-older = And { $count } that stood out earlier
trend-left-out = { $count ->
    [one] One more rise stood out this week. It was smaller and isn’t listed: nobody reads more than five alarms a week.
   *[other] { $count } more rises stood out this week. They were smaller and aren’t listed: nobody reads more than five alarms a week.
}
trend-since = { $count } in the week of { $week }
trend-no-longer = by now { $count }, which may be chance
trend-history-short = There is too little to compare with yet: { $weeks } of { $needed } weeks. Until then you see what was reported, but not whether it is more than usual.
trend-looked = Last looked at the week of { $week }, compared with { $weeks } weeks before it.
trend-too-early = Nothing can be said of last week yet: too much is still coming in.
trend-theme = Theme
trend-theme-rest = { $theme }, not settled further
trend-municipality = Municipality
trend-choose = Show
trend-course = How things go
trend-new-place = This neighbourhood is as it is since { $day }. What was before counts with the municipality. Whether something here is more than usual shows after a year and a half.
trend-new-theme = This theme is there since { $day }. Whether there is more of it than usual shows after a year and a half.
trend-expected-apart = What we expect is estimated for each area by itself, from its own weeks. So together the neighbourhoods don’t come to exactly what is expected of the municipality. What we counted does add up exactly.
trend-within = What plays within this theme
trend-nothing = Nothing has been counted yet.
trend-nothing-do = Every signal with a theme counts here in the week in which it was seen, and every help request in the week in which it was asked.
trend-raise = Report what you see
trend-counts-file = These counts per week as a file (CSV)
trend-file = These released figures as a file (CSV)
trend-without-theme = { $count ->
    [one] One signal or help request of the last half year has no theme yet and counts as soon as somebody settles it.
   *[other] { $count } signals and help requests of the last half year have no theme yet and count as soon as somebody settles it.
}
trend-without-place = { $count ->
    [one] Of one signal or help request of the last half year it isn’t known in which municipality it is.
   *[other] Of { $count } signals and help requests of the last half year it isn’t known in which municipality they are.
}
trend-trust = How often is an alarm right?
trend-trust-what = An alarm says that something is more than chance explains. Whether it is something, a person decides. Your answers show how often it was.
trend-trust-none = No alarm has been answered yet.
trend-precision = { $detector }: { $worth } of { $answered } answered alarms were worth it ({ $percent }%).
trend-told = { $theme } in { $place }: more than expected, since the week of { $week }
trend-told-what = More was reported about this than one may expect. Somebody is finding out what is going on.
trend-told-none = Nothing that rises can be told now.
trend-told-none-why = A rise is only told here if nobody can be recognised by it.
trend-place-unknown = area unknown
trend-place-within = { $municipality }, neighbourhood unknown
trend-chart-said = { $shows }: { $last } in the last week { $over ->
    [0] and in no week more than chance explains
    [one] and in one week more than chance explains
   *[other] and in { $over } weeks more than chance explains
}. The numbers are in the table below.
trend-chart-top = up to { $count }
trend-legend-counted = counted
trend-legend-expected = expected
trend-legend-band = this much may be chance
trend-legend-over = more than chance
trend-table-show = The numbers per week
trend-table-caption = { $shows }, per week
trend-column-week = Week of
trend-column-counted = Counted
trend-column-expected = Expected
trend-column-upper = Chance up to
trend-over = more than chance
trend-not-known = can’t be said yet

alarm-mark = Alarm
alarm-open = Look
alarm-heading = { $theme } in { $place }
alarm-sentence = In the week of { $week } we counted { $count } signals and help requests. Expected were { $expected }; up to { $upper } may be chance.
alarm-together = Over the last { $weeks } weeks together there were { $count }; expected was { $expected }.
alarm-slowly = The last weeks together are more than chance, though no week is by itself.
alarm-goes-on = In the week of { $week } it was more than chance too.
alarm-counted-now = By now there are { $count } of that week: some were reported later, or turned out not to count.
alarm-no-longer = That is no longer more than chance explains. The alarm stays until somebody answers it.
alarm-course = How it goes
alarm-no-course = There are no weeks to show yet.
alarm-counts = What is it about?
alarm-counts-what = Newest first. Read some: only then you know what is going on.
alarm-counts-others = The next { $count }
alarm-counts-more = And { $count } more.
alarm-sources = { $count ->
    [one] One organisation reported this:
   *[other] { $count } organisations reported this:
}
alarm-source = { $organisation }: { $count ->
    [one] one signal
   *[other] { $count } signals
}
alarm-gather = Make a dossier of these, to bring to a table
alarm-counts-none = These signals aren’t listed here.
alarm-counts-none-why = They count, but you can’t open them.
alarm-counts-asked = { $count ->
    [one] One of them is a help request of a resident. Only who is around them opens it.
   *[other] { $count } of them are help requests of residents. Only who is around them opens those.
}
alarm-counts-elsewhere = { $count ->
    [one] One case was counted elsewhere before. Of that we only know the number.
   *[other] { $count } cases were counted elsewhere before. Of those we only know the number.
}
alarm-why = Why this is an alarm
alarm-why-detector = How we looked
alarm-why-weeks = Compared with
alarm-weeks = { $weeks } weeks before
alarm-why-chance = Odds of chance
alarm-chance = less than 1 in { $times }
alarm-chance-small = smaller than 1 in 1000
alarm-all-of-theme = Everything about { $theme }
detector-pooled-season = Compared with the season of the theme
detector-slow-rise = Slow rise over some weeks
alarm-state-open = Nobody has answered yet.
alarm-state-acting = Something is being done
alarm-state-following = It will be looked at again
alarm-state-dismissed = It was nothing
alarm-state-done = Done
alarm-fact-state = State
alarm-fact-by = By
alarm-fact-words = In their words
alarm-fact-holder = Holds it
alarm-fact-next = Next step
alarm-answer-title = What do you do with it?
alarm-promise = Whoever answers holds the alarm until the day you name. Your answer counts in how often alarms are right.
alarm-answer = Your answer
alarm-act = Act
alarm-act-hint = You do something about it, and say on that day what came of it.
alarm-follow = Follow
alarm-follow-hint = You look again on that day.
alarm-dismiss = Dismiss
alarm-dismiss-hint = It is nothing, for this reason. That ends it.
alarm-finish = Finish
alarm-finish-hint = You did something and say what came of it.
alarm-words = What will you do, why not, or what came of it?
alarm-words-hint = Don’t name residents.
alarm-until = Until which day?
alarm-until-hint = Only when you act or follow, ninety days ahead at most.
alarm-submit = Record this
alarm-done-act = You hold this until the day you named.
alarm-done-follow = On the day you named this is with you again.
alarm-done-dismiss = This alarm is dismissed, with your reason.
alarm-done-finish = This alarm is finished.
why-answer-alarm = More was reported than expected: see what is going on, and act, follow or dismiss
why-alarm-acting = Say what came of it
why-alarm-following = See whether it still rises
problem-alarm-answer-empty = Choose what you do with it.
problem-alarm-words-empty = Write in a few words what you do, or why not.
problem-alarm-day-empty = Choose the day on which you look again.
problem-alarm-day-range = Choose a day after today, ninety days ahead at most.
problem-alarm-day-unreadable = This day can’t be read. Choose it from the calendar.
problem-alarm-answered = This alarm has been answered. There is nothing left to do.
problem-alarm-nothing-done = Nothing was done yet. Choose to act first.

released-title = Released figures
released-show = What everybody sees of this
released-what = So many people reported something about this theme or asked help with it, rounded to five.
released-what-hidden = Where it says “{ $hidden }”, there are that few, or the number is left out because it would give away a small one. We don’t say which.
released-none = Nothing was released yet that you can see here.
released-none-why = Figures come every four weeks, two weeks after a period ended. Small numbers stay hidden.
released-heading = { $theme }, { $place }
released-caption = People who reported something or asked help in { $place }, per period of four weeks
released-chart = People who reported something or asked help in { $place }, per period
released-map = The neighbourhoods of { $place } in the period { $period }. The numbers are in the table too.
released-map-how = The denser the stripes, the more people; without stripes the number is not shown or small.
released-column-place = Area
released-fewer = fewer than { $fewest }
figures-open-title = Who may see the released figures?
figures-closed-now = Only people in this network see them.
figures-open-since-day = Everybody may see them, since { $day }.
figures-open-page = See the public page
figures-open = Show them to everybody
figures-close = Show them to the network only
figures-are-open = Everybody may see the released figures now.
figures-are-closed = Only people in this network see the figures from now on. What was copied can’t be taken back.
problem-figures-reach-empty = Choose whether everybody may see the figures, or only the network.

open-title = Figures of { $network }
open-what = How many people reported what is going on in their municipality and neighbourhood or asked help with it, per theme and per four weeks. Nobody can be recognised by them.
open-how = How these figures are made
open-how-rounded = Each number counts people and is rounded to five, up or down. So a number never says exactly how many people there were.
open-how-hidden = Numbers below five aren’t shown, of sensitive themes below ten. Sometimes a larger number is hidden too, because it would give a small one away.
open-how-once = Each period is released once. What comes in later changes no older figure.
open-newest = Newest period
open-made = Released on
open-rule = Made with
open-rule-and-key = rule { $rule }, key { $key }
open-files = Open data
open-files-what = You may use these figures freely (CC0).
open-csv = Figures as CSV
open-json = Figures as JSON
open-dcat = Description for catalogues (DCAT-AP)
