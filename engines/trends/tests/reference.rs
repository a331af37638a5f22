//! The reference mode against R's `surveillance` 1.20.3: every row of every file. The simulated series are our own and
//! stand in `tests/reference/`; the real ones stand beside the repository (`../shared/data`), are not ours to keep in
//! it, and where they are absent this says so and checks the simulated ones only.

use flate2::read::GzDecoder;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::path::{Path, PathBuf};
use trends::ears::{Baseline, Ears};
use trends::farrington::fit::Work;
use trends::farrington::{Compat, Farrington, PopulationOffset, Power, Threshold, Trend};
use trends::series::{NoVerdict, Series};

const CLOSE: f64 = 1e-6;

/// With the real series.
const ALL_ROWS: usize = 8856;

fn folder() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shared = own.join("../../../shared/data/trends");
    if shared.join("farringtonFlexible.csv.gz").is_file() {
        return shared;
    }
    eprintln!("the real series are not in ../shared/data: the simulated ones are checked alone");
    own.join("tests/reference")
}

type Row = HashMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let file = GzDecoder::new(File::open(folder().join(file)).unwrap());
    csv::Reader::from_reader(file).deserialize().map(Result::unwrap).collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap_or(f64::NAN)
}

fn index(row: &Row, column: &str) -> usize {
    row[column].parse().unwrap()
}

#[derive(Default)]
struct Kept {
    counts: Vec<f64>,
    dates: Vec<Date>,
    population: Vec<f64>,
}

impl Kept {
    fn series(&self) -> Series<'_> {
        Series {
            counts: &self.counts,
            dates: (!self.dates.is_empty()).then_some(&self.dates),
            // One real series lacks a week of it.
            population: self.population.iter().all(|people| *people > 0.0).then_some(&self.population),
        }
    }
}

fn series() -> BTreeMap<String, Kept> {
    let mut found: BTreeMap<String, Kept> = BTreeMap::new();
    for row in rows("series.csv.gz") {
        let kept = found.entry(row["series"].clone()).or_default();
        kept.counts.push(number(&row, "y"));
        kept.population.push(number(&row, "population"));
        if let Ok(date) = row["date"].parse() {
            kept.dates.push(date);
        }
    }
    found
}

fn relatively(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= CLOSE * expected.abs()
}

/// Both are nothing: the level of a window without one case.
fn nothing(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= CLOSE
}

/// The settings of the file, as changes to those of the literature.
fn setting(row: &Row) -> Farrington {
    let delta = |power| Farrington {
        threshold: Threshold::Delta(power),
        ..Farrington {
            compat: Compat::Surveillance,
            w: index(row, "w"),
            ..Farrington::flexible(index(row, "b"))
        }
    };
    let usual = delta(Power::TwoThirds);
    match row["setting"].split('_').next().unwrap() {
        "A" => Farrington {
            periods: 1,
            past_weeks_not_included: 3,
            weights_threshold: Some(1.0),
            trend: Trend::Below(0.05),
            alpha: 0.05,
            ..usual
        },
        "B" => Farrington { threshold: Threshold::NbPlugin, ..usual },
        "C" => usual,
        "D" => Farrington { threshold: Threshold::Muan, ..usual },
        "E" => Farrington { limit54: (5.0, 4), ..usual },
        "F" => Farrington { weights_threshold: None, ..usual },
        "G" => Farrington { periods: 1, ..delta(Power::Half) },
        "H" => Farrington { trend: Trend::Off, ..usual },
        "I" => Farrington { population_offset: PopulationOffset::On, ..usual },
        "J" => {
            Farrington { population_offset: PopulationOffset::On, threshold: Threshold::NbPlugin, ..usual }
        }
        other => panic!("no setting {other}"),
    }
}

/// Rows on which R itself says nothing that could be agreed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Degenerate {
    /// A window without one case: differences of less than a millionth of a case count as none.
    EmptyWindow,
    /// A bound beyond what anything could count.
    BeyondCounting,
    /// A slope that is nothing but rounding: kept or dropped by its last digit.
    SlopeOfRounding,
}

/// Columns in which R says nothing, and why; each is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Empty {
    /// The trend was left out.
    NoTrend,
    /// Fewer cases than 5 in 4 weeks: R gives no bound and no expectation.
    FiveInFour,
    /// R's own bound is not a number: a variance beyond its range.
    NotANumber,
}

/// Why R leaves a column empty, where that is known.
fn why_empty(row: &Row, column: &str) -> Option<Empty> {
    match column {
        "trend_coef" if row["trend"] != "1" => Some(Empty::NoTrend),
        "expected" | "upperbound" if row["setting"].starts_with('E') => Some(Empty::FiveInFour),
        "expected" | "upperbound" | "pvalue" | "score" if row["setting"].starts_with('D') => {
            Some(Empty::NotANumber)
        }
        _ => None,
    }
}

