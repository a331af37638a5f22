//! Saying better what remains of a dossier: contributors say it each in their own words, its driver says it for all. What
//! each of them said stays with their own signal and on the dossier's way.

use crate::dossier::{self, DossierId, State, Step};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Path, Posted, View};

const LONGEST: usize = 1_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "remainder",
    path: "restant",
    action: "word_remainder",
    field: "remains",
    summary: "remainder-act",
    done: "remainder-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/restant", "word_remainder", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = crate::bring_to_table::words(&posted, "remains", LONGEST, "problem-remains-empty");
    let seen = posted.text("seen").parse().ok();
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, remains| {
        word_remainder(tx, actor, now, id, (remains, seen))
    })
    .await
}

/// The form.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("remainder-promise", &[]);
    form.around(
        &DEED.action_of(&shown.dossier),
        "remainder-submit",
        &html! {
            (form.hidden("seen", &shown.dossier.version.to_string()))
            (form.words("remains", "reopen-remains").hint("reopen-hint").required().max(LONGEST).rows(3))
        },
    )
}

/// Words anew what remains, if nobody did since the version that was `seen`. The driver's next moment stays where it was: saying it better is not yet doing something.
pub fn word_remainder(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    (remains, seen): (&str, Option<i64>),
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "word_remainder")?;
    let State::Remainder(_, said) = &dossier.state else {
        return Err(Refusal::NotNow("dossier-refused-nothing-remains"));
    };
    if said == remains {
        return Ok(());
    }
    dossier.must_be_as_seen(seen)?;
    let moment = dossier.holding.as_ref().map(|holding| holding.moment);
    dossier::step(tx, actor, now, &dossier, Step::Remain(remains.to_owned()), moment)?;
    Ok(record(tx, actor, now, "dossier.remainder-worded", dossier.subject(), json!({ "words": remains }))?)
}
