//! The shape of files: each begins by saying what it is for, stays short, and has a name that says something.

use super::{Source, files_ending, none};
use std::path::Path;

/// Lines of a source file without its tests.
const LONGEST: usize = 300;

/// Files that may be longer, with the reason: none.
const LONGER: [(&str, &str); 0] = [];

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 5] = ["utils", "common", "helpers", "services", "managers"];

#[test]
fn every_file_says_what_it_is_for() {
    let sources = files_ending(".rs");
    let offenders: Vec<String> = sources
        .iter()
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path.clone())
        .collect();
    none("these files don't begin with `//!`", &offenders);
}

#[test]
fn source_files_stay_short() {
    let sources = files_ending(".rs");
    let only_tests = only_tests(&sources);
    let mut offenders = Vec::new();
    for source in sources.iter().filter(|source| source.path.contains("/src/")) {
        let lines = source.without_tests().count();
        let excused = LONGER.iter().any(|(path, _)| *path == source.path);
        let is_test = only_tests.iter().any(|start| source.path.starts_with(start));
        if lines >= LONGEST && !excused && !is_test {
            offenders.push(format!("{} has {lines} lines without its tests", source.path));
        }
    }
    none("split these by capability, not by layer", &offenders);
}

/// The modules that are declared under `#[cfg(test)]`: `x/src/name` is the start of its file and of those below it.
fn only_tests(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let mut lines = source.text.lines().peekable();
        while let Some(line) = lines.next() {
            let module = lines.peek().and_then(|next| next.trim_end_matches(';').split("mod ").nth(1));
            if let (true, Some(name)) = (line.trim() == "#[cfg(test)]", module) {
                found.push(format!("{}/{name}", folder_of_modules(&source.path)));
            }
        }
    }
    found
}

/// Where the modules that a file declares stand.
fn folder_of_modules(path: &str) -> String {
    let path = Path::new(path);
    let folder = path.parent().map(Path::to_string_lossy).unwrap_or_default();
    match path.file_stem().and_then(|stem| stem.to_str()) {
        Some("lib" | "main" | "mod") | None => folder.into_owned(),
        Some(stem) => format!("{folder}/{stem}"),
    }
}

#[test]
fn no_file_has_an_empty_name() {
    let mut offenders = Vec::new();
    for source in files_ending(".rs") {
        let parts = source.path.trim_end_matches(".rs").split('/');
        if parts.into_iter().any(|part| EMPTY_NAMES.contains(&part)) {
            offenders.push(source.path);
        }
    }
    none("these names don't say what is inside", &offenders);
}

#[test]
fn lib_rs_only_lists_modules() {
    let mut offenders = Vec::new();
    for source in files_ending("/src/lib.rs") {
        let logic = source.without_tests().find(|line| {
            let line = line.trim_start().trim_start_matches("pub ");
            // The list of a context's routes, or endpoints, is a list too.
            ["fn ", "impl ", "struct ", "enum "].iter().any(|start| line.starts_with(start))
                && !["fn routes(", "fn endpoints("].iter().any(|start| line.starts_with(start))
        });
        if let Some(line) = logic {
            offenders.push(format!("{}: {line}", source.path));
        }
    }
    none("lib.rs lists modules and routes in reading order and holds no logic", &offenders);
}
