//! The link that is mailed to a resident: made at the moment it leaves, so that nothing that waits holds it. The address is
//! opened for that moment, with a line in the read log that says so, and is gone once the mail went.

use crate::resident_access::{self, AccessId, Stands};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading, Sealed};
use network::resident_session::DOOR;
use serde_json::Map;
use store::Tx;
use worklist::notice::{self, Word};

/// What to send, and where.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    /// The address, which is kept nowhere else.
    pub address: String,
    /// The path of the link.
    pub path: String,
}

/// What is to be sent; nothing when it was withdrawn, used or has ended meanwhile.
pub fn to_send(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (network, id, request): (NetworkId, AccessId, Uuid),
) -> Result<Option<Link>, Refusal> {
    let access = resident_access::load_to_change(tx, network, id)?;
    let row =
        tx.first("select address from resident_access where network_id = $1 and id = $2", &[&network, &id])?;
    let address: Option<Sealed> = row.map_or(Ok(None), |row| row.get("address"))?;
    let (Some(address), Stands::Open) = (address, access.stands(now)) else { return Ok(None) };
    let look = Look {
        reader: Reader::post(network),
        subject: crate::plan::subject(access.plan),
        part: Part::Identity,
        purpose: Purpose::Own,
        behalf: None,
        request,
    };
    let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { return Ok(None) };
    let address = reading.open("resident_access.address", id, &address)?.to_string();
    let token = keys.codes(tx, now, network)?.link(id);
    Ok(Some(Link { address, path: format!("{DOOR}/{token}") }))
}

/// The mail went: the address is forgotten.
pub fn sent(tx: &mut Tx<'_>, now: Timestamp, (network, id): (NetworkId, AccessId)) -> Result<(), Refusal> {
    tx.execute(
        "update resident_access set sent_at = $3, address = null where network_id = $1 and id = $2",
        &[&network, &id, &now],
    )?;
    Ok(())
}

/// The mail will never arrive: whoever gave the access hears it, so that they hand over a code on paper.
pub fn failed(tx: &mut Tx<'_>, now: Timestamp, (network, id): (NetworkId, AccessId)) -> Result<(), Refusal> {
    let row = tx.first(
        "select plan_id, given_by from resident_access where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    let Some(row) = row else { return Ok(()) };
    let (plan, giver): (crate::plan::PlanId, PersonId) = (row.get("plan_id")?, row.get("given_by")?);
    tx.execute(
        "update resident_access set address = null where network_id = $1 and id = $2",
        &[&network, &id],
    )?;
    let href = crate::give_resident_access::href(plan);
    let word =
        Word { text: "notice-resident-link-failed", facts: Map::new(), href: &href, answerable: Some(giver) };
    notice::tell(tx, now, network, giver, &word)?;
    Ok(())
}
