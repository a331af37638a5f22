//! The search by itself, without a server and a database around it: how long the index of so many signals takes to make,
//! how large it is, and what a question costs, by kind of question. The sentences of the bench are made of few words, so
//! that each of them stands in a twelfth of all signals: harder than what people write.

use crate::fill::words_of;
use crate::meter::{Meter, load_average};
use anyhow::{Context, Result};
use app::reading;
use kernel::clock::Stopwatch;
use kernel::ids::Uuid;
use kernel::{Clock, NetworkId, Timestamp};
use search::{Ask, Document, Index, Key};
use std::path::{Path, PathBuf};

/// Things per commit, as the product saves.
const SAVED_AT: usize = 20_000;
/// Questions of one kind in a round.
const ASKED: u32 = 300;
const NETWORK: NetworkId = NetworkId(Uuid::from_u128(1));
const THEMES: [&str; 4] = ["STE.financiering", "GLD.schulden", "JEU.straat", "REL.eenzaamheid"];

/// A kind of question: its name, the words, the theme it is narrowed by.
const QUESTIONS: [(&str, &str, Option<&str>); 7] = [
    ("a common word", "wachten", None),
    ("two words, every one of them", "jeugdhulp gemeente", None),
    ("a compound and its parts", "energierekening", None),
    ("other words for it", "wachtlijst jeugdzorg", None),
    ("words that no signal has all of, so any of them", "wachtlijst schimmel scootmobiel", None),
    ("a common word, narrowed by theme", "wachten", Some("GLD")),
    ("a word that nobody used", "zilverreiger", None),
];

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(problem) = std::fs::remove_dir_all(&self.0) {
            eprintln!("benches: {} is not removed: {problem}", self.0.display());
        }
    }
}

/// Makes an index of `signals` signals and prints what it and questions to it cost.
pub fn measure(signals: usize, rounds: usize) -> Result<()> {
    let folder = Folder(std::env::temp_dir().join(format!("ponton-benches-search-{}", std::process::id())));
    let index = Index::open(&folder.0, reading::dutch())?;
    let meter = Meter::of(&[std::process::id()], None)?;
    let before = load_average();
    let (watch, cpu) = (Stopwatch::start(), meter.cpu_seconds()?);
    fill(&index, signals, Clock::system().now())?;
    let (seconds, cpu) = (watch.seconds(), meter.cpu_seconds()? - cpu);
    println!("## Search over {signals} signals\n");
    println!("| | found |\n|---|---|");
    println!("| making the index: s, CPU s | {seconds:.0}, {cpu:.0} |");
    println!("| its size on disk, MiB | {:.0} |", size(&folder.0)? / 1_048_576.0);
    println!("\n| question | CPU ms | reach |\n|---|---|---|");
    for (name, words, theme) in QUESTIONS {
        let ask = asking(words, theme);
        let costs = costs(&meter, rounds, || {
            index.ask(&ask)?;
            Ok(())
        })?;
        println!("| {name} | {costs} | 3 |");
    }
    let words: Vec<String> = (0..ASKED as usize).map(|at| words_of(signals + at)).collect();
    let mut at = 0;
    let like = costs(&meter, rounds, || {
        at = (at + 1) % words.len();
        index.like(NETWORK, &words[at], 48)?;
        Ok(())
    })?;
    println!("| \"dit lijkt op…\", before weighing | {like} | – |");
    println!(
        "\n{rounds} rounds of {ASKED}, smallest–**middle**–largest; memory (PSS) of the measuring process {:.0} MiB; \
         load average {before} before and {} after.",
        meter.memory()?.server,
        load_average()
    );
    Ok(())
}

fn fill(index: &Index, signals: usize, now: Timestamp) -> Result<()> {
    let mut batch = index.batch()?;
    for at in 0..signals {
        let id = Uuid::from_u128(u128::try_from(at)? << 64 | 7);
        let theme = THEMES[at % THEMES.len()];
        let document = Document {
            key: Key { network: NETWORK, kind: "signal".to_owned(), id },
            title: String::new(),
            text: words_of(at),
            themes: vec![theme.to_owned(), theme.split('.').next().unwrap_or_default().to_owned()],
            area: None,
            organisations: Vec::new(),
            at: now,
        };
        batch.put(&document)?;
        if at % SAVED_AT == SAVED_AT - 1 {
            batch.save("under way")?;
        }
    }
    batch.save("done")?;
    Ok(batch.finish()?)
}

fn asking(words: &'static str, theme: Option<&str>) -> Ask<'static> {
    Ask {
        network: NETWORK,
        words,
        kinds: Vec::new(),
        themes: theme.into_iter().map(str::to_owned).collect(),
        areas: Vec::new(),
        organisations: Vec::new(),
        since: None,
        after: None,
        limit: 20,
    }
}

/// CPU milliseconds of one, over rounds of `ASKED`.
fn costs(meter: &Meter, rounds: usize, mut once: impl FnMut() -> Result<()>) -> Result<String> {
    once()?;
    let mut costs = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        let before = meter.cpu_seconds()?;
        for _ in 0..ASKED {
            once()?;
        }
        costs.push((meter.cpu_seconds()? - before) * 1_000.0 / f64::from(ASKED));
    }
    costs.sort_by(f64::total_cmp);
    let middle = costs.get(costs.len() / 2).context("at least one round")?;
    Ok(format!("{:.2}–**{middle:.2}**–{:.2}", costs[0], costs[costs.len() - 1]))
}

fn size(folder: &Path) -> Result<f64> {
    let mut bytes = 0.0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() {
            size(&entry.path())?
        } else {
            let length = entry.metadata()?.len();
            f64::from(u32::try_from(length / 1_024)?) * 1_024.0
        };
    }
    Ok(bytes)
}
