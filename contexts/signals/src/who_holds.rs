//! Who holds a signal and what is next, for a page of signals at once: its own open obligation, or, once it lies in a
//! dossier, that of the dossier's driver. Of several dossiers the one that moves first counts.

use crate::signal::{SignalId, places};
use kernel::{NetworkId, Timestamp};
use std::collections::HashMap;
use store::{Error, Row, ToValue, Tx};

/// Who holds a signal now.
#[derive(Clone, Debug)]
pub struct Holds {
    /// Their name, or the desk's.
    pub name: String,
    /// The next moment.
    pub moment: Timestamp,
    /// Why then: somebody's words, or a text key.
    pub why: String,
    /// Who left it unanswered, when it climbed.
    pub left_by: Option<String>,
    /// Whether it is held as part of a dossier.
    pub through: Through,
}

/// As what a signal is held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Through {
    /// On its own.
    Itself,
    /// In a dossier, by its driver.
    Dossier,
}

const HELD: &str =
    "obligation.network_id, obligation.holder_person, obligation.holder_desk, obligation.moment_at,
    obligation.moment_why, obligation.rung, obligation.previous_person, obligation.previous_desk";

/// Who holds each of `signals`; one that nobody holds has come to its end.
pub fn who_holds(
    tx: &mut Tx<'_>,
    network: NetworkId,
    signals: &[SignalId],
) -> Result<HashMap<SignalId, Holds>, Error> {
    if signals.is_empty() {
        return Ok(HashMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let ids = places(signals, &mut params);
    let sql = format!(
        "select held.signal_id, held.matter_kind, held.moment_at, held.moment_why, held.rung,
           coalesce(person.name, desk.name) as holder, coalesce(before.name, before_desk.name) as left_by
         from (
           select obligation.matter_id as signal_id, obligation.matter_kind, {HELD} from obligation
           where obligation.network_id = $1 and obligation.matter_kind = 'signal' and obligation.matter_id in ({ids})
             and obligation.state <> 'settled'
           union all
           select dossier_signal.signal_id, obligation.matter_kind, {HELD} from dossier_signal
           join obligation on obligation.network_id = dossier_signal.network_id
             and obligation.matter_kind = 'dossier' and obligation.matter_id = dossier_signal.dossier_id
           where dossier_signal.network_id = $1 and dossier_signal.signal_id in ({ids})
             and obligation.state <> 'settled'
         ) as held
         left join person on person.network_id = held.network_id and person.id = held.holder_person
         left join desk on desk.network_id = held.network_id and desk.id = held.holder_desk
         left join person as before on before.network_id = held.network_id and before.id = held.previous_person
         left join desk as before_desk on before_desk.network_id = held.network_id
           and before_desk.id = held.previous_desk
         order by held.moment_at desc"
    );
    // The earliest moment comes last and stays.
    tx.query(&sql, &params)?.iter().map(|row| Ok((row.get("signal_id")?, read(row)?))).collect()
}

fn read(row: &Row) -> Result<Holds, Error> {
    let (kind, rung): (String, String) = (row.get("matter_kind")?, row.get("rung")?);
    let left_by: Option<String> = row.get("left_by")?;
    Ok(Holds {
        name: row.get("holder")?,
        moment: row.get("moment_at")?,
        why: row.get("moment_why")?,
        left_by: left_by.filter(|_| rung != "holder"),
        through: if kind == "dossier" { Through::Dossier } else { Through::Itself },
    })
}
