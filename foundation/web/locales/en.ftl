### What returns on every page: the layout, forms, moments and what can go wrong.

## Layout
layout-name = Ponton
layout-skip = Skip to content
layout-nav = Main menu
layout-search = Search
layout-search-words = Search the network
layout-more = More
layout-demo = This is a demo: all people and their words are invented.
layout-promise = Whatever is open always has somebody who holds it and a next moment.

## Moments
moment-today = today, { $hour }
moment-tomorrow = tomorrow, { $hour }
moment-yesterday = yesterday, { $hour }
moment-in-days = { $day }, in { $count } days
moment-in-weeks = { $day }, in { $count } weeks
moment-in-months = { $day }, in { $count } months
moment-days-ago = { $day }, { $count } days ago
moment-weeks-ago = { $day }, { $count } weeks ago
moment-months-ago = { $day }, { $count } months ago

## Forms
form-problems = Not done yet. Please look at this; what you typed is still there.
form-optional = (may be left empty)
form-choose = Choose …
form-by-name = Start typing a name and choose. If it is not among them, type it in full.
form-by-name-meant = Do you mean one of these?
draft-restored = You had typed this already. It was still in this browser.
draft-wipe = Discard draft

## Shapes
line-holder = Held by
line-overdue = overdue
line-climbed = left unanswered by { $from }
line-climbed-since = left unanswered by { $from }, since { $day }
head-said-by = in the words of { $name }
way-ahead = Ahead:
stations-label = How far it is
station-done = done
station-here = it is here now
station-ahead = still to come
station-skipped = skipped
tone-quiet = Good to know.
tone-landed = Done.
tone-wait = Waiting.
tone-now = Needed now.
pager-label = Through the list
pager-first = Back to the start
pager-next = Show more
tally-number = { $number }

## What can go wrong: what happened
failure-bad-request = We could not read this
failure-unreadable = The data did not arrive in good order.
failure-not-utf8 = The text holds characters that we cannot read. That can happen when pasting from another program.
failure-too-many-fields = Many more fields came in than the form has.
failure-broke-off = The connection broke off before everything had come in.
failure-not-signed-in = You are no longer signed in
failure-not-signed-in-why = After a while without use we sign you out, so that nobody else can go on under your name.
failure-forbidden = You may not do or see this
failure-forbidden-why = Your role gives no access to it.
failure-cross-site = This form came from another website
failure-cross-site-why = For safety we only accept forms that were filled in on Ponton itself.
failure-not-found = This page is not there
failure-not-found-why = The link may be old or miscopied, or it is not meant for you.
failure-wrong-method = This page does not work that way
failure-wrong-method-why = This address belongs to a button and does not open by itself.
failure-too-slow = It took too long
failure-too-slow-why = We stopped it before it was finished. Please see first whether it worked after all.
failure-conflict = Somebody was just ahead of you
failure-conflict-why = While you were busy, somebody else changed this. Your change has therefore not been saved yet.
failure-too-large = This is too much at once
failure-too-large-why = The text is longer than we can take in one go.
failure-wrong-kind = We do not accept this kind of message here
failure-wrong-kind-why = This page only accepts filled-in forms.
failure-unprocessable = This cannot be done now
failure-not-possible = What you asked does not fit how things stand now.
failure-too-many = A little slower, please
failure-too-many-why = Very many requests came from this place in a row.
failure-unavailable = Ponton is away for a moment
failure-unavailable-why = A part does not respond. That is usually short.
failure-broken = Something went wrong on our side
failure-broken-why = It is not your doing. The fault has been recorded, so that the administrator can look into it.

## What was kept
failure-kept-typed = What had been saved is still there. What you just typed is not saved yet: go back to the form. Your browser usually still shows it there.
failure-kept-here = Nothing is lost: all that had been saved is still there, and what you just typed is still in this tab. Go back to the form and it stands there again.
failure-kept-as-was = Nothing is lost and nothing has changed.

