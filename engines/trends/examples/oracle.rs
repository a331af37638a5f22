//! What could be found at best: the default's test, told the true mean and dispersion of every series, at a level that
//! gives about the false alarms asked for. `… --example oracle -- heterogeneous 0 20`, for replicates 0 to 19.

use trends::benchmark::contest::Variant;
use trends::benchmark::generate::{Made, Scenario, scenarios, series};
use trends::benchmark::measure::{Alarms, measure};
use trends::benchmark::oracle::alarms;
use trends::benchmark::table::{HEAD, row};
use trends::pooled::Pooled;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| arguments.get(at).map_or("", String::as_str);
    let variant = if word(0) == "heterogeneous" { Variant::Heterogeneous } else { Variant::Homogeneous };
    let first: u64 = word(1).parse().unwrap_or(0);
    let count: u64 = word(2).parse().unwrap_or(20);
    let made: Vec<(Scenario, Made)> = scenarios()
        .iter()
        .flat_map(|scenario| (first..first + count).map(move |replicate| (scenario, replicate)))
        .map(|(scenario, replicate)| match variant {
            Variant::Homogeneous => (scenario.clone(), series(scenario, replicate)),
            Variant::Heterogeneous => {
                let own = scenario.of_area(replicate);
                let made = series(&own, replicate);
                (own, made)
            }
        })
        .collect();
    println!("{variant:?}, replicates {first} to {}", first + count - 1);
    print!("{HEAD}");
    for alpha in [0.0095, 0.01, 0.0105] {
        let test = Pooled { alpha, ..Pooled::default() };
        let results: Vec<(&Made, Alarms)> =
            made.iter().map(|(scenario, made)| (made, alarms(&test, made, scenario))).collect();
        print!("{}", row(&format!("told the truth, level {alpha}"), &measure(&results)));
    }
}
