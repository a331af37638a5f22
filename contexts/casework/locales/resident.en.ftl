## Giving access

resident-access-title = Letting the resident in
resident-access-what = With a code on paper or a link by mail the resident reads their own plan: who holds it, what was agreed, and who looked.
resident-access-nobody = Nobody of this household was let in yet.
resident-access-nobody-then = Hand over a code on paper after you talk. That works without mail too.
resident-access-give = Give access
resident-access-given = What you gave
resident-access-promise = A link works for { $hours } hours, a code on paper for { $days } days, each once. What was still open for the same person ends.
resident-access-means = How does the resident get it?
access-means-paper = A code on paper
access-means-mail = A link by mail
resident-access-address = Mail address
resident-access-address-hint = Only for a link. The address is sealed, and gone once the mail was sent.
resident-access-factor = What else must the resident know?
access-factor-birth_year = The year of birth
access-factor-word = A word that you agreed on
resident-access-secret = That year or word
resident-access-secret-hint = Nobody can read it later, nor can you.
resident-access-name = For somebody else of the household
resident-access-name-hint = Leave empty for whose plan it is. What somebody tells you alone is not read by the others.
resident-access-act = Give access
resident-access-open = not used yet, works until { $when }
resident-access-used = used, { $when }
resident-access-gone = withdrawn or replaced, { $when }
resident-access-locked = locked: a wrong word too often
resident-access-ended = not used in time
resident-access-by = Given by { $by }, { $when }.
resident-access-withdraw = Withdraw the access of { $name }
resident-access-withdrawn = The access is withdrawn. Whoever was in with it is out.
resident-link-sent = The link now goes to the resident by mail. The mail says nothing about anybody.
problem-access-address = Fill in a mail address, for example name@example.org.
problem-access-year = Fill in a year of birth of four digits.
problem-access-word = Choose a word of at least three letters.
notice-resident-link-failed = The mail with the link for a resident did not arrive. Hand over a code on paper.

## The paper

resident-paper-title = Reading your own plan
resident-paper-what = With this paper you read on a phone or computer what was agreed and who helps you.
resident-paper-address = Go to
resident-paper-code = Your code
resident-paper-besides = Know as well
resident-paper-until = Works until
resident-paper-once = The code works once. Do you want to look again later? Ask for a new one.
resident-paper-print = Print this now or copy it. You don't see this code again.
resident-paper-back = Back

## Coming in

come-in-title = Your own plan
come-in-what = Fill in the code on your paper. You need no account.
come-in-code = Your code
come-in-code-hint = Ten letters and digits. Capitals and dashes don't matter.
come-in-secret = Your year of birth, or the word you agreed on
come-in-secret-hint = So we know it is you. A year of birth has four digits.
come-in-act = Go to my plan
come-in-promise = After half an hour of doing nothing you are out by yourself.
come-in-no-code = No code? Ask whoever helps you for one. It costs nothing.
come-in-closed = This code doesn't work any more
come-in-unknown = We don't know this link. Maybe it was not copied whole.
come-in-used = This code was used already: { $when }. A code works once.
come-in-withdrawn = This code was withdrawn, or you were given a newer one.
come-in-locked = A wrong year of birth or word was filled in too often. That is why this code is locked. Nothing is lost.
come-in-ended = This code worked for a while, and that time is over.
come-in-call = Call { $organisation } and ask for a new code. You can also go there.
come-in-other-code = Fill in another code
come-in-stopped = You are out. Nobody can read along on this device.
problem-come-in-no-code = Fill in your code.
problem-come-in-no-secret = Fill in your year of birth, or the word you agreed on.
problem-come-in-unknown = We don't know this code. Look at your paper again.
problem-come-in-wrong-year = That year of birth is not right. You can try { $left } more times.
problem-come-in-wrong-word = That word is not right. You can try { $left } more times.
demo-residents-title = Step in as a resident
demo-residents-what = This is how a resident sees their own plan. In earnest it takes a code and a word that only the resident knows.
demo-residents-workers = Rather step in as somebody who helps

## Their own page

