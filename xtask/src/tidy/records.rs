//! Decision records: each is listed, and each library stands in one, so that nothing comes in without a reason.

use super::{files_ending, none, root};
use toml::Table;

const FOLDER: &str = "docs/decisions/";

#[test]
fn every_record_is_listed() {
    let records = files_ending(".md");
    let listed = records.iter().find(|record| record.path == format!("{FOLDER}README.md"));
    let listed = &listed.expect("docs/decisions/README.md is there").text;
    let names = records.iter().filter_map(|record| record.path.strip_prefix(FOLDER));
    let offenders: Vec<String> = names
        .filter(|name| *name != "README.md" && !listed.contains(&format!("({name})")))
        .map(str::to_owned)
        .collect();
    none("docs/decisions/README.md doesn't list", &offenders);
}

#[test]
fn every_library_stands_in_a_record() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml is there");
    let manifest: Table = manifest.parse().expect("a manifest that cargo reads");
    let libraries = manifest["workspace"]["dependencies"].as_table().expect("a table");
    let outside = libraries.iter().filter(|(_, library)| library.get("path").is_none());
    let records: Vec<String> = files_ending(".md")
        .into_iter()
        .filter(|file| file.path.starts_with(FOLDER))
        .map(|file| file.text)
        .collect();
    let offenders: Vec<String> = outside
        .filter(|(name, _)| !records.iter().any(|record| record.contains(&format!("`{name}`"))))
        .map(|(name, _)| name.clone())
        .collect();
    none("no decision record says why we use", &offenders);
}
