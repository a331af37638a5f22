//! The lead as their resident knows them: who it is, where they work, and the number to call. And how a lead hears what a
//! resident did on their own side: that they did, and not a word of it.

use crate::lead::{self, Held};
use crate::plan::Plan;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use network::phone::{self, Phone};
use network::{Refusal, desk, organisation, person};
use obligations::Holder;
use serde_json::Map;
use std::collections::BTreeSet;
use store::{Error, Tx};
use worklist::notice::{self, Word};

/// Whom a resident turns to.
#[derive(Clone, Debug)]
pub struct Lead {
    /// Their name, or the desk's.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// The number to call.
    pub phone: Option<Phone>,
    /// Whether it is one person.
    pub person: Option<PersonId>,
    /// What they hold.
    pub held: Held,
}

/// Who leads a plan; nobody once it is closed.
pub fn of(tx: &mut Tx<'_>, plan: &Plan) -> Result<Option<Lead>, Refusal> {
    let Some(held) = lead::of(tx, plan)? else { return Ok(None) };
    let at = organisation_of(tx, plan.network, Some(held.holder))?.unwrap_or(plan.organisation);
    let found = organisation::load(tx, plan.network, at)?;
    Ok(Some(Lead {
        name: held.name.clone(),
        organisation: found.map_or_else(|| plan.organisation_name.clone(), |one| one.name),
        phone: phone::of(tx, plan.network, at)?,
        person: match held.holder {
            Holder::Person(person) => Some(person),
            Holder::Desk(_) => None,
        },
        held,
    }))
}

/// Where a holder works; none for nobody, and for the desk of the network itself.
pub(crate) fn organisation_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    holder: Option<Holder>,
) -> Result<Option<OrganisationId>, Error> {
    match holder {
        Some(Holder::Person(person)) => person::organisation_of(tx, network, person),
        Some(Holder::Desk(desk)) => desk::organisation_of(tx, network, desk),
        None => Ok(None),
    }
}

/// Lets whoever leads the plan hear what the resident did, and whoever else is in `also`.
pub(crate) fn tell(
    tx: &mut Tx<'_>,
    now: Timestamp,
    plan: &Plan,
    (text, href): (&str, &str),
    also: &[Holder],
) -> Result<(), Refusal> {
    let lead = lead::of(tx, plan)?.map(|held| held.holder);
    let mut people = BTreeSet::new();
    for holder in lead.iter().chain(also) {
        match holder {
            Holder::Person(person) => people.extend([*person]),
            Holder::Desk(desk) => people.extend(desk::staff(tx, plan.network, *desk)?),
        }
    }
    for person in people {
        let word = Word { text, facts: Map::new(), href, answerable: Some(person) };
        notice::tell(tx, now, plan.network, person, &word)?;
    }
    Ok(())
}
