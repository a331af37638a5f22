//! `ponton trends detect`: counts in, verdicts out. Series are looked at side by side on all processors.

use super::Progress;
use super::counts_file::{self, Counted};
use super::method::{Chosen, Method};
use super::results_file::{self, Line};
use anyhow::{Context, Result, bail};
use clap::Args;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, stdout};
use std::path::PathBuf;
use trends::farrington::PopulationOffset;
use trends::farrington::fit::Work as OneWork;
use trends::pooled::{Theme, Work};
use trends::series::{NoVerdict, Series, Verdict};

/// What to look at, how, and where to write.
#[derive(Args)]
pub struct Detect {
    /// A CSV file with the columns series, t and y, and date and population where they are known
    #[arg(long)]
    input: PathBuf,
    /// Where the results go; standard output when it is left out
    #[arg(long)]
    output: Option<PathBuf>,
    /// The first week, by its t
    #[arg(long)]
    from: Option<i64>,
    /// The last week, by its t
    #[arg(long)]
    to: Option<i64>,
    /// JSON instead of CSV
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    method: Method,
}

/// Looks and writes.
pub fn detect(flags: &Detect) -> Result<()> {
    let chosen = flags.method.chosen()?;
    let counted = counts_file::read(&flags.input)?;
    needs_populations(&chosen, &counted)?;
    needs_weeks(flags, &counted)?;
    let lines = look(flags, &chosen, &counted)?;
    match &flags.output {
        Some(path) => {
            let file = File::create(path).with_context(|| format!("{} can't be written", path.display()))?;
            write(flags, &lines, BufWriter::new(file))?;
            let alarms = lines.iter().filter(|line| line.found.as_ref().is_ok_and(|one| one.alarm)).count();
            eprintln!("{} series-weeks, {alarms} alarms, in {}", lines.len(), path.display());
            Ok(())
        }
        None => write(flags, &lines, stdout().lock()),
    }
}

/// Counts per population can't be made without populations; counts alone would look like them.
fn needs_populations(chosen: &Chosen, counted: &[Counted]) -> Result<()> {
    let per_population =
        matches!(chosen, Chosen::Farrington(method) if method.population_offset == PopulationOffset::On);
    match counted.iter().find(|series| series.population().is_none()) {
        Some(series) if per_population => {
            bail!(
                "--population-offset: line {}: series {:?} has nothing in a column population",
                series.line,
                series.name
            )
        }
        _ => Ok(()),
    }
}

/// Weeks that aren't there would give an empty file, which looks as if nothing was wrong.
fn needs_weeks(flags: &Detect, counted: &[Counted]) -> Result<()> {
    if counted.iter().any(|series| !weeks(flags, series).is_empty()) {
        return Ok(());
    }
    let first = counted.iter().map(|series| series.first).min().unwrap_or_default();
    let ends =
        counted.iter().map(|series| series.first + i64::try_from(series.counts.len()).unwrap_or(0) - 1);
    bail!("--from and --to leave no week: the file has t from {first} to {}", ends.max().unwrap_or_default())
}

fn write(flags: &Detect, lines: &[Line<'_>], out: impl std::io::Write) -> Result<()> {
    if flags.json { results_file::json(lines, out) } else { results_file::csv(lines, out) }
}

/// The weeks of a series that are asked for, from 0.
fn weeks(flags: &Detect, series: &Counted) -> Vec<usize> {
    let asked = |t: i64| flags.from.is_none_or(|from| t >= from) && flags.to.is_none_or(|to| t <= to);
    let t_of = |week: usize| series.first + i64::try_from(week).unwrap_or(i64::MAX);
    (0..series.counts.len()).filter(|week| asked(t_of(*week))).collect()
}

fn look<'a>(flags: &Detect, chosen: &Chosen, counted: &'a [Counted]) -> Result<Vec<Line<'a>>> {
    let found: Vec<Vec<Line<'a>>> = match chosen {
        Chosen::Farrington(method) => {
            each(flags, counted, |series, week, work| method.look(series, week, work))
        }
        Chosen::Ears(ears) => each(flags, counted, |series, week, _| ears.look(series, week)),
        Chosen::Pooled(pooled) => themes(flags, counted, |theme, week, work| {
            Ok(pooled.look(theme, week, work)?.into_iter().map(|looked| looked.verdict).collect())
        })?,
        Chosen::SlowRise(slow) => themes(flags, counted, |theme, week, work| slow.look(theme, week, work))?,
    };
    Ok(found.into_iter().flatten().collect())
}

