//! Notes in the record what an act in the network did: who, when, to what, as ids and words of the domain.

use crate::Actor;
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde_json::Value as Json;
use store::event::{self, Event, Subject};
use store::{Error, Tx};

/// Adds one event by `actor` about `subject` (its kind and id).
pub fn note(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    kind: &'static str,
    subject: (&'static str, Uuid),
    facts: Json,
) -> Result<(), Error> {
    let event = Event {
        network: actor.network,
        at: now,
        actor: Some(actor.person),
        kind,
        subject: Subject { kind: subject.0, id: subject.1 },
        facts,
    };
    event::append(tx, &event).map(drop)
}
