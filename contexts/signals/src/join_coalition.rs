//! The coalition of a dossier: the organisations that carry it together, beside its one driver (domain A5, A22).

use crate::dossier::{self, DossierId};
use crate::record::record;
use kernel::{NetworkId, OrganisationId, Timestamp};
use network::{Actor, Refusal, organisation};
use serde_json::json;
use store::{Error, Tx};

/// Adds an organisation to the coalition; being in it already changes nothing.
pub fn join_coalition(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    partner: OrganisationId,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "join_coalition")?;
    let partner = organisation::load(tx, actor.network, partner)?.ok_or(Refusal::NotFound("organisation"))?;
    let joined = tx.execute(
        "insert into coalition_member (network_id, dossier_id, organisation_id, joined_at, joined_by)
         values ($1, $2, $3, $4, $5) on conflict do nothing",
        &[&actor.network, &id, &partner.id, &now, &actor.person],
    )?;
    if joined == 1 {
        let facts = json!({ "organisation": partner.name });
        record(tx, actor, now, "dossier.coalition-joined", dossier.subject(), facts)?;
    }
    Ok(())
}

/// The names of the organisations in the coalition.
pub fn members(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select organisation.name from coalition_member
         join organisation on organisation.network_id = coalition_member.network_id
           and organisation.id = coalition_member.organisation_id
         where coalition_member.network_id = $1 and coalition_member.dossier_id = $2 order by organisation.name",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("name")).collect()
}
