//! The many ways in which one datum is typed, dictated or paraphrased, and what only looks like one.

use super::check_each;

pub(super) const NUMBERS: [&str; 47] = [
    "bel {telefoon nul zes twaalf vierendertig zesenvijftig achtenzeventig} na vijven",
    "haar nummer is {telefoon 0 6 1 2 3 4 5 6 7 8} zegt ze",
    "{telefoon +316 1234 5678} is van haar zus",
    "{telefoon 0031 (0)344 555 019} neemt nooit op",
    "tel: {telefoon 0344/555 019}",
    "app {telefoon 06.12.34.56.78} maar",
    "{telefoon 06 12 en dan 34 56 78}",
    "vaste lijn {telefoon 0344-55.50.19}.",
    "Mail {mail jan[at]voorbeeld.nl} of {mail jan at voorbeeld punt nl}",
    "{mail fatma streepje kaya apenstaartje post punt example}",
    "{geboren geboren 3 mei '51}, woont alleen",
    "{geboren geb.: 03.05.1951}",
    "geboortedatum {geboren 3-5-51}",
    "ze is {geboren geboren op drie mei negentienhonderdeenenvijftig}",
    "{geboren geboren op 3 mei 1951}, in de bijstand",
    "{geboren geboren twaalf december vijfenveertig} in Utrecht",
    "{geboren geb 03051951} staat erop",
    "{geboren geboren 1951-05-03}",
    "{geboren geboren in mei 1951}",
    "bsn: {bsn 12 34 56 782}",
    "nummer {bsn 1234-56-782} van de aanvraag",
    "nummer {bsn 123 456 782}, 12 maart ingediend",
    "bsn nr {bsn 12345678} met een nul ervoor",
    "geld naar {rekening NL91 ABNA0417 164300} graag",
    "{rekening nl 91 abna 0417.1643.00}",
    "een grijze bus, {kenteken vk 640 b}, staat er weer",
    "auto {kenteken VK640B} staat fout",
    "een scooter met kenteken {kenteken dxx12k}",
    "er staat een {kenteken 9-kpr-26} voor de deur",
    "{kenteken 1-ABC-23} en {kenteken ABC-12-D} en {kenteken 12-AB-34}",
    "{postcode 4103 ab}, derde verdieping",
    "postcode {postcode 4103 in} en verder niets",
    "{postcode 4103  AB} Zandveer",
    "aan de {adres Lindelaan nummer veertien} woont niemand meer",
    "{adres Kerkweg 4 hs} en {adres Kerkweg 6-1}",
    "hij woont in de {adres Jan van Galenstraat tweeëntwintig}",
    "de buren op {adres nummer 14b} klagen",
    "gezin op {adres nummer zevenentwintig} klaagt",
    "{adres Zwaluw 23}, {postcode 4102 AB}",
    "{adres Grote Veerdam 12a}, boven de winkel",
    "huisbezoek {adres molenweg 7} afgezegd",
    "ik woon {adres Eikenlaan 12} al dertig jaar",
    "{adres Tichelplein nr. 19}: geen gehoor",
    "{adres Prinses Irenestraat 3} ({postcode 4101AC})",
    "Woont {adres Hoge Dijk 4}, {geboren geb. 1-2-1950}",
    "zij staat ingeschreven op {adres Dorpsstraat 5 A}",
    "{adres Havenkade 12 II}, tweede bel",
];

pub(super) const CHILDREN: [&str; 17] = [
    "Gisteren huilde {klas Sem (groep 3, De Regenboog}) weer.",
    "mijn dochter {klas Nova zit in groep 4 op De Kiem} en durft niet",
    "{klas Daan van groep zeven} komt zonder ontbijt",
    "in {klas groep 7b zit Milan}, die slaapt in de les",
    "Het gaat om {klas Aya in 3 vmbo-t van het Waardcollege}.",
    "{klas Sofia, brugklas Lyceum Steenwaard}, is weer weg",
    "{klas Lina van obs De Kiem} heeft geen jas",
    "{klas Zeynep uit klas 1C} tolkt voor haar moeder",
    "leerling {klas Mees (2 vwo}) zit thuis",
    "{klas tijn uit de kleuterklas} komt nooit op tijd",
    "{klas Bilal op De Brug, tweede klas}",
    "op De Brug in {klas klas 3 zit een jongen die Amir heet}, hij werkt 's nachts",
    "in {klas klas 3 van De Brug, die jongen heet Xembu}",
    "Juf {naam Noor} van groep acht ziet hetzelfde.",
    "Groep 8 van De Wegwijzer bracht het kaartje rond.",
    "Leerlingen uit klas 2 van De Brug beginnen in mei.",
    "Tien kinderen uit groep 5 kregen een fiets; groep 6 volgt.",
];

