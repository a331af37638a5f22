//! How often the theme that a careful reader put first is among the suggestions.
//!
//! Three readings. *Exact*: the code itself. *As labelled*, which is what the project promises: a label that is a
//! sub-theme asks for that sub-theme; a label that is a main theme says "somewhere in this domain, no sub-theme fits",
//! and there a suggestion of one of its sub-themes leads to the right place. *Main theme*: the domain is right.

use crate::Counted;
use crate::texts::Part;
use language::{Themes, suggest_themes};
use std::sync::LazyLock;

static LIST: LazyLock<Themes> = LazyLock::new(|| {
    Themes::parse(include_str!("../../../../data/themes.toml")).expect("the list in the repository is whole")
});

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
    /// Which texts were not met as labelled.
    pub faults: Vec<String>,
}

fn main_of(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

/// Measures a part.
pub fn measure(part: &Part) -> Measured {
    let mut measured = Measured::default();
    for text in &part.texts {
        let label = text.themes[0].as_str();
        let suggested = suggest_themes(&text.words, &LIST);
        let rank = |meets: &dyn Fn(&str) -> bool| suggested.iter().position(|s| meets(&s.code));
        let labelled = rank(&|code| code == label || main_of(code) == label);
        measured.exact.count(rank(&|code| code == label));
        measured.as_labelled.count(labelled);
        measured.main_theme.count(rank(&|code| main_of(code) == main_of(label)));
        if labelled != Some(0) {
            let rank = if labelled.is_some() { "late" } else { "missed" };
            let shown: Vec<String> =
                suggested.iter().map(|s| format!("{} {:.2} ({})", s.code, s.score, s.because)).collect();
            measured.faults.push(format!("{} {rank} {label}: {}", text.id, shown.join(", ")));
        }
    }
    measured
}

impl Ranks {
    fn count(&mut self, rank: Option<usize>) {
        self.top_1.count(rank == Some(0));
        self.top_3.count(rank.is_some_and(|rank| rank < 3));
    }
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
}
