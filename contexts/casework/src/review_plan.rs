//! Looking at a plan as a whole with the resident, once in six to ten months. After six months without, the next step that
//! is set on the leading help request is the review; it lies no later than ten months after the one before.

use crate::plan::{self, Plan, PlanId};
use crate::{share, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::{Uuid, uuid_at};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::Moment;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::why;

/// The longest account of a review, in characters.
pub const LONGEST: usize = 2_000;
/// From so many days on, the next moment is the review: six months.
const DUE_AFTER_DAYS: i32 = 183;
/// No later than so many days: ten months.
const AT_MOST_DAYS: i32 = 304;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/evaluatie", "work_on_plan", post)]
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let words = posted.text("words").to_owned();
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let done = match words.chars().count() {
        0 => Err(Problems::with("words", "problem-review-empty")),
        1..=LONGEST => {
            let keys = visit.workplace.keys.clone();
            let reviewed =
                visit.write(move |tx, actor, now| review(tx, actor, now, &keys, (id, &words, form_key)));
            show_plan::tried(reviewed.await, "words")?
        }
        _ => {
            let mut problems = Problems::none();
            problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
            Err(problems)
        }
    };
    match done {
        Ok(()) => Ok(SeeOther::to(plan::href(id)).saying(Flash::new("plan-reviewed")).into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("review", &posted, &problems)).await,
    }
}

/// Writes down that the plan was looked at as a whole. Sent twice, it was once.
pub fn review(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, words, form_key): (PlanId, &str, Uuid),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.whole(actor))?;
    let review = uuid_at(now);
    let words = keys.sealing(tx, actor.network, id)?.seal("plan_review.words", review, words);
    let made = tx.execute(
        "insert into plan_review (network_id, id, plan_id, words, at, by_id, form_key)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, by_id, form_key) do nothing",
        &[&actor.network, &review, &id, &words, &now, &actor.person, &form_key],
    )?;
    if made == 1 {
        record::note(tx, actor, now, "plan.reviewed", ("plan", id.into()), json!({}))?;
    }
    Ok(())
}

/// The moment at which the next step of the leading help request is looked at: as chosen; or the review, when that is due
/// by then, at the last on the day that ends the ten months.
pub fn moment(tx: &mut Tx<'_>, plan: &Plan, now: Timestamp, at: Timestamp) -> Result<Moment, Refusal> {
    let since = last(tx, plan)?;
    if at < calendar::in_days(since, DUE_AFTER_DAYS) {
        return Ok(Moment { at, why: why::rule("why-next-step")? });
    }
    // Who is past the ten months reviews within a working day.
    let latest = calendar::in_days(since, AT_MOST_DAYS).max(calendar::in_working_days(now, 1));
    Ok(Moment { at: at.min(latest), why: why::rule("why-review")? })
}

/// When it was looked at as a whole last; when it was opened, if it never was.
fn last(tx: &mut Tx<'_>, plan: &Plan) -> Result<Timestamp, Refusal> {
    let row = tx.first(
        "select at from plan_review where network_id = $1 and plan_id = $2 order by at desc limit 1",
        &[&plan.network, &plan.id],
    )?;
    Ok(row.map(|row| row.get("at")).transpose()?.unwrap_or(plan.opened_at))
}

