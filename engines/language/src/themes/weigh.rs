//! How the words of a text are weighed: each hint that is found counts for its theme, whole or as a part of a compound.

use super::{Hint, Suggestion, Themes};
use crate::words::{Word, is_stop_word};
use std::collections::BTreeMap;

/// What a hint weighs that is only part of a compound word.
const IN_COMPOUND: f32 = 0.8;
/// What each further word of a phrase adds: a phrase tells more than its words.
const FURTHER_WORD: f32 = 0.5;
/// The score at which a theme that stands alone is half sure.
const HALF_SURE: f32 = 0.5;
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

struct Found {
    stems: Vec<String>,
    weight: f32,
    words: std::ops::Range<usize>,
}

pub(super) struct Scored {
    theme: usize,
    pub(super) score: f32,
    words: std::ops::Range<usize>,
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

    pub(super) fn ranked(self, themes: &Themes) -> Vec<Scored> {
        let mut scored: Vec<Scored> = self
            .found
            .into_iter()
            .filter_map(|(theme, found)| {
                let score = found.iter().map(|f| f.weight).sum();
                let best = found.into_iter().reduce(|a, b| if b.weight > a.weight { b } else { a })?;
                Some(Scored { theme, score, words: best.words })
            })
            .collect();
        scored.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.theme.cmp(&b.theme)));
        let covered = |main: &Scored| {
            let code = &themes.entries[main.theme].code;
            scored.iter().any(|sub| themes.entries[sub.theme].parent.as_ref() == Some(code))
        };
        let keep: Vec<bool> = scored.iter().map(|entry| !covered(entry)).collect();
        scored.into_iter().zip(keep).filter_map(|(entry, keep)| keep.then_some(entry)).collect()
    }
}

impl Scored {
    pub(super) fn suggestion(self, text: &str, words: &[Word], themes: &Themes, all: f32) -> Suggestion {
        let range = words[self.words.start].range.start..words[self.words.end - 1].range.end;
        Suggestion {
            code: themes.entries[self.theme].code.clone(),
            score: self.score,
            confidence: (self.score / all.max(self.score) * self.score / (self.score + HALF_SURE))
                .clamp(0.0, 1.0),
            because: text[range].to_owned(),
        }
    }
}
