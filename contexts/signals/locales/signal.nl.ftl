### Signalen: van melden tot "werkt dit bij jullie?".

## Lijsten die vaststaan
kind-unsorted = Nog te duiden
kind-good_practice = Goed voorbeeld
kind-bottleneck = Knelpunt
kind-question = Vraag
kind-wrong = Misstand
kind-suggestion = Suggestie
solution-kind-decision = Besluit of lijst
solution-kind-guideline = Richtlijn
solution-kind-urgent_advice = Dringend advies
solution-kind-answer = Antwoord op een vraag
solution-kind-decision_framework = Afwegingskader
solution-kind-good_practice = Goed voorbeeld
solution-kind-bill = Wetsvoorstel
solution-kind-none_yet = Nog geen oplossing
force-binding = Bindend
force-comply_or_explain = Volg het, of leg uit waarom niet
force-advice = Advies
force-information = Ter informatie
works-yes = Ja, dit werkt bij ons
works-adapted = Ja, we hebben het aangepast
works-not_yet = Nee, nog niet
signal-state-raised = te duiden
signal-state-understood = geduid
signal-state-carried = in een dossier
signal-state-answered = beantwoord
signal-state-brought-back = teruggebracht
signal-state-confirmed = werkt hier
signal-state-closed = gesloten
stop-raised = gemeld
stop-understood = geduid
stop-at-table = aan tafel
stop-answered = beantwoord
stop-brought-back = teruggebracht
stop-works = werkt hier
stop-closed = gesloten
stop-remains = open op wat overblijft

## Melden
capture-heading = Meld wat je ziet
capture-words = Wat zie je?
capture-words-hint = Schrijf het zoals je het ziet. Laat namen en adressen van inwoners weg.
capture-act = Meld het
capture-promise = { $desk }, of wie er het meest van weet, kijkt ernaar binnen twee werkdagen. Je hoort altijd wat ermee gebeurt.
capture-more = Meer erbij (hoeft niet)
capture-kind = Wat is het?
capture-theme = Waar gaat het over?
capture-area = In welke wijk of gemeente?
capture-area-hint = Bijvoorbeeld: Kadebuurt.
capture-level = Hoe ver reikt het?
capture-quote = Een citaat, letterlijk
capture-quote-hint = Wie het zei, blijft bij jou.
capture-quote-open = De bron mag genoemd worden
capture-suggestion = Heb je een idee voor een oplossing?
capture-suggestion-hint = Dit blijft apart van wat je ziet.
capture-wrong-seen-by = { $count ->
    [one] Alleen { $names }, vertrouwenspersoon, en wie het daarna oppakt lezen dit. Je naam blijft beschermd.
   *[other] Alleen de vertrouwenspersonen ({ $names }) en wie het daarna oppakt lezen dit. Je naam blijft beschermd.
 }
capture-wrong-desk = Er is nu geen vertrouwenspersoon. { $desk } zoekt er een. Tot die er is, leest niemand anders dit, ook die balie niet.
capture-done = Je signaal is gemeld. { $holder } kijkt ernaar, uiterlijk { $day }.
capture-done-before = Dit signaal stond er al. Hieronder zie je hoe ver het is.

## Persoonsgegevens
guard-found = { $count ->
    [one] Dit lijkt een gegeven van een inwoner of collega. Haal het weg, of zeg waarom het mag blijven. Je tekst is nog nergens opgeslagen.
   *[other] Dit lijken { $count } gegevens van een inwoner of collega. Haal ze weg, of zeg waarom ze mogen blijven. Je tekst is nog nergens opgeslagen.
 }
