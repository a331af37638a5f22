### Belrondes: leden om de beurt bellen met twee vragen, en wat ervan komt.

## Lijsten die vaststaan
call-order-by_name = Op naam
call-order-longest_silent = Wie we het langst niet hoorden eerst
call-order-random = Op volgorde van loting
callers-by_role = Wie signalen duidt of het netwerk begeleidt
callers-chosen = Mensen die gevraagd zijn
call-standing-to_call = nog te bellen
call-standing-not_reached = niet bereikt
call-standing-spoken = gesproken
call-standing-said_no = wil niet gebeld worden
call-outcome-spoken = Gesproken
call-outcome-not_reached = Niet bereikt
call-outcome-said_no = Wil niet gebeld worden

## Alle belrondes
call-rounds-title = Belrondes
call-rounds-what = Elk lid om de beurt aan de telefoon: hoe gaat het, en wat moeten anderen weten?
call-rounds-start = Begin een belronde
call-rounds-none = Er loopt nu geen belronde.
call-rounds-none-then = Begin er een om van elk lid te horen hoe het gaat.
call-rounds-running = Nu bezig
call-rounds-ended = Afgesloten
call-rounds-mark = belronde
call-rounds-until = tot { $day }
call-rounds-again = opnieuw vanaf { $day }
call-rounds-closed = afgesloten op { $day }
call-rounds-link = Bekijk de belrondes

## Beginnen
start-round-title = Begin een belronde
start-round-what = Jij leidt de ronde: ze staat bij jou op de lat tot ze is afgesloten.
start-round-name = Hoe heet de ronde?
start-round-name-hint = Bijvoorbeeld: Hoe gaat het met jou en hoe gaat het met jullie?
start-round-population = Wie bel je?
start-round-population-hint = Achter elke keuze staat hoeveel het er zijn.
start-round-order = In welke volgorde?
start-round-ends = Wanneer wil je klaar zijn?
start-round-ends-hint = Na die dag zie je op de waterlijn wie je niet hoorde. Kies een dag binnen drie maanden.
start-round-first-label = Eerste vraag
start-round-second-label = Tweede vraag
start-round-first = Hoe gaat het met jou?
start-round-second = Hoe gaat het met jullie?
start-round-callers = Kies wie meebelt (hoeft niet)
start-round-callers-label = Wie belt mee?
start-round-callers-hint = Kies je niemand, dan belt wie signalen duidt of het netwerk begeleidt.
start-round-promise = Wie meebelt hoort het meteen. Leden horen pas iets als jullie bellen.
start-round-act = Begin de ronde
start-round-done = De ronde is begonnen met { $count ->
    [one] één lid
   *[other] { $count } leden
 }. Vraag het volgende lid om te bellen.
population-everybody = Alle andere organisaties van het netwerk ({ $count })
population-umbrella = Leden van { $of } ({ $count })
population-kind = { $of } ({ $count })
population-area = Uit { $of } ({ $count })
population-silent = Wie we niet hoorden in "{ $of }" ({ $count })

## De ronde
call-round-held = { $holder } houdt deze ronde vast. Volgend moment:
call-round-late = Het einde van de ronde is voorbij. We hoorden { $silent } van de { $all } leden niet.
call-round-see-silent = Bekijk wie stil bleven
call-round-closed = Afgesloten op { $day }.
call-round-again = Wie stil bleven, worden opnieuw gebeld vanaf { $day }.
call-round-left-in-peace = Wie stil bleven, laten we met rust: { $why }
call-round-on-the-line = Je hebt nu aan de lijn:
call-round-questions = De twee vragen
call-round-areas = Per gebied
call-round-areas-what = Gesproken leden per gebied
call-round-area = Gebied
call-round-not-reached = Niet bereikt
call-round-said-no = Wil niet gebeld worden
call-round-said-no-what = Niemand belt hen, ook niet in een volgende ronde, tot zij zelf iets anders zeggen.
call-round-more = En nog { $count }
call-round-comes-now = mag weer gebeld worden
call-round-comes-back = komt terug op { $when }
call-round-comes-no-more = drie keer geprobeerd, komt niet vanzelf terug
call-round-call-back = Bel terug
call-round-member = lid
call-round-signals = Wat eruit kwam
call-round-callers = Wie bellen er
call-round-callers-by-role = { $leader } leidt de ronde. Wie signalen duidt of het netwerk begeleidt, belt mee.
call-round-callers-chosen = { $leader } leidt de ronde. Met { $names }.
call-round-order = Volgorde: { $order }.
coverage-spoken-of = { $spoken } van { $all } gesproken
coverage-of = van { $all } gesproken
coverage-so-many-of = { $spoken } van { $all }
coverage-spoken = Gesproken
coverage-not-reached = niet bereikt
coverage-said-no = wil niet
coverage-to-call = nog te bellen

