//! Starting a call round: its name, its two questions, who is called and in which order, who calls along, and when it
//! should be done. For whoever understands signals or keeps the network going; whoever starts it leads it, and the whole
//! round is their obligation until it is closed.

mod form;
mod typed;

use crate::call_round::members;
use crate::call_round::population::{self, Places};
use crate::call_round::{self, CallRoundId, Callers, Order, Population, State};
use crate::record::record;
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
pub use form::{Offers, offers, page, said};
use kernel::{OrganisationId, PersonId, Timestamp};
use network::person::{self, Presence};
use network::{Actor, Refusal, Route, Visit};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Tx};
pub use typed::Start;
use web::{Failure, Flash, Page, Posted, Problems, SeeOther};
use worklist::notice::fact;
use worklist::{Opening, why};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/belrondes/nieuw", "start_call_round", show),
        Route::post("/belrondes", "start_call_round", post),
    ]
}

async fn show(visit: Visit) -> Result<Page, Failure> {
    visit.actor.may_here("start_call_round")?;
    let offers = visit.read(|tx, actor| Ok(offers(tx, actor)?)).await?;
    Ok(page(&visit.view, &offers, &Posted::EMPTY, &Problems::NONE))
}

async fn post(visit: Visit, posted: Posted) -> Result<Response, Failure> {
    visit.actor.may_here("start_call_round")?;
    let parsed = Start::parse(&posted, visit.view.form_key, visit.now());
    let problems = match parsed {
        Ok(new) => match visit.write(move |tx, actor, now| start(tx, actor, now, &new)).await {
            Ok((id, members)) => {
                let flash = Flash::new("start-round-done").with("count", members);
                return Ok(SeeOther::to(format!("/belrondes/{id}")).saying(flash).into_response());
            }
            Err(refusal) => refusal.at("population")?,
        },
        Err(problems) => problems,
    };
    let offers = visit.read(|tx, actor| Ok(offers(tx, actor)?)).await?;
    Ok(page(&visit.view, &offers, &posted, &problems).refused().into_response())
}

/// Starts the round; gives it with how many members it has. The same form sent again gives the round it made first.
pub fn start(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    new: &Start,
) -> Result<(CallRoundId, usize), Refusal> {
    actor.may_here("start_call_round")?;
    if let Some(first) = sent_before(tx, actor, new)? {
        return Ok(first);
    }
    let members = who_is_called(tx, actor, new)?;
    if members.is_empty() {
        return Err(Refusal::NotNow("call-round-refused-nobody"));
    }
    if members.len() > population::MOST {
        return Err(Refusal::NotNow("call-round-refused-too-many"));
    }
    let id = CallRoundId::new(now);
    insert(tx, actor, now, (id, new))?;
    members::add(tx, actor.network, id, &members)?;
    for caller in &new.callers {
        ask_along(tx, actor, now, (id, new), *caller)?;
    }
    if let Population::SilentOf(earlier) = &new.population {
        follow_up(tx, actor, now, (*earlier, id))?;
    }
    let round = call_round::load(tx, actor.network, id)?;
    let opening = Opening {
        network: actor.network,
        matter: round.matter(),
        title: new.name.clone(),
        href: round.href(),
        shielded: false,
        holder: Holder::Person(actor.person),
        moment: Moment { at: new.ends_at, why: why::rule("why-call-round-ends")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    let said = json!({ "population": new.population.to_string(), "order": new.order.name(),
        "members": members.len(), "callers": new.callers });
    record(tx, actor, now, "call_round.started", round.subject(), said)?;
    Ok((id, members.len()))
}

fn sent_before(tx: &mut Tx<'_>, actor: &Actor, new: &Start) -> Result<Option<(CallRoundId, usize)>, Error> {
    let row = tx.first(
        "select call_round.id, (select count(*) from call_round_member
           where call_round_member.network_id = call_round.network_id and call_round_member.round_id = call_round.id
         ) as members
         from call_round where network_id = $1 and led_by = $2 and form_key = $3",
        &[&actor.network, &actor.person, &new.form_key],
    )?;
    let Some(row) = row else { return Ok(None) };
    let members: i64 = row.get("members")?;
    Ok(Some((row.get("id")?, usize::try_from(members).unwrap_or(0))))
}

/// The members in the order of their turns.
fn who_is_called(tx: &mut Tx<'_>, actor: &Actor, new: &Start) -> Result<Vec<OrganisationId>, Refusal> {
    let chosen = match &new.population {
        Population::SilentOf(earlier) => members::silent(tx, actor.network, *earlier)?,
        Population::Everybody | Population::Umbrella(_) | Population::Kind(_) | Population::Area(_) => {
            let everybody = population::everybody_else(tx, actor.network, actor.organisation)?;
            let places = Places::read(tx, actor.network)?;
            let chosen = population::chosen(&new.population, &everybody, &places);
            chosen.into_iter().map(|candidate| candidate.id).collect()
        }
    };
    let heard = match new.order {
        Order::LongestSilent => members::last_heard(tx, actor.network)?,
        Order::ByName | Order::Random => members::Heard::new(),
    };
    Ok(members::in_order(new.order, new.seed, chosen, &heard))
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, new): (CallRoundId, &Start),
) -> Result<(), Error> {
    let callers = if new.callers.is_empty() { Callers::ByRole } else { Callers::Chosen };
    let [first, second] = &new.questions;
    tx.execute(
        "insert into call_round (network_id, id, name, first_question, second_question, population, call_order, seed,
           led_by, callers, started_at, ends_at, state, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
        &[
            &actor.network,
            &id,
            &new.name,
            first,
            second,
            &new.population.to_string(),
            &new.order,
            &new.seed,
            &actor.person,
            &callers,
            &now,
            &new.ends_at,
            &State::Running.name(),
            &new.form_key,
        ],
    )?;
    Ok(())
}

/// Somebody calls along from now on, and hears it.
fn ask_along(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, new): (CallRoundId, &Start),
    caller: PersonId,
) -> Result<(), Refusal> {
    let somebody = person::load(tx, actor.network, caller)?.ok_or(Refusal::NotFound("person"))?;
    if somebody.presence == Presence::Left {
        return Err(Refusal::NotFound("person"));
    }
    tx.execute(
        "insert into call_round_caller (network_id, round_id, person_id) values ($1, $2, $3) on conflict do nothing",
        &[&actor.network, &id, &caller],
    )?;
    if caller == actor.person {
        return Ok(());
    }
    let said =
        facts([("name", json!(new.name)), ("leader", json!(actor.name)), ("day", fact::moment(new.ends_at))]);
    let href = format!("/belrondes/{id}");
    tell::person(tx, now, (actor.network, caller), "notice-call-round-started", said, &href).map(|_| ())
}

/// The round before is over: those who stayed silent in it are called in this one.
fn follow_up(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (earlier, by): (CallRoundId, CallRoundId),
) -> Result<(), Refusal> {
    let before = call_round::load(tx, actor.network, earlier)?;
    let State::Again(..) = before.state else {
        return Err(Refusal::NotNow("call-round-refused-followed-up"));
    };
    tx.change_one(
        "update call_round set state = 'closed', again_at = null, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &earlier, &before.version],
    )?;
    worklist::settle(tx, now, actor.network, before.matter(), "followed-up")?;
    let said = json!({ "by": by });
    Ok(record(tx, actor, now, "call_round.followed-up", before.subject(), said)?)
}
