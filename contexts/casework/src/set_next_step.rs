//! The next step of a help request: what happens and when. The words stand sealed with the request; the obligation holds
//! the moment and tells nothing of anybody.

use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, PlanId};
use crate::show_plan::{self, Request};
use crate::{each, review_plan, share};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::typed_moment::{NoMoment, typed_moment};
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Act, Holder, Moment};
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::{obligation, why};

/// The longest step, in characters.
pub const LONGEST: usize = 300;
/// The hour until which something lies with its holder when only the day was given.
const END_OF_DAY: i8 = 17;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/hulpvragen/{request}/stap", "work_on_plan", post)]
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok((words, at)) => {
            let keys = visit.workplace.keys.clone();
            let set = visit.write(move |tx, actor, now| {
                set_next_step(tx, actor, now, &keys, ((id, request), &words, at))
            });
            show_plan::tried(set.await, "words")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(plan::href(id)).saying(Flash::new("next-step-set")).into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("step", &posted, &problems)).await,
    }
}

fn parse(posted: &Posted) -> Result<(String, Timestamp), Problems> {
    let mut problems = Problems::none();
    let words = posted.text("words");
    if words.is_empty() {
        problems.add("words", "problem-next-step-empty");
    } else if words.chars().count() > LONGEST {
        problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    let at = typed_moment(posted, "day", "hour", END_OF_DAY).map_err(|problem| match problem {
        NoMoment::DayEmpty => problems.add("day", "problem-next-step-day-empty"),
        NoMoment::DayUnreadable => problems.add("day", "problem-next-step-day-unreadable"),
        NoMoment::HourUnreadable => problems.add("hour", "problem-next-step-hour-unreadable"),
    });
    match at {
        Ok(at) if problems.is_empty() => Ok((words.to_owned(), at)),
        Ok(_) | Err(()) => Err(problems),
    }
}

/// Sets the next step; whoever holds the request promises that moment, and whoever it climbed away from takes it back.
pub fn set_next_step(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, request), words, at): ((PlanId, HelpRequestId), &str, Timestamp),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    if request.closed.is_some() {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    let moment = if request.id == plan.leading {
        review_plan::moment(tx, &plan, now, at)?
    } else {
        Moment { at, why: why::rule("why-next-step")? }
    };
    back_in_hand(tx, actor, now, &request)?;
    worklist::act(tx, now, actor.network, request.matter(), &Act::Promise { by: actor.person, moment })?;
    let sealing = keys.sealing(tx, actor.network, id)?;
    tx.change_one(
        "update help_request set next_step = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &request.id,
            &request.version,
            &sealing.seal("help_request.next_step", request.id, words),
        ],
    )?;
    record::note(tx, actor, now, "help_request.step_set", ("help_request", request.id.into()), json!({}))?;
    Ok(())
}

/// Whoever it climbed away from takes it back with the step that they set: there is one holder all the while, who is told,
/// and the next moment comes with it (I1 to I3 of a handover: nobody else than the holder before becomes it).
fn back_in_hand(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    request: &HelpRequest,
) -> Result<(), Refusal> {
    let kept = obligation::of_matter(tx, actor.network, request.matter())?;
    let Some(climbed) = kept.and_then(|kept| kept.state.hold().and_then(|hold| hold.climbed)) else {
        return Ok(());
    };
    let own = Holder::Person(actor.person);
    if climbed.original() == own || climbed.previous() == own {
        worklist::act(tx, now, actor.network, request.matter(), &Act::Take { by: actor.person })?;
    }
    Ok(())
}

/// The form, folded up with the request that it is about.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId, request: &Request) -> Markup {
    let this = ("step", request.request.id.into());
    let form = each::form(view, again, this);
    let action = format!("{}/hulpvragen/{}/stap", plan::href(plan), request.request.id);
    let inner = form.around(
        &action,
        "next-step-act",
        &html! {
            (each::which(&form, this.1))
            (form.line("words", "next-step-words").hint("next-step-words-hint").required().max(LONGEST))
            (form.day("day", "next-step-day").required())
            (form.hour("hour", "next-step-hour"))
        },
    );
    each::folded(view, again, this, (&t!(view, "next-step-title"), &inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, held, keys};
    use crate::{doctor, list_plans};
    use kernel::ids::Uuid;
    use kernel::{PersonId, calendar};
    use network::samples::{Village, monday};
    use testkit::on_both;
    use worklist::{clock, notice};

    #[test]
    fn whoever_it_climbed_away_from_still_sees_it_and_takes_it_back_with_a_next_step() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (id, request) = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    Ok((id, plan::load(tx, actor.network, id)?.leading))
                })
                .unwrap();
            let late = calendar::in_days(monday(), 20);
            clock::pass(db, late).unwrap();
            let holder = || held(db, &village, help_request::matter(request)).map(|(holder, _)| holder);
            assert_eq!(holder(), Some(Holder::Person(village.marleen)), "it climbed to her lead");
            let mine = |who: PersonId| {
                village
                    .acts(db, who, |tx, actor| list_plans::mine(tx, actor, late, (&keys, Uuid::nil())))
                    .unwrap()
            };
            let climbed = ("Dirk de Groot".to_owned(), Some("Fatima el Amrani".to_owned()));
            assert_eq!(mine(village.fatima), std::slice::from_ref(&climbed));
            assert_eq!(mine(village.marleen), [climbed]);
            let sets = |who| {
                let (at, words) = (calendar::in_days(late, 2), "Bellen met de corporatie");
                village.acts(db, who, |tx, actor| {
                    set_next_step(tx, actor, late, &keys, ((id, request), words, at))
                })
            };
            assert!(matches!(sets(village.joost), Err(Refusal::Forbidden { action: "work_on_plan" })));
            sets(village.fatima).unwrap();
            assert_eq!(holder(), Some(Holder::Person(village.fatima)), "back in hand, with a next moment");
            let told = db.read_here(|tx| notice::newest(tx, village.network, village.marleen, 9)).unwrap();
            assert!(told.iter().any(|one| one.text.contains("taken")), "{told:?}");
            assert_eq!(mine(village.fatima), [("Dirk de Groot".to_owned(), None)]);
            assert_eq!(mine(village.marleen), [], "it is hers no longer");
            let findings = db.read_here(|tx| doctor::examine(tx, village.network)).unwrap();
            assert!(findings.iter().all(|one| one.holds), "{findings:?}");
        });
    }
}
