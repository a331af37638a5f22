//! Letting two plans of one person go on as one: the one that runs longest stays and shows everything of both; the other says
//! where it goes on. Nothing moves, so nothing loses its holder and it can be parted again. By whoever holds one of them and
//! reads everything of both, within one organisation: nobody comes to read by it what was not theirs to open.

use crate::plan::{self, Face, Plan, PlanId, State};
use crate::share::{self, Reads};
use crate::{PLACE, head_of_plan, lead, list_plans, show_plan, together};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use maud::html;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Route, Visit, desk, record};
use obligations::Holder;
use serde_json::{Map, json};
use std::collections::BTreeSet;
use store::Tx;
use web::components::empty;
use web::{Choice, Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/samenvoegen", "share_plan", show),
        Route::post("/plannen/{id}/samenvoegen", "share_plan", post),
    ]
}

/// The page.
pub fn href(id: PlanId) -> String {
    format!("{}/samenvoegen", plan::href(id))
}

/// A plan that may be of the same person.
struct Other {
    id: PlanId,
    called: String,
    lead: Option<String>,
    opened_at: Timestamp,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let (others, face) = read(&visit, id).await?;
    Ok(page(&visit.view, (id, face.as_ref()), &others, (&Posted::EMPTY, &Problems::NONE)))
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match posted.text("other").parse::<PlanId>() {
        Ok(other) => {
            let joined = visit.write(move |tx, actor, now| join(tx, actor, now, (id, other))).await;
            show_plan::tried(joined, "other")?
        }
        Err(_) => Err(Problems::with("other", "problem-join-other")),
    };
    match done {
        Ok(stays) => Ok(SeeOther::to(plan::href(stays)).saying(Flash::new("plans-joined")).into_response()),
        Err(problems) => {
            let (others, face) = read(&visit, id).await?;
            let page = page(&visit.view, (id, face.as_ref()), &others, (&posted, &problems));
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Two plans go on as one; gives the one that stays. Sent twice, they were joined once.
pub fn join(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, other): (PlanId, PlanId),
) -> Result<PlanId, Refusal> {
    // Always in one order, so that who joins them the other way round at the same moment waits.
    let first = plan::load_to_change(tx, actor.network, id.min(other))?;
    let second = plan::load_to_change(tx, actor.network, id.max(other))?;
    may_join(tx, actor, now, [&first, &second])?;
    if first.goes_on_in == Some(second.id) || second.goes_on_in == Some(first.id) {
        return Ok(first.goes_on_in.or(second.goes_on_in).unwrap_or(id));
    }
    let alone = first.goes_on_in.or(second.goes_on_in).is_none();
    let (goes, stays) = if stays_before(&first, &second) { (second, first) } else { (first, second) };
    if !alone || !together::others(tx, &goes)?.is_empty() {
        return Err(Refusal::NotNow("casework-refused-joined-already"));
    }
    tx.change_one(
        "update plan set stands_id = null, goes_on_in = $4, goes_on_since = $5, goes_on_by = $6, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &goes.id, &goes.version, &stays.id, &now, &actor.person],
    )?;
    record::note(tx, actor, now, "plan.goes_on", ("plan", goes.id.into()), json!({ "in": stays.id }))?;
    tell_holders(tx, actor, now, ([&goes, &stays], "notice-plans-joined"))?;
    Ok(stays.id)
}

/// The one that is open stays, and of two the one that runs longest.
fn stays_before(first: &Plan, second: &Plan) -> bool {
    let rank = |plan: &Plan| (plan.state == State::Closed, plan.opened_at, plan.id);
    rank(first) < rank(second)
}

fn may_join(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plans: [&Plan; 2]) -> Result<(), Refusal> {
    let [first, second] = plans;
    let reads = [share::reads(tx, actor, now, first)?, share::reads(tx, actor, now, second)?];
    for one in &reads {
        share::known(one)?;
    }
    may_share_one(actor, &reads)?;
    if first.id == second.id || first.organisation != second.organisation {
        return Err(Refusal::NotNow("casework-refused-other-record"));
    }
    if !reads.iter().all(Reads::is_everything) {
        return Err(Refusal::NotNow("casework-refused-join-unread"));
    }
    Ok(())
}

/// Whoever holds one of them decides who reads it.
pub(crate) fn may_share_one(actor: &Actor, reads: &[Reads; 2]) -> Result<(), Refusal> {
    let held = reads.iter().find(|one| one.holds).unwrap_or(&reads[0]);
    actor.may("share_plan", &held.matter(actor))
}

/// Whoever holds something of either hears it, by the plan that they hold.
pub(crate) fn tell_holders(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (plans, text): ([&Plan; 2], &'static str),
) -> Result<(), Refusal> {
    let mut told: BTreeSet<PersonId> = BTreeSet::from([actor.person]);
    for plan in plans {
        let requests = crate::help_request::of_plan(tx, plan.network, plan.id)?;
        let ids: Vec<_> = requests.iter().map(|one| one.id).collect();
        let held = lead::holding(tx, plan.network, &ids)?;
        for id in ids {
            let people = match held.get(&id).map(|held| held.holder) {
                Some(Holder::Person(person)) => vec![person],
                Some(Holder::Desk(desk)) => desk::staff(tx, plan.network, desk)?,
                None => Vec::new(),
            };
            for person in people.into_iter().filter(|person| told.insert(*person)) {
                let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
                let word = Word { text, facts, href: &plan.href(), answerable: Some(actor.person) };
                notice::tell(tx, now, plan.network, person, &word)?;
            }
        }
    }
    Ok(())
}

/// What the page offers: the plans that the reader holds or sits at the table of and reads everything of.
async fn read(visit: &Visit, id: PlanId) -> Result<(Vec<Other>, Option<Face>), Refusal> {
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    let others = visit.write(move |tx, actor, now| offered(tx, actor, now, &keys, (id, request))).await?;
    Ok((others, head_of_plan::face(visit, id).await?))
}

/// Each name that is shown is a look that stands in the read log.
fn offered(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, request): (PlanId, Uuid),
) -> Result<Vec<Other>, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("share_plan", &reads.matter(actor))?;
    let mut others = Vec::new();
    for other in list_plans::held_or_at_table(tx, actor, now)? {
        let ours = other.id != plan.id && other.organisation == plan.organisation;
        if !ours || plan.goes_on_in.is_some() || together::others(tx, &plan)?.contains(&other.id) {
            continue;
        }
        let look = Look {
            reader: Reader::worker(actor),
            subject: plan::subject(other.id),
            part: Part::Identity,
            purpose: Purpose::Search,
            behalf: None,
            request,
        };
        if !reads.is_everything() || !share::reads(tx, actor, now, &other)?.is_everything() {
            continue;
        }
        let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
        others.push(Other {
            id: other.id,
            called: other.called(&reading)?,
            lead: lead::of(tx, &other)?.map(|held| held.name),
            opened_at: other.opened_at,
        });
    }
    others.sort_by(|one, two| one.called.cmp(&two.called));
    Ok(others)
}

fn page(
    view: &View,
    (id, face): (PlanId, Option<&Face>),
    others: &[Other],
    (typed, problems): (&Posted, &Problems),
) -> Page {
    let heading = t!(view, "join-plans-title");
    let choices: Vec<Choice> = others
        .iter()
        .map(|one| {
            let said = t!(
                view,
                "join-plans-one",
                called = &one.called,
                day = view.day(one.opened_at),
                lead = one.lead.as_deref().unwrap_or_default()
            );
            Choice::new(one.id.to_string(), said)
        })
        .collect();
    let form = Form::new(view, typed, problems).called("join").promise("join-plans-promise", &[]);
    let main = html! {
        (head_of_plan::headed(view, face, (&heading, &t!(view, "join-plans-what"))))
        @if choices.is_empty() {
            (empty(&t!(view, "join-plans-none"), &html! { (t!(view, "join-plans-none-then")) }))
        } @else {
            (form.around(&href(id), "join-plans-act", &html! {
                (form.choice("other", "join-plans-other", &choices).hint("join-plans-none-then").required())
            }))
        }
        p { a class="utrecht-link" href=(plan::href(id)) { (t!(view, "reading-back-to-plan")) } }
    };
    Page::new(view, heading, main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::help_request;
    use crate::open_plan::{Open, open_plan};
    use crate::part_plans::part;
    use crate::samples::{dirk, held, keys, seat};
    use crate::seat_professional::{Seat, seat_professional};
    use kernel::calendar;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    /// Fatima opened a plan; a day later Marleen opened another of the same person, and sits at Fatima's table.
    fn twice(db: &Db, village: &Village, keys: &Keys) -> (PlanId, PlanId) {
        let later = calendar::in_days(monday(), 1);
        let earlier =
            village.acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), keys, &dirk()));
        let new = Open { worry: "Dat ik geen werk vind".to_owned(), ..dirk() };
        let second = village.acts(db, village.marleen, |tx, actor| open_plan(tx, actor, later, keys, &new));
        (earlier.unwrap(), second.unwrap())
    }

    fn seats(db: &Db, village: &Village, keys: &Keys, (id, person): (PlanId, PersonId)) {
        let new = Seat { parts: Part::ALL.to_vec(), ..seat(person) };
        village
            .acts(db, village.fatima, |tx, actor| {
                seat_professional(tx, actor, monday(), keys, (id, &new)).map(drop)
            })
            .unwrap();
    }

    fn reads(db: &Db, village: &Village, (who, id): (PersonId, PlanId)) -> Reads {
        let read = village.acts(db, who, |tx, actor| {
            let plan = plan::load(tx, actor.network, id)?;
            Ok(share::reads(tx, actor, monday(), &plan)?)
        });
        read.unwrap()
    }

    #[test]
    fn two_plans_go_on_as_one_and_parted_they_are_as_they_were() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (fatima, marleen, joost) = (village.fatima, village.marleen, village.joost);
            let (earlier, second) = twice(db, &village, &keys);
            let joins = |who, ids| village.acts(db, who, |tx, actor| join(tx, actor, monday(), ids));
            assert!(matches!(joins(marleen, (second, earlier)), Err(Refusal::NotFound("plan"))));
            seats(db, &village, &keys, (earlier, marleen));
            seats(db, &village, &keys, (earlier, joost));
            assert!(joins(joost, (earlier, second)).is_err(), "who sits along joins nothing");
            let unread = joins(fatima, (earlier, second));
            assert!(matches!(unread, Err(Refusal::NotFound("plan"))), "what she can't see she can't take in");

            let holders = || {
                [earlier, second].map(|id| {
                    let plan = db.read_here(|tx| plan::load(tx, village.network, id)).unwrap();
                    (held(db, &village, help_request::matter(plan.leading)), plan.state, plan.leading)
                })
            };
            let before = holders();
            assert_eq!(
                joins(marleen, (second, earlier)).unwrap(),
                earlier,
                "the one that runs longest stays"
            );
            assert_eq!(joins(marleen, (earlier, second)).unwrap(), earlier, "sent twice is once");
            assert_eq!(holders(), before, "nothing loses its holder");
            let now = reads(db, &village, (fatima, second));
            assert!(now.is_everything() && now.together && !now.holds && !now.at_table);
            assert!(
                !reads(db, &village, (joost, second)).anything(),
                "a seat at one table is none at the other"
            );
            let told = "select text from notice where person_id = $1 and text like 'notice-plans-%'";
            let told =
                || db.read_here(|tx| Ok::<_, store::Error>(tx.query(told, &[&fatima])?.len())).unwrap();
            assert_eq!(told(), 1);
            let mine = |who| {
                let with = (&keys, Uuid::from_u128(8));
                village.acts(db, who, |tx, actor| list_plans::mine(tx, actor, monday(), with)).unwrap().len()
            };
            assert_eq!((mine(fatima), mine(marleen)), (1, 1), "one plan on every list");

            let parts = || village.acts(db, fatima, |tx, actor| part(tx, actor, monday(), second));
            assert_eq!(parts().unwrap(), earlier);
            assert_eq!(holders(), before);
            assert!(!reads(db, &village, (fatima, second)).anything());
            assert!(matches!(parts(), Err(Refusal::NotFound("plan"))), "it isn't hers to see any more");
            assert!(village.acts(db, marleen, |tx, actor| part(tx, actor, monday(), second)).is_ok());
            let found = db.read_here(|tx| crate::doctor::examine(tx, village.network)).unwrap();
            assert!(found.iter().all(|one| one.holds), "{found:?}");
        });
    }

    #[test]
    fn who_joins_them_the_other_way_round_at_the_same_moment_joins_them_once() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (earlier, second) = twice(db, &village, &keys);
            seats(db, &village, &keys, (earlier, village.marleen));
            let ways = [(earlier, second), (second, earlier)];
            let joined = std::thread::scope(|scope| {
                let joins = |ids| {
                    let village = &village;
                    scope.spawn(move || {
                        village.acts(db, village.marleen, |tx, actor| join(tx, actor, monday(), ids))
                    })
                };
                ways.map(joins).map(|one| one.join().expect("no panic").unwrap())
            });
            assert_eq!(joined, [earlier, earlier]);
            let noted = "select count(*) as number from event where kind = 'plan.goes_on'";
            let noted = db.read_here(|tx| tx.query(noted, &[])?[0].get::<i64>("number"));
            assert_eq!(noted.unwrap(), 1);
        });
    }

    #[test]
    fn nothing_goes_on_in_what_goes_on_elsewhere_and_the_database_says_so_too() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (earlier, second) = twice(db, &village, &keys);
            seats(db, &village, &keys, (earlier, village.marleen));
            let third = village.acts(db, village.marleen, |tx, actor| {
                let form_key = Uuid::from_u128(77);
                open_plan(tx, actor, calendar::in_days(monday(), 2), &keys, &Open { form_key, ..dirk() })
            });
            let third = third.unwrap();
            let joins = |ids| village.acts(db, village.marleen, |tx, actor| join(tx, actor, monday(), ids));
            joins((second, earlier)).unwrap();
            let chain = joins((third, second));
            assert!(matches!(chain, Err(Refusal::NotNow("casework-refused-joined-already"))));
            let beside = |goes: PlanId, to: PlanId| {
                db.write_here(|tx| {
                    tx.execute(
                        "update plan set stands_id = null, goes_on_in = $2 where id = $1",
                        &[&goes, &to],
                    )
                })
            };
            assert!(beside(third, second).is_err(), "in one that goes on elsewhere");
            assert!(beside(earlier, third).is_err(), "one in which another goes on");
            assert_eq!(joins((third, earlier)).unwrap(), earlier, "a third goes on in the same one");
        });
    }
}
