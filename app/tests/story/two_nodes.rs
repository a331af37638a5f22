//! Two nodes on one PostgreSQL database: both run the job clock and send mail at the same time, over far more than one
//! round of work, and nothing is done twice: each holder is reminded once and each obligation climbs once, each contributor
//! is asked once, each notice is mailed once.

use crate::support::smtp::PUBLIC_URL;
use crate::support::{SmtpServer, World};
use app::{jobs, workplace};
use kernel::{Clock, Timestamp};
use network::person::{self, NewMembership};
use network::{Role, Workplace};
use signals::kinds::Kind;
use std::sync::Barrier;
use store::Db;
use testkit::TestDb;
use web::view::{Mode, Transport};

const HELD: usize = 250;
const GATHERED: usize = 60;

/// Another node: connections and everything else of its own, on the same database.
fn node(db: &TestDb, now: Timestamp) -> Workplace {
    let own = Db::open(db.url()).expect("the database is there");
    let site = workplace::site(Clock::by_hand(now), Mode::Live, Transport::Http, PUBLIC_URL)
        .expect("the texts hold together");
    workplace::workplace(own, site).expect("the policies hold together")
}

/// Bart holds far more than one round of the clock takes, with one other confidant to whom it can climb, and sixty signals
/// were brought back; then nobody looks for three weeks.
fn neglected(db: &TestDb) -> World {
    let world = World::new(db);
    let (network, elly) = (world.village.network, world.village.elly);
    let joined = world.place.db.write_here(|tx| {
        let organisation = person::organisation_of(tx, network, elly)?.expect("Elly works somewhere");
        let new = NewMembership { person: elly, organisation, role: Role::Confidant, team: None };
        person::join(tx, world.now(), network, &new)
    });
    joined.unwrap_or_else(|problem| panic!("{problem}"));
    let raised =
        |at: usize| world.raised(world.village.ruud, &format!("De inloop in straat {at} blijft dicht."));
    let signals: Vec<_> = (0..GATHERED).map(raised).collect();
    let dossier = world.gathered("De inloop blijft dicht", &signals);
    world.brought_back(dossier, "Gemeenten betalen door.");
    for at in 0..HELD {
        world.raised_as(world.village.fatima, &format!("Iets wat niet mag, nummer {at}."), Kind::Wrong);
    }
    world
}

/// All nodes at once, until none of them finds anything to do.
fn all_work(nodes: &[Workplace], server: &SmtpServer, now: Timestamp) {
    let start = Barrier::new(nodes.len());
    std::thread::scope(|threads| {
        for place in nodes {
            let (mailer, start) = (server.mailer(&place.site), &start);
            threads.spawn(move || {
                start.wait();
                loop {
                    jobs::work(place, now).expect("the rules can be worked");
                    if mailer.round(&place.db, now).expect("the database answers") == 0 {
                        break;
                    }
                }
            });
        }
    });
}

#[test]
fn two_nodes_do_nothing_twice() {
    let db = testkit::postgres();
    let (world, server) = (neglected(&db), SmtpServer::start());
    let nodes = [node(&db, world.now()), node(&db, world.now())];
    for (days, kind) in [(1, "reminded"), (20, "climbed")] {
        world.days_pass(days);
        all_work(&nodes, &server, world.now());
        let of_kind = format!("from event where kind = 'obligation.{kind}'");
        let each = world.count(&format!("select count(distinct subject_id) as number {of_kind}"));
        assert!(each >= i64::try_from(HELD).unwrap(), "{kind}: all that Bart let lie");
        assert_eq!(world.count(&format!("select count(*) as number {of_kind}")), each, "{kind}: each once");
    }
    let asked = "select count(*) as number from notice where text = 'notice-does-it-work'";
    assert_eq!(world.count(asked), i64::try_from(GATHERED).unwrap(), "each contributor is asked once");

    let notices = world.count("select count(*) as number from notice");
    let received = server.received();
    let ids: std::collections::BTreeSet<&str> =
        received.iter().map(|mail| mail.message_id.as_str()).collect();
    assert_eq!(
        (ids.len(), i64::try_from(received.len()).unwrap()),
        (received.len(), notices),
        "each notice once"
    );
    assert!(notices > 600, "{notices} notices is too little to prove anything");
    assert_eq!(world.count("select count(*) as number from outbox where state <> 'delivered'"), 0);
}
