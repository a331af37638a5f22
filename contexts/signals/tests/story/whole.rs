//! What holds for the whole of this context: every statement is understood by both databases, and every text the code
//! asks for is there in both languages.

use language::{DatumKind, guard};
use signals::TEXTS;
use signals::add_agenda_point::StandingQuestion;
use signals::call_round::members::Standing;
use signals::call_round::{Callers, Order};
use signals::kinds::{Force, Kind, SolutionKind, Works};
use signals::make_commitment::Kept;
use signals::note_call::Outcome;
use signals::routing::Fault;
use std::path::Path;
use web::texts::{check, scan};

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 20);
}

#[test]
fn every_text_is_there_and_used() {
    let mut used = scan::keys_in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let lists = [
        Kind::TEXT_KEYS,
        SolutionKind::TEXT_KEYS,
        Force::TEXT_KEYS,
        Works::TEXT_KEYS,
        Kept::TEXT_KEYS,
        Order::TEXT_KEYS,
        Callers::TEXT_KEYS,
        Standing::TEXT_KEYS,
        Outcome::TEXT_KEYS,
        Fault::TEXT_KEYS,
        StandingQuestion::TEXT_KEYS,
    ];
    used.certain
        .extend(lists.into_iter().chain([&guard::WHY_KEYS[..]]).flatten().map(|key| (*key).to_owned()));
    used.certain.extend(DatumKind::ALL.map(|kind| kind.text_key().to_owned()));
    let faults: Vec<String> = check::check(&TEXTS, &used).iter().map(ToString::to_string).collect();
    assert_eq!(faults, [] as [&str; 0]);
}
