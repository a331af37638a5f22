//! The published answers, newest first, a page at a time, by theme where the reader chose one.

use crate::answer::AnswerId;
use crate::crisis::{Crisis, in_crisis};
use crate::list_page::{self, Filled, List, narrowed};
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
    vec![Route::get("/antwoorden", "see_knowledge", show)]
}

/// One answer in the list.
pub struct Row {
    /// Which.
    pub id: AnswerId,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub owner: String,
    /// Which version.
    pub number: i64,
    /// When that was published.
    pub published_at: Timestamp,
    /// What it is about.
    pub theme: Option<String>,
    /// Whether something that it rests on changed.
    pub touched: bool,
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
pub fn read(tx: &mut Tx<'_>, actor: &Actor, theme: &str, after: &After<AnswerId>) -> Result<Shown, Refusal> {
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
    after: &After<AnswerId>,
) -> Result<Vec<Row>, Error> {
    let before = after.key.unwrap_or(AnswerId(Uuid::max()));
    let fetch = after.fetch();
    let mut params: Vec<&dyn ToValue> = vec![&actor.network, &before, &fetch];
    let narrowed = narrowed("answer.theme_code", within, &mut params);
    let sql = format!(
        "select answer.id, answer.number, answer.published_at, answer.theme_code, answer_version.title,
           organisation.name as owner_name,
           exists (select 1 from measure_touch where measure_touch.network_id = answer.network_id
             and measure_touch.subject_kind = 'answer' and measure_touch.subject_id = answer.id
             and measure_touch.state = 'open') as touched
         from answer
         join answer_version on answer_version.network_id = answer.network_id
           and answer_version.answer_id = answer.id and answer_version.number = answer.number
         join organisation on organisation.network_id = answer.network_id and organisation.id = answer.owner_id
         where answer.network_id = $1 and answer.state = 'published' and answer.id < $2{narrowed}
         order by answer.id desc limit $3"
    );
    tx.query(&sql, &params)?
        .iter()
        .map(|row| {
            Ok(Row {
                id: row.get("id")?,
                title: row.get("title")?,
                owner: row.get("owner_name")?,
                number: row.get("number")?,
                published_at: row.get("published_at")?,
                theme: row.get("theme_code")?,
                touched: row.get("touched")?,
            })
        })
        .collect()
}

const LIST: List = List {
    path: "/antwoorden",
    title: "answers-title",
    what: "answers-what",
    none_such: "answers-none-such",
    none: "answers-none",
    none_then: "answers-none-then",
};

/// The page.
pub fn page(view: &View, asked: &Posted, shown: &Shown) -> Page {
    let filled = Filled {
        crisis: shown.crisis.as_ref(),
        themes: &shown.themes,
        act: html! { p { (act_link("/vragen/nieuw", &t!(view, "questions-ask"))) } },
        lines: shown.rows.rows.iter().map(|row| line(view, shown, row)).collect(),
        next: shown.rows.next.as_ref().map(ToString::to_string),
    };
    list_page::page(view, asked, &LIST, &filled)
}

fn line(view: &View, shown: &Shown, row: &Row) -> NameLine {
    let theme = themes::name(&shown.themes, row.theme.as_deref(), view.lang);
    let said =
        t!(view, "answers-line", owner = &row.owner, number = row.number, day = view.day(row.published_at));
    NameLine {
        mark: Mark::new(Symbol::Answer, t!(view, "answer-title")),
        href: Some(format!("/antwoorden/{}", row.id)),
        name: row.title.clone(),
        what: theme.map_or_else(|| said.clone(), |theme| format!("{said} · {theme}")),
        place: if row.touched { t!(view, "answers-touched") } else { String::new() },
        act: html! {},
    }
}
