//! The figures of the loop: how fast signals are understood, brought to a table, decided on and brought back, how many have
//! an answer, whether it works, who raised and who was silent. Each opens into the steps it is made of; the same numbers
//! come as a file. For everybody in the network: these are figures of the work, never of a person.

mod file;
mod parts;
mod steps;

use crate::figures::{self, Counts, Week};
use crate::signal::SignalId;
use axum::extract::RawQuery;
use kernel::ids::Uuid;
use kernel::{OrganisationId, Timestamp};
use network::{Actor, Refusal, Route, Visit};
pub use parts::page;
use store::{Error, ToValue, Tx};
use web::{Failure, Page, Posted, TextSource};

/// The texts of these pages.
pub const TEXTS: TextSource = TextSource {
    context: "figures",
    nl: include_str!("../locales/figures.nl.ftl"),
    en: include_str!("../locales/figures.en.ftl"),
};

/// The stretches to choose from, in weeks.
const STRETCHES: [usize; 4] = [4, 13, 26, 52];
/// What is shown unless somebody chooses: a quarter.
const QUARTER: usize = 13;

/// So many characters of a signal stand on a line.
const LINE: usize = 80;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::get("/cijfers", "see_figures", show),
        Route::get("/cijfers.csv", "see_figures", file::download),
    ];
    routes.extend(steps::Of::ALL.map(|of| {
        Route::get(of.path(), "see_figures", move |visit: Visit, query: RawQuery| {
            steps::show(visit, of, query)
        })
    }));
    routes
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let (weeks, now) = (stretch(query)?, visit.now());
    let seen = visit.read(move |tx, actor| read(tx, actor, weeks, now)).await?;
    Ok(parts::page(&visit.view, &seen))
}

/// How many weeks are asked for; what is no choice of ours is a quarter.
fn stretch(query: Option<String>) -> Result<usize, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let weeks = asked.text("weken").parse().ok();
    Ok(weeks.filter(|weeks| STRETCHES.contains(weeks)).unwrap_or(QUARTER))
}

/// An organisation with how many signals it raised.
#[derive(Clone, Debug)]
pub struct Raised {
    /// Its name.
    pub organisation: String,
    /// How many.
    pub count: u64,
}

/// A signal that waits longest.
#[derive(Clone, Debug)]
pub struct Oldest {
    /// The beginning of its words.
    pub words: String,
    /// Its page.
    pub href: String,
    /// Since when.
    pub since: Timestamp,
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The weeks, the one under way last.
    pub weeks: Vec<Week>,
    /// All of them together.
    pub together: Counts,
    /// Of what was raised in these weeks, how many have an answer.
    pub answered: u64,
    /// Who raised, most first, and who didn't.
    pub organisations: Vec<Raised>,
    /// What has been open longest, where something is.
    pub oldest: Option<Oldest>,
}

/// Reads the figures of the newest `weeks` weeks.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, weeks: usize, now: Timestamp) -> Result<Seen, Refusal> {
    actor.may_here("see_figures")?;
    let weeks = figures::newest(tx, actor.network, weeks, now)?;
    let together = weeks.iter().fold(Counts::default(), |sum, week| sum.and(&week.counts));
    let since = weeks.first().map_or(now, |week| week.starts_at);
    Ok(Seen {
        answered: answered_since(tx, actor, since)?,
        organisations: organisations(tx, actor, &together)?,
        oldest: oldest_open(tx, actor)?,
        weeks,
        together,
    })
}

/// How many of the signals raised since then have an answer by now.
fn answered_since(tx: &mut Tx<'_>, actor: &Actor, since: Timestamp) -> Result<u64, Error> {
    let from = figures::first_id(since);
    let mut answered = 0;
    for state in ["answered", "brought_back", "confirmed"] {
        let row = tx.first(
            "select count(*) as number from signal where network_id = $1 and state = $2 and id >= $3
               and shielded = false",
            &[&actor.network, &state, &from],
        )?;
        answered += row.map_or(Ok(0), |row| row.get::<i64>("number"))?;
    }
    Ok(u64::try_from(answered).unwrap_or(0))
}

/// Every organisation of the network with how many signals it raised.
fn organisations(tx: &mut Tx<'_>, actor: &Actor, counts: &Counts) -> Result<Vec<Raised>, Error> {
    let rows = tx.query(
        "select id, name from organisation where network_id = $1 order by name, id",
        &[&actor.network],
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for row in &rows {
        let id: OrganisationId = row.get("id")?;
        let count = counts.by_organisation.get(&id).copied().unwrap_or(0);
        all.push(Raised { organisation: row.get("name")?, count });
    }
    all.sort_by_key(|raised| std::cmp::Reverse(raised.count));
    Ok(all)
}

/// The oldest signal without an answer that everybody may see.
fn oldest_open(tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<Oldest>, Error> {
    let mut oldest: Option<(SignalId, Oldest)> = None;
    for state in ["raised", "understood", "carried"] {
        let params: [&dyn ToValue; 2] = [&actor.network, &state];
        let row = tx.first(
            "select id, words, raised_at from signal
             where network_id = $1 and state = $2 and shielded = false order by id limit 1",
            &params,
        )?;
        let Some(row) = row else { continue };
        let id: SignalId = row.get("id")?;
        if oldest.as_ref().is_none_or(|(other, _)| id < *other) {
            let found = Oldest {
                words: row.get("words")?,
                href: format!("/signalen/{}", Uuid::from(id)),
                since: row.get("raised_at")?,
            };
            oldest = Some((id, found));
        }
    }
    Ok(oldest.map(|(_, found)| found))
}
