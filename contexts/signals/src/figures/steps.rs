//! The steps that the figures count, read from the record: each event that was the first of its sort for its signal or
//! dossier, with when that began. Read by id, which sorts by moment, so that a week costs what happened in it.

use super::{Answers, Measure, first_id};
use crate::kinds::Works;
use kernel::ids::Uuid;
use kernel::{NetworkId, OrganisationId, Timestamp};
use serde_json::Value as Json;
use store::page::{After, Page};
use store::{Error, Row, Tx};

/// A step that somebody made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// The event; for a signal that was raised, the signal.
    pub id: Uuid,
    /// When it was made.
    pub at: Timestamp,
    /// When what it ended began.
    pub since: Timestamp,
    /// The signal's or dossier's words.
    pub words: String,
    /// Its page.
    pub href: String,
    /// What came of it.
    pub ended: Ended,
}

/// What a step says of how it went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// It took from `since` to `at`.
    Took,
    /// The answer to "werkt dit bij jullie?".
    Said(Works),
    /// Where the signal stands, as the key of its text.
    Stands(&'static str),
}

impl Step {
    /// How many whole hours it took.
    pub fn hours(&self) -> i64 {
        (self.at.duration_since(self.since).as_secs() / 3_600).max(0)
    }
}

/// Where a list of steps goes on.
pub type Place = Uuid;

/// What is counted, and from when it runs.
struct Counted {
    subject: &'static str,
    kinds: &'static str,
    since: &'static str,
    words: &'static str,
    /// What leaves out a wrong: everybody sees the figures, and its day alone would tell of it.
    open: &'static str,
    path: &'static str,
}

const SIGNAL: Counted = Counted {
    subject: "signal",
    kinds: "",
    since: "raised_at",
    words: "subject.words",
    open: "and not subject.shielded",
    path: "/signalen/",
};
const DOSSIER: Counted = Counted {
    subject: "dossier",
    kinds: "",
    since: "first_raised_at",
    words: "subject.title",
    open: "",
    path: "/dossiers/",
};

fn counted(measure: Measure) -> Counted {
    match measure {
        Measure::Understood => Counted { kinds: "'signal.understood'", ..SIGNAL },
        Measure::BroughtBack => Counted { kinds: "'signal.brought-back'", ..SIGNAL },
        Measure::Tabled => Counted { kinds: "'dossier.brought-to-table'", ..DOSSIER },
        Measure::Decided => {
            Counted { kinds: "'dossier.outcome-recorded', 'dossier.solution-recorded'", ..DOSSIER }
        }
    }
}

fn sql(what: &Counted) -> String {
    let Counted { subject, kinds, since, words, open, .. } = what;
    format!(
        "select event.id, event.at, event.subject_id, subject.{since} as since, {words} as words
         from event
         join {subject} subject on subject.network_id = event.network_id and subject.id = event.subject_id
         where event.network_id = $1 and event.id >= $2 and event.id < $3 and event.subject_kind = '{subject}'
           and event.kind in ({kinds}) {open}
           and not exists (
             select 1 from event earlier
             where earlier.network_id = event.network_id and earlier.subject_kind = '{subject}'
               and earlier.subject_id = event.subject_id and earlier.kind in ({kinds})
               and earlier.at <= event.at and earlier.id < event.id)
         order by event.id desc limit $4"
    )
}

/// More steps than this are not read at once.
const MOST: i64 = 1_000_000;

/// All steps between two ids.
pub(super) fn all(
    tx: &mut Tx<'_>,
    network: NetworkId,
    measure: Measure,
    (from, until): (Uuid, Uuid),
) -> Result<Vec<Step>, Error> {
    let what = counted(measure);
    let rows = tx.query(&sql(&what), &[&network, &from, &until, &MOST])?;
    rows.iter().map(|row| read(row, what.path)).collect()
}

/// A page of the steps since a moment, newest first.
pub fn page_of(
    tx: &mut Tx<'_>,
    network: NetworkId,
    measure: Measure,
    since: Timestamp,
    after: &After<Place>,
) -> Result<Page<Step>, Error> {
    let what = counted(measure);
    let before = after.key.unwrap_or(Uuid::max());
    let rows = tx.query(&sql(&what), &[&network, &first_id(since), &before, &after.fetch()])?;
    let fetched = rows.iter().map(|row| read(row, what.path)).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |step: &Step| step.id))
}

fn read(row: &Row, path: &str) -> Result<Step, Error> {
    let subject: Uuid = row.get("subject_id")?;
    Ok(Step {
        id: row.get("id")?,
        at: row.get("at")?,
        since: row.get("since")?,
        words: row.get("words")?,
        href: format!("{path}{subject}"),
        ended: Ended::Took,
    })
}

/// A page of the answers to "werkt dit bij jullie?" since a moment, newest first.
pub fn answers_page(
    tx: &mut Tx<'_>,
    network: NetworkId,
    since: Timestamp,
    after: &After<Place>,
) -> Result<Page<Step>, Error> {
    let before = after.key.unwrap_or(Uuid::max());
    let rows = tx.query(
        "select event.id, event.at, event.subject_id, subject.raised_at as since, event.facts,
           subject.words
         from event
         join signal subject on subject.network_id = event.network_id and subject.id = event.subject_id
         where event.network_id = $1 and event.id >= $2 and event.id < $3 and event.kind = 'signal.works-said'
           and not subject.shielded
         order by event.id desc limit $4",
        &[&network, &first_id(since), &before, &after.fetch()],
    )?;
    let answer = |row: &Row| {
        let facts: Json = row.get("facts")?;
        let said = facts["works"].as_str().and_then(Works::named);
        Ok(Step { ended: said.map_or(Ended::Took, Ended::Said), ..read(row, "/signalen/")? })
    };
    let fetched = rows.iter().map(answer).collect::<Result<_, Error>>()?;
    Ok(Page::cut(fetched, after, |step: &Step| step.id))
}

/// How many signals each organisation raised between two ids, without those that are shielded.
pub(super) fn raised(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (from, until): (Uuid, Uuid),
) -> Result<Vec<(OrganisationId, u64)>, Error> {
    let rows = tx.query(
        "select organisation_id, count(*) as number from signal
         where network_id = $1 and id >= $2 and id < $3 and not shielded group by organisation_id",
        &[&network, &from, &until],
    )?;
    let count = |row: &Row| row.get::<i64>("number").map(|number| u64::try_from(number).unwrap_or(0));
    rows.iter().map(|row| Ok((row.get("organisation_id")?, count(row)?))).collect()
}

/// What was answered to "werkt dit bij jullie?" between two ids.
pub(super) fn works(
    tx: &mut Tx<'_>,
    network: NetworkId,
    (from, until): (Uuid, Uuid),
) -> Result<Answers, Error> {
    let rows = tx.query(
        "select event.facts from event
         join signal on signal.network_id = event.network_id and signal.id = event.subject_id
         where event.network_id = $1 and event.id >= $2 and event.id < $3 and event.kind = 'signal.works-said'
           and not signal.shielded",
        &[&network, &from, &until],
    )?;
    let mut answers = Answers::default();
    for row in &rows {
        let facts: Json = row.get("facts")?;
        match facts["works"].as_str() {
            Some("yes") => answers.yes += 1,
            Some("adapted") => answers.adapted += 1,
            _ => answers.not_yet += 1,
        }
    }
    Ok(answers)
}
