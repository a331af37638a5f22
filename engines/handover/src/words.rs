//! Somebody's own words, parsed once at the edge. Deliberately as long as those of an obligation, so that a reason
//! given here can stand there.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

const LONGEST: usize = 500;

/// Why a text can't stand as somebody's words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TextProblem {
    /// Nothing but white space.
    #[error("nothing is written: say it in a few words")]
    Empty,
    /// More than 500 characters.
    #[error("{found} characters is too long: say it in at most {LONGEST}")]
    TooLong {
        /// The number of characters found.
        found: usize,
    },
}

/// A question, a reason or an agreement, in the words of whoever gave it: 1 to 500 characters, trimmed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Words(String);

impl Words {
    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Words {
    type Err = TextProblem;
    fn from_str(text: &str) -> Result<Self, TextProblem> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err(TextProblem::Empty),
            1..=LONGEST => Ok(Self(text.to_owned())),
            found => Err(TextProblem::TooLong { found }),
        }
    }
}

impl TryFrom<String> for Words {
    type Error = TextProblem;
    fn try_from(text: String) -> Result<Self, TextProblem> {
        text.parse()
    }
}

impl From<Words> for String {
    fn from(words: Words) -> Self {
        words.0
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_something_and_fit_in_a_line() {
        assert_eq!(" Wachtlijst ".parse::<Words>().unwrap().as_str(), "Wachtlijst");
        assert_eq!(" \n".parse::<Words>(), Err(TextProblem::Empty));
        assert_eq!("é".repeat(501).parse::<Words>(), Err(TextProblem::TooLong { found: 501 }));
    }
}
