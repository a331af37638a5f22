### Kennis: vragen en antwoorden, praktijken, maatregelen, en de crisisstand.

## Wat overal kan misgaan

## Crisisstand
crisis-title = Crisisstand
crisis-what = In een crisis moet iedereen snel weten wat nieuw is. Tafels, contacten en antwoorden blijven ook daarna gewoon staan.
crisis-banner = Crisisstand sinds { $day }: { $name }.
crisis-banner-new = Bekijk wat nieuw is
crisis-none = Er is geen crisis.
crisis-none-then = Alles loopt zoals je gewend bent.
crisis-new = Nieuw sinds het begin
crisis-new-none = Nog niets.
crisis-since = Sinds
crisis-reason = Waarom
crisis-name = Hoe heet deze crisis?
crisis-name-hint = Kort, zoals iedereen haar noemt. Bijvoorbeeld: hoog water.
crisis-begin-title = Begin de crisisstand
crisis-follow-title = Begin een andere crisis
crisis-follow-promise = De crisis die nu loopt, eindigt dan. Iedereen ziet op Vandaag de nieuwe.
crisis-begin-act = Begin
crisis-begin-promise = Iedereen ziet op Vandaag dat de crisisstand aan is. Je kunt haar altijd weer beëindigen.
crisis-begun = De crisisstand is aan.
crisis-end-title = Beëindig de crisisstand
crisis-end-act = Beëindig
crisis-end-promise = De melding op Vandaag verdwijnt. Tafels, contacten, vragen en antwoorden blijven, en wat openstaat blijft openstaan.
crisis-ended = De crisisstand is voorbij. Alles wat is opgebouwd, blijft.
crisis-before = Eerder
crisis-from-until = van { $from } tot { $until }.
crisis-refused-running = Iemand anders begon net een crisis. Hieronder zie je welke.
problem-crisis-name-empty = Schrijf hoe de crisis heet.
problem-crisis-reason-empty = Schrijf waarom: iedereen leest dit.

## Kennis
knowledge-title = Kennis
knowledge-what = Wat het netwerk samen weet: vragen en hun antwoorden, wat ergens werkt, en welke maatregelen gelden.
knowledge-new = Nieuw
knowledge-theme = Thema
knowledge-filter = Kies een thema
knowledge-filter-act = Laat zien
knowledge-show-all = Laat alles zien
knowledge-way = Wat er gebeurde
knowledge-earlier = Eerdere versies
knowledge-version = Versie { $number }, van { $day }
problem-knowledge-day-unreadable = Kies een dag uit de kalender.

## Vragen
questions-title = Vragen
questions-what = Stel je vraag aan wie het weet. Je hoort het als er antwoord is.
questions-ask = Stel een vraag
questions-mine = Mijn vragen
questions-mine-what = Alles wat jij vroeg, het nieuwste bovenaan, met waar het staat.
questions-all-mine = Al mijn vragen
questions-open = Wacht op antwoord
questions-none = Er wacht geen vraag op antwoord.
questions-to-answers = Lees wat al beantwoord is
questions-look = Bekijk
questions-asked = Gesteld op { $day }
questions-with = Bij { $holder }
questions-desks = Wie beantwoordt welk thema?
question-title = Vraag
question-by = { $name }, { $organisation }
question-asked-on = Gesteld op
question-also = Ook gesteld door
question-followers = { $count ->
    [one] één ander
   *[other] { $count } anderen
 }
