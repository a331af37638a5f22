//! What came back to somebody, as a list on Vandaag, and marking it as read. A notice that was read is not shown again;
//! the page it is about keeps telling the story.

use crate::notice::{self, Notice, NoticeId};
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Route, Visit};
use web::components::mark::{Mark, Symbol};
use web::components::post_button;
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/berichten/{id}/gelezen", "read_message", one_read),
        Route::post("/berichten/gelezen", "read_message", all_read),
    ]
}

async fn one_read(visit: Visit, Path(id): Path<NoticeId>) -> Result<SeeOther, Failure> {
    visit
        .write(move |tx, actor, now| {
            actor.may_here("read_message")?;
            Ok(notice::mark_read(tx, now, actor.network, actor.person, id)?)
        })
        .await?;
    Ok(SeeOther::to("/vandaag#terug"))
}

/// No list shows more at once.
const AT_ONCE: usize = 50;

/// Those that were shown; what came in meanwhile stays unread.
async fn all_read(visit: Visit, posted: Posted) -> Result<SeeOther, Failure> {
    let shown: Vec<NoticeId> = posted.all("notice").filter_map(|id| id.parse().ok()).take(AT_ONCE).collect();
    visit
        .write(move |tx, actor, now| {
            actor.may_here("read_message")?;
            for id in &shown {
                notice::mark_read(tx, now, actor.network, actor.person, *id)?;
            }
            Ok(())
        })
        .await?;
    Ok(SeeOther::to("/vandaag").saying(Flash::new("notices-all-read")))
}

/// The unread notices, newest first.
pub fn list(view: &View, notices: &[Notice]) -> Markup {
    let lines: Vec<NameLine> = notices.iter().map(|notice| line(view, notice)).collect();
    let ids: Vec<String> = notices.iter().map(|notice| notice.id.to_string()).collect();
    let shown: Vec<(&str, &str)> = ids.iter().map(|id| ("notice", id.as_str())).collect();
    html! {
        (name_lines(&lines))
        @if shown.len() > 1 { (post_button(view, "/berichten/gelezen", "notices-read-all", &[], &shown)) }
    }
}

fn line(view: &View, notice: &Notice) -> NameLine {
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
        act: post_button(view, &format!("/berichten/{}/gelezen", notice.id), "notices-read", &[], &[]),
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
    use web::Page;
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
            let main = html! { h1 { "Vandaag" } (list(&view, &unread)) };
            assert_eq!(check_html(&Page::new(&view, "Vandaag", main).html()), [], "{lang}");
        }
    }
}
