//! Waiting for something that begins later, and the bridge that carries somebody until then: who does what, in which
//! rhythm. Both dates of waiting are kept. Waiting without a bridge is possible, because it happens; it then stands on top
//! of the board until there is one.

use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, PlanId};
use crate::share;
use crate::show_plan;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use network::reading::{Keys, Reading, Sealed};
use network::typed_moment::{NoMoment, typed_day};
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::{Error, Row, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther};

define_id!(
    /// One bridging agreement.
    BridgeId
);
store::id_value!(BridgeId);

/// The longest agreement, in characters.
pub const LONGEST: usize = 600;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![
        Route::post("/plannen/{id}/hulpvragen/{request}/wachten", "work_on_plan", post),
        Route::post("/plannen/{id}/hulpvragen/{request}/begonnen", "work_on_plan", post_begun),
    ]
}

/// What somebody waits for, as typed.
#[derive(Clone, Debug, Default)]
pub struct Waiting {
    /// Who carries them, how and in which rhythm; nothing yet is a fault that shows.
    pub bridge: Option<String>,
    /// When they were registered.
    pub registered_on: Option<Date>,
    /// When it was formally decided.
    pub decided_on: Option<Date>,
    /// When it begins.
    pub starts_on: Option<Date>,
    /// The form's key.
    pub form_key: Option<Uuid>,
}

/// A bridge as it is shown.
#[derive(Clone, Debug)]
pub struct Bridge {
    /// Who carries them, how and in which rhythm.
    pub words: String,
    /// When they were registered.
    pub registered_on: Option<Date>,
    /// When it was formally decided.
    pub decided_on: Option<Date>,
    /// When it begins.
    pub starts_on: Option<Date>,
    /// The handover with which it came; nothing when it was agreed by hand.
    pub handover: Option<Uuid>,
}

async fn post(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
    posted: Posted,
) -> Result<Response, Failure> {
    let done = match parse(&posted) {
        Ok(waiting) => {
            let keys = visit.workplace.keys.clone();
            let waits =
                visit.write(move |tx, actor, now| wait(tx, actor, now, &keys, ((id, request), &waiting)));
            show_plan::tried(waits.await, "bridge")?
        }
        Err(problems) => Err(problems),
    };
    match done {
        Ok(()) => Ok(SeeOther::to(plan::href(id)).saying(Flash::new("help-request-waits")).into_response()),
        Err(problems) => show_plan::again(&visit, (id, "work_on_plan"), ("wait", &posted, &problems)).await,
    }
}

async fn post_begun(
    visit: Visit,
    Path((id, request)): Path<(PlanId, HelpRequestId)>,
) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| begun(tx, actor, now, (id, request))).await?;
    Ok(SeeOther::to(plan::href(id)).saying(Flash::new("help-request-begun")))
}

fn parse(posted: &Posted) -> Result<Waiting, Problems> {
    let mut problems = Problems::none();
    let words = posted.text("bridge");
    if words.chars().count() > LONGEST {
        problems.add_with("bridge", "problem-casework-too-long", vec![("most", LONGEST.into())]);
    }
    let mut day = |name: &'static str| match typed_day(posted, name) {
        Ok(day) => Some(day),
        Err(NoMoment::DayEmpty) => None,
        Err(NoMoment::DayUnreadable | NoMoment::HourUnreadable) => {
            problems.add(name, "problem-next-step-day-unreadable");
            None
        }
    };
    let waiting = Waiting {
        bridge: Some(words.to_owned()).filter(|words| !words.is_empty()),
        registered_on: day("registered_on"),
        decided_on: day("decided_on"),
        starts_on: day("starts_on"),
        form_key: posted.form_key(),
    };
    // The dates stand with the agreement: without one they would be lost.
    let dated = [waiting.registered_on, waiting.decided_on, waiting.starts_on].iter().any(Option::is_some);
    if dated && waiting.bridge.is_none() {
        problems.add("bridge", "problem-wait-dates-without-bridge");
    }
    if problems.is_empty() { Ok(waiting) } else { Err(problems) }
}

