//! How texts are read for the search: the language engine with the lists that we ship, as the index wants it.

use language::{Words, guard, themes};
use search::{Analyser, AskedWord, Spoken};
use std::sync::LazyLock;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (compounds, synonyms) =
        (include_str!("../../data/compounds.toml"), include_str!("../../data/synonyms.toml"));
    Words::parse(compounds, synonyms, themes::listed()).expect("the lists of words that we ship are sound")
});

/// Dutch, as the index reads it.
pub fn dutch() -> Analyser {
    Analyser { version: WORDS.version(), read, ask }
}

/// Prepares what the first text would otherwise wait for: the themes that suggestions learn, the guard's patterns and the
/// lists of the search.
pub fn warm() {
    const OF_ALL_KINDS: &str = "Zij woont op de hoek, drie hoog";
    let _ = (themes::ours().version(), guard::find(OF_ALL_KINDS), WORDS.version());
}

fn read(text: &str) -> Vec<Spoken> {
    let spoken = WORDS.read(text).into_iter();
    spoken.map(|spoken| Spoken { range: spoken.range, terms: spoken.terms }).collect()
}

fn ask(text: &str) -> Vec<AskedWord> {
    let asked = WORDS.ask(text).into_iter();
    asked.map(|word| AskedWord { whole: word.whole, same: word.same, parts: word.parts }).collect()
}
