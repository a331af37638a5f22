//! Bringing back: everybody who raised one of the signals hears what came of it, on Vandaag and by mail, each with an own
//! record of told, read, asked and answered. Closing is impossible without it (domain A4). Two weeks later each is
//! asked: "Werkt dit bij jullie?"

use crate::dossier::{self, Dossier, DossierId, Step};
use crate::kinds::Works;
use crate::record::record;
use crate::signal::{self, Signal, SignalId, Stamp};
use crate::solution::{self, Answers, SolutionId};
use crate::tell::{self, facts};
use kernel::{NetworkId, PersonId, Timestamp, calendar, define_id};
use network::{Actor, Refusal};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Db, Error, Row, Tx};
use worklist::notice::NoticeId;
use worklist::{Opening, why};

define_id!(
    /// Word back to one contributor about one version of a solution.
    BringingBackId
);
store::id_value!(BringingBackId);

/// After so many days a contributor is asked whether it works.
pub const ASK_AFTER_DAYS: i32 = 14;
/// How many questions one round of the clock sends.
const ROUND: i64 = 200;

/// What is brought back.
#[derive(Clone, Copy, Debug)]
pub struct What<'a> {
    /// The version of the solution.
    pub solution: SolutionId,
    /// The dossier; none for a direct answer.
    pub dossier: Option<&'a Dossier>,
    /// What it says.
    pub words: &'a str,
}

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
    /// Who raised the signal.
    pub person: PersonId,
    /// Their name.
    pub person_name: String,
    /// Their organisation.
    pub organisation: String,
    /// When they were told.
    pub told_at: Timestamp,
    /// When the mail was accepted by their server.
    pub delivered_at: Option<Timestamp>,
    /// When the mail came back.
    pub bounced_at: Option<Timestamp>,
    /// When they read it here.
    pub read_at: Option<Timestamp>,
    /// When they will be asked.
    pub ask_at: Timestamp,
    /// When they were asked.
    pub asked_at: Option<Timestamp>,
    /// What they said.
    pub works: Option<Works>,
    /// In their words.
    pub works_words: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
}

/// Brings the newest version of a dossier's solution back to all its contributors. Doing it again tells only those who
/// were not told yet.
pub fn bring_back(tx: &mut Tx<'_>, actor: &Actor, now: Timestamp, id: DossierId) -> Result<usize, Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "bring_back")?;
    let solution = solution::latest(tx, actor.network, Answers::Dossier(id))?
        .ok_or(Refusal::NotNow("dossier-refused-no-solution-yet"))?;
    dossier::step(tx, actor, now, &dossier, Step::BringBack, None)?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    for signal in &signals {
        let what = What { solution: solution.id, dossier: Some(&dossier), words: &solution.words };
        to_contributor(tx, actor, now, signal, what)?;
    }
    let facts = json!({ "told": signals.len(), "number": solution.number });
    record(tx, actor, now, "dossier.brought-back", dossier.subject(), facts)?;
    Ok(signals.len())
}

/// Brings an answer back to whoever raised `signal`; having told them about this version already changes nothing.
pub fn to_contributor(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    signal: &Signal,
    what: What<'_>,
) -> Result<(), Refusal> {
    let told = tx.first(
        "select id from bringing_back where network_id = $1 and solution_id = $2 and signal_id = $3",
        &[&actor.network, &what.solution, &signal.id],
    )?;
    if told.is_some() {
        return Ok(());
    }
    let answerable = what.dossier.map_or(actor.person, |dossier| dossier.driver);
    let said = facts([("words", json!(shortened(what.words))), ("by", json!(actor.name))]);
    let notice = tell::contributor(tx, now, signal, answerable, "notice-brought-back", said)?;
    tx.execute(
        "insert into bringing_back (network_id, id, solution_id, signal_id, dossier_id, person_id, notice_id, told_at,
           ask_at, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)",
        &[
            &actor.network,
            &BringingBackId::new(now),
            &what.solution,
            &signal.id,
            &what.dossier.map(|dossier| dossier.id),
            &signal.raised_by,
            &notice,
            &now,
            &calendar::in_days(now, ASK_AFTER_DAYS),
        ],
    )?;
    signal::step(tx, signal, signal::Step::BringBack, Stamp { at: now, by: actor.person })?;
    Ok(record(tx, actor, now, "signal.brought-back", signal.subject(), json!({ "words": what.words }))?)
}

