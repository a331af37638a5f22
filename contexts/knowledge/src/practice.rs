//! A practice as it is kept: what works, for whom, what it takes, and whom to call, in versions; and who applies it.

use crate::circle;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use policy::Matter as PolicyMatter;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One practice.
    PracticeId
);
store::id_value!(PracticeId);

network::named! {
    /// How an organisation applies a practice.
    pub enum How, text "practice-how" {
        /// As it is described.
        AsIs = "as_is",
        /// In a way that fits there.
        Adapted = "adapted",
    }
}

/// A practice, as its newest version describes it.
#[derive(Clone, Debug)]
pub struct Practice {
    /// Its id.
    pub id: PracticeId,
    /// Where.
    pub network: NetworkId,
    /// What it is about.
    pub theme: Option<String>,
    /// The organisation to call.
    pub owner: OrganisationId,
    /// Its name.
    pub owner_name: String,
    /// What it was derived from: the kind and id of something published.
    pub source: Option<(String, Uuid)>,
    /// Who shared it, and hears who applies it.
    pub shared_by: PersonId,
    /// When it was shared.
    pub shared_at: Timestamp,
    /// The number of its newest version.
    pub number: i64,
    /// When that was written.
    pub changed_at: Timestamp,
    /// Its title.
    pub title: String,
    /// What works.
    pub works: String,
    /// For whom.
    pub audience: Option<String>,
    /// What it takes.
    pub needs: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
}

/// An organisation that applies a practice.
#[derive(Clone, Debug)]
pub struct Use {
    /// Which.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// How.
    pub how: How,
    /// What was adapted, or how it goes.
    pub words: Option<String>,
    /// Since when, as said.
    pub at: Timestamp,
}

impl Practice {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/praktijken/{}", self.id)
    }

    /// As the policy sees who keeps it up to date: its owner's desk and the network's own.
    pub fn of_owner(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        circle::around_owner(tx, self.network, self.owner)
    }
}

/// What a row of a practice is read from.
pub const COLUMNS: &str = "practice.network_id, practice.id, practice.theme_code, practice.owner_id,
    practice.source_kind, practice.source_id, practice.shared_by, practice.shared_at, practice.number, practice.changed_at,
    practice.version, practice_version.title, practice_version.works, practice_version.audience,
    practice_version.needs, organisation.name as owner_name";

/// Its newest version, and whose it is.
pub const JOINS: &str = "join practice_version on practice_version.network_id = practice.network_id
      and practice_version.practice_id = practice.id and practice_version.number = practice.number
    join organisation on organisation.network_id = practice.network_id and organisation.id = practice.owner_id";

/// One practice.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: PracticeId) -> Result<Practice, Refusal> {
    let sql =
        format!("select {COLUMNS} from practice {JOINS} where practice.network_id = $1 and practice.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("practice"))?;
    Ok(read(&row)?)
}

/// One practice, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: PracticeId) -> Result<Practice, Refusal> {
    let sql = format!("select id from practice where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Practice, Error> {
    let (kind, source): (Option<String>, Option<Uuid>) = (row.get("source_kind")?, row.get("source_id")?);
    Ok(Practice {
        id: row.get("id")?,
        network: row.get("network_id")?,
        theme: row.get("theme_code")?,
        owner: row.get("owner_id")?,
        owner_name: row.get("owner_name")?,
        source: kind.zip(source),
        shared_by: row.get("shared_by")?,
        shared_at: row.get("shared_at")?,
        number: row.get("number")?,
        changed_at: row.get("changed_at")?,
        title: row.get("title")?,
        works: row.get("works")?,
        audience: row.get("audience")?,
        needs: row.get("needs")?,
        version: row.get("version")?,
    })
}

/// Who applies it, the first first: the way in which it spread.
pub fn uses(tx: &mut Tx<'_>, network: NetworkId, id: PracticeId) -> Result<Vec<Use>, Error> {
    let rows = tx.query(
        "select practice_use.organisation_id, practice_use.how, practice_use.words, practice_use.said_at,
           organisation.name
         from practice_use
         join organisation on organisation.network_id = practice_use.network_id
           and organisation.id = practice_use.organisation_id
         where practice_use.network_id = $1 and practice_use.practice_id = $2
         order by practice_use.said_at, organisation.name limit 500",
        &[&network, &id],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Use {
                organisation: row.get("organisation_id")?,
                name: row.get("name")?,
                how: row.get("how")?,
                words: row.get("words")?,
                at: row.get("said_at")?,
            })
        })
        .collect()
}
