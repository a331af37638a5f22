//! Initials with a surname, and the title before them: "mw. G.H. Terpstra-Bos", "P.A. van Leeuwarden", "dhr m. achahbar".
//! Abbreviations, enumerations and what is named after somebody are left alone.

use super::name_forms::is_unusual;
use super::name_lists as lists;
use super::name_lists::{is_particle, is_place, is_small_particle};
use super::name_words::{Gap, Shape, Token};
use super::names::capital_name;

/// Abbreviations that look like initials.
const ABBREVIATIONS: [&str; 12] =
    ["n.b.", "p.s.", "b.v.", "n.v.", "z.o.z.", "a.u.b.", "o.a.", "d.d.", "t.n.v.", "i.o.", "p.m.", "a.s."];

/// Small letters that are short for a word, so that one of them alone is no initial.
const SHORT_WORDS: &str = "d h i k m n o s t u v w z";

/// The token behind the name that the initials at `at` begin.
pub fn name_behind(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &tokens[at];
    let single_letter = word.text.len() == 1 && word.shape == Shape::Upper && word.gap == Gap::Space;
    let before = at.checked_sub(1).map(|i| &tokens[i]).filter(|before| before.gap == Gap::Space);
    let announced = before.is_some_and(|word| lists::ENUMERATED.contains(word.lower.as_str()));
    // "het A.C. Verbrugge Fonds": nobody is called "het".
    let named_after = before.is_some_and(|word| word.lower == "het");
    if announced || named_after || ABBREVIATIONS.contains(&word.lower.as_str()) {
        return None;
    }
    let particles_follow = single_letter && tokens.get(at + 1).is_some_and(is_small_particle);
    if (word.shape != Shape::Initials && !particles_follow) || word.gap != Gap::Space {
        return None;
    }
    let to = capital_name(tokens, at + 1).or_else(|| small_surname(tokens, at + 1))?;
    // "…volgens plan X. Wij": a sentence began; the words that begin one are no names.
    (!is_place(&tokens[to - 1])).then_some(to)
}

/// The token behind a name of which the initials lack their full stops or capitals; `from` stands behind a title.
pub fn name_behind_title(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let first = tokens.get(from)?;
    let capitals = first.shape == Shape::Upper && first.text.len() <= 4 && first.gap == Gap::Space;
    if capitals && !lists::NOBODY.contains(first.lower.as_str()) {
        return capital_name(tokens, from + 1);
    }
    let letters = tokens[from..]
        .iter()
        .take(5)
        .take_while(|t| t.text.len() == 1 && !matches!(t.gap, Gap::Comma | Gap::Other))
        .count();
    let certain = letters > 1
        || (letters == 1
            && (first.gap == Gap::Stop || !SHORT_WORDS.split(' ').any(|short| short == first.lower)));
    if !certain {
        return None;
    }
    small_surname(tokens, from + letters).or_else(|| capital_name(tokens, from + letters))
}

fn small_surname(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut at = from;
    while at < tokens.len().min(from + 3) && is_particle(tokens, at) && tokens[at].gap == Gap::Space {
        at += 1;
    }
    tokens.get(at).filter(|word| word.shape == Shape::Lower && is_unusual(word)).map(|_| at + 1)
}

/// The token behind "Ooms, J.H.".
pub fn surname_first(text: &str, tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (surname, initials) = (tokens.get(at)?, tokens.get(at + 1)?);
    let comma = &text[surname.range.end..initials.range.start] == ", ";
    let name = surname.shape == Shape::Capital
        && !lists::NOBODY.contains(surname.lower.as_str())
        && !is_place(surname)
        && (initials.text.len() > 2 || lists::SURNAMES.contains(surname.lower.as_str()));
    let goes_on = initials.gap == Gap::Space
        && tokens.get(at + 2).is_some_and(|t| t.shape == Shape::Capital || is_small_particle(t));
    let abbreviation = ABBREVIATIONS.contains(&initials.lower.as_str());
    (comma && name && initials.shape == Shape::Initials && !goes_on && !abbreviation).then_some(at + 2)
}

/// The token with which the titles before `from` begin.
pub fn with_titles(tokens: &[Token<'_>], from: usize) -> usize {
    let mut start = from;
    while start > 0 {
        let before = &tokens[start - 1];
        let tied = matches!(before.gap, Gap::Space | Gap::Stop);
        let article = before.lower == "de" && matches!(tokens[start].lower.as_str(), "heer" | "hr");
        if !tied || !(lists::TITLES.contains(before.lower.as_str()) || article) {
            break;
        }
        start -= 1;
    }
    start
}
