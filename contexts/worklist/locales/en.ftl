### The worklist: who holds what, until when. Today, everything held, the waterline, and what one does with an obligation.

## Today
today-title = Today
today-day = { $day }
today-quiet = Nothing is standing still with you.
today-quiet-then = Time to raise something you see, or to help a colleague.
today-now = Now
today-more = { $count } more
today-many-more = 99 or more besides
today-asked = Asked of you
today-week = This week
today-desks = At your desks
today-came-back = What came back
today-heard = About what you hold
today-around = Around you

## Notices
notices-notice = notice
notices-reminder = reminder
notices-read = Read
notices-read-all = All read
notices-all-read = Those notices are marked as read.
notices-title = Notices
notices-what-came-back = What came back to you and you have not read yet, newest first.
notices-what-holding = What you heard about what you hold and have not read yet, newest first.
notices-to-holding = To the notices about what you hold
notices-to-came-back = To what came back to you
notices-none = You have read everything.
notices-none-then = What comes back stands on Today and here.
notice-at-desk = Something at { $desk } waits for somebody. Whatever else comes in today stands in the same list.
notice-you-hold = You hold this now: "{ $title }".
notice-given-absence = You were given this because its holder isn't there: "{ $title }".
notice-given-leaving = You were given this because its holder leaves: "{ $title }".
notice-given-desk-emptied = You were given this because nobody is at the other desk any more: "{ $title }".
notice-given-supervision = Your team lead { $lead } gave you this: "{ $title }". Reason: "{ $why }".
notice-given-handover = You took this over: "{ $title }".
notice-given-to-desk = { $lead } gave this to your desk: "{ $title }". Reason: "{ $why }".
notice-reassigned = Your team lead { $lead } gave this to { $by }: "{ $title }". Reason: "{ $why }". You no longer hold it.
notice-taken-over = { $by } took this over from you: "{ $title }".
notice-asked = Will you take this over? "{ $title }". Reason: "{ $why }". Answer by { $moment }.
notice-declined = Your question to take this over was declined: "{ $title }". Reason: "{ $why }". You still hold it.
notice-no-longer-asked = You needn't answer this any more: "{ $title }".
notice-offer-lapsed = Nobody answered your question to take this over: "{ $title }". You still hold it.
notice-halfway = Half of your time has gone: "{ $title }".
notice-due = Your moment has come, and your question is still open: "{ $title }".
notice-renewed = This has some time to go, see whether it goes well: "{ $title }". It comes back to you on { $moment }.
notice-climbed-from-you = This was left lying and is now with { $to }: "{ $title }". You may take it back.
notice-climbed-to-you = This was left lying with { $from } and is now with you: "{ $title }".
notice-climbed-on = This was yours and is now with { $to }: "{ $title }". You may take it back.
notice-asked-again = This is still open and nobody took it up: "{ $title }".
notice-person-absent = { $name } has been away since { $moment }. { $count ->
    [0] Nothing lay with them.
    [one] One thing is now with { $desk }.
   *[other] { $count } things are now with { $desk }.
 }
notice-person-changed = { $by } changed your name, address or language in Ponton. Is it wrong? Put it right on your own page.
notice-you-convene = You now convene the table { $table }, because its convener left. Hand it on if somebody else can do it better.
notice-person-left = { $name } left on { $moment }. { $count ->
    [0] Nothing lay with them.
    [one] One thing is now with { $desk }.
   *[other] { $count } things are now with { $desk }.
 }

## Why a moment
why-let-in-another-way = The access link didn't arrive: ask for a new one, or have whoever runs the server give one
why-reach-another-way = The mail didn't arrive: tell them another way
why-asked-is-not-there = Whoever you asked isn't there.

