//! An agreement as it is kept: what one person does, in one ring around the resident. One with a day has exactly one
//! obligation while it is open; one without stands on the plan, which its lead keeps.

use crate::plan::{self, Plan, PlanId};
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::Refusal;
use network::reading::{Reading, Sealed};
use obligations::{Holder, Moment};
use store::{Error, Row, Tx, dialect};
use worklist::{Matter, Opening, why};

define_id!(
    /// One agreement.
    AgreementId
);
store::id_value!(AgreementId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "agreement";
/// The hour at which a day of work ends.
pub const END_OF_DAY: i8 = 17;

network::named! {
    /// The rings around a resident (domain C4).
    pub enum Ring, text "ring" {
        /// Their own network: family, neighbours, friends.
        Own = "own",
        /// Workers of the organisation that keeps the plan.
        Team = "team",
        /// Workers of others.
        Partners = "partners",
    }
}

network::named! {
    /// What became of it.
    pub enum State, text "agreement-state" {
        /// It stands.
        Open = "open",
        /// It was done.
        Done = "done",
        /// It was let go, with the reason.
        Dropped = "dropped",
    }
}

/// Until when it is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// No day was agreed.
    Whenever,
    /// A day that was agreed.
    By(Timestamp),
    /// A day that others set: an eviction, a hearing.
    SetByOthers(Timestamp),
}

impl Due {
    /// The day, when there is one.
    pub fn at(self) -> Option<Timestamp> {
        match self {
            Self::Whenever => None,
            Self::By(at) | Self::SetByOthers(at) => Some(at),
        }
    }

    /// When whoever does it looks at it first, and why then. A day that others set doesn't wait for that day: the first
    /// moment is today, or the next working day when today is over.
    pub fn moment(self, now: Timestamp) -> Result<Option<Moment>, Refusal> {
        let (at, key) = match self {
            Self::Whenever => return Ok(None),
            Self::By(at) => (at, "why-agreement"),
            Self::SetByOthers(at) => (at.min(first_look(now)), "why-agreement-deadline"),
        };
        Ok(Some(Moment { at, why: why::rule(key)? }))
    }
}

fn first_look(now: Timestamp) -> Timestamp {
    let today = calendar::day(now);
    let until = calendar::at_hour(today, END_OF_DAY);
    if calendar::is_working_day(today) && until > now {
        return until;
    }
    calendar::at_hour(calendar::next_working_day(today), END_OF_DAY)
}

/// An agreement, sealed.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub plan: PlanId,
    /// In which ring.
    pub ring: Ring,
    /// The worker who does it; nobody when it is one of the resident's own.
    pub person: Option<PersonId>,
    /// What it is about.
    pub theme: Option<String>,
    /// Until when.
    pub due: Due,
    /// The organisation that decides, when whoever does it may only ask (domain C10).
    pub decides: Option<String>,
    /// What became of it.
    pub state: State,
    /// Since when.
    pub state_since: Timestamp,
    /// For compare-and-swap.
    pub version: i64,
    person_name: Option<String>,
    who: Option<Sealed>,
    words: Sealed,
    outcome: Option<Sealed>,
}

/// An agreement as it is shown.
#[derive(Clone, Debug)]
pub struct Agreed {
    /// The agreement.
    pub agreement: Agreement,
    /// Who does it.
    pub who: String,
    /// What.
    pub words: String,
    /// What was said when it ended.
    pub outcome: Option<String>,
}

impl Agreement {
    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// Its words.
    pub fn opened(self, reading: &Reading) -> Result<Agreed, Refusal> {
        let open = |field: &str, sealed: &Sealed| -> Result<String, Refusal> {
            Ok(reading.open(field, self.id, sealed)?.to_string())
        };
        let who = match (&self.who, &self.person_name) {
            (Some(who), _) => open("agreement.who", who)?,
            (None, name) => name.clone().unwrap_or_default(),
        };
        let words = open("agreement.words", &self.words)?;
        let outcome = self.outcome.as_ref().map(|outcome| open("agreement.outcome", outcome)).transpose()?;
        Ok(Agreed { who, words, outcome, agreement: self })
    }

    /// Its obligation, with that holder until that moment. It tells nothing of anybody.
    pub fn opening(&self, holder: Holder, moment: Moment) -> Opening {
        Opening {
            network: self.network,
            matter: self.matter(),
            title: String::new(),
            href: plan::href(self.plan),
            shielded: true,
            holder,
            moment,
        }
    }
}