question-held = { $holder } houdt dit vast tot { $day }: { $why }
question-state-open = Wacht op antwoord
question-state-prepared = Antwoord wordt nagekeken
question-state-linked = Wacht mee met dezelfde vraag
question-state-answered = Beantwoord
question-linked-waits = Dezelfde vraag loopt al. Je hoort het als die is beantwoord.
question-answered-on = Beantwoord op { $day }.
question-to-answer = Naar het hele antwoord
question-to-draft = Bekijk het
question-being-answered = Er is een antwoord geschreven. Een ander kijkt het na voordat iedereen het leest.
question-linked-to = Het is dezelfde vraag als:
question-likely = Dit lijkt erop. Staat het antwoord er al?
question-asked = Je vraag is gesteld. { $holder } kijkt ernaar voor { $day }.
question-linked-at-once = Je vraag is gekoppeld. Je hoort wat eruit komt.
question-linked = De vraag is gekoppeld. Wie hem stelde, hoort het.
question-taken = Jij zoekt dit uit.
question-reopened = Je vraag staat weer open.
question-refused-not-open = Deze vraag staat niet meer open. Hieronder zie je wat ermee gebeurde.
question-refused-open-already = Deze vraag staat nog open.
question-refused-taken = Iemand anders zoekt dit al uit.
question-refused-same-as-itself = Een vraag kan niet aan zichzelf worden gekoppeld. Kies een andere.
question-refused-answer-not-published = Dit antwoord is niet (meer) te lezen. Kies een ander.
problem-ask-empty = Schrijf je vraag.
problem-question-personal-data = Hier staat iets dat bij een persoon hoort. Haal het weg, of schrijf hieronder waarom het moet blijven.
problem-same-as-empty = Kies waarmee deze vraag hetzelfde is.
problem-missing-empty = Schrijf wat nog ontbreekt: dan weet wie antwoordt het ook.
ask-title = Stel een vraag
ask-what = Je vraag gaat naar wie het thema kent. Een ander kijkt het antwoord na voordat je het krijgt.
ask-words = Wat wil je weten?
ask-words-hint = Schrijf het zoals je het een collega vraagt. Geen namen.
ask-more = Zeg erbij waar het over gaat
ask-theme = Waar gaat het over?
ask-theme-hint = Mag leeg blijven: dan kijken we naar je woorden.
ask-act = Stel mijn vraag
ask-act-anyway = Verder
ask-promise = Iedereen in het netwerk kan je vraag lezen. Je hoort het als er antwoord is.
ask-guard-found = { $count ->
    [one] Dit lijkt iets van een persoon:
   *[other] Deze { $count } stukken lijken iets van een persoon:
 }
ask-guard-reason = Waarom moet dit erin blijven?
ask-maybe-answered = Dit is misschien al beantwoord. Kijk of jouw vraag erbij staat.
ask-same = Is het een van deze?
ask-same-none = Nee, mijn vraag is anders
likely-answer = Beantwoord: je krijgt dit antwoord meteen
likely-question = Al gesteld: je hoort het als deze is beantwoord
link-title = Deze vraag is hetzelfde als een andere
link-same-as = Waarmee is hij hetzelfde?
link-act = Koppel
link-promise = Wie dit vroeg, hoort het meteen, of zodra de andere vraag is beantwoord.
take-act = Ik zoek dit uit
take-promise = Dan hou jij deze vraag vast, drie werkdagen. Kun je niet, dan bied je hem aan een collega aan.
reopen-question-title = Dit beantwoordt mijn vraag niet
reopen-question-missing = Wat ontbreekt nog?
reopen-question-act = Zet mijn vraag weer open
reopen-question-promise = Je vraag gaat terug naar wie het thema kent, met jouw woorden erbij.

## Wie beantwoordt welk thema
expert-desks-title = Wie beantwoordt welk thema?
expert-desks-what = Een vraag gaat naar de balie die het thema kent. Al het andere gaat naar { $desk }.
expert-desks-none = Nog geen thema heeft een eigen balie.
expert-desks-none-then = Elke vraag gaat nu naar { $desk }.
expert-desk-theme = Thema
expert-desk-desk = Balie
expert-desk-set = Kies een balie voor een thema
expert-desk-act = Leg vast
expert-desk-promise = Nieuwe vragen over dit thema gaan voortaan daarheen. Wat openstaat blijft liggen waar het ligt.
expert-desk-done = Vanaf nu gaan vragen over dit thema naar deze balie.
expert-desk-refused-empty = Op deze balie zit nu niemand. Kies een andere.
problem-expert-theme-empty = Kies een thema.
problem-expert-desk-empty = Kies een balie.

