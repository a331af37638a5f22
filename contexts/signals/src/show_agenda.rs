//! The agenda of one meeting of a table, in the three standing questions "Wat zien jullie? Wat zien wij? Wat pakken we
//! samen op?" (domain A13). For whoever sits there: on a screen, and on paper with room for notes. The outcome of each
//! item is recorded here.

mod item;

use crate::add_agenda_point::{self, AgendaPoint, StandingQuestion};
use crate::bring_to_table::{self, AgendaItem, Talk};
use crate::cancel_meeting;
use crate::dossier;
use crate::move_meeting;
use crate::record_outcome;
use crate::say_standing_message;
use crate::standing_message::{self, Said, StandingMessage};
use axum::response::{IntoResponse, Response};
use item::{Item, item, read_item};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::beside::{self, Beside};
use network::plan_meeting;
use network::round_table::{self, GoesOn, Meeting, MeetingId, RoundTable, RoundTableId, Seat};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{Tone, empty, list, notice, section, title};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability; `beside` is what other contexts show on the page.
pub fn routes(beside: &'static [Beside]) -> Vec<Route> {
    let show = move |visit: Visit, ids: Path<(RoundTableId, MeetingId)>| get(visit, ids, beside);
    vec![Route::get("/tafels/{table}/{meeting}", "see_table", show)]
}

/// A meeting with everything on its agenda.
#[derive(Clone, Debug)]
pub struct Agenda {
    /// The table.
    pub table: RoundTable,
    /// The meeting.
    pub meeting: Meeting,
    /// Who sits there.
    pub seats: Vec<Seat>,
    /// What stands on it, in the order it was brought.
    pub items: Vec<Item>,
    /// What people at the table see, in the order they added it.
    pub points: Vec<AgendaPoint>,
    /// Standing messages of this table.
    pub messages: Vec<StandingMessage>,
    /// Which of them were said here.
    pub said: Vec<Said>,
    /// Whether the reader may add what they see.
    pub may_add: bool,
    /// Whether the reader leads this table.
    pub leads: bool,
    /// What other contexts show beside it.
    pub beside: Markup,
}

async fn get(
    visit: Visit,
    Path((table, meeting)): Path<(RoundTableId, MeetingId)>,
    others: &'static [Beside],
) -> Result<Page, Failure> {
    let (now, view) = (visit.now(), visit.view.clone());
    let read = visit.read(move |tx, actor| {
        let mut agenda = read(tx, actor, now, (table, meeting))?;
        agenda.beside = beside::read(tx, actor, &view, others, ("meeting", meeting.0))?;
        Ok(agenda)
    });
    let agenda = read.await?;
    Ok(page(&visit.view, &agenda, None, &Again::NOTHING))
}

/// Reads the agenda as the visitor may see it.
pub async fn load(visit: &Visit, table: RoundTableId, meeting: MeetingId) -> Result<Agenda, Refusal> {
    let now = visit.now();
    visit.read(move |tx, actor| read(tx, actor, now, (table, meeting))).await
}

/// The agenda again, with the outcome that was typed below one of its items and what is wrong with it.
pub async fn again(
    visit: &Visit,
    below: &AgendaItem,
    posted: &Posted,
    problems: &Problems,
) -> Result<Response, Failure> {
    let (table, meeting, id, now) = (below.table_id, below.meeting, below.id, visit.now());
    let agenda = visit
        .read(move |tx, actor| {
            let item = bring_to_table::load(tx, actor.network, id)?;
            let dossier = dossier::load(tx, actor.network, item.dossier)?;
            actor.may("record_outcome", &record_outcome::matter_for(tx, actor, &dossier, &item)?)?;
            read(tx, actor, now, (table, meeting))
        })
        .await?;
    Ok(page(&visit.view, &agenda, Some((below, posted, problems)), &Again::NOTHING)
        .refused_for(posted, problems)
        .into_response())
}

/// Reads the agenda as `actor` may see it. Of a meeting that has been, who sat there that day, with that day's mandate.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (table, meeting): (RoundTableId, MeetingId),
) -> Result<Agenda, Refusal> {
    actor.may_here("see_table")?;
    let (table, meeting) = move_meeting::load(tx, actor, table, meeting)?;
    let sitting = round_table::seats(tx, actor.network, table.id)?;
    let may_add = add_agenda_point::may(actor, now, (&table, &meeting), &sitting);
    let seats = if meeting.starts_at < now {
        round_table::seats_at(tx, actor.network, table.id, meeting.starts_at)?
    } else {
        sitting
    };
    let mut items = Vec::new();
    for one in bring_to_table::agenda(tx, actor.network, meeting.id)? {
        items.push(read_item(tx, actor, one)?);
    }
    Ok(Agenda {
        points: add_agenda_point::of_meeting(tx, actor.network, meeting.id)?,
        messages: standing_message::of_table(tx, actor.network, table.id)?,
        said: standing_message::said_at(tx, actor.network, meeting.id)?,
        leads: actor.may("plan_meeting", &plan_meeting::matter(actor, &table)).is_ok(),
        beside: Markup::default(),
        may_add,
        table,
        meeting,
        seats,
        items,
    })
}

