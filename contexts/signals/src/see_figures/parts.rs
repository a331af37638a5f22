//! The parts of the page of figures.

use super::steps::Of;
use super::{LINE, Oldest, STRETCHES, Seen, organisations};
use crate::figures::{Measure, Spread, Week, Within};
use maud::{Markup, html};
use web::components::{Bar, Tally, Tone, act_link, bars, day, empty, fold, section, table, tally, title};
use web::{Page, Place, View, t};

/// The page.
pub fn page(view: &View, seen: &Seen) -> Page {
    let heading = t!(view, "figures-title");
    let together = &seen.together;
    let nothing = together.raised == 0 && together.took.is_empty();
    let main = html! {
        (title(&heading, &t!(view, "figures-what")))
        p { a class="utrecht-link" href="/trendbeeld" { (t!(view, "figures-to-trends")) } }
        p class="ponton-quiet" { (t!(view, "figures-made", when = view.when(seen.made_at))) }
        (stretches(view, seen.weeks.len()))
        @if nothing {
            (empty(&t!(view, "figures-empty"), &act_link("/vandaag", &t!(view, "figures-empty-then"))))
        } @else {
            (tallies(view, seen))
            (section("duur", &t!(view, "figures-how-long"), &html! {
                p { (t!(view, "figures-how-long-what")) }
                div class="ponton-figures" {
                    @for measure in Measure::ALL { (took(view, seen, measure)) }
                }
            }))
        }
        @if let Some(oldest) = &seen.oldest { (longest_open(view, oldest)) }
        @if !nothing {
            (section("weken", &t!(view, "figures-weeks"), &fold(view, &t!(view, "figures-weeks-show"), &weeks(view, &seen.weeks))))
        }
        (section("organisaties", &t!(view, "figures-who"), &who(view, seen)))
        p { a class="utrecht-link" href={"/cijfers.csv?weken=" (seen.weeks.len())} { (t!(view, "figures-file")) } }
    };
    Page::new(view, heading, main).at(Place("nav-trends"))
}

fn stretches(view: &View, chosen: usize) -> Markup {
    html! {
        nav aria-label=(t!(view, "figures-stretch")) {
            ul class="ponton-choices" role="list" {
                @for weeks in STRETCHES {
                    li {
                        a class="utrecht-link" href={"/cijfers?weken=" (weeks)} aria-current=[(weeks == chosen).then_some("true")] {
                            (t!(view, "figures-stretch-weeks", count = weeks))
                        }
                    }
                }
            }
        }
    }
}

fn tallies(view: &View, seen: &Seen) -> Markup {
    let together = &seen.together;
    let percent = (100 * seen.answered).checked_div(together.raised).unwrap_or(0);
    let number =
        |number: u64, text: String, href: String| Tally { number, text, tone: Tone::Quiet, href: Some(href) };
    let opens = |of: Of| format!("{}?weken={}", of.path(), seen.weeks.len());
    let works = together.works;
    let mut numbers = vec![
        number(together.raised, t!(view, "figures-raised", count = together.raised), opens(Of::Raised)),
        number(seen.answered, t!(view, "figures-answered", percent = percent), opens(Of::Answered)),
    ];
    if let Some(percent) = works.works_percent() {
        let text = t!(view, "figures-works", percent = percent, all = works.all());
        numbers.push(number(works.yes + works.adapted, text, opens(Of::Works)));
    }
    let raising = u64::try_from(together.by_organisation.len()).unwrap_or(0);
    let coverage = t!(view, "figures-coverage", all = seen.all_organisations);
    numbers.push(number(raising, coverage, "#organisaties".to_owned()));
    tally(view, &numbers)
}

/// One measure: in words, drawn per week, and the way to its steps.
fn took(view: &View, seen: &Seen, measure: Measure) -> Markup {
    let name = view.say(text_key(measure), &[]);
    let spread = seen.together.of(measure);
    html! {
        section class="ponton-figure" {
            h3 class="utrecht-heading-3" { (name) }
            p { (sentence(view, &spread)) }
            @if spread.all() > 0 {
                (bars(&t!(view, "figures-chart", name = name.as_str()), &drawn(view, &seen.weeks, measure)))
                p {
                    a class="utrecht-link" href={(Of::Measure(measure).path()) "?weken=" (seen.weeks.len())} {
                        (t!(view, "figures-steps", count = spread.all())) span class="ponton-unseen" { ": " (name) }
                    }
                }
            }
        }
    }
}

