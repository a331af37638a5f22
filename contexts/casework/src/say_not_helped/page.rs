//! How "ik ben nog niet geholpen" stands on the resident's own page: what they said, what happens now, and the form.

use super::{CameOfIt, Cry, FORM, LONGEST};
use crate::each;
use crate::help_request::HelpRequestId;
use maud::{Markup, html};
use network::again::Again;
use web::components::{Tone, notice, quote};
use web::{View, t};

/// What was said and what came of it, and the form to say so, under what they ask help with.
pub(crate) fn part(
    view: &View,
    again: &Again<'_>,
    (request, is_open, reopens): (HelpRequestId, bool, bool),
    cry: Option<&Cry>,
) -> Markup {
    let waits = cry.is_some_and(|cry| cry.came_of_it == CameOfIt::Raised && cry.answer.is_none());
    html! {
        @if let Some(cry) = cry { (said(view, cry)) }
        @if !waits && (is_open || reopens) { (form(view, again, request)) }
    }
}

fn said(view: &View, cry: &Cry) -> Markup {
    html! {
        @match &cry.words {
            Some(words) => (quote(view, words, &t!(view, "own-not-helped-by", day = view.day(cry.at)))),
            None => p { (t!(view, "own-not-helped-by-another", day = view.day(cry.at))) },
        }
        @match (&cry.answer, cry.came_of_it) {
            (Some((words, name, next)), _) => {
                (quote(view, words, &t!(view, "own-not-helped-answered", name = name, day = view.day(*next))))
            }
            (None, CameOfIt::Raised) => (notice(view, Tone::Wait, &html! {
                (t!(view, "own-not-helped-raised", day = view.day(cry.hears_by)))
            })),
            (None, CameOfIt::Reopened) => (notice(view, Tone::Wait, &html! {
                (t!(view, "own-not-helped-reopened", day = view.day(cry.hears_by)))
            })),
        }
    }
}

/// The same on the page of the plan, for whoever works on it.
pub(crate) fn heard(view: &View, cry: &Cry) -> Markup {
    html! {
        (quote(view, cry.words.as_deref().unwrap_or_default(), &t!(view, "plan-not-helped", day = view.day(cry.at))))
        @match (&cry.answer, cry.came_of_it) {
            (Some((words, name, next)), _) => {
                (quote(view, words, &t!(view, "own-not-helped-answered", name = name, day = view.day(*next))))
            }
            (None, CameOfIt::Raised) => (notice(view, Tone::Now, &html! {
                (t!(view, "plan-not-helped-raised", day = view.day(cry.hears_by)))
            })),
            (None, CameOfIt::Reopened) => {},
        }
    }
}

fn form(view: &View, again: &Again<'_>, request: HelpRequestId) -> Markup {
    let which = request.into();
    let form = each::form(view, again, (FORM, which)).promise("own-not-helped-promise", &[]);
    let inner = form.around(
        &format!("/mijn/hulpvragen/{request}/niet-geholpen"),
        "own-not-helped-act",
        &html! {
            (each::which(&form, which))
            (form.words("words", "own-not-helped-words").required().max(LONGEST).rows(3))
        },
    );
    each::folded(view, again, (FORM, which), (&t!(view, "own-not-helped"), &inner))
}
