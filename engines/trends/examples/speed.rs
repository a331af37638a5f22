//! How long a series-week takes, a hundred thousand series of five years, and the release of a quarter: `cargo run --release
//! -p trends --example speed`. One processor; it reads the time only here, around what is measured.

use std::hint::black_box;
use std::process::Command;
use trends::benchmark::contest::{Variant, replicates};
use trends::benchmark::generate::scenarios;
use trends::disclosure::Rule;
use trends::disclosure::grid::Grid;
use trends::disclosure::period::Period;
use trends::disclosure::release::of_grid;
use trends::disclosure::rounding::Key;
use trends::farrington::fit::Work as OneWork;
use trends::farrington::{Compat, Farrington};
use trends::pooled::{Pooled, Theme, Work};
use trends::series::Series;

/// Processor seconds of this process so far, of which other work on the machine takes no part. Linux only.
fn processor_seconds() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    let ticks: f64 = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    let of_a_second = Command::new("getconf").arg("CLK_TCK").output().ok()?;
    Some(ticks / String::from_utf8(of_a_second.stdout).ok()?.trim().parse::<f64>().ok()?)
}

fn measure(name: &str, series_weeks: u32, run: impl FnOnce()) {
    let before = processor_seconds();
    run();
    match (before, processor_seconds()) {
        (Some(before), Some(after)) => {
            let each = (after - before) / f64::from(series_weeks) * 1e3;
            let all = each * 1e5 / 1e3;
            println!("{name}: {each:.4} ms per series-week; a week of 100,000 series {all:.1} s");
        }
        _ => println!("{name}: no processor time to be read here"),
    }
}

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    if !asked.is_empty() {
        return asked.into_iter().for_each(release);
    }
    [5, 15, 30].into_iter().for_each(release);
    let made: Vec<Vec<Vec<f64>>> = scenarios()
        .iter()
        .map(|scenario| {
            replicates(scenario, Variant::Homogeneous, 20).into_iter().map(|one| one.with).collect()
        })
        .collect();
    let method = Farrington { compat: Compat::Surveillance, ..Farrington::flexible(5) };
    let mut work = OneWork::default();
    measure("Farrington flexible, 5 years", 42 * 20 * 10, || {
        for series in made.iter().flatten() {
            for t in 575..585 {
                black_box(method.look(&Series::of(series), t, &mut work)).ok();
            }
        }
    });
    for years in [3, 5] {
        let pooled = Pooled { years, ..Pooled::default() };
        let mut work = Work::default();
        measure(&format!("pooled season, {years} years"), 42 * 20 * 10, || {
            for theme in &made {
                let areas: Vec<&[f64]> = theme.iter().map(Vec::as_slice).collect();
                for t in 575..585 {
                    black_box(pooled.look(&Theme { areas: &areas, dates: None, seen: None }, t, &mut work))
                        .ok();
                }
            }
        });
    }
    // A hundred thousand series as they would stand: 500 themes of 200 areas, one week, five years back.
    let areas: Vec<&[f64]> = (0..200).map(|area| made[area % 42][area % 20].as_slice()).collect();
    let pooled = Pooled { years: 5, ..Pooled::default() };
    let mut work = Work::default();
    let before = processor_seconds();
    for theme in 0..500 {
        black_box(pooled.look(
            &Theme { areas: &areas, dates: None, seen: None },
            570 + theme % 50,
            &mut work,
        ))
        .ok();
    }
    if let (Some(before), Some(after)) = (before, processor_seconds()) {
        println!("100,000 series × 5 years, one week, pooled: {:.1} s of one processor", after - before);
    }
}

/// By what a figure of a quarter is told apart: three months, eight areas, eight themes.
const WAYS: [usize; 3] = [3, 8, 8];

/// The release of one figure of a quarter, of so many organisations: of some much, of most hardly anything.
fn release(organisations: usize) {
    let (grid, names) = quarter(organisations);
    let key = Key::new("speed", &[7; 16]).expect("sixteen bytes");
    let period = Period::quarter(jiff::civil::date(2026, 7, 1));
    let before = processor_seconds();
    let made = of_grid((&grid, &names), (period, &[]), &Rule::default(), &key);
    let (Some(before), Some(after), Ok((figures, audit))) = (before, processor_seconds(), made) else {
        return;
    };
    let shown = figures.iter().filter(|figure| figure.count.is_some()).count();
    println!(
        "the release of a quarter, {organisations} organisations: {} counts in {:.1} s, {shown} shown, none told nearer than {}",
        figures.len(),
        after - before,
        audit.narrowest
    );
}

/// Whose (the first: all together) by what (the first: by nothing).
fn quarter(organisations: usize) -> (Grid, Vec<String>) {
    let columns = 1 + WAYS.iter().sum::<usize>();
    let at = |whose: usize, by: usize| whose * columns + by;
    let mut counts = vec![0; (organisations + 1) * columns];
    let mut seed = 7_u32;
    let mut below = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    for whose in 1..=organisations {
        let most = [3, 9, 30, 90][below(4) as usize];
        for _ in 0..below(most + 1) {
            let parts = [below(3), 3 + below(8).min(below(8)), 11 + below(8).min(below(8))];
            for by in std::iter::once(0).chain(parts.map(|part| 1 + part as usize)) {
                counts[at(whose, by)] += 1;
                counts[at(0, by)] += 1;
            }
        }
    }
    let mut sums: Vec<(usize, Vec<usize>)> = (0..columns)
        .map(|by| (at(0, by), (1..=organisations).map(|whose| at(whose, by)).collect()))
        .collect();
    for whose in 0..=organisations {
        let mut first = 1;
        for way in WAYS {
            sums.push((at(whose, 0), (first..first + way).map(|by| at(whose, by)).collect()));
            first += way;
        }
    }
    let enough = counts.iter().map(|count| *count == 0 || *count >= 5).collect();
    let names = (0..counts.len()).map(|cell| cell.to_string()).collect();
    (Grid { thresholds: vec![5; counts.len()], enough, sums, counts }, names)
}
