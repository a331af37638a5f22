//! Checks that every statement in a crate's sources is understood by both databases, also the one that no story
//! happens to run. It reads the string literals that look like SQL from the sources and prepares each on both. A
//! statement put together by `format!` can't be read this way; those are few, and stories run them.

use std::path::Path;
use store::{Db, Error, Tx};

/// Prepares every statement written in the sources under `crate_dir` (`env!("CARGO_MANIFEST_DIR")`) on both
/// databases, and gives how many there were.
///
/// # Panics
/// When a database doesn't understand one, with the file and the statement, or when there is none to be found.
pub fn every_statement(crate_dir: &str) -> usize {
    let mut found = Vec::new();
    collect(&Path::new(crate_dir).join("src"), &mut found);
    assert!(!found.is_empty(), "no statement in the sources under {crate_dir}");
    let (sqlite, postgres) = (crate::sqlite(), crate::postgres());
    for (file, statement) in &found {
        let problems: Vec<String> =
            [&sqlite, &postgres].into_iter().filter_map(|db| problem(db, statement)).collect();
        let for_one = FOR_ONE.iter().any(|name| file.ends_with(name));
        assert!(problems.len() <= usize::from(for_one), "{file}: {}; in:\n{statement}", problems.join("; "));
    }
    found.len()
}

/// Where statements for one of the databases stand; the other needn't understand them.
const FOR_ONE: [&str; 2] = ["src/dialect.rs", "src/sqlite/explain.rs"];

/// What a database has against a statement.
fn problem(db: &Db, statement: &str) -> Option<String> {
    match db.read_here(|tx: &mut Tx<'_>| tx.prepare(statement)) {
        Ok(()) => None,
        Err(Error::Sql { problem, .. }) => Some(format!("{:?} says: {problem}", db.dialect())),
        Err(error) => panic!("the database doesn't answer: {error:?}"),
    }
}

fn collect(folder: &Path, found: &mut Vec<(String, String)>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a folder's entry").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = std::fs::read_to_string(&path).expect("a source file is text");
            let product = source.split("#[cfg(test)]").next().unwrap_or_default();
            let statements = literals(product).into_iter().filter(|literal| is_statement(literal));
            found.extend(statements.map(|statement| (path.display().to_string(), statement)));
        }
    }
}

/// Whether a text is a whole statement: it begins as one and holds no place to be filled in.
fn is_statement(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let begins = matches!(
        words.as_slice(),
        ["select", ..]
            | ["insert", "into", ..]
            | ["delete", "from", ..]
            | ["update", _, "set", ..]
            | ["with", _, "as", ..]
    );
    begins && !text.contains('{')
}

/// The string literals in Rust source, as the program sees them; comments and character literals are passed over.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'', 'r']) {
        let before = rest[..at].chars().next_back();
        rest = &rest[at..];
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, next)| next);
        } else if rest.starts_with('"') {
            let (literal, next) = plain(&rest[1..]);
            found.push(literal);
            rest = next;
        } else if let Some((literal, next)) = raw(rest).filter(|_| !before.is_some_and(char::is_alphanumeric))
        {
            found.push(literal.to_owned());
            rest = next;
        } else {
            rest = after_character(rest);
        }
    }
    found
}

/// The text of a literal up to its closing quote, and what follows.
fn plain(source: &str) -> (String, &str) {
    let mut text = String::new();
    let mut chars = source.char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '"' => return (text, &source[at + 1..]),
            '\\' => match chars.next() {
                Some((_, 'n')) => text.push('\n'),
                Some((at, '\n')) => {
                    let next = source[at..].trim_start();
                    let skipped = source.len() - at - next.len();
                    chars = source.char_indices();
                    chars.by_ref().take_while(|(here, _)| here + 1 < at + skipped).for_each(drop);
                }
                Some((_, other)) => text.push(other),
                None => break,
            },
            other => text.push(other),
        }
    }
    (text, "")
}

/// The text of a raw literal (`r"…"`, `r#"…"#`), and what follows.
fn raw(source: &str) -> Option<(&str, &str)> {
    let after = source.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after[hashes..].strip_prefix('"')?;
    body.split_once(&format!("\"{}", "#".repeat(hashes)))
}

/// What follows a character literal (`'"'`, `'\''`), or the one character that stands here.
fn after_character(source: &str) -> &str {
    for literal in ["'\"'", "'\\''", "'\\\\'", "'/'", "'r'"] {
        if let Some(next) = source.strip_prefix(literal) {
            return next;
        }
    }
    &source[1..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_are_read_as_the_program_sees_them() {
        let source = r##"
            // "select a comment"
            let quote = '"'; let rest: &'r str = "select 1";
            let long = "select id \
                        from signal
                        where words = \"Bang\"";
            let raw = r#"select "unique" from signal"#;
        "##;
        let expected = [
            "select 1",
            "select id from signal\n                        where words = \"Bang\"",
            "select \"unique\" from signal",
        ];
        assert_eq!(literals(source), expected);
    }

    #[test]
    fn only_whole_statements_count() {
        for statement in
            ["select 1", "insert into a values (1)", "update a set b = 1", "with d as (select 1) select 1"]
        {
            assert!(is_statement(statement), "{statement}");
        }
        for other in ["selected", "update refused", "with care", "delete it", "select 1{}", ""] {
            assert!(!is_statement(other), "{other}");
        }
    }
}
