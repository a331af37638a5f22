//! Who holds the alarms that are open and what is next, for a list of them.

use crate::alarm::AlarmId;
use kernel::{NetworkId, Timestamp};
use std::collections::BTreeMap;
use store::{Error, Tx};

/// Who holds an alarm now.
#[derive(Clone, Debug)]
pub struct Holds {
    /// Their name, or the desk's.
    pub name: String,
    /// The next moment.
    pub moment: Timestamp,
    /// Why then.
    pub why: String,
    /// Who left it unanswered, when it climbed.
    pub left_by: Option<String>,
}

/// Who holds each of the network's alarms.
pub fn holders(tx: &mut Tx<'_>, network: NetworkId) -> Result<BTreeMap<AlarmId, Holds>, Error> {
    let rows = tx.query(
        "select obligation.matter_id, obligation.moment_at, obligation.moment_why, obligation.rung,
           coalesce(person.name, desk.name) as holder, coalesce(before.name, before_desk.name) as left_by
         from alarm
         join obligation on obligation.network_id = alarm.network_id and obligation.matter_kind = 'alarm'
           and obligation.matter_id = alarm.id and obligation.state <> 'settled'
         left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
         left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
         left join person as before on before.network_id = obligation.network_id
           and before.id = obligation.previous_person
         left join desk as before_desk on before_desk.network_id = obligation.network_id
           and before_desk.id = obligation.previous_desk
         where alarm.network_id = $1 and alarm.state in ('open', 'acting', 'following')",
        &[&network],
    )?;
    let mut held = BTreeMap::new();
    for row in &rows {
        let (rung, left_by): (String, Option<String>) = (row.get("rung")?, row.get("left_by")?);
        let holds = Holds {
            name: row.get("holder")?,
            moment: row.get("moment_at")?,
            why: row.get("moment_why")?,
            left_by: left_by.filter(|_| rung != "holder"),
        };
        held.insert(row.get("matter_id")?, holds);
    }
    Ok(held)
}
