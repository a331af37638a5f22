### Het netwerk: inloggen, instappen in de demo, sessies, organisaties, mensen, balies en tafels.

## Inloggen
sign-in-title = Inloggen
sign-in-email = E-mailadres
sign-in-password = Wachtwoord
sign-in-act = Log in
sign-in-demo = Rondkijken? Stap in als iemand uit de demo
problem-email-empty = Vul je e-mailadres in.
problem-password-empty = Vul je wachtwoord in.
problem-sign-in-unknown = Dit adres en dit wachtwoord horen niet bij elkaar. Kijk ze na, of vraag je beheerder om een nieuw wachtwoord.

## Instappen in de demo
step-in-title = Stap in als …
step-in-what = Kies iemand en loop mee: een signaal gaat naar de tafel die het kan oplossen, en de oplossing komt terug bij iedereen die het meldde.
step-in-demo = Dit is een demo. Alle mensen, plaatsen en organisaties zijn verzonnen; je kunt niets stukmaken. Stap gerust uit en als iemand anders weer in.
step-in-act = Stap in als { $name }
step-in-role-at = { $role }, { $place }
step-in-others = { $count ->
    [one] Nog één ander
   *[other] Nog { $count } anderen
 }
step-in-more = { $count ->
    [one] En nog één lid dat hier niet staat.
   *[other] En nog { $count } leden die hier niet staan.
 }
step-in-story-raises = Ziet dat de subsidie van zijn inloop gekort wordt, en meldt dat. Begin hier.
step-in-story-gathers = Leest wat er binnenkomt, bundelt wat bij elkaar hoort en brengt het naar een tafel.
step-in-story-says-no = Meldde hetzelfde in Loohoek. Krijgt later de vraag of de oplossing bij hem werkt.
step-in-story-table = Roept de tafel bijeen waar het besluit valt. Ziet de agenda en legt vast wat er is besloten.
step-in-story-chair = Voorzitter van het verbond. Zit aan de tafel namens alle leden.
step-in-story-desk = Staat aan de balie van het netwerk. Ziet nieuwe signalen, en alles wat te laat is.
step-in-story-worker = Werkt in de wijk. Ziet elke dag iets dat beter kan, of dat juist goed gaat.
step-in-story-lead = Leidt een team. Ziet het als bij een van haar mensen iets blijft liggen.
step-in-story-confidant = Vertrouwenspersoon. Ziet als enige de misstanden die zijn afgeschermd.

## Sessies
sessions-title = Waar je bent ingelogd
sessions-what = Herken je er een niet? Beëindig die, en vraag je beheerder om een nieuw wachtwoord.
sessions-session = sessie
sessions-here = { $device }, hier
sessions-started = Begonnen: { $when }
sessions-seen = Laatst gezien: { $when }
sessions-end = Beëindig { $device }
sessions-sign-out = Log uit
sessions-device-unknown = Onbekend apparaat
sessions-ended = Die sessie is beëindigd.
sessions-signed-out = Je bent uitgelogd.

## Het netwerk
network-what = Wie er meedoen, en wie er klaarstaat als iets bij niemand ligt.
network-desk = De balie van het netwerk
network-desk-what = Wat nergens anders wordt opgepakt, komt terecht bij { $desk }. Daarom staat hier altijd iemand.
network-desk-empty = Aan deze balie staat nu niemand. Zet er iemand bij.
network-person = persoon
network-organisation = organisatie
network-organisations = Organisaties
network-search = Zoek op naam
network-search-act = Zoek
network-none = Geen organisatie met die naam.
network-all = Toon alle organisaties
network-kind-under = { $kind }, valt onder { $umbrella }

## Een organisatie
organisation-what = { $kind }, { $place }
organisation-umbrella = Koepel
organisation-teams = Teams
organisation-team = team
organisation-team-lead = Geleid door { $name }
organisation-team-no-lead = Nog niemand leidt dit team
organisation-people = Mensen
organisation-desk = Balie
organisation-desk-what = Wat in deze organisatie blijft liggen, komt terecht bij { $desk }.
organisation-nobody = Hier werkt nog niemand.
organisation-nobody-then = Wie het netwerk beheert, kan hieronder iemand toevoegen.
organisation-presence-since = { $presence }, sinds { $day }
organisation-look-after = Beheer
organisation-kind-welfare = Welzijn
organisation-kind-social_casework = Maatschappelijk werk
organisation-kind-community_work = Opbouwwerk
organisation-kind-youth_work = Jongerenwerk
organisation-kind-elderly_work = Ouderenwerk
organisation-kind-informal_care = Steunpunt mantelzorg
organisation-kind-refugee_support = Vluchtelingenwerk
organisation-kind-shelter = Opvang
organisation-kind-neighbourhood_team = Sociaal wijkteam
organisation-kind-volunteer_centre = Vrijwilligerscentrale
organisation-kind-municipality = Gemeente
organisation-kind-school = School
organisation-kind-youth_mental_health = Jeugd-ggz
organisation-kind-housing = Woningcorporatie
organisation-kind-sector_body = Branchevereniging
organisation-kind-professional_body = Beroepsvereniging
organisation-kind-municipal_association = Vereniging van gemeenten
organisation-kind-knowledge_institute = Kennisinstituut
organisation-kind-ministry = Ministerie
organisation-kind-directors_network = Netwerk van bestuurders
organisation-kind-umbrella = Koepel

## Rollen en aanwezigheid
role-worker = Werker
role-lead = Teamleider
role-director = Bestuurder
role-triager = Relatiemanager
role-facilitator = Netwerkbegeleider
role-administrator = Beheerder
role-confidant = Vertrouwenspersoon
role-adviser = Beleidsadviseur
role-alderman = Wethouder
presence-active = Aanwezig
presence-absent = Afwezig
presence-left = Vertrokken

