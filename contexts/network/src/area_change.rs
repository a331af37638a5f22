//! Codes that change: the statistics office gives areas other codes from one year to the next, divides them and joins them.
//! What counted under a code of an earlier year goes on under the code it became, where the office says so and says it of one
//! area; of what was divided nobody knows which part was where. For whoever draws lines through years, and for whoever brings
//! in what the office says.

use crate::area::{self, Area};
use kernel::{NetworkId, Timestamp};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use store::event::{self, Event, Subject};
use store::{Error, Row, Tx};
use web::sheet::{Column, Limits, Need, Sheet, Unreadable};

/// An area of an earlier year, whose code isn't there any more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The area, as it was last.
    pub area: Area,
    /// The code it has now, where it became one area.
    pub became: Option<String>,
}

/// The areas whose code isn't there any more in the newest year of their kind.
pub fn former(tx: &mut Tx<'_>, network: NetworkId) -> Result<Vec<Former>, Error> {
    let rows = tx.query(
        "select area.code, area.year, area.name, area.kind, area.parent_code from area
         join (select kind, max(year) as year from area where network_id = $1 group by kind) newest
           on newest.kind = area.kind and newest.year > area.year
         where area.network_id = $1 and not exists (select 1 from area later where later.network_id = area.network_id
           and later.code = area.code and later.year > area.year)
         order by area.code limit 25000",
        &[&network],
    )?;
    let became = became(tx, network)?;
    let former = |row: &Row| {
        let area = area::read(row)?;
        Ok(Former { became: became.get(&area.code).cloned(), area })
    };
    rows.iter().map(former).collect()
}

/// For each code that became one other its new code.
fn became(tx: &mut Tx<'_>, network: NetworkId) -> Result<BTreeMap<String, String>, Error> {
    let rows = tx.query("select was_code, code from area_change where network_id = $1", &[&network])?;
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in &rows {
        all.entry(row.get("was_code")?).or_default().push(row.get("code")?);
    }
    let one = all.into_iter().filter(|(_, codes)| codes.len() == 1);
    Ok(one.filter_map(|(was, codes)| Some((was, codes.into_iter().next()?))).collect())
}

/// The wijken that weren't there in the first year that is known, with the year in which they were first; those that others
/// became are no news.
pub fn new_wijken(tx: &mut Tx<'_>, network: NetworkId) -> Result<BTreeMap<String, i64>, Error> {
    let rows = tx.query(
        "select code, min(year) as year from area where network_id = $1 and kind = 'wijk' group by code
         having min(year) > (select min(year) from area where network_id = $1 and kind = 'wijk')",
        &[&network],
    )?;
    let old: BTreeSet<String> = became(tx, network)?.into_values().collect();
    let mut found = BTreeMap::new();
    for row in &rows {
        let code: String = row.get("code")?;
        if !old.contains(&code) {
            found.insert(code, row.get("year")?);
        }
    }
    Ok(found)
}

const WAS: Column = Column {
    name: "was",
    also: &["oud", "oude code", "code_oud", "van"],
    need: Need::Required,
    what: "",
    example: "",
};
const CODE: Column = Column {
    name: "code",
    also: &["nieuw", "nieuwe code", "code_nieuw", "naar", "wordt"],
    need: Need::Required,
    what: "",
    example: "",
};

/// Reads a CSV file of codes: what it was, and what it is now.
pub fn read(bytes: &[u8]) -> Result<Vec<(String, String)>, Unreadable> {
    let sheet = Sheet::read(bytes, &[WAS, CODE], Limits::COMMAND)?;
    let pair = |(was, code): (&str, &str)| (was.to_owned(), code.to_owned());
    let pairs = sheet.rows.iter().map(|row| (row.cell("was"), row.cell("code")));
    // The office lists what stayed the same too.
    Ok(pairs.filter(|(was, code)| !was.is_empty() && !code.is_empty() && was != code).map(pair).collect())
}

/// Keeps which code each became in a year; returns how many of them were new.
pub fn import(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    (year, changes): (i64, &[(String, String)]),
) -> Result<usize, Error> {
    let mut new = 0;
    for (was, code) in changes {
        let rows = tx.execute(
            "insert into area_change (network_id, was_code, code, year) values ($1, $2, $3, $4) on conflict do nothing",
            &[&network, was, code, &year],
        )?;
        new += usize::from(rows > 0);
    }
    if new > 0 {
        let event = Event {
            network,
            at: now,
            actor: None,
            kind: "areas.changed",
            subject: Subject { kind: "network", id: network.into() },
            facts: json!({ "year": year, "written": new }),
        };
        event::append(tx, &event)?;
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use testkit::on_both;

    #[test]
    fn what_became_one_area_goes_on_and_what_was_divided_does_not() {
        on_both(|db| {
            let village = Village::build(db);
            let network = village.network;
            let wijk = |code: &str, year| Area {
                code: code.to_owned(),
                year,
                name: code.to_owned(),
                kind: "wijk".to_owned(),
                parent: Some("GM9901".to_owned()),
            };
            let file =
                b"oud;nieuw\nWK990171;WK990181\nWK990172;WK990182\nWK990172;WK990183\nWK990101;WK990101\n";
            let changes = read(file).unwrap();
            assert_eq!(changes.len(), 3, "what stayed the same is no change");
            let (found, new, again) = db
                .write_here(|tx| {
                    for code in ["WK990171", "WK990172"] {
                        area::add(tx, network, &wijk(code, 2020))?;
                    }
                    for code in ["WK990181", "WK990182", "WK990183"] {
                        area::add(tx, network, &wijk(code, 2030))?;
                    }
                    import(tx, monday(), network, (2030, &changes))?;
                    let again = import(tx, monday(), network, (2030, &changes))?;
                    Ok::<_, Error>((former(tx, network)?, new_wijken(tx, network)?, again))
                })
                .unwrap();
            let became = |code: &str| found.iter().find(|one| one.area.code == code).unwrap().became.clone();
            assert_eq!(became("WK990171").as_deref(), Some("WK990181"));
            assert_eq!((became("WK990172"), again), (None, 0));
            assert!(!new.contains_key("WK990181"), "it was there under another code");
            assert_eq!(new["WK990182"], 2030);
        });
    }
}
