//! Why a moment: the words of whoever set it, or, when a rule set it, a text key, so that everybody reads it in their
//! own language. A key is kept with `@` before it; words that a person typed never begin with one.

use network::Refusal;
use obligations::Why;
use web::View;

/// A rule's reason: the text under `key`.
pub fn rule(key: &str) -> Result<Why, Refusal> {
    format!("@{key}").parse().map_err(|problem| Refusal::Broken(format!("a rule's reason: {problem}")))
}

/// Somebody's own words.
pub fn words(text: &str) -> Result<Why, obligations::TextProblem> {
    text.trim_start_matches('@').parse()
}

/// Whether somebody typed it, and not a rule.
pub(crate) fn is_words(why: &str) -> bool {
    !why.starts_with('@')
}

/// The reason as the reader reads it.
pub fn say(view: &View, why: &str) -> String {
    match why.strip_prefix('@') {
        Some(key) => view.say(key, &[]),
        None => why.to_owned(),
    }
}
