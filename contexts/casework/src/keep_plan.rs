//! Until when a plan is kept: which term each help request falls under, and, when the time is over, whether it is erased or
//! kept on with a reason and a day. For whoever answers for the plan.

use crate::answer_right::ask_confirmation;
use crate::answers_for;
use crate::ask_right::{self, Shown};
use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, PlanId};
use crate::retention::{self, TERMS};
use crate::right_request::{self, About, Asker, New, Right, RightRequestId, Stage};
use crate::{each, show_plan};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::typed_moment::typed_moment;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::{Tone, notice};
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};

/// The longest reason, in characters.
const LONGEST: usize = 500;
/// Kept on at once for so many days at most; after that it is asked again.
const AT_MOST_DAYS: i32 = 5 * 366;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/plannen/{id}/bewaren", "keep_plan", post),
        Route::post("/plannen/{id}/hulpvragen/{request}/termijn", "keep_plan", post_term),
    ]
}

/// What is decided when the time is over.
#[derive(Clone, Debug)]
pub enum Keep {
    /// It is kept until that day.
    Until(Timestamp),
    /// It goes, after somebody else's yes.
    Erase,
}

fn parse(posted: &Posted) -> Result<(Keep, String), Problems> {
    let mut problems = Problems::none();
    let reason = posted.text("reason");
    match reason.chars().count() {
        0 => problems.add("reason", "problem-right-reason"),
        1..=LONGEST => {}
        _ => problems.add_with("reason", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    let keep = match posted.text("keep") {
        "erase" => Some(Keep::Erase),
        "until" => {
            let until = typed_moment(posted, "until", "no-hour", crate::agreement::END_OF_DAY).ok();
            if until.is_none() {
                problems.add("until", "problem-keep-day");
            }
            until.map(Keep::Until)
        }
        _ => {
            problems.add("keep", "problem-keep-choose");
            None
        }
    };
    match keep {
        Some(keep) if problems.is_empty() => Ok((keep, reason.to_owned())),
        Some(_) | None => Err(problems),
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let form_key = posted.form_key().unwrap_or(visit.view.form_key);
    let done = match parse(&posted) {
        Ok((keep, reason)) => {
            let keys = visit.workplace.keys.clone();
            let kept = visit.write(move |tx, actor, now| {
                keep_plan(tx, actor, now, &keys, (id, &keep, &reason, form_key))
            });
            let kept = kept.await;
            let field = match kept {
                Err(Refusal::NotNow("casework-refused-day-passed" | "casework-refused-keep-too-far")) => {
                    "until"
                }
                _ => "keep",
            };
            show_plan::tried(kept, field)?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(ask_right::href(id)).saying(Flash::new("plan-kept")).into_response()),
        Err(problems) => {
            visit.write(move |tx, actor, now| may_keep(tx, actor, now, id)).await?;
            ask_right::again(&visit, id, ("keep", &posted, &problems)).await
        }
    }
}

fn may_keep(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("keep_plan", &answers_for::matter(tx, actor, now, &plan)?)
}

/// Says what happens now that the time is over. A day sent twice is the same day; a wish to erase is asked once.
pub fn keep_plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, keep, reason, form_key): (PlanId, &Keep, &str, Uuid),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("keep_plan", &answers_for::matter(tx, actor, now, &plan)?)?;
    if plan.state == plan::State::Open {
        return Err(Refusal::NotNow("casework-refused-keep-open"));
    }
    let sealing = keys.sealing(tx, actor.network, id)?;
    match keep {
        Keep::Until(until) => {
            if *until <= now {
                return Err(Refusal::NotNow("casework-refused-day-passed"));
            }
            if *until > calendar::in_days(now, AT_MOST_DAYS) {
                return Err(Refusal::NotNow("casework-refused-keep-too-far"));
            }
            tx.change_one(
                "update plan set kept_until = $4, kept_why = $5, version = version + 1
                 where network_id = $1 and id = $2 and version = $3",
                &[&plan.network, &id, &plan.version, until, &sealing.seal("plan.kept_why", id, reason)],
            )?;
            record::note(
                tx,
                actor,
                now,
                "plan.kept",
                ("plan", id.into()),
                json!({ "until": until.to_string() }),
            )?;
            retention::settle(tx, now, &plan, "kept")
        }
        Keep::Erase => {
            if right_request::sent_with(tx, plan.network, (id, form_key))?.is_some() {
                return Ok(());
            }
            let new = New {
                plan: id,
                right: Right::Erasure,
                asker: Asker::Retention,
                about: (About::Plan, id.into()),
                words: None,
                recorded_by: Some(actor.person),
                resident: None,
                form_key,
            };
            let asked = right_request::insert(tx, now, plan.network, (RightRequestId::new(now), &new))?;
            let words = sealing.seal("right_request.answer", asked.id, reason);
            let asked = right_request::answer(tx, now, &asked, (actor.person, Stage::Confirming, &words))?;
            ask_confirmation(tx, actor, now, &asked)?;
            record::note(
                tx,
                actor,
                now,
                "plan.to_erase",
                ("plan", id.into()),
                json!({ "request": asked.id }),
            )?;
            retention::settle(tx, now, &plan, "to-erase")
        }
    }
}

async fn post_term(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match retention::named(posted.text("kept_as")) {
        Some(term) => {
            let set =
                visit.write(move |tx, actor, now| set_term(tx, actor, now, (id, request, term.code))).await;
            show_plan::tried(set, "kept_as")?
        }
        None => Err(Problems::with("kept_as", "problem-keep-term")),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(ask_right::href(id)).saying(Flash::new("retention-set")).into_response()),
        Err(problems) => {
            visit.write(move |tx, actor, now| may_keep(tx, actor, now, id)).await?;
            ask_right::again(&visit, id, ("term", &posted, &problems)).await
        }
    }
}

