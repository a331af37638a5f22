//! Vandaag, the home of every worker, from top to bottom: what other contexts put on top (the capture box), what needs
//! them now, this week, what is asked of them, what stands at their desks, what came back, and, for a lead, what around
//! them has nobody's attention.

use crate::held::{self, Line, Sight, Stretch};
use crate::notice::{self, About, Notice};
use crate::titles::{self, Titles};
use crate::{move_obligation, read_notice, shown};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use obligations::Holder;
use store::{After, Tx};
use web::components::{self, act_link, empty, section, title};
use web::{Failure, Page, SeeOther, View, t};

/// What another context shows on Vandaag or the waterlijn; the app hangs them in, because the worklist knows no signal.
pub struct Part {
    /// Where it stands.
    pub place: PartPlace,
    /// Reads what it needs, in the page's own transaction.
    pub read: fn(&mut Tx<'_>, &Actor, &View) -> Result<Markup, Refusal>,
}

/// Where a part stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PartPlace {
    /// Above everything: the capture box.
    Top,
    /// Below what came back.
    Below,
    /// On the waterlijn, above its lines.
    Waterline,
}

/// *Nu* shows so many and tells how many more there are.
const NOW: i64 = 5;
/// So many lines in every other part; the rest stands on Mijn lat.
const SOME: i64 = 10;
/// So many notices that came back are shown, and so many about what one holds.
const MANY: u16 = 10;
const FEW: u16 = 5;
/// More than this is "99 or more": nobody counts further on Vandaag.
const MOST: i64 = 99;