guard-reason = Waarom mag het blijven staan?
guard-reason-hint = Laat leeg als je je tekst hebt aangepast.
datum-email = een e-mailadres
datum-iban = een rekeningnummer
datum-bsn = een burgerservicenummer
datum-phone = een telefoonnummer
datum-birth-date = een geboortedatum
datum-school-class = een kind met klas of school
datum-family = een gezin dat te herkennen is
datum-address = een adres
datum-postcode = een postcode
datum-licence-plate = een kenteken
datum-person-name = een naam
datum-initials = voorletters met een achternaam
guard-why-email = Het ziet eruit als het mailadres van één persoon.
guard-why-phone = Het ziet eruit als een telefoonnummer.
guard-why-phone-abroad = Het ziet eruit als een telefoonnummer uit het buitenland.
guard-why-iban = Het is een geldig rekeningnummer.
guard-why-bsn-test = Negen cijfers die als burgerservicenummer kloppen.
guard-why-bsn-called = Je noemt het een burgerservicenummer.
guard-why-plate = Het ziet eruit als een Nederlands kenteken.
guard-why-plate-called = Je noemt het een kenteken.
guard-why-born = Er staat bij dat iemand toen geboren is.
guard-why-birth-year = De datum staat als geboortedatum geschreven.
guard-why-postcode = Het is een postcode.
guard-why-street = Het is een straat met een nummer.
guard-why-house-number = Het is een huisnummer.
guard-why-lives-at = Er staat bij dat iemand daar woont.
guard-why-title = Er staat "meneer", "mevrouw" of iets dergelijks voor.
guard-why-role = Er staat voor wat iemand is, zoals "cliënt" of "buurvrouw".
guard-why-initials = Het zijn voorletters met een achternaam.
guard-why-first-name = Het begint met een voornaam.
guard-why-surname-form = Het is geschreven als een achternaam.
guard-why-called = Er staat bij dat iemand zo heet.

## De lijst
signals-title = Signalen
signals-what = Wat mensen in het netwerk zien, en hoe ver het is.
signals-raise = Meld wat je ziet
signals-routing = Wie duidt wat eerst?
signals-waiting = Te duiden
signals-waiting-all = Bekijk alles wat te duiden is
signals-newest = Nieuwste eerst
signals-open = Bekijk
signals-bundle = Bundel signalen die op elkaar lijken
signals-bundle-which = Welke horen bij elkaar?
signals-bundle-act = Bundel
signals-filter = Kies wat je ziet
signals-filter-state = Hoe ver
signals-filter-theme = Thema
signals-filter-mine = Alleen van mij
signals-filter-act = Toon
signals-none = Er zijn nog geen signalen.
signals-none-do = Zie je iets dat vaker voorkomt, goed of lastig? Meld het: één zin is genoeg.
signals-none-such = Hier past geen signaal bij.
signals-show-all = Toon alle signalen

## Eén signaal
signal-protected-reporter = Beschermde melder
signal-shielded = Dit is een misstand. Alleen de melder, de vertrouwenspersonen en wie het oppakt kunnen dit zien.
signal-held = { $holder } houdt dit vast. Volgende stap: { $step },
signal-driven = { $holder } is trekker. Volgende stap: { $step },
signal-climbed = Het bleef liggen bij { $from }.
signal-works-here = Het werkt hier. Afgerond op { $day }.
signal-closed-in-silence = Gesloten op { $day }, zonder dat de melder zei of het werkt.
signal-closed-unsolved = Gesloten op { $day }, zonder oplossing.
signal-closed-with-dossier = Het dossier is afgerond; hier staat sinds { $day } niets meer open.
signal-kind = Soort
signal-theme = Thema
signal-area = Waar
signal-level = Reikt tot
signal-raised-at = Gemeld
signal-guard-reason = Liet de melder staan, omdat
signal-quote-shielded = Citaat, bron afgeschermd
signal-quote-open = Citaat, bron bekend bij { $name }
signal-suggestion = Idee van de melder
signal-came-back = Wat er terugkwam
signal-works-said = { $name } zegt:
signal-works-said-not-yet = Dit blijft open. { $name } zegt:
signal-answer-kind = Soort
signal-answer-force = Hoe bindend
signal-answer-owner = Van
signal-answer-version = Versie
signal-answer-version-of = { $number }, geldt sinds
signal-answer-until = Geldt tot en met
signal-dossiers = Ligt in
signal-dossier-driver = trekker { $name }
signal-acts = Wat je kunt doen
signal-way = De weg tot nu toe
way-clock = Ponton
way-signal-raised = zag dit en meldde het
way-signal-imported = voerde het in uit een bestand
way-signal-added-to = vulde het signaal aan
way-signal-said-alike = zegt dat dit op een ander signaal lijkt
way-signal-understood = duidde het als: { $kind }
way-signal-theme-corrected = heeft een ander thema gekozen dan was voorgesteld: { $to } in plaats van { $from }
way-signal-carried = legde het in een dossier
way-signal-carried-in = legde het in het dossier "{ $title }"
way-signal-answered = gaf antwoord: { $kind }
way-signal-brought-back = bracht terug wat het opleverde
way-signal-works-said = zei: { $works }
way-signal-closed = sloot het zonder reactie van de melder
way-signal-closed-with = sloot het dossier ervan
way-next-meeting = overleg { $table }
way-next-asks = de vraag: werkt dit bij jullie?

