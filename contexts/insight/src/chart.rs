//! A line of weeks against what was expected: the band in which chance stays, the expected as a dashed line, what was counted
//! as a full one, and a diamond where it went over. Inline SVG with words that say the same; the numbers stand in a table
//! beside it. Nothing is told by colour alone.

use crate::look::is_few;
use crate::series::weeks_after;
use jiff::civil::Date;
use kernel::calendar;
use maud::{Markup, html};
use std::fmt::Write as _;
use web::components::{fold, table};
use web::{View, t};

/// What was expected of a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// How many.
    pub mean: f64,
    /// More than this is an alarm.
    pub upper: f64,
}

/// One week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Its Monday.
    pub week: Date,
    /// What was counted.
    pub observed: f64,
    /// What was expected, where enough was known.
    pub expected: Option<Expected>,
}

/// Whether a week is more than chance explains, and not so few that nobody is sent for.
pub fn is_over(points: &[Point], at: usize) -> bool {
    let until: Vec<f64> = points[..=at].iter().map(|point| point.observed).collect();
    let is_above = |point: &Point| point.expected.is_some_and(|expected| point.observed > expected.upper);
    is_above(&points[at]) && !is_few(&until)
}

const STEP: f64 = 12.0;
const TALL: f64 = 96.0;
/// Above the highest and below zero, for the marks.
const MARGIN: f64 = 6.0;

/// The chart with its table folded under it; `shows` says of what.
pub fn chart(view: &View, shows: &str, points: &[Point]) -> Markup {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return html! {} };
    let wide = STEP * real(points.len().max(2) - 1);
    let highest = points
        .iter()
        .flat_map(|point| [point.observed, point.expected.map_or(0.0, |expected| expected.upper)])
        .fold(4.0_f64, f64::max);
    let x = |at: usize| STEP * real(at) + MARGIN;
    let y = |count: f64| TALL - TALL * count / highest + MARGIN;
    let over = (0..points.len()).filter(|at| is_over(points, *at)).count();
    let said = t!(view, "trend-chart-said", shows = shows, last = whole(last.observed), over = over);
    html! {
        figure class="ponton-trend" {
            p class="ponton-bars__highest" aria-hidden="true" { (t!(view, "trend-chart-top", count = whole(highest))) }
            svg viewBox={"0 0 " (wide + 2.0 * MARGIN) " " (TALL + 2.0 * MARGIN)} role="img" aria-label=(said) {
                path class="ponton-trend__band" d=(band(points, &x, &y)) {}
                line class="ponton-bars__ground" x1=(MARGIN) x2=(wide + MARGIN) y1=(y(0.0)) y2=(y(0.0)) {}
                path class="ponton-trend__expected" d=(line(points.iter().map(|point| point.expected.map(|one| one.mean)), &x, &y)) {}
                path class="ponton-trend__counted" d=(line(points.iter().map(|point| Some(point.observed)), &x, &y)) {}
                @for (at, point) in points.iter().enumerate().filter(|(at, _)| is_over(points, *at)) {
                    path class="ponton-trend__over" d=(diamond(x(at), y(point.observed))) {
                        title { (day(view, point.week)) ": " (whole(point.observed)) }
                    }
                }
            }
            figcaption { span { (day(view, first.week)) } span { (day(view, last.week)) } }
        }
        (fold(view, &t!(view, "trend-table-show"), &numbers(view, shows, points)))
    }
}

/// What the lines and marks mean, once per page.
pub fn legend(view: &View) -> Markup {
    let keys = [
        ("ponton-trend__counted", "M0 7L36 7".to_owned(), t!(view, "trend-legend-counted")),
        ("ponton-trend__expected", "M0 7L36 7".to_owned(), t!(view, "trend-legend-expected")),
        ("ponton-trend__band", "M0 0H36V14H0Z".to_owned(), t!(view, "trend-legend-band")),
        ("ponton-trend__over", diamond(18.0, 7.0), t!(view, "trend-legend-over")),
    ];
    html! {
        p class="ponton-trend__legend" {
            @for (class, path, text) in keys {
                span class="ponton-trend__entry" {
                    svg class="ponton-trend__key" viewBox="0 0 36 14" aria-hidden="true" { path class=(class) d=(path) {} }
                    (text)
                } " "
            }
        }
    }
}

