//! Changing what a routing rule says: for an administrator or facilitator, and for the rule's own owner, who mends it. Its
//! place in the list stays.

use crate::add_routing_rule::{self as adding, Choices, Filled, Typed};
use crate::record::record;
use crate::routing::{Change, RoutingRuleId};
use crate::routing_rule::{self, Kept, Texts};
use crate::suggestions::{self, Known};
use crate::{mend_routing, show_routing_rule, try_routing};
use axum::response::{IntoResponse, Response};
use kernel::Timestamp;
use maud::Markup;
use network::again::Again;
use network::by_name;
use network::{Actor, Refusal, Route, Visit};
use obligations::Holder;
use policy::Matter;
use serde_json::json;
use store::Tx;
use web::{Failure, Flash, Path, Posted, Problems, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/routering/{id}", "change_routing", post)]
}

/// A rule as the policy sees it: its owner leads it.
pub fn matter(actor: &Actor, kept: &Kept) -> Matter {
    Matter { leads: vec![kept.answerable], ..Matter::network(actor.network) }
}

/// One rule of the list.
pub fn load(tx: &mut Tx<'_>, actor: &Actor, id: RoutingRuleId) -> Result<Kept, Refusal> {
    let found = routing_rule::list(tx, actor.network)?.into_iter().find(|kept| kept.rule.id == id);
    found.ok_or(Refusal::NotFound("routing rule"))
}

async fn post(visit: Visit, Path(id): Path<RoutingRuleId>, posted: Posted) -> Result<Response, Failure> {
    let known = suggestions::known(&visit).await?;
    let shown = show_routing_rule::read(&visit, id).await?;
    visit.actor.may("change_routing", &matter(&visit.actor, &shown.kept))?;
    let chosen = by_name::read(&visit, &posted, adding::BY_NAME).await?;
    let problems = match chosen.parse(|posted| Typed::parse(posted, visit.view.form_key, &known)) {
        Ok(typed) if posted.has(try_routing::FIELD) => {
            let tried = try_routing::read(&visit, Change::Replace(typed.rule(id))).await?;
            let nothing = Problems::none();
            let again = Again::refused("rule", &posted, &nothing);
            return Ok(show_routing_rule::page(&visit.view, &shown, &again, Some(&tried)).into_response());
        }
        Ok(typed) => match visit.write(move |tx, actor, now| change(tx, actor, now, id, &typed)).await {
            Ok(()) => {
                let flash = Flash::new("routing-change-done");
                return Ok(SeeOther::to(format!("/routering/{id}")).saying(flash).into_response());
            }
            Err(refusal) => adding::as_problem(refusal)?,
        },
        Err(problems) => problems,
    };
    let again = Again::refused("rule", &posted, &problems);
    Ok(show_routing_rule::page(&visit.view, &shown, &again, None)
        .refused_for(&posted, &problems)
        .into_response())
}

/// Changes what the rule says; what stands so already changes nothing. A rule that was broken and works again settles its
/// owner's obligation.
pub fn change(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: RoutingRuleId,
    typed: &Typed,
) -> Result<(), Refusal> {
    let kept = load(tx, actor, id)?;
    actor.may("change_routing", &matter(actor, &kept))?;
    let same = kept.rule.conditions == typed.conditions
        && kept.rule.holder == typed.holder
        && kept.answerable == typed.answerable
        && kept.why == typed.why;
    if same {
        return Ok(());
    }
    adding::can_stand(tx, actor, typed)?;
    let texts = Texts { answerable: typed.answerable, why: &typed.why };
    routing_rule::update(tx, actor.network, &typed.rule(id), &texts, kept.version)?;
    let facts = json!({ "holder": typed.holder, "answerable": typed.answerable });
    record(tx, actor, now, "routing.changed", adding::subject(id), facts)?;
    mend_routing::see_to(tx, now, actor.network, &[id])
}

/// The form, filled with what stands.
pub fn form(view: &View, again: &Again<'_>, kept: &Kept, (choices, known): (&Choices, &Known)) -> Markup {
    let form = again.form(view, "rule").promise("routing-change-promise", &[]).or_submit(
        try_routing::FIELD,
        "yes",
        "routing-try-act",
    );
    let holder = match kept.rule.holder {
        Holder::Person(id) => format!("person:{id}"),
        Holder::Desk(id) => format!("desk:{id}"),
    };
    let filled = Filled {
        conditions: kept.rule.conditions.clone(),
        organisation_name: kept.organisation_name.clone().unwrap_or_default(),
        holder: (holder, kept.holder_name.clone()),
        answerable: (kept.answerable.to_string(), kept.answerable_name.clone()),
        why: kept.why.clone(),
    };
    let fields = adding::fields(view, &form, choices, known, &filled);
    form.around(&kept.href(), "routing-change-act", &fields)
}
