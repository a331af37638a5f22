//! Who looks at a new signal first: by the routing rules, and a wrong by a confidant, whatever the rules say.

use crate::mend_routing;
use crate::routing::Routed;
use crate::routing_facts;
use crate::routing_rule;
use crate::signal::SignalId;
use crate::suggestions;
use kernel::{NetworkId, PersonId, Timestamp};
use network::{Actor, Refusal, desk};
use obligations::Holder;
use store::{Error, Tx};
use worklist::confidants;

/// Who looks first: by the rules of the network, of which a broken one that was passed over becomes its owner's to mend.
/// A wrong isn't routed.
pub(super) fn first(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, shielded): (SignalId, bool),
) -> Result<Routed, Refusal> {
    let kept = if shielded { Vec::new() } else { routing_rule::list(tx, actor.network)? };
    if kept.is_empty() {
        let holder = understander(tx, actor, now, shielded)?;
        return Ok(Routed { rule: None, holder, passed_over: Vec::new() });
    }
    let known = suggestions::known_here(tx, actor.network, now)?;
    let routed = routing_facts::of_signal(tx, &known, &kept, id, actor.network)?;
    match mend_routing::see_to(tx, now, actor.network, &routed.passed_over) {
        // With nobody there to mend it either, the clock tries again; the signal must not wait for that.
        Ok(()) | Err(Refusal::NotNow(_)) => Ok(routed),
        Err(refusal) => Err(refusal),
    }
}

/// Who must understand a new signal: the network's desk, or for a wrong a confidant. When there is none, one is looked for
/// from that moment.
pub fn understander(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    shielded: bool,
) -> Result<Holder, Refusal> {
    if shielded {
        confidants::see_to(tx, now, actor.network)?;
        return Ok(confidants::holder_of_new(tx, actor.network, actor.person)?);
    }
    Ok(Holder::Desk(desk::of_network(tx, actor.network)?.id))
}

/// A confidant who is there.
pub fn confidant(tx: &mut Tx<'_>, network: NetworkId) -> Result<Option<PersonId>, Error> {
    Ok(network::confidant::standing(tx, network)?.first())
}
