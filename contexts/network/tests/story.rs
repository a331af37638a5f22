//! What holds for the whole of this context: every statement is understood by both databases, and every text the code
//! asks for is there in both languages.

use network::api_token::Scope;
use network::area::Level;
use network::organisation::OrganisationKind;
use network::person::Presence;
use network::read_log::Outcome;
use network::reading::{Part, Purpose};
use network::round_table::TableKind;
use network::{Role, TEXTS};
use std::path::Path;
use web::texts::{check, scan};

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 30);
}

#[test]
fn every_text_is_there_and_used() {
    let mut used = scan::keys_in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    for keys in [
        Role::TEXT_KEYS,
        Presence::TEXT_KEYS,
        OrganisationKind::TEXT_KEYS,
        TableKind::TEXT_KEYS,
        Level::TEXT_KEYS,
        Scope::TEXT_KEYS,
        Part::TEXT_KEYS,
        Purpose::TEXT_KEYS,
        Outcome::TEXT_KEYS,
    ] {
        used.certain.extend(keys.iter().map(|key| (*key).to_owned()));
    }
    let faults: Vec<String> = check::check(&[TEXTS], &used).iter().map(ToString::to_string).collect();
    assert_eq!(faults, [] as [&str; 0]);
}
