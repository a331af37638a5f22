//! Papers beside what they came of: on the page of a signal that counted in one, and of a dossier, with the link to make one;
//! and on the agenda of the table that deals with them.

use crate::paper;
use crate::paper_parts;
use kernel::calendar;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::beside::Beside;
use network::gathered::Gatherings;
use network::round_table::{self, MeetingId};
use network::{Actor, Refusal};
use store::Tx;
use web::components::{act_link, section};
use web::{View, t};

/// Beside a signal.
pub const OF_SIGNAL: Beside = Beside { what: "signal", read: of_signal };

fn of_signal(tx: &mut Tx<'_>, actor: &Actor, view: &View, id: Uuid) -> Result<Markup, Refusal> {
    let papers = paper::of_signal(tx, actor.network, id)?;
    if papers.is_empty() {
        return Ok(html! {});
    }
    let inner = html! { p { (t!(view, "paper-beside-signal")) } (paper_parts::came_of(view, &papers)) };
    Ok(section("stukken", &t!(view, "paper-beside-title"), &inner))
}

/// Beside the agenda of a table's meeting.
pub const OF_MEETING: Beside = Beside { what: "meeting", read: of_meeting };

fn of_meeting(tx: &mut Tx<'_>, actor: &Actor, view: &View, id: Uuid) -> Result<Markup, Refusal> {
    let Some(meeting) = round_table::meeting(tx, actor.network, MeetingId(id))? else { return Ok(html! {}) };
    let day = calendar::day(meeting.starts_at);
    let papers = paper::of_table(tx, actor.network, (meeting.table, day))?;
    if papers.is_empty() {
        return Ok(html! {});
    }
    let inner = html! { p { (t!(view, "paper-beside-meeting")) } (paper_parts::came_of(view, &papers)) };
    Ok(section("stukken", &t!(view, "paper-beside-meeting-title"), &inner))
}

/// What stands beside something that was gathered: its papers, and the link by which whoever may makes one.
pub fn of_gathered(
    tx: &mut Tx<'_>,
    actor: &Actor,
    view: &View,
    (gatherings, id): (&Gatherings, Uuid),
) -> Result<Markup, Refusal> {
    let papers = paper::of_source(tx, actor.network, (gatherings.kind, id))?;
    let gathered = (gatherings.load)(tx, actor, id)?;
    let may = actor.may("make_paper", &gathered.matter).is_ok();
    if papers.is_empty() && !may {
        return Ok(html! {});
    }
    let inner = html! {
        @if papers.is_empty() { p { (t!(view, "paper-beside-none")) } }
        @else { (paper_parts::came_of(view, &papers)) }
        @if may { p { (act_link(&format!("{}/stuk", gathered.path), &t!(view, "paper-beside-act"))) } }
    };
    Ok(section("stukken", &t!(view, "paper-beside-title"), &inner))
}
