//! Bringing the schema up to date from the files in `/migrations`, which are part of the program. A file is
//! `NNNN_name.sql` when one text does for both databases, else the pair `NNNN_name.sqlite.sql` and
//! `NNNN_name.postgres.sql`. Each is applied once, all in one transaction, under a lock that a second node waits
//! for; a digest of what was applied is kept, and a file that was edited afterwards is refused. For `app`, which
//! decides when. It deliberately has no way back: expand first, contract in a later release.

use crate::page::hex;
use crate::{Db, Error, Tx, dialect};
use kernel::Timestamp;
use rust_embed::Embed;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

#[derive(Embed)]
#[folder = "../../migrations"]
struct Files;

/// The table that lists what was applied.
pub(crate) const TABLE: &str = "schema_migration";

/// A migration that was applied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applied {
    /// The migration: number and name, without what says which database.
    pub name: String,
}

/// A migration as it is known: its name, its text and the text's digest.
#[derive(Clone, Debug)]
pub(crate) struct Migration {
    pub name: String,
    pub file: String,
    pub text: String,
    pub digest: String,
}

/// The migrations of this program for one database, by name.
pub(crate) type Migrations = BTreeMap<String, Migration>;

impl Db {
    /// Applies what this program has and the database hasn't; gives what was applied just now. Safe when several
    /// nodes do so at once.
    pub fn migrate(&self, now: Timestamp) -> Result<Vec<Applied>, Error> {
        self.write_here(|tx| bring(tx, &embedded(tx)?, now))
    }

    /// The migrations that this program has and the database hasn't, for the start of `serve` and `/readyz`.
    pub fn pending(&self) -> Result<Vec<String>, Error> {
        self.read_here(|tx| {
            let known = embedded(tx)?;
            let applied = applied_if_any(tx)?;
            Ok(known.into_keys().filter(|name| !applied.contains_key(name)).collect())
        })
    }
}

/// Applies those of `known` that are not applied yet, in the order of their names.
pub(crate) fn bring(tx: &mut Tx<'_>, known: &Migrations, now: Timestamp) -> Result<Vec<Applied>, Error> {
    dialect::hold_migrations(tx)?;
    tx.batch(
        "create table if not exists schema_migration (
           name text primary key, digest text not null, applied_at timestamptz not null)",
    )?;
    let before = applied(tx)?;
    verify(known, &before)?;
    let mut done = Vec::new();
    for migration in known.values().filter(|migration| !before.contains_key(&migration.name)) {
        tx.batch(&migration.text).map_err(|error| match error {
            Error::Sql { problem, .. } => refusal(&migration.file, problem),
            other => other,
        })?;
        tx.execute(
            "insert into schema_migration (name, digest, applied_at) values ($1, $2, $3)",
            &[&migration.name, &migration.digest, &now],
        )?;
        done.push(Applied { name: migration.name.clone() });
    }
    Ok(done)
}

/// What was applied: digest by name.
pub(crate) fn applied(tx: &mut Tx<'_>) -> Result<BTreeMap<String, String>, Error> {
    let rows = tx.query("select name, digest from schema_migration", &[])?;
    rows.iter().map(|row| Ok((row.get("name")?, row.get("digest")?))).collect()
}

/// As `applied`, on a database that may never have been migrated.
pub(crate) fn applied_if_any(tx: &mut Tx<'_>) -> Result<BTreeMap<String, String>, Error> {
    for row in dialect::all_columns(tx)? {
        if row.get::<String>("table_name")? == TABLE {
            return applied(tx);
        }
    }
    Ok(BTreeMap::new())
}

/// The migrations embedded in this program for the database of `tx`.
pub(crate) fn embedded(tx: &Tx<'_>) -> Result<Migrations, Error> {
    let suffix = dialect::migration_suffix(tx);
    let mut found = Migrations::new();
    for file in Files::iter() {
        let Some(name) = name_for(&file, suffix) else { continue };
        let data = Files::get(&file).ok_or_else(|| refusal(&file, "it can't be read".to_owned()))?.data;
        let text = String::from_utf8(data.into_owned())
            .map_err(|_| refusal(&file, "it is not UTF-8 text".to_owned()))?;
        let migration = Migration::new(name, &file, text);
        if let Some(twin) = found.insert(name.to_owned(), migration) {
            let problem = format!("{} is the same migration for the same database; keep one", twin.file);
            return Err(refusal(&file, problem));
        }
    }
    Ok(found)
}

