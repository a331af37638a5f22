//! Trendbeeld: what rises, where and since when. Whoever understands signals sees exact counts against what was expected,
//! per theme and per wijk, and the alarms with who holds them; everybody else in the network sees what is released, and of an
//! alarm that it is there, where that betrays nobody.

mod exact;
mod parts;

use crate::alarm::{self, Alarm};
use crate::files::{self, CSV};
use crate::paper;
use crate::publish_figures;
use crate::released::{self, PERIODS, Released, told_at};
use crate::released_tables::{Asked, first_shown};
use axum::extract::RawQuery;
use axum::response::Response;
pub use exact::{Drawn, Exact};
use jiff::civil::Date;
use kernel::Timestamp;
use network::{Actor, Refusal, Route, Visit};
pub use parts::page;
use store::Tx;
use web::{Failure, Page, Posted, Problems};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/trendbeeld", "see_trends", show),
        Route::get("/trendbeeld.csv", "see_trends", download),
        Route::get("/trendbeeld/tellingen.csv", "see_counts", download_counts),
    ]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let typed = Posted::read(query.unwrap_or_default().as_bytes())?;
    let (asked, now) = (Asked::parse(&typed), visit.now());
    let shown = visit.read(move |tx, actor| read(tx, actor, now, &asked)).await?;
    Ok(page(&visit.view, &shown, &typed, &Problems::NONE))
}

/// The page again after the decision about open figures was refused (422).
pub async fn again(visit: &Visit, problems: &Problems) -> Result<Page, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now, &Asked::default())).await?;
    Ok(page(&visit.view, &shown, &Posted::EMPTY, problems))
}

/// An alarm as everybody in the network may hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The theme of which a figure is shown.
    pub theme: String,
    /// Where a figure of it is shown.
    pub place: String,
    /// The week in which it rose.
    pub week: Date,
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    asked: Asked,
    network: kernel::NetworkId,
    released: Released,
    told: Vec<Told>,
    /// For whoever may see exact counts.
    exact: Option<Exact>,
    open: Option<Timestamp>,
    may_publish: bool,
    /// From the first signal to an agenda: the middle in days, and of how many papers.
    lead: Option<(i64, usize)>,
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, asked: &Asked) -> Result<Shown, Refusal> {
    actor.may_here("see_trends")?;
    let mut released = released::read(tx, actor.network, PERIODS)?;
    if let Some(first) = first_shown(&released, asked) {
        released.outline(tx, actor.network, &first)?;
    }
    let alarms = alarm::open(tx, actor.network)?;
    let exact = match actor.may_here("see_counts") {
        Ok(()) => Some(exact::read(tx, actor.network, now, (asked, &alarms, &released))?),
        Err(_) => None,
    };
    Ok(Shown {
        asked: asked.clone(),
        network: actor.network,
        told: told(&released, &alarms),
        exact,
        open: publish_figures::open_since(tx, actor.network)?,
        may_publish: actor.may_here("publish_figures").is_ok(),
        lead: paper::median_lead(tx, actor.network)?,
        released,
    })
}

/// The exact weeks that the page draws, for who may see them, with the names it takes to read them.
pub fn weeks(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    asked: &Asked,
) -> Result<(Vec<Drawn>, Released), Refusal> {
    actor.may_here("see_counts")?;
    let names = released::names(tx, actor.network)?;
    let exact = exact::read(tx, actor.network, now, (asked, &[], &names))?;
    Ok((exact.drawn.into_iter().chain(exact.within).collect(), names))
}

/// Of the open alarms those that may be told, each where a figure of it is shown, by theme and place: no order tells more.
pub fn told(released: &Released, alarms: &[Alarm]) -> Vec<Told> {
    let tell = |alarm: &Alarm| {
        let (theme, place) = told_at(released, (&alarm.theme, &alarm.place))?;
        Some(Told { theme: theme.to_owned(), place: place.to_owned(), week: alarm.week })
    };
    let mut told: Vec<Told> = alarms.iter().filter_map(tell).collect();
    told.sort_by(|a, b| (&a.theme, &a.place, a.week).cmp(&(&b.theme, &b.place, b.week)));
    told.dedup_by(|a, b| (&a.theme, &a.place) == (&b.theme, &b.place));
    told
}

/// What a reader asked to see, as the address says.
fn asked(query: Option<String>) -> Result<Asked, Failure> {
    Ok(Asked::parse(&Posted::read(query.unwrap_or_default().as_bytes())?))
}

async fn download(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let asked = asked(query)?;
    let mut released = visit
        .read(|tx, actor| {
            actor.may_here("see_trends")?;
            Ok(released::read(tx, actor.network, PERIODS)?)
        })
        .await?;
    released.figures.retain(|one| asked.is_theme(&one.theme) && asked.is_in(Some(&one.municipality)));
    let file = files::released_rows(&visit.view, &released)?;
    Ok(files::download(CSV, "trendbeeld.csv", "no-store", file))
}

async fn download_counts(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let (asked, now) = (asked(query)?, visit.now());
    let rows = visit
        .read(move |tx, actor| {
            actor.may_here("see_counts")?;
            exact::rows(tx, actor.network, now, &asked)
        })
        .await?;
    let file = files::comma_separated(&exact::COLUMNS, &rows)?;
    Ok(files::download(CSV, "tellingen.csv", "no-store", file))
}

#[cfg(test)]
mod tests;
