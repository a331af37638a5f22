//! What the database itself keeps of the engine's invariants, tried one by one: a row that breaks one is refused whoever
//! writes it, on both databases. Tests only.

use crate::samples::open_at;
use kernel::ObligationId;
use network::samples::Village;
use store::Error;
use testkit::on_both;

/// Each of `breaking`, set on an obligation that lies with somebody, is refused by the check of that name; `sound` is not.
fn check(constraint: &str, breaking: &[&str], sound: &str) {
    on_both(|db| {
        let village = Village::build(db);
        let id = open_at(db, &village, village.fatima, 2);
        let written = |set: &str| {
            db.write_here(|tx| tx.execute(&format!("update obligation set {set} where id = $1"), &[&id]))
        };
        for set in breaking {
            let refused = written(set);
            let named = matches!(&refused, Err(Error::Refused { constraint: name }) if name == constraint);
            assert!(named, "{set}: {refused:?}");
        }
        assert_eq!(written(sound).unwrap(), 1);
    });
}

const A_DESK: &str =
    "(select desk.id from desk where desk.network_id = obligation.network_id order by desk.id limit 1)";

const ASKED: &str = "answer_by = moment_at, asked_why = 'Wie?'";

#[test]
fn open_has_one_holder() {
    let both = format!("holder_desk = {A_DESK}");
    let desk = format!("holder_person = null, holder_desk = {A_DESK}");
    check("open_has_one_holder", &["holder_person = null", &both], &desk);
}

#[test]
fn open_has_a_moment() {
    let breaking = ["moment_at = null", "moment_why = null", "moment_why = ''", "rung = null"];
    check("open_has_a_moment", &breaking, "moment_why = 'Morgen bellen'");
}

#[test]
fn due_lies_behind_the_moment() {
    let breaking = [
        "due_at = moment_at",
        "due_at = opened_at",
        "state = 'settled', settled_at = opened_at, outcome = 'Gedaan', due_at = '2100-01-01T00:00:00Z'",
    ];
    check("due_lies_behind_the_moment", &breaking, "due_at = '2100-01-01T00:00:00Z'");
}

#[test]
fn open_is_looked_at() {
    check("open_is_looked_at", &["look_at = null"], "look_at = opened_at");
}

#[test]
fn offered_to_one() {
    let nobody = format!("state = 'offered', {ASKED}");
    let both = format!("{nobody}, asked_person = holder_person, asked_desk = {A_DESK}");
    let breaking = [nobody.as_str(), "asked_person = holder_person", both.as_str()];
    check("offered_to_one", &breaking, &format!("{nobody}, asked_person = holder_person"));
}

#[test]
fn offered_is_asked() {
    let offered = "state = 'offered', asked_person = holder_person";
    let [no_day, no_why, nothing] =
        ["asked_why = 'Wie?'", "answer_by = moment_at", "asked_why = '', answer_by = moment_at"]
            .map(|rest| format!("{offered}, {rest}"));
    check("offered_is_asked", &[offered, &no_day, &no_why, &nothing], &format!("{offered}, {ASKED}"));
}

#[test]
fn settled_is_said() {
    let breaking = [
        "state = 'settled'",
        "state = 'settled', settled_at = opened_at",
        "state = 'settled', outcome = 'Gedaan'",
        "settled_at = opened_at, outcome = 'Gedaan'",
    ];
    check("settled_is_said", &breaking, "state = 'settled', settled_at = opened_at, outcome = 'Gedaan'");
}

#[test]
fn one_open_obligation_per_matter() {
    on_both(|db| {
        let village = Village::build(db);
        let [first, second] = [2, 3].map(|days| open_at(db, &village, village.fatima, days));
        let same = |id: ObligationId| {
            db.write_here(|tx| {
                tx.execute(
                    "update obligation set matter_id = (select other.matter_id from obligation other where other.id = $2)
                     where id = $1",
                    &[&id, &first],
                )
            })
        };
        let refused = same(second);
        let named = matches!(&refused, Err(Error::Unique { constraint }) if constraint == "one_open_obligation_per_matter");
        assert!(named, "{refused:?}");
        let settle = "update obligation set state = 'settled', settled_at = opened_at, outcome = 'Gedaan' where id = $1";
        db.write_here(|tx| tx.execute(settle, &[&second])).unwrap();
        assert_eq!(same(second).unwrap(), 1, "what is settled may be of the same matter");
    });
}
