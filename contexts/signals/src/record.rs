//! The record: each act of this context leaves one event, so that a signal and a dossier can show their way: who did
//! what, when and why. Facts hold ids and words about the matter itself: never a name, which is looked up when the way is
//! shown, and never the words of another matter, which may have been shielded since.

use kernel::Timestamp;
use network::Actor;
use serde_json::Value as Json;
use store::event::{self, Event, Subject};
use store::{Error, Tx};

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
    event::append(tx, &event).map(|_| ())
}
