//! Everything out, in open formats: per kind of thing a CSV file and a file of JSON lines, with a README and a
//! description of every column (Frictionless data package), so that a network never depends on this program to read what
//! it wrote. Each context says how its own kinds are read; the app gathers them. Rows are read a page at a time by their
//! key, so that memory doesn't grow with the network. It holds no passwords, sessions or mail, and people only by id.

mod about;
pub mod kinds;
pub mod places;
pub mod shelf;

use kernel::NetworkId;
use shelf::Shelf;
use store::{Error, ToValue, Tx, Value};

/// Rows read at a time.
const PAGE: i64 = 500;

/// One kind of thing, and how it is read.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The name of its files.
    pub name: &'static str,
    /// What one row is, for the README.
    pub what: &'static str,
    /// Its columns, in order; the first ones are the key.
    pub fields: &'static [Field],
    /// What the key is made of.
    pub key: Key,
    /// Who may have it.
    pub reach: Reach,
    /// The statement: `$1` is the network, then the key after which a page begins, then how many rows.
    pub sql: &'static str,
}

/// What a key is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Key {
    /// One id.
    Id,
    /// Two ids.
    Ids,
    /// A text.
    Text,
    /// A text and a number.
    TextAndNumber,
    /// An id and a text.
    IdAndText,
    /// An id and a number.
    IdAndNumber,
}

/// Who may have a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Everybody who may export: what members of the network see anyhow.
    Open,
    /// Only on the command line, when asked for: what is shielded.
    Shielded,
    /// Only on the command line, when asked for: the names of people.
    People,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name, as in the database.
    pub name: &'static str,
    /// Its type in the terms of a table schema.
    pub kind: &'static str,
    /// What it holds.
    pub what: &'static str,
}

/// A column with an id.
pub const fn id(name: &'static str, what: &'static str) -> Field {
    Field { name, kind: "string", what }
}

/// A column with text.
pub const fn text(name: &'static str, what: &'static str) -> Field {
    Field { name, kind: "string", what }
}

/// A column with a whole number.
pub const fn number(name: &'static str, what: &'static str) -> Field {
    Field { name, kind: "integer", what }
}

/// A column with a moment, in UTC.
pub const fn moment(name: &'static str, what: &'static str) -> Field {
    Field { name, kind: "datetime", what }
}

/// A column with yes or no.
pub const fn truth(name: &'static str, what: &'static str) -> Field {
    Field { name, kind: "boolean", what }
}

