# Bij wie klop ik aan? Wat organisaties doen, op welk ponton, bij wie je moet zijn en hoe lang het duurt.

pontoon-education = Rond onderwijs
pontoon-education-what = Op school en in de buurt: kinderwerk, jongerenwerk, schoolmaatschappelijk werk, inloop.
pontoon-guidance = Begeleiding
pontoon-guidance-what = Naast iemand staan: thuis, met geld, met opvoeden, met samenleven.
pontoon-specialist = Specialistische zorg
pontoon-specialist-what = Behandeling, opvang en bescherming.

offers-title = Bij wie klop ik aan?
offers-what = Wat iedereen hier doet en niet doet, met wie je belt en hoe lang het duurt.
offers-words = Waar gaat het over?
offers-words-hint = Bijvoorbeeld: schulden, opvoeden, eenzaam, of de naam van een organisatie.
offers-act = Zoek
offers-narrow = Kies een ponton, gebied of thema
offers-pontoon = Ponton
offers-area = Gebied
offers-theme = Thema
offers-of = Alleen wat { $organisation } doet.
offers-all = Laat alles zien
offers-none = Hier staat nog niets.
offers-none-do = Zet er als eerste bij wat jouw organisatie doet: een naam, een ponton en één zin.
offers-none-such = Niemand gevonden die dit doet.
offers-none-such-do = Zoek met een ander woord, of met minder filters. Is er echt niemand? Dan is dat een signaal:
offers-none-raise = meld het.
offers-no-area = We kennen geen gebied dat { $name } heet.
offers-who = { $name }, { $organisation }
offers-who-desk = { $organisation }
offers-add = Zet erbij wat jullie doen
offers-take-out = Neem alles mee als bestand (Open Referral HSDS 3.1)
offers-bring-in = Breng aanbod in uit een bestand

offer-title = Aanbod
offer-stands = { $organisation } · { $pontoon }.
offer-ask-for = Vraag naar { $name }.
offer-ask-desk = Vraag de balie: { $desk }.
offer-ask-there = Vraag het daar.
offer-does-heading = Dit doen wij
offer-does-not-heading = Dit doen wij niet
offer-not-said = Dat staat er nog niet bij.
offer-knock = Zo klop je aan
offer-for = Voor wie
offer-everywhere = het hele netwerk
offer-fact-contact = Vraag naar
offer-fact-reach = Bereiken
offer-fact-places = Vrije plekken
offer-fact-hours = Wanneer
offer-fact-place = Waar
offer-fact-audience = Bedoeld voor
offer-fact-areas = Gebied
offer-phone = Telefoon
offer-waiting = Wachttijd
offer-room-by = Gezegd door
offer-organisation = Organisatie
offer-wait-unknown = Wachttijd niet bekend: vraag het.
offer-wait-none = Geen wachttijd ({ $day })
offer-wait-weeks = { $weeks ->
    [one] 1 week wachten ({ $day })
   *[other] { $weeks } weken wachten ({ $day })
}
offer-wait-places = { $places ->
    [0] Geen plek vrij ({ $day })
    [one] 1 plek vrij ({ $day })
   *[other] { $places } plekken vrij ({ $day })
}
offer-confirmed-by = { $name } zei op { $day } dat dit klopt.
offer-is-closed = Gesloten op { $day }.
offer-is-over = De laatste dag is voorbij. Wie hier werkt, geeft een nieuwe dag of sluit het aanbod.
offer-begins = Dit begint op { $day }.
offer-is-stale = Sinds { $day } zei niemand dat dit nog klopt. Bel even voordat je iemand stuurt.

