//! What somebody asks about what is kept of them, as it is kept: to see it, to correct it, to have it erased. While it is
//! open somebody holds it, with one calendar month to answer (GDPR, article 12); the clock of obligations reminds half-way.

use crate::plan::{self, Plan, PlanId};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::reading::{Reading, Sealed};
use network::resident::ResidentId;
use network::{Actor, Refusal};
use obligations::{Holder, Moment};
use store::{Error, Row, Tx, dialect};
use worklist::{Matter, Opening, why};

define_id!(
    /// One request.
    RightRequestId
);
store::id_value!(RightRequestId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "right_request";
/// It is answered within so many calendar months.
const ANSWERED_WITHIN_MONTHS: i32 = 1;
/// Whoever says the second yes has so many working days.
const CONFIRMED_WITHIN: u16 = 5;

network::named! {
    /// What is asked.
    pub enum Right, text "right" {
        /// To see everything that is kept.
        Access = "access",
        /// To have something corrected, with their own words beside it.
        Correction = "correction",
        /// To have everything erased.
        Erasure = "erasure",
    }
}

network::named! {
    /// Who asks.
    pub enum Asker, text "right-asker" {
        /// Whose plan it is.
        Resident = "resident",
        /// Somebody else of the household.
        Household = "household",
        /// Somebody on their behalf: a parent, a guardian, a lawyer.
        Representative = "representative",
        /// Nobody: its time ran out.
        Retention = "retention",
    }
}

network::named! {
    /// Where it stands.
    pub enum Stage, text "right-stage" {
        /// Nobody answered yet.
        Asked = "asked",
        /// An erasure that was granted, before somebody else's yes.
        Confirming = "confirming",
        /// It was done.
        Granted = "granted",
        /// It was not, with the reason.
        Refused = "refused",
    }
}

network::named! {
    /// What a correction is about.
    pub enum About, text "right-about" {
        /// The worry, or the plan as a whole.
        Plan = "plan",
        /// What they ask help with.
        HelpRequest = "help_request",
        /// What was noted of a contact.
        Contact = "contact",
        /// What was agreed.
        Agreement = "agreement",
        /// What they want.
        Goal = "goal",
        /// What was noted of the household, strengths and worries.
        Note = "plan_note",
    }
}

/// A request, sealed.
#[derive(Clone, Debug)]
pub struct RightRequest {
    /// Its id.
    pub id: RightRequestId,
    /// Where.
    pub network: NetworkId,
    /// About whom.
    pub plan: PlanId,
    /// What is asked.
    pub right: Right,
    /// Who asks.
    pub asker: Asker,
    /// What a correction is about.
    pub about: (About, Uuid),
    /// When.
    pub asked_at: Timestamp,
    /// Until when it is answered.
    pub answer_by: Timestamp,
    /// Where it stands.
    pub stage: Stage,
    /// Who of the household asked on their own side; nobody when a worker wrote it down.
    pub resident: Option<ResidentId>,
    /// Who answered, and when.
    pub answered: Option<(PersonId, Timestamp)>,
    /// For compare-and-swap.
    pub version: i64,
    words: Option<Sealed>,
    answer: Option<Sealed>,
}

impl RightRequest {
    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new(MATTER, self.id)
    }

    /// What they say themselves.
    pub fn words(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        opened(reading, ("right_request.words", self.id), self.words.as_ref())
    }

    /// What was answered.
    pub fn answer(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        opened(reading, ("right_request.answer", self.id), self.answer.as_ref())
    }

    /// Whether somebody still has to do something with it.
    pub fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Asked | Stage::Confirming)
    }

    /// Its obligation, which tells nothing of anybody.
    pub(crate) fn opening(&self, holder: Holder, (at, why): (Timestamp, &str)) -> Result<Opening, Refusal> {
        let page = if self.stage == Stage::Confirming { "wissen" } else { "rechten" };
        Ok(Opening {
            network: self.network,
            matter: self.matter(),
            title: String::new(),
            href: format!("{}/{page}", plan::href(self.plan)),
            shielded: true,
            holder,
            moment: Moment { at, why: why::rule(why)? },
        })
    }
}

fn opened(
    reading: &Reading,
    (field, id): (&str, RightRequestId),
    sealed: Option<&Sealed>,
) -> Result<Option<String>, Refusal> {
    sealed.map(|sealed| Ok(reading.open(field, id, sealed)?.to_string())).transpose()
}