## What to do
failure-back-again = Go back, check it and try once more.
failure-sign-in-again = Sign in again and go on where you were.
failure-ask-desk = Do you think you need this? Ask your organisation's desk.
failure-open-here = Open the page again in Ponton and do it from there.
failure-search = Go to your home page and look it up from there.
failure-soon = Try once more in a minute.
failure-look-again = Go back, reload the page, see what has changed and then save your part.
failure-shorter = Go back and shorten the text, or divide it over two messages.
failure-wait = Wait { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
 } and then try once more.
failure-tell-desk = Try once more. If it keeps going wrong, tell your organisation's desk.
failure-home = To your home page
failure-sign-in = Sign in again

# Bringing rows in from a file
sheet-file = File
sheet-file-hint = A CSV file as Excel or LibreOffice saves it. At most { $bytes } kB and { $rows } rows.
sheet-rows = Or paste the rows here
sheet-rows-hint = With the names of the columns on the first line. You can copy them straight from a spreadsheet.
sheet-look = See what would happen
sheet-promise = You see per row what would happen first. Nothing is added yet.
sheet-columns = The columns
sheet-columns-what = Their order doesn't matter. Between them stands a comma, a semicolon or a tab. Letters may be UTF-8 or Windows-1252; we recognise which.
sheet-column-name = Name
sheet-column-what = What it holds
sheet-column-example = Example
sheet-column-needed = Must be there.
sheet-example = Get an example file
sheet-read-as = Read as { $encoding }, with { $separator } between the columns: { $count ->
    [one] one row
   *[other] { $count } rows
}.
sheet-commas = commas
sheet-semicolons = semicolons
sheet-tabs = tabs
sheet-unused = { $count ->
    [one] We don't use this column
   *[other] We don't use these columns
}: { $columns }.
sheet-new = new, not added
sheet-row-added = added
sheet-known = already there
sheet-line = Line { $line }
sheet-column = Column { $number } ({ $name })
sheet-column-absent = Column { $name }
sheet-counts = { $new } new, { $known } already there, { $problems } with a problem.
sheet-count-new = new
sheet-count-known = { $count ->
    [one] already there
   *[other] already there
}
sheet-count-problems = with a problem
sheet-looked = Nothing has been added yet.
sheet-refused = Nothing has been added: not all rows are good.
sheet-added = { $count ->
    [0] There was nothing to add.
    [one] One row has been added.
   *[other] { $count } rows have been added.
}
sheet-problems = { $count ->
    [one] One row with a problem
   *[other] { $count } rows with a problem
}
sheet-to-add = { $count ->
    [one] One new row
   *[other] { $count } new rows
}
sheet-now-there = { $count ->
    [one] One row added
   *[other] { $count } rows added
}
sheet-already = { $count ->
    [one] One row is already there
   *[other] { $count } rows are already there
}
sheet-change = Change the rows and look again
sheet-add-all = Add everything
sheet-add-promise = { $count ->
    [one] One row will be added.
   *[other] { $count } rows will be added.
} All or nothing: if something goes wrong, nothing changes.
sheet-add-good = Add only the good rows
sheet-add-good-promise = { $count ->
    [one] One good row will be added.
   *[other] { $count } good rows will be added.
} { $problems ->
    [one] One row with a problem stays behind
   *[other] { $problems } rows with a problem stay behind
}; you can bring them in later.
sheet-nothing = Choose a file, or paste the rows in the field.
sheet-too-large = This is more than { $most } kB. Divide the rows over several files; the command line takes more at once.
sheet-binary = This is no text file: on line { $line }, place { $column } stands something that is no letter. Save the spreadsheet as CSV and try again.
sheet-encoding = On line { $line }, place { $column } stands a letter that we can't read. Save the file as “CSV UTF-8” and try again.
sheet-quote = On line { $line }, place { $column } a quotation mark opens that closes nowhere. Close it, or take it out.
sheet-missing = Line { $line } should hold the names of the columns. { $count ->
    [one] This one is missing
   *[other] These are missing
}: { $columns }.
sheet-twice = Line { $line } has “{ $name }” twice, the second time as column { $column }. Take one out.
sheet-no-rows = There is nothing under the names of the columns. Put rows there.
sheet-too-many-rows = These are more than { $most } rows. Divide them over several files; the command line takes more at once.
sheet-row-too-wide = This row has { $cells } cells, and there are { $columns } columns. Is there a separator inside a text? Put that text between quotation marks.
