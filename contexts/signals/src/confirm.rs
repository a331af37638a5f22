//! Closing a dossier: only when everybody was told and nobody said "not yet". Whoever did not answer is named, and then
//! the driver says why it closes all the same: silence is a datum, never a yes (invariant 6).

use crate::bring_back;
use crate::dossier::{self, DossierId, Step};
use crate::kinds::Works;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp};
use crate::solution::{self, Answers};
use kernel::Timestamp;
use network::{Actor, Refusal};
use serde_json::json;
use store::Tx;
use worklist::Matter;

/// What stands between a dossier and its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Closing {
    /// Contributors who were not told about the newest version.
    pub untold: usize,
    /// Contributors for whom it does not work yet.
    pub not_yet: usize,
    /// Contributors who said nothing.
    pub silent: usize,
    /// Contributors for whom it works.
    pub works: usize,
}

/// Counts what contributors said about the newest version of the solution.
pub fn closing(tx: &mut Tx<'_>, actor: &Actor, id: DossierId) -> Result<Closing, Refusal> {
    let Some(solution) = solution::latest(tx, actor.network, Answers::Dossier(id))? else {
        return Ok(Closing { untold: signal::of_dossier(tx, actor.network, id)?.len(), ..Closing::default() });
    };
    let told = bring_back::of_dossier(tx, actor.network, id)?;
    let mut closing = Closing::default();
    for signal in signal::of_dossier(tx, actor.network, id)? {
        match told.iter().find(|told| told.signal == signal.id && told.solution == solution.id) {
            None => closing.untold += 1,
            Some(told) => match told.works {
                None => closing.silent += 1,
                Some(Works::NotYet) => closing.not_yet += 1,
                Some(Works::Yes | Works::Adapted) => closing.works += 1,
            },
        }
    }
    Ok(closing)
}

/// Closes the dossier. `why` is needed when somebody said nothing.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    why: Option<&str>,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "confirm_dossier")?;
    let counted = closing(tx, actor, id)?;
    if counted.untold > 0 {
        return Err(Refusal::NotNow("dossier-refused-not-brought-back"));
    }
    if counted.not_yet > 0 {
        return Err(Refusal::NotNow("dossier-refused-does-not-work-yet"));
    }
    if counted.silent > 0 && why.is_none() {
        return Err(Refusal::NotNow("dossier-refused-silent-needs-why"));
    }
    dossier::step(tx, actor, now, &dossier, Step::Confirm, None)?;
    let facts = json!({ "works": counted.works, "silent": counted.silent, "why": why });
    Ok(record(tx, actor, now, "dossier.confirmed", dossier.subject(), facts)?)
}

/// Reopens a closed dossier on what turns out to remain.
pub fn reopen(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    remains: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "reopen_dossier")?;
    dossier::step(tx, actor, now, &dossier, Step::Remain(remains.to_owned()), None)?;
    Ok(record(tx, actor, now, "dossier.reopened", dossier.subject(), json!({ "words": remains }))?)
}

/// Ends a directly answered signal whose reporter stays silent: by whoever answered, with the reason.
pub fn confirm_signal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    why: &str,
) -> Result<(), Refusal> {
    let signal = signal::load(tx, actor.network, id)?;
    actor.may("answer_signal", &signal.matter())?;
    if !dossier::of_signal(tx, actor.network, id)?.is_empty() {
        return Err(Refusal::NotNow("signal-refused-dossier-closes-it"));
    }
    signal::step(tx, &signal, signal::Step::Confirm, Stamp { at: now, by: actor.person })?;
    worklist::settle(tx, now, actor.network, Matter::new("signal", id), "closed-without-answer")?;
    Ok(record(tx, actor, now, "signal.closed", signal.subject(), json!({ "why": why }))?)
}
