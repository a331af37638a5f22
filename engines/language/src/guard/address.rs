//! Where somebody lives: a street with a number, in digits or in words, and a house number that the text ties to a street
//! or to living there. A street, neighbourhood or town without a number is left alone, and so are "the Molenlaan, 12
//! households".

use super::name_lists as lists;
use super::{Candidate, DatumKind, said, scan, why};
use regex::{Captures, Regex};
use std::ops::Range;
use std::sync::LazyLock;

/// Endings that make a word a street whatever its case.
const STREET_ALWAYS: &str = "straat|str|zicht|plants\\.?|plnts\\.?|ln\\.?|laan|plein|dreef|gracht|singel|steeg|plantsoen|dijk|kade|straatje|laantje|pleintje|weg|pad|hof|hofje|wal|ravelijn|boulevard";
/// Endings that make a word a street when it has a capital, and nothing is counted behind the number.
const STREET_CAPITAL: &str = "str\\.?|baan|erf|haven|oever|vaart|brink|meent|wetering|markt|akker|kamp|weide|berg|horst|stede|park|dam|bolwerk|burcht|donk|gaard|gaarde|borg|poort|bosch|ring|ringen|kwartier|passage|allee|esplanade|promenade|burg|werf|sluis|zoom|rand|tuin|tuinen|terp|ven|beek|kolk|horn|eind|einde|dal|steen|loop|slag|kring|veste|stee|brug|enk|es|heide|polder|rak|rede|schans|spoor|straatweg|vliet|zijde|flat|buorren|strjitte|leane|dyk|fjild|wei|weide|gaarden|landen|stein|bongerd|boomgaard|hoeve|molen|toren|pas|wende|gang|bocht|drift|hage|kruis";

/// A house number with its additions, behind a space or a comma.
pub(super) const NUMBER: &str = r"[0-9]{1,4}(?: ?-? ?[a-hA-H]\b|[a-zA-Z]\b)?(?: ?[-/] ?[0-9]{1,4}\b)?(?: ?(?:hs|bis|rood|zwart)\b| (?:I{1,3}|[1-9]e|[1-9] ?-?hoog|(?:k|kmr|kamer|app|appartement|barak|unit|plek)\.? ?[A-Z0-9]{1,3})\b)?";

/// A word in which a house number may be written out.
pub(super) const SAID: &str = r"(?i:[a-z]*(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tig|honderd))\b(?: [a-hA-H]\b)?";

/// The pattern of a street's name.
pub(super) fn street() -> String {
    format!(
        r"(?:\b[A-Z][A-Za-z'.-]*(?:{STREET_ALWAYS}|{STREET_CAPITAL})(?:[ -](?:Noordoost|Noordwest|Zuidoost|Zuidwest|Noord|Zuid|Oost|West|NZ|ZZ|OZ|WZ|Boven|Beneden)\b)?|\b[a-z'-]{{3,}}(?:{STREET_ALWAYS})|\b[A-Z][a-z]+ (?:[Ss]traat|[Ll]aan|[Ww]eg|[Pp]lein|[Hh]of|[Dd]ijk|[Pp]ad|[Ss]ingel|[Kk]ade|[Bb]aan)|\b(?:Laan|Plein|Weg|Hof|Pad|Kade|Park|Singel) (?:van|v\.|vd|v/d|der|den)(?: de| het| den| der)? [A-Z][A-Za-z'-]+(?: [A-Z][a-z'-]+)?|\b(?:Hofje|Laan|Steeg|Dreef|Straatje|Zandpad|Achterom|Ravelijn|Bolwerk|Brink|Dijk|Haven|Markt|Singel|Plein|Kade|Wal|Gracht))"
    )
}

static STREET: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"(?<before>(?:(?:[A-Z][A-Za-z'.-]*|van|v\.?|vd|v\.d\.|de|der|den|het|'t) ){{0,4}})(?<street>{street}),? {{1,2}}(?:(?i:nr\.?|no\.?|huisnr\.?) ?)?(?<number>{NUMBER}|{SAID})"
    ))
    .expect("a valid pattern")
});

