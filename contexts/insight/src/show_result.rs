//! The page of an agreed result: what was agreed, the one organisation that answers for it, who contributes, and what came of
//! it with what shows that.

use crate::agreed_result::{self, AgreedResult, Came, ResultId};
use crate::chart::day;
use crate::places::Places;
use crate::show_alarm::PLACE;
use crate::story::{self, Story};
use crate::tell_result::{self, Known};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::again::Again;
use network::worked::Worked;
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{facts, head, section};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability; `sources` tell how figures are called.
pub fn routes(sources: &'static [Worked]) -> Vec<Route> {
    let show = move |visit: Visit, id: Path<ResultId>| show(visit, id, sources);
    vec![Route::get("/resultaten/{id}", "see_results", show)]
}

/// What the page shows.
pub struct Shown {
    result: AgreedResult,
    contributors: Vec<String>,
    story: Option<Story>,
    places: Places,
    /// For who may say what came of it.
    telling: Option<Known>,
}

async fn show(visit: Visit, Path(id): Path<ResultId>, sources: &'static [Worked]) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after what came of it was refused (422).
pub async fn again(
    visit: &Visit,
    id: ResultId,
    sources: &'static [Worked],
    (posted, problems): (&Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id, sources)).await?;
    let again = Again::refused("tell", posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: ResultId, sources: &[Worked]) -> Result<Shown, Refusal> {
    actor.may_here("see_results")?;
    let result = agreed_result::load(tx, actor.network, id)?;
    let may_tell = actor.may("tell_result", &agreed_result::circle(tx, &result)?).is_ok();
    let telling = if may_tell && result.came == Came::Open {
        Some(tell_result::known(tx, &result, sources)?)
    } else {
        None
    };
    Ok(Shown {
        contributors: agreed_result::contributors(tx, actor.network, id)?,
        story: agreed_result::story_of(tx, &result)?,
        places: Places::load(tx, actor.network)?,
        telling,
        result,
    })
}

/// The page; `again` is what was refused, if anything.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let result = &shown.result;
    let heading = t!(view, "result-title");
    let sentence = html! { (t!(view, "result-sentence", organisation = &result.answerable_name)) };
    let main = html! {
        (head(view, &result.words, None, &sentence))
        (facts(&about(view, shown)))
        @if let Some(outcome) = &result.outcome {
            (section("kwam", &t!(view, "result-what-came"), &came(view, shown, outcome)))
        }
        @if let Some(known) = &shown.telling { (tell_result::form(view, again, result, known)) }
        p { a class="utrecht-link" href="/resultaten" { (t!(view, "result-to-list")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let result = &shown.result;
    let municipality = shown.places.name(&result.municipality).unwrap_or(&result.municipality);
    let mut rows = vec![
        (t!(view, "result-answerable"), html! { (result.answerable_name) }),
        (t!(view, "result-line"), html! { (view.say(result.line.text_key(), &[])) }),
        (t!(view, "result-municipality"), html! { (municipality) }),
        (t!(view, "result-agreed-on"), html! { (day(view, result.agreed_on)) }),
        (t!(view, "result-due"), html! { (day(view, result.due_on)) }),
    ];
    if !shown.contributors.is_empty() {
        rows.push((t!(view, "result-contributors-who"), html! { (shown.contributors.join(", ")) }));
    }
    rows
}

fn came(view: &View, shown: &Shown, outcome: &str) -> Markup {
    let result = &shown.result;
    html! {
        p { strong { (view.say(result.came.text_key(), &[])) } " · " (view.day(result.came_at)) }
        p lang=[view.said_lang()] { (outcome) }
        @if let Some((account, code)) = &result.figure {
            p { a class="utrecht-link" href={ (crate::account::href(*account)) "/cijfers/" (code) } { (t!(view, "result-see-figure")) } }
        }
        @if let Some(story) = &shown.story { (story::quoted(view, &story.told)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree_result::agree;
    use crate::samples::{WORK, agreeing, said_in_both};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn everybody_sees_who_answers_and_only_they_are_asked_what_came_of_it() {
        on_both(|db| {
            let village = Village::build(db);
            let new = agreeing(&village, 1);
            let id = village.acts(db, village.ruud, |tx, actor| agree(tx, actor, monday(), &new)).unwrap();
            for (who, asked) in [(village.ruud, true), (village.joost, false)] {
                let shown = village.acts(db, who, |tx, actor| read(tx, actor, id, &[WORK])).unwrap();
                let pages = said_in_both(
                    |view| page(view, &shown, &Again::NOTHING),
                    &["Welzijn De Steiger", "Loohoek"],
                );
                assert!(pages.iter().all(|html| html.contains("/uitkomst") == asked));
            }
        });
    }
}
