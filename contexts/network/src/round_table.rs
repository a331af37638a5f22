//! Round tables (overlegtafels): standing forums with a convener, seats with mandates, themes, and meetings. In the
//! code a table is always a `RoundTable`, so that nobody takes it for a database's.

use crate::area::Level;
use kernel::{NetworkId, PersonId, Timestamp, define_id};
use store::{Error, Row, Tx};

mod listing;
mod meetings;
mod seats;

pub use listing::{Listed, Place, by_name, soonest};
pub use meetings::{
    AN_HOUR, GoesOn, Meeting, MeetingId, MeetingPlace, Sitting, call_off, coming, meeting, meeting_at,
    next_meeting, of_table, of_tables, past, plan_meeting, planned, put_elsewhere,
};
pub use seats::{
    Seat, SeatId, Term, former_seats, give_seat, seats, seats_at, since, take_seat, take_seats_for,
};

define_id!(
    /// A table that partners meet at.
    RoundTableId
);
store::id_value!(RoundTableId);

crate::named! {
    /// What a table is for (domain A21).
    pub enum TableKind, text "table-kind" {
        /// Directors and aldermen.
        Administrative = "bestuurlijk",
        /// Officials.
        Official = "ambtelijk",
        /// Collective labour agreement.
        Labour = "cao",
        /// Legislation.
        Legislation = "wetgeving",
        /// A region's partners.
        Region = "regio",
        /// A neighbourhood's partners.
        Neighbourhood = "wijk",
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundTable {
    /// Its id.
    pub id: RoundTableId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: TableKind,
    /// How far it reaches.
    pub level: Level,
    /// Who calls it together and sees to it that outcomes are recorded.
    pub convener: PersonId,
    /// Their name.
    pub convener_name: String,
}

/// What a new table needs.
#[derive(Clone, Copy, Debug)]
pub struct NewTable<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is for.
    pub kind: TableKind,
    /// How far it reaches.
    pub level: Level,
    /// Who calls it together.
    pub convener: PersonId,
    /// The themes it may speak about.
    pub themes: &'a [String],
}

/// Sets up a table.
pub fn set_up(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    new: &NewTable<'_>,
) -> Result<RoundTableId, Error> {
    let id = RoundTableId::new(now);
    tx.execute(
        "insert into round_table (network_id, id, name, kind, level, convener_id) values ($1, $2, $3, $4, $5, $6)",
        &[&network, &id, &new.name, &new.kind, &new.level, &new.convener],
    )?;
    set_themes(tx, network, id, new.themes)?;
    Ok(id)
}

/// Puts `convener` at the head of a table.
pub fn set_convener(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: RoundTableId,
    convener: PersonId,
) -> Result<(), Error> {
    tx.change_one(
        "update round_table set convener_id = $3 where network_id = $1 and id = $2",
        &[&network, &id, &convener],
    )
}

/// The tables that somebody convenes, by id.
pub fn convened_by(
    tx: &mut Tx<'_>,
    network: NetworkId,
    convener: PersonId,
) -> Result<Vec<RoundTable>, Error> {
    let sql = format!(
        "{TABLE} where round_table.network_id = $1 and round_table.convener_id = $2 order by round_table.id"
    );
    tx.query(&sql, &[&network, &convener])?.iter().map(read).collect()
}

/// Lets a table speak about these themes and no others.
pub fn set_themes(
    tx: &mut Tx<'_>,
    network: NetworkId,
    id: RoundTableId,
    themes: &[String],
) -> Result<(), Error> {
    tx.execute("delete from round_table_theme where network_id = $1 and table_id = $2", &[&network, &id])?;
    for theme in themes {
        tx.execute(
            "insert into round_table_theme (network_id, table_id, theme_code) values ($1, $2, $3)
             on conflict do nothing",
            &[&network, &id, theme],
        )?;
    }
    Ok(())
}

const TABLE: &str = "select round_table.id, round_table.name, round_table.kind, round_table.level,
      round_table.convener_id, person.name as convener_name
    from round_table
    join person on person.network_id = round_table.network_id and person.id = round_table.convener_id";

/// One table.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, id: RoundTableId) -> Result<Option<RoundTable>, Error> {
    let sql = format!("{TABLE} where round_table.network_id = $1 and round_table.id = $2");
    tx.first(&sql, &[&network, &id])?.as_ref().map(read).transpose()
}

