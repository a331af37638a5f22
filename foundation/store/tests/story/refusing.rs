//! What must not happen is refused, in the same words on both databases, and leaves no trace.

use crate::{minutes_later, monday, number, write, zilverhaven};
use kernel::ids::Uuid;
use store::event::{self, Event, Subject};
use store::{Db, Error, Tx};
use testkit::on_both;

fn make_shelf(db: &Db) {
    write(db, |tx| {
        tx.execute("create table room (id uuid primary key)", &[])?;
        tx.execute(
            "create table shelf (id uuid primary key, room_id uuid references room (id), name text not null,
               size bigint constraint size_is_real check (size > 0), version bigint not null)",
            &[],
        )?;
        tx.execute("create unique index shelf_by_name on shelf (room_id, name)", &[])?;
        tx.execute("insert into room (id) values ($1)", &[&Uuid::from_u128(1)])
    })
    .unwrap();
}

fn add(tx: &mut Tx<'_>, id: u128, room: u128, name: Option<&str>, size: i64) -> Result<u64, Error> {
    tx.execute(
        "insert into shelf (id, room_id, name, size, version) values ($1, $2, $3, $4, 0)",
        &[&Uuid::from_u128(id), &Uuid::from_u128(room), &name, &size],
    )
}

#[test]
fn a_refused_act_leaves_no_trace() {
    on_both(|db| {
        make_shelf(db);
        let outcome = write(db, |tx| {
            add(tx, 1, 1, Some("links"), 1)?;
            Err::<(), _>(Error::Conflict)
        });
        assert!(matches!(outcome, Err(Error::Conflict)));
        assert_eq!(number(db, "select count(*) as n from shelf"), 0);
    });
}

#[test]
fn a_panic_leaves_no_trace_and_the_next_write_goes_on() {
    on_both(|db| {
        make_shelf(db);
        let act = || {
            write(db, |tx| {
                add(tx, 1, 1, Some("links"), 1)?;
                panic!("a mistake in the closure")
            })
        };
        let outcome: std::thread::Result<Result<(), Error>> =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(act));
        assert!(outcome.is_err());
        write(db, |tx| add(tx, 2, 1, Some("rechts"), 1)).unwrap();
        assert_eq!(number(db, "select count(*) as n from shelf"), 1);
    });
}

#[test]
fn a_caught_failure_still_spoils_its_transaction() {
    on_both(|db| {
        make_shelf(db);
        let outcome = write(db, |tx| {
            add(tx, 1, 1, Some("links"), 1)?;
            let _ = add(tx, 1, 1, Some("rechts"), 1);
            Ok(())
        });
        assert!(matches!(outcome, Err(Error::Sql { .. })));
        assert_eq!(number(db, "select count(*) as n from shelf"), 0);
    });
}

#[test]
fn who_comes_second_sees_a_conflict() {
    on_both(|db| {
        make_shelf(db);
        write(db, |tx| add(tx, 1, 1, Some("links"), 1)).unwrap();
        let rename = |name: &'static str| {
            write(db, move |tx| {
                tx.change_one(
                    "update shelf set name = $1, version = version + 1 where id = $2 and version = $3",
                    &[&name, &Uuid::from_u128(1), &0],
                )
            })
        };
        rename("boven").unwrap();
        assert!(matches!(rename("onder"), Err(Error::Conflict)));
    });
}

#[test]
fn a_refusal_names_its_constraint_alike_on_both() {
    let told = |db: &Db, id, room, name, size| match write(db, |tx| add(tx, id, room, name, size)) {
        Err(Error::Unique { constraint }) => format!("unique {constraint}"),
        Err(Error::Refused { constraint }) => format!("refused {constraint}"),
        other => format!("{other:?}"),
    };
    on_both(|db| {
        make_shelf(db);
        write(db, |tx| add(tx, 1, 1, Some("links"), 1)).unwrap();
        assert_eq!(told(db, 1, 1, Some("rechts"), 1), "unique shelf_pkey");
        assert_eq!(told(db, 2, 1, Some("links"), 1), "unique shelf_by_name");
        assert_eq!(told(db, 2, 1, Some("rechts"), 0), "refused size_is_real");
        assert_eq!(told(db, 2, 2, Some("rechts"), 1), "refused foreign_key");
        assert_eq!(told(db, 2, 1, None, 1), "refused shelf_name_not_null");
        assert_eq!(told(db, 2, 1, Some("re\0chts"), 1), "refused text_without_nul");
    });
}

#[test]
fn a_reader_cannot_write() {
    on_both(|db| {
        make_shelf(db);
        assert!(db.read_here(|tx| add(tx, 1, 1, Some("links"), 1)).is_err());
        assert_eq!(number(db, "select count(*) as n from shelf"), 0);
    });
}

#[test]
fn the_record_never_changes() {
    on_both(|db| {
        let subject = Subject { kind: "signal", id: Uuid::from_u128(2) };
        let event = Event {
            network: zilverhaven(),
            at: monday(),
            actor: None,
            kind: "signal.raised",
            subject,
            facts: serde_json::Value::Null,
        };
        write(db, |tx| event::append(tx, &event)).unwrap();
        let sqls = ["update event set at = $1 where at < $1", "delete from event where at < $1"];
        for sql in sqls {
            let outcome = write(db, |tx| tx.execute(sql, &[&minutes_later(1)]));
            assert!(
                matches!(&outcome, Err(Error::Refused { constraint }) if constraint == "event_never_changes"),
                "{outcome:?}"
            );
        }
    });
}

#[test]
fn a_look_is_one_select_and_nothing_else() {
    on_both(|db| {
        make_shelf(db);
        write(db, |tx| add(tx, 1, 1, Some("links"), 1)).unwrap();
        let count = "select count(*) as n from shelf";
        let seen = testkit::run(db.look(|tx| tx.first(count, &[])?.ok_or(Error::Conflict)?.get::<i64>("n")));
        assert_eq!(seen.unwrap(), 1);
        let twice = testkit::run(db.look(|tx| {
            tx.query(count, &[])?;
            tx.query(count, &[]).map(|_| ())
        }));
        assert!(matches!(twice, Err(Error::Sql { .. })));
        assert!(testkit::run(db.look(|tx| add(tx, 2, 1, Some("rechts"), 1))).is_err());
        assert_eq!(number(db, count), 1);
    });
}