/// Until when something asked at `now` is answered.
pub fn answer_by(now: Timestamp) -> Timestamp {
    calendar::in_months(now, ANSWERED_WITHIN_MONTHS)
}

/// Until when an erasure has its second yes.
pub(crate) fn confirm_by(now: Timestamp) -> Timestamp {
    calendar::in_working_days(now, CONFIRMED_WITHIN)
}

/// A request to keep.
pub(crate) struct New<'a> {
    pub plan: PlanId,
    pub right: Right,
    pub asker: Asker,
    pub about: (About, Uuid),
    pub words: Option<&'a Sealed>,
    pub recorded_by: Option<PersonId>,
    pub resident: Option<ResidentId>,
    pub form_key: Uuid,
}

/// Keeps a request as it was asked.
pub(crate) fn insert(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (id, new): (RightRequestId, &New<'_>),
) -> Result<RightRequest, Refusal> {
    tx.execute(
        "insert into right_request (network_id, id, plan_id, kind, asker, about_kind, about_id, words, recorded_by,
           resident_id, asked_at, answer_by, stage, form_key, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $13, $10, $11, 'asked', $12, 1)",
        &[
            &network,
            &id,
            &new.plan,
            &new.right,
            &new.asker,
            &new.about.0,
            &new.about.1,
            &new.words.cloned(),
            &new.recorded_by,
            &now,
            &answer_by(now),
            &new.form_key,
            &new.resident,
        ],
    )?;
    load(tx, network, id)
}

/// Writes down what was answered.
pub(crate) fn answer(
    tx: &mut Tx<'_>,
    now: Timestamp,
    of: &RightRequest,
    (by, stage, words): (PersonId, Stage, &Sealed),
) -> Result<RightRequest, Refusal> {
    tx.change_one(
        "update right_request set stage = $4, answer = $5, answered_by = $6, answered_at = $7, version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[&of.network, &of.id, &of.version, &stage, words, &by, &now],
    )?;
    load(tx, of.network, of.id)
}

const COLUMNS: &str =
    "network_id, id, plan_id, kind, asker, about_kind, about_id, words, asked_at, answer_by, stage,
    answer, answered_by, answered_at, resident_id, version";

/// One request.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: RightRequestId) -> Result<RightRequest, Refusal> {
    let sql = format!("select {COLUMNS} from right_request where network_id = $1 and id = $2");
    Ok(read(&tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("request"))?)?)
}

/// One request of that plan, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, of: &Plan, id: RightRequestId) -> Result<RightRequest, Refusal> {
    let sql =
        format!("select id from right_request where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&of.network, &id])?;
    let found = load(tx, of.network, id)?;
    if found.plan == of.id { Ok(found) } else { Err(Refusal::NotFound("request")) }
}

/// The one that was sent with that form.
pub(crate) fn sent_with(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (plan, form_key): (PlanId, Uuid),
) -> Result<Option<RightRequestId>, Error> {
    let row = tx.first(
        "select id from right_request where network_id = $1 and plan_id = $2 and form_key = $3",
        &[&network, &plan, &form_key],
    )?;
    row.map(|row| row.get("id")).transpose()
}

/// Which of a plan somebody wrote down.
pub fn recorded_by(tx: &mut Tx<'_>, actor: &Actor, plan: PlanId) -> Result<Vec<RightRequestId>, Error> {
    let rows = tx.query(
        "select id from right_request where network_id = $1 and plan_id = $2 and recorded_by = $3",
        &[&actor.network, &plan, &actor.person],
    )?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// All of a plan, the newest first.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<RightRequest>, Error> {
    let sql = format!(
        "select {COLUMNS} from right_request where network_id = $1 and plan_id = $2 order by id desc"
    );
    tx.query(&sql, &[&network, &plan])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<RightRequest, Error> {
    let (by, at): (Option<PersonId>, Option<Timestamp>) = (row.get("answered_by")?, row.get("answered_at")?);
    Ok(RightRequest {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        right: row.get("kind")?,
        asker: row.get("asker")?,
        about: (row.get("about_kind")?, row.get("about_id")?),
        asked_at: row.get("asked_at")?,
        answer_by: row.get("answer_by")?,
        stage: row.get("stage")?,
        resident: row.get("resident_id")?,
        answered: by.zip(at),
        version: row.get("version")?,
        words: row.get("words")?,
        answer: row.get("answer")?,
    })
}
