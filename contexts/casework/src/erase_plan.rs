//! Erasing a plan: the second yes, by a confidant or an administrator, never by whoever said the first. The keys of the plan
//! and of its second views are destroyed, nobody finds it by name any more, and what counts stays counted. It can't be
//! undone; instead of a yes it goes back to whoever answers for the plan, with the reason.

use crate::answers_for;
use crate::plan::{self, Plan, PlanId};
use crate::right_request::{self, RightRequest, Stage};
use crate::{PLACE, end_plan, erased, resident_access, retention, second_view, show_plan, together};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::html;
use network::reading::{Keys, Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::{Map, json};
use store::Tx;
use web::components::{empty, quote, title};
use web::{Choice, Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The longest reason, in characters.
const LONGEST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/wissen", "erase_plan", show),
        Route::post("/plannen/{id}/wissen", "erase_plan", post),
    ]
}

fn href(id: PlanId) -> String {
    format!("{}/wissen", plan::href(id))
}

network::named! {
    /// What the second pair of eyes says.
    pub enum Confirmation, text "erase-confirmation" {
        /// It is erased.
        Erase = "erase",
        /// It goes back, with the reason.
        Back = "back",
    }
}

/// What was typed.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// Yes or back.
    pub confirmation: Confirmation,
    /// Why.
    pub reason: String,
}

fn parse(posted: &Posted) -> Result<Confirm, Problems> {
    let mut problems = Problems::none();
    let confirmation = Confirmation::named(posted.text("confirmation"));
    if confirmation.is_none() {
        problems.add("confirmation", "problem-erase-choose");
    }
    let reason = posted.text("reason");
    match reason.chars().count() {
        0 => problems.add("reason", "problem-right-reason"),
        1..=LONGEST => {}
        _ => problems.add_with("reason", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    match confirmation {
        Some(confirmation) if problems.is_empty() => Ok(Confirm { confirmation, reason: reason.to_owned() }),
        Some(_) | None => Err(problems),
    }
}

/// What the page shows: nothing of the resident but what was asked and answered.
struct Shown {
    plan: Plan,
    waits: Option<Waits>,
}

struct Waits {
    request: RightRequest,
    by: String,
    reason: String,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    let shown = read(&visit, id).await?;
    Ok(page(&visit.view, &shown, &Posted::EMPTY, &Problems::NONE))
}

async fn read(visit: &Visit, id: PlanId) -> Result<Shown, Refusal> {
    let (keys, request) = (visit.workplace.keys.clone(), visit.request);
    visit.write(move |tx, actor, now| shown(tx, actor, now, &keys, (id, request))).await
}

fn shown(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, request): (PlanId, kernel::ids::Uuid),
) -> Result<Shown, Refusal> {
    actor.may_here("erase_plan")?;
    let plan = plan::load(tx, actor.network, id)?;
    let Some(waiting) = waiting(tx, &plan)? else { return Ok(Shown { plan, waits: None }) };
    let look = Look {
        reader: Reader::worker(actor),
        subject: plan::subject(id),
        part: Part::Plan,
        purpose: Purpose::Oversight,
        behalf: None,
        request,
    };
    let Looked::Granted(reading) = Reading::of(tx, now, keys, &look, Ok(()))? else {
        return Err(Refusal::Forbidden { action: "erase_plan" });
    };
    let by = match waiting.answered {
        Some((by, _)) => {
            network::person::load(tx, actor.network, by)?.map(|one| one.name).unwrap_or_default()
        }
        None => String::new(),
    };
    let reason = waiting.answer(&reading)?.unwrap_or_default();
    Ok(Shown { plan, waits: Some(Waits { request: waiting, by, reason }) })
}

/// The erasure that waits for a second yes.
fn waiting(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<RightRequest>, Refusal> {
    if plan.erased_at.is_some() {
        return Ok(None);
    }
    let all = right_request::of_plan(tx, plan.network, plan.id)?;
    Ok(all.into_iter().find(|one| one.stage == Stage::Confirming))
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("erase_plan")?;
    let done = match parse(&posted) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let flash = match new.confirmation {
                Confirmation::Erase => "plan-erased",
                Confirmation::Back => "erasure-sent-back",
            };
            let erased = visit.write(move |tx, actor, now| confirm(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(erased, "confirmation")?.map(|()| flash)
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(flash) => Ok(SeeOther::to(href(id)).saying(Flash::new(flash)).into_response()),
        Err(problems) => {
            let shown = read(&visit, id).await?;
            let page = page(&visit.view, &shown, &posted, &problems);
            Ok(page.refused_for(&posted, &problems).into_response())
        }
    }
}

/// Says the second yes, or sends it back. Sent twice, it was once.
pub fn confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Confirm),
) -> Result<(), Refusal> {
    actor.may_here("erase_plan")?;
    let plan = plan::load_to_change(tx, actor.network, id)?;
    if plan.erased_at.is_some() && new.confirmation == Confirmation::Erase {
        return Ok(());
    }
    let waiting = waiting(tx, &plan)?.ok_or(Refusal::NotNow("casework-refused-nothing-to-erase"))?;
    let request = right_request::load_to_change(tx, &plan, waiting.id)?;
    if request.answered.is_some_and(|(by, _)| by == actor.person) {
        return Err(Refusal::NotNow("casework-refused-own-yes"));
    }
    match new.confirmation {
        Confirmation::Back => back(tx, actor, now, keys, (&plan, &request, &new.reason)),
        Confirmation::Erase => erase(tx, actor, now, keys, (&plan, &request)),
    }
}

fn back(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, request, reason): (&Plan, &RightRequest, &str),
) -> Result<(), Refusal> {
    let sealed = keys.sealing(tx, plan.network, plan.id)?.seal("right_request.answer", request.id, reason);
    let asked = right_request::answer(tx, now, request, (actor.person, Stage::Asked, &sealed))?;
    let holder = answers_for::answers_for(tx, plan)?;
    let at = asked.answer_by.max(right_request::confirm_by(now));
    worklist::advance(tx, now, actor.person, asked.opening(holder, (at, "why-right"))?)?;
    let facts = json!({ "plan": plan.id });
    record::note(tx, actor, now, "right.sent_back", (right_request::MATTER, request.id.into()), facts)?;
    Ok(())
}