/// Why an export broke off.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The database.
    #[error("the database could not be read")]
    Store(#[from] Error),
    /// Where it goes.
    #[error("the export could not be written")]
    Io(#[from] std::io::Error),
    /// The CSV writer.
    #[error("a row could not be written")]
    Csv(#[from] csv::Error),
}

/// What an export is about.
#[derive(Clone, Debug)]
pub struct About {
    /// The network's name.
    pub network: String,
    /// When it was made.
    pub at: kernel::Timestamp,
}

impl Key {
    /// Before every key.
    fn start(self) -> Vec<Value> {
        let (id, text) = (Value::Id(kernel::ids::Uuid::nil()), Value::Text(String::new()));
        match self {
            Self::Id => vec![id],
            Self::Ids => vec![id.clone(), id],
            Self::Text => vec![text],
            Self::TextAndNumber => vec![text, Value::Int(0)],
            Self::IdAndText => vec![id, text],
            Self::IdAndNumber => vec![id, Value::Int(0)],
        }
    }
}

impl Kind {
    /// The rows after `key`, at most a page.
    pub fn page(&self, tx: &mut Tx<'_>, network: NetworkId, key: &[Value]) -> Result<Vec<Vec<Value>>, Error> {
        let mut params: Vec<&dyn ToValue> = vec![&network];
        params.extend(key.iter().map(|value| value as &dyn ToValue));
        params.push(&PAGE);
        let rows = tx.query(self.sql, &params)?;
        rows.iter().map(|row| self.fields.iter().map(|field| row.get(field.name)).collect()).collect()
    }

    /// Gives every row to `each`, a page at a time.
    fn rows(
        &self,
        read: &mut impl FnMut(&Self, &[Value]) -> Result<Vec<Vec<Value>>, Error>,
        mut each: impl FnMut(&[Value]) -> Result<(), Broken>,
    ) -> Result<u64, Broken> {
        let mut key = self.key.start();
        let mut count = 0;
        loop {
            let page = read(self, &key)?;
            for row in &page {
                each(row)?;
                count += 1;
            }
            match page.last() {
                Some(last) => key = last[..key.len()].to_vec(),
                None => return Ok(count),
            }
        }
    }
}

/// Writes every kind to `shelf`, with the README and the description; gives how many rows each has. `read` reads a page
/// of a kind after a key.
pub fn write(
    shelf: &mut impl Shelf,
    about: &About,
    kinds: &[Kind],
    mut read: impl FnMut(&Kind, &[Value]) -> Result<Vec<Vec<Value>>, Error>,
) -> Result<Vec<(&'static str, u64)>, Broken> {
    let mut counts = Vec::new();
    for kind in kinds {
        shelf.begin(&format!("csv/{}.csv", kind.name))?;
        let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(&mut *shelf);
        csv.write_record(kind.fields.iter().map(|field| field.name))?;
        let count = kind.rows(&mut read, |row| Ok(csv.write_record(row.iter().map(cell))?))?;
        csv.flush()?;
        drop(csv);
        counts.push((kind.name, count));
        shelf.begin(&format!("jsonl/{}.jsonl", kind.name))?;
        kind.rows(&mut read, |row| Ok(shelf.write_all(json_line(kind, row).as_bytes())?))?;
    }
    shelf.begin("datapackage.json")?;
    shelf.write_all(about::data_package(about, kinds).as_bytes())?;
    shelf.begin("README.md")?;
    shelf.write_all(about::readme(about, kinds, &counts).as_bytes())?;
    Ok(counts)
}

/// A value in a cell. A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV
/// injection); the JSON lines have it as it is.
fn cell(value: &Value) -> String {
    match value {
        Value::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        // No kind exports what is sealed: without its key it is noise.
        Value::Null | Value::Bytes(_) => String::new(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Id(id) => id.to_string(),
        Value::Time(at) => at.to_string(),
        Value::Date(day) => day.to_string(),
    }
}

fn json_line(kind: &Kind, row: &[Value]) -> String {
    let pairs: Vec<String> = kind
        .fields
        .iter()
        .zip(row)
        .map(|(field, value)| {
            let value = match value {
                Value::Null => "null".to_owned(),
                Value::Bool(_) | Value::Int(_) | Value::Real(_) => cell(value),
                Value::Text(text) => serde_json::Value::from(text.as_str()).to_string(),
                Value::Id(_) | Value::Time(_) | Value::Date(_) | Value::Bytes(_) => {
                    format!("\"{}\"", cell(value))
                }
            };
            format!("\"{}\":{value}", field.name)
        })
        .collect();
    format!("{{{}}}\n", pairs.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Village, monday};
    use shelf::Zip;
    use testkit::on_both;

    #[test]
    fn a_cell_is_never_a_formula() {
        for (text, expect) in
            [("=1+1", "'=1+1"), ("-3 graden", "'-3 graden"), ("@jan", "'@jan"), ("a=b", "a=b"), ("", "")]
        {
            assert_eq!(cell(&Value::Text(text.to_owned())), expect);
        }
        assert_eq!(cell(&Value::Int(-3)), "-3", "a number is a number");
    }

    #[test]
    fn everything_of_the_network_comes_out_page_by_page() {
        on_both(|db| {
            let village = Village::build(db);
            village
                .acts(db, village.elly, |tx, actor| {
                    for number in 0..=PAGE {
                        let code = format!("WK9901{number:04}");
                        let area = crate::area::Area {
                            code,
                            year: 2026,
                            name: "=Centrum".to_owned(),
                            kind: "wijk".to_owned(),
                            parent: None,
                        };
                        crate::area::add(tx, actor.network, &area)?;
                    }
                    Ok(())
                })
                .unwrap();
            let mut shelf = Zip::new(Vec::new());
            let about = About { network: "Rivierenhart".to_owned(), at: monday() };
            let counts = write(&mut shelf, &about, &kinds::EXPORTS, |kind, key| {
                db.read_here(|tx| kind.page(tx, village.network, key))
            })
            .unwrap();
            let counts: std::collections::BTreeMap<_, _> = counts.into_iter().collect();
            assert_eq!((counts["organisations"], counts["areas"], counts["people"]), (3, 503, 7));
            let bytes = shelf.end().unwrap();
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
            let mut read = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
            assert!(read("csv/organisations.csv").contains("Welzijn De Steiger"));
            assert!(read("csv/areas.csv").contains(",'=Centrum,"));
            assert!(read("jsonl/areas.jsonl").contains("\"name\":\"=Centrum\""));
            assert!(
                read("README.md").contains("Rivierenhart") && read("README.md").contains("csv/areas.csv")
            );
            for line in read("jsonl/meetings.jsonl").lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap();
            }
            let package: serde_json::Value = serde_json::from_str(&read("datapackage.json")).unwrap();
            assert_eq!(package["resources"].as_array().unwrap().len(), kinds::EXPORTS.len());
        });
    }
}
