//! Themes: the controlled list of `data/themes.toml`, main themes and sub-themes, in two languages.

use jiff::civil::Date;
use kernel::{Lang, NetworkId};
use language::themes::{self, ThemeEntry};
use std::collections::BTreeMap;
use store::{Error, Row, Tx};

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// `STE` or `STE.financiering`.
    pub code: String,
    /// The main theme of a sub-theme.
    pub parent: Option<String>,
    /// The Dutch name.
    pub name_nl: String,
    /// The English name.
    pub name_en: String,
    /// Violence, debts and youth care: counted with a higher threshold.
    pub sensitive: bool,
}

impl Theme {
    /// Its name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::Nl => &self.name_nl,
            Lang::En => &self.name_en,
        }
    }
}

/// Adds a theme, or renames it.
pub fn add(tx: &mut Tx<'_>, network: NetworkId, theme: &Theme) -> Result<(), Error> {
    tx.execute(
        "insert into theme (network_id, code, parent_code, name_nl, name_en, sensitive)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (network_id, code) do update set name_nl = excluded.name_nl, name_en = excluded.name_en",
        &[&network, &theme.code, &theme.parent, &theme.name_nl, &theme.name_en, &theme.sensitive],
    )?;
    Ok(())
}

/// Gives the network every theme of the list that it lacks, from a day on or from its founding; what it has keeps its name.
/// Gives how many were added.
pub fn add_listed(tx: &mut Tx<'_>, network: NetworkId, since: Option<Date>) -> Result<u64, Error> {
    let known: Vec<String> = list(tx, network)?.into_iter().map(|theme| theme.code).collect();
    let mut added = 0;
    for entry in themes::listed().entries().iter().filter(|entry| !known.contains(&entry.code)) {
        let ThemeEntry { code, parent, nl, en, sensitive, .. } = entry;
        // Two nodes may start at once.
        added += tx.execute(
            "insert into theme (network_id, code, parent_code, name_nl, name_en, sensitive, since)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (network_id, code) do nothing",
            &[&network, code, parent, nl, en, sensitive, &since],
        )?;
    }
    Ok(added)
}

/// All themes, main themes before their sub-themes.
pub fn list(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Theme>, Error> {
    let rows = tx.query(
        "select code, parent_code, name_nl, name_en, sensitive from theme where network_id = $1 order by code",
        &[&network],
    )?;
    rows.iter().map(read).collect()
}

/// From which day the network has each theme that it didn't have from its founding.
pub fn since(tx: &mut Tx<'_>, network: NetworkId) -> Result<BTreeMap<String, Date>, Error> {
    let rows =
        tx.query("select code, since from theme where network_id = $1 and since is not null", &[&network])?;
    rows.iter().map(|row| Ok((row.get("code")?, row.get("since")?))).collect()
}

/// Whether the network has a theme with that code.
pub fn exists(tx: &mut Tx<'_>, network: NetworkId, code: &str) -> Result<bool, Error> {
    let row = tx.first("select code from theme where network_id = $1 and code = $2", &[&network, &code])?;
    Ok(row.is_some())
}

fn read(row: &Row) -> Result<Theme, Error> {
    Ok(Theme {
        code: row.get("code")?,
        parent: row.get("parent_code")?,
        name_nl: row.get("name_nl")?,
        name_en: row.get("name_en")?,
        sensitive: row.get("sensitive")?,
    })
}
