# Samen aan een plan: afspraken, de tafel, meekijken, sluiten en heropenen, doelen.

agreements-title = Afgesproken
agreements-none = Er is nog niets afgesproken.
agreements-none-then = Schrijf op wie wat doet: iemand uit het eigen netwerk telt net zo goed mee.
agreements-ended = Wat afgerond is
agreement-by = { $day }
agreement-deadline = vaste datum: { $day }
agreement-decides = { $organisation } beslist
agreement-made = De afspraak staat erin.
agreement-finished = De afspraak is afgerond.
ring-own = Eigen netwerk
ring-team = Team
ring-partners = Partners
agreement-state-open = staat
agreement-state-done = gedaan
agreement-state-dropped = vervallen

agree-title = Leg een afspraak vast
agree-words = Wat is er afgesproken?
agree-words-hint = Bijvoorbeeld: houdt de ontruiming aan.
agree-person = Wie doet het?
agree-person-hint = Eén persoon. Staat iemand er niet bij? Vraag diegene eerst aan tafel.
agree-who = Wie uit het eigen netwerk?
agree-who-hint = Alleen als iemand uit het eigen netwerk het doet. Zeg het zoals de inwoner: je zus, de buurman.
agree-due = Op welke dag? (mag leeg)
agree-set-by-others = Deze dag bepalen anderen, zoals een ontruiming of een zitting
agree-theme = Waar gaat het over? (mag leeg)
agree-theme-hint = Wie maar over één thema meeleest, ziet alleen de afspraken van dat thema.
agree-decides = Wie beslist? (mag leeg)
agree-decides-hint = Alleen als wie het doet er zelf niet over beslist.
agree-act = Leg vast
agree-promise = Met een dag erbij komt het op de lat van wie het doet; bij het eigen netwerk op die van het aanspreekpunt.
problem-agree-words-empty = Vul in wat er is afgesproken.
problem-agree-nobody = Kies wie het doet: één persoon.
problem-agree-who-empty = Vul in wie uit het eigen netwerk het doet.
problem-agree-deadline-without-day = Vul de dag in die anderen bepaald hebben.

finish-title = Rond af
finish-outcome = Hoe liep het af?
finish-words = Wat is erover te zeggen?
finish-words-hint = Vervalt de afspraak? Zeg dan waarom.
finish-act = Rond de afspraak af
problem-finish-outcome = Kies of het gedaan is of vervalt.
problem-finish-why = Vul in waarom de afspraak vervalt.

why-agreement = een afspraak, die in het plan staat
why-agreement-deadline = een vaste datum komt eraan; hij staat in het plan

seat-count = { $count ->
    [0] Er is nog niemand om dit plan heen.
    [one] Eén professional om dit plan heen.
   *[other] { $count } professionals om dit plan heen.
  }
seat-title = Vraag iemand aan tafel
seat-person = Wie?
seat-why = Wat komt diegene doen?
seat-reason = Wat komt diegene doen dat { $others } niet kunnen?
seat-spokesperson = Wie is de vaste gesprekspartner?
seat-newcomer = wie erbij komt
seat-parts = Wat mag diegene lezen?
seat-parts-hint = Niet meer dan nodig is.
seat-theme = Alleen over één thema? (mag leeg)
seat-theme-hint = Dan leest diegene alleen wat over dat thema gaat.
seat-grounds = Op welke grond, en tot wanneer
seat-step = Hoe is de inwoner erbij?
seat-legal-basis = Grondslag om gegevens te delen
seat-secrecy = Waarom het beroepsgeheim het toelaat
seat-until = Tot welke dag? (mag leeg)
seat-act = Vraag aan tafel
seat-promise = Diegene hoort het meteen en kan dit plan lezen; het staat in het leeslogboek.
unseat-act = { $name } gaat van tafel
professional-seated = Diegene zit nu aan tafel en heeft het gehoord.
professional-unseated = Die plek aan tafel is vrij.
problem-seat-nobody = Kies wie er aan tafel komt.
problem-seat-no-part = Kies wat diegene mag lezen.
problem-seat-third = Wat komt { $newcomer } doen dat { $others } niet kunnen?
problem-seat-spokesperson = Wie is de vaste gesprekspartner? Kies één persoon.

notice-seated = { $by } vraagt je aan tafel bij een plan.
notice-unseated = { $by } haalde je van tafel bij een plan. Je leest er niets nieuws meer van.
notice-table-grew = { $by } vroeg iemand aan tafel bij een plan dat bij jou ligt.

casework-refused-day-passed = Die dag is al voorbij. Kies een dag die nog komt.
casework-refused-no-such-theme = Dit thema kennen we niet. Kies er een uit de lijst, of laat het leeg.
casework-refused-not-around = Diegene zit niet om dit plan heen. Vraag diegene eerst aan tafel.
casework-refused-not-their-theme = Diegene leest alleen over een ander thema mee. Kies dat thema, of iemand anders.
casework-refused-not-active = Diegene werkt niet meer in het netwerk. Kies iemand anders.
casework-refused-around-already = Diegene zit al om dit plan heen.
casework-refused-still-does-something = Diegene heeft nog een afspraak open in dit plan. Rond die eerst af.
casework-refused-seat-of-handover = Diegene zit aan tafel door een overdracht. Trek die in, of wacht tot die is afgerond.

