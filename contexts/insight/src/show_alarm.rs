//! The page of an alarm: what rises where and since when, against what was expected, why the detector says so, which signals
//! it counts, and the answer. For whoever holds it and whoever understands signals; nobody else sees exact counts.

mod signals;

use crate::alarm::{self, Alarm, AlarmId};
use crate::answer_alarm;
use crate::chart::{Expected, Point, chart, day, decimal, drawn, legend, whole};
use crate::count::SIGNAL;
use crate::detect::DRAWN;
use crate::earlier;
use crate::holds::{Holds, holders};
use crate::paper::{self, Paper};
use crate::paper_parts;
use crate::places::Places;
use crate::released::place_name;
use crate::series::counts_for;
use crate::themes::theme_name;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId};
use maud::{Markup, html};
use network::again::Again;
use network::published::{Published, Source};
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeMap;
use store::{Error, Row, Tx};
use web::components::{act_link, facts, head, section, when};
use web::{Failure, Page, Path, Place, Posted, Problems, View, t};
use worklist::why;

/// Where the pages of this context stand in the navigation.
pub const PLACE: Place = Place("nav-trends");
/// Signals of which is told who reported them.
const READ: usize = 300;
/// A rise is looked for in so many weeks before the one in which it stood out.
const WEEKS_BEFORE: usize = 8;
/// Weeks that are told together, as figures for all are.
const TOGETHER: usize = 4;

/// The routes of this capability; `sources` say how the things it counts are called.
pub fn routes(sources: &'static [Source]) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<AlarmId>| show(visit, id, sources);
    vec![Route::get("/alarmen/{id}", "see_alarm", show)]
}

/// What the page shows.
#[derive(Debug)]
pub struct Shown {
    /// The alarm.
    pub alarm: Alarm,
    points: Vec<Point>,
    /// The places by which it is named.
    pub places: Places,
    /// The themes by which it is named.
    pub themes: Vec<Theme>,
    /// What it counts, as far as everybody may read it, newest first.
    pub counts: Vec<Published>,
    /// How many it counts that were registered elsewhere.
    pub elsewhere: usize,
    /// How many of what it counts residents asked help with: whoever isn't around them opens none of it.
    pub asked: usize,
    /// The organisations that reported what it counts, with how many each; those with most first.
    pub organisations: Vec<(String, usize)>,
    /// Who holds it, while it is somebody's.
    pub held: Option<Holds>,
    /// What it became on an agenda.
    papers: Vec<Paper>,
    /// What the reader may do: answer it, gather its signals, make a paper of it.
    may: Vec<&'static str>,
}

