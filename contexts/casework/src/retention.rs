//! How long a closed plan is kept: data with a version and its source per kind of help, and the clock that makes somebody
//! answer when the time is over. Each help request falls under a term; a file is kept as long as the longest of its own,
//! counted from when that one closed, and not as long as the longest of all files of a person (domain §3f).

use crate::answers_for;
use crate::help_request::{self, HelpRequest, HelpRequestId};
use crate::plan::{self, Plan, PlanId};
use kernel::{NetworkId, Timestamp, calendar};
use network::Refusal;
use obligations::{Holder, Moment};
use store::{Db, Error, Tx};
use worklist::{Matter, Opening, why};

/// The kind of the matter of a plan whose time is over; its id is the plan's.
pub const MATTER: &str = "retention";
/// Whoever must say whether it goes or stays has so many working days.
const DECIDED_WITHIN: u16 = 20;
/// So many are looked at in one pass of the clock; what is left comes in the next.
const ROUND: i64 = 500;

/// How long.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lasts {
    /// So many years.
    Years(i32),
    /// So many days.
    Days(i32),
}

/// A term of retention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its name in the record.
    pub code: &'static str,
    /// The key of its text.
    pub text_key: &'static str,
    /// The key of the text that says where it comes from.
    pub source_key: &'static str,
    /// From the end of the help.
    pub lasts: Lasts,
}

/// The terms, as they were last looked at in `legal::VERSION`. The first holds where nobody said otherwise.
pub const TERMS: [Term; 4] = [
    // The law sets none; organisations set a short one, with their reasons. Ours is two years.
    term("welfare", ("retention-welfare", "retention-welfare-source"), Lasts::Years(2)),
    // Wmo 2015, article 5.3.4.
    term("wmo", ("retention-wmo", "retention-wmo-source"), Lasts::Years(15)),
    // Jeugdwet, article 7.3.8: twenty years since 2020; older pages say fifteen.
    term("youth", ("retention-youth", "retention-youth-source"), Lasts::Years(20)),
    // An application that was withdrawn has nothing left to account for.
    term("withdrawn", ("retention-withdrawn", "retention-withdrawn-source"), Lasts::Days(42)),
];

const fn term(
    code: &'static str,
    (text_key, source_key): (&'static str, &'static str),
    lasts: Lasts,
) -> Term {
    Term { code, text_key, source_key, lasts }
}

/// The term of that name.
pub fn named(code: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.code == code)
}

/// The term that a help request falls under.
pub fn of(request: &HelpRequest) -> &'static Term {
    request.kept_as.as_deref().and_then(named).unwrap_or(&TERMS[0])
}

impl Term {
    /// Until when something that ended at `end` is kept.
    pub fn until(&self, end: Timestamp) -> Timestamp {
        match self.lasts {
            Lasts::Years(years) => calendar::in_months(end, years * 12),
            Lasts::Days(days) => calendar::in_days(end, days),
        }
    }
}

/// Until when a plan with these help requests is kept; nothing while one of them is open.
pub fn end_of(requests: &[HelpRequest]) -> Option<Timestamp> {
    let ends: Option<Vec<Timestamp>> =
        requests.iter().map(|one| one.closed.map(|(_, at)| of(one).until(at))).collect();
    ends?.into_iter().max()
}

