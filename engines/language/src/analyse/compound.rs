//! Compounds: Dutch writes "huisuitzettingsdreiging" as one word, and who looks for "uitzetting" means it too. A word is
//! split only when it is made of known parts from begin to end, with what links them; of several ways the one with the
//! fewest parts, whose own parts are found again.

use super::stem::stem;
use crate::plain::folded;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

/// The shortest word that may be a compound, in letters.
const SHORTEST: usize = 6;
/// Longer runs of letters are no words.
const LONGEST: usize = 60;
/// The shortest part that isn't written in the list itself.
const SHORTEST_OTHER: usize = 4;
/// The shortest last part that is known by its stem only.
const SHORTEST_LAST: usize = 4;

/// Known parts.
#[derive(Debug, Clone)]
pub(super) struct Compounds {
    /// A part as it is written, and its stem.
    parts: HashMap<String, String>,
    stems: HashSet<String>,
    whole: HashSet<String>,
}

/// The list as it stands in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    parts: String,
    whole: Vec<String>,
    forms: HashMap<String, String>,
}

impl Compounds {
    /// Reads the list; `others` are parts too.
    pub fn parse(text: &str, others: &[String]) -> Result<Self, toml::de::Error> {
        let list: List = toml::from_str(text)?;
        let others = others.iter().filter(|word| word.chars().count() >= SHORTEST_OTHER);
        let words = list.parts.split_whitespace().map(folded).chain(others.cloned());
        let mut parts: HashMap<String, String> = words.map(|word| (word.clone(), stem(&word))).collect();
        let stems = parts.values().cloned().collect();
        parts.extend(list.forms.iter().map(|(form, word)| (folded(form), stem(&folded(word)))));
        Ok(Self { parts, stems, whole: list.whole.iter().map(|word| folded(word)).collect() })
    }

    /// The stems of the parts that have no parts themselves; none for a word that is no compound.
    pub fn leaves(&self, word: &str) -> Option<Vec<String>> {
        let parts = self.split(word)?;
        let mut leaves = Vec::new();
        for part in parts {
            match self.leaves(part.form) {
                Some(inner) => leaves.extend(inner),
                None => leaves.push(part.stem),
            }
        }
        Some(leaves)
    }

    /// Adds the stems of all parts, and of theirs.
    pub fn all_parts(&self, word: &str, found: &mut Vec<String>) {
        for part in self.split(word).into_iter().flatten() {
            self.all_parts(part.form, found);
            found.push(part.stem);
        }
    }

    /// The fewest known parts of which the word is made, at least two.
    fn split<'w>(&self, word: &'w str) -> Option<Vec<Part<'w>>> {
        let long_enough = (SHORTEST..=LONGEST).contains(&word.len());
        if !long_enough || !word.is_ascii() || self.whole.contains(word) {
            return None;
        }
        // For each place the way on with the fewest parts: how many, and where its first part ends.
        let mut way: Vec<Option<(usize, usize)>> = vec![None; word.len() + 1];
        way[word.len()] = Some((0, word.len()));
        for from in (0..word.len()).rev() {
            let shortest = |to: &usize| way[*to].map_or(usize::MAX, |(count, _)| count);
            let ends =
                (from + 1..=word.len()).rev().filter(|to| to - from < word.len() && way[*to].is_some());
            let fits = ends.filter(|to| self.part(&word[from..*to], *to == word.len()).is_some());
            // The longest of equals: ends run from the longest, and `min_by_key` keeps the first.
            let best = fits.min_by_key(shortest);
            way[from] = best.and_then(|to| way[to].map(|(count, _)| (count + 1, to)));
        }
        let mut parts = Vec::new();
        let mut from = 0;
        while from < word.len() {
            let (_, to) = way[from]?;
            parts.push(self.part(&word[from..to], to == word.len())?);
            from = to;
        }
        Some(parts)
    }

    /// A known part, with what links it to the next; the last one may have any ending that its stem loses.
    fn part<'w>(&self, form: &'w str, is_last: bool) -> Option<Part<'w>> {
        if let Some(stem) = self.parts.get(form) {
            return Some(Part { form, stem: stem.clone() });
        }
        if is_last {
            let stem = stem(form);
            return (form.len() >= SHORTEST_LAST && stem.len() > 2 && self.stems.contains(&stem))
                .then_some(Part { form, stem });
        }
        let linked = ["s", "en", "n", "e"].into_iter().filter_map(|link| form.strip_suffix(link));
        linked
            .filter(|bare| bare.len() > 2)
            .find_map(|bare| Some(Part { form: bare, stem: self.parts.get(bare)?.clone() }))
    }
}

struct Part<'w> {
    form: &'w str,
    stem: String,
}
