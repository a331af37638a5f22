//! What holds for the whole of this context: every statement is understood by both databases, and every text the code
//! asks for is there in both languages.

use std::path::Path;
use web::texts::{check, scan};
use worklist::TEXTS;
use worklist::confidant_proposal::State;
use worklist::webhook::EventKind;

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 15);
}

#[test]
fn every_text_is_there_and_used() {
    let mut used = scan::keys_in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    used.certain.extend(EventKind::TEXT_KEYS.iter().chain(State::TEXT_KEYS).map(|key| (*key).to_owned()));
    // Web's own text, used where a form can't be read.
    used.certain.remove("failure-unreadable");
    let faults: Vec<String> = check::check(&[TEXTS], &used).iter().map(ToString::to_string).collect();
    assert_eq!(faults, [] as [&str; 0]);
}
