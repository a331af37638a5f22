//! A question as it is kept, and the steps it takes: open with a desk or an expert, linked to another open question, or
//! answered. Nothing else changes questions.

use crate::answer::AnswerId;
use crate::circle;
use crate::stamp::Stamp;
use kernel::{DeskId, NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use obligations::{Holder, Moment};
use policy::Matter as PolicyMatter;
use store::{Error, Row, Tx, dialect};
use worklist::{Matter, Opening};

define_id!(
    /// One question.
    QuestionId
);
store::id_value!(QuestionId);

/// A question that somebody asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Where.
    pub network: NetworkId,
    /// In the asker's own words.
    pub words: String,
    /// What it is about, as far as anybody said or its words tell.
    pub theme: Option<String>,
    /// Who asked.
    pub asked_by: PersonId,
    /// Their name.
    pub asker_name: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub organisation_name: String,
    /// When.
    pub asked_at: Timestamp,
    /// The desk that it came to.
    pub desk: DeskId,
    /// Where it stands.
    pub state: State,
    /// For compare-and-swap.
    pub version: i64,
}

/// Where a question stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Nobody has written an answer.
    Open(Stamp),
    /// An answer is written and not yet published.
    Prepared(Stamp, AnswerId),
    /// It is the same as another open question, and hears what that one hears.
    Linked(Stamp, QuestionId),
    /// It has a published answer.
    Answered(Stamp, AnswerId),
}

impl State {
    /// Its name on screens and in the database, where what is prepared is still open.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open(_) | Self::Prepared(..) => "open",
            Self::Linked(..) => "linked",
            Self::Answered(..) => "answered",
        }
    }

    /// Since when, through whom.
    pub fn stamp(self) -> Stamp {
        match self {
            Self::Open(stamp)
            | Self::Prepared(stamp, _)
            | Self::Linked(stamp, _)
            | Self::Answered(stamp, _) => stamp,
        }
    }
}

impl Question {
    /// Its page.
    pub fn href(&self) -> String {
        format!("/vragen/{}", self.id)
    }

    /// What its obligation is about.
    pub fn matter(&self) -> Matter {
        Matter::new("question", self.id)
    }

    /// As the policy sees who answers it: its desk and the network's own.
    pub fn circle(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        circle::around(tx, self.network, self.desk, &[])
    }

    /// As the policy sees who says what it is the same as: also its asker.
    pub fn circle_with_asker(&self, tx: &mut Tx<'_>) -> Result<PolicyMatter, Error> {
        circle::around(tx, self.network, self.desk, &[self.asked_by])
    }

    /// As the policy sees its asker alone.
    pub fn of_asker(&self) -> PolicyMatter {
        PolicyMatter { insiders: vec![self.asked_by], ..PolicyMatter::network(self.network) }
    }

    /// Its obligation, with that holder until that moment.
    pub fn opening(&self, holder: Holder, moment: Moment) -> Opening {
        Opening {
            network: self.network,
            matter: self.matter(),
            title: self.words.clone(),
            href: self.href(),
            shielded: false,
            holder,
            moment,
        }
    }
}

/// What a row of a question is read from.
pub const COLUMNS: &str =
    "question.network_id, question.id, question.words, question.theme_code, question.asked_by,
    question.organisation_id, question.asked_at, question.desk_id, question.state, question.state_since,
    question.state_by, question.linked_to, question.answer_id, question.version, asker.name as asker_name,
    organisation.name as organisation_name";

/// With whom and where it was asked.
pub const JOINS: &str = "join person as asker on asker.network_id = question.network_id and asker.id = question.asked_by
    join organisation on organisation.network_id = question.network_id and organisation.id = question.organisation_id";

/// One question.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: QuestionId) -> Result<Question, Refusal> {
    let sql =
        format!("select {COLUMNS} from question {JOINS} where question.network_id = $1 and question.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("question"))?;
    Ok(read(&row)?)
}

