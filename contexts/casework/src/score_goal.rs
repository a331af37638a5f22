//! How it stands with a goal: how heavy it is now, by the resident, and how far it came, agreed together. Each is enough.

use crate::goal::{self, GoalId, HEAVY, REACHED};
use crate::plan::{self, PlanId};
use crate::{each, share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::{PersonId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/doelen/{goal}/stand", "work_on_plan", post)]
}

/// How it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// How heavy it is, 0 to 10.
    pub heavy: Option<i64>,
    /// How far it came, -2 to 2.
    pub reached: Option<i64>,
}

fn parse(posted: &Posted) -> Result<Score, Problems> {
    let mut problems = Problems::none();
    let mut number = |field: &'static str, range: std::ops::RangeInclusive<i64>, key: &'static str| {
        let typed = posted.text(field);
        let found = typed.parse().ok().filter(|number| range.contains(number));
        if found.is_none() && !typed.is_empty() {
            problems.add(field, key);
        }
        found
    };
    let heavy = number("heavy", HEAVY, "problem-score-heavy");
    let reached = number("reached", REACHED, "problem-score-reached");
    if problems.is_empty() && heavy.is_none() && reached.is_none() {
        problems.add("heavy", "problem-score-nothing");
    }
    if problems.is_empty() { Ok(Score { heavy, reached }) } else { Err(problems) }
}

async fn post(
    visit: Visit,
    Path((id, goal)): Path<(PlanId, GoalId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(score) => {
            let scored = visit.write(move |tx, actor, now| score_goal(tx, actor, now, (id, goal), score));
            show_plan::tried(scored.await, "heavy")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(format!("{}#doelen", plan::href(id)))
            .saying(Flash::new("goal-scored"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("score", &posted, &problems)).await,
    }
}

/// Writes down how it stands; in one moment it stands one way, and the same said again on one day is said once.
pub fn score_goal(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, goal): (PlanId, GoalId),
    score: Score,
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.whole(actor))?;
    if !goal::load_to_change(tx, &plan, goal)?.runs {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    if is_said_already(tx, actor, now, (goal, score))? {
        return Ok(());
    }
    tx.execute(
        "insert into goal_score (network_id, goal_id, at, heavy, reached, by_id) values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, goal_id, at) do update set heavy = excluded.heavy, reached = excluded.reached",
        &[&actor.network, &goal, &now, &score.heavy, &score.reached, &actor.person],
    )?;
    record::note(tx, actor, now, "goal.scored", ("plan", id.into()), json!({ "goal": goal }))?;
    Ok(())
}

/// Whether the last that was written down is this, by the same person, today.
fn is_said_already(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (goal, score): (GoalId, Score),
) -> Result<bool, Refusal> {
    let last = tx.first(
        "select at, heavy, reached, by_id from goal_score where network_id = $1 and goal_id = $2
         order by at desc limit 1",
        &[&actor.network, &goal],
    )?;
    let Some(last) = last else { return Ok(false) };
    let said = Score { heavy: last.get("heavy")?, reached: last.get("reached")? };
    let by: Option<PersonId> = last.get("by_id")?;
    let is_today = calendar::day(last.get("at")?) == calendar::day(now);
    Ok(said == score && by == Some(actor.person) && is_today)
}

/// The form, folded up with the goal that it is about.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId, goal: GoalId) -> Markup {
    let this = ("score", goal.into());
    let form = each::form(view, again, this);
    let heavy: Vec<Choice> =
        HEAVY.map(|number| Choice::new(number.to_string(), number.to_string())).collect();
    let reached: Vec<Choice> =
        REACHED.map(|number| Choice::new(number.to_string(), view.say(reached_key(number), &[]))).collect();
    let inner = form.around(
        &format!("{}/doelen/{goal}/stand", plan::href(plan)),
        "score-act",
        &html! {
            (each::which(&form, this.1))
            (form.choice("heavy", "score-heavy", &heavy).hint("score-heavy-hint"))
            (form.choice("reached", "score-reached", &reached))
        },
    );
    each::folded(view, again, this, (&t!(view, "score-title"), &inner))
}

/// How far it came, in words.
pub fn reached_key(reached: i64) -> &'static str {
    match reached {
        ..=-2 => "goal-reached-much-less",
        -1 => "goal-reached-less",
        0 => "goal-reached-expected",
        1 => "goal-reached-more",
        2.. => "goal-reached-much-more",
    }
}
