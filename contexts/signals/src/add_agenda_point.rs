//! What somebody at a table sees, added under one of the first two standing questions, "Wat zien jullie?" and "Wat zien
//! wij?" (domain A13): before the meeting or while it goes on, by whoever has a seat or convenes. A point that reaches
//! further becomes a signal with one act. What the table takes up together stands with the dossiers.

use crate::bring_to_table;
use crate::move_meeting::load;
use crate::record::record;
use crate::show_agenda::{self, Agenda};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar, define_id};
use maud::{Markup, html};
use network::again::Again;
use network::round_table::{Meeting, MeetingId, RoundTable, RoundTableId, Seat, seats};
use network::{Actor, Refusal, Route, Visit, named};
use policy::Matter;
use serde_json::json;
use store::event::Subject;
use store::{Error, Row, Tx};
use web::components::{list, section};
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};

define_id!(
    /// One point on a meeting's agenda.
    AgendaPointId
);
store::id_value!(AgendaPointId);

named! {
    /// The standing questions under which anybody at the table adds points.
    pub enum StandingQuestion, text "standing-question" {
        /// "Wat zien jullie?"
        WhatYouSee = "what_you_see",
        /// "Wat zien wij?"
        WhatWeSee = "what_we_see",
    }
}

const LONGEST: usize = 500;
/// More points than a meeting can speak about.
const MOST: usize = 60;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/tafels/{table}/{meeting}/punten", "add_agenda_point", post)]
}

/// A point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaPoint {
    /// Its id.
    pub id: AgendaPointId,
    /// Under which question.
    pub question: StandingQuestion,
    /// What is seen.
    pub words: String,
    /// By whom, by name.
    pub by: String,
}

/// A meeting as the policy sees it: whoever has a seat takes part, the convener leads.
pub fn matter(actor: &Actor, table: &RoundTable, seats: &[Seat]) -> Matter {
    Matter {
        insiders: seats.iter().map(|seat| seat.person).collect(),
        leads: vec![table.convener],
        ..Matter::network(actor.network)
    }
}

async fn post(
    visit: Visit,
    Path((table, meeting)): Path<(RoundTableId, MeetingId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let agenda = show_agenda::load(&visit, table, meeting).await?;
    visit.actor.may("add_agenda_point", &matter(&visit.actor, &agenda.table, &agenda.seats))?;
    let question = StandingQuestion::named(posted.text("question")).unwrap_or(StandingQuestion::WhatYouSee);
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let problems = match bring_to_table::words(&posted, "point", LONGEST, "problem-point-empty") {
        Ok(words) => {
            let done = visit
                .write(move |tx, actor, now| {
                    add(tx, actor, now, (table, meeting), &New { question, words: &words, form_key })
                })
                .await;
            match done {
                Ok(()) => {
                    let to = format!("{}#{}", agenda.meeting.href(), question.name());
                    return Ok(SeeOther::to(to).saying(Flash::new("point-done")).into_response());
                }
                Err(refusal) => refusal.at("point")?,
            }
        }
        Err(problems) => problems,
    };
    let again = Again::refused(form_name(question), &posted, &problems);
    Ok(show_agenda::page(&visit.view, &agenda, None, &again).refused_for(&posted, &problems).into_response())
}

/// A point to add.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// Under which question.
    pub question: StandingQuestion,
    /// What is seen.
    pub words: &'a str,
    /// The form's key.
    pub form_key: Uuid,
}

/// Adds a point; the same form sent again adds nothing.
pub fn add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting): (RoundTableId, MeetingId),
    new: &New<'_>,
) -> Result<(), Refusal> {
    let (table, meeting) = load(tx, actor, table, meeting)?;
    let seats = seats(tx, actor.network, table.id)?;
    actor.may("add_agenda_point", &matter(actor, &table, &seats))?;
    may_add(&meeting, now)?;
    if of_meeting(tx, actor.network, meeting.id)?.len() >= MOST {
        return Err(Refusal::NotNow("agenda-refused-too-many-points"));
    }
    let id = AgendaPointId::new(now);
    let added = tx.execute(
        "insert into agenda_point (network_id, id, meeting_id, question, words, by_id, at, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (network_id, by_id, form_key) do nothing",
        &[&actor.network, &id, &meeting.id, &new.question, &new.words, &actor.person, &now, &new.form_key],
    )?;
    if added == 1 {
        let subject = Subject { kind: "meeting", id: meeting.id.into() };
        record(tx, actor, now, "meeting.point-added", subject, json!({ "point": id }))?;
    }
    Ok(())
}

