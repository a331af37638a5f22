## Toegang geven

resident-access-title = De inwoner binnenlaten
resident-access-what = Met een code op papier of een link per mail leest de inwoner het eigen plan: wie vasthoudt, wat is afgesproken, en wie keek.
resident-access-nobody = Nog niemand van dit huishouden is binnengelaten.
resident-access-nobody-then = Geef een code op papier mee na het gesprek. Dat werkt ook zonder mail.
resident-access-give = Toegang geven
resident-access-given = Wat je gaf
resident-access-promise = Een link werkt { $hours } uur, een code op papier { $days } dagen, allebei één keer. Wat er nog openstond voor dezelfde persoon vervalt.
resident-access-means = Hoe krijgt de inwoner het?
access-means-paper = Een code op papier
access-means-mail = Een link per mail
resident-access-address = Mailadres
resident-access-address-hint = Alleen voor een link. Het adres wordt verzegeld en is weg zodra de mail verstuurd is.
resident-access-factor = Wat moet de inwoner ook weten?
access-factor-birth_year = Het geboortejaar
access-factor-word = Een woord dat jullie afspraken
resident-access-secret = Dat geboortejaar of woord
resident-access-secret-hint = Niemand kan het later teruglezen, jij ook niet.
resident-access-name = Voor iemand anders van het huishouden
resident-access-name-hint = Laat leeg voor wie het plan is. Wat iemand alleen aan jou vertelt, lezen de anderen niet.
resident-access-act = Geef toegang
resident-access-open = nog niet gebruikt, werkt tot { $when }
resident-access-used = gebruikt, { $when }
resident-access-gone = ingetrokken of vervangen, { $when }
resident-access-locked = op slot: te vaak een verkeerd woord
resident-access-ended = niet op tijd gebruikt
resident-access-by = Gegeven door { $by }, { $when }.
resident-access-withdraw = Trek toegang van { $name } in
resident-access-withdrawn = De toegang is ingetrokken. Wie ermee binnen was, is eruit.
resident-link-sent = De link gaat nu per mail naar de inwoner. In de mail staat over niemand iets.
problem-access-address = Vul een mailadres in, bijvoorbeeld naam@voorbeeld.nl.
problem-access-year = Vul een geboortejaar in van vier cijfers.
problem-access-word = Kies een woord van ten minste drie letters.
notice-resident-link-failed = De mail met de link voor een inwoner kwam niet aan. Geef een code op papier mee.

## Het papier

resident-paper-title = Uw eigen plan lezen
resident-paper-what = Met dit papier leest u op een telefoon of computer wat er is afgesproken en wie u helpt.
resident-paper-address = Ga naar
resident-paper-code = Uw code
resident-paper-besides = Weet ook
resident-paper-until = Werkt tot
resident-paper-once = De code werkt één keer. Wilt u later weer kijken? Vraag dan een nieuwe.
resident-paper-print = Druk dit nu af of schrijf het over. Deze code zie je hierna niet meer.
resident-paper-back = Terug

## Binnenkomen

come-in-title = Uw eigen plan
come-in-what = Vul de code van uw papier in. U hebt geen account nodig.
come-in-code = Uw code
come-in-code-hint = Tien letters en cijfers. Hoofdletters en streepjes maken niet uit.
come-in-secret = Uw geboortejaar, of het woord dat u hebt afgesproken
come-in-secret-hint = Zo weten wij dat u het bent. Een geboortejaar heeft vier cijfers.
come-in-act = Ga naar mijn plan
come-in-promise = Na een half uur zonder iets te doen gaat u er vanzelf uit.
come-in-no-code = Hebt u geen code? Vraag een code aan wie u helpt. Dat kost niets.
come-in-closed = Deze code werkt niet meer
come-in-unknown = Wij kennen deze link niet. Misschien is hij niet helemaal overgenomen.
come-in-used = Deze code is al gebruikt: { $when }. Een code werkt één keer.
come-in-withdrawn = Deze code is ingetrokken, of u hebt een nieuwere gekregen.
come-in-locked = Er is te vaak een verkeerd geboortejaar of woord ingevuld. Daarom zit deze code op slot. Er is niets kwijt.
come-in-ended = Deze code was maar een tijd geldig en die tijd is om.
come-in-call = Bel { $organisation } en vraag om een nieuwe code. U kunt er ook langsgaan.
come-in-other-code = Een andere code invullen
come-in-stopped = U bent eruit. Niemand kan op dit toestel nog meelezen.
problem-come-in-no-code = Vul uw code in.
problem-come-in-no-secret = Vul uw geboortejaar in, of het woord dat u hebt afgesproken.
problem-come-in-unknown = Wij kennen deze code niet. Kijk nog eens op uw papier.
problem-come-in-wrong-year = Dat geboortejaar klopt niet. U kunt het nog { $left } keer proberen.
problem-come-in-wrong-word = Dat woord klopt niet. U kunt het nog { $left } keer proberen.
demo-residents-title = Stap in als inwoner
demo-residents-what = Zo ziet een inwoner het eigen plan. In het echt gaat dat met een code en een woord dat alleen de inwoner weet.
demo-residents-workers = Liever instappen als iemand die helpt

