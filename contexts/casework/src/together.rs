//! Plans of one person that go on as one: one of them stays, the others say that they go on in it (decision 51). Nothing of
//! either moves, so whoever parts them finds both as they were.

use crate::plan::{self, Plan, PlanId};
use network::Refusal;
use store::{Error, Tx};

/// The plan in which this one goes on; nothing when it stands by itself.
pub fn stays(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<Plan>, Refusal> {
    plan.goes_on_in.map(|stays| plan::load(tx, plan.network, stays)).transpose()
}

/// The other plans that go on as one with this one, the one that stays first.
pub fn others(tx: &mut Tx<'_>, plan: &Plan) -> Result<Vec<PlanId>, Error> {
    let stays = plan.goes_on_in.unwrap_or(plan.id);
    let rows = tx.query(
        "select id from plan where network_id = $1 and goes_on_in = $2 and id <> $3 order by id",
        &[&plan.network, &stays, &plan.id],
    )?;
    let mut others: Vec<PlanId> = plan.goes_on_in.into_iter().collect();
    for row in &rows {
        others.push(row.get("id")?);
    }
    Ok(others)
}
