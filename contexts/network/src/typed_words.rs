//! Words as people type them in forms, read once at the edge: not empty where something must be said, not too long, and
//! without personal data, because others will read them and the record forgets nothing. For every context: whatever free
//! text comes into an event, a notice or a letter is read here.

use web::{Posted, Problems};

/// What is said of words that are too long.
const TOO_LONG: &str = "problem-words-too-long";
/// What is said of words with personal data in them.
pub const PERSONAL_DATA: &str = "problem-words-personal-data";

/// The text in `field`; empty, too long or with personal data in it becomes a problem there.
pub fn required(
    posted: &Posted,
    field: &'static str,
    longest: usize,
    empty: &'static str,
    problems: &mut Problems,
) -> String {
    let text = posted.text(field);
    if text.is_empty() {
        problems.add(field, empty);
    }
    sound(posted, field, longest, problems);
    text.to_owned()
}

/// The text in `field`, if anything was typed.
pub fn optional(
    posted: &Posted,
    field: &'static str,
    longest: usize,
    problems: &mut Problems,
) -> Option<String> {
    sound(posted, field, longest, problems);
    let text = posted.text(field);
    (!text.is_empty()).then(|| text.to_owned())
}

fn sound(posted: &Posted, field: &'static str, longest: usize, problems: &mut Problems) {
    let text = posted.text(field);
    if text.chars().count() > longest {
        problems.add_with(field, TOO_LONG, vec![("most", longest.into())]);
    }
    if holds_somebody(text) {
        problems.add(field, PERSONAL_DATA);
    }
}

/// Whether the guard finds personal data in `text`: what a form refuses, and what a doctor looks for in what was kept.
pub fn holds_somebody(text: &str) -> bool {
    !language::guard::find(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[&str]) {
        let mut problems = Problems::none();
        required(&Posted::of(&[("words", text)]), "words", 60, "problem-ask-empty", &mut problems);
        let keys: Vec<&str> = problems.iter().map(|one| one.key).collect();
        assert_eq!(keys, expect, "{text}");
    }

    #[test]
    fn what_everybody_reads_is_short_and_holds_nobody() {
        check("Telt beeldbellen mee als prestatie?", &[]);
        check("", &["problem-ask-empty"]);
        check("Mag dit, bel 06-12345678?", &[PERSONAL_DATA]);
        check(&"lang ".repeat(20), &[TOO_LONG]);
    }
}
