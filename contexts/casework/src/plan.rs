//! A plan as it is kept: one story, told once, with one lead. What tells who somebody is stands sealed and is opened with
//! the plan's own key, which a `Reading` holds; what is read here without it tells nothing of anybody.

use crate::help_request::HelpRequestId;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use network::reading::{Reading, Sealed};
use store::event::Subject;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One plan.
    PlanId
);
store::id_value!(PlanId);

network::named! {
    /// Whether somebody still works on it.
    pub enum State, text "plan-state" {
        /// At least one help request is open.
        Open = "open",
        /// None is.
        Closed = "closed",
    }
}

/// A plan, sealed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// Where.
    pub network: NetworkId,
    /// Whose record it is.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// The help request whose holder is the lead.
    pub leading: HelpRequestId,
    /// Since when there is one.
    pub opened_at: Timestamp,
    /// Who opened it.
    pub opened_by: PersonId,
    /// Whether it is worked on.
    pub state: State,
    /// Since when.
    pub state_since: Timestamp,
    /// By whom.
    pub state_by: PersonId,
    /// Until when it is kept, once it is closed.
    pub kept_until: Option<Timestamp>,
    /// In which other plan of the same person it goes on.
    pub goes_on_in: Option<PlanId>,
    /// When it was erased: nobody reads it any more.
    pub erased_at: Option<Timestamp>,
    /// For compare-and-swap.
    pub version: i64,
    called: Sealed,
    worry: Sealed,
}

/// What heads every page of a plan.
#[derive(Clone, PartialEq, Eq)]
pub struct Face {
    /// What to call them.
    pub called: String,
    /// Their biggest worry, in their own words.
    pub worry: String,
}

impl Plan {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What to call them.
    pub fn called(&self, reading: &Reading) -> Result<String, Refusal> {
        Ok(reading.open("plan.called", self.id, &self.called)?.to_string())
    }

    /// Name and worry.
    pub fn face(&self, reading: &Reading) -> Result<Face, Refusal> {
        let worry = reading.open("plan.worry", self.id, &self.worry)?.to_string();
        Ok(Face { called: self.called(reading)?, worry })
    }
}

/// Whose data are read, for the read log.
pub fn subject(id: PlanId) -> Subject {
    Subject { kind: "plan", id: id.into() }
}

/// The page of a plan.
pub fn href(id: PlanId) -> String {
    format!("/plannen/{id}")
}

/// What a row of a plan is read from.
pub const COLUMNS: &str =
    "plan.network_id, plan.id, plan.organisation_id, plan.leading_id, plan.opened_at, plan.opened_by,
    plan.state, plan.state_since, plan.state_by, plan.kept_until, plan.goes_on_in,
    plan.erased_at, plan.version, plan.called, plan.worry, organisation.name as organisation_name";

/// With whose record it is.
pub const JOIN: &str = "join organisation on organisation.network_id = plan.network_id
    and organisation.id = plan.organisation_id";

/// One plan.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: PlanId) -> Result<Plan, Refusal> {
    let sql = format!("select {COLUMNS} from plan {JOIN} where plan.network_id = $1 and plan.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("plan"))?;
    Ok(read(&row)?)
}

/// One plan, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: PlanId) -> Result<Plan, Refusal> {
    let sql = format!("select id from plan where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Plan, Error> {
    Ok(Plan {
        id: row.get("id")?,
        network: row.get("network_id")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        leading: row.get("leading_id")?,
        opened_at: row.get("opened_at")?,
        opened_by: row.get("opened_by")?,
        state: row.get("state")?,
        state_since: row.get("state_since")?,
        state_by: row.get("state_by")?,
        kept_until: row.get("kept_until")?,
        goes_on_in: row.get("goes_on_in")?,
        erased_at: row.get("erased_at")?,
        version: row.get("version")?,
        called: row.get("called")?,
        worry: row.get("worry")?,
    })
}
