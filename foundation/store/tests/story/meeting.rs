//! Acts that meet: two that stand in each other's way both come through, and one that nobody waits for any more
//! still runs to its end.

use crate::{number, write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use store::{Db, Error, Tx};
use testkit::on_both;

fn make_shelves(db: &Db) {
    write(db, |tx| {
        tx.execute("create table shelf (id bigint primary key, n bigint not null)", &[])?;
        tx.execute("insert into shelf (id, n) values (1, 0), (2, 0)", &[])
    })
    .unwrap();
}

fn add_one(tx: &mut Tx<'_>, id: i64) -> Result<(), Error> {
    tx.change_one("update shelf set n = n + 1 where id = $1", &[&id])
}

#[test]
fn two_that_deadlock_both_come_through() {
    let db = testkit::postgres();
    make_shelves(&db);
    let (tries, meet) = (AtomicUsize::new(0), Barrier::new(2));
    let both_ways = |first, second| {
        write(&db, |tx| {
            add_one(tx, first)?;
            if tries.fetch_add(1, Ordering::SeqCst) < 2 {
                meet.wait();
            }
            add_one(tx, second)
        })
        .unwrap();
    };
    std::thread::scope(|scope| {
        scope.spawn(|| both_ways(1, 2));
        scope.spawn(|| both_ways(2, 1));
    });
    assert_eq!(tries.load(Ordering::SeqCst), 3, "one of them was run again");
    assert_eq!(number(&db, "select sum(n) as n from shelf"), 4);
}

#[test]
fn acts_on_one_row_at_once_are_all_counted() {
    on_both(|db| {
        make_shelves(db);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| (0..10).for_each(|_| write(db, |tx| add_one(tx, 1)).unwrap()));
            }
        });
        assert_eq!(number(db, "select n from shelf where id = 1"), 80);
    });
}

#[test]
fn a_row_held_for_share_stays_as_it_is_until_the_act_is_done() {
    let db = testkit::postgres();
    make_shelves(&db);
    let meet = Barrier::new(2);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            write(&db, |tx| {
                let sql = format!("select n from shelf where id = 1{}", store::dialect::for_share(tx));
                let before: i64 = tx.first(&sql, &[])?.ok_or(Error::Conflict)?.get("n")?;
                meet.wait();
                // The other can't have come in between, however late this runs.
                tx.execute("update shelf set n = $1 where id = 2", &[&before])
            })
            .unwrap();
        });
        meet.wait();
        write(&db, |tx| {
            add_one(tx, 1)?;
            let copied = tx.first("select n from shelf where id = 2", &[])?.ok_or(Error::Conflict)?;
            tx.execute("update shelf set n = $1 where id = 2", &[&(copied.get::<i64>("n")? + 10)])
        })
        .unwrap();
    });
    assert_eq!(number(&db, "select n from shelf where id = 2"), 10, "10 was added after 0 was copied");
}

#[test]
fn an_act_nobody_waits_for_runs_to_its_end() {
    on_both(|db| {
        make_shelves(db);
        let meet = Arc::new(Barrier::new(2));
        let begun = Arc::clone(&meet);
        testkit::run(async {
            let act = db.write(move |tx| {
                add_one(tx, 1)?;
                begun.wait();
                begun.wait();
                add_one(tx, 1)
            });
            let act: std::pin::Pin<Box<dyn Future<Output = Result<(), Error>>>> = Box::pin(act);
            let waiting = tokio::time::timeout(std::time::Duration::ZERO, act).await;
            assert!(waiting.is_err(), "it has begun and waits");
            meet.wait();
            // The future is gone by now; only then does the act go on.
            meet.wait();
        });
        // The writer's turn comes after the act, and so sees all of it.
        write(db, |tx| add_one(tx, 1)).unwrap();
        assert_eq!(number(db, "select n from shelf where id = 1"), 3);
    });
}

#[test]
fn a_thousand_at_once_are_served_in_turn() {
    on_both(|db| {
        make_shelves(db);
        tokio::runtime::Runtime::new().unwrap().block_on(async {
            let acts: Vec<_> = (0..1_000)
                .map(|_| {
                    let db = db.clone();
                    tokio::spawn(async move {
                        db.read(|tx| tx.query("select n from shelf", &[])).await.map(|rows| rows.len())
                    })
                })
                .collect();
            for act in acts {
                assert_eq!(act.await.unwrap().unwrap(), 2);
            }
        });
    });
}
