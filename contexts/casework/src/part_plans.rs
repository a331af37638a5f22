//! Parting two plans that went on as one: each stands by itself again, as it was. By whoever holds one of them.

use crate::join_plans::{may_share_one, tell_holders};
use crate::plan::{self, PlanId};
use crate::{share, together};
use kernel::Timestamp;
use maud::Markup;
use network::{Actor, Refusal, Route, Visit, record};
use serde_json::json;
use store::Tx;
use web::components::post_button;
use web::{Failure, Flash, Path, SeeOther, View};

/// The routes of this capability.
pub fn routes() -> Vec<Route> {
    vec![Route::post("/plannen/{id}/losmaken", "share_plan", post)]
}

async fn post(visit: Visit, Path(id): Path<PlanId>) -> Result<SeeOther, Failure> {
    let to = visit.write(move |tx, actor, now| part(tx, actor, now, id)).await?;
    Ok(SeeOther::to(plan::href(to)).saying(Flash::new("plans-parted")))
}

/// A plan goes on elsewhere no more; gives the one of both that the actor holds. Sent twice, they were parted once.
pub fn part(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<PlanId, Refusal> {
    let goes = plan::load_to_change(tx, actor.network, id)?;
    let Some(stays) = together::stays(tx, &goes)? else {
        let reads = share::reads(tx, actor, now, &goes)?;
        share::known(&reads)?;
        actor.may("share_plan", &reads.matter(actor))?;
        return Ok(id);
    };
    let reads = [share::reads(tx, actor, now, &goes)?, share::reads(tx, actor, now, &stays)?];
    may_share_one(actor, &reads)?;
    tx.change_one(
        "update plan set stands_id = id, goes_on_in = null, goes_on_since = null, goes_on_by = null, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&actor.network, &goes.id, &goes.version],
    )?;
    record::note(
        tx,
        actor,
        now,
        "plan.stands_by_itself",
        ("plan", id.into()),
        json!({ "parted_from": stays.id }),
    )?;
    tell_holders(tx, actor, now, ([&goes, &stays], "notice-plans-parted"))?;
    Ok(if reads[0].holds { goes.id } else { stays.id })
}

/// The button, for whoever holds one of them.
pub(crate) fn button(view: &View, goes: PlanId) -> Markup {
    post_button(view, &format!("{}/losmaken", plan::href(goes)), "part-plans-act", &[], &[])
}
