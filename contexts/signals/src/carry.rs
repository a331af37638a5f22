//! Adding a signal to a dossier that is there already. A late joiner to a dossier that has been brought back gets the
//! answer at once, like everybody before (design §3).

use crate::bring_back;
use crate::dossier::{self, DossierId};
use crate::gather;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp, Step};
use crate::solution::{self, Answers};
use crate::tell::{self, facts};
use kernel::Timestamp;
use network::{Actor, Refusal};
use serde_json::json;
use store::Tx;

/// Puts the signal in the dossier and tells whoever raised it where it is and who drives it.
pub fn carry(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    signal: SignalId,
) -> Result<(), Refusal> {
    let dossier = dossier::load(tx, actor.network, id)?;
    let signal = signal::load(tx, actor.network, signal)?;
    actor.may("carry_signal", &signal.matter())?;
    if matches!(dossier.state, dossier::State::Confirmed(_)) {
        return Err(Refusal::NotNow("dossier-refused-closed"));
    }
    if !gather::put_in(tx, actor, now, id, &signal)? {
        return Ok(());
    }
    if signal.raised_at < dossier.first_raised_at {
        tx.execute(
            "update dossier set first_raised_at = $3 where network_id = $1 and id = $2",
            &[&actor.network, &id, &signal.raised_at],
        )?;
    }
    record(tx, actor, now, "dossier.joined", dossier.subject(), json!({ "organisation": signal.organisation_name }))?;
    if matches!(dossier.state, dossier::State::BroughtBack(_))
        && let Some(solution) = solution::latest(tx, actor.network, Answers::Dossier(id))?
    {
        let carried = signal::load(tx, actor.network, signal.id)?;
        signal::step(tx, &carried, Step::Answer, Stamp { at: now, by: actor.person })?;
        let answered = signal::load(tx, actor.network, signal.id)?;
        let what = bring_back::What { solution: solution.id, dossier: Some(&dossier), words: &solution.words };
        return bring_back::to_contributor(tx, actor, now, &answered, what);
    }
    let others = signal::of_dossier(tx, actor.network, id)?.len().saturating_sub(1);
    let said = facts([
        ("others", json!(others)),
        ("driver", json!(dossier.driver_name)),
        ("title", json!(dossier.title)),
    ]);
    tell::contributor(tx, now, &signal, dossier.driver, "notice-bundled", said).map(|_| ())
}
