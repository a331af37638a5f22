//! The round trip: what goes out comes in elsewhere without loss, is valid by the schemas of HSDS 3.1 where they are at
//! hand, and what can't come in is said.

use super::*;
use crate::TEXTS;
use crate::hsds::write::services;
use crate::samples::{added, added_as, entry};
use kernel::{Lang, calendar};
use network::samples::{Village, monday};
use serde_json::Value;
use std::path::Path;
use store::Db;
use testkit::on_both;
use web::samples::{check_html, view};
use web::sheet::Fault;

/// The schema of a service, which stands beside the repository (`../shared/data`) and isn't ours to keep in it.
fn schema() -> Option<Value> {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo runs the tests");
    let file = "../../../shared/data/hsds-3.1/service_with_definitions.json";
    let Ok(text) = std::fs::read_to_string(Path::new(&here).join(file)) else {
        eprintln!("the schemas of HSDS 3.1 are not in ../shared/data: nothing is checked here");
        return None;
    };
    Some(serde_json::from_str(&text).unwrap())
}

fn furnished(db: &Db) -> Village {
    let village = Village::build(db);
    let named = Entry { contact: Some(village.marleen), ..entry() };
    added_as(db, &village, village.fatima, named);
    let ending = Entry {
        name: "Zomerschool".to_owned(),
        pontoon: Pontoon::Guidance,
        does_not: None,
        hours: None,
        place: None,
        valid_from: Some("2026-12-01".parse().unwrap()),
        valid_until: Some("2027-08-31".parse().unwrap()),
        themes: Vec::new(),
        areas: vec!["GM9901".to_owned(), "WK990101".to_owned()],
        ..entry()
    };
    added_as(db, &village, village.joost, ending);
    village
}

fn taken_out(db: &Db, village: &Village) -> Vec<Value> {
    db.read_here(|tx| services(tx, village.network)).unwrap()
}

fn brought_in(db: &Db, village: &Village, text: &str, wish: Wish) -> Report {
    let file = read(text).unwrap();
    let later = calendar::in_days(monday(), 1);
    village
        .acts(db, village.elly, |tx, actor| {
            import(tx, actor, later, (&file, Some(Pontoon::Specialist)), wish)
        })
        .unwrap()
}

fn keys(report: &Report) -> Vec<&'static str> {
    let faults = |verdict: &Verdict<()>| match verdict {
        Verdict::Problem(faults) => faults.iter().map(|fault: &Fault| fault.key).collect::<Vec<_>>(),
        Verdict::New(()) | Verdict::Known => Vec::new(),
    };
    report.rows.iter().flat_map(|row| faults(&row.verdict)).collect()
}

#[test]
fn what_goes_out_comes_in_elsewhere_without_loss() {
    on_both(|db| {
        let here = furnished(db);
        let out = taken_out(db, &here);
        let text = serde_json::to_string(&out).unwrap();
        let other = testkit::sqlite();
        let there = Village::build(&other);
        let looked = brought_in(&other, &there, &text, Wish::Look);
        assert_eq!((looked.counts(), looked.done), ((2, 0, 0), Done::Looked), "{looked:?}");
        assert_eq!(looked.unused, [] as [&str; 0]);
        assert_eq!(taken_out(&other, &there), [] as [Value; 0], "looking keeps nothing");
        assert_eq!(brought_in(&other, &there, &text, Wish::AddAll).done, Done::Added(2));
        assert_eq!(brought_in(&other, &there, &text, Wish::AddAll).done, Done::Added(0), "twice is once");
        let mut again = serde_json::to_string(&taken_out(&other, &there)).unwrap();
        // Only the organisations have other ids there.
        for (ours, theirs) in [(here.steiger, there.steiger), (here.loohoek, there.loohoek)] {
            again = again.replace(&theirs.to_string(), &ours.to_string());
        }
        assert_eq!(serde_json::from_str::<Vec<Value>>(&again).unwrap(), out);
    });
}

#[test]
fn what_goes_out_is_valid_by_the_schemas_of_hsds() {
    let Some(schema) = schema() else { return };
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let db = testkit::sqlite();
    let village = furnished(&db);
    for service in taken_out(&db, &village) {
        let faults: Vec<String> = validator
            .iter_errors(&service)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, [] as [&str; 0], "{service:#}");
    }
    let mut broken = taken_out(&db, &village).remove(0);
    broken["id"] = Value::from("geen id");
    assert!(!validator.is_valid(&broken), "the schema is really asked");
}