## De eigen bladzijde

own-title = Uw plan
own-stop = Stoppen
own-lead = { $name } is uw aanspreekpunt.
own-agreed = Afgesproken:
own-closed = Uw plan is gesloten, { $day }.
own-closed-then = Bent u toch nog niet geholpen? Zeg dat hieronder, of bel { $organisation }.
own-words-title = Uw woorden
own-words-words = Wilt u er iets bij zeggen?
own-words-private = Alleen wie een van mijn vragen vasthoudt mag dit lezen, zoals mijn aanspreekpunt
own-words-act = Voeg toe
own-words-promise = Niemand verandert uw woorden. Uw aanspreekpunt hoort vandaag dat er iets bij staat.
own-words-for-lead = { $day }, alleen voor wie een van de vragen vasthoudt
own-words-added = Uw woorden staan erbij. Uw aanspreekpunt hoort het vandaag.
problem-own-words-empty = Schrijf een paar woorden. Ze mogen kort zijn.
problem-own-words-long = Dat is te lang. Hier passen { $most } letters.
plan-own-words = Later zei de inwoner zelf
own-lead-title = Wie helpt u
own-lead-who = Uw aanspreekpunt
own-lead-works = Werkt bij
own-lead-phone = Bel
own-lead-no-phone = Wilt u iets vragen? Ga langs bij { $organisation }, of schrijf het hierboven.
own-together = Wij hadden twee plannen van u. We houden ze nu bij elkaar, zodat u uw verhaal maar één keer hoeft te vertellen.
own-speaks-with = U praat vooral met
own-next-title = Wat gebeurt er nu
own-request-worry = Uw grootste zorg
own-next = { $name } houdt dit vast. Volgende stap, { $day }:
own-place-education = Deze hulp is rond school.
own-place-guidance = Deze hulp is begeleiding.
own-place-specialist = Deze hulp is specialistisch.
own-request-closed = Gesloten, { $day }: { $outcome }.
own-waits-with-bridge = U wacht hierop sinds { $day }. Tot het begint is dit afgesproken:
own-waits-without-bridge = U wacht hierop sinds { $day }. Er is nog niet afgesproken wie u tot dan helpt. Vraag het gerust aan uw aanspreekpunt.
own-registered = Aangemeld
own-decided = Besluit genomen
own-starts = Begint
own-agreed-title = Wat is afgesproken
own-agreed-none = Er is nog niets afgesproken.
own-agreed-none-then = Zodra iemand iets toezegt, staat het hier.
own-ring-own = Uw eigen mensen
own-ring-team = Het team van uw aanspreekpunt
own-ring-partners = Anderen
own-agreed-by = uiterlijk { $day }
own-agreed-on = { $day }, dat is een vaste datum
own-decides = { $organisation } beslist
own-looked-title = Wie heeft gekeken
own-looked-what = Iedereen die iets van u leest staat hier, met waarom. Niemand kan dit veranderen.
own-looked-self = Uzelf
own-looked-household = Uzelf of iemand van uw huishouden
own-looked-post = Ponton, om u de link te sturen
own-looked-refused = Dat mocht niet: er is niets gelezen.
own-looked-emergency = { $name } ({ $organisation }) keek in nood, { $when }. De reden:
own-looked-since = Deze lijst begint { $day }. Wat daarvoor is gelezen, is ook bewaard. Vraag ernaar bij uw aanspreekpunt.
own-looked-more = Nog { $count } eerdere
own-part-identity = uw naam
own-part-story = uw verhaal
own-part-plan = de afspraken
own-part-contact = de gesprekken
own-shared-title = Wie mag meelezen
own-shared-none = Er leest niemand mee, behalve wie u helpt.
own-shared-none-then = Wil iemand meelezen, dan staat hier wie, waarom en tot wanneer.
own-shared-reads = leest { $parts }.
own-shared-why = Waarom:
own-shared-until = Tot { $day }.
own-shared-at-table = Zolang diegene u helpt.
own-proposal = { $by } vraagt u of { $with } mag meelezen.
own-proposal-reads = Die leest dan { $parts }.
own-proposal-not-yet = Zolang u niets zegt, leest diegene niets.
own-proposal-promise = Zegt u ja, dan mag diegene meteen lezen. Zegt u nee, dan gebeurt er niets, en dat heeft geen gevolgen voor uw hulp.
own-proposal-agreed = U zei ja. Diegene mag dit nu lezen. U kunt dat hieronder altijd weer stoppen.
own-proposal-refused = U zei nee. Er wordt niets gedeeld.
own-proposal-over = Hier is al op geantwoord. Hieronder staat hoe het nu is.
own-share-fold = Zeg wat u hiervan vindt
own-share-answer = Mag dit?
own-share-agrees = Ja, dit mag
own-share-refuses = Nee, liever niet
own-answer-words = Wilt u erbij zeggen waarom?
own-answer-words-hint = Bij nee vragen wij een paar woorden, dan weet uw aanspreekpunt wat er moet veranderen.
own-answer-act = Zeg het
own-answer-kept = Het is opgeschreven. Uw aanspreekpunt hoort het vandaag.
own-share-ended = Diegene leest nu niets meer van u. Uw aanspreekpunt hoort het vandaag.
own-said-agrees = U zei dat dit mag, { $day }.
own-said-agrees-another = Iemand van uw huishouden zei dat dit mag, { $day }.
own-said-refuses-another = Iemand van uw huishouden zei dit liever niet te willen, { $day }.
own-said-refuses = U zei dat u dit liever niet wilt, { $day }.
problem-own-answer = Kies wat u wilt zeggen.
own-handover-title = Hulp van iemand anders
own-handover-packet = Lees wat er over u wordt gezegd
own-handover-question = de vraag
own-handover-story = het verhaal tot nu toe
own-handover-wished = Liefst:
own-handover-draft = { $giver } wil { $receiver } om hulp vragen. Er is nog niets verstuurd. Leest u eerst mee?
own-handover-asked = { $giver } heeft { $receiver } om hulp gevraagd. { $giver } blijft u helpen tot de ander begint.
own-handover-accepted = { $receiver } gaat u helpen. Tot het eerste gesprek blijft { $giver } u helpen.
own-handover-held = { $receiver } helpt u nu.
own-handover-waiting = { $receiver } helpt u, en wacht op iets anders.
own-handover-reported = { $receiver } zegt klaar te zijn. Bent u geholpen?
own-handover-closed = De hulp van { $receiver } is klaar.
own-handover-refused = { $receiver } kan niet helpen. { $giver } zoekt met u verder.
own-handover-unanswered = { $receiver } gaf geen antwoord. { $giver } zoekt met u verder.
own-handover-withdrawn = De vraag aan { $receiver } is teruggenomen. { $giver } helpt u.
own-claim-draft = { $receiver } wil vragen om u te helpen in plaats van { $giver }. Er is nog niets verstuurd. Leest u eerst mee?
own-claim-asked = { $receiver } heeft { $giver } gevraagd om u verder te mogen helpen. { $giver } blijft u helpen tot de ander begint.
own-claim-refused = { $giver } blijft u helpen. { $receiver } neemt het niet over.
own-claim-unanswered = { $receiver } kreeg geen antwoord van { $giver }. { $giver } blijft u helpen.
own-claim-withdrawn = { $receiver } vraagt niet meer om u verder te helpen. { $giver } helpt u.
own-claim-over = De vraag van { $receiver } is voorbij.
own-consult-draft = { $giver } wil { $receiver } om advies vragen. Er is nog niets verstuurd. Leest u eerst mee?
own-consult-asked = { $giver } heeft { $receiver } om advies gevraagd. { $giver } blijft u helpen.
own-consult-held = { $receiver } denkt mee en geeft advies. { $giver } blijft u helpen.
own-consult-waiting = { $receiver } denkt mee, en wacht op iets anders. { $giver } blijft u helpen.
own-consult-reported = { $receiver } heeft { $giver } advies gegeven. Bent u ermee geholpen?
own-consult-closed = Het advies van { $receiver } is klaar.
own-consult-refused = { $receiver } kan geen advies geven. { $giver } zoekt met u verder.
own-handover-over = De vraag aan { $receiver } is voorbij.
own-packet-fold = Zeg wat u hiervan vindt
own-packet-answer = Wat zegt u?
own-packet-agrees = Ja, dit mag zo weg
own-packet-refuses = Nee, dit moet eerst anders
own-packet-withdraws = Ik wil dit toch niet
own-packet-helped = Ja, ik ben geholpen
own-packet-not-helped = Nee, ik ben nog niet geholpen
handover-refused-resident-said-no = De inwoner zei op de eigen bladzijde nee tegen dit pakket. Praat samen en schrijf het anders; daarna kan de inwoner opnieuw meelezen.
own-not-helped = Ik ben nog niet geholpen
own-not-helped-words = Wat is er nog niet goed?
own-not-helped-act = Zeg dat u nog niet geholpen bent
own-not-helped-promise = U leest hier meteen wat er nu gebeurt en wanneer u iets hoort.
own-not-helped-said = Wij hebben u gehoord. Hieronder staat wat er nu gebeurt.
own-not-helped-by-another = Iemand van uw huishouden zei nog niet geholpen te zijn, { $day }.
own-not-helped-by = u, { $day }
own-not-helped-raised = Iemand boven uw aanspreekpunt leest dit en zegt u hier uiterlijk { $day } wat er nu gebeurt.
own-not-helped-reopened = Uw vraag staat weer open en iemand houdt hem vast. U hoort uiterlijk { $day } meer.
own-not-helped-answered = { $name }. Er gebeurt iets { $day }
own-not-helped-too-late = Dit is langer dan drie maanden geleden gesloten. Bel de organisatie die u hielp, dan beginnen wij opnieuw.
own-not-helped-already = U hebt dit al gezegd. Er is iemand mee bezig; het antwoord komt hier te staan.
own-also-title = Op deze bladzijde
own-also-looked = Wie heeft gekeken en waarom
own-also-shared = Wie mag meelezen
own-also-words = Iets toevoegen aan uw woorden
own-print = U kunt deze bladzijde afdrukken of laten afdrukken bij uw aanspreekpunt.