## Kinds
matter-signal = signal
matter-handover = Handover
matter-help-request = Help request
matter-agreement = Agreement
matter-right-request = A resident's request
matter-retention = Retention
matter-share-proposal = Proposal to share
matter-second-view = Second view
matter-strained-rule = Rule that chafes
matter-dossier = dossier
matter-agenda-item = agenda item
matter-commitment = commitment
matter-bounce = mail didn't arrive
matter-call-round = call round
matter-routing-rule = routing rule
matter-standing-message = standing message
matter-question = question
matter-answer-review = answer to look at
matter-answer-validity = validity of an answer
matter-measure-touch = measure changed
matter-other = open matter

## Everything held
held-title = Everything I hold
held-what = All that lies with you, what comes first on top.
held-nothing = Nothing lies with you.
held-nothing-then = As soon as you take something on, it stands here.
held-with-desks = Show what lies at my desks too
held-without-desks = Show only what is mine

## Waterline
waterline-title = Waterline
waterline-what = What in the network is overdue, or moved up because it was left lying. What has waited longest stands on top.
waterline-nothing = Everything is above water.
waterline-nothing-then = Nothing is overdue and nothing was left lying.
waterline-overdue = overdue
waterline-team-lead = with a team lead
waterline-organisation-desk = at an organisation's desk
waterline-network-desk = at the network's desk
waterline-lines = What waits
waterline-places = Where it began
waterline-places-what = Organisations where it was left lying, with how much
waterline-organisation = Organisation
waterline-network-itself = The network itself
waterline-count = Number
waterline-most = Counted over the { $most } that wait longest.
waterline-or-more = or more { $what }

## An obligation
obligation-shielded = Shielded report
obligation-move = Move or pass on
obligation-take = Take over
obligation-look = See its way
obligation-open = Open
obligation-to-signal = To the signal
obligation-to-dossier = To the dossier
obligation-to-agenda = To the agenda
obligation-to-plan = To the plan
obligation-to-page = To the page
obligation-sealed-where = This is about a resident. What you do with it stands on the page above: only there words about somebody are shielded.
obligation-way = The way so far
obligation-held-by = { $name } holds this. Next moment:
obligation-offered-to = { $name } has been asked to take it over, with an answer by { $by }.
obligation-settled-on = This was settled on { $day }.
obligation-take-promise = It comes to you. Whoever holds it now hears of it.
obligation-taken = You hold it now.
obligation-promise = Promise a new moment
obligation-promise-promise = It stays with you. The moment and your reason stand on its way, for all who may see it.
obligation-promise-due = The day itself is { $day }. When you promise something sooner, your moment counts: let it pass and this climbs, and after it nothing brings this back to you on { $day }.
obligation-promise-act = Promise
obligation-promised = The new moment stands.
obligation-day = Day
obligation-hour = Time
obligation-hour-hint = Empty means 17:00.
obligation-why = What happens then, and why then?
obligation-why-hint = For example: the alderman is back by then.
obligation-offer = Ask somebody to take it over
obligation-person = Who?
obligation-ask = What do you ask, and why of them?
obligation-ask-hint = These words stand in the notice.
obligation-answer-by = Answer by
obligation-offer-promise = They hear of it. Until they say yes, you hold it. You can withdraw the question.
obligation-offer-act = Ask
obligation-offered = The question is asked. Until they say yes, you hold it.
obligation-answer = Answer
obligation-answer-question = Will you take it over?
obligation-answer-empty = Choose whether you take it over or not. Nothing has changed yet.
obligation-answer-promise = If you say yes, it lies with you. If you say no, it stays with whoever asked. They hear of it.
obligation-accept-act = I take it over
obligation-accepted = You hold it now.
obligation-decline-act = No, I can't
obligation-decline-reason = Reason, if you say no
obligation-decline-hint = Whoever asked reads this.
obligation-declined = Your no has been passed on.
obligation-withdraw = Withdraw your question
obligation-withdraw-reason = Why do you withdraw it?
obligation-withdraw-promise = Whoever you asked needn't answer any more, and hears of it.
obligation-withdraw-act = Withdraw
obligation-withdrawn = The question is withdrawn.
obligation-day-empty = Choose the day.
obligation-day-unreadable = We can't read this day. Choose it from the calendar.
obligation-hour-unreadable = We can't read this time. Write it as 14:00.
obligation-person-empty = Choose whom you ask.
obligation-why-empty = Write down the reason, in a few words.
obligation-why-too-long = Make it shorter: at most { $most } characters.
obligation-refused-already-done = This has been done already. Nothing more is needed.
obligation-refused-not-yours = This doesn't lie with you. Ask its holder to offer it to you.
obligation-refused-not-supervisor = Only the holder's team lead can give this to somebody else. Ask that person instead.
obligation-refused-not-active = You are recorded as away. First record that you are back, on your own page in the network.
obligation-refused-not-there = This person isn't there now, or nobody is at this desk. Choose somebody who is there.
obligation-refused-still-there = The holder is still there. Record the absence first, or ask the holder.
obligation-refused-moment-passed = That moment has passed. Choose one that lies ahead.
obligation-refused-moment-too-far = That is more than 90 days ahead. Choose a moment that is nearer.
obligation-refused-offer-to-holder = They hold it already. Choose somebody else.
obligation-refused-offer-open = You have asked somebody already. Wait for the answer, or withdraw that question first.
obligation-refused-no-offer = This question is no longer open.
obligation-refused-offer-lapsed = The answer came too late. Ask the holder to ask again.
obligation-refused-settled = This has been settled already.
obligation-refused-not-settled = This is still open.
obligation-refused-sealed = This is about a resident. Do it in the plan itself: what you write is shielded there. What you typed here was not kept.

