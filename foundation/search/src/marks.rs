//! The part of a text that shows why it was found, with the words that were looked for marked. As plain pieces, so that
//! whoever shows them makes the markup and nothing in a text can become any.

use crate::analyser::{Analyser, AskedWord, Spoken};
use std::collections::HashSet;
use std::ops::Range;

/// A part of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether it was looked for.
    pub is_marked: bool,
}

/// About `length` characters of `text` in which most of the `asked` words stand, cut between words, with "…" where
/// something was left out.
pub fn fragment(analyser: Analyser, text: &str, asked: &[AskedWord], length: usize) -> Vec<Piece> {
    let wanted: HashSet<&String> = asked.iter().flat_map(AskedWord::terms).collect();
    let spoken = (analyser.read)(text);
    let is_wanted = |spoken: &&Spoken| spoken.terms.iter().any(|term| wanted.contains(term));
    let marks: Vec<&Spoken> = spoken.iter().filter(is_wanted).collect();
    let window = window(text, &marks, &wanted, length);
    let mut pieces = Vec::new();
    if window.start > 0 {
        push(&mut pieces, "… ", false);
    }
    let mut from = window.start;
    for mark in marks.iter().filter(|mark| mark.range.start >= window.start && mark.range.end <= window.end) {
        if mark.range.start >= from {
            push(&mut pieces, &text[from..mark.range.start], false);
            push(&mut pieces, &text[mark.range.clone()], true);
            from = mark.range.end;
        }
    }
    push(&mut pieces, &text[from..window.end], false);
    if window.end < text.len() {
        push(&mut pieces, " …", false);
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, is_marked: bool) {
    if !text.is_empty() {
        pieces.push(Piece { text: text.to_owned(), is_marked });
    }
}

/// The stretch that holds most different wanted terms, the first of equals; it begins a little before a mark.
fn window(text: &str, marks: &[&Spoken], wanted: &HashSet<&String>, length: usize) -> Range<usize> {
    if text.chars().count() <= length {
        return 0..text.len();
    }
    let mut best = (0, 0..cut(text, 0, length));
    for mark in marks {
        let from = mark.range.start.saturating_sub(length / 4);
        let start = begin_of_word(text, from, mark.range.start);
        let end = cut(text, start, length);
        let held: HashSet<&String> = marks
            .iter()
            .filter(|other| other.range.start >= start && other.range.end <= end)
            .flat_map(|other| other.terms.iter().filter(|term| wanted.contains(term)))
            .collect();
        if held.len() > best.0 {
            best = (held.len(), start..end);
        }
    }
    best.1
}

/// The first begin of a word at or after `from`; `mark` itself when there is none before it.
fn begin_of_word(text: &str, from: usize, mark: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let after_space = |(at, letter): (usize, char)| letter.is_whitespace().then_some(at + letter.len_utf8());
    let from = (from..=mark).find(|at| text.is_char_boundary(*at)).unwrap_or(mark);
    text[from..mark].char_indices().find_map(after_space).map_or(mark, |at| from + at)
}

/// Where `length` characters from `start` end, before the word that would be cut through.
fn cut(text: &str, start: usize, length: usize) -> usize {
    let rest = &text[start..];
    let Some((end, _)) = rest.char_indices().nth(length) else { return text.len() };
    let at_space = rest[..end].rfind(char::is_whitespace).filter(|at| *at > end / 2);
    start + at_space.unwrap_or(end)
}
