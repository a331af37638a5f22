//! Numbers with an owner: citizen service numbers, bank accounts and number plates. A number counts when its
//! check digits are right, or when the text itself says what it is. Case numbers and amounts are left alone.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::sync::LazyLock;

static NINE_DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[0-9]{9}|[0-9]{3}[ .-][0-9]{3}[ .-][0-9]{3}|[0-9]{4}[ .-][0-9]{2}[ .-][0-9]{3}")
        .expect("a valid pattern")
});

static CALLED_BSN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:bsn|burgerservicenummer|sofi-?nummer)(?:-?nummer)?[^0-9\n\x1A▇]{1,20}([0-9](?:[ .-]?[0-9]){7,8})",
    )
    .expect("a valid pattern")
});

static ACCOUNT_BEGINS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[A-Za-z]{2} ?[0-9]{2}").expect("a valid pattern"));

/// Countries of residents' accounts and the length of an account number there (ISO 13616 registry).
const ACCOUNT_LENGTHS: [(&str, usize); 22] = [
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("ES", 24),
    ("FR", 27),
    ("GB", 22),
    ("GR", 27),
    ("HU", 28),
    ("IE", 22),
    ("IT", 27),
    ("LT", 20),
    ("LU", 20),
    ("NL", 18),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SK", 24),
    ("TR", 26),
    ("UA", 29),
];

/// The shapes of the Dutch plates in use: d a digit, L a letter, - the dash (RDW sidecodes 1–14).
const PLATE_SHAPES: [&str; 14] = [
    "LL-dd-dd", "dd-dd-LL", "dd-LL-dd", "LL-dd-LL", "LL-LL-dd", "dd-LL-LL", "dd-LLL-d", "d-LLL-dd",
    "LL-ddd-L", "L-ddd-LL", "LLL-dd-L", "L-dd-LLL", "d-LL-ddd", "ddd-LL-d",
];

static PLATE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&plate_pattern("[A-Z]", "-")).expect("a valid pattern"));

static CALLED_PLATE: LazyLock<Regex> = LazyLock::new(|| {
    let shapes = plate_pattern("[A-Za-z]", "[ -]?");
    Regex::new(&format!(
        "(?i:kenteken|nummerbord|kentekenplaat)(?:[ :]{{1,3}}(?i:is|was|nummer|van|de|het|zijn|haar|auto)){{0,4}}[ :]{{1,3}}({shapes})"
    ))
    .expect("a valid pattern")
});

fn plate_pattern(letter: &str, dash: &str) -> String {
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
    PLATE_SHAPES.map(one).join("|")
}

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    service_numbers(text, seen);
    accounts(text, seen);
    plates(text, seen);
}

fn service_numbers(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&NINE_DIGITS, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let amount = text[..range.start].trim_end_matches(' ').ends_with('€')
            || matches!(scan::next_word(text, range.end).as_str(), "euro" | "mensen" | "inwoners");
        let counts = scan::stands_alone(text, &range)
            && !amount
            && !scan::continues_number(text, range.start)
            && !matches!(scan::before(text, range.start), Some('+'))
            && passes_eleven_test(&scan::digits(&text[range.clone()]));
        if counts {
            seen.push(Candidate { kind: DatumKind::Bsn, range, why: why::BSN_TEST });
        }
        counts
    });
    for captures in CALLED_BSN.captures_iter(text) {
        let range = captures.get(1).map_or(0..0, |m| m.range());
        if scan::stands_alone(text, &range) {
            seen.push(Candidate { kind: DatumKind::Bsn, range, why: why::BSN_CALLED });
        }
    }
}

/// 9a + 8b + … + 2h − i divides by eleven, and not all digits are zero (Wet algemene bepalingen bsn, Besluit).
fn passes_eleven_test(digits: &[u32]) -> bool {
    let [head @ .., last] = digits else { return false };
    let sum: u32 = head.iter().zip((2..=9).rev()).map(|(digit, weight)| digit * weight).sum();
    head.len() == 8 && sum > 0 && sum % 11 == last % 11
}

fn accounts(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&ACCOUNT_BEGINS, text, |captures| {
        let start = captures.get(0).map_or(0, |m| m.start());
        let Some(end) = account_end(text, start) else { return false };
        let range = start..end;
        let counts = scan::stands_alone(text, &range) && passes_mod_97(&text[range.clone()]);
        if counts {
            seen.push(Candidate { kind: DatumKind::Iban, range, why: why::IBAN });
        }
        counts
    });
}

/// Where the account number that begins at `start` ends, by the length that its country prescribes.
fn account_end(text: &str, start: usize) -> Option<usize> {
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let (_, length) = ACCOUNT_LENGTHS.iter().find(|(code, _)| *code == country)?;
    let mut signs = 0;
    let mut separators = 0;
    for (at, c) in text[start..].char_indices() {
        if c.is_ascii_alphanumeric() {
            signs += 1;
            separators = 0;
        } else if matches!(c, ' ' | '.' | '-') && separators < 2 {
            separators += 1;
        } else {
            return None;
        }
        if signs == *length {
            return Some(start + at + 1);
        }
    }
    None
}

/// ISO 7064 mod 97-10 over the account with its first four signs moved to the end, letters as 10…35.
fn passes_mod_97(account: &str) -> bool {
    let signs: Vec<u32> = account.chars().filter_map(|c| c.to_digit(36)).collect();
    let (head, tail) = signs.split_at(4.min(signs.len()));
    tail.iter().chain(head).fold(0, |rest, sign| (rest * if *sign > 9 { 100 } else { 10 } + sign) % 97) == 1
}

fn plates(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&PLATE, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let counts = scan::stands_alone(text, &range)
            && scan::before(text, range.start) != Some('-')
            && scan::after(text, range.end) != Some('-');
        if counts {
            seen.push(Candidate { kind: DatumKind::LicencePlate, range, why: why::PLATE });
        }
        counts
    });
    for captures in CALLED_PLATE.captures_iter(text) {
        let range = captures.get(1).map_or(0..0, |m| m.range());
        if scan::stands_alone(text, &range) {
            seen.push(Candidate { kind: DatumKind::LicencePlate, range, why: why::PLATE_CALLED });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_decide() {
        assert!(passes_eleven_test(&scan::digits("123456782")));
        assert!(!passes_eleven_test(&scan::digits("123456789")));
        assert!(!passes_eleven_test(&scan::digits("000000000")));
        assert!(passes_mod_97("NL91ABNA0417164300"));
        assert!(!passes_mod_97("NL92ABNA0417164300"));
    }
}
