//! A paper as it goes to its body: one or two sheets of A4, and the same as data. Whoever holds it may print it or send it, so
//! only what was released stands in it; an exact count never leaves the circle.

use crate::files;
use crate::make_paper::Given;
use crate::paper::{PaperId, State};
use crate::paper_parts;
use crate::paper_stories;
use crate::places::Places;
use crate::released::place_name;
use crate::show_alarm::PLACE;
use crate::show_paper::{self, Shown, day};
use crate::themes::theme_name;
use axum::response::Response;
use kernel::{Lang, Timestamp, calendar};
use maud::{Markup, html};
use network::{Route, Visit, founding};
use serde_json::{Value, json};
use web::components::{facts, section};
use web::{Failure, Page, Path, View, t};

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let print = move |visit: Visit, id: Path<PaperId>| print(visit, id, given);
    let file = move |visit: Visit, id: Path<PaperId>| file(visit, id, given);
    vec![
        Route::get("/stukken/{id}/afdruk", "see_papers", print),
        Route::get("/stukken/{id}/stuk.json", "see_papers", file),
    ]
}

async fn read(visit: &Visit, id: PaperId, given: &'static Given) -> Result<(Shown, String), Failure> {
    let read = visit.read(move |tx, actor| {
        let shown = show_paper::read(tx, actor, id, given)?;
        Ok((shown, founding::name_of(tx, actor.network)?))
    });
    Ok(read.await?)
}

async fn print(visit: Visit, Path(id): Path<PaperId>, given: &'static Given) -> Result<Page, Failure> {
    let (shown, network) = read(&visit, id, given).await?;
    Ok(page(&visit.view, &shown, &network))
}

async fn file(visit: Visit, Path(id): Path<PaperId>, given: &'static Given) -> Result<Response, Failure> {
    let (shown, network) = read(&visit, id, given).await?;
    let view = View { lang: Lang::Nl, ..visit.view.clone() };
    let name = format!("stuk-{id}.json");
    let text = as_json(&view, &shown, &network).to_string();
    Ok(files::download("application/json", &name, "no-store", text))
}

/// The sheet.
pub fn page(view: &View, shown: &Shown, network: &str) -> Page {
    let paper = &shown.paper;
    let lead = t!(view, "paper-lead-days", days = paper.lead_days(view.now));
    let when = paper.state.meeting().map_or_else(|| t!(view, "paper-no-day"), |on| day(view, on));
    let main = html! {
        p class="ponton-screen" {
            a class="utrecht-link" href=(paper.href()) { (t!(view, "paper-back")) } " · " (t!(view, "paper-print-how"))
        }
        article class="ponton-sheet" {
            p class="ponton-sheet__kind" { (t!(view, "paper-sheet-kind", body = &paper.body_name, day = when)) }
            h1 class="ponton-sheet__question" lang=[view.said_lang()] { (paper.question) }
            (section("gevraagd", &t!(view, "paper-sheet-asked"), &html! {
                p class="ponton-words" lang=[view.said_lang()] { (paper.asked) }
            }))
            (section("cijfers", &t!(view, "paper-sheet-figures"), &paper_parts::released(view, shown)))
            @if !shown.stories.is_empty() {
                (section("verhalen", &t!(view, "paper-sheet-stories"), &paper_stories::quoted(view, &shown.stories)))
            }
            (section("doorlooptijd", &t!(view, "paper-sheet-lead"), &html! {
                p { strong { (lead) } " " (t!(view, "paper-sheet-lead-what", day = view.day(paper.first_at))) }
            }))
            (decision(view, shown))
            (facts(&[
                (t!(view, "paper-sheet-from"), html! {
                    (t!(view, "paper-maker", name = &paper.made_by_name, organisation = &shown.organisation, day = view.day(paper.made_at)))
                }),
                (t!(view, "paper-sheet-network"), html! { (network) }),
            ]))
        }
    };
    Page::new(view, paper.question.clone(), main).at(PLACE)
}

/// What was decided, or room to write it.
fn decision(view: &View, shown: &Shown) -> Markup {
    let inner = match &shown.paper.state {
        State::Decided(said, _) | State::Refused(said, _) => {
            html! { p class="ponton-words" lang=[view.said_lang()] { (said.words) } }
        }
        State::Draft | State::OnAgenda(..) | State::PutOff(..) => html! { div class="ponton-notes" {} },
    };
    section("besluit", &t!(view, "paper-sheet-decision"), &inner)
}

/// The same as data; names of fields are Dutch, as in the other files.
pub fn as_json(view: &View, shown: &Shown, network: &str) -> Value {
    let (paper, places) = (&shown.paper, &shown.places);
    let said = paper.state.said().map(|said| said.words.as_str()).filter(|words| !words.is_empty());
    let rises = paper.open.rises_in.as_deref().map(|place| place_name(view, places, place));
    json!({
        "vraag": paper.question,
        "gevraagd_besluit": paper.asked,
        "orgaan": paper.body_name,
        "openbaar_orgaan": paper.body.is_public(),
        "datum": paper.state.meeting().map(|on| on.to_string()),
        "stand": view.say(paper.state.text_key(), &[]),
        "besluit": said,
        "eerste_signaal": calendar::day(paper.first_at).to_string(),
        "doorlooptijd_dagen": paper.state.meeting().map(|_| paper.lead_days(view.now)),
        "stijgt_in": rises,
        "cijfers": figures(view, shown, places),
        "verhalen": paper_stories::as_data(&shown.stories),
        "gemaakt_op": day_of(paper.made_at),
        "gemaakt_door": shown.organisation,
        "netwerk": network,
    })
}

fn day_of(at: Timestamp) -> String {
    calendar::day(at).to_string()
}

fn figures(view: &View, shown: &Shown, places: &Places) -> Vec<Value> {
    let open = &shown.paper.open;
    let theme = theme_name(view, &shown.themes, &open.theme);
    let mut rows = Vec::new();
    for period in &open.periods {
        for figure in &period.figures {
            rows.push(json!({
                "van": period.first.to_string(),
                "tot_en_met": period.last.to_string(),
                "thema": open.theme,
                "thema_naam": theme,
                "gebied": figure.place,
                "gebied_naam": place_name(view, places, &figure.place),
                "personen": figure.persons,
                "regel": period.rule,
                "sleutel": period.key,
                "vrijgegeven_op": day_of(period.made_at),
            }));
        }
    }
    rows
}
