//! Plans of one person that go on as one: one of them stays, the others say that they go on in it (decision 51). Nothing of
//! either moves, so whoever parts them finds both as they were.

use crate::plan::{self, Plan, PlanId};
use network::Refusal;
use store::{Error, Tx};

/// The plan in which this one goes on; nothing when it stands by itself.
pub fn stays(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<Plan>, Refusal> {
    plan.goes_on_in.map(|stays| plan::load(tx, plan.network, stays)).transpose()
}

/// A plan is erased: whatever went on in it stands by itself again, and is found again.
pub fn part_from_erased(tx: &mut Tx<'_>, plan: &Plan) -> Result<(), Error> {
    tx.execute(
        "update plan set stands_id = id, goes_on_in = null, goes_on_since = null, goes_on_by = null, version = version + 1
         where network_id = $1 and goes_on_in = $2",
        &[&plan.network, &plan.id],
    )?;
    Ok(())
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
