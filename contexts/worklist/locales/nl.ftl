### De werklijst: wie wat vasthoudt tot wanneer. Vandaag, Mijn lat, de waterlijn, en wat je met een verplichting doet.

## Vandaag
today-title = Vandaag
today-day = { $day }
today-quiet = Niets ligt stil bij jou.
today-quiet-then = Tijd om iets te melden dat je ziet, of een collega te helpen.
today-now = Nu
today-more = Nog { $count }
today-many-more = Nog 99 of meer
today-asked = Aan jou gevraagd
today-week = Deze week
today-desks = Aan jouw balies
today-came-back = Teruggekomen
today-heard = Over wat je vasthoudt
today-around = Om je heen

## Berichten
notices-notice = bericht
notices-reminder = herinnering
notices-read = Gelezen
notices-read-all = Alles gelezen
notices-all-read = Die berichten staan op gelezen.
notices-title = Berichten
notices-what-came-back = Wat naar je terugkwam en je nog niet gelezen hebt, het nieuwste eerst.
notices-what-holding = Wat je hoorde over wat je vasthoudt en nog niet gelezen hebt, het nieuwste eerst.
notices-to-holding = Naar de berichten over wat je vasthoudt
notices-to-came-back = Naar wat naar je terugkwam
notices-none = Je hebt alles gelezen.
notices-none-then = Wat terugkomt, staat op Vandaag en hier.
notice-at-desk = Bij { $desk } ligt iets dat op iemand wacht. Wat er vandaag nog bij komt, staat in dezelfde lijst.
notice-you-hold = Je houdt nu vast: "{ $title }".
notice-given-absence = Je kreeg dit omdat de houder er niet is: "{ $title }".
notice-given-leaving = Je kreeg dit omdat de houder vertrekt: "{ $title }".
notice-given-desk-emptied = Je kreeg dit omdat er aan de andere balie niemand meer staat: "{ $title }".
notice-given-supervision = Je teamleider { $lead } legde dit bij jou: "{ $title }". Reden: "{ $why }".
notice-given-handover = Je nam dit over: "{ $title }".
notice-given-to-desk = { $lead } legde dit aan jouw balie: "{ $title }". Reden: "{ $why }".
notice-reassigned = Je teamleider { $lead } legde dit bij { $by }: "{ $title }". Reden: "{ $why }". Jij houdt het niet meer vast.
notice-taken-over = { $by } nam dit van je over: "{ $title }".
notice-asked = Wil jij dit overnemen? "{ $title }". Reden: "{ $why }". Antwoord uiterlijk { $moment }.
notice-declined = Je vraag om dit over te nemen kreeg een nee: "{ $title }". Reden: "{ $why }". Je houdt het zelf nog vast.
notice-no-longer-asked = Je hoeft hier niet meer op te antwoorden: "{ $title }".
notice-offer-lapsed = Niemand antwoordde op je vraag om dit over te nemen: "{ $title }". Je houdt het zelf nog vast.
notice-halfway = De helft van je tijd is voorbij: "{ $title }".
notice-due = Je moment is er, en je vraag staat nog open: "{ $title }".
notice-renewed = Dit loopt nog even, kijk of alles goed gaat: "{ $title }". Het komt weer bij je terug op { $moment }.
notice-climbed-from-you = Dit bleef liggen en ligt nu bij { $to }: "{ $title }". Je mag het terugnemen.
notice-climbed-to-you = Dit bleef liggen bij { $from } en ligt nu bij jou: "{ $title }".
notice-climbed-on = Dit was van jou en ligt nu bij { $to }: "{ $title }". Je mag het terugnemen.
notice-asked-again = Dit staat nog open en niemand pakte het op: "{ $title }".
notice-person-absent = { $name } is er niet sinds { $moment }. { $count ->
    [0] Er lag niets bij deze persoon.
    [one] Eén ding ligt nu bij { $desk }.
   *[other] { $count } dingen liggen nu bij { $desk }.
 }
notice-person-changed = { $by } veranderde je naam, adres of taal in Ponton. Klopt het niet? Zet het recht op je eigen pagina.
notice-you-convene = Je zit nu de tafel { $table } voor, want de voorzitter is vertrokken. Geef het door als een ander dat beter kan.
notice-person-left = { $name } is vertrokken op { $moment }. { $count ->
    [0] Er lag niets bij deze persoon.
    [one] Eén ding ligt nu bij { $desk }.
   *[other] { $count } dingen liggen nu bij { $desk }.
 }