const SELECT: &str = "select agreement.network_id, agreement.id, agreement.plan_id, agreement.ring, agreement.person_id,
      person.name as person_name, agreement.who, agreement.words, agreement.theme_code, agreement.due_at,
      agreement.is_deadline, organisation.name as decides, agreement.state, agreement.state_since, agreement.outcome,
      agreement.version
    from agreement
    left join person on person.network_id = agreement.network_id and person.id = agreement.person_id
    left join organisation on organisation.network_id = agreement.network_id
      and organisation.id = agreement.decides_id";
/// So many are shown, the newest; more than anybody keeps in mind.
const SHOWN: i64 = 60;

/// One agreement of that plan, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, plan: &Plan, id: AgreementId) -> Result<Agreement, Refusal> {
    let lock = format!(
        "select id from agreement where network_id = $1 and id = $2 and plan_id = $3{}",
        dialect::for_update(tx)
    );
    tx.first(&lock, &[&plan.network, &id, &plan.id])?.ok_or(Refusal::NotFound("agreement"))?;
    let sql = format!("{SELECT} where agreement.network_id = $1 and agreement.id = $2");
    let row = tx.first(&sql, &[&plan.network, &id])?.ok_or(Refusal::NotFound("agreement"))?;
    Ok(read(&row)?)
}

/// Those of a plan, the open ones first, then the newest.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<Agreement>, Error> {
    let sql = format!(
        "{SELECT} where agreement.network_id = $1 and agreement.plan_id = $2
         order by case when agreement.state = 'open' then 0 else 1 end, agreement.id desc limit $3"
    );
    tx.query(&sql, &[&network, &plan, &SHOWN])?.iter().map(read).collect()
}

/// The open ones of a plan that the lead sees to: the resident's own, with a day.
pub fn of_own_ring(tx: &mut Tx<'_>, plan: &Plan) -> Result<Vec<Agreement>, Error> {
    let sql = format!(
        "{SELECT} where agreement.network_id = $1 and agreement.plan_id = $2 and agreement.state = 'open'
           and agreement.ring = 'own' and agreement.due_at is not null order by agreement.id"
    );
    tx.query(&sql, &[&plan.network, &plan.id])?.iter().map(read).collect()
}

/// What the resident's own people promised for a day goes along with whoever leads the plan from now on: the lead sees to
/// it. What was due already is looked at by the next working day.
pub(crate) fn follow_lead(
    tx: &mut Tx<'_>,
    now: Timestamp,
    by: PersonId,
    (plan, lead): (&Plan, Holder),
) -> Result<(), Refusal> {
    for one in of_own_ring(tx, plan)? {
        let kept = worklist::obligation::of_matter(tx, plan.network, one.matter())?;
        let Some(hold) = kept.as_ref().and_then(|kept| kept.state.hold()) else { continue };
        if hold.holder != lead {
            let at = hold.due.unwrap_or(hold.moment.at).max(calendar::in_working_days(now, 1));
            let moment = Moment { at, why: hold.moment.why.clone() };
            worklist::advance(tx, now, by, one.opening(lead, moment))?;
        }
    }
    Ok(())
}

/// Whether that worker still does something of this plan.
pub fn does_something(tx: &mut Tx<'_>, plan: &Plan, person: PersonId) -> Result<bool, Error> {
    let row = tx.first(
        "select id from agreement where network_id = $1 and plan_id = $2 and state = 'open' and person_id = $3 limit 1",
        &[&plan.network, &plan.id, &person],
    )?;
    Ok(row.is_some())
}

/// Whether something with a day is still open.
pub fn any_due(tx: &mut Tx<'_>, plan: &Plan) -> Result<bool, Error> {
    let row = tx.first(
        "select id from agreement where network_id = $1 and plan_id = $2 and state = 'open' and due_at is not null limit 1",
        &[&plan.network, &plan.id],
    )?;
    Ok(row.is_some())
}

fn read(row: &Row) -> Result<Agreement, Error> {
    let due: Option<Timestamp> = row.get("due_at")?;
    let set_by_others: bool = row.get("is_deadline")?;
    Ok(Agreement {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        ring: row.get("ring")?,
        person: row.get("person_id")?,
        theme: row.get("theme_code")?,
        due: match due {
            None => Due::Whenever,
            Some(at) if set_by_others => Due::SetByOthers(at),
            Some(at) => Due::By(at),
        },
        decides: row.get("decides")?,
        state: row.get("state")?,
        state_since: row.get("state_since")?,
        version: row.get("version")?,
        person_name: row.get("person_name")?,
        who: row.get("who")?,
        words: row.get("words")?,
        outcome: row.get("outcome")?,
    })
}
