//! From text to rows: which separator, which columns stand where, and the line on which each row begins, also when a
//! cell holds line ends of its own. Column names are compared without case, spaces and hyphens.

use super::Unreadable;
use super::decode::{Encoding, decode};
use super::report::Fault;
use crate::texts::Arg;
use kernel::ids::Uuid;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One column that an import knows.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in the header, as documented.
    pub name: &'static str,
    /// Other names it may have, the first found wins.
    pub also: &'static [&'static str],
    /// Whether the header must have it.
    pub need: Need,
    /// The key of the text that says what stands in it; empty where no page shows it.
    pub what: &'static str,
    /// What stands in it in the example.
    pub example: &'static str,
}

/// Whether a column must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Without it nothing can be read.
    Required,
    /// May be left out.
    Optional,
}

/// How much is too much.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub bytes: usize,
    /// Rows under the header.
    pub rows: usize,
}

impl Limits {
    /// On a page: a million bytes, and as many rows as one transaction adds while others wait.
    pub const PAGE: Self = Self { bytes: 1_000_000, rows: 1_000 };
    /// On the command line, where whoever runs it decides when.
    pub const COMMAND: Self = Self { bytes: 64_000_000, rows: 200_000 };
}

/// Rows that were read.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// How the bytes were read.
    pub encoding: Encoding,
    /// What stands between cells: `,`, `;` or a tab.
    pub separator: char,
    /// Columns that nobody asked for, as they are called.
    pub unused: Vec<String>,
    /// The whole as text, to send again.
    pub text: String,
    /// The rows under the header; empty lines are left out.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line on which it begins, counted from one.
    pub line: usize,
    cells: Vec<String>,
    header: Arc<Header>,
}

#[derive(Debug)]
struct Header {
    /// Per column that was asked for and is there: its place.
    places: BTreeMap<&'static str, usize>,
    width: usize,
}

impl Row {
    /// What stands in a column, without white space around it; empty when the column isn't there.
    pub fn cell(&self, column: &str) -> &str {
        let place = self.header.places.get(column);
        place.and_then(|place| self.cells.get(*place)).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// All cells, for telling rows apart.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.trim())
    }

    /// That something is wrong in a column, with its place.
    pub fn wrong(&self, column: &'static str, key: &'static str, args: Vec<(&'static str, Arg)>) -> Fault {
        let place = self.header.places.get(column).map(|place| place + 1);
        Fault { column: Some((column, place)), key, args }
    }

    /// More cells than the header has columns: usually a separator inside a text without quotation marks.
    pub fn too_wide(&self) -> Option<Fault> {
        let over = self.cells.iter().skip(self.header.width).any(|cell| !cell.trim().is_empty());
        over.then(|| Fault {
            column: None,
            key: "sheet-row-too-wide",
            args: vec![("cells", self.cells.len().into()), ("columns", self.header.width.into())],
        })
    }
}

impl Sheet {
    /// Reads `bytes` as rows with these columns.
    pub fn read(bytes: &[u8], columns: &[Column], limits: Limits) -> Result<Self, Unreadable> {
        if bytes.len() > limits.bytes {
            return Err(Unreadable::TooLarge { bytes: limits.bytes });
        }
        let (encoding, text) = decode(bytes)?;
        if text.trim().is_empty() {
            return Err(Unreadable::Nothing);
        }
        let separator = separator(&text);
        closed(&text, separator)?;
        let mut records = records(&text, separator, limits.rows)?.into_iter();
        let (line, names) = records.next().ok_or(Unreadable::Nothing)?;
        let (header, unused) = header(line, &names, columns)?;
        let header = Arc::new(header);
        let rows: Vec<Row> =
            records.map(|(line, cells)| Row { line, cells, header: Arc::clone(&header) }).collect();
        if rows.is_empty() {
            return Err(Unreadable::NoRows);
        }
        Ok(Self { encoding, separator, unused, text: text.into_owned(), rows })
    }
}

/// What stands most often between the words of the first line, outside quotation marks; a comma when nothing does.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(';', 0), ('\t', 0), (',', 0)];
    for letter in first.chars() {
        quoted ^= letter == '"';
        if let Some((_, count)) = counts.iter_mut().find(|(one, _)| *one == letter && !quoted) {
            *count += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .max_by_key(|(_, count)| *count)
        .map_or(',', |(one, _)| one)
}

/// Whether every quotation mark that opens a cell is closed; the rest of the file would silently be one cell.
fn closed(text: &str, separator: char) -> Result<(), Unreadable> {
    let (mut line, mut column) = (1, 0);
    let mut opened = None;
    let mut begins = true;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        column += 1;
        match (opened, letter) {
            (None, '"') if begins => opened = Some((line, column)),
            (Some(_), '"') if letters.peek() == Some(&'"') => {
                letters.next();
                column += 1;
            }
            (Some(_), '"') => opened = None,
            _ => {}
        }
        begins = opened.is_none() && (letter == separator || letter == '\n' || letter == '\r');
        if letter == '\n' {
            line += 1;
            column = 0;
        }
    }
    opened.map_or(Ok(()), |(line, column)| Err(Unreadable::Quote { line, column }))
}

/// The rows with the line on which each begins.
fn records(text: &str, separator: char, most: usize) -> Result<Vec<(usize, Vec<String>)>, Unreadable> {
    let delimiter = u8::try_from(separator).unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 and rows may differ in length: nothing is left that the reader refuses.
        let Ok(record) = record else { return Err(Unreadable::Encoding { line: 1, column: 1 }) };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if records.len() > most {
            return Err(Unreadable::TooManyRows { rows: most });
        }
        let begins = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
        records.push((begins, record.iter().map(str::to_owned).collect()));
    }
    Ok(lines(text, records))
}

