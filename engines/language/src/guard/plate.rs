//! Number plates of Dutch vehicles, in all shapes that were ever given out. With its dashes a plate is known by itself;
//! without, or in small letters, only near a word for a plate or a vehicle. Codes of cases and rooms are left alone.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::sync::LazyLock;

/// The shapes in use: d a digit, L a letter, - the dash (RDW sidecodes 1–14).
const SHAPES: [&str; 14] = [
    "LL-dd-dd", "dd-dd-LL", "dd-LL-dd", "LL-dd-LL", "LL-LL-dd", "dd-LL-LL", "dd-LLL-d", "d-LLL-dd",
    "LL-ddd-L", "L-ddd-LL", "LLL-dd-L", "L-dd-LLL", "d-LL-ddd", "ddd-LL-d",
];

static DASHED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&pattern("[A-Za-z]", "-")).expect("a valid pattern"));

/// A word for a plate or a vehicle, up to forty signs, and the plate with or without its dashes.
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    let shapes = pattern("[A-Za-z]", " ?-? ?");
    Regex::new(&format!(
        r"(?i)\b(?:kenteken(?:plaat|nummer)?|kent\.|voertuig|nummerbord|nummerplaat|plaat|[a-z]*auto|[a-z]*bus(?:je)?|[a-z]*wagen|scooter|brommer|motor|caravan|aanhanger|camper|caddy|trekker|volvo|opel|fiat|audi|bmw|toyota|renault|peugeot|citroen|mercedes|skoda|seat|kia|suzuki|mazda|nissan|hyundai|transporter|sprinter|golf|polo|tesla|dacia)\b[^!?\n\x1A▇0-9]{{1,40}}?(?:\b(?:is|was|met|nummer|nr)[: ]{{1,2}})?\b({shapes})\b"
    ))
    .expect("a valid pattern")
});

/// A code behind one of these is no plate.
const NO_PLATES: [&str; 14] = [
    "zaak",
    "zaaknummer",
    "dossier",
    "dossiernummer",
    "kenmerk",
    "artikel",
    "model",
    "referentie",
    "project",
    "lokaal",
    "kamer",
    "besluit",
    "factuur",
    "order",
];

/// Letters with which a date has the shape of a plate: "1-mei-24".
const MONTHS: &str = "jan feb mrt apr mei jun jul aug sep okt nov dec";

fn pattern(letter: &str, dash: &str) -> String {
    let one = |shape: &str| -> String {
        shape
            .chars()
            .map(|c| match c {
                'L' => letter,
                'd' => "[0-9]",
                _ => dash,
            })
            .collect()
    };
    SHAPES.map(one).join("|")
}

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&DASHED, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let counts = scan::stands_alone(text, &range)
            && scan::before(text, range.start) != Some('-')
            && scan::after(text, range.end) != Some('-')
            && !NO_PLATES.contains(&scan::word_before(text, range.start).as_str())
            && !is_month(&text[range.clone()]);
        scan::add_if(counts, seen, Candidate { kind: DatumKind::LicencePlate, range, why: why::PLATE })
    });
    scan::each(&CALLED, text, |captures| {
        let range = captures.get(1).map_or(0..0, |m| m.range());
        let plate = &text[range.clone()];
        let counts = scan::stands_alone(text, &range) && !has_small_words(plate) && !is_word(plate);
        scan::add_if(counts, seen, Candidate { kind: DatumKind::LicencePlate, range, why: why::PLATE_CALLED })
    });
}

fn letters(plate: &str) -> impl Iterator<Item = String> {
    plate.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()).map(str::to_lowercase)
}

fn is_month(plate: &str) -> bool {
    letters(plate).any(|part| MONTHS.split(' ').any(|month| month == part))
}

/// "bus 14 gaan": since 1978 no plate has a vowel, so small letters with one are a word.
fn is_word(plate: &str) -> bool {
    let small = plate.chars().filter(|c| c.is_alphabetic()).all(char::is_lowercase);
    let run = plate
        .split(|c: char| !c.is_alphabetic())
        .any(|part| part.len() > 2 && part.contains(['a', 'e', 'i', 'o', 'u']));
    small && run && !plate.contains('-')
}

/// "bus 12 is 34": two numbers with a word between them.
fn has_small_words(plate: &str) -> bool {
    const WORDS: [&str; 14] =
        ["al", "de", "en", "er", "ik", "in", "is", "me", "na", "of", "om", "op", "te", "tot"];
    plate.contains(' ') && letters(plate).any(|part| WORDS.contains(&part.as_str()))
}
