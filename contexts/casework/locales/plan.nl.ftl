# Plannen van inwoners: openen, vinden, lezen, contact, volgende stap.

plans-title = Mijn plannen
plans-what = De mensen met wie je werkt: wat van hen bij jou ligt, en waar je aan tafel zit.
plans-open-one = Open een plan
plans-mine = Waar jij mee bezig bent
plans-first = Je ziet er { $count }, wat het eerst komt bovenaan. Staat een plan er niet bij, zoek het dan op naam of kijk bij
plans-everything-held = alles wat je vasthoudt
plans-none = Je werkt nu aan geen enkel plan.
plans-none-then = Komt er iemand binnen? Open een plan: twee vragen, meer niet.

find-plan-title = Zoek een plan
find-plan-what = Op de eerste letters van de naam, binnen je eigen organisatie. Wat je typt komt niet in een adres te staan.
find-plan-name = Naam
find-plan-name-hint = Drie letters of meer. Wie zoekt, staat in het leesverslag van wie gevonden wordt.
find-plan-act = Zoek
find-plan-none = Geen plan gevonden met die naam.
find-plan-lead = aanspreekpunt: { $lead }

open-plan-title = Open een plan
open-plan-what = Twee vragen. De rest komt als het nodig is.
open-plan-called = Hoe noemen we je?
open-plan-called-hint = Een voornaam of een bijnaam mag ook.
open-plan-worry = Wat is jouw grootste zorg?
open-plan-worry-hint = Schrijf op wat iemand zelf zegt. Deze zin staat boven elk scherm en niemand kan hem overschrijven.
open-plan-pontoon = Waar begint de hulp?
open-plan-act = Open het plan
open-plan-anyway = Dit is iemand anders: open het plan
open-plan-promise = Jij wordt aanspreekpunt. Alleen wie erbij betrokken is kan dit lezen, en wie leest wordt opgeschreven.
open-plan-there-already = { $count ->
    [one] Er is al een plan met zo’n naam. Is dit dezelfde persoon?
   *[other] Er zijn al { $count } plannen met zo’n naam. Is een daarvan dezelfde persoon?
  }
problem-plan-called-empty = Vul in hoe we deze persoon noemen. Een voornaam is genoeg.
problem-plan-worry-empty = Vul in wat iemands grootste zorg is, in eigen woorden.
problem-casework-too-long = Dit is te lang: hoogstens { $most } tekens. Wat je typte staat er nog.
plan-opened = Het plan is open en ligt bij jou. Zet nu de eerste stap erin.

plan-state-open = open
plan-state-closed = afgesloten
plan-title-without-name = Plan van een inwoner
plan-of-organisation = Dit plan is van { $organisation }.
plan-lead = { $lead } is aanspreekpunt. Volgende stap, { $day }: { $step }
plan-closed = Afgesloten op { $day }.
plan-requests = Waar hulp bij nodig is
plan-request-is-the-worry = de grootste zorg
plan-request-held = Ligt bij { $holder }. { $day }: { $step }
plan-request-closed = { $outcome }, { $day }
plan-at-table = Wie er om tafel zit
plan-spokesperson = vaste gesprekspartner
plan-contacts = Wat er gezegd is
plan-no-contacts = Er is nog geen contact genoteerd.
plan-no-contacts-then = Schrijf hierboven in één veld wat er besproken is.

help-outcome-helped = Geholpen
help-outcome-partly = Deels geholpen
help-outcome-not = Niet geholpen
help-outcome-stopped = Gestopt, in overleg

share-step-at_table = Met de inwoner aan tafel
share-step-agreed = Het minste dat nodig is, met toestemming
share-step-not_agreed = Zonder toestemming, met reden en vastgelegd

contact-words = Wat is er besproken?
contact-words-hint = Eén veld. Inspreken mag; wat je typt blijft staan als de verbinding wegvalt.
contact-act = Noteer het contact
contact-logged = Het contact is genoteerd.
problem-contact-empty = Schrijf op wat er besproken is; één zin is genoeg.

next-step-title = Volgende stap
next-step-words = Wat gebeurt er nu?
next-step-words-hint = Bijvoorbeeld: bellen met de corporatie.
next-step-day = Op welke dag?
next-step-hour = Hoe laat? (mag leeg)
next-step-act = Zet de volgende stap
next-step-set = De volgende stap staat erin.
problem-next-step-empty = Vul in wat er nu gebeurt.
problem-next-step-day-empty = Kies de dag waarop het gebeurt.
problem-next-step-day-unreadable = Deze dag lezen we niet. Kies een dag, bijvoorbeeld 24-11-2026.
problem-next-step-hour-unreadable = Dit tijdstip lezen we niet. Typ bijvoorbeeld 14:30, of laat het leeg.

why-first-step = de eerste stap zetten
why-next-step = de volgende stap, die in het plan staat

casework-refused-closed = Dit is al afgesloten.

worked-helped = Hulpvragen die geholpen zijn
worked-helped-what = Een hulpvraag die werd gesloten, met wat de inwoner ervan vond: geholpen of deels geholpen. Uit het sluiten van hulpvragen.
worked-goals = Doelen die zijn bereikt
worked-goals-what = Een doel waarvan samen is gezegd hoe ver het kwam: zoals verwacht, of beter. Uit het laatste gesprek over het doel.
worked-lighter = Doelen die lichter zijn gaan wegen
worked-lighter-what = Een doel waarvan de inwoner twee keer zei hoe zwaar het is, en de laatste keer minder zwaar dan de eerste.
worked-own-ring = Afspraken die de eigen kring nakwam
worked-own-ring-what = Een afspraak in een plan die iemand uit de eigen kring van de inwoner deed. Uit het afronden van afspraken.
worked-kept = Afspraken in plannen die zijn nagekomen
worked-kept-what = Een afspraak in een plan waarvan is gezegd of hij is nagekomen, van wie ook. Uit het afronden van afspraken.
worked-nearby = Dichtbij geholpen, zonder zwaardere hulp
worked-nearby-what = Een hulpvraag die op het eerste ponton begon, daar bleef en geholpen werd gesloten.
worked-opened = Nieuwe hulpvragen
worked-opened-what = Een hulpvraag die een inwoner stelde. Uit het openen van plannen en hulpvragen.
worked-bridged = Wachten met een brug
worked-bridged-what = Iemand wachtte op hulp en had intussen een brugafspraak. Van de dag van aanmelding tot de dag dat het wachten ophield.
worked-accepted = Overdrachten die zijn aanvaard
worked-accepted-what = Een overdracht die een ander aanvaardde. Van verzenden tot aanvaarden.
worked-refused = Overdrachten die zijn geweigerd
worked-refused-what = Een overdracht die werd geweigerd, met de soort reden.
worked-stopped = Gesloten zonder dat het hielp
worked-stopped-what = Een hulpvraag die werd gesloten als niet geholpen of gestopt.
worked-reopened = Hulpvragen die weer opengingen
worked-reopened-what = Een hulpvraag die gesloten was en opnieuw werd geopend.
worked-not-helped = Inwoners zeiden: ik ben nog niet geholpen
worked-not-helped-what = Een keer dat een inwoner op de eigen bladzijde zei nog niet geholpen te zijn.
