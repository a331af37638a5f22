# Whom do I ask? What organisations do, on which pontoon, whom to see and how long it takes.

pontoon-education = Around school
pontoon-education-what = At school and in the neighbourhood: children's work, youth work, school social work, meeting places.
pontoon-guidance = Guidance
pontoon-guidance-what = Standing beside somebody: at home, with money, with raising children, with living together.
pontoon-specialist = Specialist care
pontoon-specialist-what = Treatment, shelter and protection.

offers-title = Whom do I ask?
offers-what = What everybody here does and doesn't do, whom to call, and how long it takes.
offers-words = What is it about?
offers-words-hint = In Dutch, for instance: schulden, opvoeden, eenzaam, or the name of an organisation.
offers-act = Search
offers-narrow = Choose a pontoon, area or theme
offers-pontoon = Pontoon
offers-area = Area
offers-theme = Theme
offers-of = Only what { $organisation } does.
offers-all = Show everything
offers-none = There is nothing here yet.
offers-none-do = Be the first to add what your organisation does: a name, a pontoon and one sentence.
offers-none-such = Nobody found who does this.
offers-none-such-do = Search with another word, or with fewer filters. Is there really nobody? Then that is a signal:
offers-none-raise = raise it.
offers-no-area = We know no area called { $name }.
offers-who = { $name }, { $organisation }
offers-who-desk = { $organisation }
offers-add = Add what you do
offers-take-out = Take everything along as a file (Open Referral HSDS 3.1)
offers-bring-in = Bring in offers from a file

offer-title = Offer
offer-stands = { $organisation } · { $pontoon }.
offer-ask-for = Ask for { $name }.
offer-ask-desk = Ask the desk: { $desk }.
offer-ask-there = Ask there.
offer-does-heading = What we do
offer-does-not-heading = What we don't do
offer-not-said = That hasn't been said yet.
offer-knock = How to knock
offer-for = For whom
offer-everywhere = the whole network
offer-fact-contact = Ask for
offer-fact-reach = How to reach
offer-fact-places = Free places
offer-fact-hours = When
offer-fact-place = Where
offer-fact-audience = Meant for
offer-fact-areas = Area
offer-phone = Phone
offer-waiting = Waiting time
offer-room-by = Said by
offer-organisation = Organisation
offer-wait-unknown = Waiting time not known: ask.
offer-wait-none = No waiting time ({ $day })
offer-wait-weeks = { $weeks ->
    [one] 1 week of waiting ({ $day })
   *[other] { $weeks } weeks of waiting ({ $day })
}
offer-wait-places = { $places ->
    [0] No place free ({ $day })
    [one] 1 place free ({ $day })
   *[other] { $places } places free ({ $day })
}
offer-confirmed-by = { $name } said on { $day } that this is right.
offer-is-closed = Closed on { $day }.
offer-is-over = The last day has passed. Whoever works here gives a new day or closes the offer.
offer-begins = This begins on { $day }.
offer-is-stale = Since { $day } nobody said that this is still right. Call before you send somebody.

offer-add-title = Add what you do
offer-add-what = A name, a pontoon and one sentence are enough. The rest may come later.
offer-add-act = Add it
offer-add-promise = Everybody in the network sees this under { $organisation }. After some time we ask whether it is still right. You can always change it.
offer-name = What is it called?
offer-name-hint = As people call it.
offer-pontoon = On which pontoon does it stand?
offer-does = What do you do?
offer-does-hint = One or two sentences in plain words. No names of residents.
offer-does-not = What don't you do here?
offer-does-not-hint = That saves a resident a wrong door. Also say where they can knock instead.
offer-more = With whom, how, where and when
offer-contact = Whom do people ask for?
offer-contact-hint = Empty means: the organisation's desk. Whoever you choose hears it.
offer-reach = How can people reach you?
offer-reach-hint = For instance a number of the organisation, or "just walk in".
offer-audience = For whom is it?
offer-weeks = How many weeks until somebody can come?
offer-weeks-hint = 0 if at once. Today's date is shown with it.
offer-places = How many places are free?
offer-areas = For which areas?
offer-areas-hint = Names with commas in between, for instance: Kadebuurt, Loohoek. Empty means: the whole network.
offer-place = Where is it?
offer-hours = When?
offer-hours-hint = For instance: Monday to Thursday, 9.00 to 13.00.
offer-valid-from = From
offer-valid-until = Until
offer-valid-until-hint = If it ends. After that it is no longer listed.
offer-themes = Themes
offer-themes-choose = Choose themes

