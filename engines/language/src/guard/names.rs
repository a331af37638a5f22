//! Names of persons: behind a title ("mevrouw"), behind a role ("mijn buurvrouw"), a known first name with a surname, a
//! surname with its own form ("van der …"), a signature. A first name on its own is found only behind a title, a role
//! or a word that names; bodies, places and the begin of a sentence are left alone.

use super::first_names::FIRST_NAMES;
use super::initials;
use super::name_forms::{self, is_unusual};
use super::name_lists::{self as lists, is_particle, is_place};
use super::name_ties::{called, name_tied, surname_by_form, with_other};
use super::name_words::{Gap, Shape, Token, tokens};
use super::{Candidate, DatumKind, why};
use crate::words::is_stop_word;

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        let surname_first = initials::surname_first(text, &tokens, at).map(|to| (at, to, why::INITIALS));
        match surname_first.or_else(|| name_at(&tokens, at)) {
            Some((from, to, why)) => {
                let alone = (to == from + 1 || tokens[from].text == "van")
                    .then(|| with_other(&tokens, to - 1))
                    .flatten();
                let to = alone.unwrap_or(to);
                seen.push(candidate(&tokens, from, to, why));
                at = to;
            }
            None => at += 1,
        }
    }
}

/// A name with initials is a datum of its own kind, and its title belongs to it.
fn candidate(tokens: &[Token<'_>], from: usize, to: usize, why: &'static str) -> Candidate {
    let first = &tokens[from];
    let letters = first.text.len() == 1 || (first.shape == Shape::Upper && first.text.len() <= 4);
    let behind_title = why == why::TITLE && to > from + 1 && letters;
    let with_initials = first.shape == Shape::Initials || why == why::INITIALS || behind_title;
    let (kind, from) = if with_initials {
        (DatumKind::Initials, initials::with_titles(tokens, from))
    } else {
        (DatumKind::PersonName, from)
    };
    Candidate { kind, range: tokens[from].range.start..tokens[to - 1].range.end, why }
}

/// The name (first token, token behind the last, reason) that the token `at` begins or announces.
fn name_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize, &'static str)> {
    let word = &tokens[at];
    let lower = word.lower.as_str();
    let next = at + 1;
    let joined = next < tokens.len() && (word.gap == Gap::Space || is_short_title(word));
    // "4052 HR Hazelweerd" is a postcode, unless all is in capitals.
    let letters = word.shape == Shape::Upper
        && lower.len() == 2
        && tokens.get(next).is_some_and(|after| after.shape != Shape::Upper);
    if joined
        && !letters
        && lists::TITLES.contains(lower)
        && !follows(tokens, at, &["project", "stichting", "restaurant", "café", "cafe"])
        && let Some(to) = behind_title(tokens, at)
    {
        return Some((next, to, why::TITLE));
    }
    // "wmo-consulent" is a consulent.
    let role = lower.rsplit('-').next().unwrap_or(lower);
    if joined
        && (lists::ROLES.contains(role) || name_forms::role_of_given(tokens, at))
        && let Some((from, to)) = behind_role(tokens, next)
    {
        return Some((from, to, why::ROLE));
    }
    let named = joined || (next < tokens.len() && word.gap == Gap::Colon);
    if named
        && lists::NAMING.contains(lower)
        && let Some((from, to)) =
            behind_role(tokens, next).or_else(|| called(tokens, at).map(|to| (next, to)))
    {
        return Some((from, to, why::CALLED));
    }
    initials::name_behind(tokens, at)
        .map(|to| (at, to, why::INITIALS))
        .or_else(|| first_name_with_surname(tokens, at).map(|to| (at, to, why::FIRST_NAME)))
        .or_else(|| name_tied(tokens, at).map(|to| (at, to, why::FIRST_NAME)))
        .or_else(|| surname_by_form(tokens, at).map(|to| (at, to, why::SURNAME_FORM)))
        .or_else(|| signature(tokens, at).map(|to| (at, to, why::SURNAME_FORM)))
}

fn is_short_title(word: &Token<'_>) -> bool {
    word.gap == Gap::Stop && lists::SHORT_TITLES.contains(word.lower.as_str())
}

