//! The study is the published one, count for count: what the generator of reference made, as a checksum of all
//! 1,680 series and a list of all outbreaks; and three of its series as R was given them.

use flate2::read::GzDecoder;
use std::fs::File;
use std::path::Path;
use trends::benchmark::generate::{Made, scenarios, series};

/// FNV-1a over the counts, four bytes each, the twin before the series.
const ALL_COUNTS: u64 = 0xf9ef_9e0d_b865_f8c1;

fn made() -> Vec<(u64, u64, Made)> {
    let scenarios = scenarios();
    scenarios
        .iter()
        .flat_map(|scenario| (0..20).map(|replicate| (scenario.id, replicate, series(scenario, replicate))))
        .collect()
}

#[test]
fn every_count_is_that_of_the_reference() {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |counts: &[f64]| {
        for count in counts {
            let count = (0..=u32::MAX).find(|whole| f64::from(*whole) >= *count).unwrap();
            for byte in count.to_le_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
    };
    for (_, _, made) in made() {
        add(&made.without);
        add(&made.with);
    }
    assert_eq!(hash, ALL_COUNTS);
}

#[test]
fn every_outbreak_is_that_of_the_reference() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/study-meta.csv.gz");
    let mut reader = csv::Reader::from_reader(GzDecoder::new(File::open(file).unwrap()));
    let expected: Vec<Vec<u64>> =
        reader.records().map(|row| row.unwrap().iter().map(|cell| cell.parse().unwrap()).collect()).collect();
    let found: Vec<Vec<u64>> = made()
        .into_iter()
        .map(|(scenario, replicate, made)| {
            let weeks = [made.start as u64 + 1, made.end as u64 + 1];
            let sizes = [u64::from(made.k1), u64::from(made.k2)];
            vec![scenario, replicate, sizes[0], sizes[1], weeks[0], weeks[1], u64::from(made.size)]
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn areas_of_the_variant_differ_and_the_study_stays_as_it_is() {
    let scenario = &scenarios()[4];
    let (one, other) = (scenario.of_area(1), scenario.of_area(2));
    assert_ne!(one.later.to_bits(), other.later.to_bits());
    assert_ne!(one.beta.to_bits(), other.beta.to_bits());
    assert_eq!(scenario.of_area(1), one, "the same on every machine");
}