own-title = Your plan
own-stop = Stop
own-lead = { $name } is your contact.
own-agreed = Agreed:
own-closed = Your plan was closed, { $day }.
own-closed-then = Are you not helped yet after all? Say so below, or call { $organisation }.
own-words-title = Your words
own-words-words = Do you want to add something?
own-words-private = Only whoever holds one of my questions may read this, such as my contact
own-words-act = Add
own-words-promise = Nobody changes your words. Your contact hears today that there is something new.
own-words-for-lead = { $day }, only for whoever holds one of the questions
own-words-added = Your words are there. Your contact hears it today.
problem-own-words-empty = Write a few words. They may be short.
problem-own-words-long = That is too long. There is room for { $most } letters.
plan-own-words = Later the resident said
own-lead-title = Who helps you
own-lead-who = Your contact
own-lead-works = Works at
own-lead-phone = Call
own-lead-no-phone = Do you want to ask something? Go to { $organisation }, or write it above.
own-together = We had two plans of yours. We now keep them together, so that you tell your story only once.
own-speaks-with = You mostly talk with
own-next-title = What happens now
own-request-worry = Your biggest worry
own-next = { $name } holds this. Next step, { $day }:
own-place-education = This help is around school.
own-place-guidance = This help is guidance.
own-place-specialist = This help is specialist.
own-request-closed = Closed, { $day }: { $outcome }.
own-waits-with-bridge = You have been waiting for this since { $day }. Until it begins this was agreed:
own-waits-without-bridge = You have been waiting for this since { $day }. It was not agreed yet who helps you until then. Do ask your contact.
own-registered = Registered
own-decided = Decided
own-starts = Begins
own-agreed-title = What was agreed
own-agreed-none = Nothing was agreed yet.
own-agreed-none-then = As soon as somebody promises something, it stands here.
own-ring-own = Your own people
own-ring-team = The team of your contact
own-ring-partners = Others
own-agreed-by = at the latest { $day }
own-agreed-on = { $day }, which is a fixed date
own-decides = { $organisation } decides
own-looked-title = Who looked
own-looked-what = Everybody who reads something of yours stands here, with why. Nobody can change this.
own-looked-self = You
own-looked-household = You or somebody of your household
own-looked-post = Ponton, to send you the link
own-looked-refused = That was not allowed: nothing was read.
own-looked-emergency = { $name } ({ $organisation }) looked in an emergency, { $when }. The reason:
own-looked-since = This list begins { $day }. What was read before that is kept too. Ask your contact about it.
own-looked-more = { $count } earlier
own-part-identity = your name
own-part-story = your story
own-part-plan = the agreements
own-part-contact = the conversations
own-shared-title = Who may read along
own-shared-none = Nobody reads along, but for whoever helps you.
own-shared-none-then = When somebody wants to read along, it stands here who, why and until when.
own-shared-reads = reads { $parts }.
own-shared-why = Why:
own-shared-until = Until { $day }.
own-shared-at-table = For as long as they help you.
own-proposal = { $by } asks you whether { $with } may read along.
own-proposal-reads = They would read { $parts }.
own-proposal-not-yet = As long as you say nothing, they read nothing.
own-proposal-promise = If you say yes, they may read it at once. If you say no, nothing happens, and that changes nothing in your help.
own-proposal-agreed = You said yes. They may read this now. Below you can always stop that again.
own-proposal-refused = You said no. Nothing is shared.
own-proposal-over = This was answered already. Below it says how it is now.
own-share-fold = Say what you think of this
own-share-answer = Is this all right?
own-share-agrees = Yes, this is all right
own-share-refuses = No, rather not
own-answer-words = Do you want to say why?
own-answer-words-hint = With a no we ask for a few words, so that your contact knows what must change.
own-answer-act = Say it
own-answer-kept = It was written down. Your contact hears it today.
own-share-ended = They read nothing of yours any more. Your contact hears it today.
own-said-agrees = You said that this is all right, { $day }.
own-said-agrees-another = Somebody of your household said that this is all right, { $day }.
own-said-refuses-another = Somebody of your household said that they would rather not, { $day }.
own-said-refuses = You said that you would rather not, { $day }.
problem-own-answer = Choose what you want to say.
own-handover-title = Help from somebody else
own-handover-packet = Read what is said about you
own-handover-question = the question
own-handover-story = the story so far
own-handover-wished = Preferably:
own-handover-draft = { $giver } wants to ask { $receiver } for help. Nothing was sent yet. Do you read it first?
own-handover-asked = { $giver } asked { $receiver } for help. { $giver } goes on helping you until the other begins.
own-handover-accepted = { $receiver } is going to help you. Until you have talked, { $giver } goes on helping you.
own-handover-held = { $receiver } helps you now.
own-handover-waiting = { $receiver } helps you, and waits for something else.
own-handover-reported = { $receiver } says that it is done. Were you helped?
own-handover-closed = The help of { $receiver } is done.
own-handover-refused = { $receiver } can't help. { $giver } goes on looking with you.
own-handover-unanswered = { $receiver } gave no answer. { $giver } goes on looking with you.
own-handover-withdrawn = What was asked of { $receiver } was taken back. { $giver } helps you.
own-claim-draft = { $receiver } wants to ask to help you instead of { $giver }. Nothing was sent yet. Do you read it first?
own-claim-asked = { $receiver } asked { $giver } to take over helping you. { $giver } goes on helping you until the other begins.
own-claim-refused = { $giver } goes on helping you. { $receiver } doesn't take over.
own-claim-unanswered = { $receiver } got no answer from { $giver }. { $giver } goes on helping you.
own-claim-withdrawn = { $receiver } no longer asks to take over helping you. { $giver } helps you.
own-claim-over = What { $receiver } asked is over.
own-consult-draft = { $giver } wants to ask { $receiver } for advice. Nothing was sent yet. Do you read it first?
own-consult-asked = { $giver } asked { $receiver } for advice. { $giver } goes on helping you.
own-consult-held = { $receiver } thinks along and gives advice. { $giver } goes on helping you.
own-consult-waiting = { $receiver } thinks along, and waits for something else. { $giver } goes on helping you.
own-consult-reported = { $receiver } gave { $giver } advice. Did it help you?
own-consult-closed = The advice of { $receiver } is done.
own-consult-refused = { $receiver } can't give advice. { $giver } goes on looking with you.
own-handover-over = What was asked of { $receiver } is over.
own-packet-fold = Say what you think of this
own-packet-answer = What do you say?
own-packet-agrees = Yes, this may go
own-packet-refuses = No, this must change first
own-packet-withdraws = I don't want this after all
own-packet-helped = Yes, I was helped
own-packet-not-helped = No, I am not helped yet
handover-refused-resident-said-no = On their own page the resident said no to this packet. Talk together and write it in another way; then the resident can read it again.
own-not-helped = I am not helped yet
own-not-helped-words = What is not right yet?
own-not-helped-act = Say that you are not helped yet
own-not-helped-promise = You read here at once what happens now and when you hear something.
own-not-helped-said = We heard you. Below it says what happens now.
own-not-helped-by-another = Somebody of your household said that they are not helped yet, { $day }.
own-not-helped-by = you, { $day }
own-not-helped-raised = Somebody above your contact reads this and tells you here what happens now, at the latest { $day }.
own-not-helped-reopened = Your question is open again and somebody holds it. You hear more at the latest { $day }.
own-not-helped-answered = { $name }. Something happens { $day }
own-not-helped-too-late = This was closed more than three months ago. Call the organisation that helped you, then we begin anew.
own-not-helped-already = You said this already. Somebody is on it; the answer will stand here.
own-also-title = On this page
own-also-looked = Who looked and why
own-also-shared = Who may read along
own-also-words = Adding to your words
own-print = You can print this page, or have it printed by your contact.