## Antwoorden
answers-title = Antwoorden
answers-what = Wat is gevraagd en beantwoord, met datum, versie en wie ervoor staat.
answers-none = Er is nog geen antwoord gepubliceerd.
answers-none-then = Stel een vraag: het antwoord komt hier voor iedereen.
answers-none-such = Over dit thema is nog niets beantwoord.
answers-line = { $owner }, versie { $number }, { $day }
answers-touched = Wordt opnieuw bekeken
answer-title = Antwoord
answer-of = Van { $owner }, versie { $number }.
answer-not-yet = Nog niet gepubliceerd: een ander kijkt het eerst na.
answer-stands = Versie { $number } van { $day }. { $owner } staat hiervoor.
answer-is-withdrawn = Ingetrokken op { $day }: { $why }
answer-has-ended = De geldigheid is voorbij. { $holder } verlengt het of trekt het in, voor { $day }.
answer-owner = Van
answer-date = Datum
answer-version = Versie
answer-until = Geldig tot en met
answer-seen-by = Nagekeken door
answer-under-way = Versie { $number } is onderweg
answer-was-returned = Eerst aanpassen: { $why }
answer-held = { $holder } houdt dit vast tot { $day }: { $why }
answer-by = Geschreven door { $name } op { $day }
answer-written = Geschreven. Een ander kijkt het na voordat iedereen het leest.
answer-published = Gepubliceerd. Iedereen die het vroeg, hoort het.
answer-returned = Teruggegeven aan wie het schreef.
answer-renewed = Verlengd.
answer-withdrawn = Ingetrokken. Iedereen die het vroeg, hoort het.
answer-revise-title = Schrijf een nieuwe versie
answer-refused-under-way = Er is al een versie onderweg. Hieronder zie je wie ernaar kijkt.
answer-refused-withdrawn = Dit antwoord is ingetrokken.
answer-refused-nothing-to-review = Er is nu niets om na te kijken.
answer-refused-own-review = Je schreef dit zelf. Een ander moet het nakijken.
answer-refused-not-published = Dit antwoord is niet gepubliceerd.
answer-refused-past = Deze dag is voorbij. Kies een dag die nog komt.
problem-answer-words-empty = Schrijf het antwoord.
problem-review-verdict-empty = Kies of het zo goed is.
problem-review-why-empty = Schrijf wat er anders moet.
problem-renew-day-empty = Kies tot en met welke dag het geldt.
problem-withdraw-why-empty = Schrijf waarom: iedereen die het vroeg, leest dit.
write-answer-title-act = Schrijf het antwoord
write-answer-words = Het antwoord
write-answer-more = Hoe de vraag erboven staat, en tot wanneer het geldt
write-answer-title = De vraag erboven
write-answer-title-hint = Zo dat ieder die hetzelfde wil weten zich herkent.
write-answer-valid-until = Geldig tot en met
write-answer-valid-until-hint = Daarna verlengt of trekt de eigenaar het in.
write-answer-act = Laat het nakijken
write-answer-promise = Jouw organisatie staat voor dit antwoord. Een ander kijkt het na; daarna hoort iedereen die het vroeg het.
review-verdict = Is het goed zo?
review-good = Ja, publiceer het
review-change = Nee, er moet eerst iets anders
review-why = Wat moet er anders?
review-why-hint = Alleen bij nee.
review-act = Leg vast
review-promise = Bij ja leest iedereen het en hoort iedereen die het vroeg het. Dat is niet terug te draaien; een nieuwe versie kan altijd.
renew-title = Verleng de geldigheid
renew-until = Geldig tot en met
renew-act = Verleng
renew-promise = Wat er staat, blijft hetzelfde.
withdraw-title = Trek het in
withdraw-why = Waarom geldt het niet meer?
withdraw-act = Trek in
withdraw-promise = Iedereen die het vroeg, hoort het met jouw reden. Wat er stond, blijft te lezen.

## Praktijken
practice-how-as_is = Wij passen dit toe
practice-how-adapted = Wij passen dit aangepast toe
practices-title = Praktijken
practices-what = Wat ergens werkt en elders ook kan. Zie wie het toepast, en bel ze.
practices-share = Deel wat werkt
practices-none = Er is nog niets gedeeld.
practices-none-then = Werkt er iets bij jullie? Deel het met één verhaal.
practices-none-such = Over dit thema is nog niets gedeeld.
practices-uses = { $count ->
    [0] Nog nergens anders
    [one] Eén organisatie past dit toe
   *[other] { $count } organisaties passen dit toe
 }
