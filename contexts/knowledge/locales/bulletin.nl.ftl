# Dagberichten en nieuwsbrieven.
bulletins-title = Dagberichten
bulletins-what = Wat er veranderde in het netwerk, elke werkdag om 16.00 uur. In twee minuten gelezen.
bulletins-none = Er is nog geen dagbericht.
bulletins-none-then = Het eerste komt om 16.00 uur op de dag waarop er iets is teruggebracht of beantwoord. Verandert er niets, dan komt er geen.
newsletters-title = Nieuwsbrieven
newsletters-what = Goede voorbeelden uit het netwerk, uitgekozen om over te nemen.
newsletters-none = Er is nog geen nieuwsbrief.
newsletters-none-then = De eerste komt als er goede voorbeelden zijn om te delen. Heb je er een? Meld het op Vandaag.
letters-by-mail = Ontvang ze per mail of in je feedlezer
letters-past = Verschenen
letters-items = { $count ->
    [one] 1 bericht
   *[other] { $count } berichten
 }

letter-kind-bulletin = Dagbericht
letter-kind-newsletter = Nieuwsbrief
letter-title-bulletin = Dagbericht van { $day }
letter-title-newsletter = Nieuwsbrief van { $day }
letter-made = Gemaakt: { $when }
letter-to-bulletins = Alle dagberichten
letter-to-newsletters = Alle nieuwsbrieven
letter-rest = { $count ->
    [one] En nog 1 bericht
   *[other] En nog { $count } berichten
 }
letter-rest-back = Terug naar het dagbericht
letter-withdrawn = { $count ->
    [one] Eén bericht uit deze brief staat niet meer in Ponton.
   *[other] { $count } berichten uit deze brief staan niet meer in Ponton.
 }
letter-item-solution = Teruggebracht
letter-item-answer = Antwoord
letter-item-practice = Praktijk
letter-item-good-example = Goed voorbeeld
letter-item-measure = Maatregel
letter-item-other = Nieuw

introduce-title = Het volgende dagbericht
introduce-when = { $count ->
    [0] Komt { $when }. Niemand krijgt het per mail.
    [one] Komt { $when }. Eén lezer krijgt het per mail.
   *[other] Komt { $when }. { $count } lezers krijgen het per mail.
 }
introduce-nothing = Er is nog niets om te vertellen.
introduce-nothing-then = Wat vóór die tijd wordt teruggebracht of beantwoord, komt vanzelf in het dagbericht. Blijft het stil, dan komt er geen.
introduce-fold = Schrijf een inleiding
introduce-words = Inleiding
introduce-words-hint = Een paar zinnen boven het volgende dagbericht. Noem geen namen van bewoners.
introduce-promise = Je inleiding staat boven het volgende dagbericht, met wat er dan nieuw is. Tot die tijd kun je haar veranderen of leegmaken.
introduce-act = Bewaar de inleiding
introduce-done = De inleiding is bewaard.

newsletter-title = De volgende nieuwsbrief
newsletter-nothing = Sinds de vorige nieuwsbrief zijn er geen nieuwe goede voorbeelden.
newsletter-nothing-then = Een goed voorbeeld komt hier te staan als het is teruggebracht aan wie het meldde.
newsletter-candidates = { $count ->
    [one] Sinds de vorige brief is er één goed voorbeeld. Geef het een plaats, schrijf er een regel bij, en kijk hoe de brief wordt.
   *[other] Sinds de vorige brief zijn er { $count } goede voorbeelden. Geef een plaats aan wat erin moet, schrijf er een regel bij, en kijk hoe de brief wordt.
 }