/// What differs between a row and what the engine says of it, and why it may.
fn differences(
    row: &Row,
    method: &Farrington,
    (kept, empty): (&Kept, &mut BTreeMap<Empty, usize>),
    work: &mut Work,
) -> (Vec<String>, Option<Degenerate>) {
    let t = index(row, "t") - 1;
    let verdict = match method.look(&kept.series(), t, work) {
        Ok(verdict) => verdict,
        Err(problem) => return (vec![problem.to_string()], None),
    };
    let (mut wrong, mut degenerate) = (Vec::new(), None);
    if row["alarm"] != "NA" && verdict.alarm != (row["alarm"] == "1") {
        wrong.push(format!("alarm {} is not {}", verdict.alarm, row["alarm"]));
    }
    if verdict.upper.is_infinite() && number(row, "upperbound") > 1e15 {
        return (wrong, Some(Degenerate::BeyondCounting));
    }
    let slope = verdict.trend.unwrap_or(0.0);
    if slope.abs() < 1e-12 && verdict.trend.is_some() && row["trend"] == "0" {
        return (wrong, Some(Degenerate::SlopeOfRounding));
    }
    let is_delta = matches!(method.threshold, Threshold::Delta(_));
    for (column, found) in [
        ("expected", verdict.expected),
        ("upperbound", verdict.upper),
        ("phi", verdict.phi),
        ("pvalue", verdict.p_value),
        ("trend", f64::from(u8::from(verdict.trend.is_some()))),
        ("trend_coef", slope),
        ("score", verdict.score),
    ] {
        let expected = number(row, column);
        // Under the other thresholds R's score is on a scale of its own.
        if column == "score" && !is_delta {
            continue;
        }
        if found.is_nan() {
            wrong.push(format!("{column} is not a number"));
            continue;
        }
        if row[column].is_empty() {
            match why_empty(row, column) {
                Some(why) => *empty.entry(why).or_default() += 1,
                None => wrong.push(format!("{column} {found} where R says nothing")),
            }
            continue;
        }
        // Differences of things of size one are absolute.
        let of_size_one = matches!(column, "pvalue" | "score" | "trend_coef") && nothing(found, expected);
        if of_size_one || relatively(found, expected) {
        } else if nothing(found, expected) {
            degenerate = Some(Degenerate::EmptyWindow);
        } else {
            wrong.push(format!("{column} {found} is not {expected}"));
        }
    }
    (wrong, degenerate)
}

#[test]
fn farrington_flexible_agrees_with_r() {
    let series = series();
    let mut work = Work::default();
    let (mut checked, mut wrong, mut empty) = (0, Vec::new(), BTreeMap::new());
    let mut degenerate: BTreeMap<Degenerate, Vec<String>> = BTreeMap::new();
    let mut settings = BTreeSet::new();
    for row in rows("farringtonFlexible.csv.gz") {
        settings.insert(row["setting"].chars().next().unwrap());
        let (found, why) =
            differences(&row, &setting(&row), (&series[&row["series"]], &mut empty), &mut work);
        let name = format!("{} {} t={}", row["series"], row["setting"], row["t"]);
        checked += 1;
        if !found.is_empty() {
            wrong.push(format!("{name}: {}", found.join(", ")));
        }
        if let Some(why) = why {
            degenerate.entry(why).or_default().push(name);
        }
    }
    assert!(settings.into_iter().eq('A'..='J'), "every setting, those with populations too");
    let counts: Vec<_> = degenerate.iter().map(|(why, rows)| (*why, rows.len())).collect();
    println!("{checked} rows checked, degenerate: {counts:?}");
    for (why, rows) in &degenerate {
        println!("{why:?}: {}", rows.join("; "));
    }
    assert!(wrong.is_empty(), "{} of {checked}: {:#?}", wrong.len(), &wrong[..wrong.len().min(30)]);
    let expected: &[_] = if checked == ALL_ROWS {
        &[(Degenerate::EmptyWindow, 4), (Degenerate::BeyondCounting, 2), (Degenerate::SlopeOfRounding, 1)]
    } else {
        &[]
    };
    assert_eq!(counts, expected, "which rows are degenerate is known");
    println!("empty columns: {empty:?}");
    if checked == ALL_ROWS {
        let expected = [(Empty::NoTrend, 1982), (Empty::FiveInFour, 532), (Empty::NotANumber, 9)];
        assert_eq!(empty.into_iter().collect::<Vec<_>>(), expected, "and so is where R says nothing");
    }
}

#[test]
fn the_original_agrees_with_r() {
    let series = series();
    let mut wrong = Vec::new();
    for row in rows("farrington_original.csv.gz") {
        let method = Farrington::original(index(&row, "b"), 0.01);
        let t = index(&row, "t") - 1;
        let verdict = method.look(&series[&row["series"]].series(), t, &mut Work::default()).unwrap();
        if !relatively(verdict.upper, number(&row, "upperbound")) || verdict.alarm != (row["alarm"] == "1") {
            wrong.push(format!(
                "{} t={}: {} is not {}",
                row["series"], row["t"], verdict.upper, row["upperbound"]
            ));
        }
    }
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), &wrong[..wrong.len().min(30)]);
}

#[test]
fn ears_agrees_with_r() {
    let series = series();
    let mut wrong = Vec::new();
    let (mut checked, mut left_out) = (0, 0);
    for row in rows("earsC.csv.gz") {
        let baseline = match row["method"].as_str() {
            "C1" => Baseline::C1,
            "C2" => Baseline::C2,
            // R's C3 is centred on the week itself, so that an alarm comes a week late.
            "C3" => {
                left_out += 1;
                continue;
            }
            other => panic!("no method {other}"),
        };
        let ears = Ears { baseline, alpha: number(&row, "alpha"), min_sigma: number(&row, "minSigma") };
        let verdict = ears.look(&series[&row["series"]].series(), index(&row, "t") - 1);
        let verdict = verdict.unwrap_or_else(|problem: NoVerdict| panic!("{problem}"));
        checked += 1;
        if !relatively(verdict.upper, number(&row, "upperbound")) || verdict.alarm != (row["alarm"] == "1") {
            wrong.push(format!("{row:?}: {}", verdict.upper));
        }
    }
    println!("{checked} rows of C1 and C2 checked, {left_out} of C3 left out");
    assert!(checked > left_out, "most rows are of C1 and C2");
    assert!(wrong.is_empty(), "{} of {checked}: {:#?}", wrong.len(), &wrong[..wrong.len().min(30)]);
}