## Aanvullen
add-heading = Klopt dit?
add-what = Tik aan wat klopt. Sla over wat niet klopt: er gaat niets verloren.
add-kind = Het is: { $name }
add-theme = Het gaat over: { $name }
add-theme-unsure = Waar dit over gaat, weten we niet zeker genoeg om het voor te stellen. Daar kijkt iemand naar.
add-area = Het is in: { $name }
alike-heading = Dit lijkt op
add-alike = Ja, dit is hetzelfde
add-more = Vul zelf aan
add-act = Vul aan
add-done = Aangevuld.

## Duiden
understand-act = Duid dit signaal
understand-promise = Je houdt dit signaal daarna zelf vast: binnen een week leg je het in een dossier of geef je antwoord. Een misstand gaat naar de vertrouwenspersoon.
understand-promise-late = Je zegt alleen wat dit is: het signaal blijft waar het ligt, en wie het vasthoudt houdt het vast. Bij een misstand ziet daarna alleen nog wie erbij hoort dit signaal.
understand-kind = Wat is het?
understand-theme = Hoofdthema
understand-more-themes = Ook over
understand-level = Hoe ver reikt het?
understand-note = Toelichting, voor de weg van dit signaal
understand-done = Geduid. Je houdt het nu zelf vast.
understand-done-late = Geduid. Het signaal blijft waar het ligt.
understand-done-wrong = Geduid als misstand. De vertrouwenspersoon houdt het nu vast; jij ziet het niet meer.

## Antwoord geven
answer-fold = Geef direct antwoord
answer-fold-again = Geef een beter antwoord
answer-promise = De melder krijgt dit antwoord meteen, en over twee weken de vraag of het werkt. Is er nog geen oplossing, dan blijft het bij jou. Je kunt het niet terughalen; een beter antwoord wordt een nieuwe versie.
answer-words = Je antwoord
answer-kind = Wat voor antwoord is het?
answer-why = Waarom
answer-why-hint = Nodig als er nog geen oplossing is.
answer-force = Hoe bindend is het?
answer-force-hint = Laat je dit leeg, dan kiezen we wat gewoon is bij deze soort.
answer-valid-until = Geldt tot en met
answer-act = Geef antwoord
answer-done = Het antwoord is teruggebracht naar de melder.

## Sluiten zonder reactie
close-fold = Sluit zonder reactie
close-promise = De melder hoort dat het gesloten is en waarom, en kan daarna nog steeds zeggen of het werkt. Er komt te staan dat het gesloten is zonder reactie.
close-why = Waarom kan dit dicht, ook zonder reactie?
close-act = Sluit dit signaal
close-done = Gesloten.

## Bundelen
gather-title = Bundel tot een dossier
gather-what = Signalen die op elkaar lijken krijgen samen één trekker.
gather-fold = Bundel in een nieuw dossier
gather-promise = Iedereen die een van deze signalen meldde, hoort meteen wie trekker is en wat de volgende stap is.
gather-promise-driver = Iedereen die een van deze signalen meldde, hoort meteen wie trekker is en wat de volgende stap is. Kies je een ander als trekker, dan krijgt die meteen de vraag. Tot er een ja is, ben jij trekker.
gather-signals = Welke signalen?
gather-alike = Lijkt hierop
gather-name = Het probleem in een paar woorden
gather-name-hint = Duidelijk en neutraal, zonder oplossing erin.
gather-meeting = Meteen naar een tafel?
gather-meeting-hint = Bovenaan staan de tafels die bij thema en reikwijdte passen.
gather-no-meeting = Nog niet
gather-driver = Wie is trekker?
gather-driver-hint = Een ander wordt pas trekker na een ja.
gather-other-driver = Vraag een ander als trekker
gather-act = Bundel
gather-done = Het dossier is gemaakt. De melders weten ervan.
gather-done-asked = Het dossier is gemaakt. De melders weten ervan. De ander is gevraagd; tot er een ja is, ben jij trekker.
gather-none = Er is geen signaal gekozen dat je kunt bundelen.
gather-none-link = Kies signalen uit de lijst