## Waarom een moment
why-let-in-another-way = De toegangslink kwam niet aan: vraag een nieuwe aan, of laat wie de server beheert er een geven
why-reach-another-way = De mail kwam niet aan: vertel het op een andere manier
why-asked-is-not-there = Wie je vroeg, is er niet.

## Soorten
matter-signal = signaal
matter-handover = Overdracht
matter-help-request = Hulpvraag
matter-agreement = Afspraak
matter-right-request = Verzoek van een inwoner
matter-retention = Bewaartermijn
matter-share-proposal = Voorstel om te delen
matter-second-view = Andere blik
matter-strained-rule = Schurende regel
matter-dossier = dossier
matter-agenda-item = agendapunt
matter-commitment = toezegging
matter-bounce = mail kwam niet aan
matter-call-round = belronde
matter-routing-rule = routeringsregel
matter-standing-message = boodschap
matter-question = vraag
matter-answer-review = antwoord nakijken
matter-answer-validity = geldigheid van een antwoord
matter-measure-touch = maatregel gewijzigd
matter-other = open zaak

## Mijn lat
held-title = Mijn lat
held-what = Alles wat jij vasthoudt, wat het eerst moet bovenaan.
held-nothing = Er ligt niets bij jou.
held-nothing-then = Zodra je iets op je neemt, staat het hier.
held-with-desks = Toon ook wat aan mijn balies ligt
held-without-desks = Toon alleen wat van mij is

## Waterlijn
waterline-title = Waterlijn
waterline-what = Wat in het netwerk te laat is of is doorgeschoven omdat het bleef liggen. Wat het langst wacht, staat bovenaan.
waterline-nothing = Alles is boven water.
waterline-nothing-then = Niets is te laat en niets bleef liggen.
waterline-overdue = te laat
waterline-team-lead = bij een teamleider
waterline-organisation-desk = bij een balie van een organisatie
waterline-network-desk = bij de balie van het netwerk
waterline-lines = Wat wacht
waterline-places = Waar het begon
waterline-places-what = Organisaties waar het bleef liggen, met hoeveel
waterline-organisation = Organisatie
waterline-network-itself = Het netwerk zelf
waterline-count = Aantal
waterline-most = Geteld over de { $most } die het langst wachten.
waterline-or-more = of meer { $what }

