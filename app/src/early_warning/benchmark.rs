//! `ponton trends benchmark`: the published study and the variant in which areas differ, for each detector and length
//! of history, as the table of `docs/trends-benchmark.md` or as JSON.

use super::Progress;
use anyhow::Result;
use clap::Args;
use rayon::prelude::*;
use serde_json::{Value, json};
use trends::benchmark::contest::{Variant, study};
use trends::benchmark::generate::Made;
use trends::benchmark::measure::{Alarms, Measures, measure};
use trends::benchmark::table::{HEAD, columns, contestants, row};

/// How much of it.
#[derive(Args)]
pub struct Benchmark {
    /// Series per scenario: 100 is the study, 20 is what R was measured on
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u64).range(1..=1000))]
    replicates: u64,
    /// JSON instead of a table
    #[arg(long)]
    json: bool,
}

/// Runs it and prints it.
pub fn benchmark(flags: &Benchmark) -> Result<()> {
    let mut all = Vec::new();
    for (name, variant) in [("homogeneous", Variant::Homogeneous), ("heterogeneous", Variant::Heterogeneous)]
    {
        // Twenty areas to a theme, however many series there are.
        let made: Vec<Vec<Made>> = study(variant, flags.replicates)
            .iter()
            .flat_map(|scenario| scenario.chunks(20).map(<[Made]>::to_vec))
            .collect();
        let contestants = contestants();
        let tasks: Vec<(usize, &Vec<Made>)> =
            (0..contestants.len()).flat_map(|which| made.iter().map(move |one| (which, one))).collect();
        let progress = Progress::of(tasks.len());
        let found: Vec<(usize, &Vec<Made>, Vec<Alarms>)> = tasks
            .par_iter()
            .map(|(which, made)| {
                let alarms = contestants[*which].1.alarms(made);
                progress.one();
                (*which, *made, alarms)
            })
            .collect();
        let mut rows = Vec::new();
        for (which, (contestant, _)) in contestants.iter().enumerate() {
            let own: Vec<(&Made, Alarms)> = found
                .iter()
                .filter(|(of, _, _)| *of == which)
                .flat_map(|(_, made, alarms)| made.iter().zip(alarms.iter().cloned()))
                .collect();
            rows.push((contestant.clone(), measure(&own)));
        }
        all.push((name, rows));
    }
    if flags.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&all))?);
    } else {
        for (variant, rows) in &all {
            println!(
                "### {variant}, 42 × {}\n\n{HEAD}{}",
                flags.replicates,
                rows.iter().map(|(name, found)| row(name, found)).collect::<String>()
            );
        }
    }
    Ok(())
}

fn as_json(all: &[(&str, Vec<(String, Measures)>)]) -> Value {
    let as_row = |(name, measures): &(String, Measures)| {
        let mut found = json!({ "detector": name });
        for (column, one) in columns(measures) {
            found[column] = json!({ "value": one.value, "error": one.error });
        }
        found
    };
    all.iter()
        .map(|(variant, rows)| ((*variant).to_owned(), Value::Array(rows.iter().map(as_row).collect())))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
