//! What the body said of a paper: its decision, or that it doesn't deal with it and why. Everybody whose signal counted hears
//! it, and the alarm that it came of is done, or asks for another answer. By whoever holds the paper, or calls its table
//! together.

use crate::alarm::Said;
use crate::make_paper::Given;
use crate::paper::{self, Circle, PaperId, State, of_alarm};
use crate::paper_form::{self, LONGEST};
use crate::show_paper::{self, Shown};
use crate::tell_reporters::{self, Word};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Tx};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes(given: &'static Given) -> Vec<Route> {
    let post = move |visit: Visit, id: Path<PaperId>, posted: Posted| post(visit, id, (posted, given));
    vec![Route::post("/stukken/{id}/besluit", "decide_paper", post)]
}

/// What the body said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// It decided.
    Decided,
    /// It doesn't deal with it.
    Refused,
}

impl Ruling {
    fn named(name: &str) -> Option<Self> {
        match name {
            "decided" => Some(Self::Decided),
            "refused" => Some(Self::Refused),
            _ => None,
        }
    }
}

/// The decision as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What the body said.
    pub ruling: Ruling,
    /// In which words.
    pub words: String,
}

impl Decision {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let ruling = Ruling::named(posted.text("ruling"));
        if ruling.is_none() {
            problems.add("ruling", "problem-paper-ruling-empty");
        }
        let words = paper_form::text(posted, ("words", LONGEST, "problem-paper-words-empty"), &mut problems);
        match ruling {
            Some(ruling) if problems.is_empty() => Ok(Self { ruling, words }),
            _ => Err(problems),
        }
    }
}

async fn post(
    visit: Visit,
    Path(id): Path<PaperId>,
    (posted, given): (Posted, &'static Given),
) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let paper = paper::load(tx, actor.network, id)?;
            actor.may("decide_paper", &paper::circle(tx, &paper, Circle::Working)?)
        })
        .await?;
    let refused = match Decision::parse(&posted) {
        Ok(typed) => {
            let done = visit.write(move |tx, actor, now| decide(tx, actor, now, (id, given), &typed)).await;
            match done {
                Ok(()) => {
                    let flash = Flash::new("paper-told");
                    return Ok(SeeOther::to(paper::href(id)).saying(flash).into_response());
                }
                Err(Refusal::NotNow(key)) => Problems::with("ruling", key),
                Err(Refusal::Store(Error::Conflict)) => Problems::with("ruling", "problem-paper-changed"),
                Err(refusal) => return Err(refusal.into()),
            }
        }
        Err(problems) => problems,
    };
    show_paper::again(&visit, id, given, ("decision", &posted, &refused)).await
}

/// Notes what the body said and tells everybody whose signal counted. The same again changes nothing.
pub fn decide(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, given): (PaperId, &Given),
    decision: &Decision,
) -> Result<(), Refusal> {
    let paper = paper::load_to_change(tx, actor.network, id)?;
    actor.may("decide_paper", &paper::circle(tx, &paper, Circle::Working)?)?;
    if !paper.state.is_open() {
        let is_same = paper.state.said().is_some_and(|said| said.words == decision.words);
        return if is_same { Ok(()) } else { Err(Refusal::NotNow("problem-paper-over")) };
    }
    let said = Said { at: now, by: actor.person, name: actor.name.clone(), words: decision.words.clone() };
    let (state, text) = match (decision.ruling, paper.state.meeting()) {
        (Ruling::Decided, None) => return Err(Refusal::NotNow("problem-paper-not-on-agenda")),
        // Decided before the day: then the body met sooner.
        (Ruling::Decided, Some(day)) => {
            (State::Decided(said, day.min(calendar::day(now))), "notice-paper-decided")
        }
        (Ruling::Refused, day) => (State::Refused(said, day), "notice-paper-refused"),
    };
    let words = [("words", json!(decision.words))];
    let heard = tell_reporters::tell(tx, now, (&paper, given), Word { text, facts: &words })?;
    paper::set_state(tx, actor, &paper, (&state, Some(heard)))?;
    worklist::settle(tx, now, actor.network, paper.matter(), state.name())?;
    match decision.ruling {
        Ruling::Decided => of_alarm::is_done(tx, actor, now, (&paper, &decision.words))?,
        Ruling::Refused => of_alarm::asks_again(tx, actor, now, &paper)?,
    }
    let facts = json!({ "state": state.name(), "heard": heard });
    record::note(tx, actor, now, "paper.decided", ("paper", id.into()), facts)?;
    Ok(())
}

/// The form on the paper's page.
pub fn form(view: &View, shown: &Shown, again: &Again<'_>) -> Markup {
    let form = again.form(view, "decision").promise("paper-decide-promise", &[]);
    let choice = |name: &str, text: &str, hint: &str| {
        Choice::new(name, view.say(text, &[])).explained(view.say(hint, &[]))
    };
    let mut choices = Vec::new();
    if shown.paper.state.meeting().is_some() {
        choices.push(choice("decided", "paper-ruling-decided", "paper-ruling-decided-hint"));
    }
    choices.push(choice("refused", "paper-ruling-refused", "paper-ruling-refused-hint"));
    let fields = html! {
        (form.radios("ruling", "paper-ruling", &choices).required())
        (form.words("words", "paper-ruling-words").hint("paper-ruling-words-hint").required().max(LONGEST).rows(4))
    };
    form.around(&format!("{}/besluit", shown.paper.href()), "paper-decide-submit", &fields)
}

#[cfg(test)]
mod tests;
