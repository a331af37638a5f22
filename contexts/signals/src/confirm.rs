//! Closing a dossier: only when everybody was told and nobody says "not yet". Whoever did not answer is named, and then
//! the driver says why it closes all the same: silence is a datum, never a yes (invariant 6). What had remained closes with
//! what became of it.

use crate::bring_back;
use crate::dossier::{self, Dossier, DossierId, State, Step};
use crate::gather;
use crate::kinds::Works;
use crate::make_commitment::{self, Kept};
use crate::record::record;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal::{self, SignalId, Stamp};
use crate::solution::{self, Answers};
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Path, Posted, Problems, View};
use worklist::Matter;

const LONGEST: usize = 1_000;

/// Closing, on the dossier's page.
pub const CLOSE: Deed = Deed {
    name: "close",
    path: "afsluiting",
    action: "confirm_dossier",
    field: "why",
    summary: "closing-act",
    done: "closing-done",
};

/// Reopening, on the dossier's page.
pub const REOPEN: Deed = Deed {
    name: "reopen",
    path: "heropening",
    action: "reopen_dossier",
    field: "remains",
    summary: "reopen-act",
    done: "reopen-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/dossiers/{id}/afsluiting", "confirm_dossier", post_close),
        Route::post("/dossiers/{id}/heropening", "reopen_dossier", post_reopen),
    ]
}

async fn post_close(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = parse_why(&posted);
    CLOSE
        .carry_out(visit, id, posted, parsed, move |tx, actor, now, why| {
            confirm(tx, actor, now, id, why.as_deref())
        })
        .await
}

async fn post_reopen(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = crate::bring_to_table::words(&posted, "remains", LONGEST, "problem-remains-empty");
    REOPEN
        .carry_out(visit, id, posted, parsed, move |tx, actor, now, remains| {
            reopen(tx, actor, now, id, remains)
        })
        .await
}

/// Reads the form for closing; whether a reason is needed depends on who said what.
pub fn parse_why(posted: &Posted) -> Result<Option<String>, Problems> {
    if posted.text("why").is_empty() {
        return Ok(None);
    }
    crate::bring_to_table::words(posted, "why", LONGEST, "dossier-refused-silent-needs-why").map(Some)
}

/// The form for closing; asks why when somebody said nothing, and what became of what remained.
pub fn close_form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, CLOSE.name).promise("closing-promise", &[]);
    let silent = ("count", shown.closing.silent.into());
    let why = match needs_why(&shown.dossier, &shown.closing) {
        None => None,
        Some(NeedsWhy::OfRemainder) if shown.closing.silent == 0 => Some(form.words("why", "closing-became")),
        Some(NeedsWhy::OfRemainder) => {
            Some(form.words("why", "closing-became").hint_with("closing-why-hint", &[silent]))
        }
        Some(NeedsWhy::OfSilence) => {
            Some(form.words("why", "closing-why").hint_with("closing-why-hint", &[silent]))
        }
    };
    form.around(
        &CLOSE.action_of(&shown.dossier),
        "closing-submit",
        &html! { @if let Some(why) = why { (why.required().max(LONGEST).rows(3)) } },
    )
}

/// The form for reopening.
pub fn reopen_form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form =
        typed.form(view, REOPEN.name).promise("reopen-promise", &[("count", shown.signals.len().into())]);
    form.around(
        &REOPEN.action_of(&shown.dossier),
        "reopen-submit",
        &html! { (form.words("remains", "reopen-remains").hint("reopen-hint").required().max(LONGEST).rows(3)) },
    )
}

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
    /// Commitments that still run.
    pub running: usize,
}

impl Closing {
    /// What stands in the way, as a text key; a reason for those who were silent is asked for separately.
    pub fn blocked(&self) -> Option<&'static str> {
        if self.untold > 0 {
            Some("dossier-refused-not-brought-back")
        } else if self.not_yet > 0 {
            Some("dossier-refused-does-not-work-yet")
        } else if self.running > 0 {
            Some("dossier-refused-commitments-run")
        } else {
            None
        }
    }
}

/// What closing has to give a reason for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum NeedsWhy {
    /// What remained: somebody reads later what became of it.
    OfRemainder,
    /// Those who said nothing.
    OfSilence,
}

