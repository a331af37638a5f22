//! What a resident wants to reach, in their own words, and how heavy it is now (0 to 10), said by themselves on their own
//! page. It stands among the goals of the plan; how far it came is agreed together (`score_goal`). What another of the
//! household wants is not theirs to read.

use crate::goal::{self, GoalId, HEAVY, REACHED};
use crate::plan::{self, PlanId};
use crate::{add_own_words, come_in, each, own_plan, resident_lead, score_goal, sent_once, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::{Keys, Reading, Sealed};
use network::resident::ResidentId;
use network::{Refusal, Resident, ResidentVisit, Route};
use store::Tx;
use store::event::Subject;
use web::components::empty;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The form for a goal.
const FORM: &str = "own_goal";
/// The form for how heavy it is, once for each goal.
const WEIGH: &str = "own_heavy";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/mijn/doelen", "say_own_goal", post).for_residents(),
        Route::post("/mijn/doelen/{goal}/zwaarte", "say_own_goal", post_heavy).for_residents(),
    ]
}

/// A goal as one of the household reads it.
#[derive(Clone, Debug)]
pub struct Wanted {
    id: GoalId,
    words: String,
    /// How heavy it was when it was last said, by them or with them.
    heavy: Option<i64>,
    reached: Option<i64>,
}

async fn post(visit: ResidentVisit, posted: Posted) -> Result<Response, Failure> {
    let problems = match add_own_words::typed_words(&posted, "words", crate::set_goal::LONGEST) {
        Ok(words) => {
            let form_key = posted.form_key().unwrap_or(visit.view.form_key);
            let said =
                visit.write(move |tx, resident, now, keys| say(tx, resident, now, keys, (&words, form_key)));
            said.await?;
            return Ok(to_goals().saying(Flash::new("own-goal-set")).into_response());
        }
        Err(problems) => problems,
    };
    own_plan::again(&visit, "say_own_goal", (FORM, &posted, &problems)).await
}

async fn post_heavy(
    visit: ResidentVisit,
    Path(goal): Path<GoalId>,
    posted: Posted,
) -> Result<Response, Failure> {
    let problems = match posted.text("heavy").parse().ok().filter(|number| HEAVY.contains(number)) {
        Some(heavy) => {
            let said = visit.write(move |tx, resident, now, _| weigh(tx, resident, now, (goal, heavy)));
            match show_plan::tried(said.await, "heavy")? {
                Ok(()) => return Ok(to_goals().saying(Flash::new("own-goal-weighed")).into_response()),
                Err(problems) => problems,
            }
        }
        None => Problems::with("heavy", "problem-own-goal-heavy"),
    };
    own_plan::again(&visit, "say_own_goal", (WEIGH, &posted, &problems)).await
}

fn to_goals() -> SeeOther {
    SeeOther::to(format!("{}#doelen", come_in::OWN))
}

/// Says what they want. The very same sent again sets no second goal.
pub fn say(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    keys: &Keys,
    (words, form_key): (&str, Uuid),
) -> Result<(), Refusal> {
    resident.may("say_own_goal", resident.plan)?;
    let plan = plan::load(tx, resident.network, PlanId(resident.plan))?;
    let form_key = sent_once::key(form_key, &[&resident.id.to_string(), words]);
    let goal = GoalId::new(now);
    let sealed = keys.sealing(tx, plan.network, plan.id)?.seal("goal.words", goal, words);
    let set = tx.execute(
        "insert into goal (network_id, id, plan_id, words, weight, resident_id, made_at, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (network_id, plan_id, form_key) where resident_id is not null do nothing",
        &[&plan.network, &goal, &plan.id, &sealed, goal::WEIGHT.start(), &resident.id, &now, &form_key],
    )?;
    if set == 1 {
        resident.note(tx, now, "goal.set", Subject { kind: "plan", id: plan.id.into() })?;
        resident_lead::tell(tx, now, &plan, ("notice-resident-goal", &plan.href()), &[])?;
    }
    Ok(())
}

