//! What came back to somebody, as a list on Vandaag, and marking it as read. A notice that was read is not shown again;
//! the page it is about keeps telling the story.

use crate::notice::{self, Notice, NoticeId};
use axum::extract::Path;
use maud::{Markup, html};
use network::name_line::{NameLine, name_lines};
use network::{Route, Visit};
use web::components::mark::{Mark, Symbol};
use web::components::post_button;
use web::{Failure, Flash, Posted, SeeOther, View, t};

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

async fn all_read(visit: Visit, posted: Posted) -> Result<SeeOther, Failure> {
    let newest: NoticeId =
        posted.text("newest").parse().map_err(|_| Failure::BadRequest("failure-unreadable"))?;
    visit
        .write(move |tx, actor, now| {
            actor.may_here("read_message")?;
            Ok(notice::mark_all_read(tx, now, actor.network, actor.person, newest)?)
        })
        .await?;
    Ok(SeeOther::to("/vandaag").saying(Flash::new("notices-all-read")))
}

/// The unread notices, newest first.
pub fn list(view: &View, notices: &[Notice]) -> Markup {
    let lines: Vec<NameLine> = notices.iter().map(|notice| line(view, notice)).collect();
    html! {
        (name_lines(&lines))
        @if let [newest, _, ..] = notices {
            (post_button(view, "/berichten/gelezen", "notices-read-all", &[], &[("newest", &newest.id.to_string())]))
        }
    }
}

fn line(view: &View, notice: &Notice) -> NameLine {
    NameLine {
        mark: Mark::new(Symbol::Answer, t!(view, "notices-notice")),
        href: Some(notice.href.clone()),
        name: notice.text(view),
        what: view.when(notice.at),
        place: String::new(),
        act: post_button(view, &format!("/berichten/{}/gelezen", notice.id), "notices-read", &[], &[]),
    }
}