/// What was typed below one item, and what is wrong with it.
pub type Refused<'a> = (&'a AgendaItem, &'a Posted, &'a Problems);

/// The page; with what was refused below one of its items, or `again` of its other forms.
pub fn page(view: &View, agenda: &Agenda, refused: Option<Refused<'_>>, again: &Again<'_>) -> Page {
    let meeting = &agenda.meeting;
    let heading = t!(view, "agenda-title", table = agenda.table.name.as_str());
    // The day in full: an agenda is printed, and on paper "tomorrow" is untrue the day after.
    let under = t!(
        view,
        "agenda-when",
        day = view.day(meeting.starts_at),
        hour = kernel::calendar::say_hour(meeting.starts_at, view.lang),
        until = kernel::calendar::say_hour(meeting.ends_at(), view.lang),
        place = meeting.place.as_str(),
        convener = agenda.table.convener_name.as_str(),
    );
    let main = html! {
        (title(&heading, &under))
        @if let GoesOn::Cancelled { why, .. } = &meeting.standing {
            (notice(view, Tone::Wait, &html! { (t!(view, "agenda-off", why = why)) }))
        }
        p { (t!(view, "agenda-three-questions")) }
        (present(view, agenda))
        (say_standing_message::section_for(view, again, agenda))
        @for question in StandingQuestion::ALL { (add_agenda_point::section_for(view, again, agenda, *question)) }
        (taken_up(view, agenda, refused))
        (agenda.beside)
        @if agenda.leads && !meeting.is_off() && meeting.starts_at > view.now { (acts(view, again, agenda)) }
    };
    Page::new(view, heading, main)
}

/// The third question: the dossiers, each with what is asked and what came of it.
fn taken_up(view: &View, agenda: &Agenda, refused: Option<Refused<'_>>) -> Markup {
    // What was taken off needs nobody's time at the meeting: it keeps no number and no room on paper.
    let (off, standing): (Vec<&Item>, Vec<&Item>) =
        agenda.items.iter().partition(|one| matches!(one.agenda.talk, Talk::TakenOff { .. }));
    let off: Vec<Markup> = off.into_iter().map(|one| item::taken_off(view, one)).collect();
    html! {
        h2 class="utrecht-heading-2" id="samen" { (t!(view, "agenda-together")) }
        @if agenda.items.is_empty() && agenda.meeting.starts_at < view.now {
            p { (t!(view, "agenda-was-empty")) }
        } @else if agenda.items.is_empty() {
            (empty(&t!(view, "agenda-empty"), &html! {
                a class="utrecht-link ponton-screen" href="/dossiers" { (t!(view, "agenda-empty-what")) }
            }))
        }
        @for (index, one) in standing.iter().enumerate() {
            @let typed = refused.filter(|(below, _, _)| below.id == one.agenda.id);
            (item(view, index + 1, one, typed.map(|(_, posted, problems)| (posted, problems))))
        }
        @if !off.is_empty() { (list(&off)) }
    }
}

/// What whoever leads the table can do with the meeting itself.
fn acts(view: &View, again: &Again<'_>, agenda: &Agenda) -> Markup {
    let inner = html! {
        (again.fold(view, "move", &t!(view, "move-meeting-title"), &move_meeting::form(view, again, agenda)))
        (again.fold(view, "cancel", &t!(view, "cancel-meeting-title"), &cancel_meeting::form(view, again, agenda)))
    };
    html! { div class="ponton-screen" { (section("overleg", &t!(view, "agenda-meeting"), &inner)) } }
}

/// Who sits there, with what mandate.
fn present(view: &View, agenda: &Agenda) -> Markup {
    let seats: Vec<Markup> = agenda
        .seats
        .iter()
        .map(|seat| {
            html! {
                strong { (seat.person_name) } ", " (seat.organisation_name)
                @if !seat.mandate.is_empty() { ". " (seat.mandate) }
            }
        })
        .collect();
    section(
        "present",
        &if agenda.meeting.starts_at < view.now {
            t!(view, "agenda-was-present")
        } else {
            t!(view, "agenda-present")
        },
        &html! { @if seats.is_empty() { p { (t!(view, "agenda-no-seats")) } } @else { (list(&seats)) } },
    )
}
