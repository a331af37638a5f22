//! Answering one signal directly, without a dossier: a jurist's answer, a pointer to what exists, a reasoned "none
//! yet". The answer goes back to the reporter in the same act, so that nothing is closed without word (A4).

use crate::bring_back;
use crate::record::record;
use crate::signal::{self, SignalId, Stamp, Step};
use crate::solution::{self, Answers, NewSolution};
use kernel::Timestamp;
use network::{Actor, Refusal};
use serde_json::json;
use store::Tx;

/// Records the answer and brings it back; two weeks later the reporter is asked whether it works.
pub fn answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    new: &NewSolution,
) -> Result<(), Refusal> {
    let signal = signal::load(tx, actor.network, id)?;
    actor.may("answer_signal", &signal.matter())?;
    if !matches!(signal.state, signal::State::Raised(_) | signal::State::Understood(_)) {
        return Err(Refusal::NotNow("signal-refused-carried-answers-there"));
    }
    let stamp = Stamp { at: now, by: actor.person };
    signal::step(tx, &signal, Step::Answer, stamp)?;
    let (solution, number) = solution::keep(tx, now, (actor.network, actor.person), Answers::Signal(id), new)?;
    let facts = json!({ "kind": new.kind.name(), "words": new.words, "number": number });
    record(tx, actor, now, "signal.answered", signal.subject(), facts)?;
    let answered = signal::load(tx, actor.network, id)?;
    bring_back::to_contributor(tx, actor, now, &answered, bring_back::What { solution, dossier: None, words: &new.words })?;
    bring_back::keep_the_answerer(tx, actor, now, &answered)
}
