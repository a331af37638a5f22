//! What the detectors of the guard share: looking at the neighbours of a match, going on after a match that was
//! refused, and the bar that stands where something was found. Not for use outside the guard.

use super::Candidate;
use regex::{Captures, Regex};
use std::ops::Range;

/// Stands, byte for byte, in place of what was found while the guard looks again. No pattern matches it.
const BAR: u8 = 0x1a;

/// Stands in place of what was found in a redacted text. No pattern matches it either, and patterns that bridge a
/// distance exclude both signs: so what a second look doesn't see, a look at the redacted text doesn't see.
pub const BAR_TEXT: &str = "▇▇▇";

/// `text` with the bytes of `ranges` made into bars; the length stays.
pub fn blanked<'r>(text: String, ranges: impl Iterator<Item = &'r Range<usize>>) -> String {
    let mut bytes = text.into_bytes();
    for range in ranges {
        bytes[range.clone()].fill(BAR);
    }
    String::from_utf8(bytes).expect("whole characters were replaced by ASCII")
}

/// Calls `take` for every match of `pattern`. When it refuses one, the search goes on just behind the beginning of
/// that match, so that a refused match can't hide a good one; the patterns are short, which keeps this linear.
pub fn each(pattern: &Regex, text: &str, mut take: impl FnMut(&Captures<'_>) -> bool) {
    let mut at = 0;
    while let Some(captures) = pattern.captures_at(text, at) {
        let Some(whole) = captures.get(0) else { return };
        at = if take(&captures) { whole.end() } else { next_char(text, whole.start()) }.max(at);
        if whole.is_empty() {
            at = next_char(text, at);
        }
        if at >= text.len() {
            return;
        }
    }
}

/// Proposes what a pattern found when it counts, and answers whether it does, as [`each`] asks.
pub fn add_if(counts: bool, seen: &mut Vec<Candidate>, candidate: Candidate) -> bool {
    if counts {
        seen.push(candidate);
    }
    counts
}

fn next_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(1, char::len_utf8)
}

/// The character right before `at`.
pub fn before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The character right after `at`.
pub fn after(text: &str, at: usize) -> Option<char> {
    text[at..].chars().next()
}

/// True when no letter or digit touches the match.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    !before(text, range.start).is_some_and(char::is_alphanumeric)
        && !after(text, range.end).is_some_and(char::is_alphanumeric)
}

/// True when the match continues a number with a separator: "1.500", "12-06…".
pub fn continues_number(text: &str, start: usize) -> bool {
    let mut back = text[..start].chars().rev();
    matches!(back.next(), Some('.' | ',' | '-' | '/')) && back.next().is_some_and(|c| c.is_ascii_digit())
}

/// The digits of a match, as numbers.
pub fn digits(text: &str) -> Vec<u32> {
    text.chars().filter_map(|c| c.to_digit(10)).collect()
}

/// The word that begins right after the match and its space, in lower case; empty when something else stands there.
pub fn next_word(text: &str, at: usize) -> String {
    let rest = text[at..].trim_start_matches(' ');
    rest.chars()
        .take(20)
        .take_while(|c| c.is_alphabetic() || *c == '%')
        .flat_map(char::to_lowercase)
        .collect()
}

/// True when the match goes on as a number behind a separator: "…782-12".
pub fn goes_on_as_number(text: &str, end: usize) -> bool {
    let mut ahead = text[end..].chars();
    matches!(ahead.next(), Some('.' | ',' | '-' | '/')) && ahead.next().is_some_and(|c| c.is_ascii_digit())
}

/// The word that ends right before the match and its spaces, brackets or colon, in lower case.
pub fn word_before(text: &str, at: usize) -> String {
    let rest = text[..at].trim_end_matches([' ', ':', '(', '.']);
    let begin = rest.char_indices().rev().take(24).take_while(|(_, c)| c.is_alphabetic()).last();
    begin.map_or_else(String::new, |(begin, _)| rest[begin..].to_lowercase())
}

/// How many of the bytes from `at` on to look at, when only what stands close counts: at most sixty, whole characters.
pub fn window(text: &str, at: usize) -> usize {
    const CLOSE: usize = 60;
    let mut end = (at + CLOSE).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end - at
}
