//! Setting a goal in the plan in full, and ending one: what somebody wants, in their words, and how much it weighs for them.

use crate::goal::{self, GoalId, WEIGHT};
use crate::plan::{self, PlanId};
use crate::{share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::Markup;
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest goal, in characters.
pub const LONGEST: usize = 300;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/plannen/{id}/doelen", "work_on_plan", post),
        Route::post("/plannen/{id}/doelen/{goal}/einde", "work_on_plan", post_end),
    ]
}

/// A goal to set, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Set {
    /// What somebody wants.
    pub words: String,
    /// How much it weighs.
    pub weight: i64,
    /// The form's key.
    pub form_key: Uuid,
}

fn parse(posted: &Posted, fresh: Uuid) -> Result<Set, Problems> {
    let mut problems = Problems::none();
    let words = posted.text("words");
    match words.chars().count() {
        0 => problems.add("words", "problem-goal-empty"),
        1..=LONGEST => {}
        _ => problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    let weight: i64 = posted.text("weight").parse().unwrap_or(*WEIGHT.start());
    if !WEIGHT.contains(&weight) {
        problems.add("weight", "problem-goal-weight");
    }
    if problems.is_empty() {
        let form_key = posted.form_key().unwrap_or(fresh);
        Ok(Set { words: words.to_owned(), weight, form_key })
    } else {
        Err(problems)
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let set = visit.write(move |tx, actor, now| set_goal(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(set, "words")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(format!("{}#doelen", plan::href(id)))
            .saying(Flash::new("goal-set"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("goal", &posted, &problems)).await,
    }
}

async fn post_end(visit: Visit, Path((id, goal)): Path<(PlanId, GoalId)>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| end_goal(tx, actor, now, (id, goal))).await?;
    Ok(SeeOther::to(format!("{}#doelen", plan::href(id))).saying(Flash::new("goal-ended")))
}

/// Sets a goal; the same form sent again sets no second one.
pub fn set_goal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Set),
) -> Result<GoalId, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.whole(actor))?;
    let before = tx.first(
        "select id from goal where network_id = $1 and made_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    let goal = GoalId::new(now);
    let words = keys.sealing(tx, actor.network, id)?.seal("goal.words", goal, &new.words);
    tx.execute(
        "insert into goal (network_id, id, plan_id, words, weight, made_by, made_at, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&actor.network, &goal, &id, &words, &new.weight, &actor.person, &now, &new.form_key],
    )?;
    record::note(tx, actor, now, "goal.set", ("plan", id.into()), json!({ "goal": goal }))?;
    Ok(goal)
}

/// Ends a goal; what was said of it stays. Sent twice, it ended once.
pub fn end_goal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, goal): (PlanId, GoalId),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.whole(actor))?;
    if goal::load_to_change(tx, &plan, goal)?.runs {
        tx.change_one(
            "update goal set ended_at = $3 where network_id = $1 and id = $2 and ended_at is null",
            &[&actor.network, &goal, &now],
        )?;
        record::note(tx, actor, now, "goal.ended", ("plan", id.into()), json!({ "goal": goal }))?;
    }
    Ok(())
}

/// The form.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId) -> Markup {
    let form = again.form(view, "goal");
    let weights: Vec<Choice> =
        WEIGHT.map(|weight| Choice::new(weight.to_string(), view.say(weight_key(weight), &[]))).collect();
    let inner = form.around(
        &format!("{}/doelen", plan::href(plan)),
        "goal-act",
        &maud::html! {
            (form.line("words", "goal-words").hint("goal-words-hint").required().max(LONGEST))
            (form.choice("weight", "goal-weight", &weights))
        },
    );
    again.fold(view, "goal", &t!(view, "goal-title"), &inner)
}

fn weight_key(weight: i64) -> &'static str {
    match weight {
        1 => "goal-weight-1",
        2 => "goal-weight-2",
        3 => "goal-weight-3",
        4 => "goal-weight-4",
        _ => "goal-weight-5",
    }
}
