//! Where somebody lives, told otherwise than by a street with its number: the corner of two streets, a floor, a berth or a
//! pitch, a post-office box, or a street of which the name ends like no street ("Zwanebloem 88"). What is numbered but no
//! house (groep 3, artikel 5) is left alone, and so is a corner where nobody lives.

use super::address::{NUMBER, SAID, counts_people, street};
use super::first_names::FIRST_NAMES;
use super::name_lists as lists;
use super::{Candidate, DatumKind, scan, why};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// A floor: "drie hoog achter", "2e verdieping links", "bovenwoning".
const FLOOR: &str = r"(?i:(?:een|één|twee|drie|vier|vijf|zes|[1-9]) ?hoog(?:[ -](?:achter|voor|links|rechts))?|(?:eerste|tweede|derde|vierde|vijfde|[1-9]e) (?:verdieping|etage|deur)(?: (?:links|rechts))?|(?:boven|beneden)(?:woning|huis)|souterrain|zolderkamer|achterhuis)";

/// "Oosterstraat, drie hoog achter", "drie hoog aan de Oosterstraat".
static ON_A_FLOOR: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"(?<street>{street})(?: (?:{NUMBER}|{SAID}))?,? {{1,2}}(?:op )?{FLOOR}|\b{FLOOR}[^.!?0-9\n\x1A▇]{{0,12}}\b(?:in|aan|op|van) (?:de |het )?(?:{street})"
    ))
    .expect("a valid pattern")
});

/// Two streets, and a word of living or a floor beside them.
static CORNER: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    let corner = format!(
        r"(?i:op de )?(?i:hoek)(?i: van)?(?i: de| het)? (?:{street}|[A-Z][a-z]+)(?: en | met |/| - )(?:de |het )?(?:{street}|[A-Z][a-z]+)"
    );
    Regex::new(&format!(
        r"(?i:\b(?:woont|wonen|woonde|woon|woning|huis|slaapt|bovenwoning|adres|thuis)\b)[^.!?\n\x1A▇]{{0,40}}?(?<place>{corner}(?:,? {FLOOR})?)|(?<floor>{corner},? {FLOOR})"
    ))
    .expect("a valid pattern")
});

/// Where people live that is no street, by its number.
static PITCH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?i:camping) [^.!?0-9\n\x1A▇]{{1,25}}?(?i:plek|plaats|nummer|nr\.?) (?<pitch>{NUMBER})|\b(?i:appartement|ligplaats|standplaats|staanplaats|chalet|kavel|woonboot|stacaravan|woonwagen|bungalow|huisje|flatnummer|kamernummer)(?i: nummer| nr\.?)? (?<number>{NUMBER}|{SAID})"
    ))
    .expect("a valid pattern")
});

static BOX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?i:postbus|post bus|p\.?o\.? ?box) ?(?i:nr\.? ?)?(?<number>[0-9]{1,6})")
        .expect("a valid pattern")
});

/// A house told by its number and its street, in that order: "op veertien in de Kerkstraat".
static NUMBER_IN_STREET: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"\b(?i:op|van|bij) (?<place>(?<number>{NUMBER}|{SAID}),? (?:in|aan|op|van) (?:de |het )?(?:{street})\b)"
    ))
    .expect("a valid pattern")
});

/// A capital and a number where an address stands: behind a sign, a preposition or a word of living.
static UNUSUAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:(?<lives>(?i:\b(?:woont|woon|wonen|adres|thuis|verhuisd naar|langs bij|huisbezoek))(?: (?:op|aan|in|naar))?:?)|(?<on>\b(?:op|aan|naar|van|bij))(?: de| het)?|(?<sign>[A-Z][a-z'-]+[,;:(]|[(]|\bmw|\bmevr|\bdhr)|(?<stop>[.:,;!?])) ?(?<place>(?<street>(?:(?:De|Den|Het|'[tT]|Ter|Ten|It|Op de|Op den|In de|Aan de|Achter de) )?[A-Z][a-z'-]{{2,}}(?:[ -][A-Z][a-z'-]+){{0,2}}) (?<number>{NUMBER}|{SAID_HUNDREDS}))"
    ))
    .expect("a valid pattern")
});

/// A house number in words that can be nothing small: "driehonderdvijf".
const SAID_HUNDREDS: &str = "[a-z]*(?:honderd[a-z]*|[a-z]entwintig|[a-z]{3,}tig)\\b";

/// One of these stands in every floor.
const FLOOR_WORDS: [&str; 9] =
    ["hoog", "verdieping", "etage", "deur", "woning", "huis", "souterrain", "zolder", "Hoog"];

/// Words with which the name of a street may begin.
const ARTICLES: [&str; 11] = ["de", "den", "het", "'t", "ter", "ten", "it", "op", "in", "aan", "achter"];

