//! Who answers for an offer: its named contact while they are at work, else the desk of its organisation while somebody is
//! on it, else the network's own. Total: there is always somebody who can hold it.

use crate::offer::{Offer, Standing};
use kernel::DeskId;
use network::desk;
use network::person::Presence;
use obligations::Holder;
use store::{Error, Tx};

/// Who holds what must be done about an offer.
pub fn holder(tx: &mut Tx<'_>, offer: &Offer) -> Result<Holder, Error> {
    let there = offer
        .contact
        .as_ref()
        .filter(|one| one.standing == Standing::Member && one.presence == Presence::Active);
    match there {
        Some(contact) => Ok(Holder::Person(contact.person)),
        None => Ok(Holder::Desk(desk_of(tx, offer)?)),
    }
}

/// The desk of its organisation when somebody is on it, else the network's own.
fn desk_of(tx: &mut Tx<'_>, offer: &Offer) -> Result<DeskId, Error> {
    match desk::of_organisation(tx, offer.network, offer.organisation)? {
        Some(desk) if desk.staff > 0 => Ok(desk.id),
        Some(_) | None => Ok(desk::of_network(tx, offer.network)?.id),
    }
}
