//! What a SQLite failure means, in the words storage has for both databases: constraints get the names that
//! PostgreSQL gives them.

use crate::Error;
use rusqlite::ErrorCode::{CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, OutOfMemory, SystemIoFailure};
use rusqlite::ffi;

/// Says what `error` in `sql` means.
pub(super) fn explain(connection: &rusqlite::Connection, sql: &str, error: &rusqlite::Error) -> Error {
    let wrong = |problem: String| Error::Sql { problem, statement: sql.to_owned() };
    let rusqlite::Error::SqliteFailure(code, message) = error else {
        return match error {
            rusqlite::Error::SqlInputError { msg, .. } => wrong(msg.clone()),
            other => wrong(other.to_string()),
        };
    };
    let message = message.clone().unwrap_or_else(|| code.to_string());
    let named = message.rsplit_once("constraint failed: ").map_or("", |(_, named)| named);
    match code.extended_code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY => {
            let constraint = unique_index(connection, named).unwrap_or_else(|| named.to_owned());
            Error::Unique { constraint }
        }
        ffi::SQLITE_CONSTRAINT_CHECK => Error::Refused { constraint: named.to_owned() },
        ffi::SQLITE_CONSTRAINT_TRIGGER => Error::Refused { constraint: message },
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Error::Refused { constraint: "foreign_key".to_owned() },
        ffi::SQLITE_CONSTRAINT_NOTNULL => {
            Error::Refused { constraint: format!("{}_not_null", named.replace('.', "_")) }
        }
        _ if matches!(
            code.code,
            DatabaseBusy | DatabaseLocked | DiskFull | SystemIoFailure | CannotOpen | OutOfMemory
        ) =>
        {
            Error::unavailable(message)
        }
        _ => wrong(message),
    }
}

/// SQLite names the columns that clashed ("signal.network_id, signal.id"); this finds the index they belong to.
fn unique_index(connection: &rusqlite::Connection, clashed: &str) -> Option<String> {
    if let Some(name) = clashed.strip_prefix("index '") {
        return Some(name.trim_end_matches('\'').to_owned());
    }
    let table = clashed.split('.').next()?;
    let columns: Vec<&str> =
        clashed.split(", ").filter_map(|column| Some(column.split_once('.')?.1)).collect();
    let columns = columns.join("_");
    let sql = "select name, origin from pragma_index_list($1) where \"unique\" = 1 and $2 = \
               (select group_concat(name, '_') from (select name from pragma_index_info(pragma_index_list.name) order by seqno))";
    let mut statement = connection.prepare(sql).ok()?;
    statement
        .query_row([table, &columns], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
        .map(|(name, origin)| match origin.as_str() {
            "c" => name,
            "pk" => format!("{table}_pkey"),
            _ => format!("{table}_{columns}_key"),
        })
        .ok()
}
