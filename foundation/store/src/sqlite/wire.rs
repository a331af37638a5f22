//! Values as SQLite keeps them. It has few types of its own: ids are 16-byte blobs, moments are microseconds since
//! 1970 in UTC, days are ISO text, and the declared column type says which is which.

use crate::Value;
use kernel::Timestamp;
use kernel::ids::Uuid;
use rusqlite::types::{ToSqlOutput, ValueRef};

/// What the schema says a column is, as far as it changes how a value reads.
#[derive(Clone, Copy)]
pub(super) enum Declared {
    Boolean,
    Moment,
    Day,
    Bytes,
    Other,
}

/// Reads a column's declared type; an expression has none.
pub(super) fn declared(declaration: Option<&str>) -> Declared {
    let is = |name: &str| declaration.is_some_and(|declaration| declaration.eq_ignore_ascii_case(name));
    if is("boolean") {
        Declared::Boolean
    } else if is("timestamptz") {
        Declared::Moment
    } else if is("date") {
        Declared::Day
    } else if is("bytea") {
        Declared::Bytes
    } else {
        Declared::Other
    }
}

/// The value that is stored, or nothing when it is of no kind that a column may hold.
pub(super) fn read(stored: ValueRef<'_>, declared: Declared) -> Option<Value> {
    match (stored, declared) {
        (ValueRef::Null, _) => Some(Value::Null),
        (ValueRef::Integer(int @ (0 | 1)), Declared::Boolean) => Some(Value::Bool(int == 1)),
        (ValueRef::Integer(int), Declared::Moment) => Timestamp::from_microsecond(int).ok().map(Value::Time),
        (ValueRef::Integer(int), _) => Some(Value::Int(int)),
        (ValueRef::Real(real), _) => Some(Value::Real(real)),
        (ValueRef::Text(text), Declared::Day) => {
            std::str::from_utf8(text).ok()?.parse().ok().map(Value::Date)
        }
        (ValueRef::Text(text), _) => String::from_utf8(text.to_vec()).ok().map(Value::Text),
        (ValueRef::Blob(bytes), Declared::Bytes) => Some(Value::Bytes(bytes.to_vec())),
        (ValueRef::Blob(bytes), _) => Uuid::from_slice(bytes).ok().map(Value::Id),
    }
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Self::Bool(bool) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*bool))),
            Self::Int(int) => ToSqlOutput::Borrowed(ValueRef::Integer(*int)),
            Self::Real(real) => ToSqlOutput::Borrowed(ValueRef::Real(*real)),
            Self::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Self::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(id.as_bytes())),
            Self::Time(time) => ToSqlOutput::Borrowed(ValueRef::Integer(time.as_microsecond())),
            Self::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
            Self::Date(date) => ToSqlOutput::Owned(rusqlite::types::Value::Text(date.to_string())),
        })
    }
}