## Giving it to somebody else
reassign-fold = Give to somebody else
reassign-to = To whom?
reassign-desk = { $name } (desk)
reassign-why = Why somebody else?
reassign-why-hint = These words stand in both notices and on its way.
reassign-promise = It moves at once, without a yes. Whoever holds it now and whoever gets it hear of it, with your reason. The next moment stands; if it has passed already, there is a new one. To undo it, give it to somebody again.
reassign-act = Give it to them
reassign-done = Somebody else holds it now. Both have been told.
reassign-to-empty = Choose who will hold it.
reassign-refused-shielded = This is shielded. Only its holder can ask somebody to take it over.
reassign-refused-elsewhere = You can give this to somebody who is there in your own team, or to the organisation's desk. Anybody else has to say yes first: let its holder ask them.

## The way of an obligation
way-obligation-clock = Ponton
way-obligation-opened-themselves = took this on
way-obligation-opened = opened this with { $holder }
way-obligation-taken = took it over
way-obligation-promised = promised a new moment: { $day }
way-obligation-scheduled = went on with it; next moment: { $day }
way-obligation-due = the day that it is about
way-obligation-renewed = asked { $holder } to see how it goes: the day itself is still to come. Next moment: { $day }
way-obligation-offered = asked { $name } to take it over
way-obligation-accepted = took it over
way-obligation-declined = said no
way-obligation-withdrawn = withdrew the question
way-obligation-offer-lapsed = closed the question: no answer came
way-obligation-climbed = brought it to { $holder }, because it was left lying
way-obligation-asked-again = asked { $holder } again
way-obligation-reassigned = gave it to { $holder }
way-obligation-settled = settled it
way-obligation-reopened = opened it again, with { $holder }
way-obligation-other = did something with it

## Somebody in the network
person-since = { $presence }, since { $day }
person-belongs = Works at
person-email = E-mail
person-holds = Holds
person-holds-nothing = { $name } holds nothing now.
person-holds-nothing-then = What somebody takes on stands here for everybody to read.
person-presence = Details, and being there or not
change-person-title = Change name, address or language
change-person-name = Name
change-person-email = E-mail address
change-person-email-taken = Somebody else has this e-mail address already. Each address belongs to one person.
change-person-email-hint = Mail goes here, and you sign in with it.
change-person-lang = Language of mail and pages
change-person-lang-nl = Nederlands
change-person-lang-en = English
change-person-lang-empty = Choose a language.
change-person-promise = What did not reach the old address goes out again. When somebody else changes this, the person themself hears of it.
change-person-act = Save
change-person-done = { $count ->
    [0] The details are right now.
    [one] The details are right now. One message goes out again.
   *[other] The details are right now. { $count } messages go out again.
 }