practice-title = Praktijk
practice-share-title = Deel wat werkt
practice-share-what = Vertel het zoals je het een collega van een andere organisatie vertelt.
practice-share-act = Deel het
practice-share-promise = Iedereen in het netwerk leest dit en kan jouw organisatie bellen. Je hoort wie het gaat toepassen.
derive-practice-title = Voor anderen
derive-practice-none = Dit werkt ergens. Maak er een praktijk van, dan kunnen anderen het overnemen en jullie bellen.
derive-practice-made = Hier kwam van:
derive-practice-act = Maak er een praktijk van
practice-from = Dit komt van:
practice-name = Hoe noem je het?
practice-name-hint = Kort. Bijvoorbeeld: raamgesprekken met ouderen.
practice-works = Wat doe je, en wat werkt eraan?
practice-more = Voor wie het is, en wat het vraagt
practice-audience = Voor wie?
practice-needs = Wat is ervoor nodig?
practice-needs-hint = Mensen, tijd, geld, ruimte.
practice-call = Bel
practice-derived-from = Komt van
practice-stands = Van { $owner }. Versie { $number } van { $day }.
practice-shared = Gedeeld. Je hoort wie het gaat toepassen.
practice-revise-title = Schrijf het beter op
practice-revise-act = Bewaar als nieuwe versie
practice-revise-promise = Iedereen leest voortaan deze versie. Wie het toepast, blijft staan.
practice-revised = Er staat een nieuwe versie.
practice-spread = Wie past dit toe?
practice-spread-none = Nog geen andere organisatie past dit toe.
practice-spread-none-then = Ga jij het doen? Zeg het hier: zo zien anderen dat het werkt.
practice-spread-count = { $count ->
    [one] Eén organisatie past dit toe.
   *[other] { $count } organisaties passen dit toe.
 }
practice-own = Jullie passen dit toe sinds { $day }.
practice-applies-since = Past dit toe sinds { $day }
practice-adapted-since = Aangepast, sinds { $day }
practice-apply-title = Wij gaan dit doen
practice-apply-how = Hoe doen jullie het?
practice-apply-words = Wat hebben jullie aangepast?
practice-apply-words-hint = Bij aangepast: hier leren anderen van.
practice-apply-act = Leg vast
practice-apply-promise = De naam van jullie organisatie komt bij deze praktijk. Wie hem deelde, hoort het.
practice-applied = Vastgelegd. Wie dit deelde, hoort het.
practice-applied-before = Jullie organisatie staat er al bij.
practice-refused-own = Dit is van jullie zelf.
problem-practice-title-empty = Schrijf hoe je het noemt.
problem-practice-works-empty = Schrijf wat je doet en wat eraan werkt.
problem-practice-how-empty = Kies hoe jullie het doen.
problem-practice-adapted-empty = Schrijf wat jullie aanpasten: daar leren anderen van.