## Wat u mag vragen

own-rights-title = Wat u mag vragen
own-rights-what = U mag zien wat wij van u bewaren, zeggen dat iets niet klopt, en vragen om alles te wissen. U krijgt binnen een maand antwoord, met een reden.
own-rights-fold = Vraag iets over uw gegevens
own-right-which = Wat wilt u?
own-right-access = Ik wil zien wat er van mij bewaard wordt
own-right-access-then = Na het antwoord leest u hier alles.
own-right-correction = Er klopt iets niet
own-right-correction-then = Wat u schrijft, komt erbij te staan. Wat er stond, blijft ook staan.
own-right-erasure = Ik wil dat alles gewist wordt
own-right-erasure-then = Dan is het hele plan weg, ook voor uw huisgenoten. Dat kan niemand terugdraaien.
own-right-words = Wat wilt u erbij zeggen?
own-right-words-hint = Klopt er iets niet? Schrijf dan wat er niet klopt en hoe het wel is.
own-right-act = Vraag dit
own-right-promise = Uw aanspreekpunt hoort het vandaag. Hier staat steeds hoe ver het is.
own-right-asked = Uw vraag is binnen. Hieronder staat wanneer u antwoord krijgt.
own-right-asked-on = Gevraagd op { $day }.
own-right-asked-access = U wilt zien wat er bewaard wordt.
own-right-asked-correction = U zegt dat er iets niet klopt.
own-right-asked-erasure = U wilt dat alles gewist wordt.
own-right-asked-erasure-another = Iemand van uw huishouden wil dat alles gewist wordt.
own-right-your-words = uw woorden
own-right-waits = U krijgt antwoord voor { $day }.
own-right-confirming = Er is ja gezegd. Een tweede persoon kijkt er nog naar, omdat wissen niet terug te draaien is.
own-right-granted = Er is ja gezegd, op { $day }.
own-right-refused = Er is nee gezegd, op { $day }. Bent u het er niet mee eens? Bel uw aanspreekpunt, of de privacytoezichthouder (Autoriteit Persoonsgegevens).
own-right-answer = het antwoord
own-right-already = U hebt dit al gevraagd. Wij zijn ermee bezig; hierboven staat wanneer u antwoord krijgt.
own-data-link = Lees alles wat wij van u bewaren
own-data-until = U leest dit hier tot { $day }. Daarna vraagt u het opnieuw.
own-data-back = Terug naar uw plan
problem-own-right-which = Kies wat u wilt.
problem-own-right-words = Schrijf op wat er niet klopt. Een paar woorden is genoeg.
notice-resident-right = Een inwoner vraagt iets over de eigen gegevens. Je hebt een maand om te antwoorden.

