## De drie vaste vragen
standing-question-what_you_see = Wat zien jullie?
standing-question-what_we_see = Wat zien wij?
point-none = Nog niets toegevoegd.
point-words = Wat wil je hier noemen?
point-words-under = { $question } Noem het hier.
point-act = Voeg toe
point-done = Het staat op de agenda.
point-to-signal = Maak er een signaal van
problem-point-empty = Schrijf op wat je wilt noemen.
agenda-refused-too-many-points = Er staan al zestig punten. Neem het mee naar een volgend overleg.

## Een overleg verzetten of afzeggen
agenda-meeting = Dit overleg
agenda-off = Dit overleg gaat niet door: { $why }
agenda-was-present = Wie er zaten, met het mandaat van die dag
move-meeting-title = Verzet het overleg
move-meeting-act = Verzet het overleg
move-meeting-promise = Iedereen met een stoel en wie iets op de agenda heeft, krijgt bericht. Agenda's lopen vanzelf mee.
move-meeting-done = Het overleg is verzet naar { $when }.
cancel-meeting-title = Zeg het overleg af
cancel-meeting-act = Zeg het overleg af
cancel-meeting-why = Waarom gaat het niet door?
cancel-meeting-promise = Wat op de agenda staat, gaat naar het volgende overleg van deze tafel. Iedereen met een stoel krijgt bericht. Dit kan niet terug.
cancel-meeting-done = Het overleg gaat niet door. Iedereen heeft bericht.
problem-meeting-why-empty = Schrijf op waarom het niet doorgaat.
meeting-refused-past = Kies een moment dat nog komt.
meeting-refused-double = Op dat moment komt deze tafel al bij elkaar. Kies een ander moment.
meeting-refused-far = Dit is verder dan twee jaar vooruit. Klopt het jaar?
meeting-refused-off = Dit overleg gaat niet door.
meeting-refused-has-been = Dit overleg is al geweest.
meeting-refused-agenda-has-nowhere = Er staat nog iets op de agenda en er is geen volgend overleg. Plan dat eerst, dan gaat de agenda mee.
notice-meeting-moved = { $table } is verzet naar { $moment }.
notice-meeting-cancelled = { $table } van { $moment } gaat niet door: { $why }

## In een agendaprogramma
calendar-withheld = een punt zonder titel
calendar-nothing-yet = Er staat nog niets op de agenda.
calendar-off = Gaat niet door: { $why }

## Boodschappen
messages-title = Boodschappen
messages-what = Wat we aan al die tafels zeggen, tot het niet meer nodig is. Je ziet waar het al is gezegd en wat het antwoord was.
messages-none = Er loopt geen boodschap.
messages-none-do = Wil je op veel tafels hetzelfde zeggen? Schrijf het één keer op; het staat dan op al die agenda's.
messages-no-tables = Er zijn nog geen tafels. Richt er eerst een in.
messages-withdrawn = Ingetrokken
message-title = Schrijf een boodschap
message-words = Wat moet er gezegd worden?
message-words-hint = Eén of twee zinnen, zoals je het aan tafel zegt.
message-tables = Aan welke tafels?
message-promise = Het staat op elke agenda van deze tafels tot je het intrekt. Wie de tafels voorzit, krijgt bericht. Over twee maanden vragen we je of het nog nodig is.
message-act = Zet het op de agenda's
message-done = De boodschap staat op de agenda's.
message-since = Boodschap sinds { $day }
message-by = { $name }
message-said-count = { $count ->
    [0] Nog aan geen tafel gezegd.
    [one] Aan één tafel gezegd.
   *[other] Aan { $count } tafels gezegd.
}
message-said-on = gezegd op { $day }.
message-not-said-yet = nog niet gezegd.
place-message-link = Verander de tafels
place-message-title = Aan welke tafels ligt dit?
place-message-what = De boodschap staat op elke agenda van de tafels die je aankruist, en op geen andere.
place-message-promise = Wie een nieuwe tafel voorzit, krijgt bericht. Waar het al gezegd is, blijft bekend.
place-message-act = Leg de boodschap daar neer
place-message-done = De boodschap ligt nu aan deze tafels.
place-message-back = Naar de boodschappen
place-message-refused-withdrawn = Deze boodschap is ingetrokken en ligt nergens meer.
message-withdraw-act = Trek de boodschap in
message-withdrawn-done = De boodschap staat op geen agenda meer.
message-on-agenda = Onze boodschap
message-on-agenda-what = Dit zeggen we aan meer tafels.
message-answered = Gezegd. Het antwoord:
message-said-title = Dit is gezegd
message-answer = Wat was het antwoord?
message-answer-hint = Ook "geen antwoord" is een antwoord.
message-said-act = Leg het antwoord vast
message-said-done = Het antwoord staat erbij.
message-refused-table-not-there = Kies tafels uit de lijst.
message-refused-not-here = Deze boodschap staat niet meer op deze agenda.
problem-message-empty = Schrijf op wat er gezegd moet worden.
problem-message-no-table = Kies ten minste één tafel.
problem-message-answer-empty = Schrijf op wat het antwoord was.
notice-standing-message = { $by } zette een boodschap op de agenda van je tafel: "{ $words }"
why-message-still-needed = kijken of deze boodschap nog nodig is
