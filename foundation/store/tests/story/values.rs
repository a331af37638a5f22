//! Values go in and come back the same, on both databases.

use crate::{monday, write};
use jiff::civil::date;
use kernel::PersonId;
use kernel::ids::Uuid;
use store::{Db, Error, ToValue, Value};
use testkit::on_both;

fn make_kinds(db: &Db) {
    write(db, |tx| {
        tx.execute(
            "create table kinds (id uuid primary key, yes boolean, whole bigint, real double precision,
               words text, at timestamptz, day date, sealed bytea)",
            &[],
        )
    })
    .unwrap();
}

const ADD: &str = "insert into kinds (id, yes, whole, real, words, at, day, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)";
const READ: &str = "select id, yes, whole, real, words, at, day, sealed from kinds where id = $1";

fn there_and_back(db: &Db, given: &[Value; 8]) {
    let params: Vec<&dyn ToValue> = given.iter().map(|value| value as &dyn ToValue).collect();
    write(db, |tx| tx.execute(ADD, &params)).unwrap();
    let row = db.read_here(|tx| tx.first(READ, &[&given[0]])).unwrap().unwrap();
    for (value, column) in given.iter().zip(["id", "yes", "whole", "real", "words", "at", "day", "sealed"]) {
        assert_eq!(row.get::<Value>(column).unwrap(), *value, "{column}");
    }
}

#[test]
fn every_kind_of_value_comes_back_as_it_went() {
    on_both(|db| {
        make_kinds(db);
        there_and_back(
            db,
            &[
                Value::Id(Uuid::from_u128(7)),
                Value::Bool(true),
                Value::Int(i64::MIN),
                Value::Real(-0.1),
                Value::Text("Mevrouw zei: “ik durf niet”, 🌊 'zo'".to_owned()),
                Value::Time("1969-12-31T23:59:59.999999Z".parse().unwrap()),
                Value::Date(date(1953, 2, 1)),
                // As long as an id, which on SQLite only the declared column tells apart.
                Value::Bytes((0..16).collect()),
            ],
        );
    });
}

#[test]
fn nothing_comes_back_as_nothing() {
    on_both(|db| {
        make_kinds(db);
        let nothing = || Value::Null;
        let id = Value::Id(Uuid::from_u128(8));
        there_and_back(
            db,
            &[id, nothing(), nothing(), nothing(), nothing(), nothing(), nothing(), nothing()],
        );
        let row = db.read_here(|tx| tx.first(READ, &[&Uuid::from_u128(8)])).unwrap().unwrap();
        assert_eq!(row.get::<Option<PersonId>>("whole").unwrap(), None);
        assert!(matches!(row.get::<i64>("whole"), Err(Error::BadRow { table, .. }) if table == "kinds"));
    });
}

#[test]
fn placeholders_may_stand_in_any_order_and_return() {
    on_both(|db| {
        let sql = "select cast($2 as bigint) - cast($1 as bigint) * cast($1 as bigint) as n";
        let row = db.read_here(|tx| tx.first(sql, &[&3, &10])).unwrap().unwrap();
        assert_eq!(row.get::<i64>("n").unwrap(), 1);
    });
}

#[test]
fn too_few_or_too_many_parameters_are_an_error() {
    on_both(|db| {
        for params in [&[] as &[&dyn ToValue], &[&1, &2]] {
            let outcome = db.read_here(|tx| tx.query("select cast($1 as bigint) as n", params));
            assert!(matches!(outcome, Err(Error::Sql { .. })), "{params:?}", params = params.len());
        }
    });
}

#[test]
fn sums_and_counts_read_as_numbers() {
    on_both(|db| {
        make_kinds(db);
        for (id, whole) in [(1, 9_007_199_254_740_993_i64), (2, 10_000), (3, 7)] {
            write(db, |tx| {
                tx.execute("insert into kinds (id, whole) values ($1, $2)", &[&Uuid::from_u128(id), &whole])
            })
            .unwrap();
        }
        let sql = "select sum(whole) as total, sum(whole) * 0 - 10000 as round, count(*) as count, max(at) as latest from kinds";
        let row = db.read_here(|tx| tx.first(sql, &[])).unwrap().unwrap();
        assert_eq!(row.get::<i64>("total").unwrap(), 9_007_199_254_751_000);
        assert_eq!(row.get::<i64>("round").unwrap(), -10_000);
        assert_eq!(row.get::<i64>("count").unwrap(), 3);
        let average =
            db.read_here(|tx| tx.first("select avg(whole) as n from kinds where whole < 10001", &[]));
        assert!((average.unwrap().unwrap().get::<f64>("n").unwrap() - 5003.5).abs() < 1e-9);
    });
}

#[test]
fn what_an_expression_gives_reads_as_what_it_means() {
    on_both(|db| {
        make_kinds(db);
        let (id, day) = (Uuid::from_u128(9), date(2026, 11, 16));
        write(db, |tx| {
            tx.execute(
                "insert into kinds (id, yes, at, day) values ($1, $2, $3, $4)",
                &[&id, &true, &monday(), &day],
            )
        })
        .unwrap();
        let sql = "select max(at) as at, min(day) as day, count(*) > 0 as any, coalesce(null, id) as id
                   from kinds group by id";
        let row = db.read_here(|tx| tx.first(sql, &[])).unwrap().unwrap();
        assert_eq!(row.get::<kernel::Timestamp>("at").unwrap(), monday());
        assert_eq!(
            (row.get("day").ok(), row.get("any").ok(), row.get("id").ok()),
            (Some(day), Some(true), Some(id))
        );
    });
}