fn erase(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, request): (&Plan, &RightRequest),
) -> Result<(), Refusal> {
    // Somebody may have opened it again meanwhile.
    if end_plan::open_things(tx, plan)? > 0 {
        return Err(Refusal::NotNow("casework-refused-erase-reopened"));
    }
    let sealing = keys.sealing(tx, plan.network, plan.id)?;
    for other in right_request::of_plan(tx, plan.network, plan.id)? {
        if other.is_open() && other.id != request.id {
            let words = sealing.seal("right_request.answer", other.id, "");
            right_request::answer(tx, now, &other, (actor.person, Stage::Refused, &words))?;
            worklist::settle(tx, now, plan.network, other.matter(), "erased")?;
        }
    }
    let answered = request.answered;
    tx.change_one(
        "update right_request set stage = 'granted', version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&plan.network, &request.id, &request.version],
    )?;
    worklist::settle(tx, now, plan.network, request.matter(), "erased")?;
    retention::settle(tx, now, plan, "erased")?;
    for one in second_view::of_plan(tx, plan.network, plan.id)? {
        keys.erase(tx, now, plan.network, one.id)?;
    }
    keys.erase(tx, now, plan.network, plan.id)?;
    forget(tx, actor, now, plan)?;
    record::note(tx, actor, now, "plan.erased", ("plan", plan.id.into()), json!({ "request": request.id }))?;
    if let Some((by, _)) = answered {
        let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
        let href = plan.href();
        let word = Word { text: "notice-plan-erased", facts, href: &href, answerable: Some(actor.person) };
        notice::tell(tx, now, plan.network, by, &word)?;
    }
    Ok(())
}

/// Nobody finds it by name, and nobody reads along.
fn forget(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    tx.execute("delete from plan_name where network_id = $1 and plan_id = $2", &[&plan.network, &plan.id])?;
    resident_access::forget(tx, now, plan)?;
    tx.execute(
        "update share set ended_at = $3, ended_by = $4 where network_id = $1 and plan_id = $2 and ended_at is null",
        &[&plan.network, &plan.id, &now, &actor.person],
    )?;
    tx.execute(
        "update emergency set until = $3 where network_id = $1 and plan_id = $2 and until > $3",
        &[&plan.network, &plan.id, &now],
    )?;
    together::part_from_erased(tx, plan)?;
    Ok(tx.change_one(
        "update plan set erased_at = $4, erased_by = $5, kept_until = null, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&plan.network, &plan.id, &plan.version, &now, &actor.person],
    )?)
}

