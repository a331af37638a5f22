//! The professionals around a plan: whoever holds something of it, and whoever sits at its table. Each of them counts as
//! one, however much they hold. How many there are is a figure; who they are is for those around it.

use crate::help_request::MATTER;
use crate::plan::Plan;
use crate::share::{self, Reads};
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp};
use network::person;
use store::{Error, Tx};

/// One of the professionals around a plan.
#[derive(Clone, Debug)]
pub struct Around {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// Whether they hold a help request of it.
    pub holds: bool,
    /// Whether the resident speaks with them.
    pub spokesperson: bool,
}

/// The professionals around a plan: those who hold, then those at the table, longest there first.
pub fn of_plan(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan) -> Result<Vec<Around>, Error> {
    let mut around = holding(tx, plan)?;
    for seated in share::at_table(tx, plan.network, now, plan.id)? {
        match around.iter_mut().find(|one| one.person == seated.person) {
            Some(one) => one.spokesperson |= seated.spokesperson,
            None => around.push(Around {
                person: seated.person,
                name: seated.name,
                organisation: seated.organisation,
                organisation_name: seated.organisation_name,
                holds: false,
                spokesperson: seated.spokesperson,
            }),
        }
    }
    Ok(around)
}

fn holding(tx: &mut Tx<'_>, plan: &Plan) -> Result<Vec<Around>, Error> {
    let rows = tx.query(
        "select obligation.holder_person, person.name from help_request
         join obligation on obligation.network_id = help_request.network_id and obligation.matter_kind = $3
           and obligation.matter_id = help_request.id and obligation.state <> 'settled'
         join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
         where help_request.network_id = $1 and help_request.plan_id = $2 and help_request.state = 'open'
         order by help_request.id",
        &[&plan.network, &plan.id, &MATTER],
    )?;
    let mut around: Vec<Around> = Vec::with_capacity(rows.len());
    for row in &rows {
        let person: PersonId = row.get("holder_person")?;
        if around.iter().any(|one| one.person == person) {
            continue;
        }
        let organisation = person::organisation_of(tx, plan.network, person)?.unwrap_or(plan.organisation);
        let known = network::organisation::load(tx, plan.network, organisation)?;
        around.push(Around {
            person,
            name: row.get("name")?,
            organisation,
            organisation_name: known.map(|one| one.name).unwrap_or_default(),
            holds: true,
            spokesperson: false,
        });
    }
    Ok(around)
}

/// What somebody may read of a plan as a person, whatever their organisation may.
pub fn reads_of(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan, person: PersonId) -> Result<Reads, Error> {
    share::reads_as(tx, now, plan, (person, None, &[]))
}

/// How many open plans have so many professionals around them, the fewest first: a figure without names.
pub fn count(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp) -> Result<Vec<(i64, i64)>, Error> {
    let rows = tx.query(
        "select around.professionals, count(*) as plans from (
           select seated.plan_id, count(*) as professionals from (
             select help_request.plan_id, obligation.holder_person as person_id from help_request
             join obligation on obligation.network_id = help_request.network_id and obligation.matter_kind = $3
               and obligation.matter_id = help_request.id and obligation.state <> 'settled'
             where help_request.network_id = $1 and help_request.state = 'open'
               and obligation.holder_person is not null
             union
             select share.plan_id, share.person_id from share
             join plan on plan.network_id = share.network_id and plan.id = share.plan_id and plan.state = 'open'
             where share.network_id = $1 and share.at_table and share.ended_at is null
               and (share.until is null or share.until > $2)
           ) seated group by seated.plan_id
         ) around group by around.professionals order by around.professionals",
        &[&network, &now, &MATTER],
    )?;
    rows.iter().map(|row| Ok((row.get("professionals")?, row.get("plans")?))).collect()
}
