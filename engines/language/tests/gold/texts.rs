//! The gold set as the tests read it. What its fields mean stands in `data/gold/README.md`.

use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

/// One part of the set.
pub struct Part {
    /// Its name: tune, check, fresh, broad, late, wide, door or held.
    pub name: &'static str,
    /// Its texts.
    pub texts: Vec<Text>,
}

/// One text with the answers of a careful reader.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// What faults name it by.
    pub id: String,
    /// How it came to be typed.
    pub register: String,
    /// The kind of signal.
    pub kind: String,
    /// The themes, the main one first.
    pub themes: Vec<String>,
    /// Texts with the same value say the same.
    pub alike: Option<String>,
    /// The text.
    pub words: String,
    /// The personal data planted in it, in order.
    #[serde(default)]
    pub data: Vec<Datum>,
    /// The name of its part.
    #[serde(skip)]
    pub part: &'static str,
}

/// A planted datum.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Datum {
    /// Its kind, in the gold set's words.
    pub kind: String,
    /// As it stands in the text.
    pub words: String,
}

impl Text {
    /// The planted data with their places.
    pub fn planted(&self) -> Vec<(&str, Range<usize>)> {
        let mut from = 0;
        let mut placed = Vec::new();
        for datum in &self.data {
            if let Some(at) = self.words[from..].find(&datum.words) {
                let range = from + at..from + at + datum.words.len();
                from = range.end;
                placed.push((datum.kind.as_str(), range));
            }
        }
        placed
    }

    /// True when every datum stands in the text, in order, and the text has a register and a theme.
    pub fn is_sound(&self) -> bool {
        self.planted().len() == self.data.len() && !self.register.is_empty() && !self.themes.is_empty()
    }
}

/// The part to tune on.
pub fn tune() -> &'static Part {
    static TUNE: LazyLock<Part> =
        LazyLock::new(|| read("tune", include_str!("../../../../data/gold/tune.toml")));
    &TUNE
}

/// The part that was measured once before anybody looked at it, and may be looked at since.
pub fn check() -> &'static Part {
    static CHECK: LazyLock<Part> =
        LazyLock::new(|| read("check", include_str!("../../../../data/gold/check.toml")));
    &CHECK
}

/// The second part to tune on, by other hands: it too was measured once before anybody looked at it.
pub fn fresh() -> &'static Part {
    static FRESH: LazyLock<Part> =
        LazyLock::new(|| read("fresh", include_str!("../../../../data/gold/fresh.toml")));
    &FRESH
}

/// The third part to tune on: every theme in many voices. It too was measured once before anybody changed a rule by it.
pub fn broad() -> &'static Part {
    static BROAD: LazyLock<Part> =
        LazyLock::new(|| read("broad", include_str!("../../../../data/gold/broad.toml")));
    &BROAD
}

/// The part written after the rules of its round were mended, which says what that was worth; looked at since.
pub fn late() -> &'static Part {
    static LATE: LazyLock<Part> =
        LazyLock::new(|| read("late", include_str!("../../../../data/gold/late.toml")));
    &LATE
}

/// The part with many ways to tell of a household, a name or a number, measured before the rules of its round were touched.
pub fn wide() -> &'static Part {
    static WIDE: LazyLock<Part> =
        LazyLock::new(|| read("wide", include_str!("../../../../data/gold/wide.toml")));
    &WIDE
}

/// The part by somebody who had not read the rules, measured before they were touched. The suggestions don't learn from it.
pub fn door() -> &'static Part {
    static DOOR: LazyLock<Part> =
        LazyLock::new(|| read("door", include_str!("../../../../data/gold/door.toml")));
    &DOOR
}

/// The part that is only measured.
pub fn held() -> &'static Part {
    static HELD: LazyLock<Part> =
        LazyLock::new(|| read("held", include_str!("../../../../data/gold/held.toml")));
    &HELD
}

fn read(name: &'static str, file: &str) -> Part {
    #[derive(Deserialize)]
    struct List {
        text: Vec<Text>,
    }
    let list: List = toml::from_str(file).expect("the gold set in the repository can be read");
    let texts = list.text.into_iter().map(|text| Text { part: name, ..text }).collect();
    Part { name, texts }
}
