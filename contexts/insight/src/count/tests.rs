//! Counting: whatever happens in whatever order, counting what changed gives what counting all over gives.

use super::*;
use crate::samples::{THINGS, Thing, happens};
use network::samples::{Village, monday};
use proptest::prelude::*;
use testkit::on_both;

fn counts(db: &Db, village: &Village) -> BTreeMap<Cell, i64> {
    db.read_here(|tx| all(tx, village.network)).unwrap()
}

#[test]
fn what_is_raised_changed_and_shielded_is_counted_as_it_stands() {
    on_both(|db| {
        let village = Village::build(db);
        let thing = Thing { theme: Some("REL"), area: Some("WK990101"), weeks_ago: 0, late: 0, by: 1 };
        happens(db, &village, 1, Some(thing));
        happens(db, &village, 2, Some(Thing { area: None, ..thing }));
        happens(db, &village, 3, Some(Thing { weeks_ago: 2, late: 2, ..thing }));
        assert!(pass(db, monday(), &[THINGS]).unwrap() >= 3);
        let found = counts(db, &village);
        let areas: Vec<&str> = found.keys().map(|cell| cell.area.as_str()).collect();
        assert_eq!(areas, ["", "WK990101", "WK990101"], "an unknown area is a place of its own");
        let late = found.keys().find(|cell| cell.week < week_of(monday())).unwrap();
        assert_eq!((late.reported - late.week).get_days(), 14, "the delay is kept");
        // Another theme was settled, and one turned out to be a wrong.
        happens(db, &village, 1, Some(Thing { theme: Some("STE"), ..thing }));
        happens(db, &village, 2, None);
        pass(db, monday(), &[THINGS]).unwrap();
        pass(db, monday(), &[THINGS]).unwrap();
        let found: Vec<(String, i64)> =
            counts(db, &village).into_iter().map(|(cell, number)| (cell.theme, number)).collect();
        assert_eq!(found, [("REL".to_owned(), 1), ("STE".to_owned(), 1)]);
    });
}

#[test]
fn what_was_read_long_ago_is_not_read_again() {
    on_both(|db| {
        let village = Village::build(db);
        let thing = Thing { theme: None, area: None, weeks_ago: 0, late: 0, by: 1 };
        happens(db, &village, 1, Some(thing));
        pass(db, monday(), &[THINGS]).unwrap();
        let later = calendar::in_days(monday(), 1);
        pass(db, later, &[THINGS]).unwrap();
        let again = pass(db, later, &[THINGS]).unwrap();
        assert!(again <= 1, "{again} events read again");
    });
}

#[test]
fn what_begins_to_count_is_counted_from_the_beginning() {
    on_both(|db| {
        let village = Village::build(db);
        let thing = Thing { theme: Some("REL"), area: None, weeks_ago: 9, late: 0, by: 1 };
        happens(db, &village, 1, Some(thing));
        let later = calendar::in_days(monday(), 1);
        pass(db, later, &[]).unwrap();
        pass(db, later, &[]).unwrap();
        assert!(counts(db, &village).is_empty(), "the record was read, and nobody said that things count");
        pass(db, later, &[THINGS]).unwrap();
        assert_eq!(counts(db, &village).into_values().collect::<Vec<_>>(), [1]);
    });
}

fn thing() -> impl Strategy<Value = Option<Thing>> {
    let themes = prop::sample::select(vec![None, Some("REL"), Some("STE"), Some("STE.financiering")]);
    let areas = prop::sample::select(vec![None, Some("WK990101"), Some("GM9901")]);
    prop::option::weighted(
        0.8,
        (themes, areas, 0..60_i64, 0..3_i64, 1..4_u128)
            .prop_map(|(theme, area, weeks_ago, late, by)| Thing { theme, area, weeks_ago, late, by }),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn counting_what_changed_is_counting_all_over(
        happened in prop::collection::vec((1..9_u128, thing(), any::<bool>()), 1..40),
    ) {
        let db = testkit::sqlite();
        let village = Village::build(&db);
        for (id, thing, count_now) in happened {
            happens(&db, &village, id, thing);
            if count_now {
                pass(&db, monday(), &[THINGS]).unwrap();
            }
        }
        pass(&db, monday(), &[THINGS]).unwrap();
        let by_and_by = counts(&db, &village);
        db.write_here(|tx| {
            tx.execute("delete from counted", &[])?;
            tx.execute("delete from theme_count", &[])?;
            rebuild(tx, village.network, &[THINGS])
        }).unwrap();
        prop_assert_eq!(by_and_by, counts(&db, &village));
    }
}