fn needs_why(dossier: &Dossier, closing: &Closing) -> Option<NeedsWhy> {
    if matches!(dossier.state, State::Remainder(..)) {
        Some(NeedsWhy::OfRemainder)
    } else if closing.silent > 0 {
        Some(NeedsWhy::OfSilence)
    } else {
        None
    }
}

/// Counts what contributors said about the newest version of the solution.
pub fn closing(tx: &mut Tx<'_>, actor: &Actor, id: DossierId) -> Result<Closing, Refusal> {
    let signals: Vec<SignalId> =
        signal::of_dossier(tx, actor.network, id)?.iter().map(|signal| signal.id).collect();
    closing_of(tx, actor, id, &signals)
}

/// Counts what those who raised `signals` said: as much as a reader may know of.
pub fn closing_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: DossierId,
    signals: &[SignalId],
) -> Result<Closing, Refusal> {
    let commitments = make_commitment::of_dossier(tx, actor.network, id)?;
    let running = commitments.iter().filter(|commitment| commitment.state == Kept::Open).count();
    let Some(solution) = solution::latest(tx, actor.network, Answers::Dossier(id))? else {
        return Ok(Closing { untold: signals.len(), running, ..Closing::default() });
    };
    let told = bring_back::of_dossier(tx, actor.network, id)?;
    let mut closing = Closing { running, ..Closing::default() };
    for signal in signals {
        match told.iter().find(|told| told.signal == *signal && told.solution == solution.id) {
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

/// Closes the dossier. `why` is needed when somebody said nothing, or something remained. A commitment that still runs keeps it open: under a
/// closed dossier nobody would look at it.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    why: Option<&str>,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "confirm_dossier")?;
    let counted = closing(tx, actor, id)?;
    // What can't be closed in this state says so first: closed already, or no solution yet.
    let stamp = Stamp { at: now, by: actor.person };
    match dossier.state.after(Step::Confirm, stamp) {
        Ok(_) => {}
        Err(not_now) => return Err(not_now.into()),
    }
    if let Some(blocked) = counted.blocked() {
        return Err(Refusal::NotNow(blocked));
    }
    match (needs_why(&dossier, &counted), why) {
        (None, _) | (Some(_), Some(_)) => {}
        (Some(NeedsWhy::OfRemainder), None) => {
            return Err(Refusal::NotNow("dossier-refused-remainder-needs-why"));
        }
        (Some(NeedsWhy::OfSilence), None) => {
            return Err(Refusal::NotNow("dossier-refused-silent-needs-why"));
        }
    }
    dossier::step(tx, actor, now, &dossier, Step::Confirm, None)?;
    // Everybody reads the record, so that it counts no reporter of a wrong.
    let seen: Vec<SignalId> = signal::of_dossier(tx, actor.network, id)?
        .iter()
        .filter(|signal| !signal.shielded)
        .map(|signal| signal.id)
        .collect();
    let said = closing_of(tx, actor, id, &seen)?;
    let facts = json!({ "works": said.works, "silent": said.silent, "why": why });
    Ok(record(tx, actor, now, "dossier.confirmed", dossier.subject(), facts)?)
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
    if !matches!(dossier.state, State::Confirmed(_)) {
        return Err(Refusal::NotNow("dossier-refused-open-already"));
    }
    dossier::step(tx, actor, now, &dossier, Step::Remain(remains.to_owned()), None)?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    gather::tell_all(tx, now, &dossier, &signals, "notice-reopened", &[("words", json!(remains))])?;
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
    let signal = signal::load_for(tx, actor, id, "answer_signal")?;
    if !dossier::of_signal(tx, actor.network, id)?.is_empty() {
        return Err(Refusal::NotNow("signal-refused-dossier-closes-it"));
    }
    signal::step(tx, &signal, signal::Step::Confirm, Stamp { at: now, by: actor.person })?;
    worklist::settle(tx, now, actor.network, Matter::new("signal", id), "closed-without-answer")?;
    Ok(record(tx, actor, now, "signal.closed", signal.subject(), json!({ "why": why }))?)
}
