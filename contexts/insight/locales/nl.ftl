# Trendbeeld: wat stijgt waar en sinds wanneer, wie er iets mee doet, en cijfers die niemand verraden.

trend-to-figures = Hoe snel signalen verder komen en terugkomen
trend-to-accounts = Verantwoording, verhalen en afgesproken resultaten
trend-title = Trendbeeld
trend-what = Wat stijgt, waar en sinds wanneer. Zo zie je het voordat het een crisis is.
trend-rises = Wat stijgt
trend-no-alarms = Er is nu niets dat meer stijgt dan toeval verklaart.
trend-no-alarms-do = Elke week kijken we opnieuw. Hieronder zie je hoe het loopt.
trend-alarms-older = En { $count } die eerder opvielen
trend-left-out = { $count ->
    [one] Er viel deze week nog één stijging op. Die was kleiner en staat hier niet bij: meer dan vijf alarmen per week leest niemand.
   *[other] Er vielen deze week nog { $count } stijgingen op. Die waren kleiner en staan hier niet bij: meer dan vijf alarmen per week leest niemand.
}
trend-since = { $count } in de week van { $week }
trend-no-longer = inmiddels { $count }, en dat kan toeval zijn
trend-history-short = Er is nog te weinig om mee te vergelijken: { $weeks } van de { $needed } weken. Tot dan zie je wel wat er gemeld is, maar niet of het meer is dan normaal.
trend-looked = Laatst gekeken naar de week van { $week }, met { $weeks } weken ervoor om mee te vergelijken.
trend-too-early = Over de laatste week is nog niets te zeggen: er komt nog te veel binnen.
trend-theme = Thema
trend-theme-rest = { $theme }, nog niet verder ingedeeld
trend-municipality = Gemeente
trend-choose = Laat zien
trend-course = Hoe het loopt
trend-new-place = Deze wijk is er in deze vorm sinds { $day }. Wat er eerder was, telt bij de gemeente. Of iets hier meer is dan normaal, zie je na anderhalf jaar.
trend-new-theme = Dit thema is er sinds { $day }. Of er meer van is dan normaal, zie je na anderhalf jaar.
trend-expected-apart = Wat we verwachten, schatten we voor elk gebied apart uit zijn eigen weken. Samen komen de wijken daarom niet precies uit op de gemeente. Wat we telden, telt wel precies op.
trend-within = Wat er binnen dit thema speelt
trend-nothing = Er is nog niets geteld.
trend-nothing-do = Elk signaal met een thema telt hier mee in de week waarin het gezien is, en elke hulpvraag in de week waarin hij gesteld is.
trend-raise = Meld wat je ziet
trend-counts-file = Deze tellingen per week als bestand (CSV)
trend-file = Deze vrijgegeven cijfers als bestand (CSV)
trend-without-theme = { $count ->
    [one] Eén signaal of hulpvraag van het laatste half jaar heeft nog geen thema en telt mee zodra iemand het kiest.
   *[other] { $count } signalen en hulpvragen van het laatste half jaar hebben nog geen thema en tellen mee zodra iemand het kiest.
}
trend-without-place = { $count ->
    [one] Van één signaal of hulpvraag van het laatste half jaar is niet bekend in welke gemeente het speelt.
   *[other] Van { $count } signalen en hulpvragen van het laatste half jaar is niet bekend in welke gemeente ze spelen.
}
trend-trust = Hoe vaak klopt een alarm?
trend-trust-what = Een alarm zegt dat iets meer is dan toeval verklaart. Of het iets is, bepaalt een mens. Jullie antwoorden laten zien hoe vaak dat zo was.
trend-trust-none = Er is nog geen alarm beantwoord.
trend-precision = { $detector }: { $worth } van de { $answered } beantwoorde alarmen was de moeite waard ({ $percent } %).
trend-told = { $theme } in { $place }: meer dan verwacht, sinds de week van { $week }
trend-told-what = Hierover is meer gemeld dan je mag verwachten. Iemand zoekt uit wat er speelt.
trend-told-none = Er is nu niets te vertellen dat stijgt.
trend-told-none-why = Een stijging staat hier alleen als niemand eraan te herkennen is.
trend-place-unknown = gebied onbekend
trend-place-within = { $municipality }, wijk onbekend
trend-chart-said = { $shows }: in de laatste week { $last } { $over ->
    [0] en in geen enkele week meer dan toeval verklaart
    [one] en in één week meer dan toeval verklaart
   *[other] en in { $over } weken meer dan toeval verklaart
}. De getallen staan in de tabel eronder.
trend-chart-top = tot { $count }
trend-legend-counted = geteld
trend-legend-expected = verwacht
trend-legend-band = zoveel kan toeval zijn
trend-legend-over = meer dan toeval
trend-table-show = De getallen per week
trend-table-caption = { $shows }, per week
trend-column-week = Week van
trend-column-counted = Geteld
trend-column-expected = Verwacht
trend-column-upper = Toeval tot
trend-over = meer dan toeval
trend-not-known = nog niet te zeggen

