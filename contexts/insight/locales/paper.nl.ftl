# Stukken: wat een alarm of dossier vraagt aan een tafel, gemeenteraad of ander bestuur, en wat dat zei.

papers-title = Op de agenda
papers-what = Wat wij vroegen aan een tafel, een gemeenteraad of een ander bestuur, en wat er besloten is.
papers-none = Er is nog niets op een agenda gezet.
papers-none-do = Dat kan vanaf een alarm waar iemand iets aan doet, en vanaf een dossier.
papers-to-trends = Naar het trendbeeld
papers-open = Onderweg
papers-over = Afgehandeld
papers-all = Alles wat op een agenda staat of stond
papers-median = { $days ->
    [one] Eén dag
   *[other] { $days } dagen
} van het eerste signaal tot de agenda.
papers-median-of = { $count ->
    [one] Dat is van één stuk.
   *[other] Dat is het midden van { $count } stukken: de helft ging sneller.
}

paper-make-title = Zet het op de agenda
paper-make-what = Stel één vraag aan wie erover beslist. De cijfers van nu gaan vanzelf mee.
paper-of = Komt uit:
paper-make-submit = Maak het stuk
paper-make-promise = Het stuk staat bij jou tot er een besluit is. Van een alarm is dit het antwoord ‘handelen’. Je kunt de tekst daarna nog veranderen.
paper-question = Wat vraag je?
paper-question-hint = Eén zin, zoals je hem hardop zou stellen. Bijvoorbeeld: Durven wij voor de winter bij alle huizen langs te gaan?
paper-asked = Welk besluit vraag je?
paper-asked-hint = Wat moet er precies besloten worden, en voor wanneer? Schrijf niet over één persoon.
paper-body = Aan wie?
paper-body-hint = Wat naar een gemeenteraad gaat, mag iedereen lezen. Daarin staan alleen vrijgegeven cijfers.
paper-board = Welk ander bestuur?
paper-board-hint = Alleen als het er hierboven niet bij staat, zoals Provinciale Staten.
paper-body-board = Een ander bestuur
paper-council = Gemeenteraad { $municipality }
paper-table = Tafel: { $table }
paper-theme = Waar gaat het over?
paper-where = Waar speelt het?
paper-about-hint = Hieruit volgen de cijfers. Ingevuld is waar de meeste signalen van het dossier over gaan.

paper-made = Het stuk is er. Zet het nu op de agenda van een dag.
paper-changed = De tekst is veranderd.
paper-scheduled = De dag staat erin. Wie een signaal gaf, heeft bericht.
paper-told = Vastgelegd. Iedereen van wie een signaal meetelde, heeft bericht.

paper-sentence = { $holder } heeft dit stuk. Volgende stap: { $next }, { $moment }.
paper-sentence-over = { $body } heeft gesproken. Hier hoeft niemand meer iets mee.
paper-state-draft = in voorbereiding
paper-state-on-agenda = op de agenda
paper-state-put-off = uitgesteld
paper-state-decided = besloten
paper-state-refused = niet behandeld
paper-decided = Wat { $body } besloot
paper-refused = Waarom { $body } het niet behandelt
paper-put-off-because = Waarom { $body } het uitstelde
paper-noted-by = vastgelegd door { $name }, { $day }
paper-heard = { $count ->
    [0] Er telden geen signalen uit het netwerk mee, dus er was niemand om het aan terug te melden.
    [one] Eén melder heeft hiervan bericht gekregen.
   *[other] { $count } melders hebben hiervan bericht gekregen.
}
paper-no-day = nog geen dag
paper-fact-body = Aan
paper-fact-day = Vergadering
paper-fact-asked = Gevraagd besluit
paper-fact-lead = Van signaal tot agenda
paper-fact-first = Eerste signaal
paper-fact-maker = Gemaakt door
paper-fact-of = Komt uit
paper-lead-days = { $days ->
    [one] 1 dag
   *[other] { $days } dagen
}
paper-lead-so-far = { $days ->
    [one] nu 1 dag, en het staat nog op geen agenda
   *[other] nu { $days } dagen, en het staat nog op geen agenda
}
paper-maker = { $name }, { $organisation }, { $day }
paper-to-print = Om af te drukken of te sturen
paper-to-file = Als bestand (JSON)
paper-acts = Wat je kunt doen
paper-agenda-act = Zet het op de agenda van een dag
paper-agenda-submit = Zet op de agenda
paper-agenda-promise = Wie een signaal gaf, hoort op welke dag dit besproken wordt. Wie de tafel bijeenroept ook.
paper-day = Welke dag is de vergadering?
paper-day-hint = De dag waarop het besproken wordt.
paper-put-off-act = Uitgesteld of vervroegd
paper-put-off-submit = Zet op een andere dag
paper-put-off-why = Waarom?
paper-decide-act = Leg vast wat er besloten is
paper-decide-submit = Leg vast en meld terug
paper-decide-promise = Iedereen van wie een signaal meetelde, hoort dit meteen. Het kan niet ongedaan worden gemaakt.
paper-ruling = Wat gebeurde er?
paper-ruling-decided = Er is een besluit
paper-ruling-decided-hint = Ook een nee is een besluit.
paper-ruling-refused = Het wordt niet behandeld
paper-ruling-refused-hint = Het komt niet (meer) op de agenda. Bij een alarm zoekt de houder dan iets anders.
paper-ruling-words = In gewone woorden
paper-ruling-words-hint = Zo lezen de melders het. Wat is besloten, of waarom niet?
paper-change-act = Verander de tekst
paper-change-submit = Bewaar de tekst