offer-added = It has been added.
offer-changed = Changed. It has today's date.
offer-change-title = Change what stands here
offer-change-act = Keep
offer-change-promise = Everybody sees this at once. It also counts as: this is still right.
offer-confirm-act = This is still right
offer-confirmed = Thank you. It has today's date.
offer-room-title = Say how long it takes
offer-room-act = Add it
offer-room-promise = Everybody sees the number, with your name and today's date.
offer-room-said = The waiting time has been added.
offer-close-title = Close this offer
offer-close-act = Close this offer
offer-close-why = Why does it stop, and where can people go now?
offer-close-why-hint = Whoever counts on it reads this.
offer-close-promise = It is no longer found. Whoever uses it hears it from us. This can't be undone; it can always be added anew.
offer-closed = Closed. Whoever uses it will hear.

offer-term-title = How long does "this is still right" hold?
offer-term = After how many weeks do we ask again?
offer-term-hint = The contact then has five working days to answer.
offer-term-act = Keep
offer-term-promise = For every offer in the network, from now on.
offer-term-set = From now on we ask after { $weeks } weeks.

problem-offer-name-empty = Fill in what it is called.
problem-offer-does-empty = Write in one sentence what you do.
problem-offer-pontoon-empty = Choose a pontoon.
problem-offer-too-long = This is too long: make it at most { $most } characters.
problem-offer-personal-data = There is something of a person in here. Everybody reads this: take it out. A number of the organisation belongs under "How can people reach you?".
problem-offer-contact = This person doesn't work here. Choose somebody from the list, or leave it empty.
problem-offer-day = This is no day. Choose one, or leave it empty.
problem-offer-ends-before = The last day lies before the first. Change one of the two.
problem-offer-area = We know no area called { $name }. Write the name as it stands in the network, or the code.
problem-offer-areas-many = Name at most { $most } areas, or leave it empty for the whole network.
problem-offer-places = Fill in a whole number from 0 to { $most }, or leave it empty.
problem-offer-weeks = Fill in a whole number from 0 to { $most }, or leave it empty.
problem-offer-room-empty = Fill in the number of weeks, or the number of places.
problem-offer-why-empty = Write why it stops, and where people can go now.
problem-offer-term = Fill in a whole number from 1 to { $most }.
problem-offer-no-such-area = There is no area of that name or code here.
problem-offer-no-such-theme = There is no theme of that code here.
offer-refused-closed = This offer is closed. Add it anew when it is there again.
offer-refused-ended = The last day has passed. Choose a new day or make it empty, or close the offer.
offer-refused-contact-gone = The contact doesn't work here any more. Choose somebody else, or leave it empty for the desk.

why-offer-stale = Say whether this is still right.
why-offer-ended = The last day has passed: give a new day, or close the offer.
why-offer-contact-gone = The contact is gone: choose somebody else, or close the offer.
notice-offer-contact = { $by } named you as the contact of "{ $title }".
notice-offer-closed = "{ $title }" of { $organisation } has closed: { $why }

import-offers-title = Bring in offers from a file
import-offers-what = From another directory, as Open Referral HSDS (JSON). First you see per offer what would happen.
import-offers-file = Choose a file
import-offers-file-hint = At most { $bytes } kB and { $most } offers.
import-offers-text = Or paste the text here
import-offers-pontoon = On which pontoon stands an offer that doesn't say so itself?
import-offers-pontoon-hint = Files from elsewhere know no pontoons. Empty means: then it doesn't come along.
import-offers-promise = This keeps nothing yet. You first see what would happen.
import-offers-look = See what would happen
import-offers-no-json = This is no JSON: it goes wrong on line { $line }, sign { $column }. See whether you have the whole file.
import-offers-no-services = There are no offers in it as HSDS writes them: a list of services with a name.
import-offers-too-many = There is too much in it. Divide the file in parts of at most { $most }.
import-offers-unused = We have no place for these, so they don't come along: { $fields }.
import-offers-count-problems = not right
import-offers-count-new = new
import-offers-count-known = there already
import-offers-problems = This can't be as it is
import-offers-new = This is new
import-offers-known = This was there already
import-offers-number = Number { $number }
import-offers-change = Change the file or paste again
import-offers-looked = Nothing has been kept yet.
import-offers-refused = Nothing has been kept, because not everything is right.
import-offers-done = { $count ->
    [0] Everything was there already. Nothing was added.
    [one] 1 offer was added.
   *[other] { $count } offers were added.
}
import-offers-add-promise = { $count ->
    [one] 1 offer is added. Everybody in the network sees it at once.
   *[other] { $count } offers are added. Everybody in the network sees them at once.
}
import-offers-add-all = Add everything
import-offers-add-good = Add only what is right
import-offer-twice = The same number stands earlier in this file. Take one out.
import-offer-organisation = This organisation isn't in the network. Add it first, or change the name in the file.
import-offer-not-active = This isn't active (any more). Take it out, or set its status to active.
import-offer-differs = This is there already, but different. A file doesn't change what is there: change it on the page of the offer.
