//! Who is around a plan, as its page shows it, and the form to add somebody: short for the first two, with the questions of
//! the table guard from the third on.

use crate::legal::{self, BASES, SECRECY};
use crate::plan;
use crate::seat_professional::{FREE_SEATS, LONGEST, NEWCOMER, Seat};
use crate::share::Step;
use crate::show_plan::Shown;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Part;
use web::components::{fold, list, post_button};
use web::texts::Arg;
use web::{Choice, Form, Problems, View, t};

/// The part of the page.
pub fn part(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let people: Vec<Markup> = shown
        .parts
        .around
        .iter()
        .map(|one| {
            html! {
                (one.name) " · " (one.organisation_name)
                @if one.spokesperson { " · " (t!(view, "plan-spokesperson")) }
                @if shown.may_work && !one.holds {
                    (post_button(view, &format!("{}/tafel/einde", plan::href(shown.plan.id)), "unseat-act",
                        &[("name", one.name.clone().into())], &[("person", &one.person.to_string())]))
                }
            }
        })
        .collect();
    html! {
        p { (t!(view, "seat-count", count = people.len())) }
        (list(&people))
        @if shown.may_work { (form(view, shown, again)) }
    }
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "seat").promise("seat-promise", &[]);
    let people: Vec<Choice> = shown
        .parts
        .colleagues
        .iter()
        .filter(|(id, _, _)| shown.parts.around.iter().all(|one| one.person != *id))
        .map(|(id, name, organisation)| Choice::new(id.to_string(), format!("{name} ({organisation})")))
        .collect();
    let parts: Vec<Choice> =
        Part::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let themes = shown.parts.themes(view);
    let inner = form.around(
        &format!("{}/tafel", plan::href(shown.plan.id)),
        "seat-act",
        &html! {
            (form.choice("person", "seat-person", &people).required().by_name())
            @if shown.parts.around.len() >= FREE_SEATS { (guard(view, &form, shown)) }
            (form.ticks("part", "seat-parts", &parts).hint("seat-parts-hint").value(Part::Identity.name())
                .value(Part::Plan.name()))
            (form.choice("theme", "seat-theme", &themes).hint("seat-theme-hint"))
            (fold(view, &t!(view, "seat-grounds"), &grounds(view, &form)))
        },
    );
    again.fold(view, "seat", &t!(view, "seat-title"), &inner)
}

/// What the table guard asks: from the third on, why, and who the resident speaks with.
pub(crate) fn asked(seat: &Seat, newcomer: &str, others: &[&str]) -> Problems {
    let mut problems = Problems::none();
    if others.len() < FREE_SEATS {
        return problems;
    }
    if seat.reason.is_empty() {
        let others = others.join(", ");
        let args: Vec<(&'static str, Arg)> = vec![("newcomer", newcomer.into()), ("others", others.into())];
        problems.add_with("reason", "problem-seat-third", args);
    }
    if seat.speaks.is_none() {
        problems.add("spokesperson", "problem-seat-spokesperson");
    }
    problems
}

/// What is asked of the third and everybody after.
fn guard(view: &View, form: &Form<'_>, shown: &Shown) -> Markup {
    let around = &shown.parts.around;
    let others = around.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut speaks: Vec<Choice> = around
        .iter()
        .filter(|one| !one.holds || shown.parts.lead == Some(one.person))
        .map(|one| Choice::new(one.person.to_string(), one.name.clone()))
        .collect();
    speaks.push(Choice::new(NEWCOMER, t!(view, "seat-newcomer")));
    html! {
        (form.words("reason", "seat-why").label_with("seat-reason", &[("others", others.into())]).required()
            .max(LONGEST).rows(2))
        (form.radios("spokesperson", "seat-spokesperson", &speaks).required())
    }
}

/// On which ground, and until when: filled in as it mostly is.
fn grounds(view: &View, form: &Form<'_>) -> Markup {
    let said = |keys: Vec<(&str, &str)>| -> Vec<Choice> {
        keys.into_iter().map(|(name, key)| Choice::new(name, view.say(key, &[]))).collect()
    };
    let steps = said(Step::ALL.iter().map(|one| (one.name(), one.text_key())).collect());
    let grounds = |all| said(legal::to_choose_from(all).map(|one| (one.code, one.text_key)).collect());
    let (bases, secrecy) = (grounds(BASES), grounds(SECRECY));
    html! {
        (form.radios("step", "seat-step", &steps).value(Step::AtTable.name()))
        (form.radios("legal_basis", "seat-legal-basis", &bases).value(legal::PUBLIC_TASK))
        (form.radios("secrecy", "seat-secrecy", &secrecy).value(legal::AGREED))
        (form.day("until", "seat-until"))
    }
}