/// Says that a help request waits, with its bridge; a new bridge takes the place of the one that was agreed by hand before,
/// and of none that came with a handover. The same form sent again
/// changes nothing.
pub fn wait(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    keys: &Keys,
    ((id, request), waiting): ((PlanId, HelpRequestId), &Waiting),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    if request.closed.is_some() {
        return Err(Refusal::NotNow("casework-refused-closed"));
    }
    if is_said(tx, &request, waiting)? {
        return Ok(());
    }
    tx.change_one(
        "update help_request set waiting_since = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &request.id, &request.version, &request.waiting_since.unwrap_or(now)],
    )?;
    end_bridge(tx, now, actor.network, request.id)?;
    if let Some(words) = &waiting.bridge {
        let (bridge, sealing) = (BridgeId::new(now), keys.sealing(tx, actor.network, id)?);
        tx.execute(
            "insert into bridge (network_id, id, help_request_id, words, registered_on, decided_on, starts_on,
               made_by, made_at, ended_at, form_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10)",
            &[
                &actor.network,
                &bridge,
                &request.id,
                &sealing.seal("bridge.words", bridge, words),
                &waiting.registered_on,
                &waiting.decided_on,
                &waiting.starts_on,
                &actor.person,
                &now,
                &waiting.form_key,
            ],
        )?;
    }
    let facts = json!({ "bridged": waiting.bridge.is_some() });
    record::note(tx, actor, now, "help_request.waits", ("help_request", request.id.into()), facts)?;
    Ok(())
}

/// Whether the same form said it before, or there is nothing to change.
fn is_said(tx: &mut Tx<'_>, request: &HelpRequest, waiting: &Waiting) -> Result<bool, Error> {
    let rows = tx.query(
        "select form_key from bridge where network_id = $1 and help_request_id = $2 and handover_id is null
           and (ended_at is null or form_key = $3)",
        &[&request.network, &request.id, &waiting.form_key],
    )?;
    if waiting.bridge.is_none() {
        return Ok(rows.is_empty() && request.waiting_since.is_some());
    }
    for row in &rows {
        let key: Option<Uuid> = row.get("form_key")?;
        if key.is_some() && key == waiting.form_key {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What was waited for has begun. Who waits for somebody who said yes to a handover, waits until the first contact there.
pub fn begun(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, request): (PlanId, HelpRequestId),
) -> Result<(), Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    actor.may("work_on_plan", &share::reads(tx, actor, now, &plan)?.table(actor))?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    if request.waiting_since.is_none() {
        return Ok(());
    }
    let ended = end_bridge(tx, now, actor.network, request.id)?;
    let carried = tx.first(
        "select id from bridge where network_id = $1 and help_request_id = $2 and ended_at is null limit 1",
        &[&actor.network, &request.id],
    )?;
    if carried.is_none() {
        tx.change_one(
            "update help_request set waiting_since = null, version = version + 1
             where network_id = $1 and id = $2 and version = $3",
            &[&actor.network, &request.id, &request.version],
        )?;
    } else if ended == 0 {
        return Err(Refusal::NotNow("casework-refused-waits-for-handover"));
    }
    record::note(tx, actor, now, "help_request.begun", ("help_request", request.id.into()), json!({}))?;
    Ok(())
}

fn end_bridge(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    request: HelpRequestId,
) -> Result<u64, Refusal> {
    Ok(tx.execute(
        "update bridge set ended_at = $3
         where network_id = $1 and help_request_id = $2 and handover_id is null and ended_at is null",
        &[&network, &request, &now],
    )?)
}

/// The bridges of a help request: the one agreed by hand first, then those that came with a handover.
pub fn bridges_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    request: HelpRequestId,
    reading: &Reading,
) -> Result<Vec<Bridge>, Refusal> {
    let rows = tx.query(
        "select id, words, registered_on, decided_on, starts_on, handover_id from bridge
         where network_id = $1 and help_request_id = $2 and ended_at is null
         order by case when handover_id is null then 0 else 1 end, id",
        &[&network, &request],
    )?;
    rows.iter().map(|row| read(row, reading)).collect()
}

fn read(row: &Row, reading: &Reading) -> Result<Bridge, Refusal> {
    let (id, words): (BridgeId, Sealed) = (row.get("id")?, row.get("words")?);
    Ok(Bridge {
        words: reading.open("bridge.words", id, &words)?.to_string(),
        registered_on: row.get("registered_on")?,
        decided_on: row.get("decided_on")?,
        starts_on: row.get("starts_on")?,
        handover: row.get("handover_id")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{self, Kept, Risk};
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use network::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn who_waits_without_a_bridge_stands_on_top_of_the_board_until_there_is_one() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (id, request) = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    Ok((id, plan::load(tx, actor.network, id)?.leading))
                })
                .unwrap();
            let at_risk = |bridge: Option<&str>| {
                let waiting = Waiting { bridge: bridge.map(str::to_owned), ..Waiting::default() };
                village
                    .acts(db, village.fatima, |tx, actor| {
                        wait(tx, actor, monday(), &keys, ((id, request), &waiting))?;
                        let board = board::read(tx, actor.network, monday(), &Kept::default())?;
                        assert_eq!(board.bands[1].count, 1);
                        Ok(board.at_risk.first().map(|one| one.risks.clone()))
                    })
                    .unwrap()
            };
            assert_eq!(at_risk(None), Some(vec![Risk::NoBridge]));
            assert_eq!(at_risk(Some("Elke dinsdag bellen")), None);
        });
    }
}
