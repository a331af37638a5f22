### Wat op elke pagina terugkomt: de omlijsting, formulieren, momenten en wat er kan misgaan.

## Omlijsting
layout-name = Ponton
layout-skip = Naar de inhoud
layout-nav = Hoofdmenu
layout-search = Zoeken
layout-search-words = Zoek in het netwerk
layout-more = Meer
layout-demo = Dit is een demo: alle mensen en hun woorden zijn verzonnen.
layout-promise = Wat openstaat, heeft altijd iemand die het vasthoudt en een volgend moment.

## Momenten
moment-today = vandaag, { $hour }
moment-tomorrow = morgen, { $hour }
moment-yesterday = gisteren, { $hour }
moment-in-days = { $day }, over { $count } dagen
moment-in-weeks = { $day }, over { $count } weken
moment-in-months = { $day }, over { $count } maanden
moment-days-ago = { $day }, { $count } dagen geleden
moment-weeks-ago = { $day }, { $count } weken geleden
moment-months-ago = { $day }, { $count } maanden geleden

## Formulieren
form-problems = Nog niet gelukt. Kijk dit na; wat je typte staat er nog.
form-optional = (mag leeg blijven)
form-choose = Kies …
form-by-name = Begin een naam te typen en kies. Staat de naam er niet bij, typ hem dan voluit.
form-by-name-meant = Bedoel je een van deze?
draft-restored = Dit had je al getypt. Het stond nog in deze browser.
draft-wipe = Wis concept

## Vormen
line-holder = Ligt bij
line-overdue = te laat
line-climbed = bleef liggen bij { $from }
line-climbed-since = bleef liggen bij { $from }, sinds { $day }
head-said-by = in de woorden van { $name }
way-ahead = Straks:
stations-label = Hoe ver het is
station-done = gedaan
station-here = hier staat het nu
station-ahead = komt nog
station-skipped = overgeslagen
tone-quiet = Goed om te weten.
tone-landed = Gelukt.
tone-wait = Wacht.
tone-now = Nu nodig.
pager-label = Verder door de lijst
pager-first = Terug naar het begin
pager-next = Toon meer
tally-number = { $number }

## Wat er kan misgaan: wat er is gebeurd
failure-bad-request = Dit konden we niet lezen
failure-unreadable = De gegevens kwamen niet goed aan.
failure-not-utf8 = In de tekst staan tekens die we niet kunnen lezen. Dat gebeurt soms bij plakken uit een ander programma.
failure-too-many-fields = Er kwamen veel meer velden binnen dan op het formulier staan.
failure-broke-off = De verbinding brak af voordat alles binnen was.
failure-not-signed-in = Je bent niet meer ingelogd
failure-not-signed-in-why = Na een tijd zonder gebruik melden we je af, zodat niemand anders verder kan onder jouw naam.
failure-forbidden = Dit mag je niet doen of zien
failure-forbidden-why = Jouw rol geeft hier geen toegang toe.
failure-cross-site = Dit formulier kwam van een andere website
failure-cross-site-why = Voor de veiligheid nemen we alleen formulieren aan die op Ponton zelf zijn ingevuld.
failure-not-found = Deze pagina is er niet
failure-not-found-why = De link is misschien oud of verkeerd overgenomen, of het is niet voor jou bedoeld.
failure-wrong-method = Zo werkt deze pagina niet
failure-wrong-method-why = Dit adres hoort bij een knop en opent niet vanzelf.
failure-too-slow = Het duurde te lang
failure-too-slow-why = We hebben het afgebroken voordat het klaar was. Kijk eerst of het toch is gelukt.
failure-conflict = Iemand was je net voor
failure-conflict-why = Terwijl jij bezig was, heeft een ander dit veranderd. Jouw wijziging is daarom nog niet bewaard.
failure-too-large = Dit is te veel in één keer
failure-too-large-why = De tekst is langer dan we in één keer kunnen aannemen.
failure-wrong-kind = Dit soort bericht nemen we hier niet aan
failure-wrong-kind-why = Deze pagina neemt alleen ingevulde formulieren aan.
failure-unprocessable = Dit kan nu niet
failure-not-possible = Wat je vroeg past niet bij hoe het er nu voor staat.
failure-too-many = Even rustig aan
failure-too-many-why = Vanaf deze plek kwamen heel veel verzoeken achter elkaar.
failure-unavailable = Ponton is er even niet bij
failure-unavailable-why = Een onderdeel reageert niet. Dat duurt meestal maar kort.
failure-broken = Hier ging iets mis bij ons
failure-broken-why = Het ligt niet aan jou. De fout is vastgelegd, zodat de beheerder hem kan nakijken.

## Wat er bewaard is
failure-kept-typed = Wat al bewaard was, staat er nog. Wat je net typte is nog niet bewaard: ga met terug naar het formulier. Je browser laat het daar meestal nog zien.
failure-kept-here = Er is niets verloren: alles wat al bewaard was staat er nog, en wat je net typte staat nog in dit tabblad. Ga terug naar het formulier, dan staat het er weer.
failure-kept-as-was = Er is niets verloren en niets veranderd.

## Wat je kunt doen
failure-back-again = Ga terug, kijk het na en probeer het nog eens.
failure-sign-in-again = Log opnieuw in en ga verder waar je was.
failure-ask-desk = Denk je dat je dit wel nodig hebt? Vraag het de balie van je organisatie.
failure-open-here = Open de pagina opnieuw in Ponton en doe het van daaruit.
failure-search = Ga naar je beginpagina en zoek het van daaruit op.
failure-soon = Probeer het over een minuut nog eens.
failure-look-again = Ga terug, laad de pagina opnieuw, kijk wat er veranderd is en bewaar dan jouw deel.
failure-shorter = Ga terug en maak de tekst korter, of verdeel hem over twee berichten.
failure-wait = Wacht { $seconds ->
    [one] één seconde
   *[other] { $seconds } seconden
 } en probeer het dan nog eens.