change-person-address-is-theirs = Only the person themself changes this address, because whoever reads the mail can sign in. If mail does not arrive, it can be changed here.
absence-title = Record an absence
absence-what = Ill, on leave, or out of reach for another reason? All that { $name } holds goes at once to the organisation's desk, or else to the network's desk. Those at the desk and the team lead hear of it. Coming back can always be recorded.
absence-act = Record absence
absence-recorded = The absence is recorded. { $count ->
    [0] Nothing lay there.
    [one] One thing is now with { $desk }.
   *[other] { $count } things are now with { $desk }.
 }
absence-left-title = Record that they left
absence-left-what = Is { $name } leaving? All they hold goes to the desk at once, and signing in is no longer possible. An administrator can undo this later, but what was handed on stays handed on.
absence-left-act = Record leaving
absence-left-recorded = It is recorded that they left. { $count ->
    [0] Nothing lay there.
    [one] One thing is now with { $desk }.
   *[other] { $count } things are now with { $desk }.
 }
absence-back-title = Record that they are back
absence-back-what = { $name } can hold things again. What lies at the desk stays there until somebody takes it over.
absence-back-act = Record return
absence-back-recorded = Welcome back. See what still lies at the desk.
absence-refused-already = This was recorded already. Nothing more is needed.
absence-refused-last-at-desk = This is the last one at the network's desk, and somebody must always be there. First put somebody else at the desk, on the network's page, and then record it again.

# A mail that did not arrive.
bounce-fold = Say how you told them
bounce-how = How did you tell them?
bounce-how-hint = For instance: phoned. Is the address wrong? Put it right on the page of whoever misses the message: it then goes out again, and this is done.
bounce-how-empty = Write in a few words how you told them. Nothing has changed yet.
bounce-how-too-long = Make it shorter: 500 characters at most. What you typed is still there.
bounce-promise = After this it is done. What you write stands in its way.
bounce-act = They know
return-mail-title = This mail came back: mail to { $name }
return-mail-which = Which mail came back?
return-mail-which-hint = Choose when it was sent; the mail that came back says so.
return-mail-promise = Whoever answers for that word gets it on their list to tell it another way. You can't undo this.
return-mail-act = This mail came back
return-mail-empty = Choose which mail came back.
return-mail-unknown = This mail is not of the last thirty days, or was not sent to this person. Choose one from the list.
return-mail-done = It stands on the list of whoever answers for that word.
bounce-done = Good. The word arrived after all.
bounce-refused-other-matter = This does not end here. Go to the page it is about and finish it there.
obligation-why-long = Make the reason shorter: at most 500 characters.

## Webhooks
webhook-title = Webhooks
webhook-what = Let another system hear that something happened. It gets ids only, and asks for the rest with a token.
webhook-none = No system hears of this yet.
webhook-none-then = Add the first one below.
webhook-new = Make a webhook
webhook-webhook = webhook
webhook-url = To which address?
webhook-url-hint = Over https, such as https://system.example/ponton.
webhook-url-empty = Fill in the address.
webhook-url-unreadable = This address can't be read. Write it like https://system.example/ponton.
webhook-url-not-https = Use an address that begins with https.
webhook-kinds = Of what?
webhook-kinds-empty = Choose at least one thing.
webhook-kind-unknown = This can't be heard of; see the description for what can.
webhook-secret-form = A secret begins with whsec_ and then has 24 to 64 bytes in base64.
webhook-promise = You see the secret once. When nothing arrives, you hear it.
webhook-act = Make the webhook
webhook-made = The webhook is on
webhook-made-what = Put this secret in the other system. With it, it checks that a message is ours.
webhook-made-once = You see this only once. When you lose it, make a new webhook.
webhook-made-back = Back to the webhooks
webhook-docs = What the API can do
webhook-on = On since { $when }
webhook-given-up = Off since { $when }: the receiver kept silent
webhook-ended-since = Ended: { $when }
webhook-resume = Send again
webhook-resumed = It is sent to again.
webhook-end = End it
webhook-ended = Nothing is sent any more.
webhook-refused-ended = This webhook was ended. Make a new one.
webhook-kind-signaal-gemeld = A signal was raised
webhook-kind-signaal-geduid = A signal was understood
webhook-kind-signaal-beantwoord = A signal was answered
webhook-kind-dossier-gebundeld = Signals were gathered
webhook-kind-dossier-aan_tafel = A dossier comes to a table
webhook-kind-dossier-opgelost = There is a solution
webhook-kind-dossier-teruggebracht = The solution was brought back
webhook-kind-dossier-bevestigd = A dossier was closed, because it works where it was raised
webhook-kind-dossier-gesloten = A dossier was closed without everybody saying that it works
matter-webhook = webhook is silent
matter-alarm = alarm
matter-account = account
matter-agreed-result = agreed result
matter-offer = offer
why-webhook-silent = See why the other system doesn't answer, and resume or end the webhook.

