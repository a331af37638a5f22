# De navigatie en de mail.
nav-today = Vandaag
nav-plans = Plannen
nav-board = Pontons
nav-signals = Signalen
nav-dossiers = Dossiers
nav-everything-held = Mijn lat
nav-knowledge = Kennis
nav-trends = Cijfers
nav-offers = Wie helpt?
nav-tables = Tafels
nav-waterline = Waterlijn
nav-network = Netwerk

mail-subject = Ponton: { $text }
mail-look-here = Kijk hier hoe het ermee staat:
mail-why-you = Je krijgt dit bericht omdat het over iets gaat dat jij hebt gemeld of dat jij in handen hebt. Het staat ook op je Vandaag in Ponton.
mail-access-subject = Ponton: kies je wachtwoord
mail-access = Dag { $name },

    { $by } laat je toe tot Ponton. Kies hier je wachtwoord, daarna ben je ingelogd:
    { $link }

    De link werkt één keer, tot en met { $day }. Een link die je eerder kreeg, werkt niet meer.
    Geef hem aan niemand door: wie hem opent, komt binnen als jij. Verwachtte je dit niet? Doe dan niets, en zeg het tegen { $by }.
