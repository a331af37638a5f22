//! The record: each act of this context leaves one event, so that a signal and a dossier can show their way: who did
//! what, when and why. Facts hold names of organisations, tables and colleagues, never a resident's.

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
