//! The page of a story: what was told, to what the teller said yes, in which documents it stands, and taking it back. A story
//! that was taken back says only that, and only to its own organisation.

use crate::account;
use crate::show_alarm::PLACE;
use crate::story::{self, Purpose, Story, StoryId, Told};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use network::again::Again;
use network::theme::{self, Theme};
use network::{Actor, Refusal, Route, Visit, person};
use store::Tx;
use web::components::{empty, facts, fold, fold_open, head, list};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/verhalen/{id}", "see_stories", show)]
}

/// What the page shows.
pub struct Shown {
    story: Story,
    themes: Vec<Theme>,
    area: Option<String>,
    /// Who wrote it down, for their own organisation.
    shared_by: Option<String>,
    /// The pages on which it is used, for whoever may take it back; nothing for a draft of somebody else's.
    used: Vec<Option<String>>,
    may_withdraw: bool,
}

async fn show(visit: Visit, Path(id): Path<StoryId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// The page again after taking it back was refused (422).
pub async fn again(
    visit: &Visit,
    id: StoryId,
    (posted, problems): (&Posted, &Problems),
) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    let again = Again::refused("withdraw", posted, problems);
    Ok(page(&visit.view, &shown, &again).refused_for(posted, problems).into_response())
}

/// Reads the page as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: StoryId) -> Result<Shown, Refusal> {
    actor.may_here("see_stories")?;
    let story = story::load(tx, actor.network, id)?;
    let is_ours = story.organisation == actor.organisation;
    let may_withdraw = actor.may("withdraw_story", &story::circle(tx, &story)?).is_ok();
    if matches!(story.told, Told::Withdrawn(_)) && !is_ours && !may_withdraw {
        return Err(Refusal::NotFound("story"));
    }
    let users = if may_withdraw { story::users(tx, actor.network, id)? } else { Vec::new() };
    let mut used: Vec<String> = users.into_iter().map(|(_, href)| href).collect();
    used.sort();
    used.dedup();
    let used = used.into_iter().map(|href| Ok(opens(tx, actor, &href)?.then_some(href)));
    let used = used.collect::<Result<_, Refusal>>()?;
    let area = match &story.area {
        Some(code) => network::area::load(tx, actor.network, code)?.map(|area| area.name),
        None => None,
    };
    let shared_by = if is_ours { person::load(tx, actor.network, story.shared_by)? } else { None };
    Ok(Shown {
        themes: theme::list(tx, actor.network)?,
        area,
        shared_by: shared_by.map(|person| person.name),
        used,
        may_withdraw,
        story,
    })
}

/// Whether the page of a document opens for them: a draft of an account does for who writes it.
fn opens(tx: &mut Tx<'_>, actor: &Actor, href: &str) -> Result<bool, Refusal> {
    let Some(id) = href.strip_prefix("/verantwoording/").and_then(|id| id.parse().ok()) else {
        return Ok(true);
    };
    let account = account::load(tx, actor.network, id)?;
    let circle = account::circle(tx, actor.network, account.organisation)?;
    let is_final = account::versions(tx, actor.network, id)?.iter().any(|version| version.finished.is_some());
    Ok(is_final || actor.may("write_account", &circle).is_ok())
}

/// The page; `again` is taking it back that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let story = &shown.story;
    let heading = t!(view, "story-title");
    let sentence = html! { (t!(view, "story-sentence", organisation = &story.organisation_name)) };
    let main = html! {
        @match &story.told {
            Told::Words(words) => {
                (head(view, words, None, &sentence))
                (facts(&about(view, shown)))
                @if shown.may_withdraw { (withdrawing(view, shown, again)) }
            },
            Told::Withdrawn(at) => {
                (web::components::title(&heading, &t!(view, "story-withdrawn-mark", day = view.day(*at))))
                (empty(&t!(view, "story-withdrawn-gone"), &html! { (t!(view, "story-withdrawn-gone-why")) }))
            },
        }
        p { a class="utrecht-link" href="/verhalen" { (t!(view, "story-to-list")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn about(view: &View, shown: &Shown) -> Vec<(String, Markup)> {
    let story = &shown.story;
    let purposes: Vec<String> =
        story.purposes.iter().map(|purpose: &Purpose| view.say(purpose.text_key(), &[])).collect();
    let mut rows = vec![
        (t!(view, "story-fact-yes"), html! { (crate::chart::day(view, story.consented_on)) }),
        (t!(view, "story-fact-purpose"), html! { (purposes.join(", ")) }),
    ];
    if let Some(theme) = &story.theme {
        let name = crate::themes::theme_name(view, &shown.themes, theme);
        rows.push((t!(view, "story-theme"), html! { (name) }));
    }
    if let Some(area) = &shown.area {
        rows.push((t!(view, "story-area"), html! { (area) }));
    }
    if let Some(name) = &shown.shared_by {
        rows.push((t!(view, "story-fact-shared-by"), html! { (name) }));
    }
    rows
}

fn withdrawing(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "withdraw").promise("story-withdraw-promise", &[]);
    let pages: Vec<Markup> = shown
        .used
        .iter()
        .map(|href| {
            html! {
                @if let Some(href) = href { a class="utrecht-link" href=(href) { (t!(view, "story-used-page")) } }
                @else { (t!(view, "story-used-draft")) }
            }
        })
        .collect();
    let fields = html! {
        @if pages.is_empty() { p { (t!(view, "story-used-nowhere")) } }
        @else { p { (t!(view, "story-used-count", count = pages.len())) } (list(&pages)) }
        (form.tick("teller", "story-withdraw-teller").required())
    };
    let action = format!("{}/intrekking", shown.story.href());
    let inner = form.around(&action, "story-withdraw-submit", &fields);
    let summary = t!(view, "story-withdraw");
    if again.typed("withdraw").is_some() {
        fold_open(view, &summary, &inner)
    } else {
        fold(view, &summary, &inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{said_in_both, told};
    use crate::withdraw_story::withdraw;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn others_read_what_has_a_yes_and_nothing_of_what_was_taken_back() {
        on_both(|db| {
            let village = Village::build(db);
            let id = told(db, &village, (village.fatima, 1), &[Purpose::Agenda]);
            let seen = |who| village.acts(db, who, |tx, actor| read(tx, actor, id));
            for who in [village.joost, village.fatima] {
                let shown = seen(who).unwrap();
                said_in_both(|view| page(view, &shown, &Again::NOTHING), &["leeskring"]);
            }
            village.acts(db, village.fatima, |tx, actor| withdraw(tx, actor, monday(), id)).unwrap();
            assert!(matches!(seen(village.joost), Err(Refusal::NotFound("story"))));
            let shown = seen(village.fatima).unwrap();
            let pages = said_in_both(|view| page(view, &shown, &Again::NOTHING), &[]);
            assert!(pages.iter().all(|html| !html.contains("leeskring")));
        });
    }
}
