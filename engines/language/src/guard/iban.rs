//! Bank accounts whose check digits are right, however they are spaced. A number that fails the test is left alone.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::sync::LazyLock;

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

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_decide() {
        assert!(passes_mod_97("NL91ABNA0417164300"));
        assert!(!passes_mod_97("NL92ABNA0417164300"));
    }
}
