# Het pontonbord, wachten en de plek van een hulpvraag.

board-title = Pontons
board-what = Wie staat op welk ponton, en wie dreigt ertussen te vallen. Namen zie je alleen van mensen bij wie je betrokken bent.
board-tally-at-risk = in gevaar
board-tally-at-risk-more = of meer in gevaar
board-at-risk = Wie dreigt te vallen
board-more-at-risk = Er zijn er meer. Kies een gebied of organisatie om ze te zien.
board-nobody = Er staat nu niemand op een ponton.
board-nobody-then = Zodra iemand een plan opent, staat de hulpvraag hier.
board-band = { $count ->
    [one] Eén hulpvraag
   *[other] { $count } hulpvragen
  }, { $waiting ->
    [0] niemand wacht.
    [one] één wacht.
   *[other] { $waiting } wachten.
  }
board-band-many = Meer dan { $most } hulpvragen. Kies een gebied of organisatie.
board-own = Van wie jij weet
board-somebody = Inwoner, plan van { $organisation }
board-somebody-in = Inwoner in { $area }
board-no-bridge = wacht, en niemand heeft afgesproken wie zolang meeloopt
board-overdue = het moment is voorbij ({ $why })
board-absent = wie dit had is er niet, en niemand bij naam heeft het overgenomen
board-unanswered = aangeboden aan een ander, en er kwam geen antwoord
board-climbed = bleef liggen en ging een trap hoger
board-filter = Kies een gebied of organisatie
board-filter-act = Toon
board-area = Gebied
board-organisation = Organisatie

place-title = Ponton, thema en wijk
place-pontoon = Op welk ponton staat deze hulpvraag?
place-theme = Waar gaat het over? (mag leeg)
place-area = In welke wijk? (mag leeg)
place-act = Zet neer
problem-place-pontoon-empty = Kies een ponton.
help-request-placed = De hulpvraag staat nu daar.

wait-title = Wachten en overbruggen
wait-bridge = Wie loopt zolang mee, en hoe vaak?
wait-bridge-hint = Bijvoorbeeld: elke dinsdag bel ik; donderdag samen sporten. Zonder afspraak staat de hulpvraag bovenaan het bord.
wait-registered-on = Aangemeld op (mag leeg)
wait-decided-on = Beschikking van (mag leeg)
wait-starts-on = Begint op (mag leeg)
wait-promise = Deze hulpvraag staat als wachtend op het bord; jij houdt hem vast.
wait-act = Leg vast dat het wacht
wait-begun = Het is begonnen
wait-no-bridge = Wacht sinds { $day }, en er is niet afgesproken wie zolang meeloopt.
wait-bridged = Wacht sinds { $day }. Zolang is afgesproken:
wait-registered = Aangemeld op { $day }
wait-decided = Beschikking van { $day }
wait-starts = Begint op { $day }
wait-until-contact = Dit hoort bij een overdracht en loopt tot het eerste contact daar.
problem-wait-dates-without-bridge = Vul ook in wie zolang meeloopt. De dagen horen bij die afspraak.
casework-refused-waits-for-handover = Hier wordt gewacht op het eerste contact van een overdracht. Leg dat contact daar vast, of trek de overdracht in.
help-request-waits = Vastgelegd dat het wacht.
help-request-begun = Vastgelegd dat het begonnen is.
