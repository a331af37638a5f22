//! What was released of a quarter, as it was kept: for accounts, which copy from it, and for the page on which a number opens
//! into its steps. It reads and works nothing out.

use crate::quarter_table::{MONTH, Told};
use jiff::civil::Date;
use kernel::{NetworkId, OrganisationId, Timestamp};
use network::worked::Split;
use std::collections::{BTreeMap, BTreeSet};
use store::{Error, Row, Tx};
use trends::disclosure::period::Period;

/// By what a quarter was released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The version of the rule.
    pub rule: i64,
    /// From how many on a number is shown.
    pub threshold: i64,
    /// The key of the rounding, by its name.
    pub key: String,
    /// When.
    pub made_at: Timestamp,
}

/// By what a quarter was released; nothing where it wasn't, or was told before there were releases.
pub fn provenance(tx: &mut Tx<'_>, network: NetworkId, first: Date) -> Result<Option<Provenance>, Error> {
    let row = tx.first(
        "select rule_version, threshold, key_id, begun_at from account_quarter
         where network_id = $1 and first_day = $2 and key_id is not null",
        &[&network, &first],
    )?;
    let read = |row: &Row| {
        Ok(Provenance {
            rule: row.get("rule_version")?,
            threshold: row.get("threshold")?,
            key: row.get("key_id")?,
            made_at: row.get("begun_at")?,
        })
    };
    row.as_ref().map(read).transpose()
}

/// The quarters that may not be released again: those that were, and those that were told before there were releases.
pub fn told(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Period>, Error> {
    let rows = tx.query("select first_day from account_quarter where network_id = $1", &[&network])?;
    rows.iter().map(|row| Ok(Period::quarter(row.get("first_day")?))).collect()
}

/// The quarters that were released, the newest first.
pub fn released(tx: &mut Tx<'_>, network: NetworkId, limit: i64) -> Result<Vec<Period>, Error> {
    let rows = tx.query(
        "select first_day from account_quarter where network_id = $1 and key_id is not null
         order by first_day desc limit $2",
        &[&network, &limit],
    )?;
    rows.iter().map(|row| Ok(Period::quarter(row.get("first_day")?))).collect()
}

/// The codes of the figures that a quarter was counted by.
pub fn counted_by(tx: &mut Tx<'_>, network: NetworkId, first: Date) -> Result<BTreeSet<String>, Error> {
    let sql = "select figure from quarter_figure where network_id = $1 and first_day = $2";
    tx.query(sql, &[&network, &first])?.iter().map(|row| row.get("figure")).collect()
}

/// What was released of a figure: of everything, and by what it is told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// The code of the figure.
    pub figure: String,
    /// How many; nothing where it isn't shown.
    pub number: Option<i64>,
    /// Of how many, where that is told.
    pub whole: Option<i64>,
    /// Half of them took at most so many days.
    pub median_days: Option<i64>,
    /// Its parts that are shown.
    pub parts: Vec<(Split, String, i64)>,
}

/// What was released of a quarter for somebody in a municipality, by figure; of what isn't there, and was counted, there was none.
pub fn of(
    tx: &mut Tx<'_>,
    (network, first): (NetworkId, Date),
    (whose, municipality): (Option<OrganisationId>, &str),
) -> Result<Vec<Released>, Error> {
    let rows = tx.query(
        "select organisation_id, figure, told, split, code, number, median_days from quarter_cell
         where network_id = $1 and first_day = $2 and municipality = $3 and split <> 'month' order by position",
        &[&network, &first, &municipality],
    )?;
    let mut found: BTreeMap<String, Released> = BTreeMap::new();
    for row in &rows {
        if row.get::<Option<OrganisationId>>("organisation_id")? != whose {
            continue;
        }
        let (figure, number): (String, Option<i64>) = (row.get("figure")?, row.get("number")?);
        let one = found.entry(figure.clone()).or_insert(Released {
            figure,
            number: None,
            whole: None,
            median_days: None,
            parts: Vec::new(),
        });
        one.read(row, number)?;
    }
    Ok(found.into_values().collect())
}

impl Released {
    fn read(&mut self, row: &Row, number: Option<i64>) -> Result<(), Error> {
        let (told, split): (String, String) = (row.get("told")?, row.get("split")?);
        match (Split::named(&split), number) {
            (Some(split), Some(number)) => self.parts.push((split, row.get("code")?, number)),
            (Some(_), None) => {}
            (None, number) if told == Told::Whole.name() => self.whole = number,
            (None, number) => (self.number, self.median_days) = (number, row.get("median_days")?),
        }
        Ok(())
    }
}

/// The steps that a figure counts, as far as they were released: of each organisation all of them, and each month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps {
    /// Whose, by name; nothing for all of the network together.
    pub name: Option<String>,
    /// How many; nothing where that isn't shown.
    pub number: Option<i64>,
    /// How many in each month of which that is shown, by its first day.
    pub months: BTreeMap<Date, i64>,
}

/// What a figure of an account opens into: its own steps, and under those of the network each organisation's.
pub fn steps(
    tx: &mut Tx<'_>,
    (network, first, figure): (NetworkId, Date, &str),
    (whose, municipality): (Option<OrganisationId>, &str),
) -> Result<Vec<Steps>, Error> {
    let rows = tx.query(
        "select quarter_cell.organisation_id, quarter_cell.split, quarter_cell.code, quarter_cell.number, organisation.name
         from quarter_cell
         left join organisation on organisation.network_id = quarter_cell.network_id
           and organisation.id = quarter_cell.organisation_id
         where quarter_cell.network_id = $1 and quarter_cell.first_day = $2 and quarter_cell.municipality = $3
           and quarter_cell.figure = $4 and quarter_cell.told = 'number' and quarter_cell.split in ('', 'month')
         order by quarter_cell.position",
        &[&network, &first, &municipality, &figure],
    )?;
    let mut found: BTreeMap<(Option<String>, Option<OrganisationId>), Steps> = BTreeMap::new();
    for row in &rows {
        let id: Option<OrganisationId> = row.get("organisation_id")?;
        if whose.is_some() && id != whose {
            continue;
        }
        let (name, number): (Option<String>, Option<i64>) = (row.get("name")?, row.get("number")?);
        let none = Steps { name: name.clone(), number: None, months: BTreeMap::new() };
        let one = found.entry((name, id)).or_insert(none);
        if row.get::<String>("split")? == MONTH {
            let month: String = row.get("code")?;
            let month = month.parse().map_err(|_| row.bad("code", "a month is its first day"))?;
            one.months.extend(number.map(|number| (month, number)));
        } else {
            one.number = number;
        }
    }
    Ok(found.into_values().collect())
}