## What you may ask

own-rights-title = What you may ask
own-rights-what = You may see what we keep about you, say that something is wrong, and ask to have everything erased. You get an answer within a month, with a reason.
own-rights-fold = Ask something about your data
own-right-which = What do you want?
own-right-access = I want to see what is kept about me
own-right-access-then = After the answer you read all of it here.
own-right-correction = Something is wrong
own-right-correction-then = What you write will stand beside it. What was there stays too.
own-right-erasure = I want everything erased
own-right-erasure-then = Then the whole plan is gone, also for the others of your household. Nobody can undo that.
own-right-words = What do you want to add?
own-right-words-hint = Is something wrong? Then write what is wrong and how it really is.
own-right-act = Ask this
own-right-promise = Your contact hears it today. Here you always see how far it is.
own-right-asked = We have your question. Below it says when you get an answer.
own-right-asked-on = Asked on { $day }.
own-right-asked-access = You want to see what is kept.
own-right-asked-correction = You say that something is wrong.
own-right-asked-erasure = You want everything erased.
own-right-asked-erasure-another = Somebody of your household wants everything erased.
own-right-your-words = your words
own-right-waits = You get an answer before { $day }.
own-right-confirming = The answer is yes. A second person looks at it, because erasing can't be undone.
own-right-granted = The answer was yes, on { $day }.
own-right-refused = The answer was no, on { $day }. Do you disagree? Call your contact, or the data protection authority (Autoriteit Persoonsgegevens).
own-right-answer = the answer
own-right-already = You asked this already. We are working on it; above it says when you get an answer.
own-data-link = Read everything that we keep about you
own-data-until = You can read it here until { $day }. After that you ask again.
own-data-back = Back to your plan
problem-own-right-which = Choose what you want.
problem-own-right-words = Write what is wrong. A few words are enough.
notice-resident-right = A resident asks something about their own data. You have a month to answer.

