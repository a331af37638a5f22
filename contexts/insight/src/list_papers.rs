//! What the network asked of bodies that can decide, newest first, with how long each took from the first signal, and the
//! middle of that. For everybody in the network.

use crate::paper::{self, Paper, PaperId};
use crate::paper_parts;
use crate::show_alarm::PLACE;
use axum::extract::RawQuery;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{empty, list, pager, section, title};
use web::{Failure, Page, Posted, View, t};

const AT_ONCE: usize = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/stukken", "see_papers", show)]
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    papers: Vec<Paper>,
    /// The middle lead time in days, and of how many papers.
    median: Option<(i64, usize)>,
    /// Whether this is a later page.
    later: bool,
    /// The address of the next page.
    next: Option<String>,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let typed = Posted::read(query.unwrap_or_default().as_bytes())?;
    let after = after(typed.text("na"));
    let shown = visit.read(move |tx, actor| read(tx, actor, after)).await?;
    Ok(page(&visit.view, &shown))
}

fn after(typed: &str) -> Option<paper::After> {
    let (at, id) = typed.split_once('_')?;
    Some((at.parse::<Timestamp>().ok()?, id.parse::<PaperId>().ok()?))
}

/// Reads the list.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, after: Option<paper::After>) -> Result<Shown, Refusal> {
    actor.may_here("see_papers")?;
    let most = i64::try_from(AT_ONCE + 1).unwrap_or(i64::MAX);
    let mut papers = paper::list(tx, actor.network, (after, most))?;
    let more = papers.len() > AT_ONCE;
    papers.truncate(AT_ONCE);
    let last = papers.last().filter(|_| more);
    Ok(Shown {
        next: last.map(|last| format!("/stukken?na={}_{}", last.made_at, last.id)),
        median: paper::median_lead(tx, actor.network)?,
        later: after.is_some(),
        papers,
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "papers-title");
    let (open, over): (Vec<&Paper>, Vec<&Paper>) =
        shown.papers.iter().partition(|paper| paper.state.is_open());
    let main = html! {
        (title(&heading, &t!(view, "papers-what")))
        (lead(view, shown.median))
        @if shown.papers.is_empty() {
            (empty(&t!(view, "papers-none"), &html! {
                (t!(view, "papers-none-do")) " "
                a class="utrecht-link" href="/trendbeeld" { (t!(view, "papers-to-trends")) }
            }))
        }
        @if !open.is_empty() { (section("onderweg", &t!(view, "papers-open"), &rows(view, &open))) }
        @if !over.is_empty() { (section("besloten", &t!(view, "papers-over"), &rows(view, &over))) }
        (pager(view, shown.later.then_some("/stukken"), shown.next.as_deref()))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn rows(view: &View, papers: &[&Paper]) -> Markup {
    list(&papers.iter().map(|paper| paper_parts::row(view, paper)).collect::<Vec<_>>())
}

/// The middle lead time, also for the page of trends.
pub fn lead(view: &View, median: Option<(i64, usize)>) -> Markup {
    html! {
        @if let Some((days, papers)) = median {
            p { strong { (t!(view, "papers-median", days = days)) } " " (t!(view, "papers-median-of", count = papers)) }
        }
    }
}
