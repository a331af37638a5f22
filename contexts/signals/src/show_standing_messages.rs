//! The standing messages of the network: what is said at which tables, where it has been said and what was answered. For
//! everybody; a facilitator or driver writes them here.

use crate::standing_message::{self, Said, StandingMessage, StandingMessageId};
use crate::{withdraw_standing_message as withdrawing, write_standing_message as writing};
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::again::Again;
use network::round_table::{self, RoundTable, RoundTableId};
use network::{Refusal, Route, Visit};
use web::components::{act_link, empty, post_button, section, title};
use web::components::{list, quote};
use web::{Failure, Page, Place, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/boodschappen", "see_standing_messages", show)]
}

/// Messages on a page.
const ROWS: u16 = 20;

/// What the page shows.
pub struct Shown {
    messages: Vec<StandingMessage>,
    pages: Pages,
    tables: Vec<(StandingMessageId, RoundTableId, String)>,
    said: Vec<Said>,
    /// Messages that the reader may withdraw.
    to_withdraw: Vec<StandingMessageId>,
    /// Tables for a new message; only for those who may write one.
    to_write: Option<Vec<RoundTable>>,
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let shown = read(&visit).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

/// Reads what the page shows, also when its form was refused.
pub async fn read(visit: &Visit) -> Result<Shown, Refusal> {
    let after = visit.after(ROWS);
    visit
        .read(move |tx, actor| {
            actor.may_here("see_standing_messages")?;
            let messages = standing_message::list(tx, actor.network, &after)?;
            let pages = pages("/boodschappen", &[], &after, messages.next.as_ref());
            let messages = messages.rows;
            let ids: Vec<StandingMessageId> = messages.iter().map(|message| message.id).collect();
            let may_withdraw = |message: &&StandingMessage| {
                message.withdrawn_at.is_none()
                    && actor.may("withdraw_standing_message", &withdrawing::matter(actor, message)).is_ok()
            };
            let to_withdraw = messages.iter().filter(may_withdraw).map(|message| message.id).collect();
            let to_write = match actor.may("write_standing_message", &writing::matter(tx, actor)?) {
                Ok(()) => Some(round_table::list(tx, actor.network)?),
                Err(_) => None,
            };
            Ok(Shown {
                tables: standing_message::tables(tx, actor.network, &ids)?,
                said: standing_message::said(tx, actor.network, &ids)?,
                messages,
                pages,
                to_withdraw,
                to_write,
            })
        })
        .await
}

/// The page; `again` is the form that was refused, if any.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let heading = t!(view, "messages-title");
    let (withdrawn, open): (Vec<_>, Vec<_>) =
        shown.messages.iter().partition(|message| message.withdrawn_at.is_some());
    let main = html! {
        (title(&heading, &t!(view, "messages-what")))
        @if open.is_empty() && shown.pages == Pages::default() { (empty(&t!(view, "messages-none"), &html! { (t!(view, "messages-none-do")) })) }
        @for message in open { (one(view, shown, message)) }
        @if let Some(tables) = &shown.to_write {
            @if tables.is_empty() { p { (t!(view, "messages-no-tables")) } } @else {
                (again.fold(view, "message", &t!(view, "message-title"), &writing::form(view, again, tables)))
            }
        }
        @if !withdrawn.is_empty() {
            (section("ingetrokken", &t!(view, "messages-withdrawn"), &list(&withdrawn.iter().map(|message| {
                html! { span lang=[view.said_lang()] { (message.words) } " " (t!(view, "message-said-count", count = count(shown, message))) }
            }).collect::<Vec<_>>())))
        }
        (shown.pages.show(view))
    };
    Page::new(view, heading, main).at(Place("nav-tables"))
}

/// At how many tables a message was said.
fn count(shown: &Shown, message: &StandingMessage) -> usize {
    let mut tables: Vec<RoundTableId> =
        shown.said.iter().filter(|said| said.message == message.id).map(|said| said.table).collect();
    tables.sort_unstable();
    tables.dedup();
    tables.len()
}

/// One message: its words, and table by table whether it has been said.
fn one(view: &View, shown: &Shown, message: &StandingMessage) -> Markup {
    let lies_at = shown.tables.iter().filter(|(id, _, _)| *id == message.id);
    let mut tables: Vec<(RoundTableId, &str)> =
        lies_at.map(|(_, table, name)| (*table, name.as_str())).collect();
    // Where it was said stays known, also when it lies there no more.
    for said in shown.said.iter().filter(|said| said.message == message.id) {
        if !tables.iter().any(|(table, _)| *table == said.table) {
            tables.push((said.table, &said.table_name));
        }
    }
    let rows: Vec<Markup> = tables
        .into_iter()
        .map(|(table, name)| {
            let said = shown.said.iter().find(|said| said.message == message.id && said.table == table);
            html! {
                a class="utrecht-link" href={"/tafels/" (table)} { (name) } ": "
                @match said {
                    Some(said) => {
                        (t!(view, "message-said-on", day = view.day(said.starts_at))) " "
                        span lang=[view.said_lang()] { (said.answer) }
                    },
                    None => { (t!(view, "message-not-said-yet")) },
                }
            }
        })
        .collect();
    html! {
        section class="ponton-section" id={"boodschap-" (message.id)} aria-labelledby={"over-" (message.id)} {
            h2 class="utrecht-heading-2" id={"over-" (message.id)} {
                (t!(view, "message-since", day = view.day(message.at)))
            }
            (quote(view, &message.words, &t!(view, "message-by", name = &message.by_name)))
            p { (t!(view, "message-said-count", count = count(shown, message))) }
            (list(&rows))
            @if shown.to_withdraw.contains(&message.id) {
                p { (act_link(&format!("/boodschappen/{}/tafels", message.id), &t!(view, "place-message-link"))) }
                (post_button(view, &format!("/boodschappen/{}/intrekken", message.id), "message-withdraw-act", &[], &[]))
            }
        }
    }
}
