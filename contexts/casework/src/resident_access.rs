//! The access of a resident as it is kept: for whom of the household, by mail or on paper, until when, and what became of
//! it. It is found by a digest of its code; the code itself is made when it is printed or mailed and kept nowhere. How
//! long one can be used, and how often somebody may be wrong, stands here.

use crate::plan::{self, Plan, PlanId, State};
use crate::{answers_for, share};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp, define_id};
use network::reading::{Codes, Keys, Reading, Sealed};
use network::resident::ResidentId;
use network::{Actor, Refusal};
use obligations::Holder;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One access.
    AccessId
);
store::id_value!(AccessId);

/// A link can be used for so many hours.
pub const LINK_HOURS: i64 = 24;
/// A code on paper can be used for so many days.
pub const PAPER_DAYS: i64 = 14;
/// After so many wrong words an access opens nothing any more.
pub const MOST_WRONG: i64 = 5;
/// So many are shown, the newest.
const SHOWN: i64 = 30;

network::named! {
    /// How it comes to them.
    pub enum Means, text "access-means" {
        /// On paper, handed over.
        Paper = "paper",
        /// A link in a mail.
        Mail = "mail",
    }
}

impl Means {
    /// Until when it can be used.
    pub fn ends_at(self, now: Timestamp) -> Timestamp {
        let hours = match self {
            Self::Paper => PAPER_DAYS * 24,
            Self::Mail => LINK_HOURS,
        };
        Timestamp::from_second(now.as_second() + hours * 3_600).unwrap_or(now)
    }
}

network::named! {
    /// What they must know besides.
    pub enum Factor, text "access-factor" {
        /// The year in which they were born.
        BirthYear = "birth_year",
        /// A word that was agreed when it was given.
        Word = "word",
    }
}

/// An access.
#[derive(Clone, Debug)]
pub struct Access {
    /// Its id.
    pub id: AccessId,
    /// Where.
    pub network: NetworkId,
    /// For which plan.
    pub plan: PlanId,
    /// For whom of its household.
    pub resident: ResidentId,
    /// How it comes to them.
    pub means: Means,
    /// What they must know besides.
    pub factor: Factor,
    /// When it was given.
    pub given_at: Timestamp,
    /// By whom.
    pub given_by: String,
    /// Until when it can be used.
    pub ends_at: Timestamp,
    /// How often somebody was wrong.
    pub wrong: i64,
    /// When the mail went.
    pub sent_at: Option<Timestamp>,
    used_at: Option<Timestamp>,
    withdrawn_at: Option<Timestamp>,
    mark: Vec<u8>,
    name: Option<Sealed>,
}

/// What became of an access.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    /// It can be used.
    Open,
    /// It was used, once.
    Used(Timestamp),
    /// Somebody withdrew it, or gave a newer one.
    Withdrawn(Timestamp),
    /// Somebody was wrong too often.
    Locked,
    /// Nobody used it in time.
    Ended,
}

impl Access {
    /// What became of it.
    pub fn stands(&self, now: Timestamp) -> Stands {
        match (self.withdrawn_at, self.used_at) {
            (Some(at), _) => Stands::Withdrawn(at),
            (None, Some(at)) => Stands::Used(at),
            (None, None) if self.wrong >= MOST_WRONG => Stands::Locked,
            (None, None) if self.ends_at <= now => Stands::Ended,
            (None, None) => Stands::Open,
        }
    }

    /// Whether that is the word that they must know.
    pub fn fits(&self, codes: &Codes, word: &str) -> bool {
        codes.fits(self.id, word, &self.mark)
    }

    /// Whose it is; nothing when it is whom the plan is called after.
    pub fn name(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        let open = |sealed: &Sealed| Ok(reading.open("resident.name", self.resident, sealed)?.to_string());
        self.name.as_ref().map(open).transpose()
    }
}

const SELECT: &str = "select resident_access.id, resident_access.network_id, resident_access.plan_id,
      resident_access.resident_id, resident_access.means, resident_access.factor, resident_access.factor_mark,
      resident_access.given_at, resident_access.ends_at, resident_access.wrong_tries, resident_access.sent_at,
      resident_access.used_at, resident_access.withdrawn_at, person.name as given_by, resident.name
    from resident_access
    join person on person.network_id = resident_access.network_id and person.id = resident_access.given_by
    join resident on resident.network_id = resident_access.network_id and resident.id = resident_access.resident_id";

