//! The questions: the newest of one's own on top, with where they stand; below, what is open in the network, newest first, a
//! page at a time. All of one's own stand on a page beside it.

use crate::crisis::{Crisis, banner, in_crisis};
use crate::question::{self, COLUMNS, JOINS, Question, QuestionId, State};
use crate::show_crisis::PLACE;
use crate::who_holds::{Holds, who_holds};
use axum::extract::RawQuery;
use kernel::NetworkId;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::address::{address, pages};
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
/// So many of one's own questions stand above the others, the newest.
const MINE: u16 = 10;
/// What the address says where all of one's own are asked for.
const OWN: (&str, &str) = ("van", "mij");

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/vragen", "see_knowledge", show)]
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    mine: Rows<Question>,
    open: Rows<Question>,
    held: HashMap<Uuid, Holds>,
    is_first: bool,
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    if asked.text(OWN.0) == OWN.1 {
        return show_own(visit).await;
    }
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
    let mine = if is_first {
        asked_by(tx, actor, &After::start(MINE))?
    } else {
        Rows { rows: Vec::new(), next: None }
    };
    let ids: Vec<QuestionId> = open.rows.iter().chain(&mine.rows).map(|question| question.id).collect();
    Ok(Shown {
        crisis: in_crisis(tx, actor.network)?,
        held: who_holds(tx, actor.network, "question", &ids)?,
        mine,
        open,
        is_first,
    })
}

/// A page of what somebody asked, newest first.
fn asked_by(tx: &mut Tx<'_>, actor: &Actor, after: &After<QuestionId>) -> Result<Rows<Question>, Error> {
    let before = after.key.unwrap_or(QuestionId(Uuid::max()));
    let sql = format!(
        "select {COLUMNS} from question {JOINS}
         where question.network_id = $1 and question.asked_by = $2 and question.id < $3
         order by question.id desc limit $4"
    );
    let rows = tx.query(&sql, &[&actor.network, &actor.person, &before, &after.fetch()])?;
    let asked = rows.iter().map(question::read).collect::<Result<Vec<_>, _>>()?;
    Ok(Rows::cut(asked, after, |question| question.id))
}

async fn show_own(visit: Visit) -> Result<Page, Failure> {
    let after: After<QuestionId> = visit.after(ROWS);
    let from = after.clone();
    let (asked, held) = visit
        .read(move |tx, actor| {
            actor.may_here("see_knowledge")?;
            let asked = asked_by(tx, actor, &from)?;
            let ids: Vec<QuestionId> = asked.rows.iter().map(|question| question.id).collect();
            let held = who_holds(tx, actor.network, "question", &ids)?;
            Ok((asked, held))
        })
        .await?;
    let view = &visit.view;
    let heading = t!(view, "questions-mine");
    let main = html! {
        (title(&heading, &t!(view, "questions-mine-what")))
        (mine(view, &asked.rows, &held))
        (pages("/vragen", &[OWN], &after, asked.next.as_ref()).show(view))
        p { a class="utrecht-link" href="/vragen" { (t!(view, "questions-title")) } }
    };
    Ok(Page::new(view, heading, main).at(PLACE))
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
        @if !shown.mine.rows.is_empty() {
            (section("mijn", &t!(view, "questions-mine"), &html! {
                (mine(view, &shown.mine.rows, &shown.held))
                @if shown.mine.next.is_some() {
                    p { a class="utrecht-link" href=(address("/vragen", &[OWN])) { (t!(view, "questions-all-mine")) } }
                }
            }))
        }
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
fn mine(view: &View, asked: &[Question], held: &HashMap<Uuid, Holds>) -> Markup {
    let lines: Vec<NameLine> = asked
        .iter()
        .map(|question| {
            let held = held.get(&question.id.into());
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::ask;
    use crate::samples::asking;
    use kernel::Lang;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn all_that_somebody_asked_is_on_a_page() {
        on_both(|db| {
            let village = Village::build(db);
            let mut asked: Vec<QuestionId> = (1..=usize::from(MINE) + 1)
                .map(|number| {
                    let new = asking(&"Telt het mee? ".repeat(number));
                    village.acts(db, village.ruud, |tx, actor| ask(tx, actor, monday(), &new)).unwrap()
                })
                .collect();
            asked.reverse();
            let page = |who, after: &After<QuestionId>| {
                let rows = village.acts(db, who, |tx, actor| Ok(asked_by(tx, actor, after)?)).unwrap();
                (rows.rows.iter().map(|question| question.id).collect::<Vec<_>>(), rows.next)
            };
            let (first, next) = page(village.ruud, &After::start(4));
            assert_eq!(first, asked[..4]);
            let after = After::read(next.map(|next| next.to_string()).as_deref(), 50).unwrap();
            assert_eq!(page(village.ruud, &after), (asked[4..].to_vec(), None));
            assert_eq!(page(village.joost, &After::start(4)), (Vec::new(), None));
            let texts: Vec<_> = crate::TEXTS.into_iter().chain([network::TEXTS, worklist::TEXTS]).collect();
            let view = web::samples::view(Lang::Nl, &texts);
            let says = |who| {
                let shown = village.acts(db, who, |tx, actor| read(tx, actor, &After::start(ROWS))).unwrap();
                super::page(&view, &shown).html().contains("/vragen?van=mij")
            };
            assert!(says(village.ruud) && !says(village.joost));
        });
    }
}
