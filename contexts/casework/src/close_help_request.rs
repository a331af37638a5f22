//! Closing a help request: what came of it, with the resident's own word. When it was the leading one, whoever holds the
//! oldest other open one becomes the lead; when it was the last, the plan closes and nobody at its table reads on.

use crate::handover::stop;
use crate::help_request::{self, HelpRequest, HelpRequestId, Outcome};
use crate::plan::{self, Plan, PlanId};
use crate::show_plan::{self, Request};
use crate::{agreement, around, each, lead, retention, sent_once, share_proposal};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use kernel::ids::Uuid;
use maud::{Markup, html};
use network::again::Again;
use network::reading::Keys;
use network::{Actor, Refusal, Route, Visit, desk, record};
use obligations::Holder;
use policy::Matter;
use serde_json::{Map, json};
use store::Tx;
use store::event::Subject;
use web::{Choice, Failure, Flash, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

/// The longest word of the resident, in characters.
const LONGEST: usize = 500;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/hulpvragen/{request}/uitkomst", "close_help_request", post)]
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Close {
    /// In one word of ours.
    pub outcome: Outcome,
    /// In the resident's own.
    pub words: String,
    /// The form's key.
    pub form_key: Option<Uuid>,
}

fn parse(posted: &Posted) -> Result<Close, Problems> {
    let mut problems = Problems::none();
    let outcome = Outcome::named(posted.text("outcome"));
    if outcome.is_none() {
        problems.add("outcome", "problem-close-outcome");
    }
    let words = posted.text("words");
    match words.chars().count() {
        0 => problems.add("words", "problem-close-words"),
        1..=LONGEST => {}
        _ => problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]),
    }
    match outcome {
        Some(outcome) if problems.is_empty() => {
            Ok(Close { outcome, words: words.to_owned(), form_key: posted.form_key() })
        }
        Some(_) | None => Err(problems),
    }
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let term = retention::named(posted.text("kept_as"));
            let closed = visit.write(move |tx, actor, now| {
                close(tx, actor, now, &keys, ((id, request), &new))?;
                match term {
                    Some(term) => Ok(retention::falls_under(tx, actor.network, (id, request), term)?),
                    None => Ok(()),
                }
            });
            let closed = closed.await;
            show_plan::tried(closed, "outcome")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(format!("{}#hulpvragen", plan::href(id)))
            .saying(Flash::new("help-request-closed"))
            .into_response()),
        Err(problems) => {
            visit.read(move |tx, actor| may_close(tx, actor, (id, request))).await?;
            show_plan::again(&visit, (id, "see_plan"), ("close", &posted, &problems)).await
        }
    }
}

/// Whoever may not close it hears that, and not which field is still empty.
fn may_close(tx: &mut Tx<'_>, actor: &Actor, (id, request): (PlanId, HelpRequestId)) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("close_help_request", &matter(tx, actor, &plan, request)?)
}

/// As the policy sees who may close it: inside are whoever holds it and the lead.
pub fn matter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    plan: &Plan,
    request: HelpRequestId,
) -> Result<Matter, Refusal> {
    let held = lead::holding(tx, plan.network, &[request, plan.leading])?;
    let is_theirs = held.values().any(|held| match held.holder {
        Holder::Person(person) => person == actor.person,
        Holder::Desk(desk) => actor.desks.contains(&desk),
    });
    Ok(Matter {
        insiders: is_theirs.then_some(actor.person).into_iter().collect(),
        ..Matter::network(plan.network)
    })
}

/// Closes a help request. Sent twice, it closed once.
pub fn close(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, request), new): ((PlanId, HelpRequestId), &Close),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    let subject = Subject { kind: help_request::MATTER, id: request.id.into() };
    if request.closed.is_some() && sent_once::was_done(tx, actor, (subject, new.form_key))? {
        actor.may("close_help_request", &inside(actor))?;
        return Ok(());
    }
    actor.may("close_help_request", &matter(tx, actor, &plan, request.id)?)?;
    if request.closed.is_some() {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    let next = help_request::of_plan(tx, actor.network, id)?
        .into_iter()
        .find(|other| other.id != request.id && other.closed.is_none());
    if next.is_none() && agreement::any_due(tx, &plan)? {
        return Err(Refusal::NotNow("casework-refused-agreements-open"));
    }
    let around = around::of_plan(tx, now, &plan)?;
    stop::rest(tx, now, keys, &request)?;
    keep(tx, actor, now, keys, (&request, new))?;
    let facts = json!({ "plan": id, "outcome": new.outcome.name(), "form_key": new.form_key });
    record::note(tx, actor, now, "help_request.closed", (help_request::MATTER, request.id.into()), facts)?;
    match next {
        None => close_plan(tx, actor, now, (&plan, &around)),
        Some(next) if plan.leading == request.id => move_lead(tx, actor, now, (&plan, &next)),
        Some(_) => Ok(()),
    }
}

