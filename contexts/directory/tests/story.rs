//! What holds for the whole of this context: every statement is understood by both databases.

#[test]
fn every_statement_is_understood_by_both_databases() {
    assert!(testkit::every_statement(env!("CARGO_MANIFEST_DIR")) > 20);
}