/// A street without its capital whose ending other words have too, where the number's letter says that it is a house:
/// "kerkwijk 7a".
static SMALL_STREET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?:^|[.,:;!?(\n] ?|\b(?:op|aan|naar|van|bij|adres|woont) )(?<place>(?<street>[a-z]{{3,}}(?:{STREET_CAPITAL}|wijk|bos|veld|diep|gors|wold|mors)) (?<number>[0-9]{{1,3}} ?[a-h]))\b"
    ))
    .expect("a valid pattern")
});

static STREET_THEN_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"(?<street>{street})[^.!?0-9\n\x1A▇]{{0,40}}?\b(?i:huisnummer|nummer|nr\.?|no\.)[ :]{{1,2}}(?<number>{NUMBER}|{SAID})"
    ))
    .expect("a valid pattern")
});

/// "de Hofstraat, op zeventien": the number of a house where the sentence says no more of it.
static STREET_ON_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(r"(?<place>(?<street>{street}),? (?:daar )?(?:op|bij) (?<number>{NUMBER}|{SAID}))"))
        .expect("a valid pattern")
});

static NUMBER_THEN_STREET: LazyLock<Regex> = LazyLock::new(|| {
    let street = street();
    Regex::new(&format!(
        r"\b(?i:huisnummer|nummer|nr\.?|no\.)[ :]{{1,2}}(?<number>{NUMBER}|{SAID})[^.!?0-9\n\x1A▇]{{0,12}}\b(?:in|aan|op|van) (?:de |het )?{street}\b"
    ))
    .expect("a valid pattern")
});

static HOUSE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?i:huisnummer|huisnr\.?)[ :]{{1,2}}(?<number>{NUMBER}|{SAID})"))
        .expect("a valid pattern")
});

/// "op nummer 14b": the number of a house where the sentence says no more.
static ON_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?i:op|van|bij) (?<place>(?i:nummer|nr\.?) (?<number>{NUMBER}|{SAID}))"))
        .expect("a valid pattern")
});

static LIVES_ON_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i:\b(?:woont|wonen|woonde|woonachtig|huisbezoek)\b)[^.!?0-9\n\x1A▇]{{0,40}}?\b(?<place>(?i:nummer|nr\.?) (?<number>{NUMBER}|{SAID}))"
    ))
    .expect("a valid pattern")
});

static LIVES_AT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?i:\b(?:woont|woon|wonen|woonde|woonachtig|adres|verhuisd|verhuist|huisbezoek)\b)[^.!?0-9\n\x1A▇]{{0,30}}?(?:\b(?:op|aan|in|naar)(?: de| het)?|:) (?<place>[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){{0,2}} (?<number>{NUMBER}|{SAID}))"
    ))
    .expect("a valid pattern")
});

/// Whatever stands before a number and a postcode is a street.
static BEFORE_POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?<place>\b(?:[A-Z][A-Za-z'-]*(?: (?:van|de|der|den|het|'t|[A-Z][A-Za-z'-]+)){{0,4}}|[a-z'-]{{4,}}) (?<number>{NUMBER}))[ ,(/]{{1,3}}[1-9][0-9]{{3}} ?[A-Za-z]{{2}}\b"
    ))
    .expect("a valid pattern")
});

static OF_MORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^ +van (?:de|het|onze|hun) ").expect("a valid pattern"));

/// What people count, and what ends a time or a measure: a number before one of these is no house number.
const COUNTED: &str = "adressen bewoners bezoekers buren cliënten clienten dagen deelnemers euro families gezinnen
    huishoudens huizen huurders inwoners jaar jongeren keer kilometer kilometerzone kinderen km leerlingen leden maal
    maanden meldingen mensen meter minuten mnd oktober ouderen ouders panden percent personen plaatsen plekken procent
    signalen uur vrijwilligers vrouwen mannen weken wkn winkels woningen zone % januari februari maart april mei juni juli
    augustus september november december x st stuks zaken auto's fte graden";

/// Words in "-en" behind a house number that count nothing.
const VERBS: &str =
    "en hebben staan zitten wonen krijgen willen slapen waren worden liggen kunnen moeten lopen bellen een";