paper-figures = De cijfers
paper-figures-come-along = Zo gaan ze mee, zoals ze vandaag zijn. Deze getallen ziet alleen de kring om het stuk heen.
paper-figures-circle = Zoals ze waren toen het stuk gemaakt werd. Deze getallen zie jij, maar ze staan niet op de afdruk of in het bestand.
paper-exact-now = Signalen in de laatste vier weken
paper-exact-usual = Anders gemiddeld in vier weken
paper-exact-since = Stijgt sinds de week van
paper-exact-sources = Bronnen
paper-exact-signals = { $signals ->
    [one] 1 signaal
   *[other] { $signals } signalen
} van { $organisations ->
    [one] 1 organisatie
   *[other] { $organisations } organisaties
}
paper-exact-and-elsewhere = { $ours }, en { $elsewhere } uit een eerdere registratie
paper-no-course = Er is nog te weinig geteld om het verloop te tekenen.
paper-signals = De signalen
paper-signals-what = Wie deze signalen gaf, hoort wat ervan kwam.
paper-signals-none = Er zijn geen signalen die iedereen in het netwerk mag lezen.
paper-released = Wat iedereen mag zien
paper-rises = { $theme } in { $place }: er is meer gemeld dan je mag verwachten.
paper-released-none = Hierover zijn geen cijfers vrijgegeven.
paper-released-caption = Mensen die iets meldden over { $theme }, per vier weken
paper-released-how = Afgerond op vijf, zodat niemand te herkennen is.
paper-provenance = Vrijgegeven { $day }, volgens regel { $rule } met sleutel { $key }.
paper-column-period = Periode
paper-row = { $body }, { $day } · { $state } · { $days ->
    [one] 1 dag
   *[other] { $days } dagen
} na het eerste signaal
paper-row-no-day = { $body } · { $state }
paper-beside-title = Stukken voor een besluit
paper-beside-none = Er is nog geen stuk van gemaakt.
paper-beside-act = Maak er een stuk van
paper-beside-signal = Dit signaal telde mee.

paper-back = Terug naar het stuk
paper-print-how = Druk deze bladzijde af, of bewaar haar als pdf, met de afdrukknop van je browser.
paper-sheet-kind = Voor { $body } · { $day }
paper-sheet-asked = Gevraagd besluit
paper-sheet-figures = Wat er speelt
paper-sheet-lead = Hoe lang het duurde
paper-sheet-lead-what = vanaf het eerste signaal ({ $day }) tot deze agenda.
paper-sheet-decision = Besluit
paper-sheet-from = Van
paper-sheet-network = Netwerk

why-paper-draft = Zet het op de agenda van een dag
why-paper-decision = Leg vast wat er besloten is
matter-paper = stuk voor de agenda

paper-part-first = Jouw signaal was het eerste.
paper-part-counted = Jouw signaal telde mee.
notice-paper-on-agenda = Op { $day } bespreekt { $body }: “{ $question }” { $part } (“{ $signal }”)
notice-paper-put-off = { $body } bespreekt “{ $question }” op een andere dag: { $day }. { $part } (“{ $signal }”)
notice-paper-decided = { $body } besloot over “{ $question }”: { $words } { $part } Dank je wel. (“{ $signal }”)
notice-paper-refused = { $body } behandelt “{ $question }” niet: { $words } { $part } (“{ $signal }”)
notice-paper-for-table = { $by } zet voor { $day } een stuk op de agenda van { $body }: “{ $question }”

problem-paper-question-empty = Schrijf op wat je vraagt, in één zin.
problem-paper-asked-empty = Schrijf op welk besluit je vraagt.
problem-paper-body-empty = Kies aan wie je het vraagt.
problem-paper-board-empty = Schrijf op welk bestuur het is.
problem-paper-theme-empty = Kies waar het over gaat.
problem-paper-where-empty = Kies waar het speelt.
problem-paper-theme = De signalen van dit dossier hebben nog geen thema. Kies er een.
problem-paper-personal-data = Hier staat iets in dat over één persoon kan gaan, zoals een naam, adres of nummer. Haal dat eruit: dit stuk lezen veel mensen.
problem-paper-alarm-first = Wie dit alarm heeft, moet eerst kiezen voor handelen. Vraag het aan de houder.
problem-paper-alarm-over = Dit alarm is afgehandeld. Er kan geen stuk meer van gemaakt worden.
problem-paper-no-draft = Het stuk staat al op een agenda. De tekst verandert niet meer.
problem-paper-day-empty = Kies de dag van de vergadering.
problem-paper-day-range = Kies een dag vanaf vandaag, binnen een jaar.
problem-paper-why-empty = Schrijf op waarom de dag verandert.
problem-paper-ruling-empty = Kies wat er gebeurde.
problem-paper-words-empty = Schrijf op wat er besloten is, of waarom het niet behandeld wordt.
problem-paper-not-on-agenda = Het staat nog niet op een agenda. Zet het daar eerst op.
problem-paper-over = Hier is al over gesproken. Er kan niets meer aan veranderen.
problem-paper-changed = Iemand anders veranderde dit stuk net. Kijk wat er nu staat en probeer het opnieuw.

paper-stories = Verhalen
paper-stories-hint = Wie het vertelde, zei ja tegen gebruik op een agenda. Trekt iemand dat ja in, dan staat het verhaal vanaf dat moment nergens meer.
paper-stories-none = Er zijn hierover nog geen verhalen met toestemming voor een agenda.
paper-stories-tell = Schrijf een verhaal op
paper-stories-not-chosen = Er gaan nog geen verhalen mee.
paper-story-of = verteld aan { $organisation }, met toestemming
paper-sheet-stories = Wat mensen vertellen
paper-beside-meeting = Hierover vraagt het netwerk een besluit. Druk ze af en leg ze erbij.
paper-beside-meeting-title = Stukken bij deze agenda
