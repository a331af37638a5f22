//! The record of events: what was added is found, newest first, page by page.

use crate::{minutes_later, monday, write, zilverhaven};
use kernel::ids::Uuid;
use kernel::{NetworkId, PersonId, Timestamp};
use serde_json::json;
use store::event::{self, Event, Recorded, Subject};
use store::{After, Db};
use testkit::on_both;

fn signal() -> Subject {
    Subject { kind: "signal", id: Uuid::from_u128(2) }
}

fn happened(db: &Db, network: NetworkId, at: Timestamp, number: u32) {
    let actor = Some(PersonId(Uuid::from_u128(3)));
    let facts = json!({ "number": number });
    let event = Event { network, at, actor, kind: "signal.understood", subject: signal(), facts };
    write(db, |tx| event::append(tx, &event)).unwrap();
}

fn pages(db: &Db, limit: u16) -> Vec<Vec<Recorded>> {
    let mut pages = Vec::new();
    let mut after = After::start(limit);
    loop {
        let page = db.read_here(|tx| event::about(tx, zilverhaven(), signal(), &after)).unwrap();
        pages.push(page.rows);
        match page.next {
            Some(next) => after = After::read(Some(&next.to_string()), limit).unwrap(),
            None => return pages,
        }
    }
}

#[test]
fn an_event_is_found_by_its_subject() {
    on_both(|db| {
        happened(db, zilverhaven(), monday(), 1);
        let found = pages(db, 10);
        let [event] = found[0].as_slice() else { panic!("{found:?}") };
        assert_eq!((event.at, event.kind.as_str()), (monday(), "signal.understood"));
        assert_eq!(event.facts, json!({ "number": 1 }));
        assert_eq!(event.actor, Some(PersonId(Uuid::from_u128(3))));
    });
}

#[test]
fn another_network_sees_nothing_of_it() {
    on_both(|db| {
        happened(db, NetworkId(Uuid::from_u128(99)), monday(), 1);
        assert!(pages(db, 10)[0].is_empty());
    });
}

#[test]
fn pages_hold_each_event_once_also_where_moments_are_equal() {
    on_both(|db| {
        // Three at each of three moments: the edges of pages of two fall inside ties.
        for number in 0..9 {
            happened(db, zilverhaven(), minutes_later(i64::from(number / 3)), number);
        }
        let pages = pages(db, 2);
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 2, 2, 1]);
        let events: Vec<&Recorded> = pages.iter().flatten().collect();
        assert!(events.windows(2).all(|pair| (pair[0].at, pair[0].id) > (pair[1].at, pair[1].id)));
    });
}
