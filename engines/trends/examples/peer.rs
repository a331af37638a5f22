//! How many counts are hidden for the sake of others, on seeded tables; and the same tables as problems for Tau-Argus,
//! whose optimum they are compared with: `… --example peer -- DIRECTORY`, or all of it by
//! `engines/trends/scripts/beside-tauargus.py`.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};
use trends::disclosure::audit::{Known, Table};
use trends::disclosure::crossed::{Crossed, Topic};
use trends::disclosure::grid::Grid;
use trends::disclosure::period::Period;
use trends::disclosure::suppress::{Shown, suppress};
use trends::disclosure::{Place, Rule, Sensitivity};

/// Sub-themes, wijken and buurten to a wijk; and the most that a buurt counts of a sub-theme.
const SHAPES: [(u32, u32, u32); 5] = [(0, 2, 4), (0, 6, 0), (2, 2, 2), (3, 6, 0), (5, 8, 0)];
const MOST: [u32; 4] = [6, 12, 24, 40];
/// Tables of each shape and size.
const EACH: u32 = 5;

/// A small generator with a known sequence.
struct Draws(u32);

impl Draws {
    fn below(&mut self, n: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % n
    }
}

fn table((sub_themes, wijken, buurten): (u32, u32, u32), most: u32, draws: &mut Draws) -> Crossed {
    let place = |code: String, above| Place { code, above, population: Some(1200) };
    let mut places = vec![place("GM".to_owned(), None)];
    for wijk in 0..wijken {
        let above = places.len();
        places.push(place(format!("WK{wijk}"), Some(0)));
        places.extend((0..buurten).map(|buurt| place(format!("BU{wijk}{buurt}"), Some(above))));
    }
    let topic = |code: String, above| Topic { code, above, sensitivity: Sensitivity::Usual };
    let mut topics = vec![topic("thema".to_owned(), None)];
    topics.extend((0..sub_themes).map(|sub| topic(format!("thema.{sub}"), Some(0))));
    let persons = topics.iter().map(|_| places.iter().map(|_| draws.below(most)).collect()).collect();
    let period = Period::four_weeks(jiff::civil::date(2026, 11, 22));
    Crossed { topics, places, period, persons }
}

/// The problem as Tau-Argus' solvers read it: each count with its cost and by how much it must stay open, and the sums.
fn problem(grid: &Grid, primary: &[Shown]) -> String {
    let most = 10 * grid.counts.iter().sum::<u32>() + 1000;
    let mut text = format!("0\n{}\n", grid.counts.len());
    for (at, count) in grid.counts.iter().enumerate() {
        // As wide as the threshold: from nobody up to it.
        let (status, down, up) =
            if primary[at] == Shown::Yes { ("s", 0, 0) } else { ("u", *count, grid.thresholds[at] - count) };
        // Writing to text can't fail.
        writeln!(text, "{at} {count} 1 {status} 0 {most} {down} {up} 0").unwrap_or_default();
    }
    writeln!(text, "{}", grid.sums.len()).unwrap_or_default();
    for (total, parts) in &grid.sums {
        write!(text, "0 {} : {total} (-1)", parts.len() + 1).unwrap_or_default();
        for part in parts {
            write!(text, " {part} (1)").unwrap_or_default();
        }
        text.push('\n');
    }
    text
}

/// Of counts below the threshold, those that aren't as wide as it when the peer hides what it says.
fn told_by(grid: &Grid, primary: &[Shown], peer: &str) -> usize {
    let also: Vec<usize> = peer.split_whitespace().filter_map(|at| at.parse().ok()).collect();
    let known = (0..grid.counts.len()).map(|at| {
        let is_shown = primary[at] == Shown::Yes && !also.contains(&at);
        let count = grid.counts[at];
        if is_shown { Known { least: count, most: Some(count) } } else { Known { least: 0, most: None } }
    });
    let table = Table { known: known.collect(), sums: grid.sums.clone() };
    let few = (0..grid.counts.len()).filter(|at| primary[*at] != Shown::Yes);
    few.filter(|at| table.interval(*at).map_or(true, |one| one.width() < f64::from(grid.thresholds[*at])))
        .count()
}

fn main() -> io::Result<()> {
    let rule = Rule::default();
    let only_primary = Rule::default().without(trends::disclosure::Defence::Complementary);
    let directory = env::args().nth(1);
    let mut draws = Draws(2026);
    let hidden = |shown: &[Shown], why| shown.iter().filter(|one| **one == why).count();
    for (shape, sizes) in SHAPES.iter().enumerate() {
        for most in MOST {
            for number in 0..EACH {
                let crossed = table(*sizes, most, &mut draws);
                let done = Grid::crossed(&crossed, &rule)
                    .and_then(|grid| Ok((suppress(&grid, &rule)?, suppress(&grid, &only_primary)?, grid)));
                let Ok((ours, primary, grid)) = done else {
                    println!("{shape}-{most}-{number} none none -");
                    continue;
                };
                let name = format!("{shape}-{most}-{number}");
                let (few, also) = (hidden(&ours, Shown::TooFew), hidden(&ours, Shown::WouldTell));
                let peer = directory.as_ref().map(|directory| Path::new(directory).join(&name));
                // The second time round, what the peer found is there.
                let found =
                    peer.as_ref().and_then(|peer| fs::read_to_string(peer.with_extension("out")).ok());
                let told = found.map(|found| told_by(&grid, &primary, &found));
                println!("{name} {few} {also} {}", told.map_or("-".to_owned(), |told| told.to_string()));
                if let Some(peer) = peer {
                    fs::write(peer.with_extension("jj"), problem(&grid, &primary))?;
                }
            }
        }
    }
    Ok(())
}
