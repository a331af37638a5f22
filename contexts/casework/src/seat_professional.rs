//! The table guard (domain C5): adding a professional to the table of a plan. Whoever holds something of it counts as one.
//! The third is asked what they will do that the others can't, and the resident gets one person to speak with. Each seat is
//! a share: which parts, about what, on which ground, until when.

use crate::around;
use crate::legal::{self, BASES, SECRECY};
use crate::plan::{self, Plan, PlanId};
use crate::seat_form;
use crate::share::{self, ShareId, Step};
use crate::show_plan;
use crate::{agreement, lead};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp};
use network::reading::{Keys, Part};
use network::typed_moment::{NoMoment, typed_moment};
use network::{Actor, Refusal, Route, Visit, by_name, person, record, theme};
use obligations::Holder;
use serde_json::{Map, json};
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};
use worklist::notice::{self, Word};

pub use seat_form::part;

/// The longest reason, in characters.
pub const LONGEST: usize = 300;
/// From so many professionals on, one more needs a reason and the resident one person to speak with.
pub const FREE_SEATS: usize = 2;
/// The answer that says the newcomer is the one to speak with.
pub const NEWCOMER: &str = "newcomer";

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/tafel", "seat_professional", post)]
}

/// Who the resident speaks with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speaks {
    /// Whoever is added.
    Newcomer,
    /// Somebody who is there already.
    Person(PersonId),
}

/// Somebody to seat, parsed from what was typed.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// What they will do that the others can't.
    pub reason: String,
    /// Who the resident speaks with from now on; nothing leaves it as it is.
    pub speaks: Option<Speaks>,
    /// What they may read.
    pub parts: Vec<Part>,
    /// Only what is about this.
    pub theme: Option<String>,
    /// How the resident is part of it.
    pub step: Step,
    /// On which ground it is shared.
    pub legal_basis: &'static str,
    /// On which ground secrecy gives way.
    pub secrecy: &'static str,
    /// Until when.
    pub until: Option<Timestamp>,
    /// The form's key.
    pub form_key: Uuid,
}

impl Seat {
    fn parse(posted: &Posted, fresh: Uuid) -> Result<Self, Problems> {
        let mut problems = Problems::none();
        let person = posted.text("person").parse().ok();
        if person.is_none() {
            problems.add("person", "problem-seat-nobody");
        }
        if posted.text("reason").chars().count() > LONGEST {
            problems.add_with("reason", "problem-casework-too-long", vec![("most", LONGEST.into())]);
        }
        let parts: Vec<Part> = posted.all("part").filter_map(Part::named).collect();
        if parts.is_empty() {
            problems.add("part", "problem-seat-no-part");
        }
        let until = match typed_moment(posted, "until", "no-hour", agreement::END_OF_DAY) {
            Ok(at) => Some(at),
            Err(NoMoment::DayEmpty) => None,
            Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
                problems.add("until", "problem-next-step-day-unreadable");
                None
            }
        };
        let step = Step::named(posted.text("step")).unwrap_or(Step::AtTable);
        let secrecy = legal::chosen_or(SECRECY, posted.text("secrecy"), legal::AGREED);
        if step == Step::NotAgreed && secrecy == legal::AGREED {
            problems.add("secrecy", "problem-share-not-agreed");
        }
        let Some(person) = person.filter(|_| problems.is_empty()) else { return Err(problems) };
        let speaks = match posted.text("spokesperson") {
            NEWCOMER => Some(Speaks::Newcomer),
            other => other.parse().ok().map(Speaks::Person),
        };
        Ok(Self {
            person,
            reason: posted.text("reason").to_owned(),
            speaks,
            parts,
            theme: Some(posted.text("theme")).filter(|code| !code.is_empty()).map(str::to_owned),
            step,
            legal_basis: legal::chosen_or(BASES, posted.text("legal_basis"), legal::PUBLIC_TASK),
            secrecy,
            until,
            form_key: posted.form_key().unwrap_or(fresh),
        })
    }
}

/// What came of it.
#[derive(Clone, PartialEq, Debug)]
pub enum Seated {
    /// They sit at the table.
    Yes(ShareId),
    /// The table guard asks something first.
    Asks(Problems),
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    let chosen = by_name::read(&visit, &posted, &[("person", by_name::PERSON)]).await?;
    let problems = match chosen.parse(|posted| Seat::parse(posted, visit.view.form_key)) {
        Ok(seat) => {
            let keys = visit.workplace.keys.clone();
            let done = visit
                .write(move |tx, actor, now| seat_professional(tx, actor, now, &keys, (id, &seat)))
                .await;
            match show_plan::tried(done, "person")? {
                Ok(Seated::Yes(_)) => {
                    let seen = SeeOther::to(format!("{}#aan-tafel", plan::href(id)));
                    return Ok(seen.saying(Flash::new("professional-seated")).into_response());
                }
                Ok(Seated::Asks(problems)) | Err(problems) => problems,
            }
        }
        Err(problems) => problems,
    };
    show_plan::again(&visit, (id, "seat_professional"), ("seat", &posted, &problems)).await
}

