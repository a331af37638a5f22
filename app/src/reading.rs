//! How texts are read for the search: the language engine with the lists that we ship, as the index wants it.

use language::{Themes, Words};
use search::{Analyser, AskedWord, Spoken};
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let themes = Themes::parse(include_str!("../../data/themes.toml"));
    let themes = themes.expect("the list of themes that we ship is sound");
    let (compounds, synonyms) =
        (include_str!("../../data/compounds.toml"), include_str!("../../data/synonyms.toml"));
    Words::parse(compounds, synonyms, &themes).expect("the lists of words that we ship are sound")
});

/// Dutch, as the index reads it.
pub fn dutch() -> Analyser {
    Analyser { version: WORDS.version(), read, ask }
}

fn read(text: &str) -> Vec<Spoken> {
    let spoken = WORDS.read(text).into_iter();
    spoken.map(|spoken| Spoken { range: spoken.range, terms: spoken.terms }).collect()
}

fn ask(text: &str) -> Vec<AskedWord> {
    let asked = WORDS.ask(text).into_iter();
    asked.map(|word| AskedWord { whole: word.whole, same: word.same, parts: word.parts }).collect()
}
