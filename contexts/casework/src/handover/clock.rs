//! The clock of handovers: what nobody answered goes back, a contact that didn't come is somebody's to mend, and whoever
//! is gone has another in their place. Safe with any number of nodes: each handover is its own transaction with
//! compare-and-swap. It opens nothing: what the machine keeps holds nobody's words.

use super::step::Said;
use super::{act, carry, load_to_change, standing};
use handover::{Act, HandoverId};
use kernel::ids::{Uuid, uuid_at};
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use network::reading::Keys;
use store::{Db, Error, Tx};

/// How many are looked at in one pass of each kind; what is left comes in the next.
const ROUND: i64 = 500;

/// Passes the clock over everything due at `now`; returns how many were looked at. Blocking: call it off the request
/// threads.
pub fn pass(db: &Db, keys: &Keys, now: Timestamp) -> Result<usize, Refusal> {
    let due = db.read_here(|tx| Ok::<_, Refusal>(due(tx, now)?))?;
    for (network, id) in &due {
        match db.write_here(|tx| pass_over(tx, now, keys, (*network, *id))) {
            Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
            Err(refusal) => {
                tracing::error!(handover = %id, error = %refusal, "the clock could not pass over a handover");
            }
        }
    }
    Ok(due.len())
}

/// Those whose moment has come, those with a side that is gone, and those that outlive their case.
fn due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(NetworkId, HandoverId)>, Error> {
    let mut rows = tx.query(
        "select network_id, id from handover where look_at is not null and look_at <= $1
         order by look_at, network_id, id limit $2",
        &[&now, &ROUND],
    )?;
    rows.extend(tx.query(
        "select handover.network_id, handover.id from person
         join handover on handover.network_id = person.network_id and handover.clock_at is not null
           and (handover.giver_person = person.id or handover.receiver_person = person.id)
         where person.state <> 'active' order by handover.network_id, handover.id limit $1",
        &[&ROUND],
    )?);
    rows.extend(tx.query(
        "select network_id, id from handover where runs_in is null and clock_at is not null
         order by network_id, id limit $1",
        &[&ROUND],
    )?);
    let mut due = Vec::with_capacity(rows.len());
    for row in &rows {
        let id: Uuid = row.get("id")?;
        due.push((row.get("network_id")?, HandoverId(id)));
    }
    due.sort_unstable();
    due.dedup();
    Ok(due)
}

fn pass_over(
    tx: &mut Tx<'_>,
    now: Timestamp,
    keys: &Keys,
    (network, id): (NetworkId, HandoverId),
) -> Result<(), Refusal> {
    let kept = load_to_change(tx, network, id)?;
    let kept = act::mended(tx, now, keys, kept)?;
    let world = standing::read(tx, now, (&kept).into(), standing::sides(&kept.machine), &[])?;
    // From before a help request could not be closed under a handover: what can rest, rests.
    let rests = match world.case_holder {
        None => handover::decide(&kept.machine, &Act::MoveOn, &world.standing(), now).ok(),
        Some(_) => None,
    };
    let plan = match rests {
        Some(plan) => plan,
        None => handover::decide(&kept.machine, &Act::Pass, &world.standing(), now).map_err(act::refusal)?,
    };
    carry::apply(tx, now, keys, &kept, (plan, uuid_at(now), &Said::default())).map(drop)
}
