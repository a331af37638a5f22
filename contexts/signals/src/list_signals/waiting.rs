//! What waits to be understood, above the list of whoever does that: the oldest first. And the form to bundle what lies in
//! no dossier yet, of this and of the page of the list below.

use super::{Listed, lines};
use crate::show_signal_page::beginning;
use crate::signal::{Signal, SignalId, State};
use maud::{Markup, html};
use network::{Actor, Role};
use store::{Error, Tx};
use web::components::{fold, section};
use web::{Choice, Form, View, t};

/// So many are read, to choose from when bundling.
const READ: i64 = 30;
/// So many are shown as lines.
const OLDEST: usize = 10;

/// Of those read, the ones that stand in the section as lines.
pub(super) fn oldest(waiting: &[Signal]) -> &[Signal] {
    waiting.get(..OLDEST).unwrap_or(waiting)
}

/// The ids of those that have waited longest.
pub(super) fn oldest_raised(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<SignalId>, Error> {
    let confidant = actor.has(Role::Confidant);
    let rows = tx.query(
        "select id from signal where network_id = $1 and state = 'raised' and (not shielded or raised_by = $2 or $3)
         order by id limit $4",
        &[&actor.network, &actor.person, &confidant, &READ],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Whether it lies in no dossier yet, and may.
fn is_loose(signal: &Signal) -> bool {
    !signal.shielded && matches!(signal.state, State::Raised(_) | State::Understood(_))
}

/// The form to bundle what lies in no dossier.
pub(super) fn bundle(view: &View, listed: &Listed) -> Markup {
    let below = listed.rows.rows.iter().filter(|signal| listed.waiting.iter().all(|it| it.id != signal.id));
    let choices: Vec<Choice> = listed
        .waiting
        .iter()
        .chain(below)
        .filter(|signal| is_loose(signal))
        .map(|signal| {
            Choice::new(signal.id.to_string(), beginning(&signal.words, 120))
                .explained(signal.organisation_name.clone())
        })
        .collect();
    let form = Form::blank(view).called("bundel");
    let inner = html! {
        form class="ponton-form" action="/dossiers/nieuw" method="get" {
            (form.ticks("signal", "signals-bundle-which", &choices).required())
            div class="ponton-buttons" {
                button class="utrecht-button utrecht-button--secondary-action" type="submit" { (t!(view, "signals-bundle-act")) }
            }
        }
    };
    html! { @if !choices.is_empty() { (fold(view, &t!(view, "signals-bundle"), &inner)) } }
}

/// The section.
pub(super) fn section_for(view: &View, listed: &Listed) -> Markup {
    let shown: Vec<&Signal> = oldest(&listed.waiting).iter().collect();
    section(
        "te-duiden",
        &t!(view, "signals-waiting"),
        &html! {
            (lines(view, &shown, &listed.holders))
            @if listed.waiting.len() > OLDEST {
                p { a class="utrecht-link" href="/signalen?staat=raised" { (t!(view, "signals-waiting-all")) } }
            }
        },
    )
}