pub(super) const HOUSEHOLDS: [&str; 22] = [
    "{gezin de dochter van de bakker uit Kruisdrecht} wil weg",
    "{gezin het gezin met de zes honden in Wilgenbos} krijgt een boete",
    "{gezin het stel van de viswinkel in Loohoek} stopt",
    "{gezin de kleinkinderen van de oude dominee te Hazelweerd}",
    "{gezin de broers van de bandenzaak, Zwanensluis}",
    "{gezin de man van de friettent in heulenburg} heeft schulden",
    "{gezin dat echtpaar met de pauwen achter de dijk in Doornwaard}",
    "{gezin moeder van de drieling in Klompenhoek} redt het niet",
    "{gezin de enige Syrische familie in Klompenhoek} wordt gepest",
    "{gezin de mevrouw van de stoffenwinkel in Wilgenbos} belde",
    "{gezin dat gezin op de woonboot in Oosterkreek} heeft geen stroom",
    "{gezin de zoon van een schipper uit Oude Veer}",
    "{gezin de man die de snackbar heeft in Zandveer} drinkt",
    "{gezin opa van de tweeling uit zwanensluis} belt elke dag",
    "De moeder van een leerling in Kadebuurt belde.",
    "Een moeder met twee kinderen uit Steenwaard wacht al maanden.",
    "De vrouw van de gemeente in Steenwaard wist het niet.",
    "De kinderen van de basisschool in Loohoek krijgen fruit.",
    "Gezinnen met schulden in Zandveer worden gebeld.",
    "De ouders van de leerlingen in Hazelweerd klagen.",
    "De man is gevallen en woont nu in Oosterkreek.",
    "Het gezin met de meeste hulpverleners in Steenwaard wacht.",
];

pub(super) const NAMES: [&str; 26] = [
    "{letters mw e.v. kranenborg} belt elke dag",
    "{letters mw GH Terpstra} en {letters de heer J Smit}",
    "{letters dhr. P.J.M. Oude Elferink} wil verhuizen",
    "{letters Mevrouw drs. A. Ali} is er niet",
    "Aanvrager {letters Ooms, J.H.}, alleenstaand",
    "t.n.v. {letters S. El-Khattabi}",
    "gesproken met {naam nordin belkacem} en {naam monique seedorf-blijd}",
    "{naam Thi Huong Nguyen} kookt elke dinsdag",
    "Wij helpen {naam Bogdan Ionescu} met zijn brief.",
    "{naam Tesfay Gebremedhin} kent de weg niet",
    "Vraag naar {naam Marie-Louise van den Broek-Jansen}.",
    "het is {naam Soerin Ramdihal} die belde",
    "Met groet, {naam Xanne Grootveld}",
    "Dat was het. {naam Ymkje Feenstra}",
    "{naam fatima bouzidi} heeft geen bed",
    "{naam Kwame Boateng} en {naam Ngozi Okonkwo} delen een kamer",
    "{naam Zoë de Wit} en {naam İbrahim Çelik}",
    "fatima woont alleen, ahmed belde niet",
    "Het A.C. Verbrugge Fonds betaalt de fietsen.",
    "Het Johanna Verbeek Fonds en de Wilhelmina Zaal.",
    "Project August begon in mei, project Sem ook.",
    "Wethouder Wonen en Zorg kijkt naar de Wet langdurige zorg.",
    "Oude Veer, Groot Steenwaard en Nieuwe Haven doen mee.",
    "Stichting Waardwerk en Lyceum Steenwaard tekenden.",
    "elke week onder toezicht, elke avond op straat",
    "Elke Zandveerder weet dat, sinds Corona komt niemand.",
];

const NOTHING: [&str; 24] = [
    "De buurttuin, geboren op 12 maart 2009 in een lege garage, bloeit.",
    "Kinderen geboren na 1 januari 2015 vallen erbuiten.",
    "de kerkstraat 30 kilometerzone is donker",
    "Op nummer 3 van de lijst staat de bus.",
    "In de Dorpsstraat zijn 12 winkels dicht, in de Molenlaan 3 van de 8.",
    "Bel 14 0344, 112, 113 of 0800-2000; ook 0900-8844.",
    "Zaak WM-24-17 en kamer 1.02, lokaal B12.",
    "Op 1-mei-24 begon het, 1-jan-25 stopte het.",
    "bus 12 is 34 minuten te laat, lijn 12 om 13.30 uur",
    "Artikel 2.3.5 Wmo 2015 en artikel 13 van de wet.",
    "In 2023 en 2024 kwamen er 1500 in, 1200 op straat en 2000 te laat.",
    "Projectnummer 951163913, nr 799254488 en klachtnummer 443 252 934.",
    "€ 390.000 per jaar, 11.400 dossiers, 1.140 euro terug",
    "Tussen 3 en 21 maart 14 pogingen; 0 keer teruggebeld.",
    "Bericht volgt via @waardwerk.nl of info@waardwerk.example.",
    "Overleg 14 mei, 10.30 tot 12.00, zaal 2",
    "De gemeente doet dit al sinds 3-4-1998.",
    "budgetcode 6.71.02, rapport 2024-07, bijlage 3",
    "Zij woont nu in Loohoek; 12 anderen ook.",
    "Molenveld 12, Kadebuurt 31, Steenwaard 9",
    "Klas 3 en groep 8 gaan naar het plein, klas 4 kader niet.",
    "de derde keer, de tweede brief, de vierde week",
    "Tel de 100 000 000 euro schuld maar op.",
    "Er zijn een, twee of drie loketten; nul zes keer gebeld",
];

#[test]
fn numbers_are_found_however_they_are_typed() {
    check_each(&NUMBERS);
}

#[test]
fn children_are_found_by_their_class() {
    check_each(&CHILDREN);
}

#[test]
fn households_are_found_by_their_village() {
    check_each(&HOUSEHOLDS);
}

#[test]
fn names_of_many_origins_are_found() {
    check_each(&NAMES);
}

#[test]
fn what_only_looks_like_a_datum_is_left_alone() {
    check_each(&NOTHING);
}
