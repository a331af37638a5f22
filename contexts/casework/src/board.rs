//! The pontoon board: who stands on which pontoon, and on top whoever is at risk of falling between. Everybody in the
//! network reads it; names stand there only for whoever is in the circle of a plan, and each name is a look.

use crate::help_request::{self, HelpRequest};
use crate::plan::PlanId;
use directory::pontoon::Pontoon;
use kernel::{NetworkId, OrganisationId, Timestamp};
use std::fmt::Write as _;
use store::{Error, Row, ToValue, Tx};

/// So many at risk are shown; the rest is counted.
pub const RISKS: i64 = 8;
/// So many holders are named on a pontoon, who carry most.
pub const HOLDERS: i64 = 12;
/// Nothing is counted further than this.
pub const MOST: i64 = 999;

/// What the reader keeps the board to.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// One area.
    pub area: Option<String>,
    /// The plans of one organisation.
    pub organisation: Option<OrganisationId>,
}

/// Why somebody is at risk of falling, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Risk {
    /// The moment passed.
    Overdue,
    /// Whoever held it is not there, and nobody by name has taken it from the desk yet.
    Absent,
    /// Offered to another, who didn't answer in time.
    Unanswered,
    /// Waiting, and nobody agreed who carries them.
    NoBridge,
    /// It climbed away from whoever held it.
    Climbed,
}

impl Risk {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Absent, Self::Unanswered, Self::NoBridge, Self::Climbed];

    /// When it is so at the moment $2, each by an index of its own; and who comes first.
    fn said(self) -> (&'static str, &'static str) {
        let by_moment = "obligation.moment_at, obligation.id";
        match self {
            Self::Overdue => ("obligation.moment_at < $2", by_moment),
            Self::Absent => {
                ("(obligation.holder_desk is not null and obligation.rung = 'holder')", by_moment)
            }
            Self::Unanswered => (
                "help_request.id in (
                   select handover.help_request_id from obligation asked
                   join handover on handover.network_id = asked.network_id and handover.id = asked.matter_id
                   where asked.network_id = $1 and asked.matter_kind = 'handover' and asked.state <> 'settled'
                     and asked.moment_at < $2 and handover.stage in ('sent', 'seen')
                   union all
                   select help_request_id from handover where network_id = $1 and stage = 'unanswered')",
                by_moment,
            ),
            Self::NoBridge => (
                "(help_request.waiting_since <= $2
                   and not exists (select 1 from bridge where bridge.network_id = help_request.network_id
                     and bridge.help_request_id = help_request.id and bridge.ended_at is null))",
                "help_request.waiting_since, help_request.id",
            ),
            Self::Climbed => ("obligation.rung <> 'holder'", by_moment),
        }
    }

    /// The column that says it.
    fn column(self) -> &'static str {
        match self {
            Self::Overdue => "is_overdue",
            Self::Absent => "is_absent",
            Self::Unanswered => "is_unanswered",
            Self::NoBridge => "is_without_bridge",
            Self::Climbed => "is_climbed",
        }
    }
}

/// One open help request on the board.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The request.
    pub request: HelpRequest,
    /// Whose record its plan is.
    pub organisation_name: String,
    /// Who holds it.
    pub holder: String,
    /// Until when.
    pub moment: Timestamp,
    /// Why then: a rule's key.
    pub why: String,
    /// Why it is at risk: every reason that there is.
    pub risks: Vec<Risk>,
    /// Who left it, when it climbed.
    pub left_by: Option<String>,
}

/// A pontoon with whoever stands on it.
#[derive(Clone, Debug)]
pub struct Band {
    /// Which.
    pub pontoon: Pontoon,
    /// How many, counted no further than `MOST`.
    pub count: i64,
    /// Who waits there with a bridge or without.
    pub waiting: i64,
    /// Who holds how many of them, those with most first, as far as they were counted.
    pub holders: Vec<(String, i64)>,
}

/// The board.
#[derive(Clone, Debug)]
pub struct Board {
    /// Whoever is at risk, the longest first.
    pub at_risk: Vec<Standing>,
    /// Whether there are more.
    pub more_at_risk: bool,
    /// The three pontoons.
    pub bands: Vec<Band>,
}

const FROM: &str = "from help_request
    join obligation on obligation.network_id = help_request.network_id
      and obligation.matter_kind = 'help_request' and obligation.matter_id = help_request.id
      and obligation.state <> 'settled'
    join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id
    join organisation on organisation.network_id = plan.network_id and organisation.id = plan.organisation_id
    left join person on person.network_id = obligation.network_id and person.id = obligation.holder_person
    left join desk on desk.network_id = obligation.network_id and desk.id = obligation.holder_desk
    left join person before on before.network_id = obligation.network_id and before.id = obligation.previous_person
    left join desk before_desk on before_desk.network_id = obligation.network_id
      and before_desk.id = obligation.previous_desk";

fn select(also: &str) -> String {
    format!(
        "select {}, organisation.name as organisation_name, obligation.moment_at, obligation.moment_why,
           coalesce(person.name, desk.name) as holder, coalesce(before.name, before_desk.name) as left_by{also} {FROM}",
        help_request::COLUMNS
    )
}

/// Reads the board.
pub fn read(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp, kept: &Kept) -> Result<Board, Error> {
    let at_risk = at_risk(tx, network, now, kept)?;
    let bands =
        Pontoon::ALL.iter().map(|pontoon| band(tx, network, (*pontoon, kept))).collect::<Result<_, _>>()?;
    let most = usize::try_from(RISKS).unwrap_or(usize::MAX);
    let more_at_risk = at_risk.len() > most;
    Ok(Board { at_risk: at_risk.into_iter().take(most).collect(), more_at_risk, bands })
}