/// A notice carries the beginning; the whole stands on the page.
fn shortened(words: &str) -> String {
    const MOST: usize = 280;
    if words.chars().count() <= MOST {
        return words.to_owned();
    }
    let cut: String = words.chars().take(MOST - 1).collect();
    format!("{}…", cut.trim_end())
}

/// After a direct answer: the answerer holds the signal until it is known whether it works there.
pub fn keep_the_answerer(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    signal: &Signal,
) -> Result<(), Refusal> {
    let opening = Opening {
        network: signal.network,
        matter: worklist::Matter::new("signal", signal.id),
        title: signal.words.clone(),
        href: signal.href(),
        shielded: signal.shielded,
        holder: Holder::Person(actor.person),
        moment: Moment { at: calendar::in_working_days(now, 15), why: why::rule("why-hear-whether-it-works")? },
    };
    worklist::advance(tx, now, actor.person, opening)
}

/// Asks whoever was told two weeks ago and has not said anything: "Werkt dit bij jullie?" Safe with several nodes.
/// Blocking: call it off the request threads.
pub fn ask_whether_it_works(db: &Db, now: Timestamp) -> Result<usize, Refusal> {
    let due = db.read_here(|tx| {
        let rows = tx.query(
            "select network_id, id from bringing_back where ask_at <= $1 and asked_at is null
             order by ask_at, network_id, id limit $2",
            &[&now, &ROUND],
        )?;
        rows.iter()
            .map(|row| Ok((row.get("network_id")?, row.get("id")?)))
            .collect::<Result<Vec<(NetworkId, BringingBackId)>, Refusal>>()
    })?;
    for (network, id) in &due {
        db.write_here(|tx| ask(tx, now, *network, *id))?;
    }
    Ok(due.len())
}

fn ask(tx: &mut Tx<'_>, now: Timestamp, network: NetworkId, id: BringingBackId) -> Result<(), Refusal> {
    let asked = tx.execute(
        "update bringing_back set asked_at = $3, version = version + 1
         where network_id = $1 and id = $2 and asked_at is null",
        &[&network, &id, &now],
    )?;
    let told = load(tx, network, id)?;
    if asked == 0 || told.works.is_some() {
        return Ok(());
    }
    let signal = signal::load(tx, network, told.signal)?;
    let answerable = match told.dossier {
        Some(dossier) => Some(dossier::load(tx, network, dossier)?.driver),
        None => None,
    };
    let word = worklist::notice::Word {
        text: "notice-does-it-work",
        facts: facts([("title", json!(shortened(&signal.words)))]),
        href: &signal.href(),
        answerable,
    };
    worklist::notice::tell(tx, now, network, signal.raised_by, &word)?;
    Ok(())
}

const TOLD: &str = "select bringing_back.id, bringing_back.signal_id, bringing_back.dossier_id,
    bringing_back.solution_id, bringing_back.person_id, person.name as person_name, organisation.name as organisation,
    bringing_back.told_at, notice.delivered_at, notice.bounced_at, notice.read_at, bringing_back.ask_at,
    bringing_back.asked_at, bringing_back.works, bringing_back.works_words, bringing_back.version
  from bringing_back
  join signal on signal.network_id = bringing_back.network_id and signal.id = bringing_back.signal_id
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
    let sql =
        format!("{TOLD} where bringing_back.network_id = $1 and bringing_back.dossier_id = $2 order by bringing_back.id desc");
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// What came back for a signal, newest first.
pub fn of_signal(tx: &mut Tx<'_>, network: NetworkId, id: SignalId) -> Result<Vec<BringingBack>, Error> {
    let sql =
        format!("{TOLD} where bringing_back.network_id = $1 and bringing_back.signal_id = $2 order by bringing_back.id desc");
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
        person: row.get("person_id")?,
        person_name: row.get("person_name")?,
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