/// The routes of this capability.
pub fn routes(parts: &'static [Part], titles: &'static [Titles]) -> Vec<Route> {
    vec![
        Route::get("/", "see_today", home),
        Route::get("/vandaag", "see_today", move |visit: Visit| show(visit, parts, titles)),
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
    now: Cut<Line>,
    week: Cut<Line>,
    asked: Vec<Line>,
    at_desks: Cut<Line>,
    came_back: Cut<Notice>,
    heard: Cut<Notice>,
    around: Vec<Line>,
}

/// The first of a list, and how many more there are, counted no further than `MOST`.
struct Cut<T> {
    shown: Vec<T>,
    more: i64,
}

impl<T> Cut<T> {
    /// Of at most `limit`; `count` counts them all, no further than it is told, and is asked only when there may be more.
    fn of<E>(
        limit: impl Into<i64>,
        shown: Vec<T>,
        count: impl FnOnce(i64) -> Result<i64, E>,
    ) -> Result<Self, E> {
        let limit = limit.into();
        let is_full = i64::try_from(shown.len()).is_ok_and(|number| number >= limit);
        let more = if is_full { count(limit + MOST)? - limit } else { 0 };
        Ok(Self { shown, more })
    }

    /// Where the rest stands, and how many that are.
    fn rest(&self, view: &View, href: &str) -> Markup {
        html! {
            @if self.more >= MOST {
                p { (act_link(href, &t!(view, "today-many-more"))) }
            } @else if self.more > 0 {
                p { (act_link(href, &t!(view, "today-more", count = self.more))) }
            }
        }
    }
}

async fn show(visit: Visit, parts: &'static [Part], titles: &'static [Titles]) -> Result<Page, Failure> {
    let view = visit.view.clone();
    let mut today = visit.read(move |tx, actor| read(tx, actor, &view, parts)).await?;
    let lines = today.now.shown.iter_mut().chain(&mut today.week.shown).collect();
    let notices = today.came_back.shown.iter_mut().chain(&mut today.heard.shown).collect();
    titles::fill(&visit, titles, lines, notices).await?;
    Ok(page(&visit.view, &visit.actor, &today))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, view: &View, parts: &[Part]) -> Result<Today, Refusal> {
    actor.may_here("see_today")?;
    let (network, person, now) = (actor.network, actor.person, view.now);
    let sight = Sight::of(actor);
    let (tonight, week) = (end_of_day(now, 0), end_of_day(now, 7));
    let me = Holder::Person(person);
    let desks: Vec<Holder> = actor.desks.iter().copied().map(Holder::Desk).collect();
    let mut lines = |limit: i64, holders: &[Holder], stretch: Stretch| {
        let shown = held::by_all(tx, sight, holders, stretch, limit)?;
        Cut::of(limit, shown, |most| held::count(tx, sight, holders, stretch, most))
    };
    let now_lines = lines(NOW, &[me], Stretch::until(tonight))?;
    let week = lines(SOME, &[me], Stretch::between(tonight, week))?;
    let at_desks = lines(NOW, &desks, Stretch::after(None))?;
    let mut heard = |limit: u16, about: About| {
        let shown = notice::unread(tx, network, person, Some(about), &After::start(limit))?.rows;
        Cut::of(limit, shown, |most| notice::count_unread(tx, network, person, about, most))
    };
    let (came_back, heard) = (heard(MANY, About::CameBack)?, heard(FEW, About::Holding)?);
    let mut place = |wanted: PartPlace| -> Result<Vec<Markup>, Refusal> {
        parts.iter().filter(|part| part.place == wanted).map(|part| (part.read)(tx, actor, view)).collect()
    };
    let (top, below) = (place(PartPlace::Top)?, place(PartPlace::Below)?);
    Ok(Today {
        top,
        below,
        now: now_lines,
        week,
        asked: held::asked_of(tx, network, person, &actor.desks, SOME)?,
        at_desks,
        came_back,
        heard,
        around: held::around(tx, sight, person, NOW)?,
    })
}

/// The last microsecond of the day, `days` from now, in the Netherlands.
fn end_of_day(now: Timestamp, days: i32) -> Timestamp {
    let next = calendar::at_hour(calendar::day(calendar::in_days(now, days + 1)), 0);
    Timestamp::from_microsecond(next.as_microsecond() - 1).unwrap_or(next)
}

fn page(view: &View, actor: &Actor, today: &Today) -> Page {
    let heading = t!(view, "today-title");
    let quiet = [&today.now, &today.week, &today.at_desks].iter().all(|part| part.shown.is_empty())
        && today.asked.is_empty();
    let main = html! {
        (title(&heading, &t!(view, "today-day", day = view.day(view.now))))
        @for part in &today.top { (part) }
        @if quiet { (empty(&t!(view, "today-quiet"), &html! { (t!(view, "today-quiet-then")) })) }
        (part(view, actor, ("nu", "today-now", "/mijn-lat"), &today.now))
        @if !today.asked.is_empty() { (section("gevraagd", &t!(view, "today-asked"), &asked(view, actor, &today.asked))) }
        (part(view, actor, ("week", "today-week", "/mijn-lat"), &today.week))
        (part(view, actor, ("balies", "today-desks", "/mijn-lat?balies=ja"), &today.at_desks))
        (notices(view, ("terug", "today-came-back"), About::CameBack, &today.came_back))
        (notices(view, ("gehoord", "today-heard"), About::Holding, &today.heard))
        @for part in &today.below { (part) }
        @if !today.around.is_empty() {
            (section("om-je-heen", &t!(view, "today-around"), &components::lines(view, &shown::lines(view, actor, &today.around))))
        }
    };
    Page::new(view, heading, main)
}

fn part(view: &View, actor: &Actor, (id, key, rest): (&str, &str, &str), lines: &Cut<Line>) -> Markup {
    let shown = html! {
        (components::lines(view, &shown::lines(view, actor, &lines.shown)))
        (lines.rest(view, rest))
    };
    html! { @if !lines.shown.is_empty() { (section(id, &view.say(key, &[]), &shown)) } }
}

fn notices(view: &View, (id, key): (&str, &str), about: About, notices: &Cut<Notice>) -> Markup {
    let shown = html! {
        (read_notice::list(view, &notices.shown, &format!("/vandaag#{id}")))
        (notices.rest(view, &read_notice::page_of(about)))
    };
    html! { @if !notices.shown.is_empty() { (section(id, &view.say(key, &[]), &shown)) } }
}

fn asked(view: &View, actor: &Actor, lines: &[Line]) -> Markup {
    html! { @for line in lines { (move_obligation::asked(view, actor, line)) } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::notice::Word;
    use crate::samples::{open_at, opened};
    use kernel::{Lang, PersonId};
    use network::samples::{Village, monday};
    use serde_json::Map;
    use store::Db;
    use testkit::on_both;
    use web::samples::{check_html, view};

    fn noon_of_monday(lang: Lang) -> View {
        View { now: monday(), ..view(lang, &[TEXTS, network::TEXTS]) }
    }

    fn seen_by(db: &Db, village: &Village, who: PersonId, view: &View) -> (Actor, Today) {
        village.acts(db, who, |tx, actor| Ok((actor.clone(), read(tx, actor, view, PARTS)?))).unwrap()
    }

    static PARTS: &[Part] =
        &[Part { place: PartPlace::Top, read: |_, _, _| Ok(html! { p { "Wat zie je?" } }) }];

    #[test]
    fn now_shows_five_and_tells_how_many_more() {
        on_both(|db| {
            let village = Village::build(db);
            for _ in 0..7 {
                open_within_the_day(db, &village, village.fatima);
            }
            open_at(db, &village, village.fatima, 3);
            let (_, today) = seen_by(db, &village, village.fatima, &noon_of_monday(Lang::Nl));
            assert_eq!((today.now.shown.len(), today.now.more, today.week.shown.len()), (5, 2, 1));
        });
    }

    #[test]
    fn what_came_back_is_never_hidden_and_says_how_much_more_there_is() {
        on_both(|db| {
            let village = Village::build(db);
            let came_back = Word {
                text: "notice-no-longer-asked-of-you",
                facts: Map::new(),
                href: "/signalen",
                answerable: None,
            };
            for _ in 0..13 {
                db.write_here(|tx| {
                    notice::tell(tx, monday(), village.network, village.fatima, &came_back).map(drop)
                })
                .unwrap();
            }
            for _ in 0..120 {
                open_at(db, &village, village.fatima, 2);
            }
            for _ in 0..6 {
                opened(db, &village, Holder::Desk(village.desk), 9);
            }
            let (_, today) = seen_by(db, &village, village.fatima, &noon_of_monday(Lang::Nl));
            assert_eq!((today.came_back.shown.len(), today.came_back.more), (10, 3));
            assert_eq!((today.heard.shown.len(), today.heard.more), (5, MOST));
            let (_, today) = seen_by(db, &village, village.priya, &noon_of_monday(Lang::Nl));
            assert_eq!((today.at_desks.shown.len(), today.at_desks.more), (5, 1));
            assert_eq!(today.heard.shown.len(), 1, "six things at her desk are one notice");
        });
    }

    fn open_within_the_day(db: &Db, village: &Village, who: PersonId) {
        let id = open_at(db, village, who, 1);
        let this_evening = calendar::at_hour(calendar::day(monday()), 17);
        let moment = obligations::Moment { at: this_evening, why: "Vandaag nog".parse().unwrap() };
        let promise = move_obligation::Move::Promise(moment);
        village
            .acts(db, who, |tx, actor| move_obligation::move_on(tx, actor, monday(), id, &promise))
            .unwrap();
    }

    #[test]
    fn a_lead_sees_what_climbed_away_from_their_people() {
        on_both(|db| {
            let village = Village::build(db);
            open_at(db, &village, village.fatima, 1);
            let (at_lead, at_desk) = (calendar::in_days(monday(), 1), calendar::in_days(monday(), 2));
            crate::clock::pass(db, at_lead).unwrap();
            let around = |who| seen_by(db, &village, who, &noon_of_monday(Lang::Nl)).1.around.len();
            assert_eq!(around(village.marleen), 0, "it is on her own list");
            crate::clock::pass(db, at_desk).unwrap();
            assert_eq!((around(village.marleen), around(village.ruud)), (1, 0));
        });
    }

    #[test]
    fn vandaag_reads_well_full_and_empty_in_both_languages() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        for days in [1, 2, 3] {
            open_at(&db, &village, village.marleen, days);
        }
        opened(&db, &village, Holder::Desk(village.desk), 1);
        for lang in Lang::ALL {
            let view = noon_of_monday(lang);
            for (who, quiet) in [(village.marleen, false), (village.priya, false), (village.bart, true)] {
                let (actor, today) = seen_by(&db, &village, who, &view);
                let html = page(&view, &actor, &today).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert!(html.contains("Wat zie je?"));
                assert_eq!(html.contains(&t!(view, "today-quiet")), quiet);
            }
        }
    }
}