#[test]
fn nobody_but_the_professional_contact_goes_out() {
    let db = testkit::sqlite();
    let village = furnished(&db);
    let text = serde_json::to_string(&taken_out(&db, &village)).unwrap();
    assert!(text.contains("Marleen Hoekstra") && !text.contains("@voorbeeld.example"), "{text}");
}

#[test]
fn what_can_not_come_in_is_said_and_the_rest_comes_when_asked() {
    on_both(|db| {
        let village = Village::build(db);
        let text = r#"[
            {"name": "Maatje", "description": "Samen op pad.", "fees": "5 euro",
             "organization": {"name": "Welzijn De Steiger"}, "contacts": [{"name": "Iemand Anders", "email": "maatje@steiger.example"}]},
            {"name": "Elders", "description": "x", "organization": {"name": "Welzijn Nergens"}},
            {"name": "", "description": "Bel 06-12345678", "organization": {"name": "Welzijn De Steiger"},
             "service_areas": [{"name": "Atlantis"}]},
            {"name": "Weg", "description": "x", "status": "defunct", "organization": {"name": "Welzijn De Steiger"}}
        ]"#;
        let report = brought_in(db, &village, text, Wish::AddAll);
        assert_eq!((report.done, report.counts()), (Done::Refused, (1, 0, 3)));
        let expected = [
            "import-offer-organisation",
            "problem-offer-name-empty",
            "problem-offer-personal-data",
            "problem-offer-area",
            "import-offer-not-active",
        ];
        assert_eq!((keys(&report), report.unused), (expected.to_vec(), vec!["fees".to_owned()]));
        assert_eq!(brought_in(db, &village, text, Wish::AddGood).done, Done::Added(1));
        let offer = taken_out(db, &village).remove(0);
        assert_eq!(offer["application_process"], "Iemand Anders; maatje@steiger.example");
        let again = brought_in(db, &village, &text.replace("op pad", "thuis"), Wish::Look);
        assert_eq!(keys(&again)[0], "import-offer-differs", "what is there is never changed");
    });
}

#[test]
fn what_was_known_long_ago_elsewhere_is_asked_about_at_once() {
    on_both(|db| {
        let village = Village::build(db);
        let text = r#"{"name": "Maatje", "description": "Samen op pad.", "assured_date": "2025-01-31",
            "organization": {"name": "Welzijn De Steiger"}}"#;
        assert_eq!(brought_in(db, &village, text, Wish::AddAll).done, Done::Added(1));
        assert_eq!(crate::ask_again::pass(db, calendar::in_days(monday(), 1)).unwrap(), 1);
    });
}

#[test]
fn a_worker_brings_nothing_in() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    added(&db, &village, village.fatima);
    let file = File { services: Vec::new(), unused: std::collections::BTreeSet::default() };
    let refused = village.acts(&db, village.fatima, |tx, actor| look(tx, actor, monday(), (&file, None)));
    assert!(matches!(refused, Err(Refusal::Forbidden { action: "import_offers" })));
}

#[test]
fn the_form_and_the_report_read_well_in_both_languages() {
    let db = testkit::sqlite();
    let village = Village::build(&db);
    let text = r#"[{"name": "Maatje", "description": "Samen op pad.", "fees": "x", "organization": {"name": "Welzijn De Steiger"}},
        {"name": "Elders", "description": "x", "organization": {"name": "Welzijn Nergens"}}]"#;
    for lang in Lang::ALL {
        let view = view(lang, &[TEXTS, network::TEXTS]);
        for wish in [Wish::Look, Wish::AddAll] {
            let report = brought_in(&db, &village, text, wish);
            let html = page::report_page(&view, (text, &Posted::EMPTY), &report).html();
            assert_eq!(check_html(&html), [], "{lang}");
        }
        for text in ["", "{", "[]"] {
            let said = read(text).err().map(page::said);
            let html = page::form_page(&view, &Posted::of(&[("rows", text)]), said).html();
            assert_eq!(check_html(&html), [], "{lang} {text}");
        }
    }
}