/// Whoever closed it themselves may hear that it is closed.
fn inside(actor: &Actor) -> Matter {
    Matter { insiders: [actor.person].into_iter().collect(), ..Matter::network(actor.network) }
}

/// Closes one of a plan that its lead ends as a whole, whoever holds it. The leading one comes last.
pub(crate) fn close_as_lead(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, request, new): (&Plan, &HelpRequest, &Close),
) -> Result<(), Refusal> {
    let around = around::of_plan(tx, now, plan)?;
    stop::rest(tx, now, keys, request)?;
    keep(tx, actor, now, keys, (request, new))?;
    let facts = json!({ "plan": plan.id, "outcome": new.outcome.name() });
    record::note(tx, actor, now, "help_request.closed", (help_request::MATTER, request.id.into()), facts)?;
    if request.id == plan.leading { close_plan(tx, actor, now, (plan, &around)) } else { Ok(()) }
}

fn keep(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (request, new): (&HelpRequest, &Close),
) -> Result<(), Refusal> {
    let sealing = keys.sealing(tx, actor.network, request.plan)?;
    tx.change_one(
        "update help_request set state = 'closed', open_id = null, state_since = $4, state_by = $5, outcome = $6,
           outcome_words = $7, waiting_since = null, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &actor.network,
            &request.id,
            &request.version,
            &now,
            &actor.person,
            &new.outcome,
            &sealing.seal("help_request.outcome_words", request.id, &new.words),
        ],
    )?;
    tx.execute(
        "update bridge set ended_at = $3 where network_id = $1 and help_request_id = $2 and ended_at is null",
        &[&actor.network, &request.id, &now],
    )?;
    worklist::settle(tx, now, actor.network, request.matter(), new.outcome.name())
}

/// The last one closed: the plan closes, whoever sat at its table reads on no more, and hears it.
fn close_plan(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (plan, around): (&Plan, &[around::Around]),
) -> Result<(), Refusal> {
    tx.change_one(
        "update plan set state = 'closed', state_since = $4, state_by = $5, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &plan.id, &plan.version, &now, &actor.person],
    )?;
    tx.execute(
        "update share set ended_at = $3, ended_by = $4 where network_id = $1 and plan_id = $2 and ended_at is null",
        &[&actor.network, &plan.id, &now, &actor.person],
    )?;
    share_proposal::end_all(tx, now, actor.person, plan)?;
    retention::set_end(tx, plan.network, plan.id)?;
    let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
    let word = Word { text: "notice-plan-closed", facts, href: "/plannen", answerable: Some(actor.person) };
    for one in around.iter().filter(|one| one.person != actor.person) {
        notice::tell(tx, now, actor.network, one.person, &word)?;
    }
    record::note(tx, actor, now, "plan.closed", ("plan", plan.id.into()), json!({}))?;
    Ok(())
}

/// Whoever holds `next` leads the plan from now on, and sees to what the resident's own network does.
fn move_lead(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (plan, next): (&Plan, &HelpRequest),
) -> Result<(), Refusal> {
    tx.change_one(
        "update plan set leading_id = $4, version = version + 1 where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &plan.id, &plan.version, &next.id],
    )?;
    let leads = lead::holding(tx, actor.network, &[next.id])?.remove(&next.id);
    let holder = leads.ok_or(Refusal::NotFound("obligation"))?.holder;
    agreement::follow_lead(tx, now, actor.person, (plan, holder))?;
    let people = match holder {
        Holder::Person(person) => vec![person],
        Holder::Desk(desk) => desk::staff(tx, actor.network, desk)?,
    };
    let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
    let href = plan.href();
    let word = Word { text: "notice-you-lead", facts, href: &href, answerable: Some(actor.person) };
    for person in people.into_iter().filter(|person| *person != actor.person) {
        notice::tell(tx, now, actor.network, person, &word)?;
    }
    record::note(tx, actor, now, "plan.lead_moved", ("plan", plan.id.into()), json!({ "leading": next.id }))?;
    Ok(())
}

