### Dossiers: van bundelen tot "het werkt hier".

## Hoe ver een dossier is
dossier-state-gathering = verzamelen
dossier-state-prepared = voorbereid
dossier-state-at-table = aan tafel
dossier-state-in-hand = in behandeling
dossier-state-solved = opgelost
dossier-state-not-solved = nog geen oplossing
dossier-state-brought-back = teruggebracht
dossier-state-confirmed = werkt hier
dossier-state-silent = gesloten zonder reactie
dossier-state-unsolved = gesloten zonder oplossing
dossier-state-remainder = open op wat overblijft
commitment-open = loopt
commitment-kept = nagekomen
commitment-not_kept = niet nagekomen

## De lijst
dossiers-title = Dossiers
dossiers-what = Signalen die op elkaar lijken, met één trekker die ze naar een oplossing brengt en weer terug.
dossiers-filter = Kies wat je ziet
dossiers-filter-state = Hoe ver
dossiers-filter-mine = Alleen waar ik trekker van ben
dossiers-filter-act = Toon
dossiers-none = Hier staat geen dossier.
dossiers-none-what = Bundel signalen die op elkaar lijken
dossiers-line = { $state } · { $level } · { $signals ->
    [one] 1 signaal
   *[other] { $signals } signalen
 } · { $next }
dossiers-closed = { $state } · trekker was { $driver } · afgerond op
dossier-mark = dossier

## Eén dossier
dossier-sentence = { $driver } is trekker. Volgende stap: { $next }, { $moment }.
dossier-sentence-climbed = { $driver } is trekker, maar dit bleef liggen. { $holder } houdt het nu vast. Volgende stap: { $next }, { $moment }.
dossier-sentence-held = { $holder } houdt dit vast voor trekker { $driver }. Volgende stap: { $next }, { $moment }.
dossier-closed = Gesloten op { $moment }. Trekker was { $driver }.
dossier-is-closed = Het werkt waar het gemeld is. Blijkt dat niet zo, dan kan het weer open.
dossier-closed-in-silence = { $silent ->
    [0] Niet iedereen zei of het werkt.
    [one] Eén melder zei niets.
   *[other] { $silent } melders zeiden niets.
 } { $works ->
    [0] Of het werkt, is dus niet bekend.
    [one] Bij één melder werkt het.
   *[other] Bij { $works } melders werkt het.
 } Wie niets zei, kan dat nog doen. Werkt het niet, dan gaat het weer open.
dossier-closed-unsolved = Er kwam geen oplossing. Komt die er toch, dan kan het weer open.
dossier-overdue = De volgende stap is te laat.
dossier-remains = Een deel is opgelost. Dit blijft over: { $words }
remains-shielded = voor een van de melders werkt het nog niet.
dossier-none-yet = Er is nog geen oplossing, omdat: { $why }
dossier-acts = Wat je kunt doen
dossier-problem = Het probleem
dossier-level = Reikt tot
dossier-first-raised = Voor het eerst gemeld
dossier-lead-time = Doorlooptijd
dossier-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
 }
dossier-signals = { $count ->
    [one] 1 signaal
   *[other] { $count } signalen
 }
dossier-more-signals = { $count ->
    [one] Nog 1 signaal
   *[other] Nog { $count } signalen
 }
dossier-shielded-reporter = melder afgeschermd
dossier-suggestions = Ideeën
dossier-said-on = { $name }, { $moment }
dossier-coalition = Samen met
dossier-tables = Aan tafel
dossier-question = Vraag: { $question }
dossier-outcome-missing = Het overleg is geweest. De uitkomst staat er nog niet bij.
dossier-on-agenda = Staat op de agenda.
dossier-outcome-on = Uitkomst, vastgelegd op { $moment }
dossier-taken-off = Van de agenda gehaald op { $moment }, want er was al een oplossing.
dossier-commitments = Toezeggingen
dossier-solution = Wat eruit kwam
dossier-earlier-versions = { $count ->
    [one] De versie hiervoor
   *[other] { $count } eerdere versies
 }
dossier-back = Terug naar de melders
dossier-way = De weg van dit dossier

