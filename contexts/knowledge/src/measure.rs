//! A measure as it is kept: what holds, by whose decision, from when until when, in versions; and what rests on it.

use crate::circle;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use policy::Matter as PolicyMatter;
use store::{Error, Row, Tx, dialect};

define_id!(
    /// One measure.
    MeasureId
);
store::id_value!(MeasureId);

/// A measure, as its newest version says it.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// Where.
    pub network: NetworkId,
    /// What it is about.
    pub theme: Option<String>,
    /// The organisation that keeps it up to date here.
    pub owner: OrganisationId,
    /// Its name.
    pub owner_name: String,
    /// Whether it is in force.
    pub state: State,
    /// The number of its newest version.
    pub number: i64,
    /// When that was written.
    pub changed_at: Timestamp,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when, where somebody said so.
    pub valid_until: Option<Timestamp>,
    /// Its title.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Whose decision it is, and where it can be read.
    pub source: String,
    /// For compare-and-swap.
    pub version: i64,
}

/// Whether a measure is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// It is, or will be from its first day.
    InForce,
    /// It is not any more.
    Ended {
        /// Since when.
        at: Timestamp,
        /// Who said so; nobody when its last day had come.
        by: Option<PersonId>,
        /// Why, where somebody said so.
        why: Option<String>,
    },
}

impl Measure {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/maatregelen/{}", self.id)
    }

    /// As the policy sees who keeps it up to date: its owner's desk and the network's own.
    pub fn of_owner(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        circle::around_owner(tx, self.network, self.owner)
    }
}

/// An earlier version of a measure.
#[derive(Clone, Debug)]
pub struct Version {
    /// Which, from 1.
    pub number: i64,
    /// What it said.
    pub words: String,
    /// When it was written.
    pub written_at: Timestamp,
}

/// What a row of a measure is read from.
pub const COLUMNS: &str = "measure.network_id, measure.id, measure.theme_code, measure.owner_id, measure.state,
    measure.state_since, measure.state_by, measure.state_why, measure.number, measure.changed_at, measure.valid_from,
    measure.valid_until, measure.version, measure_version.title, measure_version.words, measure_version.source,
    organisation.name as owner_name";

/// Its newest version, and whose it is.
pub const JOINS: &str = "join measure_version on measure_version.network_id = measure.network_id
      and measure_version.measure_id = measure.id and measure_version.number = measure.number
    join organisation on organisation.network_id = measure.network_id and organisation.id = measure.owner_id";

/// One measure.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: MeasureId) -> Result<Measure, Refusal> {
    let sql =
        format!("select {COLUMNS} from measure {JOINS} where measure.network_id = $1 and measure.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("measure"))?;
    Ok(read(&row)?)
}

/// One measure, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: MeasureId) -> Result<Measure, Refusal> {
    let sql = format!("select id from measure where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Those in force, the newest first, to choose from.
pub fn in_force(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<(MeasureId, String)>, Error> {
    let rows = tx.query(
        "select measure.id, measure_version.title from measure
         join measure_version on measure_version.network_id = measure.network_id
           and measure_version.measure_id = measure.id and measure_version.number = measure.number
         where measure.network_id = $1 and measure.state = 'in_force' order by measure.id desc",
        &[&network],
    )?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("title")?))).collect()
}

/// Its versions before the newest, the newest first.
pub fn earlier(tx: &mut Tx<'_>, measure: &Measure) -> Result<Vec<Version>, Error> {
    let rows = tx.query(
        "select number, words, written_at from measure_version
         where network_id = $1 and measure_id = $2 and number < $3 order by number desc limit 100",
        &[&measure.network, &measure.id, &measure.number],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                number: row.get("number")?,
                words: row.get("words")?,
                written_at: row.get("written_at")?,
            })
        })
        .collect()
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Measure, Error> {
    let state: String = row.get("state")?;
    let state = match state.as_str() {
        "in_force" => State::InForce,
        "ended" => {
            State::Ended { at: row.get("state_since")?, by: row.get("state_by")?, why: row.get("state_why")? }
        }
        other => return Err(row.bad("state", other)),
    };
    Ok(Measure {
        id: row.get("id")?,
        network: row.get("network_id")?,
        theme: row.get("theme_code")?,
        owner: row.get("owner_id")?,
        owner_name: row.get("owner_name")?,
        state,
        number: row.get("number")?,
        changed_at: row.get("changed_at")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        title: row.get("title")?,
        words: row.get("words")?,
        source: row.get("source")?,
        version: row.get("version")?,
    })
}