## Toevoegen
add-organisation-title = Voeg een organisatie toe
add-organisation-what = De organisatie krijgt meteen een eigen balie. Zolang daar niemand staat, vangt de balie van het netwerk op.
add-organisation-name = Naam
add-organisation-kind = Soort
add-organisation-place = Plaats
add-organisation-desk = Naam van de balie
add-organisation-desk-hint = Leeg is goed: dan heet de balie zoals de organisatie.
add-organisation-promise = Iedereen in het netwerk ziet de organisatie. Daarna voeg je de mensen toe.
add-organisation-act = Voeg toe
add-organisation-done = { $name } doet mee. Voeg nu de mensen toe.
add-organisation-name-empty = Vul de naam in.
add-organisation-name-taken = Er is al een organisatie met deze naam. Zoek haar op, of kies een andere naam.
add-organisation-place-empty = Vul de plaats in.
add-organisation-kind-empty = Kies het soort organisatie.
add-organisation-too-long = Maak het korter: hoogstens { $most } tekens.
add-team-title = Voeg een team toe
add-team-name = Naam van het team
add-team-lead = Wie leidt het?
add-team-lead-hint = Blijft er iets liggen bij iemand uit het team, dan gaat het eerst naar de teamleider.
add-team-promise = Bestaat er al een team met deze naam, dan verandert alleen wie het leidt.
add-team-act = Voeg toe
add-team-done = Team { $name } staat erbij.
add-team-name-empty = Vul de naam van het team in.
add-team-name-too-long = Maak de naam korter.
add-person-title = Voeg iemand toe
add-person-name = Naam
add-person-email = E-mailadres
add-person-role = Rol
add-person-team = Team
add-person-desk = Staat ook aan de balie
add-person-promise = Meteen daarna kan deze persoon dingen vasthouden en berichten krijgen. Inloggen kan zodra de beheerder van de server een eerste wachtwoord heeft gezet.
add-person-act = Voeg toe
add-person-done = { $name } doet mee.
add-person-name-empty = Vul de naam in.
add-person-name-too-long = Maak de naam korter.
add-person-email-unreadable = Vul een e-mailadres in, zoals naam@organisatie.nl.
add-person-email-taken = Iemand anders heeft dit e-mailadres al. Elk adres hoort bij één persoon: zoek die op, of gebruik een ander adres.
add-person-role-empty = Kies een rol.
staff-desk-title = Zet iemand aan de balie
staff-desk-person = Wie?
staff-desk-promise = Wie aan de balie staat, krijgt bericht als daar iets terechtkomt en mag het overnemen.
staff-desk-act = Zet aan de balie
staff-desk-done = De balie is bemenst.
staff-desk-nobody = Kies wie er aan de balie komt.
staff-desk-refused-left = Deze persoon is vertrokken. Kies iemand die er is.

## Tafels
tables-title = Tafels
tables-what = Waar partners bij elkaar komen om op te lossen wat één organisatie niet kan.
tables-table = tafel
tables-none = Er zijn nog geen tafels.
tables-none-then = Zodra er een tafel is, staat hier wanneer ze bij elkaar komt.
tables-kind-level = { $kind }, { $level }. { $convener } roept bijeen.
tables-about = { $what } Over { $themes }.
tables-next = { $when }, { $place }
tables-no-meeting = Geen overleg gepland
table-kind = Soort
table-level = Bereik
table-themes = Gaat over
table-kind-bestuurlijk = Bestuurlijk overleg
table-kind-ambtelijk = Ambtelijk overleg
table-kind-cao = Cao-tafel
table-kind-wetgeving = Wetgevingsoverleg
table-kind-regio = Regiotafel
table-kind-wijk = Wijktafel
level-wijk = wijk
level-gemeente = gemeente
level-regio = regio
level-land = landelijk
table-convener = { $name } roept deze tafel bijeen.
table-next = Volgend overleg: { $when }, { $place }.
table-no-meeting = Er is nog geen volgend overleg.
table-planned = Gepland
table-none-planned = Er is niets gepland.
table-none-planned-then = Een dossier kan pas op de agenda als er een overleg staat. Wie de tafel bijeenroept, plant het hier.
table-past = Geweest
table-meeting = overleg
table-agenda-of = Agenda van { $day }, { $hour } uur
table-seats = Wie er zitten
table-no-seats = Aan deze tafel heeft nog niemand een stoel.
table-mandate = Mandaat: { $mandate }
plan-meeting-title = Plan een overleg
plan-meeting-day = Dag
plan-meeting-hour = Tijd
plan-meeting-hour-hint = Leeg is 14.00 uur.
plan-meeting-place = Waar
plan-meeting-place-hint = Een adres, of: online.
plan-meeting-promise = Het overleg staat daarna bij deze tafel, en dossiers kunnen op de agenda.
plan-meeting-act = Plan overleg
plan-meeting-done = Het overleg is gepland: { $when }.
plan-meeting-day-empty = Kies de dag.
plan-meeting-day-unreadable = Deze dag kunnen we niet lezen. Kies hem uit de kalender.
plan-meeting-hour-unreadable = Deze tijd kunnen we niet lezen. Schrijf hem als 14:00.
plan-meeting-place-empty = Vul in waar het is.
plan-meeting-place-too-long = Maak de plaats korter.
plan-meeting-refused-past = Dat moment is al voorbij. Kies een moment dat nog komt.
plan-meeting-refused-far = Dat is meer dan twee jaar vooruit. Klopt het jaar?
