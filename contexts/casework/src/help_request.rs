//! A help request as it is kept: what somebody asks help with, on one pontoon at a time. While it is open it has exactly
//! one obligation; whoever holds that holds the request, and whoever holds the plan's leading request is the lead.

use crate::plan::{self, PlanId};
use directory::pontoon::Pontoon;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use network::Refusal;
use network::reading::{Reading, Sealed};
use obligations::{Holder, Moment};
use store::{Error, Row, Tx, dialect};
use worklist::{Matter, Opening};

define_id!(
    /// One help request.
    HelpRequestId
);
store::id_value!(HelpRequestId);

/// The kind of the matter that its obligation is about.
pub const MATTER: &str = "help_request";

network::named! {
    /// What came of it.
    pub enum Outcome, text "help-outcome" {
        /// The need was met.
        Helped = "helped",
        /// In part.
        Partly = "partly",
        /// It was not.
        Not = "not",
        /// Stopped, with the resident's agreement.
        Stopped = "stopped",
    }
}

/// A help request, sealed.
#[derive(Clone, Debug)]
pub struct HelpRequest {
    /// Its id.
    pub id: HelpRequestId,
    /// Where.
    pub network: NetworkId,
    /// Whose.
    pub plan: PlanId,
    /// Where it stands.
    pub pontoon: Pontoon,
    /// Since when.
    pub pontoon_since: Timestamp,
    /// What it is about.
    pub theme: Option<String>,
    /// Where they live, as far as the network counts.
    pub area: Option<String>,
    /// Since when it waits for something that begins later.
    pub waiting_since: Option<Timestamp>,
    /// Since when it is open.
    pub opened_at: Timestamp,
    /// What came of it, when it is closed, and since when.
    pub closed: Option<(Outcome, Timestamp)>,
    /// Who opened or closed it last.
    pub state_by: PersonId,
    /// Under which term of retention it falls, when somebody said so.
    pub kept_as: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
    question: Option<Sealed>,
    next_step: Option<Sealed>,
    outcome_words: Option<Sealed>,
}

impl HelpRequest {
    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        matter(self.id)
    }

    /// What was asked; nothing when it is the worry itself.
    pub fn question(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        self.opened(reading, "help_request.question", self.question.as_ref())
    }

    /// What happens next, in somebody's words.
    pub fn next_step(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        self.opened(reading, "help_request.next_step", self.next_step.as_ref())
    }

    /// What came of it, in the resident's own words.
    pub fn outcome_words(&self, reading: &Reading) -> Result<Option<String>, Refusal> {
        self.opened(reading, "help_request.outcome_words", self.outcome_words.as_ref())
    }

    fn opened(
        &self,
        reading: &Reading,
        field: &str,
        sealed: Option<&Sealed>,
    ) -> Result<Option<String>, Refusal> {
        let opened = sealed.map(|sealed| reading.open(field, self.id, sealed)).transpose()?;
        Ok(opened.map(|text| text.to_string()))
    }

    /// Its obligation, with that holder until that moment. Its title and reason tell nothing of anybody; what they are
    /// for whoever holds it is read from the plan.
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

/// What the obligation of a help request is about.
pub fn matter(id: HelpRequestId) -> Matter {
    Matter::new(MATTER, id)
}

/// What a row of a help request is read from.
pub const COLUMNS: &str =
    "help_request.network_id, help_request.id, help_request.plan_id, help_request.question,
    help_request.pontoon, help_request.pontoon_since, help_request.theme_code, help_request.area_code,
    help_request.next_step, help_request.waiting_since, help_request.opened_at, help_request.state,
    help_request.state_since, help_request.state_by, help_request.outcome, help_request.outcome_words,
    help_request.kept_as, help_request.version";

/// One help request.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: HelpRequestId) -> Result<HelpRequest, Refusal> {
    let sql = format!("select {COLUMNS} from help_request where network_id = $1 and id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("help request"))?;
    Ok(read(&row)?)
}

/// One help request of that plan, which nobody else changes until this transaction ends.
pub fn load_to_change(
    tx: &mut Tx<'_>,
    network: NetworkId,
    plan: PlanId,
    id: HelpRequestId,
) -> Result<HelpRequest, Refusal> {
    let for_update = dialect::for_update(tx);
    let sql = format!("select {COLUMNS} from help_request where network_id = $1 and id = $2{for_update}");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("help request"))?;
    let found = read(&row)?;
    if found.plan == plan { Ok(found) } else { Err(Refusal::NotFound("help request")) }
}

/// All of a plan, the oldest first.
pub fn of_plan(tx: &mut Tx<'_>, network: NetworkId, plan: PlanId) -> Result<Vec<HelpRequest>, Error> {
    let sql =
        format!("select {COLUMNS} from help_request where network_id = $1 and plan_id = $2 order by id");
    tx.query(&sql, &[&network, &plan])?.iter().map(read).collect()
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<HelpRequest, Error> {
    let outcome: Option<Outcome> = row.get("outcome")?;
    let since: Timestamp = row.get("state_since")?;
    Ok(HelpRequest {
        id: row.get("id")?,
        network: row.get("network_id")?,
        plan: row.get("plan_id")?,
        pontoon: row.get("pontoon")?,
        pontoon_since: row.get("pontoon_since")?,
        theme: row.get("theme_code")?,
        area: row.get("area_code")?,
        waiting_since: row.get("waiting_since")?,
        opened_at: row.get("opened_at")?,
        closed: outcome.map(|outcome| (outcome, since)),
        state_by: row.get("state_by")?,
        kept_as: row.get("kept_as")?,
        version: row.get("version")?,
        question: row.get("question")?,
        next_step: row.get("next_step")?,
        outcome_words: row.get("outcome_words")?,
    })
}