## Horen dat iemand nog niet geholpen is

hear-title = Een inwoner is nog niet geholpen
hear-a-resident = een inwoner, { $day }
hear-lead = { $lead } houdt de vraag vast. De inwoner hoort uiterlijk { $day } van jou wat er nu gebeurt.
hear-nobody = Niemand houdt de vraag nog vast. De inwoner hoort uiterlijk { $day } van jou wat er nu gebeurt.
hear-answer = Zeg terug wat er nu gebeurt
hear-words = Wat gebeurt er nu?
hear-words-hint = Praat eerst met wie de vraag vasthoudt. De inwoner leest dit letterlijk: schrijf "u".
hear-next = Wanneer?
hear-act = Zeg het de inwoner
hear-promise = De inwoner leest het op de eigen bladzijde, met jouw naam. Wie vasthoudt hoort dat je antwoordde.
hear-said = Je zei terug
hear-answered = De inwoner leest nu wat je schreef.
hear-back = Naar Vandaag
problem-hear-words = Schrijf wat er nu gebeurt.
problem-hear-day = Kies een dag.
problem-hear-day-passed = Kies een dag die nog komt.
why-not-helped = een inwoner zegt nog niet geholpen te zijn
why-not-helped-reopened = de inwoner zegt nog niet geholpen te zijn
not-helped-reopened = weer geopend
not-helped-raised = naar een leidinggevende
resident-answer-agrees = het mag
resident-answer-refuses = liever niet
resident-answer-about-share = meelezen
resident-answer-about-handover = overdracht
who-read-post = Ponton zelf, om de link te sturen

