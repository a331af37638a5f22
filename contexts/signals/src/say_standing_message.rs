//! That a standing message was said at a meeting, and what was answered: marked by the table's convener, or a
//! facilitator, once per meeting.

use crate::bring_to_table;
use crate::move_meeting::load;
use crate::record::record;
use crate::show_agenda::{self, Agenda};
use crate::standing_message::{self, StandingMessage, StandingMessageId};
use crate::write_standing_message::subject;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::plan_meeting::matter;
use network::round_table::{MeetingId, RoundTableId};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::components::{fold, fold_open, quote, section};
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

const LONGEST: usize = 1_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{table}/{meeting}/gezegd", "say_standing_message", post)]
}

async fn post(
    visit: Visit,
    Path((table, meeting)): Path<(RoundTableId, MeetingId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let agenda = show_agenda::load(&visit, table, meeting).await?;
    visit.actor.may("say_standing_message", &matter(&visit.actor, &agenda.table))?;
    let message: StandingMessageId = posted.text("boodschap").parse().map_err(|_| Failure::NotFound)?;
    let problems = match bring_to_table::words(&posted, "reply", LONGEST, "problem-message-answer-empty") {
        Ok(answer) => {
            let done = visit
                .write(move |tx, actor, now| say(tx, actor, now, (table, meeting), (message, &answer)))
                .await;
            match done {
                Ok(()) => {
                    let to = format!("{}#boodschappen", agenda.meeting.href());
                    return Ok(SeeOther::to(to).saying(Flash::new("message-said-done")).into_response());
                }
                Err(refusal) => refusal.at("reply")?,
            }
        }
        Err(problems) => problems,
    };
    let again = Again::refused("said", &posted, &problems);
    Ok(show_agenda::page(&visit.view, &agenda, None, &again).refused_for(&posted, &problems).into_response())
}

/// Keeps that it was said and what was answered; the first time counts.
pub fn say(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting): (RoundTableId, MeetingId),
    (id, answer): (StandingMessageId, &str),
) -> Result<(), Refusal> {
    let (table, meeting) = load(tx, actor, table, meeting)?;
    actor.may("say_standing_message", &matter(actor, &table))?;
    let there = standing_message::of_table(tx, actor.network, table.id)?.into_iter().any(|one| one.id == id);
    let known =
        standing_message::said_at(tx, actor.network, meeting.id)?.iter().any(|said| said.message == id);
    if known {
        return Ok(());
    }
    if !there {
        return Err(Refusal::NotNow("message-refused-not-here"));
    }
    if meeting.is_off() {
        return Err(Refusal::NotNow("meeting-refused-off"));
    }
    if standing_message::keep_said(tx, now, (actor.network, actor.person), (id, meeting.id, answer))? {
        let facts = json!({ "meeting": meeting.id });
        record(tx, actor, now, "standing_message.said", subject(id), facts)?;
    }
    Ok(())
}

/// The messages on an agenda, each with what was answered or the form to say so.
pub fn section_for(view: &View, again: &Again<'_>, agenda: &Agenda) -> Markup {
    html! {
        @if !agenda.messages.is_empty() {
            (section("boodschappen", &t!(view, "message-on-agenda"), &html! {
                p { (t!(view, "message-on-agenda-what")) }
                @for message in &agenda.messages { (one(view, again, agenda, message)) }
            }))
        }
    }
}

fn one(view: &View, again: &Again<'_>, agenda: &Agenda, message: &StandingMessage) -> Markup {
    let said = agenda.said.iter().find(|said| said.message == message.id);
    html! {
        (quote(view, &message.words, &t!(view, "message-by", name = &message.by_name)))
        @match said {
            Some(said) => p { strong { (t!(view, "message-answered")) } " " span lang=[view.said_lang()] { (said.answer) } },
            None if agenda.leads => { (form(view, again, agenda, message)) },
            None => {},
        }
    }
}

fn form(view: &View, again: &Again<'_>, agenda: &Agenda, message: &StandingMessage) -> Markup {
    let id = message.id.to_string();
    // Of several messages, only the refused one comes back as it was typed.
    let again = match again.typed("said") {
        Some(typed) if typed.text("boodschap") != id => &Again::NOTHING,
        Some(_) | None => again,
    };
    let form = again.form(view, "said").called(format!("said-{id}"));
    let fields = html! {
        (form.hidden("boodschap", &id))
        (form.words("reply", "message-answer").hint("message-answer-hint").required().max(LONGEST).rows(2))
    };
    let inner = form.around(&format!("{}/gezegd", agenda.meeting.href()), "message-said-act", &fields);
    let summary = t!(view, "message-said-title");
    if form.is_refused() { fold_open(view, &summary, &inner) } else { fold(view, &summary, &inner) }
}
