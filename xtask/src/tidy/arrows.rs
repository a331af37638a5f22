//! The arrows between crates (decision 1): app → contexts → engines, foundation → kernel. Read from the
//! `Cargo.toml`s, so that a new arrow is a decision and no accident.

use super::{files_ending, none};
use toml::Table;

/// Contexts from the ground up, and how high each stands: it may see those below it, never those beside it.
const CONTEXTS: [(&str, u8); 7] = [
    ("network", 0),
    ("worklist", 1),
    ("signals", 2),
    ("knowledge", 2),
    ("directory", 2),
    ("insight", 2),
    ("casework", 3),
];

/// All that an engine may stand on besides `kernel`: no async, SQL, HTTP, clock or chance. The last five are for tests.
/// Of `jiff` an engine takes calendar dates; clippy keeps it from the clock.
const PURE: [&str; 15] = [
    "cedar-policy",
    "jiff",
    "microlp",
    "nalgebra",
    "regex",
    "serde",
    "serde_json",
    "statrs",
    "thiserror",
    "toml",
    "csv",
    "flate2",
    "proptest",
    "stateright",
    "stats_alloc",
];

struct Crate {
    /// `engines`, `foundation`, `contexts`, or the crate's own folder at the root.
    layer: String,
    name: String,
    needs: Vec<String>,
    needs_in_tests: Vec<String>,
}

fn crates() -> Vec<Crate> {
    let manifests = files_ending("/Cargo.toml");
    let crates: Vec<Crate> = manifests
        .iter()
        .map(|manifest| {
            let table: Table = manifest.text.parse().expect("a manifest that cargo reads");
            let keys = |section: &str| match table.get(section).and_then(|section| section.as_table()) {
                Some(section) => section.keys().cloned().collect(),
                None => Vec::new(),
            };
            let mut needs: Vec<String> = keys("dependencies");
            needs.extend(keys("build-dependencies"));
            Crate {
                layer: manifest.path.split('/').next().unwrap_or_default().to_owned(),
                name: table["package"]["name"].as_str().expect("a name").to_owned(),
                needs,
                needs_in_tests: keys("dev-dependencies"),
            }
        })
        .collect();
    assert!(crates.len() >= 12, "only {} crates: the manifests aren't found", crates.len());
    crates
}

fn may_see(from: &Crate, to: &Crate) -> bool {
    let height = |name: &str| CONTEXTS.iter().find(|(context, _)| *context == name).map(|(_, height)| height);
    match (from.layer.as_str(), to.layer.as_str()) {
        (_, "foundation") if to.name == "kernel" => from.layer != "xtask",
        ("contexts", "contexts") => height(&to.name) < height(&from.name),
        ("contexts", "engines") | ("app", "engines" | "contexts") | ("benches", _) => true,
        ("foundation", "foundation") => match from.name.as_str() {
            // Decisions 13 and 21: testkit makes databases and looks at pages; the API's foundation speaks through web and
            // keeps its keys in store.
            "testkit" | "api" => ["web", "store"].contains(&to.name.as_str()),
            // Decision 25: the vault keeps its wrapped keys in store.
            "vault" => to.name == "store",
            _ => false,
        },
        // Decision 31: a context reads a subject through `network::reading`, which writes down who looked.
        ("contexts", "foundation") if to.name == "vault" => from.name == "network",
        ("contexts" | "app", "foundation") => to.name != "testkit",
        _ => false,
    }
}

#[test]
fn arrows_point_the_way_the_tree_says() {
    let crates = crates();
    let mut offenders = Vec::new();
    for from in &crates {
        for to in crates.iter().filter(|to| from.needs.contains(&to.name)) {
            if !may_see(from, to) {
                offenders.push(format!("{} must not see {}", from.name, to.name));
            }
        }
        for to in crates.iter().filter(|to| from.needs_in_tests.contains(&to.name)) {
            // Tests may also use the test kit; the tidy test reads texts with `web`'s own check.
            let in_tests = (to.name == "testkit" && from.layer != "engines")
                || (from.name == "xtask" && to.name == "web");
            if !in_tests && !may_see(from, to) {
                offenders.push(format!("the tests of {} must not see {}", from.name, to.name));
            }
        }
    }
    none("decision 1 allows no such arrow", &offenders);
}

#[test]
fn every_context_has_its_place_in_the_order() {
    let crates = crates();
    let unplaced = crates
        .iter()
        .filter(|one| one.layer == "contexts" && !CONTEXTS.iter().any(|(name, _)| *name == one.name));
    let offenders: Vec<String> = unplaced.map(|one| one.name.clone()).collect();
    none("these contexts stand in no order", &offenders);
}

#[test]
fn engines_have_no_async_sql_http_clock_or_chance() {
    let mut offenders = Vec::new();
    for engine in crates().iter().filter(|one| one.layer == "engines") {
        for need in engine.needs.iter().chain(&engine.needs_in_tests) {
            if need != "kernel" && !PURE.contains(&need.as_str()) {
                offenders.push(format!("{} uses {need}", engine.name));
            }
        }
    }
    none("an engine is pure", &offenders);
}
