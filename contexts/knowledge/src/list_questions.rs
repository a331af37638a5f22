//! The questions: one's own on top, with where they stand; below, what is open in the network, newest first, a page at a
//! time.

use crate::crisis::{Crisis, banner, in_crisis};
use crate::question::{self, COLUMNS, JOINS, Question, QuestionId, State};
use crate::show_crisis::PLACE;
use crate::who_holds::{Holds, who_holds};
use axum::extract::RawQuery;
use kernel::NetworkId;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use std::collections::HashMap;
use store::page::{After, Page as Rows};
use store::{Error, Tx};
use web::components::{Act, Line, Mark, Symbol, act_link, empty, lines, pager, section, title};
use web::{Failure, Page, Posted, View, t};
use worklist::why;

/// Lines on a page.
const ROWS: u16 = 50;
/// So many of one's own questions are shown, the newest.
const MINE: i64 = 10;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/vragen", "see_knowledge", show)]
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    mine: Vec<Question>,
    open: Rows<Question>,
    held: HashMap<Uuid, Holds>,
    is_first: bool,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let shown = visit.read(move |tx, actor| read(tx, actor, &after)).await?;
    Ok(page(&visit.view, &shown))
}

/// Reads a page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, after: &After<QuestionId>) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let is_first = after.key.is_none();
    let open = open(tx, actor.network, after)?;
    let mine = format!(
        "select {COLUMNS} from question {JOINS}
         where question.network_id = $1 and question.asked_by = $2 order by question.id desc limit $3"
    );
    let mine = if is_first { tx.query(&mine, &[&actor.network, &actor.person, &MINE])? } else { Vec::new() };
    let mine = mine.iter().map(question::read).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<QuestionId> = open.rows.iter().chain(&mine).map(|question| question.id).collect();
    Ok(Shown {
        crisis: in_crisis(tx, actor.network)?,
        held: who_holds(tx, actor.network, "question", &ids)?,
        mine,
        open,
        is_first,
    })
}

/// What is open in the network, newest first.
pub fn open(tx: &mut Tx<'_>, network: NetworkId, after: &After<QuestionId>) -> Result<Rows<Question>, Error> {
    let before = after.key.unwrap_or(QuestionId(Uuid::max()));
    let open = format!(
        "select {COLUMNS} from question {JOINS}
         where question.network_id = $1 and question.state = 'open' and question.id < $2
         order by question.id desc limit $3"
    );
    let rows = tx.query(&open, &[&network, &before, &after.fetch()])?;
    let open = rows.iter().map(question::read).collect::<Result<Vec<_>, _>>()?;
    Ok(Rows::cut(open, after, |question| question.id))
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "questions-title");
    let open: Vec<Line> =
        shown.open.rows.iter().filter_map(|question| open_line(view, question, &shown.held)).collect();
    let first = (!shown.is_first).then_some("/vragen");
    let next = shown.open.next.as_ref().map(|place| format!("/vragen?na={place}"));
    let main = html! {
        (banner(view, shown.crisis.as_ref()))
        (title(&heading, &t!(view, "questions-what")))
        p { (act_link("/vragen/nieuw", &t!(view, "questions-ask"))) }
        @if !shown.mine.is_empty() { (section("mijn", &t!(view, "questions-mine"), &mine(view, shown))) }
        @if open.is_empty() {
            (empty(&t!(view, "questions-none"), &html! {
                a class="utrecht-link" href="/antwoorden" { (t!(view, "questions-to-answers")) }
            }))
        } @else {
            (section("open", &t!(view, "questions-open"), &lines(view, &open)))
        }
        (pager(view, first, next.as_deref()))
        p { a class="utrecht-link" href="/vragen/balies" { (t!(view, "questions-desks")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn open_line(view: &View, question: &Question, held: &HashMap<Uuid, Holds>) -> Option<Line> {
    let held = held.get(&question.id.into())?;
    Some(Line {
        mark: Mark::new(Symbol::Question, t!(view, "question-title")),
        href: Some(question.href()),
        title: question.words.clone(),
        holder: held.name.clone(),
        moment: held.moment,
        why: format!("{} · {}", question.organisation_name, why::say(view, &held.why)),
        climbed: held.left_by.clone(),
        since: None,
        act: Some(Act::open(question.href(), t!(view, "questions-look"))),
    })
}

/// One's own, also those that have come to their end.
fn mine(view: &View, shown: &Shown) -> Markup {
    let lines: Vec<NameLine> = shown
        .mine
        .iter()
        .map(|question| {
            let held = shown.held.get(&question.id.into());
            NameLine {
                mark: Mark::new(Symbol::Question, t!(view, "question-title")),
                href: Some(question.href()),
                name: question.words.clone(),
                what: t!(view, "questions-asked", day = view.day(question.asked_at)),
                place: match question.state {
                    State::Open(_) => held.map_or_else(
                        || t!(view, "question-state-open"),
                        |held| t!(view, "questions-with", holder = &held.name),
                    ),
                    State::Prepared(..) => t!(view, "question-state-prepared"),
                    State::Linked(..) => t!(view, "question-state-linked"),
                    State::Answered(..) => t!(view, "question-state-answered"),
                },
                act: html! {},
            }
        })
        .collect();
    name_lines(&lines)
}
