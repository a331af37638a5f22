//! Fills a migrated database with a network at work: for measuring, at any size. Rows are written directly and in bulk,
//! because a million signals through the real acts would take hours; they are valid rows all the same, and
//! `ponton doctor` holds on them. The same number of signals at the same moment gives the same rows every time.

mod bulk;
mod dice;
mod dossier;
mod dossier_way;
mod held;
mod region;
mod region_rows;
mod resident;
pub mod residents;
mod sentences;
mod sheet;
mod signal;
mod word_back;

use anyhow::{Context, Result, ensure};
use dice::Dice;
use kernel::ids::Uuid;
use kernel::{PersonId, Timestamp, calendar};
use region::{ORGANISATIONS, Region};
use sha2::{Digest, Sha256};
use sheet::{Sheet, row};
use store::{DatabaseUrl, Db};

/// Hundreds of signals per transaction.
const HUNDREDS: usize = 50;
/// How many people visit at once.
pub const VISITORS: usize = 32;
/// Which of the people visits first; the others come after.
const FIRST_VISITOR: usize = 3 * ORGANISATIONS + 1;

/// What the measuring side needs to know of a filled database.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Session tokens of ordinary workers.
    pub workers: Vec<String>,
    /// The session token of somebody who triages at the network's desk.
    pub triager: String,
    /// Ids of dossiers.
    pub dossiers: Vec<Uuid>,
    /// Open plans, each with the number of the worker who holds it.
    pub plans: Vec<(Uuid, usize)>,
}

/// Fills the migrated database at `url` with `signals` signals, a multiple of 100, as seen at `now`.
pub fn fill(url: &DatabaseUrl, now: Timestamp, signals: usize) -> Result<Filled> {
    ensure!(signals > 0 && signals.is_multiple_of(100), "give a number of signals that is a multiple of 100");
    let region = Region::at(now, signals)?;
    let tokens: Vec<String> = (0..=VISITORS).map(token).collect();
    let hundreds: Vec<usize> = (0..signals / 100).collect();
    bulk::write(url, |hand_over| {
        let mut sheet = Sheet::new();
        region.put(&mut sheet);
        for (index, token) in tokens.iter().enumerate() {
            put_session(&mut sheet, &region, index, token);
        }
        hand_over(sheet);
        for some in hundreds.chunks(HUNDREDS) {
            let mut sheet = Sheet::new();
            for hundred in some {
                put_hundred(&mut sheet, &region, *hundred);
            }
            hand_over(sheet);
        }
    })?;
    let (triager, workers) = tokens.split_last().context("visitors")?;
    Ok(Filled {
        workers: workers.to_vec(),
        triager: triager.clone(),
        dossiers: hundreds.iter().map(|hundred| dossier::id(&region, *hundred)).collect(),
        plans: Vec::new(),
    })
}

/// What the measuring side needs to know of a database that was filled before.
pub fn found_in(db: &Db) -> Result<Filled> {
    let rows = db.read_here(|tx| tx.query("select id from dossier order by id", &[]))?;
    let dossiers: Vec<Uuid> = rows.iter().map(|row| row.get("id")).collect::<Result<_, _>>()?;
    ensure!(!dossiers.is_empty(), "this database was not filled by benches");
    let workers = (0..VISITORS).map(token).collect();
    Ok(Filled { workers, triager: token(VISITORS), dossiers, plans: Vec::new() })
}

/// What somebody types who raises signal number `index` while the server is measured.
pub fn sample_words(index: usize) -> String {
    sentences::signal(&mut Dice::of("sample", index))
}

/// The words of signal number `index` of a filled network.
pub fn words_of(index: usize) -> String {
    sentences::signal(&mut Dice::of("words", index))
}

fn put_hundred(sheet: &mut Sheet, region: &Region, hundred: usize) {
    for index in hundred * 100..(hundred + 1) * 100 {
        if !dossier::carries(index) {
            signal::put_alone(sheet, region, index);
        }
    }
    dossier::put(sheet, region, hundred);
}

/// A session token: 64 hexadecimal digits. Anybody who reads this file knows it, which is why it only ever stands in
/// a database that a measurement makes and removes.
fn token(visitor: usize) -> String {
    let mut dice = Dice::of("session", visitor);
    hexadecimal(&[(); 4].map(|()| dice.bits().to_be_bytes()).concat())
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string succeeds");
        text
    })
}

/// Workers of different organisations, and after them somebody of the network's office.
fn put_session(sheet: &mut Sheet, region: &Region, index: usize, token: &str) {
    let person = if index < VISITORS { FIRST_VISITOR + index } else { 3 * ORGANISATIONS };
    let person: PersonId = region.people[person].id;
    let digest = hexadecimal(&Sha256::digest(token.as_bytes()));
    let id = Dice::of("session-id", index).id(region.now);
    let ends_at = calendar::in_days(region.now, 30);
    sheet.put(
        &sheet::SESSION,
        row![digest, region.network, id, person, "bench", false, region.now, region.now, ends_at],
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T08:10:00Z".parse().unwrap()
    }

    fn count(db: &Db, sql: &str) -> i64 {
        let row = db.read_here(|tx| tx.first(sql, &[])).unwrap().unwrap();
        row.get("number").unwrap()
    }

    #[test]
    fn both_databases_take_the_rows_and_the_doctor_finds_nothing() {
        for db in [testkit::sqlite(), testkit::postgres()] {
            let filled = fill(db.url(), now(), 2_000).unwrap();
            assert_eq!(filled.dossiers.len(), 20);
            assert_eq!(count(&db, "select count(*) as number from signal"), 2_000);
            let open = "select count(*) as number from obligation
                        where matter_kind = 'signal' and state <> 'settled'";
            let open = count(&db, open);
            assert!((300..500).contains(&open), "{open} of 2,000 are open");
            let proof = app::doctor::examine(&db, now()).unwrap();
            assert!(proof.holds, "{}", proof.text);
            assert_eq!(found_in(&db).unwrap().dossiers.len(), 20);
        }
    }

    #[test]
    fn what_was_set_aside_for_speed_is_back() {
        for (filled, untouched) in
            [(testkit::sqlite(), testkit::sqlite()), (testkit::postgres(), testkit::postgres())]
        {
            fill(filled.url(), now(), 100).unwrap();
            let counted = match filled.url() {
                DatabaseUrl::Sqlite(_) => "select count(*) as number from sqlite_schema where type in ('index', 'trigger')",
                DatabaseUrl::Postgres(_) => {
                    "select (select count(*) from pg_class where relkind = 'i' and relnamespace = current_schema()::regnamespace)
                       + (select count(*) from pg_constraint where connamespace = current_schema()::regnamespace) as number"
                }
            };
            assert_eq!(count(&filled, counted), count(&untouched, counted));
        }
    }

    #[test]
    fn the_clock_has_nothing_to_do_yet() {
        let db = testkit::sqlite();
        fill(db.url(), now(), 2_000).unwrap();
        let due = "select count(*) as number from obligation
                   where look_at <= (select max(opened_at) from obligation)";
        assert_eq!(count(&db, due), 0);
    }
}