## Een verplichting
obligation-shielded = Afgeschermde melding
obligation-move = Verzet of geef door
obligation-take = Neem over
obligation-look = Bekijk de weg
obligation-open = Open
obligation-to-signal = Naar het signaal
obligation-to-dossier = Naar het dossier
obligation-to-agenda = Naar de agenda
obligation-to-plan = Naar het plan
obligation-to-page = Naar de pagina
obligation-sealed-where = Dit gaat over een inwoner. Wat je ermee doet, staat op de pagina hierboven: alleen daar zijn woorden over iemand afgeschermd.
obligation-way = De weg tot nu toe
obligation-held-by = { $name } houdt dit vast. Volgend moment:
obligation-offered-to = Aan { $name } is gevraagd om het over te nemen, met antwoord uiterlijk { $by }.
obligation-settled-on = Dit is afgerond op { $day }.
obligation-take-promise = Het komt op jouw lat. Wie het nu vasthoudt, krijgt bericht.
obligation-taken = Je houdt het nu vast.
obligation-promise = Spreek een nieuw moment af
obligation-promise-promise = Het blijft bij jou. Het moment en je reden staan op de weg, zichtbaar voor wie erbij mag.
obligation-promise-due = De dag zelf is { $day }. Spreek je eerder iets af, dan geldt jouw moment: laat je het lopen, dan klimt dit, en na jouw moment komt het niet vanzelf op { $day } bij je terug.
obligation-promise-act = Spreek af
obligation-promised = Het nieuwe moment staat.
obligation-day = Dag
obligation-hour = Tijd
obligation-hour-hint = Leeg is 17.00 uur.
obligation-why = Wat gebeurt er dan, en waarom dan?
obligation-why-hint = Bijvoorbeeld: dan is de wethouder terug.
obligation-offer = Vraag iemand om het over te nemen
obligation-person = Wie?
obligation-ask = Wat vraag je, en waarom deze persoon?
obligation-ask-hint = Deze woorden staan in het bericht.
obligation-answer-by = Antwoord uiterlijk
obligation-offer-promise = Deze persoon krijgt bericht. Tot het ja komt, houd jij het vast. Je kunt de vraag intrekken.
obligation-offer-act = Vraag het
obligation-offered = De vraag is gesteld. Tot het ja komt, houd jij het vast.
obligation-answer = Geef antwoord
obligation-answer-question = Neem je het over?
obligation-answer-empty = Kies of je het overneemt of niet. Er is nog niets veranderd.
obligation-answer-promise = Zeg je ja, dan ligt het bij jou. Zeg je nee, dan blijft het bij wie het vroeg. Die krijgt bericht.
obligation-accept-act = Ik neem het over
obligation-accepted = Je houdt het nu vast.
obligation-decline-act = Nee, dit kan ik niet
obligation-decline-reason = Reden, als je nee zegt
obligation-decline-hint = Wie het vroeg, leest dit.
obligation-declined = Je nee is doorgegeven.
obligation-withdraw = Trek je vraag in
obligation-withdraw-reason = Waarom trek je de vraag in?
obligation-withdraw-promise = Wie je vroeg, hoeft niet meer te antwoorden en krijgt bericht.
obligation-withdraw-act = Trek in
obligation-withdrawn = De vraag is ingetrokken.
obligation-day-empty = Kies de dag.
obligation-day-unreadable = Deze dag kunnen we niet lezen. Kies hem uit de kalender.
obligation-hour-unreadable = Deze tijd kunnen we niet lezen. Schrijf hem als 14:00.
obligation-person-empty = Kies wie je het vraagt.
obligation-why-empty = Schrijf de reden op, in een paar woorden.
obligation-why-too-long = Maak het korter: hoogstens { $most } tekens.
obligation-refused-already-done = Dit is al gedaan. Je hoeft niets meer te doen.
obligation-refused-not-yours = Dit ligt niet bij jou. Vraag wie het vasthoudt om het aan jou te vragen.
obligation-refused-not-supervisor = Alleen de teamleider van de houder kan dit aan een ander geven. Vraag het die ander.
obligation-refused-not-active = Je staat op afwezig. Meld je eerst terug, op je eigen pagina in het netwerk.
obligation-refused-not-there = Deze persoon is er nu niet, of aan deze balie staat niemand. Kies iemand die er is.
obligation-refused-still-there = De houder is er nog. Meld eerst de afwezigheid, of vraag de houder.
obligation-refused-moment-passed = Dat moment is al voorbij. Kies een moment dat nog komt.
obligation-refused-moment-too-far = Dat is meer dan 90 dagen vooruit. Kies een moment dat dichterbij is.
obligation-refused-offer-to-holder = Deze persoon houdt het al vast. Kies iemand anders.
obligation-refused-offer-open = Je hebt het al iemand gevraagd. Wacht op het antwoord, of trek die vraag eerst in.
obligation-refused-no-offer = Deze vraag staat niet meer open.
obligation-refused-offer-lapsed = Het antwoord kwam te laat. Vraag de houder om het opnieuw te vragen.
obligation-refused-settled = Dit is al afgerond.
obligation-refused-not-settled = Dit is nog open.
obligation-refused-sealed = Dit gaat over een inwoner. Doe het in het plan zelf: daar is wat je schrijft afgeschermd. Wat je hier typte, is niet bewaard.

## Bij iemand anders leggen
reassign-fold = Leg bij iemand anders
reassign-to = Bij wie?
reassign-desk = { $name } (balie)
reassign-why = Waarom bij iemand anders?
reassign-why-hint = Deze woorden staan in beide berichten en op de weg.
reassign-promise = Het verhuist meteen, ook zonder ja. Wie het nu vasthoudt en wie het krijgt, krijgen bericht met je reden. Het volgende moment blijft staan; is dat al voorbij, dan komt er een nieuw. Terugdraaien kan: leg het dan opnieuw bij iemand neer.
reassign-act = Leg het daar neer
reassign-done = Het ligt nu bij iemand anders. Beiden hebben bericht.
reassign-to-empty = Kies bij wie het komt te liggen.
reassign-refused-shielded = Dit is afgeschermd. Alleen wie het vasthoudt, kan iemand vragen om het over te nemen.
reassign-refused-elsewhere = Je kunt dit leggen bij iemand die er is in je eigen team, of aan de balie van de organisatie. Iemand anders moet eerst ja zeggen: laat de houder het vragen.

