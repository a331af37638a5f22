//! Bringing a dossier to the table that can solve it: a place on the agenda of a meeting, with the question that is
//! asked. A dossier may lie at several tables; it keeps one driver. The convener holds the agenda item until the outcome
//! is recorded.

use crate::dossier::{self, Dossier, DossierId, Step};
use crate::gather;
use crate::record::record;
use crate::signal;
use kernel::{NetworkId, Timestamp, calendar, define_id};
use network::round_table::{self, Meeting, MeetingId};
use network::{Actor, Refusal};
use obligations::{Holder, Moment};
use serde_json::json;
use store::{Error, Row, Tx};
use web::{Posted, Problems};
use worklist::notice::fact;
use worklist::{Matter, Opening, why};

define_id!(
    /// One dossier on one meeting's agenda.
    AgendaItemId
);
store::id_value!(AgendaItemId);

/// A place on an agenda to ask for.
#[derive(Clone, Debug)]
pub struct Bring {
    /// The meeting.
    pub meeting: MeetingId,
    /// What the table is asked; the dossier's title when nothing is typed.
    pub question: Option<String>,
}

impl Bring {
    /// Reads the form.
    pub fn parse(posted: &Posted) -> Result<Self, Problems> {
        let meeting = posted.text("meeting").parse().map_err(|_| Problems::with("meeting", "problem-meeting-empty"))?;
        let question = posted.text("question");
        if question.chars().count() > 500 {
            return Err(Problems::with("question", "problem-question-too-long"));
        }
        Ok(Self { meeting, question: (!question.is_empty()).then(|| question.to_owned()) })
    }
}

/// One required text of a form, at most `longest` characters, without personal data.
pub fn words(
    posted: &Posted,
    field: &'static str,
    longest: usize,
    empty: &'static str,
) -> Result<String, Problems> {
    let text = posted.text(field);
    if text.is_empty() {
        return Err(Problems::with(field, empty));
    }
    let mut problems = Problems::none();
    if text.chars().count() > longest {
        problems.add_with(field, "problem-too-long", vec![("most", longest.into())]);
    }
    if !language::guard::find(text).is_empty() {
        problems.add(field, "problem-personal-data-here");
    }
    if problems.is_empty() { Ok(text.to_owned()) } else { Err(problems) }
}

/// An agenda item as it is kept.
#[derive(Clone, Debug)]
pub struct AgendaItem {
    /// Its id.
    pub id: AgendaItemId,
    /// The dossier.
    pub dossier: DossierId,
    /// Its title.
    pub title: String,
    /// Who drives it.
    pub driver: String,
    /// The statement of the problem.
    pub problem: Option<String>,
    /// The table's name.
    pub table: String,
    /// The meeting.
    pub meeting: MeetingId,
    /// When it meets.
    pub starts_at: Timestamp,
    /// What the table is asked.
    pub question: String,
    /// What came of it, once spoken about.
    pub outcome: Option<String>,
    /// For compare-and-swap.
    pub version: i64,
}

/// Puts a dossier on an agenda and tells its contributors when it is spoken about.
pub fn bring_to_table(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    id: DossierId,
    bring: &Bring,
) -> Result<(), Refusal> {
    let dossier = dossier::load_for(tx, actor, id, "bring_to_table")?;
    let meeting = place(tx, actor, now, &dossier, bring)?;
    let signals = signal::of_dossier(tx, actor.network, id)?;
    let table = table_name(tx, actor.network, &meeting)?;
    let said = [("moment", fact::moment(meeting.starts_at)), ("table", json!(table))];
    gather::tell_all(tx, now, &dossier, &signals, "notice-to-table", &said)
}

