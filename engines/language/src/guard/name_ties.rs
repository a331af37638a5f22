//! Names told by how their words are tied: a small word that only surnames have ("romy van 't Zandt"), the article of an
//! Arabic surname ("Abdulrahman al-Masri"), a surname with its given name behind the comma, as forms have it, a given name
//! with one letter ("Rachid B."), two who share a surname. For the name rules; it knows no bodies but by their own words.

use super::first_names::FIRST_NAMES;
use super::name_forms::is_role;
use super::name_lists::{self as lists, is_particle, is_place, is_small_particle};
use super::name_words::{Gap, Shape, Token};
use super::names::{capital_name, first_name_with_surname, follows_body, is_name_word, is_named_after};
use crate::words::is_stop_word;

/// The token behind the name that begins at `at`.
pub(super) fn name_tied(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    if follows_body(tokens, at) || lists::GREETS.contains(&tokens[at].lower.as_str()) {
        return None;
    }
    by_particle(tokens, at)
        .or_else(|| by_article(tokens, at))
        .or_else(|| surname_first(tokens, at))
        .or_else(|| with_letter(tokens, at))
        .or_else(|| with_other(tokens, at))
        .or_else(|| of_itself(tokens, at))
        .or_else(|| signed(tokens, at))
        .filter(|to| !is_named_after(&tokens[at..*to]))
}

/// The name behind "hij heet" or "mijn zoon heet", in small letters and in no list; the word that names stands at `at`.
pub(super) fn called(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let whom = at.checked_sub(1).map(|i| &tokens[i]).filter(|whom| whom.gap == Gap::Space)?;
    let somebody = matches!(whom.lower.as_str(), "hij" | "zij" | "ze" | "ie") || is_role(whom);
    let name = tokens.get(at + 1).filter(|name| name.shape == Shape::Lower)?;
    let word = name.lower.as_str();
    let own = word.len() > 3
        && !is_stop_word(word)
        && !lists::SMALL_WORDS.contains(word)
        && !lists::NOBODY.contains(word);
    (somebody && matches!(tokens[at].lower.as_str(), "heet" | "heette") && own).then_some(at + 2)
}

/// A capital, "van der" or the like in small letters, and a capital.
pub(super) fn surname_by_form(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    if !is_name_word(first)
        || first.shape != Shape::Capital
        || first.gap != Gap::Space
        || follows_body(tokens, at)
    {
        return None;
    }
    let particles: Vec<&str> = tokens[at + 1..]
        .iter()
        .take_while(|t| is_small_particle(t) && t.gap == Gap::Space)
        .take(3)
        .map(|t| t.text)
        .collect();
    let telling =
        particles.iter().any(|p| matches!(*p, "der" | "den" | "el" | "ait" | "ter" | "ten" | "v.d." | "v/d"));
    let last = at + 1 + particles.len();
    let surname = tokens.get(last).filter(|word| is_name_word(word) && !is_place(word))?;
    let body = is_named_after(&tokens[at..=last])
        || lists::BODIES.contains(first.lower.as_str())
        || surname.lower == "haag"
        || surname.lower == "bosch";
    (telling && !body).then_some(last + 1)
}

/// "Van der Bijl" is a surname, whatever stands before it.
fn of_itself(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (van, der, surname) = (tokens.get(at)?, tokens.get(at + 1)?, tokens.get(at + 2)?);
    let telling = van.text == "Van" && van.gap == Gap::Space && matches!(der.text, "der" | "den" | "'t");
    let own = surname.shape == Shape::Capital
        && is_name_word(surname)
        && !is_place(surname)
        && surname.lower != "haag";
    (telling && der.gap == Gap::Space && own).then_some(at + 3)
}

/// What stands below a letter: "Vriendelijke groet, Marijke Oostenbrug".
fn signed(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const CLOSES: [&str; 6] = ["groet", "groeten", "groetjes", "hoogachtend", "mvg", "liefs"];
    let before = at.checked_sub(1).map(|i| &tokens[i])?;
    let closes = CLOSES.contains(&before.lower.as_str()) && matches!(before.gap, Gap::Comma | Gap::Other);
    let given = closes && is_known(&tokens[at]) && tokens[at].gap == Gap::Space;
    let to = capital_name(tokens, at + 1).filter(|_| given)?;
    (to == tokens.len() || tokens[to - 1].gap != Gap::Space).then_some(to)
}

