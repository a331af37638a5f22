//! Rules that grew later: addresses in words, corners and floors, numbers without their zero, names that stand in no list,
//! households told in short, look-alike letters. And what reads like each of these and is nobody's.

use super::check_each;

const ADDRESSES: [&str; 16] = [
    "Hij woont {adres Kerkstraat, drie hoog achter} en komt niet naar buiten.",
    "mevrouw zit {adres twee hoog aan de Lindelaan} zonder lift",
    "Zij woont {adres op de hoek van de Kerkstraat en de Molenweg}.",
    "langs bij {adres hoek Dorpsstraat en Havenweg, 2e deur}",
    "Post naar {adres Postbus 318} graag.",
    "Zij woont {adres Zilverschoon 14} met twee katten.",
    "bezoek op {adres Kraaienest 3-12} gehad",
    "{naam Anna Bos}, {adres Zonnedauw 88}",
    "de man van {adres ligplaats 12} drinkt",
    "in {adres appartement 214} ruikt het",
    "ik woon {adres Pr. Irenestr 41} en het lekt",
    "Pand: {adres Energieweg-Noord 5}, elf bedden.",
    "hij zit op {adres veertien in de Kerkstraat} en doet niet open",
    "{adres Kerkstraat 12}, {postcode 4103 je}.",
    "adres {adres Kerkstraat 12}, {postcode 4103-AB}",
    "Postcode/huisnr: {postcode 4103 DP} 60",
];

const PHONES: [&str; 10] = [
    "tel: {telefoon 450664}",
    "bel {telefoon 45 06 64} maar",
    "mobiel {telefoon 6 12 34 56 78}",
    "{telefoon o6-12345678} is van haar",
    "{telefoon 06_12_34_56_78}",
    "{telefoon +31 | 6 | 12345678}",
    "{telefoon 0488 vijfhonderd vijfenvijftig drie nul twee} na zessen",
    "{telefoon nul zes dubbel vier een twee drie vijf zes zeven} zegt hij",
    "haar nummer {telefoon ０６ 12\u{200b}34 56\u{ad}78}",
    "\u{202d}{telefoon 06-12345678}\u{202c} bellen",
];

const NAMES: [&str; 12] = [
    "Vandaag zat {naam Evertdina Rorijs} met haar tas voor de deur.",
    "Wij kennen dat van {naam Jolantina Krop}.",
    "Ik sprak met {naam Oebele Tjassing}, hij wil weg.",
    "Gisteren belde {naam Wobbe Tjassing} weer.",
    "Daar kookt {naam Hidser Quaak} voor de straat.",
    "{klas Milo, groep 3 van De Vuurvogel} zei niets.",
    "{klas Abel uit 8a} huilde",
    "{klas Ruben zit in groep 8 van De Vuurvogel}",
    "Mevrouw {naam Jаnsеn} met vreemde letters.",
    "{naam 𝐑𝐢𝐞𝐭 𝐀𝐚𝐫𝐭𝐬} schreef het zo.",
    "{geboren geboren te Doornwaard op 19 mei 1966}, gescheiden",
    "{geboren geb.d.d. 7-7-2009}",
];

const FAMILIES: [&str; 10] = [
    "{gezin zoon vd smid in Doornwaard} slaapt in de auto",
    "{gezin de weduwe v/d bakker in Klompenhoek} eet niet",
    "{gezin De molenaarsdochter uit Doornwaard} komt niet meer.",
    "{gezin het bakkersgezin in Klompenhoek} heeft schulden",
    "Het gaat om {gezin het enige Syrische gezin in Klompenhoek}.",
    "{gezin In Doornwaard zit de zoon van de smid} alleen.",
    "{gezin de dochter van de bakker in ons dorp} is weg",
    "{gezin de blinde orgelman met de hond bij de pont in Zwanensluis}",
    "{gezin de broer van de veerman op De Aker} drinkt",
    "{gezin de vrouw van de paardenfokker in Klompenhoek} belde",
];

const NOBODY: [&str; 44] = [
    "Groep 3-4 heeft geen juf en klas 12 ook niet.",
    "Artikel 5, lid 2 van de Wmo 2015 zegt het anders.",
    "Ajax won met 3-1 en iedereen was blij.",
    "Agendapunt 6, Wilgenbos.",
    "Team 3, Zaal 4, Tafel 2: allemaal vol.",
    "Op Schiphol 40 mensen, in Ravenoord 12 gezinnen.",
    "De hoek van het plein is donker, op de hoek van de Dorpsstraat en de Markt hangen jongeren.",
    "De flat is tien hoog en de lift is stuk.",
    "Drie hoog is te hoog voor ouderen.",
    "De gemeente zit in de Kerkstraat.",
    "Nummer 771204 is een dossier; app 450664 keer gedownload.",
    "bel 112 of 14 0573, of 0900-8844",
    "nummer 450664 staat op de factuur",
    "Stichting Welzijn Noord vertelt dat Sociaal Werk Nederland meedoet.",
    "Wij werken met Humanitas, Leger des Heils en Vluchtelingenwerk Nederland.",
    "Wij spraken met Veilig Thuis over Handle with Care.",
    "Bij Albert Heijn en Dirk van den Broek staat een kletskassa, en bij de Jumbo ook.",
    "Volgens Zorgverzekeraars Nederland moet de gemeente betalen.",
    "De Lange Tafel is van Samen Sterk en van Stichting Leergeld.",
    "In Maart, April en Mei is het dicht; Augustus ook.",
    "Volgens de Participatiewet en de Wet maatschappelijke ondersteuning mag het.",
    "Cantine Marina is gesloten en Fortuna speelt thuis.",
    "Kinderen uit groep 3 en leerlingen uit klas 2b gaan op kamp.",
    "Iedereen uit groep 8 van De Wegwijzer kreeg een kaartje.",
    "Gastles, groep 7: goed bezocht.",
    "de bakker in Doornwaard gaf brood",
    "een zoon van een smid zei het",
    "de vrouw van de gemeente in Doornwaard belde",
    "Het enige loket in Doornwaard is dicht.",
    "In Doornwaard zit de voedselbank naast de kerk.",
    "de ouders van de leerlingen in Hazelweerd klagen",
    "De moeders van de wijk in Zandveer koken.",
    "Er waren 2020 er meer dan in 2019 te zien.",
    "Van de 1200 in de wijk, 1500 op de lijst.",
    "In 2024 zijn 4112 ex bewoners verhuisd.",
    "Het kost 1234,50 euro, 12 maal per jaar.",
    "Versie 2-10 van 4 mei, route 12, lijn 3.",
    "Ronde 2, Fase 3, Ponton 1.",
    "De corporatie Woonstee en de Rabobank deden mee.",
    "Bijeenkomst op maandag 4 mei 2026 om 10.30 uur in zaal 2.14.",
    "Marokkaanse moeders en Turkse vaders praten samen.",
    "Project Samen Oud en Team Jong Volwassenen zijn gestopt.",
    "Wij hopen dat Den Haag luistert en dat de Tweede Kamer beslist.",
    "Op 3 van de 8 locaties, aan 12 tafels.",
];

#[test]
fn what_grew_is_found() {
    check_each(&[&ADDRESSES[..], &PHONES, &NAMES, &FAMILIES].concat());
}

#[test]
fn what_reads_like_it_is_left_alone() {
    check_each(&NOBODY);
}
