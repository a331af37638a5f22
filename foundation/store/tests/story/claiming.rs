//! The outbox: each parcel goes to one node at a time, comes free when that node falls silent, and is tried again
//! with patience until it is given up.

use crate::{minutes_later, monday, number, write, zilverhaven};
use kernel::Timestamp;
use kernel::ids::Uuid;
use serde_json::json;
use std::collections::BTreeSet;
use store::outbox::{self, Claimed, Failed, Fate, OutboxId, Parcel};
use store::{Db, Error};
use testkit::on_both;

const HERE: Uuid = Uuid::from_u128(10);
const THERE: Uuid = Uuid::from_u128(11);

fn put(db: &Db, key: &str) -> OutboxId {
    let parcel = Parcel {
        network: zilverhaven(),
        topic: "mail",
        recipient: None,
        payload: json!({ "text": "notice-answer" }),
        key: key.to_owned(),
    };
    write(db, |tx| outbox::put(tx, monday(), &parcel)).unwrap()
}

fn claim(db: &Db, now: Timestamp, node: Uuid, limit: u16) -> Vec<Claimed> {
    write(db, |tx| outbox::claim(tx, now, node, "mail", limit)).unwrap()
}

fn fail(db: &Db, now: Timestamp, id: OutboxId) -> Fate {
    let failed = Failed { network: zilverhaven(), id, node: HERE, why: "450 greylisted" };
    write(db, |tx| outbox::failed(tx, now, &failed)).unwrap()
}

#[test]
fn the_same_key_twice_is_one_parcel() {
    on_both(|db| {
        assert_eq!(put(db, "notice-7"), put(db, "notice-7"));
        assert_eq!(number(db, "select count(*) as n from outbox"), 1);
    });
}

#[test]
fn a_delivered_parcel_is_never_claimed_again() {
    on_both(|db| {
        let id = put(db, "notice-7");
        let [parcel] = claim(db, monday(), HERE, 10).try_into().unwrap();
        assert_eq!((parcel.id, parcel.attempt, parcel.key.as_str()), (id, 1, "notice-7"));
        write(db, |tx| outbox::delivered(tx, monday(), zilverhaven(), id, HERE)).unwrap();
        assert!(claim(db, minutes_later(10_000), HERE, 10).is_empty());
    });
}

#[test]
fn a_parcel_of_a_node_that_fell_silent_comes_free_after_the_lease() {
    on_both(|db| {
        let id = put(db, "notice-7");
        claim(db, monday(), HERE, 10);
        assert!(claim(db, minutes_later(3), THERE, 10).is_empty());
        assert_eq!(claim(db, minutes_later(4), THERE, 10)[0].attempt, 2);
        let late = write(db, |tx| outbox::delivered(tx, minutes_later(5), zilverhaven(), id, HERE));
        assert!(matches!(late, Err(Error::Conflict)));
    });
}

#[test]
fn who_holds_a_parcel_anew_keeps_it_and_who_lost_it_is_told_so() {
    on_both(|db| {
        let id = put(db, "notice-7");
        claim(db, monday(), HERE, 10);
        assert!(outbox::is_fresh(monday(), monday()) && !outbox::is_fresh(monday(), minutes_later(1)));
        let hold = |now, node| write(db, |tx| outbox::hold(tx, now, zilverhaven(), id, node));
        hold(minutes_later(3), HERE).unwrap();
        assert!(claim(db, minutes_later(6), THERE, 10).is_empty());
        assert_eq!(claim(db, minutes_later(7), THERE, 10).len(), 1);
        assert!(matches!(hold(minutes_later(8), HERE), Err(Error::Conflict)));
        write(db, |tx| outbox::delivered(tx, minutes_later(8), zilverhaven(), id, THERE)).unwrap();
        assert!(matches!(hold(minutes_later(9), THERE), Err(Error::Conflict)));
    });
}

#[test]
fn a_failure_waits_longer_each_time_and_ends_with_being_given_up() {
    on_both(|db| {
        let id = put(db, "notice-7");
        let mut now = monday();
        let mut waits = Vec::new();
        loop {
            assert_eq!(claim(db, now, HERE, 1).len(), 1, "it is due at {now}");
            match fail(db, now, id) {
                Fate::GivenUp => break,
                Fate::Again(next) => {
                    assert!(claim(db, next - std::time::Duration::from_secs(1), HERE, 1).is_empty());
                    waits.push(now.duration_until(next).as_mins());
                    now = next;
                }
            }
        }
        assert_eq!(waits.len(), 9);
        for (waited, least) in waits.into_iter().zip([1, 2, 4, 8, 16, 32, 60, 60, 60]) {
            assert!((least..=least * 6 / 5).contains(&waited), "{waited} minutes where {least} is the least");
        }
        assert!(claim(db, minutes_later(100_000), HERE, 1).is_empty());
        assert_eq!(number(db, "select count(*) as n from outbox where state = 'given_up'"), 1);
    });
}

#[test]
fn two_nodes_at_once_never_get_the_same_parcel() {
    on_both(|db| {
        for number in 0..200 {
            put(db, &format!("notice-{number}"));
        }
        let claim_all = |node: Uuid| {
            let mut mine = Vec::new();
            loop {
                let claimed = claim(db, monday(), node, 7);
                if claimed.is_empty() {
                    return mine;
                }
                mine.extend(claimed.into_iter().map(|parcel| parcel.id));
            }
        };
        let nodes: Vec<Uuid> = (0..4).map(Uuid::from_u128).collect();
        let claimed: Vec<OutboxId> = std::thread::scope(|scope| {
            let nodes: Vec<_> = nodes.iter().map(|node| scope.spawn(move || claim_all(*node))).collect();
            nodes.into_iter().flat_map(|node| node.join().unwrap()).collect()
        });
        assert_eq!(claimed.len(), 200);
        assert_eq!(claimed.into_iter().collect::<BTreeSet<_>>().len(), 200);
    });
}
