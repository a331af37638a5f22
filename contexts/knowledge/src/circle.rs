//! Who stands around a question, an answer, a practice or a measure: the desk that answers it, or the desk of the
//! organisation that owns it, and always the network's own. Total: there is always a desk that can hold it.

use kernel::{DeskId, NetworkId, OrganisationId, PersonId};
use network::person::{self, Presence};
use network::{Actor, Refusal, desk};
use obligations::Holder;
use policy::Matter;
use store::{Error, Tx};

/// The desk of an organisation when somebody is on it, else the network's own.
pub fn desk_of_owner(tx: &mut Tx<'_>, network: NetworkId, owner: OrganisationId) -> Result<DeskId, Error> {
    match desk::of_organisation(tx, network, owner)? {
        Some(desk) if desk.staff > 0 => Ok(desk.id),
        Some(_) | None => Ok(desk::of_network(tx, network)?.id),
    }
}

/// As the policy sees it: inside are `people`, everybody on `desk`, and everybody on the network's own desk.
pub fn around(
    tx: &mut Tx<'_>,
    network: NetworkId,
    desk: DeskId,
    people: &[PersonId],
) -> Result<Matter, Error> {
    let mut insiders = people.to_vec();
    insiders.extend(desk::staff(tx, network, desk)?);
    let own = desk::of_network(tx, network)?.id;
    insiders.extend(desk::staff(tx, network, own)?);
    Ok(Matter { insiders, ..Matter::network(network) })
}

/// As the policy sees what an organisation owns: inside are everybody on its desk and on the network's own.
pub fn around_owner(tx: &mut Tx<'_>, network: NetworkId, owner: OrganisationId) -> Result<Matter, Error> {
    let desk = desk_of_owner(tx, network, owner)?;
    around(tx, network, desk, &[])
}

/// Who holds what somebody on `desk` other than `person` must do: that desk when there is somebody else, else the
/// network's own.
pub fn others_than(
    tx: &mut Tx<'_>,
    network: NetworkId,
    desk: DeskId,
    person: PersonId,
) -> Result<Holder, Error> {
    let is_staffed = desk::staff(tx, network, desk)?.iter().any(|other| *other != person);
    Ok(Holder::Desk(if is_staffed { desk } else { desk::of_network(tx, network)?.id }))
}

/// `person` while they are at work, else `desk` while somebody is on it, else the network's own desk.
pub fn still(tx: &mut Tx<'_>, network: NetworkId, person: PersonId, desk: DeskId) -> Result<Holder, Error> {
    let there = person::load(tx, network, person)?.is_some_and(|one| one.presence == Presence::Active);
    if there {
        return Ok(Holder::Person(person));
    }
    staffed(tx, network, desk)
}

/// `desk` while somebody is on it, else the network's own.
pub fn staffed(tx: &mut Tx<'_>, network: NetworkId, desk: DeskId) -> Result<Holder, Error> {
    let is_staffed = !desk::staff(tx, network, desk)?.is_empty();
    Ok(Holder::Desk(if is_staffed { desk } else { desk::of_network(tx, network)?.id }))
}

/// Which of `actions` the actor may do with a matter as it stands; the act asks again.
pub fn may(actor: &Actor, matter: &Matter, actions: &[&'static str]) -> Result<Vec<&'static str>, Refusal> {
    let mut may = Vec::with_capacity(actions.len());
    for action in actions {
        match actor.may(action, matter) {
            Ok(()) => may.push(*action),
            Err(Refusal::Forbidden { .. }) => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(may)
}
