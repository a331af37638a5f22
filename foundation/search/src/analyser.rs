//! How a text becomes terms: handed in by whoever knows the language. The same text must give the same terms in every
//! run; when the rules change, so must `version`, and the index is made anew.

use std::ops::Range;

/// The rules of a language, as functions.
#[derive(Clone, Copy, Debug)]
pub struct Analyser {
    /// Letters, digits and hyphens; another version is another index.
    pub version: &'static str,
    /// The words of a text that is to be found.
    pub read: fn(&str) -> Vec<Spoken>,
    /// The words of a question.
    pub ask: fn(&str) -> Vec<AskedWord>,
}

/// A word or phrase of a text, and the terms under which it is found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spoken {
    /// Bytes of the text, on character boundaries.
    pub range: Range<usize>,
    /// Its terms.
    pub terms: Vec<String>,
}

/// One word of a question.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AskedWord {
    /// The term of the word itself.
    pub whole: String,
    /// Terms of what means the same; they weigh less.
    pub same: Vec<String>,
    /// The terms of the parts of a compound, which only count together; they weigh least.
    pub parts: Vec<String>,
}

impl AskedWord {
    /// Every term that it may be found by.
    pub fn terms(&self) -> impl Iterator<Item = &String> {
        [&self.whole].into_iter().chain(&self.same).chain(&self.parts)
    }
}
