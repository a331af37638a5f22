//! Putting a planned meeting at another moment or place, or making it longer or shorter: for the table's convener, or a facilitator. Everybody who sits
//! there and whoever drives what stands on its agenda hears of it; calendars follow by themselves.

use crate::bring_to_table::{self, AgendaItem, Talk};
use crate::dossier;
use crate::record::record;
use crate::show_agenda::{self, Agenda};
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp, calendar};
use maud::Markup;
use network::again::Again;
use network::plan_meeting::{self, FURTHEST_DAYS, matter};
use network::round_table::{self, Meeting, MeetingId, RoundTable, RoundTableId, Sitting};
use network::{Actor, Refusal, Route, Visit};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::event::Subject;
use web::{Failure, Flash, Path, Posted, SeeOther, View};
use worklist::notice::fact;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{table}/{meeting}/verzetten", "plan_meeting", post)]
}

async fn post(
    visit: Visit,
    Path((table, meeting)): Path<(RoundTableId, MeetingId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let agenda = show_agenda::load(&visit, table, meeting).await?;
    visit.actor.may("plan_meeting", &matter(&visit.actor, &agenda.table))?;
    let problems = match plan_meeting::typed(&posted) {
        Ok(new) => {
            let at = new.starts_at;
            let done =
                visit.write(move |tx, actor, now| move_meeting(tx, actor, now, (table, meeting), &new)).await;
            match done {
                Ok(()) => {
                    let flash = Flash::new("move-meeting-done").with("when", visit.view.when(at));
                    return Ok(SeeOther::to(agenda.meeting.href()).saying(flash).into_response());
                }
                Err(refusal) => refusal.at("day")?,
            }
        }
        Err(problems) => problems,
    };
    let again = Again::refused("move", &posted, &problems);
    Ok(show_agenda::page(&visit.view, &agenda, None, &again).refused_for(&posted, &problems).into_response())
}

/// Moves the meeting, and with it the day after which its outcomes are to be recorded; standing so already changes nothing.
pub fn move_meeting(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting): (RoundTableId, MeetingId),
    new: &Sitting,
) -> Result<(), Refusal> {
    let (table, meeting) = load(tx, actor, table, meeting)?;
    actor.may("plan_meeting", &matter(actor, &table))?;
    let at = new.starts_at;
    if meeting.sitting() == *new {
        return Ok(());
    }
    may_change(&meeting, now)?;
    if at <= now {
        return Err(Refusal::NotNow("meeting-refused-past"));
    }
    if at > calendar::in_days(now, FURTHEST_DAYS) {
        return Err(Refusal::NotNow("meeting-refused-far"));
    }
    let there = round_table::meeting_at(tx, actor.network, table.id, at)?;
    if there.is_some_and(|there| there.id != meeting.id) {
        return Err(Refusal::NotNow("meeting-refused-double"));
    }
    round_table::put_elsewhere(tx, now, actor.network, &meeting, new)?;
    let moved = Meeting { starts_at: at, minutes: new.minutes, place: new.place.clone(), ..meeting.clone() };
    let items = open_items(tx, actor, &moved)?;
    for item in &items {
        let dossier = dossier::load(tx, actor.network, item.dossier)?;
        let before = bring_to_table::outcome_due(tx, now, &dossier, (item.id, &table, &meeting))?;
        let opening = bring_to_table::outcome_due(tx, now, &dossier, (item.id, &table, &moved))?;
        // Another room, or an hour later: the outcome is due when it was.
        if opening.moment != before.moment {
            worklist::advance(tx, now, actor.person, opening)?;
        }
    }
    let subject = Subject { kind: "meeting", id: moved.id.into() };
    record(tx, actor, now, "meeting.moved", subject, json!({ "starts_at": at }))?;
    let said = facts([("table", json!(table.name)), ("moment", fact::moment(at))]);
    tell_table(tx, actor, now, (&table, &moved, &items), ("notice-meeting-moved", &said))
}

/// The table and one of its meetings.
pub fn load(
    tx: &mut Tx<'_>,
    actor: &Actor,
    table: RoundTableId,
    meeting: MeetingId,
) -> Result<(RoundTable, Meeting), Refusal> {
    let table = round_table::load(tx, actor.network, table)?.ok_or(Refusal::NotFound("table"))?;
    let meeting = round_table::meeting(tx, actor.network, meeting)?
        .filter(|meeting| meeting.table == table.id)
        .ok_or(Refusal::NotFound("meeting"))?;
    Ok((table, meeting))
}

/// What has been or is off doesn't change any more.
pub fn may_change(meeting: &Meeting, now: Timestamp) -> Result<(), Refusal> {
    if meeting.is_off() {
        return Err(Refusal::NotNow("meeting-refused-off"));
    }
    if meeting.starts_at <= now {
        return Err(Refusal::NotNow("meeting-refused-has-been"));
    }
    Ok(())
}

/// What is still to be spoken about at a meeting.
pub fn open_items(tx: &mut Tx<'_>, actor: &Actor, meeting: &Meeting) -> Result<Vec<AgendaItem>, Refusal> {
    let items = bring_to_table::agenda(tx, actor.network, meeting.id)?;
    Ok(items.into_iter().filter(|item| item.talk == Talk::OnAgenda).collect())
}

/// Tells everybody who sits at the table, its convener, and whoever drives what stands on the agenda.
pub fn tell_table(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting, items): (&RoundTable, &Meeting, &[AgendaItem]),
    (text, said): (&'static str, &Map<String, Json>),
) -> Result<(), Refusal> {
    let seats = round_table::seats(tx, actor.network, table.id)?;
    let mut people: Vec<PersonId> = seats.iter().map(|seat| seat.person).collect();
    people.push(table.convener);
    for item in items {
        people.push(dossier::load(tx, actor.network, item.dossier)?.driver);
    }
    people.sort_unstable();
    people.dedup();
    for person in people.into_iter().filter(|person| *person != actor.person) {
        tell::person(tx, now, (actor.network, person), text, said.clone(), &meeting.href())?;
    }
    Ok(())
}

/// The form, on the page of the agenda, filled with what stands.
pub fn form(view: &View, again: &Again<'_>, agenda: &Agenda) -> Markup {
    let meeting = &agenda.meeting;
    let form = again.form(view, "move").promise("move-meeting-promise", &[]);
    let fields = plan_meeting::fields(&form, Some(&meeting.sitting()));
    form.around(&format!("{}/verzetten", meeting.href()), "move-meeting-act", &fields)
}