## Wat het aanspreekpunt hoort

notice-resident-words = Een inwoner voegde zelf woorden toe aan het plan.
notice-resident-agreed = Een inwoner zei dat het mag.
notice-resident-refused = Een inwoner zei liever niet. Praat er samen over.
notice-resident-ended-share = Een inwoner trok de toestemming om te delen in. Er wordt niet meer gelezen.
notice-share-ended-by-resident = Iemand trok de toestemming in. Je leest er niets meer van.
notice-resident-not-helped = Een inwoner zegt nog niet geholpen te zijn. Bel vandaag.
notice-not-helped-answered = Een inwoner die nog niet geholpen was, kreeg antwoord. Lees het bij het plan.

## De mail met de link

mail-resident-subject = Uw link
mail-resident = Met deze link leest u wat er is afgesproken. Hij werkt één keer, { $hours } uur lang. Wij vragen u ook naar een jaar of een woord dat alleen u weet.

    { $link }

    Verwacht u deze mail niet? Doe dan niets. In deze mail staat niets over u.

## Op de bladzijde van een overdracht

handover-resident-agrees = De inwoner zei zelf dat het mag, { $day }.
handover-resident-refuses = De inwoner zei zelf liever niet, { $day }.

## Op de bladzijde van het plan

plan-not-helped = de inwoner zei niet geholpen te zijn, { $day }
plan-not-helped-raised = Bel de inwoner. Je teamleider of de balie hoort dit ook en zegt uiterlijk { $day } terug wat er gebeurt.

own-goals-title = Wat wilt u bereiken
own-goals-none = Hier staat nog niets.
own-goals-none-then = U kunt het zelf opschrijven, of samen met uw aanspreekpunt.
own-goal-more = Schrijf op wat u wilt bereiken
own-goal-words = Wat wilt u bereiken?
own-goal-act = Schrijf het op
own-goal-promise = Uw aanspreekpunt hoort het vandaag. Samen kijkt u later hoe ver het is gekomen.
own-goal-set = Het staat erbij. Uw aanspreekpunt hoort het vandaag.
own-goal-heavy = Hoe zwaar is het nu?
own-goal-heavy-hint = 0 is helemaal niet zwaar. 10 is niet vol te houden.
own-goal-heavy-act = Vertel hoe zwaar het is
own-goal-heavy-now = De laatste keer was het { $heavy } van de 10.
own-goal-weighed = Dank u. Uw aanspreekpunt hoort het vandaag.
own-goal-reached = Hoe ver het kwam, zag u samen:
problem-own-goal-heavy = Kies een getal van 0 tot en met 10.
notice-resident-goal = Een inwoner schreef op wat die wil bereiken, of hoe zwaar het nu is.