## Het probleem opschrijven
statement-none = Het probleem staat er nog niet.
statement-invites = Schrijf het op: duidelijk, neutraal, erkend en gedeeld. Nog zonder oplossing; ideeën staan apart.
statement-never = Het probleem is niet opgeschreven.
statement-act = Schrijf het probleem op
statement-words = Wat is het probleem?
statement-hint = Duidelijk, neutraal, erkend en gedeeld. Noem geen oplossing: die hoort bij de ideeën.
statement-promise = Iedereen in het netwerk leest dit. Je kunt het later beter opschrijven; de weg bewaart elke versie.
statement-submit = Leg het probleem vast
statement-done = Het probleem staat erbij.

## Ideeën
suggest-act = Voeg een idee toe
suggest-words = Wat stel je voor?
suggest-promise = Je idee staat apart van het probleem, met je naam. De tafel leest het mee.
suggest-submit = Voeg toe
suggest-done = Je idee staat erbij.

## Coalitie
coalition-act = Betrek een organisatie
coalition-partner = Welke organisatie draagt dit mee?
coalition-promise = De organisatie hoort het, staat bij dit dossier en kan er weer uit. Haar mensen kun je daarna een toezegging laten doen.
coalition-submit = Betrek
coalition-done = De organisatie staat erbij.
coalition-refused-unknown = Deze organisatie is er niet meer. Kies een andere.
leave-coalition-act = Haal een organisatie uit dit dossier
leave-coalition-partner = Welke organisatie draagt dit niet meer mee?
leave-coalition-why = Waarom niet meer?
leave-coalition-promise = De trekker en die organisatie horen het, met je reden. Wat haar mensen hebben toegezegd, blijft staan.
leave-coalition-submit = Haal eruit
leave-coalition-done = De organisatie draagt dit niet meer mee.

## Naar de tafel
bring-act = Breng naar de tafel
bring-meeting = Welk overleg?
bring-meeting-hint = Wat het best past staat bovenaan. Een dossier mag aan meer tafels liggen.
bring-other-table = Een andere tafel
bring-other-table-hint = Niet alle tafels staan hierboven. Typ de naam van een tafel die een overleg gepland heeft: het komt op het eerstvolgende.
bring-question = Wat vraag je de tafel?
bring-question-hint = Laat je dit leeg, dan is de titel van het dossier de vraag.
bring-fits-both = { $when }, { $place }. Past bij thema en niveau.
bring-fits-theme = { $when }, { $place }. Past bij het thema.
bring-fits-level = { $when }, { $place }. Past bij het niveau.
bring-fits-neither = { $when }, { $place }.
bring-none-planned = Geen enkele tafel heeft een overleg gepland. Vraag een voorzitter om een datum.
bring-promise = { $count ->
    [one] De melder hoort wanneer het besproken wordt.
   *[other] De { $count } melders horen wanneer het besproken wordt.
 } De voorzitter zorgt dat de uitkomst wordt vastgelegd.
bring-submit = Breng naar de tafel
bring-done = Het staat op de agenda en de melders weten het.

## Toezeggingen
commitment-mark = toezegging
commitment-act = Leg een toezegging vast
commitment-words = Wat is er toegezegd?
commitment-person = Wie doet dat?
commitment-person-hint = Je ziet mensen van de tafels, de coalitie en je eigen organisatie. Staat iemand er niet bij? Betrek eerst de organisatie.
commitment-due = Wanneer is het klaar?
commitment-promise = Het komt op de lat van wie je kiest, die daar bericht van krijgt. Blijft het stil, dan gaat het door naar een ander.
commitment-submit = Leg vast
commitment-done = De toezegging staat op de lat.
commitment-due-on = Klaar: { $moment }
commitment-overdue = Te laat, en nog niets gehoord.
commitment-refused-due-far = Deze dag is meer dan twee jaar vooruit. Kijk of het jaar klopt; wat later komt, spreek je af voor een dag waarop jullie verder kijken.
commitment-refused-due-past = Deze dag is al voorbij. Kies een dag die nog komt.
commitment-refused-person-not-there = Deze persoon is er nu niet. Kies een ander.
commitment-refused-said-already = Hier is al iets over gezegd. Je ziet het hieronder.
keep-act = Zeg wat ervan kwam
keep-question = Is het gedaan?
keep-yes = Ja, het is gedaan
keep-no = Nee, het lukt niet
keep-why = Waarom niet?
keep-why-hint = Alleen nodig als het niet lukt.
keep-promise = { $driver } hoort dit als trekker meteen. Terugdraaien kan niet.
keep-submit = Zeg het
keep-done = Dank je. De trekker weet het.