async fn show(visit: Visit, Path(id): Path<AlarmId>, sources: &'static [Source]) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an answer was refused (422).
pub async fn again(
    visit: &Visit,
    id: AlarmId,
    sources: &'static [Source],
    (posted, problems): (&Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    let again = Again::refused("answer", posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: AlarmId, sources: &[Source]) -> Result<Shown, Refusal> {
    let alarm = alarm::load_for(tx, actor, id, "see_alarm")?;
    let places = Places::load(tx, actor.network)?;
    let points = points(tx, actor.network, (&alarm.theme, &alarm.place), alarm.last_week)?;
    let ids = counted(tx, &places, (&alarm, began(&points, alarm.week)))?;
    let mut counts = Vec::new();
    for source in sources {
        let of_kind: Vec<Uuid> =
            ids.iter().filter(|(kind, _)| kind == source.kind).map(|(_, id)| *id).take(READ).collect();
        counts.extend((source.load)(tx, actor.network, &of_kind)?);
    }
    counts.sort_by_key(|one| std::cmp::Reverse(one.at));
    let circle = alarm::circle(tx, &alarm)?;
    Ok(Shown {
        points,
        organisations: organisations(tx, actor.network, &counts)?,
        may: actor.may_which(&["answer_alarm", "gather_dossier", "make_paper"], &circle)?,
        papers: paper::of_source(tx, actor.network, ("alarm", alarm.id.into()))?,
        held: holders(tx, actor.network)?.remove(&alarm.id),
        themes: theme::list(tx, actor.network)?,
        asked: ids.iter().filter(|(kind, _)| kind != earlier::KIND && kind != SIGNAL).count(),
        elsewhere: ids.iter().filter(|(kind, _)| kind == earlier::KIND).count(),
        alarm,
        places,
        counts,
    })
}

/// The weeks of a place until a week, against what was expected.
pub fn points(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (theme, place): (&str, &str),
    until: Date,
) -> Result<Vec<Point>, Error> {
    let weeks = drawn(until, DRAWN);
    let first = weeks.first().copied().unwrap_or(until);
    let rows = tx.query(
        "select week, observed, expected, upper from expectation
         where network_id = $1 and theme_code = $2 and place = $3 and week >= $4 and week <= $5 order by week",
        &[&network, &theme, &place, &first, &until],
    )?;
    rows.iter().map(point).collect()
}

/// A week as it was looked at.
pub fn point(row: &Row) -> Result<Point, Error> {
    let expected = Expected { mean: row.get("expected")?, upper: row.get("upper")? };
    Ok(Point { week: row.get("week")?, observed: row.get("observed")?, expected: Some(expected) })
}

/// The week in which a rise began: the first of those in a row until the one that stood out in which more was counted than
/// was expected.
pub fn began(points: &[Point], week: Date) -> Date {
    let until = points.iter().rev().filter(|point| point.week <= week);
    let is_above = |point: &&Point| point.expected.is_some_and(|expected| point.observed > expected.mean);
    until.take_while(is_above).take(WEEKS_BEFORE + 1).last().map_or(week, |point| point.week)
}

/// The organisations that reported these, never the people.
fn organisations(
    tx: &mut Tx<'_>,
    network: NetworkId,
    counts: &[Published],
) -> Result<Vec<(String, usize)>, Error> {
    let mut numbers: BTreeMap<OrganisationId, usize> = BTreeMap::new();
    for organisation in counts.iter().flat_map(|one| &one.organisations) {
        *numbers.entry(*organisation).or_default() += 1;
    }
    let mut found = Vec::with_capacity(numbers.len());
    for (organisation, number) in numbers {
        let sql = "select name from organisation where network_id = $1 and id = $2";
        if let Some(row) = tx.first(sql, &[&network, &organisation])? {
            found.push((row.get("name")?, number));
        }
    }
    found.sort_by(|a: &(String, usize), b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(found)
}

/// What the alarm counts since its rise began, newest first: kind and id.
fn counted(
    tx: &mut Tx<'_>,
    places: &Places,
    (alarm, since): (&Alarm, Date),
) -> Result<Vec<(String, Uuid)>, Error> {
    let rows = tx.query(
        "select kind, matter_id, theme_code, area_code from counted
         where network_id = $1 and week >= $2 and week <= $3 order by week desc, matter_id desc",
        &[&alarm.network, &since, &alarm.last_week],
    )?;
    let mut found = Vec::new();
    for row in &rows {
        let (theme, area): (String, String) = (row.get("theme_code")?, row.get("area_code")?);
        let place = places.place_of(&area);
        let is_there = place == alarm.place || places.above(place) == Some(alarm.place.as_str());
        if is_there && counts_for(&theme, &alarm.theme) {
            found.push((row.get("kind")?, row.get("matter_id")?));
        }
    }
    Ok(found)
}

/// The page; `again` is the answer that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let alarm = &shown.alarm;
    let theme = theme_name(view, &shown.themes, &alarm.theme);
    let place = place_name(view, &shown.places, &alarm.place);
    let heading = t!(view, "alarm-heading", theme = &theme, place = &place);
    let main = html! {
        (head(view, &heading, None, &sentence(view, shown)))
        (standing(view, alarm, shown.held.as_ref()))
        (section("verloop", &t!(view, "alarm-course"), &html! {
            @if shown.points.is_empty() { p { (t!(view, "alarm-no-course")) } }
            @else { (legend(view)) (chart(view, &heading, &shown.points)) }
        }))
        @if shown.may.contains(&"answer_alarm") || again.typed("answer").is_some() {
            @if let Some(form) = answer_alarm::form(view, again, alarm) { (form) }
        }
        (on_agendas(view, shown))
        (section("signalen", &t!(view, "alarm-counts"), &signals::signals(view, shown)))
        (section("waarom", &t!(view, "alarm-why"), &reasons(view, alarm)))
        p { a class="utrecht-link" href={ "/trendbeeld?thema=" (alarm.theme) } { (t!(view, "alarm-all-of-theme", theme = theme)) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

/// What was counted and expected in the week in which it rose, and since.
fn sentence(view: &View, shown: &Shown) -> Markup {
    let alarm = &shown.alarm;
    html! {
        @if alarm.detector == "slow_rise" { (t!(view, "alarm-slowly")) " " }
        (t!(view, "alarm-sentence", week = day(view, alarm.week), count = whole(alarm.observed),
            expected = decimal(view, alarm.expected), upper = decimal(view, alarm.upper)))
        @if let Some((count, expected)) = together(&shown.points) {
            " " (t!(view, "alarm-together", weeks = TOGETHER, count = whole(count), expected = decimal(view, expected)))
        }
        @if alarm.last_week > alarm.week { " " (t!(view, "alarm-goes-on", week = day(view, alarm.last_week))) }
        @if alarm.has_changed() { " " (t!(view, "alarm-counted-now", count = whole(alarm.counted_now))) }
        @if !alarm.still_stands() { " " (t!(view, "alarm-no-longer")) }
    }
}

/// What the last weeks counted together, and what was expected of them; nothing where that isn't known of each.
fn together(points: &[Point]) -> Option<(f64, f64)> {
    let last = points.get(points.len().checked_sub(TOGETHER)?..)?;
    let expected =
        last.iter().map(|point| point.expected.map(|expected| expected.mean)).sum::<Option<f64>>()?;
    Some((last.iter().map(|point| point.observed).sum(), expected))
}

/// Where it stands: who answered what.
fn standing(view: &View, alarm: &Alarm, held: Option<&Holds>) -> Markup {
    let mut rows = vec![(t!(view, "alarm-fact-state"), html! { (view.say(alarm.state.text_key(), &[])) })];
    if let Some(held) = held {
        rows.push((t!(view, "alarm-fact-holder"), html! { (held.name) }));
        rows.push((
            t!(view, "alarm-fact-next"),
            html! { (when(view, held.moment)) ": " (why::say(view, &held.why)) },
        ));
    }
    let Some(said) = alarm.state.said() else { return facts(&rows) };
    rows.extend([
        (t!(view, "alarm-fact-by"), html! { (said.name) ", " (view.day(said.at)) }),
        (t!(view, "alarm-fact-words"), html! { span lang=[view.said_lang()] { (said.words) } }),
    ]);
    facts(&rows)
}

/// What came of it on an agenda, and the link by which it comes there.
fn on_agendas(view: &View, shown: &Shown) -> Markup {
    let makes = shown.may.contains(&"make_paper") && shown.alarm.state.is_open();
    if shown.papers.is_empty() && !makes {
        return html! {};
    }
    let inner = html! {
        @if shown.papers.is_empty() { p { (t!(view, "paper-beside-none")) } }
        @else { (paper_parts::came_of(view, &shown.papers)) }
        @if makes { p { (act_link(&format!("{}/stuk", shown.alarm.href()), &t!(view, "paper-beside-act"))) } }
    };
    section("stukken", &t!(view, "paper-beside-title"), &inner)
}

fn reasons(view: &View, alarm: &Alarm) -> Markup {
    let detector = view.say(detector_key(&alarm.detector), &[]);
    let chance = if alarm.p_value < 0.001 {
        t!(view, "alarm-chance-small")
    } else {
        t!(view, "alarm-chance", times = whole(1.0 / alarm.p_value.max(0.001)))
    };
    facts(&[
        (t!(view, "alarm-why-detector"), html! { (detector) }),
        (t!(view, "alarm-why-weeks"), html! { (t!(view, "alarm-weeks", weeks = alarm.reference_weeks)) }),
        (t!(view, "alarm-why-chance"), html! { (chance) }),
    ])
}

/// How a detector is called.
pub fn detector_key(detector: &str) -> &'static str {
    match detector {
        "slow_rise" => "detector-slow-rise",
        _ => "detector-pooled-season",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::answer_alarm::{Answer, Kind};
    use crate::detect;
    use crate::samples::history;
    use kernel::Lang;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn the_page_reads_well_in_every_state_and_only_for_whoever_may() {
        on_both(|db| {
            let village = Village::build(db);
            history(db, &village, 16);
            detect::pass(db, monday()).unwrap();
            let id = db.read_here(|tx| alarm::open(tx, village.network)).unwrap()[0].id;
            let refused = village.acts(db, village.fatima, |tx, actor| read(tx, actor, id, &[]).map(drop));
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "see_alarm" })), "{refused:?}");
            let until = Some(jiff::civil::date(2026, 12, 7));
            let answers =
                [None, Some((Kind::Follow, until)), Some((Kind::Act, until)), Some((Kind::Finish, None))];
            for answer in answers {
                if let Some((kind, until)) = answer {
                    let answer = Answer { kind, words: "Wij bellen rond.".to_owned(), until };
                    let act = |tx: &mut Tx<'_>, actor: &Actor| {
                        answer_alarm::answer_alarm(tx, actor, monday(), id, &answer)
                    };
                    village.acts(db, village.priya, act).unwrap();
                }
                for lang in Lang::ALL {
                    let view = view(lang, &[TEXTS, crate::PAPER_TEXTS, network::TEXTS, worklist::TEXTS]);
                    let shown =
                        village.acts(db, village.priya, |tx, actor| read(tx, actor, id, &[])).unwrap();
                    let html = page(&view, &shown, &Again::NOTHING).html();
                    assert_eq!(check_html(&html), [], "{lang}");
                    assert!(html.contains("Kadebuurt") && html.contains("16"), "{html}");
                }
            }
        });
    }
}
