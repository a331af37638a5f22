//! The tables of the network a page at a time: for people those that meet first, each with its themes and its next meeting;
//! for other systems by name.

use super::{Meeting, RoundTable, RoundTableId, meetings, read};
use kernel::ids::Uuid;
use kernel::{NetworkId, Timestamp};
use std::collections::BTreeMap;
use store::page::{After, Page};
use store::{Error, Row, ToValue, Tx, places};

/// A table in the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The table.
    pub table: RoundTable,
    /// The codes of its themes.
    pub themes: Vec<String>,
    /// Its next meeting.
    pub next: Option<Meeting>,
}

/// Where the list of those that meet first goes on.
pub type Place = (Timestamp, String, RoundTableId);

/// After every meeting: in the year 9999.
const NEVER: i64 = 253_370_764_800;

/// A page of tables, who meets first on top; those without a meeting come last, by name.
pub fn soonest(
    tx: &mut Tx<'_>,
    network: NetworkId,
    now: Timestamp,
    after: &After<Place>,
) -> Result<Page<Listed>, Error> {
    let start = || (Timestamp::UNIX_EPOCH, String::new(), RoundTableId(Uuid::nil()));
    let (at, name, id) = after.key.clone().unwrap_or_else(start);
    let never = Timestamp::from_second(NEVER).unwrap_or(Timestamp::MAX);
    let rows = tx.query(
        "select id, name, kind, level, convener_id, convener_name, next_at from (
           select round_table.id, round_table.name, round_table.kind, round_table.level, round_table.convener_id,
             person.name as convener_name,
             coalesce((select min(meeting.starts_at) from meeting
               where meeting.network_id = round_table.network_id and meeting.table_id = round_table.id
                 and meeting.starts_at >= $2 and meeting.cancelled_at is null), $3) as next_at
           from round_table
           join person on person.network_id = round_table.network_id and person.id = round_table.convener_id
           where round_table.network_id = $1) as listed
         where next_at > $4 or (next_at = $4 and (name > $5 or (name = $5 and id > $6)))
         order by next_at, name, id limit $7",
        &[&network, &now, &never, &at, &name, &id, &after.fetch()],
    )?;
    let placed = |row: &Row| Ok((row.get::<Timestamp>("next_at")?, read(row)?));
    let fetched = rows.iter().map(placed).collect::<Result<Vec<_>, Error>>()?;
    let page = Page::cut(fetched, after, |(at, table)| (*at, table.name.clone(), table.id));
    let ids: Vec<RoundTableId> = page.rows.iter().map(|(_, table)| table.id).collect();
    let mut themes = themes_of_all(tx, network, &ids)?;
    let mut next = BTreeMap::new();
    for meeting in meetings::of_tables(tx, network, &ids, now)? {
        if !meeting.is_off() {
            next.entry(meeting.table).or_insert(meeting);
        }
    }
    Ok(page.map(|(_, table)| Listed {
        themes: themes.remove(&table.id).unwrap_or_default(),
        next: next.remove(&table.id),
        table,
    }))
}

/// A page of tables by name.
pub fn by_name(
    tx: &mut Tx<'_>,
    network: NetworkId,
    after: &After<(String, RoundTableId)>,
) -> Result<Page<RoundTable>, Error> {
    let (name, id) = after.key.clone().unwrap_or_else(|| (String::new(), RoundTableId(Uuid::nil())));
    let rows = tx.query(
        "select round_table.id, round_table.name, round_table.kind, round_table.level, round_table.convener_id,
           person.name as convener_name
         from round_table
         join person on person.network_id = round_table.network_id and person.id = round_table.convener_id
         where round_table.network_id = $1
           and (round_table.name > $2 or (round_table.name = $2 and round_table.id > $3))
         order by round_table.name, round_table.id limit $4",
        &[&network, &name, &id, &after.fetch()],
    )?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |table: &RoundTable| (table.name.clone(), table.id)))
}

fn themes_of_all(
    tx: &mut Tx<'_>,
    network: NetworkId,
    tables: &[RoundTableId],
) -> Result<BTreeMap<RoundTableId, Vec<String>>, Error> {
    let mut themes: BTreeMap<RoundTableId, Vec<String>> = BTreeMap::new();
    if tables.is_empty() {
        return Ok(themes);
    }
    let mut params: Vec<&dyn ToValue> = vec![&network];
    let places = places(tables, &mut params);
    let sql = format!(
        "select table_id, theme_code from round_table_theme where network_id = $1 and table_id in ({places})
         order by table_id, theme_code"
    );
    for row in &tx.query(&sql, &params)? {
        themes.entry(row.get("table_id")?).or_default().push(row.get("theme_code")?);
    }
    Ok(themes)
}
