//! A part of the study, one row at a time, for a machine that is busy: `… --example study -- homogeneous 0 20 pooled`
//! runs replicates 0 to 19 with the detectors whose name begins so. `ponton trends benchmark` runs all of it.

use trends::benchmark::contest::Variant;
use trends::benchmark::generate::{Made, scenarios, series};
use trends::benchmark::measure::{Alarms, measure};
use trends::benchmark::table::{HEAD, contestants, row};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| arguments.get(at).map_or("", String::as_str);
    let variant = if word(0) == "heterogeneous" { Variant::Heterogeneous } else { Variant::Homogeneous };
    let first: u64 = word(1).parse().unwrap_or(0);
    let count: u64 = word(2).parse().unwrap_or(20);
    let made: Vec<Vec<Made>> = scenarios()
        .iter()
        .map(|scenario| {
            let make = |replicate| match variant {
                Variant::Homogeneous => series(scenario, replicate),
                Variant::Heterogeneous => series(&scenario.of_area(replicate), replicate),
            };
            (first..first + count).map(make).collect()
        })
        .collect();
    println!("{variant:?}, replicates {first} to {}", first + count - 1);
    print!("{HEAD}");
    for (name, contestant) in contestants().into_iter().filter(|(name, _)| name.starts_with(word(3))) {
        // Twenty areas to a theme, as when all of it is run.
        let results: Vec<(&Made, Alarms)> = made
            .iter()
            .flat_map(|made| made.chunks(20))
            .flat_map(|made| made.iter().zip(contestant.alarms(made)))
            .collect();
        print!("{}", row(&name, &measure(&results)));
    }
}