/// Those of a plan, the newest first.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<Access>, Error> {
    let sql = format!(
        "{SELECT} where resident_access.network_id = $1 and resident_access.plan_id = $2
         order by resident_access.id desc limit $3"
    );
    tx.query(&sql, &[&network, &plan, &SHOWN])?.iter().map(read).collect()
}

/// One, which nobody else uses until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: AccessId) -> Result<Access, Refusal> {
    let lock = format!(
        "select id from resident_access where network_id = $1 and id = $2{}",
        dialect::for_update(tx)
    );
    tx.query(&lock, &[&network, &id])?;
    let sql = format!("{SELECT} where resident_access.network_id = $1 and resident_access.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("access"))?;
    Ok(read(&row)?)
}

/// The access whose code was typed, in whichever network it was given, with what tells its word.
pub fn find(tx: &mut Tx<'_>, keys: &Keys, typed: &str) -> Result<Option<(Access, Codes)>, Refusal> {
    for (network, _) in network::founding::networks(tx)? {
        let Some(codes) = keys.codes_if_any(tx, network)? else { continue };
        let row = tx.first(
            "select id from resident_access where network_id = $1 and digest = $2",
            &[&network, &codes.digest(typed)],
        )?;
        if let Some(row) = row {
            return Ok(Some((load_to_change(tx, network, row.get("id")?)?, codes)));
        }
    }
    Ok(None)
}

/// How many of a household were ever let in.
pub fn of_household(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<i64, Error> {
    let row = tx.first(
        "select count(*) as counted from resident where network_id = $1 and plan_id = $2",
        &[&network, &plan],
    )?;
    row.map_or(Ok(0), |row| row.get("counted"))
}

fn read(row: &Row) -> Result<Access, Error> {
    Ok(Access {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        resident: row.get("resident_id")?,
        means: row.get("means")?,
        factor: row.get("factor")?,
        given_at: row.get("given_at")?,
        given_by: row.get("given_by")?,
        ends_at: row.get("ends_at")?,
        wrong: row.get("wrong_tries")?,
        sent_at: row.get("sent_at")?,
        used_at: row.get("used_at")?,
        withdrawn_at: row.get("withdrawn_at")?,
        mark: row.get("factor_mark")?,
        name: row.get("name")?,
    })
}

/// Whoever holds the plan may; of a closed one, from which a resident may still say that they are not helped, whoever
/// answers for it.
pub(crate) fn may_give(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: PlanId) -> Result<Plan, Refusal> {
    let plan = plan::load(tx, actor.network, id)?;
    let mut matter = share::reads(tx, actor, now, &plan)?.matter(actor);
    if plan.state == State::Closed && plan.erased_at.is_none() {
        let answers = match answers_for::answers_for(tx, &plan)? {
            Holder::Person(person) => person == actor.person,
            Holder::Desk(desk) => actor.desks.contains(&desk),
        };
        matter.leads.extend(answers.then_some(actor.person));
    }
    actor.may("give_resident_access", &matter)?;
    Ok(plan)
}

/// Nobody comes in any more, and what told a name, a code or a word from another tells it no longer.
pub(crate) fn forget(tx: &mut Tx<'_>, now: Timestamp, plan: &Plan) -> Result<(), Refusal> {
    tx.execute(
        "delete from resident_session where network_id = $1 and plan_id = $2",
        &[&plan.network, &plan.id],
    )?;
    for row in &tx
        .query("select id from resident where network_id = $1 and plan_id = $2", &[&plan.network, &plan.id])?
    {
        let id: ResidentId = row.get("id")?;
        let nothing = Uuid::from(id).as_bytes().to_vec();
        tx.execute(
            "update resident set name_mark = $3 where network_id = $1 and id = $2",
            &[&plan.network, &id, &nothing],
        )?;
    }
    for row in &tx.query(
        "select id from resident_access where network_id = $1 and plan_id = $2",
        &[&plan.network, &plan.id],
    )? {
        let id: AccessId = row.get("id")?;
        let nothing = Uuid::from(id).as_bytes().to_vec();
        tx.execute(
            "update resident_access set digest = $3, factor_mark = $3, address = null,
               withdrawn_at = case when used_at is null and withdrawn_at is null then $4 else withdrawn_at end
             where network_id = $1 and id = $2",
            &[&plan.network, &id, &nothing, &now],
        )?;
    }
    Ok(())
}
