//! Calling a planned meeting off, with the reason: for the table's convener, or a facilitator. What stands on its agenda
//! goes to the table's next meeting, so that nothing is left waiting for a day that doesn't come.

use crate::bring_to_table::{self, AgendaItem, Talk};
use crate::dossier;
use crate::move_meeting::{load, may_change, open_items, tell_table};
use crate::record::record;
use crate::record_outcome;
use crate::show_agenda::{self, Agenda};
use crate::tell::facts;
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::plan_meeting::matter;
use network::round_table::{self, GoesOn, Meeting, MeetingId, RoundTable, RoundTableId};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use store::event::Subject;
use web::{Failure, Flash, Path, Posted, SeeOther, View};
use worklist::notice::fact;

const LONGEST_WHY: usize = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{table}/{meeting}/zeg-af", "plan_meeting", post)]
}

async fn post(
    visit: Visit,
    Path((table, meeting)): Path<(RoundTableId, MeetingId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let agenda = show_agenda::load(&visit, table, meeting).await?;
    visit.actor.may("plan_meeting", &matter(&visit.actor, &agenda.table))?;
    let problems = match bring_to_table::words(&posted, "why", LONGEST_WHY, "problem-meeting-why-empty") {
        Ok(why) => {
            let done = visit
                .write(move |tx, actor, now| cancel_meeting(tx, actor, now, (table, meeting), &why))
                .await;
            match done {
                Ok(()) => {
                    let flash = Flash::new("cancel-meeting-done");
                    return Ok(SeeOther::to(agenda.meeting.href()).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("why")?,
            }
        }
        Err(problems) => problems,
    };
    let again = Again::refused("cancel", &posted, &problems);
    Ok(show_agenda::page(&visit.view, &agenda, None, &again).refused_for(&posted, &problems).into_response())
}

/// Calls the meeting off. With something on its agenda there must be a next meeting to take it.
pub fn cancel_meeting(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting): (RoundTableId, MeetingId),
    why: &str,
) -> Result<(), Refusal> {
    let (table, meeting) = load(tx, actor, table, meeting)?;
    actor.may("plan_meeting", &matter(actor, &table))?;
    match &meeting.standing {
        GoesOn::Planned => {}
        GoesOn::Cancelled { why: said, .. } if said == why => return Ok(()),
        GoesOn::Cancelled { .. } => return Err(Refusal::NotNow("meeting-refused-off")),
    }
    may_change(&meeting, now)?;
    round_table::call_off(tx, now, actor.network, &meeting, why)?;
    let items = open_items(tx, actor, &meeting)?;
    if !items.is_empty() {
        let next = round_table::next_meeting(tx, actor.network, table.id, now)?;
        let next = next.ok_or(Refusal::NotNow("meeting-refused-agenda-has-nowhere"))?;
        for item in &items {
            take_along(tx, actor, now, item, (&table, &next, why))?;
        }
    }
    let subject = Subject { kind: "meeting", id: meeting.id.into() };
    record(tx, actor, now, "meeting.cancelled", subject, json!({ "table": table.id }))?;
    let said = facts([
        ("table", json!(table.name)),
        ("moment", fact::moment(meeting.starts_at)),
        ("why", json!(why)),
    ]);
    tell_table(tx, actor, now, (&table, &meeting, &items), ("notice-meeting-cancelled", &said))
}

/// Puts an item on the next meeting's agenda. What stands there already, or did until it was taken off, stays that one.
fn take_along(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    item: &AgendaItem,
    (table, next, why): (&RoundTable, &Meeting, &str),
) -> Result<(), Refusal> {
    let there = bring_to_table::of_dossier(tx, actor.network, item.dossier)?;
    let goes_on = match there.iter().find(|other| other.meeting == next.id) {
        None => {
            tx.change_one(
                "update agenda_item set meeting_id = $4, version = version + 1
                 where network_id = $1 and id = $2 and version = $3",
                &[&actor.network, &item.id, &item.version, &next.id],
            )?;
            item
        }
        Some(other) => {
            record_outcome::settle(tx, actor, now, item, ("taken_off", why))?;
            if !matches!(other.talk, Talk::TakenOff { .. }) {
                return Ok(());
            }
            bring_to_table::put_back(tx, actor, now, other, &item.question)?;
            other
        }
    };
    let dossier = dossier::load(tx, actor.network, item.dossier)?;
    let opening = bring_to_table::outcome_due(tx, now, &dossier, (goes_on.id, table, next))?;
    worklist::advance(tx, now, actor.person, opening)
}

/// The form, on the page of the agenda.
pub fn form(view: &View, again: &Again<'_>, agenda: &Agenda) -> Markup {
    let form = again.form(view, "cancel").promise("cancel-meeting-promise", &[]);
    let fields = html! { (form.words("why", "cancel-meeting-why").required().max(LONGEST_WHY).rows(2)) };
    form.around(&format!("{}/zeg-af", agenda.meeting.href()), "cancel-meeting-act", &fields)
}
