//! Writes what was found, as CSV with 17 digits or as JSON. What can't be said is empty, with its reason.

use anyhow::Result;
use serde_json::{Value, json};
use std::io::Write;
use trends::series::{Detector, NoVerdict, Reason, Remark, Verdict};

/// One line.
pub struct Line<'a> {
    pub series: &'a str,
    pub t: i64,
    pub found: Result<Verdict, NoVerdict>,
}

const HEADER: [&str; 11] =
    ["series", "t", "expected", "upperbound", "pvalue", "alarm", "mu0", "phi", "trend", "score", "reason"];

/// As CSV.
pub fn csv(lines: &[Line<'_>], out: impl Write) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(HEADER)?;
    for line in lines {
        let mut row = vec![line.series.to_owned(), line.t.to_string()];
        match &line.found {
            Ok(verdict) => {
                row.extend([verdict.expected, verdict.upper, verdict.p_value].map(digits));
                row.push(u8::from(verdict.alarm).to_string());
                row.extend([verdict.expected, verdict.phi].map(digits));
                row.push(verdict.trend.map(digits).unwrap_or_default());
                row.push(digits(verdict.score));
                row.push(reason(&verdict.reason));
            }
            Err(problem) => {
                row.extend(std::iter::repeat_n(String::new(), 8));
                row.push(problem.to_string());
            }
        }
        writer.write_record(&row)?;
    }
    writer.flush()?;
    Ok(())
}

/// As a JSON list.
pub fn json(lines: &[Line<'_>], mut out: impl Write) -> Result<()> {
    let lines: Vec<Value> = lines.iter().map(as_json).collect();
    serde_json::to_writer_pretty(&mut out, &lines)?;
    writeln!(out)?;
    Ok(())
}

fn as_json(line: &Line<'_>) -> Value {
    match &line.found {
        Ok(verdict) => json!({
            "series": line.series, "t": line.t, "expected": verdict.expected,
            "upperbound": verdict.upper, "pvalue": verdict.p_value, "alarm": verdict.alarm,
            "mu0": verdict.expected, "phi": verdict.phi, "trend": verdict.trend, "score": verdict.score,
            "reason": reason(&verdict.reason),
        }),
        Err(problem) => json!({ "series": line.series, "t": line.t, "reason": problem.to_string() }),
    }
}

/// Seventeen digits say a double exactly; infinite and not-a-number are empty.
fn digits(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let magnitude = number.abs();
    if number == 0.0 || (1e-5..1e15).contains(&magnitude) {
        // Rust writes the shortest text that reads back as the same number.
        return number.to_string();
    }
    format!("{number:.16e}")
}

fn reason(reason: &Reason) -> String {
    let detector = match reason.detector {
        Detector::Farrington => "Farrington",
        Detector::Ears => "EARS",
        Detector::PooledSeason => "pooled season",
        Detector::SlowRise => "slow rise",
    };
    let mut said = format!("{detector}, {} reference weeks", reason.reference_weeks);
    for remark in reason.remarks.iter() {
        said.push_str(match remark {
            Remark::TrendLeftOut => "; trend left out",
            Remark::TooFewRecentCases => "; too few recent cases for an alarm",
            Remark::NothingSeenBefore => "; nothing seen before, expectation on a floor",
            Remark::BoundBeyondCounting => "; bound beyond counting",
            Remark::WithWeekBefore => "; with the week before",
        });
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_back_the_same() {
        for number in [0.0, 0.1 + 0.2, 1e-300, 123_456.789, 1.0 / 3.0] {
            assert_eq!(digits(number).parse::<f64>().unwrap().to_bits(), number.to_bits());
        }
        assert_eq!(digits(f64::INFINITY), "");
    }

    #[test]
    fn what_cannot_be_said_is_empty_with_its_reason() {
        let found = Err(NoVerdict::HistoryTooShort { found: 10, needed: 78 });
        let mut out = Vec::new();
        csv(&[Line { series: "a", t: 11, found }], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.ends_with("a,11,,,,,,,,,\"needs 78 weeks of history before this week, there are 10\"\n"),
            "{text}"
        );
    }
}
