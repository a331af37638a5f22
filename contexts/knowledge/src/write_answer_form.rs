//! The form in which an answer is written: what it says, and, folded away, how the question should read above it and until
//! when it holds.

use crate::write_answer::{TITLE_MOST, WORDS_MOST, Write};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::typed_moment::{NoMoment, typed_moment};
use network::typed_words;
use web::components::{fold, fold_open};
use web::{Posted, Problems, View, t};

/// Something holds until the end of its last day.
const END_OF_DAY: i8 = 23;

/// Reads the form.
pub fn parse(posted: &Posted, fresh: Uuid) -> Result<Write, Problems> {
    let mut problems = Problems::none();
    let title = typed_words::optional(posted, "title", TITLE_MOST, &mut problems);
    let words =
        typed_words::required(posted, "words", WORDS_MOST, "problem-answer-words-empty", &mut problems);
    let valid_until = last_day(posted, "valid_until", &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Write { title, words, valid_until, form_key: posted.form_key().unwrap_or(fresh) })
}

/// The last day on which something holds, if one was typed.
pub fn last_day(posted: &Posted, field: &'static str, problems: &mut Problems) -> Option<Timestamp> {
    match typed_moment(posted, field, "", END_OF_DAY) {
        Ok(at) => Some(at),
        Err(NoMoment::DayEmpty) => None,
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add(field, "problem-knowledge-day-unreadable");
            None
        }
    }
}

/// What stands in the form at first.
#[derive(Clone, Copy, Debug)]
pub struct Start<'a> {
    /// Where it is posted.
    pub action: &'a str,
    /// How the question reads above it.
    pub title: &'a str,
    /// What it says until now; "" for a first version.
    pub words: &'a str,
}

/// The form.
pub fn form(view: &View, again: &Again<'_>, start: Start<'_>) -> Markup {
    let form = again.form(view, "write").draft(start.action).promise("write-answer-promise", &[]);
    let more = html! {
        (form.words("title", "write-answer-title").hint("write-answer-title-hint").value(start.title).max(TITLE_MOST).rows(2))
        (form.day("valid_until", "write-answer-valid-until").hint("write-answer-valid-until-hint"))
    };
    let fields = html! {
        (form.words("words", "write-answer-words").required().value(start.words).max(WORDS_MOST).rows(10))
        @if form.is_refused() { (fold_open(view, &t!(view, "write-answer-more"), &more)) }
        @else { (fold(view, &t!(view, "write-answer-more"), &more)) }
    };
    form.around(start.action, "write-answer-act", &fields)
}