fn is_known(word: &Token<'_>) -> bool {
    FIRST_NAMES.contains(word.lower.as_str())
}

/// "patrick van den eijnden", "Ria ter Haar-Smeenk": behind "den", "'t" and the like whatever follows is a surname.
fn by_particle(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at).filter(|first| is_known(first) && first.gap == Gap::Space)?;
    let small = tokens[at + 1..].iter().take(3);
    let particles = small
        .enumerate()
        .take_while(|(i, word)| word.gap == Gap::Space && is_particle(tokens, at + 1 + i))
        .count();
    let run = &tokens[at + 1..at + 1 + particles];
    let has = |words: &[&str]| run.iter().any(|word| words.contains(&word.lower.as_str()));
    let begins = run.first()?.lower.as_str();
    let telling = has(&["der", "den", "'t"]) && !matches!(begins, "der" | "'t")
        || has(&["el", "ait", "bin"])
        || (first.shape == Shape::Capital && has(&["ter", "ten"]));
    let to = at + 2 + particles;
    let surname = tokens.get(to - 1)?;
    let own = surname.lower.chars().count() > 3 && !is_stop_word(&surname.lower) && !is_place(surname);
    let two = surname.text.split('-').filter(|part| part.starts_with(char::is_uppercase)).count() > 1;
    (telling && own && (two || !lists::NOBODY.contains(surname.lower.as_str()))).then_some(to)
}

/// "al-Masri" is nobody's but a person's.
fn by_article(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (first, surname) = (tokens.get(at)?, tokens.get(at + 1)?);
    let (article, own) = surname.text.split_once('-')?;
    let arabic = ["al", "el", "ul", "ad", "ar", "as", "ash", "an"].contains(&article);
    let begins = first.shape == Shape::Capital
        && first.gap == Gap::Space
        && first.text.len() > 2
        && !lists::NOBODY.contains(first.lower.as_str())
        && !lists::TITLES.contains(first.lower.as_str())
        && !is_stop_word(&first.lower);
    (begins && arabic && own.starts_with(char::is_uppercase)).then_some(at + 2)
}

/// "Naam: Van der Zwaluw, Shanti." Only where a field or a sentence begins and nothing follows the given name.
fn surname_first(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let begins = at == 0 || matches!(tokens[at - 1].gap, Gap::Colon | Gap::Stop | Gap::Other);
    let to = capital_name(tokens, at).filter(|_| begins)?;
    let given = tokens.get(to).filter(|given| given.shape == Shape::Capital && is_known(given))?;
    let behind_comma =
        tokens[to - 1].gap == Gap::Comma && (given.gap != Gap::Space || to + 1 == tokens.len());
    let alone = to == at + 1 && is_known(&tokens[at]);
    (behind_comma && !alone && !is_place(&tokens[to - 1])).then_some(to + 1)
}

/// "Rachid B.", as the press and the police write it.
fn with_letter(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (first, letter) = (tokens.get(at)?, tokens.get(at + 1)?);
    // "Willem I" was a king.
    let one = letter.shape == Shape::Initials && letter.text.len() == 2;
    (first.shape == Shape::Capital && is_known(first) && first.gap == Gap::Space && one).then_some(at + 2)
}

/// "Priscilla en Dave Wols": who shares the surname is named by it too.
pub(super) fn with_other(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let (first, and) = (tokens.get(at)?, tokens.get(at + 1)?);
    let both = first.shape == Shape::Capital
        && is_known(first)
        && first.gap == Gap::Space
        && matches!(and.lower.as_str(), "en" | "of")
        && and.gap == Gap::Space;
    tokens.get(at + 2).filter(|other| both && other.shape == Shape::Capital)?;
    first_name_with_surname(tokens, at + 2)
}
