//! All handovers that are in somebody's hands and in which the reader, or a desk they staff, is a side: where each
//! stands, who is next and by when. It opens nothing of anybody.

use crate::handover::{self as kept, Kept, names, standing};
use crate::{PLACE, show_handover};
use handover::{Stage, Task};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::address::{Pages, pages};
use network::{Actor, Refusal, Route, Visit};
use store::page::Page as Rows;
use store::{After, Tx};
use web::components::{empty, list, title, when};
use web::{Failure, Page, View, t};
use worklist::notice::name_of;

/// So many stand on a page.
const ROWS: u16 = 50;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::get("/overdrachten", "see_handovers", show)]
}

/// One line of the list, which tells nothing of the resident.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its page.
    pub href: String,
    /// What is asked.
    pub kind: names::KindName,
    /// Where it stands.
    pub stage: Stage,
    /// Who gives and who receives.
    pub sides: (String, String),
    /// What must be done, by whom, by when.
    pub next: Option<(Task, String, Timestamp)>,
}

/// A handover as a line.
pub fn line(tx: &mut Tx<'_>, kept: &Kept) -> Result<Line, Refusal> {
    let mut name = |holder| name_of(tx, kept.network, standing::theirs(holder));
    let sides = (name(kept.machine.giver)?, name(kept.machine.receiver)?);
    let held = standing::duty_holder(tx, kept)?;
    let next = match (kept.machine.duty(), held) {
        (Some(duty), Some(holder)) => {
            Some((duty.task, name_of(tx, kept.network, standing::theirs(holder))?, duty.at))
        }
        _ => None,
    };
    Ok(Line { href: kept.href(), kind: kept.machine.kind.into(), stage: kept.stage(), sides, next })
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    let after = visit.after::<Uuid>(ROWS);
    let asked = after.clone();
    let lines = visit.read(move |tx, actor| mine(tx, actor, &asked)).await?;
    let may_begin = visit.actor.may_here("see_own_plans").is_ok();
    let pages = pages("/overdrachten", &[], &after, lines.next.as_ref());
    Ok(page(&visit.view, &lines.rows, &pages, may_begin))
}

/// A page of those of `actor`; a draft only for whoever writes it.
pub fn mine(tx: &mut Tx<'_>, actor: &Actor, after: &After<Uuid>) -> Result<Rows<Line>, Refusal> {
    actor.may_here("see_handovers")?;
    let Rows { rows: kept, next } = kept::of_worker(tx, actor, after)?;
    let rows = kept.iter().map(|kept| line(tx, kept)).collect::<Result<_, _>>()?;
    Ok(Rows { rows, next })
}

fn page(view: &View, lines: &[Line], pages: &Pages, may_begin: bool) -> Page {
    let heading = t!(view, "handovers-title");
    let main = html! {
        (title(&heading, &t!(view, "handovers-what")))
        @if lines.is_empty() {
            (empty(&t!(view, "handovers-none"), &html! {
                @if may_begin { a class="utrecht-link" href="/plannen" { (t!(view, "handovers-none-then")) } }
            }))
        }
        (all(view, lines))
        (pages.show(view))
    };
    Page::new(view, heading, main).at(PLACE)
}

/// Handovers, one a line.
pub fn all(view: &View, lines: &[Line]) -> Markup {
    let lines: Vec<Markup> = lines
        .iter()
        .map(|one| {
            html! {
                a class="utrecht-link" href=(one.href) {
                    (t!(view, "handover-title", kind = view.say(one.kind.text_key(), &[]), to = &one.sides.1))
                }
                " · " (view.say(names::stage_key(one.stage), &[]))
                @if let Some((task, name, at)) = &one.next {
                    br; strong { (name) } ": " (view.say(show_handover::task_key(*task), &[])) " · " (when(view, *at))
                }
            }
        })
        .collect();
    list(&lines)
}