alarm-mark = Alarm
alarm-open = Bekijk
alarm-heading = { $theme } in { $place }
alarm-sentence = In de week van { $week } telden we { $count } signalen en hulpvragen. Verwacht was { $expected }; tot { $upper } kan het toeval zijn.
alarm-together = In de laatste { $weeks } weken samen waren het er { $count }; verwacht was { $expected }.
alarm-slowly = De laatste weken zijn samen meer dan toeval, al is elke week op zich dat niet.
alarm-goes-on = Het was ook in de week van { $week } meer dan toeval.
alarm-counted-now = Inmiddels zijn het er over die week { $count }: er is later nog gemeld, of er bleek iets niet mee te tellen.
alarm-no-longer = Dat is nu niet meer dan toeval verklaart. Het alarm blijft staan tot iemand het beantwoordt.
alarm-course = Hoe het loopt
alarm-no-course = Er zijn nog geen weken om te laten zien.
alarm-counts = Waar gaat het om?
alarm-counts-what = De nieuwste eerst. Lees er een paar: pas dan weet je wat er speelt.
alarm-counts-others = De volgende { $count }
alarm-counts-more = En nog { $count } andere.
alarm-sources = { $count ->
    [one] Dit meldde één organisatie:
   *[other] Dit meldden { $count } organisaties:
}
alarm-source = { $organisation }: { $count ->
    [one] één signaal
   *[other] { $count } signalen
}
alarm-gather = Maak er een dossier van, om aan een tafel te brengen
alarm-counts-none = Deze signalen staan niet hier.
alarm-counts-none-why = Ze tellen wel mee, maar je kunt ze niet openen.
alarm-counts-asked = { $count ->
    [one] Eén ervan is een hulpvraag van een inwoner. Die opent alleen wie erbij betrokken is.
   *[other] { $count } ervan zijn hulpvragen van inwoners. Die opent alleen wie erbij betrokken is.
}
alarm-counts-elsewhere = { $count ->
    [one] Eén geval is eerder ergens anders geteld. Daarvan kennen we alleen het aantal.
   *[other] { $count } gevallen zijn eerder ergens anders geteld. Daarvan kennen we alleen het aantal.
}
alarm-why = Waarom dit een alarm is
alarm-why-detector = Zo is gekeken
alarm-why-weeks = Vergeleken met
alarm-weeks = { $weeks } weken hiervoor
alarm-why-chance = Kans op toeval
alarm-chance = minder dan 1 op { $times }
alarm-chance-small = kleiner dan 1 op 1000
alarm-all-of-theme = Alles over { $theme }
detector-pooled-season = Vergelijking met het seizoen van het thema
detector-slow-rise = Langzame stijging over een paar weken
alarm-state-open = Nog niemand heeft geantwoord.
alarm-state-acting = Er wordt iets aan gedaan
alarm-state-following = Er wordt opnieuw gekeken
alarm-state-dismissed = Het was niets
alarm-state-done = Afgerond
alarm-fact-state = Stand
alarm-fact-by = Door
alarm-fact-words = In hun woorden
alarm-fact-holder = Houdt het vast
alarm-fact-next = Volgende stap
alarm-answer-title = Wat doe je ermee?
alarm-promise = Wie antwoordt, houdt het alarm vast tot de dag die je noemt. Je antwoord telt mee in hoe vaak alarmen kloppen.
alarm-answer = Je antwoord
alarm-act = Handelen
alarm-act-hint = Je doet er iets aan, en zegt op die dag wat het opleverde.
alarm-follow = Volgen
alarm-follow-hint = Je kijkt op die dag opnieuw.
alarm-dismiss = Afwijzen
alarm-dismiss-hint = Het is niets, met de reden. Daarmee is het klaar.
alarm-finish = Afronden
alarm-finish-hint = Je hebt iets gedaan en zegt wat het opleverde.
alarm-words = Wat ga je doen, waarom niet, of wat leverde het op?
alarm-words-hint = Noem geen namen van bewoners.
alarm-until = Tot welke dag?
alarm-until-hint = Alleen bij handelen en volgen, hooguit negentig dagen vooruit.
alarm-submit = Leg dit vast
alarm-done-act = Jij houdt dit vast tot de dag die je noemde.
alarm-done-follow = Op de dag die je noemde staat dit weer bij jou.
alarm-done-dismiss = Dit alarm is afgewezen, met je reden erbij.
alarm-done-finish = Dit alarm is afgerond.
why-answer-alarm = Er is meer gemeld dan verwacht: kijk wat er speelt en kies handelen, volgen of afwijzen
why-alarm-acting = Zeg wat het opleverde
why-alarm-following = Kijk of het nog stijgt
problem-alarm-answer-empty = Kies wat je ermee doet.
problem-alarm-words-empty = Schrijf in een paar woorden wat je doet of waarom niet.
problem-alarm-day-empty = Kies de dag waarop je weer kijkt.
problem-alarm-day-range = Kies een dag na vandaag, hooguit negentig dagen vooruit.
problem-alarm-day-unreadable = Deze dag is niet te lezen. Kies hem uit de kalender.
problem-alarm-answered = Dit alarm is al beantwoord. Er is niets meer te doen.
problem-alarm-nothing-done = Er is nog niets gedaan. Kies eerst handelen.

