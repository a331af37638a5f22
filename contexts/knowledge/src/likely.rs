//! "Dit is misschien al beantwoord": earlier questions and published answers that read like a question, found by shared
//! words and ranked by the language engine. Only a suggestion: nothing is linked because a machine thought so.

use crate::answer::AnswerId;
use crate::question::QuestionId;
use kernel::NetworkId;
use kernel::ids::Uuid;
use language::likeness::{Profile, likeness, tokens};
use std::fmt;
use std::str::FromStr;
use store::{Error, Row, ToValue, Tx};

/// What a question is the same as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SameAs {
    /// A published answer says it.
    Answer(AnswerId),
    /// An open question asks it.
    Question(QuestionId),
}

impl fmt::Display for SameAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(id) => write!(f, "answer:{id}"),
            Self::Question(id) => write!(f, "question:{id}"),
        }
    }
}

/// What stands for neither.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("neither an answer nor a question")]
pub struct NotTheSame;

impl FromStr for SameAs {
    type Err = NotTheSame;

    fn from_str(text: &str) -> Result<Self, NotTheSame> {
        match text.split_once(':') {
            Some(("answer", id)) => id.parse().map(Self::Answer).map_err(|_| NotTheSame),
            Some(("question", id)) => id.parse().map(Self::Question).map_err(|_| NotTheSame),
            Some(_) | None => Err(NotTheSame),
        }
    }
}

/// Something earlier that reads alike.
#[derive(Clone, Debug)]
pub struct Likely {
    /// Which.
    pub same_as: SameAs,
    /// The question as it reads there.
    pub title: String,
    /// 0 to 1; 1 is the same text.
    pub likeness: f32,
}

impl Likely {
    /// Its page.
    pub fn href(&self) -> String {
        match self.same_as {
            SameAs::Answer(id) => format!("/antwoorden/{id}"),
            SameAs::Question(id) => format!("/vragen/{id}"),
        }
    }
}

/// Of each word only so many are looked at, the newest, so that a common word costs no more than a rare one.
const NEWEST: i64 = 200;
/// Those that share the most words are weighed; this many at most.
const WEIGHED: i64 = 24;
/// Below this, two texts share little more than their language.
const ALIKE: f32 = 0.24;
/// So many are shown.
const SHOWN: usize = 5;

/// Keeps the words by which later questions find it; those it had before are forgotten.
pub fn keep(tx: &mut Tx<'_>, network: NetworkId, of: SameAs, words: &str) -> Result<(), Error> {
    forget(tx, network, of)?;
    let (kind, id) = parts(of);
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(());
    }
    let mut params: Vec<&dyn ToValue> = vec![&network, &kind, &id];
    let mut rows = Vec::with_capacity(tokens.len());
    for token in &tokens {
        params.push(token);
        rows.push(format!("($1, ${}, $2, $3)", params.len()));
    }
    let sql = format!(
        "insert into knowledge_token (network_id, token, subject_kind, subject_id) values {} on conflict do nothing",
        rows.join(", ")
    );
    tx.execute(&sql, &params).map(|_| ())
}

/// Forgets the words of what came to its end.
pub fn forget(tx: &mut Tx<'_>, network: NetworkId, of: SameAs) -> Result<(), Error> {
    let (kind, id) = parts(of);
    tx.execute(
        "delete from knowledge_token where network_id = $1 and subject_kind = $2 and subject_id = $3",
        &[&network, &kind, &id],
    )
    .map(|_| ())
}

fn parts(of: SameAs) -> (&'static str, Uuid) {
    match of {
        SameAs::Answer(id) => ("answer", id.into()),
        SameAs::Question(id) => ("question", id.into()),
    }
}

/// Up to five published answers and open questions that read like `words`, the most alike first; not `except` itself.
pub fn find(
    tx: &mut Tx<'_>,
    network: NetworkId,
    words: &str,
    except: Option<QuestionId>,
) -> Result<Vec<Likely>, Error> {
    let tokens = tokens(words);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let except = except.unwrap_or(QuestionId(Uuid::nil()));
    let mut params: Vec<&dyn ToValue> = vec![&network, &except, &WEIGHED, &NEWEST];
    let mut seen = Vec::with_capacity(tokens.len());
    for token in &tokens {
        params.push(token);
        let place = params.len();
        seen.push(format!(
            "select subject_kind, subject_id from (select subject_kind, subject_id from knowledge_token
               where network_id = $1 and token = ${place} order by subject_id desc limit $4) as newest_{place}"
        ));
    }
    let sql = format!(
        "select candidate.subject_kind, candidate.subject_id, coalesce(answer_version.title, question.words) as title
         from (
           select subject_kind, subject_id, count(*) as shared from ({}) as seen
           where subject_id <> $2 group by subject_kind, subject_id order by shared desc, subject_id desc limit $3
         ) as candidate
         left join answer on answer.network_id = $1 and candidate.subject_kind = 'answer'
           and answer.id = candidate.subject_id and answer.state = 'published'
         left join answer_version on answer_version.network_id = answer.network_id
           and answer_version.answer_id = answer.id and answer_version.number = answer.number
         left join question on question.network_id = $1 and candidate.subject_kind = 'question'
           and question.id = candidate.subject_id and question.state = 'open'
         where answer.id is not null or question.id is not null
         order by candidate.shared desc, candidate.subject_id desc",
        seen.join(" union all ")
    );
    let profile = Profile::of(words);
    let rows = tx.query(&sql, &params)?;
    let mut found = rows.iter().map(|row| read(row, &profile)).collect::<Result<Vec<_>, _>>()?;
    found.retain(|likely| likely.likeness >= ALIKE);
    found.sort_by(|one, other| other.likeness.total_cmp(&one.likeness));
    found.truncate(SHOWN);
    Ok(found)
}

fn read(row: &Row, profile: &Profile) -> Result<Likely, Error> {
    let (kind, id): (String, Uuid) = (row.get("subject_kind")?, row.get("subject_id")?);
    let title: String = row.get("title")?;
    let same_as = match kind.as_str() {
        "answer" => SameAs::Answer(AnswerId(id)),
        "question" => SameAs::Question(QuestionId(id)),
        other => return Err(row.bad("subject_kind", other)),
    };
    Ok(Likely { same_as, likeness: likeness(profile, &Profile::of(&title)), title })
}
