//! Themes in the forms and lists of this context: to choose from, to filter by, and the one that the words of a question
//! suggest, which decides only to which desk it goes.

use kernel::{Lang, NetworkId};
use language::suggest_themes;
use language::themes::ours;
use network::theme::{self, Theme};
use store::{Error, Tx};
use web::Choice;

/// The theme that a text suggests most, of those that the network has.
pub fn suggested(tx: &mut Tx<'_>, network: NetworkId, text: &str) -> Result<Option<String>, Error> {
    for suggestion in suggest_themes(text, ours()) {
        if theme::exists(tx, network, &suggestion.code)? {
            return Ok(Some(suggestion.code.clone()));
        }
    }
    Ok(None)
}

/// The one with that code, if the network has it.
pub fn known(tx: &mut Tx<'_>, network: NetworkId, code: Option<&str>) -> Result<Option<String>, Error> {
    match code {
        Some(code) if theme::exists(tx, network, code)? => Ok(Some(code.to_owned())),
        Some(_) | None => Ok(None),
    }
}

/// The themes to choose from, a sub-theme behind its main theme.
pub fn choices(themes: &[Theme], lang: Lang) -> Vec<Choice> {
    themes.iter().map(|theme| Choice::new(&theme.code, full_name(themes, theme, lang))).collect()
}

/// The name of the theme with that code; nothing for none.
pub fn name(themes: &[Theme], code: Option<&str>, lang: Lang) -> Option<String> {
    let code = code?;
    let theme = themes.iter().find(|theme| theme.code == code);
    Some(theme.map_or_else(|| code.to_owned(), |theme| full_name(themes, theme, lang)))
}

fn full_name(themes: &[Theme], theme: &Theme, lang: Lang) -> String {
    let parent = theme.parent.as_deref().and_then(|code| themes.iter().find(|one| one.code == code));
    match parent {
        None => theme.name(lang).to_owned(),
        Some(parent) => format!("{} › {}", parent.name(lang), theme.name(lang)),
    }
}

/// The theme with that code and those under it: what a list filtered by it holds.
pub fn within(themes: &[Theme], code: &str) -> Vec<String> {
    themes
        .iter()
        .filter(|theme| theme.code == code || theme.parent.as_deref() == Some(code))
        .map(|theme| theme.code.clone())
        .collect()
}