/// The form, folded up with the request that it is about.
pub fn form(view: &View, again: &Again<'_>, plan: PlanId, request: &Request) -> Markup {
    let this = ("close", request.request.id.into());
    let form = each::form(view, again, this).promise("help-request-close-promise", &[]);
    let outcomes: Vec<Choice> =
        Outcome::ALL.iter().map(|one| Choice::new(one.name(), view.say(one.text_key(), &[]))).collect();
    let terms: Vec<Choice> =
        retention::TERMS.iter().map(|one| Choice::new(one.code, view.say(one.text_key, &[]))).collect();
    let action = format!("{}/hulpvragen/{}/uitkomst", plan::href(plan), request.request.id);
    let inner = form.around(
        &action,
        "help-request-close-act",
        &html! {
            (each::which(&form, this.1))
            (form.radios("outcome", "close-outcome", &outcomes).required())
            (form.words("words", "close-words").hint("close-words-hint").required().max(LONGEST).rows(2))
            (form.choice("kept_as", "close-kept-as", &terms).hint("close-kept-as-hint"))
        },
    );
    each::folded(view, again, this, (&t!(view, "close-title"), &inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::add_help_request::{Ask, add};
    use crate::agree::{Agree, Who, agree};
    use crate::agreement::Due;
    use crate::finish_agreement::{Ended, finish};
    use crate::open_plan::open_plan;
    use crate::plan::State;
    use crate::reopen_help_request::reopen;
    use crate::samples::{dirk, held, keys, seat};
    use crate::seat_professional::seat_professional;
    use crate::{doctor, share};
    use directory::pontoon::Pontoon;
    use kernel::PersonId;
    use kernel::calendar;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;

    struct Scene<'a> {
        db: &'a Db,
        village: Village,
        keys: Keys,
        id: PlanId,
        first: HelpRequestId,
    }

    impl<'a> Scene<'a> {
        /// Fatima leads; Marleen sits at the table.
        fn new(db: &'a Db) -> Self {
            let (village, keys) = (Village::build(db), keys());
            let (id, first) = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    seat_professional(tx, actor, monday(), &keys, (id, &seat(village.marleen)))?;
                    Ok((id, plan::load(tx, actor.network, id)?.leading))
                })
                .unwrap();
            Self { db, village, keys, id, first }
        }

        fn adds(&self, who: PersonId) -> HelpRequestId {
            let (question, pontoon) = ("Weer werk vinden".to_owned(), Pontoon::Guidance);
            let new = Ask { question, pontoon, theme: None, form_key: Uuid::from_u128(40) };
            self.acts(who, |tx, actor| add(tx, actor, monday(), &self.keys, (self.id, &new))).unwrap()
        }

        /// As when a handover is held: the next one has it.
        fn passes(&self, request: HelpRequestId, (from, to): (PersonId, PersonId)) {
            use obligations::Act;
            let moved = self.db.write_here(|tx| {
                let matter = worklist::Matter::new(help_request::MATTER, request);
                let (answer_by, why) =
                    (calendar::in_days(monday(), 2), worklist::why::rule("why-first-step")?);
                let offer = Act::Offer { by: from, to: Holder::Person(to), answer_by, why };
                for act in [offer, Act::Accept { by: to }] {
                    let kept = worklist::obligation::of_matter(tx, self.village.network, matter)?;
                    worklist::obligation::carry_out(tx, monday(), &kept.expect("it is open"), &act)?;
                }
                Ok::<_, Refusal>(())
            });
            moved.unwrap();
        }

        fn closes(&self, who: PersonId, request: HelpRequestId) -> Result<(), Refusal> {
            let form_key = Some(Uuid::from_u128(60));
            let new = Close { outcome: Outcome::Helped, words: "Ik slaap weer".to_owned(), form_key };
            self.acts(who, |tx, actor| close(tx, actor, monday(), &self.keys, ((self.id, request), &new)))
        }

        fn acts<T>(
            &self,
            who: PersonId,
            act: impl Fn(&mut Tx<'_>, &Actor) -> Result<T, Refusal>,
        ) -> Result<T, Refusal> {
            self.village.acts(self.db, who, act)
        }

        fn plan(&self) -> Plan {
            self.db.read_here(|tx| plan::load(tx, self.village.network, self.id)).unwrap()
        }

        fn heard(&self, who: PersonId) -> Vec<String> {
            let rows = self.db.read_here(|tx| {
                tx.query("select text from notice where person_id = $1 order by id", &[&who])
            });
            rows.unwrap().iter().map(|row| row.get("text").unwrap()).collect()
        }

        fn is_sound(&self) {
            let findings = self.db.read_here(|tx| doctor::examine(tx, self.village.network)).unwrap();
            let broken: Vec<_> = findings.iter().filter(|one| !one.holds).map(|one| one.invariant).collect();
            assert_eq!(broken, Vec::<&str>::new());
        }
    }

    #[test]
    fn closing_the_leading_one_moves_the_lead_with_what_the_own_network_does() {
        on_both(|db| {
            let scene = Scene::new(db);
            let (fatima, marleen) = (scene.village.fatima, scene.village.marleen);
            let second = scene.adds(marleen);
            let matter = worklist::Matter::new(help_request::MATTER, second);
            let lead = Holder::Person(fatima);
            assert_eq!(held(db, &scene.village, matter).unwrap().0, lead, "nobody takes hold by adding");
            scene.passes(second, (fatima, marleen));
            let friday = Due::By("2026-11-27T16:00:00Z".parse().unwrap());
            let (words, who) = ("Past op Bo".to_owned(), Who::Own("Je zus".to_owned()));
            let form_key = Uuid::from_u128(41);
            let sister = Agree { words, who, due: friday, theme: None, decides: None, form_key };
            let sister =
                scene.acts(fatima, |tx, actor| agree(tx, actor, monday(), &scene.keys, (scene.id, &sister)));
            let sister = sister.unwrap();
            scene.closes(fatima, scene.first).unwrap();
            scene.closes(fatima, scene.first).unwrap();
            assert_eq!(scene.plan().leading, second);
            let matter = worklist::Matter::new(agreement::MATTER, sister);
            assert_eq!(held(db, &scene.village, matter).unwrap().0, Holder::Person(marleen));
            assert!(scene.heard(marleen).contains(&"notice-you-lead".to_owned()));
            scene.is_sound();
            assert!(matches!(scene.closes(fatima, second), Err(Refusal::Forbidden { .. })));
            let open = scene.closes(marleen, second).unwrap_err();
            assert!(matches!(open, Refusal::NotNow("casework-refused-agreements-open")));
            let ended = Ended { state: agreement::State::Done, words: None, form_key: None };
            scene
                .acts(marleen, |tx, actor| {
                    finish(tx, actor, monday(), &scene.keys, ((scene.id, sister), &ended))
                })
                .unwrap();
            scene.closes(marleen, second).unwrap();
            assert_eq!(scene.plan().state, State::Closed);
            scene.is_sound();
        });
    }

    #[test]
    fn a_closed_plan_is_read_only_by_whoever_closed_it_and_opens_again_within_ninety_days() {
        on_both(|db| {
            let scene = Scene::new(db);
            let (fatima, marleen) = (scene.village.fatima, scene.village.marleen);
            scene.closes(fatima, scene.first).unwrap();
            assert_eq!(scene.heard(marleen), ["notice-seated", "notice-plan-closed"]);
            let plan = scene.plan();
            let reads = |who, at| {
                scene.acts(who, |tx, actor| Ok(share::reads(tx, actor, at, &plan)?.anything())).unwrap()
            };
            let later = |days| calendar::in_days(monday(), days);
            assert!(reads(fatima, later(89)) && !reads(fatima, later(90)) && !reads(marleen, later(1)));
            let opens = |who, at| scene.acts(who, |tx, actor| reopen(tx, actor, at, (scene.id, scene.first)));
            assert!(matches!(opens(marleen, later(1)), Err(Refusal::Forbidden { .. })));
            assert!(matches!(opens(fatima, later(90)), Err(Refusal::Forbidden { .. })));
            opens(fatima, later(89)).unwrap();
            opens(fatima, later(89)).unwrap();
            assert_eq!((scene.plan().state, scene.plan().leading), (State::Open, scene.first));
            scene.is_sound();
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let problems = parse(&Posted::of(&[("outcome", "prima")])).unwrap_err();
        let said: Vec<_> = problems.iter().map(|one| one.key).collect();
        assert_eq!(said, ["problem-close-outcome", "problem-close-words"]);
    }
}
