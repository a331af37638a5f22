# Daily bulletins and newsletters.
bulletins-title = Daily bulletins
bulletins-what = What changed in the network, every working day at 16:00. Two minutes to read.
bulletins-none = There is no bulletin yet.
bulletins-none-then = The first one comes at 16:00 on the day something was brought back or answered. When nothing changes, there is none.
newsletters-title = Newsletters
newsletters-what = Good examples from the network, chosen for others to adopt.
newsletters-none = There is no newsletter yet.
newsletters-none-then = The first one comes when there are good examples to share. Do you have one? Report it on Today.
letters-by-mail = Get them by mail or in your feed reader
letters-past = Published
letters-items = { $count ->
    [one] 1 item
   *[other] { $count } items
 }

letter-kind-bulletin = Daily bulletin
letter-kind-newsletter = Newsletter
letter-title-bulletin = Bulletin of { $day }
letter-title-newsletter = Newsletter of { $day }
letter-made = Made: { $when }
letter-to-bulletins = All bulletins
letter-to-newsletters = All newsletters
letter-rest = { $count ->
    [one] And 1 more item
   *[other] And { $count } more items
 }
letter-rest-back = Back to the bulletin
letter-withdrawn = { $count ->
    [one] One item of this letter is no longer in Ponton.
   *[other] { $count } items of this letter are no longer in Ponton.
 }
letter-item-solution = Brought back
letter-item-answer = Answer
letter-item-practice = Practice
letter-item-good-example = Good example
letter-item-measure = Measure
letter-item-other = New

introduce-title = The next bulletin
introduce-when = { $count ->
    [0] Comes { $when }. Nobody gets it by mail.
    [one] Comes { $when }. One reader gets it by mail.
   *[other] Comes { $when }. { $count } readers get it by mail.
 }
introduce-nothing = There is nothing to tell yet.
introduce-nothing-then = What is brought back or answered before then comes in by itself. If nothing happens, there is no bulletin.
introduce-fold = Write an introduction
introduce-words = Introduction
introduce-words-hint = A few sentences above the next bulletin. Don't name residents.
introduce-promise = Your introduction stands above the next bulletin, with what is new by then. Until then you can change it or clear it.
introduce-act = Keep the introduction
introduce-done = The introduction has been kept.

newsletter-title = The next newsletter
newsletter-nothing = There are no new good examples since the last newsletter.
newsletter-nothing-then = A good example appears here once it was brought back to whoever reported it.
newsletter-candidates = { $count ->
    [one] There is one good example since the last newsletter. Give it a place, write a line, and see how the letter will read.
   *[other] There are { $count } good examples since the last newsletter. Give a place to what goes in, write a line, and see how the letter will read.
 }
newsletter-older = And { $count } that are older
newsletter-place = Place in the letter
newsletter-place-of = { $title }
newsletter-item = { $sentence }
newsletter-place-out = Not in this letter
newsletter-place-number = Place { $place }
newsletter-place-unreadable = Choose a place from the list.
newsletter-too-many = Choose at most twelve good examples.
newsletter-line = Line above the letter
newsletter-line-hint = Why these examples? A few sentences.
newsletter-choose-promise = Nothing is sent yet. You see first how the letter will read.
newsletter-choose-act = Keep and look
newsletter-chosen = Your choice has been kept. Below you see how the letter will read.
newsletter-preview = How the letter will read
newsletter-send-promise = { $count ->
    [0] The letter appears in Ponton and in the feed. Nobody gets it by mail. It can't be taken back afterwards.
    [one] The letter appears in Ponton and in the feed, and goes to one reader by mail. It can't be taken back afterwards.
   *[other] The letter appears in Ponton and in the feed, and goes to { $count } readers by mail. It can't be taken back afterwards.
 }
newsletter-send-act = Send the newsletter
newsletter-sent = The newsletter has been sent.
newsletter-refused-today-already = A newsletter went out today already. Your choice is kept: send it tomorrow.
newsletter-refused-nothing-picked = Nothing was chosen yet. First give a place to at least one good example.
newsletter-refused-changed-meanwhile = Somebody changed the choice in the meantime. See how the letter will read now, then send it.

choose-letters-title = My letters
choose-letters-what = Choose what you want by mail. You get no bulletin or newsletter unless you tick it.
choose-letters-refused = The mail server has refused your address since { $day }. Ask whoever looks after the people in the network to check your address.
choose-letters-mail = By mail
choose-letters-which = What do you want to get?
choose-letters-bulletin = Every working day at 16:00, when something has changed.
choose-letters-newsletter = Now and then, with good examples to adopt.
choose-letters-promise = Every mail has a link with which you stop at once. You always get word about what you reported or hold yourself.
choose-letters-act = Keep
choose-letters-done = Your choice has been kept.

feed-title = In your feed reader
feed-name = Ponton { $network }: bulletins and newsletters
feed-what = With an address of your own, your feed reader (Atom) follows the bulletins and newsletters. Whoever has the address can read them: share it with nobody.
feed-once = Copy the address now: you see it only once.
feed-since = You have had a feed address since { $day }.
feed-make = Make a feed address
feed-make-again = Make a new feed address
feed-withdraw = Withdraw the feed address
feed-withdrawn = The feed address no longer works.

unsubscribe-title = No more mail?
unsubscribe-what = You stop getting: { $letter }. You don't need to sign in.
unsubscribe-promise = You no longer get this letter by mail. You can go on reading it in Ponton, and sign up again.
unsubscribe-act = Stop it
unsubscribe-unreadable = That did not arrive well. Nothing has changed: press the button to stop.
unsubscribe-done = You no longer get this mail
unsubscribe-done-what = Stopped: { $letter }.
unsubscribe-done-then = Was it a mistake? Sign up again on the page with your letters.
unsubscribe-unknown = This link doesn't work
unsubscribe-unknown-why = Perhaps it was not copied whole. Nothing has changed. You can always stop on the page with your letters.

letter-mail-subject = { $title }
letter-mail-page = Read it in Ponton
letter-mail-why = You get this mail because you signed up for: { $letter }.
letter-mail-end = Unsubscribe with one click