fn numbers(view: &View, shows: &str, points: &[Point]) -> Markup {
    let columns =
        ["trend-column-week", "trend-column-counted", "trend-column-expected", "trend-column-upper"];
    let columns: Vec<String> = columns.iter().map(|key| view.say(key, &[])).collect();
    let row = |(at, point): (usize, &Point)| {
        let expected = |of: fn(Expected) -> f64| {
            let said = point.expected.map(|expected| decimal(view, of(expected)));
            html! { (said.unwrap_or_else(|| t!(view, "trend-not-known"))) }
        };
        let counted = html! {
            (whole(point.observed)) @if is_over(points, at) { " (" (t!(view, "trend-over")) ")" }
        };
        vec![html! { (day(view, point.week)) }, counted, expected(|one| one.mean), expected(|one| one.upper)]
    };
    let rows: Vec<Vec<Markup>> = points.iter().enumerate().rev().map(row).collect();
    table(&t!(view, "trend-table-caption", shows = shows), &columns, &rows)
}

/// The day on which a week began, as people say it.
pub fn day(view: &View, week: Date) -> String {
    view.day(calendar::at_hour(week, 12))
}

/// A number with one decimal, as people write it.
pub fn decimal(view: &View, number: f64) -> String {
    let text = format!("{number:.1}");
    match view.lang {
        kernel::Lang::Nl => text.replace('.', ","),
        kernel::Lang::En => text,
    }
}

/// A count that is a whole number.
pub fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "counts of people are far below the bound")]
    let whole = number.round() as i64;
    whole
}

fn real(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn diamond(x: f64, y: f64) -> String {
    format!("M{x:.1} {:.1}L{:.1} {y:.1}L{x:.1} {:.1}L{:.1} {y:.1}Z", y - 5.0, x + 5.0, y + 5.0, x - 5.0)
}

fn line(
    heights: impl Iterator<Item = Option<f64>>,
    x: &impl Fn(usize) -> f64,
    y: &impl Fn(f64) -> f64,
) -> String {
    let mut path = String::new();
    let mut pen = 'M';
    for (at, height) in heights.enumerate() {
        match height {
            Some(height) => {
                // Writing to a text can't fail.
                let _ = write!(path, "{pen}{:.1} {:.1}", x(at), y(height));
                pen = 'L';
            }
            None => pen = 'M',
        }
    }
    path
}

/// From zero up to the bound, where there is one.
fn band(points: &[Point], x: &impl Fn(usize) -> f64, y: &impl Fn(f64) -> f64) -> String {
    let known: Vec<(usize, f64)> = points
        .iter()
        .enumerate()
        .filter_map(|(at, point)| point.expected.map(|expected| (at, expected.upper)))
        .collect();
    let (Some((first, _)), Some((last, _))) = (known.first(), known.last()) else { return String::new() };
    let mut path = format!("M{:.1} {:.1}", x(*first), y(0.0));
    for (at, upper) in &known {
        let _ = write!(path, "L{:.1} {:.1}", x(*at), y(*upper));
    }
    let _ = write!(path, "L{:.1} {:.1}Z", x(*last), y(0.0));
    path
}

/// The weeks that are drawn, until a week.
pub fn drawn(until: Date, weeks: usize) -> Vec<Date> {
    (0..weeks).rev().map(|ago| weeks_after(until, -crate::look::kept(ago))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use kernel::Lang;
    use web::samples::view;

    #[test]
    fn a_week_over_the_bound_is_marked_by_a_shape_and_said_in_words() {
        let point = |week: i64, observed, expected| Point {
            week: weeks_after(jiff::civil::date(2026, 11, 2), week),
            observed,
            expected,
        };
        let expected = Some(Expected { mean: 3.0, upper: 7.0 });
        let points = [point(0, 3.0, None), point(1, 4.0, expected), point(2, 9.0, expected)];
        let view = view(Lang::Nl, &[TEXTS]);
        let html = chart(&view, "Contact en buurt in Kadebuurt", &points).into_string();
        assert_eq!(html.matches("ponton-trend__over").count(), 1);
        assert!(html.contains("aria-label=\"Contact en buurt in Kadebuurt"), "{html}");
        assert!(html.contains("7,0") && html.contains("role=\"img\""), "{html}");
        assert_eq!(chart(&view, "", &[]).into_string(), "");
    }
}
