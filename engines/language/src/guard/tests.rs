//! What the guard finds and what it leaves alone, in sentences as people of the field write them.

mod any_text;
mod grown;
mod in_notes;
mod other_voices;
mod variants;

use super::*;

/// The kind's word, where, and what.
type Expected = (&'static str, Range<usize>, String);

/// What must be found stands between braces behind the kind: `mevrouw {naam Jansen}`.
fn check(marked: &str) {
    let (text, expect) = unmarked(marked);
    let found: Vec<_> = guard().find(&text).into_iter().map(|f| (word(f.kind), f.range, f.text)).collect();
    assert_eq!(found, expect, "{text}");
}

fn check_each(marked: &[&str]) {
    for text in marked {
        check(text);
    }
}

fn guard() -> Guard {
    Guard::knowing(["Rivierenhart", "Kadebuurt", "Molenveld", "De Aker", "Sint-Odilië", "Loohoek", "De Boeg"])
}

fn unmarked(marked: &str) -> (String, Vec<Expected>) {
    let (mut text, mut expect) = (String::new(), Vec::new());
    for (nth, part) in marked.split(['{', '}']).enumerate() {
        if nth % 2 == 0 {
            text.push_str(part);
        } else {
            let (kind, datum) = part.split_once(' ').unwrap();
            let kind = DatumKind::ALL.into_iter().map(word).find(|known| *known == kind).unwrap();
            expect.push((kind, text.len()..text.len() + datum.len(), datum.to_owned()));
            text.push_str(datum);
        }
    }
    (text, expect)
}

fn word(kind: DatumKind) -> &'static str {
    match kind {
        DatumKind::Email => "mail",
        DatumKind::Iban => "rekening",
        DatumKind::Bsn => "bsn",
        DatumKind::Phone => "telefoon",
        DatumKind::BirthDate => "geboren",
        DatumKind::Address => "adres",
        DatumKind::Postcode => "postcode",
        DatumKind::LicencePlate => "kenteken",
        DatumKind::SchoolClass => "klas",
        DatumKind::Family => "gezin",
        DatumKind::Initials => "letters",
        DatumKind::PersonName => "naam",
    }
}

const NAMES: [&str; 44] = [
    "Mevrouw {naam Aarts} hoort slecht en haar dochter is ziek.",
    "Vandaag bij meneer {naam De Groot} geweest, hij heeft vijf maanden huurachterstand.",
    "Dhr. {naam Van der Linden} komt niet meer naar de inloop.",
    "Mevr {naam Yıldız} begrijpt de brief niet.",
    "{letters de heer H. Oude Voshaar} belde terug",
    "Mw. {naam Jansen-de Boer} wil geen hulp.",
    "Ik sprak met meneer en mevrouw {naam Willems} over de traplift.",
    "Familie {naam El Amrani} zit zonder verwarming.",
    "fam. {naam Kovalenko} zoekt een slaapplek met kat",
    "Dokter {naam Verhoeven} verwijst niet meer door.",
    "Juf {naam Noor} maakt zich zorgen over drie leerlingen.",
    "Meester {naam Kees} van groep acht ziet hetzelfde.",
    "Cliënt {naam Achterberg} wacht al elf weken.",
    "Mijn buurvrouw {naam Gerda} doet niet meer open.",
    "Haar zoon {naam Yusuf} blijft thuis van school.",
    "De moeder {naam Amina Warsame} vraagt om een tolk.",
    "Gesproken met {letters J. de Vries} over de schulden.",
    "Overleg met {letters A.M. van 't Hof} en drie collega's.",
    "{letters P. Jacobs} en {letters Th. Smeets} zijn ontruimd.",
    "Gisteren zat {naam Dirk de Groot} weer in de kou.",
    "{naam Fatima el Amrani} meldt dat de wachtlijst groeit.",
    "Ik heb {naam Ayşe Demir} gebeld; zij belt terug.",
    "Volgens {naam Olena Kovalenko} is de sporthal te koud.",
    "{naam Jan-Willem Hoekstra} heeft geen inkomen meer.",
    "{naam Mohamed Ait Hamou} krijgt geen bijstand.",
    "De jongen heet {naam Jayden} en hangt bij het station.",
    "Naam: {naam Warsame}, vraag: bijzondere bijstand.",
    "{naam Xander van der Kolk} slaapt in zijn auto.",
    "ik was bij mevrouw {naam jansen} en ze had niks gegeten",
    "meneer {naam el amrani} wacht nog steeds",
    "mevrouw {naam van der plas} heeft geen internet",
    "mijn buurvrouw {naam fatima} is uit huis gezet",
    "gebeld met {naam ahmed yilmaz} over zijn uitkering",
    "MEVROUW {naam AARTS} IS GEVALLEN",
    "Tante {naam Riet} uit de flat eet weinig.",
    "Oma {naam Hatice} zorgt voor drie kleinkinderen.",
    "Het gezin {naam Warsame} heeft vijf hulpverleners.",
    "Wethouder {naam Yıldırım} zegt dat er geen geld is.",
    "Dominee {naam Terpstra} opent de kerk als opvang.",
    "Een meisje genaamd {naam Sevda} durft niet naar huis.",
    "Mevrouw {naam Riet Aarts}, 84, woont alleen.",
    "De vader van {naam Mehmet} wil niet praten.",
    "Wmo-consulent {naam Sanne} beslist vrijdag.",
    "cliënt {letters mw A. El-Özdemir} heeft recht op bijzondere bijstand",
];

