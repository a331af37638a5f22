//! The two texts an obligation carries, parsed once at the edge: why something must happen at its moment, and
//! what came of it. Deliberately without markup or languages: they are somebody's own words, or a text key.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The longest text that is accepted, in characters: a reason is read in a list, not in a document.
const LONGEST: usize = 500;

/// Why a text can't stand as a reason or an outcome.
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

fn parse(text: &str) -> Result<String, TextProblem> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(TextProblem::Empty),
        1..=LONGEST => Ok(text.to_owned()),
        found => Err(TextProblem::TooLong { found }),
    }
}

/// Declares a text type of 1 to 500 characters, trimmed.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text itself, 1 to 500 characters without white space around it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = TextProblem;
            fn from_str(text: &str) -> Result<Self, TextProblem> {
                parse(text).map(Self)
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextProblem;
            fn try_from(text: String) -> Result<Self, TextProblem> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_type!(
    /// The reason for a moment, an offer or a refusal, in the words of whoever gave it.
    Why
);
text_type!(
    /// What came of an obligation: a key of the context that opened it, or a sentence.
    Outcome
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_trimmed_and_says_something() {
        assert_eq!("  Bellen met Woonstee ".parse::<Why>().unwrap().as_str(), "Bellen met Woonstee");
        assert_eq!(" \n ".parse::<Why>(), Err(TextProblem::Empty));
        assert_eq!("é".repeat(500).parse::<Why>().unwrap().as_str().chars().count(), 500);
        assert_eq!("é".repeat(501).parse::<Outcome>(), Err(TextProblem::TooLong { found: 501 }));
    }
}