/// The table of that name.
pub fn named(tx: &mut Tx<'_>, network: NetworkId, name: &str) -> Result<Option<RoundTable>, Error> {
    let sql = format!("{TABLE} where round_table.network_id = $1 and round_table.name = $2");
    tx.first(&sql, &[&network, &name])?.as_ref().map(read).transpose()
}

/// The tables to choose from, by name.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<RoundTable>, Error> {
    let sql = format!("{TABLE} where round_table.network_id = $1 order by round_table.name, round_table.id");
    tx.query(&sql, &[&network])?.iter().map(read).collect()
}

/// The tables where somebody sits or that they convene, by name.
pub fn of_person(tx: &mut Tx<'_>, network: NetworkId, person: PersonId) -> Result<Vec<RoundTable>, Error> {
    let sql = format!(
        "{TABLE} where round_table.network_id = $1 and (round_table.convener_id = $2 or exists (select 1 from seat
           where seat.network_id = round_table.network_id and seat.table_id = round_table.id and seat.person_id = $2))
         order by round_table.name, round_table.id"
    );
    tx.query(&sql, &[&network, &person])?.iter().map(read).collect()
}

/// A table with its next meeting, if one is planned, and whether it speaks about a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The table.
    pub table: RoundTable,
    /// Its next meeting.
    pub next: Option<Meeting>,
    /// It speaks about the theme, or about its main theme.
    pub theme_fits: bool,
    /// It reaches as far as asked.
    pub level_fits: bool,
}

/// Every table with its next meeting, those that fit theme and level first (domain A3): a proposal, a person chooses.
pub fn propose(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    theme: Option<&str>,
    level: Level,
) -> Result<Vec<Proposal>, Error> {
    let speaking: Vec<RoundTableId> = match theme {
        None => Vec::new(),
        Some(code) => {
            let main = code.split('.').next().unwrap_or(code);
            let rows = tx.query(
                "select distinct table_id from round_table_theme
                 where network_id = $1 and (theme_code = $2 or theme_code = $3)",
                &[&network, &code, &main],
            )?;
            rows.iter().map(|row| row.get("table_id")).collect::<Result<_, _>>()?
        }
    };
    let mut proposals = list(tx, network)?
        .into_iter()
        .map(|table| {
            Ok(Proposal {
                next: next_meeting(tx, network, table.id, now)?,
                theme_fits: speaking.contains(&table.id),
                level_fits: table.level == level,
                table,
            })
        })
        .collect::<Result<Vec<_>, Error>>()?;
    proposals.sort_by_key(|proposal| {
        (
            std::cmp::Reverse(u8::from(proposal.theme_fits) * 2 + u8::from(proposal.level_fits)),
            proposal.table.name.clone(),
        )
    });
    Ok(proposals)
}

/// The codes of the themes one table may speak about.
pub fn themes_of(tx: &mut Tx<'_>, network: NetworkId, table: RoundTableId) -> Result<Vec<String>, Error> {
    let rows = tx.query(
        "select theme_code from round_table_theme where network_id = $1 and table_id = $2 order by theme_code",
        &[&network, &table],
    )?;
    rows.iter().map(|row| row.get("theme_code")).collect()
}

fn read(row: &Row) -> Result<RoundTable, Error> {
    Ok(RoundTable {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        level: row.get("level")?,
        convener: row.get("convener_id")?,
        convener_name: row.get("convener_name")?,
    })
}