## Bij een dossier leggen
carry-fold = Leg bij een dossier dat er al is
carry-what = De melder hoort meteen wie trekker is. Is er al een antwoord, dan komt dat mee.
carry-act = Leg bij: { $title } (trekker { $driver })
carry-none = Er is geen open dossier dat hierop lijkt.
carry-all = Zoek in alle dossiers
carry-done = Het signaal ligt in dit dossier. De melder weet het.

## Werkt dit bij jullie?
works-question = Werkt dit bij jullie?
works-question-again = Werkt het nu wel?
works-words = Vertel erbij
works-words-hint = Werkt het nog niet, schrijf dan wat er nog nodig is.
works-promise = De trekker leest je antwoord. Werkt het nog niet, dan blijft je signaal open.
works-act = Verstuur
works-change = Verander je antwoord
works-done = Dank je. Je antwoord is binnen.

## Bericht aan melders
notice-bundled-with-meeting = Je signaal is gebundeld{ $others ->
    [0] {""}
    [1] {" "}met één ander
    [2] {" "}met twee andere
    [3] {" "}met drie andere
    [4] {" "}met vier andere
   *[other] {" "}met { $others } andere
 }. Trekker: { $driver }. Volgende stap: overleg op { $weekday ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
    [7] zondag
   *[0] { $moment }
 }.
notice-bundled = Je signaal ligt in het dossier "{ $title }"{ $others ->
    [0] {""}
    [1] , met één ander
    [2] , met twee andere
    [3] , met drie andere
    [4] , met vier andere
   *[other] , met { $others } andere
 }. Trekker: { $driver }. Volgende stap: het probleem helder opschrijven.
notice-signal-closed = { $by } sloot je signaal zonder jouw reactie. Waarom: "{ $why }" Werkt het antwoord niet? Zeg het bij je signaal, dan gaat het weer open.
notice-not-yet = { $organisation } zegt bij "{ $title }": nog niet. "{ $words }"

## Waarom dit moment
why-asked-when-gathered = je bent gekozen als trekker van dit nieuwe dossier
why-understand-signal = kijken wat dit signaal is
why-carry-or-answer = in een dossier leggen of antwoord geven
why-answer-did-not-work = opnieuw kijken: het antwoord werkte niet
why-none-yet = verder zoeken: er is nog geen oplossing

## Wat er nog ontbreekt
problem-words-empty = Schrijf wat je ziet; één zin is genoeg.
problem-personal-data = Hier staan gegevens van een persoon in.
problem-area-unknown = Deze wijk of gemeente kennen we niet. Kijk naar de spelling, of laat het leeg.
problem-area-several = Er zijn er meer met deze naam. Schrijf de gemeente erbij, zoals: Centrum, Loohoek.
problem-kind-empty = Kies wat het is.
problem-theme-empty = Kies een hoofdthema.
problem-level-empty = Kies hoe ver het reikt.
problem-title-empty = Geef het dossier een titel.
problem-personal-data-title = In de titel staan gegevens van een persoon. Schrijf het zonder.
problem-signal-empty = Kies minstens één signaal.
problem-works-empty = Kies een antwoord.
problem-remainder-empty = Schrijf wat er bij jullie nog nodig is.
problem-close-why-empty = Schrijf waarom dit dicht kan.

## Wat nu niet kan
signal-refused-answered-already = Dit signaal heeft al een antwoord.
signal-refused-no-answer-yet = Dit signaal heeft nog geen antwoord. Het ligt nog bij de trekker.
signal-refused-not-brought-back = Breng het antwoord eerst terug naar de melder.
signal-refused-unknown-theme = Dit thema staat niet meer op de lijst. Kies een ander.
signal-refused-understood-already = Dit signaal is intussen geduid. Aanvullen kan niet meer; wat je typte staat hieronder nog.
signal-refused-carried-answers-there = Dit signaal ligt in een dossier. Antwoord geven gaat daar.
signal-refused-dossier-closes-it = Dit signaal ligt in een dossier en gaat dicht met dat dossier.
signal-refused-not-asked-yet = De melder krijgt twee weken na het antwoord de vraag of het werkt. Blijft het daarna stil, dan kun je sluiten.
signal-refused-ended-already = Dit signaal is al afgerond.
signal-refused-better-answer = Er kwam intussen een beter antwoord. Zeg daarvan of het werkt.
signal-refused-no-solution-to-judge = Er is nog geen oplossing, dus valt er nog niet te zeggen of die werkt. Je hoort het als er een is.