/// The first of each kind of risk in turn, so that no kind hides another; each with every reason that there is.
fn at_risk(tx: &mut Tx<'_>, network: NetworkId, now: Timestamp, kept: &Kept) -> Result<Vec<Standing>, Error> {
    let reasons: String = Risk::ALL.iter().fold(String::new(), |said, risk| {
        format!("{said}, cast(case when {} then 1 else 0 end as bigint) as {}", risk.said().0, risk.column())
    });
    let mut kinds = Vec::with_capacity(Risk::ALL.len());
    let room = RISKS + 1;
    for risk in Risk::ALL {
        let (condition, order) = risk.said();
        let mut params: Vec<&dyn ToValue> = vec![&network, &now];
        let narrowed = narrowed(kept, &mut params);
        params.push(&room);
        let sql = format!(
            "{} where help_request.network_id = $1 and help_request.state = 'open' and {condition}{narrowed}
             order by {order} limit ${}",
            select(&reasons),
            params.len()
        );
        kinds.push(tx.query(&sql, &params)?.into_iter());
    }
    let mut found: Vec<Standing> = Vec::new();
    for _turn in 0..room {
        for kind in &mut kinds {
            let Some(row) = kind.next() else { continue };
            let one = standing(&row)?;
            if found.iter().all(|other| other.request.id != one.request.id) {
                found.push(Standing { risks: risks(&row)?, ..one });
            }
        }
    }
    Ok(found)
}

fn risks(row: &Row) -> Result<Vec<Risk>, Error> {
    let mut risks = Vec::new();
    for risk in Risk::ALL {
        if row.get::<i64>(risk.column())? == 1 {
            risks.push(risk);
        }
    }
    Ok(risks)
}

fn band(tx: &mut Tx<'_>, network: NetworkId, (pontoon, kept): (Pontoon, &Kept)) -> Result<Band, Error> {
    let count = counted(tx, network, (pontoon, kept), "")?;
    let waiting = counted(tx, network, (pontoon, kept), " and help_request.waiting_since is not null")?;
    let most = MOST;
    let mut params: Vec<&dyn ToValue> = vec![&network, &pontoon];
    let narrowed = narrowed(kept, &mut params);
    params.extend([&most as &dyn ToValue, &HOLDERS]);
    let sql = format!(
        "select holder, count(*) as counted from (
           select coalesce(person.name, desk.name) as holder {FROM}
           where help_request.network_id = $1 and help_request.pontoon = $2 and help_request.state = 'open'{narrowed}
           limit ${}) standing
         group by holder order by counted desc, holder limit ${}",
        params.len() - 1,
        params.len()
    );
    let rows = tx.query(&sql, &params)?;
    let holders = rows.iter().map(|row| Ok((row.get("holder")?, row.get("counted")?)));
    Ok(Band { pontoon, count, waiting, holders: holders.collect::<Result<_, Error>>()? })
}

/// The open help requests of these plans, whose moment comes first.
pub fn of_plans(tx: &mut Tx<'_>, network: NetworkId, plans: &[PlanId]) -> Result<Vec<Standing>, Error> {
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let mut places = Vec::with_capacity(plans.len());
    for plan in plans {
        params.push(plan);
        places.push(format!("${}", params.len()));
    }
    let sql = format!(
        "{} where help_request.network_id = $1 and help_request.state = 'open' and help_request.plan_id in ({})
         order by obligation.moment_at, obligation.id",
        select(""),
        places.join(", ")
    );
    tx.query(&sql, &params)?.iter().map(standing).collect()
}

fn counted(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (pontoon, kept): (Pontoon, &Kept),
    also: &str,
) -> Result<i64, Error> {
    let most = MOST + 1;
    let mut params: Vec<&dyn ToValue> = vec![&network, &pontoon];
    let narrowed = narrowed(kept, &mut params);
    params.push(&most);
    let plan = match kept.organisation {
        Some(_) => {
            "join plan on plan.network_id = help_request.network_id and plan.id = help_request.plan_id"
        }
        None => "",
    };
    let sql = format!(
        "select count(*) as counted from (select help_request.id from help_request {plan}
           where help_request.network_id = $1 and help_request.pontoon = $2 and help_request.state = 'open'{also}
             {narrowed} limit ${}) standing",
        params.len()
    );
    tx.first(&sql, &params)?.map_or(Ok(0), |row| row.get("counted"))
}

fn narrowed<'k>(kept: &'k Kept, params: &mut Vec<&'k dyn ToValue>) -> String {
    let mut said = String::new();
    if let Some(area) = &kept.area {
        params.push(area);
        write!(said, " and help_request.area_code = ${}", params.len())
            .expect("writing to a string succeeds");
    }
    if let Some(organisation) = &kept.organisation {
        params.push(organisation);
        write!(said, " and plan.organisation_id = ${}", params.len()).expect("writing to a string succeeds");
    }
    said
}

fn standing(row: &Row) -> Result<Standing, Error> {
    Ok(Standing {
        request: help_request::read(row)?,
        organisation_name: row.get("organisation_name")?,
        holder: row.get("holder")?,
        moment: row.get("moment_at")?,
        why: row.get("moment_why")?,
        risks: Vec::new(),
        left_by: row.get("left_by")?,
    })
}
