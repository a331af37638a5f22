//! The measures that the network works under, newest first, a page at a time: those in force and those that ended.

use crate::crisis::{Crisis, banner, in_crisis};
use crate::list_answers::{filter, pages};
use crate::measure::MeasureId;
use crate::set_measure;
use crate::show_crisis::PLACE;
use crate::themes;
use crate::who_holds::places;
use axum::extract::RawQuery;
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::html;
use network::name_line::{NameLine, name_lines};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::page::{After, Page as Rows};
use store::{Error, ToValue, Tx};
use web::components::{Mark, Symbol, act_link, empty, title};
use web::{Failure, Page, Posted, View, t};

/// Lines on a page.
const ROWS: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/maatregelen", "see_knowledge", show)]
}

/// One measure in the list.
pub struct Row {
    id: MeasureId,
    title: String,
    source: String,
    theme: Option<String>,
    is_ended: bool,
    valid_until: Option<Timestamp>,
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    themes: Vec<Theme>,
    rows: Rows<Row>,
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
    let narrowed = if within.is_empty() {
        String::new()
    } else {
        format!(" and measure.theme_code in ({})", places(within, &mut params))
    };
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

/// The page.
pub fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let heading = t!(view, "measures-title");
    let lines: Vec<NameLine> = shown.rows.rows.iter().map(|row| line(view, shown, row)).collect();
    let is_filtered = !asked.text("thema").is_empty() || !asked.text("na").is_empty();
    let main = html! {
        (banner(view, shown.crisis.as_ref()))
        (title(&heading, &t!(view, "measures-what")))
        @if shown.may_set { p { (act_link("/maatregelen/nieuw", &t!(view, "measures-set"))) } }
        (filter(view, "/maatregelen", asked, &shown.themes))
        @if lines.is_empty() && is_filtered {
            (empty(&t!(view, "measures-none-such"), &html! {
                a class="utrecht-link" href="/maatregelen" { (t!(view, "knowledge-show-all")) }
            }))
        } @else if lines.is_empty() {
            (empty(&t!(view, "measures-none"), &html! { (t!(view, "measures-none-then")) }))
        }
        (name_lines(&lines))
        (pages(view, "/maatregelen", asked, shown.rows.next.as_ref().map(ToString::to_string)))
    };
    Page::new(view, heading, main).at(PLACE)
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