## Uitkomst van een overleg
outcome-act = Leg de uitkomst vast
outcome-words = Wat heeft de tafel gezegd?
outcome-hint = Besluiten en afspraken. Wie wat doet, leg je daarna vast als toezegging.
outcome-promise = Iedereen in het netwerk leest dit. { $driver } gaat er als trekker mee verder. Wijzigen kan daarna niet meer.
outcome-submit = Leg de uitkomst vast
outcome-done = De uitkomst van { $table } staat erbij.

## Oplossing
solution-act = Leg vast wat eruit kwam
solution-kind-label = Wat is het?
solution-words = Wat staat er, in gewone woorden?
solution-words-hint = Dit lezen de melders. Schrijf het zoals je het hen zou vertellen.
solution-why = Waarom?
solution-why-hint = Nodig als er nog geen oplossing is.
solution-force-label = Hoe bindend is het?
solution-force-hint = Laat je dit leeg, dan geldt wat bij deze soort gewoon is.
solution-owner = Van welke organisatie is dit?
solution-owner-hint = Laat je dit leeg, dan is het van de organisatie van wie de laatste tafel voorzat. Was er nog geen tafel, dan is het van jouw organisatie.
solution-valid-until = Geldt tot
solution-promise = Het wordt een nieuwe versie; oude versies blijven staan. Agendapunten die nog openstaan gaan van de agenda. Binnen een werkdag breng je het terug naar de melders.
solution-submit = Leg vast
solution-done = Het staat erbij. Breng het nu terug naar de melders.
solution-refused-owner = Deze organisatie is er niet meer. Kies een andere.
solution-refused-ended = De einddatum ligt al achter ons. Kies een dag die nog komt, of laat het leeg.
solution-by = Vastgelegd door { $name }, { $moment }
solution-is = Soort
solution-force = Kracht
solution-owned-by = Van
solution-version = Versie
solution-until = Geldt tot
solution-none-yet-why = Waarom nog niet: { $why }
solution-because = Waarom: { $why }

## Terug naar de melders
back-act = Breng terug naar de melders
back-whom = { $count ->
    [one] 1 melder krijgt bericht op Vandaag en per mail:
   *[other] { $count } melders krijgen bericht op Vandaag en per mail:
 }
back-everybody-told = Alle melders hebben al bericht, het laatste van { $moment }. Hieronder staat per melder hoe ver het kwam.
back-promise = { $count ->
    [one] De melder hoort het meteen, en krijgt over twee weken de vraag of het werkt.
   *[other] Alle { $count } melders horen het meteen, en krijgen over twee weken de vraag of het werkt.
 } Terughalen kan niet.
back-promise-none-yet = { $count ->
    [one] De melder hoort meteen dat er nog geen oplossing is, en waarom.
   *[other] Alle { $count } melders horen meteen dat er nog geen oplossing is, en waarom.
 } Het dossier blijft open. Terughalen kan niet.
back-submit = Breng terug
back-done = De melders hebben bericht.
back-nothing-yet = Er is nog niets om terug te brengen.
back-nothing-yet-what = Zodra er een oplossing is, of vaststaat waarom die er nog niet is, horen alle melders het.
back-tally-untold = weten het nog niet
back-tally-works = werkt
back-tally-not-yet = nog niet
back-tally-silent = nog niets gezegd
back-shielded-reporter = Een melder die afgeschermd is
back-told-on = bericht op { $moment }
back-delivered-on = mail verstuurd op { $moment }
back-has-left = is vertrokken
back-bounced-on = mail kwam terug op { $moment }
back-mail-returned = Kwam de mail aan { $name } terug? Zeg het hier
back-read-on = gelezen op { $moment }
back-asked-on = Krijgt op { $moment } de vraag of het werkt.
back-no-answer = Gevraagd of het werkt, nog geen antwoord.
back-earlier = Wie een eerdere versie kreeg

## Wat overblijft
remainder-act = Zeg beter wat er overblijft
remainder-promise = Dit staat bovenaan het dossier. Wat de melders zelf schreven, blijft bij hun signaal staan.
remainder-submit = Bewaar
remainder-done = Wat overblijft is opnieuw beschreven.

## Sluiten en weer openen
closing-act = Sluit dit dossier
closing-counts = Het werkt bij { $works }, nog niet bij { $not }, en { $silent } zeiden nog niets.
closing-why = Waarom sluit je toch?
closing-why-hint = { $count ->
    [one] Eén melder zei nog niets. Stilte is geen ja.
   *[other] { $count } melders zeiden nog niets. Stilte is geen ja.
 }
