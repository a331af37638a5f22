//! The agenda of one meeting of a table, in the three standing questions "Wat zien jullie? Wat zien wij? Wat pakken we
//! samen op?" (domain A13). For whoever sits there: on a screen, and on paper with room for notes. The outcome of each
//! item is recorded here.

mod item;

use crate::bring_to_table::{self, AgendaItem, Talk};
use crate::dossier;
use crate::record_outcome;
use axum::response::{IntoResponse, Response};
use item::{Item, item, read_item};
use maud::{Markup, html};
use network::round_table::{self, Meeting, MeetingId, RoundTable, RoundTableId, Seat};
use network::{Actor, Refusal, Route, Visit};
use store::Tx;
use web::components::{empty, list, section, title};
use web::{Failure, Page, Path, Posted, Problems, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/tafels/{table}/{meeting}", "see_table", get)]
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
}

async fn get(visit: Visit, Path((table, meeting)): Path<(RoundTableId, MeetingId)>) -> Result<Page, Failure> {
    let agenda = visit.read(move |tx, actor| read(tx, actor, table, meeting)).await?;
    Ok(page(&visit.view, &agenda, None))
}

/// The agenda again, with the outcome that was typed below one of its items and what is wrong with it.
pub async fn again(
    visit: &Visit,
    below: &AgendaItem,
    posted: &Posted,
    problems: &Problems,
) -> Result<Response, Failure> {
    let (table, meeting, id) = (below.table_id, below.meeting, below.id);
    let agenda = visit
        .read(move |tx, actor| {
            let item = bring_to_table::load(tx, actor.network, id)?;
            let dossier = dossier::load(tx, actor.network, item.dossier)?;
            actor.may("record_outcome", &record_outcome::matter_for(tx, actor, &dossier, &item)?)?;
            read(tx, actor, table, meeting)
        })
        .await?;
    Ok(page(&visit.view, &agenda, Some((below, posted, problems)))
        .refused_for(posted, problems)
        .into_response())
}

/// Reads the agenda as `actor` may see it.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    table: RoundTableId,
    meeting: MeetingId,
) -> Result<Agenda, Refusal> {
    actor.may_here("see_table")?;
    let table = round_table::load(tx, actor.network, table)?.ok_or(Refusal::NotFound("table"))?;
    let meeting = round_table::meeting(tx, actor.network, meeting)?
        .filter(|meeting| meeting.table == table.id)
        .ok_or(Refusal::NotFound("meeting"))?;
    let seats = round_table::seats(tx, actor.network, table.id)?;
    let mut items = Vec::new();
    for one in bring_to_table::agenda(tx, actor.network, meeting.id)? {
        items.push(read_item(tx, actor, one)?);
    }
    Ok(Agenda { table, meeting, seats, items })
}

/// What was typed below one item, and what is wrong with it.
pub type Refused<'a> = (&'a AgendaItem, &'a Posted, &'a Problems);

/// The page; with what was refused below one of its items.
pub fn page(view: &View, agenda: &Agenda, refused: Option<Refused<'_>>) -> Page {
    let meeting = &agenda.meeting;
    let heading = t!(view, "agenda-title", table = agenda.table.name.as_str());
    // The day in full: an agenda is printed, and on paper "tomorrow" is untrue the day after.
    let under = t!(
        view,
        "agenda-when",
        day = view.day(meeting.starts_at),
        hour = kernel::calendar::say_hour(meeting.starts_at, view.lang),
        place = meeting.place.as_str(),
        convener = agenda.table.convener_name.as_str(),
    );
    // What was taken off needs nobody's time at the meeting: it keeps no number and no room on paper.
    let (off, standing): (Vec<&Item>, Vec<&Item>) =
        agenda.items.iter().partition(|one| matches!(one.agenda.talk, Talk::TakenOff { .. }));
    let off: Vec<Markup> = off.into_iter().map(|one| item::taken_off(view, one)).collect();
    let main = html! {
        (title(&heading, &under))
        p { (t!(view, "agenda-three-questions")) }
        (present(view, agenda))
        @if agenda.items.is_empty() && meeting.starts_at < view.now {
            p { (t!(view, "agenda-was-empty")) }
        } @else if agenda.items.is_empty() {
            (empty(&t!(view, "agenda-empty"), &html! {
                a class="utrecht-link" href="/dossiers" { (t!(view, "agenda-empty-what")) }
            }))
        }
        @for (index, one) in standing.iter().enumerate() {
            @let typed = refused.filter(|(below, _, _)| below.id == one.agenda.id);
            (item(view, index + 1, one, typed.map(|(_, posted, problems)| (posted, problems))))
        }
        @if !off.is_empty() { (list(&off)) }
    };
    Page::new(view, heading, main)
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
        &t!(view, "agenda-present"),
        &html! { @if seats.is_empty() { p { (t!(view, "agenda-no-seats")) } } @else { (list(&seats)) } },
    )
}
