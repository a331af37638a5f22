//! The page of a measure: what holds, by whose decision, from when until when, what rests on it, and what it said before.

use crate::measure::{self, Measure, MeasureId, State, Version};
use crate::show_crisis::PLACE;
use crate::show_question::paragraphs;
use crate::touch::{self, Touched};
use crate::{circle, end_measure, set_measure_form, themes};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::again::Again;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Tone, facts, fold, head, list, notice, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/maatregelen/{id}", "see_knowledge", show)]
}

/// Everything that the page shows.
pub struct Shown {
    measure: Measure,
    earlier: Vec<Version>,
    themes: Vec<Theme>,
    /// What rests on it, by title.
    carries: Vec<(Touched, String)>,
    may: Vec<&'static str>,
}

async fn show(visit: Visit, Path(id): Path<MeasureId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after an act was refused (422).
pub async fn again(
    visit: &Visit,
    id: MeasureId,
    (form, posted, problems): (&'static str, &Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    let again = Again::refused(form, posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: MeasureId) -> Result<Shown, Refusal> {
    actor.may_here("see_knowledge")?;
    let measure = measure::load(tx, actor.network, id)?;
    let mut carries = Vec::new();
    for touched in touch::resting_on(tx, actor.network, id)? {
        carries.push((touched, touched.about(tx, actor.network)?.0));
    }
    Ok(Shown {
        earlier: measure::earlier(tx, &measure)?,
        themes: theme::list(tx, actor.network)?,
        may: circle::may(actor, &measure.of_owner(tx)?, &["change_measure", "end_measure"])?,
        carries,
        measure,
    })
}

/// The page.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let measure = &shown.measure;
    let sentence = html! {
        (t!(view, "measure-stands", owner = &measure.owner_name, number = measure.number,
            day = view.day(measure.changed_at)))
    };
    let is_in_force = measure.state == State::InForce;
    let show = |form: &str, action: &str| {
        (is_in_force && shown.may.contains(&action)) || again.typed(form).is_some()
    };
    let main = html! {
        (head(view, &measure.title, None, &sentence))
        @if let State::Ended { at, why, .. } = &measure.state {
            (notice(view, Tone::Wait, &html! {
                (t!(view, "measure-is-ended", day = view.day(*at)))
                @if let Some(why) = why { " " (why) }
            }))
        }
        (paragraphs(view, &measure.words))
        (facts(&about(view, shown)))
        (carries(view, shown))
        @if show("change", "change_measure") {
            (again.fold(view, "change", &t!(view, "measure-change-title"),
                &set_measure_form::change(view, again, measure, &shown.themes)))
        }
        @if show("end", "end_measure") {
            (again.fold(view, "end", &t!(view, "measure-end-title"), &end_measure::form(view, again, measure.id)))
        }
        @if !shown.earlier.is_empty() {
            (section("eerder", &t!(view, "knowledge-earlier"), &html! {
                @for version in &shown.earlier {
                    (fold(view, &t!(view, "knowledge-version", number = version.number,
                        day = view.day(version.written_at)), &paragraphs(view, &version.words)))
                }
            }))
        }
    };
    Page::new(view, t!(view, "measure-title"), main).at(PLACE)
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let measure = &shown.measure;
    let mut rows = vec![
        (t!(view, "measure-source"), html! { span lang=[view.said_lang()] { (measure.source) } }),
        (t!(view, "measure-from"), html! { (view.day(measure.valid_from)) }),
    ];
    rows.push(match measure.valid_until {
        Some(until) => (t!(view, "measure-until"), html! { (view.day(until)) }),
        None => (t!(view, "measure-until"), html! { (t!(view, "measure-until-further")) }),
    });
    let theme = themes::name(&shown.themes, measure.theme.as_deref(), view.lang);
    rows.extend(theme.map(|theme| (t!(view, "knowledge-theme"), html! { (theme) })));
    rows
}

fn carries(view: &View, shown: &Shown) -> Markup {
    let rows: Vec<Markup> = shown
        .carries
        .iter()
        .map(|(touched, title)| {
            html! { a class="utrecht-link" href=(touched.href()) lang=[view.said_lang()] { (title) } }
        })
        .collect();
    section(
        "draagt",
        &t!(view, "measure-carries"),
        &html! {
            @if rows.is_empty() { p { (t!(view, "measure-carries-none")) } } @else { (list(&rows)) }
        },
    )
}