matter-confidant = confidential adviser wanted
matter-confidant-proposal = confidential adviser asked
why-find-confidant = There is no confidential adviser now. Find somebody who wants to be one.
why-confidant-answers = Hear whether they want to be a confidential adviser.
confidants-title = Confidential advisers
confidants-what = A confidential adviser reads and follows wrongs that are shielded. Nobody else sees those, no desk, team lead or administrator either.
confidants-nobody = There is no confidential adviser now. What is reported waits unread until somebody is one again.
confidants-who = Who they are
confidants-since = since { $day }
confidants-asked = { $name } asks: do you want to be a confidential adviser?
confidants-asked-what = You would read wrongs that are shielded, protect whoever reports them and see that something happens. You may always stop.
confidants-waiting = Asked, no answer yet
confidants-asked-by = asked by { $name }, { $day }
confidant-propose-title = Ask somebody to become a confidential adviser
confidant-propose-promise = They get word and say yes or no themselves. Until then nothing changes.
confidant-propose-act = Ask
confidant-email = Email address
confidant-email-hint = The address with which they are in the network already.
confidant-email-empty = Fill in the email address of whom you want to ask.
confidant-proposed = The question has been put. You hear the answer on Today.
confidant-withdraw-act = Take back the question to { $name }
confidant-withdrawn = The question has been taken back.
confidant-answer-question = Do you want to be a confidential adviser?
confidant-answer-promise = With your yes you are one at once, and what waits comes to you. Whoever asked hears your answer.
confidant-yes = Yes, I want to
confidant-no = No
confidant-no-hint = Only with a no. Whoever asked reads this.
confidant-became = You are a confidential adviser now.
confidant-declined = Your answer stands. Whoever asked hears it.
confidant-end-act = Let { $name } stop as a confidential adviser
confidant-ended = That has ended. What was open is with another confidential adviser, or waits unread for a new one.
confidant-refused-unknown = Nobody in the network has this email address. Check it, or add them first.
confidant-refused-yourself = You can't make yourself a confidential adviser. Let somebody else who looks after the network ask you.
confidant-refused-not-there = They aren't there now. Ask somebody who is.
confidant-refused-is-one = They are a confidential adviser already.
confidant-refused-answered = This question has been answered or taken back already. See how it stands now.
confidant-refused-only = They do nothing else in the network. Add another role at the organisation first, or record on their own page that they leave.
notice-confidant-asked = { $name } asks whether you want to be a confidential adviser. Answer yes or no.
notice-confidant-withdrawn = { $name } took back the question whether you want to be a confidential adviser.
notice-confidant-yes = { $name } is a confidential adviser now.
notice-confidant-no = { $name } doesn't want to be a confidential adviser: "{ $why }". Ask somebody else.
notice-of-a-wrong = There is word about what you reported. Read it in Ponton.
confidant-proposal-waits = waits for an answer
confidant-proposal-accepted = said yes
confidant-proposal-declined = said no
confidant-proposal-withdrawn = taken back
confidants-mark = confidential adviser
