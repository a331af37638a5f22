//! Vandaag, the home of every worker, from top to bottom: what other contexts put on top (the capture box), what needs
//! them now, this week, what is asked of them, what stands at their desks, what came back, and, for a lead, what around
//! them has nobody's attention.

use crate::held::{self, Line, Sight, Stretch};
use crate::notice::{self, Notice};
use crate::titles::{self, Titles};
use crate::{move_obligation, read_notice, shown};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use obligations::Holder;
use store::Tx;
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
/// So many unread notices are looked at; of them so many that came back are shown, and so many about what one holds.
const UNREAD: i64 = 100;
const MANY: usize = 10;
const FEW: usize = 5;
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
    now: Vec<Line>,
    more_now: i64,
    week: Vec<Line>,
    asked: Vec<Line>,
    at_desks: Vec<Line>,
    came_back: Vec<Notice>,
    heard: Vec<Notice>,
    around: Vec<Line>,
}

async fn show(visit: Visit, parts: &'static [Part], titles: &'static [Titles]) -> Result<Page, Failure> {
    let view = visit.view.clone();
    let mut today = visit.read(move |tx, actor| read(tx, actor, &view, parts)).await?;
    titles::fill(&visit, titles, today.now.iter_mut().chain(&mut today.week).collect()).await?;
    Ok(page(&visit.view, &visit.actor, &today))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, view: &View, parts: &[Part]) -> Result<Today, Refusal> {
    actor.may_here("see_today")?;
    let (network, person, now) = (actor.network, actor.person, view.now);
    let sight = Sight::of(actor);
    let (tonight, week) = (end_of_day(now, 0), end_of_day(now, 7));
    let me = Holder::Person(person);
    let desks: Vec<Holder> = actor.desks.iter().copied().map(Holder::Desk).collect();
    let now_lines = held::by(tx, sight, me, Stretch::until(tonight), NOW)?;
    let more_now = match i64::try_from(now_lines.len()) {
        Ok(NOW) => held::count_until(tx, network, person, tonight, NOW + MOST)? - NOW,
        _ => 0,
    };
    let unread = notice::newest(tx, network, person, UNREAD)?;
    let (heard, came_back): (Vec<Notice>, Vec<Notice>) =
        unread.into_iter().partition(Notice::is_about_holding);
    let mut place = |wanted: PartPlace| -> Result<Vec<Markup>, Refusal> {
        parts.iter().filter(|part| part.place == wanted).map(|part| (part.read)(tx, actor, view)).collect()
    };
    let (top, below) = (place(PartPlace::Top)?, place(PartPlace::Below)?);
    Ok(Today {
        top,
        below,
        now: now_lines,
        more_now,
        week: held::by(tx, sight, me, Stretch::between(tonight, week), SOME)?,
        asked: held::asked_of(tx, network, person, &actor.desks, SOME)?,
        at_desks: held::by_all(tx, sight, &desks, Stretch::after(None), NOW)?,
        came_back: came_back.into_iter().take(MANY).collect(),
        heard: heard.into_iter().take(FEW).collect(),
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
        @if !today.heard.is_empty() {
            (section("gehoord", &t!(view, "today-heard"), &read_notice::list(view, &today.heard)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{open_at, opened};
    use kernel::{Lang, PersonId};
    use network::samples::{Village, monday};
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
            assert_eq!((today.now.len(), today.more_now, today.week.len()), (5, 2, 1));
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