/// Sets until when a closed plan is kept.
pub fn set_end(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<(), Error> {
    let until = end_of(&help_request::of_plan(tx, network, plan)?);
    tx.execute(
        "update plan set kept_until = $3 where network_id = $1 and id = $2 and state = 'closed'
           and erased_at is null",
        &[&network, &plan, &until],
    )?;
    Ok(())
}

/// Writes down which term a help request falls under.
pub(crate) fn falls_under(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (plan, request): (PlanId, HelpRequestId),
    term: &Term,
) -> Result<(), Error> {
    tx.execute(
        "update help_request set kept_as = $3 where network_id = $1 and id = $2",
        &[&network, &request, &term.code],
    )?;
    set_end(tx, network, plan)
}

/// What the obligation of a plan whose time is over is about.
pub fn matter(plan: PlanId) -> Matter {
    Matter::new(MATTER, plan)
}

/// Passes over every closed plan that has no end yet, and every one whose end has come; returns how many were looked at.
/// Safe with any number of nodes: each is a transaction of its own. Blocking: call it off the request threads.
pub fn pass(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due = db.read_here(|tx| Ok::<_, Refusal>(due(tx, now)?))?;
    for (network, id) in &due {
        match db.write_here(|tx| pass_over(tx, now, (*network, *id))) {
            Ok(()) | Err(Refusal::Store(Error::Conflict)) => {}
            Err(refusal) => {
                tracing::error!(plan = %id, error = %refusal, "the clock could not pass over a closed plan");
            }
        }
    }
    Ok(due.len())
}

fn due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(NetworkId, PlanId)>, Error> {
    let mut rows = tx.query(
        "select network_id, id from plan where state = 'closed' and kept_until is null and erased_at is null
         order by network_id, id limit $1",
        &[&ROUND],
    )?;
    rows.extend(tx.query(
        "select plan.network_id, plan.id from plan
         where plan.kept_until is not null and plan.erased_at is null and plan.kept_until <= $1
           and plan.state = 'closed'
           and not exists (select 1 from obligation where obligation.network_id = plan.network_id
             and obligation.matter_kind = $2 and obligation.matter_id = plan.id and obligation.state <> 'settled')
           and not exists (select 1 from right_request where right_request.network_id = plan.network_id
             and right_request.plan_id = plan.id and right_request.stage = 'confirming')
         order by plan.kept_until, plan.network_id, plan.id limit $3",
        &[&now, &MATTER, &ROUND],
    )?);
    rows.iter().map(|row| Ok((row.get("network_id")?, row.get("id")?))).collect()
}

fn pass_over(tx: &mut Tx<'_>, now: Timestamp, (network, id): (NetworkId, PlanId)) -> Result<(), Refusal> {
    let found = plan::load_to_change(tx, network, id)?;
    if found.state == plan::State::Open || found.erased_at.is_some() {
        return Ok(());
    }
    match found.kept_until {
        None => Ok(set_end(tx, network, id)?),
        Some(until) if until <= now => open(tx, now, &found),
        Some(_) => Ok(()),
    }
}

/// Whoever answers for the plan says whether it goes or stays.
fn open(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    let held = worklist::obligation::of_matter(tx, plan.network, matter(plan.id))?;
    if held.is_some_and(|kept| kept.state.hold().is_some()) {
        return Ok(());
    }
    let holder: Holder = answers_for::answers_for(tx, plan)?;
    let opening = Opening {
        network: plan.network,
        matter: matter(plan.id),
        title: String::new(),
        href: format!("{}/rechten", plan.href()),
        shielded: true,
        holder,
        moment: Moment {
            at: calendar::in_working_days(now, DECIDED_WITHIN),
            why: why::rule("why-retention")?,
        },
    };
    worklist::open(tx, now, None, opening)?;
    Ok(())
}

/// Settles it, when it is open.
pub(crate) fn settle(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan, outcome: &str) -> Result<(), Refusal> {
    let held = worklist::obligation::of_matter(tx, plan.network, matter(plan.id))?;
    if held.is_some_and(|kept| kept.state.hold().is_some()) {
        worklist::settle(tx, now, plan.network, matter(plan.id), outcome)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_term_is_counted_from_the_end_of_the_help() {
        let end: Timestamp = "2026-11-23T08:10:00Z".parse().unwrap();
        let check = |code: &str, expect: &str| {
            assert_eq!(calendar::day(named(code).unwrap().until(end)).to_string(), expect, "{code}");
        };
        check("welfare", "2028-11-23");
        check("wmo", "2041-11-23");
        check("youth", "2046-11-23");
        check("withdrawn", "2027-01-04");
        assert_eq!(named("forever"), None);
    }
}
