//! How a Dutch text is read for the search: words in lower case without diacritics, without the small words, by their
//! stem, with the parts of compounds and with what means the same. For the index and for questions to it, which must
//! read alike. The lists are data; it knows no index.

mod compound;
mod stem;

use crate::plain::folded;
use crate::themes::Themes;
use crate::words::{Word, split};
use compound::Compounds;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;
pub use stem::stem;

/// Changes with the rules in this folder.
const RULES: u32 = 1;
/// The shortest word, in letters, that is found.
const SHORTEST: usize = 2;

/// A word or phrase of a text, and the terms under which it is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// Its terms: the stem of the word, of the parts of a compound, and what means the same, which begins with `=`.
    pub terms: Vec<String>,
}

/// One word of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedWord {
    /// The term of the word itself, or of a phrase that means something else than its words.
    pub whole: String,
    /// Terms of what means the same.
    pub same: Vec<String>,
    /// The terms of its parts, when it has several.
    pub parts: Vec<String>,
}

/// Why the lists can't be used.
#[derive(Debug, thiserror::Error)]
pub enum WordsProblem {
    /// A text is no TOML, or has a missing or unknown field.
    #[error("the list of words can't be read")]
    Unreadable(#[from] toml::de::Error),
    /// A group of synonyms has a word without letters, or only one.
    #[error("a group of synonyms needs two words: {0:?}")]
    TooFew(Vec<String>),
}

/// The lists, ready for reading.
#[derive(Debug, Clone)]
pub struct Words {
    compounds: Compounds,
    /// By the first stem: the stems, and the term of their group.
    same: HashMap<String, Vec<(Vec<String>, String)>>,
    version: String,
}

impl Words {
    /// Reads lists as in `data/compounds.toml` and `data/synonyms.toml`; the words of the themes are parts too.
    pub fn parse(compounds: &str, synonyms: &str, themes: &Themes) -> Result<Self, WordsProblem> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Synonyms {
            groups: Vec<Vec<String>>,
        }
        let groups = toml::from_str::<Synonyms>(synonyms)?.groups;
        let of_themes = themes.entries().iter().flat_map(|entry| entry.words.iter().chain(&entry.weak));
        let others: Vec<String> = groups
            .iter()
            .flatten()
            .chain(of_themes)
            .filter(|word| !word.contains([' ', '-']))
            .map(|word| folded(word))
            .collect();
        let mut same: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
        for group in &groups {
            let phrases: Vec<Vec<String>> = group.iter().map(|phrase| stems(phrase)).collect();
            if phrases.len() < 2 || phrases.iter().any(Vec::is_empty) {
                return Err(WordsProblem::TooFew(group.clone()));
            }
            let term = format!("={}", phrases[0].join("-"));
            for phrase in phrases {
                let known = same.entry(phrase[0].clone()).or_default();
                if !known.iter().any(|(stems, group)| *stems == phrase && *group == term) {
                    known.push((phrase, term.clone()));
                }
            }
        }
        let version = version_of([compounds, synonyms].into_iter().chain(others.iter().map(String::as_str)));
        Ok(Self { compounds: Compounds::parse(compounds, &others)?, same, version })
    }

    /// Which rules and which words read: it changes with each of them.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The words of a text that is to be found, in order, and its phrases.
    pub fn read(&self, text: &str) -> Vec<Spoken> {
        let words = split(text);
        let stems: Vec<String> = words.iter().map(|word| stem(&word.folded)).collect();
        let mut spoken = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            if tells(word) {
                spoken.push(Spoken { range: word.range.clone(), terms: self.terms(word, &stems[at]) });
            }
            for (length, group) in self.phrases(&stems[at..]) {
                let range = word.range.start..words[at + length - 1].range.end;
                spoken.push(Spoken { range, terms: vec![group.to_owned()] });
            }
        }
        spoken
    }

    /// The words of a question, each once; a phrase that is known stands for its words.
    pub fn ask(&self, text: &str) -> Vec<AskedWord> {
        let words = split(text);
        let stems: Vec<String> = words.iter().map(|word| stem(&word.folded)).collect();
        let mut asked: Vec<AskedWord> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.phrases(&stems[at..]).max_by_key(|(length, _)| *length);
            let (length, next) = match longest {
                Some((length, group)) => {
                    let inner = (at..at + length).filter(|inner| tells(&words[*inner]));
                    let parts = inner.map(|inner| stems[inner].clone()).collect();
                    (length, Some(AskedWord { whole: group.to_owned(), same: Vec::new(), parts }))
                }
                None => (1, tells(&words[at]).then(|| self.asked(&words[at], &stems[at]))),
            };
            at += length;
            asked.extend(next.filter(|next| asked.iter().all(|before| before.whole != next.whole)));
        }
        asked
    }

    fn asked(&self, word: &Word, whole: &str) -> AskedWord {
        let parts = self.compounds.leaves(&word.folded).unwrap_or_default();
        AskedWord { same: self.groups(whole).collect(), whole: whole.to_owned(), parts }
    }

    /// The stem, those of its parts and of the compounds among them, and the groups of each, once.
    fn terms(&self, word: &Word, whole: &str) -> Vec<String> {
        let mut terms = vec![whole.to_owned()];
        self.compounds.all_parts(&word.folded, &mut terms);
        let groups: Vec<String> = terms.iter().flat_map(|term| self.groups(term)).collect();
        terms.extend(groups);
        let mut seen = HashSet::new();
        terms.retain(|term| seen.insert(term.clone()));
        terms
    }

    /// The groups of one word.
    fn groups(&self, stem: &str) -> impl Iterator<Item = String> {
        let known = self.same.get(stem).into_iter().flatten();
        known.filter(|(stems, _)| stems.len() == 1).map(|(_, group)| group.clone())
    }

    /// The phrases of several words with which `stems` begins: how many words, and the group.
    fn phrases<'w>(&'w self, stems: &'w [String]) -> impl Iterator<Item = (usize, &'w str)> {
        let known = stems.first().and_then(|first| self.same.get(first)).into_iter().flatten();
        known
            .filter(|(phrase, _)| phrase.len() > 1 && stems.starts_with(phrase))
            .map(|(phrase, group)| (phrase.len(), group.as_str()))
    }
}

fn stems(phrase: &str) -> Vec<String> {
    split(phrase).iter().map(|word| stem(&word.folded)).collect()
}

/// Whether a word is worth finding.
fn tells(word: &Word) -> bool {
    word.folded.chars().count() >= SHORTEST && !SMALL.contains(word.folded.as_str())
}

fn version_of<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let mut digest = 0xcbf2_9ce4_8422_2325_u64;
    for byte in texts.flat_map(|text| text.bytes().chain([0])) {
        digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{RULES}-{digest:016x}")
}

static SMALL: LazyLock<HashSet<&str>> = LazyLock::new(|| SMALL_WORDS.split_whitespace().collect());

/// Words that every text has. Shorter than the list for themes: who searches for "gezin" or "maand" means it.
const SMALL_WORDS: &str = "
    aan al als bij dan dat de den der des deze die dit door dus een en er had hebben heb heeft hem hen het hij hoe hun
    ik in is je jij jou jullie kan kon kunnen maar me men met mij mijn moet moeten na naar niet nog nu of om omdat ons
    onze ook op over te ten ter tot uit uw van veel voor waar wat we wel werd wie wij wil wordt worden zal ze zich zij
    zijn zo zou zonder was waren want door the and of to";

#[cfg(test)]
mod tests;
