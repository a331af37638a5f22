//! Agreeing who does what: one person, in one ring around the resident. A worker who does it sits at the table or holds
//! something of the plan, so that they can read what they do. With a day it becomes an obligation of whoever does it; of
//! the lead, when it is one of the resident's own. A day that others set (an eviction) is looked at from today.

use crate::agreement::{self, AgreementId, Due, END_OF_DAY, Ring};
use crate::around;
use crate::plan::{self, Plan, PlanId};
use crate::show_plan;
use crate::{lead, share};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{OrganisationId, PersonId, Timestamp};
use network::reading::Keys;
use network::typed_moment::{NoMoment, typed_moment};
use network::{Actor, Refusal, Route, Visit, organisation, record, theme};
use obligations::Holder;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};

/// The longest agreement, in characters.
pub const LONGEST: usize = 300;
/// The longest name of somebody of the resident's own, in characters.
pub const LONGEST_WHO: usize = 80;
/// The answer that says it is one of the resident's own.
pub const OWN: &str = "own";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/afspraken", "work_on_plan", post)]
}

/// Who does it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Who {
    /// Somebody of the resident's own, by what they call them.
    Own(String),
    /// A worker.
    Worker(PersonId),
}

/// An agreement to make, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Agree {
    /// What.
    pub words: String,
    /// Who.
    pub who: Who,
    /// Until when.
    pub due: Due,
    /// About what.
    pub theme: Option<String>,
    /// Who decides, when whoever does it may only ask.
    pub decides: Option<OrganisationId>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Agree {
    fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let words = posted.text("words");
        if words.is_empty() {
            problems.add("words", "problem-agree-words-empty");
        } else if words.chars().count() > LONGEST {
            problems.add_with("words", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        }
        let who = who(posted, &mut problems);
        let due = due(posted, &mut problems);
        match (who, due) {
            (Some(who), Some(due)) if problems.is_empty() => Ok(Self {
                words: words.to_owned(),
                who,
                due,
                theme: Some(posted.text("theme")).filter(|code| !code.is_empty()).map(str::to_owned),
                decides: posted.text("decides").parse().ok(),
                form_key: posted.form_key().unwrap_or(fresh),
            }),
            _ => Err(problems),
        }
    }
}

fn who(posted: &Posted, problems: &mut Problems) -> Option<Who> {
    let (person, own) = (posted.text("person"), posted.text("who"));
    if person != OWN {
        let person = person.parse().ok().map(Who::Worker);
        if person.is_none() {
            problems.add("person", "problem-agree-nobody");
        }
        return person;
    }
    match own.chars().count() {
        0 => problems.add("who", "problem-agree-who-empty"),
        1..=LONGEST_WHO => return Some(Who::Own(own.to_owned())),
        _ => problems.add_with("who", "problem-casework-too-long", vec![("most", LONGEST_WHO.into())]),
    }
    None
}

fn due(posted: &Posted, problems: &mut Problems) -> Option<Due> {
    let set_by_others = posted.has("set_by_others");
    match typed_moment(posted, "due", "no-hour", END_OF_DAY) {
        Ok(at) if set_by_others => Some(Due::SetByOthers(at)),
        Ok(at) => Some(Due::By(at)),
        Err(NoMoment::DayEmpty) if set_by_others => {
            problems.add("due", "problem-agree-deadline-without-day");
            None
        }
        Err(NoMoment::DayEmpty) => Some(Due::Whenever),
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add("due", "problem-next-step-day-unreadable");
            None
        }
    }
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let done = match Agree::parse(&posted, visit.view.form_key) {
        Ok(new) => {
            let keys = visit.workplace.keys.clone();
            let agreed = visit.write(move |tx, actor, now| agree(tx, actor, now, &keys, (id, &new))).await;
            show_plan::tried(agreed, "person")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(_) => Ok(SeeOther::to(format!("{}#afspraken", plan::href(id)))
            .saying(Flash::new("agreement-made"))
            .into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("agree", &posted, &problems)).await,
    }
}

/// Makes an agreement; the same form sent again makes no second one.
pub fn agree(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, new): (PlanId, &Agree),
) -> Result<AgreementId, Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let before = tx.first(
        "select id from agreement where network_id = $1 and made_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    if let Some(before) = before {
        return Ok(before.get("id")?);
    }
    if new.due.at().is_some_and(|at| at <= now) {
        return Err(Refusal::NotNow("casework-refused-day-passed"));
    }
    if let Some(code) = &new.theme
        && !theme::exists(tx, actor.network, code)?
    {
        return Err(Refusal::NotNow("casework-refused-no-such-theme"));
    }
    if let Some(decides) = new.decides {
        organisation::load(tx, actor.network, decides)?.ok_or(Refusal::NotFound("organisation"))?;
    }
    let ring = ring(tx, now, &plan, new)?;
    let agreement = AgreementId::new(now);
    insert(tx, actor, now, keys, (&plan, agreement, ring, new))?;
    hold(tx, actor, now, &plan, agreement)?;
    let facts = json!({ "plan": id, "ring": ring.name() });
    record::note(tx, actor, now, "agreement.made", (agreement::MATTER, agreement.into()), facts)?;
    Ok(agreement)
}