help-request-title = Nog iets waar hulp bij nodig is
help-request-question = Waar is hulp bij nodig?
help-request-question-hint = In de woorden van de inwoner.
help-request-act = Zet de hulpvraag erbij
help-request-promise = De hulpvraag ligt bij jou als je al iets van dit plan vasthoudt, en anders bij het aanspreekpunt.
help-request-added = De hulpvraag staat erbij. Hieronder staat bij wie hij ligt.
problem-help-request-empty = Vul in waar hulp bij nodig is, in de woorden van de inwoner.

close-title = Sluit deze hulpvraag
close-outcome = Wat kwam ervan?
close-words = Wat zegt de inwoner er zelf van?
close-words-hint = Vraag het. Eén zin in eigen woorden is genoeg.
help-request-close-act = Sluit de hulpvraag
help-request-close-promise = Was dit de laatste, dan sluit het plan en leest niemand aan tafel meer mee. Heropenen kan negentig dagen lang.
help-request-closed = De hulpvraag is gesloten.
problem-close-outcome = Kies wat ervan kwam.
problem-close-words = Vul in wat de inwoner er zelf van zegt.

help-request-reopen-act = Toch niet klaar: open opnieuw
help-request-reopened = De hulpvraag is weer open. Hieronder staat bij wie hij ligt.

why-reopened = opnieuw geopend: wat is er nu nodig?

notice-plan-closed = { $by } sloot een plan waar jij omheen zat. Je leest er niets nieuws meer van.
notice-you-lead = { $by } sloot een hulpvraag. Jij bent nu aanspreekpunt van dat plan.
notice-request-added = Iemand aan tafel zette een hulpvraag bij een plan van jou. Hij ligt bij jou.
notice-request-reopened = { $by } opende een hulpvraag opnieuw in een plan dat bij jou ligt.

casework-refused-agreements-open = Er staan nog afspraken met een dag open. Rond die eerst af, dan kan het plan dicht.
casework-refused-reopen-too-late = Dit is langer dan negentig dagen geleden gesloten. Open een nieuw plan.
casework-refused-not-your-theme = Je leest maar over één thema mee. Kies dat thema, of vraag het aanspreekpunt.

second-view-fold = Een andere blik
second-view-title = Vraag een andere blik
second-view-what = Een andere organisatie kijkt mee zonder te weten om wie het gaat. Niets in wat zij ziet leidt naar het plan.
second-view-organisation = Wie vraag je mee te kijken?
second-view-words = Waar loop je op vast?
second-view-words-hint = Zonder naam, adres of iets waaraan iemand te herkennen is.
second-view-named = Zij mogen mijn naam zien, om te kunnen bellen
second-view-answer-by = Wanneer wil je het horen? (leeg: over drie werkdagen)
second-view-act = Vraag het
second-view-promise = Je vraag komt op hun balie. Het antwoord komt alleen bij jou.
second-view-guard = { $count ->
    [one] Hieraan is misschien iemand te herkennen:
   *[other] Aan deze { $count } dingen is misschien iemand te herkennen:
  }
second-view-guard-reason = Moet het toch zo? Zeg waarom.
second-view-back = Terug naar het plan
second-view-asked = Je vraag ligt op hun balie. Het antwoord komt hier en op Vandaag.
second-view-page = Een andere blik
second-view-asks = Er wordt gevraagd of jullie meekijken. Antwoord { $day }.
second-view-waits = { $organisation } kijkt mee. Antwoord { $day }.
second-view-answered-on = { $organisation } antwoordde { $day }.
second-view-answer = Wat zij zien
second-view-answer-words = Wat zie jij, met jouw bril?
second-view-answer-hint = Ook iets buiten de gewone wegen mag.
second-view-answer-act = Stuur het antwoord
second-view-answer-promise = Alleen wie het vroeg leest je antwoord.
second-view-answered = Je antwoord is bij wie het vroeg.
problem-second-view-nobody = Kies wie je vraagt mee te kijken.
problem-second-view-empty = Vul in waar je op vastloopt.
problem-second-view-guard = Hieraan is misschien iemand te herkennen. Schrijf het anders, of zeg hieronder waarom het zo moet.
problem-second-view-answer-empty = Vul in wat jij ziet.
why-second-view = een andere blik is gevraagd
notice-second-view-answered = { $organisation } keek mee en antwoordde.
casework-refused-own-organisation = Dit is je eigen organisatie. Kies een andere.
casework-refused-no-desk = Deze organisatie heeft geen balie om het te vragen. Kies een andere.
casework-refused-more-than-own = Je kunt een ander niet meer laten lezen dan je zelf leest.
casework-refused-answered = Een collega heeft al geantwoord.

