//! Changing at which tables a standing message lies: more tables, or fewer. For whoever wrote it, or a facilitator. Where it
//! was said stays known, also at a table that it left; to lie nowhere is to be withdrawn, which is another act.

use crate::record::record;
use crate::standing_message::{self, StandingMessage, StandingMessageId};
use crate::tell::{self, facts};
use crate::withdraw_standing_message::matter;
use crate::write_standing_message::subject;
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp};
use maud::html;
use network::again::Again;
use network::round_table::{self, RoundTable, RoundTableId};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::components::{act_link, empty, quote, title};
use web::{Choice, Failure, Flash, Page, Path, Place, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/boodschappen/{id}/tafels", "place_standing_message", show),
        Route::post("/boodschappen/{id}/tafels", "place_standing_message", post),
    ]
}

/// What the page shows.
pub struct Shown {
    message: StandingMessage,
    /// Where it lies.
    lies_at: Vec<RoundTableId>,
    tables: Vec<RoundTable>,
}

async fn show(visit: Visit, Path(id): Path<StandingMessageId>) -> Result<Page, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    Ok(page(&visit.view, &shown, &Again::NOTHING))
}

async fn post(visit: Visit, Path(id): Path<StandingMessageId>, posted: Posted) -> Result<Response, Failure> {
    let shown = visit.read(move |tx, actor| read(tx, actor, id)).await?;
    let tables: Vec<RoundTableId> = posted.all("tables").filter_map(|id| id.parse().ok()).collect();
    let problems = if tables.is_empty() {
        Problems::with("tables", "problem-message-no-table")
    } else {
        match visit.write(move |tx, actor, now| place(tx, actor, now, id, &tables)).await {
            Ok(()) => {
                let to = SeeOther::to(shown.message.href()).saying(Flash::new("place-message-done"));
                return Ok(to.into_response());
            }
            Err(refusal) => refusal.at("tables")?,
        }
    };
    let again = Again::refused("tables", &posted, &problems);
    Ok(page(&visit.view, &shown, &again).refused_for(&posted, &problems).into_response())
}

/// Reads the page.
pub fn read(tx: &mut Tx<'_>, actor: &Actor, id: StandingMessageId) -> Result<Shown, Refusal> {
    let message = standing_message::load(tx, actor.network, id)?;
    actor.may("place_standing_message", &matter(actor, &message))?;
    Ok(Shown {
        lies_at: standing_message::tables_of(tx, actor.network, id)?,
        tables: round_table::list(tx, actor.network)?,
        message,
    })
}

/// Puts the message at these tables and at no other, and tells the conveners of those where it is new; lying there already
/// changes nothing.
pub fn place(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: StandingMessageId,
    wanted: &[RoundTableId],
) -> Result<(), Refusal> {
    let message = standing_message::load(tx, actor.network, id)?;
    actor.may("place_standing_message", &matter(actor, &message))?;
    if message.withdrawn_at.is_some() {
        return Err(Refusal::NotNow("place-message-refused-withdrawn"));
    }
    let lies_at = standing_message::tables_of(tx, actor.network, id)?;
    let (mut added, mut told) = (Vec::new(), Vec::new());
    for table in wanted.iter().filter(|table| !lies_at.contains(table)) {
        let table = round_table::load(tx, actor.network, *table)?
            .ok_or(Refusal::NotNow("message-refused-table-not-there"))?;
        standing_message::put_on(tx, actor.network, id, table.id)?;
        added.push(table.id);
        told.push(table.convener);
    }
    let left: Vec<RoundTableId> = lies_at.into_iter().filter(|table| !wanted.contains(table)).collect();
    for table in &left {
        standing_message::take_off(tx, actor.network, id, *table)?;
    }
    if added.is_empty() && left.is_empty() {
        return Ok(());
    }
    standing_message::changed(tx, actor.network, &message)?;
    tell_conveners(tx, actor, now, &message, told)?;
    Ok(record(
        tx,
        actor,
        now,
        "standing_message.placed",
        subject(id),
        json!({ "added": added, "left": left }),
    )?)
}

/// Whoever convenes several of the tables hears it once.
fn tell_conveners(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    message: &StandingMessage,
    mut conveners: Vec<PersonId>,
) -> Result<(), Refusal> {
    conveners.sort_unstable();
    conveners.dedup();
    for convener in conveners.into_iter().filter(|convener| *convener != actor.person) {
        let said = facts([("by", json!(actor.name)), ("words", json!(message.words))]);
        let to = (actor.network, convener);
        tell::person(tx, now, to, "notice-standing-message", said, &message.href())?;
    }
    Ok(())
}

/// The page; `again` is the form that was refused, if it was.
pub fn page(view: &View, shown: &Shown, again: &Again<'_>) -> Page {
    let (heading, message) = (t!(view, "place-message-title"), &shown.message);
    let choices: Vec<Choice> =
        shown.tables.iter().map(|table| Choice::new(table.id.to_string(), table.name.clone())).collect();
    let form = again.form(view, "tables").promise("place-message-promise", &[]);
    let ticks = form.ticks("tables", "message-tables", &choices).required();
    let ticks = shown.lies_at.iter().fold(ticks, |ticks, table| ticks.value(&table.to_string()));
    let main = html! {
        (title(&heading, &t!(view, "place-message-what")))
        (quote(view, &message.words, &t!(view, "message-by", name = &message.by_name)))
        @if message.withdrawn_at.is_some() && again.typed("tables").is_none() {
            (empty(&t!(view, "place-message-refused-withdrawn"), &html! {
                (act_link("/boodschappen", &t!(view, "place-message-back")))
            }))
        } @else {
            (form.around(&format!("/boodschappen/{}/tafels", message.id), "place-message-act", &html! { (ticks) }))
        }
    };
    Page::new(view, heading, main).at(Place("nav-tables"))
}
