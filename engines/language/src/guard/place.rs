//! Where somebody lives: postcodes, a street with a number, and a house number that the text ties to a street or
//! to living there. A street, neighbourhood or town without a number is left alone, and so are "the Molenlaan, 12
//! households" and postcodes' digits alone.

use super::name_lists as lists;
use super::{Candidate, DatumKind, scan, why};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Endings that make a word a street whatever its case.
const STREET_ALWAYS: &str = "straat|laan|plein|dreef|gracht|singel|steeg|plantsoen|dijk|kade";
/// Endings that make a word a street when it has a capital.
const STREET_CAPITAL: &str = "str\\.|weg|hof|pad|baan|wal|erf|haven|oever|vaart|brink|meent|boulevard|wetering|markt|akker|kamp|weide|berg|waard|horst|stede|park";

/// A house number with its additions, behind a space or a comma.
const NUMBER: &str =
    r"[0-9]{1,4}(?: ?-? ?[a-hA-H]\b|[a-zA-Z]\b)?(?: ?- ?[0-9]{1,4}\b)?(?: (?:hs|bis|I{1,3}|[1-4] ?hoog)\b)?";

/// Numbers written out, as people say a house number.
const SAID: &str = r"(?:[a-z]{0,12}(?:tien|elf|twaalf|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd)[a-z]{0,16}|een|twee|drie|vier|vijf|zes|zeven|acht|negen)\b";

fn street() -> String {
    format!(
        r"(?:\b[A-Z][A-Za-z'.-]*(?:{STREET_ALWAYS}|{STREET_CAPITAL})|\b[a-z'-]{{3,}}(?:{STREET_ALWAYS})|\b[A-Z][a-z]+ (?:[Ss]traat|[Ll]aan|[Ww]eg|[Pp]lein|[Hh]of|[Dd]ijk|[Pp]ad|[Ss]ingel|[Kk]ade|[Bb]aan))"
    )
}

static STREET: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(r"(?<before>(?:(?:[A-Z][A-Za-z'.-]*|van|de|der|den|het|'t) ){{0,4}})(?<street>{street}),? {{1,2}}(?<number>{NUMBER})"))
        .expect("a valid pattern")
});

static STREET_THEN_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"(?<street>{street})[^.!?0-9\n\x1A▇]{{0,40}}?\b(?i:huisnummer|nummer|nr\.?|no\.)[ :]{{1,2}}(?<number>{NUMBER}|(?i:{SAID}))"
    ))
    .expect("a valid pattern")
});

static NUMBER_THEN_STREET: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"\b(?i:huisnummer|nummer|nr\.?|no\.)[ :]{{1,2}}(?:{NUMBER}|(?i:{SAID}))[^.!?0-9\n\x1A▇]{{0,12}}\b(?:in|aan|op|van) (?:de |het )?{street}\b"
    ))
    .expect("a valid pattern")
});

static HOUSE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?i:huisnummer|huisnr\.?)[ :]{{1,2}}(?:{NUMBER}|(?i:{SAID}))"))
        .expect("a valid pattern")
});

static LIVES_ON_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i:\b(?:woont|wonen|woonde|woonachtig|huisbezoek)\b)[^.!?0-9\n\x1A▇]{{0,40}}?\b(?<place>(?i:nummer|nr\.?) (?:{NUMBER}|(?i:{SAID})))"
    ))
    .expect("a valid pattern")
});

static LIVES_AT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i:\b(?:woont|wonen|woonde|woonachtig|adres|verhuisd|verhuist|huisbezoek)\b)[^.!?0-9\n\x1A▇]{{0,30}}?(?:\b(?:op|aan|in|naar)(?: de| het)?|:) (?<place>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{0,2}} (?<number>{NUMBER}))"
    ))
    .expect("a valid pattern")
});

static POSTCODE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[1-9][0-9]{3}(?: ?[A-Z]{2}|[a-z]{2})").expect("a valid pattern"));

/// What people count: a number before one of these is no house number.
const COUNTED: &str = "adressen bewoners bezoekers buren cliënten clienten dagen deelnemers euro families gezinnen
    huishoudens huizen huurders inwoners jaar jongeren keer kinderen leerlingen leden maal maanden meldingen mensen
    meter minuten oktober ouderen ouders panden percent personen plekken procent signalen uur vrijwilligers vrouwen
    weken winkels woningen % januari februari maart april mei juni juli augustus september november december";

