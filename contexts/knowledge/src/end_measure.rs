//! Ending a measure: by its owner with the reason, or by the clock when its last day has passed. What rests on it must be
//! looked at again.

use crate::measure::{self, Measure, MeasureId, State};
use crate::touch::{self, What};
use crate::{show_measure, show_question};
use axum::response::{IntoResponse, Response};
use kernel::{NetworkId, Timestamp};
use maud::{Markup, html};
use network::again::Again;
use network::typed_words;
use network::{Actor, Refusal, Route, Visit, each_apart, record};
use serde_json::json;
use store::event::{self, Event, Subject};
use store::{Db, Tx};
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

const WHY_MOST: usize = 500;
/// So many are looked at in one pass of the clock.
const ROUND: i64 = 200;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/maatregelen/{id}/einde", "end_measure", post)]
}

async fn post(visit: Visit, Path(id): Path<MeasureId>, posted: Posted) -> Result<Response, Failure> {
    visit
        .read(move |tx, actor| {
            let measure = measure::load(tx, actor.network, id)?;
            actor.may("end_measure", &measure.of_owner(tx)?)
        })
        .await?;
    let mut problems = Problems::none();
    let why = typed_words::required(&posted, "why", WHY_MOST, "problem-measure-end-why-empty", &mut problems);
    let done = if problems.is_empty() {
        let done = visit.write(move |tx, actor, now| end(tx, actor, now, id, &why)).await;
        show_question::tried(done, "why")?
    } else {
        Err(problems)
    };
    match done {
        Ok(()) => {
            let flash = Flash::new("measure-ended");
            Ok(SeeOther::to(format!("/maatregelen/{id}")).saying(flash).into_response())
        }
        Err(problems) => show_measure::again(&visit, id, ("end", &posted, &problems)).await,
    }
}

/// Ends a measure; one that ended stays as it ended.
pub fn end(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: MeasureId, why: &str) -> Result<(), Refusal> {
    let measure = measure::load_to_change(tx, actor.network, id)?;
    actor.may("end_measure", &measure.of_owner(tx)?)?;
    match &measure.state {
        State::Ended { why: Some(said), .. } if said == why => return Ok(()),
        State::Ended { .. } => return Err(Refusal::NotNow("measure-refused-ended")),
        State::InForce => {}
    }
    tx.change_one(
        "update measure set state = 'ended', state_since = $4, state_by = $5, state_why = $6, changed_at = $4,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &id, &measure.version, &now, &actor.person, &why],
    )?;
    record::note(tx, actor, now, "measure.ended", ("measure", id.into()), json!({}))?;
    touch::touch_all(tx, now, Some(actor.person), &measure, What::Ended)
}

/// Ends every measure whose last day has passed; returns how many. Safe on any number of nodes.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due: Vec<(NetworkId, MeasureId)> = db.read_here(|tx| {
        let rows = tx.query(
            "select network_id, id from measure where state = 'in_force' and valid_until <= $1
             order by network_id, id limit $2",
            &[&now, &ROUND],
        )?;
        rows.iter().map(|row| Ok((row.get("network_id")?, row.get("id")?))).collect::<Result<_, Refusal>>()
    })?;
    each_apart(&due, |(network, id)| {
        db.write_here(|tx| {
            let measure = measure::load_to_change(tx, *network, *id)?;
            let has_ended =
                measure.state == State::InForce && measure.valid_until.is_some_and(|until| until <= now);
            if has_ended {
                by_itself(tx, now, &measure)?;
            }
            Ok(1)
        })
    })
}

fn by_itself(tx: &mut Tx<'_>, now: Timestamp, measure: &Measure) -> Result<(), Refusal> {
    tx.change_one(
        "update measure set state = 'ended', state_since = $4, state_by = null, changed_at = $4, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&measure.network, &measure.id, &measure.version, &now],
    )?;
    let ended = Event {
        network: measure.network,
        at: now,
        actor: None,
        kind: "measure.ended",
        subject: Subject { kind: "measure", id: measure.id.into() },
        facts: json!({}),
    };
    event::append(tx, &ended)?;
    touch::touch_all(tx, now, None, measure, What::Ended)
}

/// The form on the measure's page.
pub fn form(view: &View, again: &Again<'_>, id: MeasureId) -> Markup {
    let form = again.form(view, "end").promise("measure-end-promise", &[]);
    let fields = html! { (form.words("why", "measure-end-why").required().max(WHY_MOST).rows(2)) };
    form.around(&format!("/maatregelen/{id}/einde"), "measure-end-act", &fields)
}
