//! The SQLite side of storage: connections, binding, reading back. WAL with `synchronous=FULL`, so that what was
//! acknowledged survives a power cut. `wire` turns values, `explain` failures.

mod explain;
mod wire;

use crate::connection::{Access, Connection, Failure};
use crate::row::Shape;
use crate::{Dialect, Error, Row, Value};
use explain::explain;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use std::collections::HashMap;
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use wire::{Declared, declared, read};

/// Distinct statements kept ready per connection; the product has a few hundred.
const KEPT_STATEMENTS: usize = 512;

/// What is kept of the write-ahead log after a burst, in bytes.
const LARGEST_LOG: i64 = 64 << 20;

/// What each connection keeps of the file in memory, in KiB; the rest the system keeps, a copy away.
const KEPT_PAGES: i64 = 8 << 10;

/// How long to wait for another process that writes (`ponton doctor`, a second server by mistake).
const BUSY: std::time::Duration = std::time::Duration::from_secs(5);

/// Opens the readers of the pool.
#[derive(Debug)]
pub(crate) struct Readers(pub PathBuf);

impl r2d2::ManageConnection for Readers {
    type Connection = SqliteConnection;
    type Error = rusqlite::Error;

    fn connect(&self) -> Result<SqliteConnection, rusqlite::Error> {
        // Only the writer may make the file.
        let flags = OpenFlags::default().difference(OpenFlags::SQLITE_OPEN_CREATE);
        let connection = SqliteConnection::with(rusqlite::Connection::open_with_flags(&self.0, flags)?)?;
        connection.inner.pragma_update(None, "query_only", true)?;
        Ok(connection)
    }

    fn is_valid(&self, _: &mut SqliteConnection) -> Result<(), rusqlite::Error> {
        Ok(())
    }

    fn has_broken(&self, _: &mut SqliteConnection) -> bool {
        false
    }
}

/// One open file.
pub(crate) struct SqliteConnection {
    inner: rusqlite::Connection,
    shapes: HashMap<String, Arc<Columns>>,
}

/// The shape of a statement's rows, with what the schema says each column is, and which value each of its parameters
/// takes.
struct Columns {
    shape: Arc<Shape>,
    declared: Vec<Declared>,
    places: Vec<usize>,
}

impl SqliteConnection {
    /// Opens `path`, making the file when it isn't there: for its owner alone, as SQLite then makes those beside it.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        // When it can't be made, or is there, opening says so.
        let _ = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
        Self::with(rusqlite::Connection::open(path)?)
    }

    fn with(inner: rusqlite::Connection) -> rusqlite::Result<Self> {
        inner.busy_timeout(BUSY)?;
        inner.pragma_update(None, "journal_mode", "wal")?;
        inner.pragma_update(None, "synchronous", "full")?;
        inner.pragma_update(None, "foreign_keys", true)?;
        // What was erased is overwritten where that costs no page more.
        inner.pragma_update(None, "secure_delete", "fast")?;
        inner.pragma_update(None, "temp_store", "memory")?;
        inner.pragma_update(None, "cache_size", -KEPT_PAGES)?;
        inner.pragma_update(None, "journal_size_limit", LARGEST_LOG)?;
        // A statement keeps its plan whatever is bound; without this it is planned anew for nearly every value.
        inner.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        inner.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
        lowers_every_letter(&inner)?;
        Ok(Self { inner, shapes: HashMap::new() })
    }

    fn told(&self, sql: &str, error: &rusqlite::Error) -> Failure {
        explain(&self.inner, sql, error).into()
    }
}

/// `lower` as PostgreSQL has it: SQLite's own knows the letters of ASCII only. No index may rest on it.
fn lowers_every_letter(connection: &rusqlite::Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("lower", 1, flags, |given| {
        Ok(given.get::<Option<String>>(0)?.map(|text| text.to_lowercase()))
    })
}

impl Connection for SqliteConnection {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn begin(&mut self, access: Access) -> Result<(), Failure> {
        let sql = match access {
            Access::Look | Access::Read => "begin deferred",
            Access::Write => "begin immediate",
        };
        self.execute(sql, &[]).map(drop)
    }

    fn commit(&mut self) -> Result<(), Failure> {
        self.execute("commit", &[]).map(drop)
    }

    fn rollback(&mut self) -> Result<(), Failure> {
        // Some failures, such as a full disk, have rolled back already.
        if self.inner.is_autocommit() { Ok(()) } else { self.execute("rollback", &[]).map(drop) }
    }

    fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, Failure> {
        let outcome = select(&self.inner, &mut self.shapes, sql, params);
        outcome.map_err(|stopped| self.stopped(sql, stopped))
    }

    fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, Failure> {
        let outcome = change(&self.inner, sql, params);
        outcome.map_err(|stopped| self.stopped(sql, stopped))
    }