fn line(series: &Counted, week: usize, found: Result<Verdict, NoVerdict>) -> Line<'_> {
    Line { series: &series.name, t: series.first + i64::try_from(week).unwrap_or(i64::MAX), found }
}

/// One series at a time.
fn each<'a>(
    flags: &Detect,
    counted: &'a [Counted],
    look: impl Fn(&Series<'_>, usize, &mut OneWork) -> Result<Verdict, NoVerdict> + Sync,
) -> Vec<Vec<Line<'a>>> {
    let progress = Progress::of(counted.len());
    counted
        .par_iter()
        .map_init(OneWork::default, |work, series| {
            let of =
                Series { counts: &series.counts, dates: series.dates(), population: series.population() };
            let lines = weeks(flags, series)
                .into_iter()
                .map(|week| line(series, week, look(&of, week, work)))
                .collect();
            progress.one();
            lines
        })
        .collect()
}

/// The areas of a theme together; series are named THEME/AREA, or are all areas of one theme.
fn themes<'a>(
    flags: &Detect,
    counted: &'a [Counted],
    look: impl Fn(&Theme<'_>, usize, &mut Work) -> Result<Vec<Verdict>, NoVerdict> + Sync,
) -> Result<Vec<Vec<Line<'a>>>> {
    let mut of_theme: BTreeMap<&str, Vec<&Counted>> = BTreeMap::new();
    for series in counted {
        let theme = series.name.split_once('/').map_or("", |(theme, _)| theme);
        of_theme.entry(theme).or_default().push(series);
    }
    for areas in of_theme.values() {
        for area in areas {
            if (area.first, area.counts.len()) != (areas[0].first, areas[0].counts.len()) {
                bail!(
                    "line {}: series {:?} and {:?} are areas of one theme but don't cover the same weeks",
                    area.line,
                    areas[0].name,
                    area.name
                );
            }
            if area.dates != areas[0].dates {
                bail!(
                    "line {}, column date: series {:?} and {:?} are areas of one theme but their weeks have other dates",
                    area.line,
                    areas[0].name,
                    area.name
                );
            }
        }
    }
    let tasks: Vec<(&Vec<&Counted>, usize)> = of_theme
        .values()
        .flat_map(|areas| weeks(flags, areas[0]).into_iter().map(move |week| (areas, week)))
        .collect();
    let progress = Progress::of(tasks.len());
    let mut found: Vec<Vec<Line<'a>>> = tasks
        .par_iter()
        .map_init(Work::default, |work, (areas, week)| {
            let counts: Vec<&[f64]> = areas.iter().map(|area| area.counts.as_slice()).collect();
            let verdicts = look(&Theme { areas: &counts, dates: areas[0].dates(), seen: None }, *week, work);
            progress.one();
            match verdicts {
                Ok(verdicts) => {
                    areas.iter().zip(verdicts).map(|(area, one)| line(area, *week, Ok(one))).collect()
                }
                Err(problem) => areas.iter().map(|area| line(area, *week, Err(problem))).collect(),
            }
        })
        .collect();
    // By series, as the file has them.
    let mut lines: Vec<Line<'a>> = found.drain(..).flatten().collect();
    let place: BTreeMap<&str, usize> =
        counted.iter().enumerate().map(|(at, series)| (series.name.as_str(), at)).collect();
    lines.sort_by_key(|line| (place[line.series], line.t));
    Ok(vec![lines])
}

#[cfg(test)]
mod tests;
