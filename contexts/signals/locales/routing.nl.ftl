## Wie duidt wat eerst
routing-title = Wie duidt wat eerst?
routing-what = Wie kijkt als eerste naar een nieuw signaal. De eerste regel die past, beslist. Past er geen, dan is het voor de balie van het netwerk.
routing-rules = De regels, op volgorde
routing-rule = regel
routing-none = Er zijn nog geen regels: elk nieuw signaal gaat naar { $desk }.
routing-none-do = Maak een regel als iemand anders iets beter kan duiden, bijvoorbeeld wie alles weet van huisvesting.
routing-last = altijd
routing-last-name = Al het andere
routing-last-what = Deze staat altijd onderaan. Zo heeft elk signaal iemand die kijkt.
routing-labels-hide-nothing = Een regel bepaalt alleen wie als eerste kijkt. Wie signalen duidt, ziet altijd alles wat nog geduid moet worden, ook met een verkeerd thema.
routing-says-all = Alle signalen
routing-says-area = in { $area }
routing-says-organisation = van { $name }
routing-works = Werkt. Eigenaar: { $name }
routing-rests = De houder is afwezig: signalen gaan zolang naar de volgende regel die past.
routing-broken = Werkt niet: { $why }
routing-broken-then = Signalen gaan naar de volgende regel die past. { $name } is gevraagd dit te herstellen.
routing-fault-holder_left = de houder is vertrokken.
routing-fault-desk_empty = aan de balie staat niemand die er is.
routing-fault-theme_gone = het thema bestaat niet meer.
routing-fault-area_gone = het gebied bestaat niet meer.
routing-all-rules = Alle regels
routing-rule-goes-to = { $holder } kijkt als eerste naar deze signalen.
routing-place = Plaats
routing-place-of = { $place } van { $count }

## Een regel maken of veranderen
routing-add-title = Maak een regel
routing-add-act = Maak de regel
routing-add-promise = De regel komt onderaan en geldt voor signalen die vanaf nu worden gemeld. Je kunt haar altijd veranderen of weghalen.
routing-add-done = De regel staat in de lijst.
routing-change-title = Verander de regel
routing-change-act = Verander de regel
routing-change-promise = Geldt voor signalen die vanaf nu worden gemeld. Wat al ergens ligt, blijft daar.
routing-change-done = De regel is veranderd.
routing-kind = Wat is het?
routing-theme = Waar gaat het over?
routing-theme-hint = Een hoofdthema past ook op alles wat eronder valt.
routing-area = Waar is het?
routing-area-hint = De naam van een buurt, wijk, gemeente of regio. Alles wat erin ligt, past ook.
routing-level = Hoe ver reikt het?
routing-organisation = Wie meldde het?
routing-holder = Wie kijkt als eerste?
routing-holder-hint = Een balie of iemand die er is. Wie het signaal vasthoudt, mag het ook duiden.
routing-answerable = Eigenaar van de regel
routing-answerable-hint = Wie de regel herstelt als die niet meer werkt.
routing-why = Waarom deze regel?
routing-why-hint = Iedereen in het netwerk kan dit lezen.
problem-routing-holder-empty = Kies wie als eerste kijkt.
problem-routing-answerable-empty = Kies wie de eigenaar van de regel is.
problem-routing-why-empty = Schrijf op waarom deze regel er is.
routing-refused-holder-away = Daar is nu niemand. Kies iemand die er is, of een balie waar iemand staat.
routing-refused-answerable-away = Kies als eigenaar iemand die er is.
routing-refused-organisation = Kies een organisatie uit de lijst.
routing-refused-too-many = Er zijn al zestig regels. Haal er eerst een weg.

## Volgorde
routing-order = Volgorde
routing-order-what = De eerste regel die past, beslist. Wat hoger staat, gaat voor.
routing-up-act = Zet een plaats hoger
routing-up-try = Probeer hoger
routing-down-act = Zet een plaats lager
routing-down-try = Probeer lager
routing-move-done = De volgorde is veranderd.
routing-remove-what = Weghalen kan altijd; wat al gemeld is, verandert niet.
routing-remove-act = Haal de regel weg
routing-remove-try = Probeer zonder deze regel
routing-remove-done = De regel is weg.

## Proberen
routing-try-act = Probeer eerst op eerdere signalen
routing-try-title = Zo was het dan gegaan
routing-try-said = { $count ->
    [0] Er zijn nog geen signalen om het op te proberen.
    [one] Van het ene signaal dat er is, ging het dan { $moved ->
        [0] nergens anders heen.
       *[other] naar iemand anders.
    }
   *[other] Van de laatste { $count } signalen { $moved ->
        [0] was er geen naar iemand anders gegaan.
        [one] was er één naar iemand anders gegaan.
       *[other] waren er { $moved } naar iemand anders gegaan.
    }
} Er is niets veranderd.
routing-try-counts = Hoeveel signalen bij wie
routing-try-moved = Naar iemand anders
routing-try-signal = Signaal
routing-try-before = Zoals het nu is
routing-try-after = Na de verandering
routing-try-more = { $count ->
    [one] En nog één.
   *[other] En nog { $count }.
}

## Herstellen
why-routing-holder-left = de houder van deze regel is vertrokken: kies een ander
why-routing-desk-empty = aan de balie van deze regel staat niemand: kies een ander
why-routing-theme-gone = het thema van deze regel bestaat niet meer
why-routing-area-gone = het gebied van deze regel bestaat niet meer
