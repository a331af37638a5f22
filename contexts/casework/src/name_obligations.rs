//! Whose an obligation is, for whoever holds it: on Vandaag, Mijn lat and its own page. What the resident is called is
//! opened with a line in the read log, a line per plan; nobody else, no mail and no notice is told.

use crate::plan::{self, Plan, PlanId};
use crate::share;
use kernel::{NetworkId, ObligationId};
use network::reading::{Look, Looked, Part, Purpose, Reader, Reading};
use network::{Actor, Refusal};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use store::{Row, ToValue, Tx};
use worklist::titles::{Titles, Wish};

/// The kinds of matter about a resident, each kept in the table of its name, with its plan.
const KINDS: &[&str] = &[
    crate::help_request::MATTER,
    "agreement",
    "handover",
    crate::right_request::MATTER,
    crate::share_proposal::MATTER,
];

/// For the worklist.
pub const TITLES: Titles = Titles { kinds: KINDS, read };

/// Names the obligations whose plan the actor may read the identity of.
pub fn read(
    tx: &mut Tx<'_>,
    actor: &Actor,
    wish: &Wish<'_>,
) -> Result<HashMap<ObligationId, String>, Refusal> {
    let mut called: HashMap<PlanId, Option<String>> = HashMap::new();
    let mut named = HashMap::new();
    for (obligation, plan) in plans_of(tx, actor.network, wish.obligations)? {
        let name = match called.entry(plan.id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(name(tx, actor, wish, &plan)?),
        };
        if let Some(name) = name {
            named.insert(obligation, name.clone());
        }
    }
    Ok(named)
}

/// Nothing when they may not read it; nobody asked, so nothing was refused.
fn name(tx: &mut Tx<'_>, actor: &Actor, wish: &Wish<'_>, plan: &Plan) -> Result<Option<String>, Refusal> {
    if !share::reads(tx, actor, wish.now, plan)?.part(Part::Identity) {
        return Ok(None);
    }
    let look = Look {
        reader: Reader::worker(actor),
        subject: plan::subject(plan.id),
        part: Part::Identity,
        purpose: Purpose::Help,
        behalf: None,
        request: wish.request,
    };
    match Reading::of(tx, wish.now, wish.keys, &look, Ok(())) {
        Ok(Looked::Granted(reading)) => Ok(Some(plan.called(&reading)?)),
        // Who was erased has no name left; what is open about them stays on the list.
        Ok(Looked::Refused(_)) | Err(Refusal::NotNow("reading-erased")) => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

fn plans_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    obligations: &[ObligationId],
) -> Result<Vec<(ObligationId, Plan)>, Refusal> {
    let mut found = Vec::new();
    for kind in KINDS {
        let mut params: Vec<&dyn ToValue> = vec![&network, kind];
        let places: Vec<String> = obligations
            .iter()
            .map(|id| {
                params.push(id);
                format!("${}", params.len())
            })
            .collect();
        let sql = format!(
            "select obligation.id as obligation_id, {} from obligation
             join {kind} on {kind}.network_id = obligation.network_id and {kind}.id = obligation.matter_id
             join plan on plan.network_id = {kind}.network_id and plan.id = {kind}.plan_id
             {}
             where obligation.network_id = $1 and obligation.matter_kind = $2 and obligation.id in ({})",
            plan::COLUMNS,
            plan::JOIN,
            places.join(", ")
        );
        let rows: Vec<Row> = tx.query(&sql, &params)?;
        for row in &rows {
            found.push((row.get("obligation_id")?, plan::read(row)?));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_plan::open_plan;
    use crate::samples::{dirk, keys};
    use kernel::PersonId;
    use kernel::ids::Uuid;
    use network::read_log;
    use network::samples::{Village, monday};
    use store::After;
    use testkit::on_both;

    #[test]
    fn the_holder_reads_whose_it_is_with_a_line_and_nobody_else_does() {
        on_both(|db| {
            let (village, keys) = (Village::build(db), keys());
            let (plan, obligation) = village
                .acts(db, village.fatima, |tx, actor| {
                    let id = open_plan(tx, actor, monday(), &keys, &dirk())?;
                    let leading = plan::load(tx, actor.network, id)?.leading;
                    let matter = crate::help_request::matter(leading);
                    let kept = worklist::obligation::of_matter(tx, actor.network, matter)?;
                    Ok((id, kept.expect("held").id))
                })
                .unwrap();
            let named = |who: PersonId| {
                village
                    .acts(db, who, |tx, actor| {
                        let obligations = &[obligation];
                        let request = Uuid::from_u128(9);
                        read(tx, actor, &Wish { obligations, keys: &keys, now: monday(), request })
                    })
                    .unwrap()
            };
            assert_eq!(named(village.marleen), HashMap::new());
            assert_eq!(named(village.fatima), HashMap::from([(obligation, "Dirk de Groot".to_owned())]));
            let lines =
                db.read_here(|tx| read_log::about(tx, village.network, plan.into(), &After::start(9)));
            let readers: Vec<_> = lines.unwrap().rows.into_iter().map(|line| line.reader).collect();
            assert_eq!(readers, [Some(village.fatima)]);
        });
    }
}
