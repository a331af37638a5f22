//! Texts with their themes, from which suggestions learn: what people say per theme (`data/theme-sayings.toml`), and
//! labelled texts in the form of the gold set. For whoever prepares a list of themes. It reads; it judges nothing.

use super::ThemesProblem;
use serde::Deserialize;

/// A text and its themes, the main one first.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The text.
    pub words: String,
    /// Codes of themes.
    pub themes: Vec<String>,
    /// What it weighs: a saying is nothing but its theme, a text of people is much besides.
    pub weight: f32,
}

/// A line written to say a theme teaches twice what a text does that happens to be about it.
const SAYING: f32 = 2.0;

/// Reads `[[theme]]` tables (`code`, `said`) and `[[text]]` tables (`words`, `themes`, and whatever else).
pub fn examples(toml: &str) -> Result<Vec<Example>, ThemesProblem> {
    #[derive(Deserialize)]
    struct File {
        #[serde(default)]
        theme: Vec<Said>,
        #[serde(default)]
        text: Vec<Text>,
    }
    #[derive(Deserialize)]
    struct Said {
        code: String,
        said: Vec<String>,
    }
    #[derive(Deserialize)]
    struct Text {
        words: String,
        themes: Vec<String>,
    }
    let file: File = toml::from_str(toml)?;
    let said = file.theme.into_iter().flat_map(|theme| {
        let themes = vec![theme.code];
        theme.said.into_iter().map(move |words| Example { words, themes: themes.clone(), weight: SAYING })
    });
    let texts =
        file.text.into_iter().map(|text| Example { words: text.words, themes: text.themes, weight: 1.0 });
    Ok(said.chain(texts).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sayings_and_texts_are_read() {
        let read = examples(
            "[[theme]]\ncode = \"A\"\nsaid = [\"een\", \"twee\"]\n[[text]]\nid = \"x\"\nwords = \"drie\"\nthemes = [\"B\"]",
        )
        .unwrap();
        let told: Vec<_> = read.iter().map(|e| (e.words.as_str(), e.themes[0].as_str(), e.weight)).collect();
        assert_eq!(told, [("een", "A", SAYING), ("twee", "A", SAYING), ("drie", "B", 1.0)]);
        assert!(matches!(examples("[[text]]\nwords = 1"), Err(ThemesProblem::Unreadable(_))));
    }
}