/// Says which term a help request falls under.
pub fn set_term(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, request, code): (PlanId, HelpRequestId, &str),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("keep_plan", &answers_for::matter(tx, actor, now, &plan)?)?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    if request.kept_as.as_deref() == Some(code) {
        return Ok(());
    }
    tx.change_one(
        "update help_request set kept_as = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &request.id, &request.version, &code],
    )?;
    retention::set_end(tx, actor.network, id)?;
    let facts = json!({ "plan": id, "term": code });
    record::note(tx, actor, now, "help_request.kept_as", (help_request::MATTER, request.id.into()), facts)?;
    Ok(())
}

/// What must be said now that the time is over.
pub(crate) fn decision(view: &View, again: &Again<'_>, shown: &Shown) -> Markup {
    let form = again.form(view, "keep").promise("keep-plan-promise", &[]);
    let choices = [
        Choice::new("erase", t!(view, "keep-plan-erase")),
        Choice::new("until", t!(view, "keep-plan-until-choice")),
    ];
    html! {
        (notice(view, Tone::Wait, &html! { p { (t!(view, "keep-plan-due")) } }))
        @if shown.answers {
            (form.around(
                &format!("{}/bewaren", plan::href(shown.plan.id)),
                "keep-plan-act",
                &html! {
                    (form.radios("keep", "keep-plan-which", &choices).required())
                    (form.day("until", "keep-plan-until"))
                    (form.words("reason", "right-reason").required().max(LONGEST).rows(2))
                },
            ))
        }
    }
}

/// Until when the plan is kept, and why; for whoever answers, which term each help request falls under.
pub(crate) fn terms(view: &View, again: &Again<'_>, shown: &Shown) -> Markup {
    html! {
        @match shown.plan.kept_until {
            Some(until) => p { (t!(view, "retention-until", day = view.day(until))) },
            None => p { (t!(view, "retention-open")) },
        }
        p { (t!(view, "retention-longest")) }
        @for request in &shown.requests { (term(view, again, shown, request)) }
    }
}