/// The form.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId) -> Markup {
    let form = again.form(view, "review");
    let inner = form.around(
        &format!("{}/evaluatie", plan::href(plan)),
        "help-request-review-act",
        &html! { (form.words("words", "review-words").hint("review-words-hint").required().max(LONGEST)) },
    );
    again.fold(view, "review", &t!(view, "review-title"), &inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::goal;
    use crate::note_household::{About, New, Privacy, note};
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, parts, seat};
    use crate::score_goal::{Score, score_goal};
    use crate::seat_professional::{Seat, seat_professional};
    use crate::set_goal::{Set, end_goal, set_goal};
    use crate::set_next_step::set_next_step;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn after_six_months_the_next_step_is_the_review_at_most_at_ten() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let plan = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    plan::load(tx, actor.network, id)
                })
                .unwrap();
            let days = |days| calendar::in_days(monday(), days);
            let step = |now: Timestamp, at: Timestamp| {
                village
                    .acts(db, village.fatima, |tx, actor| {
                        set_next_step(tx, actor, now, &keys, ((plan.id, plan.leading), "Bellen", at))
                    })
                    .unwrap();
                let held = db.read_here(|tx| crate::lead::of(tx, &plan)).unwrap().unwrap();
                (held.why, held.moment)
            };
            assert_eq!(step(days(100), days(182)), ("@why-next-step".to_owned(), days(182)));
            assert_eq!(step(days(180), days(190)), ("@why-review".to_owned(), days(190)));
            assert_eq!(step(days(250), days(330)), ("@why-review".to_owned(), days(AT_MOST_DAYS)));
            village
                .acts(db, village.fatima, |tx, actor| {
                    let once = (plan.id, "Het gaat beter", Uuid::from_u128(60));
                    review(tx, actor, days(300), &keys, once)?;
                    review(tx, actor, days(300), &keys, once)
                })
                .unwrap();
            assert_eq!(step(days(301), days(380)), ("@why-next-step".to_owned(), days(380)));
        });
    }

    #[test]
    fn the_plan_in_full_shows_what_somebody_may_read_and_how_far_goals_came() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (fatima, marleen, joost) = (village.fatima, village.marleen, village.joost);
            let id = village
                .acts(db, fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    seat_professional(tx, actor, monday(), &keys, (id, &seat(marleen)))?;
                    Ok(id)
                })
                .unwrap();
            let goal = village
                .acts(db, marleen, |tx, actor| {
                    let set =
                        Set { words: "Een eigen huis".to_owned(), weight: 3, form_key: Uuid::from_u128(61) };
                    let goal = set_goal(tx, actor, monday(), &keys, (id, &set))?;
                    assert_eq!(set_goal(tx, actor, monday(), &keys, (id, &set))?, goal, "sent twice is one");
                    for (day, heavy, reached) in
                        [(1, Some(9), None), (9, Some(4), Some(1)), (10, None, Some(2))]
                    {
                        let at = calendar::in_days(monday(), day);
                        score_goal(tx, actor, at, (id, goal), Score { heavy, reached })?;
                        let again = at + std::time::Duration::from_mins(5);
                        score_goal(tx, actor, again, (id, goal), Score { heavy, reached })?;
                    }
                    let scores = tx.query("select at from goal_score where goal_id = $1", &[&goal])?;
                    assert_eq!(scores.len(), 3, "the same said twice in one day is said once");
                    for (number, privacy) in [(62, Privacy::Shared), (63, Privacy::Private)] {
                        let (about, words) = (About::Household, format!("Bo, {privacy:?}"));
                        let new = New { about, words, privacy, form_key: Uuid::from_u128(number) };
                        note(tx, actor, monday(), &keys, (id, &new))?;
                        note(tx, actor, monday(), &keys, (id, &new))?;
                    }
                    Ok(goal)
                })
                .unwrap();
            village
                .acts(db, fatima, |tx, actor| {
                    let third = Seat {
                        reason: "Kent de buurt".to_owned(),
                        speaks: Some(crate::seat_professional::Speaks::Newcomer),
                        ..seat(joost)
                    };
                    seat_professional(tx, actor, monday(), &keys, (id, &third)).map(drop)
                })
                .unwrap();
            let full = |who| parts(db, &village, &keys, (who, id, monday())).full;
            let words = |who| full(who).notes.into_iter().map(|one| one.words).collect::<Vec<_>>();
            assert_eq!(words(fatima), ["Bo, Shared", "Bo, Private"]);
            assert_eq!(words(joost), ["Bo, Shared"]);
            let shown = full(joost).goals.remove(0);
            assert_eq!((shown.words.as_str(), shown.goal.heavy), ("Een eigen huis", Some((9, 4))));
            assert_eq!(goal::attainment(&[(shown.goal.weight, shown.goal.reached.unwrap())]), Some(70.0));
            village.acts(db, fatima, |tx, actor| end_goal(tx, actor, monday(), (id, goal))).unwrap();
            assert!(!full(fatima).goals[0].goal.runs);
        });
    }
}
