//! One routing rule: what it fits, who understands that first, why it is there, whether it works, and the acts to change,
//! move or take it away, each of which can be tried first.

use crate::add_routing_rule::{self as adding, Choices};
use crate::change_routing_rule::{self, load, matter};
use crate::routing::RoutingRuleId;
use crate::routing_rule::{self, Kept};
use crate::show_routing::{passed_by, says};
use crate::suggestions::{self, Known};
use crate::try_routing::{self, Tried};
use maud::{Markup, html};
use network::again::Again;
use network::{Refusal, Route, Visit};
use std::sync::Arc;
use web::components::{facts, head, post_button, section};
use web::{Failure, Page, Path, Place, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/routering/{id}", "see_routing", show)]
}

/// What the page shows.
pub struct Shown {
    /// The rule.
    pub kept: Kept,
    /// Its place, counted from 1, and how many rules there are.
    place: (usize, usize),
    known: Arc<Known>,
    /// What it can have instead; only for those who may change it.
    to_change: Option<Choices>,
    /// Whether the reader looks after the whole list.
    looks_after: LooksAfter,
}

/// Whether the reader looks after the whole list, and not only after a rule of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LooksAfter {
    TheList,
    NotTheList,
}

async fn show(visit: Visit, Path(id): Path<RoutingRuleId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING, None))
}

/// Reads what the page shows, also when one of its forms was refused.
pub async fn read(visit: &Visit, id: RoutingRuleId) -> Result<Shown, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            actor.may_here("see_routing")?;
            let kept = load(tx, actor, id)?;
            let list = routing_rule::list(tx, actor.network)?;
            let place = list.iter().position(|one| one.rule.id == id).unwrap_or_default() + 1;
            let to_change = match actor.may("change_routing", &matter(actor, &kept)) {
                Ok(()) => Some(adding::choices(tx, actor)?),
                Err(_) => None,
            };
            Ok(Shown {
                place: (place, list.len()),
                known: suggestions::known_here(tx, actor.network, now)?,
                looks_after: match actor.may_here("change_routing") {
                    Ok(()) => LooksAfter::TheList,
                    Err(_) => LooksAfter::NotTheList,
                },
                to_change,
                kept,
            })
        })
        .await
}

/// The page; `again` is the form that was refused or tried, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>, tried: Option<&Tried>) -> Page {
    let kept = &shown.kept;
    let heading = says(view, &shown.known, kept);
    let sentence = html! { (t!(view, "routing-rule-goes-to", holder = &kept.holder_name)) };
    let (place, count) = shown.place;
    let rows = vec![
        (t!(view, "routing-why"), html! { (kept.why) }),
        (t!(view, "routing-answerable"), html! { (kept.answerable_name) }),
        (t!(view, "routing-place"), html! { (t!(view, "routing-place-of", place = place, count = count)) }),
    ];
    let main = html! {
        (head(view, &heading, None, &sentence))
        (passed_by(view, kept))
        @if let Some(tried) = tried { (try_routing::show(view, tried)) }
        (facts(&rows))
        @if let Some(choices) = &shown.to_change {
            (again.fold(view, "rule", &t!(view, "routing-change-title"),
                &change_routing_rule::form(view, again, kept, (choices, &shown.known))))
        }
        @if shown.looks_after == LooksAfter::TheList { (order(view, shown)) }
        p { a class="utrecht-link" href="/routering" { (t!(view, "routing-all-rules")) } }
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

/// Moving it and taking it away, each with a try before it.
fn order(view: &View, shown: &Shown) -> Markup {
    let (place, count) = shown.place;
    let (move_to, remove) = (format!("{}/plaats", shown.kept.href()), format!("{}/weg", shown.kept.href()));
    let button = |action: &str, key: &str, pairs: &[(&str, &str)]| post_button(view, action, key, &[], pairs);
    let moves = |key: &str, try_key: &str, to: usize| {
        let to = to.to_string();
        html! {
            (button(&move_to, key, &[("position", &to)]))
            (button(&move_to, try_key, &[("position", &to), (try_routing::FIELD, "yes")]))
        }
    };
    section(
        "volgorde",
        &t!(view, "routing-order"),
        &html! {
            p { (t!(view, "routing-order-what")) }
            div class="ponton-buttons" {
                @if place > 1 { (moves("routing-up-act", "routing-up-try", place - 1)) }
                @if place < count { (moves("routing-down-act", "routing-down-try", place + 1)) }
            }
            p { (t!(view, "routing-remove-what")) }
            div class="ponton-buttons" {
                (button(&remove, "routing-remove-act", &[]))
                (button(&remove, "routing-remove-try", &[(try_routing::FIELD, "yes")]))
            }
        },
    )
}
