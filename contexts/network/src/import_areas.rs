//! Bringing in the areas of the statistics office: municipalities, wijken and buurten of a year, with their boundaries
//! where the file has them. For whoever sets up a network, on the command line. Years stand side by side, because codes
//! change; bringing in a year again updates names, parents and boundaries and removes nothing. A boundary that isn't
//! sound is told and never stops its area.

pub mod boundary;
pub mod read;

use crate::area::Area;
use boundary::Round;
use kernel::{NetworkId, Timestamp};
use read::Found;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use store::event::{self, Event, Subject};
use store::{Error, Tx};

/// The kinds of area, by the letters their codes begin with.
const KINDS: [(&str, &str); 3] = [("GM", "gemeente"), ("WK", "wijk"), ("BU", "buurt")];

/// How many codes a report names; of the others it says how many there are.
const NAMED: usize = 20;

/// What became of the areas of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Not there before.
    pub new: usize,
    /// With another name, parent or boundary than before.
    pub changed: usize,
    /// As they were.
    pub same: usize,
    /// With a boundary, sound or not.
    pub bounded: usize,
}

/// What became of the files.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// Per kind.
    pub counts: BTreeMap<&'static str, Count>,
    /// Codes with a boundary that isn't sound, and why.
    pub unsound: Vec<(String, boundary::Fault)>,
    /// How many boundaries go round the other way than RFC 7946 asks; that is no fault.
    pub other_way_round: usize,
    /// Parents that are not in this year, with how many areas name them.
    pub unknown_parents: BTreeMap<String, usize>,
    /// Codes that are none of the statistics office's.
    pub unknown_codes: Vec<String>,
}

/// The kind of area that a code belongs to, and the code of what it lies in.
fn placed(code: &str) -> Option<(&'static str, Option<String>)> {
    let (_, kind) = KINDS.into_iter().find(|(letters, _)| code.starts_with(letters))?;
    let digits = code.get(2..)?;
    let fits = |length| digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "gemeente" if fits(4) => Some((kind, None)),
        "wijk" if fits(6) => Some((kind, Some(format!("GM{}", &digits[..4])))),
        "buurt" if fits(8) => Some((kind, Some(format!("WK{}", &digits[..6])))),
        _ => None,
    }
}

/// Brings in what files hold of a year; of an area that is in several files, the last name and the last boundary count.
pub fn import(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    year: i64,
    found: &[Found],
) -> Result<Report, Error> {
    let mut report = Report::default();
    let known = areas_of(tx, network, year)?;
    let mut merged: BTreeMap<&str, (&Found, Option<&Found>)> = BTreeMap::new();
    for one in found {
        let bounded = merged.get(one.code.as_str()).and_then(|(_, bounded)| *bounded);
        let bounded = if one.boundary.is_some() { Some(one) } else { bounded };
        merged.insert(&one.code, (one, bounded));
    }
    let mut codes: BTreeSet<String> = known.keys().cloned().collect();
    codes.extend(merged.keys().map(|code| (*code).to_owned()));
    for (code, (found, bounded)) in merged {
        let Some((kind, parent)) = placed(code) else {
            report.unknown_codes.push(code.to_owned());
            continue;
        };
        if let Some(parent) = parent.as_ref().filter(|parent| !codes.contains(*parent)) {
            *report.unknown_parents.entry(parent.clone()).or_default() += 1;
        }
        let (code, name) = (code.to_owned(), found.name.clone());
        let area = Area { code, year, name, kind: kind.to_owned(), parent };
        let kept = keep(tx, network, &area, known.get(&area.code))?;
        let drawn = match bounded.and_then(|found| found.boundary.as_ref()) {
            Some(boundary) => draw(tx, network, &area, boundary, &mut report)?,
            None => Kept::Same,
        };
        let count = report.counts.entry(kind).or_default();
        count.bounded += usize::from(bounded.is_some());
        match (kept, drawn) {
            (Kept::New, _) => count.new += 1,
            (Kept::Same, Kept::Same) => count.same += 1,
            (Kept::Changed | Kept::Same, _) => count.changed += 1,
        }
    }
    note(tx, now, network, year, &report)?;
    Ok(report)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    New,
    Changed,
    Same,
}

fn areas_of(tx: &mut Tx<'_>, network: NetworkId, year: i64) -> Result<BTreeMap<String, Area>, Error> {
    let rows = tx.query(
        "select code, year, name, kind, parent_code from area where network_id = $1 and year = $2",
        &[&network, &year],
    )?;
    rows.iter().map(|row| crate::area::read(row).map(|area| (area.code.clone(), area))).collect()
}

fn keep(tx: &mut Tx<'_>, network: NetworkId, area: &Area, known: Option<&Area>) -> Result<Kept, Error> {
    let Some(known) = known else {
        crate::area::add(tx, network, area)?;
        return Ok(Kept::New);
    };
    if known == area {
        return Ok(Kept::Same);
    }
    tx.change_one(
        "update area set name = $4, kind = $5, parent_code = $6
         where network_id = $1 and code = $2 and year = $3",
        &[&network, &area.code, &area.year, &area.name, &area.kind, &area.parent],
    )?;
    Ok(Kept::Changed)
}