## Maatregelen
measures-title = Maatregelen
measures-what = Wat nu geldt, van wie, en tot wanneer. Verandert het, dan kijken we na wat erop rust.
measures-set = Leg een maatregel vast
measures-none = Er is nog geen maatregel vastgelegd.
measures-none-then = Wie aan de balie van een organisatie zit, legt hem hier vast.
measures-none-such = Over dit thema is geen maatregel vastgelegd.
measures-until = Geldt tot en met { $day }
measure-state-in-force = Geldt
measure-state-ended = Vervallen
measure-title = Maatregel
measure-set-title = Leg een maatregel vast
measure-set-what = Een besluit van buiten waar jullie werk op rust: een regel, een verbod, een toestemming.
measure-set-act = Leg vast
measure-set-promise = Jouw organisatie houdt dit bij. Wie er iets op laat rusten, hoort het als het verandert.
measure-set = De maatregel staat er.
measure-name = Hoe heet de maatregel?
measure-words = Wat houdt hij in?
measure-source = Van wie is het besluit?
measure-source-hint = En waar je het kunt nalezen.
measure-valid-from = Geldt vanaf
measure-valid-from-hint = Leeg is vanaf nu.
measure-valid-until = Geldt tot en met
measure-stands = { $owner } houdt dit bij. Versie { $number } van { $day }.
measure-from = Vanaf
measure-until = Tot en met
measure-until-further = Tot nader bericht
measure-is-ended = Vervallen op { $day }.
measure-carries = Wat hierop rust
measure-carries-none = Nog niets. Op de pagina van een antwoord of praktijk zegt de eigenaar dat het hierop rust.
measure-change-title = Wijzig de maatregel
measure-change-act = Bewaar als nieuwe versie
measure-change-promise = Wie een antwoord of praktijk hierop liet rusten, moet die opnieuw bekijken.
measure-changed = Gewijzigd. Wat erop rust, wordt opnieuw bekeken.
measure-end-title = De maatregel vervalt
measure-end-why = Waarom vervalt hij?
measure-end-act = Laat vervallen
measure-end-promise = Wie een antwoord of praktijk hierop liet rusten, moet die opnieuw bekijken. De tekst blijft te lezen.
measure-ended = Vervallen. Wat erop rust, wordt opnieuw bekeken.
measure-refused-past = Kies een laatste dag die nog komt, en niet voor de eerste.
measure-refused-ended = Deze maatregel is vervallen.
problem-measure-title-empty = Schrijf hoe de maatregel heet.
problem-measure-words-empty = Schrijf wat de maatregel inhoudt.
problem-measure-source-empty = Schrijf van wie het besluit is.
problem-measure-end-why-empty = Schrijf waarom de maatregel vervalt.
rests-on-title = Rust op
rests-on-add = Dit rust op een maatregel
rests-on-measure = Welke maatregel?
rests-on-act = Leg vast
rests-on-promise = Verandert of vervalt de maatregel, dan moet jouw organisatie dit opnieuw bekijken.
rests-on-done = Vastgelegd. Verandert de maatregel, dan hoor je het.
problem-rests-on-empty = Kies een maatregel.
touch-what-changed = gewijzigd
touch-what-ended = vervallen
touch-changed = De maatregel waarop dit rust, is gewijzigd op { $day }:
touch-ended = De maatregel waarop dit rust, is vervallen op { $day }:
touch-title = Klopt het nog?
touch-found = Wat heb je bekeken?
touch-act = Het klopt nog
touch-promise = De melding verdwijnt van deze pagina. Klopt het niet meer, schrijf dan een nieuwe versie.
touch-confirmed = Vastgelegd: het klopt nog.

## Wat mensen horen
notice-question-answered = Je vraag is beantwoord door { $owner }: { $title }
notice-question-linked = Je vraag loopt al bij iemand anders; je hoort het antwoord tegelijk: { $title }
notice-answer-new-version = Een antwoord dat je kreeg is vernieuwd (versie { $number }): { $title }
notice-answer-withdrawn = Een antwoord dat je kreeg geldt niet meer: { $title }. { $why }
notice-practice-applied = { $organisation } past toe wat jij deelde: { $title }
notice-practice-adapted = { $organisation } past aangepast toe wat jij deelde: { $title }. { $words }

## Waarom dan
why-take-question = iemand die het weet, pakt de vraag op
why-answer-question = het antwoord schrijven
why-answer-in-review = het antwoord wordt nagekeken
why-review-answer = kijk het antwoord na
why-mend-answer = verwerk wat er anders moet
why-renew-answer = verleng het antwoord of trek het in
why-measure-touched = de maatregel waarop dit rust veranderde: kijk of het nog klopt

## De weg
way-by-the-clock = De klok
way-question-asked = stelde de vraag
way-question-taken = zoekt het uit
way-question-linked = koppelde de vraag
way-question-reopened = zette de vraag weer open
way-question-answer-written = schreef een antwoord
way-answer-written = schreef versie { $number }
way-answer-published = keek versie { $number } na en publiceerde die
way-answer-returned = gaf versie { $number } terug
way-answer-renewed = verlengde de geldigheid
way-answer-withdrawn = trok het in
way-answer-rests-on = zei op welke maatregel het rust
way-answer-confirmed = keek het na: het klopt nog
problem-knowledge-no-such-theme = Er is hier geen thema met die code.

worked-applied = Werkwijzen van een ander overgenomen
worked-applied-what = Een organisatie zei dat zij een goed voorbeeld van een ander toepast.
