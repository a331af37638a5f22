//! What was agreed, as the page of a plan shows it: per ring in one glance, and a form for more.

use crate::agree::{LONGEST, LONGEST_WHO, OWN};
use crate::agreement::{Agreed, Due, Ring, State};
use crate::around::Around;
use crate::right_request::About;
use crate::show_plan::Shown;
use crate::{finish_agreement, plan};
use maud::{Markup, html};
use network::again::Again;
use std::collections::BTreeMap;
use web::components::{empty, fold, list};
use web::{Choice, View, t};

/// The part of the page: what was agreed, per ring, and a form for more.
pub fn part(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let (open, over): (Vec<&Agreed>, Vec<&Agreed>) =
        shown.parts.agreed.iter().partition(|one| one.agreement.state == State::Open);
    let of_ring = |ring: Ring| {
        let of_ring = open.iter().filter(|one| one.agreement.ring == ring);
        of_ring.map(|one| line(view, shown, again, one)).collect::<Vec<_>>()
    };
    let over: Vec<Markup> = over.iter().map(|one| ended(view, shown, one)).collect();
    html! {
        @if open.is_empty() { (empty(&t!(view, "agreements-none"), &html! { (t!(view, "agreements-none-then")) })) }
        @for ring in Ring::ALL {
            @let agreed = of_ring(*ring);
            @if !agreed.is_empty() {
                h3 class="utrecht-heading-3" { (view.say(ring.text_key(), &[])) }
                (list(&agreed))
            }
        }
        @if shown.may_work { (form(view, shown, again)) }
        @if !over.is_empty() { (fold(view, &t!(view, "agreements-ended"), &list(&over))) }
    }
}

fn line(view: &View, shown: &Shown, again: &Again<'_>, one: &Agreed) -> Markup {
    html! {
        strong lang=[view.said_lang()] { (one.who) } ": " span lang=[view.said_lang()] { (one.words) }
        @match one.agreement.due {
            Due::Whenever => {},
            Due::By(at) => { " · " (t!(view, "agreement-by", day = view.day(at))) }
            Due::SetByOthers(at) => { " · " strong { (t!(view, "agreement-deadline", day = view.day(at))) } }
        }
        @if let Some(decides) = &one.agreement.decides { " · " (t!(view, "agreement-decides", organisation = decides)) }
        (shown.statements.beside(view, About::Agreement, one.agreement.id))
        @if shown.may_work { (finish_agreement::form(view, again, shown.plan.id, &one.agreement)) }
    }
}

fn ended(view: &View, shown: &Shown, one: &Agreed) -> Markup {
    html! {
        (one.who) ": " (one.words) " · " (view.say(one.agreement.state.text_key(), &[])) ", "
        (view.day(one.agreement.state_since))
        @if let Some(outcome) = &one.outcome { " · " span lang=[view.said_lang()] { (outcome) } }
        (shown.statements.beside(view, About::Agreement, one.agreement.id))
    }
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "agree").promise("agree-promise", &[]);
    let who = who_can(view, &shown.parts.around);
    let organisations: BTreeMap<_, _> =
        shown.parts.around.iter().map(|one| (one.organisation, &one.organisation_name)).collect();
    let decides: Vec<Choice> =
        organisations.iter().map(|(id, name)| Choice::new(id.to_string(), (*name).clone())).collect();
    let themes = shown.parts.themes(view);
    let inner = form.around(
        &format!("{}/afspraken", plan::href(shown.plan.id)),
        "agree-act",
        &html! {
            (form.line("words", "agree-words").hint("agree-words-hint").required().max(LONGEST))
            (form.choice("person", "agree-person", &who).hint("agree-person-hint").required())
            (form.line("who", "agree-who").hint("agree-who-hint").max(LONGEST_WHO).autocomplete("off"))
            (form.day("due", "agree-due"))
            (form.tick("set_by_others", "agree-set-by-others"))
            (form.choice("theme", "agree-theme", &themes).hint("agree-theme-hint"))
            (form.choice("decides", "agree-decides", &decides).hint("agree-decides-hint"))
        },
    );
    again.fold(view, "agree", &t!(view, "agree-title"), &inner)
}

fn who_can(view: &View, around: &[Around]) -> Vec<Choice> {
    let own = Choice::new(OWN, view.say(Ring::Own.text_key(), &[]));
    let workers = around
        .iter()
        .map(|one| Choice::new(one.person.to_string(), format!("{} ({})", one.name, one.organisation_name)));
    workers.chain([own]).collect()
}