## Het volgende lid
next-member-act = Volgend lid
next-member-none = Er is nu niemand te bellen. Wie niet bereikt is, komt vanzelf terug.
next-member-with-another = Dat lid is al gesproken, of iemand anders belt het nu.
give-member-back-act = Geef dit lid terug
give-member-back-done = Het lid is terug in de ronde.
call-nobody = Niemand aan de lijn
call-nobody-what = Je hebt nu geen lid om te bellen.
call-back-to-round = Terug naar de ronde
call-what = { $place } · { $round }
call-number = Bel
call-no-number = Van dit lid staat hier geen nummer.
call-no-number-do = Bekijk de organisatie
call-ask-for = Vraag naar
call-last-call = Laatste gesprek
call-last-by = Door { $caller }, in "{ $round }".
call-never = nog nooit gebeld
call-last-signal = Laatste signaal
call-no-signal-yet = nog geen
call-tries = Geprobeerd
call-tried = { $count ->
    [one] één keer geprobeerd
   *[other] { $count } keer geprobeerd
 }
call-yours = Van jou
call-yours-until = tot { $when }; daarna krijgt een ander dit lid
call-open-signals = Wacht nog op een antwoord
call-no-open-signals = Er staat niets open van dit lid.
call-note = Het gesprek
call-not-now = Bel je toch niet?
call-not-now-what = Geef het lid terug, dan belt een ander. Het telt niet als poging.

## Het gesprek vastleggen
note-call-outcome = Wat kwam ervan?
note-call-not-reached-what = Het lid komt vanzelf terug: eerst na één werkdag, dan na drie. Na drie keer niet meer.
note-call-said-no-what = We vragen niet waarom. Niemand belt dit lid meer, tot het zelf iets anders zegt.
note-call-contact = Wie sprak je?
note-call-contact-hint = Wie je kiest, hoort wat er met de signalen gebeurt.
note-call-first = Het antwoord op de eerste vraag
note-call-second = Het antwoord op de tweede vraag
note-call-answer = { $question }
note-call-signals = Signalen uit dit gesprek
note-call-signals-what = Alleen met het ja van het lid. Het signaal staat op naam van het lid, en iedereen in het netwerk kan het lezen.
note-call-another = Nog een signaal
note-call-kind = Wat is het?
note-call-words = Wat moeten anderen weten?
note-call-words-hint = Laat je dit leeg, dan nemen we je notitie bij de tweede vraag.
note-call-yes = Het lid zegt ja: dit mag een signaal worden
note-call-promise = Je notitie blijft bij wie meebelt. Van een signaal horen jij en wie je sprak wat ermee gebeurt.
note-call-act = Leg het gesprek vast
note-call-done-spoken = Het gesprek staat erin. { $count ->
    [0] Er kwam geen signaal van.
    [one] Er kwam één signaal van.
   *[other] Er kwamen { $count } signalen van.
 }
note-call-done-not-reached = Het staat erin. Dit lid komt later terug.
note-call-done-said-no = Het staat erin. Niemand belt dit lid meer.
call-after-all-act = Mag toch gebeld worden
call-after-all-done = Dit lid mag weer gebeld worden.
signal-said-for-member = { $name }, namens { $organisation }

## Afsluiten
close-round-section = Afsluiten
close-round-title = Sluit de ronde af
close-round-came = Wat kwam eruit?
close-round-came-hint = In een paar zinnen, voor wie meebelde en voor wie later kijkt.
close-round-silent = Wat doen we met wie we niet hoorden?
close-round-silent-count = { $count ->
    [one] Dat is één lid.
   *[other] Dat zijn { $count } leden.
 }
close-round-try-again = We bellen hen opnieuw, vanaf een dag
close-round-in-peace = We laten hen nu met rust, om een reden
close-round-day = Vanaf welke dag?
close-round-why = Om welke reden?
close-round-promise = Wie meebelde hoort het. Kies je voor opnieuw bellen, dan blijft de ronde tot die dag op de lat staan.
close-round-act = Sluit af
close-round-done = De ronde is afgesloten.

