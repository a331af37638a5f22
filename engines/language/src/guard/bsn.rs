//! Citizen service numbers: nine digits that pass the eleven-test, or a number that the text calls so. Case numbers and
//! amounts that fail the test are left alone; one in eleven passes it by chance.

use super::{Candidate, DatumKind, scan, why};
use regex::Regex;
use std::sync::LazyLock;

/// How people group the nine digits.
const GROUPS: [&[u8]; 6] = [&[3, 3, 3], &[4, 2, 3], &[2, 3, 4], &[3, 2, 4], &[4, 3, 2], &[2, 2, 2, 3]];

/// Nine digits at a stretch, or in groups with a sign between.
static NINE_DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    let group = |digits: &u8| format!("[0-9]{{{digits}}}");
    let grouped = GROUPS.map(|groups| groups.iter().map(group).collect::<Vec<_>>().join("(?: ?[./-] ?| )"));
    Regex::new(&format!("[0-9]{{9}}|{}", grouped.join("|"))).expect("a valid pattern")
});

static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:bsn|burgerservicenummer|burger service nummer|sofi-?nummer)(?:-?nummer|-?nr)?[^0-9\n\x1A▇]{1,20}([0-9](?:[ ./-]{0,3}[0-9]){7,8})",
    )
    .expect("a valid pattern")
});

/// What a number before one of these counts.
const COUNTED: [&str; 5] = ["euro", "mensen", "inwoners", "keer", "stuks"];

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    scan::each(&NINE_DIGITS, text, |captures| {
        let range = captures.get(0).map_or(0..0, |m| m.range());
        let amount = text[..range.start].trim_end_matches(' ').ends_with('€')
            || COUNTED.contains(&scan::next_word(text, range.end).as_str());
        let counts = scan::stands_alone(text, &range)
            && !amount
            && !scan::continues_number(text, range.start)
            && !scan::goes_on_as_number(text, range.end)
            && !matches!(scan::before(text, range.start), Some('+' | '#'))
            && passes_eleven_test(&scan::digits(&text[range.clone()]));
        if counts {
            seen.push(Candidate { kind: DatumKind::Bsn, range, why: why::BSN_TEST });
        }
        counts
    });
    for captures in CALLED.captures_iter(text) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_decide() {
        assert!(passes_eleven_test(&scan::digits("123456782")));
        assert!(!passes_eleven_test(&scan::digits("123456789")));
        assert!(!passes_eleven_test(&scan::digits("000000000")));
    }
}