offer-add-title = Zet erbij wat jullie doen
offer-add-what = Een naam, een ponton en één zin zijn genoeg. De rest mag later.
offer-add-act = Zet het erbij
offer-add-promise = Iedereen in het netwerk ziet dit onder { $organisation }. Na een tijd vragen we of het nog klopt. Je kunt het altijd veranderen.
offer-name = Hoe heet het?
offer-name-hint = Zoals mensen het noemen.
offer-pontoon = Op welk ponton staat het?
offer-does = Wat doen jullie?
offer-does-hint = Eén of twee zinnen in gewone woorden. Geen namen van bewoners.
offer-does-not = Wat doen jullie hier niet?
offer-does-not-hint = Dat scheelt een bewoner een verkeerde deur. Zeg ook waar die dan wel kan aankloppen.
offer-more = Bij wie, hoe, waar en wanneer
offer-contact = Naar wie vragen mensen?
offer-contact-hint = Leeg betekent: de balie van de organisatie. Wie je kiest, hoort het.
offer-reach = Hoe bereik je jullie?
offer-reach-hint = Bijvoorbeeld een nummer van de organisatie, of "loop binnen".
offer-audience = Voor wie is het?
offer-weeks = Hoeveel weken duurt het tot iemand terecht kan?
offer-weeks-hint = 0 als het meteen kan. De datum van vandaag komt erbij te staan.
offer-places = Hoeveel plekken zijn er vrij?
offer-areas = Voor welke gebieden?
offer-areas-hint = Namen met een komma ertussen, bijvoorbeeld: Kadebuurt, Loohoek. Leeg betekent: het hele netwerk.
offer-place = Waar is het?
offer-hours = Wanneer?
offer-hours-hint = Bijvoorbeeld: maandag tot en met donderdag, 9.00 tot 13.00 uur.
offer-valid-from = Vanaf
offer-valid-until = Tot en met
offer-valid-until-hint = Als het eindigt. Daarna staat het er niet meer bij.
offer-themes = Thema's
offer-themes-choose = Kies thema's

offer-added = Het staat erbij.
offer-changed = Veranderd. De datum van vandaag staat erbij.
offer-change-title = Verander wat hier staat
offer-change-act = Bewaar
offer-change-promise = Iedereen ziet dit meteen. Het telt ook als: dit klopt nog.
offer-confirm-act = Dit klopt nog
offer-confirmed = Dank je. De datum van vandaag staat erbij.
offer-room-title = Zeg hoe lang het duurt
offer-room-act = Zet het erbij
offer-room-promise = Iedereen ziet het getal, met je naam en de datum van vandaag.
offer-room-said = De wachttijd staat erbij.
offer-close-title = Sluit dit aanbod
offer-close-act = Sluit dit aanbod
offer-close-why = Waarom stopt het, en waar kunnen mensen nu terecht?
offer-close-why-hint = Wie erop rekent, leest dit.
offer-close-promise = Het wordt niet meer gevonden. Wie het gebruikt, hoort het van ons. Dit kun je niet terugdraaien; opnieuw erbij zetten kan altijd.
offer-closed = Gesloten. Wie het gebruikt, hoort het.

offer-term-title = Hoe lang geldt een "dit klopt nog"?
offer-term = Na hoeveel weken vragen we het opnieuw?
offer-term-hint = De contactpersoon krijgt dan vijf werkdagen om te antwoorden.
offer-term-act = Bewaar
offer-term-promise = Geldt voor al het aanbod in het netwerk, vanaf nu.
offer-term-set = We vragen het voortaan na { $weeks } weken.

problem-offer-name-empty = Vul in hoe het heet.
problem-offer-does-empty = Schrijf in één zin wat jullie doen.
problem-offer-pontoon-empty = Kies een ponton.
problem-offer-too-long = Dit is te lang: maak er hoogstens { $most } tekens van.
problem-offer-personal-data = Hier staat iets van een persoon in. Iedereen leest dit: haal het weg. Een nummer van de organisatie hoort bij "Hoe bereik je jullie?".
problem-offer-contact = Deze persoon werkt hier niet. Kies iemand uit de lijst, of laat het leeg.
problem-offer-day = Dit is geen dag. Kies er een, of laat het leeg.
problem-offer-ends-before = De laatste dag ligt voor de eerste. Verander een van de twee.
problem-offer-area = We kennen geen gebied dat { $name } heet. Schrijf de naam zoals die in het netwerk staat, of de code.
problem-offer-areas-many = Noem hoogstens { $most } gebieden, of laat het leeg voor het hele netwerk.
problem-offer-places = Vul een heel getal in van 0 tot en met { $most }, of laat het leeg.
problem-offer-weeks = Vul een heel getal in van 0 tot en met { $most }, of laat het leeg.
problem-offer-room-empty = Vul het aantal weken in, of het aantal plekken.
problem-offer-why-empty = Schrijf waarom het stopt, en waar mensen nu terecht kunnen.
problem-offer-term = Vul een heel getal in van 1 tot en met { $most }.
problem-offer-no-such-area = Er is hier geen gebied met die naam of code.
problem-offer-no-such-theme = Er is hier geen thema met die code.
offer-refused-closed = Dit aanbod is gesloten. Zet het opnieuw erbij als het er weer is.
offer-refused-ended = De laatste dag is voorbij. Kies een nieuwe dag of maak het leeg, of sluit het aanbod.
offer-refused-contact-gone = De contactpersoon werkt hier niet meer. Kies een ander, of laat het leeg voor de balie.