failure-tell-desk = Probeer het nog eens. Blijft het misgaan, zeg het dan tegen de balie van je organisatie.
failure-home = Naar je beginpagina
failure-sign-in = Log opnieuw in

# Rijen invoeren uit een bestand
sheet-file = Bestand
sheet-file-hint = Een CSV-bestand, zoals Excel of LibreOffice het bewaart. Hoogstens { $bytes } kB en { $rows } rijen.
sheet-rows = Of plak de rijen hier
sheet-rows-hint = Met op de eerste regel de namen van de kolommen. Je kunt ze zo uit een rekenblad kopiëren.
sheet-look = Kijk wat er gebeurt
sheet-promise = Je ziet eerst per rij wat er zou gebeuren. Er wordt nog niets toegevoegd.
sheet-columns = De kolommen
sheet-columns-what = De volgorde maakt niet uit. Tussen de kolommen staat een komma, een puntkomma of een tab. Letters mogen UTF-8 of Windows-1252 zijn; dat herkennen wij.
sheet-column-name = Naam
sheet-column-what = Wat erin staat
sheet-column-example = Voorbeeld
sheet-column-needed = Moet erin staan.
sheet-example = Haal een voorbeeldbestand op
sheet-read-as = Gelezen als { $encoding }, met { $separator } tussen de kolommen: { $count ->
    [one] één rij
   *[other] { $count } rijen
}.
sheet-commas = komma's
sheet-semicolons = puntkomma's
sheet-tabs = tabs
sheet-unused = { $count ->
    [one] Deze kolom gebruiken wij niet
   *[other] Deze kolommen gebruiken wij niet
}: { $columns }.
sheet-new = nieuw, niet toegevoegd
sheet-row-added = toegevoegd
sheet-known = staat er al
sheet-line = Regel { $line }
sheet-column = Kolom { $number } ({ $name })
sheet-column-absent = Kolom { $name }
sheet-counts = { $new } nieuw, { $known } stonden er al, { $problems } met een probleem.
sheet-count-new = nieuw
sheet-count-known = { $count ->
    [one] staat er al
   *[other] staan er al
}
sheet-count-problems = met een probleem
sheet-looked = Er is nog niets toegevoegd.
sheet-refused = Er is niets toegevoegd: niet alle rijen zijn goed.
sheet-added = { $count ->
    [0] Er was niets toe te voegen.
    [one] Eén rij is toegevoegd.
   *[other] { $count } rijen zijn toegevoegd.
}
sheet-problems = { $count ->
    [one] Eén rij met een probleem
   *[other] { $count } rijen met een probleem
}
sheet-to-add = { $count ->
    [one] Eén nieuwe rij
   *[other] { $count } nieuwe rijen
}
sheet-now-there = { $count ->
    [one] Eén toegevoegde rij
   *[other] { $count } toegevoegde rijen
}
sheet-already = { $count ->
    [one] Eén rij staat er al
   *[other] { $count } rijen staan er al
}
sheet-change = Pas de rijen aan en kijk opnieuw
sheet-add-all = Voeg alles toe
sheet-add-promise = { $count ->
    [one] Eén rij wordt toegevoegd.
   *[other] { $count } rijen worden toegevoegd.
} Alles of niets: gaat er iets mis, dan verandert er niets.
sheet-add-good = Voeg alleen de goede rijen toe
sheet-add-good-promise = { $count ->
    [one] Eén goede rij wordt toegevoegd.
   *[other] { $count } goede rijen worden toegevoegd.
} { $problems ->
    [one] Eén rij met een probleem blijft liggen
   *[other] { $problems } rijen met een probleem blijven liggen
}; die kun je later alsnog invoeren.
sheet-nothing = Kies een bestand, of plak de rijen in het veld.
sheet-too-large = Dit is meer dan { $most } kB. Verdeel de rijen over meer bestanden; op de opdrachtregel kan meer in één keer.
sheet-binary = Dit is geen tekstbestand: op regel { $line }, plek { $column } staat iets dat geen letter is. Bewaar het rekenblad als CSV en probeer het opnieuw.
sheet-encoding = Op regel { $line }, plek { $column } staat een letter die wij niet kunnen lezen. Bewaar het bestand als “CSV UTF-8” en probeer het opnieuw.
sheet-quote = Op regel { $line }, plek { $column } opent een aanhalingsteken dat nergens sluit. Sluit het, of haal het weg.
sheet-missing = Op regel { $line } horen de namen van de kolommen te staan. { $count ->
    [one] Deze ontbreekt
   *[other] Deze ontbreken
}: { $columns }.
sheet-twice = Op regel { $line } staat “{ $name }” twee keer, de tweede keer als kolom { $column }. Haal er één weg.
sheet-no-rows = Onder de namen van de kolommen staat niets. Zet er rijen onder.
sheet-too-many-rows = Dit zijn meer dan { $most } rijen. Verdeel ze over meer bestanden; op de opdrachtregel kan meer in één keer.
sheet-row-too-wide = Deze rij heeft { $cells } vakken, en er zijn { $columns } kolommen. Staat er een scheidingsteken in een tekst? Zet die tekst tussen aanhalingstekens.
