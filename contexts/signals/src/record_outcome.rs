//! Recording what a table said about a dossier: by the driver, the convener or a facilitator. The agenda item is settled
//! by it; the dossier is in hand until a solution, or "none yet" with its reason, is recorded.

use crate::bring_to_table::{self, AgendaItemId};
use crate::dossier::{self, Step};
use crate::record::record;
use kernel::Timestamp;
use network::{Actor, Refusal, round_table};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};
use worklist::Matter;

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<String, Problems> {
    bring_to_table::words(posted, "outcome", 4_000, "problem-outcome-empty")
}

/// Records the outcome.
pub fn record_outcome(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AgendaItemId,
    outcome: &str,
) -> Result<(), Refusal> {
    let item = bring_to_table::load(tx, actor.network, id)?;
    let dossier = dossier::load(tx, actor.network, item.dossier)?;
    let meeting = round_table::meeting(tx, actor.network, item.meeting)?.ok_or(Refusal::NotFound("meeting"))?;
    let table = round_table::load(tx, actor.network, meeting.table)?.ok_or(Refusal::NotFound("table"))?;
    let matter = PolicyMatter {
        leads: vec![dossier.driver, table.convener],
        ..PolicyMatter::network(actor.network)
    };
    actor.may("record_outcome", &matter)?;
    if item.outcome.is_some() {
        return Err(Refusal::NotNow("dossier-refused-outcome-recorded"));
    }
    tx.change_one(
        "update agenda_item set state = 'discussed', outcome = $4, discussed_at = $5, recorded_by = $6,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &item.version, &outcome, &now, &actor.person],
    )?;
    worklist::settle(tx, now, actor.network, Matter::new("agenda_item", id), "discussed")?;
    if matches!(dossier.state, dossier::State::AtTable(_) | dossier::State::InHand(_)) {
        dossier::step(tx, actor, now, &dossier, Step::TakeInHand, None)?;
    }
    let facts = json!({ "table": item.table, "words": outcome });
    Ok(record(tx, actor, now, "dossier.outcome-recorded", dossier.subject(), facts)?)
}
