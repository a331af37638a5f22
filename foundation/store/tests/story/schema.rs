//! Migrations: applied once, by one node at a time, and never edited afterwards.

use crate::{monday, number, write};
use store::{Db, Error};
use testkit::{TestDb, on_both, sqlite};

#[test]
fn a_migrated_database_has_nothing_left_to_do() {
    on_both(|db| {
        assert_eq!(db.migrate(monday()).unwrap(), []);
        assert_eq!(db.pending().unwrap(), [] as [String; 0]);
    });
}

#[test]
fn an_edited_migration_is_refused_by_its_file_name() {
    on_both(|db| {
        // As if the text had been another when it was applied.
        let sql = "update schema_migration set digest = 'another' where name = '0001_record'";
        write(db, |tx| tx.change_one(sql, &[])).unwrap();
        let refusal = db.migrate(monday()).unwrap_err();
        assert!(
            matches!(&refusal, Error::Migration { file, .. } if file.starts_with("0001_record.")),
            "{refusal}"
        );
        assert!(refusal.to_string().contains("was edited after it was applied"));
    });
}

#[test]
fn nodes_that_migrate_at_once_do_it_once() {
    for fresh in [testkit::empty_sqlite(), testkit::empty_postgres()] {
        let done: usize = std::thread::scope(|scope| {
            let nodes: Vec<_> = (0..3)
                .map(|_| scope.spawn(|| Db::open(fresh.url()).unwrap().migrate(monday()).unwrap().len()))
                .collect();
            nodes.into_iter().map(|node| node.join().unwrap()).sum()
        });
        assert_eq!(
            i64::try_from(done).unwrap(),
            number(&fresh, "select count(*) as n from schema_migration")
        );
        assert_eq!(fresh.pending().unwrap(), [] as [String; 0]);
    }
}

#[test]
fn an_empty_database_says_what_is_pending() {
    for fresh in [testkit::empty_sqlite(), testkit::empty_postgres()] {
        assert_eq!(fresh.pending().unwrap().first().map(String::as_str), Some("0001_record"));
    }
}

#[test]
fn sqlite_waits_for_the_disk_before_it_acknowledges() {
    let db: TestDb = sqlite();
    let pragma = |name: &str, column: &'static str| {
        let sql = format!("pragma {name}");
        db.write_here(|tx| tx.first(&sql, &[])?.ok_or(Error::Conflict)?.get::<store::Value>(column)).unwrap()
    };
    assert_eq!(pragma("journal_mode", "journal_mode"), store::Value::Text("wal".to_owned()));
    assert_eq!(pragma("synchronous", "synchronous"), store::Value::Int(2), "2 is FULL");
    assert_eq!(pragma("foreign_keys", "foreign_keys"), store::Value::Int(1));
}