/// Adds somebody to the table, or says what the table guard asks first. The same form sent again adds nobody twice.
pub fn seat_professional(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, seat): (PlanId, &Seat),
) -> Result<Seated, Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    let reads = share::reads(tx, actor, now, &plan)?;
    actor.may("seat_professional", &reads.table(actor))?;
    let before = tx.first(
        "select id from share where network_id = $1 and made_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &seat.form_key],
    )?;
    if let Some(before) = before {
        return Ok(Seated::Yes(before.get("id")?));
    }
    let newcomer = person::load(tx, actor.network, seat.person)?.ok_or(Refusal::NotFound("person"))?;
    let organisation = person::organisation_of(tx, actor.network, seat.person)?
        .ok_or(Refusal::NotNow("casework-refused-not-active"))?;
    if newcomer.presence == person::Presence::Left {
        return Err(Refusal::NotNow("casework-refused-not-active"));
    }
    if seat.until.is_some_and(|until| until <= now) {
        return Err(Refusal::NotNow("casework-refused-day-passed"));
    }
    if let Some(code) = &seat.theme
        && !theme::exists(tx, actor.network, code)?
    {
        return Err(Refusal::NotNow("casework-refused-no-such-theme"));
    }
    // Nobody lets another read what they may not read themselves.
    if seat.parts.iter().any(|part| !reads.part(*part)) || !reads.theme(seat.theme.as_deref()) {
        return Err(Refusal::NotNow("casework-refused-more-than-own"));
    }
    let around = around::of_plan(tx, now, &plan)?;
    if around.iter().any(|one| one.person == seat.person) {
        return Err(Refusal::NotNow("casework-refused-around-already"));
    }
    let asked = seat_form::asked(
        seat,
        &newcomer.name,
        &around.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
    );
    if !asked.is_empty() {
        return Ok(Seated::Asks(asked));
    }
    let share = ShareId::new(now);
    insert(tx, actor, now, keys, (&plan, share, organisation, seat))?;
    set_spokesperson(tx, &plan, seat)?;
    let facts = json!({ "plan": id, "person": seat.person, "at_table": around.len() + 1 });
    record::note(tx, actor, now, "share.seated", ("share", share.into()), facts)?;
    tell(tx, actor, now, &plan, seat.person)?;
    Ok(Seated::Yes(share))
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (plan, id, organisation, seat): (&Plan, ShareId, kernel::OrganisationId, &Seat),
) -> Result<(), Refusal> {
    // A share of theirs that ran out, or that let them only read, makes place for the seat.
    tx.execute(
        "update share set ended_at = $4, ended_by = $5
         where network_id = $1 and plan_id = $2 and person_id = $3 and ended_at is null and handover_id is null",
        &[&actor.network, &plan.id, &seat.person, &now, &actor.person],
    )?;
    let reads = |part: Part| seat.parts.contains(&part);
    let reason = keys.sealing(tx, actor.network, plan.id)?.seal("share.reason", id, &seat.reason);
    tx.execute(
        "insert into share (network_id, id, plan_id, organisation_id, person_id, at_table, spokesperson, reads_identity,
           reads_story, reads_plan, reads_contact, theme_code, step, legal_basis, secrecy, reason, since, made_by, until,
           form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        &[
            &actor.network,
            &id,
            &plan.id,
            &organisation,
            &seat.person,
            &true,
            &false,
            &reads(Part::Identity),
            &reads(Part::Story),
            &reads(Part::Plan),
            &reads(Part::Contact),
            &seat.theme,
            &seat.step,
            &seat.legal_basis,
            &seat.secrecy,
            &reason,
            &now,
            &actor.person,
            &seat.until,
            &seat.form_key,
        ],
    )?;
    Ok(())
}

/// Nobody marked means the lead.
fn set_spokesperson(tx: &mut Tx<'_>, plan: &Plan, seat: &Seat) -> Result<(), Refusal> {
    let Some(speaks) = seat.speaks else { return Ok(()) };
    tx.execute(
        "update share set spokesperson = $3 where network_id = $1 and plan_id = $2 and ended_at is null and spokesperson",
        &[&plan.network, &plan.id, &false],
    )?;
    let person = match speaks {
        Speaks::Newcomer => seat.person,
        Speaks::Person(person) => person,
    };
    let leads = lead::of(tx, plan)?.is_some_and(|held| held.holder == Holder::Person(person));
    let marked = tx.execute(
        "update share set spokesperson = $4
         where network_id = $1 and id = (select id from share where network_id = $1 and plan_id = $2 and person_id = $3
           and at_table and ended_at is null order by case when handover_id is null then 0 else 1 end limit 1)",
        &[&plan.network, &plan.id, &person, &true],
    )?;
    if leads || marked == 1 { Ok(()) } else { Err(Refusal::NotNow("casework-refused-not-around")) }
}

