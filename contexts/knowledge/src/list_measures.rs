//! The measures that the network works under, newest first, a page at a time: those in force and those that ended.

use crate::crisis::{Crisis, in_crisis};
use crate::list_page::{self, Filled, List, narrowed};
use crate::measure::MeasureId;
use crate::set_measure;
use crate::themes;
use axum::extract::RawQuery;
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::html;
use network::name_line::NameLine;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::components::{Mark, Symbol, act_link};
use web::{Failure, Page, Posted, View, t};

/// Lines on a page.
const ROWS: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/maatregelen", "see_knowledge", show)]
}

/// One measure in the list.
pub struct Row {
    /// Which.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// Whose decision it is.
    pub source: String,
    /// What it is about.
    pub theme: Option<String>,
    /// Whether it is over.
    pub is_ended: bool,
    /// Until when, where somebody said so.
    pub valid_until: Option<Timestamp>,
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    themes: Vec<Theme>,
    /// A page of them.
    pub rows: Rows<Row>,
    may_set: bool,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let code = asked.text("thema").to_owned();
    let shown = visit.read(move |tx, actor| read(tx, actor, &code, &after)).await?;
    Ok(page(&visit.view, &asked, &shown))
}

/// Reads a page of the list.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, theme: &str, after: &After<MeasureId>) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let themes = theme::list(tx, actor.network)?;
    let within = themes::within(&themes, theme);
    let rows = newest(tx, actor, &within, after)?;
    Ok(Shown {
        crisis: in_crisis(tx, actor.network)?,
        rows: Rows::cut(rows, after, |row| row.id),
        themes,
        may_set: set_measure::may_set(tx, actor).is_ok(),
    })
}

fn newest(
    tx: &mut Tx<'_>,
    actor: &Actor,
    within: &[String],
    after: &After<MeasureId>,
) -> Result<Vec<Row>, Error> {
    let before = after.key.unwrap_or(MeasureId(Uuid::max()));
    let fetch = after.fetch();
    let mut params: Vec<&dyn ToValue> = vec![&actor.network, &before, &fetch];
    let narrowed = narrowed("measure.theme_code", within, &mut params);
    let sql = format!(
        "select measure.id, measure.theme_code, measure.state, measure.valid_until, measure_version.title,
           measure_version.source
         from measure
         join measure_version on measure_version.network_id = measure.network_id
           and measure_version.measure_id = measure.id and measure_version.number = measure.number
         where measure.network_id = $1 and measure.id < $2{narrowed}
         order by measure.id desc limit $3"
    );
    tx.query(&sql, &params)?
        .iter()
        .map(|row| {
            Ok(Row {
                id: row.get("id")?,
                title: row.get("title")?,
                source: row.get("source")?,
                theme: row.get("theme_code")?,
                is_ended: row.get::<String>("state")? == "ended",
                valid_until: row.get("valid_until")?,
            })
        })
        .collect()
}

const LIST: List = List {
    path: "/maatregelen",
    title: "measures-title",
    what: "measures-what",
    none_such: "measures-none-such",
    none: "measures-none",
    none_then: "measures-none-then",
};

/// The page.
pub fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let filled = Filled {
        crisis: shown.crisis.as_ref(),
        themes: &shown.themes,
        act: html! { @if shown.may_set { p { (act_link("/maatregelen/nieuw", &t!(view, "measures-set"))) } } },
        lines: shown.rows.rows.iter().map(|row| line(view, shown, row)).collect(),
        next: shown.rows.next.as_ref().map(ToString::to_string),
    };
    list_page::page(view, asked, &LIST, &filled)
}

fn line(view: &View, shown: &Shown, row: &Row) -> NameLine {
    let theme = themes::name(&shown.themes, row.theme.as_deref(), view.lang);
    NameLine {
        mark: Mark::new(Symbol::Table, t!(view, "measure-title")),
        href: Some(format!("/maatregelen/{}", row.id)),
        name: row.title.clone(),
        what: theme.map_or_else(|| row.source.clone(), |theme| format!("{} · {theme}", row.source)),
        place: match row.valid_until {
            _ if row.is_ended => t!(view, "measure-state-ended"),
            Some(until) => t!(view, "measures-until", day = view.day(until)),
            None => t!(view, "measure-state-in-force"),
        },
        act: html! {},
    }
}