## De weg van een verplichting
way-obligation-clock = Ponton
way-obligation-opened-themselves = nam dit op zich
way-obligation-opened = zette dit op de lat van { $holder }
way-obligation-taken = nam het over
way-obligation-promised = sprak een nieuw moment af: { $day }
way-obligation-scheduled = ging hiermee verder; volgend moment: { $day }
way-obligation-due = de dag waar het om gaat
way-obligation-renewed = vroeg { $holder } om te kijken hoe het loopt: de dag zelf komt nog. Volgend moment: { $day }
way-obligation-offered = vroeg { $name } om het over te nemen
way-obligation-accepted = nam het over
way-obligation-declined = zei nee
way-obligation-withdrawn = trok de vraag in
way-obligation-offer-lapsed = sloot de vraag: er kwam geen antwoord
way-obligation-climbed = bracht het naar { $holder }, omdat het bleef liggen
way-obligation-asked-again = vroeg { $holder } opnieuw
way-obligation-reassigned = gaf het aan { $holder }
way-obligation-settled = rondde het af
way-obligation-reopened = opende het opnieuw, bij { $holder }
way-obligation-other = deed er iets mee

## Iemand in het netwerk
person-since = { $presence }, sinds { $day }
person-belongs = Werkt bij
person-email = E-mail
person-holds = Houdt vast
person-holds-nothing = { $name } houdt nu niets vast.
person-holds-nothing-then = Wat iemand op zich neemt, staat hier voor iedereen te lezen.
person-presence = Gegevens, en er zijn of niet
change-person-title = Verander naam, adres of taal
change-person-name = Naam
change-person-email = E-mailadres
change-person-email-taken = Iemand anders heeft dit e-mailadres al. Elk adres hoort bij één persoon.
change-person-email-hint = Hier gaat de mail heen, en hiermee log je in.
change-person-lang = Taal van mail en pagina's
change-person-lang-nl = Nederlands
change-person-lang-en = English
change-person-lang-empty = Kies een taal.
change-person-promise = Wat niet aankwam op het oude adres, gaat opnieuw de deur uit. Verandert een ander dit, dan krijgt de persoon zelf bericht.
change-person-act = Bewaar
change-person-done = { $count ->
    [0] De gegevens staan goed.
    [one] De gegevens staan goed. Eén bericht gaat opnieuw de deur uit.
   *[other] De gegevens staan goed. { $count } berichten gaan opnieuw de deur uit.
 }
change-person-address-is-theirs = Dit adres verandert alleen de persoon zelf, want wie de mail leest, kan inloggen. Komt er mail niet aan, dan kan het hier wel.
absence-title = Meld afwezig
absence-what = Ziek, met verlof, of om een andere reden niet bereikbaar? Alles wat { $name } vasthoudt, gaat in één keer naar de balie van de organisatie, of anders naar de balie van het netwerk. Wie aan de balie staat en de teamleider krijgen bericht. Terugmelden kan altijd.
absence-act = Meld afwezig
absence-recorded = De afwezigheid staat. { $count ->
    [0] Er lag niets.
    [one] Eén ding ligt nu bij { $desk }.
   *[other] { $count } dingen liggen nu bij { $desk }.
 }
absence-left-title = Meld vertrek
absence-left-what = Gaat { $name } weg? Alles wat er ligt, gaat in één keer naar de balie, en inloggen kan niet meer. Een beheerder kan dit later terugdraaien, maar wat is overgedragen blijft overgedragen.
absence-left-act = Meld vertrek
absence-left-recorded = Het vertrek staat. { $count ->
    [0] Er lag niets.
    [one] Eén ding ligt nu bij { $desk }.
   *[other] { $count } dingen liggen nu bij { $desk }.
 }
absence-back-title = Meld terug
absence-back-what = { $name } kan weer dingen vasthouden. Wat aan de balie ligt, blijft daar tot iemand het overneemt.
absence-back-act = Meld terug
absence-back-recorded = Welkom terug. Kijk aan de balie wat daar nog ligt.
absence-refused-already = Dit was al gemeld. Je hoeft niets meer te doen.
absence-refused-last-at-desk = Dit is de laatste aan de balie van het netwerk, en daar moet altijd iemand staan. Zet op de pagina van het netwerk eerst iemand anders aan de balie, en meld het dan opnieuw.

