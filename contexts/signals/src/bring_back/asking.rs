//! "Werkt dit bij jullie?": the clock asks everybody who was told two weeks ago and has not said anything.

use super::{BringingBack, BringingBackId, load, shortened};
use crate::dossier;
use crate::signal;
use crate::tell::{self, Answerable, facts};
use kernel::{NetworkId, Timestamp};
use network::Refusal;
use serde_json::json;
use store::{Db, Error, Tx};

/// How many questions one round of the clock sends.
const ROUND: i64 = 200;

/// Asks whoever was told two weeks ago and has not said anything: "Werkt dit bij jullie?" Safe with several nodes.
/// Blocking: call it off the request threads.
pub fn ask_whether_it_works(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due = db.read_here(|tx| {
        let rows = tx.query(
            "select network_id, id from bringing_back where ask_at <= $1 and asked_at is null
             order by ask_at, network_id, id limit $2",
            &[&now, &ROUND],
        )?;
        rows.iter()
            .map(|row| Ok((row.get("network_id")?, row.get("id")?)))
            .collect::<Result<Vec<(NetworkId, BringingBackId)>, Refusal>>()
    })?;
    for (network, id) in &due {
        match db.write_here(|tx| ask(tx, now, *network, *id)) {
            Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
            // The others must not wait for the one that can't be asked.
            Err(refusal) => {
                tracing::error!(bringing_back = %id, error = %refusal, "could not ask whether it works");
            }
        }
    }
    Ok(due.len())
}

fn ask(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: BringingBackId) -> Result<(), Refusal> {
    let asked = tx.execute(
        "update bringing_back set asked_at = $3, version = version + 1
         where network_id = $1 and id = $2 and asked_at is null",
        &[&network, &id, &now],
    )?;
    let told = load(tx, network, id)?;
    if asked == 0 || !told.asks() || told.works.is_some() || told_of_newer(tx, &told, network)? {
        return Ok(());
    }
    let signal = signal::load(tx, network, told.signal)?;
    let dossier = told.dossier.map(|id| dossier::load(tx, network, id)).transpose()?;
    let answerable = dossier.as_ref().map_or(Answerable::Desk, Answerable::DriverOf);
    let said = facts([("title", json!(shortened(&signal.words)))]);
    tell::contributor(tx, now, &signal, answerable, "notice-does-it-work", said).map(|_| ())
}

/// Whether the same contributor was told about a later version since: then that is what they will be asked about.
pub fn told_of_newer(tx: &mut Tx<'_>, told: &BringingBack, network: NetworkId) -> Result<bool, Error> {
    let row = tx.first(
        "select id from bringing_back
         where network_id = $1 and signal_id = $2 and told_at > $4
           and coalesce(dossier_id, signal_id) = coalesce($3, $2) limit 1",
        &[&network, &told.signal, &told.dossier, &told.told_at],
    )?;
    Ok(row.is_some())
}