closing-became = Wat is er geworden van wat overbleef?
closing-promise = Het dossier gaat van je lat. Wie niets zei, hoort dat het gesloten is en waarom. Werkt het later toch niet, dan kan het weer open.
closing-submit = Sluit
closing-done = Het dossier is gesloten.
reopen-act = Open dit dossier weer
reopen-remains = Wat blijft er over?
reopen-hint = Schrijf wat er nog niet werkt, en waar.
reopen-promise = { $count ->
    [one] De melder hoort dat het weer open is.
   *[other] De { $count } melders horen dat het weer open is.
 } De trekker houdt het weer vast.
reopen-submit = Open weer
reopen-done = Het dossier is weer open.

## Een niveau hoger
lift-act = Til naar een hoger niveau
lift-proposed = Dit speelt op meer plaatsen. Voorstel: til het naar { $level }.
lift-level = Naar welk niveau?
lift-why = Waarom hoort het daar?
lift-promise = { $count ->
    [one] De melder hoort het.
   *[other] De { $count } melders horen het.
 } Daarna passen er andere tafels bij.
lift-submit = Til het op
lift-done = Het dossier ligt een niveau hoger.

## De trekker
driver-act = Vraag een ander als trekker
driver-to = Wie vraag je?
driver-why = Waarom vraag je dit?
driver-promise = Jij blijft trekker tot de ander ja zegt. Zonder antwoord binnen { $days } werkdagen blijft het bij jou.
driver-submit = Vraag
driver-done = Gevraagd. Tot er een ja is, ben jij trekker.
driver-asked = Aan { $name } is gevraagd om trekker te worden.
driver-answer-act = Word jij trekker?
driver-answer-question = Wat zeg je?
driver-yes = Ja, ik word trekker
driver-no = Nee, nu niet
driver-answer-why = Waarom niet?
driver-answer-why-hint = Alleen nodig bij nee. Nee zeggen mag altijd.
driver-answer-promise = Bij ja staat het dossier op jouw lat en horen de melders wie trekker is. Bij nee blijft alles zoals het was.
driver-answer-submit = Antwoord
driver-answer-done = Je antwoord staat erbij.

## De agenda van een tafel
agenda-title = Agenda: { $table }
agenda-when = { $day }, { $hour } tot { $until } uur, { $place }. Voorzitter: { $convener }.
agenda-three-questions = Bij elk punt drie vragen: Wat zien jullie? Wat zien wij? Wat pakken we samen op?
agenda-present = Aan tafel
agenda-no-seats = Er zijn nog geen vaste plaatsen.
agenda-was-empty = Er stond niets op de agenda.
agenda-empty = Er staat nog niets op de agenda.
agenda-empty-what = Breng een dossier naar deze tafel
agenda-driver = Trekker: { $name }
agenda-question = Vraag aan de tafel:
agenda-what-you-see = Wat zien jullie?
agenda-reach = { $signals ->
    [one] 1 signaal
   *[other] { $signals } signalen
 } van { $organisations ->
    [one] 1 organisatie
   *[other] { $organisations } organisaties
 } in { $places ->
    [one] 1 plaats
   *[other] { $places } plaatsen
 }.
agenda-no-problem = Het probleem is nog niet opgeschreven.
agenda-what-we-see = Wat zien wij?
agenda-nothing-before = Hier is nog niet eerder over gesproken.
agenda-earlier = { $table }, { $moment }
agenda-suggested = Ideeën tot nu toe:
agenda-together = Wat pakken we samen op?
agenda-nothing-promised = Er lopen nog geen toezeggingen.
agenda-promised = Deze toezeggingen lopen:
agenda-notes = Ruimte voor notities
agenda-decided = Uitkomst, vastgelegd op { $moment }
agenda-taken-off = Van de agenda: { $title }, want er was al een antwoord

## Bericht
notice-to-table = "{ $title }" wordt besproken aan de tafel { $table }, op { $moment }.
notice-lifted = "{ $title }" ligt nu een niveau hoger: { $level ->
    [gemeente] gemeente
    [regio] regio
    [land] land
   *[other] wijk
 }. Trekker: { $driver }.
