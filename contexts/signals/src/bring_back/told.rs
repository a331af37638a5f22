//! Word back to one contributor, as it is kept: told, sent, read, asked, answered.

use super::BringingBackId;
use crate::dossier::DossierId;
use crate::kinds::{SolutionKind, Works};
use crate::signal::SignalId;
use crate::solution::SolutionId;
use kernel::{NetworkId, PersonId, Timestamp};
use network::{Actor, Refusal};
use store::{Error, Row, Tx};
use worklist::notice::NoticeId;

/// Word back to one contributor, as it is kept.
#[derive(Clone, Debug)]
pub struct BringingBack {
    /// Its id.
    pub id: BringingBackId,
    /// The signal.
    pub signal: SignalId,
    /// The dossier; none for a direct answer.
    pub dossier: Option<DossierId>,
    /// The version of the solution.
    pub solution: SolutionId,
    /// What that is.
    pub kind: SolutionKind,
    /// Who raised the signal.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Whether they left since.
    pub has_left: bool,
    /// Their organisation.
    pub organisation: String,
    /// When they were told.
    pub told_at: Timestamp,
    /// When the mail server took the mail: it was sent. Whether it arrived, nobody says (decision 9).
    pub delivered_at: Option<Timestamp>,
    /// When the mail came back.
    pub bounced_at: Option<Timestamp>,
    /// When they read it here.
    pub read_at: Option<Timestamp>,
    /// When they will be asked.
    pub ask_at: Timestamp,
    /// When their turn to be asked came.
    pub asked_at: Option<Timestamp>,
    /// What they said.
    pub works: Option<Works>,
    /// In their words.
    pub works_words: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
}

impl BringingBack {
    /// Whether they are asked if it works: of "none yet" there is nothing to ask.
    pub fn asks(&self) -> bool {
        self.kind != SolutionKind::NoneYet
    }
}

const TOLD: &str = "select bringing_back.id, bringing_back.signal_id, bringing_back.dossier_id,
    bringing_back.solution_id, solution.kind, bringing_back.person_id, person.name as person_name, person.state as person_state,
    organisation.name as organisation,
    bringing_back.told_at, notice.delivered_at, notice.bounced_at, notice.read_at, bringing_back.ask_at,
    bringing_back.asked_at, bringing_back.works, bringing_back.works_words, bringing_back.version
  from bringing_back
  join signal on signal.network_id = bringing_back.network_id and signal.id = bringing_back.signal_id
  join solution on solution.network_id = bringing_back.network_id and solution.id = bringing_back.solution_id
  join person on person.network_id = bringing_back.network_id and person.id = bringing_back.person_id
  join organisation on organisation.network_id = signal.network_id and organisation.id = signal.organisation_id
  join notice on notice.network_id = bringing_back.network_id and notice.id = bringing_back.notice_id";

/// One word back.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: BringingBackId) -> Result<BringingBack, Refusal> {
    let sql = format!("{TOLD} where bringing_back.network_id = $1 and bringing_back.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("bringing back"))?;
    Ok(read(&row)?)
}

/// Everybody told about a dossier's solutions, newest version first.
pub fn of_dossier(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<BringingBack>, Error> {
    let sql = format!(
        "{TOLD} where bringing_back.network_id = $1 and bringing_back.dossier_id = $2 order by bringing_back.told_at desc, bringing_back.id desc"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// What came back for a signal, newest first.
pub fn of_signal(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<Vec<BringingBack>, Error> {
    let sql = format!(
        "{TOLD} where bringing_back.network_id = $1 and bringing_back.signal_id = $2 order by bringing_back.told_at desc, bringing_back.id desc"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// Marks as read what somebody sees on their own signal's page.
pub fn mark_read(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, signal: SignalId) -> Result<(), Error> {
    let rows = tx.query(
        "select notice_id from bringing_back where network_id = $1 and signal_id = $2 and person_id = $3",
        &[&actor.network, &signal, &actor.person],
    )?;
    for row in &rows {
        let notice: NoticeId = row.get("notice_id")?;
        worklist::notice::mark_read(tx, now, actor.network, actor.person, notice)?;
    }
    Ok(())
}

fn read(row: &Row) -> Result<BringingBack, Error> {
    Ok(BringingBack {
        id: row.get("id")?,
        signal: row.get("signal_id")?,
        dossier: row.get("dossier_id")?,
        solution: row.get("solution_id")?,
        kind: row.get("kind")?,
        person: row.get("person_id")?,
        person_name: row.get("person_name")?,
        has_left: row.get::<String>("person_state")? == "left",
        organisation: row.get("organisation")?,
        told_at: row.get("told_at")?,
        delivered_at: row.get("delivered_at")?,
        bounced_at: row.get("bounced_at")?,
        read_at: row.get("read_at")?,
        ask_at: row.get("ask_at")?,
        asked_at: row.get("asked_at")?,
        works: row.get("works")?,
        works_words: row.get("works_words")?,
        version: row.get("version")?,
    })
}
