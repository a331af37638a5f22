//! The page of crisis mode: whether the network is in a crisis, why and since when, what is new since it began, and the
//! crises before it. For everybody; a facilitator or administrator begins and ends it here.

use crate::begin_crisis;
use crate::crisis::{self, Crisis, CrisisId, State};
use crate::{end_crisis, overview, published_knowledge};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::published::Published;
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use store::page::After;
use web::components::{empty, facts, list, section, title};
use web::{Failure, Page, Place, Posted, Problems, View, t};

/// Where the pages of this context stand in the navigation.
pub const PLACE: Place = Place("nav-knowledge");

/// So many of those that ended stand on a page.
const AT_ONCE: u16 = 20;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/crisis", "see_knowledge", show)]
}

/// What the page shows.
pub struct Shown {
    /// The crisis that runs.
    pub running: Option<Crisis>,
    /// What came or changed since it began.
    pub new: Vec<Published>,
    /// Those that ended, the newest first.
    pub ended: Vec<Crisis>,
    pages: Pages,
    /// Whether whoever looks may begin one.
    pub may_begin: bool,
    /// Whether whoever looks may end the one that runs.
    pub may_end: bool,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let (now, after) = (visit.now(), visit.after(AT_ONCE));
    let shown = visit.read(move |tx, actor| read(tx, actor, now, &after)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after a form was refused (422).
pub async fn again(
    visit: &Visit,
    form: &'static str,
    posted: &Posted,
    problems: &Problems,
) -> Result<Response, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, &After::start(AT_ONCE))).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads what the page shows.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    after: &After<CrisisId>,
) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let running = crisis::in_crisis(tx, actor.network)?;
    let ended = crisis::ended(tx, actor.network, after)?;
    let new = match &running {
        Some(crisis) => published_knowledge::since(tx, actor.network, (crisis.begun_at, now))?,
        None => Vec::new(),
    };
    Ok(Shown {
        running,
        new,
        pages: pages("/crisis", &[], after, ended.next.as_ref()),
        ended: ended.rows,
        may_begin: actor.may_here("begin_crisis").is_ok(),
        may_end: actor.may_here("end_crisis").is_ok(),
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "crisis-title");
    let main = html! {
        (title(&heading, &t!(view, "crisis-what")))
        @match &shown.running {
            Some(crisis) => { (running(view, shown, crisis, again)) }
            None => { (empty(&t!(view, "crisis-none"), &html! { (t!(view, "crisis-none-then")) })) }
        }
        @if shown.may_begin {
            (again.fold(view, "begin", &begin_title(view, shown), &begin_crisis::form(view, again, shown.running.as_ref())))
        }
        @if !shown.ended.is_empty() {
            (section("eerder", &t!(view, "crisis-before"), &before(view, &shown.ended)))
            (shown.pages.show(view))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn begin_title(view: &View, shown: &Shown) -> String {
    if shown.running.is_some() { t!(view, "crisis-follow-title") } else { t!(view, "crisis-begin-title") }
}

fn running(view: &View, shown: &Shown, crisis: &Crisis, again: &Again<'_>) -> Markup {
    html! {
        h2 lang=[view.said_lang()] { (crisis.name) }
        (facts(&[
            (t!(view, "crisis-since"), html! { (view.day(crisis.begun_at)) }),
            (t!(view, "crisis-reason"), html! { (crisis.reason) }),
        ]))
        (section("nieuw", &t!(view, "crisis-new"), &html! {
            @if shown.new.is_empty() { p { (t!(view, "crisis-new-none")) } } @else { (overview::news(view, &shown.new)) }
        }))
        @if shown.may_end {
            (again.fold(view, "end", &t!(view, "crisis-end-title"), &end_crisis::form(view, again, crisis.id)))
        }
    }
}

fn before(view: &View, ended: &[Crisis]) -> Markup {
    let rows: Vec<Markup> = ended
        .iter()
        .map(|crisis| {
            let until = match crisis.state {
                State::Ended { at, .. } => view.day(at),
                State::Running => String::new(),
            };
            html! {
                strong { (crisis.name) } ": "
                (t!(view, "crisis-from-until", from = view.day(crisis.begun_at), until = until)) " " (crisis.reason)
            }
        })
        .collect();
    list(&rows)
}
