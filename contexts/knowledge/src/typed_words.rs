//! Words as people type them in the forms of this context, read once at the edge: not empty where something must be said,
//! not too long, and without personal data, because everybody in the network will read them.

use web::{Posted, Problems};

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
        problems.add_with(field, "problem-knowledge-too-long", vec![("most", longest.into())]);
    }
    if !language::guard::find(text).is_empty() {
        problems.add(field, "problem-knowledge-personal-data");
    }
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
        check("Mag dit, bel 06-12345678?", &["problem-knowledge-personal-data"]);
        check(&"lang ".repeat(20), &["problem-knowledge-too-long"]);
    }
}
