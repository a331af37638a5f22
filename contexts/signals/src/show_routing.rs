//! Who understands a new signal first: the list of rules in order, and what comes after the last. For everybody in the
//! network to read; who looks after it adds rules here.

use crate::add_routing_rule::{self as adding, Choices};
use crate::routing::Standing;
use crate::routing_rule::{self, Kept};
use crate::suggestions::{self, Known};
use crate::try_routing::{self, Tried};
use kernel::PersonId;
use maud::{Markup, html};
use network::again::Again;
use network::name_line::{NameLine, name_lines};
use network::{Refusal, Route, Visit, desk};
use std::sync::Arc;
use web::components::mark::{Mark, Symbol};
use web::components::{Tone, empty, notice, section, title};
use web::{Failure, Page, Place, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/routering", "see_routing", show)]
}

/// What the page shows.
pub struct Shown {
    rules: Vec<Kept>,
    last: String,
    known: Arc<Known>,
    me: PersonId,
    /// What a new rule can have; only for those who may add one.
    to_add: Option<Choices>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING, None))
}

/// Reads what the page shows, also when its form was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let now = visit.now();
    visit
        .read(move |tx, actor| {
            actor.may_here("see_routing")?;
            let to_add = match actor.may_here("change_routing") {
                Ok(()) => Some(adding::choices(tx, actor)?),
                Err(_) => None,
            };
            Ok(Shown {
                rules: routing_rule::list(tx, actor.network)?,
                last: desk::of_network(tx, actor.network)?.name,
                known: suggestions::known_here(tx, actor.network, now)?,
                me: actor.person,
                to_add,
            })
        })
        .await
}

/// The page; `again` is the form that was refused or tried, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>, tried: Option<&Tried>) -> Page {
    let heading = t!(view, "routing-title");
    let main = html! {
        (title(&heading, &t!(view, "routing-what")))
        @if let Some(tried) = tried { (try_routing::show(view, tried)) }
        (section("regels", &t!(view, "routing-rules"), &html! {
            @if shown.rules.is_empty() {
                (empty(&t!(view, "routing-none", desk = &shown.last), &html! { (t!(view, "routing-none-do")) }))
            }
            (name_lines(&lines(view, shown)))
        }))
        @if let Some(choices) = &shown.to_add {
            (again.fold(view, "rule", &t!(view, "routing-add-title"), &adding::form(view, again, choices, &shown.known, shown.me)))
        }
        (notice(view, Tone::Quiet, &html! { (t!(view, "routing-labels-hide-nothing")) }))
    };
    Page::new(view, heading, main).at(Place("nav-signals"))
}

/// The rules, and what comes after the last.
fn lines(view: &View, shown: &Shown) -> Vec<NameLine> {
    let numbered = shown.rules.iter().zip(1_usize..);
    let mut lines: Vec<NameLine> = numbered
        .map(|(kept, number)| NameLine {
            mark: Mark::new(Symbol::Signal, t!(view, "routing-rule")),
            href: Some(kept.href()),
            name: format!("{number}. {}", says(view, &shown.known, kept)),
            what: format!("{} · {}", stands(view, kept), kept.why),
            place: kept.holder_name.clone(),
            act: html! {},
        })
        .collect();
    lines.push(NameLine {
        mark: Mark::new(Symbol::Table, t!(view, "routing-last")),
        href: None,
        name: format!("{}. {}", shown.rules.len() + 1, t!(view, "routing-last-name")),
        what: t!(view, "routing-last-what"),
        place: shown.last.clone(),
        act: html! {},
    });
    lines
}

/// What a rule fits, in one line.
pub fn says(view: &View, known: &Known, kept: &Kept) -> String {
    let asked = &kept.rule.conditions;
    let area = asked.area.as_ref().map(|code| {
        let name = known.areas.iter().find(|area| area.code == *code).map_or(code, |area| &area.name);
        t!(view, "routing-says-area", area = name)
    });
    let organisation =
        kept.organisation_name.as_ref().map(|name| t!(view, "routing-says-organisation", name = name));
    let parts: Vec<String> = [
        asked.kind.map(|kind| view.say(kind.text_key(), &[])),
        asked.theme.as_ref().map(|code| known.theme_name(code, view.lang)),
        area,
        asked.level.map(|level| view.say(level.text_key(), &[])),
        organisation,
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() { t!(view, "routing-says-all") } else { parts.join(" · ") }
}

/// How a rule stands, in words.
pub fn stands(view: &View, kept: &Kept) -> String {
    match kept.rule.standing {
        Standing::Works => t!(view, "routing-works", name = &kept.answerable_name),
        Standing::Rests => t!(view, "routing-rests"),
        Standing::Broken(fault) => t!(view, "routing-broken", why = view.say(fault.text_key(), &[])),
    }
}

/// A notice above a rule that signals pass by.
pub fn passed_by(view: &View, kept: &Kept) -> Markup {
    html! {
        @match kept.rule.standing {
            Standing::Works => {},
            Standing::Rests => { (notice(view, Tone::Wait, &html! { (stands(view, kept)) })) },
            Standing::Broken(_) => {
                (notice(view, Tone::Now, &html! {
                    (stands(view, kept)) " " (t!(view, "routing-broken-then", name = &kept.answerable_name))
                }))
            },
        }
    }
}
