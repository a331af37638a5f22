//! The form in which a question is asked, as a page: one large field. What reads like it comes below what was typed, to
//! open and to choose, and never instead of it.

use crate::ask::{DRAFT, Known, LONGEST, LONGEST_REASON, choices};
use crate::likely::Likely;
use crate::show_crisis::PLACE;
use crate::themes;
use maud::{Markup, html};
use web::components::{Tone, fold, fold_open, list, notice, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};

/// The page; `likely` is what reads like the question that was typed.
pub fn page(view: &View, known: &Known, typed: &Posted, problems: &Problems, likely: &[Likely]) -> Page {
    let heading = t!(view, "ask-title");
    let form = Form::new(view, typed, problems).called("ask").draft(DRAFT).promise("ask-promise", &[]);
    let themes = themes::choices(&known.themes, view.lang);
    let more = html! { (form.choice("theme", "ask-theme", &themes).hint("ask-theme-hint")) };
    let act = if likely.is_empty() { "ask-act" } else { "ask-act-anyway" };
    let fields = html! {
        (form.words("words", "ask-words").required().large().max(LONGEST).hint("ask-words-hint"))
        (guard(view, &form, known, typed))
        @if !likely.is_empty() { (maybe_answered(view, &form, likely)) }
        @if typed.text("theme").is_empty() { (fold(view, &t!(view, "ask-more"), &more)) }
        @else { (fold_open(view, &t!(view, "ask-more"), &more)) }
    };
    let main = html! {
        (title(&heading, &t!(view, "ask-what")))
        (form.around("/vragen", act, &fields))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// What the guard found, in words, and the field for a reason.
fn guard(view: &View, form: &Form<'_>, known: &Known, typed: &Posted) -> Markup {
    let found = known.guard.find(typed.text("words"));
    let rows: Vec<Markup> =
        found.iter().map(|one| html! { strong { (one.text) } ". " (view.say(one.why, &[])) }).collect();
    html! {
        @if !rows.is_empty() {
            (notice(view, Tone::Wait, &html! { (t!(view, "ask-guard-found", count = rows.len())) }))
            (list(&rows))
            (form.words("guard_reason", "ask-guard-reason").max(LONGEST_REASON).rows(2))
        }
    }
}

fn maybe_answered(view: &View, form: &Form<'_>, likely: &[Likely]) -> Markup {
    let links: Vec<Markup> = likely
        .iter()
        .map(|one| html! { a class="utrecht-link" href=(one.href()) lang=[view.said_lang()] { (one.title) } })
        .collect();
    let mut same = choices(view, likely);
    same.push(Choice::new("none", t!(view, "ask-same-none")));
    html! {
        (notice(view, Tone::Landed, &html! { (t!(view, "ask-maybe-answered")) }))
        (list(&links))
        (form.radios("same_as", "ask-same", &same))
        (form.hidden("seen", "yes"))
    }
}