notice-brought-back = Er is een antwoord op je signaal, van { $by }: "{ $words }"
notice-does-it-work = Werkt dit bij jullie? Je meldde: "{ $title }"
notice-not-yet-shielded = Een melder zegt bij "{ $title }": nog niet. Lees het in Ponton.
notice-works-now = { $organisation } zegt bij "{ $title }": nu werkt het wel. { $left ->
    [0] Niemand zegt nog dat het niet werkt. Je kunt het dossier sluiten.
    [one] Eén melder zegt nog: nog niet.
   *[other] { $left } melders zeggen nog: nog niet.
 }
notice-works-now-shielded = Een melder zegt bij "{ $title }": nu werkt het wel. { $left ->
    [0] Niemand zegt nog dat het niet werkt. Je kunt het dossier sluiten.
    [one] Eén melder zegt nog: nog niet.
   *[other] { $left } melders zeggen nog: nog niet.
 }
notice-reopened = "{ $title }" is weer open. Dit blijft over: { $words } Trekker: { $driver }.
notice-coalition-joined = { $by } vraagt { $organisation } om "{ $title }" mee te dragen. Trekker: { $driver }. Kan dat niet, haal je organisatie er dan weer uit.
notice-coalition-left = { $organisation } draagt "{ $title }" niet meer mee. { $by } zegt waarom: "{ $why }"
notice-closed-in-silence = { $by } sloot het dossier "{ $title }" zonder jouw reactie. Waarom: "{ $why }" Werkt het bij jou niet? Zeg het bij je signaal, dan gaat het weer open.
notice-closed-unsolved = { $by } sloot het dossier "{ $title }" zonder oplossing. Waarom: "{ $why }" Loop je er weer tegenaan? Meld het opnieuw.
notice-driver-changed = "{ $title }" heeft een andere trekker: { $driver }.
notice-commitment-kept = { $person } is de toezegging nagekomen: "{ $words }"
notice-commitment-not-kept = { $person } komt de toezegging niet na: "{ $words }" Waarom: { $why }
notice-taken-off-agenda = "{ $title }" hoeft niet meer naar { $table }: { $by } legde een oplossing vast.

## Waarom dit moment
why-state-the-problem = het probleem helder opschrijven
why-bring-to-table = naar een tafel brengen
why-hear-outcome = horen wat de tafel zegt
why-record-outcome = de uitkomst vastleggen
why-record-solution = vastleggen wat eruit komt
why-bring-back = terugbrengen naar de melders
why-hear-whether-it-works = horen of het werkt
why-remainder = verder met wat overblijft
why-keep-commitment = doen wat is toegezegd
why-commitment-not-kept = een andere weg zoeken: een toezegging lukt niet

## De weg
way-a-contributor = Een melder
way-ahead-meeting = overleg { $table }
way-ahead-commitment = toezegging van { $name }
way-ahead-next = { $name }: { $next }
way-dossier-gathered = bundelde { $signals ->
    [one] 1 signaal
   *[other] { $signals } signalen
 }, trekker { $driver }
way-dossier-joined = voegde een signaal toe
way-dossier-problem-stated = schreef het probleem op
way-dossier-suggested = deed een voorstel
way-dossier-coalition-joined = betrok { $organisation }
way-dossier-coalition-left = haalde { $organisation } eruit
way-dossier-brought-to-table = bracht het naar { $table }, { $moment }
way-dossier-outcome-recorded = legde de uitkomst van { $table } vast
way-dossier-taken-off-agenda = haalde het van de agenda van { $table }
way-dossier-committed = legde een toezegging van { $person } vast, klaar { $moment }
way-dossier-commitment-kept = zei dat { $person } de toezegging nakwam
way-dossier-commitment-not-kept = zei dat { $person } de toezegging niet nakomt
way-dossier-solution-recorded = legde vast wat eruit kwam, versie { $number }
way-dossier-brought-back = bracht het terug naar { $told ->
    [one] 1 melder
   *[other] { $told } melders
 }
way-dossier-remainder = ({ $organisation }) zei: nog niet
way-dossier-remainder-somebody = zei: nog niet
way-dossier-remainder-worded = beschreef opnieuw wat overblijft
way-dossier-confirmed = { $works ->
    [0] sloot het
   *[other] sloot het: werkt bij { $works }
 }
