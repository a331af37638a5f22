//! Opening a closed dossier again on what turns out to remain. Those who were silent when it closed go on with it.

use crate::dossier::{self, DossierId, Step};
use crate::gather;
use crate::kinds::SolutionKind;
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal::{self, Stamp};
use crate::solution::{self, Answers};
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Path, Posted, View};

const LONGEST: usize = 1_000;

/// The act, on the dossier's page.
pub const DEED: Deed = Deed {
    name: "reopen",
    path: "heropening",
    action: "reopen_dossier",
    field: "remains",
    summary: "reopen-act",
    done: "reopen-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/heropening", "reopen_dossier", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = crate::bring_to_table::words(&posted, "remains", LONGEST, "problem-remains-empty");
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, remains| {
        reopen(tx, actor, now, id, remains)
    })
    .await
}

/// The form.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form =
        typed.form(view, DEED.name).promise("reopen-promise", &[("count", shown.signals.len().into())]);
    form.around(
        &DEED.action_of(&shown.dossier),
        "reopen-submit",
        &html! { (form.words("remains", "reopen-remains").hint("reopen-hint").required().max(LONGEST).rows(3)) },
    )
}

/// Reopens a closed dossier on what turns out to remain, and tells its contributors.
pub fn reopen(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    remains: &str,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "reopen_dossier")?;
    if dossier.state.ending().is_none() {
        return Err(Refusal::NotNow("dossier-refused-open-already"));
    }
    dossier::step(tx, actor, now, &dossier, Step::Remain(remains.to_owned()), None)?;
    carry_on(tx, actor, now, id)?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    gather::tell_all(tx, now, &dossier, &signals, "notice-reopened", &[("words", json!(remains))])?;
    Ok(record(tx, actor, now, "dossier.reopened", dossier.subject(), json!({ "words": remains }))?)
}

/// Signals that ended with a dossier go on with it when it opens again: asked about the answer they were told, or, without
/// one, carried.
pub fn carry_on(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: DossierId) -> Result<(), Refusal> {
    let none_yet = solution::latest(tx, actor.network, Answers::Dossier(id))?
        .is_some_and(|solution| solution.kind == SolutionKind::NoneYet);
    let step = if none_yet { signal::Step::Remain } else { signal::Step::BringBack };
    for signal in signal::of_dossier(tx, actor.network, id)? {
        if matches!(signal.state, signal::State::Closed(_)) {
            signal::step(tx, &signal, step, Stamp { at: now, by: actor.person })?;
        }
    }
    Ok(())
}
