//! Areas: buurt, wijk, gemeente, regio, land, each with its code and the year in which the code is valid, because
//! the statistics office renumbers. The newest year of a code is the one people choose from.

use kernel::NetworkId;
use store::page::{After, Page};
use store::{Error, Row, Tx};

crate::named! {
    /// How far something reaches: the level of a signal, a dossier or a table.
    pub enum Level, text "level" {
        /// A neighbourhood or village.
        Wijk = "wijk",
        /// A municipality.
        Gemeente = "gemeente",
        /// A region.
        Regio = "regio",
        /// The country.
        Land = "land",
    }
}

impl Level {
    /// The level above; the country has none.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::Wijk => Some(Self::Gemeente),
            Self::Gemeente => Some(Self::Regio),
            Self::Regio => Some(Self::Land),
            Self::Land => None,
        }
    }
}

/// An area in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The code, as the statistics office writes it.
    pub code: String,
    /// The year in which the code is valid.
    pub year: i64,
    /// The name.
    pub name: String,
    /// `buurt`, `wijk`, `gemeente`, `regio` or `land`.
    pub kind: String,
    /// The area it lies in.
    pub parent: Option<String>,
}

/// Adds an area; the same code in the same year keeps its first name.
pub fn add(tx: &mut Tx<'_>, network: NetworkId, area: &Area) -> Result<(), Error> {
    tx.execute(
        "insert into area (network_id, code, year, name, kind, parent_code) values ($1, $2, $3, $4, $5, $6)
         on conflict do nothing",
        &[&network, &area.code, &area.year, &area.name, &area.kind, &area.parent],
    )?;
    Ok(())
}

/// The areas to choose from, by name: of each kind those of its newest year. All of the country's are some eighteen
/// thousand, and the network keeps them in memory.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Area>, Error> {
    let rows = tx.query(
        "select area.code, area.year, area.name, area.kind, area.parent_code from area
         join (select kind, max(year) as year from area where network_id = $1 group by kind) newest
           on newest.kind = area.kind and newest.year = area.year
         where area.network_id = $1 order by area.name, area.code limit 25000",
        &[&network],
    )?;
    rows.iter().map(read).collect()
}

/// A page of the same areas by code, of one kind or of all.
pub fn page(
    tx: &mut Tx<'_>,
    network: NetworkId,
    kind: Option<&str>,
    after: &After<String>,
) -> Result<Page<Area>, Error> {
    let rows = tx.query(
        "select area.code, area.year, area.name, area.kind, area.parent_code from area
         join (select kind, max(year) as year from area where network_id = $1 group by kind) newest
           on newest.kind = area.kind and newest.year = area.year
         where area.network_id = $1 and area.code > $2 and ($3 = '' or area.kind = $3)
         order by area.code limit $4",
        &[&network, &after.key.clone().unwrap_or_default(), &kind.unwrap_or_default(), &after.fetch()],
    )?;
    let fetched = rows.iter().map(read).collect::<Result<_, _>>()?;
    Ok(Page::cut(fetched, after, |area: &Area| area.code.clone()))
}

/// The newest year's area with that code.
pub fn load(tx: &mut Tx<'_>, network: NetworkId, code: &str) -> Result<Option<Area>, Error> {
    let row = tx.first(
        "select code, year, name, kind, parent_code from area where network_id = $1 and code = $2
         order by year desc limit 1",
        &[&network, &code],
    )?;
    row.as_ref().map(read).transpose()
}

/// The municipality that the area with that code is, or lies in; none of a region or the country.
pub fn municipality_of(tx: &mut Tx<'_>, network: NetworkId, code: &str) -> Result<Option<Area>, Error> {
    let mut code = Some(code.to_owned());
    // A neighbourhood lies in a district, that in a municipality: more steps would be a circle.
    for _ in 0..3 {
        let Some(area) = code.map(|code| load(tx, network, &code)).transpose()?.flatten() else { break };
        if area.kind == "gemeente" {
            return Ok(Some(area));
        }
        code = area.parent;
    }
    Ok(None)
}

/// The municipality that a place of that name is, or lies in; none when no area is called so, or when areas of that name
/// lie in several municipalities. Of a municipality and a neighbourhood of one name the municipality is meant.
pub fn municipality_at(tx: &mut Tx<'_>, network: NetworkId, place: &str) -> Result<Option<Area>, Error> {
    let rows = tx.query(
        "select distinct code from area where network_id = $1 and name = $2 order by code limit 50",
        &[&network, &place],
    )?;
    let mut found: Vec<Area> = Vec::new();
    for row in &rows {
        let code: String = row.get("code")?;
        let Some(municipality) = municipality_of(tx, network, &code)? else { continue };
        if municipality.code == code {
            return Ok(Some(municipality));
        }
        if found.iter().all(|other| other.code != municipality.code) {
            found.push(municipality);
        }
    }
    Ok(found.pop().filter(|_| found.is_empty()))
}

pub(crate) fn read(row: &Row) -> Result<Area, Error> {
    Ok(Area {
        code: row.get("code")?,
        year: row.get("year")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        parent: row.get("parent_code")?,
    })
}