/// What is numbered and no house.
const NUMBERED: &str = "groep klas artikel art lid punt agendapunt bijlage fase stap tafel ronde deel hoofdstuk paragraaf
    pagina versie route lijn spoor zaal lokaal kamer ruimte spreekkamer team week dag maand jaar kwartaal blok scenario
    optie variant model categorie niveau schaal ponton actie besluit doel vraag signaal casus dossier zaak les module
    kantoor gate pier perron halte bus tram metro trein route afrit windows covid corona nummer type klasse poule
    divisie rang plaats leefgroep unit afdeling vleugel flat toren gebouw blok sectie cluster wave golf graad factor
    vrijwilligers bewoners jongeren leerlingen cijfer score ervaring voorbeeld melding resultaat uitkomst kosten totaal
    circa ongeveer ruim bijna minstens hooguit wijk perceel lot inkoop pilot proef programma project tranche nieuwsbrief
    maatregel tabel figuur formulier norm code ref psalm vers editie jaargang gesprek bijeenkomst sessie cohort
    aantal gemiddeld maximaal minimaal tel telefoon code ref kenmerk factuur rekening budget regel notitie nota bel app mail zie tot om rond sinds vanaf";

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    // The patterns with streets are long: a text without the word that they all need is spared them.
    if FLOOR_WORDS.iter().any(|word| text.contains(word)) {
        scan::each(&ON_A_FLOOR, text, |captures| {
            let range = captures.get(0).map_or(0..0, |m| m.range());
            let counts = scan::stands_alone(text, &range);
            add(seen, range, counts)
        });
    }
    if text.contains("hoek") || text.contains("Hoek") {
        scan::each(&CORNER, text, |captures| {
            let place = captures.name("place").or_else(|| captures.name("floor"));
            let range = place.map_or(0..0, |m| m.range());
            let counts = scan::stands_alone(text, &range);
            add(seen, range, counts)
        });
    }
    for (pattern, part) in [(&*PITCH, None), (&*BOX, None), (&*NUMBER_IN_STREET, Some("place"))] {
        scan::each(pattern, text, |captures| {
            let found = part.and_then(|part| captures.name(part)).or_else(|| captures.get(0));
            let range = found.map_or(0..0, |m| m.range());
            let counts = scan::stands_alone(text, &range)
                && captures.name("number").is_none_or(|_| !counts_people(text, &range));
            add(seen, range, counts)
        });
    }
    scan::each(&UNUSUAL, text, |captures| {
        let range = captures.name("place").map_or(0..0, |m| m.range());
        let counts = is_unusual_street(text, captures);
        add(seen, range, counts)
    });
}

fn add(seen: &mut Vec<Candidate>, range: Range<usize>, counts: bool) -> bool {
    scan::add_if(counts, seen, Candidate { kind: DatumKind::Address, range, why: why::LIVES_AT })
}

/// Whether a capital with a number is where somebody lives: where it stands says so, or its number is a house's.
fn is_unusual_street(text: &str, captures: &Captures<'_>) -> bool {
    let part = |name| captures.name(name).map_or("", |m| m.as_str());
    let range = captures.name("place").map_or(0..0, |m| m.range());
    let (street, number) = (part("street").to_lowercase(), part("number"));
    let with_article = street.contains(' ') || street.starts_with('\'');
    let known_otherwise = |word: &str| {
        NUMBERED.split_whitespace().any(|numbered| numbered == word)
            || lists::NOBODY.contains(word)
            || lists::BODIES.contains(word)
            || lists::ROLES.contains(word)
            || (!with_article && FIRST_NAMES.contains(word))
            || word.ends_with("wet")
    };
    let words: Vec<&str> = street.split([' ', '-']).filter(|word| !ARTICLES.contains(word)).collect();
    let small = number.len() <= 3 || number.contains(|c: char| !c.is_ascii_digit());
    // "Parkzicht 2e" is a floor, or the second of something.
    let rank = number.ends_with('e') && !number.contains(' ');
    let of_a_house = (number.contains(char::is_alphabetic) && !rank) || has_flat(number);
    let on_a_flat = captures.name("on").is_some() && number.contains('-');
    let on_and_goes_on = captures.name("on").is_some() && with_article && goes_on_quietly(text, range.end);
    let certain = captures.name("lives").is_some() || of_a_house || on_a_flat || on_and_goes_on;
    // A sentence that is nothing but a name and its number: "Roerdomp 61."
    // Or behind a datum that was found before: "… Nollen, Rietgors 5."
    let before = text[..range.start].trim_end();
    let of_somebody = before.ends_with("\x1A,");
    let begins = of_somebody || (number.len() > 1 && before.ends_with(['.', '!', '?']));
    let whole_sentence = street.len() > 5 && begins && ends_sentence(text, range.end);
    let stands_where_one_would =
        certain || whole_sentence || (captures.name("stop").is_none() && nothing_follows(text, range.end));
    scan::stands_alone(text, &range)
        && !scan::goes_on_as_number(text, range.end)
        && small
        && !rank
        && stands_where_one_would
        && !words.iter().any(|word| known_otherwise(word))
        && !counts_people(text, &range)
}

/// A full stop, or nothing more.
fn ends_sentence(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(' ');
    rest.is_empty() || rest.starts_with(['.', '!', '\n', '\x1A'])
}

/// "12-205" is a flat, "3-1" the score of a match.
fn has_flat(number: &str) -> bool {
    let parts: Vec<&str> = number.split(['-', '/']).map(str::trim).collect();
    parts.len() > 1 && parts.iter().any(|part| part.len() > 2)
}

/// A verb follows: the number counts nothing.
fn goes_on_quietly(text: &str, end: usize) -> bool {
    const VERBS: &str = "is staat ligt zit woont gaat komt was heeft had brandt wordt moet kan wil doet belt";
    let next = scan::next_word(text, end);
    VERBS.split(' ').any(|verb| verb == next)
}

/// A sign that closes, or a postcode or place behind a comma; a full stop or a bracket, or the end.
fn nothing_follows(text: &str, end: usize) -> bool {
    let rest = text[end..].trim_start_matches(' ');
    rest.is_empty() || rest.starts_with([',', '.', ')', ';', '\n'])
}