# Een mail die niet aankwam.
bounce-fold = Zeg hoe je het hebt verteld
bounce-how = Hoe heb je het verteld?
bounce-how-hint = Bijvoorbeeld: gebeld. Klopt het adres niet? Verbeter het op de pagina van wie het bericht mist, dan gaat het opnieuw de deur uit en is dit klaar.
bounce-how-empty = Schrijf kort op hoe je het hebt verteld. Er is nog niets veranderd.
bounce-how-too-long = Maak het korter: hooguit 500 tekens. Wat je typte staat er nog.
bounce-promise = Daarna is dit klaar. Wat je schrijft komt in de weg te staan.
bounce-act = Het is verteld
bounce-done = Mooi. Het bericht is toch aangekomen.
return-mail-title = Deze mail kwam terug: mail aan { $name }
return-mail-which = Welke mail kwam terug?
return-mail-which-hint = Kies wanneer die verstuurd werd; dat staat in de mail die terugkwam.
return-mail-promise = Wie voor dat bericht instaat, krijgt op de lat om het op een andere manier te vertellen. Dit kun je niet terugdraaien.
return-mail-act = Deze mail kwam terug
return-mail-empty = Kies welke mail terugkwam.
return-mail-unknown = Deze mail is niet van de laatste dertig dagen, of niet aan deze persoon verstuurd. Kies er een uit de lijst.
return-mail-done = Het staat op de lat van wie voor dat bericht instaat.
bounce-refused-other-matter = Dit eindigt niet hier. Ga naar de pagina waar het over gaat en rond het daar af.
obligation-why-long = Maak de reden korter: hoogstens 500 tekens.

## Webhooks
webhook-title = Webhooks
webhook-what = Laat een ander systeem horen dat er iets gebeurt. Het krijgt alleen nummers, en vraagt de rest met een token.
webhook-none = Nog geen systeem hoort hiervan.
webhook-none-then = Voeg hieronder het eerste toe.
webhook-new = Een webhook maken
webhook-webhook = webhook
webhook-url = Naar welk adres?
webhook-url-hint = Over https, zoals https://systeem.example/ponton.
webhook-url-empty = Vul het adres in.
webhook-url-unreadable = Dit adres is niet te lezen. Schrijf het zoals https://systeem.example/ponton.
webhook-url-not-https = Gebruik een adres dat met https begint.
webhook-kinds = Waarover?
webhook-kinds-empty = Kies minstens één ding.
webhook-kind-unknown = Hier kun je niet van horen; kijk in de beschrijving wat wel kan.
webhook-secret-form = Een geheim begint met whsec_ en heeft daarna 24 tot en met 64 bytes in base64.
webhook-promise = Je ziet het geheim één keer. Komt er niets aan, dan hoor je het.
webhook-act = Maak de webhook
webhook-made = De webhook staat aan
webhook-made-what = Zet dit geheim in het andere systeem. Daarmee controleert het dat een bericht van ons komt.
webhook-made-once = Je ziet dit maar één keer. Raak je het kwijt, maak dan een nieuwe webhook.
webhook-made-back = Terug naar de webhooks
webhook-docs = Wat de API kan
webhook-on = Aan sinds { $when }
webhook-given-up = Uit sinds { $when }: de ontvanger zweeg
webhook-ended-since = Beëindigd: { $when }
webhook-resume = Stuur weer
webhook-resumed = Er wordt weer gestuurd.
webhook-end = Beëindig
webhook-ended = Er wordt niets meer gestuurd.
webhook-refused-ended = Deze webhook is beëindigd. Maak een nieuwe.
webhook-kind-signaal-gemeld = Een signaal is gemeld
webhook-kind-signaal-geduid = Een signaal is geduid
webhook-kind-signaal-beantwoord = Een signaal is beantwoord
webhook-kind-dossier-gebundeld = Signalen zijn gebundeld
webhook-kind-dossier-aan_tafel = Een dossier komt aan tafel
webhook-kind-dossier-opgelost = Er is een oplossing
webhook-kind-dossier-teruggebracht = De oplossing is teruggebracht
webhook-kind-dossier-bevestigd = Een dossier is gesloten, want het werkt waar het gemeld is
webhook-kind-dossier-gesloten = Een dossier is gesloten zonder dat iedereen zei dat het werkt
matter-webhook = webhook zwijgt
matter-alarm = alarm
matter-account = verantwoording
matter-agreed-result = afgesproken resultaat
matter-offer = aanbod
why-webhook-silent = Kijk waarom het andere systeem niet antwoordt, en hervat of beëindig de webhook.

