//! Looking into a plan in an emergency: danger that can't wait until somebody lets one in. A reason is asked first; then
//! everything is open for some hours to whoever asked, each look stands in the read log as an emergency, and whoever holds the
//! plan and the desk of its organisation hear of it at once. It can't be undone.

use crate::help_request;
use crate::log_contact;
use crate::plan::{self, Face, PlanId};
use crate::right_request::About;
use crate::statement::{self, Statements};
use crate::{PLACE, erased, lead, see_who_read};
use axum::response::{IntoResponse, Response};
use kernel::ids::Uuid;
use kernel::{DeskId, NetworkId, Timestamp, define_id};
use maud::{Markup, html};
use network::reading::{Keys, Look, Looked, Part, Purpose, Reading, Sealed};
use network::{Actor, Refusal, Route, Visit, desk, record};
use obligations::Holder;
use serde_json::{Map, json};
use std::collections::BTreeSet;
use store::{After, Tx};
use web::components::{Tone, head, list, notice as box_of, section, title};
use web::{Failure, Flash, Form, Page, Path, Posted, Problems, SeeOther, View, t};
use worklist::notice::{self, Word};

define_id!(
    /// One look in an emergency.
    EmergencyId
);
store::id_value!(EmergencyId);

/// The longest reason, in characters.
pub const LONGEST: usize = 300;
/// It is open for so many hours.
const HOURS: i64 = 8;
/// So many are shown, the newest.
const SHOWN: i64 = 20;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/plannen/{id}/nood", "look_in_emergency", show),
        Route::post("/plannen/{id}/nood", "look_in_emergency", post),
    ]
}

/// The page.
pub fn href(id: PlanId) -> String {
    format!("{}/nood", plan::href(id))
}

/// A look in an emergency, as whoever holds the plan reads it.
#[derive(Clone, Debug)]
pub struct Emergency {
    /// Who looked.
    pub name: String,
    /// For which organisation.
    pub organisation: String,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// What is open in an emergency.
struct Open {
    face: Face,
    lead: Option<String>,
    steps: Vec<String>,
    contacts: store::Page<log_contact::Contact>,
    plan: PlanId,
    statements: Statements,
}

async fn show(visit: Visit, Path(id): Path<PlanId>) -> Result<Page, Failure> {
    visit.actor.may_here("look_in_emergency")?;
    let now = visit.now();
    let open = visit
        .read(move |tx, actor| {
            let plan = plan::load(tx, actor.network, id)?;
            Ok((is_open(tx, actor, now, id)?, plan))
        })
        .await?;
    let (open, plan) = open;
    if plan.erased_at.is_some() {
        return Ok(erased::gone(&visit.view, &plan));
    }
    if !open {
        return Ok(asking(&visit.view, id, &Posted::EMPTY, &Problems::NONE));
    }
    let look = visit.wish(plan::subject(id), Part::Identity, Purpose::Emergency);
    let (keys, wish) = (visit.workplace.keys.clone(), look.clone());
    let may = |_: &mut Tx<'_>, actor: &Actor| actor.may_here("look_in_emergency");
    let read = move |tx: &mut Tx<'_>, actor: &Actor, reading: &Reading| {
        opened(tx, (actor.network, now), (&keys, &wish), (id, reading))
    };
    let open = visit.look(look, may, read).await?;
    Ok(page(&visit.view, &open))
}

