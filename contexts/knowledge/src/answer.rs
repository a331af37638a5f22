//! An answer as it is kept: prepared, published or withdrawn, with an owner, and its versions. What was published never
//! changes; a better one is a new version, seen by somebody else than its author.

use crate::circle;
use crate::stamp::Stamp;
use kernel::{DeskId, NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use policy::Matter as PolicyMatter;
use store::{Error, Row, Tx, dialect};
use worklist::Matter;

define_id!(
    /// One answer, in all its versions.
    AnswerId
);
store::id_value!(AnswerId);

define_id!(
    /// One version of an answer.
    AnswerVersionId
);
store::id_value!(AnswerVersionId);

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its id.
    pub id: AnswerId,
    /// Where.
    pub network: NetworkId,
    /// What it is about.
    pub theme: Option<String>,
    /// The organisation that stands for it.
    pub owner: OrganisationId,
    /// Its name.
    pub owner_name: String,
    /// Whose people look at a version before it is published.
    pub desk: DeskId,
    /// Where it stands.
    pub state: State,
    /// The number of the newest published version; 0 while the first is prepared.
    pub number: i64,
    /// When that version was published.
    pub published_at: Option<Timestamp>,
    /// Until when it holds, where somebody said so.
    pub valid_until: Option<Timestamp>,
    /// For compare-and-swap.
    pub version: i64,
}

/// Where an answer stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// Its first version is under way.
    Prepared(Stamp),
    /// Everybody may read it.
    Published(Stamp),
    /// It doesn't hold any more, and why.
    Withdrawn(Stamp, String),
}

/// A version of an answer.
#[derive(Clone, Debug)]
pub struct Version {
    /// Its id.
    pub id: AnswerVersionId,
    /// Which one, from 1.
    pub number: i64,
    /// The question as it reads above it.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Until when it is to hold.
    pub valid_until: Option<Timestamp>,
    /// Who wrote it.
    pub written_by: PersonId,
    /// Their name.
    pub author: String,
    /// When.
    pub written_at: Timestamp,
    /// Where it stands.
    pub state: VersionState,
    /// For compare-and-swap.
    pub version: i64,
}

/// Where a version stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VersionState {
    /// Somebody else looks at it.
    InReview(Stamp),
    /// Something must change first: what.
    Returned(Stamp, String),
    /// It was published, by somebody else than its author.
    Published(Stamp),
}

impl Answer {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/antwoorden/{}", self.id)
    }

    /// What the obligation to look at a version, or to mend one, is about.
    pub fn review_matter(&self) -> Matter {
        Matter::new("answer_review", self.id)
    }

    /// What the obligation to renew or withdraw it is about.
    pub fn validity_matter(&self) -> Matter {
        Matter::new("answer_validity", self.id)
    }

    /// As the policy sees who writes and looks at its versions: its desk, its owner's, and the network's own.
    pub fn circle(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        let mut matter = circle::around(tx, self.network, self.desk, &[])?;
        matter.insiders.extend(circle::around_owner(tx, self.network, self.owner)?.insiders);
        Ok(matter)
    }

    /// As the policy sees who keeps it up to date: its owner's desk and the network's own.
    pub fn of_owner(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        circle::around_owner(tx, self.network, self.owner)
    }
}

impl Version {
    /// Since when it stands where it stands.
    pub fn state_at(&self) -> Timestamp {
        match &self.state {
            VersionState::InReview(stamp)
            | VersionState::Returned(stamp, _)
            | VersionState::Published(stamp) => stamp.at,
        }
    }
}

const COLUMNS: &str = "answer.network_id, answer.id, answer.theme_code, answer.owner_id, answer.desk_id, answer.state,
    answer.state_since, answer.state_by, answer.state_why, answer.number, answer.published_at, answer.valid_until,
    answer.version, organisation.name as owner_name";
const JOINS: &str = "join organisation on organisation.network_id = answer.network_id
    and organisation.id = answer.owner_id";

/// One answer.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: AnswerId) -> Result<Answer, Refusal> {
    let sql = format!("select {COLUMNS} from answer {JOINS} where answer.network_id = $1 and answer.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("answer"))?;
    Ok(read(&row)?)
}

/// One answer, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: AnswerId) -> Result<Answer, Refusal> {
    let sql = format!("select id from answer where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

fn read(row: &Row) -> Result<Answer, Error> {
    let stamp = Stamp { at: row.get("state_since")?, by: row.get("state_by")? };
    let state: String = row.get("state")?;
    let state = match state.as_str() {
        "prepared" => State::Prepared(stamp),
        "published" => State::Published(stamp),
        "withdrawn" => State::Withdrawn(stamp, row.get("state_why")?),
        other => return Err(row.bad("state", other)),
    };
    Ok(Answer {
        id: row.get("id")?,
        network: row.get("network_id")?,
        theme: row.get("theme_code")?,
        owner: row.get("owner_id")?,
        owner_name: row.get("owner_name")?,
        desk: row.get("desk_id")?,
        state,
        number: row.get("number")?,
        published_at: row.get("published_at")?,
        valid_until: row.get("valid_until")?,
        version: row.get("version")?,
    })
}

/// Its versions, the newest first, one under way on top.
pub fn versions(tx: &mut Tx<'_>, network: NetworkId, id: AnswerId) -> Result<Vec<Version>, Error> {
    let rows = tx.query(
        "select answer_version.id, answer_version.number, answer_version.title, answer_version.words,
           answer_version.valid_until, answer_version.written_by, answer_version.written_at, answer_version.state,
           answer_version.state_since, answer_version.state_by, answer_version.state_why, answer_version.version,
           person.name as author
         from answer_version
         join person on person.network_id = answer_version.network_id and person.id = answer_version.written_by
         where answer_version.network_id = $1 and answer_version.answer_id = $2
         order by answer_version.number desc limit 100",
        &[&network, &id],
    )?;
    rows.iter().map(read_version).collect()
}

/// The version that is in review or was returned, if any.
pub fn under_way(tx: &mut Tx<'_>, network: NetworkId, id: AnswerId) -> Result<Option<Version>, Error> {
    let newest = versions(tx, network, id)?.into_iter().next();
    Ok(newest.filter(|version| !matches!(version.state, VersionState::Published(_))))
}

/// The version that everybody reads, once there is one.
pub fn published(tx: &mut Tx<'_>, answer: &Answer) -> Result<Option<Version>, Error> {
    let versions = versions(tx, answer.network, answer.id)?;
    Ok(versions.into_iter().find(|version| matches!(version.state, VersionState::Published(_))))
}

fn read_version(row: &Row) -> Result<Version, Error> {
    let stamp = Stamp { at: row.get("state_since")?, by: row.get("state_by")? };
    let state: String = row.get("state")?;
    let state = match state.as_str() {
        "in_review" => VersionState::InReview(stamp),
        "returned" => VersionState::Returned(stamp, row.get("state_why")?),
        "published" => VersionState::Published(stamp),
        other => return Err(row.bad("state", other)),
    };
    Ok(Version {
        id: row.get("id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        words: row.get("words")?,
        valid_until: row.get("valid_until")?,
        written_by: row.get("written_by")?,
        author: row.get("author")?,
        written_at: row.get("written_at")?,
        state,
        version: row.get("version")?,
    })
}
