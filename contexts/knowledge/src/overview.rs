//! Where the network's knowledge begins: questions, answers, practices and measures, each with what it is for, and what is
//! new. One place in the navigation, so that a phone keeps its four.

use crate::crisis::{Crisis, banner, in_crisis};
use crate::published_knowledge;
use crate::show_crisis::PLACE;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::published::Published;
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Mark, Symbol, act_link, section, title};
use web::{Failure, Page, View, t};

/// What is new is what came in so many days.
const NEW_DAYS: i32 = 14;
/// So much of it is shown here.
const SHOWN: usize = 8;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/kennis", "see_knowledge", show)]
}

/// What the page shows.
pub struct Shown {
    crisis: Option<Crisis>,
    new: Vec<Published>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let now = visit.now();
    let shown = visit.read(move |tx, actor| read(tx, actor, now)).await?;
    Ok(page(&visit.view, &shown))
}

/// Reads what the page shows.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let from = calendar::in_days(now, -NEW_DAYS);
    let mut new = published_knowledge::since(tx, actor.network, (from, now))?;
    new.truncate(SHOWN);
    Ok(Shown { crisis: in_crisis(tx, actor.network)?, new })
}

/// The page.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "knowledge-title");
    let main = html! {
        (banner(view, shown.crisis.as_ref()))
        (title(&heading, &t!(view, "knowledge-what")))
        p { (act_link("/vragen/nieuw", &t!(view, "questions-ask"))) }
        (name_lines(&places(view)))
        @if !shown.new.is_empty() {
            (section("nieuw", &t!(view, "knowledge-new"), &news(view, &shown.new)))
        }
        p { a class="utrecht-link" href="/crisis" { (t!(view, "crisis-title")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn places(view: &View) -> Vec<NameLine> {
    [
        (Symbol::Question, "/vragen", "questions-title", "questions-what"),
        (Symbol::Answer, "/antwoorden", "answers-title", "answers-what"),
        (Symbol::GoodPractice, "/praktijken", "practices-title", "practices-what"),
        (Symbol::Table, "/maatregelen", "measures-title", "measures-what"),
        (Symbol::Signal, "/dagberichten", "bulletins-title", "bulletins-what"),
        (Symbol::GoodPractice, "/nieuwsbrieven", "newsletters-title", "newsletters-what"),
    ]
    .into_iter()
    .map(|(symbol, href, name, what)| NameLine {
        mark: Mark::new(symbol, view.say(name, &[])),
        href: Some(href.to_owned()),
        name: view.say(name, &[]),
        what: view.say(what, &[]),
        place: String::new(),
        act: html! {},
    })
    .collect()
}

/// What came or changed, each with its kind and day.
pub fn news(view: &View, new: &[Published]) -> Markup {
    let lines: Vec<NameLine> = new
        .iter()
        .map(|one| {
            let (symbol, kind) = match one.path.split('/').nth(1) {
                Some("antwoorden") => (Symbol::Answer, t!(view, "answer-title")),
                Some("praktijken") => (Symbol::GoodPractice, t!(view, "practice-title")),
                _ => (Symbol::Table, t!(view, "measure-title")),
            };
            NameLine {
                mark: Mark::new(symbol, kind.clone()),
                href: Some(one.path.clone()),
                name: one.title.clone(),
                what: kind,
                place: view.day(one.at),
                act: html! {},
            }
        })
        .collect();
    name_lines(&lines)
}