async fn post(visit: Visit, Path(id): Path<PlanId>, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("look_in_emergency")?;
    let reason = posted.text("reason").to_owned();
    let mut problems = Problems::none();
    if reason.is_empty() {
        problems.add("reason", "problem-emergency-no-reason");
    } else if reason.chars().count() > LONGEST {
        problems.add_with("reason", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    if !problems.is_empty() {
        visit.read(move |tx, actor| plan::load(tx, actor.network, id).map(drop)).await?;
        let page = asking(&visit.view, id, &posted, &problems);
        return Ok(page.refused_for(&posted, &problems).into_response());
    }
    let (keys, form_key) = (visit.workplace.keys.clone(), posted.form_key().unwrap_or(visit.view.form_key));
    visit.write(move |tx, actor, now| look_in(tx, actor, now, &keys, (id, &reason, form_key))).await?;
    Ok(SeeOther::to(href(id)).saying(Flash::new("emergency-open")).into_response())
}

/// Opens a plan to the actor for some hours, and tells whoever holds it and the desk of its organisation.
pub fn look_in(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    (id, reason, form_key): (PlanId, &str, Uuid),
) -> Result<(), Refusal> {
    actor.may_here("look_in_emergency")?;
    let plan = plan::load(tx, actor.network, id)?;
    let emergency = EmergencyId::new(now);
    let sealed = keys.sealing(tx, actor.network, id)?.seal("emergency.reason", emergency, reason);
    let until = Timestamp::from_second(now.as_second() + HOURS * 3_600).unwrap_or(now);
    let opened = tx.execute(
        "insert into emergency (network_id, id, plan_id, person_id, organisation_id, reason, at, until, form_key)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (network_id, person_id, form_key) do nothing",
        &[
            &actor.network,
            &emergency,
            &id,
            &actor.person,
            &actor.organisation,
            &sealed,
            &now,
            &until,
            &form_key,
        ],
    )?;
    if opened == 1 {
        record::note(
            tx,
            actor,
            now,
            "plan.emergency",
            ("plan", id.into()),
            json!({ "emergency": emergency }),
        )?;
        tell(tx, actor, now, &plan)?;
    }
    Ok(())
}

/// Whoever leads the plan, and the desk of the organisation whose record it is: there privacy is looked after.
fn tell(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &plan::Plan) -> Result<(), Refusal> {
    let mut people = BTreeSet::new();
    match lead::of(tx, plan)?.map(|held| held.holder) {
        Some(Holder::Person(lead)) => people.extend([lead]),
        Some(Holder::Desk(desk)) => people.extend(desk::staff(tx, plan.network, desk)?),
        None => {}
    }
    let desk = privacy_desk(tx, plan)?;
    people.extend(desk::staff(tx, plan.network, desk)?);
    let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
    let href = see_who_read::href(plan.id);
    for person in people {
        let word = Word {
            text: "notice-emergency",
            facts: facts.clone(),
            href: &href,
            answerable: Some(actor.person),
        };
        notice::tell(tx, now, plan.network, person, &word)?;
    }
    Ok(())
}

/// The desk of the organisation whose record it is, or the network's where nobody staffs that.
pub(crate) fn privacy_desk(tx: &mut Tx<'_>, plan: &plan::Plan) -> Result<DeskId, Refusal> {
    match desk::of_organisation(tx, plan.network, plan.organisation)? {
        Some(desk) if desk.staff > 0 => Ok(desk.id),
        _ => Ok(desk::of_network(tx, plan.network)?.id),
    }
}

fn is_open(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<bool, Refusal> {
    let open = tx.first(
        "select id from emergency where network_id = $1 and plan_id = $2 and person_id = $3 and until > $4 limit 1",
        &[&actor.network, &id, &actor.person, &now],
    )?;
    Ok(open.is_some())
}

fn opened(
    tx: &mut Tx<'_>,
    (network, now): (NetworkId, Timestamp),
    (keys, wish): (&Keys, &Look),
    (id, reading): (PlanId, &Reading),
) -> Result<Open, Refusal> {
    for part in [Part::Story, Part::Plan, Part::Contact] {
        let look = Look { part, ..wish.clone() };
        let Looked::Granted(_) = Reading::of(tx, now, keys, &look, Ok(()))? else { continue };
    }
    let plan = plan::load(tx, network, id)?;
    let mut steps = Vec::new();
    for request in help_request::of_plan(tx, network, id)? {
        steps.extend(request.question(reading)?);
        steps.extend(request.next_step(reading)?);
    }
    Ok(Open {
        face: plan.face(reading)?,
        lead: lead::of(tx, &plan)?.map(|held| held.name),
        steps,
        contacts: log_contact::of_plan(tx, network, (id, &After::start(log_contact::AT_ONCE)), reading)?,
        plan: id,
        statements: statement::of_plan(tx, network, id, reading)?,
    })
}

/// Who looked in an emergency, newest first.
pub fn of_plan(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: PlanId,
    reading: &Reading,
) -> Result<Vec<Emergency>, Refusal> {
    let rows = tx.query(
        "select emergency.id, emergency.reason, emergency.at, person.name, organisation.name as organisation
         from emergency
         join person on person.network_id = emergency.network_id and person.id = emergency.person_id
         join organisation on organisation.network_id = emergency.network_id
           and organisation.id = emergency.organisation_id
         where emergency.network_id = $1 and emergency.plan_id = $2 order by emergency.id desc limit $3",
        &[&network, &id, &SHOWN],
    )?;
    rows.iter()
        .map(|row| {
            let (emergency, reason): (EmergencyId, Sealed) = (row.get("id")?, row.get("reason")?);
            Ok(Emergency {
                name: row.get("name")?,
                organisation: row.get("organisation")?,
                at: row.get("at")?,
                reason: reading.open("emergency.reason", emergency, &reason)?.to_string(),
            })
        })
        .collect()
}

fn asking(view: &View, id: PlanId, typed: &Posted, problems: &Problems) -> Page {
    let heading = t!(view, "emergency-title");
    let form = Form::new(view, typed, problems).called("emergency").promise("emergency-promise", &[]);
    let main = html! {
        (title(&heading, &t!(view, "emergency-what")))
        (form.around(&href(id), "emergency-act", &html! {
            (form.words("reason", "emergency-reason").hint("emergency-reason-hint").required().max(LONGEST).rows(2))
        }))
    };
    Page::new(view, heading, main).at(PLACE)
}

fn page(view: &View, open: &Open) -> Page {
    let lead = open
        .lead
        .as_ref()
        .map_or_else(|| t!(view, "emergency-no-lead"), |lead| t!(view, "emergency-lead", lead = lead));
    let steps: Vec<Markup> =
        open.steps.iter().map(|step| html! { span lang=[view.said_lang()] { (step) } }).collect();
    let main = html! {
        (box_of(view, Tone::Wait, &html! { p { (t!(view, "emergency-is-open")) } }))
        (head(view, &open.face.worry, Some(&open.face.called), &html! { (lead) }))
        (open.statements.beside(view, About::Plan, open.plan))
        @if !steps.is_empty() { (section("hulpvragen", &t!(view, "plan-requests"), &list(&steps))) }
        (section("contacten", &t!(view, "plan-contacts"), &html! {
            @if open.contacts.rows.is_empty() { p { (t!(view, "plan-no-contacts")) } }
            (log_contact::way_of(view, &open.contacts.rows, &open.statements))
            @if open.contacts.next.is_some() {
                p { (t!(view, "emergency-newest", count = open.contacts.rows.len())) }
            }
        }))
    };
    Page::new(view, open.face.called.clone(), main).at(PLACE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys, texts};
    use kernel::{Lang, calendar};
    use network::read_log;
    use network::reading::Reader;
    use network::samples::{Village, monday};
    use testkit::on_both;
    use web::samples::{check_html, view};

    #[test]
    fn an_emergency_opens_a_plan_for_some_hours_and_is_told() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let id = village
                .acts(db, village.fatima, |tx, actor| open_plan(tx, actor, monday(), &keys, &dirk()))
                .unwrap();
            let looks = |who| {
                village.acts(db, who, |tx, actor| {
                    look_in(tx, actor, monday(), &keys, (id, "Er lag iemand op de grond", Uuid::from_u128(4)))
                })
            };
            assert!(matches!(looks(village.bart), Err(Refusal::Forbidden { action: "look_in_emergency" })));
            looks(village.marleen).unwrap();
            looks(village.marleen).unwrap();
            let open = |who, now| village.acts(db, who, |tx, actor| is_open(tx, actor, now, id)).unwrap();
            assert!(open(village.marleen, monday()) && !open(village.ruud, monday()));
            assert!(!open(village.marleen, calendar::in_days(monday(), 1)));
            let heard = db.read_here(|tx| notice::newest(tx, village.network, village.fatima, 9)).unwrap();
            assert_eq!(heard.iter().filter(|one| one.text == "notice-emergency").count(), 1);
            let staff = db
                .read_here(|tx| {
                    let plan = plan::load(tx, village.network, id)?;
                    let desk = privacy_desk(tx, &plan)?;
                    Ok::<_, Refusal>(desk::staff(tx, village.network, desk)?)
                })
                .unwrap();
            let who_read = |who| {
                village.acts(db, who, |tx, actor| {
                    see_who_read::read(tx, actor, monday(), (id, &After::start(9)))
                })
            };
            assert!(!staff.is_empty());
            for told in staff {
                assert!(who_read(told).is_ok(), "what they were told of leads there");
            }
            assert!(matches!(who_read(village.joost), Err(Refusal::Forbidden { action: "see_who_read" })));
            let shown = village
                .acts(db, village.marleen, |tx, actor| {
                    let wish = Look {
                        reader: Reader::worker(actor),
                        subject: plan::subject(id),
                        part: Part::Identity,
                        purpose: Purpose::Emergency,
                        behalf: None,
                        request: Uuid::from_u128(9),
                    };
                    let Looked::Granted(reading) = Reading::of(tx, monday(), &keys, &wish, Ok(()))? else {
                        panic!("refused")
                    };
                    opened(tx, (actor.network, monday()), (&keys, &wish), (id, &reading))
                })
                .unwrap();
            let lines = db.read_here(|tx| read_log::about(tx, village.network, id.into(), &After::start(9)));
            let lines = lines.unwrap().rows;
            assert!(lines.len() == 4 && lines.iter().all(|line| line.purpose == "emergency"), "{lines:?}");
            for lang in Lang::ALL {
                let view = view(lang, &texts());
                for html in
                    [page(&view, &shown).html(), asking(&view, id, &Posted::EMPTY, &Problems::NONE).html()]
                {
                    assert_eq!(check_html(&html), [], "{lang}");
                }
                assert!(page(&view, &shown).html().contains("Dirk de Groot"));
            }
        });
    }
}
