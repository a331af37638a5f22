//! Rows into a file of SQLite: one prepared statement per table, nothing waited for on disk until the end.

use super::super::sheet::{Sheet, Table};
use super::Sink;
use anyhow::{Context, Result, ensure};
use rusqlite::Connection;
use std::path::Path;

/// Memory for pages, in KiB: building an index sorts in it.
const PAGES: i64 = 512 << 10;

/// A file without its indexes.
pub struct File {
    connection: Connection,
    indexes: Vec<String>,
}

impl File {
    /// Opens a migrated file and takes its indexes away.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(std::time::Duration::from_secs(10))?;
        for (pragma, value) in
            [("cache_size", -PAGES), ("foreign_keys", 0), ("synchronous", 0), ("threads", 1)]
        {
            connection.pragma_update(None, pragma, value)?;
        }
        connection.set_prepared_statement_cache_capacity(64);
        let listed = "select name, sql from sqlite_schema where type = 'index' and sql is not null";
        let indexes: Vec<(String, String)> = connection
            .prepare(listed)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        for (name, _) in &indexes {
            connection.execute_batch(&format!("drop index {name}"))?;
        }
        Ok(Self { connection, indexes: indexes.into_iter().map(|(_, sql)| sql).collect() })
    }
}

impl Sink for File {
    fn take(&mut self, sheet: &Sheet) -> Result<()> {
        let tx = self.connection.transaction()?;
        for (table, values) in sheet.tables() {
            let mut statement = tx.prepare_cached(&insert(table))?;
            for row in values.chunks(table.width()) {
                statement.execute(rusqlite::params_from_iter(row)).context(table.name)?;
            }
        }
        Ok(tx.commit()?)
    }

    fn finish(self: Box<Self>) -> Result<()> {
        for sql in &self.indexes {
            self.connection.execute_batch(sql).with_context(|| sql.clone())?;
        }
        let mut orphans = self.connection.prepare("pragma foreign_key_check")?;
        ensure!(!orphans.exists([])?, "a row refers to one that isn't there");
        drop(orphans);
        Ok(self.connection.execute_batch("pragma wal_checkpoint(truncate)")?)
    }
}

fn insert(table: &Table) -> String {
    let places = vec!["?"; table.width()].join(", ");
    format!("insert into {} ({}) values ({places})", table.name, table.columns)
}
