# In de geest van de regel: wegen, besluiten, terugvinden; regels die schuren; van een plan naar een signaal.

deviate-title = In de geest van de regel
deviate-what = De regel past niet bij wat iemand nodig heeft. Weeg het hier, van de mens naar de wet, en besluit zelf.
deviate-from-plan = Er gaat niets uit het plan mee, en hierin staat straks niet om wie het ging. Alleen jij ziet in het plan dat dit besluit ervan kwam.
deviate-rule = Om welke regel gaat het?
deviate-rule-hint = Zoals je hem noemt tegen een collega. Bijvoorbeeld: vakantie in de bijstand.
deviate-situation = Wat is er aan de hand?
deviate-situation-hint = In algemene woorden: geen naam, geen straat, geen dag waaraan iemand te herkennen is.
deviate-needed = Wat is er nodig?
deviate-needed-hint = Begin bij de mens: wat moet dit besluit voor iemand doen?
deviate-purpose = Wat is de bedoeling van de regel?
deviate-purpose-hint = Waarvoor is hij ooit gemaakt? En gebeurt dat ook als je afwijkt?
deviate-effects = Welke andere gevolgen heeft het?
deviate-effects-hint = Voor iemand zelf, voor anderen, en voor wie hierna hetzelfde vraagt.
deviate-legal = Wat zegt de wet?
deviate-legal-hint = Pas nu: welke ruimte is er, en hoe motiveer je het besluit?
deviate-decision = Wat besluit je?
deviation-decision-departed = Ik wijk af van de regel
deviation-decision-kept = Ik houd me aan de regel
deviate-agreed = Wat spreek je af?
deviate-agreed-hint = Als het hierboven nog niet staat.
deviate-promise = Je tekent met je naam, je organisatie en de datum van vandaag. Het geldt meteen: niemand hoeft het goed te keuren. Iedereen in het netwerk kan het lezen, ook later. Wijzigen kan niet, verbeteren wel.
deviate-act = Teken dit besluit
deviate-done = Je besluit is vastgelegd, met je naam en de datum.
deviate-done-strained = Je besluit is vastgelegd. Het is al het vijfde besluit als dit: deze regel schuurt. Er ligt een conceptsignaal voor je klaar.
deviate-guard = { $count ->
    [one] Hierin staat iets dat van een persoon kan zijn. Herschrijf het, of zeg waarom het mag blijven.
   *[other] Hierin staan { $count } dingen die van een persoon kunnen zijn. Herschrijf ze, of zeg waarom ze mogen blijven.
  }
deviate-guard-reason = Waarom mag dit blijven staan?
deviate-guard-reason-hint = Bijvoorbeeld: het is de naam van een wet, niet van een mens.
deviate-like-found = { $count ->
    [one] Er is eerder iets besloten dat hierop lijkt. Kijk of het om dezelfde regel gaat en teken dan.
   *[other] Er zijn eerder { $count } dingen besloten die hierop lijken. Kijk of het om dezelfde regel gaat en teken dan.
  }
deviate-like = Is dit vergelijkbaar met een eerder besluit?
deviate-like-none = Nee, dit is iets anders
problem-deviate-rule = Noem de regel waar het om gaat, in een paar woorden.
problem-deviate-situation = Schrijf in algemene woorden wat er aan de hand is.
problem-deviate-needed = Schrijf wat er nodig is. Daar begint het besluit.
problem-deviate-purpose = Schrijf waar de regel voor bedoeld is.
problem-deviate-effects = Schrijf welke andere gevolgen het heeft. Zijn er geen, schrijf dat dan.
problem-deviate-legal = Schrijf welke ruimte de wet geeft, of dat die er niet is.
problem-deviate-decision = Kies of je afwijkt van de regel of je eraan houdt.
problem-deviate-guard = Hierin staat iets dat van een persoon kan zijn. Herschrijf het, of zeg onderaan waarom het mag blijven.

precedents-title = Eerdere besluiten over regels
precedents-what = Hoe collega’s besloten toen een regel niet paste, en waarom. Zonder wie het was; met de naam van wie besloot.
precedents-words = Zoek op de regel of op een woord
precedents-words-hint = Bijvoorbeeld: vakantie, kostendelersnorm, briefadres.
precedents-act = Zoek
precedents-none-such = Geen besluit gevonden met die woorden.
precedents-show-all = Bekijk alle besluiten
precedents-none = Er is nog geen besluit vastgelegd.
precedents-none-then = Past een regel niet bij wat iemand nodig heeft? Weeg het op één pagina; de volgende collega heeft er iets aan.

