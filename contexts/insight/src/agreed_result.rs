//! What was agreed with a municipality, and the one organisation that answers for it, with who contributes and what shows
//! that it was reached (domain B5). Its rows.

use crate::account::{self, AccountId};
use crate::story::{self, Document, Story, StoryId};
use jiff::civil::Date;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp, define_id};
use network::worked::Line;
use network::{Actor, Refusal};
use policy::Matter;
use store::{After, Error, Page, Row, Tx, dialect};

define_id!(
    /// One agreed result.
    ResultId
);
store::id_value!(ResultId);

/// The kind of the matter that its obligation is about, and of the document in which a story stands.
pub const MATTER: &str = "agreed_result";

network::named! {
    /// What came of it.
    pub enum Came, text "result-state" {
        /// Nothing is said of it yet.
        Open = "open",
        /// It was reached.
        Reached = "reached",
        /// In part.
        Partly = "partly",
        /// It was not.
        NotReached = "not_reached",
    }
}

/// An agreed result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreedResult {
    /// Its id.
    pub id: ResultId,
    /// Its network.
    pub network: NetworkId,
    /// What was agreed.
    pub words: String,
    /// For which of the three lines.
    pub line: Line,
    /// The one organisation that answers for it.
    pub answerable: OrganisationId,
    /// Its name.
    pub answerable_name: String,
    /// The municipality it was agreed with, by code.
    pub municipality: String,
    /// When it was agreed.
    pub agreed_on: Date,
    /// By when.
    pub due_on: Date,
    /// What came of it.
    pub came: Came,
    /// Since when that is said.
    pub came_at: Timestamp,
    /// What came of it in words.
    pub outcome: Option<String>,
    /// The figure that shows it: of which account, and its code.
    pub figure: Option<(AccountId, String)>,
    /// The story that shows it.
    pub story: Option<StoryId>,
    /// For compare-and-swap.
    pub version: i64,
}

impl AgreedResult {
    /// Its page.
    pub fn href(&self) -> String {
        href(self.id)
    }

    /// What its obligation is about.
    pub fn matter(&self) -> worklist::Matter {
        worklist::Matter::new(MATTER, self.id)
    }

    /// As the document in which a story stands.
    pub fn document(&self) -> Document {
        Document { kind: MATTER, id: self.id.into(), href: self.href() }
    }
}

/// The page of an agreed result.
pub fn href(id: ResultId) -> String {
    format!("/resultaten/{id}")
}

const RESULT: &str =
    "select agreed_result.id, agreed_result.network_id, agreed_result.words, agreed_result.line,
    agreed_result.answerable_id, organisation.name as answerable_name, agreed_result.municipality,
    agreed_result.agreed_on, agreed_result.due_on, agreed_result.state, agreed_result.state_since,
    agreed_result.outcome, agreed_result.evidence_account, agreed_result.evidence_figure,
    agreed_result.evidence_story, agreed_result.version
  from agreed_result
  join organisation on organisation.network_id = agreed_result.network_id
    and organisation.id = agreed_result.answerable_id";

/// One agreed result.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: ResultId) -> Result<AgreedResult, Refusal> {
    let sql = format!("{RESULT} where agreed_result.network_id = $1 and agreed_result.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("agreed result"))?;
    Ok(read(&row)?)
}

/// One agreed result, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: ResultId) -> Result<AgreedResult, Refusal> {
    let sql =
        format!("select id from agreed_result where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Where a list of agreed results goes on: by whom it is grouped (nobody on the map), whether it is over, when it is due.
pub type Place = (String, i64, Date, ResultId);

/// What a list of agreed results is grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grouped {
    /// By nothing.
    Not,
    /// By the organisation that answers.
    ByAnswerable,
}

/// A page of the agreed results of a network: in their groups, what is due first on top and what is over below.
pub fn list(
    tx: &mut Tx<'_>,
    network: NetworkId,
    grouped: Grouped,
    after: &After<Place>,
) -> Result<Page<AgreedResult>, Error> {
    let start = || (String::new(), -1, jiff::civil::date(1, 1, 1), ResultId(Uuid::nil()));
    let (group, over, due, id) = after.key.clone().unwrap_or_else(start);
    let by = match grouped {
        // Nothing, said of a column: a constant can't be ordered by.
        Grouped::Not => "substr(organisation.name, 1, 0)",
        Grouped::ByAnswerable => "organisation.name",
    };
    let is_over = "case when agreed_result.state = 'open' then 0 else 1 end";
    let sql = format!(
        "{RESULT} where agreed_result.network_id = $1
           and ({by}, {is_over}, agreed_result.due_on, agreed_result.id) > ($2, $3, $4, $5)
         order by {by}, {is_over}, agreed_result.due_on, agreed_result.id limit $6"
    );
    let rows = tx.query(&sql, &[&network, &group, &over, &due, &id, &after.fetch()])?;
    let fetched = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(fetched, after, |result| {
        let group = match grouped {
            Grouped::Not => String::new(),
            Grouped::ByAnswerable => result.answerable_name.clone(),
        };
        (group, i64::from(result.came != Came::Open), result.due_on, result.id)
    }))
}

/// The names of the organisations that contribute to it.
pub fn contributors(tx: &mut Tx<'_>, network: NetworkId, id: ResultId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select organisation.name from agreed_contributor
         join organisation on organisation.network_id = agreed_contributor.network_id
           and organisation.id = agreed_contributor.organisation_id
         where agreed_contributor.network_id = $1 and agreed_contributor.result_id = $2 order by organisation.name",
        &[&network, &id],
    )?;
    rows.iter().map(|row| row.get("name")).collect()
}

/// The story that shows it, as it stands now.
pub fn story_of(tx: &mut Tx<'_>, result: &AgreedResult) -> Result<Option<Story>, Refusal> {
    result.story.map(|story| story::load(tx, result.network, story)).transpose()
}

/// As the policy sees who says what came of it: who answers for the organisation.
pub fn circle(tx: &mut Tx<'_>, result: &AgreedResult) -> Result<Matter, Refusal> {
    account::circle(tx, result.network, Some(result.answerable))
}

/// One agreed result, after asking the policy whether the actor may do `action` with it.
pub fn load_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: ResultId,
    action: &'static str,
) -> Result<AgreedResult, Refusal> {
    let result = load(tx, actor.network, id)?;
    let circle = circle(tx, &result)?;
    actor.may(action, &circle)?;
    Ok(result)
}

fn read(row: &Row) -> Result<AgreedResult, Error> {
    let account: Option<AccountId> = row.get("evidence_account")?;
    let figure: Option<String> = row.get("evidence_figure")?;
    Ok(AgreedResult {
        id: row.get("id")?,
        network: row.get("network_id")?,
        words: row.get("words")?,
        line: row.get("line")?,
        answerable: row.get("answerable_id")?,
        answerable_name: row.get("answerable_name")?,
        municipality: row.get("municipality")?,
        agreed_on: row.get("agreed_on")?,
        due_on: row.get("due_on")?,
        came: row.get("state")?,
        came_at: row.get("state_since")?,
        outcome: row.get("outcome")?,
        figure: account.zip(figure),
        story: row.get("evidence_story")?,
        version: row.get("version")?,
    })
}
