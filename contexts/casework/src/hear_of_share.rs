//! Who hears of a share, that it was made or ended: that it is so, and not about whom.

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
    let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
    for one in people_of(tx, actor.network, reader)?.into_iter().filter(|one| *one != actor.person) {
        let word = Word { text, facts: facts.clone(), href, answerable: Some(actor.person) };
        notice::tell(tx, now, actor.network, one, &word)?;
    }
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
