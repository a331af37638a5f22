# Verhalen met toestemming, de verantwoording van een kwartaal, en wie waarop aanspreekbaar is.

## Verhalen

story-title = Verhaal
story-purpose = Waarvoor zei de verteller ja?
story-purpose-hint = Vraag het voor elk apart. Zonder ja bewaren we niets.
story-purpose-account = een verantwoording
story-purpose-agenda = de agenda van een raad of tafel
story-told = Wat vertelde iemand?
story-told-hint = In de woorden van de verteller, zonder naam en zonder wat verraadt wie het is.
story-yes-on = Op welke dag zei de verteller ja?
story-yes-on-hint = De verteller mag het altijd terugnemen.
story-theme = Thema
story-area = Wijk, dorp of gemeente
story-area-hint = Bijvoorbeeld "Kadebuurt". Mag leeg blijven.
story-tell-title = Schrijf een verhaal op
story-tell-what = Wat een inwoner vertelt, telt even zwaar als een cijfer. Je bewaart het alleen als de verteller ja zegt.
story-tell-promise = Iedereen in het netwerk kan het verhaal lezen. Neemt de verteller het terug, dan verdwijnt het overal.
story-tell-submit = Bewaar het verhaal
story-told-done = Het verhaal is bewaard. Neemt de verteller het terug, trek het dan hier in.
story-sentence = Verteld bij { $organisation }.
story-fact-yes = Ja gezegd op
story-fact-purpose = Mag gebruikt voor
story-fact-shared-by = Opgeschreven door
story-withdraw = De verteller neemt het terug
story-withdraw-promise = De woorden verdwijnen meteen, ook uit stukken die al klaar zijn. Wie het gebruikte, krijgt bericht. Dit kun je niet ongedaan maken.
story-withdraw-teller = De verteller wil dit
story-withdraw-submit = Trek het verhaal in
story-withdrawn-done = Het verhaal is ingetrokken. Wie het gebruikte, krijgt bericht.
story-withdrawn-mark = Verhaal ingetrokken op { $day }
story-withdrawn-gone = De verteller nam dit verhaal terug.
story-withdrawn-gone-why = De woorden zijn gewist. Ze staan in geen enkel stuk meer.
story-used-nowhere = Het staat nog in geen enkel stuk.
story-used-count = { $count ->
    [one] Het staat in één stuk:
   *[other] Het staat in { $count } stukken:
}
story-used-draft = Een concept van een ander
story-used-page = Bekijk het stuk
story-to-list = Alle verhalen
stories-title = Verhalen
stories-what = Wat inwoners vertelden en waar zij ja op zeiden. Om een cijfer bij te begrijpen, of om te laten zien wat een cijfer niet zegt.
stories-tell = Schrijf een verhaal op
stories-none = Er zijn nog geen verhalen.
stories-none-do = Vraag iemand wat er voor hem of haar veranderde, en of je dat mag opschrijven.
stories-for = Mag in: { $purposes }
stories-withdrawn = Ingetrokken verhaal
words-guard-found = { $count ->
    [one] Dit lijkt over iemand te gaan. Haal het weg, of schrijf op waarom het moet blijven.
   *[other] Deze { $count } dingen lijken over iemand te gaan. Haal ze weg, of schrijf op waarom ze moeten blijven.
}
words-guard-reason = Waarom moet dit erin blijven?
notice-story-withdrawn = Een verhaal dat je bij { $organisation } opschreef, is ingetrokken. De woorden zijn gewist.
notice-story-withdrawn-used = Een verhaal van { $organisation } dat je in een stuk gebruikte, is ingetrokken. In het stuk staat nu alleen nog dat het ingetrokken is.
problem-story-empty = Schrijf op wat iemand vertelde.
problem-story-purpose = Kies waarvoor de verteller ja zei.
problem-story-day-empty = Kies de dag waarop de verteller ja zei.
problem-story-day-ahead = Kies vandaag of een dag ervoor: een ja van later is er nog niet.
problem-story-day-unreadable = Deze dag is niet te lezen. Kies hem uit de kalender.
problem-story-teller = Zet een vinkje: alleen de verteller neemt een verhaal terug.
problem-story-changed = Iemand anders veranderde dit verhaal net. Kijk wat er nu staat.
problem-story-withdrawn = Dit verhaal is ingetrokken. Kies een ander.
problem-story-not-for-this = De verteller zei hier geen ja op. Kies een ander verhaal, of vraag het.
problem-kept-words-personal-data = Hierin staat iets over een persoon. Haal het weg, of schrijf op waarom het moet blijven.

worked-acted-on = Stijgingen die zijn opgepakt
worked-acted-on-what = Een alarm op Trendbeeld dat is beantwoord, en dat de moeite waard was.
worked-not-again = Opgepakt en niet opnieuw gestegen
worked-not-again-what = Een alarm dat is afgerond, en waarvan het onderwerp op die plek in het kwartaal niet opnieuw steeg.

## Verantwoording

