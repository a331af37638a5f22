//! What people of other places and other habits showed to be missed, and what reads like it.

use super::check_each;

const FOUND: [&str; 20] = [
    "In de {adres Hofstraat, op zeventien}, brandt nooit licht.",
    "Graag een huisbezoek bij {adres 't Zand 3}, zij is 92.",
    "Ons steunpunt op {adres De Els 22} gaat dicht.",
    "bij de scheiding, {adres veldzicht 9}",
    "Het gaat om {adres Laan v. Meerdervoort-Zuid 1104}.",
    "man gooit dingen van balkon, {adres beatrixplants. 44}",
    "Gezien op {adres Kanaaldijk-Zuidoost 52}: te veel mensen.",
    "bel {telefoon nul zes dan vijf en twintig nul negen drie en tachtig elf} morgen",
    "bij {gezin de weduwe van de visboer in oudeschans} ligt een mand",
    "{gezin de dochter van de smid bij de sluis} huilt",
    "{gezin het enige zwarte jongetje van Lutkepost} wordt gepest",
    "{gezin Die lange met de bakfiets uit Hazelweerd} drinkt",
    "De penningmeester, {naam Ype Wouda}, is 84.",
    "Begonnen door {naam Siebren Hoitinga} in maart.",
    "Onze boekhouder {naam Meindert Zwaagstra} rekende.",
    "app {naam Sipke Wijnalda} even",
    "{naam Hanneke v.d. Kerkhof} zorgt voor vier",
    "{naam hendrik jan waalkens} was in het ziekenhuis",
    "{naam brahim ait lahcen} wil zo graag werken",
    "{naam Xaviera Plet} wordt morgen achttien",
];

const NOBODY: [&str; 7] = [
    "De stuurgroep Vitale Vakantieparken komt bijeen.",
    "Contactpersoon VvE is er niet.",
    "De Maria van Jessekliniek werkt mee.",
    "Wie in gebreke te stellen is, weet niemand.",
    "Er is geen toezicht 3 dagen in de week.",
    "De vrouw van de bakker in verwachting.",
    "Bel 0800-0455 of mail ons.",
];

#[test]
fn what_other_voices_showed_is_found() {
    check_each(&FOUND);
}

#[test]
fn what_reads_like_it_is_nobody() {
    check_each(&NOBODY);
}
