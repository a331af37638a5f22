//! LANGUAGE.md ties the field's words to the code; a name that stands there and not in the code is a broken promise.

use super::{everything, none, root, words};
use std::collections::BTreeSet;

#[test]
fn every_term_exists_in_the_code() {
    let page = std::fs::read_to_string(root().join("LANGUAGE.md")).expect("LANGUAGE.md is there");
    let sources = everything();
    let code = sources
        .iter()
        .filter(|source| source.is_product() || source.is_in(&["migrations", "engines/policy/policies"]));
    let known: BTreeSet<&str> = code.flat_map(|source| words(&source.text)).collect();
    let terms = terms(&page);
    assert!(terms.len() > 30, "only {} terms: the table isn't read", terms.len());
    let offenders: Vec<String> = terms
        .into_iter()
        .filter(|term| words(term).any(|word| !known.contains(word)))
        .map(str::to_owned)
        .collect();
    none("LANGUAGE.md names what the code doesn't have", &offenders);
}

/// What stands between backticks in the third column of each table.
fn terms(page: &str) -> Vec<&str> {
    let cells = page.lines().filter_map(|line| line.strip_prefix('|')?.split('|').nth(2));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect()
}
