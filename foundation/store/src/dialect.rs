//! Where SQLite and PostgreSQL differ: one named function per difference, and no difference anywhere else. For
//! contexts, which call the function instead of asking which database it is.

use crate::{Error, Row, Tx};

/// Which database is behind a `Db`. For messages and metrics; statements ask the functions in this file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    /// The embedded one.
    Sqlite,
    /// The server.
    Postgres,
}

/// What to write at the end of a `select` so that the rows can't change until this transaction ends. A rule that
/// spans two rows (who leaves holds nothing) needs it; SQLite has one writer at a time and nothing to lock.
pub fn for_update(tx: &Tx<'_>) -> &'static str {
    tx.dialect("", " for update")
}

/// As `for_update`, but letting others do the same: for a row that must stay as it is, such as the active person
/// whom an obligation is given to.
pub fn for_share(tx: &Tx<'_>) -> &'static str {
    tx.dialect("", " for share")
}

/// What to write at the end of a `select` that claims rows: rows another node is claiming are passed over.
pub(crate) fn skip_claimed(tx: &Tx<'_>) -> &'static str {
    tx.dialect("", " for update skip locked")
}

/// Lets SQLite look anew at how full its tables are, where that has changed much: without it, it takes a network for a
/// handful of rows and picks the wrong index. PostgreSQL looks by itself. Cheap when nothing changed; for a job clock.
pub fn learn_sizes(tx: &mut Tx<'_>) -> Result<(), Error> {
    let sql = tx.dialect("pragma optimize = 0x10002", "select 1").to_owned();
    tx.query(&sql, &[]).map(drop)
}

/// Keeps a second node from migrating at the same moment, until this transaction ends. SQLite's write
/// transaction does so by itself. The number is arbitrary, and only this statement uses it.
pub(crate) fn hold_migrations(tx: &mut Tx<'_>) -> Result<(), Error> {
    let sql = tx.dialect("select 1", "select 1 from pg_advisory_xact_lock(7014260517)").to_owned();
    tx.query(&sql, &[]).map(drop)
}

/// How the pair of a migration's file name says which database it is for.
pub(crate) fn migration_suffix(tx: &Tx<'_>) -> &'static str {
    tx.dialect(".sqlite.sql", ".postgres.sql")
}

/// Every table and its columns with their declared types and their place in the primary key (0 outside it), in
/// the order of the table: columns `table_name`, `column_name`, `declared`, `key_place`.
pub(crate) fn all_columns(tx: &mut Tx<'_>) -> Result<Vec<Row>, Error> {
    let sql = tx
        .dialect(
            "select t.name as table_name, c.name as column_name, lower(c.type) as declared, c.pk as key_place
             from sqlite_schema t, pragma_table_info(t.name) c
             where t.type = 'table' and t.name not like 'sqlite_%'
             order by t.name, c.cid",
            "select c.relname::text as table_name, a.attname::text as column_name,
               case t.typname when 'int8' then 'bigint' when 'bool' then 'boolean'
                 when 'float8' then 'double precision' else t.typname::text end as declared,
               coalesce(array_position(i.indkey::int2[], a.attnum), -1) + 1 as key_place
             from pg_class c
             join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
             join pg_type t on t.oid = a.atttypid
             left join pg_index i on i.indrelid = c.oid and i.indisprimary
             where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace
             order by c.relname, a.attnum",
        )
        .to_owned();
    tx.query(&sql, &[])
}

/// Lets rows be put back in any order: foreign keys are set aside, and what `restore_foreign_keys` needs to put
/// them back, and to check every row by them, is given.
pub(crate) fn set_foreign_keys_aside(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let sql = tx
        .dialect(
            "select 'select 1' as put_back, 'pragma defer_foreign_keys = on' as set_aside",
            "select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as put_back,
               format('alter table %s drop constraint %I', conrelid::regclass, conname) as set_aside
             from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace",
        )
        .to_owned();
    let mut put_back = Vec::new();
    for row in tx.query(&sql, &[])? {
        tx.batch(&row.get::<String>("set_aside")?)?;
        put_back.push(row.get("put_back")?);
    }
    Ok(put_back)
}
