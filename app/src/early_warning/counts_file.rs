//! Reads a file of counts: `series,t,y` and, where they are known, `date` and `population`. An error names line and
//! column. What is in the names of the series is nobody's business here.

use anyhow::{Context, Result, anyhow, bail};
use csv::{Reader, StringRecord};
use jiff::civil::Date;
use std::collections::HashMap;
use std::fs::File;
use std::path::Path;

/// One series of the file: weeks without gaps, oldest first.
#[derive(Debug, Default)]
pub struct Counted {
    pub name: String,
    /// The line of its first week.
    pub line: u64,
    /// The `t` of the first week.
    pub first: i64,
    pub counts: Vec<f64>,
    pub dates: Vec<Date>,
    pub population: Vec<f64>,
}

impl Counted {
    pub fn dates(&self) -> Option<&[Date]> {
        (!self.dates.is_empty()).then_some(&self.dates)
    }

    pub fn population(&self) -> Option<&[f64]> {
        (!self.population.is_empty()).then_some(&self.population)
    }
}

/// Where each column stands.
struct Columns {
    series: usize,
    t: usize,
    y: usize,
    date: Option<usize>,
    population: Option<usize>,
}

/// Reads it.
pub fn read(path: &Path) -> Result<Vec<Counted>> {
    let file = File::open(path).with_context(|| format!("{} can't be opened", path.display()))?;
    let mut reader = Reader::from_reader(std::io::BufReader::new(file));
    let columns = columns(reader.headers().with_context(|| format!("{} has no header", path.display()))?)?;
    let mut found: Vec<Counted> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for row in reader.records() {
        let row = row.map_err(|problem| unreadable(&problem))?;
        let line = row.position().map_or(0, csv::Position::line);
        take(&row, line, &columns, (&mut found, &mut places))?;
    }
    if found.is_empty() {
        bail!("{} has a header and no rows", path.display());
    }
    Ok(found)
}

/// A row that is no row of this file.
fn unreadable(problem: &csv::Error) -> anyhow::Error {
    let line = problem.position().map_or(0, csv::Position::line);
    match problem.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            anyhow!(
                "line {line}, column {}: this row has {len} columns and the header has {expected_len}",
                (*len).min(*expected_len) + 1
            )
        }
        _ => anyhow!("line {line}: this is not CSV ({problem})"),
    }
}

/// The columns a file may have. Any other is a mistake: a population that is spelled wrong would count as none.
const COLUMNS: [&str; 5] = ["series", "t", "y", "date", "population"];

fn columns(header: &StringRecord) -> Result<Columns> {
    let names: Vec<&str> = header.iter().map(str::trim).collect();
    for (at, name) in names.iter().enumerate() {
        if !COLUMNS.contains(name) {
            bail!("line 1, column {}: {name:?} is none of {}", at + 1, COLUMNS.join(", "));
        }
        if names[..at].contains(name) {
            bail!("line 1, column {}: {name} stands there twice", at + 1);
        }
    }
    let place = |name: &str| names.iter().position(|found| *found == name);
    let needed = |name: &str| {
        place(name)
            .with_context(|| format!("line 1: column {name} is missing; found are {}", names.join(", ")))
    };
    Ok(Columns {
        series: needed("series")?,
        t: needed("t")?,
        y: needed("y")?,
        date: place("date"),
        population: place("population"),
    })
}

