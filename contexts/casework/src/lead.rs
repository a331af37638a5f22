//! The lead of a plan: whoever holds its leading help request. Not a column, so that it can't be somebody who holds
//! nothing.

use crate::help_request::{HelpRequestId, MATTER};
use crate::plan::Plan;
use kernel::{NetworkId, Timestamp};
use obligations::Holder;
use std::collections::HashMap;
use store::{Error, Row, ToValue, Tx};

/// Who holds a help request, until when.
#[derive(Clone, Debug)]
pub struct Held {
    /// Who.
    pub holder: Holder,
    /// Their name, or the desk's.
    pub name: String,
    /// The next moment.
    pub moment: Timestamp,
    /// Why then, when a rule said so.
    pub why: String,
    /// It climbed away from whoever held it.
    pub climbed: bool,
}

/// Who leads a plan; nobody once it is closed.
pub fn of(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<Held>, Error> {
    Ok(holding(tx, plan.network, &[plan.leading])?.remove(&plan.leading))
}

/// Who holds each of these help requests; a closed one is held by nobody.
pub fn holding(
    tx: &mut Tx<'_>,
    network: NetworkId,
    requests: &[HelpRequestId],
) -> Result<HashMap<HelpRequestId, Held>, Error> {
    if requests.is_empty() {
        return Ok(HashMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &MATTER];
    let places: Vec<String> = requests
        .iter()
        .map(|id| {
            params.push(id);
            format!("${}", params.len())
        })
        .collect();
    let sql = format!(
        "select obligation.matter_id, obligation.holder_person, obligation.holder_desk, obligation.moment_at,
           obligation.moment_why, obligation.rung, coalesce(person.name, desk.name) as name
         from obligation
         left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
         left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
         where obligation.network_id = $1 and obligation.matter_kind = $2 and obligation.state <> 'settled'
           and obligation.matter_id in ({})",
        places.join(", ")
    );
    tx.query(&sql, &params)?.iter().map(|row| Ok((row.get("matter_id")?, read(row)?))).collect()
}

fn read(row: &Row) -> Result<Held, Error> {
    let person: Option<kernel::PersonId> = row.get("holder_person")?;
    let desk: Option<kernel::DeskId> = row.get("holder_desk")?;
    let holder = person.map(Holder::Person).or(desk.map(Holder::Desk));
    let rung: String = row.get("rung")?;
    Ok(Held {
        holder: holder.ok_or_else(|| row.bad("holder_person", "an open obligation without a holder"))?,
        name: row.get("name")?,
        moment: row.get("moment_at")?,
        why: row.get("moment_why")?,
        climbed: rung != "holder",
    })
}