## Hearing that somebody is not helped yet

hear-title = A resident is not helped yet
hear-a-resident = a resident, { $day }
hear-lead = { $lead } holds the question. The resident hears from you what happens now, at the latest { $day }.
hear-nobody = Nobody holds the question any more. The resident hears from you what happens now, at the latest { $day }.
hear-answer = Say back what happens now
hear-words = What happens now?
hear-words-hint = Talk with whoever holds the question first. The resident reads this word for word.
hear-next = When?
hear-act = Tell the resident
hear-promise = The resident reads it on their own page, with your name. Whoever holds it hears that you answered.
hear-said = You said back
hear-answered = The resident now reads what you wrote.
hear-back = To Today
problem-hear-words = Write what happens now.
problem-hear-day = Choose a day.
problem-hear-day-passed = Choose a day that is still to come.
why-not-helped = a resident says that they are not helped yet
why-not-helped-reopened = the resident says that they are not helped yet
not-helped-reopened = opened again
not-helped-raised = to somebody above
resident-answer-agrees = all right
resident-answer-refuses = rather not
resident-answer-about-share = reading along
resident-answer-about-handover = handover
who-read-post = Ponton itself, to send the link

## What the lead hears

notice-resident-words = A resident added words of their own to the plan.
notice-resident-agreed = A resident said that it is all right.
notice-resident-refused = A resident would rather not. Talk about it together.
notice-resident-ended-share = A resident took back their permission to share. Nobody reads it any more.
notice-share-ended-by-resident = Somebody took back their permission. You read nothing of it any more.
notice-resident-not-helped = A resident says that they are not helped yet. Call today.
notice-not-helped-answered = A resident who was not helped yet got an answer. Read it with the plan.

## The mail with the link

mail-resident-subject = Your link
mail-resident = With this link you read what was agreed. It works once, for { $hours } hours. We also ask for a year or a word that only you know.

    { $link }

    Did you not expect this mail? Then do nothing. This mail says nothing about you.

## On the page of a handover

handover-resident-agrees = The resident said themselves that it is all right, { $day }.
handover-resident-refuses = The resident said themselves that they would rather not, { $day }.

## On the page of the plan

plan-not-helped = the resident said that they are not helped, { $day }
plan-not-helped-raised = Call the resident. Your team lead or the desk hears this too and says back what happens, at the latest { $day }.

own-goals-title = What you want to reach
own-goals-none = There is nothing here yet.
own-goals-none-then = You can write it down yourself, or together with your contact.
own-goal-more = Write down what you want to reach
own-goal-words = What do you want to reach?
own-goal-act = Write it down
own-goal-promise = Your contact hears it today. Later you look together how far it came.
own-goal-set = It is there. Your contact hears it today.
own-goal-heavy = How heavy is it now?
own-goal-heavy-hint = 0 is not heavy at all. 10 can’t be borne.
own-goal-heavy-act = Say how heavy it is
own-goal-heavy-now = The last time it was { $heavy } out of 10.
own-goal-weighed = Thank you. Your contact hears it today.
own-goal-reached = How far it came, as you saw together:
problem-own-goal-heavy = Choose a number from 0 to 10.
notice-resident-goal = A resident wrote down what they want to reach, or how heavy it is now.