/// One question, which nobody else changes until this transaction ends.
pub fn load_to_change(tx: &mut Tx<'_>, network: NetworkId, id: QuestionId) -> Result<Question, Refusal> {
    let sql = format!("select id from question where network_id = $1 and id = $2{}", dialect::for_update(tx));
    tx.query(&sql, &[&network, &id])?;
    load(tx, network, id)
}

/// Those that are linked to `id` and hear what it hears.
pub fn linked_to(tx: &mut Tx<'_>, network: NetworkId, id: QuestionId) -> Result<Vec<Question>, Error> {
    let sql = format!(
        "select {COLUMNS} from question {JOINS}
         where question.network_id = $1 and question.linked_to = $2 and question.state = 'linked'
         order by question.id"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// Those that an answer answers, or is being prepared for.
pub fn of_answer(tx: &mut Tx<'_>, network: NetworkId, answer: AnswerId) -> Result<Vec<Question>, Error> {
    let sql = format!(
        "select {COLUMNS} from question {JOINS}
         where question.network_id = $1 and question.answer_id = $2 order by question.id"
    );
    tx.query(&sql, &[&network, &answer])?.iter().map(read).collect()
}

/// Takes a step: `state` follows on what `question` was read as; somebody who was first makes it a conflict.
pub fn step(tx: &mut Tx<'_>, question: &Question, state: State) -> Result<(), Refusal> {
    let allowed = match (question.state, state) {
        (State::Open(_), State::Prepared(..) | State::Linked(..) | State::Answered(..))
        | (State::Prepared(..), State::Answered(..) | State::Open(_))
        | (State::Linked(..), State::Linked(..) | State::Answered(..) | State::Open(_))
        | (State::Answered(..), State::Open(_)) => true,
        (State::Open(_), State::Open(_))
        | (State::Prepared(..), State::Prepared(..) | State::Linked(..))
        | (State::Linked(..), State::Prepared(..))
        | (State::Answered(..), State::Prepared(..) | State::Linked(..) | State::Answered(..)) => false,
    };
    if !allowed {
        return Err(Refusal::NotNow("question-refused-not-open"));
    }
    let (linked_to, answer) = match state {
        State::Open(_) => (None, None),
        State::Prepared(_, answer) | State::Answered(_, answer) => (None, Some(answer)),
        State::Linked(_, to) => (Some(to), None),
    };
    let stamp = state.stamp();
    Ok(tx.change_one(
        "update question set state = $4, state_since = $5, state_by = $6, linked_to = $7, answer_id = $8,
           version = version + 1
         where network_id = $1 and id = $2 and version = $3",
        &[
            &question.network,
            &question.id,
            &question.version,
            &state.name(),
            &stamp.at,
            &stamp.by,
            &linked_to,
            &answer,
        ],
    )?)
}

/// Reads a row that selects `COLUMNS`.
pub fn read(row: &Row) -> Result<Question, Error> {
    let stamp = Stamp { at: row.get("state_since")?, by: row.get("state_by")? };
    let state: String = row.get("state")?;
    let answer: Option<AnswerId> = row.get("answer_id")?;
    let state = match (state.as_str(), answer) {
        ("open", None) => State::Open(stamp),
        ("open", Some(answer)) => State::Prepared(stamp, answer),
        ("linked", _) => State::Linked(stamp, row.get("linked_to")?),
        ("answered", Some(answer)) => State::Answered(stamp, answer),
        (other, _) => return Err(row.bad("state", other)),
    };
    Ok(Question {
        id: row.get("id")?,
        network: row.get("network_id")?,
        words: row.get("words")?,
        theme: row.get("theme_code")?,
        asked_by: row.get("asked_by")?,
        asker_name: row.get("asker_name")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        asked_at: row.get("asked_at")?,
        desk: row.get("desk_id")?,
        state,
        version: row.get("version")?,
    })
}