fn drawn(view: &View, weeks: &[Week], measure: Measure) -> Vec<Bar> {
    let bar = |week: &Week| {
        let half = week.counts.of(measure).half_within();
        Bar {
            label: week_name(view, week),
            height: half.map(Within::height),
            said: half.map_or_else(|| t!(view, "figures-none"), |half| within(view, half)),
        }
    };
    weeks.iter().map(bar).collect()
}

fn sentence(view: &View, spread: &Spread) -> String {
    match (spread.half_within(), spread.nine_of_ten_within()) {
        (Some(half), Some(most)) => {
            t!(view, "figures-half", half = within(view, half), most = within(view, most))
        }
        (None, _) | (_, None) => t!(view, "figures-none-yet"),
    }
}

/// How a measure is called.
pub(super) fn text_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Understood => "figures-understood",
        Measure::Tabled => "figures-tabled",
        Measure::Decided => "figures-decided",
        Measure::BroughtBack => "figures-brought-back",
    }
}

/// "2 dagen", "meer dan 180 dagen".
fn within(view: &View, within: Within) -> String {
    match within {
        Within::Hours(hours) => duration(view, hours),
        Within::Longer => t!(view, "figures-longer"),
    }
}

/// A duration as people say it.
pub(super) fn duration(view: &View, hours: i64) -> String {
    if hours < 48 {
        t!(view, "figures-hours", count = hours.max(1))
    } else {
        t!(view, "figures-days", count = hours / 24)
    }
}

fn week_name(view: &View, week: &Week) -> String {
    t!(view, "figures-week", day = view.day(week.starts_at))
}

fn longest_open(view: &View, oldest: &Oldest) -> Markup {
    let words = crate::show_signal_page::beginning(&oldest.words, LINE);
    let inner = html! {
        p {
            a class="utrecht-link" href=(oldest.href) { "“" (words) "”" } " "
            (t!(view, "figures-open-since")) " " (day(view, oldest.since)) "."
        }
    };
    section("langst", &t!(view, "figures-oldest"), &inner)
}

fn weeks(view: &View, weeks: &[Week]) -> Markup {
    let mut columns = vec![t!(view, "figures-column-week"), t!(view, "figures-column-raised")];
    columns.extend(Measure::ALL.map(|measure| view.say(text_key(measure), &[])));
    columns.push(t!(view, "figures-column-works"));
    let row = |week: &Week| {
        let mut cells = vec![html! { (view.day(week.starts_at)) }, html! { (week.counts.raised) }];
        cells.extend(Measure::ALL.map(|measure| {
            let spread = week.counts.of(measure);
            let half = spread.half_within().map(|half| within(view, half));
            html! { (spread.all()) @if let Some(half) = half { " (" (t!(view, "figures-half-short", half = half)) ")" } }
        }));
        let works = week.counts.works;
        cells.push(html! { (t!(view, "figures-of", some = works.yes + works.adapted, all = works.all())) });
        cells
    };
    let rows: Vec<Vec<Markup>> = weeks.iter().rev().map(row).collect();
    table(&t!(view, "figures-weeks-caption"), &columns, &rows)
}

/// Who raised most, and the way to all, also to those that were silent.
fn who(view: &View, seen: &Seen) -> Markup {
    let weeks = seen.weeks.len();
    html! {
        @if seen.organisations.is_empty() {
            p { (t!(view, "figures-who-nobody")) }
        } @else {
            (organisations::rows(view, weeks, &seen.organisations))
        }
        p {
            a class="utrecht-link" href={(organisations::PATH) "?weken=" (weeks)} {
                (t!(view, "figures-who-all", count = seen.all_organisations))
            }
        }
    }
}
