//! Rows into PostgreSQL: by `copy`, as text.

use super::super::sheet::Sheet;
use super::Sink;
use anyhow::{Context, Result};
use postgres::{Client, NoTls};
use std::fmt::Write as _;
use std::io::Write as _;
use store::Value;

/// Indexes that no constraint stands on: what takes them away, and what puts them back.
const INDEXES: &str = "select format('drop index %I', c.relname), pg_get_indexdef(i.indexrelid)
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace
      and not exists (select 1 from pg_constraint where conindid = i.indexrelid)";
/// Foreign keys, and triggers but for those of foreign keys, likewise.
const FOREIGN_KEYS: &str = "select format('alter table %s drop constraint %I', conrelid::regclass, conname),
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace";

/// A database without indexes and foreign keys.
pub struct Server {
    client: Client,
    put_back: Vec<String>,
}

impl Server {
    /// Connects to a migrated database and takes them away.
    pub fn connect(url: &str) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute("set synchronous_commit = off; set maintenance_work_mem = '512MB'")?;
        let mut put_back = Vec::new();
        for list in [FOREIGN_KEYS, INDEXES] {
            for row in client.query(list, &[])? {
                client.batch_execute(row.get(0))?;
                put_back.push(row.get(1));
            }
        }
        // Foreign keys went first and come back last.
        put_back.reverse();
        Ok(Self { client, put_back })
    }
}

impl Sink for Server {
    fn take(&mut self, sheet: &Sheet) -> Result<()> {
        for (table, values) in sheet.tables() {
            let mut lines = String::with_capacity(values.len() * 24);
            for row in values.chunks(table.width()) {
                for (index, value) in row.iter().enumerate() {
                    lines.push_str(if index == 0 { "" } else { "\t" });
                    write(&mut lines, value);
                }
                lines.push('\n');
            }
            let sql = format!("copy {} ({}) from stdin", table.name, table.columns);
            let mut copy = self.client.copy_in(&sql).context(table.name)?;
            copy.write_all(lines.as_bytes())?;
            copy.finish().context(table.name)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        for sql in &self.put_back {
            self.client.batch_execute(sql).with_context(|| sql.clone())?;
        }
        Ok(())
    }
}

/// A value as `copy` reads it.
fn write(line: &mut String, value: &Value) {
    let written = match value {
        Value::Null => write!(line, "\\N"),
        Value::Bool(bool) => write!(line, "{bool}"),
        Value::Int(int) => write!(line, "{int}"),
        Value::Real(real) => write!(line, "{real}"),
        Value::Id(id) => write!(line, "{id}"),
        Value::Time(time) => write!(line, "{time}"),
        Value::Date(date) => write!(line, "{date}"),
        Value::Bytes(bytes) => {
            line.push_str("\\\\x");
            bytes.iter().try_for_each(|byte| write!(line, "{byte:02x}"))
        }
        Value::Text(text) => {
            for letter in text.chars() {
                match letter {
                    '\\' => line.push_str("\\\\"),
                    '\t' => line.push_str("\\t"),
                    '\n' => line.push_str("\\n"),
                    '\r' => line.push_str("\\r"),
                    letter => line.push(letter),
                }
            }
            Ok(())
        }
    };
    written.expect("writing to a string succeeds");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_field_or_a_line_is_written_so_that_it_does_not() {
        let mut line = String::new();
        write(&mut line, &Value::Text("een\ttwee\ndrie\\".to_owned()));
        write(&mut line, &Value::Null);
        write(&mut line, &Value::Bytes(vec![0, 0xc3]));
        assert_eq!(line, "een\\ttwee\\ndrie\\\\\\N\\\\x00c3");
    }
}
