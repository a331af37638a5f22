//! Closing a dossier: only when everybody was told and nobody says "not yet". Silence is a datum, never a yes (invariant
//! 6): it waits until the question was asked, the driver says why it closes all the same, the dossier says that it ended
//! so, and whoever was silent hears it. What had remained closes with what became of it, also when there is no solution.

use crate::bring_back::{self, BringingBack};
use crate::dossier::{self, Dossier, DossierId, Ending, State, Step};
use crate::kinds::{SolutionKind, Works};
use crate::make_commitment::{self, Kept};
use crate::record::record;
use crate::show_dossier::{self, Deed, Shown, Typed};
use crate::signal::{self, Signal, SignalId, Stamp};
use crate::solution::{self, Answers};
use crate::tell::{self, facts};
use axum::response::Response;
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Failure, Path, Posted, Problems, View};

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

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/afsluiting", "confirm_dossier", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let parsed = parse_why(&posted);
    CLOSE
        .carry_out(visit, id, posted, parsed, move |tx, actor, now, why| {
            confirm(tx, actor, now, id, why.as_deref())
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
        Some(NeedsWhy::OfRemainder) if shown.closing.ending() != Ending::Silent => {
            Some(form.words("why", "closing-became"))
        }
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

/// What stands between a dossier and its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Closing {
    /// What the newest version of the solution is.
    pub solution: Option<SolutionKind>,
    /// Contributors who were not told about the newest version.
    pub untold: usize,
    /// Contributors for whom it does not work yet.
    pub not_yet: usize,
    /// Contributors who said nothing.
    pub silent: usize,
    /// Those of them who were not asked yet.
    pub unasked: usize,
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
        } else if self.unasked > 0 {
            Some("dossier-refused-not-asked-yet")
        } else {
            None
        }
    }

    /// How it ends if it ends now.
    pub fn ending(&self) -> Ending {
        if self.solution == Some(SolutionKind::NoneYet) {
            Ending::Unsolved
        } else if self.silent > 0 {
            Ending::Silent
        } else {
            Ending::Works
        }
    }

    fn count(&mut self, told: Option<&BringingBack>) {
        let Some(told) = told else {
            self.untold += 1;
            return;
        };
        match told.works {
            None => {
                self.silent += 1;
                self.unasked += usize::from(told.asks() && told.asked_at.is_none());
            }
            Some(Works::NotYet) => self.not_yet += 1,
            Some(Works::Yes | Works::Adapted) => self.works += 1,
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
    let signals = signal::of_dossier(tx, actor.network, id)?;
    closing_of(tx, actor, id, &signals.iter().map(|signal| signal.id).collect::<Vec<_>>())
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
    let mut closing = Closing { running, solution: Some(solution.kind), ..Closing::default() };
    for signal in signals {
        closing.count(told.iter().find(|told| told.signal == *signal && told.solution == solution.id));
    }
    Ok(closing)
}

/// How it ends for everybody. Whoever raised a wrong doesn't count in that: an end in silence where all that people see
/// says yes would tell them of it. They count where a dossier holds nothing else.
pub fn ending(tx: &mut Tx<'_>, actor: &Actor, id: DossierId) -> Result<Ending, Refusal> {
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let only_wrongs = signals.iter().all(|signal| signal.shielded);
    let counted = signals.iter().filter(|signal| only_wrongs || !signal.shielded);
    let counted: Vec<SignalId> = counted.map(|signal| signal.id).collect();
    Ok(closing_of(tx, actor, id, &counted)?.ending())
}

/// Closes the dossier. `why` is needed when somebody said nothing, or something remained. A commitment that still runs
/// keeps it open: under a closed dossier nobody would look at it.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    why: Option<&str>,
) -> Result<(), Refusal> {
    dossier::hold(tx, actor.network, id)?;
    let dossier = dossier::load_for(tx, actor, id, "confirm_dossier")?;
    let ending = ending(tx, actor, id)?;
    // What can't be closed in this state says so first: closed already, or no solution yet.
    dossier.state.after(Step::Close(ending), Stamp { at: now, by: actor.person })?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let (mut seen, mut open) = (Vec::new(), Vec::new());
    for signal in &signals {
        seen.extend(show_dossier::in_sight(actor, &dossier, signal)?.then_some(signal.id));
        open.extend((!signal.shielded).then_some(signal.id));
    }
    // Of a silence that they can't see, whoever closes is not told, neither by a refusal nor by a question.
    let seen = closing_of(tx, actor, id, &seen)?;
    let counted = Closing { silent: seen.silent, unasked: seen.unasked, ..closing(tx, actor, id)? };
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
    dossier::step(tx, actor, now, &dossier, Step::Close(ending), None)?;
    let told = bring_back::of_dossier(tx, actor.network, id)?;
    for signal in &signals {
        let newest = told.iter().find(|told| told.signal == signal.id);
        if newest.is_none_or(|told| told.works.is_none()) {
            end_with(tx, actor, now, (&dossier, ending), (signal, why))?;
        }
    }
    let kind = match ending {
        Ending::Works => "dossier.confirmed",
        Ending::Silent => "dossier.closed-in-silence",
        Ending::Unsolved => "dossier.closed-unsolved",
    };
    // Everybody reads the record: it counts no reporter of a wrong, and why one was silent stands with their signal.
    let open = closing_of(tx, actor, id, &open)?;
    let of_a_wrong = needs_why(&dossier, &open).is_none() && needs_why(&dossier, &counted).is_some();
    let facts = json!({ "works": open.works, "why": why.filter(|_| !of_a_wrong) });
    Ok(record(tx, actor, now, kind, dossier.subject(), facts)?)
}

/// Ends with its dossier a signal whose reporter said nothing, unless they said that it works elsewhere or another dossier
/// carries it on. They hear why, and how to say that it plays on.
fn end_with(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (dossier, ending): (&Dossier, Ending),
    (signal, why): (&Signal, Option<&str>),
) -> Result<(), Refusal> {
    let carried_on =
        dossier::of_signal(tx, actor.network, signal.id)?.iter().any(|other| other.state.ending().is_none());
    if carried_on || matches!(signal.state, signal::State::Confirmed(_)) {
        return Ok(());
    }
    signal::step(tx, signal, signal::Step::Close, Stamp { at: now, by: actor.person })?;
    let text = match ending {
        Ending::Works | Ending::Silent => "notice-closed-in-silence",
        Ending::Unsolved => "notice-closed-unsolved",
    };
    let reason = json!(why.unwrap_or_default());
    let said = facts([("title", json!(dossier.title)), ("by", json!(actor.name)), ("why", reason)]);
    tell::contributor(tx, now, signal, dossier, text, said)?;
    let facts = json!({ "dossier": dossier.id, "why": why });
    Ok(record(tx, actor, now, "signal.closed", signal.subject(), facts)?)
}