/// Turns places in bytes into lines; the reader counts an empty line before a row as part of it.
fn lines(text: &str, records: Vec<(usize, Vec<String>)>) -> Vec<(usize, Vec<String>)> {
    let (mut line, mut seen) = (1, 0);
    let bytes = text.as_bytes();
    let count = |stretch: &[u8]| stretch.split(|byte| *byte == b'\n').count() - 1;
    records
        .into_iter()
        .map(|(begins, cells)| {
            let rest = &bytes[begins.min(bytes.len())..];
            let begins = begins + rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            line += count(&bytes[seen..begins]);
            seen = begins;
            (line, cells)
        })
        .collect()
}

fn header(line: usize, names: &[String], columns: &[Column]) -> Result<(Header, Vec<String>), Unreadable> {
    let compared: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let mut places = BTreeMap::new();
    let mut used = vec![false; names.len()];
    for column in columns {
        let wanted = std::iter::once(column.name).chain(column.also.iter().copied());
        let Some(place) =
            wanted.map(plain).find_map(|wanted| compared.iter().position(|name| *name == wanted))
        else {
            continue;
        };
        if let Some(again) = compared.iter().skip(place + 1).position(|name| *name == compared[place]) {
            let column = place + again + 2;
            return Err(Unreadable::Twice { line, column, name: names[place].trim().to_owned() });
        }
        used[place] = true;
        places.insert(column.name, place);
    }
    let missing: Vec<&'static str> = columns
        .iter()
        .filter(|column| column.need == Need::Required && !places.contains_key(column.name))
        .map(|column| column.name)
        .collect();
    if !missing.is_empty() {
        return Err(Unreadable::Missing { line, columns: missing });
    }
    let unused = names.iter().zip(used).filter(|(name, used)| !used && !name.trim().is_empty());
    let unused = unused.map(|(name, _)| name.trim().chars().take(40).collect()).collect();
    Ok((Header { places, width: names.len() }, unused))
}

/// One id for the same cells, however often and from wherever they come: what makes an import idempotent.
pub fn key_of<'c>(cells: impl IntoIterator<Item = &'c str>) -> Uuid {
    let mut digest = Sha256::new();
    for cell in cells {
        digest.update(cell.len().to_le_bytes());
        digest.update(cell.as_bytes());
    }
    let digest = digest.finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    Uuid::from_bytes(bytes)
}

/// A name of a column, or of something in a list, as it is compared: "E-mail melder" is "emailmelder".
pub fn plain(name: &str) -> String {
    name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 2] = [
        Column { name: "naam", also: &["organisatie"], need: Need::Required, what: "", example: "" },
        Column { name: "plaats", also: &[], need: Need::Optional, what: "", example: "" },
    ];

    fn read(text: &str) -> Result<Sheet, Unreadable> {
        Sheet::read(text.as_bytes(), &COLUMNS, Limits { bytes: 2_000, rows: 3 })
    }

    fn check(text: &str, expect: &[(usize, &str, &str)]) {
        let sheet = read(text).unwrap();
        let rows: Vec<_> =
            sheet.rows.iter().map(|row| (row.line, row.cell("naam"), row.cell("plaats"))).collect();
        assert_eq!(rows, expect, "{text}");
    }

    #[test]
    fn separators_are_found_and_columns_stand_anywhere() {
        check("naam,plaats\nDe Luwte,Loohoek", &[(2, "De Luwte", "Loohoek")]);
        check("Plaats;Naam\r\nLoohoek;De Luwte\r\n", &[(2, "De Luwte", "Loohoek")]);
        check("ORGANISATIE\tx\nDe Luwte\t1", &[(2, "De Luwte", "")]);
        check("naam\nDe Luwte", &[(2, "De Luwte", "")]);
        assert_eq!(read("naam\tx\nDe Luwte\t1").unwrap().unused, ["x"]);
    }

    #[test]
    fn a_line_end_in_a_cell_is_part_of_it_and_lines_are_still_counted() {
        let text = "naam,plaats\n\"De\nLuwte\",Loohoek\n\n,\nDe Kade,\"\"\"Aan\"\" de, kade\"\n";
        check(text, &[(2, "De\nLuwte", "Loohoek"), (6, "De Kade", "\"Aan\" de, kade")]);
    }

    #[test]
    fn what_cannot_be_read_says_where() {
        let refused = |text: &str| read(text).unwrap_err();
        assert_eq!(refused(" \n"), Unreadable::Nothing);
        assert_eq!(refused("naam\n\n"), Unreadable::NoRows);
        assert_eq!(refused("plaats\nx"), Unreadable::Missing { line: 1, columns: vec!["naam"] });
        assert_eq!(refused("naam\nx\n\"open"), Unreadable::Quote { line: 3, column: 1 });
        let twice = Unreadable::Twice { line: 1, column: 2, name: "naam".to_owned() };
        assert_eq!(refused("naam,Naam\nx,y"), twice);
        assert_eq!(refused("naam\na\nb\nc\nd"), Unreadable::TooManyRows { rows: 3 });
        assert_eq!(refused(&"x".repeat(2_001)), Unreadable::TooLarge { bytes: 2_000 });
    }

    #[test]
    fn a_row_that_is_too_wide_is_told() {
        let sheet = read("naam,plaats\nLuwte, De,Loohoek\nKade,,,").unwrap();
        assert_eq!(sheet.rows[0].too_wide().map(|fault| fault.key), Some("sheet-row-too-wide"));
        assert_eq!(sheet.rows[1].too_wide(), None, "empty cells at the end are no cells");
    }
}
