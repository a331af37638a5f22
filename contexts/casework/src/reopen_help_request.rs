//! Opening a help request again, within ninety days: what was closed turned out not to be over. Whoever opens it holds it.
//! A plan that was closed opens with it; its table is asked anew.

use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, Plan, PlanId, State};
use crate::share::{self, READS_AFTER_CLOSING_DAYS};
use crate::{lead, open_plan, retention};
use kernel::{Timestamp, calendar};
use maud::Markup;
use network::{Actor, Refusal, Route, Visit, record};
use obligations::{Holder, Moment};
use policy::Matter;
use serde_json::{Map, json};
use store::Tx;
use web::components::post_button;
use web::{Failure, Flash, Path, SeeOther, View};
use worklist::notice::{self, Word};
use worklist::why;

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/hulpvragen/{request}/heropening", "reopen_help_request", post)]
}

async fn post(visit: Visit, Path((id, request)): Path<(PlanId, HelpRequestId)>) -> Result<SeeOther, Failure> {
    visit.write(move |tx, actor, now| reopen(tx, actor, now, (id, request))).await?;
    Ok(SeeOther::to(format!("{}#hulpvragen", plan::href(id))).saying(Flash::new("help-request-reopened")))
}

/// Opens it again. Sent twice, it opened once.
pub fn reopen(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    (id, request): (PlanId, HelpRequestId),
) -> Result<(), Refusal> {
    let plan = plan::load_to_change(tx, actor.network, id)?;
    actor.may("reopen_help_request", &matter(tx, actor, now, &plan)?)?;
    let request = help_request::load_to_change(tx, actor.network, id, request)?;
    let Some((was, _)) = request.closed else { return Ok(()) };
    if !in_time(&request, now) {
        return Err(Refusal::NotNow("casework-refused-reopen-too-late"));
    }
    tx.change_one(
        "update help_request set state = 'open', open_id = id, state_since = $4, state_by = $5, outcome = null, next_step = null,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &request.id, &request.version, &now, &actor.person],
    )?;
    let at = calendar::in_working_days(now, open_plan::FIRST_STEP_WITHIN);
    let moment = Moment { at, why: why::rule("why-reopened")? };
    // Who holds reads the whole plan: somebody who only sits at the table opens it for the lead.
    let reads = share::reads(tx, actor, now, &plan)?;
    let lead = lead::of(tx, &plan)?.map(|held| held.holder).filter(|_| !reads.holds);
    let holder = lead.unwrap_or(Holder::Person(actor.person));
    worklist::open(tx, now, Some(actor.person), request.opening(holder, moment))?;
    if plan.state == State::Closed {
        retention::settle(tx, now, &plan, "reopened")?;
        tx.change_one(
            "update plan set state = 'open', state_since = $4, state_by = $5, leading_id = $6, kept_until = null,
               version = version + 1
             where network_id = $1 and id = $2 and version = $3",
            &[&actor.network, &plan.id, &plan.version, &now, &actor.person, &request.id],
        )?;
    }
    let facts = json!({ "plan": id, "was": was.name() });
    record::note(tx, actor, now, "help_request.reopened", (help_request::MATTER, request.id.into()), facts)?;
    tell_lead(tx, actor, now, &plan)
}

/// In an open plan whoever works on it; in a closed one whoever closed it.
fn matter(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &Plan) -> Result<Matter, Refusal> {
    if share::may_reopen(plan, actor.person, now) {
        let insiders = [actor.person].into_iter().collect();
        return Ok(Matter { insiders, ..Matter::network(actor.network) });
    }
    Ok(share::reads(tx, actor, now, plan)?.table(actor))
}

/// Whether it was closed not too long ago to be opened again.
pub fn in_time(request: &HelpRequest, now: Timestamp) -> bool {
    request.closed.is_some_and(|(_, at)| now < calendar::in_days(at, READS_AFTER_CLOSING_DAYS))
}

fn tell_lead(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    let Some(Holder::Person(lead)) = lead::of(tx, plan)?.map(|held| held.holder) else { return Ok(()) };
    if lead != actor.person {
        let facts = Map::from_iter([("by".to_owned(), json!(actor.name))]);
        let href = plan.href();
        let word =
            Word { text: "notice-request-reopened", facts, href: &href, answerable: Some(actor.person) };
        notice::tell(tx, now, actor.network, lead, &word)?;
    }
    Ok(())
}

/// The button, for a request that can still be opened again.
pub fn button(view: &View, plan: PlanId, request: &HelpRequest) -> Markup {
    let action = format!("{}/hulpvragen/{}/heropening", plan::href(plan), request.id);
    post_button(view, &action, "help-request-reopen-act", &[], &[])
}