const NUMBERS: [&str; 41] = [
    "Bel haar op {telefoon 06-12345678} na vijven.",
    "Zijn nummer is {telefoon 06 12 34 56 78}.",
    "tel {telefoon 0612345678}, liefst app",
    "Haar dochter: {telefoon +31 6 1234 5678}",
    "{telefoon 0031612345678} is van de buurman",
    "Thuis {telefoon (020) 123 45 67} of via de flat",
    "Vast nummer {telefoon 0475-123456} werkt nog.",
    "De zus in Kyiv: {telefoon +380 50 123 4567}",
    "Bereikbaar op {telefoon +31 (0)6 12345678} en anders niet",
    "Stuur het naar {mail riet.aarts@voorbeeld.nl} alsjeblieft.",
    "mail: {mail a_warsame+school@post.voorbeeld.org}!",
    "{mail dirk (at) voorbeeld.nl} staat op het briefje",
    "Zij woont in de {adres Dorpsstraat 12b}.",
    "Op {adres Molenlaan 3} is de verwarming al weken uit.",
    "dorpsstraat: zie {adres kerkstraat 14}, tweede bel",
    "{adres Burgemeester van Loonstraat 4} staat vol spullen.",
    "Woont {adres Wilhelminastraat 112 II}, geen verwarming",
    "Huisbezoek {adres Lange Weg 27-2} afgezegd",
    "In de {adres Kerkstraat, op nummer 14b}, is het mis.",
    "Op {adres nummer 9 in de Parkstraat} slaapt niemand meer.",
    "Ze woont op {adres nummer veertien}, derde verdieping",
    "Postcode {postcode 6041 AB} krijgt geen post meer.",
    "Het gaat om {postcode 6041kl}.",
    "Hij woont aan de {adres Achterom 12} sinds kort.",
    "huisbezoek aan {adres huisnummer 7} is nodig",
    "{geboren Geboren op 3 maart 1984} in Syrië.",
    "Meisje, {geboren geb. 12-05-2011}, gaat niet naar school.",
    "geboortedatum: {geboren 1-1-1990}",
    "Zij is op {geboren 4 juli 1939 geboren}.",
    "De man ({geboren 17-08-1961}) heeft geen werk.",
    "{geboren geb. 03/03/'84}, alleenstaand",
    "Zij is van {geboren 12-3-1956} en heeft geen familie.",
    "Jarig op {geboren 14 februari}, dan is niemand er.",
    "BSN {bsn 123456782} staat op de brief.",
    "Nummer {bsn 111.222.333} hoort bij de aanvraag.",
    "burgerservicenummer is {bsn 123456789} volgens hem",
    "Rekening {rekening NL91 ABNA 0417 1643 00} is geblokkeerd.",
    "geld gaat naar {rekening nl91abna0417164300} van haar zoon",
    "Belgische rekening {rekening BE68 5390 0754 7034}.",
    "Het busje met kenteken {kenteken 12-ABC-3} staat er elke nacht.",
    "Slaapt in een auto, kenteken is {kenteken ab 12 cd}, op de parkeerplaats.",
];

const TRICKS: [&str; 6] = [
    "Bel {telefoon 0\u{200b}6-1234\u{200b}5678} even.",
    "Bel {telefoon ０６１２３４５６７８} even.",
    "Bel {telefoon 06\u{a0}12\u{a0}34\u{a0}56\u{a0}78} even.",
    "Mevrouw {naam Yi\u{307}lmaz} en mevrouw {naam Jan\u{ad}sen}.",
    "Mail {mail riet＠voorbeeld．nl} graag.",
    "Nummer {bsn ١٢٣٤٥٦٧٨٢} op papier.",
];

