//! The page where a resident is let in: what was given and what became of it, the form, and the paper to hand over.

use super::{LASTS, LONGEST, Shown, href};
use crate::PLACE;
use crate::head_of_plan::headed;
use crate::plan::{self, PlanId};
use crate::resident_access::{Access, Factor, Means, Stands};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::resident_session::DOOR;
use web::components::act::post_button;
use web::components::{Tone, act_link, empty, facts, notice, section, title};
use web::{Choice, Page, View, t};

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "resident-access-title");
    let main = html! {
        (headed(view, Some(&shown.face), (&heading, &t!(view, "resident-access-what"))))
        p { a class="utrecht-link" href=(plan::href(shown.plan)) { (t!(view, "reading-back-to-plan")) } }
        @if shown.given.is_empty() {
            (empty(&t!(view, "resident-access-nobody"), &html! { (t!(view, "resident-access-nobody-then")) }))
        }
        (section("geven", &t!(view, "resident-access-give"), &form(view, shown, again)))
        @if !shown.given.is_empty() {
            (section("gegeven", &t!(view, "resident-access-given"), &html! {
                @for (access, name) in &shown.given { (block(view, shown, access, name.as_deref())) }
            }))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

/// The link to it, for the page of the plan.
pub fn link(view: &View, id: PlanId) -> Markup {
    html! { a class="utrecht-link" href=(href(id)) { (t!(view, "resident-access-title")) } }
}

fn block(view: &View, shown: &Shown, access: &Access, name: Option<&str>) -> Markup {
    let name = name.unwrap_or(&shown.face.called);
    let stands = access.stands(view.now);
    html! {
        div class="ponton-block" {
            p { strong { (name) } " · " (view.say(access.means.text_key(), &[])) " · " (became(view, access, stands)) }
            p { (t!(view, "resident-access-by", by = &access.given_by, when = view.when(access.given_at))) }
            @if matches!(stands, Stands::Open | Stands::Used(_) | Stands::Locked) {
                (post_button(view, &format!("{}/{}/einde", href(shown.plan), access.id), "resident-access-withdraw",
                    &[("name", name.to_owned().into())], &[]))
            }
        }
    }
}

fn became(view: &View, access: &Access, stands: Stands) -> String {
    match stands {
        Stands::Open => t!(view, "resident-access-open", when = view.when(access.ends_at)),
        Stands::Used(at) => t!(view, "resident-access-used", when = view.when(at)),
        Stands::Withdrawn(at) => t!(view, "resident-access-gone", when = view.when(at)),
        Stands::Locked => t!(view, "resident-access-locked"),
        Stands::Ended => t!(view, "resident-access-ended"),
    }
}

fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let (hours, days) = LASTS;
    let form = again
        .form(view, "access")
        .promise("resident-access-promise", &[("hours", hours.into()), ("days", days.into())]);
    let means: Vec<Choice> =
        Means::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let factors: Vec<Choice> =
        Factor::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    form.around(
        &href(shown.plan),
        "resident-access-act",
        &html! {
            (form.radios("means", "resident-access-means", &means).required())
            (form.email("address", "resident-access-address").hint("resident-access-address-hint").autocomplete("off"))
            (form.radios("factor", "resident-access-factor", &factors).required())
            (form.line("secret", "resident-access-secret").hint("resident-access-secret-hint").required().max(LONGEST)
                .autocomplete("off"))
            (form.line("name", "resident-access-name").hint("resident-access-name-hint").max(LONGEST)
                .autocomplete("off"))
        },
    )
}

/// The paper to hand over, shown this once: large, and without a word about anybody.
pub fn paper(view: &View, plan: PlanId, (code, ends_at, factor): (&str, Timestamp, Factor)) -> Page {
    let heading = t!(view, "resident-paper-title");
    let address = format!("{}{DOOR}", view.site.public_url);
    let rows = [
        (t!(view, "resident-paper-address"), html! { (address) }),
        (t!(view, "resident-paper-code"), html! { strong class="ponton-code" { (code) } }),
        (t!(view, "resident-paper-besides"), html! { (view.say(factor.text_key(), &[])) }),
        (t!(view, "resident-paper-until"), html! { (view.when(ends_at)) }),
    ];
    let main = html! {
        div class="ponton-own" {
            (title(&heading, &t!(view, "resident-paper-what")))
            (facts(&rows))
            p { (t!(view, "resident-paper-once")) }
        }
        div class="ponton-screen" {
            (notice(view, Tone::Quiet, &html! { (t!(view, "resident-paper-print")) }))
            p { (act_link(&href(plan), &t!(view, "resident-paper-back"))) }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}
