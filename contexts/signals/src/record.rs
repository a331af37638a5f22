//! The record: each act of this context leaves one event, so that a signal and a dossier can show their way: who did
//! what, when and why. Facts hold ids and words about the matter itself: never a name, which is looked up when the way is
//! shown, and never the words of another matter, which may have been shielded since.

use kernel::Timestamp;
use network::Actor;
use serde_json::Value as Json;
use store::event::{self, Event, Subject};
use store::{Error, Tx};
use worklist::webhook::{self, EventKind, Happened};

/// Appends one event about a signal or dossier.
pub fn record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kind: &'static str,
    subject: Subject,
    facts: Json,
) -> Result<(), Error> {
    let event = Event { network: actor.network, at: now, actor: Some(actor.person), kind, subject, facts };
    let id = event::append(tx, &event)?;
    match EventKind::of_event(kind) {
        Some(heard) if may_be_heard(tx, &event, heard)? => {
            let happened =
                Happened { network: actor.network, at: now, event: id, kind: heard, subject: subject.id };
            webhook::announce(tx, &happened)
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether other systems may hear of it: of a wrong nobody hears that it is there.
fn may_be_heard(tx: &mut Tx<'_>, event: &Event, kind: EventKind) -> Result<bool, Error> {
    if !webhook::is_heard(tx, event.network, kind)? {
        return Ok(false);
    }
    if event.subject.kind != "signal" {
        return Ok(true);
    }
    let open = tx.first(
        "select id from signal where network_id = $1 and id = $2 and shielded = false",
        &[&event.network, &event.subject.id],
    )?;
    Ok(open.is_some())
}
