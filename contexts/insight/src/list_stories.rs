//! The stories of the network that have a yes, newest first, a page at a time; of the reader's own organisation also those
//! that were taken back, without their words.

use crate::show_alarm::PLACE;
use crate::story::{self, Story, StoryId, Told};
use axum::extract::RawQuery;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use store::page::{After, Page as Rows};
use web::components::{Mark, Symbol, act_link, empty, pager, title};
use web::{Failure, Page, Posted, View, t};

/// Lines on a page.
const ROWS: u16 = 30;
/// So much of a story stands on its line, in characters.
const SHOWN: usize = 140;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/verhalen", "see_stories", show)]
}

async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Page, Failure> {
    let asked = Posted::read(query.unwrap_or_default().as_bytes())?;
    let place = Some(asked.text("na")).filter(|place| !place.is_empty());
    let after = After::read(place, ROWS).map_err(|_| Failure::NotFound)?;
    let is_first = after.key.is_none();
    let stories = visit.read(move |tx, actor| read(tx, actor, &after)).await?;
    Ok(page(&visit.view, &stories, is_first))
}

/// Reads a page of the list as `actor` sees it.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, after: &After<StoryId>) -> Result<Rows<Story>, Refusal> {
    actor.may_here("see_stories")?;
    let before = after.key.unwrap_or(StoryId(Uuid::max()));
    let found = story::list(tx, actor, before, after.fetch())?;
    Ok(Rows::cut(found, after, |story| story.id))
}

/// The page.
pub fn page(view: &View, stories: &Rows<Story>, is_first: bool) -> Page {
    let heading = t!(view, "stories-title");
    let lines: Vec<NameLine> = stories.rows.iter().map(|story| line(view, story)).collect();
    let next = stories.next.as_ref().map(|place| format!("/verhalen?na={place}"));
    let main = html! {
        (title(&heading, &t!(view, "stories-what")))
        p { (act_link("/verhalen/nieuw", &t!(view, "stories-tell"))) }
        @if lines.is_empty() { (empty(&t!(view, "stories-none"), &html! { (t!(view, "stories-none-do")) })) }
        (name_lines(&lines))
        (pager(view, (!is_first).then_some("/verhalen"), next.as_deref()))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn line(view: &View, story: &Story) -> NameLine {
    let purposes: Vec<String> = story.purposes.iter().map(|one| view.say(one.text_key(), &[])).collect();
    let (name, what) = match &story.told {
        Told::Words(words) => (shortened(words), t!(view, "stories-for", purposes = purposes.join(", "))),
        Told::Withdrawn(at) => {
            (t!(view, "stories-withdrawn"), t!(view, "story-withdrawn-mark", day = view.day(*at)))
        }
    };
    NameLine {
        mark: Mark::new(Symbol::Person, t!(view, "story-title")),
        href: Some(story.href()),
        name,
        what,
        place: story.organisation_name.clone(),
        act: Markup::default(),
    }
}

/// The first words of a story.
pub fn shortened(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let cut: String = words.chars().take(SHOWN).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{said_in_both, told};
    use crate::story::Purpose;
    use network::samples::Village;
    use testkit::on_both;

    #[test]
    fn the_list_says_what_to_do_first_and_then_what_there_is() {
        on_both(|db| {
            let village = Village::build(db);
            let seen = || village.acts(db, village.joost, |tx, actor| read(tx, actor, &After::start(ROWS)));
            let none = seen().unwrap();
            said_in_both(|view| page(view, &none, true), &["/verhalen/nieuw"]);
            told(db, &village, (village.fatima, 1), &[Purpose::Account]);
            let one = seen().unwrap();
            said_in_both(|view| page(view, &one, true), &["leeskring", "Welzijn De Steiger"]);
        });
    }
}