released-title = Vrijgegeven cijfers
released-show = Wat iedereen hiervan ziet
released-what = Zoveel mensen meldden iets over dit thema of vroegen er hulp bij, afgerond op vijf.
released-what-hidden = Waar “{ $hidden }” staat, zijn het er zo weinig, of is het aantal weggelaten omdat het een klein aantal zou verraden. Welke van de twee, zeggen we niet.
released-none = Er is nog niets vrijgegeven dat je hier kunt zien.
released-none-why = Elke vier weken komen er cijfers bij, twee weken nadat een periode voorbij is. Kleine aantallen blijven verborgen.
released-heading = { $theme }, { $place }
released-caption = Mensen die iets meldden of hulp vroegen in { $place }, per periode van vier weken
released-chart = Mensen die iets meldden of hulp vroegen in { $place }, per periode
released-map = De wijken van { $place } in de periode { $period }. De getallen staan ook in de tabel.
released-map-how = Hoe dichter gestreept, hoe meer mensen; zonder strepen is het getal niet te zien of klein.
released-column-place = Gebied
released-fewer = minder dan { $fewest }
figures-open-title = Wie mag de vrijgegeven cijfers zien?
figures-closed-now = Alleen mensen in dit netwerk zien ze.
figures-open-since-day = Iedereen mag ze zien, sinds { $day }.
figures-open-page = Bekijk de openbare pagina
figures-open = Laat ze aan iedereen zien
figures-close = Laat ze alleen aan het netwerk zien
figures-are-open = Iedereen mag de vrijgegeven cijfers nu zien.
figures-are-closed = Alleen mensen in dit netwerk zien de cijfers nog. Wat al gekopieerd is, halen we niet terug.
problem-figures-reach-empty = Kies of iedereen de cijfers mag zien, of alleen het netwerk.

open-title = Cijfers van { $network }
open-what = Hoeveel mensen meldden wat er in hun gemeente en wijk speelt of er hulp bij vroegen, per thema en per vier weken. Niemand is eraan te herkennen.
open-how = Hoe deze cijfers zijn gemaakt
open-how-rounded = Elk getal telt mensen en is afgerond op vijf, naar boven of naar beneden. Zo zegt een getal nooit precies hoeveel mensen het waren.
open-how-hidden = Aantallen onder de vijf zijn niet te zien, bij gevoelige thema’s onder de tien. Soms is een groter getal ook verborgen, omdat het anders een klein getal zou verraden.
open-how-once = Elke periode wordt één keer vrijgegeven. Wat later nog binnenkomt, verandert een oud cijfer niet.
open-newest = Nieuwste periode
open-made = Vrijgegeven op
open-rule = Gemaakt met
open-rule-and-key = regel { $rule }, sleutel { $key }
open-files = Open data
open-files-what = U mag deze cijfers vrij gebruiken (CC0).
open-csv = Cijfers als CSV
open-json = Cijfers als JSON
open-dcat = Beschrijving voor catalogi (DCAT-AP)