    fn prepare(&mut self, sql: &str) -> Result<(), Failure> {
        self.inner.prepare(sql).map(drop).map_err(|error| self.told(sql, &error))
    }

    fn batch(&mut self, sql: &str) -> Result<(), Failure> {
        self.shapes.clear();
        self.inner.execute_batch(sql).map_err(|error| self.told(sql, &error))
    }
}

/// Why a statement stopped: the database said so, or what was bound or read doesn't fit.
enum Stopped {
    Database(rusqlite::Error),
    Ours(Error),
}

impl From<rusqlite::Error> for Stopped {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl SqliteConnection {
    fn stopped(&self, sql: &str, stopped: Stopped) -> Failure {
        match stopped {
            Stopped::Database(error) => self.told(sql, &error),
            Stopped::Ours(error) => error.into(),
        }
    }
}

fn select(
    connection: &rusqlite::Connection,
    shapes: &mut HashMap<String, Arc<Columns>>,
    sql: &str,
    params: &[Value],
) -> Result<Vec<Row>, Stopped> {
    let mut statement = connection.prepare_cached(sql)?;
    let columns = columns(&statement, shapes, sql)?;
    bind(&mut statement, (sql, &columns.places), params)?;
    let mut found = Vec::new();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        let mut values = Vec::with_capacity(columns.declared.len());
        for (index, declared) in columns.declared.iter().enumerate() {
            let stored = row.get_ref(index)?;
            let value =
                read(stored, *declared).ok_or_else(|| Stopped::Ours(unreadable(&columns, index, stored)))?;
            values.push(value);
        }
        found.push(Row::new(&columns.shape, values));
    }
    Ok(found)
}

fn change(connection: &rusqlite::Connection, sql: &str, params: &[Value]) -> Result<u64, Stopped> {
    let mut statement = connection.prepare_cached(sql)?;
    let places = places(&statement, sql)?;
    bind(&mut statement, (sql, &places), params)?;
    let touched = statement.raw_execute()?;
    Ok(u64::try_from(touched).unwrap_or(u64::MAX))
}

fn wrong(sql: &str, problem: String) -> Stopped {
    Stopped::Ours(Error::Sql { problem, statement: sql.to_owned() })
}

/// Which value each parameter takes, by its name: SQLite numbers `$2` by where it first appears, PostgreSQL by the
/// digit. SQLite looks each name up from the start, so a long list of ids is asked for its names once and not per use.
fn places(statement: &rusqlite::Statement<'_>, sql: &str) -> Result<Vec<usize>, Stopped> {
    (1..=statement.parameter_count())
        .map(|index| {
            let named = statement.parameter_name(index).and_then(|name| name.strip_prefix('$'));
            let number: Option<usize> = named.and_then(|number| number.parse().ok());
            let place = number.and_then(|number| number.checked_sub(1));
            place.ok_or_else(|| wrong(sql, NOT_A_ROW.to_owned()))
        })
        .collect()
}

const NOT_A_ROW: &str = "its parameters are not $1, $2… in a closed row";

fn bind(
    statement: &mut rusqlite::Statement<'_>,
    (sql, places): (&str, &[usize]),
    params: &[Value],
) -> Result<(), Stopped> {
    if places.len() != params.len() {
        let (count, given) = (places.len(), params.len());
        return Err(wrong(sql, format!("it has {count} parameters and was given {given}")));
    }
    for (index, place) in places.iter().enumerate() {
        let value = params.get(*place).ok_or_else(|| wrong(sql, NOT_A_ROW.to_owned()))?;
        statement.raw_bind_parameter(index + 1, value)?;
    }
    Ok(())
}

fn columns(
    statement: &rusqlite::Statement<'_>,
    shapes: &mut HashMap<String, Arc<Columns>>,
    sql: &str,
) -> Result<Arc<Columns>, Stopped> {
    if let Some(known) = shapes.get(sql)
        && known.declared.len() == statement.column_count()
    {
        return Ok(Arc::clone(known));
    }
    let declared = statement.columns().map(|column| declared(column.decl_type())).collect();
    let names = statement.columns().map(|column| column.name().to_owned()).collect();
    let shape = Arc::new(Shape { statement: sql.to_owned(), columns: names });
    let columns = Arc::new(Columns { shape, declared, places: places(statement, sql)? });
    if shapes.len() >= KEPT_STATEMENTS {
        shapes.clear();
    }
    shapes.insert(sql.to_owned(), Arc::clone(&columns));
    Ok(columns)
}

fn unreadable(columns: &Columns, index: usize, stored: ValueRef<'_>) -> Error {
    let found = format!("a {} that is none of the kinds a column may hold", stored.data_type());
    Row::new(&columns.shape, Vec::new()).bad(&columns.shape.columns[index], found)
}