account-title = Verantwoording
accounts-title = Verantwoording
accounts-what = Wat het werk zelf vertelt van een kwartaal. Niemand hoeft er iets extra's voor te registreren.
accounts-none = Er is nog geen verantwoording die af is.
accounts-none-do = Als een kwartaal voorbij is, staat er vanzelf een concept klaar bij wie erover gaat.
account-quarter = { $quarter ->
    [1] eerste kwartaal van { $year }
    [2] tweede kwartaal van { $year }
    [3] derde kwartaal van { $year }
   *[other] vierde kwartaal van { $year }
}
account-heading = { $name }, { $quarter }
account-towards = Aan de gemeente { $municipality }
account-is-final = Versie { $number }, definitief sinds { $day }
account-is-draft = Concept
account-final-by = Versie { $number }, definitief gemaakt op { $day } door { $name }.
account-draft-is = Dit is een concept. Alleen wie erover gaat, ziet het.
account-begin = Begin een verantwoording
account-begin-promise = De cijfers worden één keer geteld, uit het werk van dat kwartaal. Daarna veranderen ze niet meer.
account-begin-submit = Begin
account-begun = Het concept staat klaar.
account-whose = Van wie?
account-of-network = Het hele netwerk
account-municipality = Aan welke gemeente?
account-which-quarter = Welk kwartaal?
account-line-self_reliance = Zelfredzaamheid
account-line-connectedness = Verbondenheid
account-line-prevention = Preventie
account-line-reach = Bereik
account-line-waiting = Wachttijden
account-line-answered = Beantwoorde signalen
account-line-not_worked = Wat niet lukte
account-split-area = gebied
account-split-theme = thema
account-split-reason = reden
account-column-what = Wat
account-column-number = Hoe vaak
account-few = minder dan { $threshold }, of niet te tonen
account-few-of = minder dan { $threshold } of niet te tonen, van de { $whole }
account-of = { $number } van de { $whole }
account-days = { $days ->
    [one] { $number }, de helft binnen één dag
   *[other] { $number }, de helft binnen { $days } dagen
}
account-none-of = Kwam dit kwartaal niet voor: { $names }.
account-not-counted = toen nog niet geteld
account-not-counted-then = Toen nog niet geteld: { $names }. Dit wordt pas later bijgehouden; over dit kwartaal is het niet bekend.
account-line-nothing = Hierover vertelt het werk nog niets.
account-counted-no-more = Dit cijfer wordt niet meer geteld.
account-told-apart = { $name }, naar { $by }
account-part-others = de overige samen
account-part-unknown = niet bekend
account-why-not = Waarom niet
account-change = De verandering die het meest betekent
account-why-chosen = Reden van keuze:
account-no-change = Er is nog geen verhaal gekozen.
account-provenance = Waar de cijfers vandaan komen
account-provenance-before = Elk getal is geteld uit stappen in het werk zelf.
account-provenance-what = Elk getal is geteld uit stappen in het werk zelf. Op een getal klikken laat die stappen zien: wat, in welke maanden, door welke organisatie. Nooit wie.
account-released = Alle verantwoordingen van dit kwartaal nemen hun cijfers uit één vrijgave. Daarin is elk cijfer afgerond op vijf. Wat minder is dan { $threshold }, of over minder dan { $threshold } mensen gaat, staat er niet; ook niet wat dat zou verraden als je cijfers van elkaar aftrekt. Delen tellen daarom niet precies op.
account-from-before = Deze cijfers zijn geteld voordat alle verantwoordingen van een kwartaal samen werden vrijgegeven. Ze zijn niet afgerond, en de stappen erachter worden niet meer getoond.
account-rule-and-key = versie { $rule }: niets onder { $threshold }, afgerond met sleutel { $key }
account-counted-on = Geteld op
account-rule = Regel
account-rule-is = versie { $rule }: wat minder is dan { $threshold }, staat er niet als getal
account-files = Meenemen
account-files-what = Afdrukken kan vanuit je browser. De bestanden zeggen hetzelfde als deze bladzijde.
account-file-pdf = Als PDF
account-file-csv = De cijfers, met definitie en bron (CSV)
account-file-json = Het geheel (JSON)
account-other-versions = Andere versies:
account-next = Begin een volgende versie
account-next-begun = Er staat een nieuw concept klaar, met dezelfde cijfers en je laatste woorden.
account-next-there = Er was al een nieuw concept.
account-to-list = Alle verantwoordingen
account-words-title = Jouw woorden erbij
account-words-promise = Definitief maken kan niet terug: iedereen in het netwerk kan het dan lezen. Verbeteren doe je in een volgende versie.
account-not-worked = Wat lukte niet, en waarom?
account-not-worked-hint = De cijfers hierboven zeggen hoe vaak. Jij weet waarom. Schrijf niets over een persoon.
account-story = Welke verandering betekende het meest?
account-story-hint = Verhalen waarvan de verteller zei dat ze in een verantwoording mogen.
account-no-story = Nog geen verhaal
account-chosen-why = Waarom deze?
account-chosen-why-hint = In één of twee zinnen.
account-keep = Bewaar als concept
account-finish = Maak definitief
account-kept = Je woorden zijn bewaard.
account-finished = De verantwoording is definitief. Iedereen in het netwerk kan haar lezen.
figure-column-organisation = Door
figure-column-quarter = Kwartaal
figure-all = Allemaal samen
figure-few = niet te tonen
figure-from-before = De stappen achter dit cijfer staan er niet meer
figure-month = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
figure-caption = Uit welke werkstappen dit bestaat: { $name }

