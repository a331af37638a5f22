//! How the words of a text are weighed: each hint that is found counts for its theme, whole or as a part of a compound.

use super::{Hint, Themes};
use crate::words::{Word, is_stop_word};
use std::collections::BTreeMap;

/// What a hint weighs that is only part of a compound word.
const IN_COMPOUND: f32 = 0.8;
/// What each further word of a phrase adds: a phrase tells more than its words.
const FURTHER_WORD: f32 = 0.5;
/// The shortest hint, in letters of its stem, that is looked for inside compounds.
const SHORTEST_IN_COMPOUND: usize = 4;

/// The hints that begin with the word at `at`; `stems` begins there too.
pub(super) fn whole_words(themes: &Themes, word: &Word, stems: &[String], at: usize, tally: &mut Tally) {
    // "weet" is not "wet": a small word tells only as part of a phrase.
    let small = is_stop_word(&word.folded);
    for hint in themes.hints.get(&stems[0]).into_iter().flatten() {
        let length = hint.stems.len();
        if stems.starts_with(&hint.stems) && !(small && length == 1) {
            let further: f32 = hint.stems.iter().skip(1).map(|_| FURTHER_WORD).sum();
            tally.add(hint, hint.weight + further, at..at + length);
        }
    }
}

/// Dutch writes compounds as one word: a hint is looked for at both ends of a longer word.
pub(super) fn parts_of_compound(themes: &Themes, word: &str, at: usize, tally: &mut Tally) {
    let inner = word.char_indices().map(|(byte, _)| byte).skip(SHORTEST_IN_COMPOUND);
    for byte in inner {
        let (head, tail) = word.split_at(byte);
        let tail_is_long = tail.chars().count() >= SHORTEST_IN_COMPOUND;
        // A linking s or e(n) may stand between the parts: "schuldenlast", "energiesrekening".
        let heads = [head, head.strip_suffix("en").unwrap_or(""), head.strip_suffix('s').unwrap_or("")];
        let parts = heads.into_iter().filter(|part| part.len() >= SHORTEST_IN_COMPOUND && tail.len() > 2);
        for part in parts.chain(tail_is_long.then_some(tail)) {
            for hint in themes.hints.get(part).into_iter().flatten().filter(|hint| hint.stems.len() == 1) {
                tally.add(hint, hint.weight * IN_COMPOUND, at..at + 1);
            }
        }
    }
}

/// What has been found, per theme: each hint once.
#[derive(Default)]
pub(super) struct Tally {
    found: BTreeMap<usize, Vec<Found>>,
}

/// Words of the text that tell a theme, and how much.
pub(super) struct Found {
    stems: Vec<String>,
    pub(super) weight: f32,
    /// Which words of the text.
    pub(super) words: std::ops::Range<usize>,
}

impl Tally {
    fn add(&mut self, hint: &Hint, weight: f32, words: std::ops::Range<usize>) {
        let found = self.found.entry(hint.theme).or_default();
        // One hint, or one word of the text, counts once for a theme: for its strongest reading.
        let same = found.iter_mut().find(|f| f.stems == hint.stems || f.words.contains(&words.start));
        match same {
            Some(earlier) if earlier.weight < weight => {
                *earlier = Found { stems: hint.stems.clone(), weight, words };
            }
            Some(_) => {}
            None => found.push(Found { stems: hint.stems.clone(), weight, words }),
        }
    }

    /// For each of so many themes all that was found, with the words that weigh most.
    pub(super) fn per_theme(mut self, themes: usize) -> Vec<Option<Found>> {
        let together = |found: Vec<Found>| {
            let weight = found.iter().map(|f| f.weight).sum();
            let best = found.into_iter().reduce(|a, b| if b.weight > a.weight { b } else { a })?;
            Some(Found { weight, ..best })
        };
        (0..themes).map(|theme| self.found.remove(&theme).and_then(together)).collect()
    }
}