fn page(view: &View, shown: &Shown, typed: &Posted, problems: &Problems) -> Page {
    if shown.plan.erased_at.is_some() {
        return erased::gone(view, &shown.plan);
    }
    let heading = t!(view, "erase-title");
    let main = html! {
        (title(&heading, &t!(view, "erase-what")))
        @match &shown.waits {
            None => (empty(&t!(view, "erase-nothing"), &html! { (t!(view, "erase-nothing-then")) })),
            Some(waits) => {
                p { (why(view, shown, waits)) }
                (quote(view, &waits.reason, &waits.by))
                (form(view, shown, typed, problems))
            }
        }
    };
    Page::new(view, heading, main).at(PLACE)
}

fn why(view: &View, shown: &Shown, waits: &Waits) -> String {
    let (opened, organisation) = (view.day(shown.plan.opened_at), &shown.plan.organisation_name);
    let asker = view.say(waits.request.asker.text_key(), &[]);
    t!(view, "erase-asked", asker = asker, opened = opened, organisation = organisation, by = &waits.by)
}

fn form(view: &View, shown: &Shown, typed: &Posted, problems: &Problems) -> maud::Markup {
    let form = Form::new(view, typed, problems).called("erase").promise("erase-promise", &[]);
    let choices: Vec<Choice> =
        Confirmation::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    form.around(
        &href(shown.plan.id),
        "erase-act",
        &html! {
            (form.radios("confirmation", "erase-confirmation", &choices).required())
            (form.words("reason", "right-reason").required().max(LONGEST).rows(2))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer_right::{Answer, Decision, answer_right};
    use crate::ask_right::{Ask, ask_right};
    use crate::ask_second_view::{self, Asker as Shows};
    use crate::join_plans::join;
    use crate::open_plan::{Open, open_plan};
    use crate::right_request::{Asker, Right, RightRequestId};
    use crate::samples::{dirk, held, keys, seat};
    use crate::seat_professional::seat_professional;
    use crate::{doctor, find_plan, share};
    use kernel::PersonId;
    use kernel::ids::Uuid;
    use network::samples::{Village, monday};
    use obligations::Holder;
    use store::Db;
    use testkit::on_both;
    use worklist::Matter;

    struct Scene<'a> {
        db: &'a Db,
        village: Village,
        keys: Keys,
        id: PlanId,
        request: RightRequestId,
    }

    impl<'a> Scene<'a> {
        /// Fatima leads, Marleen sits at the table, De Loohoek looks along, and Dirk wants everything erased.
        fn new(db: &'a Db) -> Self {
            let (village, keys) = (Village::build(db), keys());
            let look_along = ask_second_view::Ask {
                organisation: village.loohoek,
                words: "Hoe houdt iemand zijn hond?".to_owned(),
                guard_reason: None,
                asker: Shows::Unnamed,
                answer_by: None,
                form_key: Uuid::from_u128(74),
            };
            let wish = Ask {
                right: Right::Erasure,
                asker: Asker::Resident,
                about: None,
                words: None,
                form_key: Uuid::from_u128(75),
            };
            let (id, request) = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    seat_professional(tx, actor, monday(), &keys, (id, &seat(village.marleen)))?;
                    ask_second_view::ask(tx, actor, monday(), &keys, (id, &look_along))?;
                    Ok((id, ask_right(tx, actor, monday(), &keys, (id, &wish))?))
                })
                .unwrap();
            Self { db, village, keys, id, request }
        }

        fn grants(&self, ending: Option<&str>) -> Result<(), Refusal> {
            let (reason, ending) = ("Hij wil het zo".to_owned(), ending.map(str::to_owned));
            let form_key = Some(Uuid::from_u128(76));
            let new = Answer { decision: Decision::Yes, reason, ending, form_key };
            self.village.acts(self.db, self.village.fatima, |tx, actor| {
                answer_right(tx, actor, monday(), &self.keys, ((self.id, self.request), &new))
            })
        }

        fn confirms(&self, who: PersonId, confirmation: Confirmation) -> Result<(), Refusal> {
            let new = Confirm { confirmation, reason: "Gelezen".to_owned() };
            self.village
                .acts(self.db, who, |tx, actor| confirm(tx, actor, monday(), &self.keys, (self.id, &new)))
        }

        fn holder(&self) -> Option<Holder> {
            let matter = Matter::new(right_request::MATTER, self.request);
            held(self.db, &self.village, matter).map(|(holder, _)| holder)
        }

        fn is_sound(&self) {
            let findings = self.db.read_here(|tx| doctor::examine(tx, self.village.network)).unwrap();
            let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
            assert_eq!(broken, Vec::<&str>::new());
        }
    }

    #[test]
    fn two_people_say_yes_and_then_nobody_reads_or_finds_it() {
        on_both(|db| {
            let scene = Scene::new(db);
            let (fatima, bart) = (scene.village.fatima, scene.village.bart);
            let open = scene.grants(None).unwrap_err();
            assert!(matches!(open, Refusal::NotNow("casework-refused-erase-open")));
            assert!(matches!(
                scene.confirms(bart, Confirmation::Erase),
                Err(Refusal::NotNow("casework-refused-nothing-to-erase"))
            ));
            scene.grants(Some("De hulp stopt, op zijn verzoek")).unwrap();
            scene.grants(Some("De hulp stopt, op zijn verzoek")).unwrap();
            assert_eq!(scene.holder(), Some(Holder::Person(bart)));
            scene.is_sound();
            assert!(matches!(scene.confirms(fatima, Confirmation::Erase), Err(Refusal::Forbidden { .. })));
            scene.confirms(bart, Confirmation::Erase).unwrap();
            scene.confirms(bart, Confirmation::Erase).unwrap();
            assert_eq!(scene.holder(), None);
            scene.is_sound();
            let found = scene.village.acts(db, fatima, |tx, actor| {
                let plan = plan::load(tx, actor.network, scene.id)?;
                assert!(!share::reads(tx, actor, monday(), &plan)?.anything(), "also not who closed it");
                let look = Look {
                    reader: Reader::worker(actor),
                    subject: plan::subject(scene.id),
                    part: Part::Plan,
                    purpose: Purpose::Help,
                    behalf: None,
                    request: Uuid::nil(),
                };
                let opens = Reading::of(tx, monday(), &scene.keys, &look, Ok(()));
                assert!(matches!(opens, Err(Refusal::NotNow("reading-erased"))));
                find_plan::find(tx, actor, monday(), &scene.keys, ("Dirk", Uuid::nil()))
            });
            assert_eq!(found.unwrap().len(), 0);
            let counted = db.read_here(|tx| {
                let sql = "select count(*) as counted from help_request where outcome = 'stopped'";
                tx.first(sql, &[])?.map_or(Ok(0), |row| row.get::<i64>("counted"))
            });
            assert_eq!(counted.unwrap(), 1, "what counts stays counted");
        });
    }

    #[test]
    fn what_went_on_in_it_stands_by_itself_and_is_found_again() {
        on_both(|db| {
            let scene = Scene::new(db);
            let (fatima, bart) = (scene.village.fatima, scene.village.bart);
            let again = Open { form_key: Uuid::from_u128(77), ..dirk() };
            let second = scene.village.acts(db, fatima, |tx, actor| {
                let second = open_plan(tx, actor, monday(), &scene.keys, &again)?;
                assert_eq!(join(tx, actor, monday(), (second, scene.id))?, scene.id);
                Ok(second)
            });
            let second = second.unwrap();
            let found = || {
                let name = (dirk().called, Uuid::nil());
                let found = scene.village.acts(db, fatima, |tx, actor| {
                    find_plan::find(tx, actor, monday(), &scene.keys, (&name.0, name.1))
                });
                found.unwrap().iter().map(|one| one.id).collect::<Vec<_>>()
            };
            assert_eq!(found(), [scene.id]);
            scene.grants(Some("De hulp stopt, op zijn verzoek")).unwrap();
            scene.confirms(bart, Confirmation::Erase).unwrap();
            assert_eq!(found(), [second]);
            scene.is_sound();
        });
    }

    #[test]
    fn the_second_pair_of_eyes_may_send_it_back_and_the_doctor_sees_what_is_left() {
        on_both(|db| {
            let scene = Scene::new(db);
            scene.grants(Some("De hulp stopt")).unwrap();
            scene.confirms(scene.village.bart, Confirmation::Back).unwrap();
            assert_eq!(scene.holder(), Some(Holder::Person(scene.village.fatima)));
            scene.is_sound();
            scene.grants(None).unwrap();
            scene.confirms(scene.village.bart, Confirmation::Erase).unwrap();
            scene.is_sound();
            let left = "insert into plan_name (network_id, number, plan_id) values ($1, $2, $3)";
            db.write_here(|tx| tx.execute(left, &[&scene.village.network, &7_i64, &scene.id])).unwrap();
            let findings = db.read_here(|tx| doctor::examine(tx, scene.village.network)).unwrap();
            assert!(findings.iter().any(|one| !one.holds && one.invariant.contains("no key is left")));
        });
    }
}
