//! What is typed in the forms of a handover: words that must be said and words that may be, and the act that they make.

use super::step::Said;
use crate::show_handover::Parsed;
use handover::Act;
use web::{Posted, Problems};

/// The longest question, reason or route, in characters.
pub const LONGEST: usize = 500;

/// What must be said.
pub(crate) fn required(
    posted: &Posted,
    field: &'static str,
    empty: &'static str,
    problems: &mut Problems,
) -> Option<String> {
    let typed = optional(posted, field, problems);
    if typed.is_none() {
        problems.add(field, empty);
    }
    typed
}

/// What may be said.
pub(crate) fn optional(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<String> {
    let typed = posted.text(field);
    if typed.chars().count() > LONGEST {
        problems.add_with(field, "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    (!typed.is_empty()).then(|| typed.to_owned())
}

/// An act with what is said, unless something was missing.
pub(crate) fn whole(problems: Problems, act: Option<Act>, said: Said) -> Parsed {
    match act {
        Some(act) if problems.is_empty() => Ok((act, said)),
        _ => Err(problems),
    }
}