fn behind_title(tokens: &[Token<'_>], title: usize) -> Option<usize> {
    let from = title + 1;
    // "mevrouw drs. De Wit": the next title announces the name.
    if lists::TITLES.contains(tokens[from].lower.as_str()) {
        return None;
    }
    capital_name(tokens, from).or_else(|| initials::name_behind_title(tokens, from)).or_else(|| {
        let plain = lists::PLAIN_TITLES.contains(tokens[title].lower.as_str());
        let to = plain.then(|| small_name(tokens, from)).flatten()?;
        // "mevrouw aaltje stegeman": a given name goes on with a surname.
        let given = to == from + 1 && tokens[from].gap == Gap::Space && is_first_name(&tokens[from]);
        Some(if given && tokens.get(to).is_some_and(is_unusual) { to + 1 } else { to })
    })
}

/// Behind a role only what looks like a name and not like a place: first token, token behind the last.
fn behind_role(tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
    // "de vader van Yusuf", but "een bewoner van Woonstee": behind a bare "van" the name must be a known one.
    let word = tokens.get(from)?;
    let telling =
        tokens.get(from + 1).is_some_and(|next| matches!(next.lower.as_str(), "der" | "den" | "'t"));
    if word.text == "van" && !telling {
        let first =
            tokens.get(from + 1).filter(|first| first.shape == Shape::Capital && word.gap == Gap::Space)?;
        let known = FIRST_NAMES.contains(first.lower.as_str());
        return known.then(|| capital_name(tokens, from + 1)).flatten().map(|to| (from + 1, to));
    }
    if let Some(to) = capital_name(tokens, from).filter(|to| !is_place(&tokens[to - 1])) {
        return Some((from, to));
    }
    (word.shape == Shape::Lower && is_first_name(word)).then(|| {
        let unusual = |at: usize| tokens.get(at).filter(|next| is_unusual(next)).map(|_| at + 1);
        let rest = small_name(tokens, from + 1).or_else(|| unusual(from + 1));
        let rest = rest.filter(|_| word.gap == Gap::Space);
        (from, rest.unwrap_or(from + 1))
    })
}

/// The end of a name in capitals that begins at `from`: initials, given names, particles, surnames.
pub(super) fn capital_name(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    const LONGEST: usize = 8;
    let mut end = None;
    for at in from..tokens.len().min(from + LONGEST) {
        let word = &tokens[at];
        if is_name_word(word) {
            end = Some(at + 1);
        } else if word.shape != Shape::Initials && !is_particle(tokens, at) {
            break;
        }
        if word.gap != Gap::Space {
            break;
        }
    }
    end
}

/// The end of a surname typed without capitals: a known one, or one with "van der" and the like.
fn small_name(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut at = from;
    while at < tokens.len().min(from + 3) && is_particle(tokens, at) && tokens[at].gap == Gap::Space {
        at += 1;
    }
    let word = tokens.get(at)?;
    let lower = word.lower.as_str();
    let telling = (from..at).any(|i| {
        matches!(tokens[i].lower.as_str(), "der" | "den" | "el" | "ait" | "ben" | "vd" | "v.d." | "v/d")
    });
    let known = lists::SURNAMES.contains(lower) || (at == from && is_first_name(word));
    (known || (telling && lower.len() > 2 && !lists::NOBODY.contains(lower))).then_some(at + 1)
}

pub(super) fn first_name_with_surname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let known = name_forms::is_given(first)
        || first.lower.split('-').all(|part| FIRST_NAMES.contains(part))
        || name_forms::made_like_first_name(tokens, at);
    let named_after_somebody = follows_body(tokens, at) || follows(tokens, at, &["het", "project"]);
    let greets = first.shape == Shape::Capital && lists::GREETS.contains(&first.lower.as_str());
    if greets || !known || first.gap != Gap::Space || at + 1 >= tokens.len() || named_after_somebody {
        return None;
    }
    let to = if first.shape == Shape::Capital {
        capital_name(tokens, at + 1).or_else(|| known_surname(tokens, at))
    } else {
        known_surname(tokens, at)
    }?;
    (!is_named_after(&tokens[at..to]) && !is_place(&tokens[to - 1])).then_some(to)
}