newsletter-older = En { $count } die ouder zijn
newsletter-place = Plaats in de brief
newsletter-place-of = { $title }
newsletter-item = { $sentence }
newsletter-place-out = Niet in deze brief
newsletter-place-number = Plaats { $place }
newsletter-place-unreadable = Kies een plaats uit de lijst.
newsletter-too-many = Kies hoogstens twaalf goede voorbeelden.
newsletter-line = Regel boven de brief
newsletter-line-hint = Waarom juist deze voorbeelden? Een paar zinnen.
newsletter-choose-promise = Er gaat nog niets weg. Je ziet eerst hoe de brief wordt.
newsletter-choose-act = Bewaar en bekijk
newsletter-chosen = Je keuze is bewaard. Hieronder zie je hoe de brief wordt.
newsletter-preview = Zo wordt de brief
newsletter-send-promise = { $count ->
    [0] De brief verschijnt in Ponton en in de feed. Niemand krijgt hem per mail. Je kunt hem daarna niet meer terughalen.
    [one] De brief verschijnt in Ponton en in de feed, en gaat per mail naar één lezer. Je kunt hem daarna niet meer terughalen.
   *[other] De brief verschijnt in Ponton en in de feed, en gaat per mail naar { $count } lezers. Je kunt hem daarna niet meer terughalen.
 }
newsletter-send-act = Verstuur de nieuwsbrief
newsletter-sent = De nieuwsbrief is verstuurd.
newsletter-refused-today-already = Vandaag ging er al een nieuwsbrief uit. Je keuze is bewaard: verstuur haar morgen.
newsletter-refused-nothing-picked = Er is nog niets gekozen. Geef eerst een plaats aan minstens één goed voorbeeld.
newsletter-refused-changed-meanwhile = Iemand heeft de keuze intussen veranderd. Kijk hoe de brief nu wordt, en verstuur hem dan.

choose-letters-title = Mijn brieven
choose-letters-what = Kies wat je per mail wilt krijgen. Je krijgt geen dagbericht of nieuwsbrief zolang je het niet aanvinkt.
choose-letters-refused = De mailserver weigert je adres sinds { $day }. Vraag wie de mensen in het netwerk beheert om je adres na te kijken.
choose-letters-mail = Per mail
choose-letters-which = Wat wil je krijgen?
choose-letters-bulletin = Elke werkdag om 16.00 uur, als er iets is veranderd.
choose-letters-newsletter = Af en toe, met goede voorbeelden om over te nemen.
choose-letters-promise = Onder elke mail staat een link waarmee je meteen stopt. Bericht over iets dat je zelf hebt gemeld of in handen hebt, krijg je altijd.
choose-letters-act = Bewaar
choose-letters-done = Je keuze is bewaard.

feed-title = In je feedlezer
feed-name = Ponton { $network }: dagberichten en nieuwsbrieven
feed-what = Met een eigen adres leest je feedlezer (Atom) de dagberichten en nieuwsbrieven mee. Wie het adres heeft, kan ze lezen: deel het met niemand.
feed-once = Kopieer het adres nu: je ziet het maar één keer.
feed-since = Je hebt een feedadres sinds { $day }.
feed-make = Maak een feedadres
feed-make-again = Maak een nieuw feedadres
feed-withdraw = Trek het feedadres in
feed-withdrawn = Het feedadres werkt niet meer.

unsubscribe-title = Geen mail meer?
unsubscribe-what = Je stopt met: { $letter }. Inloggen hoeft niet.
unsubscribe-promise = Je krijgt deze brief niet meer per mail. In Ponton kun je hem blijven lezen, en je weer aanmelden.
unsubscribe-act = Stop ermee
unsubscribe-unreadable = Zo kwam het niet goed aan. Er is niets veranderd: klik op de knop om te stoppen.
unsubscribe-done = Je krijgt deze mail niet meer
unsubscribe-done-what = Gestopt: { $letter }.
unsubscribe-done-then = Was het een vergissing? Meld je weer aan op de pagina met je brieven.
unsubscribe-unknown = Deze link werkt niet
unsubscribe-unknown-why = Misschien is hij niet helemaal overgenomen. Er is niets veranderd. Op de pagina met je brieven kun je altijd zelf stoppen.

letter-mail-subject = { $title }
letter-mail-page = Lees het in Ponton
letter-mail-why = Je krijgt deze mail omdat je je hebt aangemeld voor: { $letter }.
letter-mail-end = Meld je met één klik af