/// Points are added until the day after the meeting.
fn may_add(meeting: &Meeting, now: Timestamp) -> Result<(), Refusal> {
    if meeting.is_off() {
        return Err(Refusal::NotNow("meeting-refused-off"));
    }
    if calendar::in_days(meeting.starts_at, 1) < now {
        return Err(Refusal::NotNow("meeting-refused-has-been"));
    }
    Ok(())
}

/// The points of a meeting, in the order they were added.
pub fn of_meeting(
    tx: &mut Tx<'_>,
    network: NetworkId,
    meeting: MeetingId,
) -> Result<Vec<AgendaPoint>, Error> {
    let rows = tx.query(
        "select agenda_point.id, agenda_point.question, agenda_point.words, person.name as by_name from agenda_point
         join person on person.network_id = agenda_point.network_id and person.id = agenda_point.by_id
         where agenda_point.network_id = $1 and agenda_point.meeting_id = $2 order by agenda_point.id",
        &[&network, &meeting],
    )?;
    rows.iter().map(read).collect()
}

/// The words of one point, for raising it as a signal.
pub fn words_of(tx: &mut Tx<'_>, actor: &Actor, id: AgendaPointId) -> Result<Option<String>, Refusal> {
    actor.may_here("see_table")?;
    let row =
        tx.first("select words from agenda_point where network_id = $1 and id = $2", &[&actor.network, &id])?;
    Ok(row.map(|row| row.get("words")).transpose()?)
}

fn read(row: &Row) -> Result<AgendaPoint, Error> {
    Ok(AgendaPoint {
        id: row.get("id")?,
        question: row.get("question")?,
        words: row.get("words")?,
        by: row.get("by_name")?,
    })
}

fn form_name(question: StandingQuestion) -> &'static str {
    match question {
        StandingQuestion::WhatYouSee => "point-you",
        StandingQuestion::WhatWeSee => "point-we",
    }
}

/// One of the first two questions with its points, and the field for another.
pub fn section_for(view: &View, again: &Again<'_>, agenda: &Agenda, question: StandingQuestion) -> Markup {
    let points: Vec<Markup> = agenda
        .points
        .iter()
        .filter(|point| point.question == question)
        .map(|point| {
            html! {
                span lang=[view.said_lang()] { (point.words) } " (" (point.by) ") "
                a class="utrecht-link" href={"/signalen/nieuw?punt=" (point.id)} {
                    (t!(view, "point-to-signal")) span class="ponton-unseen" { ": " (point.words) }
                }
            }
        })
        .collect();
    section(
        question.name(),
        &view.say(question.text_key(), &[]),
        &html! {
            @if points.is_empty() { p { (t!(view, "point-none")) } } @else { (list(&points)) }
            @if agenda.may_add { (form(view, again, &agenda.meeting, question)) }
        },
    )
}

fn form(view: &View, again: &Again<'_>, meeting: &Meeting, question: StandingQuestion) -> Markup {
    let form = again.form(view, form_name(question));
    let said = view.say(question.text_key(), &[]);
    let fields = html! {
        (form.hidden("question", question.name()))
        (form.words("point", "point-words").label_with("point-words-under", &[("question", said.into())])
            .required().max(LONGEST).rows(2))
    };
    form.around(&format!("{}/punten", meeting.href()), "point-act", &fields)
}

/// Whether somebody may add points to a meeting as it stands.
pub fn may(actor: &Actor, now: Timestamp, (table, meeting): (&RoundTable, &Meeting), seats: &[Seat]) -> bool {
    may_add(meeting, now).is_ok() && actor.may("add_agenda_point", &matter(actor, table, seats)).is_ok()
}
