//! Recording what a table said about a dossier: by the driver, the convener or a facilitator. The agenda item is settled
//! by it; the dossier is in hand until a solution, or "none yet" with its reason, is recorded. What still stands on an
//! agenda when the solution is there is settled with it, so that no table is asked what has been answered.

use crate::bring_to_table::{self, AgendaItem, AgendaItemId, Talk, first_open};
use crate::dossier::{self, Dossier, Step};
use crate::record::record;
use crate::show_agenda;
use crate::tell::{self, facts};
use axum::response::{IntoResponse, Response};
use kernel::{Timestamp, calendar};
use maud::{Markup, html};
use network::{Actor, Refusal, Route, Visit};
use policy::Matter as PolicyMatter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Form, Path, Posted, Problems, SeeOther, View};
use worklist::Matter;

const LONGEST: usize = 4_000;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/agendapunten/{id}/uitkomst", "record_outcome", post)]
}

async fn post(visit: Visit, Path(id): Path<AgendaItemId>, posted: Posted) -> Result<Response, Failure> {
    let item = visit.read(move |tx, actor| bring_to_table::load(tx, actor.network, id)).await?;
    let problems = match parse(&posted) {
        Err(problems) => problems,
        Ok(outcome) => {
            let done = visit.write(move |tx, actor, now| record_outcome(tx, actor, now, id, &outcome)).await;
            match done {
                Ok(()) => {
                    let said = Flash::new("outcome-done").with("table", item.table.as_str());
                    return Ok(SeeOther::to(item.href()).saying(said).into_response());
                }
                Err(refusal) => refusal.at("outcome")?,
            }
        }
    };
    show_agenda::again(&visit, &item, &posted, &problems).await
}

/// The form below an agenda item.
pub fn form(view: &View, item: &AgendaItem, typed: &Posted, problems: &Problems) -> Markup {
    let form = Form::new(view, typed, problems)
        .called(format!("outcome-{}", item.id))
        .promise("outcome-promise", &[("driver", item.driver.as_str().into())]);
    form.around(
        &format!("/agendapunten/{}/uitkomst", item.id),
        "outcome-submit",
        &html! { (form.words("outcome", "outcome-words").hint("outcome-hint").required().max(LONGEST)) },
    )
}

/// Reads the form.
pub fn parse(posted: &Posted) -> Result<String, Problems> {
    bring_to_table::words(posted, "outcome", LONGEST, "problem-outcome-empty")
}

/// As the policy sees it: the driver, the convener, and whoever holds the item now, lead it.
pub fn matter_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    dossier: &Dossier,
    item: &AgendaItem,
) -> Result<PolicyMatter, Refusal> {
    let mut matter = dossier.matter_for(actor);
    matter.leads.push(item.convener);
    let kept = worklist::obligation::of_matter(tx, actor.network, Matter::new("agenda_item", item.id))?;
    if kept.and_then(|kept| kept.state.holder()).is_some_and(|holder| dossier::stands_with(actor, holder)) {
        matter.leads.push(actor.person);
    }
    Ok(matter)
}

/// Records the outcome. The driver's next moment is the day after the next table, when there is one, else the usual.
pub fn record_outcome(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: AgendaItemId,
    outcome: &str,
) -> Result<(), Refusal> {
    let item = bring_to_table::load(tx, actor.network, id)?;
    let dossier = dossier::load(tx, actor.network, item.dossier)?;
    actor.may("record_outcome", &matter_for(tx, actor, &dossier, &item)?)?;
    match item.talk {
        Talk::OnAgenda => {}
        Talk::Discussed { .. } => return Err(Refusal::NotNow("dossier-refused-outcome-recorded")),
        Talk::TakenOff { .. } => return Err(Refusal::NotNow("dossier-refused-taken-off")),
    }
    settle(tx, actor, now, &item, ("discussed", outcome))?;
    if matches!(dossier.state, dossier::State::AtTable(_) | dossier::State::InHand(_)) {
        let next =
            first_open(tx, actor.network, dossier.id)?.map(|first| calendar::in_working_days(first, 1));
        let usual = calendar::in_working_days(now, 10);
        dossier::step(tx, actor, now, &dossier, Step::TakeInHand, next.map(|next| next.min(usual)))?;
    }
    let facts = json!({ "table": item.table_id, "words": outcome });
    Ok(record(tx, actor, now, "dossier.outcome-recorded", dossier.subject(), facts)?)
}

/// Settles what still stands on an agenda now that there is a solution: a table that has met discussed it, with the
/// solution as its outcome; a table that is still to meet needn't any more, and its convener hears so.
pub fn settle_with_solution(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    solution: &str,
) -> Result<(), Refusal> {
    for item in bring_to_table::of_dossier(tx, actor.network, dossier.id)? {
        if item.talk != Talk::OnAgenda {
            continue;
        }
        if item.starts_at <= now {
            settle(tx, actor, now, &item, ("discussed", solution))?;
            let facts = json!({ "table": item.table_id, "words": solution });
            record(tx, actor, now, "dossier.outcome-recorded", dossier.subject(), facts)?;
            continue;
        }
        settle(tx, actor, now, &item, ("taken_off", solution))?;
        let table = json!({ "table": item.table_id });
        record(tx, actor, now, "dossier.taken-off-agenda", dossier.subject(), table)?;
        if item.convener != actor.person {
            let said = facts([
                ("title", json!(dossier.title)),
                ("table", json!(item.table)),
                ("by", json!(actor.name)),
            ]);
            tell::person(
                tx,
                now,
                (actor.network, item.convener),
                "notice-taken-off-agenda",
                said,
                &dossier.href(),
            )?;
        }
    }
    Ok(())
}

/// Ends an item: discussed, or taken off, with what was said.
pub fn settle(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    item: &AgendaItem,
    (state, outcome): (&'static str, &str),
) -> Result<(), Refusal> {
    tx.change_one(
        "update agenda_item set state = $4, outcome = $5, discussed_at = $6, recorded_by = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &item.id, &item.version, &state, &outcome, &now, &actor.person],
    )?;
    worklist::settle(tx, now, actor.network, Matter::new("agenda_item", item.id), state)
}