figure-together = Elk getal is afgerond op vijf. Waar "niet te tonen" staat, waren het er minder dan { $threshold }, ging het om minder dan { $threshold } mensen, of verraadt het getal een ander. Zo is niemand te herkennen.
figure-none = Deze stap kwam dit kwartaal niet voor.
figure-none-why = Gebeurt het in een volgend kwartaal wel, dan staat het daar.
figure-to-account = Terug naar de verantwoording
why-finish-account = concept staat klaar: maak de verantwoording af
problem-account-whose = Kies van wie de verantwoording is.
problem-account-municipality = Kies de gemeente.
problem-account-quarter = Kies een kwartaal dat voorbij is.
problem-account-not-released = Over dit kwartaal zijn geen cijfers vrijgegeven. Kies er een uit de lijst.
problem-account-not-worked = Schrijf op wat niet lukte en waarom. Lukte alles? Schrijf dat dan.
problem-account-chosen-why = Schrijf op waarom je dit verhaal koos.
problem-account-final = Deze versie is al definitief. Begin een volgende versie.
problem-account-changed = Iemand anders schreef hier net aan. Kijk wat er nu staat en probeer het opnieuw.

## Wie is waarop aanspreekbaar

results-title = Afgesproken resultaten
results-what = Wat er met gemeenten is afgesproken. Op elk resultaat is precies één organisatie aanspreekbaar.
results-agree = Schrijf een afspraak op
results-none = Er is nog niets afgesproken dat hier staat.
results-none-do = Begin met één resultaat waarop jouw organisatie aanspreekbaar is.
results-column-result = Resultaat
results-column-came = Wat kwam ervan
results-until = nog tot { $day }
results-to-oversight = Zoals een raad van toezicht het ziet
result-title = Afgesproken resultaat
result-sentence = { $organisation } is hierop aanspreekbaar.
result-words = Wat is afgesproken?
result-words-hint = In één zin, zo dat je later kunt zeggen of het is gelukt.
result-line = Waaraan draagt het bij?
result-answerable = Aanspreekbaar
result-answerable-hint = Precies één organisatie. De andere dragen bij.
result-contributors = Wie draagt bij?
result-contributors-who = Dragen bij
result-municipality = Met de gemeente
result-due = Wanneer moet het er zijn?
result-agreed-on = Afgesproken op
result-agree-title = Schrijf een afspraak op
result-agree-what = Zo weet iedereen vooraf waarop een organisatie straks wordt aangesproken.
result-agree-promise = Wie over de organisatie gaat, krijgt dit op de lat tot gezegd is wat ervan kwam.
result-agree-submit = Leg vast
result-agreed-done = De afspraak staat vast.
result-state-open = loopt nog
result-state-reached = Gehaald
result-state-partly = Deels gehaald
result-state-not_reached = Niet gehaald
result-tell-title = Wat kwam ervan?
result-came = Is het gehaald?
result-outcome = Wat is er gebeurd?
result-outcome-hint = Ook als het niet lukte: juist dan leert een ander ervan. Schrijf niets over een persoon.
result-figure = Welk cijfer laat dat zien?
result-story = Welk verhaal laat dat zien?
result-tell-promise = Dit kan iedereen in het netwerk lezen, ook de raad van toezicht. Het verandert daarna niet meer.
result-tell-submit = Zeg wat ervan kwam
result-told-done = Er staat nu bij wat ervan kwam.
result-what-came = Wat ervan kwam
result-see-figure = Het cijfer dat dit laat zien
result-to-list = Alle afgesproken resultaten
oversight-title = Toezicht
oversight-what = Per afgesproken resultaat de ene organisatie die erop aanspreekbaar is, en wat ervan kwam.
oversight-answers-for = Waarop { $organisation } aanspreekbaar is
oversight-column-outcome = In hun woorden
why-say-result = dit was afgesproken tot vandaag: zeg wat ervan kwam
problem-result-words = Schrijf op wat is afgesproken.
problem-result-line = Kies waaraan het bijdraagt.
problem-result-answerable = Kies de ene organisatie die aanspreekbaar is.
problem-result-due = Kies een dag na vandaag.
problem-result-came = Kies of het is gehaald.
problem-result-outcome = Schrijf op wat er is gebeurd.
problem-result-told = Er is al gezegd wat hiervan kwam. Kijk wat er nu staat.
