//! Households and names as notes, forms and dictation have them: without articles, the place first or between brackets,
//! surnames before given names, letters for digits. And what reads like each of these and is nobody's.

use super::check_each;

const HOUSEHOLDS: [&str; 19] = [
    "{gezin gezin vd postbode (Wouterswoude}): vier deurwaarders",
    "{gezin boer met de zonnepanelen, Lutjewold} zegt niets",
    "{gezin Tolberterveen: de zoon van de schooldirecteur} komt niet",
    "{gezin dochter tandarts Zuidbroekmeer} weegt niets meer",
    "{gezin man in het laatste huis van Noordpolderhaven} doet open met ketting",
    "{gezin Bakkersgezin Heidenskipsterpolder}: failliet",
    "bij {gezin de schoonouders, smederij te Echtenermeer}",
    "{gezin de dochter (8) van de koster in Usquert} eet niet",
    "{gezin de zoon van de smid, woont in Usquert}",
    "{gezin het stel van de molen net buiten Usquert}",
    "{gezin de vrouw die in Usquert de kippen van de buren voert} roept",
    "{gezin de man uit Usquert met de drie ezels} slaat",
    "{gezin het Syrische gezin in Usquert} durft niet",
    "{gezin de familie in de oude school te Usquert} stookt niet",
    "{gezin de enige leerling van groep 8 in Usquert} huilt",
    "{gezin de smid zijn vrouw in wapserhaule} valt",
    "{gezin De mensen naast de kazerne in Usquert} groeten niet",
    "{gezin de bakker in Usquert} drinkt sinds de zomer",
    "wij {gezin wonen in de oude pastorie te Usquert} zonder stroom",
];

const NAMES: [&str; 13] = [
    "Cliënt: {naam Van der Zwaluw-Biharie, Shanti}.",
    "De politie noemt {naam Rachid B.} als ronselaar.",
    "zorg voor {naam romy van 't Zandt} en haar hond",
    "de deurwaarder bij {naam patrick van den eijnden} aan de deur",
    "{naam Abdulrahman al-Masri} wacht op zijn broer.",
    "het gezin {naam van Priscilla en Dave Wols} heeft zes hulpverleners",
    "gegevens {naam M'hamed Ouahabi} verkeerd gestuurd",
    "goed nieuws: {naam joke hamersma} regelde het in een dag",
    "pa {naam Duncan} is weer opgenomen",
    "hij heet {naam jaylen} en is twaalf",
    "Haar man {naam Gerrit} zegt niets.",
    "Ik meld dat {naam Van der Bijl} zijn haan buiten laat.",
    "Hoogachtend, {letters H.M. van Nieuwenhuijzen}",
];

const PHONES: [&str; 3] = [
    "bel {telefoon 06 l2345678} na zessen",
    "{telefoon O6-12O45678} is van haar zus",
    "dat is {telefoon 06 eh twaalf vierendertig uh zesenvijftig achtenzeventig} ja",
];

const NOBODY: [&str; 17] = [
    "De mensen met de laagste inkomens in Usquert betalen het meest.",
    "De bakker in Usquert is gesloten.",
    "De oudere vrouw in Usquert met de rollator past niet in de bus.",
    "De Nederlandse man in Usquert verdient meer.",
    "Het Syrische gezin in Nijmegen wacht.",
    "Het enige loket in Usquert sluit.",
    "De bewoners uit Kerkhorst met zeven fietsen zijn er meer.",
    "Casus: de vader van een leerling belde.",
    "Project Tante Truus kookt op dinsdag.",
    "truus de mantelzorger zegt dat het gaat",
    "Plan B. Daarna weten wij het niet.",
    "Koning Willem I woonde hier.",
    "Zij heet nu anders.",
    "De docent Frans is ziek en de leraar Duits ook.",
    "Met vriendelijke groet, Gemeente Zwolle",
    "De Van der Helstschool sluit, de Van der Hoeven-aanpak ook.",
    "06 en o6 olie",
];

#[test]
fn households_in_notes_are_found() {
    check_each(&HOUSEHOLDS);
}

#[test]
fn names_in_forms_and_dictation_are_found() {
    check_each(&NAMES);
}

#[test]
fn numbers_with_letters_and_pauses_are_found() {
    check_each(&PHONES);
}

#[test]
fn what_reads_like_notes_is_nobody() {
    check_each(&NOBODY);
}