/// A worker's ring follows from where they work. They must be able to read what they are to do.
fn ring(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan, new: &Agree) -> Result<Ring, Refusal> {
    let Who::Worker(person) = &new.who else { return Ok(Ring::Own) };
    let around = around::of_plan(tx, now, plan)?;
    let worker = around
        .iter()
        .find(|one| one.person == *person)
        .ok_or(Refusal::NotNow("casework-refused-not-around"))?;
    let reads = around::reads_of(tx, now, plan, *person)?;
    if !reads.theme(new.theme.as_deref()) {
        return Err(Refusal::NotNow("casework-refused-not-their-theme"));
    }
    Ok(if worker.organisation == plan.organisation { Ring::Team } else { Ring::Partners })
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, id, ring, new): (&Plan, AgreementId, Ring, &Agree),
) -> Result<(), Refusal> {
    let sealing = keys.sealing(tx, actor.network, plan.id)?;
    let (person, who) = match &new.who {
        Who::Own(who) => (None, Some(sealing.seal("agreement.who", id, who))),
        Who::Worker(person) => (Some(*person), None),
    };
    tx.execute(
        "insert into agreement (network_id, id, plan_id, ring, person_id, who, words, theme_code, due_at, is_deadline,
           decides_id, made_by, made_at, state, state_since, state_by, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $13, $12, $14, 1)",
        &[
            &actor.network,
            &id,
            &plan.id,
            &ring,
            &person,
            &who,
            &sealing.seal("agreement.words", id, &new.words),
            &new.theme,
            &new.due.at(),
            &matches!(new.due, Due::SetByOthers(_)),
            &new.decides,
            &actor.person,
            &now,
            &new.form_key,
        ],
    )?;
    Ok(())
}

