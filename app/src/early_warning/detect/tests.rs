//! Each flag, one at a time, on a file where it matters: it changes what it should and leaves what it should.

use super::*;
use clap::Parser;
use std::collections::HashMap;
use std::fmt::Write as _;
use trends::farrington::Farrington;

const WEEKS: i64 = 330;
const FLEXIBLE: &str = "--method farrington-flexible";
const DELTA: &str = "--method farrington-flexible --threshold delta";

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    detect: Detect,
}

/// Two areas of two themes with a season, past outbreaks and one of now, a population that grows, and a trend in the first of each.
fn file() -> tempfile::NamedTempFile {
    let mut text = "series,t,y,date,population\n".to_owned();
    let mut chance = 7_u32;
    for series in ["wonen/west", "wonen/oost", "geld/west", "geld/oost"] {
        let begin = jiff::civil::date(2020, 1, 6);
        for week in 0..WEEKS {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            // More spread than chance alone gives.
            let noise = i64::from((chance >> 16) % 7).pow(2) / 4;
            let season = [0, 1, 3, 2][usize::try_from(week % 52 / 13).unwrap()];
            let trend = if series.ends_with("west") { week / 40 } else { 0 };
            let outbreak = if week % 71 == 5 { 14 } else { 40 * i64::from(week == 319) };
            let (y, people) = (2 + noise + season + trend + outbreak, 900 + 3 * week);
            let date = begin.checked_add(jiff::Span::new().weeks(week)).unwrap();
            writeln!(text, "{series},{},{y},{date},{people}", week + 1).unwrap();
        }
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    file
}

/// What the command writes.
fn written(flags: &str) -> Result<String> {
    let (input, output) = (file(), tempfile::NamedTempFile::new().unwrap());
    let (from, to) = (input.path().to_str().unwrap(), output.path().to_str().unwrap());
    let always = ["detect", "--input", from, "--output", to];
    let parsed = Flags::try_parse_from(always.into_iter().chain(flags.split_whitespace()))?;
    detect(&parsed.detect)?;
    Ok(std::fs::read_to_string(output.path()).unwrap())
}

/// The columns of the results, of the last thirty weeks where nothing else is asked.
fn columns(flags: &str) -> HashMap<String, Vec<String>> {
    let weeks = if flags.contains("--from") { "" } else { " --from 301" };
    let text = written(&format!("{flags}{weeks}")).unwrap_or_else(|problem| panic!("{flags}: {problem}"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for row in reader.records().map(Result::unwrap) {
        for (name, value) in names.iter().zip(&row) {
            found.entry(name.clone()).or_default().push(value.to_owned());
        }
    }
    found
}

fn check(always: &str, flag: &str, (changes, stays): (&str, &str)) {
    let (before, after) = (columns(always), columns(&format!("{always} {flag}")));
    assert_eq!(before["t"].len(), 120, "{always}: every week of every series");
    assert_ne!(before[changes], after[changes], "{flag} changes {changes} of {always}");
    for column in stays.split_whitespace() {
        assert_eq!(before[column], after[column], "{flag} leaves {column} of {always}");
    }
}

#[test]
fn each_flag_of_farrington_changes_what_it_should() {
    for (always, flag, columns) in [
        (FLEXIBLE, "--alpha 0.05", ("upperbound", "expected phi pvalue")),
        (FLEXIBLE, "--b 3", ("expected", "t")),
        (FLEXIBLE, "--w 2", ("expected", "t")),
        (FLEXIBLE, "--periods 5", ("expected", "t")),
        (FLEXIBLE, "--past-weeks-not-included 10", ("expected", "t")),
        (FLEXIBLE, "--threshold delta", ("upperbound", "expected phi trend")),
        (FLEXIBLE, "--threshold muan", ("upperbound", "expected phi trend")),
        (DELTA, "--power 1/2", ("upperbound", "expected phi trend")),
        (DELTA, "--power none", ("upperbound", "expected phi trend")),
        (FLEXIBLE, "--weights-threshold off", ("phi", "t")),
        (FLEXIBLE, "--weights-threshold 1.5", ("phi", "t")),
        (FLEXIBLE, "--trend off", ("trend", "t")),
        (FLEXIBLE, "--p-threshold-trend 0.0001", ("trend", "t")),
        (FLEXIBLE, "--limit54 500,4", ("alarm", "expected upperbound pvalue")),
        (FLEXIBLE, "--population-offset", ("expected", "t")),
        (DELTA, "--compat surveillance", ("upperbound", "expected phi trend")),
        ("--method farrington", "--alpha 0.1", ("upperbound", "expected phi")),
        ("--method farrington", "--weights-threshold off", ("phi", "t")),
        ("--method farrington", "--limit54 500,4", ("reason", "expected upperbound pvalue")),
    ] {
        check(always, flag, columns);
    }
}

#[test]
fn each_flag_of_the_others_changes_what_it_should() {
    for (always, flag, columns) in [
        ("--method pooled", "--alpha 0.05", ("upperbound", "expected phi")),
        ("--method pooled", "--b 1", ("expected", "t")),
        ("--method pooled", "--past-weeks-not-included 10", ("expected", "t")),
        ("--method slow-rise", "--alpha 0.05", ("upperbound", "expected phi pvalue")),
        ("--method slow-rise", "--b 1", ("expected", "t")),
        ("--method ears-c1", "--alpha 0.05", ("upperbound", "expected phi")),
        ("--method ears-c2", "--min-sigma 9", ("upperbound", "expected")),
    ] {
        check(always, flag, columns);
    }
    let methods = ["pooled", "slow-rise", "farrington-flexible", "farrington", "ears-c1", "ears-c2"];
    let bounds: Vec<_> =
        methods.iter().map(|name| columns(&format!("--method {name}"))["upperbound"].clone()).collect();
    for (at, bound) in bounds.iter().enumerate() {
        assert!(!bounds[..at].contains(bound), "{} is another method", methods[at]);
    }
}

#[test]
fn the_weeks_asked_for_come_in_the_order_of_the_file_and_json_says_the_same() {
    let found = columns("--from 320 --to 321");
    assert_eq!(found["t"], ["320", "321", "320", "321", "320", "321", "320", "321"]);
    assert_eq!(found["series"][0], "wonen/west");
    let json: serde_json::Value =
        serde_json::from_str(&written("--from 320 --to 321 --json").unwrap()).unwrap();
    for (at, row) in json.as_array().unwrap().iter().enumerate() {
        let upper: f64 = found["upperbound"][at].parse().unwrap();
        assert_eq!(row["upperbound"].as_f64().map(f64::to_bits), Some(upper.to_bits()));
        assert_eq!(row["reason"], found["reason"][at].as_str());
        assert_eq!(row["alarm"], found["alarm"][at] == "1");
    }
    let said = |flags: &str| written(flags).unwrap_err().to_string();
    assert_eq!(said("--from 900"), "--from and --to leave no week: the file has t from 1 to 330");
    assert_eq!(said("--from 12 --to 11"), "--from and --to leave no week: the file has t from 1 to 330");
}

#[test]
fn counts_per_population_need_populations() {
    let method = Farrington { population_offset: PopulationOffset::On, ..Farrington::flexible(5) };
    let without = Counted { name: "a".to_owned(), line: 2, counts: vec![1.0], ..Counted::default() };
    let said = needs_populations(&Chosen::Farrington(method.clone()), &[without]).unwrap_err().to_string();
    assert_eq!(said, "--population-offset: line 2: series \"a\" has nothing in a column population");
    let with = Counted { population: vec![900.0], counts: vec![1.0], ..Counted::default() };
    assert!(needs_populations(&Chosen::Farrington(method), &[with]).is_ok());
}

#[test]
fn areas_of_one_theme_have_the_same_weeks() {
    let area = |name: &str, line, first| Counted {
        name: name.to_owned(),
        line,
        first,
        counts: vec![1.0; 100],
        ..Counted::default()
    };
    let areas = [area("a/x", 2, 1), area("a/y", 102, 2)];
    let flags = Flags::parse_from(["detect", "--input", "x.csv"]).detect;
    let said = look(&flags, &flags.method.chosen().unwrap(), &areas).err().unwrap().to_string();
    assert_eq!(
        said,
        "line 102: series \"a/x\" and \"a/y\" are areas of one theme but don't cover the same weeks"
    );
}
