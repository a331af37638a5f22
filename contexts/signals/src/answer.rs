//! Answering one signal directly, without a dossier: a jurist's answer, a pointer to what exists, a reasoned "none
//! yet". The answer goes back to the reporter in the same act, so that nothing is closed without word (A4).

use crate::bring_back;
use crate::dossier;
use crate::kinds::{Force, SolutionKind, Works};
use crate::record::record;
use crate::record_solution;
use crate::show_signal::{self, Act, Refused, Shown};
use crate::signal::{self, SignalId, Stamp, Step};
use crate::solution::{self, Answers, NewSolution};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/signalen/{id}/antwoord", "answer_signal", post)]
}

async fn post(visit: Visit, Path(id): Path<SignalId>, posted: Posted) -> Result<Response, Failure> {
    // Whoever holds it may, besides those whose role it is; so the signal itself is asked about.
    visit.read(move |tx, actor| signal::load_for(tx, actor, id, "answer_signal").map(drop)).await?;
    let done = match record_solution::parse(&posted, visit.actor.organisation) {
        Ok(new) => {
            let done = visit.write(move |tx, actor, now| answer(tx, actor, now, id, &new)).await;
            show_signal::tried(done, "solution")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => {
            Ok(SeeOther::to(format!("/signalen/{id}")).saying(Flash::new("answer-done")).into_response())
        }
        Err(problems) => show_signal::again(&visit, id, Refused::new(Act::Answer, posted, problems)).await,
    }
}

/// Records the answer and brings it back; two weeks later the reporter is asked whether it works. A better answer is the
/// next version, and goes back like the first.
pub fn answer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: SignalId,
    new: &NewSolution,
) -> Result<(), Refusal> {
    let signal = signal::load_for(tx, actor, id, "answer_signal")?;
    if !dossier::of_signal(tx, actor.network, id)?.is_empty() {
        return Err(Refusal::NotNow("signal-refused-carried-answers-there"));
    }
    let before = solution::latest(tx, actor.network, Answers::Signal(id))?;
    let did_not_work = bring_back::of_signal(tx, actor.network, id)?
        .first()
        .is_some_and(|told| told.works == Some(Works::NotYet));
    if !did_not_work && before.is_some_and(|before| before.says_the_same(new)) {
        // The same answer sent twice is one answer.
        return Ok(());
    }
    let stamp = Stamp { at: now, by: actor.person };
    signal::step(tx, &signal, Step::Answer, stamp)?;
    let (solution, number) =
        solution::keep(tx, now, (actor.network, actor.person), Answers::Signal(id), new)?;
    let facts = json!({ "kind": new.kind.name(), "words": new.words, "number": number });
    record(tx, actor, now, "signal.answered", signal.subject(), facts)?;
    let answered = signal::load(tx, actor.network, id)?;
    bring_back::to_contributor(
        tx,
        actor,
        now,
        &answered,
        bring_back::What { solution, dossier: None, kind: new.kind, words: &new.words },
    )?;
    bring_back::keep_the_answerer(tx, actor, now, (&answered, new.kind))
}

/// The act on the signal's page.
pub fn fold_for(view: &View, shown: &Shown, refused: &Refused) -> Markup {
    let form = refused.form(view, Act::Answer);
    let form = form.promise("answer-promise", &[]);
    let choice = |name: &str, key: &str| Choice::new(name, view.say(key, &[]));
    let kinds: Vec<Choice> =
        SolutionKind::ALL.iter().map(|kind| choice(kind.name(), kind.text_key())).collect();
    let forces: Vec<Choice> = Force::ALL.iter().map(|force| choice(force.name(), force.text_key())).collect();
    let fields = html! {
        (form.words("solution", "answer-words").required().max(4_000))
        (form.choice("solution_kind", "answer-kind", &kinds).required().value(SolutionKind::Answer.name()))
        (form.words("why", "answer-why").hint("answer-why-hint").max(1_000).rows(2))
        (form.choice("force", "answer-force", &forces).hint("answer-force-hint"))
        (form.day("valid_until", "answer-valid-until"))
    };
    let inner = form.around(&format!("{}/antwoord", shown.signal.href()), "answer-act", &fields);
    let summary = if shown.told.is_empty() { t!(view, "answer-fold") } else { t!(view, "answer-fold-again") };
    refused.fold(view, Act::Answer, &summary, &inner)
}