## Stilte
silent-title = Wie we niet hoorden
silent-what = In "{ $round }". Stilte zegt niet hoe het gaat; wel dat er nog iemand moet bellen.
silent-nobody = We hoorden iedereen.
silent-nobody-then = Wie niet gebeld wil worden, staat hier niet bij.
silent-not-called = nog niet gebeld
silent-last-heard = laatst gehoord op { $day }
silent-never-heard = nog nooit gehoord
silent-section = Stilte
silent-line = { $silent } van de { $all } leden hoorden we niet in "{ $round }".

## Berichten en redenen
notice-call-round-started = Bel je mee? { $leader } begon de belronde "{ $name }". Klaar op { $day }.
notice-call-round-closed = De belronde "{ $name }" is afgesloten: { $spoken } van { $all } leden gesproken, { $signals ->
    [0] geen signalen
    [one] één signaal
   *[other] { $signals } signalen
 }.
notice-raised-for-you = { $caller } meldde na jullie gesprek namens { $organisation }: "{ $words }". Je hoort wat ermee gebeurt.
why-call-round-ends = Dan moet elk lid gesproken zijn
why-call-round-again = Bel opnieuw wie stil bleven

## Wat er mis kan zijn
problem-round-name-empty = Geef de ronde een naam.
problem-round-question-empty = Schrijf een vraag.
problem-round-population-empty = Kies wie je belt.
problem-round-callers-unknown = Kies wie meebelt uit de lijst.
problem-round-end-empty = Kies een dag waarop je klaar wilt zijn.
problem-round-end-unreadable = Kies een dag uit de kalender.
problem-round-end-past = Kies een dag die nog komt.
problem-round-end-far = Kies een dag binnen drie maanden.
problem-call-outcome-empty = Kies wat er van het gesprek kwam.
problem-call-member-gone = Kies eerst een lid om te bellen.
problem-call-signal-without-talk = Alleen uit een gesprek komt een signaal. Maak dit leeg, of kies "Gesproken".
problem-call-signal-kind-empty = Kies wat het is, of maak dit signaal leeg.
problem-call-signal-no-yes = Vink aan dat het lid ja zei, of maak dit signaal leeg.
problem-call-signal-words-empty = Schrijf wat anderen moeten weten, of vul je notitie in.
problem-close-round-empty = Schrijf wat eruit kwam.
problem-close-round-why-empty = Schrijf waarom jullie hen met rust laten.
problem-close-round-day-empty = Kies de dag vanaf wanneer jullie opnieuw bellen.
problem-close-round-day-far = Kies een dag die nog komt, binnen drie maanden.
call-round-refused-closed = Deze ronde is afgesloten. Begin een nieuwe ronde om verder te bellen.
call-round-refused-nobody = Hier hoort geen enkel lid bij. Kies een andere groep.
call-round-refused-too-many = Dit zijn er meer dan vijfduizend. Kies een kleinere groep.
call-round-refused-followed-up = Voor wie daar stil bleven is al een nieuwe ronde begonnen.
call-round-refused-no-member = Kies een lid uit de lijst.
call-round-refused-with-another = Iemand anders heeft dit lid nu aan de lijn. Je notitie staat hieronder; overleg even.
call-round-refused-silent = Zeg wat er gebeurt met wie jullie niet hoorden.
long-silent-title = Lang niets gehoord
long-silent-what = Deze organisaties meldden niets en werden niet gesproken, { $weeks } weken of langer. Stilte zegt niet hoe het gaat; wel dat iemand eens kan bellen.
long-silent-nobody = We hoorden iedereen nog niet zo lang geleden.
long-silent-since = niets gehoord sinds { $day }
long-silent-call = Begin een belronde
long-silent-line = { $more ->
    [yes] Van meer dan { $count } organisaties hoorden we { $weeks } weken of langer niets.
   *[no] { $count ->
        [one] Van één organisatie hoorden we { $weeks } weken of langer niets.
       *[other] Van { $count } organisaties hoorden we { $weeks } weken of langer niets.
    }
 }
long-silent-see = Bekijk van wie we lang niets hoorden
long-silent-set-title = Na hoeveel weken is het lang?
long-silent-weeks = Weken zonder iets te horen
long-silent-weeks-hint = Een half jaar is 26 weken.
long-silent-promise = De lijst en de waterlijn tellen voortaan zo. Niemand krijgt bericht.
long-silent-act = Bewaar
long-silent-set = Na { $weeks } weken staat een organisatie hier.
problem-silent-weeks = Vul een heel aantal weken in, van { $least } tot { $most }.
