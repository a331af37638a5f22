//! Putting a backup back, into an empty database of either kind: everything or nothing. The file is checked from
//! head to tail first. A backup made by an older program gets its own schema, its rows, and then the newer
//! migrations, as they would have come to it in use. A newer program's backup is refused.

use super::{Contents, FORM, Head, Table, Tail, quoted, refusal, tables};
use crate::migrate::{Migrations, applied_if_any, bring, embedded};
use crate::page::{hex, unhex};
use crate::{DatabaseUrl, Db, Error, ToValue, Tx, Value, dialect};
use kernel::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Parameters in one statement at most; both databases take more.
const PARAMETERS: usize = 3_000;

/// Puts the backup at `path` into the empty database at `url`.
pub fn restore(path: &Path, url: &DatabaseUrl, now: Timestamp) -> Result<Contents, Error> {
    let contents = verify(path)?;
    let db = Db::open(url)?;
    db.write_here(|tx| {
        let mut lines = Lines::open(path)?;
        let head: Head = lines.parse("its head")?;
        let known = embedded(tx)?;
        let then = schema_then(path, &head, &known)?;
        refuse_unless_empty(tx, path, &then)?;
        bring(tx, &then, now)?;
        let put_back = dialect::set_foreign_keys_aside(tx)?;
        load(tx, &mut lines)?;
        for sql in &put_back {
            tx.batch(sql)?;
        }
        bring(tx, &known, now)?;
        Ok::<_, Error>(())
    })?;
    Ok(contents)
}

/// Reads the backup at `path` from head to tail, and says what is in it.
pub fn verify(path: &Path) -> Result<Contents, Error> {
    let mut lines = Lines::open(path)?;
    let head: Head = lines.parse("its head")?;
    if head.ponton_backup != FORM {
        return Err(refusal(path, "it was made by a newer program; restore it with that"));
    }
    let mut rows = BTreeMap::new();
    let mut table = String::new();
    loop {
        let before = lines.digest.clone();
        match lines.next()?.ok_or_else(|| refusal(path, "its end is missing"))? {
            line if line.starts_with('[') => *rows.entry(table.clone()).or_insert(0) += 1,
            line if line.starts_with("{\"table\"") => {
                table = lines.read::<Table>(&line, "a table")?.table;
                rows.insert(table.clone(), 0);
            }
            line => {
                let tail: Tail = lines.read(&line, "its tail")?;
                let whole = tail.sha256 == hex(&before.finalize())
                    && tail.rows == rows.values().sum::<u64>()
                    && lines.next()?.is_none();
                return if whole {
                    Ok(Contents { made_at: head.made_at, rows })
                } else {
                    Err(refusal(path, "it is damaged: its digest is not that of its content"))
                };
            }
        }
    }
}

/// Of the migrations this program knows, those that the backup's rows fit.
fn schema_then(path: &Path, head: &Head, known: &Migrations) -> Result<Migrations, Error> {
    if let Some(newer) = head.migrations.iter().find(|name| !known.contains_key(*name)) {
        let problem =
            format!("it has migration {newer}, which this program doesn't know; use a newer program");
        return Err(refusal(path, problem));
    }
    let mut then = known.clone();
    then.retain(|name, _| head.migrations.contains(name));
    Ok(then)
}

fn refuse_unless_empty(tx: &mut Tx<'_>, path: &Path, then: &Migrations) -> Result<(), Error> {
    for table in tables(tx)? {
        if tx.first(&format!("select 1 as one from \"{}\" limit 1", table.table), &[])?.is_some() {
            let problem =
                format!("the database is not empty (table {}); restore into a new one", table.table);
            return Err(refusal(path, problem));
        }
    }
    if applied_if_any(tx)?.keys().any(|name| !then.contains_key(name)) {
        return Err(refusal(path, "the database has a newer schema than the backup; restore into a new one"));
    }
    Ok(())
}