# Signalen invoeren uit een bestand
import-signals-title = Signalen invoeren
import-signals-what = Breng binnen wat collega's eerder opschreven. Elk signaal komt op naam van de melder, die hoort wat ermee gebeurt. Je ziet eerst per rij wat er gebeurt.
import-signals-link = Voer signalen in uit een bestand
import-signals-done = { $count ->
    [0] Alles stond er al.
    [one] Eén signaal is ingevoerd en wacht op duiding.
   *[other] { $count } signalen zijn ingevoerd en wachten op duiding.
}
import-signal-words = Wat er gezien is, zonder namen of andere persoonsgegevens.
import-signal-reporter = Het e-mailadres van de melder, die in het netwerk staat. Wie er nog niet is, voeg je eerst toe bij de organisatie.
import-signal-kind = Knelpunt, goed voorbeeld, vraag of suggestie. Leeg laten mag: dat volgt bij het duiden. Een misstand meldt iemand zelf.
import-signal-theme = De naam of de code van een thema.
import-signal-area = De naam of de code van een buurt, wijk of gemeente.
import-signal-organisation = Voor welke organisatie de melder dit zag. Leeg: de eerste waar de melder bij hoort.
import-signal-seen = De dag waarop het gezien is, als 17-11-2026 of 2026-11-17. Daarmee begint de doorlooptijd.
import-signal-key = Een eigen nummer. Daaraan herkennen wij de rij als je het bestand nog eens invoert. Zonder nummer herkennen wij haar aan al haar woorden.
import-signal-personal-data = { $count ->
    [one] Dit lijkt op een persoonsgegeven
   *[other] Deze lijken op persoonsgegevens
}: { $found }. Schrijf het zonder, of laat de melder het zelf melden.
import-signal-reporter-unknown = Niemand in het netwerk heeft dit e-mailadres. Kijk het adres na, of voeg de melder eerst toe.
import-signal-organisation-unknown = Deze organisatie staat niet in het netwerk. Kijk de naam na, of laat dit vak leeg.
import-signal-organisation-other = De melder hoort niet bij deze organisatie. Kijk de naam na, of laat dit vak leeg.
import-signal-kind-unknown = Deze soort kennen wij niet. Schrijf knelpunt, goed voorbeeld, vraag of suggestie, of laat dit vak leeg.
import-signal-wrong = Een misstand komt niet uit een bestand: wie haar meldt wordt beschermd, en een bestand beschermt niemand. Laat de melder haar zelf melden.
import-signal-theme-unknown = Dit thema kennen wij niet. Schrijf de naam zoals die in de lijst staat, of laat dit vak leeg.
import-signal-seen-unreadable = Deze dag kunnen wij niet lezen. Schrijf hem als 17-11-2026.
import-signal-seen-later = Deze dag moet nog komen. Kijk hem na.

worked-raised = Signalen die zijn gemeld
worked-raised-what = Een signaal dat iemand meldde. Wat afgeschermd is, telt niet mee.
worked-good-examples = Goede voorbeelden
worked-good-examples-what = Een signaal dat zegt wat werkt in de buurt. Zonder namen van wie meedoet.
worked-answered = Signalen waarop antwoord kwam
worked-answered-what = Een signaal waarvan de melder hoorde wat ermee is gedaan. Van melden tot bericht.
worked-works = Het werkt hier
worked-works-what = Een antwoord op de vraag "Werkt dit bij jullie?": ja, of aangepast.
worked-works-not = Het werkt hier nog niet
worked-works-not-what = Een antwoord op de vraag "Werkt dit bij jullie?": nog niet.
worked-promises = Toezeggingen die zijn nagekomen
worked-promises-what = Een toezegging van een partner bij een dossier, waarvan is gezegd of hij is nagekomen.
worked-remains = Opgelost, op een restant na
worked-remains-what = Een dossier waarin een deel is opgelost en de rest open blijft.