matter-confidant = vertrouwenspersoon gezocht
matter-confidant-proposal = vertrouwenspersoon gevraagd
why-find-confidant = Er is nu geen vertrouwenspersoon. Zoek iemand die het wil zijn.
why-confidant-answers = Hoor of de gevraagde vertrouwenspersoon wil zijn.
confidants-title = Vertrouwenspersonen
confidants-what = Een vertrouwenspersoon leest en volgt misstanden die zijn afgeschermd. Niemand anders ziet die, ook geen balie, teamleider of beheerder.
confidants-nobody = Er is nu geen vertrouwenspersoon. Wat wordt gemeld, wacht ongelezen tot er weer iemand is.
confidants-who = Wie het zijn
confidants-since = sinds { $day }
confidants-asked = { $name } vraagt: wil jij vertrouwenspersoon zijn?
confidants-asked-what = Je leest dan misstanden die zijn afgeschermd, beschermt wie ze meldt en zorgt dat er iets mee gebeurt. Je mag altijd stoppen.
confidants-waiting = Gevraagd, nog geen antwoord
confidants-asked-by = gevraagd door { $name }, { $day }
confidant-propose-title = Vraag iemand om vertrouwenspersoon te worden
confidant-propose-promise = Deze persoon krijgt bericht en zegt zelf ja of nee. Tot dan verandert er niets.
confidant-propose-act = Vraag
confidant-email = E-mailadres
confidant-email-hint = Het adres waarmee deze persoon al in het netwerk staat.
confidant-email-empty = Vul het e-mailadres in van wie je wilt vragen.
confidant-proposed = De vraag is gesteld. Je hoort het antwoord op Vandaag.
confidant-withdraw-act = Trek de vraag aan { $name } in
confidant-withdrawn = De vraag is ingetrokken.
confidant-answer-question = Wil je vertrouwenspersoon zijn?
confidant-answer-promise = Met je ja ben je het meteen, en komt wat er wacht bij jou. Wie het vroeg, hoort je antwoord.
confidant-yes = Ja, ik wil het zijn
confidant-no = Nee
confidant-no-hint = Alleen bij een nee. Wie het vroeg, leest dit.
confidant-became = Je bent nu vertrouwenspersoon.
confidant-declined = Je antwoord staat. Wie het vroeg, hoort het.
confidant-end-act = Laat { $name } stoppen als vertrouwenspersoon
confidant-ended = Dat is beëindigd. Wat open stond, ligt bij een andere vertrouwenspersoon of wacht ongelezen op een nieuwe.
confidant-refused-unknown = Niemand in het netwerk heeft dit e-mailadres. Kijk het na, of voeg de persoon eerst toe.
confidant-refused-yourself = Vertrouwenspersoon maak je niet jezelf. Laat een ander die het netwerk beheert jou vragen.
confidant-refused-not-there = Deze persoon is er nu niet. Vraag iemand die er is.
confidant-refused-is-one = Deze persoon is al vertrouwenspersoon.
confidant-refused-answered = Deze vraag is al beantwoord of ingetrokken. Kijk hoe het nu staat.
confidant-refused-only = Deze persoon doet verder niets in het netwerk. Voeg eerst een andere rol toe bij de organisatie, of leg op de pagina van de persoon het vertrek vast.
notice-confidant-asked = { $name } vraagt of jij vertrouwenspersoon wilt zijn. Antwoord ja of nee.
notice-confidant-withdrawn = { $name } trok de vraag in of jij vertrouwenspersoon wilt zijn.
notice-confidant-yes = { $name } is nu vertrouwenspersoon.
notice-confidant-no = { $name } wil geen vertrouwenspersoon zijn: "{ $why }". Vraag een ander.
notice-of-a-wrong = Er is bericht over je melding. Lees het in Ponton.
confidant-proposal-waits = wacht op antwoord
confidant-proposal-accepted = ja gezegd
confidant-proposal-declined = nee gezegd
confidant-proposal-withdrawn = ingetrokken
confidants-mark = vertrouwenspersoon