/// Lower-case words that end like a street and are none, and capitals that do at the start of a sentence.
const NO_STREETS: &str = "schoolplein winkelstraat woonstraat dorpsstraatje marktplein onderweg halfweg loopbaan
    bijbaan droombaan deeltijdbaan gerechtshof woonerf buurthaven ritueel snelweg speelpark vakantiepark bungalowpark
    woonwagenkamp braderie rommelmarkt weekmarkt arbeidsmarkt woningmarkt huizenmarkt banenmarkt vrijmarkt kerstmarkt
    zorgmarkt uitvaart welvaart tijdspad groeipad zorgpad stappenpad herberg ijsberg levensweg uitweg omweg";

/// Two capitals after a year that are words in a text typed in capitals, not letters of a postcode.
const SMALL_WORDS: [&str; 26] = [
    "AL", "AN", "BV", "DE", "EN", "ER", "EU", "GA", "IK", "IN", "IS", "JE", "KM", "ME", "NU", "OF", "OM",
    "OP", "OR", "SA", "SD", "SS", "TE", "WE", "ZE", "ZO",
];

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let mut add = |range: Range<usize>, why| seen.push(Candidate { kind: DatumKind::Address, range, why });
    scan::each(&STREET, text, |captures| {
        let counts = is_house(text, captures);
        if counts {
            add(from_street_name(captures), why::STREET);
        }
        counts
    });
    scan::each(&STREET_THEN_NUMBER, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let counts = is_house(text, captures);
        if counts {
            add(range, why::HOUSE_NUMBER);
        }
        counts
    });
    for pattern in [&*NUMBER_THEN_STREET, &*HOUSE_NUMBER] {
        pattern.find_iter(text).for_each(|found| add(found.range(), why::HOUSE_NUMBER));
    }
    for pattern in [&*LIVES_ON_NUMBER, &*LIVES_AT] {
        scan::each(pattern, text, |captures| {
            let counts = is_house(text, captures);
            if let (true, Some(place)) = (counts, captures.name("place")) {
                add(place.range(), why::LIVES_AT);
            }
            counts
        });
    }
    scan::each(&POSTCODE, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let letters = &text[range.end - 2..range.end];
        let small_word = text[range.clone()].contains(' ') && SMALL_WORDS.contains(&letters);
        let counts =
            scan::stands_alone(text, &range) && !small_word && !scan::continues_number(text, range.start);
        if counts {
            add(range, why::POSTCODE);
        }
        counts
    });
}

/// False when the number counts something or is a year, or the word is no street.
fn is_house(text: &str, captures: &Captures<'_>) -> bool {
    let whole = captures.get(0).map_or(0..0, |m| m.range());
    let number = captures.name("number").map_or("", |m| m.as_str());
    let street = captures.name("street").map_or("", |m| m.as_str()).to_lowercase();
    let unit = scan::next_word(text, whole.end);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    let goes_on = matches!(scan::after(text, whole.end), Some('.' | ',' | ':' | '-' | '/'))
        && scan::after(text, whole.end + 1).is_some_and(|c| c.is_ascii_digit());
    scan::stands_alone(text, &whole)
        && !year
        && !goes_on
        && (unit.is_empty() || !COUNTED.split_whitespace().any(|counted| counted == unit))
        && !NO_STREETS.split_whitespace().any(|word| word == street)
}

/// The street's name may have words before its last ("Burgemeester van Loonstraat"); a word with which the sentence
/// began is not part of it.
fn from_street_name(captures: &Captures<'_>) -> Range<usize> {
    let whole = captures.get(0).map_or(0..0, |m| m.range());
    let mut start = whole.start;
    for word in captures.name("before").map_or("", |m| m.as_str()).split_inclusive(' ') {
        let bare = word.trim_end().to_lowercase();
        let began_the_sentence =
            lists::NOBODY.contains(bare.as_str()) || lists::NO_STREET_BEGINS.contains(bare.as_str());
        if !word.starts_with(|c: char| c.is_lowercase() || c == '\'') && !began_the_sentence {
            break;
        }
        start += word.len();
    }
    start..whole.end
}
