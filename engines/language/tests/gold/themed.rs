//! How often the theme that a careful reader put first is among the suggestions.
//!
//! Three readings. *Exact*: the code itself. *As labelled*, which is what the project promises: a label that is a
//! sub-theme asks for that sub-theme; a label that is a main theme says "somewhere in this domain, no sub-theme fits",
//! and there a suggestion of one of its sub-themes leads to the right place. *Main theme*: the domain is right.
//!
//! The suggestions learn from every part but `door` and the held one. Those are measured a voice at a time: each block of texts by a list
//! that learned from all others, and never from a text that says the same.

use crate::Counted;
use crate::texts::{Part, Text, broad, check, fresh, late, tune, wide};
use language::themes::{Example, SURE, examples, ours};
use language::{Suggestion, Themes, suggest_themes};
use std::collections::{BTreeMap, BTreeSet};

/// Whether it stands first, and whether it stands among three.
#[derive(Clone, Copy, Default)]
pub struct Ranks {
    /// It is the first suggestion.
    pub top_1: Counted,
    /// It is one of the first three.
    pub top_3: Counted,
}

/// The figures of a part.
#[derive(Default)]
pub struct Measured {
    /// The code itself.
    pub exact: Ranks,
    /// A main theme as label is met by its sub-themes too.
    pub as_labelled: Ranks,
    /// The domain is right.
    pub main_theme: Ranks,
    /// First suggestions that say they are sure, and are right.
    pub sure: Counted,
    /// Per tenth of confidence, first suggestions that are right.
    pub by_confidence: BTreeMap<usize, Counted>,
    /// Which texts were not met as labelled.
    pub faults: Vec<String>,
}

fn main_of(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

impl Measured {
    fn count(&mut self, text: &Text, suggested: &[Suggestion]) {
        let label = text.themes[0].as_str();
        let rank = |meets: &dyn Fn(&str) -> bool| suggested.iter().position(|s| meets(&s.code));
        let labelled = rank(&|code| code == label || main_of(code) == label);
        self.exact.count(rank(&|code| code == label));
        self.as_labelled.count(labelled);
        self.main_theme.count(rank(&|code| main_of(code) == main_of(label)));
        if let Some(first) = suggested.first() {
            let right = labelled == Some(0);
            if first.confidence >= SURE {
                self.sure.count(right);
            }
            let tenth = (1..10_u8).filter(|tenth| first.confidence * 10.0 >= f32::from(*tenth)).count();
            self.by_confidence.entry(tenth).or_default().count(right);
        }
        if labelled != Some(0) {
            let rank = if labelled.is_some() { "late" } else { "missed" };
            let shown: Vec<String> =
                suggested.iter().map(|s| format!("{} {:.2} ({})", s.code, s.confidence, s.because)).collect();
            self.faults.push(format!("{} {rank} {label}: {}", text.id, shown.join(", ")));
        }
    }
}

impl Ranks {
    fn count(&mut self, rank: Option<usize>) {
        self.top_1.count(rank == Some(0));
        self.top_3.count(rank.is_some_and(|rank| rank < 3));
    }
}

/// Measures a part from which nothing was learned.
pub fn measure(part: &Part) -> Measured {
    let mut measured = Measured::default();
    for text in &part.texts {
        measured.count(text, &suggest_themes(&text.words, ours()));
    }
    measured
}

/// Measures the parts that the suggestions learn from, a voice at a time: each block of texts by a list that learned from
/// all others, so that nothing of how its writer writes is known. `part` counts, all teach.
pub fn measure_crossed(part: &str) -> Measured {
    let texts: Vec<&Text> =
        [tune(), check(), fresh(), broad(), late(), wide()].iter().flat_map(|part| &part.texts).collect();
    let voices: BTreeSet<String> =
        texts.iter().filter(|text| text.part == part).map(|text| voice(text)).collect();
    let mut measured = Measured::default();
    for of in voices {
        let taught = texts.iter().filter(|text| voice(text) != of).map(|text| example(text));
        let themes = list().taught(&sayings().into_iter().chain(taught).collect::<Vec<_>>());
        for text in texts.iter().filter(|text| voice(text) == of) {
            measured.count(text, &suggest_themes(&text.words, &themes));
        }
    }
    measured
}

/// In whose voice a text is written: the letters of its id. The parts of one writer in the order of the themes are dealt by
/// the last digit, those that say the same together.
fn voice(text: &Text) -> String {
    let dealt = matches!(text.part, "tune" | "check");
    let name = text.alike.as_ref().filter(|_| dealt).unwrap_or(&text.id);
    let letters = text.id.trim_end_matches(|c: char| c.is_ascii_digit());
    let digit = name.chars().last().filter(|_| dealt).and_then(|c| c.to_digit(10)).map(|digit| digit % 5);
    digit.map_or(letters.to_owned(), |digit| format!("{letters}{digit}"))
}

fn example(text: &Text) -> Example {
    Example { words: text.words.clone(), themes: text.themes.clone(), weight: 1.0 }
}

fn list() -> Themes {
    Themes::parse(include_str!("../../../../data/themes.toml")).expect("the list in the repository is whole")
}

fn sayings() -> Vec<Example> {
    examples(include_str!("../../../../data/theme-sayings.toml"))
        .expect("the sayings in the repository are whole")
}

/// Prints the table.
pub fn print(measured: &Measured) {
    println!("{:14}{:>17}{:>17}", "themes", "first", "among three");
    for (reading, ranks) in [
        ("exact", measured.exact),
        ("as labelled", measured.as_labelled),
        ("main theme", measured.main_theme),
    ] {
        println!("  {reading:14}{}    {}", ranks.top_1, ranks.top_3);
    }
    let labelled = measured.as_labelled;
    println!("  95 % interval   {:>15}    {:>15}", labelled.top_1.interval(), labelled.top_3.interval());
    println!("  right when sure (from {SURE:.2}) {}", measured.sure);
    let tenths: Vec<String> = measured
        .by_confidence
        .iter()
        .map(|(tenth, right)| format!(".{tenth}: {}/{}", right.good, right.of))
        .collect();
    println!("  right by tenth of confidence  {}", tenths.join("  "));
}
