//! Closing a directly answered signal whose reporter stays silent, by whoever answered, with the reason, once they were
//! asked: silence is a datum, never a yes. They hear that it was closed, and may still say whether it works. A signal in a
//! dossier is closed with its dossier.

use crate::bring_back;
use crate::bring_to_table;
use crate::dossier;
use crate::record::record;
use crate::show_signal::{self, Act, Refused, Shown};
use crate::signal::{self, SignalId, Stamp, State, Step};
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, SeeOther, View, t};
use worklist::Matter;

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/signalen/{id}/sluiting", "answer_signal", post)]
}

async fn post(visit: Visit, Path(id): Path<SignalId>, posted: Posted) -> Result<Response, Failure> {
    // Whoever holds it may, besides those whose role it is; so the signal itself is asked about.
    visit.read(move |tx, actor| signal::load_for(tx, actor, id, "answer_signal").map(drop)).await?;
    let done = match bring_to_table::words(&posted, "why", LONGEST_REASON, "problem-close-why-empty") {
        Ok(why) => {
            let done = visit.write(move |tx, actor, now| close_signal(tx, actor, now, id, &why)).await;
            show_signal::tried(done, "why")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => {
            Ok(SeeOther::to(format!("/signalen/{id}")).saying(Flash::new("close-done")).into_response())
        }
        Err(problems) => show_signal::again(&visit, id, Refused::new(Act::Close, posted, problems)).await,
    }
}

/// Ends a directly answered signal whose reporter stays silent.
pub fn close_signal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    why: &str,
) -> Result<(), Refusal> {
    let signal = signal::load_for(tx, actor, id, "answer_signal")?;
    if !dossier::of_signal(tx, actor.network, id)?.is_empty() {
        return Err(Refusal::NotNow("signal-refused-dossier-closes-it"));
    }
    if matches!(signal.state, State::Confirmed(_) | State::Closed(_)) {
        return Err(Refusal::NotNow("signal-refused-ended-already"));
    }
    signal.state.after(Step::Close, Stamp { at: now, by: actor.person })?;
    let told = bring_back::of_signal(tx, actor.network, id)?;
    if told.first().is_some_and(|told| told.works.is_none() && told.asked_at.is_none()) {
        return Err(Refusal::NotNow("signal-refused-not-asked-yet"));
    }
    signal::step(tx, &signal, Step::Close, Stamp { at: now, by: actor.person })?;
    worklist::settle(tx, now, actor.network, Matter::new("signal", id), "closed-without-answer")?;
    let said = facts([("by", json!(actor.name)), ("why", json!(why))]);
    tell::contributor(tx, now, &signal, Some(actor.person), "notice-signal-closed", said)?;
    Ok(record(tx, actor, now, "signal.closed", signal.subject(), json!({ "why": why }))?)
}

/// The act on the signal's page.
pub fn fold_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Close).promise("close-promise", &[]);
    let fields = html! { (form.words("why", "close-why").required().max(LONGEST_REASON).rows(2)) };
    let inner = form.around(&format!("{}/sluiting", shown.signal.href()), "close-act", &fields);
    refused.fold(view, Act::Close, &t!(view, "close-fold"), &inner)
}
