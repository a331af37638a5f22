//! Who hears a resident that isn't helped yet: somebody else than whoever holds the question, one rung higher.

use super::stands;
use crate::plan::Plan;
use kernel::{DeskId, NetworkId};
use network::{Refusal, desk, person};
use obligations::Holder;
use store::Tx;

/// One rung above whoever holds it: their team lead, then the organisation's desk, then the network's. Never the very desk
/// that holds it, nor one where nobody but its holder is: then nobody else would hear.
pub(super) fn above(tx: &mut Tx<'_>, plan: &Plan, held: Option<Holder>) -> Result<Holder, Refusal> {
    if let Some(Holder::Person(person)) = held {
        for lead in person::leads_of(tx, plan.network, person)? {
            if lead != person && stands(tx, plan.network, Holder::Person(lead))? {
                return Ok(Holder::Person(lead));
            }
        }
    }
    let own = desk::of_organisation(tx, plan.network, plan.organisation)?.map(|desk| desk.id);
    let network = desk::of_network(tx, plan.network)?.id;
    let is_of_an_organisation = match held {
        Some(Holder::Desk(desk)) => desk::organisation_of(tx, plan.network, desk)?.is_some(),
        Some(Holder::Person(_)) | None => false,
    };
    // Above the desk of an organisation stands that of the network.
    let rungs = if is_of_an_organisation { [Some(network), own] } else { [own, Some(network)] };
    for desk in rungs.into_iter().flatten() {
        if held != Some(Holder::Desk(desk)) && hears(tx, plan.network, (desk, held))? {
            return Ok(Holder::Desk(desk));
        }
    }
    Ok(Holder::Desk(network))
}

/// Whether somebody else than whoever holds it is at that desk.
fn hears(tx: &mut Tx<'_>, network: NetworkId, (at, held): (DeskId, Option<Holder>)) -> Result<bool, Refusal> {
    Ok(desk::staff(tx, network, at)?.into_iter().any(|one| held != Some(Holder::Person(one))))
}
