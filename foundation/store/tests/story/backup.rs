//! A backup is made while others write, and put back whole into either kind of database.

use crate::{minutes_later, monday, number, write, zilverhaven};
use kernel::PersonId;
use kernel::ids::Uuid;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use store::backup::{backup, restore, verify};
use store::event::{self, Event, Subject};
use store::outbox::{self, Parcel};
use store::{Db, Error, Tx};
use testkit::{empty_postgres, empty_sqlite, on_both};

/// A file that is removed at the end of the test.
struct Scrap(PathBuf);

impl Scrap {
    fn new() -> Self {
        let name = format!("ponton-backup-{}", kernel::ids::uuid_at(monday()));
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Scrap {
    fn drop(&mut self) {
        // A test that expects a refusal made none.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// One event and one parcel, in one transaction.
fn act(db: &Db, number: i64) {
    write(db, |tx| put(tx, number)).unwrap();
}

fn put(tx: &mut Tx<'_>, number: i64) -> Result<(), Error> {
    let subject = Subject { kind: "signal", id: Uuid::from_u128(number.unsigned_abs().into()) };
    let event = Event {
        network: zilverhaven(),
        at: minutes_later(number),
        actor: (number % 2 == 0).then(|| PersonId(Uuid::from_u128(3))),
        kind: "signal.raised",
        subject,
        facts: json!({ "words": "“bang”\n🌊" }),
    };
    let parcel = Parcel {
        network: zilverhaven(),
        topic: "mail",
        recipient: None,
        payload: json!({}),
        key: format!("notice-{number}"),
    };
    event::append(tx, &event)?;
    outbox::put(tx, monday(), &parcel).map(drop)
}

fn events(db: &Db) -> Vec<String> {
    let rows = db.read_here(|tx| tx.query("select id, at, actor_id, facts from event order by at, id", &[]));
    let rows = rows.unwrap();
    rows.iter()
        .map(|row| {
            let columns = ["id", "at", "actor_id", "facts"];
            columns.map(|column| format!("{:?}", row.get::<store::Value>(column).unwrap())).join(" ")
        })
        .collect()
}

#[test]
fn a_backup_comes_back_whole_in_either_kind_of_database() {
    on_both(|db| {
        (0..7_000).step_by(1_000).for_each(|number| act(db, number));
        let file = Scrap::new();
        let contents = backup(db, &file.0, monday()).unwrap();
        assert_eq!(contents.rows["event"], 7);
        for target in [empty_sqlite(), empty_postgres()] {
            assert_eq!(restore(&file.0, target.url(), monday()).unwrap(), contents);
            assert_eq!(events(&target), events(db));
            assert_eq!(target.pending().unwrap(), [] as [String; 0]);
        }
    });
}

#[test]
fn a_backup_made_while_others_write_holds_whole_acts() {
    on_both(|db| {
        write(db, |tx| (0..2_500).try_for_each(|number| put(tx, number))).unwrap();
        let (file, done) = (Scrap::new(), AtomicBool::new(false));
        let contents = std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut number = 2_500;
                while !done.load(Ordering::Relaxed) {
                    act(db, number);
                    number += 1;
                }
            });
            let contents = backup(db, &file.0, monday()).unwrap();
            done.store(true, Ordering::Relaxed);
            contents
        });
        assert!(contents.rows["event"] >= 2_500);
        assert_eq!(contents.rows["event"], contents.rows["outbox"], "an act is in it whole or not at all");
        let target = empty_sqlite();
        restore(&file.0, target.url(), monday()).unwrap();
        let restored = number(&target, "select count(*) as n from event");
        assert_eq!(u64::try_from(restored).unwrap(), contents.rows["event"]);
    });
}

#[test]
fn rows_that_refer_to_later_rows_come_back_too() {
    on_both(|db| {
        let network = zilverhaven();
        let (umbrella, member) = (Uuid::from_u128(9), Uuid::from_u128(4));
        let add = "insert into organisation (network_id, id, name, kind, place, umbrella_id, version)
                   values ($1, $2, $3, 'welfare', 'Zilverhaven', $4, 0)";
        write(db, |tx| {
            tx.execute(
                "insert into network (id, name, created_at) values ($1, 'Zilverhaven', $2)",
                &[&network, &monday()],
            )?;
            tx.execute(add, &[&network, &umbrella, &"Sterk Samen", &None::<Uuid>])?;
            tx.execute(add, &[&network, &member, &"De Brug", &umbrella])
        })
        .unwrap();
        let file = Scrap::new();
        backup(db, &file.0, monday()).unwrap();
        for target in [empty_sqlite(), empty_postgres()] {
            restore(&file.0, target.url(), monday()).unwrap();
            let orphan = write(&target, |tx| {
                tx.execute(add, &[&network, &Uuid::from_u128(5), &"Los", &Uuid::from_u128(6)])
            });
            assert!(matches!(orphan, Err(Error::Refused { .. })), "the foreign keys are back");
        }
    });
}

fn refused(outcome: Result<store::backup::Contents, Error>, because: &str) {
    let Err(Error::Backup { problem, .. }) = outcome else { panic!("{outcome:?} where a refusal is due") };
    assert!(problem.contains(because), "{problem}");
}

#[test]
fn a_database_that_holds_something_is_not_restored_into() {
    on_both(|db| {
        act(db, 1);
        let file = Scrap::new();
        backup(db, &file.0, monday()).unwrap();
        for target in [empty_sqlite(), empty_postgres()] {
            target.migrate(monday()).unwrap();
            restore(&file.0, target.url(), monday()).unwrap();
            refused(restore(&file.0, target.url(), monday()), "is not empty");
        }
        refused(backup(db, &file.0, monday()), "there is a file of that name");
    });
}

fn change(path: &Path, from: &str, to: &str) {
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_damaged_or_newer_backup_is_refused() {
    on_both(|db| {
        act(db, 1);
        for (from, to, because) in [
            ("notice-1", "notice-2", "damaged"),
            ("{\"rows\"", "{\"lines\"", "damaged"),
            ("\"ponton_backup\":1", "\"ponton_backup\":2", "newer program"),
            ("{\"ponton", "<", "no backup"),
        ] {
            let file = Scrap::new();
            backup(db, &file.0, monday()).unwrap();
            change(&file.0, from, to);
            refused(verify(&file.0), because);
            for target in [empty_sqlite(), empty_postgres()] {
                refused(restore(&file.0, target.url(), monday()), because);
            }
        }
    });
}