/// Words behind a house number that is surely one.
const QUIET: &str =
    "in boven beneden links rechts te is en of staat staan waar heeft had kwam komt doet want met naar zit woont wil ligt sinds er
    wordt was kan moet hs bis al tot nu niet bij gaat ging geeft maar die dat omdat terwijl als toen dus brandt belt bellen";

/// Lower-case words that end like a street and are none, and capitals that do at the start of a sentence.
const NO_STREETS: &str = "schoolplein winkelstraat woonstraat dorpsstraatje marktplein onderweg halfweg loopbaan
    bijbaan droombaan deeltijdbaan gerechtshof woonerf buurthaven ritueel snelweg speelpark vakantiepark bungalowpark
    woonwagenkamp braderie rommelmarkt weekmarkt arbeidsmarkt woningmarkt huizenmarkt banenmarkt vrijmarkt kerstmarkt
    zorgmarkt uitvaart welvaart tijdspad groeipad zorgpad stappenpad herberg ijsberg levensweg uitweg omweg parkeerplein
    halverwege fietspad voetpad zandpad wandelpad rijksweg fietsweg zorgplein speelplein dorpsplein zijstraat hoofdweg
    provincialeweg afweg overweg terugweg heenweg toezicht uitzicht overzicht inzicht vooruitzicht opzicht aanzicht
    rechtbank wijk buurt hoek kant park dorp land veld zand markt ring rand slag loop gang water brug molen toren es
    stageplek stagemarkt banenmarkt vaarweg luchthaven jachthaven thuishaven lesplein leerplein kerkplein werkplein
    speelterrein";

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let mut add = |range: Range<usize>, why| seen.push(Candidate { kind: DatumKind::Address, range, why });
    scan::each(&STREET, text, |captures| {
        let counts = is_house(text, captures) && is_sure(text, captures);
        if counts {
            add(from_street_name(captures), why::STREET);
        }
        counts
    });
    let whole = [&*STREET_THEN_NUMBER, &*NUMBER_THEN_STREET, &*HOUSE_NUMBER];
    for pattern in whole {
        scan::each(pattern, text, |captures| {
            let counts = is_house(text, captures);
            if counts {
                add(captures.get(0).map_or(0..0, |m| m.range()), why::HOUSE_NUMBER);
            }
            counts
        });
    }
    for pattern in [&*LIVES_ON_NUMBER, &*LIVES_AT, &*BEFORE_POSTCODE, &*SMALL_STREET] {
        scan::each(pattern, text, |captures| {
            let place = captures.name("place").filter(|_| is_house(text, captures));
            place.inspect(|place| add(place.range(), why::LIVES_AT)).is_some()
        });
    }
    scan::each(&STREET_ON_NUMBER, text, |captures| {
        let place = captures.name("place").filter(|place| {
            let unit = scan::next_word(text, place.end());
            let closes = !text[place.end()..].starts_with(' ') || has(QUIET, &unit);
            closes && is_house(text, captures)
        });
        place.inspect(|place| add(place.range(), why::HOUSE_NUMBER)).is_some()
    });
    scan::each(&ON_NUMBER, text, |captures| {
        let certain = is_house(text, captures) && says_no_more(text, captures);
        let place = captures.name("place").filter(|_| certain);
        place.inspect(|place| add(place.range(), why::HOUSE_NUMBER)).is_some()
    });
}

/// False when the number counts something, is a year or no number, or the word is no street.
fn is_house(text: &str, captures: &Captures<'_>) -> bool {
    let whole = captures.name("place").or_else(|| captures.get(0)).map_or(0..0, |m| m.range());
    let number = captures.name("number").map_or("", |m| m.as_str());
    let street = captures.name("street").map_or("", |m| m.as_str()).to_lowercase();
    let unit = scan::next_word(text, whole.end);
    let year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    // "Parkzicht 2e etage": the second of something.
    let digits = number.starts_with(|c: char| c.is_ascii_digit());
    let rank = digits && number.ends_with('e') && number.len() < 4 && !unit.is_empty();
    let goes_on = matches!(scan::after(text, whole.end), Some('.' | ',' | ':' | '-' | '/'))
        && scan::after(text, whole.end + 1).is_some_and(|c| c.is_ascii_digit());
    // "3 van de 8".
    let of_more =
        unit == "van" && OF_MORE.is_match(&text[whole.end..whole.end + scan::window(text, whole.end)]);
    scan::stands_alone(text, &whole)
        && !year
        && !rank
        && !is_postcode(text, number, whole.end)
        && !goes_on
        && !of_more
        && is_number(number)
        && !has(COUNTED, &unit)
        && (!has(NO_STREETS, &street) || surely_a_house(captures, &unit))
}

