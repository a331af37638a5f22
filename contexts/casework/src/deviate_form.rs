//! The form of "In de geest van de regel": few fields on one page, in the order in which a decision keeps sight of the
//! person. When something alike was decided under another name, it asks once whether it is the same.

use crate::PLACE;
use crate::deviate::{LIKE_NONE, LONGEST, LONGEST_RULE, WEIGHED};
use crate::deviation::{Decision, Deviation, Weighing};
use crate::plan::{self, PlanId};
use language::Finding;
use maud::{Markup, html};
use signals::suggestions::Known;
use web::components::{Tone, list, notice, title};
use web::{Choice, Form, Page, Posted, Problems, View, t};

/// The name under which the browser keeps what is typed until it is stored here.
pub const DRAFT: &str = "deviation";

/// What is wrong with each of the texts that are weighed when it is empty.
pub const EMPTY: [&str; 6] = [
    "problem-deviate-rule",
    "problem-deviate-situation",
    "problem-deviate-needed",
    "problem-deviate-purpose",
    "problem-deviate-effects",
    "problem-deviate-legal",
];

/// What the guard finds in what was typed, by field.
pub fn findings(posted: &Posted, known: &Known) -> Vec<(&'static str, Finding)> {
    let of = |field: &'static str| {
        known.guard.find(posted.text(field)).into_iter().map(move |finding| (field, finding))
    };
    WEIGHED.into_iter().chain(["agreed"]).flat_map(of).collect()
}

/// The page; met in a plan it is sent there, and says what becomes of that.
pub fn page(
    view: &View,
    known: &Known,
    (from, like): (Option<PlanId>, &[Deviation]),
    (typed, problems): (&Posted, &Problems),
) -> Page {
    let heading = t!(view, "deviate-title");
    let action = from.map_or_else(|| "/afwijkingen".to_owned(), |id| format!("{}/afwijking", plan::href(id)));
    let form =
        Form::new(view, typed, problems).called("deviation").draft(DRAFT).promise("deviate-promise", &[]);
    let main = html! {
        (title(&heading, &t!(view, "deviate-what")))
        @if let Some(id) = from {
            p { (t!(view, "deviate-from-plan")) " "
                a class="utrecht-link" href=(plan::href(id)) { (t!(view, "reading-back-to-plan")) } }
        }
        (form.around(&action, "deviate-act", &html! {
            (fields(view, known, &form, typed))
            @if !like.is_empty() { (alike(view, &form, like)) }
        }))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// What is weighed, the law last.
pub fn fields(view: &View, known: &Known, form: &Form<'_>, typed: &Posted) -> Markup {
    let found = findings(typed, known);
    let decisions: Vec<Choice> =
        Decision::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let words = |name: &'static str, label: &'static str, hint: &'static str| {
        form.words(name, label).hint(hint).required().max(LONGEST).rows(2)
    };
    html! {
        (form.line("rule", "deviate-rule").hint("deviate-rule-hint").required().max(LONGEST_RULE).autocomplete("off"))
        (words("situation", "deviate-situation", "deviate-situation-hint"))
        (words("needed", "deviate-needed", "deviate-needed-hint"))
        (words("purpose", "deviate-purpose", "deviate-purpose-hint"))
        (words("effects", "deviate-effects", "deviate-effects-hint"))
        (words("legal", "deviate-legal", "deviate-legal-hint"))
        (form.radios("decision", "deviate-decision", &decisions).required().value(Decision::Departed.name()))
        (form.line("agreed", "deviate-agreed").hint("deviate-agreed-hint").max(LONGEST).autocomplete("off"))
        @if !found.is_empty() { (warned(view, form, &found)) }
    }
}

/// What the guard found, in words, and the field for a reason.
fn warned(view: &View, form: &Form<'_>, found: &[(&'static str, Finding)]) -> Markup {
    let rows: Vec<Markup> =
        found.iter().map(|(_, one)| html! { strong { (one.text) } ". " (view.say(one.why, &[])) }).collect();
    html! {
        (notice(view, Tone::Wait, &html! { (t!(view, "deviate-guard", count = rows.len())) }))
        (list(&rows))
        (form.words("guard_reason", "deviate-guard-reason").hint("deviate-guard-reason-hint").max(LONGEST).rows(2))
    }
}

fn alike(view: &View, form: &Form<'_>, like: &[Deviation]) -> Markup {
    let named = |one: &Deviation| {
        let by = format!("{}, {}", one.organisation_name, view.day(one.decided_at));
        Choice::new(one.id.to_string(), &one.weighing.rule).explained(by)
    };
    let none = Choice::new(LIKE_NONE, t!(view, "deviate-like-none"));
    let choices: Vec<Choice> = like.iter().map(named).chain([none]).collect();
    html! {
        (notice(view, Tone::Wait, &html! { (t!(view, "deviate-like-found", count = like.len())) }))
        (form.radios("like", "deviate-like", &choices).value(LIKE_NONE))
    }
}

/// A form filled with what was weighed before.
pub fn filled(weighed: &Weighing) -> Posted {
    Posted::of(&[
        ("rule", &weighed.rule),
        ("situation", &weighed.situation),
        ("needed", &weighed.needed),
        ("purpose", &weighed.purpose),
        ("effects", &weighed.effects),
        ("legal", &weighed.legal),
        ("decision", weighed.decision.name()),
        ("agreed", weighed.agreed.as_deref().unwrap_or_default()),
        ("guard_reason", weighed.guard_reason.as_deref().unwrap_or_default()),
    ])
}