why-offer-stale = Zeg of dit nog klopt.
why-offer-ended = De laatste dag is voorbij: geef een nieuwe dag, of sluit het aanbod.
why-offer-contact-gone = De contactpersoon is weg: kies een ander, of sluit het aanbod.
notice-offer-contact = { $by } zette jou als contactpersoon bij "{ $title }".
notice-offer-closed = "{ $title }" van { $organisation } is gesloten: { $why }

import-offers-title = Breng aanbod in uit een bestand
import-offers-what = Uit een andere wegwijzer, als Open Referral HSDS (JSON). Eerst zie je per aanbod wat er zou gebeuren.
import-offers-file = Kies een bestand
import-offers-file-hint = Hoogstens { $bytes } kB en { $most } keer aanbod.
import-offers-text = Of plak de tekst hier
import-offers-pontoon = Op welk ponton staat aanbod dat dat zelf niet zegt?
import-offers-pontoon-hint = Bestanden van elders kennen geen pontons. Leeg betekent: dan komt het niet mee.
import-offers-promise = Dit bewaart nog niets. Je ziet eerst wat er zou gebeuren.
import-offers-look = Kijk wat er zou gebeuren
import-offers-no-json = Dit is geen JSON: op regel { $line }, teken { $column } gaat het mis. Kijk of je het hele bestand hebt.
import-offers-no-services = Hier staat geen aanbod in zoals HSDS dat schrijft: een lijst van services met een naam.
import-offers-too-many = Er staat te veel in. Deel het bestand in stukken van hoogstens { $most }.
import-offers-unused = Hier hebben we geen plek voor, dus dit komt niet mee: { $fields }.
import-offers-count-problems = niet goed
import-offers-count-new = nieuw
import-offers-count-known = was er al
import-offers-problems = Dit kan zo niet
import-offers-new = Dit is nieuw
import-offers-known = Dit was er al
import-offers-number = Nummer { $number }
import-offers-change = Verander het bestand of plak opnieuw
import-offers-looked = Er is nog niets bewaard.
import-offers-refused = Er is niets bewaard, omdat niet alles goed is.
import-offers-done = { $count ->
    [0] Alles was er al. Er is niets bij gekomen.
    [one] Er is 1 aanbod bij gekomen.
   *[other] Er is { $count } keer aanbod bij gekomen.
}
import-offers-add-promise = { $count ->
    [one] Er komt 1 aanbod bij. Iedereen in het netwerk ziet het meteen.
   *[other] Er komt { $count } keer aanbod bij. Iedereen in het netwerk ziet het meteen.
}
import-offers-add-all = Zet alles erbij
import-offers-add-good = Zet alleen het goede erbij
import-offer-twice = Hetzelfde nummer staat al eerder in dit bestand. Haal er een weg.
import-offer-organisation = Deze organisatie zit niet in het netwerk. Voeg die eerst toe, of verander de naam in het bestand.
import-offer-not-active = Dit is niet (meer) actief. Haal het weg, of zet de status op active.
import-offer-differs = Dit is er al, maar anders. Wat er is, verandert niet door een bestand: verander het op de bladzijde van het aanbod.
