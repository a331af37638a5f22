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
failure-kept-typed = Er is niets verloren: alles wat al bewaard was staat er nog, en met terug kom je bij wat je typte.
failure-kept-draft = Er is niets verloren: wat je aan het typen was, staat nog in deze browser.
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
