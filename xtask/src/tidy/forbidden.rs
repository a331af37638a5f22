//! Words that stand nowhere: lints switched off in silence, work left for later, tests that don't run, databases told
//! apart outside `store`, and places of one developer's machine.

use super::{Source, everything, files_ending, none, words};

/// `path:line` of each line for which `wrong` holds.
fn lines(sources: &[Source], wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for (index, line) in source.text.lines().enumerate() {
            if wrong(line) {
                found.push(format!("{}:{}: {}", source.path, index + 1, line.trim()));
            }
        }
    }
    found
}

#[test]
fn no_lint_is_switched_off_in_silence() {
    let offenders = lines(&files_ending(".rs"), |line| {
        let attribute = line.trim_start();
        attribute.starts_with(concat!("#[al", "low")) || attribute.starts_with(concat!("#![al", "low"))
    });
    none("write #[expect(…, reason = \"…\")]", &offenders);
}

#[test]
fn no_work_is_left_for_later() {
    let later = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X")];
    let ours = |source: &Source| {
        [".rs", ".sql", ".mjs", ".js", ".css", ".toml", ".ftl", ".md", ".cedar"]
            .iter()
            .any(|ending| source.path.ends_with(ending))
    };
    let sources: Vec<Source> = everything().into_iter().filter(|source| ours(source)).collect();
    let offenders = lines(&sources, |line| words(line).any(|word| later.contains(&word)));
    none("do it or leave it out", &offenders);
}

#[test]
fn no_test_is_ignored() {
    let offenders =
        lines(&files_ending(".rs"), |line| line.trim_start().starts_with(concat!("#[ig", "nore")));
    none("a test that doesn't run proves nothing", &offenders);
    let scripts = files_ending(".mjs");
    let offenders = lines(&scripts, |line| {
        [".skip(", ".todo(", ".only(", "skip: true"].iter().any(|mark| line.contains(mark))
    });
    none("a test that doesn't run proves nothing", &offenders);
}

/// A dialect differs by a named function of `store`; the test kit names the database a test failed on.
#[test]
fn databases_are_told_apart_in_one_place() {
    let mut sources = files_ending(".rs");
    sources.retain(|source| !source.is_in(&["foundation/store", "foundation/testkit", "xtask/src/tidy"]));
    let offenders = lines(&sources, |line| line.contains("dialect(") || line.contains("Dialect::"));
    none("only foundation/store tells the databases apart", &offenders);
    let mut sources = files_ending(".rs");
    let own = ["foundation/store/src/dialect.rs", "foundation/store/src/tx.rs"];
    sources.retain(|source| source.is_in(&["foundation/store/src"]) && !own.contains(&source.path.as_str()));
    let offenders = lines(&sources, |line| line.contains("tx.dialect("));
    none("within store, dialect.rs names the difference", &offenders);
}

#[test]
fn no_place_of_one_machine_is_named() {
    let places =
        [concat!("/wo", "rk/"), concat!("/tm", "p/bash"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let offenders = lines(&everything(), |line| {
        places.iter().any(|place| {
            line.match_indices(place)
                .any(|(at, _)| !line[..at].ends_with(|before: char| before.is_alphanumeric()))
        })
    });
    none("nothing here knows where it stands", &offenders);
}
