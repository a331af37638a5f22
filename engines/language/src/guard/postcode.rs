//! Postcodes with their letters. Four digits alone are an area, not a household; a year with a small word behind it is no
//! postcode.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[1-9][0-9]{3}(?: {0,2}[A-Z]{2}| ?[-./] ?[A-Z]{2}|[ \n][A-Z] [A-Z]|\n[A-Z]{2}| ?[A-Z][a-z]| ?[a-z]{2})").expect("a valid pattern")
});

/// Two letters behind a number that are a word or a unit, not letters of a postcode.
const SMALL_WORDS: &str = "aa af ai al an as au bh bv cm cv dd de di dl do dr dt ei el en er eu ex ga gb ge gr ha he hl ho
    hs hu ie ik in is ja je jl jr kb kg km kr la ma mb me mg mi ml mm mn mw na ne nl no nr nu of oh ok om op or os ov pk pm
    po px re ro sa sd ss st te tv ui uw va vd vh vr wc we wk wo wu xl za ze zn zo zs";

/// The commonest of them, which a text in capitals has behind any number.
const WORDS_IN_CAPITALS: &str = "al bv de en er eu in is km nu of om op te";

/// Words that say that a postcode follows.
const CALLED: [&str; 4] = ["postcode", "pc", "postcodes", "gezin"];

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&POSTCODE, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let counts = scan::stands_alone(text, &range)
            && !scan::continues_number(text, range.start)
            && is_one(text, &range);
        if counts {
            seen.push(Candidate { kind: DatumKind::Postcode, range, why: why::POSTCODE });
        }
        counts
    });
}

fn is_one(text: &str, range: &Range<usize>) -> bool {
    let found = &text[range.clone()];
    let letters: String = found[4..].chars().filter(char::is_ascii_alphabetic).collect();
    let letters = letters.as_str();
    if behind_house_number(text, range) {
        return true;
    }
    if !found.contains([' ', '-', '.', '/', '\n'])
        || CALLED.contains(&scan::word_before(text, range.start).as_str())
    {
        return !is_unit(letters);
    }
    let year = found.starts_with("19") || found.starts_with("20");
    let among = |list: &str| list.split_whitespace().any(|word| letters.eq_ignore_ascii_case(word));
    if letters.ends_with(|c: char| c.is_ascii_lowercase()) {
        !year && !among(SMALL_WORDS)
    } else {
        // In a text in capitals ("IN 2020 EN IN 2021") two letters are a word; elsewhere "4112 LE" is a postcode.
        !among(if year { SMALL_WORDS } else { WORDS_IN_CAPITALS })
    }
}

/// "Laan van Verzet 19a, 7462 je": behind a house number and before a sign or a place, small words are letters too.
fn behind_house_number(text: &str, range: &Range<usize>) -> bool {
    static HOUSE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[A-Za-z] [0-9]{1,4} ?[a-zA-Z]?(?:-[0-9]{1,4})?[,(/] ?\(?$").expect("a valid pattern")
    });
    const NEAR: usize = 24;
    let mut from = range.start.saturating_sub(NEAR);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let rest = text[range.end..].trim_start_matches(' ');
    let ends = rest.is_empty() || rest.starts_with(|c: char| ".,;:)\n".contains(c) || c.is_uppercase());
    ends && HOUSE_NUMBER.is_match(&text[from..range.start])
}

/// "1500kg", "2000mm".
fn is_unit(letters: &str) -> bool {
    ["kg", "km", "mm", "cm", "ml", "mg", "mb", "gb", "px", "pk"].contains(&letters)
}
