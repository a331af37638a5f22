//! What came back to somebody, the first of it on Vandaag and all of it on a page of its own, and marking it as read. A
//! notice that was read is not shown again; the page it is about keeps telling the story.

use crate::notice::{self, About, Notice, NoticeId};
use crate::titles::{self, Titles};
use maud::{Markup, html};
use network::address::{Pages, address, pages};
use network::name_line::{NameLine, name_lines};
use network::{Route, Visit};
use store::After;
use web::components::mark::{Mark, Symbol};
use web::components::{empty, post_button, title};
use web::language::path_of_ours;
use web::{Failure, Flash, Page, Path, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes(titles: &'static [Titles]) -> Vec<Route> {
    vec![
        Route::get("/berichten", "see_today", move |visit: Visit| show(visit, titles)),
        Route::post("/berichten/{id}/gelezen", "read_message", one_read),
        Route::post("/berichten/gelezen", "read_message", all_read),
    ]
}

/// The page with all notices of a part.
pub(crate) fn page_of(about: About) -> String {
    address("/berichten", &[(PART, called(about))])
}

const PART: &str = "over";

fn called(about: About) -> &'static str {
    match about {
        About::CameBack => "",
        About::Holding => "lat",
    }
}

async fn show(visit: Visit, titles: &'static [Titles]) -> Result<Page, Failure> {
    let about =
        if visit.asked().text(PART) == called(About::Holding) { About::Holding } else { About::CameBack };
    let after: After<NoticeId> = visit.after(AT_ONCE);
    let from = after.clone();
    let unread = visit
        .read(move |tx, actor| {
            actor.may_here("see_today")?;
            Ok(notice::unread(tx, actor.network, actor.person, Some(about), &from)?)
        })
        .await?;
    let pages = pages("/berichten", &[(PART, called(about))], &after, unread.next.as_ref());
    let mut notices = unread.rows;
    titles::fill(&visit, titles, Vec::new(), notices.iter_mut().collect()).await?;
    Ok(page(&visit.view, about, &notices, &pages))
}

fn page(view: &View, about: About, notices: &[Notice], pages: &Pages) -> Page {
    let heading = t!(view, "notices-title");
    let (other, what, leads) = match about {
        About::CameBack => (About::Holding, "notices-what-came-back", "notices-to-holding"),
        About::Holding => (About::CameBack, "notices-what-holding", "notices-to-came-back"),
    };
    let main = html! {
        (title(&heading, &view.say(what, &[])))
        p { a class="utrecht-link" href=(page_of(other)) { (view.say(leads, &[])) } }
        @if notices.is_empty() { (empty(&t!(view, "notices-none"), &html! { (t!(view, "notices-none-then")) })) }
        (list(view, notices, &page_of(about)))
        (pages.show(view))
    };
    Page::new(view, heading, main)
}

/// Back to where the list stood.
fn back(posted: &Posted) -> String {
    match path_of_ours(posted.text(BACK)) {
        "/" => "/vandaag".to_owned(),
        path => path.to_owned(),
    }
}

const BACK: &str = "naar";

async fn one_read(visit: Visit, Path(id): Path<NoticeId>, posted: Posted) -> Result<SeeOther, Failure> {
    visit
        .write(move |tx, actor, now| {
            actor.may_here("read_message")?;
            Ok(notice::mark_read(tx, now, actor.network, actor.person, id)?)
        })
        .await?;
    Ok(SeeOther::to(back(&posted)))
}

/// No list shows more at once.
const AT_ONCE: u16 = 50;

/// Those that were shown; what came in meanwhile stays unread.
async fn all_read(visit: Visit, posted: Posted) -> Result<SeeOther, Failure> {
    let shown: Vec<NoticeId> =
        posted.all("notice").filter_map(|id| id.parse().ok()).take(AT_ONCE.into()).collect();
    visit
        .write(move |tx, actor, now| {
            actor.may_here("read_message")?;
            for id in &shown {
                notice::mark_read(tx, now, actor.network, actor.person, *id)?;
            }
            Ok(())
        })
        .await?;
    Ok(SeeOther::to(back(&posted)).saying(Flash::new("notices-all-read")))
}

/// Notices as a list; whoever read one comes back to `here`.
pub fn list(view: &View, notices: &[Notice], here: &str) -> Markup {
    let lines: Vec<NameLine> = notices.iter().map(|notice| line(view, notice, here)).collect();
    let ids: Vec<String> = notices.iter().map(|notice| notice.id.to_string()).collect();
    let shown: Vec<(&str, &str)> =
        ids.iter().map(|id| ("notice", id.as_str())).chain([(BACK, here)]).collect();
    html! {
        (name_lines(&lines))
        @if notices.len() > 1 { (post_button(view, "/berichten/gelezen", "notices-read-all", &[], &shown)) }
    }
}

fn line(view: &View, notice: &Notice, here: &str) -> NameLine {
    NameLine {
        mark: if notice.is_about_holding() {
            Mark::new(Symbol::Commitment, t!(view, "notices-reminder"))
        } else {
            Mark::new(Symbol::Answer, t!(view, "notices-notice"))
        },
        href: Some(notice.href.clone()),
        name: notice.text(view),
        what: view.when(notice.at),
        place: String::new(),
        act: post_button(
            view,
            &format!("/berichten/{}/gelezen", notice.id),
            "notices-read",
            &[],
            &[(BACK, here)],
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::TEXTS;
    use crate::samples::open_at;
    use kernel::Lang;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn what_its_own_reader_read_is_not_shown_again() {
        on_both(|db| {
            let village = Village::build(db);
            for _ in 0..2 {
                open_at(db, &village, village.fatima, 2);
            }
            let unread =
                || db.read_here(|tx| notice::newest(tx, village.network, village.fatima, 9)).unwrap();
            let read = |who, id| {
                db.write_here(|tx| notice::mark_read(tx, monday(), village.network, who, id)).unwrap();
            };
            let [first, second] = [unread()[0].id, unread()[1].id];
            read(village.joost, first);
            read(village.fatima, second);
            assert_eq!(unread().iter().map(|notice| notice.id).collect::<Vec<_>>(), [first]);
            assert!(unread()[0].is_about_holding());
        });
    }

    #[test]
    fn notices_read_well_in_both_languages() {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        open_at(&db, &village, village.fatima, 2);
        open_at(&db, &village, village.fatima, 4);
        let unread = db.read_here(|tx| notice::newest(tx, village.network, village.fatima, 9)).unwrap();
        for lang in Lang::ALL {
            let view = view(lang, &[TEXTS, network::TEXTS]);
            for (about, notices) in [(About::Holding, &unread[..]), (About::CameBack, &[])] {
                let html = page(&view, about, notices, &Pages::default()).html();
                assert_eq!(check_html(&html), [], "{lang}");
                assert_eq!(html.contains(&t!(view, "notices-none")), notices.is_empty());
            }
        }
    }
}
