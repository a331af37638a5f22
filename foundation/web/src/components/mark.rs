//! Small drawn marks: which pontoon or kind of thing a line is about, the initials of a person, and the name's own
//! mark. For lines, heads and the layout. A mark never stands alone: its words are read aloud and shown on pointing.

use maud::{Markup, PreEscaped, html};

/// What a round mark shows, and the words that say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The drawing.
    pub symbol: Symbol,
    /// The words: "knelpunt", "tafel".
    pub says: String,
}

impl Mark {
    /// A mark with its words in the reader's language.
    pub fn new(symbol: Symbol, says: impl Into<String>) -> Self {
        Self { symbol, says: says.into() }
    }
}

/// The drawings there are. Each differs in shape, not only in colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Symbol {
    /// A signal in general: a drop.
    Signal,
    /// Something gets stuck: a knot.
    Bottleneck,
    /// Something works: a star.
    GoodPractice,
    /// A question.
    Question,
    /// Something wrong that needs protection: a shield.
    Wrong,
    /// A bundle of signals: stacked sheets.
    Dossier,
    /// A table with its seats.
    Table,
    /// A promise with a date: a flag.
    Commitment,
    /// An answer that came back: a tick.
    Answer,
    /// A person.
    Person,
    /// The first pontoon: around schools and the neighbourhood.
    PontoonOne,
    /// The second pontoon: guidance.
    PontoonTwo,
    /// The third pontoon: specialist care.
    PontoonThree,
}

impl Symbol {
    /// All, for the gallery and the tests.
    pub const ALL: [Self; 13] = [
        Self::Signal,
        Self::Bottleneck,
        Self::GoodPractice,
        Self::Question,
        Self::Wrong,
        Self::Dossier,
        Self::Table,
        Self::Commitment,
        Self::Answer,
        Self::Person,
        Self::PontoonOne,
        Self::PontoonTwo,
        Self::PontoonThree,
    ];

    /// The path in a square of 24.
    fn path(self) -> &'static str {
        match self {
            Self::Signal => "M12 4c3 4 5 6.5 5 9.5a5 5 0 0 1-10 0c0-3 2-5.5 5-9.5z",
            Self::Bottleneck => "M8 5v4l8 6v4M16 5v4l-8 6v4",
            Self::GoodPractice => {
                "M12 4.5l2.3 4.9 5.2.6-3.9 3.6 1.1 5.3-4.7-2.7-4.7 2.7 1.1-5.300L4.5 10l5.2-.6z"
            }
            Self::Question => "M9 9.5a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.3-1.6 2.5M12 18v.1",
            Self::Wrong => "M12 4l6 2v5c0 4-2.5 7-6 9-3.5-2-6-5-6-9V6zM12 9v4M12 16v.1",
            Self::Dossier => "M8 5h10v11M5 8h10v11H5zM8 12h4M8 15h4",
            Self::Table => "M5 11h14M7 11v7M17 11v7M8 7v.1M12 6v.1M16 7v.1",
            Self::Commitment => "M8 20V5M8 5.5h9l-2.5 3 2.5 3H8",
            Self::Answer => "M6 12.5l4 4 8-9",
            Self::Person => {
                "M12 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.400zM6 19c.6-3.3 3-5 6-5s5.4 1.7 6 5"
            }
            Self::PontoonOne => "M8 10h8v4H8zM4 18c2-1.5 3.5-1.5 5.3 0s3.6 1.5 5.4 0 3.3-1.5 5.3 0",
            Self::PontoonTwo => {
                "M4.5 10h6.5v4H4.5zM13 10h6.5v4H13zM4 18c2-1.5 3.5-1.5 5.3 0s3.6 1.5 5.4 0 3.3-1.5 5.3 0"
            }
            Self::PontoonThree => {
                "M3 10h5v4H3zM9.5 10h5v4h-5zM16 10h5v4h-5zM4 18c2-1.5 3.5-1.5 5.3 0s3.6 1.5 5.4 0 3.3-1.5 5.3 0"
            }
        }
    }
}

/// The round mark with its words.
pub fn mark(mark: &Mark) -> Markup {
    html! {
        span class="ponton-mark" title=(mark.says) {
            (drawn(mark.symbol.path()))
            span class="ponton-unseen" { (mark.says) }
        }
    }
}

/// A person's initials in a circle; their name always stands beside it, so it is left out for those who listen.
pub fn initials(name: &str) -> Markup {
    html! { span class="ponton-initials" aria-hidden="true" { (letters(name)) } }
}

/// The first letters of the first and the last word of a name that start with a capital.
fn letters(name: &str) -> String {
    let mut capitals =
        name.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase());
    let first = capitals.next().or_else(|| name.trim().chars().next());
    first.into_iter().chain(capitals.next_back()).collect()
}

/// A tick before good news.
pub(crate) fn tick() -> Markup {
    drawn(Symbol::Answer.path())
}

/// A mark of exclamation before news that is not good.
pub(crate) fn attention() -> Markup {
    drawn("M12 5v9M12 18.5v.5")
}

/// A magnifying glass, before the word that says the same.
pub(crate) fn glass() -> Markup {
    drawn("M10.5 16.5a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15 15l5 5")
}

/// The name's own mark: three pontoons over a water line.
pub(crate) fn pontoons() -> Markup {
    html! {
        svg class="ponton-logo" viewBox="0 0 44 28" width="44" height="28" aria-hidden="true" focusable="false" {
            (PreEscaped(LOGO))
        }
    }
}

const LOGO: &str = r#"<path class="ponton-logo__deck" d="M2 9h12v8H2zM16 9h12v8H16zM30 9h12v8H30z"/><path class="ponton-logo__rail" d="M5 9V4m6 5V4m8 5V4m6 5V4m8 5V4m6 5V4M5 5h6m8 0h6m8 0h6"/><path class="ponton-logo__water" d="M1 22c3.5-3 7-3 10.5 0s7 3 10.5 0 7-3 10.5 0 7 3 10.5 0"/>"#;

fn drawn(path: &str) -> Markup {
    html! {
        svg class="ponton-drawing" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" {
            path d=(path) {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_take_first_and_last_and_skip_what_stands_between() {
        for (name, expect) in [
            ("Fatima el Amrani", "FA"),
            ("Henk Oude Voshaar", "HV"),
            ("Ayşe Demir", "AD"),
            ("Olena", "O"),
            ("élan", "é"),
            ("", ""),
        ] {
            assert_eq!(letters(name), expect);
        }
    }

    #[test]
    fn every_mark_has_words() {
        for symbol in Symbol::ALL {
            let html = mark(&Mark::new(symbol, "knelpunt")).into_string();
            assert!(html.contains("knelpunt</span>") && html.contains("<path d="));
        }
    }
}