/// One with a day is held by whoever does it; one of the resident's own by the lead.
fn hold(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &Plan, id: AgreementId) -> Result<(), Refusal> {
    let made = agreement::load_to_change(tx, plan, id)?;
    let Some(moment) = made.due.moment(now)? else { return Ok(()) };
    let holder = match made.person {
        Some(person) => Holder::Person(person),
        None => lead::of(tx, plan)?.ok_or(Refusal::NotNow("casework-refused-closed"))?.holder,
    };
    worklist::open(tx, now, Some(actor.person), made.opening(holder, moment))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::State;
    use crate::finish_agreement;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, held, keys, parts, seat};
    use crate::seat_professional::seat_professional;
    use network::samples::{Village, monday};
    use store::Db;
    use testkit::on_both;
    use worklist::Matter;

    struct Scene<'a> {
        db: &'a Db,
        village: Village,
        keys: Keys,
        id: PlanId,
    }

    impl<'a> Scene<'a> {
        fn new(db: &'a Db) -> Self {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let rent = Some("STE".to_owned());
                    let joost = crate::seat_professional::Seat { theme: rent, ..seat(village.joost) };
                    seat_professional(tx, actor, monday(), &keys, (id, &joost))?;
                    Ok(id)
                })
                .unwrap();
            Self { db, village, keys, id }
        }

        fn agrees(&self, new: &Agree) -> Result<AgreementId, Refusal> {
            self.village.acts(self.db, self.village.fatima, |tx, actor| {
                agree(tx, actor, monday(), &self.keys, (self.id, new))
            })
        }

        fn holds(&self, id: AgreementId) -> Option<(Holder, String)> {
            held(self.db, &self.village, Matter::new(agreement::MATTER, id))
        }
    }

    fn agreement(words: &str, who: Who, due: Due) -> Agree {
        let number = words.bytes().fold(7_u128, |number, byte| number * 31 + u128::from(byte));
        let form_key = Uuid::from_u128(number);
        Agree { words: words.to_owned(), who, due, theme: None, decides: None, form_key }
    }

    fn day(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_that_others_set_is_held_from_today_and_one_of_their_own_by_the_lead() {
        on_both(|db| {
            let scene = Scene::new(db);
            let fatima = scene.village.fatima;
            let eviction = Due::SetByOthers(day("2026-12-12T16:00:00Z"));
            let eviction = agreement("Ontruiming", Who::Worker(fatima), eviction);
            let id = scene.agrees(&eviction).unwrap();
            assert_eq!(scene.agrees(&eviction).unwrap(), id, "sent twice is one");
            let today = (Holder::Person(fatima), "2026-11-23T16:00:00Z".to_owned());
            assert_eq!(scene.holds(id), Some(today));
            let friday = Due::By(day("2026-11-27T16:00:00Z"));
            let sister =
                scene.agrees(&agreement("Past op Bo", Who::Own("Je zus".to_owned()), friday)).unwrap();
            let by_lead = (Holder::Person(fatima), "2026-11-27T16:00:00Z".to_owned());
            assert_eq!(scene.holds(sister), Some(by_lead));
            let some_day = scene.agrees(&agreement("Belt af en toe", Who::Worker(fatima), Due::Whenever));
            assert_eq!(scene.holds(some_day.unwrap()), None, "without a day the plan's lead keeps it");
            let told = db
                .read_here(|tx| {
                    tx.query("select title, moment_why from obligation where matter_kind = 'agreement'", &[])
                })
                .unwrap();
            for row in told {
                assert_eq!(row.get::<String>("title").unwrap(), "");
                assert!(row.get::<String>("moment_why").unwrap().starts_with("@why-agreement"));
            }
        });
    }

    #[test]
    fn whoever_reads_one_theme_sees_and_does_only_what_is_about_it() {
        on_both(|db| {
            let scene = Scene::new(db);
            let (fatima, joost) = (scene.village.fatima, scene.village.joost);
            let holds_on = agreement("Houdt de ontruiming aan", Who::Worker(joost), Due::Whenever);
            let elsewhere = scene.agrees(&holds_on).unwrap_err();
            assert!(matches!(elsewhere, Refusal::NotNow("casework-refused-not-their-theme")));
            let rent = Some("STE.financiering".to_owned());
            scene.agrees(&Agree { theme: rent, ..holds_on }).unwrap();
            scene.agrees(&agreement("Beslist over bijstand", Who::Worker(fatima), Due::Whenever)).unwrap();
            let stranger = agreement("Iets", Who::Worker(scene.village.priya), Due::Whenever);
            let stranger = scene.agrees(&stranger).unwrap_err();
            assert!(matches!(stranger, Refusal::NotNow("casework-refused-not-around")));
            let seen = |who| {
                let parts = parts(db, &scene.village, &scene.keys, (who, scene.id, monday()));
                let mut seen: Vec<_> =
                    parts.agreed.iter().map(|one| (one.agreement.ring, one.words.clone())).collect();
                seen.sort();
                seen
            };
            let his = (Ring::Partners, "Houdt de ontruiming aan".to_owned());
            assert_eq!(seen(joost), std::slice::from_ref(&his));
            assert_eq!(seen(fatima), [(Ring::Team, "Beslist over bijstand".to_owned()), his]);
        });
    }

    #[test]
    fn an_agreement_ends_once_with_its_obligation() {
        on_both(|db| {
            let scene = Scene::new(db);
            let friday = Due::By(day("2026-11-27T16:00:00Z"));
            let new = agreement("Belt de corporatie", Who::Worker(scene.village.fatima), friday);
            let id = scene.agrees(&new).unwrap();
            let finish = |state: State| {
                // The very same form has the very same key.
                let form_key = Some(Uuid::from_u128(if state == State::Done { 70 } else { 71 }));
                let ended = finish_agreement::Ended { state, words: Some("Is gelukt".to_owned()), form_key };
                scene.village.acts(db, scene.village.fatima, |tx, actor| {
                    finish_agreement::finish(tx, actor, monday(), &scene.keys, ((scene.id, id), &ended))
                })
            };
            finish(State::Done).unwrap();
            finish(State::Done).unwrap();
            assert!(matches!(finish(State::Dropped), Err(Refusal::NotNow("casework-refused-closed"))));
            assert_eq!(scene.holds(id), None);
            let who = (scene.village.fatima, scene.id, monday());
            let shown = parts(db, &scene.village, &scene.keys, who).agreed;
            assert_eq!(shown[0].outcome.as_deref(), Some("Is gelukt"));
        });
    }

    #[test]
    fn what_is_missing_is_said_per_field() {
        let said = |pairs: &[(&str, &str)]| {
            let problems = Agree::parse(&Posted::of(pairs), Uuid::nil()).unwrap_err();
            problems.iter().map(|one| (one.field.to_string(), one.key)).collect::<Vec<_>>()
        };
        let nothing = said(&[("set_by_others", "yes")]);
        let keys: Vec<_> = nothing.iter().map(|(_, key)| *key).collect();
        assert_eq!(
            keys,
            ["problem-agree-words-empty", "problem-agree-nobody", "problem-agree-deadline-without-day"]
        );
        let own = said(&[("words", "Past op Bo"), ("person", "own"), ("due", "morgen")]);
        let own: Vec<_> = own.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(own, ["who", "due"]);
    }
}