fn term(view: &View, again: &Again<'_>, shown: &Shown, request: &HelpRequest) -> Markup {
    let now = retention::of(request);
    let this = ("term", request.id.into());
    let form = each::form(view, again, this);
    let choices: Vec<Choice> = TERMS
        .iter()
        .map(|one| {
            Choice::new(one.code, view.say(one.text_key, &[])).explained(view.say(one.source_key, &[]))
        })
        .collect();
    let action = format!("{}/hulpvragen/{}/termijn", plan::href(shown.plan.id), request.id);
    html! {
        div class="ponton-block" {
            p {
                strong { (t!(view, "retention-request", pontoon = view.say(request.pontoon.text_key(), &[]),
                    day = view.day(request.opened_at))) }
                ": " (view.say(now.text_key, &[]))
            }
            @if shown.answers {
                (each::folded(view, again, this, (&t!(view, "retention-change"), &form.around(
                    &action,
                    "retention-act",
                    &html! {
                        (each::which(&form, this.1))
                        (form.radios("kept_as", "retention-which", &choices).value(now.code).required())
                    },
                ))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::close_help_request::{Close, close};
    use crate::doctor;
    use crate::help_request::Outcome;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, held, keys};
    use network::samples::{Village, monday};
    use obligations::Holder;
    use testkit::on_both;

    #[test]
    fn when_the_time_is_over_somebody_says_whether_it_goes_or_stays() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let plan = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let leading = plan::load(tx, actor.network, id)?.leading;
                    let new = Close { outcome: Outcome::Helped, words: "Fijn".to_owned(), form_key: None };
                    close(tx, actor, monday(), &keys, ((id, leading), &new))?;
                    plan::load(tx, actor.network, id)
                })
                .unwrap();
            assert_eq!(plan.kept_until, Some(calendar::in_months(monday(), 24)));
            let holder = || held(db, &village, retention::matter(plan.id)).map(|(holder, _)| holder);
            assert_eq!(retention::pass(db, calendar::in_months(monday(), 23)).unwrap(), 0);
            let later = calendar::in_months(monday(), 25);
            retention::pass(db, later).unwrap();
            assert_eq!(retention::pass(db, later).unwrap(), 0, "asked once");
            assert_eq!(holder(), Some(Holder::Person(village.fatima)), "who closed it is still there");
            let keeps = |who, keep: Keep, key: u128| {
                village.acts(db, who, |tx, actor| {
                    keep_plan(
                        tx,
                        actor,
                        later,
                        &keys,
                        (plan.id, &keep, "Er loopt een klacht", Uuid::from_u128(key)),
                    )
                })
            };
            let until = calendar::in_months(later, 6);
            assert!(matches!(keeps(village.marleen, Keep::Until(until), 1), Err(Refusal::Forbidden { .. })));
            keeps(village.fatima, Keep::Until(until), 1).unwrap();
            assert_eq!((holder(), retention::pass(db, later).unwrap()), (None, 0));
            retention::pass(db, calendar::in_days(until, 1)).unwrap();
            keeps(village.fatima, Keep::Erase, 2).unwrap();
            assert_eq!(holder(), None);
            assert_eq!(
                retention::pass(db, calendar::in_days(until, 2)).unwrap(),
                0,
                "it waits for a second yes"
            );
            let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
            assert!(findings.iter().all(|one| one.holds), "{findings:?}");
        });
    }

    #[test]
    fn a_file_is_kept_as_long_as_its_longest_term() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let plan = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let leading = plan::load(tx, actor.network, id)?.leading;
                    set_term(tx, actor, monday(), (id, leading, "youth"))?;
                    let new = Close { outcome: Outcome::Helped, words: "Fijn".to_owned(), form_key: None };
                    close(tx, actor, monday(), &keys, ((id, leading), &new))?;
                    plan::load(tx, actor.network, id)
                })
                .unwrap();
            assert_eq!(plan.kept_until, Some(calendar::in_months(monday(), 240)));
        });
    }
}
