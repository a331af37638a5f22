//! The practice bank: what works somewhere and may work elsewhere, newest first, a page at a time, with how far it spread.

use crate::crisis::{Crisis, in_crisis};
use crate::list_page::{self, Filled, List, narrowed};
use crate::practice::PracticeId;
use crate::themes;
use axum::extract::RawQuery;
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
    vec![Route::get("/praktijken", "see_knowledge", show)]
}

/// One practice in the list.
pub struct Row {
    /// Which.
    pub id: PracticeId,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub owner: String,
    /// What it is about.
    pub theme: Option<String>,
    /// How many organisations apply it.
    pub uses: i64,
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    themes: Vec<Theme>,
    /// A page of them.
    pub rows: Rows<Row>,
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
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    theme: &str,
    after: &After<PracticeId>,
) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let themes = theme::list(tx, actor.network)?;
    let within = themes::within(&themes, theme);
    let rows = newest(tx, actor, &within, after)?;
    Ok(Shown { crisis: in_crisis(tx, actor.network)?, rows: Rows::cut(rows, after, |row| row.id), themes })
}

fn newest(
    tx: &mut Tx<'_>,
    actor: &Actor,
    within: &[String],
    after: &After<PracticeId>,
) -> Result<Vec<Row>, Error> {
    let before = after.key.unwrap_or(PracticeId(Uuid::max()));
    let fetch = after.fetch();
    let mut params: Vec<&dyn ToValue> = vec![&actor.network, &before, &fetch];
    let narrowed = narrowed("practice.theme_code", within, &mut params);
    let sql = format!(
        "select practice.id, practice.theme_code, practice_version.title, organisation.name as owner_name,
           (select count(*) from practice_use where practice_use.network_id = practice.network_id
             and practice_use.practice_id = practice.id) as uses
         from practice
         join practice_version on practice_version.network_id = practice.network_id
           and practice_version.practice_id = practice.id and practice_version.number = practice.number
         join organisation on organisation.network_id = practice.network_id and organisation.id = practice.owner_id
         where practice.network_id = $1 and practice.id < $2{narrowed}
         order by practice.id desc limit $3"
    );
    tx.query(&sql, &params)?
        .iter()
        .map(|row| {
            Ok(Row {
                id: row.get("id")?,
                title: row.get("title")?,
                owner: row.get("owner_name")?,
                theme: row.get("theme_code")?,
                uses: row.get("uses")?,
            })
        })
        .collect()
}

const LIST: List = List {
    path: "/praktijken",
    title: "practices-title",
    what: "practices-what",
    none_such: "practices-none-such",
    none: "practices-none",
    none_then: "practices-none-then",
};

/// The page.
pub fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let filled = Filled {
        crisis: shown.crisis.as_ref(),
        themes: &shown.themes,
        act: html! { p { (act_link("/praktijken/nieuw", &t!(view, "practices-share"))) } },
        lines: shown.rows.rows.iter().map(|row| line(view, shown, row)).collect(),
        next: shown.rows.next.as_ref().map(ToString::to_string),
    };
    list_page::page(view, asked, &LIST, &filled)
}

fn line(view: &View, shown: &Shown, row: &Row) -> NameLine {
    let theme = themes::name(&shown.themes, row.theme.as_deref(), view.lang);
    NameLine {
        mark: Mark::new(Symbol::GoodPractice, t!(view, "practice-title")),
        href: Some(format!("/praktijken/{}", row.id)),
        name: row.title.clone(),
        what: theme.map_or_else(|| row.owner.clone(), |theme| format!("{} · {theme}", row.owner)),
        place: t!(view, "practices-uses", count = row.uses),
        act: html! {},
    }
}