/// Keeps a boundary that can be drawn, with its fault if it has one.
fn draw(
    tx: &mut Tx<'_>,
    network: NetworkId,
    area: &Area,
    (geometry, checked): &(String, boundary::Checked),
    report: &mut Report,
) -> Result<Kept, Error> {
    report.other_way_round += usize::from(checked.round == Round::Other);
    report.unsound.extend(checked.fault.map(|fault| (area.code.clone(), fault)));
    if checked.fault.is_some_and(|fault| !fault.can_be_drawn()) {
        return Ok(Kept::Same);
    }
    let fault = checked.fault.map(boundary::Fault::name);
    let changed = tx.execute(
        "insert into area_boundary (network_id, code, year, geometry, fault) values ($1, $2, $3, $4, $5)
         on conflict (network_id, code, year) do update set geometry = excluded.geometry, fault = excluded.fault
         where area_boundary.geometry <> excluded.geometry",
        &[&network, &area.code, &area.year, geometry, &fault],
    )?;
    Ok(if changed == 0 { Kept::Same } else { Kept::Changed })
}

fn note(
    tx: &mut Tx<'_>,
    now: Timestamp,
    network: NetworkId,
    year: i64,
    report: &Report,
) -> Result<(), Error> {
    let written: usize = report.counts.values().map(|count| count.new + count.changed).sum();
    if written == 0 {
        return Ok(());
    }
    let event = Event {
        network,
        at: now,
        actor: None,
        kind: "areas.imported",
        subject: Subject { kind: "network", id: network.into() },
        facts: json!({ "year": year, "written": written, "unsound": report.unsound.len() }),
    };
    event::append(tx, &event).map(drop)
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (kind, count) in &self.counts {
            let all = count.new + count.changed + count.same;
            writeln!(
                f,
                "{kind}: {all}, of which {} new, {} changed, {} as they were; {} with a boundary",
                count.new, count.changed, count.same, count.bounded
            )?;
        }
        if self.other_way_round > 0 {
            writeln!(f, "{} boundaries go round with the clock, which is no fault", self.other_way_round)?;
        }
        for (code, fault) in &self.unsound {
            let kept = if fault.can_be_drawn() { "kept, with this fault" } else { "left out" };
            writeln!(f, "the boundary of {code} {fault}: {kept}")?;
        }
        for code in self.unknown_codes.iter().take(NAMED) {
            writeln!(f, "{code} is no code of a municipality, wijk or buurt: left out")?;
        }
        and_more(f, self.unknown_codes.len())?;
        for (parent, count) in self.unknown_parents.iter().take(NAMED) {
            writeln!(f, "{count} areas lie in {parent}, which is not in this year")?;
        }
        and_more(f, self.unknown_parents.len())
    }
}

fn and_more(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    if count > NAMED { writeln!(f, "and {} more", count - NAMED) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use boundary::{Checked, Fault};
    use testkit::on_both;

    const SQUARE: &str = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]]]}";

    fn found(code: &str, name: &str, fault: Option<Fault>) -> Found {
        let checked = Checked { fault, round: Round::Asked };
        Found { code: code.to_owned(), name: name.to_owned(), boundary: Some((SQUARE.to_owned(), checked)) }
    }

    #[test]
    fn a_year_comes_in_once_and_again_with_what_changed() {
        on_both(|db| {
            let village = Village::build(db);
            let bring = |year: i64, found: &[Found]| {
                db.write_here(|tx| import(tx, monday(), village.network, year, found)).unwrap()
            };
            let areas = [
                found("GM9902", "Loohoek", None),
                found("WK990201", "Centrum", Some(Fault::CrossesItself)),
                found("BU99020101", "Kern", Some(Fault::NotClosed)),
                found("WK990301", "Elders", None),
                found("PV99", "Provincie", None),
            ];
            let report = bring(2022, &areas);
            let count = |new, changed, same| Count { new, changed, same, bounded: new + changed + same };
            assert_eq!(report.counts["wijk"], count(2, 0, 0));
            assert_eq!(
                (report.unknown_codes.as_slice(), report.unknown_parents.len()),
                (&["PV99".to_owned()][..], 1)
            );
            assert_eq!(report.unsound.len(), 2);
            assert!(report.to_string().contains("WK990201 crosses itself: kept"), "{report}");
            assert_eq!(bring(2022, &areas).counts["wijk"], count(0, 0, 2), "the same file again");
            let renamed = [found("WK990201", "Kern en centrum", None)];
            assert_eq!(bring(2022, &renamed).counts["wijk"], count(0, 1, 0));
            assert_eq!(bring(2023, &renamed).counts["wijk"], count(1, 0, 0), "years stand side by side");
            let kept = "select count(*) as number from area_boundary where fault is not null";
            let row = db.read_here(|tx| tx.first(kept, &[])).unwrap().unwrap();
            assert_eq!(row.get::<i64>("number").unwrap(), 1, "what can't be drawn is left out");
        });
    }

    #[test]
    fn codes_say_what_they_are_and_where_they_lie() {
        assert_eq!(placed("GM9901"), Some(("gemeente", None)));
        assert_eq!(placed("WK990101"), Some(("wijk", Some("GM9901".to_owned()))));
        assert_eq!(placed("BU99010102"), Some(("buurt", Some("WK990101".to_owned()))));
        for code in ["", "GM", "GM99011", "WK99010é", "PV20", "BU9901"] {
            assert_eq!(placed(code), None, "{code}");
        }
    }
}
