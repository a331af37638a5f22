//! The part of a plan's page that says what help is needed with: on which pontoon, who holds it, what is next, who carries
//! them while they show_waiting, and what came of it.

use crate::lead::Held;
use crate::right_request::About;
use crate::show_plan::{Request, Shown};
use crate::{
    add_help_request, close_help_request, place_help_request, reopen_help_request, say_not_helped,
    set_next_step, show_waiting,
};
use maud::{Markup, html};
use network::again::Again;
use web::components::quote;
use web::{View, t};
use worklist::why;

/// What is next: as it was written down, or why it is looked at.
pub(crate) fn next_step(view: &View, request: &Request, held: &Held) -> String {
    request.next_step.clone().unwrap_or_else(|| why::say(view, &held.why))
}

/// The part of the page.
pub(crate) fn requests(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    html! {
        @for one in &shown.requests {
            div class="ponton-block" {
                p {
                    strong { (view.say(one.request.pontoon.text_key(), &[])) } ": "
                    @match &one.question {
                        Some(question) => span lang=[view.said_lang()] { (question) },
                        None => (t!(view, "plan-request-is-the-worry")),
                    }
                }
                (shown.statements.beside(view, About::HelpRequest, one.request.id))
                @if let Some(cry) = shown.parts.cries.get(&one.request.id) { (say_not_helped::heard(view, cry)) }
                @if let Some(held) = &one.held {
                    p { (t!(view, "plan-request-held", holder = &held.name, day = view.day(held.moment),
                        step = next_step(view, one, held))) }
                    (show_waiting::part(view, again, one, shown.may_work))
                    @if shown.may_work {
                        (set_next_step::form(view, again, shown.plan.id, one))
                        (place_help_request::form(view, again, one, (&shown.parts.themes, &shown.parts.areas)))
                    }
                    @if shown.parts.closes.contains(&one.request.id) {
                        (close_help_request::form(view, again, shown.plan.id, one))
                    }
                }
                @if let Some((outcome, at)) = one.request.closed {
                    p { (t!(view, "plan-request-closed", outcome = view.say(outcome.text_key(), &[]),
                        day = view.day(at))) }
                    @if let Some(words) = &one.outcome_words { (quote(view, words, "")) }
                    @if shown.parts.reopens && reopen_help_request::in_time(&one.request, view.now) {
                        (reopen_help_request::button(view, shown.plan.id, &one.request))
                    }
                }
            }
        }
        @if shown.may_work { (add_help_request::form(view, shown, again)) }
    }
}
