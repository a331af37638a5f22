//! Who holds an open thing of this context and what is next, for a page of them at once.

use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::collections::HashMap;
pub use store::places;
use store::{Error, ToValue, Tx};

/// Who holds something now.
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
}

/// Who holds each of `ids`, matters of that kind; what nobody holds has come to its end.
pub fn who_holds<I: Copy + Into<Uuid>>(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: &str,
    ids: &[I],
) -> Result<HashMap<Uuid, Holds>, Error> {
    let ids: Vec<Uuid> = ids.iter().map(|id| (*id).into()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &kind];
    let places = places(&ids, &mut params);
    let sql = format!(
        "select obligation.matter_id, obligation.moment_at, obligation.moment_why, obligation.rung,
           coalesce(person.name, desk.name) as holder, coalesce(before.name, before_desk.name) as left_by
         from obligation
         left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
         left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
         left join person as before on before.network_id = obligation.network_id
           and before.id = obligation.previous_person
         left join desk as before_desk on before_desk.network_id = obligation.network_id
           and before_desk.id = obligation.previous_desk
         where obligation.network_id = $1 and obligation.matter_kind = $2 and obligation.matter_id in ({places})
           and obligation.state <> 'settled'"
    );
    let mut held = HashMap::new();
    for row in tx.query(&sql, &params)? {
        let rung: String = row.get("rung")?;
        let left_by: Option<String> = row.get("left_by")?;
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