/// Says how heavy it is now. The same said again on one day is said once.
pub fn weigh(
    tx: &mut Tx<'_>,
    resident: &Resident,
    now: Timestamp,
    (goal, heavy): (GoalId, i64),
) -> Result<(), Refusal> {
    resident.may("say_own_goal", resident.plan)?;
    let plan = plan::load(tx, resident.network, PlanId(resident.plan))?;
    let kept = goal::load_to_change(tx, &plan, goal)?;
    if kept.resident.is_some_and(|of| of != resident.id) {
        return Err(Refusal::NotFound("goal"));
    }
    if !kept.runs {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    let last = tx.first(
        "select at, heavy from goal_score where network_id = $1 and goal_id = $2 and resident_id = $3
         order by at desc limit 1",
        &[&plan.network, &goal, &resident.id],
    )?;
    if let Some(last) = last {
        let (at, said): (Timestamp, Option<i64>) = (last.get("at")?, last.get("heavy")?);
        if said == Some(heavy) && calendar::day(at) == calendar::day(now) {
            return Ok(());
        }
    }
    tx.execute(
        "insert into goal_score (network_id, goal_id, at, heavy, resident_id) values ($1, $2, $3, $4, $5)
         on conflict (network_id, goal_id, at) do update set heavy = excluded.heavy",
        &[&plan.network, &goal, &now, &heavy, &resident.id],
    )?;
    resident.note(tx, now, "goal.scored", Subject { kind: "plan", id: plan.id.into() })?;
    resident_lead::tell(tx, now, &plan, ("notice-resident-goal", &plan.href()), &[])
}

/// The running goals of a plan as one of the household reads them, the oldest first.
pub(crate) fn of_plan(
    tx: &mut Tx<'_>,
    (network, plan): (NetworkId, PlanId),
    own: ResidentId,
    reading: &Reading,
) -> Result<Vec<Wanted>, Refusal> {
    let rows = tx.query(
        "select id, words from goal where network_id = $1 and plan_id = $2 and ended_at is null
           and (resident_id is null or resident_id = $3) order by id",
        &[&network, &plan, &own],
    )?;
    let mut wanted = Vec::with_capacity(rows.len());
    for row in &rows {
        let (id, words): (GoalId, Sealed) = (row.get("id")?, row.get("words")?);
        let scores = tx.query(
            "select heavy, reached from goal_score where network_id = $1 and goal_id = $2
               and (resident_id is null or resident_id = $3) order by at",
            &[&network, &id, &own],
        )?;
        let mut one = Wanted {
            id,
            words: reading.open("goal.words", id, &words)?.to_string(),
            heavy: None,
            reached: None,
        };
        for score in &scores {
            one.heavy = score.get::<Option<i64>>("heavy")?.or(one.heavy);
            one.reached = score.get::<Option<i64>>("reached")?.or(one.reached);
        }
        wanted.push(one);
    }
    Ok(wanted)
}

/// What they want, each with how heavy it is, and the form for more, on the resident's own page.
pub fn part(view: &View, again: &Again<'_>, wanted: &[Wanted]) -> Markup {
    let form = again.form(view, FORM).promise("own-goal-promise", &[]);
    let more = form.around(
        "/mijn/doelen",
        "own-goal-act",
        &html! { (form.line("words", "own-goal-words").required().max(crate::set_goal::LONGEST)) },
    );
    html! {
        @if wanted.is_empty() {
            (empty(&t!(view, "own-goals-none"), &html! { (t!(view, "own-goals-none-then")) }))
        }
        @for one in wanted { div class="ponton-block" { (goal(view, again, one)) } }
        (again.fold(view, FORM, &t!(view, "own-goal-more"), &more))
    }
}

fn goal(view: &View, again: &Again<'_>, one: &Wanted) -> Markup {
    let form = each::form(view, again, (WEIGH, one.id.into()));
    let heavy: Vec<Choice> =
        HEAVY.map(|number| Choice::new(number.to_string(), number.to_string())).collect();
    let weigh = form.around(
        &format!("/mijn/doelen/{}/zwaarte", one.id),
        "own-goal-heavy-act",
        &html! {
            (each::which(&form, one.id.into()))
            (form.choice("heavy", "own-goal-heavy", &heavy).hint("own-goal-heavy-hint").required())
        },
    );
    html! {
        p { strong lang=[view.said_lang()] { (one.words) } }
        @if let Some(heavy) = one.heavy { p { (t!(view, "own-goal-heavy-now", heavy = heavy)) } }
        @if let Some(reached) = one.reached.filter(|reached| REACHED.contains(reached)) {
            p { (t!(view, "own-goal-reached")) " " (view.say(score_goal::reached_key(reached), &[])) "." }
        }
        (weigh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, let_in, parts};
    use crate::score_goal::{Score, score_goal};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn a_resident_says_what_they_want_and_how_heavy_it_is_and_it_stands_in_the_plan() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let fatima = village.fatima;
            let plan =
                village.acts(db, fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk())).unwrap();
            let dirk = let_in(db, &village, &keys, (plan, None));
            let anja = let_in(db, &village, &keys, (plan, Some("Anja")));
            for _ in 0..2 {
                db.write_here(|tx| say(tx, &dirk, monday(), &keys, ("Bo houden", Uuid::from_u128(5))))
                    .unwrap();
            }
            let goals = || parts(db, &village, &keys, (fatima, plan, monday())).full.goals;
            assert_eq!(goals().len(), 1, "sent twice is one");
            let goal = goals()[0].goal.id;
            assert!(goals()[0].goal.resident == Some(dirk.id) && goals()[0].words == "Bo houden");
            let says = |who: &Resident, heavy, days| {
                let now = calendar::in_days(monday(), days);
                db.write_here(|tx| weigh(tx, who, now, (goal, heavy)))
            };
            says(&dirk, 8, 1).unwrap();
            says(&dirk, 8, 1).unwrap();
            says(&dirk, 5, 30).unwrap();
            assert!(matches!(says(&anja, 2, 31), Err(Refusal::NotFound("goal"))), "it is his");
            assert_eq!(goals()[0].goal.heavy, Some((8, 5)));
            let counted = "select count(*) as number from goal_score";
            let counted = db.read_here(|tx| tx.query(counted, &[])?[0].get::<i64>("number"));
            assert_eq!(counted.unwrap(), 2, "the same on one day is said once");
            // How far it came is agreed together, and makes one number of all goals.
            let score = Score { heavy: None, reached: Some(1) };
            let later = calendar::in_days(monday(), 40);
            village.acts(db, fatima, |tx, actor| score_goal(tx, actor, later, (plan, goal), score)).unwrap();
            let shown = goals();
            assert_eq!(
                crate::goal::attainment(&[(shown[0].goal.weight, shown[0].goal.reached.unwrap())]),
                Some(60.0)
            );
            let told = "select text from notice where person_id = $1 and text = 'notice-resident-goal'";
            let told = db.read_here(|tx| Ok::<_, store::Error>(tx.query(told, &[&fatima])?.len()));
            assert_eq!(told.unwrap(), 3, "whoever leads hears that, and not a word of it");
        });
    }
}