/// A digest of all migrations for both databases, for whoever keeps a migrated copy, such as the tests' template.
pub fn fingerprint() -> String {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut digest = Sha256::new();
    for name in names {
        digest.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            digest.update(file.metadata.sha256_hash());
        }
    }
    hex(&digest.finalize())
}

impl Migration {
    pub fn new(name: &str, file: &str, text: String) -> Self {
        let digest = hex(&Sha256::digest(text.as_bytes()));
        Self { name: name.to_owned(), file: file.to_owned(), text, digest }
    }
}

/// The migration's name when `file` is meant for the database with `suffix`.
fn name_for<'f>(file: &'f str, suffix: &str) -> Option<&'f str> {
    let stem = file.strip_suffix(".sql")?;
    if stem.contains('.') { file.strip_suffix(suffix) } else { Some(stem) }
}

/// Refuses a history that isn't this program's: an edited file, a file that went, or one that was slipped in
/// before others already applied. What a newer program applied after all of ours is left to it, so that nodes can
/// be replaced one by one.
fn verify(known: &Migrations, applied: &BTreeMap<String, String>) -> Result<(), Error> {
    let newest_known = known.keys().next_back();
    for (name, digest) in applied {
        match known.get(name) {
            Some(migration) if migration.digest == *digest => {}
            Some(migration) => {
                let problem = "it was edited after it was applied to this database; put its text back and write \
                               the change as a new migration";
                return Err(refusal(&migration.file, problem.to_owned()));
            }
            None if newest_known.is_none_or(|newest| name > newest) => {}
            None => {
                let problem = "it was applied to this database, but this program doesn't have it; is this the \
                               right database?";
                return Err(refusal(name, problem.to_owned()));
            }
        }
    }
    let newest_applied = applied.keys().next_back();
    match known.values().find(|migration| {
        !applied.contains_key(&migration.name)
            && newest_applied.is_some_and(|newest| migration.name < *newest)
    }) {
        Some(late) => {
            let problem = "it comes before migrations that are applied already; give it the next number";
            Err(refusal(&late.file, problem.to_owned()))
        }
        None => Ok(()),
    }
}

fn refusal(file: &str, problem: String) -> Error {
    Error::Migration { file: file.to_owned(), problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_which_database_it_is_for() {
        assert_eq!(name_for("0002_network.sql", ".sqlite.sql"), Some("0002_network"));
        assert_eq!(name_for("0001_record.sqlite.sql", ".sqlite.sql"), Some("0001_record"));
        assert_eq!(name_for("0001_record.postgres.sql", ".sqlite.sql"), None);
        assert_eq!(name_for("README.md", ".sqlite.sql"), None);
    }

    fn known(names: &[&str]) -> Migrations {
        names.iter().map(|name| ((*name).to_owned(), Migration::new(name, name, String::new()))).collect()
    }

    fn applied(names: &[&str]) -> BTreeMap<String, String> {
        known(names).into_iter().map(|(name, migration)| (name, migration.digest)).collect()
    }

    #[test]
    fn only_a_history_of_our_own_is_continued() {
        assert!(verify(&known(&["0001", "0002"]), &applied(&["0001"])).is_ok());
        assert!(verify(&known(&["0001"]), &applied(&["0001", "0002"])).is_ok(), "a newer program was here");
        assert!(verify(&known(&["0001", "0003"]), &applied(&["0001", "0002", "0003"])).is_err(), "one went");
        assert!(
            verify(&known(&["0001", "0002", "0003"]), &applied(&["0001", "0003"])).is_err(),
            "slipped in"
        );
    }
}
