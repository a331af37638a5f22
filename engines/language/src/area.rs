//! Which of the given areas a text names: whole words, the longest name first, whatever the case, the diacritics
//! and the hyphens ("sint odilie" is Sint-Odilië). For the suggestion below the capture box. It knows no
//! geography: two areas with one name both match, and the person picks.

use crate::plain::folded;
use crate::words::{Word, split};
use std::collections::HashMap;
use std::ops::Range;

/// The names to look for, prepared once and used for many texts.
#[derive(Debug, Clone, Default)]
pub struct Areas {
    /// By first word: the whole name as words, and its place in the list that was given. Longest first.
    by_first_word: HashMap<String, Vec<(Vec<String>, usize)>>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaMatch {
    /// Which of the given names: its place in the list.
    pub index: usize,
    /// Where it stands: bytes of the text, on character boundaries.
    pub range: Range<usize>,
}

impl Areas {
    /// Prepares `names`; empty ones match nothing.
    pub fn new<I, S>(names: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: AsRef<str>,
    {
        let mut by_first_word: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (index, name) in names.into_iter().enumerate() {
            let words = name_words(name.as_ref());
            if let Some(first) = words.first() {
                by_first_word.entry(first.clone()).or_default().push((words, index));
            }
        }
        for names in by_first_word.values_mut() {
            names.sort_by_key(|(words, index)| (std::cmp::Reverse(words.len()), *index));
        }
        Self { by_first_word }
    }

    /// Where any of the names stands in `text`, in order, not overlapping.
    pub(crate) fn ranges(&self, text: &str) -> Vec<Range<usize>> {
        if self.by_first_word.is_empty() {
            return Vec::new();
        }
        let mut ranges: Vec<_> = suggest_area(text, self).into_iter().map(|found| found.range).collect();
        ranges.dedup();
        ranges
    }

    fn at<'s>(&'s self, words: &[Word]) -> impl Iterator<Item = &'s (Vec<String>, usize)> {
        let names = words.first().and_then(|word| self.by_first_word.get(sounded(&word.folded)));
        let begins: Vec<_> = names
            .into_iter()
            .flatten()
            .filter(|(name, _)| {
                name.len() <= words.len() && name.iter().zip(words).all(|(n, w)| n == sounded(&w.folded))
            })
            .collect();
        let longest = begins.first().map_or(0, |(name, _)| name.len());
        begins.into_iter().filter(move |(name, _)| name.len() == longest)
    }
}

/// The areas that `text` names, in the order of the text; of names that begin at the same word only the longest.
pub fn suggest_area(text: &str, areas: &Areas) -> Vec<AreaMatch> {
    let words = split(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let mut next = at + 1;
        for (name, index) in areas.at(&words[at..]) {
            next = at + name.len();
            let range = words[at].range.start..words[next - 1].range.end;
            found.push(AreaMatch { index: *index, range });
        }
        at = next;
    }
    found
}

fn name_words(name: &str) -> Vec<String> {
    folded(name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| sounded(word).to_owned())
        .collect()
}

/// "St. Odilië" is Sint-Odilië.
fn sounded(word: &str) -> &str {
    if word == "st" { "sint" } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NAMES: [&str; 6] = ["Rivierenhart", "Kadebuurt", "De Aker", "De Aker Noord", "Sint-Odilië", ""];

    fn check(text: &str, expect: &[(&str, &str)]) {
        let found = suggest_area(text, &Areas::new(NAMES));
        let found: Vec<_> = found.iter().map(|m| (NAMES[m.index], &text[m.range.clone()])).collect();
        assert_eq!(found, expect, "{text}");
    }

    #[test]
    fn names_are_found_however_they_are_typed() {
        check(
            "In de kadebuurt en st. odilie is het stil",
            &[("Kadebuurt", "kadebuurt"), ("Sint-Odilië", "st. odilie")],
        );
        check("SINT ODILIË wil een inloop", &[("Sint-Odilië", "SINT ODILIË")]);
    }

    #[test]
    fn the_longest_name_wins() {
        check("Jongeren uit De Aker-Noord", &[("De Aker Noord", "De Aker-Noord")]);
        check("Jongeren uit de Aker", &[("De Aker", "de Aker")]);
    }

    #[test]
    fn part_of_a_word_is_no_area() {
        check("De Kadebuurters en de akers", &[]);
    }

    #[test]
    fn two_areas_of_one_name_are_both_offered() {
        let found = suggest_area("Centrum", &Areas::new(["Centrum", "Centrum"]));
        assert_eq!(found.iter().map(|m| m.index).collect::<Vec<_>>(), [0, 1]);
    }

    proptest! {
        #[test]
        fn any_text_gives_whole_characters(text in "(.{0,60}|(De|Aker|St|Odilië|ß|[ -]){0,20})") {
            for found in suggest_area(&text, &Areas::new(NAMES)) {
                prop_assert!(text.get(found.range).is_some_and(|words| !words.is_empty()));
            }
        }
    }
}
