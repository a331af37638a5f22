//! Recording what came of a dossier: a decision, guideline, urgent advice, answer, framework, practice or bill, with its
//! force and owner; or "none yet" with the reason. Either way it must go back to everybody who raised it.

use crate::bring_to_table::{self, Talk};
use crate::dossier::{self, DossierId, Step};
use crate::kinds::{Force, SolutionKind};
use crate::record::record;
use crate::record_outcome;
use crate::show_dossier::{Deed, Shown, Typed};
use crate::signal::{self, Stamp};
use crate::solution::{self, Answers, NewSolution};
use axum::response::Response;
use kernel::{OrganisationId, Timestamp, calendar};
use maud::{Markup, html};
use network::by_name;
use network::{Actor, Refusal, Route, Visit, organisation, person};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Path, Posted, Problems, View};

const LONGEST: usize = 4_000;
const LONGEST_WHY: usize = 1_000;

/// The act on the dossier's page.
pub const DEED: Deed = Deed {
    name: "solution",
    path: "oplossing",
    action: "record_solution",
    field: "solution_kind",
    summary: "solution-act",
    done: "solution-done",
};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/dossiers/{id}/oplossing", "record_solution", post)]
}

async fn post(visit: Visit, Path(id): Path<DossierId>, posted: Posted) -> Result<Response, Failure> {
    let now = visit.now();
    let owner = visit.read(move |tx, actor| usual_owner(tx, actor, now, id)).await?;
    let chosen = by_name::read(&visit, &posted, &[("owner", by_name::ORGANISATION)]).await?;
    let parsed = chosen.parse(|posted| parse(posted, owner));
    DEED.carry_out(visit, id, posted, parsed, move |tx, actor, now, new| {
        record_solution(tx, actor, now, id, new)
    })
    .await
}

/// The form.
pub fn form(view: &View, shown: &Shown, typed: Typed<'_>) -> Markup {
    let form = typed.form(view, DEED.name).promise("solution-promise", &[]);
    let kinds: Vec<Choice> = SolutionKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.name(), view.say(kind.text_key(), &[])))
        .collect();
    let forces: Vec<Choice> =
        Force::ALL.iter().map(|force| Choice::new(force.name(), view.say(force.text_key(), &[]))).collect();
    let owners: Vec<Choice> =
        shown.organisations.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    form.around(
        &DEED.action_of(&shown.dossier),
        "solution-submit",
        &html! {
            (form.choice("solution_kind", "solution-kind-label", &kinds).required())
            (form.words("solution", "solution-words").hint("solution-words-hint").required().max(LONGEST))
            (form.words("why", "solution-why").hint("solution-why-hint").max(LONGEST_WHY).rows(2))
            (form.choice("force", "solution-force-label", &forces).hint("solution-force-hint"))
            (form.choice("owner", "solution-owner", &owners).hint("solution-owner-hint").by_name())
            (form.day("valid_until", "solution-valid-until"))
        },
    )
}

/// Whose a solution is when nobody says so: of the table that spoke about it last, which is its convener's organisation;
/// without a table, the actor's own.
pub fn usual_owner(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
) -> Result<OrganisationId, Refusal> {
    let items = bring_to_table::of_dossier(tx, actor.network, id)?;
    let was_at = items.iter().filter(|item| match item.talk {
        Talk::OnAgenda => item.starts_at <= now,
        Talk::Discussed { .. } => true,
        Talk::TakenOff { .. } => false,
    });
    let of_table = match was_at.max_by_key(|item| item.starts_at) {
        Some(last) => person::organisation_of(tx, actor.network, last.convener)?,
        None => None,
    };
    Ok(of_table.unwrap_or(actor.organisation))
}

/// Reads the form; the owner is `usual_owner` unless another is chosen.
pub fn parse(posted: &Posted, usual_owner: OrganisationId) -> Result<NewSolution, Problems> {
    let mut problems = Problems::none();
    let kind = SolutionKind::named(posted.text("solution_kind"));
    if kind.is_none() {
        problems.add("solution_kind", "problem-solution-kind-empty");
    }
    let words = match bring_to_table::words(posted, "solution", LONGEST, "problem-solution-empty") {
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
    if !why.is_empty()
        && let Err(found) = bring_to_table::words(posted, "why", LONGEST_WHY, "problem-why-none-yet-empty")
    {
        for problem in found.iter() {
            problems.add_with(problem.field.clone(), problem.key, problem.args.clone());
        }
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
            owner: posted.text("owner").parse().unwrap_or(usual_owner),
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

/// Records it as the next version; the driver must bring it back within a working day. What still stands on an agenda
/// is settled by it; commitments that run go on, because each is somebody's word.
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
    let owner =
        organisation::load(tx, actor.network, new.owner)?.ok_or(Refusal::NotNow("solution-refused-owner"))?;
    if new.valid_until.is_some_and(|until| until <= now) {
        return Err(Refusal::NotNow("solution-refused-ended"));
    }
    dossier::step(tx, actor, now, &dossier, step, None)?;
    let (_, number) = solution::keep(tx, now, (actor.network, actor.person), Answers::Dossier(id), new)?;
    for signal in signal::of_dossier(tx, actor.network, id)? {
        signal::step(tx, &signal, signal::Step::Answer, Stamp { at: now, by: actor.person })?;
    }
    record_outcome::settle_with_solution(tx, actor, now, &dossier, &new.words)?;
    let facts = json!({ "kind": new.kind.name(), "force": new.force.name(), "words": new.words, "number": number,
        "why": new.why, "owner": owner.id });
    Ok(record(tx, actor, now, "dossier.solution-recorded", dossier.subject(), facts)?)
}
