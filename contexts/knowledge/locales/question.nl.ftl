### Kennis: vragen en antwoorden, praktijken, maatregelen, en de crisisstand.

## Wat overal kan misgaan
problem-knowledge-too-long = Dit is te lang: houd het bij { $most } tekens.
problem-knowledge-personal-data = Hier staat iets dat bij een persoon hoort, zoals een naam of een nummer. Iedereen leest dit: haal het weg.

## Crisisstand
crisis-title = Crisisstand
crisis-what = In een crisis moet iedereen snel weten wat nieuw is. Tafels, contacten en antwoorden blijven ook daarna gewoon staan.
crisis-banner = Crisisstand sinds { $day }: { $name }.
crisis-banner-new = Bekijk wat nieuw is
crisis-none = Er is geen crisis.
crisis-none-then = Alles loopt zoals je gewend bent.
crisis-since = Sinds
crisis-reason = Waarom
crisis-name = Hoe heet deze crisis?
crisis-name-hint = Kort, zoals iedereen haar noemt. Bijvoorbeeld: hoog water.
crisis-begin-title = Begin de crisisstand
crisis-begin-act = Begin
crisis-begin-promise = Iedereen ziet op Vandaag dat de crisisstand aan is. Je kunt haar altijd weer beëindigen.
crisis-begun = De crisisstand is aan.
crisis-end-title = Beëindig de crisisstand
crisis-end-act = Beëindig
crisis-end-promise = De melding op Vandaag verdwijnt. Tafels, contacten, vragen en antwoorden blijven, en wat openstaat blijft openstaan.
crisis-ended = De crisisstand is voorbij. Alles wat is opgebouwd, blijft.
crisis-before = Eerder
crisis-from-until = van { $from } tot { $until }.
crisis-refused-running = Er loopt al een crisis. Beëindig die eerst.
problem-crisis-name-empty = Schrijf hoe de crisis heet.
problem-crisis-reason-empty = Schrijf waarom: iedereen leest dit.