fn take(
    row: &StringRecord,
    line: u64,
    columns: &Columns,
    (found, places): (&mut Vec<Counted>, &mut HashMap<String, usize>),
) -> Result<()> {
    let text = |place: usize| row.get(place).unwrap_or_default().trim();
    let name = text(columns.series);
    if name.is_empty() {
        bail!("line {line}, column series: give the series a name");
    }
    let t: i64 = text(columns.t)
        .parse()
        .with_context(|| format!("line {line}, column t: {:?} is not a whole number", text(columns.t)))?;
    let count = number(text(columns.y)).with_context(|| {
        format!("line {line}, column y: {:?} is not a count of 0 or more", text(columns.y))
    })?;
    let place = *places.entry(name.to_owned()).or_insert_with(|| {
        found.push(Counted { name: name.to_owned(), line, first: t, ..Counted::default() });
        found.len() - 1
    });
    let series = &mut found[place];
    let next = series.first + i64::try_from(series.counts.len())?;
    if t < next {
        bail!("line {line}, column t: {t} of {name:?} is there already, or stands after a later week");
    }
    if t != next {
        bail!(
            "line {line}, column t: {t} where {next} follows; give every week of {name:?}, oldest first, zeros too"
        );
    }
    let given = |place: Option<usize>| place.map(text).filter(|text| !text.is_empty());
    if let Some(date) = given(columns.date) {
        series.dates.push(week_after(series.dates.last().copied(), date, line)?);
    }
    if let Some(people) = given(columns.population) {
        let people = number(people)
            .filter(|people| *people > 0.0)
            .with_context(|| format!("line {line}, column population: {people:?} is not a number above 0"))?;
        series.population.push(people);
    }
    series.counts.push(count);
    for (column, kept) in [("date", series.dates.len()), ("population", series.population.len())] {
        if kept != 0 && kept != series.counts.len() {
            bail!("line {line}, column {column}: give it in every week of {name:?} or in none");
        }
    }
    Ok(())
}

/// A date that follows a week after the one before it, as its `t` does.
fn week_after(before: Option<Date>, text: &str, line: u64) -> Result<Date> {
    let date: Date = text
        .parse()
        .with_context(|| format!("line {line}, column date: {text:?} is not a date like 2026-11-23"))?;
    match before {
        Some(before) if (date - before).get_days() != 7 => {
            bail!("line {line}, column date: {date} is not a week after {before}, as its t says")
        }
        _ => Ok(date),
    }
}

fn number(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        let said = match read(file.path()) {
            Ok(found) => format!("{} series of {} weeks", found.len(), found[0].counts.len()),
            Err(problem) => problem.to_string(),
        };
        assert_eq!(said, expect);
    }

    #[test]
    fn a_file_is_read_and_its_errors_name_line_and_column() {
        check("series,t,y\na,1,0\na,2,3\nb,7,1\n", "2 series of 2 weeks");
        check("series,t,y\na,1,veel\n", "line 2, column y: \"veel\" is not a count of 0 or more");
        check(
            "series,t,y,date\na,1,2,gisteren\n",
            "line 2, column date: \"gisteren\" is not a date like 2026-11-23",
        );
        check("series,y\na,2\n", "line 1: column t is missing; found are series, y");
        check(
            "series,t,y,populaton\na,1,2,900\n",
            "line 1, column 4: \"populaton\" is none of series, t, y, date, population",
        );
        check("series,t,y,t\na,1,2,1\n", "line 1, column 4: t stands there twice");
        check("series,t,y\n,1,1\n", "line 2, column series: give the series a name");
        check("series,t,y\na,1,-2\n", "line 2, column y: \"-2\" is not a count of 0 or more");
        check("series,t,y\na,1,NaN\n", "line 2, column y: \"NaN\" is not a count of 0 or more");
        check(
            "series,t,y\na,1,1\nb,1,1\na,1,1\n",
            "line 4, column t: 1 of \"a\" is there already, or stands after a later week",
        );
        check(
            "series,t,y,date\na,1,2,2026-11-16\na,2,2,2026-11-30\n",
            "line 3, column date: 2026-11-30 is not a week after 2026-11-16, as its t says",
        );
        check(
            "series,t,y,date\na,1,2,2026-11-16\na,2,2,\n",
            "line 3, column date: give it in every week of \"a\" or in none",
        );
        check(
            "series,t,y\na,1,1\na,3,1\n",
            "line 3, column t: 3 where 2 follows; give every week of \"a\", oldest first, zeros too",
        );
        check("series,t,y\na,1,1\na,2\n", "line 3, column 3: this row has 2 columns and the header has 3");
        check("series,t,y\na,x,1\n", "line 2, column t: \"x\" is not a whole number");
        check("series,t,y,population\na,1,1,0\n", "line 2, column population: \"0\" is not a number above 0");
    }
}
