//! A backup: everything in the database at one moment, in one file that either kind of database can be restored
//! from, so that a network which outgrows SQLite moves to PostgreSQL by a backup and a restore. For `app`. Others
//! go on reading and writing meanwhile. The file holds personal data: it is readable by its owner only, and
//! deliberately neither compressed nor encrypted here; `age` or the disk it is kept on does that.
//!
//! The file is lines of JSON: a head with the applied migrations; per table its name and columns and then its rows;
//! a tail with the number of rows and the SHA-256 of every byte before it.

mod restore;

use crate::migrate::{self, applied};
use crate::page::hex;
use crate::{Db, Error, Row, ToValue, Tx, Value, dialect};
use kernel::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

pub use restore::{restore, verify};

/// The version of the file's form.
const FORM: u32 = 1;

/// Rows read from the database at a time.
const CHUNK: i64 = 2_000;

/// What is in a backup.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contents {
    /// When it was made.
    pub made_at: Timestamp,
    /// How many rows each table has.
    pub rows: BTreeMap<String, u64>,
}

#[derive(Serialize, Deserialize)]
struct Head {
    ponton_backup: u32,
    made_at: Timestamp,
    /// The names of the migrations that the rows fit.
    migrations: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Table {
    table: String,
    columns: Vec<Column>,
}

#[derive(Serialize, Deserialize)]
struct Column {
    name: String,
    declared: String,
    #[serde(skip)]
    key_place: usize,
}

#[derive(Serialize, Deserialize)]
struct Tail {
    rows: u64,
    sha256: String,
}

/// Writes everything in `db` to a new file at `path`; it gets that name only when it is whole and on the disk.
pub fn backup(db: &Db, path: &Path, now: Timestamp) -> Result<Contents, Error> {
    if path.exists() {
        return Err(refusal(path, "there is a file of that name; give another name, or remove it"));
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = Path::new(&unfinished);
    let contents = db.read_here(|tx| {
        let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(unfinished);
        let mut paper = Paper::new(unfinished, file.map_err(|error| refusal(unfinished, error))?);
        let contents = write_all(tx, &mut paper, now)?;
        paper.finish()?;
        Ok::<_, Error>(contents)
    })?;
    fs::rename(unfinished, path).map_err(|error| refusal(path, error))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| refusal(path, error))?;
    Ok(contents)
}

fn write_all(tx: &mut Tx<'_>, paper: &mut Paper<'_>, now: Timestamp) -> Result<Contents, Error> {
    let migrations = applied(tx)?.into_keys().collect();
    paper.line(&Head { ponton_backup: FORM, made_at: now, migrations })?;
    let mut rows = BTreeMap::new();
    for table in tables(tx)? {
        paper.line(&table)?;
        let count = write_rows(tx, paper, &table)?;
        rows.insert(table.table, count);
    }
    let tail = Tail { rows: rows.values().sum(), sha256: paper.digest() };
    paper.line(&tail)?;
    Ok(Contents { made_at: now, rows })
}

/// Writes the rows of `table`, walking its primary key, so that only a chunk is in memory at a time.
fn write_rows(tx: &mut Tx<'_>, paper: &mut Paper<'_>, table: &Table) -> Result<u64, Error> {
    let mut key: Vec<usize> =
        (0..table.columns.len()).filter(|index| table.columns[*index].key_place > 0).collect();
    key.sort_by_key(|index| table.columns[*index].key_place);
    if key.is_empty() {
        return Err(refusal(paper.path, format!("table {} has no primary key", table.table)));
    }
    let names = quoted(table.columns.iter());
    let order = quoted(key.iter().map(|index| &table.columns[*index]));
    let places: Vec<String> = (2..key.len() + 2).map(|number| format!("${number}")).collect();
    let first = format!("select {names} from \"{}\" order by {order} limit $1", table.table);
    let next = format!(
        "select {names} from \"{}\" where ({order}) > ({}) order by {order} limit $1",
        table.table,
        places.join(", ")
    );
    let mut last: Option<Vec<Value>> = None;
    let mut count = 0;
    loop {
        let mut params: Vec<&dyn ToValue> = vec![&CHUNK];
        let sql = if let Some(key) = &last {
            params.extend(key.iter().map(|value| value as &dyn ToValue));
            &next
        } else {
            &first
        };
        let rows: Vec<Vec<Value>> = tx.query(sql, &params)?.into_iter().map(Row::into_values).collect();
        for row in &rows {
            paper.row(row)?;
            count += 1;
        }
        match rows.last() {
            None => return Ok(count),
            Some(row) => last = Some(key.iter().map(|index| row[*index].clone()).collect()),
        }
    }
}

/// Every table but the list of migrations, which restoring makes again.
fn tables(tx: &mut Tx<'_>) -> Result<Vec<Table>, Error> {
    let mut tables: Vec<Table> = Vec::new();
    for row in dialect::all_columns(tx)? {
        let name: String = row.get("table_name")?;
        if name == migrate::TABLE {
            continue;
        }
        let key_place = row.get::<u32>("key_place")? as usize;
        let column = Column { name: row.get("column_name")?, declared: row.get("declared")?, key_place };
        match tables.last_mut() {
            Some(table) if table.table == name => table.columns.push(column),
            _ => tables.push(Table { table: name, columns: vec![column] }),
        }
    }
    Ok(tables)
}

fn quoted<'c>(columns: impl Iterator<Item = &'c Column>) -> String {
    columns.map(|column| format!("\"{}\"", column.name)).collect::<Vec<_>>().join(", ")
}

/// The file being written, with the digest of what is on it so far.
struct Paper<'p> {
    path: &'p Path,
    file: BufWriter<File>,
    digest: Sha256,
}

impl<'p> Paper<'p> {
    fn new(path: &'p Path, file: File) -> Self {
        Self { path, file: BufWriter::with_capacity(1 << 16, file), digest: Sha256::new() }
    }

    fn line(&mut self, content: &impl Serialize) -> Result<(), Error> {
        let mut line = serde_json::to_vec(content).map_err(|error| refusal(self.path, error))?;
        line.push(b'\n');
        self.digest.update(&line);
        self.file.write_all(&line).map_err(|error| refusal(self.path, error))
    }

    fn row(&mut self, values: &[Value]) -> Result<(), Error> {
        let mut row = Vec::with_capacity(values.len());
        for value in values {
            row.push(to_json(value).ok_or_else(|| refusal(self.path, "a real number is not a number"))?);
        }
        self.line(&row)
    }

    fn digest(&self) -> String {
        hex(&self.digest.clone().finalize())
    }

    fn finish(self) -> Result<(), Error> {
        let path = self.path;
        let file = self.file.into_inner().map_err(|error| refusal(path, error.error()))?;
        file.sync_all().map_err(|error| refusal(path, error))
    }
}

/// A value as the file holds it; what it is when read back, its column says.
fn to_json(value: &Value) -> Option<serde_json::Value> {
    Some(match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(bool) => (*bool).into(),
        Value::Int(int) => (*int).into(),
        Value::Real(real) => serde_json::Number::from_f64(*real)?.into(),
        Value::Text(text) => text.as_str().into(),
        Value::Id(id) => id.to_string().into(),
        Value::Time(time) => time.as_microsecond().into(),
        Value::Date(date) => date.to_string().into(),
        Value::Bytes(bytes) => hex(bytes).into(),
    })
}

fn refusal(path: &Path, problem: impl Display) -> Error {
    Error::Backup { file: path.display().to_string(), problem: problem.to_string() }
}
