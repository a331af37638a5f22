//! Vandaag, the home of every worker, from top to bottom: what other contexts put on top (the capture box), what needs
//! them now, this week, what is asked of them, what stands at their desks, what came back, and, for a lead, what around
//! them has nobody's attention.

use crate::held::{self, Line, Stretch};
use crate::notice::{self, Notice};
use crate::{move_obligation, read_notice, shown};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use obligations::Holder;
use store::Tx;
use web::components::{self, act_link, empty, section, title};
use web::{Failure, Page, SeeOther, View, t};

/// What another context shows on Vandaag; the app hangs them in, because the worklist knows no signal.
pub struct Part {
    /// Where it stands.
    pub place: PartPlace,
    /// Reads what it needs, in the page's own transaction.
    pub read: fn(&mut Tx<'_>, &Actor, &View) -> Result<Markup, Refusal>,
}

/// Where a part stands on Vandaag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartPlace {
    /// Above everything: the capture box.
    Top,
    /// Below what came back.
    Below,
}

/// *Nu* shows so many and tells how many more there are.
const NOW: i64 = 5;
/// So many lines in every other part; the rest stands on Mijn lat.
const SOME: i64 = 10;
/// More than this is "99 or more": nobody counts further on Vandaag.
const MOST: i64 = 99;

/// The routes of this capability.
pub fn routes(parts: &'static [Part]) -> Vec<Route> {
    vec![
        Route::get("/", "see_today", home),
        Route::get("/vandaag", "see_today", move |visit: Visit| show(visit, parts)),
    ]
}

/// The front page leads home.
async fn home(visit: Visit) -> Result<Response, Failure> {
    visit.actor.may_here("see_today").map_err(Failure::from)?;
    Ok(SeeOther::to("/vandaag").into_response())
}

/// What Vandaag shows.
struct Today {
    top: Vec<Markup>,
    below: Vec<Markup>,
    now: Vec<Line>,
    more_now: i64,
    week: Vec<Line>,
    asked: Vec<Line>,
    at_desks: Vec<Line>,
    came_back: Vec<Notice>,
    around: Vec<Line>,
}

async fn show(visit: Visit, parts: &'static [Part]) -> Result<Page, Failure> {
    let view = visit.view.clone();
    let today = visit.read(move |tx, actor| read(tx, actor, &view, parts)).await?;
    Ok(page(&visit.view, &visit.actor, &today))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, view: &View, parts: &[Part]) -> Result<Today, Refusal> {
    actor.may_here("see_today")?;
    let (network, person, now) = (actor.network, actor.person, view.now);
    let (tonight, week) = (end_of_day(now, 0), end_of_day(now, 7));
    let me = Holder::Person(person);
    let desks: Vec<Holder> = actor.desks.iter().copied().map(Holder::Desk).collect();
    let now_lines = held::by(tx, network, me, Stretch::until(tonight), NOW)?;
    let more_now = match i64::try_from(now_lines.len()) {
        Ok(NOW) => held::count_until(tx, network, person, tonight, NOW + MOST)? - NOW,
        _ => 0,
    };
    let mut place = |wanted: PartPlace| -> Result<Vec<Markup>, Refusal> {
        parts.iter().filter(|part| part.place == wanted).map(|part| (part.read)(tx, actor, view)).collect()
    };
    let (top, below) = (place(PartPlace::Top)?, place(PartPlace::Below)?);
    Ok(Today {
        top,
        below,
        now: now_lines,
        more_now,
        week: held::by(tx, network, me, Stretch::between(tonight, week), SOME)?,
        asked: held::asked_of(tx, network, person, &actor.desks, SOME)?,
        at_desks: held::by_all(tx, network, &desks, Stretch::after(None), NOW)?,
        came_back: notice::newest(tx, network, person, SOME)?,
        around: held::around(tx, network, person, NOW)?,
    })
}

/// The last microsecond of the day, `days` from now, in the Netherlands.
fn end_of_day(now: Timestamp, days: i32) -> Timestamp {
    let next = calendar::at_hour(calendar::day(calendar::in_days(now, days + 1)), 0);
    Timestamp::from_microsecond(next.as_microsecond() - 1).unwrap_or(next)
}

fn page(view: &View, actor: &Actor, today: &Today) -> Page {
    let heading = t!(view, "today-title");
    let quiet =
        today.now.is_empty() && today.week.is_empty() && today.asked.is_empty() && today.at_desks.is_empty();
    let main = html! {
        (title(&heading, &t!(view, "today-day", day = view.day(view.now))))
        @for part in &today.top { (part) }
        @if quiet { (empty(&t!(view, "today-quiet"), &html! { (t!(view, "today-quiet-then")) })) }
        (now_part(view, actor, today))
        @if !today.asked.is_empty() { (section("gevraagd", &t!(view, "today-asked"), &asked(view, actor, &today.asked))) }
        (part(view, actor, ("week", "today-week"), &today.week))
        (part(view, actor, ("balies", "today-desks"), &today.at_desks))
        @if !today.came_back.is_empty() {
            (section("terug", &t!(view, "today-came-back"), &read_notice::list(view, &today.came_back)))
        }
        @for part in &today.below { (part) }
        (part(view, actor, ("om-je-heen", "today-around"), &today.around))
    };
    Page::new(view, heading, main)
}

fn now_part(view: &View, actor: &Actor, today: &Today) -> Markup {
    if today.now.is_empty() {
        return html! {};
    }
    let more = html! {
        (components::lines(view, &shown::lines(view, actor, &today.now)))
        @if today.more_now >= MOST {
            p { (act_link("/mijn-lat", &t!(view, "today-many-more"))) }
        } @else if today.more_now > 0 {
            p { (act_link("/mijn-lat", &t!(view, "today-more", count = today.more_now))) }
        }
    };
    section("nu", &t!(view, "today-now"), &more)
}

fn part(view: &View, actor: &Actor, (id, key): (&str, &str), lines: &[Line]) -> Markup {
    html! {
        @if !lines.is_empty() {
            (section(id, &view.say(key, &[]), &components::lines(view, &shown::lines(view, actor, lines))))
        }
    }
}

fn asked(view: &View, actor: &Actor, lines: &[Line]) -> Markup {
    html! { @for line in lines { (move_obligation::asked(view, actor, line)) } }
}
