//! Recording what came of a dossier: a decision, guideline, urgent advice, answer, framework, practice or bill, with its
//! force and owner; or "none yet" with the reason. Either way it must go back to everybody who raised it.

use crate::bring_to_table;
use crate::dossier::{self, DossierId, Step};
use crate::kinds::{Force, SolutionKind};
use crate::record::record;
use crate::signal::{self, Stamp};
use crate::solution::{self, Answers, NewSolution};
use kernel::{Timestamp, calendar};
use network::{Actor, Refusal};
use serde_json::json;
use store::Tx;
use web::{Posted, Problems};

/// Reads the form; the owner is the actor's organisation unless another is chosen.
pub fn parse(posted: &Posted, actor: &Actor) -> Result<NewSolution, Problems> {
    let mut problems = Problems::none();
    let kind = SolutionKind::named(posted.text("solution_kind"));
    if kind.is_none() {
        problems.add("solution_kind", "problem-solution-kind-empty");
    }
    let words = match bring_to_table::words(posted, "solution", 4_000, "problem-solution-empty") {
        Ok(words) => words,
        Err(found) => {
            for problem in found.iter() {
                problems.add_with(problem.field.clone(), problem.key, problem.args.clone());
            }
            String::new()
        }
    };
    let why = posted.text("why");
    if kind == Some(SolutionKind::NoneYet) && why.is_empty() {
        problems.add("why", "problem-why-none-yet-empty");
    }
    let until = posted.text("valid_until");
    let valid_until: Option<jiff::civil::Date> = until.parse().ok();
    if !until.is_empty() && valid_until.is_none() {
        problems.add("valid_until", "problem-day-unreadable");
    }
    match kind {
        Some(kind) if problems.is_empty() => Ok(NewSolution {
            kind,
            force: Force::named(posted.text("force")).unwrap_or_else(|| usual_force(kind)),
            words,
            why: (!why.is_empty()).then(|| why.to_owned()),
            owner: posted.text("owner").parse().unwrap_or(actor.organisation),
            valid_until: valid_until.map(|day| calendar::at_hour(day, 23)),
        }),
        _ => Err(problems),
    }
}

/// How binding a kind usually is, when nobody says otherwise.
pub fn usual_force(kind: SolutionKind) -> Force {
    match kind {
        SolutionKind::Decision | SolutionKind::Bill => Force::Binding,
        SolutionKind::Guideline | SolutionKind::UrgentAdvice => Force::ComplyOrExplain,
        SolutionKind::DecisionFramework => Force::Advice,
        SolutionKind::Answer | SolutionKind::GoodPractice | SolutionKind::NoneYet => Force::Information,
    }
}

/// Records it as the next version; the driver must bring it back within a working day.
pub fn record_solution(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    new: &NewSolution,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "record_solution")?;
    let step = match (new.kind, &new.why) {
        (SolutionKind::NoneYet, Some(why)) => Step::LeaveUnsolved(why.clone()),
        (SolutionKind::NoneYet, None) => return Err(Refusal::NotNow("dossier-refused-none-yet-needs-why")),
        _ => Step::Solve,
    };
    dossier::step(tx, actor, now, &dossier, step, None)?;
    let (_, number) = solution::keep(tx, now, (actor.network, actor.person), Answers::Dossier(id), new)?;
    for signal in signal::of_dossier(tx, actor.network, id)? {
        signal::step(tx, &signal, signal::Step::Answer, Stamp { at: now, by: actor.person })?;
    }
    let facts = json!({ "kind": new.kind.name(), "force": new.force.name(), "words": new.words, "number": number,
        "why": new.why });
    Ok(record(tx, actor, now, "dossier.solution-recorded", dossier.subject(), facts)?)
}