full-plan-title = Meer in het plan: doelen, gezin, wat goed gaat en wat zorgen geeft
goals-title = Doelen
goals-attainment = Alle doelen samen: { $score } (50 is zoals verwacht).
goal-title = Zet er een doel bij
goal-words = Wat wil je bereiken?
goal-words-hint = In de woorden van de inwoner.
goal-weight = Hoe zwaar telt dit mee?
goal-weight-1 = gewoon
goal-weight-2 = iets meer
goal-weight-3 = meer
goal-weight-4 = veel meer
goal-weight-5 = het meest
goal-act = Zet het doel erin
goal-set = Het doel staat erin.
goal-end = Dit doel is voorbij
goal-ended = Het doel is voorbij; wat erover gezegd is, blijft staan.
goal-by-resident = opgeschreven door de inwoner
goal-over = voorbij
goal-heavy = hoe zwaar nu: { $now } van de 10
goal-heavy-from = hoe zwaar: van { $first } naar { $now }
goal-reached-much-less = veel minder dan verwacht
goal-reached-less = minder dan verwacht
goal-reached-expected = zoals verwacht
goal-reached-more = meer dan verwacht
goal-reached-much-more = veel meer dan verwacht
goal-scored = Hoe het ermee staat is genoteerd.
score-title = Hoe staat het ermee?
score-heavy = Hoe zwaar is het nu?
score-heavy-hint = De inwoner zegt het zelf: 0 is niet zwaar, 10 is niet te dragen.
score-reached = Hoe ver is het gekomen?
score-act = Noteer
problem-goal-empty = Vul in wat iemand wil bereiken.
problem-goal-weight = Kies hoe zwaar dit doel meetelt.
problem-score-heavy = Kies een getal van 0 tot en met 10.
problem-score-reached = Kies hoe ver het gekomen is.
problem-score-nothing = Vul in hoe zwaar het nu is, of hoe ver het gekomen is. Eén van de twee is genoeg.

plan-note-title = Schrijf iets op over het gezin, wat goed gaat of wat zorgen geeft
plan-note-about = Waar gaat het over?
plan-note-words = Wat is er te zeggen?
plan-note-keep-private = Niet voor anderen aan tafel
plan-note-act = Schrijf op
plan-note-end = Haal weg
plan-note-private = alleen voor jou en wie het plan heeft
plan-note-household = Gezin en huisgenoten
plan-note-strength = Wat goed gaat
plan-note-worry = Wat zorgen geeft
plan-note-option = Wat ook zou kunnen
note-made = Het staat erin.
note-ended = Het is weg uit het plan.
problem-note-about = Kies waar het over gaat.
problem-note-empty = Vul in wat er te zeggen is.

review-title = Kijk samen terug op het plan
review-words = Wat zagen jullie, en wat blijft zo?
review-words-hint = Met de inwoner, elke zes tot tien maanden.
help-request-review-act = Leg de terugblik vast
plan-reviewed = De terugblik staat erin.
problem-review-empty = Vul in wat jullie zagen; één zin is genoeg.
why-review = samen terugkijken op het plan

join-plans-link = Van deze persoon is er nog een plan
join-plans-title = Twee plannen van één persoon
join-plans-what = Ze gaan verder als één. Er verhuist niets: wat iemand vasthoudt, blijft bij diegene. Je kunt ze altijd weer losmaken.
join-plans-other = Welk plan is ook van deze persoon?
join-plans-one = { $called } · sinds { $day } · { $lead }
join-plans-act = Laat ze samen verdergaan
join-plans-promise = Het plan dat het langst loopt, blijft en toont alles van allebei. Wie in een van de twee iets vasthoudt, hoort het en leest ook het andere. De inwoner ziet het op de eigen bladzijde.
join-plans-none = Er is geen ander plan dat je kunt kiezen.
join-plans-none-then = Je kiest uit plannen van je eigen organisatie die je vasthoudt of waar je aan tafel zit, en die je helemaal leest. Staat het er niet bij? Vraag het aanspreekpunt van dat plan of je aan tafel mag.
problem-join-other = Kies het plan dat ook van deze persoon is.
plans-joined = De twee plannen gaan verder als één.
plans-parted = De twee plannen staan weer elk op zichzelf, zoals ze waren.
plan-goes-on = Dit plan gaat verder in een ander plan van dezelfde persoon.
plan-goes-on-to = Naar het plan waarin het verdergaat
together-title = Uit het andere plan: { $worry }
together-to = Naar dat plan, om eraan te werken.
together-since = Het loopt sinds { $day }.
part-plans-act = Maak de twee plannen los
notice-plans-joined = { $by } liet een plan waarin jij iets vasthoudt, verdergaan met een ander plan van dezelfde persoon.
notice-plans-parted = { $by } maakte twee plannen los. Wat jij vasthoudt, ligt nog bij jou.
casework-refused-joined-already = Een van deze plannen gaat al samen met een ander. Maak dat eerst los.
casework-refused-other-record = Dat plan is van een andere organisatie. Deel het, of draag het over.
casework-refused-join-unread = Je leest niet alles van allebei. Vraag het aanspreekpunt van het andere plan om je aan tafel te vragen.