/// "Marktplein 1 boven": with a capital and an addition a word that is mostly no street is one.
fn surely_a_house(captures: &Captures<'_>, unit: &str) -> bool {
    let part = |name| captures.name(name).map_or("", |m| m.as_str());
    part("street").starts_with(char::is_uppercase)
        && part("number").starts_with(|c: char| c.is_ascii_digit())
        && (part("number").contains(char::is_alphabetic)
            || ["boven", "beneden", "links", "rechts"].contains(&unit))
}

/// "huisnr: 7464 DP 60" begins with its postcode.
fn is_postcode(text: &str, number: &str, end: usize) -> bool {
    let letters = scan::next_word(text, end);
    number.len() == 4
        && letters.len() == 2
        && text[end..].trim_start().starts_with(|c: char| c.is_ascii_uppercase())
}

/// True when the number at the end of `range` counts people, days or money.
pub(super) fn counts_people(text: &str, range: &Range<usize>) -> bool {
    has(COUNTED, &scan::next_word(text, range.end))
}

/// Digits, or a word that says a number; "een" alone is an article.
fn is_number(number: &str) -> bool {
    let word = number.split(' ').next().unwrap_or_default().to_lowercase();
    number.starts_with(|c: char| c.is_ascii_digit()) || (word != "een" && said::value(&word).is_some())
}

/// Whether what follows the number leaves room for anything but a house: certain streets allow a verb, others nothing.
fn is_sure(text: &str, captures: &Captures<'_>) -> bool {
    let end = captures.get(0).map_or(0, |m| m.end());
    let street = captures.name("street").map_or("", |m| m.as_str());
    let number = captures.name("number").map_or("", |m| m.as_str());
    let unit = scan::next_word(text, end);
    let quiet = unit.is_empty() || has(QUIET, &unit) || starts_with_capital(text, end);
    let ending = |list: &str| list.split('|').any(|ending| street.to_lowercase().ends_with(ending));
    let called_street = ["Laan v", "Weg v", "Hof v", "Pad v"].iter().any(|begin| street.starts_with(begin));
    let certain =
        (called_street || ending(STREET_ALWAYS)) && number.starts_with(|c: char| c.is_ascii_digit());
    let with_letter =
        number.chars().any(char::is_alphabetic) && number.starts_with(|c: char| c.is_ascii_digit());
    let counts_something = (unit.ends_with("en") || unit.ends_with('s')) && !has(VERBS, &unit);
    let lives_on = ending(STREET_ALWAYS) && has(VERBS, &unit);
    quiet || with_letter || lives_on || (certain && !counts_something)
}

fn starts_with_capital(text: &str, end: usize) -> bool {
    text[end..].trim_start_matches(' ').starts_with(char::is_uppercase)
}

/// "op nummer 14b", but not "op nummer 3 van de lijst" nor "op nummer 1 staat de wachttijd".
fn says_no_more(text: &str, captures: &Captures<'_>) -> bool {
    let place = captures.name("place").map_or(0..0, |m| m.range());
    let number = captures.name("number").map_or("", |m| m.as_str());
    let unit = scan::next_word(text, place.end);
    let first: u32 = number
        .chars()
        .take_while(char::is_ascii_digit)
        .collect::<String>()
        .parse()
        .ok()
        .or_else(|| said::value(&number.to_lowercase()))
        .unwrap_or(0);
    let with_letter =
        number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().any(char::is_alphabetic);
    (with_letter || (4..1000).contains(&first)) && unit != "van" && unit != "op"
}

fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_whitespace().any(|listed| listed == word)
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
