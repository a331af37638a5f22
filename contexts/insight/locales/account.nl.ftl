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
problem-words-personal-data = Hierin staat iets over een persoon. Haal het weg, of schrijf op waarom het moet blijven.