/// Adds the rows of every table, as many in one statement as fit.
fn load(tx: &mut Tx<'_>, lines: &mut Lines<'_>) -> Result<(), Error> {
    let mut pending: Option<(Table, Vec<Value>)> = None;
    while let Some(line) = lines.next()? {
        if line.starts_with('[') {
            let (table, values) = pending.as_mut().ok_or_else(|| lines.damaged("a row"))?;
            read_row(lines, table, &line, values)?;
            if values.len() + table.columns.len() > PARAMETERS {
                insert(tx, table, values)?;
                values.clear();
            }
            continue;
        }
        if let Some((table, values)) = pending.take() {
            insert(tx, &table, &values)?;
        }
        if line.starts_with("{\"table\"") {
            pending = Some((lines.read(&line, "a table")?, Vec::new()));
        }
    }
    Ok(())
}

fn read_row(lines: &Lines<'_>, table: &Table, line: &str, values: &mut Vec<Value>) -> Result<(), Error> {
    let row: Vec<serde_json::Value> = lines.read(line, "a row")?;
    if row.len() != table.columns.len() {
        return Err(lines.damaged("a row"));
    }
    for (column, value) in table.columns.iter().zip(row) {
        let what = format!("column {}.{}", table.table, column.name);
        values.push(from_json(&column.declared, value).ok_or_else(|| lines.damaged(&what))?);
    }
    Ok(())
}

fn insert(tx: &mut Tx<'_>, table: &Table, values: &[Value]) -> Result<(), Error> {
    if values.is_empty() {
        return Ok(());
    }
    let width = table.columns.len();
    let rows: Vec<String> = (0..values.len() / width)
        .map(|row| {
            let places: Vec<String> =
                (0..width).map(|column| format!("${}", row * width + column + 1)).collect();
            format!("({})", places.join(", "))
        })
        .collect();
    let names = quoted(table.columns.iter());
    let sql = format!("insert into \"{}\" ({names}) values {}", table.table, rows.join(", "));
    let params: Vec<&dyn ToValue> = values.iter().map(|value| value as &dyn ToValue).collect();
    tx.execute(&sql, &params).map(drop)
}

/// A value as its column holds it.
fn from_json(declared: &str, value: serde_json::Value) -> Option<Value> {
    use serde_json::Value as Json;
    Some(match (declared, value) {
        (_, Json::Null) => Value::Null,
        ("boolean", Json::Bool(bool)) => Value::Bool(bool),
        ("bigint", Json::Number(int)) => Value::Int(int.as_i64()?),
        ("double precision", Json::Number(real)) => Value::Real(real.as_f64()?),
        ("text", Json::String(text)) => Value::Text(text),
        ("bytea", Json::String(digits)) => Value::Bytes(unhex(&digits)?),
        ("uuid", Json::String(id)) => Value::Id(id.parse().ok()?),
        ("timestamptz", Json::Number(time)) => Value::Time(Timestamp::from_microsecond(time.as_i64()?).ok()?),
        ("date", Json::String(date)) => Value::Date(date.parse().ok()?),
        _ => return None,
    })
}

/// The file being read, with the digest of what was read so far.
struct Lines<'p> {
    path: &'p Path,
    file: BufReader<File>,
    digest: Sha256,
}

impl<'p> Lines<'p> {
    fn open(path: &'p Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| refusal(path, error))?;
        Ok(Self { path, file: BufReader::with_capacity(1 << 16, file), digest: Sha256::new() })
    }

    fn next(&mut self) -> Result<Option<String>, Error> {
        let mut line = String::new();
        let length = self.file.read_line(&mut line).map_err(|error| refusal(self.path, error))?;
        self.digest.update(line.as_bytes());
        Ok((length > 0).then_some(line))
    }

    fn parse<T: serde::de::DeserializeOwned>(&mut self, what: &str) -> Result<T, Error> {
        let line = self.next()?.ok_or_else(|| self.damaged(what))?;
        self.read(&line, what)
    }

    fn read<T: serde::de::DeserializeOwned>(&self, line: &str, what: &str) -> Result<T, Error> {
        serde_json::from_str(line).map_err(|_| self.damaged(what))
    }

    fn damaged(&self, what: &str) -> Error {
        refusal(self.path, format!("it is no backup, or damaged: {what} can't be read"))
    }
}
