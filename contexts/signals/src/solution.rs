//! A solution: what came of a dossier, or straight of one signal, with its kind, force, owner, version and validity. It
//! is never changed; a better one is the next version (invariant 9: an answer shows its date, version and owner).

use crate::dossier::DossierId;
use crate::kinds::{Force, SolutionKind};
use crate::signal::SignalId;
use kernel::{NetworkId, OrganisationId, PersonId, Timestamp, define_id};
use network::Refusal;
use store::{Error, Row, Tx};

define_id!(
    /// One version of a solution.
    SolutionId
);
store::id_value!(SolutionId);

/// What it answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answers {
    /// A dossier.
    Dossier(DossierId),
    /// One signal, directly.
    Signal(SignalId),
}

/// A solution as it is kept.
#[derive(Clone, Debug)]
pub struct Solution {
    /// Its id.
    pub id: SolutionId,
    /// What it is.
    pub kind: SolutionKind,
    /// How binding.
    pub force: Force,
    /// What it says.
    pub words: String,
    /// Why there is none yet, or why this.
    pub why: Option<String>,
    /// The organisation that owns it.
    pub owner: String,
    /// The version, from 1.
    pub number: i64,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when, if it ends.
    pub valid_until: Option<Timestamp>,
    /// Who recorded it.
    pub recorded_by: String,
    /// When.
    pub recorded_at: Timestamp,
}

impl Solution {
    /// Whether `new` says nothing that this doesn't.
    pub fn says_the_same(&self, new: &NewSolution) -> bool {
        (self.kind, self.force, self.words.as_str(), self.why.as_deref(), self.valid_until)
            == (new.kind, new.force, new.words.as_str(), new.why.as_deref(), new.valid_until)
    }
}

/// What recording a solution needs.
#[derive(Clone, Debug)]
pub struct NewSolution {
    /// What it is.
    pub kind: SolutionKind,
    /// How binding.
    pub force: Force,
    /// What it says.
    pub words: String,
    /// Required for "none yet".
    pub why: Option<String>,
    /// The organisation that owns it.
    pub owner: OrganisationId,
    /// Until when it holds, if that is known.
    pub valid_until: Option<Timestamp>,
}

/// Keeps the next version of the solution of `answers`.
pub fn keep(
    tx: &mut Tx<'_>,
    now: Timestamp,
    (network, by): (NetworkId, PersonId),
    answers: Answers,
    new: &NewSolution,
) -> Result<(SolutionId, i64), Refusal> {
    let (dossier, signal) = match answers {
        Answers::Dossier(id) => (Some(id), None),
        Answers::Signal(id) => (None, Some(id)),
    };
    let number = latest(tx, network, answers)?.map_or(1, |solution| solution.number + 1);
    let id = SolutionId::new(now);
    tx.execute(
        "insert into solution (network_id, id, dossier_id, signal_id, kind, force, words, why, owner_id, number,
           valid_from, valid_until, recorded_by, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $11)",
        &[
            &network, &id, &dossier, &signal, &new.kind, &new.force, &new.words, &new.why, &new.owner, &number, &now,
            &new.valid_until, &by,
        ],
    )?;
    Ok((id, number))
}

const SOLUTION: &str = "select solution.id, solution.kind, solution.force, solution.words, solution.why,
    organisation.name as owner, solution.number, solution.valid_from, solution.valid_until,
    person.name as recorded_by, solution.recorded_at
  from solution
  join organisation on organisation.network_id = solution.network_id and organisation.id = solution.owner_id
  join person on person.network_id = solution.network_id and person.id = solution.recorded_by";

/// All versions of a solution, newest first.
pub fn versions(tx: &mut Tx<'_>, network: NetworkId, answers: Answers) -> Result<Vec<Solution>, Error> {
    let rows = match answers {
        Answers::Dossier(id) => {
            let sql = format!(
                "{SOLUTION} where solution.network_id = $1 and solution.dossier_id = $2 order by solution.number desc"
            );
            tx.query(&sql, &[&network, &id])?
        }
        Answers::Signal(id) => {
            let sql = format!(
                "{SOLUTION} where solution.network_id = $1 and solution.signal_id = $2 order by solution.number desc"
            );
            tx.query(&sql, &[&network, &id])?
        }
    };
    rows.iter().map(read).collect()
}

/// The newest version.
pub fn latest(tx: &mut Tx<'_>, network: NetworkId, answers: Answers) -> Result<Option<Solution>, Error> {
    Ok(versions(tx, network, answers)?.into_iter().next())
}

fn read(row: &Row) -> Result<Solution, Error> {
    Ok(Solution {
        id: row.get("id")?,
        kind: row.get("kind")?,
        force: row.get("force")?,
        words: row.get("words")?,
        why: row.get("why")?,
        owner: row.get("owner")?,
        number: row.get("number")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        recorded_by: row.get("recorded_by")?,
        recorded_at: row.get("recorded_at")?,
    })
}