const NOBODY: [&str; 54] = [
    "De gemeente wil de subsidie korten omdat onze inloop dicht is. We bellen nu dagelijks met tweehonderd mensen.",
    "Mantelzorgers raken op; wij bellen ze nu alle 400.",
    "In Molenveld zetten 31 gezinnen de verwarming uit.",
    "Bewoner Molenveld en cliënt Kadebuurt staan op de lijst.",
    "Sociaal Team Kadebuurt heeft een aanmeldstop van 8 weken.",
    "Gemeente Rivierenhart betaalt € 3500 per jaar, Loohoek 1.250 euro.",
    "Welzijn De Steiger en Vrijwilligerscentrale De Brug werken samen.",
    "Jeugd-GGZ De Boeg neemt niemand meer aan.",
    "Woonstee Rivierenhart houdt de ontruiming aan tot de 14e.",
    "De mevrouw is gevallen, meneer wil geen hulp.",
    "Mevrouw belde. De gemeente belt terug.",
    "mevrouw van hiernaast doet boodschappen voor de hele portiek",
    "meneer van de buurtkamer zet koffie",
    "Bij Albert Heijn en de Jumbo staan jongeren buiten.",
    "Supermarkt Dirk van den Broek geeft brood aan de voedselbank.",
    "Jan Linders sluit en dan is er geen winkel meer.",
    "Leden van Bestuurders Welzijn vragen een standpunt.",
    "Op 12 maart 2020 ging alles dicht.",
    "Overleg op donderdag 14-11-2026 van 09.00 tot 10.30 uur.",
    "De Wmo geldt sinds 1 januari 2007 en de Jeugdwet per 01-01-2015.",
    "Tussen 2015 en 2020 verdubbelde de wachttijd.",
    "Inloop: di 10.00-12.00, do 13.30-16.00 uur.",
    "Vergadering 01-02-2026 10:30 in het buurthuis.",
    "Meld het via info@desteiger.example of 0800-1234567.",
    "Kijk op www.rivierenhart.example voor het aanbod.",
    "Het landelijke nummer 088-1234567 neemt niet op.",
    "Wij bereiken 123.456.789 euro aan schulden niet met een folder.",
    "Zaaknummer 123456789 ligt al 9 maanden stil.",
    "De Molenstraat 200 mensen, de Kerkstraat 40 gezinnen: overal hetzelfde.",
    "In de Dorpsstraat is het druk, op het Kerkplein ook.",
    "Hij vindt geen baan van 32 uur, wel een bijbaan 12 uur.",
    "Op het schoolplein 20 kinderen zonder ontbijt.",
    "Jongeren van 18 tot 27 jaar vallen buiten elke regeling.",
    "In 2020 EN in 2021 was er te weinig opvang.",
    "Mantelzorgers vragen: wie belt ons? Niemand.",
    "Cliënt wacht al maanden; Cliënten bellen elke dag.",
    "Vader en moeder begrijpen DigiD niet. Turkse ouderen ook niet.",
    "Moeder Turks, vader Nederlands, kinderen tolken.",
    "Plan A. Wij bellen iedereen. Plan B. Niemand belt.",
    "N.B. De Jeugdwet zegt iets anders.",
    "De Raad van Toezicht vraagt cijfers, de Raad van State ook.",
    "Het Leger des Heils en Huis van de Wijk delen een kok.",
    "Anne Frankschool en Willem de Zwijgerlaan krijgen een speeltuin.",
    "Basisschool Johan de Witt heeft geen brugfunctionaris.",
    "Stichting Jan Jansen betaalt de busreis.",
    "Maandag en Dinsdag is er taalles, in Mei niet.",
    "Oekraïense gezinnen in de sporthal van De Aker: 40 mensen, 11 kinderen.",
    "Onze vrijwilligers (26, waarvan 9 met VOG) bellen 3 keer per week.",
    "Roos en tulpen in de buurttuin: dat werkt goed.",
    "Sint-Odilië heeft minder dan 10 signalen; Kadebuurt 12.",
    "Mark je agenda: de bus rijdt niet meer na 18.00 uur.",
    "Een bewoner van Woonstee en een vrijwilliger van Samenkennis bellen.",
    "Voor de familie Wmo-regels uitleggen kost een uur.",
    "Voorbeeld: 15-18 jaar, ponton 1-2-3, kamer 2.14, versie 3.0.1.",
];

#[test]
fn names_are_found() {
    check_each(&NAMES);
}

#[test]
fn numbers_addresses_and_birthdays_are_found() {
    check_each(&NUMBERS);
}

#[test]
fn tricks_of_unicode_hide_nothing() {
    check_each(&TRICKS);
}

#[test]
fn what_points_at_nobody_is_left_alone() {
    check_each(&NOBODY);
}

#[test]
fn every_finding_says_why_in_a_known_key() {
    for marked in NAMES.iter().chain(&NUMBERS).chain(&TRICKS) {
        let findings = guard().find(&unmarked(marked).0);
        assert!(findings.iter().all(|finding| WHY_KEYS.contains(&finding.why)), "{findings:?}");
    }
}

#[test]
fn a_redacted_text_keeps_its_sense() {
    let text = "Mevrouw Aarts (06-12345678) eet weinig.";
    assert_eq!(redacted(text, &find(text)), "Mevrouw ▇▇▇ (▇▇▇) eet weinig.");
    assert_eq!(redacted("Niets.", &[]), "Niets.");
}
