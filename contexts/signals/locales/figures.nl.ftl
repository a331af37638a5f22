## Cijfers van de lus
figures-title = Cijfers
figures-to-trends = Wat er stijgt in de wijken
figures-what = Hoe snel signalen verder komen en terugkomen. Geteld uit het werk zelf: niemand vult er iets voor in.
figures-empty = In deze weken is er niets gemeld.
figures-empty-then = Meld wat je ziet op Vandaag
figures-stretch = Over welke tijd
figures-stretch-weeks = { $count } weken
figures-raised = { $count ->
    [one] signaal gemeld
   *[other] signalen gemeld
 }
figures-answered = daarvan { $percent } % met een antwoord
figures-works = keer: het werkt hier ({ $percent } % van { $all } antwoorden)
figures-coverage = van { $all } organisaties meldden iets
figures-how-long = Hoe lang duurt het?
figures-how-long-what = Voor een dossier loopt de tijd vanaf de eerste melding die erin zit.
figures-understood = Van melden tot duiden
figures-tabled = Van eerste melding tot aan tafel
figures-decided = Van eerste melding tot besluit
figures-brought-back = Van melden tot teruggebracht
figures-half = De helft binnen { $half }, negen van de tien binnen { $most }.
figures-half-short = helft binnen { $half }
figures-none = niets
figures-none-yet = Dat gebeurde in deze weken nog niet.
figures-longer = meer dan 180 dagen
figures-hours = { $count ->
    [one] 1 uur
   *[other] { $count } uur
 }
figures-days = { $count ->
    [one] 1 dag
   *[other] { $count } dagen
 }
figures-chart = { $name }: hoe lang de helft erover deed, per week
figures-week = week van { $day }
figures-steps = { $count ->
    [one] Bekijk de ene stap
   *[other] Bekijk de { $count } stappen
 }
figures-oldest = Langst zonder antwoord
figures-open-since = Gemeld op
figures-weeks = Per week
figures-weeks-show = Alle cijfers per week
figures-weeks-caption = Cijfers per week, de nieuwste bovenaan
figures-column-week = Week vanaf
figures-column-raised = Gemeld
figures-column-works = Werkt het hier?
figures-column-organisation = Organisatie
figures-column-took = Duurde
figures-column-said = Antwoord
figures-column-about = Waarover
figures-column-day = Op
figures-of = { $some } van { $all }
figures-who = Wie meldde
figures-who-caption = Signalen per organisatie, zonder afgeschermde
figures-who-nobody = Geen enkele organisatie meldde iets.
figures-file = Download de cijfers per week (CSV)
figures-back = Terug naar de cijfers
figures-steps-what = De stappen van de afgelopen { $count } weken, de nieuwste bovenaan.
figures-steps-empty = In deze weken zette niemand deze stap.
figures-made = Geteld: { $when }. De lopende week en de antwoorden tellen we elk kwartier opnieuw.
figures-who-what = Hoeveel signalen elke organisatie meldde in de afgelopen { $count } weken. Wie niets meldde, staat erbij met 0.
figures-who-all = { $count ->
    [one] De ene organisatie van het netwerk
   *[other] Alle { $count } organisaties, ook wie niets meldde
 }
figures-signals-raised = Gemelde signalen
figures-signals-answered = Signalen met een antwoord
figures-column-stands = Waar het staat
figures-steps-file = Download al deze stappen (CSV)
