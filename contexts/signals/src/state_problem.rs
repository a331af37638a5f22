//! Stating the problem of a dossier: clear, neutral, recognised, shared, and without prescribing a solution. What people
//! suggest is kept apart (`suggest`). Each statement replaces the one before; the record keeps them all.

use crate::dossier::{self, DossierId, Step};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Path, Posted, Problems, View};

const LONGEST: usize = 2_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "statement",
    path: "probleem",
    action: "state_problem",
    field: "problem",
    summary: "statement-act",
    done: "statement-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/probleem", "state_problem", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let (parsed, seen) = (parse(&posted), posted.text("seen").parse().ok());
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, words| {
        state_problem(tx, actor, now, id, (words, seen))
    })
    .await
}

/// The form, with the present statement to go on from.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("statement-promise", &[]);
    let present = shown.dossier.problem.as_deref().unwrap_or_default();
    form.around(
        &DEED.action_of(&shown.dossier),
        "statement-submit",
        &html! {
            (form.hidden("seen", &shown.dossier.version.to_string()))
            (form.words("problem", "statement-words").hint("statement-hint").required().max(LONGEST).rows(6).value(present))
        },
    )
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<String, Problems> {
    crate::bring_to_table::words(posted, "problem", LONGEST, "problem-problem-empty")
}

/// States the problem; a dossier that was being gathered is prepared from then on. `seen` is the version that was read
/// before writing: who was overtaken sees both statements before one takes the other's place.
pub fn state_problem(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (problem, seen): (&str, Option<i64>),
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "state_problem")?;
    if dossier.problem.as_deref() == Some(problem) {
        return Ok(());
    }
    dossier.must_be_as_seen(seen)?;
    // The step carries the version, so the row is ours until the end of the transaction.
    dossier::step(tx, actor, now, &dossier, Step::Prepare, None)?;
    tx.execute(
        "update dossier set problem = $3 where network_id = $1 and id = $2",
        &[&actor.network, &id, &problem],
    )?;
    Ok(record(tx, actor, now, "dossier.problem-stated", dossier.subject(), json!({ "words": problem }))?)
}
