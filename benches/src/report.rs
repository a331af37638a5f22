//! The measurement as tables in Markdown, for `docs/performance.md`. Smallest, middle and largest of the rounds, so
//! that a reader sees the noise.

use crate::load::Sample;
use crate::measure::{Measured, Rounds};
use crate::paths::{PATHS, Path};
use std::fmt::Write as _;

/// The costs of every path on one database.
pub fn paths(measured: &Measured) -> String {
    let mut text = format!(
        "\n**{} signals** ({:.0} MiB, filled in {:.0} s)\n\n",
        thousands(measured.signals),
        measured.size,
        measured.filling
    );
    text.push_str(&table(&PATHS, &measured.paths));
    text
}

/// What `paths` cost: one row each.
pub fn table(paths: &[Path], found: &[Rounds]) -> String {
    let mut text = String::from(
        "| path | CPU ms, 1 connection | CPU ms, 32 connections | p50 / p95 ms, 1 | p50 / p95 ms, 32 | answers/s, 32 | KiB | reach, CPU ms |\n\
         |---|---|---|---|---|---|---|---|\n",
    );
    for (path, rounds) in paths.iter().zip(found) {
        let reach = path.reach.map_or_else(|| "–".to_owned(), |reach| format!("{reach}"));
        let Rounds { alone, busy } = rounds;
        line(
            &mut text,
            &[
                path.name,
                &spread(alone, |sample| sample.cpu),
                &spread(busy, |sample| sample.cpu),
                &format!("{:.1} / {:.1}", middle(alone, |it| it.p50), middle(alone, |it| it.p95)),
                &format!(
                    "{:.1} / {:.1}{}",
                    middle(busy, |it| it.p50),
                    middle(busy, |it| it.p95),
                    refused(busy)
                ),
                &format!("{:.0}", middle(busy, |it| it.rate)),
                &format!("{:.1}", middle(busy, |it| it.bytes) / 1_024.0),
                &reach,
            ],
        );
    }
    text
}

/// How the cost grows from the first database to the last: CPU over one connection, the middle round.
pub fn growth(all: &[Measured]) -> String {
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return String::new() };
    let mut text = format!(
        "\n| path | CPU ms at {} | CPU ms at {} | ratio |\n|---|---|---|---|\n",
        thousands(first.signals),
        thousands(last.signals)
    );
    for (index, path) in PATHS.iter().enumerate() {
        let cpu = |measured: &Measured| middle(&measured.paths[index].alone, |sample| sample.cpu);
        let (small, large) = (cpu(first), cpu(last));
        line(
            &mut text,
            &[path.name, &format!("{small:.2}"), &format!("{large:.2}"), &format!("{:.2}", large / small)],
        );
    }
    text
}

/// Memory, start-up and what a quiet second costs.
pub fn rest(all: &[Measured], empty: &[f64]) -> String {
    let mut text = "\n| | found | reach |\n|---|---|---|\n".to_owned();
    line(&mut text, &["start to first page, empty database, s", &numbers(empty, 3), "0.3"]);
    for measured in all {
        let signals = thousands(measured.signals);
        line(&mut text, &[&format!("the same at {signals} signals, s"), &numbers(&measured.starts, 3), "–"]);
        for (when, memory, reach) in [("idle", measured.idle, "60"), ("under load", measured.busy, "200")] {
            let mut found = format!("{:.0}", memory.server);
            if memory.postgres > 0.0 {
                write!(found, " and PostgreSQL {:.0}", memory.postgres)
                    .expect("writing to a string succeeds");
            }
            line(&mut text, &[&format!("memory (PSS) {when} at {signals} signals, MiB"), &found, reach]);
        }
        let (seconds, cpu) = measured.catching_up;
        let busy = format!("{seconds:.0}, {cpu:.0}");
        line(
            &mut text,
            &[
                &format!("the first server's own work at {signals} signals (index, figures): s, CPU s"),
                &busy,
                "–",
            ],
        );
        let quiet = format!("{:.1}", measured.quiet);
        line(&mut text, &[&format!("a second without requests at {signals} signals, CPU ms"), &quiet, "–"]);
    }
    text
}

/// What to say when answers were refused; nothing when none were.
fn refused(samples: &[Sample]) -> String {
    match middle(samples, |sample| sample.refused) {
        none if none < 0.05 => String::new(),
        some => format!("; {some:.0} % refused"),
    }
}

/// A row of a table.
pub fn line(text: &mut String, cells: &[&str]) {
    writeln!(text, "| {} |", cells.join(" | ")).expect("writing to a string succeeds");
}

/// "smallest–**middle**–largest" of the samples.
pub fn spread(samples: &[Sample], of: impl Fn(&Sample) -> f64) -> String {
    numbers(&samples.iter().map(of).collect::<Vec<_>>(), 2)
}

/// The middle one of the samples.
pub fn middle(samples: &[Sample], of: impl Fn(&Sample) -> f64) -> f64 {
    let sorted = sorted(&samples.iter().map(of).collect::<Vec<_>>());
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// "smallest–**middle**–largest".
fn numbers(found: &[f64], digits: usize) -> String {
    let sorted = sorted(found);
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return String::new() };
    let middle = sorted[sorted.len() / 2];
    format!("{least:.digits$}–**{middle:.digits$}**–{most:.digits$}")
}

fn sorted(found: &[f64]) -> Vec<f64> {
    let mut sorted = found.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// "100,000".
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_people_write_them() {
        assert_eq!(thousands(1_000_000), "1,000,000");
        assert_eq!(thousands(999), "999");
        assert_eq!(numbers(&[3.0, 1.0, 2.0], 1), "1.0–**2.0**–3.0");
        assert_eq!(numbers(&[], 1), "");
    }
}
