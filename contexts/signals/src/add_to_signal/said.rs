//! What was added to a signal before, read from the record: for a form that comes twice, which is one addition.

use super::Addition;
use crate::signal::{Signal, SignalId};
use kernel::ids::Uuid;
use network::Refusal;
use store::event::{self, Recorded};
use store::{After, Tx};

/// So many earlier steps are looked at for a form that comes twice; a signal is understood long before.
const LOOKED_AT: u16 = 200;

/// What was added before, as far as the signal's own row doesn't tell.
pub struct Said {
    forms: Vec<Uuid>,
    /// The signals that it was said to be like.
    pub alike: Vec<SignalId>,
}

impl Said {
    /// The same form sent twice is one addition.
    pub fn was_sent(&self, new: &Addition) -> bool {
        new.form_key.is_some_and(|key| self.forms.contains(&key))
    }

    /// Whether that it is like an earlier signal was said before, also with another form.
    pub fn covers(&self, new: &Addition) -> bool {
        new.alike.is_none_or(|alike| self.alike.contains(&alike))
    }
}

/// Reads what was said so far.
pub fn said_so_far(tx: &mut Tx<'_>, signal: &Signal) -> Result<Said, Refusal> {
    let events = event::about(tx, signal.network, signal.subject(), &After::start(LOOKED_AT))?.rows;
    let fact = |event: &Recorded, name: &str| event.facts.get(name)?.as_str().map(ToOwned::to_owned);
    Ok(Said {
        forms: events.iter().filter_map(|event| fact(event, "form_key")?.parse().ok()).collect(),
        alike: events.iter().filter_map(|event| fact(event, "alike")?.parse().ok()).collect(),
    })
}
