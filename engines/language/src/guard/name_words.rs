//! A text as the name rules read it: words with their capitals, and what stands between them. Digits and signs are no
//! words. It knows no names.

use std::ops::Range;

/// One word with its shape.
pub struct Token<'t> {
    /// The word as it stands.
    pub text: &'t str,
    /// In lower case.
    pub lower: String,
    /// Its capitals.
    pub shape: Shape,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// How it is tied to the token after it.
    pub gap: Gap,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `Jansen`, `Jansen-de`, `O'Neill`.
    Capital,
    /// `JANSEN`.
    Upper,
    /// `jansen`.
    Lower,
    /// `J.`, `J.P.`, `Th.`
    Initials,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Only spaces.
    Space,
    /// A full stop and spaces.
    Stop,
    /// A colon and spaces.
    Colon,
    /// A comma and spaces.
    Comma,
    /// Anything else, or the end of the text.
    Other,
}

/// The words of the plain text. Digits and signs are no words; they show in the gaps.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut ranges: Vec<(Range<usize>, Shape)> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let begins = c.is_alphabetic() || (c == '\'' && starts_contraction(&text[at..]));
        if !begins {
            at += c.len_utf8();
            continue;
        }
        let (length, shape) = word_at(text, at);
        ranges.push((at..at + length, shape));
        at += length;
    }
    let ends = ranges.iter().skip(1).map(|(range, _)| range.start).chain([text.len()]).collect::<Vec<_>>();
    let token = |((range, shape), end): ((Range<usize>, Shape), usize)| Token {
        text: &text[range.clone()],
        lower: text[range.clone()].to_lowercase(),
        shape,
        gap: gap(&text[range.end..end]),
        range,
    };
    ranges.into_iter().zip(ends).map(token).collect()
}

/// `'t` and `'s`, as in "van 't Hof".
fn starts_contraction(rest: &str) -> bool {
    ["'t ", "'s "].iter().any(|contraction| rest.starts_with(contraction))
}

/// "VK-814-T.": a letter behind a dash or a digit begins no initials.
fn tied_to_sign(before: &str) -> bool {
    before.ends_with(|c: char| matches!(c, '-' | '/' | '@') || c.is_ascii_digit())
}

/// Length and shape of the word that begins at `begin`.
fn word_at(text: &str, begin: usize) -> (usize, Shape) {
    let rest = &text[begin..];
    let after_space = text[..begin].ends_with(' ');
    if !tied_to_sign(&text[..begin])
        && let Some(length) = initials_length(rest)
    {
        return (length, Shape::Initials);
    }
    if let Some(short) = SHORT_PARTICLES.iter().find(|short| rest.starts_with(**short) && after_space) {
        return (short.trim_end().len(), Shape::Lower);
    }
    let mut end = 0;
    let mut signs = rest.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let inside =
            matches!(c, '-' | '\'') && (at == 0 || signs.peek().is_some_and(|(_, n)| n.is_alphabetic()));
        if !c.is_alphabetic() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    let word = &rest[..end];
    let shape =
        match (word.chars().next().is_some_and(char::is_uppercase), word.chars().any(char::is_lowercase)) {
            (true, true) => Shape::Capital,
            (true, false) => Shape::Upper,
            (false, _) => Shape::Lower,
        };
    (end, shape)
}

/// "van de" as people type it: one word.
const SHORT_PARTICLES: [&str; 5] = ["v.d. ", "v.d ", "v/d ", "v. ", "v/h "];

/// Capitals that each have a full stop, or the usual digraphs.
fn initials_length(rest: &str) -> Option<usize> {
    let mut length = 0;
    loop {
        let tail = &rest[length..];
        let digraph = ["Th.", "Ch.", "Chr.", "Ph.", "IJ.", "Joh."].iter().find(|d| tail.starts_with(**d));
        let mut signs = tail.chars();
        length += match (digraph, signs.next(), signs.next()) {
            (Some(digraph), ..) => digraph.len(),
            (None, Some(letter), Some('.')) if letter.is_uppercase() => letter.len_utf8() + 1,
            _ => return (length > 0).then_some(length),
        };
    }
}

fn gap(between: &str) -> Gap {
    let bare = between.trim_matches(' ');
    match bare {
        "" => Gap::Space,
        "." => Gap::Stop,
        ":" => Gap::Colon,
        "," => Gap::Comma,
        _ => Gap::Other,
    }
}