deviation-departed-by = { $by } week af van deze regel, voor { $organisation }, { $day }.
deviation-kept-by = { $by } hield zich aan deze regel, voor { $organisation }, { $day }.
deviation-agreed = Wat er is afgesproken
deviation-alike = Vergelijkbare besluiten
deviation-alone = Nog niemand anders besloot over deze regel.
deviation-earlier = { $count ->
    [one] Hoe het eerder luidde
   *[other] Hoe het eerder luidde ({ $count } versies)
  }
deviation-version = Versie { $number }, { $by }, { $day }
deviation-corrected = Verbeterd door { $by }, { $day }. Reden: { $why }

correct-fold = Verbeter dit besluit
correct-why = Waarom verbeter je het?
correct-promise = Je tekent een volgende versie. Wat er stond blijft te lezen.
correct-act = Teken de verbeterde versie
correct-done = De verbeterde versie is vastgelegd. De vorige blijft te lezen.
problem-correct-why = Schrijf waarom je het verbetert.

strained-state-draft = Deze regel schuurt: er ligt een conceptsignaal.
strained-state-raised = Deze regel schuurt: er is een signaal van gemaakt.
strained-state-aside = Van deze besluiten is geen signaal gemaakt.
strained-link = Bekijk wat ermee gebeurt
strained-waits = Dit is al het vijfde besluit als dit. Deze regel schuurt: er ligt een conceptsignaal bij jou.
strained-look = Bekijk het conceptsignaal
strained-title = Deze regel schuurt: { $rule }
strained-what = { $count } keer weken collega’s met reden van deze regel af. Dan ligt het niet aan die ene situatie, maar misschien aan de regel.
strained-draft-title = Het conceptsignaal
strained-draft = Deze regel schuurt: { $rule }. { $count } keer weken we er met reden van af{ $organisations ->
    [one] .
   *[other] , bij { $organisations } organisaties.
  }
strained-draft-purpose = De bedoeling van de regel: { $purpose }
strained-draft-needed = Wat er nodig was:
strained-decisions = De besluiten waar het om gaat
strained-is-draft = Het conceptsignaal ligt er sinds { $day }. Wie het laatste besluit nam, kijkt ernaar.
strained-is-raised = { $by } maakte er een signaal van, { $day }.
strained-is-aside = { $by } maakte er geen signaal van, { $day }. Reden: { $why }
strained-signal = Naar het signaal
strained-raised = Het signaal is gemeld. De anderen die zo besloten horen het.
strained-put-aside = Er komt nu geen signaal. Bij vijf nieuwe besluiten vraagt Ponton het opnieuw.
strained-aside-fold = Toch geen signaal
strained-aside-why = Waarom niet?
strained-aside-promise = Iedereen kan de reden lezen. Bij vijf nieuwe besluiten komt er een nieuw concept.
strained-aside-act = Maak er geen signaal van
problem-strained-why = Schrijf waarom er geen signaal van komt.
casework-refused-draft-ended = Met dit concept is al iets gedaan. Bekijk de pagina opnieuw.
why-strained-rule = Deze regel schuurt: bekijk het conceptsignaal
notice-strained-raised = De regel “{ $rule }” schuurt. { $by } maakte er een signaal van; jouw besluit telde mee.

raise-from-plan-link = Maak hier een signaal van
raise-from-plan-title = Wat zie je, los van dit plan?
raise-from-plan-what = Schrijf wat meer mensen raakt. Er gaat geen woord uit het plan mee, en het signaal weet niet waar het vandaan komt. Staan er bij de hulpvraag een thema en een wijk, dan zijn die alvast ingevuld; je mag ze weghalen.
raise-from-plan-done = Je signaal is gemeld. Alleen jij ziet in het plan dat het ervan kwam.
own-list-title = Verder dan dit plan
own-list-what = Kwam je hier iets tegen dat meer mensen raakt, of een regel die niet past?
own-list-yours = Wat jij hiervan maakte. Alleen jij ziet dit.
