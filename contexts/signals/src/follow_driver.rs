//! Following a dossier's obligation: whoever holds it in their own right drives the dossier, on whichever page they came to
//! it. The dossier keeps who that is, its way says so, and everybody whose signal lies in it hears it. Who brings word that
//! comes back undelivered follows by itself: that is whoever drives it by then (`worklist::notice`).

use crate::dossier::{self, DossierId};
use crate::{gather, signal};
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use serde_json::json;
use store::event::{self, Event};
use store::{Db, Tx};
use worklist::obligation::{self, Handed};

/// Follows what changed hands; the job clock calls it.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    obligation::pass_handed(db, now, |tx, now, network, handed: &Handed| {
        if handed.kind == dossier::MATTER {
            now_drives(tx, now, network, (handed.matter.into(), handed.to))
        } else {
            Ok(())
        }
    })
}

/// `to` drives it from now on. Said before, or overtaken by who holds it by now, it changes nothing and is told to nobody.
pub fn now_drives(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (id, to): (DossierId, PersonId),
) -> Result<(), Refusal> {
    let kept =
        tx.first("select driver_id from dossier where network_id = $1 and id = $2", &[&network, &id])?;
    let from: PersonId = kept.ok_or(Refusal::NotFound("dossier"))?.get("driver_id")?;
    let dossier = dossier::load(tx, network, id)?;
    if from == to || dossier.driver != to {
        return Ok(());
    }
    tx.change_one(
        "update dossier set driver_id = $3, version = version + 1
         where network_id = $1 and id = $2 and driver_id = $4",
        &[&network, &id, &to, &from],
    )?;
    let facts = json!({ "from": from, "to": to });
    let subject = dossier.subject();
    event::append(
        tx,
        &Event { network, at: now, actor: Some(to), kind: "dossier.driver-changed", subject, facts },
    )?;
    let signals = signal::of_dossier(tx, network, id)?;
    gather::tell_all(tx, now, &dossier, &signals, "notice-driver-changed", &[])
}
