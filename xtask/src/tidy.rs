//! What must hold of the code itself: arrows between crates, the shape of files, texts, words and records. For
//! everybody who changes something here. Each rule is a test that names every offender; it reads words, not syntax,
//! which is enough for code that rustfmt has laid out. It doesn't repeat what the compiler and clippy say already.

mod arrows;
mod files;
mod forbidden;
mod functions;
mod language;
mod records;
mod texts;

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of ours.
const NOT_OURS: [&str; 4] = ["target", "node_modules", "shots", ".git"];

/// One file of the repository.
struct Source {
    /// From the root of the repository, with `/` between.
    path: String,
    text: String,
}

impl Source {
    /// The lines before the tests at the bottom.
    fn without_tests(&self) -> impl Iterator<Item = &str> {
        self.text.lines().take_while(|line| *line != "#[cfg(test)]")
    }

    /// Whether it stands in one of these folders.
    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(&format!("{folder}/")))
    }

    /// Whether it is part of the product and no test of it.
    fn is_product(&self) -> bool {
        self.path.contains("/src/") && !self.is_in(&["xtask", "benches"])
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the root").to_owned()
}

/// Every text file of ours, in the order of their paths; what isn't UTF-8, such as a font, is no text.
fn everything() -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root(), &mut paths);
    paths.sort();
    let sources: Vec<Source> = paths.iter().filter_map(|path| read(path)).collect();
    assert!(sources.len() > 100, "only {} files: the walk goes wrong", sources.len());
    sources
}

/// Every file with this ending.
fn files_ending(ending: &str) -> Vec<Source> {
    everything().into_iter().filter(|source| source.path.ends_with(ending)).collect()
}

fn read(path: &Path) -> Option<Source> {
    let text = String::from_utf8(fs::read(path).expect("a file that was just listed")).ok()?;
    let path = path.strip_prefix(root()).expect("a file below the root").to_string_lossy().into_owned();
    Some(Source { path, text })
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of ours can be read") {
        let path = entry.expect("an entry of a folder").path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

/// Fails with one line per offender.
#[track_caller]
fn none(rule: &str, offenders: &[String]) {
    assert!(offenders.is_empty(), "{rule}:\n  {}\n", offenders.join("\n  "));
}

/// The words of a text: letters, digits and `_`.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !(letter.is_alphanumeric() || letter == '_')).filter(|word| !word.is_empty())
}