/// A shop, a street or a fund that carries somebody's name.
pub(super) fn is_named_after(name: &[Token<'_>]) -> bool {
    let whole = name.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ");
    lists::NAMED_AFTER_PEOPLE.iter().any(|public| whole.starts_with(public))
}

/// "fatima el amrani", "JAN JANSEN": both parts known, whatever their case.
fn known_surname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let small = first.shape == Shape::Lower && lists::NEED_CAPITAL.contains(first.lower.as_str());
    if small && !tokens.get(at + 1).is_some_and(name_forms::is_frisian) {
        return None;
    }
    let mut last = at + 1;
    // "hendrik jan waalkens": a second given name before the surname.
    if tokens
        .get(last)
        .is_some_and(|next| next.gap == Gap::Space && FIRST_NAMES.contains(next.lower.as_str()))
        && tokens.get(last + 1).is_some_and(is_unusual)
        && first.shape == tokens[last].shape
    {
        last += 1;
    }
    while last < tokens.len().min(at + 4) && is_particle(tokens, last) && tokens[last].gap == Gap::Space {
        last += 1;
    }
    let unusual =
        |word: &Token<'_>| first.shape == Shape::Lower && word.shape == Shape::Lower && is_unusual(word);
    // "truus de mantelzorger" is called Truus.
    let word = tokens.get(last).filter(|word| !(last > at + 1 && name_forms::is_role(word)))?;
    // "brahim ait lahcen": behind such a particle a given name is a surname.
    let of_whom = last > at + 1 && FIRST_NAMES.contains(word.lower.as_str());
    (lists::SURNAMES.contains(word.lower.as_str()) || of_whom || unusual(word)).then_some(last + 1)
}

/// Two or three capitals that nobody knows: a name when the last is made like a surname, or when they are all that stands
/// between the last full stop and the end of the text.
fn signature(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let could_begin = is_name_word(first)
        && first.shape == Shape::Capital
        && first.gap == Gap::Space
        && first.text.len() > 2
        && !lists::PUBLIC_BEGINS.contains(first.lower.as_str())
        && !lists::SMALL_WORDS.contains(first.lower.as_str())
        && !is_stop_word(&first.lower)
        && !lists::BODIES.contains(first.lower.as_str())
        && !is_place(first)
        && !follows_body(tokens, at)
        && !follows(tokens, at, &["het", "de", "een", "in", "te", "uit", "naar", "project"]);
    if !could_begin {
        return None;
    }
    let to = capital_name(tokens, at + 1).filter(|to| to - at <= 5)?;
    let last = &tokens[to - 1];
    let whole_sentence =
        to == tokens.len() && at > 0 && matches!(tokens[at - 1].gap, Gap::Stop | Gap::Comma | Gap::Other);
    let alone = whole_sentence && !lists::BODIES.contains(last.lower.as_str());
    let in_sentence = at > 0 && tokens[at - 1].gap == Gap::Space;
    let somebody = name_forms::told_as_somebody(tokens, at, to) || name_forms::between_commas(tokens, at, to);
    let made_like_one = somebody
        || lists::SURNAME_ENDINGS.iter().any(|ending| last.lower.ends_with(ending))
        || (in_sentence && lists::SURNAMES.contains(last.lower.as_str()));
    ((made_like_one || alone) && !is_place(last) && !is_named_after(&tokens[at..to])).then_some(to)
}

fn follows(tokens: &[Token<'_>], at: usize, words: &[&str]) -> bool {
    at > 0 && tokens[at - 1].gap == Gap::Space && words.contains(&tokens[at - 1].lower.as_str())
}

pub(super) fn follows_body(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && tokens[at - 1].gap == Gap::Space && lists::BODIES.contains(tokens[at - 1].lower.as_str())
}

/// A capital that can be part of a name.
pub(super) fn is_name_word(word: &Token<'_>) -> bool {
    let lower = word.lower.as_str();
    // "Wmo-regels" is as little a name as "Wmo"; in "El-Amrani" the particle is tied to the name.
    let begin = lower.split_once('-').map_or(lower, |(begin, _)| begin);
    // "Stadsbank-middag" is no surname: a second surname has its capital.
    if word.text.split('-').skip(1).any(|part| part.len() > 3 && part.starts_with(char::is_lowercase)) {
        return false;
    }
    let particle = lists::PARTICLES.contains(begin) && !lists::ALONE_TOO.contains(&begin);
    let nobody = if particle { begin == lower } else { lists::NOBODY.contains(begin) };
    match word.shape {
        // "VvE" and "GGz" are short for something.
        Shape::Capital => !nobody && word.text.len() > 1 && !word.text.ends_with(char::is_uppercase),
        Shape::Upper => {
            !nobody && (word.text.len() > 4 || lists::SURNAMES.contains(lower)) && word.text.len() > 2
        }
        Shape::Lower | Shape::Initials => false,
    }
}

fn is_first_name(word: &Token<'_>) -> bool {
    let lower = word.lower.as_str();
    FIRST_NAMES.contains(lower) && !lists::NEED_CAPITAL.contains(lower)
}
