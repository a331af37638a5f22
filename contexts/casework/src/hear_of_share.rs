//! Who hears of a share, that it was made or ended: that it is so, and not about whom.

use crate::share_proposal::{self, Proposal};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use network::{Actor, Refusal, desk};
use serde_json::{Map, json};
use store::Tx;
use worklist::notice::{self, Word};

/// The organisation it is shared with, and the one person of it, when it is one.
pub(crate) type Reader = (OrganisationId, Option<PersonId>);

/// The person it is shared with, or whoever staffs the desk of the organisation; nobody hears about whom.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    reader: Reader,
    (text, href): (&str, &str),
) -> Result<(), Refusal> {
    tell_of(tx, now, (actor.network, (actor.person, &actor.name)), reader, (text, href))
}

/// The same, of what somebody did who isn't the one asking now.
pub(crate) fn tell_of(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, (by, name)): (NetworkId, (PersonId, &str)),
    reader: Reader,
    (text, href): (&str, &str),
) -> Result<(), Refusal> {
    let facts = Map::from_iter([("by".to_owned(), json!(name))]);
    for one in people_of(tx, network, reader)?.into_iter().filter(|one| *one != by) {
        let word = Word { text, facts: facts.clone(), href, answerable: Some(by) };
        notice::tell(tx, now, network, one, &word)?;
    }
    Ok(())
}

/// Whoever proposed it hears what came of it.
pub(crate) fn proposer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &Proposal,
    text: &'static str,
) -> Result<(), Refusal> {
    let href = share_proposal::href(of.plan);
    let word = Word { text, facts: Map::new(), href: &href, answerable: None };
    notice::tell(tx, now, of.network, of.by, &word)?;
    Ok(())
}

/// Who hears of a share.
pub(crate) fn people_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (organisation, person): Reader,
) -> Result<Vec<PersonId>, Refusal> {
    if let Some(person) = person {
        return Ok(vec![person]);
    }
    Ok(match desk::of_organisation(tx, network, organisation)? {
        Some(desk) => desk::staff(tx, network, desk.id)?,
        None => Vec::new(),
    })
}
