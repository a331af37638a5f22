//! The accountability map: every agreed result with the one organisation that answers for it. And the same for a supervisory
//! board, by organisation: per result that one organisation, and what came of it.

use crate::agreed_result::{self, AgreedResult, Came, Grouped};
use crate::chart::day;
use crate::show_alarm::PLACE;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::{Actor, Refusal, Route, Visit};
use std::collections::BTreeMap;
use store::{After, Tx};
use web::components::{act_link, empty, section, table, title};
use web::{Failure, Page, View, t};

/// So many stand on a page.
const AT_ONCE: u16 = 100;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/resultaten", "see_results", show), Route::get("/toezicht", "oversee_results", oversee)]
}

/// What the map shows: each result with who contributes.
pub struct Shown {
    results: Vec<(AgreedResult, Vec<String>)>,
    pages: Pages,
    may: Vec<&'static str>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let after = visit.after(AT_ONCE);
    let shown = visit.read(move |tx, actor| read(tx, actor, "see_results", &after)).await?;
    Ok(page(&visit.view, &shown))
}

async fn oversee(visit: Visit) -> Result<Page, Failure> {
    let after = visit.after(AT_ONCE);
    let shown = visit.read(move |tx, actor| read(tx, actor, "oversee_results", &after)).await?;
    Ok(oversight(&visit.view, &shown))
}

/// Reads a page of the map for whoever may see it so.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    after: &After<agreed_result::Place>,
) -> Result<Shown, Refusal> {
    actor.may_here(action)?;
    let (path, grouped) = match action {
        "oversee_results" => ("/toezicht", Grouped::ByAnswerable),
        _ => ("/resultaten", Grouped::Not),
    };
    let listed = agreed_result::list(tx, actor.network, grouped, after)?;
    let mut results = Vec::new();
    for result in listed.rows {
        let contributors = agreed_result::contributors(tx, actor.network, result.id)?;
        results.push((result, contributors));
    }
    let here = policy::Matter::network(actor.network);
    let pages = pages(path, &[], after, listed.next.as_ref());
    Ok(Shown { results, pages, may: actor.may_which(&["agree_result", "oversee_results"], &here)? })
}

/// The map.
pub fn page(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "results-title");
    let columns = [
        t!(view, "results-column-result"),
        t!(view, "result-answerable"),
        t!(view, "result-contributors-who"),
        t!(view, "results-column-came"),
    ];
    let rows: Vec<Vec<Markup>> = shown.results.iter().map(|(result, with)| row(view, result, with)).collect();
    let main = html! {
        (title(&heading, &t!(view, "results-what")))
        @if shown.may.contains(&"agree_result") {
            p { (act_link("/resultaten/nieuw", &t!(view, "results-agree"))) }
        }
        @if rows.is_empty() { (empty(&t!(view, "results-none"), &html! { (t!(view, "results-none-do")) })) }
        @else { (table(&heading, &columns, &rows)) }
        (shown.pages.show(view))
        @if shown.may.contains(&"oversee_results") {
            p { a class="utrecht-link" href="/toezicht" { (t!(view, "results-to-oversight")) } }
        }
        p { a class="utrecht-link" href="/verantwoording" { (t!(view, "account-to-list")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn row(view: &View, result: &AgreedResult, with: &[String]) -> Vec<Markup> {
    vec![
        link(view, result),
        html! { (result.answerable_name) },
        html! { (with.join(", ")) },
        came(view, result),
    ]
}

fn link(view: &View, result: &AgreedResult) -> Markup {
    html! { a class="utrecht-link" href=(result.href()) lang=[view.said_lang()] { (result.words) } }
}

fn came(view: &View, result: &AgreedResult) -> Markup {
    html! {
        @match result.came {
            Came::Open => (t!(view, "results-until", day = day(view, result.due_on))),
            Came::Reached | Came::Partly | Came::NotReached => (view.say(result.came.text_key(), &[])),
        }
    }
}

/// As a supervisory board reads it: by the organisation that answers, what it answers for and what came of it.
pub fn oversight(view: &View, shown: &Shown) -> Page {
    let heading = t!(view, "oversight-title");
    let mut by: BTreeMap<&str, Vec<&AgreedResult>> = BTreeMap::new();
    for (result, _) in &shown.results {
        by.entry(&result.answerable_name).or_default().push(result);
    }
    let columns = [
        t!(view, "results-column-result"),
        t!(view, "results-column-came"),
        t!(view, "oversight-column-outcome"),
    ];
    let rows = |results: &[&AgreedResult]| -> Vec<Vec<Markup>> {
        let outcome = |result: &AgreedResult| html! { span lang=[view.said_lang()] { (result.outcome.as_deref().unwrap_or("–")) } };
        results.iter().map(|result| vec![link(view, result), came(view, result), outcome(result)]).collect()
    };
    let main = html! {
        (title(&heading, &t!(view, "oversight-what")))
        @if by.is_empty() { (empty(&t!(view, "results-none"), &html! { (t!(view, "results-none-do")) })) }
        @for (at, (name, results)) in by.iter().enumerate() {
            @let caption = t!(view, "oversight-answers-for", organisation = *name);
            (section(&format!("organisatie-{at}"), name, &table(&caption, &columns, &rows(results))))
        }
        (shown.pages.show(view))
        p { a class="utrecht-link" href="/verantwoording" { (t!(view, "account-to-list")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree_result::agree;
    use crate::samples::{agreeing, said_in_both};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn the_map_and_the_boards_view_name_one_organisation_for_each_result() {
        on_both(|db| {
            let village = Village::build(db);
            let none = village
                .acts(db, village.fatima, |tx, actor| read(tx, actor, "see_results", &After::start(9)))
                .unwrap();
            said_in_both(|view| page(view, &none), &["ponton-empty"]);
            let new = agreeing(&village, 1);
            village.acts(db, village.ruud, |tx, actor| agree(tx, actor, monday(), &new)).unwrap();
            let refused = village.acts(db, village.fatima, |tx, actor| {
                read(tx, actor, "oversee_results", &After::start(9)).map(drop)
            });
            assert!(matches!(refused, Err(Refusal::Forbidden { action: "oversee_results" })));
            let shown = village
                .acts(db, village.ruud, |tx, actor| read(tx, actor, "oversee_results", &After::start(9)))
                .unwrap();
            said_in_both(|view| page(view, &shown), &["Welzijn De Steiger", "Welzijn Loohoek"]);
            let pages = said_in_both(|view| oversight(view, &shown), &["Welzijn De Steiger"]);
            assert!(pages.iter().all(|html| !html.contains("Welzijn Loohoek")), "only who answers");
        });
    }

    #[test]
    fn every_result_is_on_a_page_of_the_map_and_of_the_board() {
        on_both(|db| {
            let village = Village::build(db);
            for number in 1..=3 {
                let new = agreeing(&village, number);
                village.acts(db, village.ruud, |tx, actor| agree(tx, actor, monday(), &new)).unwrap();
            }
            for action in ["see_results", "oversee_results"] {
                let (mut found, mut after) = (Vec::new(), After::start(1));
                for _ in 0..3 {
                    let shown =
                        village.acts(db, village.ruud, |tx, actor| read(tx, actor, action, &after)).unwrap();
                    found.extend(shown.results.iter().map(|(result, _)| result.id));
                    let Some(next) = &shown.pages.next else { break };
                    after = After::read(next.rsplit_once("na=").map(|(_, place)| place), 1).unwrap();
                }
                found.sort_unstable();
                found.dedup();
                assert_eq!(found.len(), 3, "{action}");
            }
        });
    }
}
