//! The parts of the page.

use super::{Drawn, Exact, Shown, Told};
use crate::alarm::{Alarm, State};
use crate::chart::{chart, day, legend};
use crate::holds::Holds;
use crate::precision::Precision;
use crate::publish_figures;
use crate::released_tables::{narrowing, tables};
use crate::show_alarm::{PLACE, detector_key};
use maud::{Markup, html};
use web::components::{Act, Line, Mark, Symbol, Tone, empty, fold, lines, list, notice, section, title};
use web::{Page, Posted, Problems, View, t};
use worklist::why;

/// So many alarms stand in sight; the older ones are folded away.
const IN_SIGHT: usize = 30;

/// The page.
pub fn page(view: &View, shown: &Shown, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "trend-title");
    let main = html! {
        (title(&heading, &t!(view, "trend-what")))
        p {
            a class="utrecht-link" href="/cijfers" { (t!(view, "trend-to-figures")) } " · "
            a class="utrecht-link" href="/verantwoording" { (t!(view, "trend-to-accounts")) }
        }
        @if !problems.is_empty() {
            (notice(view, Tone::Now, &html! { @for problem in problems.iter() { (view.say(problem.key, &problem.args)) } }))
        }
        @match &shown.exact {
            Some(exact) => (seen(view, shown, typed, exact)),
            None => {
                (section("stijgt", &t!(view, "trend-rises"), &told(view, shown)))
                (narrowing(view, "/trendbeeld", (typed, &shown.released)))
                (section("cijfers", &t!(view, "released-title"), &html! {
                    (tables(view, &shown.released, &shown.asked)) (file(view, shown))
                }))
            },
        }
        (section("agenda", &t!(view, "papers-title"), &html! {
            (crate::list_papers::lead(view, shown.lead))
            p { a class="utrecht-link" href="/stukken" { (t!(view, "papers-all")) } }
        }))
        @if shown.may_publish {
            (section("openbaar", &t!(view, "figures-open-title"), &publish_figures::button(view, shown.network, shown.open)))
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn file(view: &View, shown: &Shown) -> Markup {
    html! { p { a class="utrecht-link" href=(shown.asked.file("/trendbeeld.csv")) { (t!(view, "trend-file")) } } }
}

/// What everybody in the network hears of alarms.
fn told(view: &View, shown: &Shown) -> Markup {
    let one = |told: &Told| {
        let theme = shown.released.theme_name(view, &told.theme);
        let place = shown.released.place_name(view, &told.place);
        html! { (t!(view, "trend-told", theme = theme, place = place, week = day(view, told.week))) }
    };
    let items: Vec<Markup> = shown.told.iter().map(one).collect();
    html! {
        @if items.is_empty() { (empty(&t!(view, "trend-told-none"), &html! { (t!(view, "trend-told-none-why")) })) }
        @else { p { (t!(view, "trend-told-what")) } (list(&items)) }
    }
}

/// What whoever understands signals sees.
fn seen(view: &View, shown: &Shown, typed: &Posted, exact: &Exact) -> Markup {
    html! {
        (section("stijgt", &t!(view, "trend-rises"), &html! {
            (alarms(view, shown, exact))
            @if exact.left_out > 0 { p { (t!(view, "trend-left-out", count = exact.left_out)) } }
        }))
        (history(view, exact))
        (narrowing(view, "/trendbeeld", (typed, &shown.released)))
        (section("verloop", &t!(view, "trend-course"), &course(view, shown, exact)))
        (section("vertrouwen", &t!(view, "trend-trust"), &trust(view, exact)))
        (section("cijfers", &t!(view, "released-title"), &fold(view, &t!(view, "released-show"), &html! {
            (tables(view, &shown.released, &shown.asked)) (file(view, shown))
        })))
    }
}

fn alarms(view: &View, shown: &Shown, exact: &Exact) -> Markup {
    let rows: Vec<Line> = exact
        .alarms
        .iter()
        .filter_map(|(alarm, held)| Some(line(view, shown, alarm, held.as_ref()?)))
        .collect();
    let (in_sight, older) = rows.split_at(rows.len().min(IN_SIGHT));
    html! {
        @if rows.is_empty() {
            (empty(&t!(view, "trend-no-alarms"), &html! { (t!(view, "trend-no-alarms-do")) }))
        }
        (lines(view, in_sight))
        @if !older.is_empty() {
            (fold(view, &t!(view, "trend-alarms-older", count = older.len()), &lines(view, older)))
        }
    }
}

fn line(view: &View, shown: &Shown, alarm: &Alarm, held: &Holds) -> Line {
    let theme = shown.released.theme_name(view, &alarm.theme);
    let place = shown.released.place_name(view, &alarm.place);
    let mut since =
        t!(view, "trend-since", week = day(view, alarm.week), count = crate::chart::whole(alarm.observed));
    if !alarm.still_stands() {
        let now = t!(view, "trend-no-longer", count = crate::chart::whole(alarm.counted_now));
        since = format!("{since} · {now}");
    }
    Line {
        mark: Mark::new(Symbol::Signal, t!(view, "alarm-mark")),
        href: Some(alarm.href()),
        title: t!(view, "alarm-heading", theme = theme, place = place),
        holder: held.name.clone(),
        moment: held.moment,
        why: format!("{since} · {}", why::say(view, &held.why)),
        climbed: held.left_by.clone(),
        since: None,
        act: (alarm.state == State::Open).then(|| Act::open(alarm.href(), t!(view, "alarm-open"))),
    }
}

/// How long there is history, and what can be said with it.
fn history(view: &View, exact: &Exact) -> Markup {
    let (weeks, needed) = exact.history;
    html! {
        @if weeks < needed {
            (notice(view, Tone::Wait, &html! { (t!(view, "trend-history-short", weeks = weeks, needed = needed)) }))
        } @else if let Some(week) = exact.looked_at {
            p class="ponton-title__under" { (t!(view, "trend-looked", week = day(view, week), weeks = weeks)) }
        } @else {
            p class="ponton-title__under" { (t!(view, "trend-too-early")) }
        }
    }
}

fn course(view: &View, shown: &Shown, exact: &Exact) -> Markup {
    let (no_theme, nowhere) = exact.without;
    html! {
        @if exact.drawn.is_empty() {
            (empty(&t!(view, "trend-nothing"), &html! {
                (t!(view, "trend-nothing-do")) " "
                a class="utrecht-link" href="/signalen/nieuw" { (t!(view, "trend-raise")) }
            }))
        } @else {
            (legend(view))
            (charts(view, shown, &exact.drawn))
            @if is_with_wijken(&exact.drawn) { p class="ponton-title__under" { (t!(view, "trend-expected-apart")) } }
            @if !exact.within.is_empty() {
                h3 class="utrecht-heading-3" { (t!(view, "trend-within")) }
                (charts(view, shown, &exact.within))
            }
            p { a class="utrecht-link" href=(shown.asked.file("/trendbeeld/tellingen.csv")) { (t!(view, "trend-counts-file")) } }
        }
        @if no_theme > 0 { p { (t!(view, "trend-without-theme", count = no_theme)) } }
        @if nowhere > 0 { p { (t!(view, "trend-without-place", count = nowhere)) } }
    }
}

/// Whether a municipality is drawn with what lies in it, so that a reader may add up.
fn is_with_wijken(drawn: &[Drawn]) -> bool {
    drawn.iter().any(|one| one.place != drawn[0].place)
}

/// Small charts beside each other, each with its name and its way deeper.
fn charts(view: &View, shown: &Shown, drawn: &[Drawn]) -> Markup {
    let asked = shown.asked.theme.as_deref();
    html! {
        div class="ponton-figures" {
            @for one in drawn {
                @let theme = shown.released.theme_name(view, &one.theme);
                @let place = shown.released.place_name(view, &one.place);
                @let name = t!(view, "alarm-heading", theme = &theme, place = &place);
                section class="ponton-figure" {
                    h3 class="utrecht-heading-3" {
                        @if asked == Some(one.theme.as_str()) { (place) }
                        @else { a class="utrecht-link" href=(shown.asked.with_theme(&one.theme)) { (name) } }
                    }
                    @if let Some(since) = shown.released.places.since(&one.place) {
                        p class="ponton-title__under" { (t!(view, "trend-new-place", day = day(view, since))) }
                    }
                    @if let Some(since) = one.theme_since {
                        p class="ponton-title__under" { (t!(view, "trend-new-theme", day = day(view, since))) }
                    }
                    (chart(view, &name, &one.points))
                }
            }
        }
    }
}

fn trust(view: &View, exact: &Exact) -> Markup {
    let one = |precision: &Precision| {
        let percent = (100 * precision.worth).checked_div(precision.answered).unwrap_or(0);
        html! {
            (t!(view, "trend-precision", detector = view.say(detector_key(&precision.detector), &[]),
                worth = precision.worth, answered = precision.answered, percent = percent))
        }
    };
    let items: Vec<Markup> = exact.precision.iter().map(one).collect();
    html! {
        p { (t!(view, "trend-trust-what")) }
        @if items.is_empty() { p { (t!(view, "trend-trust-none")) } } @else { (list(&items)) }
    }
}
