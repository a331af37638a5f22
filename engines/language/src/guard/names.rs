//! Names of persons: behind a title ("mevrouw"), behind a role ("mijn buurvrouw"), initials with a surname, a known
//! first name with a surname, a surname with its own form ("van der …"). A first name on its own is found only
//! behind a title, a role or a word that names; bodies, places and the begin of a sentence are left alone.

use super::name_lists as lists;
use super::name_words::{Gap, Shape, Token, tokens};
use super::{Candidate, DatumKind, why};

pub(super) fn find(text: &str, seen: &mut Vec<Candidate>) {
    let tokens = tokens(text);
    let mut at = 0;
    while at < tokens.len() {
        match name_at(&tokens, at) {
            Some((from, to, why)) => {
                let range = tokens[from].range.start..tokens[to - 1].range.end;
                seen.push(Candidate { kind: DatumKind::PersonName, range, why });
                at = to;
            }
            None => at += 1,
        }
    }
}

/// The name (first token, token behind the last, reason) that the token `at` begins or announces.
fn name_at(tokens: &[Token<'_>], at: usize) -> Option<(usize, usize, &'static str)> {
    let word = &tokens[at];
    let lower = word.lower.as_str();
    let next = at + 1;
    let joined = next < tokens.len() && (word.gap == Gap::Space || is_short_title(word));
    if joined
        && lists::TITLES.contains(lower)
        && let Some(to) = behind_title(tokens, at)
    {
        return Some((next, to, why::TITLE));
    }
    // "wmo-consulent" is a consulent.
    let role = lower.rsplit('-').next().unwrap_or(lower);
    if joined
        && lists::ROLES.contains(role)
        && let Some((from, to)) = behind_role(tokens, next)
    {
        return Some((from, to, why::ROLE));
    }
    let named = joined || (next < tokens.len() && word.gap == Gap::Colon);
    if named
        && lists::NAMING.contains(lower)
        && let Some((from, to)) = behind_role(tokens, next)
    {
        return Some((from, to, why::CALLED));
    }
    initials_with_surname(tokens, at)
        .map(|to| (at, to, why::INITIALS))
        .or_else(|| first_name_with_surname(tokens, at).map(|to| (at, to, why::FIRST_NAME)))
        .or_else(|| surname_by_form(tokens, at).map(|to| (at, to, why::SURNAME_FORM)))
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
    capital_name(tokens, from).or_else(|| {
        let plain = lists::PLAIN_TITLES.contains(tokens[title].lower.as_str());
        plain.then(|| small_name(tokens, from)).flatten()
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
        let known = lists::FIRST_NAMES.contains(first.lower.as_str());
        return known.then(|| capital_name(tokens, from + 1)).flatten().map(|to| (from + 1, to));
    }
    if let Some(to) = capital_name(tokens, from).filter(|to| !is_place(&tokens[to - 1])) {
        return Some((from, to));
    }
    (word.shape == Shape::Lower && is_first_name(word)).then(|| {
        let rest = small_name(tokens, from + 1).filter(|_| word.gap == Gap::Space);
        (from, rest.unwrap_or(from + 1))
    })
}

/// The end of a name in capitals that begins at `from`: initials, given names, particles, surnames.
fn capital_name(tokens: &[Token<'_>], from: usize) -> Option<usize> {
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
    let telling =
        (from..at).any(|i| matches!(tokens[i].lower.as_str(), "der" | "den" | "el" | "ait" | "ben"));
    let known = lists::SURNAMES.contains(lower) || (at == from && is_first_name(word));
    (known || (telling && lower.len() > 2 && !lists::NOBODY.contains(lower))).then_some(at + 1)
}

fn initials_with_surname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let word = &tokens[at];
    let single_letter = word.text.len() == 1 && word.shape == Shape::Upper && word.gap == Gap::Space;
    let announced = at > 0
        && tokens[at - 1].gap == Gap::Space
        && lists::ENUMERATED.contains(tokens[at - 1].lower.as_str());
    if announced || matches!(word.lower.as_str(), "n.b." | "p.s." | "b.v." | "n.v." | "z.o.z.") {
        return None;
    }
    let particles_follow = single_letter && tokens.get(at + 1).is_some_and(|t| is_small_particle(t));
    if (word.shape != Shape::Initials && !particles_follow) || word.gap != Gap::Space {
        return None;
    }
    let to = capital_name(tokens, at + 1)?;
    // "…volgens plan X. Wij": a sentence began; is_name_word has refused its small words.
    (!is_place(&tokens[to - 1])).then_some(to)
}

fn first_name_with_surname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    let known = lists::FIRST_NAMES.contains(first.lower.as_str())
        || first.lower.split('-').all(|part| lists::FIRST_NAMES.contains(part));
    if !known || first.gap != Gap::Space || at + 1 >= tokens.len() || follows_body(tokens, at) {
        return None;
    }
    let to = if first.shape == Shape::Capital {
        capital_name(tokens, at + 1).or_else(|| known_surname(tokens, at))
    } else {
        known_surname(tokens, at)
    }?;
    let whole = tokens[at..to].iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ");
    let named_after = lists::NAMED_AFTER_PEOPLE.iter().any(|name| whole.starts_with(name));
    (!named_after && !is_place(&tokens[to - 1])).then_some(to)
}

/// "fatima el amrani", "JAN JANSEN": both parts known, whatever their case.
fn known_surname(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = &tokens[at];
    if first.shape == Shape::Lower && lists::NEED_CAPITAL.contains(first.lower.as_str()) {
        return None;
    }
    let mut last = at + 1;
    while last < tokens.len().min(at + 4) && is_particle(tokens, last) && tokens[last].gap == Gap::Space {
        last += 1;
    }
    tokens.get(last).filter(|word| lists::SURNAMES.contains(word.lower.as_str())).map(|_| last + 1)
}

/// A capital, "van der" or the like in small letters, and a capital.
fn surname_by_form(tokens: &[Token<'_>], at: usize) -> Option<usize> {
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
    let telling = particles.iter().any(|p| matches!(*p, "der" | "den" | "el" | "ait" | "ter" | "ten"));
    let last = at + 1 + particles.len();
    let surname = tokens.get(last).filter(|word| is_name_word(word) && !is_place(word))?;
    let body =
        lists::BODIES.contains(first.lower.as_str()) || surname.lower == "haag" || surname.lower == "bosch";
    (telling && !body).then_some(last + 1)
}

fn follows_body(tokens: &[Token<'_>], at: usize) -> bool {
    at > 0 && tokens[at - 1].gap == Gap::Space && lists::BODIES.contains(tokens[at - 1].lower.as_str())
}

/// A capital that can be part of a name.
fn is_name_word(word: &Token<'_>) -> bool {
    let lower = word.lower.as_str();
    // "Wmo-regels" is as little a name as "Wmo"; in "El-Amrani" the particle is tied to the name.
    let begin = lower.split_once('-').map_or(lower, |(begin, _)| begin);
    let particle = lists::PARTICLES.contains(begin);
    let nobody = if particle { begin == lower } else { lists::NOBODY.contains(begin) };
    match word.shape {
        Shape::Capital => !nobody && word.text.len() > 1,
        Shape::Upper => {
            !nobody && (word.text.len() > 4 || lists::SURNAMES.contains(lower)) && word.text.len() > 2
        }
        Shape::Lower | Shape::Initials => false,
    }
}

fn is_first_name(word: &Token<'_>) -> bool {
    let lower = word.lower.as_str();
    lists::FIRST_NAMES.contains(lower) && !lists::NEED_CAPITAL.contains(lower)
}

fn is_place(word: &Token<'_>) -> bool {
    lists::ENDINGS_OF_PLACES.iter().any(|ending| word.lower.ends_with(ending))
}

fn is_small_particle(word: &Token<'_>) -> bool {
    word.shape == Shape::Lower && lists::PARTICLES.contains(word.lower.as_str())
}

/// "op", "in", "aan" and "uit" belong to a surname only before an article that surnames keep ("in 't Veld").
fn is_particle(tokens: &[Token<'_>], at: usize) -> bool {
    let lower = tokens[at].lower.as_str();
    lists::PARTICLES.contains(lower)
        || (matches!(lower, "op" | "in" | "aan" | "uit")
            && tokens.get(at + 1).is_some_and(|next| matches!(next.lower.as_str(), "'t" | "den" | "der")))
}