/// Whoever sits down hears it, and so does the lead; nobody hears about whom.
fn tell(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    plan: &Plan,
    newcomer: PersonId,
) -> Result<(), Refusal> {
    let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
    let href = plan.href();
    let word = |text| Word { text, facts: facts.clone(), href: &href, answerable: Some(actor.person) };
    notice::tell(tx, now, actor.network, newcomer, &word("notice-seated"))?;
    if let Some(Holder::Person(lead)) = lead::of(tx, plan)?.map(|held| held.holder)
        && lead != actor.person
    {
        notice::tell(tx, now, actor.network, lead, &word("notice-table-grew"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agree::{Agree, Who, agree};
    use crate::agreement::Due;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, parts, seat};
    use crate::unseat_professional::unseat;
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn the_third_professional_needs_a_reason_and_one_to_speak_with() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let seats = |seat: &Seat| {
                village
                    .acts(db, village.fatima, |tx, actor| {
                        seat_professional(tx, actor, monday(), &keys, (id, seat))
                    })
                    .unwrap()
            };
            assert!(matches!(seats(&seat(village.marleen)), Seated::Yes(_)), "the second is free");
            let Seated::Asks(problems) = seats(&seat(village.joost)) else { panic!("not asked") };
            let asked: Vec<_> = problems.iter().map(|one| one.key).collect();
            assert_eq!(asked, ["problem-seat-third", "problem-seat-spokesperson"]);
            let third = Seat {
                reason: "Houdt de ontruiming aan".to_owned(),
                speaks: Some(Speaks::Person(village.marleen)),
                ..seat(village.joost)
            };
            let Seated::Yes(share) = seats(&third) else { panic!("asked again") };
            assert_eq!(seats(&third), Seated::Yes(share), "sent twice is one");
            let around = parts(db, &village, &keys, (village.fatima, id, monday())).around;
            let around: Vec<_> = around.iter().map(|one| (one.person, one.spokesperson)).collect();
            let (fatima, marleen, joost) = (village.fatima, village.marleen, village.joost);
            assert_eq!(around, [(fatima, false), (marleen, true), (joost, false)]);
            let counted = db.read_here(|tx| around::count(tx, village.network, monday())).unwrap();
            assert_eq!(counted, [(3, 1)]);
        });
    }

    #[test]
    fn who_left_the_table_reads_nothing_more_but_not_before_what_they_do_has_ended() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (fatima, joost) = (village.fatima, village.joost);
            let form_key = Uuid::from_u128(12);
            let id = village
                .acts(db, fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    seat_professional(tx, actor, monday(), &keys, (id, &seat(village.marleen)))?;
                    seat_professional(
                        tx,
                        actor,
                        monday(),
                        &keys,
                        (
                            id,
                            &Seat {
                                reason: "Kent de regels".to_owned(),
                                speaks: Some(Speaks::Newcomer),
                                ..seat(joost)
                            },
                        ),
                    )?;
                    let due = Due::Whenever;
                    let (words, who) = ("Zoekt het uit".to_owned(), Who::Worker(joost));
                    agree(
                        tx,
                        actor,
                        monday(),
                        &keys,
                        (id, &Agree { words, who, due, theme: None, decides: None, form_key }),
                    )?;
                    Ok(id)
                })
                .unwrap();
            let unseats = |who, person| {
                village.acts(db, who, |tx, actor| unseat(tx, actor, monday(), (id, Some(person))))
            };
            let still = unseats(fatima, joost).unwrap_err();
            assert!(matches!(still, Refusal::NotNow("casework-refused-still-does-something")));
            unseats(village.marleen, village.marleen).unwrap();
            let reads = village.acts(db, village.marleen, |tx, actor| {
                let plan = plan::load(tx, actor.network, id)?;
                Ok(share::reads(tx, actor, monday(), &plan)?.anything())
            });
            assert!(!reads.unwrap());
            assert!(matches!(unseats(village.marleen, joost), Err(Refusal::Forbidden { .. })));
            let told = db
                .read_here(|tx| tx.query("select text from notice where person_id = $1", &[&joost]))
                .unwrap();
            assert_eq!(told[0].get::<String>("text").unwrap(), "notice-seated");
        });
    }
}
