//! What happened to a dossier, as its way tells it. The record keeps ids and never a name: each id in the facts that is
//! somebody's, an organisation's or a table's is read here as the name they have now.

use crate::dossier::Dossier;
use crate::signal;
use kernel::NetworkId;
use kernel::ids::Uuid;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use store::event::{self, Recorded};
use store::{After, Error, ToValue, Tx};

/// How many events the way shows; the rest is told by the acts' own sections.
const WAY: u16 = 100;

/// What happened, newest first, with the name of whoever did it.
pub(super) fn happened(
    tx: &mut Tx<'_>,
    network: NetworkId,
    dossier: &Dossier,
) -> Result<Vec<(Recorded, Option<String>)>, Error> {
    let mut events = event::about(tx, network, dossier.subject(), &After::start(WAY))?.rows;
    let mut ids: Vec<Uuid> =
        events.iter().flat_map(|event| ids_in(&event.facts).chain(event.actor.map(Uuid::from))).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = names(tx, network, &ids)?;
    for fact in
        events.iter_mut().filter_map(|event| event.facts.as_object_mut()).flatten().map(|(_, fact)| fact)
    {
        if let Some(id) = id_of(fact) {
            *fact = names.get(&id).map_or(Json::Null, |name| Json::from(name.as_str()));
        }
    }
    let with_name = |event: Recorded| {
        let name = event.actor.and_then(|actor| names.get(&actor.into()).cloned());
        (event, name)
    };
    Ok(events.into_iter().map(with_name).collect())
}

fn ids_in(facts: &Json) -> impl Iterator<Item = Uuid> {
    facts.as_object().into_iter().flat_map(|facts| facts.values().filter_map(id_of))
}

fn id_of(fact: &Json) -> Option<Uuid> {
    fact.as_str()?.parse().ok()
}

/// The names of people, organisations and tables, by id.
fn names(tx: &mut Tx<'_>, network: NetworkId, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>, Error> {
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = signal::places(ids, &mut params);
    let sql = format!(
        "select id, name from person where network_id = $1 and id in ({places})
         union all select id, name from organisation where network_id = $1 and id in ({places})
         union all select id, name from round_table where network_id = $1 and id in ({places})"
    );
    tx.query(&sql, &params)?.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}
