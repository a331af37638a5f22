//! Mijn lat: everything somebody holds, by next moment, and on request what stands at the desks they staff. A page at a
//! time; cost grows with the page.

use crate::held::{self, From, Line, Sight, Stretch};
use crate::shown;
use crate::titles::{self, Titles};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::{Actor, Refusal, Route, Visit};
use obligations::Holder;
use store::{After, Page as Slice, Tx};
use web::components::{self, empty, title};
use web::{Failure, Page, View, t};

/// How many lines stand on a page.
const PAGE: u16 = 50;

/// The routes of this capability.
pub fn routes(titles: &'static [Titles]) -> Vec<Route> {
    vec![Route::get("/mijn-lat", "see_everything_held", move |visit: Visit| show(visit, titles))]
}

/// Whose lines are asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whose {
    Mine,
    MineAndMyDesks,
}

struct Shown {
    whose: Whose,
    lines: Vec<Line>,
    pages: Pages,
}

async fn show(visit: Visit, titles: &'static [Titles]) -> Result<Page, Failure> {
    let after: After<From> = visit.after(PAGE);
    let whose = if visit.asked().has("balies") { Whose::MineAndMyDesks } else { Whose::Mine };
    let mut shown = visit.read(move |tx, actor| read(tx, actor, whose, &after)).await?;
    titles::fill(&visit, titles, shown.lines.iter_mut().collect(), Vec::new()).await?;
    Ok(page(&visit.view, &visit.actor, &shown))
}

fn read(tx: &mut Tx<'_>, actor: &Actor, whose: Whose, after: &After<From>) -> Result<Shown, Refusal> {
    actor.may_here("see_everything_held")?;
    let mut holders = vec![Holder::Person(actor.person)];
    let mut asked = Vec::new();
    if whose == Whose::MineAndMyDesks {
        holders.extend(actor.desks.iter().copied().map(Holder::Desk));
        asked.push(("balies", "ja"));
    }
    let lines = held::by_all(tx, Sight::of(actor), &holders, Stretch::after(after.key), after.fetch())?;
    let lines = Slice::cut(lines, after, held::place);
    let pages = pages("/mijn-lat", &asked, after, lines.next.as_ref());
    Ok(Shown { whose, lines: lines.rows, pages })
}

fn page(view: &View, actor: &Actor, shown: &Shown) -> Page {
    let heading = t!(view, "held-title");
    let main = html! {
        (title(&heading, &t!(view, "held-what")))
        @if !actor.desks.is_empty() { (switch(view, shown.whose)) }
        @if shown.lines.is_empty() {
            (empty(&t!(view, "held-nothing"), &html! { (t!(view, "held-nothing-then")) }))
        }
        (components::lines(view, &shown::lines(view, actor, &shown.lines)))
        (shown.pages.show(view))
    };
    Page::new(view, heading, main)
}

fn switch(view: &View, whose: Whose) -> Markup {
    let (href, key) = match whose {
        Whose::Mine => ("/mijn-lat?balies=ja", "held-with-desks"),
        Whose::MineAndMyDesks => ("/mijn-lat", "held-without-desks"),
    };
    html! { p { a class="utrecht-link" href=(href) { (view.say(key, &[])) } } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::{open_at, opened};
    use kernel::Lang;
    use network::samples::Village;
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn what_i_hold_comes_by_moment_page_by_page_and_with_my_desks_on_request() {
        on_both(|db| {
            let village = Village::build(db);
            for days in [3, 1, 2] {
                open_at(db, &village, village.marleen, days);
            }
            opened(db, &village, Holder::Desk(village.desk), 4);
            let read = |who, whose, after: &After<From>| {
                village.acts(db, who, |tx, actor| read(tx, actor, whose, after)).unwrap()
            };
            let first = read(village.marleen, Whose::Mine, &After::start(2));
            assert!(first.lines[0].moment < first.lines[1].moment);
            let key = Some(held::place(&first.lines[1]));
            let rest = read(village.marleen, Whose::Mine, &After { key, limit: 2 });
            assert_eq!((first.lines.len(), rest.lines.len(), rest.pages.next), (2, 1, None));
            assert_eq!(read(village.priya, Whose::Mine, &After::start(9)).lines.len(), 0);
            assert_eq!(read(village.priya, Whose::MineAndMyDesks, &After::start(9)).lines.len(), 1);
        });
    }

    #[test]
    fn mijn_lat_reads_well_full_and_empty() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        open_at(&db, &village, village.marleen, 1);
        for (lang, who) in [(Lang::Nl, village.marleen), (Lang::En, village.priya)] {
            let (actor, shown) = village
                .acts(&db, who, |tx, actor| {
                    Ok((actor.clone(), read(tx, actor, Whose::Mine, &After::start(PAGE))?))
                })
                .unwrap();
            let texts = [TEXTS, network::TEXTS];
            assert_eq!(check_html(&page(&view(lang, &texts), &actor, &shown).html()), [], "{lang}");
        }
    }
}