way-dossier-closed-in-silence = sloot het zonder dat iedereen reageerde: werkt bij { $works }
way-dossier-closed-unsolved = sloot het zonder oplossing
way-dossier-works-after-all = ({ $organisation }) zei: het werkt. Daarmee werkt het waar het gemeld is
way-dossier-works-after-all-somebody = zei: het werkt. Daarmee werkt het waar het gemeld is
way-dossier-reopened = opende het weer
way-dossier-lifted = tilde het naar { $level }
way-dossier-driver-asked = vroeg { $to } als trekker
way-dossier-driver-changed = werd trekker, na { $from }
way-dossier-driver-declined = werd geen trekker

## Wat er nog ontbreekt
problem-too-long = Dit is te lang. Het mag hooguit { $most } tekens zijn.
problem-problem-empty = Schrijf op wat het probleem is.
problem-suggestion-empty = Schrijf op wat je voorstelt.
problem-partner-empty = Kies een organisatie.
problem-leave-why-empty = Schrijf waarom, zodat de ander het begrijpt.
problem-meeting-empty = Kies een overleg.
problem-question-empty = Schrijf wat je de tafel vraagt.
problem-outcome-empty = Schrijf op wat de tafel heeft gezegd.
problem-commitment-empty = Schrijf op wat er is toegezegd.
problem-person-empty = Kies wie het doet.
problem-due-empty = Kies een dag waarop het klaar is.
problem-kept-empty = Kies of het gedaan is.
problem-why-not-kept-empty = Schrijf waarom het niet lukt, zodat de trekker verder kan.
problem-solution-kind-empty = Kies wat het is.
problem-solution-empty = Schrijf op wat eruit kwam.
problem-why-none-yet-empty = Schrijf waarom er nog geen oplossing is. Ook dat gaat terug naar de melders.
problem-day-unreadable = Deze dag kunnen we niet lezen. Kies een dag.
problem-remains-empty = Schrijf wat er overblijft.
problem-level-above-empty = Kies een niveau.
problem-lift-why-empty = Schrijf waarom het daar hoort.
problem-driver-empty = Kies wie je vraagt.
problem-driver-why-empty = Schrijf waarom je dit vraagt.
problem-driver-answer-empty = Kies ja of nee.
problem-driver-no-why-empty = Schrijf waarom niet, zodat de trekker verder kan.

## Waarom het nu niet kan
dossier-refused-closed = Dit dossier is gesloten. Open het eerst weer.
dossier-refused-bring-back-first = Er is al een oplossing. Breng die eerst terug naar alle melders.
dossier-refused-no-solution-yet = Leg eerst vast wat er nu uitkwam, of waarom er nog geen oplossing is.
dossier-refused-not-brought-back = Eerst terug naar alle melders.
dossier-refused-not-at-table = Dit dossier staat op geen enkele agenda.
dossier-refused-does-not-work-yet = Bij een melder werkt het nog niet. Ga verder met wat overblijft.
dossier-refused-not-asked-yet = Niet iedereen heeft al de vraag gekregen of het werkt. Die komt twee weken na de terugmelding. Daarna kun je sluiten, ook als het stil blijft.
dossier-refused-commitments-run = Er loopt nog een toezegging. Zeg eerst wat daarvan kwam.
dossier-refused-remainder-needs-why = Er bleef iets over. Schrijf wat daarvan geworden is.
dossier-refused-nothing-remains = Er blijft nu niets over bij dit dossier. Laad de pagina opnieuw.
dossier-refused-silent-needs-why = Niet iedereen heeft iets gezegd. Schrijf waarom je toch sluit.
dossier-refused-everybody-told = Alle melders weten het al.
dossier-refused-open-already = Dit dossier is al open.
dossier-refused-meeting-past = Dit overleg is al geweest. Kies een volgend overleg.
dossier-refused-outcome-recorded = De uitkomst staat er al. Je ziet haar hieronder.
dossier-refused-other-question = Dit dossier staat al op deze agenda, met de vraag van iemand anders; die staat op de agenda. Spreek samen één vraag af, of kies een ander overleg.
dossier-refused-taken-off = Dit punt is van de agenda gehaald, want er is een oplossing.
dossier-refused-none-yet-needs-why = Schrijf waarom er nog geen oplossing is.
dossier-refused-level-not-above = Kies een niveau dat hoger ligt dan nu.
dossier-refused-driver-not-there = Deze persoon is er nu niet. Kies een ander als trekker.
dossier-refused-not-asked = Deze vraag staat niet meer open voor jou.
