//! The rows of agendas: which dossier stands on which meeting's agenda, with what question, and what came of it.

use super::AgendaItemId;
use crate::dossier::DossierId;
use kernel::{NetworkId, PersonId, Timestamp};
use network::Refusal;
use network::area::Level;
use network::round_table::{MeetingId, RoundTableId};
use store::{Error, Row, Tx};

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
    /// The table.
    pub table_id: RoundTableId,
    /// The table's name.
    pub table: String,
    /// Who calls it together.
    pub convener: PersonId,
    /// The meeting.
    pub meeting: MeetingId,
    /// When it meets.
    pub starts_at: Timestamp,
    /// What the table is asked.
    pub question: String,
    /// What came of it.
    pub talk: Talk,
    /// For compare-and-swap.
    pub version: i64,
}

/// Whether a table spoke about a dossier.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Talk {
    /// Still to come, or its outcome is still to be recorded.
    OnAgenda,
    /// Spoken about, with this outcome.
    Discussed {
        /// What the table said.
        outcome: String,
        /// When that was recorded.
        at: Timestamp,
    },
    /// Taken off before the meeting, because this solution was there first.
    TakenOff {
        /// The solution.
        solution: String,
        /// When.
        at: Timestamp,
    },
}

impl AgendaItem {
    /// What the table said; nothing while it stands on the agenda, or when it was taken off.
    pub fn outcome(&self) -> Option<&str> {
        match &self.talk {
            Talk::Discussed { outcome, .. } => Some(outcome),
            Talk::OnAgenda | Talk::TakenOff { .. } => None,
        }
    }

    /// The page of the meeting's agenda, at this item.
    pub fn href(&self) -> String {
        format!("/tafels/{}/{}#punt-{}", self.table_id, self.meeting, self.id)
    }
}

const ITEM: &str = "select agenda_item.id, agenda_item.dossier_id, dossier.title, driver.name as driver,
    dossier.problem, agenda_item.table_id, round_table.name as table_name, round_table.convener_id,
    agenda_item.meeting_id, meeting.starts_at, agenda_item.question, agenda_item.state, agenda_item.outcome,
    agenda_item.discussed_at, agenda_item.version
  from agenda_item
  join dossier on dossier.network_id = agenda_item.network_id and dossier.id = agenda_item.dossier_id
  left join obligation on obligation.network_id = dossier.network_id and obligation.matter_kind = 'dossier'
    and obligation.matter_id = dossier.id and obligation.state <> 'settled'
  join person driver on driver.network_id = dossier.network_id and driver.id = coalesce(
    case when obligation.rung = 'holder' then obligation.holder_person else obligation.original_person end,
    dossier.driver_id)
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
    let sql = format!(
        "{ITEM} where agenda_item.network_id = $1 and agenda_item.meeting_id = $2 order by agenda_item.id"
    );
    tx.query(&sql, &[&network, &meeting])?.iter().map(read).collect()
}

/// The agendas a dossier stood or stands on, newest first.
pub fn of_dossier(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Vec<AgendaItem>, Error> {
    let sql = format!(
        "{ITEM} where agenda_item.network_id = $1 and agenda_item.dossier_id = $2 order by agenda_item.id desc"
    );
    tx.query(&sql, &[&network, &id])?.iter().map(read).collect()
}

/// The first meeting at which a dossier is still to be spoken about; the past counts until its outcome is recorded.
pub fn first_open(tx: &mut Tx<'_>, network: NetworkId, id: DossierId) -> Result<Option<Timestamp>, Error> {
    let row = tx.first(
        "select meeting.starts_at from agenda_item
         join meeting on meeting.network_id = agenda_item.network_id and meeting.id = agenda_item.meeting_id
         where agenda_item.network_id = $1 and agenda_item.dossier_id = $2 and agenda_item.state = 'on_agenda'
         order by meeting.starts_at limit 1",
        &[&network, &id],
    )?;
    row.map(|row| row.get("starts_at")).transpose()
}

/// A table's next meeting, to choose from.
#[derive(Clone, Debug)]
pub struct Place {
    /// The meeting.
    pub meeting: MeetingId,
    /// The table's name.
    pub table: String,
    /// When it meets.
    pub starts_at: Timestamp,
    /// Where.
    pub place: String,
    /// It speaks about the dossier's theme, or about its main theme.
    pub theme_fits: bool,
    /// It reaches as far as the dossier.
    pub level_fits: bool,
}

/// So many next meetings are offered at most; another table is named.
pub const MOST_PLACES: usize = 30;

/// The next meeting of each table, those that fit theme and level first (domain A3): a proposal, a person chooses. At
/// most `MOST_PLACES`, by one statement.
pub fn places(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    theme: Option<&str>,
    level: Level,
) -> Result<Vec<Place>, Error> {
    let code = theme.unwrap_or_default();
    let main = code.split('.').next().unwrap_or_default();
    let rows = tx.query(
        "select meeting.id, round_table.name as table_name, meeting.starts_at, meeting.place,
           case when exists (select 1 from round_table_theme
             where round_table_theme.network_id = round_table.network_id
               and round_table_theme.table_id = round_table.id and round_table_theme.theme_code in ($3, $4))
             then 1 else 0 end as theme_fits,
           case when round_table.level = $5 then 1 else 0 end as level_fits
         from round_table
         join meeting on meeting.network_id = round_table.network_id and meeting.table_id = round_table.id
           and meeting.cancelled_at is null and meeting.starts_at = (select min(coming.starts_at) from meeting coming
             where coming.network_id = round_table.network_id and coming.table_id = round_table.id
               and coming.cancelled_at is null and coming.starts_at >= $2)
         where round_table.network_id = $1
         order by theme_fits desc, level_fits desc, round_table.name, meeting.id limit $6",
        &[&network, &now, &code, &main, &level, &i64::try_from(MOST_PLACES).unwrap_or(i64::MAX)],
    )?;
    rows.iter()
        .map(|row| {
            Ok(Place {
                meeting: row.get("id")?,
                table: row.get("table_name")?,
                starts_at: row.get("starts_at")?,
                place: row.get("place")?,
                theme_fits: row.get::<i64>("theme_fits")? == 1,
                level_fits: row.get::<i64>("level_fits")? == 1,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<AgendaItem, Error> {
    let (state, outcome, at): (String, Option<String>, Option<Timestamp>) =
        (row.get("state")?, row.get("outcome")?, row.get("discussed_at")?);
    let talk = match (state.as_str(), outcome, at) {
        ("on_agenda", _, _) => Talk::OnAgenda,
        ("discussed", Some(outcome), Some(at)) => Talk::Discussed { outcome, at },
        ("taken_off", Some(solution), Some(at)) => Talk::TakenOff { solution, at },
        _ => return Err(row.bad("state", format!("the state {state} with these facts"))),
    };
    Ok(AgendaItem {
        id: row.get("id")?,
        dossier: row.get("dossier_id")?,
        title: row.get("title")?,
        driver: row.get("driver")?,
        problem: row.get("problem")?,
        table_id: row.get("table_id")?,
        table: row.get("table_name")?,
        convener: row.get("convener_id")?,
        meeting: row.get("meeting_id")?,
        starts_at: row.get("starts_at")?,
        question: row.get("question")?,
        talk,
        version: row.get("version")?,
    })
}