/// Makes the agenda item, its obligation with the convener, and the dossier's next step.
pub fn place(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Timestamp,
    dossier: &Dossier,
    bring: &Bring,
) -> Result<Meeting, Refusal> {
    let meeting = round_table::meeting(tx, actor.network, bring.meeting)?.ok_or(Refusal::NotFound("meeting"))?;
    if meeting.starts_at < now {
        return Err(Refusal::NotNow("dossier-refused-meeting-past"));
    }
    let table = round_table::load(tx, actor.network, meeting.table)?.ok_or(Refusal::NotFound("table"))?;
    let id = AgendaItemId::new(now);
    let question = bring.question.clone().unwrap_or_else(|| dossier.title.clone());
    let placed = tx.execute(
        "insert into agenda_item (network_id, id, dossier_id, table_id, meeting_id, question, brought_by, brought_at,
           state, version)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 'on_agenda', 1)
         on conflict (network_id, dossier_id, meeting_id) do nothing",
        &[&actor.network, &id, &dossier.id, &table.id, &meeting.id, &question, &actor.person, &now],
    )?;
    if placed == 0 {
        return Ok(meeting);
    }
    let after = calendar::in_working_days(meeting.starts_at, 1);
    dossier::step(tx, actor, now, dossier, Step::BringToTable, Some(after))?;
    let opening = Opening {
        network: actor.network,
        matter: Matter::new("agenda_item", id),
        title: dossier.title.clone(),
        href: format!("/tafels/{}/{}", table.id, meeting.id),
        shielded: false,
        holder: Holder::Person(table.convener),
        moment: Moment { at: dossier::in_sight(after, now), why: why::rule("why-record-outcome")? },
    };
    worklist::open(tx, now, Some(actor.person), opening)?;
    let facts = json!({ "table": table.name, "moment": meeting.starts_at.to_string(), "question": question });
    record(tx, actor, now, "dossier.brought-to-table", dossier.subject(), facts)?;
    Ok(meeting)
}

fn table_name(tx: &mut Tx<'_>, network: NetworkId, meeting: &Meeting) -> Result<String, Refusal> {
    Ok(round_table::load(tx, network, meeting.table)?.ok_or(Refusal::NotFound("table"))?.name)
}

const ITEM: &str = "select agenda_item.id, agenda_item.dossier_id, dossier.title, person.name as driver,
    dossier.problem, round_table.name as table_name, agenda_item.meeting_id, meeting.starts_at, agenda_item.question,
    agenda_item.outcome, agenda_item.version
  from agenda_item
  join dossier on dossier.network_id = agenda_item.network_id and dossier.id = agenda_item.dossier_id
  join person on person.network_id = dossier.network_id and person.id = dossier.driver_id
  join round_table on round_table.network_id = agenda_item.network_id and round_table.id = agenda_item.table_id
  join meeting on meeting.network_id = agenda_item.network_id and meeting.id = agenda_item.meeting_id";

/// One agenda item.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: AgendaItemId) -> Result<AgendaItem, Refusal> {
    let sql = format!("{ITEM} where agenda_item.network_id = $1 and agenda_item.id = $2");
    let row = tx.first(&sql, &[&network, &id])?.ok_or(Refusal::NotFound("agenda item"))?;
    Ok(read(&row)?)
}

/// The agenda of a meeting, in the order it was brought.
pub fn agenda(tx: &mut Tx<'_>, network: NetworkId, meeting: MeetingId) -> Result<Vec<AgendaItem>, Error> {
    let sql = format!("{ITEM} where agenda_item.network_id = $1 and agenda_item.meeting_id = $2 order by agenda_item.id");
    tx.query(&sql, &[&network, &meeting])?.iter().map(read).collect()
}

/// The agendas a dossier stood or stands on, newest first.
pub fn of_dossier(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<AgendaItem>, Error> {
    let sql =
        format!("{ITEM} where agenda_item.network_id = $1 and agenda_item.dossier_id = $2 order by agenda_item.id desc");
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<AgendaItem, Error> {
    Ok(AgendaItem {
        id: row.get("id")?,
        dossier: row.get("dossier_id")?,
        title: row.get("title")?,
        driver: row.get("driver")?,
        problem: row.get("problem")?,
        table: row.get("table_name")?,
        meeting: row.get("meeting_id")?,
        starts_at: row.get("starts_at")?,
        question: row.get("question")?,
        outcome: row.get("outcome")?,
        version: row.get("version")?,
    })
}
